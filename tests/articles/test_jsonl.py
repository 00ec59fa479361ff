from __future__ import annotations

import json
from pathlib import Path

from factcheck.articles import read
from factcheck.findings.outcome import Problem
from factcheck.model.article import Article


def test_a_bad_line_is_a_problem_and_the_others_go_on(desk: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": "It rained on 3 days.", "title": "Rain", "date": "2025-03-04", "outlet": "X"}),
        "",
        '{"id": "b", "text": ',
        "[1, 2]",
        '{"id": "c"}',
        '{"id": "d", "text": 12}',
        '{"id": "e", "text": "half of a pair: \\ud83d"}',
        '{"id": "f", "n": ' + "9" * 5000 + "}",
        "[" * 100_000,
        json.dumps({"id": "z", "text": "It snowed on 4 days."}),
    ]
    (desk / "c.jsonl").write_bytes("\n".join(lines).encode() + b"\n" + b'{"text": "\xff"}\n')
    found = list(read(["c.jsonl"]))
    articles = [item for item in found if isinstance(item, Article)]
    problems = [item for item in found if isinstance(item, Problem)]
    assert [article.id for article in articles] == ["a", "z"]
    assert [problem.place for problem in problems] == [f"line {n}" for n in (3, 4, 5, 6, 7, 8, 9, 11)]
    assert all(problem.path == "c.jsonl" and problem.message for problem in problems)
    assert articles[0].title == "Rain" and articles[0].outlet == "X"
    assert articles[0].published is not None and articles[0].published.iso == "2025-03-04"


def test_a_place_is_the_line_of_the_corpus_and_the_code_point_in_the_field(desk: Path) -> None:
    text = "It rained.\nIt snowed on 4 days."
    (desk / "c.jsonl").write_text("\n\n" + json.dumps({"text": text}) + "\n")
    (article,) = read(["c.jsonl"])
    assert isinstance(article, Article)
    assert article.id == "c.jsonl:3"
    assert article.place("text", text.index("4")) == (3, text.index("4") + 1)


def test_ids_are_made_unique_in_the_order_of_the_lines(desk: Path) -> None:
    (desk / "c.jsonl").write_text(
        '{"id": 7, "text": "One."}\n{"id": "7", "text": "Two."}\n{"id": "7", "text": "Three."}\n'
    )
    found = [article.id for article in read(["c.jsonl"]) if isinstance(article, Article)]
    assert found == ["7", "7@c.jsonl", "7@c.jsonl#2"]


def test_a_corpus_is_read_as_a_stream(desk: Path) -> None:
    (desk / "c.jsonl").write_text('{"id": "a", "text": "One."}\n' + "not json\n" * 1000)
    first = next(read(["c.jsonl"]))
    assert isinstance(first, Article) and first.id == "a"
