"""Is the day of a date still to come, as its own clause says ("is to vote on Thursday", "postponed until Monday")?

Where only some word of the sentence speaks of what is to come, a date may well be the day on which that was said
("unveiled plans on Monday"); what is asked for here is a verb that the date belongs to.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon.neighbors import listed
from factcheck.lexicon.regex import regex
from factcheck.mentions.dates.doubt import Place

REACH = 90
"""Characters before a date in which its verb is looked for."""
_BREAKS = regex(r"[.;:!?()“”\"]")


_NO_NOUN = r"(?<!ed )(?<!\bits )(?<!\bthe )(?<!\ba )(?<!\bof )(?<!\btheir )(?<!\bhis )(?<!\bher )(?<!\bour )"


@cache
def _verbs() -> re.Pattern[str]:
    """A verb of what is to come, with nothing behind it that turns back, up to the date."""
    turning = "|".join(sorted(listed("turns-back")))
    leading, doubtful = ("|".join(sorted(listed(role))) for role in ("leads-ahead", "may-lead-ahead"))
    coming = "|".join(sorted(listed("comes")))
    off, timed = ("|".join(sorted(listed(role))) for role in ("put-off", "timed"))
    onward = rf"(?:(?!\b(?:{turning})\b).)*$"
    return regex(
        rf"\b(?:{coming}) {onward}|\b(?:{leading}|{_NO_NOUN}(?:{doubtful}))(?: now| still)? to (?!have\b){onward}"
        rf"|\b(?:{off})(?: [a-z]+){{0,2}} (?:until|till|to|for) (?:the )?$"
        rf"|\b(?:{timed})(?: (?!{turning})[a-z]+){{0,4}}? (?:on |in )?(?:the )?$"
    )


def ahead(place: Place) -> bool:
    """Does the clause of a date say that it is to come?"""
    encoded = place.encoded
    start = encoded.starts[place.start]
    clause = _BREAKS.split(encoded.text[max(0, start - REACH) : start].lower())[-1]
    return _verbs().search(clause) is not None
