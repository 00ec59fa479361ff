from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.articles import read
from factcheck.findings.outcome import Problem
from factcheck.model.article import Article

Reader = Callable[..., list[Article | Problem]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in, so that paths are relative as a user gives them."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read_one(desk: Path) -> Callable[..., Article]:
    """Writes a file and reads the one article in it."""

    def reader(name: str, content: str | bytes, **options: str) -> Article:
        (desk / name).write_bytes(content.encode() if isinstance(content, str) else content)
        (found,) = read([name], **options)
        assert isinstance(found, Article), found
        return found

    return reader


@pytest.fixture
def problem_of(desk: Path) -> Callable[[str, bytes], Problem]:
    """Writes a file and reads the one problem with it."""

    def reader(name: str, content: bytes) -> Problem:
        (desk / name).write_bytes(content)
        (found,) = read([name])
        assert isinstance(found, Problem), found
        return found

    return reader
