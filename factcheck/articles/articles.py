"""An article made from a text and what is known of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factcheck.articles.formats.published import published as day_named
from factcheck.articles.formats.uncommented import uncommented
from factcheck.articles.layout.blocks import Block, blocks
from factcheck.articles.layout.emphasis import unemphasized
from factcheck.articles.layout.language import language
from factcheck.articles.layout.leftovers import without_tags
from factcheck.articles.layout.quotes import quotes
from factcheck.articles.layout.sentences import split
from factcheck.articles.layout.stacked import stacked
from factcheck.articles.layout.tables import barred, flattened, rows_of
from factcheck.articles.layout.zones import notice, notices_in, repeats, zones
from factcheck.model.article import Article, LineMap, Sentence, Span, Table, Zone
from factcheck.model.budget import TooLong, too_long
from factcheck.model.period import Period
from factcheck.model.records import dataclass, replace

_FROM_OUTSIDE: tuple[tuple[str, Zone], ...] = (("title", "headline"), ("summary", "summary"))


def article(
    text: str,
    *,
    id: str = "text",
    title: str = "",
    summary: str = "",
    published: str | Period | None = None,
    published_from: str = "metadata",
    outlet: str = "",
    locale: str = "",
    path: str = "",
    lines: tuple[LineMap, ...] = (),
    hints: Sequence[tuple[int, int, Zone]] = (),
) -> Article:
    """A complete article from a plain text.

    `published` is YYYY, YYYY-MM or YYYY-MM-DD (ValueError for anything else) or a period, and `published_from` says
    where it is from. `lines` map the fields to the source; without them the text is its own source. `hints` are
    zones that markup gives to stretches of the text. HTML comments in the text and marks of emphasis are not read.
    TooLong is raised for more characters than the limits allow.
    """
    if said := too_long(len(text) + len(title) + len(summary)):
        raise TooLong(said)
    window = day_named(published) if isinstance(published, str) else published
    printed = uncommented(text)
    parts = _Parts.of(printed, title, summary, hints)
    fields = _fields(printed, title, summary, parts)
    sentences, spans = _whole_fields(fields)
    first = sentences[-1].block + 1 if sentences else 0
    return Article(
        id=id,
        text=text,
        path=path,
        title=title or parts.headline,
        summary=summary,
        outlet=outlet,
        locale=locale,
        language=language(printed if len(printed) > 200 else f"{title} {summary} {printed}"),
        published=window,
        published_from=published_from if window is not None else "unknown",
        fields=fields,
        sentences=(*sentences, *parts.sentences(first)),
        quotes=(*spans, *quotes(printed, parts.blocks, "text")),
        tables=parts.tables,
        lines=lines or tuple(LineMap(name, 0, 1, 1) for name in fields),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """The blocks of a text, each with its zone."""

    text: str
    blocks: list[Block]
    zones: list[Zone]
    tables: tuple[Table, ...]

    @classmethod
    def of(cls, text: str, title: str, summary: str, hints: Sequence[tuple[int, int, Zone]]) -> _Parts:
        lines, tables = _with_tables(text, blocks(text))
        found = zones(text, lines, title, summary)
        for start, end, zone in hints:
            for number, block in enumerate(lines):
                if start <= block.start and block.end <= end:
                    found[number] = zone
        return cls(text, lines, found, tables)

    @property
    def headline(self) -> str:
        """The first line of the headline, without Markdown's marks; "" where there is none."""
        for block, zone in zip(self.blocks, self.zones, strict=True):
            if zone == "headline":
                return " ".join(self.text[block.start : block.end].strip("#*_ \t").split())
        return ""

    def sentences(self, first: int) -> list[Sentence]:
        found: list[Sentence] = []
        turns = notices_in(self.text)
        for number, (block, zone) in enumerate(zip(self.blocks, self.zones, strict=True), first):
            if block.kind == "row":
                found.append(Sentence("text", block.start, block.end, zone, number))
                continue
            turned = zone
            for start, end in split(self.text, block.start, block.end):
                if turns and turned in ("body", "summary"):
                    turned = notice(self.text[start:end]) or turned
                found.append(Sentence("text", start, end, turned, number))
        return found


def _with_tables(text: str, lines: list[Block]) -> tuple[list[Block], tuple[Table, ...]]:
    """The tables of a text, and its blocks with a block for each row of them."""
    bars = barred(without_tags(text), lines, "text") if any(block.kind == "row" for block in lines) else []
    piles = list(stacked(text, lines, "text"))
    in_bars, in_pile = _Within(bars), _Within(piles)
    flats: list[Table] = []
    found: list[Block] = []
    for block in lines:
        pile = in_pile.around(block.start)
        if pile is None:
            found.extend(_unpiled(text, block, in_bars, flats))
        elif block.start == pile.start:
            found.extend(rows_of(pile, Block(pile.start, pile.end, "row", block.apart)))
    return found, tuple(sorted([*bars, *piles, *flats], key=lambda table: table.start))


def _unpiled(text: str, block: Block, in_bars: _Within, flats: list[Table]) -> list[Block]:
    """A block that no pile of cells takes in: itself, or the rows of the table that one paragraph holds, which is added
    to `flats`. A row of a table that is none is a paragraph."""
    if block.kind == "row" and in_bars.around(block.start) is None:
        block = replace(block, kind="paragraph")
    flat = flattened(text, block, "text") if block.kind == "paragraph" else None
    if flat is None:
        return [block]
    flats.append(flat)
    return list(rows_of(flat, block))


class _Within:
    """Tables in order of place, asked for the one that holds a place."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tuple(tables)
        self._starts = [table.start for table in self._tables]

    def around(self, at: int) -> Table | None:
        before = bisect_right(self._starts, at) - 1
        return self._tables[before] if before >= 0 and at < self._tables[before].end else None


def _fields(text: str, title: str, summary: str, parts: _Parts) -> dict[str, str]:
    fields: dict[str, str] = {}
    repeated = "headline" in parts.zones[:3] or repeats(text, title)
    if title and not (repeated and _in_opening(text, title)):
        fields["title"] = title
    if summary and "summary" not in parts.zones[:6]:
        fields["summary"] = summary
    fields["text"] = unemphasized(text)
    return fields


def _in_opening(text: str, title: str) -> bool:
    """Is the title, word for word, one of the first lines of a text or the beginning of it?"""
    if repeats(text, title):
        return True
    opening = [line for line in text[: 4 * len(title) + 400].splitlines() if line.strip()][:3]
    return any(repeats(line, title) for line in opening)


def _whole_fields(fields: dict[str, str]) -> tuple[list[Sentence], list[Span]]:
    """The sentences and quotations of title and summary."""
    sentences: list[Sentence] = []
    spans: list[Span] = []
    for name, zone in _FROM_OUTSIDE:
        value = fields.get(name, "")
        if not value.strip():
            continue
        start = len(value) - len(value.lstrip())
        end = len(value.rstrip())
        number = sentences[-1].block + 1 if sentences else 0
        sentences.extend(Sentence(name, first, last, zone, number) for first, last in split(value, start, end))
        spans.extend(quotes(value, [Block(start, end, "paragraph", False)], name))
    return sentences, spans
