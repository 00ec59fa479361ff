"""A report as a folder: index.html, a page for each article, discrepancies.csv and report.json."""

from __future__ import annotations

from pathlib import Path

from factcheck.findings.outcome import Outcome
from factcheck.report import atomic
from factcheck.report.formats import as_csv, as_html, as_json
from factcheck.report.pages.markup import GENERATOR

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
    """A link that stands in the place of a page is replaced, not followed."""
    if path.is_symlink():
        path.unlink()
    atomic.write(path, text.encode("utf-8", errors="backslashreplace"))


def _is_ours(path: Path) -> bool:
    """A page that an earlier report wrote: no link, and with our name in its head."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return _OURS in file.read(_HEAD)
