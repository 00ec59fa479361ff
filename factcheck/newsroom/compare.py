"""The verdict on two texts: do they fit, and does a summary follow from what it sums up?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.view import Reading, View
from factcheck.findings import engine
from factcheck.findings.findings import findings
from factcheck.findings.outcome import Outcome
from factcheck.findings.rulebook import rules
from factcheck.links.links import links
from factcheck.links.summaries import Backing, backings_between, checked
from factcheck.model.article import Article
from factcheck.model.check import Check
from factcheck.model.records import replace
from factcheck.numbers.comparison import verdict
from factcheck.numbers.rates import Rates
from factcheck.numbers.wording import quoted
from factcheck.report.formats.as_json import finding_record
from factcheck.report.places import Atlas

SEVERITY = ("agree", "dispute", "precision-gap", "unsupported", "tension", "contradiction")
FEW_SENTENCES = 3
OF_SUMMARIES = "headline-mismatch"
OF_TEXTS = "conflicting-values"


def compare(a: Article, b: Article, b_is: str = "text") -> dict[str, object]:
    """The worst verdict of all comparisons of two texts, and the findings as records of the JSON report.

    With `b_is` "summary" every figure of `b` must be borne out by `a`; with "text" both are checked together, as two
    articles on one event. The verdict is "unrelated" where nothing could be compared.
    """
    if a.id == b.id:
        b = replace(b, id=f"{b.id}′")
    readings = (engine.understand(a), engine.understand(b))
    checks = list(_of_summary(*readings)) if b_is == "summary" else list(_of_texts(readings))
    verdicts = [check.verdict for check in checks if check.verdict in SEVERITY]
    return {
        "verdict": max(verdicts, key=SEVERITY.index, default="unrelated"),
        "findings": _records(readings, checks),
    }


def _of_summary(body: Reading, summary: Reading) -> Iterator[Check]:
    for backing in backings_between(summary, body):
        yield checked(backing, OF_SUMMARIES, "warning")


def _linked(readings: tuple[Reading, Reading]) -> Iterator[Check]:
    """What the rules of linked claims say of the two; what is wrong within one of them is another question."""
    linked = links(claim for reading in readings for claim in reading.claims)
    view = View(readings, Rates(), linked, one_occasion=True)
    checks = (
        check for loaded in rules() if loaded.rule.scope == "links" for check in loaded.check(view, loaded.rule.options)
    )
    yield from (check for check in checks if len({operand.article for operand in check.operands}) > 1)


def _of_texts(readings: tuple[Reading, Reading]) -> Iterator[Check]:
    """The rules of linked claims first; then, where one text is but a few sentences, its figures against the other's:
    who compares a sentence with a text says that they belong together, so that numbers of one kind in the same
    surroundings are enough, where the linking model alone would wait for more evidence. Two whole articles tell too
    many things for that. What only one of the two tells is no fault."""
    linked = list(_linked(readings))
    yield from linked
    seen = {_pair(check) for check in linked}
    names = ("first text", "second text")
    short, long = readings
    if len(long.article.text) < len(short.article.text):
        short, long, names = long, short, (names[1], names[0])
    if len(short.article.sentences) > FEW_SENTENCES:
        return
    for backing in _of_one_period(list(backings_between(short, long))):
        if backing.verdict not in ("unsupported", "tension"):
            check = _refined(checked(backing, OF_TEXTS, "warning", names))
            if _pair(check) not in seen:
                yield check


def _of_one_period(found: list[Backing]) -> Iterator[Backing]:
    """Without the sentences whose dates differ from the other text's and whose numbers do so too: they tell of another
    time ("sold 361,600 in 2025", "sold 316,600 in 2024"), which is no contradiction."""
    wrong: dict[tuple[str, int], set[bool]] = {}
    for backing in found:
        if backing.verdict == "contradiction":
            wrong.setdefault(_sentence(backing), set()).add(backing.figure.mention.when is not None)
    for backing in found:
        if backing.verdict != "contradiction" or wrong[_sentence(backing)] != {True, False}:
            yield backing


def _sentence(backing: Backing) -> tuple[str, int]:
    return backing.figure.sentence.field, backing.figure.sentence.start


def _refined(check: Check) -> Check:
    """Of two texts neither sums up the other: a number that only follows from a finer one leaves a gap."""
    pair = [operand.claim for operand in check.operands]
    if check.verdict != "agree" or len(pair) != 2 or pair[0] is None or pair[1] is None:
        return check
    if verdict(pair[0].quantity, pair[1].quantity) != "precision-gap":
        return check
    return replace(
        check,
        verdict="precision-gap",
        level="note",
        message=f"{quoted(pair[0])} and {quoted(pair[1])} give one figure to different precisions.",
    )


def _pair(check: Check) -> frozenset[str]:
    return frozenset(operand.claim.id for operand in check.operands if operand.claim is not None)


def _records(readings: tuple[Reading, ...], checks: Sequence[Check]) -> list[dict[str, object]]:
    fields = ((reading.article.id, field) for reading in readings for field in reading.article.fields)
    order = {field: number for number, field in enumerate(fields)}
    numbered = tuple((f"c{number}", check) for number, check in enumerate(checks, 1))
    found = findings(numbered, order)
    atlas = Atlas(Outcome(readings=readings, checks=numbered, findings=found))
    return [finding_record(finding, atlas) for finding in found]
