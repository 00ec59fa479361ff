"""How much a run of the rules catches, and how often it cries wolf, on articles that are believed right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from factcheck import engine
from factcheck.article import Article
from factcheck.check import Check
from factcheck.claim import Claim
from factcheck.mutations import KINDS, Mutation, mutations
from factcheck.outcome import Outcome, Problem
from factcheck.rulebook import LoadedRule

LOUD = ("warning", "error")


@dataclass
class Score:
    """`made` and `caught` count mutations by kind; `caught_by` by rule; `alarms` the warnings and errors on the
    untouched articles by rule; `unrelated` the numbers that stand in no relation, by kind of mention."""

    articles: int = 0
    numbers: int = 0
    related: int = 0
    made: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    caught_by: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    unrelated: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """The caught share of the mutations of numbers: subjects and directions are no numbers."""
        numeric = [kind for kind in KINDS if kind not in ("subject", "direction")]
        made = sum(self.made[kind] for kind in numeric)
        return sum(self.caught[kind] for kind in numeric) / made if made else 0.0


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
        loud = [finding for finding in before.findings if finding.level in LOUD]
        score.alarms.update(finding.check.rule for finding in loud)
        related = _related(before, score)
        chosen = related if len(related) <= per_article else random.sample(related, per_article)
        for mutation in mutations(before.readings[0], chosen, random):
            _try(article, mutation, before, score, rules)
    return score


def _related(outcome: Outcome, score: Score) -> list[Claim]:
    """The claims that took part in a check that agreed."""
    agreeing = {
        operand.claim.id
        for _, check in outcome.checks
        if check.verdict == "agree"
        for operand in check.operands
        if operand.claim is not None
    }
    found = []
    for claim in outcome.readings[0].claims:
        score.numbers += 1
        if claim.id in agreeing:
            score.related += 1
            found.append(claim)
        else:
            score.unrelated[claim.mention.kind] += 1
    return found


def _try(
    article: Article, mutation: Mutation, before: Outcome, score: Score, rules: Sequence[LoadedRule] | None
) -> None:
    score.made[mutation.kind] += 1
    known = {finding.fingerprint for finding in before.findings}
    after = engine.check([mutated(article, mutation)], rules=rules, within=True)
    new = [finding for finding in after.findings if finding.fingerprint not in known]
    touching = [finding for finding in new if _touches(finding.check, mutation)]
    if any(finding.level in LOUD for finding in touching):
        score.caught[mutation.kind] += 1
        score.caught_by.update({finding.check.rule for finding in touching if finding.level in LOUD})
    elif touching:
        score.noted[mutation.kind] += 1


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
    from factcheck.reading import article as read

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
