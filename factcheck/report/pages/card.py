"""One finding as an HTML card: what is wrong, the number line, the sum, the cause, what to write, and where."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.check import Check, Finding, Operand, Suggestion
from factcheck.report.display import clipped
from factcheck.report.pages.evidence import is_link, waterfall
from factcheck.report.pages.markup import escape, tag
from factcheck.report.pages.number_line import number_line
from factcheck.report.pages.site import Site
from factcheck.report.places import line_span

_AROUND = 70
VERDICT_WORDS = {
    "contradiction": "contradiction: both cannot be true",
    "tension": "tension: true at most to the letter, not as readers take it",
    "precision-gap": "precision gap: one says less than the other",
    "dispute": "dispute: two named sources differ",
    "unsupported": "unsupported: nothing in the text bears it out",
}


def card(finding: Finding, article: str, site: Site) -> str:
    """The card as it stands on the page of `article`, beside the text."""
    check = finding.check
    number = str(site.numbers[finding.id])
    header = tag(
        "header",
        tag("span", number, class_="number"),
        tag("span", finding.level, class_="level"),
        tag("span", escape(check.rule), class_="rule"),
    )
    return tag(
        "article",
        header,
        tag("h3", escape(check.message)),
        _figure(check),
        _reasons(check),
        _numbers(finding, article, site),
        _evidence(finding),
        class_=f"card {finding.level}",
        id=site.finding_anchor(article, finding),
        data_level=finding.level,
        data_rule=check.rule,
        data_finding=number,
        tabindex=-1,
    )


def _figure(check: Check) -> str:
    drawing = number_line(check)
    return f"<figure>{drawing}</figure>" if drawing else ""


def _reasons(check: Check) -> str:
    rows = [("Sum", f'<span class="sum">{escape(check.arithmetic)}</span>') if check.arithmetic else None]
    rows.append(("Cause", escape(check.diagnosis)) if check.diagnosis else None)
    rows.append(("Fix", _fix(check, check.suggestion)) if check.suggestion else None)
    items = "".join(f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in filter(None, rows))
    return f"<dl>{items}</dl>" if items else ""


def _fix(check: Check, suggestion: Suggestion) -> str:
    """The sentence and, where just one change is suggested, that change."""
    text = escape(suggestion.text)
    if len(suggestion.replacements) != 1:
        return text
    (one,) = suggestion.replacements
    printed = next((o.text for o in check.operands if o.article == one.article and o.span == one.span), "")
    if printed:
        change = f"{tag('del', escape(printed))} {tag('ins', escape(one.text))}"
        return f"{text} {tag('span', change, class_='change')}"
    return text


def _numbers(finding: Finding, article: str, site: Site) -> str:
    """The numbers of this article on one line, each of another one with the words around it."""
    operands = [operand for operand in finding.operands if operand.text]
    here = [_link(operand, article, site) for operand in operands if operand.article == article]
    lines = [", ".join(here)] if here else []
    lines += [_elsewhere(operand, article, site) for operand in operands if operand.article != article]
    return f'<ul class="numbers">{"".join(f"<li>{line}</li>" for line in lines)}</ul>' if lines else ""


def _link(operand: Operand, article: str, site: Site) -> str:
    href = site.href(operand.article, site.span_anchor(operand.article, operand.span), article)
    role, link = (
        tag("span", escape(operand.role), class_="role"),
        tag("a", escape(clipped(operand.text, 80)), href=href),
    )
    return f"{role} {link}"


def _elsewhere(operand: Operand, article: str, site: Site) -> str:
    line = site.atlas.place_of(operand).line
    title = escape(clipped(site.atlas.title(operand.article), 90))
    where = f'<span class="where">line {line} of <cite>{title}</cite></span>'
    return f"{_link(operand, article, site)} {where}<q>{_context(operand, site)}</q>"


def _context(operand: Operand, site: Site) -> str:
    """The words around a number of another article, so that nobody has to follow the link to judge it."""
    text = site.atlas.field(operand.article, operand.span.field)
    line = line_span(text, operand.span)
    start, end = max(line.start, operand.span.start - _AROUND), min(line.end, operand.span.end + _AROUND)
    before, after = text[start : operand.span.start], text[operand.span.end : end]
    if start > line.start:
        before = "…" + before.partition(" ")[2]
    if end < line.end:
        after = after.rpartition(" ")[0] + "…"
    return f"{escape(before)}<b>{escape(text[operand.span.start : operand.span.end])}</b>{escape(after)}"


def _evidence(finding: Finding) -> str:
    rows = "".join(f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in _facts(finding))
    linked = is_link(finding.check.weights)
    summary, drawing = ("Why these two were compared", waterfall(finding.check.weights)) if linked else ("Details", "")
    return f"<details><summary>{summary}</summary>{drawing}<dl>{rows}</dl></details>"


def _facts(finding: Finding) -> Iterator[tuple[str, str]]:
    check = finding.check
    yield "Verdict", escape(VERDICT_WORDS.get(check.verdict, check.verdict))
    if check.confidence:
        yield "Confidence", f"{check.confidence:.0%}"
    yield "Rule", f"<code>factcheck rules {escape(check.rule)}</code> explains it"
    yield "Fingerprint", f"<code>{escape(finding.fingerprint)}</code>"
