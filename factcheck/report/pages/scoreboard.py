"""What a self-test caught and missed, as a table for the terminal and as a plot for a page (SVG)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report.pages.markup import escape

if TYPE_CHECKING:
    from factcheck.trial.selftest import Score

_ROW, _LEFT, _BAR, _RIGHT, _TOP = 24, 150, 420, 130, 64
_INK, _QUIET = "#1c1b19", "#6b675f"
_COLOURS = {"caught": "#2f6f4f", "noted": "#9cc3ae", "missed": "#e3dfd6"}


def table(score: Score) -> str:
    """Slips by kind, rules with what they caught and their alarms, and the numbers that nothing was held against."""
    lines = [
        f"{score.articles:,} articles, {score.numbers:,} numbers: a relation that agrees fixes {score.related:,} and "
        f"bounds {score.bounded:,}",
        f"caught {score.recall:.0%} of the slips in fixed numbers, {score.recall_with_bounds:.0%} with bounded ones",
        "",
        f"{'slip':24}{'made':>8}{'caught':>8}{'noted':>8}{'bounded':>12}{'caught':>8}",
        *(
            f"{kind:24}{score.made[kind]:8,}{score.caught[kind]:8,}{score.noted[kind]:8,}"
            f"{score.bounded_made[kind]:12,}{score.bounded_caught[kind]:8,}"
            for kind in sorted({*score.made, *score.bounded_made})
        ),
        "",
        f"{'slips in numbers of':24}{'made':>8}{'caught':>8}",
        *(f"{rule:24}{made:8,}{score.caught_in[rule]:8,}" for rule, made in sorted(score.made_in.items())),
        "",
        f"{'rule that spoke':24}{'caught':>8}{'alarms per 1,000 articles':>28}",
        *(
            f"{rule:24}{score.caught_by[rule]:8,}{1000 * score.alarms[rule] / max(score.articles, 1):28.1f}"
            for rule in sorted({*score.caught_by, *score.alarms})
        ),
        "",
        f"{'numbers in no relation':24}",
        *(
            f"{kind:24}{count:8,}"
            for kind, count in sorted(score.unrelated.items(), key=lambda item: (-item[1], item[0]))
        ),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def plot(score: Score) -> str:
    """A bar for each kind of slip: caught (a warning or an error), noted, missed."""
    kinds = sorted(score.made)
    height = _TOP + _ROW * len(kinds) + 36
    width = _LEFT + _BAR + _RIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="system-ui, sans-serif" font-size="13" role="img">',
        f"<title>{escape(_headline(score))}</title>",
        f'<rect width="{width}" height="{height}" fill="#fcfbf9"/>',
        f'<text x="16" y="26" font-size="15" font-weight="600" fill="{_INK}">{escape(_headline(score))}</text>',
    ]
    for at, (name, colour) in enumerate(_COLOURS.items()):
        x = _LEFT + at * 90
        parts.append(f'<rect x="{x}" y="40" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{x + 18}" y="51" fill="{_QUIET}">{name}</text>')
    for row, kind in enumerate(kinds):
        parts += _bar(score, kind, _TOP + row * _ROW)
    alarms = 1000 * sum(score.alarms.values()) / max(score.articles, 1)
    note = f"{alarms:.1f} warnings and errors per 1,000 untouched articles"
    parts.append(f'<text x="16" y="{height - 14}" fill="{_QUIET}">{note}</text></svg>')
    return "\n".join(parts) + "\n"


def _headline(score: Score) -> str:
    return f"{score.recall:.0%} of the slips in fixed numbers caught, {score.articles:,} articles"


def _bar(score: Score, kind: str, top: int) -> list[str]:
    made = score.made[kind]
    counts = {"caught": score.caught[kind], "noted": score.noted[kind]}
    counts["missed"] = made - sum(counts.values())
    parts = [f'<text x="{_LEFT - 10}" y="{top + 16}" text-anchor="end" fill="{_INK}">{escape(kind)}</text>']
    x = float(_LEFT)
    for name, count in counts.items():
        width = _BAR * count / made if made else 0.0
        if width:
            colour = _COLOURS[name]
            parts.append(f'<rect x="{x:.1f}" y="{top + 4}" width="{width:.1f}" height="16" fill="{colour}"/>')
        x += width
    share = f"{counts['caught'] / made:.0%} of {made:,}" if made else "none made"
    parts.append(f'<text x="{_LEFT + _BAR + 10}" y="{top + 16}" fill="{_QUIET}">{share}</text>')
    return parts
