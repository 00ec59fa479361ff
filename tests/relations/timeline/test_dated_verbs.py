"""Which verb a date belongs to."""

from __future__ import annotations

import pytest

from factcheck.articles.articles import article
from factcheck.findings.engine import understand
from factcheck.relations.timeline.dated_verbs import Dated, dated_verbs


def of(text: str) -> list[Dated]:
    reading = understand(article(text, published="2024-06-11"))
    return [one for frame in reading.frames for one in dated_verbs(frame)]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The mill was built by two brothers in 1931.", ["built"]),
        ("In 1931 she married a dyer.", ["married"]),
        ("The hall, with its famous roof, was later sold in 1950.", ["sold"]),
        ("They put up a hall, the largest of the county, in 1950.", ["put"]),
        ("The yard opened in 1931 and was rebuilt in 1950.", ["opened", "rebuilt"]),
        ("Works will start in May 2026.", ["start"]),
        ("Applications close on 5 July.", ["close"]),
        ("The 1931 fire was forgotten.", []),
        ("He is wanted for the 1931 fire.", []),
        ("Entries were open between May 2023 and June 2023.", []),
    ],
)
def test_a_date_has_the_last_verb_of_its_clause_or_the_first_one_behind_it(text: str, verbs: list[str]) -> None:
    assert [one.word for one in of(text)] == verbs


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("It closed in 1931.", "past"),
        ("It had been closed in 1931.", "had"),
        ("It has closed in 1931.", "perfect"),
        ("It will close in 2031.", "ahead"),
        ("It is due in May 2026.", "ahead"),
    ],
)
def test_the_tense_of_a_verb(text: str, tense: str) -> None:
    (one,) = of(text)
    told = {"had": one.had, "perfect": one.perfect, "ahead": one.ahead}
    assert [name for name, is_so in told.items() if is_so] == ([] if tense == "past" else [tense])
    assert one.past == (tense in ("past", "had"))


def test_what_is_counted_belongs_to_the_clause() -> None:
    (one,) = of("It carried its first paying passengers in May 2023.")
    assert "passengers" in [one.words[number] for number in one.clause]
