"""Why two numbers were held against each other: the link's weights as a waterfall that an editor can read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from factcheck.report.pages.markup import escape, tag

_FACETS = {
    "subject": "Who or what", "measure": "Measure", "noun": "Counted thing", "period": "Time", "scope": "Scope",
    "status": "Fact or plan", "role": "Level or change", "per": "Per what", "attribution": "Source",
    "context": "Words around", "names": "Names nearby", "companions": "Other numbers", "siblings": "Rival numbers",
    "base": "Compared with", "contrast": "Contrast", "reference": "Reference", "value": "Values", "place": "Place",
}  # fmt: skip
_LEVELS = {
    "match": "the same", "near": "much the same", "named": "named in both", "one": "in one only", "unknown": "not said",
    "conflict": "different", "class": "of one kind", "generic": "general", "inside": "one in the other",
    "overlap": "overlapping", "apart": "apart", "subset": "part of the other", "same": "the same",
    "contained": "nearly all shared", "much": "many shared", "some": "some shared", "none": "none",
    "bare": "hardly any", "shared": "shared", "agree": "agreeing", "differ": "differing", "taken": "tied elsewhere",
    "both": "in both", "definite": "“the”, “this”", "equal": "equal", "currency": "one figure, two currencies",
    "bound": "one bounds the other", "close": "close", "slip": "one slip apart", "short-slip": "one slip apart",
    "far": "far apart", "top": "headline and text", "lead": "opening paragraphs", "later": "further down",
    "beside": "side by side", "sentence": "one sentence", "across": "two articles",
}  # fmt: skip
_WIDTH, _BARS, _ROW = 340.0, 196.0, 17.0
_READING = (
    "Each bar is one comparison of what the two numbers are said of. To the right: it speaks for one and the same "
    "figure; to the left: against. Every point doubles the odds."
)


def is_link(weights: Mapping[str, float]) -> bool:
    """Are these the weights of a link, facet by facet (and not another kind of score)?"""
    return bool(weights) and all(name.split()[0] in _FACETS for name in weights)


def waterfall(weights: Mapping[str, float]) -> str:
    """An SVG with a row a facet, what speaks for the link first, and the sum below; facets without weight are left
    out. Each bar begins where the one above it ends."""
    steps = sorted(((name, bits) for name, bits in weights.items() if bits), key=lambda step: -step[1])
    ends = [0.0]
    for _, bits in steps:
        ends.append(ends[-1] + bits)
    low, high = min(ends), max(ends)
    unit = (_WIDTH - _BARS - 34) / ((high - low) or 1.0)
    rows = [
        _row(at, _label(name), bits, min(pair) - low, max(pair) - low, unit)
        for at, ((name, bits), pair) in enumerate(zip(steps, pairwise(ends), strict=True))
    ]
    total = _row(len(steps), "together", ends[-1], min(0.0, ends[-1]) - low, max(0.0, ends[-1]) - low, unit, "total")
    height = _ROW * (len(steps) + 1) + 8
    said = ", ".join(f"{_label(name)} {bits:+.1f}" for name, bits in steps)
    drawing = tag(
        "svg",
        *rows,
        total,
        class_="waterfall",
        viewBox=f"0 0 {_WIDTH:g} {height:g}",
        role="img",
        aria_label=f"{said}; together {ends[-1]:+.1f}",
    )
    return f"<p>{_READING}</p>{drawing}"


def _label(name: str) -> str:
    facet, _, level = name.partition(" ")
    return f"{_FACETS.get(facet, facet)}: {_LEVELS.get(level, level)}" if level else _FACETS.get(facet, facet)


def _row(at: int, label: str, bits: float, start: float, end: float, unit: float, kind: str = "") -> str:
    top = at * _ROW + (6 if kind else 0)
    left, width = start * unit, max((end - start) * unit, 1.5)
    bar = (
        f'<rect class="{kind or ("for" if bits > 0 else "against")}" x="{_BARS + left:.1f}" y="{top + 3:g}" '
        f'width="{width:.1f}" height="10"/>'
    )
    rule = f'<path class="axis" d="M0 {top - 1:g}H{_WIDTH:g}"/>' if kind else ""
    value = f'<text x="{_BARS + left + width + 4:.1f}" y="{top + 12:g}" class="label">{bits:+.1f}</text>'
    return f'{rule}<text x="0" y="{top + 12:g}">{escape(label)}</text>{bar}{value}'
