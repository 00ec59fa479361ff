"""What the whole article tells about each of its mentions, gathered once and never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from factcheck.claims.datelines import dateline
from factcheck.claims.entities import Entity, entities
from factcheck.claims.publication import infer_window
from factcheck.lexicon import countries
from factcheck.model.article import Article
from factcheck.model.mention import Mention
from factcheck.model.period import Period
from factcheck.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """`published` is the window of publication days, `published_from` says whence it is known; `country` is ISO 3166
    alpha-2; `currencies` maps an ambiguous sign ("$", "¥", "kr") to the code it means here; `entities` in order of
    first naming."""

    published: Period | None = None
    published_from: str = "unknown"
    country: str | None = None
    currencies: Mapping[str, str] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()


def context(article: Article, mentions: Sequence[Mention]) -> Context:
    """Gathers what one article says about when and where it was written, and whom it names."""

    published, source = article.published, article.published_from
    if published is None:
        published, source = dateline(mentions, article.text), "dateline"
    if published is None:
        published = infer_window(mentions, article.fields)
        source = "inferred" if published is not None else "unknown"
    named = entities(article)
    tally = _countries_named(article, named)
    desk = _desk(article)
    home = desk or _most_named(tally)
    return Context(published, source, home, _currencies(mentions, tally, home, desk), named)


def _countries_named(article: Article, named: Sequence[Entity]) -> Counter[str]:
    names, _ = countries()
    tally: Counter[str] = Counter()
    for entity in named:
        code = names.get(entity.name) or next((names[word] for word in entity.name.split() if word in names), None)
        if code:
            tally[code] += len(entity.places)
    for _, code in _named_by(article.outlet):
        tally[code] += 3
    return tally


@lru_cache(maxsize=256)
def _named_by(outlet: str) -> tuple[tuple[str, str], ...]:
    """The countries that an outlet's name holds, with their codes."""
    return tuple((name, code) for name, code in countries()[0].items() if name in outlet) if outlet else ()


def _desk(article: Article) -> str | None:
    """The country an article comes from, by its locale or its outlet's name."""
    _, currencies = countries()
    region = article.locale.replace("_", "-").partition("-")[2].upper()
    if region in currencies and region != "US":
        return region
    named = (code for name, code in _named_by(article.outlet) if len(name) > 2)
    return next(named, region or None)


def _most_named(tally: Counter[str]) -> str | None:
    """The country that an article names by far most."""
    ranked = tally.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return ranked[0][0]
    return None


def _currencies(mentions: Sequence[Mention], tally: Counter[str], home: str | None, desk: str | None) -> dict[str, str]:
    """What each ambiguous sign means here: a candidate that the article also writes unambiguously, else that of the
    country it is about; the plain dollar is American unless the article is from another dollar country."""
    certain = Counter(m.currencies[0] for m in mentions if len(m.currencies) == 1)
    signs: dict[str, tuple[str, ...]] = {}
    for mention in mentions:
        if len(mention.currencies) > 1:
            signs.setdefault(mention.sign, mention.currencies)
    chosen = {}
    for sign, candidates in signs.items():
        # An article about Hong Kong in a London paper writes American dollars: for the plain sign only where the
        # article itself comes from counts, not what it is about.
        dollar = candidates[0] == "USD" and not _are_of_others(sign, signs)
        weight = _weights(candidates, Counter() if dollar else certain, Counter() if dollar else tally)
        local = _of_country(desk if dollar else home)
        if local in weight:
            weight[local] += 3.0
        chosen[sign] = max(candidates, key=lambda code: (weight[code], -candidates.index(code)))
    return chosen


COINS = ("cent", "cents")


def _are_of_others(sign: str, signs: Mapping[str, Sequence[str]]) -> bool:
    """Are cents those of another currency than the dollar, which an article does not write: of its euros?"""
    return sign in COINS and not any(codes[0] == "USD" for other, codes in signs.items() if other not in COINS)


def _weights(candidates: Sequence[str], certain: Counter[str], tally: Counter[str]) -> dict[str, float]:
    """What speaks for each currency that a sign may mean: how usual it is, where it is written unambiguously
    (`certain`), how often its country is named (`tally`)."""
    weight: dict[str, float] = dict.fromkeys(candidates, 0.0)
    weight[candidates[0]] += 2.5 if candidates[0] in ("USD", "GBP") else 0.5
    for code in candidates:
        weight[code] += 3.0 if certain[code] else 0.0
    for country, count in tally.items():
        code = _of_country(country)
        if code in weight:
            weight[code] += min(count, 5)
    return weight


def _of_country(country: str | None) -> str:
    """The currency of a country, "" where it is not known."""
    return countries()[1].get(country or "", "")
