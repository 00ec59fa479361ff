"""Corpora: JSON Lines, plain or gzipped, of news that is believed right."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator

from factcheck.articles.formats.jsonl import read_lines
from factcheck.findings.outcome import Problem
from factcheck.model.article import Article


def corpora(paths: Iterable[str]) -> Iterator[Article]:
    """The articles of some corpora; lines that cannot be read are left out. Raises OSError for a file that cannot."""
    for path in paths:
        with gzip.open(path) if path.endswith(".gz") else open(path, "rb") as lines:  # noqa: PTH123
            for article in read_lines(lines, path=path):
                if not isinstance(article, Problem):
                    yield article
