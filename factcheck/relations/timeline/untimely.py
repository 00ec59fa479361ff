"""Plans for a day that is over and reports of a day that is still to come, as seen from the day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.model.records import dataclass
from factcheck.relations.timeline.chronology import calendar_days, day_in, exact_day
from factcheck.relations.timeline.dated_verbs import Dated, dated_verbs, is_auxiliary, words
from factcheck.relations.timeline.told_order import turns

LONGEST_AGO = 365 * 30
MARGIN = 10
"""Days after its plan on which a text is still put out again as it was."""
LATE = 60
"""Days after its term that a plan by some term may still be told of; a year is vaguer."""
LEAST, MOST = 20, 60
"""Days that a day without its year lies back where it is surely of the year of publication, and over."""
_PLAN = regex(
    r"\b(?:plans?|intends?|aims?|expects?|hopes?|wants?|(?:is|are) (?:expected|due|scheduled|set|planned|likely"
    r"|going|on track)"
    r"|will|(?:is|are) planning)\b(?! (?:was|were|had|called|for))"
)
_DEADLINE = regex(r"\b(?:by|before|until)(?: the)?(?: (?:end|close|middle|start|beginning) of)? (?P<by>D)")
_DONE_BY = regex(r"(?:ed|built|made|set up|won|sold|bought) $")
_BACK = regex(
    r"\b(?:had|was|were|would|originally|previously|at the time|earlier|ago|then|then-|initially|said in|since"
    r"|last|delayed"
    r"|missed|failed|announced|did|if|would have|could|first|once|until now|already|after|compared|than|from)\b"
    r"|\bD\b.*\bago\b"
)
_GOING = (
    r"(?:will|shall|(?:plans?|intends?|aims?|hopes?|expects?|wants?) to"
    r"|(?:is|are) (?:due|set|scheduled|going|likely|to)(?: to)?)"
)
_STRICT = regex(
    rf"\b(?<!announced )(?<!unveiled )(?<!their )(?<!free )(?<!h[ei][rs] )(?<!the )(?<!own ){_GOING} "
    r"(?P<gap>(?:[a-z'-]+,? |[CNMPO],? ){1,7}?)(?P<lead>on|in|by|until) (?P<day>D)"
    rf"|(?:^|[;—:] |, (?:and|but) )(?:on|in) (?P<day2>D),? (?P<gap2>(?:[a-z'-]+ |[CNM] ){{1,6}}?){_GOING} [a-z]"
)
_BAR = regex(
    r"\b(?:that|which|who|whose|whom|since|after|when|as|than|of|from|until|was|were|had|did|held|at|for|with|against|by"
    r"|if|whether|between|face|stand|investigate|look|back|remember|mark|honou?r|recall|compare|be released|[a-z]+ed)\b"
)
_DROPPED = regex(r" (?:was|were|had|has been)\b")
"""Behind the date of a plan of which the sentence tells what became: "a plan to open in 2009 was put back"."""
_NAMED = regex(r"(?:'s)? (?P<word>[a-z]+)")
_TO_COME = regex(
    r"\b(?:will|would|due|scheduled|expected|plan\w*|set|until|expir\w*|matur\w*|effective|upcoming|ahead|next"
    r"|may|payable"
    r"|postponed|deadline|should|if|by|before|tickets?|dates?|could|can|shall|must|proposed|fiscal|record|called|for"
    r"|update[ds]?|anticipated|projected|hopes?|aims?|intends?|likely|ordered|invit\w+)\b"
)


@dataclass(frozen=True, eq=False)
class Untimely:
    """A date, `claim`, that is over by `day` where the text plans it (`planned`), or comes on `day` where the text
    reports it; `after` is where its words end in the frame. `sure`: it lies so far off that no text that was put out
    again explains it."""

    claim: Claim
    frame: Frame
    day: date
    after: int
    planned: bool
    sure: bool


def plans(frame: Frame, published: Period, known: bool) -> Iterator[Untimely]:
    """The first plan of a sentence for a time that was over on the day of publication."""
    if published.start is None:
        return
    for margin, found in ((MARGIN, _strict(frame, published.start)), (LATE, _due(frame, published.start))):
        for claim, day, after in found:
            sure = known and (published.start - day).days > margin
            yield Untimely(claim, frame, day, after, True, sure)
            return


def _strict(frame: Frame, published: date) -> Iterator[tuple[Claim, date, int]]:
    """ "Will meet on January 21, 2018": a date right behind what will be."""
    for match in _STRICT.finditer(frame.text):
        number = "" if match["day"] else "2"
        claim = frame.at(match, f"day{number}")
        if (
            claim is None
            or _BAR.search(match[f"gap{number}"])
            or _names(frame, claim)
            or _DROPPED.match(frame.text, match.end(f"day{number}"))
        ):
            continue
        past = _ended(claim, published) or _over(claim, published)
        when = claim.mention.when
        margin = 3 * LATE if when is not None and when.grain == "year" else MARGIN
        if past is not None and (published - past).days > margin:
            yield claim, past, match.end(f"day{number}")


def _names(frame: Frame, claim: Claim) -> bool:
    """Does a year only name a thing ("the 2015 agreement")?"""
    when = claim.mention.when
    named = _NAMED.match(frame.text, frame.place_of(claim) + 1)
    if when is None or when.grain not in ("year", "month") or named is None:
        return False
    return named["word"] not in words("behind")


def _due(frame: Frame, published: date) -> Iterator[tuple[Claim, date, int]]:
    """ "By the end of 2024 the company plans to": a term that is over."""
    plan = _PLAN.search(frame.text)
    if plan is None or _BACK.search(frame.text):
        return
    for match in _DEADLINE.finditer(frame.text):
        claim = frame.at(match, "by")
        past = _ended(claim, published) if claim is not None else None
        if claim is None or past is None or frame.led(_DONE_BY, match.start(), 20):
            continue
        if 0 <= match.start() - plan.end() <= 90 or 0 <= plan.start() - match.end() <= 60:
            yield claim, past, match.end()


def _ended(claim: Claim, published: date) -> date | None:
    """The last day of a period that gives its year, if it was over before the publication."""
    when = claim.mention.when
    if when is None or when.year is None or when.fiscal or when.until is not None:
        return None
    days = calendar_days(when) or claim.quantity.when
    if days is None or days.end is None or days.end > published or (published - days.end).days > LONGEST_AGO:
        return None
    return days.end


def _over(claim: Claim, published: date) -> date | None:
    """A day without its year that was over some weeks before, and is not near by in any other year."""
    when = claim.mention.when
    written = exact_day(when)
    if when is None or written is None or when.year is not None or when.until is not None or when.anchor or when.edge:
        return None
    day = day_in(published.year, *written)
    return day if day is not None and LEAST <= (published - day).days <= MOST else None


def reports(frame: Frame, published: Period) -> Iterator[Untimely]:
    """The happenings of a sentence that are told as past, and dated after the day of publication."""
    if "D" not in frame.letters or published.end is None or _TO_COME.search(frame.text):
        return
    for dated in dated_verbs(frame):
        if dated.days.sure and dated.days.exact and _is_finite(dated) and dated.days.opening > published.end:
            yield Untimely(dated.claim, frame, dated.days.opening, dated.index, False, True)
            return


def _is_finite(dated: Dated) -> bool:
    """Does a verb tell by itself that something was: "ended on October 4", "was signed on", but not "to be signed"?"""
    if not dated.past or dated.lead != "on" or dated.word not in turns("done") or dated.had:
        return False
    before = next((w for w in reversed(dated.words[: dated.verb]) if not w.endswith("ly")), "")
    if before in ("was", "were"):
        return True
    return before.isalpha() and not is_auxiliary(before) and before not in turns("turning") and before != "to"
