"""Real pages, where they are at hand: the zones of their parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.articles import read
from factcheck.model.article import Article

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
NEWS = SEEDS.parent / "eval" / "news.jsonl"


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed articles are not part of the project")
def test_zones_of_the_seed_articles() -> None:
    first, second, third = (item for item in read([str(SEEDS)]) if isinstance(item, Article))

    def zones(article: Article, *words: str) -> list[str]:
        return [article.zone_at("text", article.text.index(word)) for word in words]

    assert zones(first, "Xiaomi & Jetour", "361k", "361,600 units", "247,000", "10.46 |", "480,000+") == [
        "headline", "summary", "body", "table", "table", "teaser",
    ]  # fmt: skip
    assert [table.header[0] for table in first.tables] == ["Model", "SKG Financials (Recent Years)"]
    assert zones(second, "Author |", "over 100 million", "666 yuan") == ["teaser", "body", "body"]
    assert zones(third, "Images source", "Xiaomi expands electric", "842 million", "Related content") == [
        "caption", "caption", "body", "teaser",
    ]  # fmt: skip


@pytest.mark.skipif(not NEWS.exists(), reason="the development corpus is not part of the project")
def test_real_news_is_read_without_a_problem_and_hardly_any_of_it_is_furniture() -> None:
    articles = list(read([str(NEWS)]))
    assert all(isinstance(article, Article) for article in articles)
    wires = [a for a in articles if isinstance(a, Article) and a.outlet.startswith("Reuters 1987")]
    odd = sum(1 for wire in wires for s in wire.sentences if s.field == "text" and s.zone not in {"body", "table"})
    assert odd <= 0.001 * sum(len(wire.sentences) for wire in wires)
    assert {wire.language for wire in wires} == {"en"}
