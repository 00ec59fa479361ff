"""Reports: one renderer a file, loaded when it is asked for.

Every renderer is a module with `render(outcome, **options) -> str`. The same outcome gives the same text, byte for
byte: no clock, no machine path, no hash order.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.findings.outcome import Outcome

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "factcheck.report.formats.as_text",
        "json": "factcheck.report.formats.as_json",
        "markdown": "factcheck.report.formats.as_markdown",
        "csv": "factcheck.report.formats.as_csv",
        "html": "factcheck.report.formats.as_html",
        "sarif": "factcheck.report.formats.as_sarif",
        "github": "factcheck.report.formats.as_github",
        "gitlab": "factcheck.report.formats.as_gitlab",
        "junit": "factcheck.report.formats.as_junit",
        "lines": "factcheck.report.formats.as_lines",
        "ninjs": "factcheck.report.formats.as_ninjs",
        "claimreview": "factcheck.report.formats.as_claimreview",
    }
)


def render(outcome: Outcome, format: str, **options: object) -> str:
    """The outcome in one of FORMATS; `options` are those of the renderer (docs/REPORTS.md lists them).

    Raises KeyError for a format that is not there and TypeError for an option that it does not have.
    """
    from importlib import import_module

    text: str = import_module(FORMATS[format]).render(outcome, **options)
    return text


def write_report(outcome: Outcome, folder: Path) -> None:
    """Writes index.html, a page for each article, discrepancies.csv and report.json into `folder`.

    The folder is made if need be; article pages of an earlier report that are not written again are removed, other
    files are left alone. Raises OSError where the folder cannot be written.
    """
    from factcheck.report.folder import write

    write(outcome, folder)
