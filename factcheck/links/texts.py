"""The figures of a summary held against its text: two texts, or the headline and the body of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.claims.view import Reading
from factcheck.links.backing import Backing, backings
from factcheck.links.passages import passages
from factcheck.links.unclaimed import OFTEN, RESULT, TIME, clock_times, frequencies, results
from factcheck.model.check import Check, Level, Operand, Suggestion
from factcheck.model.claim import Claim
from factcheck.model.records import replace
from factcheck.relations.frames.judgement import slip

ABOVE = ("headline", "summary")
BELOW = ("body", "quote", "table", "caption")
_MESSAGES = {
    "linked": "The {here} says {said}, but the {there} says {given} of the same thing.",
    "swapped": "The {here} says {said} where the {there} says {given}; there, {said} is something else.",
    "period": "The {here} gives {said} for another period than the {there} does.",
    "direction": "The {here} and the {there} both say {said}, but one says up and the other down.",
    "rival": "The {there} has no {said}; the nearest to it is {given}.",
    "rate": "The {here} gives {said} for another stretch of time than the {there} ({given}) does.",
}
_WORDS = {
    "rounding": "is rounded",
    "bounding": "keeps to the text's number",
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
    yield from backings(
        figures, passages(summary.article, figures), given, passages(body.article, given), body, summary.article.fields
    )


def backings_within(reading: Reading) -> Iterator[Backing]:
    """The backing of the headline's and the summary's figures by the body of the same article."""
    every = _figures(reading)
    figures = [claim for claim in every if claim.sentence.zone in ABOVE and not _of_publication(claim, reading)]
    given = [claim for claim in every if claim.sentence.zone in BELOW]
    if not figures or not given:
        return
    above = passages(reading.article, figures, ABOVE)
    yield from backings(figures, above, given, passages(reading.article, given, BELOW), reading, reading.article.fields)


def _of_publication(figure: Claim, reading: Reading) -> bool:
    """Is a headline's date that of its publication ("September 2018 open thread")?"""
    when, published = figure.quantity.when, reading.context.published
    return figure.mention.when is not None and when is not None and published is not None and published.inside(when)


def _figures(reading: Reading, kinds: Collection[str] = (TIME, RESULT, OFTEN)) -> list[Claim]:
    """The numbers, dates, times of day and results of a text, in order; other articles' headlines are left out.
    `kinds` says whether times and results are asked for."""
    own = [claim for claim in reading.claims if claim.zone not in ("teaser", "correction")]
    readers = ((TIME, clock_times), (RESULT, results), (OFTEN, frequencies))
    more = [one for kind, read in readers if kind in kinds for one in read(reading)]
    if more:
        taken = {place for claim in own for place in _places(claim)}
        more = [one for one in more if taken.isdisjoint(_places(one))]
    return sorted((*own, *more), key=lambda c: (c.sentence.field, c.mention.start)) if more else own


def _places(claim: Claim) -> Iterator[tuple[str, int]]:
    """The code points that a claim stands on."""
    mention = claim.mention
    return ((mention.field, place) for place in range(mention.start, mention.end))


def checked(backing: Backing, rule: str, level: Level, names: tuple[str, str] = ("summary", "text")) -> Check:
    """The comparison as a rule yields it: a contradiction at `level` (a note where it is with a quotation), a figure
    without support as a note. `names` are the roles of the two sides."""
    figure, source = backing.figure, backing.source
    here = Operand.of(names[0], figure)
    if backing.verdict in ("contradiction", "tension") and source is not None:
        return _contradiction(backing, (here, Operand.of(names[1], source)), rule, level)
    if backing.verdict == "unsupported":
        message = f"Nothing in the {names[1]} bears out {_told(figure)}."
        if backing.how == "mixed" and source is not None:
            message = (
                f"The {names[1]} has {_told(figure)}, but says something else of it: "
                f"some of the words are those of {_told(source)}."
            )
        return Check(rule, "unsupported", (here,), level="note", message=message, confidence=0.5)
    stated, given = backing.powers
    members: tuple[Operand, ...] = (replace(here, power=stated),)
    members += () if source is None else (Operand.of(names[1], source, given),)
    how = backing.arithmetic or f"{figure.text} {_WORDS[backing.how]}"
    sure = round(min(backing.nearness, 1.0), 3)
    return Check(rule, "agree", members, arithmetic=how, confidence=sure, power=round((stated + given) / 2, 2))


def _contradiction(backing: Backing, members: tuple[Operand, Operand], rule: str, level: Level) -> Check:
    figure, source = members[0].claim, members[1].claim
    assert figure is not None and source is not None
    printed, expected = figure.quantity.value, source.quantity.value
    apart = printed is not None and expected is not None and printed != expected
    message = _MESSAGES[backing.how].format(
        here=members[0].role, there=members[1].role, said=_told(figure), given=_told(source)
    )
    because = f" Both speak of: {', '.join(backing.shared)}." if backing.shared else ""
    return Check(
        rule,
        backing.verdict,
        members,
        arithmetic=f"{_told(figure)} against {_told(source)}",
        level="note" if "quote" in (figure.zone, source.zone) else level,
        message=message + because,
        diagnosis=slip(printed, expected) if apart and printed is not None and expected is not None else "",
        suggestion=Suggestion(
            f"Check which is right, {_told(figure)} or {_told(source)}."
            if apart
            else "Check which of the two is right."
        ),
        expected=expected if apart else None,
        ratio=printed / expected if apart and printed is not None and expected else None,
        confidence=round(min(backing.nearness, 1.0), 3),
        weights={"shared words": round(backing.nearness, 3)},
    )


def _told(claim: Claim) -> str:
    return f"“{' '.join(claim.text.split())}”"
