"""The cache of claims: what is kept, what is read again, and that it survives being broken."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factcheck.article import Article
from factcheck.cache import Cache
from factcheck.engine import understand
from factcheck.outcome import Problem
from factcheck.reading import read

SOLD = "Northwind Motors sold {} cars in the first eleven months of 2025."


def articles(path: Path) -> Iterable[Article | Problem]:
    return read([str(path)])


def written(folder: Path, **figures: str) -> list[Path]:
    paths = []
    for name, figure in figures.items():
        path = folder / f"{name}.md"
        path.write_text(SOLD.format(figure), encoding="utf-8")
        paths.append(path)
    return paths


def test_claims_of_other_articles_are_found_by_block(tmp_path: Path) -> None:
    old, new = written(tmp_path, old="361,600", new="316,600")
    (other,) = articles(new)
    assert isinstance(other, Article)
    with Cache(tmp_path) as cache:
        assert cache.refresh([old, new], articles, understand) == []
        related = list(cache.related(understand(other).claims, without=[new]))
    assert [(r.article.path, [c.text for c in r.claims]) for r in related] == [(str(old), ["361,600"])]


def test_only_changed_files_are_read_again(tmp_path: Path) -> None:
    paths = written(tmp_path, a="361,600", b="361,700")
    seen: list[str] = []

    def noting(path: Path) -> Iterable[Article | Problem]:
        seen.append(path.name)
        return articles(path)

    for figure in ("361,700", "361,800"):
        written(tmp_path, b=figure)
        with Cache(tmp_path) as cache:
            cache.refresh(paths, noting, understand)
    assert seen == ["a.md", "b.md", "b.md"]


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    old, new = written(tmp_path, old="361,600", new="316,600")
    (other,) = articles(new)
    assert isinstance(other, Article)
    with Cache(tmp_path) as cache:
        cache.refresh([old, new], articles, understand)
        cache.refresh([new], articles, understand)
        assert list(cache.related(understand(other).claims, without=[new])) == []


def test_a_broken_cache_is_made_again(tmp_path: Path) -> None:
    (path,) = written(tmp_path, a="361,600")
    broken = tmp_path / ".factcheck" / "claims.sqlite"
    broken.parent.mkdir()
    broken.write_bytes(b"this is no database" * 100)
    with Cache(tmp_path) as cache:
        assert cache.refresh([path], articles, understand) == []


def test_other_settings_are_another_cache(tmp_path: Path) -> None:
    (path,) = written(tmp_path, a="361,600")
    seen: list[Path] = []

    def noting(path: Path) -> Iterable[Article | Problem]:
        seen.append(path)
        return articles(path)

    for settings in ("", "house", "house"):
        with Cache(tmp_path, settings) as cache:
            cache.refresh([path], noting, understand)
    assert len(seen) == 2
