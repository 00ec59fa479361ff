"""A report as a folder: index.html, a page for each article, discrepancies.csv and report.json."""

from __future__ import annotations

from pathlib import Path

from factcheck.outcome import Outcome
from factcheck.report import as_csv, as_html, as_json
from factcheck.report.markup import GENERATOR

_OURS = f'<meta name="generator" content="{GENERATOR}">'.encode()
_HEAD = 300


def write(outcome: Outcome, folder: Path) -> None:
    """Writes the report; each file appears whole or not at all. Raises OSError where that cannot be done."""
    documents = dict(as_html.pages(outcome))
    documents["discrepancies.csv"] = as_csv.render(outcome)
    documents["report.json"] = as_json.render(outcome)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents.items():
        _replace(folder / name, text)
    for path in sorted(folder.glob("*.html")):
        if path.name not in documents and _is_ours(path):
            path.unlink()


def _replace(path: Path, text: str) -> None:
    """Writes beside the file and renames, so that a link that stands in its place is replaced, not followed."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    part.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    part.replace(path)


def _is_ours(path: Path) -> bool:
    """A page that an earlier report wrote: no link, and with our name in its head."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return _OURS in file.read(_HEAD)
