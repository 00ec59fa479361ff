"""The first page: how things stand, the worst findings first, and the articles with what was checked in each."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.findings.outcome import COVERAGE
from factcheck.model.article import Article
from factcheck.model.check import Finding
from factcheck.model.claim import Claim
from factcheck.report.display import clipped
from factcheck.report.pages.coverage_bar import STATUS_WORDS, coverage_bar, legend
from factcheck.report.pages.filters import filters
from factcheck.report.pages.markup import escape, tag
from factcheck.report.pages.site import Site
from factcheck.report.tally import (
    NAME,
    articles_phrase,
    coverage_counts,
    coverage_sentence,
    findings_phrase,
    hidden_sentence,
    level_counts,
    plural,
    rates_sentence,
    remarks_sentence,
    version,
)

_SHOWN = 25
_PROBLEMS = 50


def index_page(site: Site) -> str:
    """The body of the index."""
    outcome = site.outcome
    phrase = findings_phrase(level_counts(outcome.findings))
    counts = coverage_counts(outcome.coverage)
    lead = " ".join(filter(None, (coverage_sentence(counts), hidden_sentence(outcome), remarks_sentence(outcome))))
    return tag(
        "section",
        tag("header", tag("p", f"The numbers in {_articles_read(site)}", class_="facts"), class_="masthead"),
        tag("h1", escape(phrase[0].upper() + phrase[1:])),
        tag("p", escape(lead), class_="lead"),
        coverage_bar(counts),
        legend(counts),
        _problems(site),
        _findings(site),
        _articles(site),
        _shared(site),
        _colophon(site),
        class_="index",
        id="top",
    )


def _articles_read(site: Site) -> str:
    return articles_phrase(site.outcome)


def _problems(site: Site) -> str:
    problems = site.outcome.problems
    if not problems:
        return ""
    items = [tag("li", escape(clipped(str(problem), 400))) for problem in problems[:_PROBLEMS]]
    if len(problems) > _PROBLEMS:
        items.append(tag("li", f"and {len(problems) - _PROBLEMS:,} more"))
    heading = tag("h2", f"{plural(len(problems), 'input')} could not be read")
    return tag("section", heading, tag("ul", *items), class_="problems")


def _findings(site: Site) -> str:
    findings = site.worst_first
    if not findings:
        return ""
    rows = [_finding(finding, site) for finding in findings]
    more = ""
    if len(rows) > _SHOWN:
        summary = tag("summary", plural(len(rows) - _SHOWN, "more finding"))
        more = tag("details", summary, tag("ol", *rows[_SHOWN:], class_="findings"))
    shown = tag("ol", *rows[:_SHOWN], class_="findings")
    return tag("section", "<h2>Worst first</h2>", filters(findings), shown, more)


def _finding(finding: Finding, site: Site) -> str:
    check = finding.check
    first = site.atlas.primary(check)
    href, where = "#top", ""
    if first:
        href = site.href(first.article, site.finding_anchor(first.article, finding))
        where = f"{clipped(site.atlas.title(first.article), 90)}, line {site.atlas.place_of(first).line}"
    about = (
        tag("span", finding.level, class_="level"),
        tag("span", escape(check.rule), class_="rule"),
        tag("span", escape(where), class_="where"),
    )
    return tag(
        "li",
        tag("span", str(site.numbers[finding.id]), class_="number"),
        tag("div", tag("a", escape(check.message), href=href), tag("p", " ".join(about))),
        class_=f"row {finding.level}",
        data_level=finding.level,
        data_rule=check.rule,
    )


def _articles(site: Site) -> str:
    articles = [reading.article for reading in site.outcome.readings]
    if not articles:
        return ""
    articles.sort(key=lambda article: _weight(site.findings.get(article.id, ())))
    head = "<thead><tr><th>Article</th><th>Findings</th><th>Numbers</th></tr></thead>"
    rows = tag("tbody", *(_article(article, site) for article in articles))
    return tag("section", "<h2>Articles</h2>", tag("table", head, rows))


def _weight(findings: Sequence[Finding]) -> tuple[int, ...]:
    return tuple(-count for count in level_counts(findings).values())


def _article(article: Article, site: Site) -> str:
    levels = level_counts(site.findings.get(article.id, ()))
    found = [tag("span", plural(count, level), class_=f"level {level}") for level, count in levels.items() if count]
    counts = coverage_counts(site.coverage.get(article.id, ()))
    words = " · ".join(f"{counts[status]:,} {STATUS_WORDS[status]}" for status in COVERAGE if counts[status])
    title = clipped(site.atlas.title(article.id), 160)
    source = clipped(" · ".join(filter(None, (article.outlet, site.atlas.path(article.id)))), 160)
    return tag(
        "tr",
        tag("td", tag("a", escape(title), href=site.href(article.id, "")), tag("p", escape(source), class_="where")),
        tag("td", " ".join(found) or tag("span", "none", class_="none")),
        tag("td", coverage_bar(counts), tag("p", words or "no numbers", class_="where")),
    )


def _shared(site: Site) -> str:
    groups = site.outcome.corroborated
    if not groups:
        return ""
    summary = tag("summary", f"{plural(len(groups), 'figure')} that several articles agree on")
    items = tag("ul", *(_group(group, site) for group in groups))
    return tag("section", tag("details", summary, items, class_="shared"))


def _group(claims: Sequence[Claim], site: Site) -> str:
    links = [
        tag(
            "a",
            escape(clipped(site.atlas.title(claim.article), 80)),
            href=site.href(claim.article, site.span_anchor(claim.article, claim.span)),
        )
        for claim in claims
    ]
    facets = ", ".join(filter(None, (claims[0].subject, claims[0].measure)))
    return tag("li", f"{tag('b', escape(claims[0].text))} {escape(facets)}: {', '.join(links)}")


def _colophon(site: Site) -> str:
    rules = ", ".join(escape(rule.name) for rule in site.outcome.rules)
    checked = f"{plural(len(site.outcome.checks), 'comparison')} made by {plural(len(site.outcome.rules), 'rule')}"
    ran = f"<details><summary>{checked}</summary><p>{rules}</p></details>" if rules else f"<p>{checked}.</p>"
    rates = rates_sentence(site.outcome)
    return (
        f'<footer class="colophon">{ran}<p>{escape(rates)} A number that nothing contradicts is not thereby right: '
        f"those with nothing to compare with were not checked.</p><p>{NAME} {escape(version())}</p></footer>"
    )
