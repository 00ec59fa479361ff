"""What became of the numbers, as a bar with a part for each state."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.findings.outcome import COVERAGE
from factcheck.report.pages.markup import tag

STATUS_WORDS = {
    "agreeing": "agreeing",
    "bounded": "only direction or bound checked",
    "contradicted": "contradicted",
    "disputed": "disputed",
    "unmatched": "nothing to compare with",
    "not-understood": "not understood",
}
_WIDTH = 200.0
_GAP = 1.0


def coverage_bar(counts: Mapping[str, int]) -> str:
    """An SVG for the eye alone: the counts stand beside it in words."""
    total = sum(counts.values())
    if not total:
        return ""
    parts, x = [], 0.0
    for status in COVERAGE:
        width = _WIDTH * counts[status] / total
        if width:
            parts.append(f'<rect class="{status}" x="{x:.2f}" width="{max(width - _GAP, 0.8):.2f}" height="6"/>')
        x += width
    head = f'<svg class="bar" viewBox="0 0 {_WIDTH:g} 6" preserveAspectRatio="none" aria-hidden="true">'
    return f"{head}{''.join(parts)}</svg>"


def legend(counts: Mapping[str, int]) -> str:
    """The bar's parts in words, each number marked as it is in the text."""
    items = [
        tag("li", tag("mark", f"{counts[status]:,}", class_=status), f" {STATUS_WORDS[status]}")
        for status in COVERAGE
        if counts[status]
    ]
    return tag("ul", *items, class_="legend")
