from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.articles import read
from factcheck.findings.outcome import Problem
from factcheck.model.article import Article

ReadOne = Callable[..., Article]

SOURCE = """---
title: "Ferry: 12 crossings a day"
summary: >
  The ferry adds two crossings
  from May on.
published: 2025-03-04
outlet: The Northern Post   # our own
locale: en-GB
layout: wide
---

The ferry will make 12 crossings a day.
"""


def test_metadata_and_text(read_one: ReadOne) -> None:
    read = read_one("ferry.md", SOURCE)
    assert (read.title, read.outlet, read.locale) == ("Ferry: 12 crossings a day", "The Northern Post", "en-GB")
    assert read.summary == "The ferry adds two crossings from May on."
    assert read.published is not None and read.published.start == date(2025, 3, 4)
    assert read.published_from == "metadata"
    assert read.text == "\nThe ferry will make 12 crossings a day.\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_field_points_to_its_line_and_column(read_one: ReadOne, newline: str) -> None:
    source = SOURCE.replace("\n", newline)
    read = read_one("ferry.md", source)
    lines = source.split("\n")
    for field, words in (("title", "12 crossings"), ("summary", "two crossings"), ("summary", "May"), ("text", "12")):
        line, column = read.place(field, read.fields[field].index(words))
        assert lines[line - 1][column - 1 :].startswith(words), (field, words, line, column)


def test_a_date_that_cannot_be_read_is_told_and_the_article_read_all_the_same(desk: Path) -> None:
    (desk / "a.md").write_text("---\ntitle: A\npublished: 2025-13-01\n---\nIt rained on 3 days.\n")
    problem, article = read(["a.md"])
    assert isinstance(problem, Problem) and problem.place == "line 3" and "2025-13-01" in problem.message
    assert isinstance(article, Article) and article.published is None and article.published_from == "unknown"


@pytest.mark.parametrize("source", ["---\nIt rained.\n", "---\nIt rained.\n---\nIt went on.\n", "--- \n"])
def test_dashes_alone_are_no_front_matter(read_one: ReadOne, source: str) -> None:
    assert read_one("a.md", source).text == source
