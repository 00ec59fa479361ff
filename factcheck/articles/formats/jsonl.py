"""Corpora with one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from factcheck.articles.articles import article
from factcheck.articles.formats.published import from_metadata
from factcheck.model.article import FIELDS, Article, LineMap
from factcheck.model.budget import too_large
from factcheck.model.period import Period
from factcheck.model.problem import Problem


def read_lines(
    lines: Iterable[bytes], *, path: str, published: Period | None = None, locale: str = ""
) -> Iterator[Article | Problem]:
    """The articles of a JSONL corpus, one after the other. A line that holds none is a problem; the others go on.

    Each line is an object with `text`, and with `id`, `title`, `summary`, `published` (or `date`), `outlet` and
    `locale` where they are known. Places in these articles are the line of the corpus, and the code point in the field.
    """
    for number, line in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.isspace() or not line:
            continue
        if said := too_large(len(line)):
            yield Problem(path, f"line {number}", said)
            continue
        try:
            yield _article(_record(line), path, number, published, locale)
        except ValueError as error:
            yield Problem(path, f"line {number}", str(error))


def _record(line: bytes) -> dict[str, object]:
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        raise ValueError(f"broken UTF-8 at byte {error.start} of the line") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("not an article: nested too deeply") from None
    except ValueError:
        raise ValueError("not an article: a number of thousands of digits") from None
    if not isinstance(record, dict):
        raise ValueError("not an article: each line must be an object with a text")
    if not isinstance(record.get("text"), str):
        raise ValueError('not an article: "text" is missing' if "text" not in record else '"text" must be a string')
    return record


def _article(record: dict[str, object], path: str, number: int, given: Period | None, locale: str) -> Article:
    text = _string(record, "text")
    dated = record.get("published") or record.get("date")
    window = given or from_metadata(dated)
    return article(
        text,
        id=_string(record, "id") or f"{path}:{number}",
        title=_string(record, "title"),
        summary=_string(record, "summary"),
        published=window,
        published_from="argument" if given else "metadata",
        outlet=_string(record, "outlet"),
        locale=_string(record, "locale") or locale,
        path=path,
        lines=tuple(LineMap(field, 0, number, 1, flat=True) for field in FIELDS),
    )


def _string(record: dict[str, object], key: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise ValueError(f'"{key}" holds half of a surrogate pair')
    return text
