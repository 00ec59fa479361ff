"""Where the strings of a JSON document stand in its source."""

from __future__ import annotations

from json.decoder import scanstring  # type: ignore[attr-defined]

from factcheck.lexicon.regex import regex

Path = tuple[str | int, ...]
_TOKEN = regex(r'[{}\[\],:"]|[^\s{}\[\],:"]+')


def places(source: str) -> dict[Path, int]:
    """The offset behind the opening quotation mark of each string, by its keys and indices from the root. The source
    must be JSON that has been parsed without an error."""
    found: dict[Path, int] = {}
    path: list[str | int | None] = []
    at = 0
    while token := _TOKEN.search(source, at):
        at = token.end()
        mark = token.group()
        if mark != '"':
            _step(path, mark)
            continue
        value, end = scanstring(source, at, False)
        if path and path[-1] is None:
            path[-1] = value
        else:
            found[tuple(key for key in path if key is not None)] = at
        at = end
    return found


def _step(path: list[str | int | None], mark: str) -> None:
    """Moves a path on by a mark: into a list or an object (whose key is not read yet), out of it, or to its next."""
    if mark in "{[":
        path.append(None if mark == "{" else 0)
    elif mark in "}]":
        path.pop()
    elif mark == ",":
        last = path[-1]
        path[-1] = last + 1 if isinstance(last, int) else None
