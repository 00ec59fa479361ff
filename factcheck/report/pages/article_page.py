"""The page of one article: its text with every number marked, and the findings in the margin beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factcheck.model.article import Article
from factcheck.model.check import Finding
from factcheck.model.period import MONTHS
from factcheck.report.pages.card import card
from factcheck.report.pages.coverage_bar import coverage_bar, legend
from factcheck.report.pages.filters import filters
from factcheck.report.pages.marked_text import Block, blocks, marks_of
from factcheck.report.pages.markup import escape, tag
from factcheck.report.pages.site import Site
from factcheck.report.tally import coverage_counts, findings_phrase, level_counts

_UNCHECKED = {
    "unmatched": "Read, but there is nothing in the text to hold them against; look them up",
    "not-understood": "Not understood; check them by hand",
}
_MOST_LISTED = 200
_KICKERS = {"teaser": "Teaser, not judged", "correction": "Correction"}


def article_page(article: Article, site: Site) -> str:
    """The body of the page; its title is a marked block where it is read, else plain."""
    found = site.findings.get(article.id, ())
    marks = marks_of(article.id, site)
    shown = [block for field in _order(article) for block in blocks(article, field, marks.get(field, ()), site)]
    cards = _cards(article.id, found, shown, site)
    title, rest = _title(article, shown)
    level = "h2" if site.single else "h1"
    phrase = findings_phrase(level_counts(found))
    back = (
        '<a class="back" href="#top">All articles</a>'
        if site.single
        else '<a class="back" href="index.html">All articles</a>'
    )
    text = "".join(
        _block(block, cards.get(at, ()), follows=at > 0 and shown[at - 1].kind == block.kind) for at, block in rest
    )
    opening = "".join(_block(block, cards.get(at, ()), level) for at, block in title) or (
        f"<{level}>{escape(site.atlas.title(article.id))}</{level}>"
    )
    return (
        f'<section class="sheet" id="{site.article_anchor(article.id)}">'
        f'<header class="masthead">{back}<p class="facts">{escape(" · ".join(_facts(article)))}</p></header>'
        f'<div class="text">{opening}'
        f'<div class="standing"><p>{escape(phrase[0].upper() + phrase[1:])}.</p>{_legend(article, site)}'
        f"{'' if site.single else filters(found)}</div>{text}</div>{_reading_aid(text + opening)}</section>"
    )


def _reading_aid(text: str) -> str:
    """How to read the drawings, on pages that have one."""
    if '<svg class="line"' not in text:
        return ""
    return (
        '<p class="reading">In the drawings a solid bar is what must hold for the words to be true, a lighter one '
        "below it what a reader takes from them, and a green one what would fit.</p>"
    )


def _order(article: Article) -> list[str]:
    return [field for field in ("title", "summary", "text") if field in article.fields]


def _title(article: Article, shown: Sequence[Block]) -> tuple[list[tuple[int, Block]], list[tuple[int, Block]]]:
    """The block that is the headline (the read title, or a first line that repeats it), and all others."""
    numbered = list(enumerate(shown))
    if shown and (
        shown[0].kind == "headline" or (article.title and _words(article, shown[0]) == article.title.strip())
    ):
        return numbered[:1], numbered[1:]
    return [], numbered


def _words(article: Article, block: Block) -> str:
    return article.fields[block.span.field][block.span.start : block.span.end].lstrip("# ").strip()


def _cards(article: str, found: Sequence[Finding], shown: Sequence[Block], site: Site) -> dict[int, tuple[str, ...]]:
    """The cards beside each block: a finding stands where its first number of this article does."""
    groups: dict[int, list[str]] = {}
    for finding in found:
        first = site.atlas.primary(finding.check)
        if first is None or first.article != article:
            first = next(operand for operand in finding.operands if operand.article == article)
        at = [
            i
            for i, block in enumerate(shown)
            if block.span.field == first.span.field and block.span.start <= first.span.start
        ]
        groups.setdefault(at[-1] if at else 0, []).append(card(finding, article, site))
    return {at: tuple(group) for at, group in groups.items()}


def _block(block: Block, cards: Sequence[str], heading: str = "", *, follows: bool = False) -> str:
    """A line with the cards beside it; `follows` is true after a line of the same kind, which was labelled already."""
    tag = heading or ("h3" if block.kind in ("heading", "headline") else "p")
    label = "" if follows else _KICKERS.get(block.kind, "")
    kicker = f'<span class="kicker">{label}</span>' if label else ""
    prose = f'<{tag} class="prose {block.kind}">{kicker}{block.html}</{tag}>'
    return f'<div class="block">{"".join(cards)}{prose}</div>' if cards else prose


def _legend(article: Article, site: Site) -> str:
    entries = site.coverage.get(article.id, ())
    counts = coverage_counts(entries)
    return (
        coverage_bar(counts) + legend(counts) + _unchecked(article, site)
        if entries
        else "<p>No numbers were found.</p>"
    )


def _unchecked(article: Article, site: Site) -> str:
    """Every number that was not checked, by what it lacked, with a link to its place."""
    lists = []
    for status, lead in _UNCHECKED.items():
        entries = [entry for entry in site.coverage.get(article.id, ()) if entry.status == status]
        links = [
            tag("a", escape(entry.text), href=f"#{site.span_anchor(article.id, entry.span)}")
            for entry in entries[:_MOST_LISTED]
        ]
        left = f" and {len(entries) - len(links):,} more" if len(entries) > len(links) else ""
        lists += [tag("p", f"{lead}: {', '.join(links)}{left}.")] if links else []
    return tag("details", "<summary>What was not checked</summary>", *lists, class_="unchecked") if lists else ""


def _facts(article: Article) -> Iterator[str]:
    yield from filter(None, (article.outlet, _published(article), article.path, article.locale or article.language))


def _published(article: Article) -> str:
    window = article.published
    if window is None or (window.start is None and window.end is None):
        return "publication date unknown"
    last = window.end - timedelta(days=1) if window.end else None
    if window.start and last:
        days = _day(window.start) if window.start == last else f"between {_day(window.start)} and {_day(last)}"
    else:
        days = f"from {_day(window.start)} on" if window.start else f"until {_day(last)}" if last else ""
    whence = {"inferred": ", inferred from the text", "dateline": ", from the dateline"}
    return days + whence.get(article.published_from, "")


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
