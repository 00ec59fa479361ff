"""PDF documents, read by pypdf: the text of their pages, without running heads and page numbers.

Line numbers of findings are those of the text that comes out. A PDF knows no paragraphs and no tables; where the
text can be had in another format, that is the better source.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO

from factcheck.articles.articles import article
from factcheck.articles.formats.docx import EXTRA
from factcheck.lexicon.regex import regex
from factcheck.model.article import Article
from factcheck.model.budget import limits
from factcheck.model.period import Period
from factcheck.model.problem import Problem

_MOST_PAGES = 2_000
# What a page draws. Of this, the text is a tenth; the objects that it is parsed into take a hundred times the room.
_MOST_DRAWN = 5_000_000
_DIGITS = regex(r"\d+")


def read_pdf(
    raw: bytes, *, id: str, path: str, published: Period | None = None, locale: str = ""
) -> Iterator[Article | Problem]:
    """The article in a PDF; one that is encrypted, broken, or only pictures of text is a problem."""
    try:
        from pypdf import PdfReader
    except ModuleNotFoundError:
        yield Problem(path, "", EXTRA)
        return
    # What pypdf repairs on the way is of no use to an editor.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            yield Problem(path, "", "is encrypted")
            return
        pages = list(_pages(reader.pages))
    except Exception as error:  # its documentation: broken files may raise anything
        yield Problem(path, "", f"is no PDF that can be read: {type(error).__name__}: {error}"[:300])
        return
    text = "\n".join(_without_furniture(pages))
    if not text.strip():
        yield Problem(path, "", "no text can be found in this PDF (are its pages pictures?)")
        return
    yield article(text, id=id, published=published, published_from="argument", locale=locale, path=path)


def _pages(pages: Sequence[object]) -> Iterator[list[str]]:
    """The lines of each page, as many pages as an article may have."""
    left = limits().characters
    for number, page in enumerate(pages):
        if number >= _MOST_PAGES or left <= 0:
            raise ValueError(f"longer than {_MOST_PAGES:,} pages or {limits().characters:,} characters")
        drawn = page.get_contents()  # type: ignore[attr-defined]
        if drawn is not None and len(drawn.get_data()) > _MOST_DRAWN:
            raise ValueError(f"page {number + 1} draws more than {_MOST_DRAWN // 1_000_000} megabytes")
        said: str = page.extract_text()  # type: ignore[attr-defined]
        left -= len(said)
        yield [line.rstrip() for line in _paired(said).strip().split("\n")]


def _paired(text: str) -> str:
    """The text with no half of a surrogate pair, which a broken font table may give."""
    return text if text.isascii() else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _without_furniture(pages: list[list[str]]) -> Iterator[str]:
    """The pages without first and last lines that half of them share but for their numbers."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_mask(lines[0]), _mask(lines[-1])})
    furniture = {line for line, count in edges.items() if line and len(pages) >= 3 and 2 * count >= len(pages)}
    for lines in pages:
        first = 1 if _mask(lines[0]) in furniture else 0
        last = len(lines) - (1 if len(lines) > 1 and _mask(lines[-1]) in furniture else 0)
        yield "\n".join(lines[first:last])


def _mask(line: str) -> str:
    return _DIGITS.sub("#", line.strip())
