"""Shares whose whole was told further up: "Revenue reached 8.64 billion. … Profit came to 1.08 billion, or 12.5% of
sales", "The town has 12,400 inhabitants. … Those over 65 number 3,100, or 25 per cent of all residents".

What a share is of is often told in other words and with other numbers between. So it counts only where one slip of the
hand would make it come out, and where no other number of the article does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from factcheck.claims.grammar import Frame
from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.numbers.tolerance import HUNDRED, percentage, ratio
from factcheck.numbers.wording import rounded
from factcheck.relations.frames.judgement import slip
from factcheck.relations.frames.same_measure import same_measure
from factcheck.relations.places import common_words, root, stem

REACH = 14
"""Sentences with numbers over which a whole is looked for."""
BESIDE = 45
"""Code points beside a number in which it is named."""
LEAST, APART = Decimal(2), Decimal("0.15")
"""How far off a share has to be, in points and as a share of itself: nearer ones may be of another whole."""
_HEDGE = r"(?: (?:about|some|roughly|just|nearly|almost|around|only))?"
_NAMED = r"of (?:all |the |its |their |total )?(?P<name>[a-z'-]+(?: [a-z'-]+)?)"
_FORMS = (
    regex(rf"(?P<part>[MCNL])[^A-Z;:()]{{0,25}}?(?:,? or|,? \(|,? —|, equal to){_HEDGE} ?(?P<share>P) {_NAMED}"),
    regex(rf"(?P<share>P) {_NAMED}(?:,? or|,? \(|,){_HEDGE} ?(?P<part>[MCNL])(?=[.,;)]|$| )"),
)
_WORD = regex(r"[a-z-]{3,}")


@dataclass(frozen=True, slots=True)
class Share:
    """A part, its whole and the share that is told of them."""

    part: Claim
    whole: Claim
    share: Claim


def told_shares(frames: Sequence[Frame]) -> Iterator[Share]:
    """The shares of wholes that were told before, which one slip would put right."""
    prose = [frame for frame in frames if frame.sentence.zone not in ("table", "headline")]
    for place, frame in enumerate(prose):
        if "P of " not in frame.text:
            continue
        for match in (one for form in _FORMS for one in form.finditer(frame.text)):
            part, share = frame.at(match, "part"), frame.at(match, "share")
            if part is not None and share is not None:
                yield from _of(prose[max(0, place - REACH) : place + 1], match, part, share)


def _of(known: Sequence[Frame], match: re.Match[str], part: Claim, share: Claim) -> Iterator[Share]:
    """The share of the last whole that has its name, where nothing else of the article makes it come out."""
    value = share.quantity.value
    if value is None or share.quantity.relation != "exact" or share.quantity.unit != "percent":
        return
    larger = [one for frame in known for one in frame.claims if _is_larger(one, part)]
    names = _roots(match["name"])
    named = [one for one in larger if one.sentence != share.sentence and names & _names(one)]
    if not named or any(ratio(part, one).scaled(HUNDRED).meets(percentage(share)) for one in larger):
        return
    whole = named[-1]
    exact = (part.quantity.value or value) / (whole.quantity.value or HUNDRED) * HUNDRED
    if abs(exact - value) >= max(LEAST, APART * value) and slip(
        value, rounded(exact, 0 if value == value.to_integral_value() else 1)
    ):
        yield Share(part, whole, share)


def _is_larger(one: Claim, part: Claim) -> bool:
    a, b = one.quantity.value, part.quantity.value
    return a is not None and b is not None and 0 < b < a and one.role != "change" and same_measure(one, part)


def _names(claim: Claim) -> frozenset[str]:
    """The roots of the words by which a number is named: those right beside it, and what it counts."""
    text, start = claim.sentence_text, claim.span.start - claim.sentence.start
    end = start + len(claim.text)
    beside = f"{text[max(0, start - BESIDE) : start]} {text[end : end + BESIDE // 2]} {claim.mention.unit or ''}"
    return _roots(beside)


def _roots(text: str) -> frozenset[str]:
    common, known = common_words(), _kin()
    return frozenset(known.get(word, root(stem(word))) for word in _WORD.findall(text.lower()) if word not in common)


@cache
def _kin() -> dict[str, str]:
    """The names of one whole, each with what they name."""
    return {word: whole for listed, whole in rows("wholes") for word in listed.split("|")}
