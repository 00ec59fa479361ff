"""How much a run of the rules catches, and how often it cries wolf, on articles that are believed right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from factcheck.findings import engine
from factcheck.findings.outcome import Outcome, Problem
from factcheck.findings.rulebook import LoadedRule
from factcheck.model.article import Article
from factcheck.model.check import FIXES, Check
from factcheck.model.records import replace
from factcheck.trial.mutations import KINDS, Mutation, mutations

LOUD = ("warning", "error")
WORDS = ("direction", "subject")
"""Kinds of slips that change a word, not a number."""


@dataclass
class Score:
    """`made` and `caught` count mutations by kind, `made_in` and `caught_in` those of numbers by the relation (the rule
    that agreed) that the number stands in; `bounded_made` and `bounded_caught` those of numbers that a relation only
    bounds ("fell to 12 from 20": every number below 20 would do); `caught_by` counts by the rule that spoke; `alarms`
    are the warnings and errors on the untouched articles by rule; `unrelated` the numbers that stand in no relation,
    by kind of mention."""

    articles: int = 0
    numbers: int = 0
    related: int = 0
    bounded: int = 0
    made: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    made_in: Counter[str] = field(default_factory=Counter)
    caught_in: Counter[str] = field(default_factory=Counter)
    bounded_made: Counter[str] = field(default_factory=Counter)
    bounded_caught: Counter[str] = field(default_factory=Counter)
    caught_by: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    unrelated: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """The caught share of the mutations of numbers whose value a relation fixes."""
        made = self.made_in.total()
        return self.caught_in.total() / made if made else 0.0

    @property
    def recall_with_bounds(self) -> float:
        """The same with the numbers that are only bounded."""
        bounded = [kind for kind in KINDS if kind not in WORDS]
        made = self.made_in.total() + sum(self.bounded_made[kind] for kind in bounded)
        caught = self.caught_in.total() + sum(self.bounded_caught[kind] for kind in bounded)
        return caught / made if made else 0.0


def selftest(
    articles: Iterable[Article | Problem],
    *,
    rules: Sequence[LoadedRule] | None = None,
    seed: int = 0,
    per_article: int = 3,
) -> Score:
    """Swaps something in up to `per_article` numbers of each article that stand in some relation, one at a time."""
    score, random = Score(), Random(seed)
    for article in articles:
        if isinstance(article, Problem):
            continue
        before = engine.check([article], rules=rules, within=True)
        score.articles += 1
        score.alarms.update(finding.check.rule for finding in before.findings if finding.level in LOUD)
        fixed, bounded = _related(before, score)
        for name, mutation in _mutated(before, fixed, per_article, random):
            _try(article, mutation, fixed[name], before, score, rules)
        for _, mutation in _mutated(before, bounded, per_article, random):
            _try(article, mutation, "", before, score, rules)
    return score


def _mutated(outcome: Outcome, names: Iterable[str], most: int, random: Random) -> Iterator[tuple[str, Mutation]]:
    """As many of the claims named as may be, at random, each with its mutations."""
    reading = outcome.readings[0]
    of_id = {claim.id: claim for claim in reading.claims}
    ids = sorted(names)
    for name in ids if len(ids) <= most else random.sample(ids, most):
        for mutation in mutations(reading, [of_id[name]], random):
            yield name, mutation


def _related(outcome: Outcome, score: Score) -> tuple[dict[str, str], dict[str, str]]:
    """The claims that took part in a check that agreed, by id, each with the rule that checked it most strongly:
    those whose value a check fixes, and those that checks only bound."""
    best = _strongest(outcome)
    for claim in outcome.readings[0].claims:
        score.numbers += 1
        if claim.id not in best:
            score.unrelated[claim.mention.kind] += 1
    fixed = {name: rule for name, (power, rule) in best.items() if power >= FIXES}
    bounded = {name: rule for name, (power, rule) in best.items() if power < FIXES}
    score.related += len(fixed)
    score.bounded += len(bounded)
    return fixed, bounded


def _strongest(outcome: Outcome) -> dict[str, tuple[float, str]]:
    """The power and the rule of the strongest check that agreed, by claim. A rule may hold numbers of its own making
    against each other (the two of a score "3-2"), which are no claims and are not swapped."""
    known = {claim.id for claim in outcome.readings[0].claims}
    best: dict[str, tuple[float, str]] = {}
    for check in (check for _, check in outcome.checks if check.verdict == "agree"):
        power = 1.0 if check.power is None else check.power
        for operand in check.operands:
            if operand.claim is not None and operand.claim.id in known:
                best[operand.claim.id] = max(best.get(operand.claim.id, (0.0, "")), (power, check.rule))
    return best


def _try(
    article: Article,
    mutation: Mutation,
    relation: str,
    before: Outcome,
    score: Score,
    rules: Sequence[LoadedRule] | None,
) -> None:
    """Makes one slip and counts it; `relation` is the rule that fixes the number, "" where it is only bounded."""
    known = {finding.fingerprint for finding in before.findings}
    after = engine.check([mutated(article, mutation)], rules=rules, within=True)
    new = [finding for finding in after.findings if finding.fingerprint not in known]
    touching = [finding for finding in new if _touches(finding.check, mutation)]
    loud = {finding.check.rule for finding in touching if finding.level in LOUD}
    score.caught_by.update(loud)
    if not relation:
        score.bounded_made[mutation.kind] += 1
        score.bounded_caught[mutation.kind] += bool(loud)
        return
    score.made[mutation.kind] += 1
    score.caught[mutation.kind] += bool(loud)
    score.noted[mutation.kind] += bool(touching) and not loud
    if mutation.kind not in WORDS:
        score.made_in[relation] += 1
        score.caught_in[relation] += bool(loud)


def _touches(check: Check, mutation: Mutation) -> bool:
    """Does a finding point into the sentence's neighbourhood of the mutation? Subjects and directions stand beside
    their numbers, so that nearness counts, not overlap."""
    reach = 200 if mutation.kind in ("subject", "direction", "date") else 0
    return any(
        o.span.field == mutation.field
        and o.span.start - reach < mutation.start + len(mutation.now)
        and mutation.start < o.span.end + reach
        for o in check.operands
    )


def mutated(article: Article, mutation: Mutation) -> Article:
    """The article with one slip in it; sentences, zones and tables are read anew."""
    from factcheck.articles import article as read

    texts = {**article.fields, mutation.field: mutation.of(article.fields[mutation.field])}
    made = read(
        texts.get("text", article.text),
        id=article.id,
        title=texts.get("title", article.title if "title" not in article.fields else ""),
        summary=texts.get("summary", ""),
        outlet=article.outlet,
        locale=article.locale,
    )
    return replace(made, published=article.published, published_from=article.published_from, path=article.path)
