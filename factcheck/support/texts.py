"""The figures of a summary held against its text: two texts, or the headline and the body of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.check import Check, Operand
from factcheck.claim import Claim
from factcheck.support.backing import Backing, backings
from factcheck.support.passages import passages
from factcheck.support.unclaimed import RESULT, TIME, clock_times, results
from factcheck.view import Reading

ABOVE = ("headline", "summary")
BELOW = ("body", "quote", "table", "caption")
_WORDS = {
    "copying": "is given in the text",
    "rephrasing": "is said in other words",
    "adding": "is a sum",
    "subtracting": "is a difference",
    "multiplying": "is a product",
    "dividing": "is a share",
    "counting": "is counted",
}


def backings_between(summary: Reading, body: Reading) -> Iterator[Backing]:
    """The backing of every figure of one text by another."""
    figures = _figures(summary)
    given = _figures(body, {figure.mention.kind for figure in figures})
    yield from backings(figures, passages(summary.article, figures), given, passages(body.article, given), body)


def backings_within(reading: Reading) -> Iterator[Backing]:
    """The backing of the headline's and the summary's figures by the body of the same article."""
    every = _figures(reading)
    figures = [claim for claim in every if claim.sentence.zone in ABOVE]
    given = [claim for claim in every if claim.sentence.zone in BELOW]
    if not figures or not given:
        return
    above = passages(reading.article, figures, ABOVE)
    yield from backings(figures, above, given, passages(reading.article, given, BELOW), reading)


def _figures(reading: Reading, kinds: Collection[str] = (TIME, RESULT)) -> list[Claim]:
    """The numbers, dates, times of day and results of a text, in order; other articles' headlines are left out.
    `kinds` says whether times and results are asked for."""
    own = [claim for claim in reading.claims if claim.zone not in ("teaser", "correction")]
    more = [*(clock_times(reading) if TIME in kinds else ()), *(results(reading) if RESULT in kinds else ())]
    more = [one for one in more if not any(one.span.overlaps(claim.span) for claim in own)]
    return sorted((*own, *more), key=lambda c: (c.sentence.field, c.span.start)) if more else own


def checked(backing: Backing, rule: str, level: str) -> Check:
    """The comparison as a rule yields it: a contradiction at `level`, a figure without support as a note."""
    figure, source = backing.figure, backing.source
    members = [Operand.of("summary", figure)]
    if source is not None and backing.verdict != "unsupported":
        members.append(Operand.of("text", source))
    if backing.verdict == "contradiction" and source is not None:
        return Check(
            rule,
            "contradiction",
            tuple(members),
            arithmetic=f"{figure.text} is not {source.text}",
            level=level,
            message=f"The summary says {_told(figure.text)}, the text says {_told(source.text)} of the same thing.",
            confidence=round(backing.nearness, 3),
        )
    if backing.verdict == "unsupported":
        return Check(
            rule,
            "unsupported",
            tuple(members),
            level="note",
            message=f"Nothing in the text bears out {_told(figure.text)}.",
            confidence=0.5,
        )
    sum_ = backing.arithmetic or f"{figure.text} {_WORDS.get(backing.how, backing.how)}"
    return Check(rule, "agree", tuple(members), arithmetic=sum_, confidence=round(backing.nearness, 3))


def _told(text: str) -> str:
    return f"“{' '.join(text.split())}”"
