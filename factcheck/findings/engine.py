"""The way through: articles in; claims, links, checks and findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.claims.claims import claims
from factcheck.claims.context import Context, context
from factcheck.claims.quantities import quantities
from factcheck.claims.view import Reading, View
from factcheck.findings.coverage import coverage
from factcheck.findings.findings import findings
from factcheck.findings.outcome import CRASHED, Outcome, Problem
from factcheck.findings.rulebook import LoadedRule, is_own
from factcheck.findings.rulebook import rules as house_rules
from factcheck.links.links import crowded, links
from factcheck.mentions.mentions import mentions
from factcheck.model.article import Article, Span
from factcheck.model.budget import go_on, limits
from factcheck.model.check import LEFT_OUT, LEVELS, VERDICTS, Check, Operand, Rule, left_out
from factcheck.model.records import replace
from factcheck.numbers.rates import Rates
from factcheck.relations.checks import checks as relation_checks
from factcheck.relations.checks import superseded

if TYPE_CHECKING:
    from factcheck.model.claim import Claim, Link

Company = Callable[[Sequence[Reading]], Sequence[Reading]]
"""From the readings that are to be checked to all that are looked at together: these and others, in order."""

LANGUAGE = Rule("FC002", "language-not-read", "engine", "note", "The text is in a language that is not read yet.")
PARTIAL = Rule("FC003", LEFT_OUT, "engine", "note", "Not all numbers of an article were read or compared.")
READ = ("en", "und")


def understand(article: Article) -> Reading:
    """Article to claims: the first half of the way, of one article alone."""
    if article.language not in READ:
        return Reading(article, context(article, ()), ())
    found = mentions(article)
    known = context(article, found)
    article = replace(article, published=known.published, published_from=known.published_from)
    return Reading(article, known, claims(article, found, quantities(found, known, article.locale), known))


def check(
    articles: Iterable[Article | Problem],
    *,
    rules: Sequence[LoadedRule] | None = None,
    within: bool = False,
    rates_file: str | None = None,
    options: Mapping[str, Mapping[str, object]] | None = None,
    severities: Mapping[str, str] | None = None,
    facts: Sequence[Claim] = (),
    company: Company | None = None,
) -> Outcome:
    """The whole way. `within` keeps each article to itself; `options` are by rule name, `severities` by name, code or
    family; `facts` are the claims of fact sheets. `company` finds the other articles that these are held against;
    what does not fit among those others is not looked for. An input that could not be read becomes a problem of
    the outcome, and the rest goes on.
    """
    problems: list[Problem] = []
    readings: list[Reading] = []
    crashes: list[Check] = []
    for item in articles:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        try:
            readings.append(understand(item))
        except Exception as error:
            readings.append(Reading(item, Context(), ()))
            crashes.append(_crash(item, "reading", "The reading of numbers", error))
    chosen = house_rules() if rules is None else tuple(rules)
    rates = Rates(rates_file)
    together = tuple(readings if company is None or within else company(readings))
    checks = crashes + list(_checks(tuple(readings), together, chosen, within, rates, options or {}, tuple(facts)))
    related = _related(readings, checks, frozenset(one.rule.name for one in chosen))
    quiet = superseded(checks, related)
    checks = [one for place, one in enumerate(checks) if place not in quiet] + related
    numbered = tuple((f"c{number}", one) for number, one in enumerate(checks, 1))
    order = {(r.article.id, f): n for n, (r, f) in enumerate((r, f) for r in together for f in r.article.fields)}
    ran = (CRASHED, LANGUAGE, PARTIAL, *(one.rule for one in chosen))
    levels = {rule.name: level for rule in ran if (level := rule.level_in(severities or {})) is not None}
    found = findings(numbered, order, levels)
    return Outcome(
        readings=together,
        checks=numbered,
        findings=found,
        coverage=coverage(readings, numbered, found),
        corroborated=_corroborated(checks),
        problems=tuple(problems),
        rates={"source": rates.source, "first_day": str(rates.first_day), "last_day": str(rates.last_day)},
        rules=ran,
        company=frozenset(one.article.id for one in together) - {one.article.id for one in readings},
    )


def _checks(
    readings: tuple[Reading, ...],
    together: tuple[Reading, ...],
    rules: Sequence[LoadedRule],
    within: bool,
    rates: Rates,
    options: Mapping[str, Mapping[str, object]],
    facts: tuple[Claim, ...],
) -> Iterator[Check]:
    inner = [one for one in rules if one.rule.scope == "article"]
    outer = [one for one in rules if one.rule.scope == "links"]
    for reading in readings:
        if reading.article.language not in READ:
            yield _language(reading)
            continue
        yield from _left_out(reading)
        yield from _run_all(inner, View((reading,), rates, facts=facts), options)
        if within and outer:
            yield from _run_all(outer, View((reading,), rates, links(reading.claims), facts), options)
    if not within and outer:
        yield from _run_all(outer, _across(readings, together, rates, facts), options)


def _across(
    readings: tuple[Reading, ...], together: tuple[Reading, ...], rates: Rates, facts: tuple[Claim, ...]
) -> View:
    """All articles with the links that touch the ones to be checked."""
    claims = (claim for reading in together for claim in reading.claims)
    touching = {reading.article.id for reading in readings} if len(together) > len(readings) else None
    return View(together, rates, links(claims, touching=touching), facts)


def _run_all(rules: Sequence[LoadedRule], view: View, options: Mapping[str, Mapping[str, object]]) -> Iterator[Check]:
    for one in rules:
        yield from _run(one, view, options)


def _related(readings: Sequence[Reading], made: Sequence[Check], rules: frozenset[str]) -> list[Check]:
    """The checks of the relations that the judge finds in each article, for the numbers that no rule has settled."""
    by_article: dict[str, list[Check]] = {}
    for check in made:
        for article in {operand.article for operand in check.operands}:
            by_article.setdefault(article, []).append(check)
    found: list[Check] = []
    for reading in readings:
        if reading.article.language not in READ:
            continue
        try:
            found += relation_checks(reading, by_article.get(reading.article.id, ()), rules)
        except Exception as error:
            found.append(_crash(reading.article, "", "The judge of relations", error))
    return found


def _run(one: LoadedRule, view: View, options: Mapping[str, Mapping[str, object]]) -> Iterator[Check]:
    """The checks of one rule; a rule that raises (or tries to end the process) becomes a finding of its own, and the
    run goes on: with the next article or, where the rule compares articles, with the next pair of them."""
    go_on()
    made: list[Check] = []
    try:
        for check in one.check(view, {**one.rule.options, **options.get(one.rule.name, {})}):
            go_on()
            _refuse_unsound(check, view)
            made.append(check)
    except (Exception, SystemExit) as error:
        pairs = _pairs(view)
        if len(pairs) > 1:
            for pair in pairs:
                yield from _run(one, pair, options)
            return
        article = view.readings[0].article if view.readings else Article("", "")
        fault = "" if is_own(one) else f"This is a fault of the rule's file {one.path.parent.name}/{one.path.name}, "
        made.append(_crash(article, one.rule.name, f"The rule {one.rule.name}", error, fault))
    yield from made


def _pairs(view: View) -> list[View]:
    """The view cut into one for each pair of articles with links between them."""
    links: dict[tuple[str, ...], list[Link]] = {}
    for link in view.links:
        links.setdefault(tuple(dict.fromkeys(sorted((link.a.article, link.b.article)))), []).append(link)
    return [
        replace(view, readings=tuple(view.by_article[name] for name in names), links=tuple(some))
        for names, some in links.items()
    ]


def _refuse_unsound(check: object, view: View) -> None:
    """Raises for a check that no report could show: a house rule may yield anything."""
    if not isinstance(check, Check):
        raise TypeError(f"a rule yields checks, not {type(check).__name__}")
    if check.verdict not in VERDICTS or check.level not in LEVELS:
        raise ValueError(f"there is no verdict {check.verdict!r} of level {check.level!r}")
    for operand in check.operands:
        reading = view.by_article.get(operand.article)
        if reading is not None:
            length = len(reading.article.fields.get(operand.span.field, ""))
            if not 0 <= operand.span.start <= operand.span.end <= length:
                raise ValueError(f"there is no place {operand.span} in “{operand.article}”")


def _crash(article: Article, part: str, what: str, error: BaseException, fault: str = "") -> Check:
    field = next(iter(article.fields), "text")
    return Check(
        rule=CRASHED.name,
        verdict="not-understood",
        operands=(Operand(part, article.id, Span(field, 0, 0), ""),),
        level=CRASHED.level,
        message=f"{what} stopped at “{article.id}”: {type(error).__name__}: {error}",
        diagnosis=f"{fault or 'This is a fault of factcheck, '}not of the article; everything else ran.",
        confidence=1.0,
    )


def _left_out(reading: Reading) -> Iterator[Check]:
    """Says where an article holds more than is looked at: silence would be read as approval."""
    most = limits().numbers
    if len(reading.claims) >= most:
        yield left_out(reading.article, f"Only the first {most:,} numbers of this article were read (limits.numbers).")
    elif crowded(reading.claims):
        yield left_out(
            reading.article, "Not all numbers of this article were compared with each other: too many are alike."
        )


def _language(reading: Reading) -> Check:
    article = reading.article
    field = next(iter(article.fields), "text")
    return Check(
        rule=LANGUAGE.name,
        verdict="not-understood",
        operands=(Operand("article", article.id, Span(field, 0, 0), ""),),
        level=LANGUAGE.level,
        message=f"This article is not in English (language: {article.language}); none of its numbers were checked.",
        confidence=1.0,
    )


def _corroborated(checks: Sequence[Check]) -> tuple[tuple[Claim, ...], ...]:
    """Groups of claims from several articles that agree: the connected parts of all agreeing comparisons."""
    parent: dict[str, str] = {}
    members: dict[str, Claim] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one in checks:
        pair = [operand.claim for operand in one.operands if operand.claim is not None]
        if one.verdict != "agree" or len(pair) != 2 or pair[0].article == pair[1].article:
            continue
        for claim in pair:
            parent.setdefault(claim.id, claim.id)
            members[claim.id] = claim
        parent[root(pair[0].id)] = root(pair[1].id)
    groups: dict[str, list[Claim]] = {}
    for name, claim in members.items():
        groups.setdefault(root(name), []).append(claim)
    return tuple(tuple(group) for group in groups.values())
