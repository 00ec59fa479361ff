"""Web pages: main text and metadata by trafilatura, places in the page's source by aligning the two."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.articles.articles import article
from factcheck.articles.formats.alignment import alignment
from factcheck.articles.formats.markup import Markup, markup
from factcheck.articles.formats.published import from_metadata
from factcheck.model.article import Article, Zone
from factcheck.model.budget import too_many
from factcheck.model.period import Period
from factcheck.model.problem import Problem

# Beyond this, trafilatura's time grows with the square of the page: real ones have some thousand tags, 30 deep.
_MOST_TAGS, _LARGEST, _MOST_ATTRIBUTES = 20_000, 1_000_000, 1_000


def read_html(
    source: str, *, id: str, path: str, published: Period | None = None, locale: str = ""
) -> Iterator[Article | Problem]:
    """The article of a web page; a problem where the page has no text. `published` wins over the page's own date."""
    if said := too_many(source.count("<")):
        yield Problem(path, "", said)
        return
    page = markup(source)
    text, about = _extracted(source, page)
    if not text.strip():
        yield Problem(path, "", "no text can be found in this page")
        return
    window = published or from_metadata(page.metadata.get("published")) or from_metadata(about.get("date"))
    title = about.get("title") or page.metadata.get("title", "")
    summary = page.metadata.get("summary", "")
    yield article(
        text,
        id=id,
        title=title,
        summary=summary if summary.endswith((".", "!", "?", "”", '"')) and len(summary) >= 40 else "",
        published=window,
        published_from="argument" if published else "metadata",
        outlet=page.metadata.get("outlet") or about.get("sitename", ""),
        locale=page.metadata.get("locale") or locale,
        path=path,
        lines=alignment(page, text, title, summary),
        hints=_captions(page, text),
    )


def _captions(page: Markup, text: str) -> list[tuple[int, int, Zone]]:
    """The lines of the text that are captions by their tags."""
    captions = {"".join(line.split()) for line, zone in page.paragraphs if zone == "caption"}
    found: list[tuple[int, int, Zone]] = []
    at = 0
    for line in text.split("\n") if captions else ():
        if "".join(line.split()) in captions:
            found.append((at, at + len(line), "caption"))
        at += len(line) + 1
    return found


def _extracted(source: str, page: Markup) -> tuple[str, dict[str, str]]:
    """Main text and metadata of a page. Where trafilatura finds nothing (a short page, one that is no article, one
    nested too deeply), the text is that of the page's own paragraphs."""
    if page.tags > _MOST_TAGS or page.depth * page.tags > _LARGEST or page.attributes > _MOST_ATTRIBUTES:
        return page.plain(), {}
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            source,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            # A fixed last day keeps the clock out; the date search in running text would guess.
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2200-01-01"},
        )
    except (ValueError, TypeError, RecursionError, AttributeError, LookupError):
        document = None
    if document is None or isinstance(document, dict):
        return page.plain(), {}
    about = {key: getattr(document, key) or "" for key in ("title", "date", "sitename")}
    return document.text or page.plain(), about
