"""The words around a number."""

from __future__ import annotations

from factcheck.articles import article
from factcheck.claims.facets.around import around, stem_of
from factcheck.findings.engine import understand
from factcheck.model.claim import Claim


def numbers(text: str) -> list[Claim]:
    return [c for c in understand(article(text, id="a")).claims if c.mention.kind not in ("date", "period")]


def test_the_clause_ends_where_another_begins() -> None:
    first, second = numbers("The mill employs 120 weavers while the dairy pays 40 drivers.")
    assert around(first).clause == {stem_of("mill"), stem_of("employs"), stem_of("weavers")}
    assert around(second).clause == {stem_of("dairy"), stem_of("pays"), stem_of("drivers")}


def test_names_inside_the_sentence() -> None:
    assert around(numbers("A storm left 90 homes in Alderburg without power.")[0]).names == {"Alderburg"}


def test_what_points_back_and_what_sets_apart() -> None:
    assert around(numbers("The 12 victims were found.")[0]).definite
    assert around(numbers("Another 12 victims were found.")[0]).contrast == "another"
    assert around(numbers("Sales fell from 12 units.")[0]).base


def test_endings_of_number_and_tense_do_not_part_words() -> None:
    assert stem_of("houses") == stem_of("house")
    assert stem_of("injured") == stem_of("injures") == stem_of("injure")
