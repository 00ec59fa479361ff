"""Plain text and Markdown, with optional front matter."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.articles.articles import article
from factcheck.articles.formats.front_matter import front_matter
from factcheck.articles.formats.published import from_metadata
from factcheck.model.article import Article, LineMap
from factcheck.model.period import Period
from factcheck.model.problem import Problem


def read_text(
    source: str, *, id: str, path: str, published: Period | None = None, locale: str = ""
) -> Iterator[Article | Problem]:
    """The article in a plain text. `published` is what the user said, and wins over the front matter."""
    head = front_matter(source)
    value = head.values.get("published")
    window = published or from_metadata(value)
    if value and window is None:
        place = f"line {head.places['published']}"
        yield Problem(path, place, f"published: {value!r} is no date that can be read; the date counts as unknown")
    yield article(
        source[head.end :] if head.end else source,
        id=head.values.get("id") or id,
        title=head.values.get("title", ""),
        summary=head.values.get("summary", ""),
        published=window,
        published_from="argument" if published else "metadata",
        outlet=head.values.get("outlet", ""),
        locale=head.values.get("locale") or locale,
        path=path,
        lines=(*head.lines, LineMap("text", 0, head.line, 1)),
    )
