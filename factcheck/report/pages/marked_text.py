"""An article's text as HTML blocks, each number marked with what became of it and with its findings' numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.findings.outcome import Coverage
from factcheck.model.article import Article, Span
from factcheck.model.check import Finding
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.numbers.wording import extent
from factcheck.report.pages.coverage_bar import STATUS_WORDS
from factcheck.report.pages.markup import escape, tag
from factcheck.report.pages.site import Site

# Beyond this size a page shows the surroundings of the numbers only: a browser should not have to lay out a book.
_LONGEST_BLOCK = 6_000
_AROUND = 400
_MOST_BLOCKS = 3_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in the text: its coverage status ("word" for what is no number) and the findings that name it."""

    span: Span
    status: str
    claim: str | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a field as HTML; `kind` is its look: headline, summary, heading, table, teaser, correction …"""

    span: Span
    kind: str
    html: str


def marks_of(article: str, site: Site) -> Mapping[str, tuple[Mark, ...]]:
    """The marks of each field, in order and without overlap."""
    findings: dict[Span, list[Finding]] = {}
    for finding in site.findings.get(article, ()):
        for operand in finding.operands:
            if operand.article == article and operand.text and finding not in findings.setdefault(operand.span, []):
                findings[operand.span].append(finding)
    covered = {entry.span: entry for entry in site.coverage.get(article, ())}
    spans = sorted({*covered, *findings}, key=lambda span: (span.field, span.start, -span.end))
    fields: dict[str, list[Mark]] = {}
    for span in spans:
        marks = fields.setdefault(span.field, [])
        mark = _mark(span, covered.get(span), tuple(findings.get(span, ())))
        if marks and marks[-1].span.overlaps(span):
            marks[-1] = _joined(marks[-1], mark)
        else:
            marks.append(mark)
    return {field: tuple(marks) for field, marks in fields.items()}


def _mark(span: Span, entry: Coverage | None, findings: tuple[Finding, ...]) -> Mark:
    return Mark(span, entry.status if entry else "word", entry.claim if entry else None, findings)


def _joined(outer: Mark, inner: Mark) -> Mark:
    status, claim = (outer.status, outer.claim) if outer.status != "word" else (inner.status, inner.claim)
    added = tuple(finding for finding in inner.findings if finding not in outer.findings)
    end = max(outer.span.end, inner.span.end)
    return Mark(Span(outer.span.field, outer.span.start, end), status, claim, outer.findings + added)


def blocks(article: Article, field: str, marks: Sequence[Mark], site: Site) -> Iterator[Block]:
    """The field's lines that are not blank; of a very long field only those with numbers."""
    text = article.fields.get(field, "")
    sparse = text.count("\n") > _MOST_BLOCKS
    start, at, shown = 0, 0, 0
    while start < len(text) and shown < _MOST_BLOCKS:
        inside: list[Mark] = []
        end = _line_end(text, start)
        while at < len(marks) and marks[at].span.start < end:
            inside.append(marks[at])
            end = _line_end(text, max(start, min(marks[at].span.end, len(text))))
            at += 1
        line = Span(field, start, end)
        if text[start:end].strip() and (inside or not sparse):
            shown += 1
            yield Block(line, _kind(article, line, text[start:end]), _html(article, line, inside, site))
        start = end + 1


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _kind(article: Article, line: Span, text: str) -> str:
    if line.field != "text":
        return "headline" if line.field == "title" else "summary"
    bare = text.lstrip()
    zone = article.zone_at(line.field, line.start + len(text) - len(bare))
    if zone == "body" and bare.startswith("#"):
        return "heading"
    if zone == "body" and bare.startswith(("- ", "* ", "• ")):
        return "item"
    return zone


def _lead(article: Article, line: Span) -> int:
    """How many characters of Markdown stand before a heading's words."""
    text = article.fields[line.field][line.start : line.end]
    if line.field == "text" and _kind(article, line, text) in ("heading", "headline"):
        return len(text) - len(text.lstrip("# "))
    return 0


def _html(article: Article, line: Span, marks: Sequence[Mark], site: Site) -> str:
    text = article.fields[line.field]
    pieces, at = [], line.start + _lead(article, line)
    for mark in marks:
        pieces.append(_plain(text, at, mark.span.start, line))
        pieces.append(_marked(article, mark, site))
        at = mark.span.end
    pieces.append(_plain(text, at, line.end, line))
    return "".join(pieces)


def _plain(text: str, start: int, end: int, line: Span) -> str:
    """The text between two marks; of a very long line only what stands near them."""
    if line.end - line.start <= _LONGEST_BLOCK or end - start <= 2 * _AROUND:
        return escape(text[start:end])
    head = text[start : start + _AROUND] if start > line.start else ""
    tail = text[end - _AROUND : end] if end < line.end else ""
    if not head and not tail:
        head = text[start : start + _LONGEST_BLOCK]
    left = end - start - len(head) - len(tail)
    return f'{escape(head)}<span class="cut"> … {left:,} characters … </span>{escape(tail)}'


def _marked(article: Article, mark: Mark, site: Site) -> str:
    text = article.fields[mark.span.field][mark.span.start : mark.span.end]
    claim = site.atlas.claims.get(mark.claim or "")
    words = [STATUS_WORDS.get(mark.status, ""), *(_understood(claim) if claim else ())]
    title = " · ".join(word for word in words if word) or None
    anchor = site.span_anchor(article.id, mark.span)
    number = tag("mark", escape(text).replace("\n", " "), class_=mark.status, id=anchor, title=title)
    return f"{number}{_references(article.id, mark, site)}"


def _references(article: str, mark: Mark, site: Site) -> str:
    links = [_reference(article, finding, site) for finding in mark.findings]
    return tag("sup", *links) if links else ""


def _reference(article: str, finding: Finding, site: Site) -> str:
    number = str(site.numbers[finding.id])
    href = f"#{site.finding_anchor(article, finding)}"
    label = f"{finding.level} {number}"
    return tag("a", number, class_=finding.level, href=href, data_finding=number, aria_label=label)


def _understood(claim: Claim) -> Iterator[str]:
    """What the tool made of the number, for the curious."""
    quantity = claim.quantity
    yield claim.subject or ""
    yield claim.measure or ""
    if quantity.when:
        yield quantity.when.iso or f"{quantity.when.start} to before {quantity.when.end}"
    elif quantity.literal.low is not None or quantity.literal.high is not None:
        per = f"per {quantity.per}" if quantity.per else None
        yield " ".join(filter(None, (extent(quantity.literal), quantity.currency or quantity.unit, per)))
    yield "" if claim.status == "actual" else claim.status
    yield f"says {claim.attribution}" if claim.attribution else ""
