"""Which figures changed between two drafts."""

from __future__ import annotations

from factcheck.articles import article
from factcheck.findings.difference import difference
from factcheck.findings.engine import understand

OLD = "Fieldwork sold 44,000 tractors in 2024. Profit was $5 million. It has 310 workers."


def changes(new: str, old: str = OLD) -> list[tuple[str, str | None, str | None]]:
    found = difference(understand(article(old)), understand(article(new)))
    return [(c.kind, c.old.text if c.old else None, c.new.text if c.new else None) for c in found]


def test_nothing_changed() -> None:
    assert changes(OLD) == []


def test_another_figure() -> None:
    assert changes(OLD.replace("44,000", "44,900")) == [("changed", "44,000", "44,900")]


def test_a_figure_written_in_another_way_is_no_change() -> None:
    assert changes(OLD.replace("$5 million", "$5m")) == []


def test_moved_sentences_are_no_change() -> None:
    assert changes("It has 310 workers. Profit was $5 million. Fieldwork sold 44,000 tractors in 2024.") == []


def test_added_and_removed() -> None:
    assert changes(OLD.replace(" It has 310 workers.", "") + " A dividend of 20 cents a share was paid.") == [
        ("added", None, "20 cents"),
        ("removed", "310", None),
    ]


def test_a_rewritten_sentence_keeps_its_figure() -> None:
    assert changes(OLD.replace("Profit was $5 million", "The profit for the year was $6 million")) == [
        ("changed", "$5 million", "$6 million")
    ]
