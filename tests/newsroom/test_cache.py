"""The cache of claims: what is kept, what is read again, and that it survives being broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from factcheck.articles.files import Source
from factcheck.links.links import BLOCK_LIMIT
from factcheck.model.claim import Claim
from factcheck.newsroom.cache import Cache, Known
from factcheck.newsroom.company import File, known

SOLD = "Northwind Motors sold {} cars in the first eleven months of 2025."


def understood(folder: Path, seen: list[str] | None = None):  # type: ignore[no-untyped-def]
    def entries(names: Sequence[str]) -> Iterable[Known]:
        for name in names:
            if seen is not None:
                seen.append(name)
            path = folder / name
            yield known(File(name, Source(str(path), path.suffix, path.stem), ""))

    return entries


def written(folder: Path, **figures: str) -> dict[str, Path]:
    paths = {}
    for name, figure in figures.items():
        paths[f"{name}.md"] = folder / f"{name}.md"
        paths[f"{name}.md"].write_text(SOLD.format(figure), encoding="utf-8")
    return paths


def claims(text: str) -> tuple[Claim, ...]:
    import factcheck

    return factcheck.extract(text)


def found(cache: Cache, text: str, without: Iterable[tuple[str, int]] = ()) -> list[tuple[str, list[str]]]:
    related = cache.related(claims(text), set(without))
    return [(name, [claim.text for claim in members]) for name, _, members in related]


def test_claims_of_other_articles_are_found_by_block(tmp_path: Path) -> None:
    paths = written(tmp_path, old="361,600", new="316,600")
    with Cache(tmp_path) as cache:
        assert cache.refresh(paths, understood(tmp_path)) == 0
        assert cache.articles() == 2
        assert found(cache, SOLD.format("316,600"), [("new.md", 0)]) == [("old.md", ["361,600"])]


def test_only_files_whose_content_changed_are_read_again(tmp_path: Path) -> None:
    paths = written(tmp_path, a="361,600", b="361,700")
    seen: list[str] = []
    for figure in ("361,700", "361,800"):
        written(tmp_path, a="361,600", b=figure)
        with Cache(tmp_path) as cache:
            cache.refresh(paths, understood(tmp_path, seen))
    assert seen == ["a.md", "b.md", "b.md"]


def test_a_file_that_is_gone_is_forgotten_and_one_left_out_only_put_aside(tmp_path: Path) -> None:
    paths = written(tmp_path, gone="361,600", aside="361,700", new="316,600")
    news = SOLD.format("316,600")
    seen: list[str] = []
    with Cache(tmp_path) as cache:
        cache.refresh(paths, understood(tmp_path, seen))
    paths["gone.md"].unlink()
    with Cache(tmp_path) as cache:
        cache.refresh({"new.md": paths["new.md"]}, understood(tmp_path, seen))
        assert (cache.articles(), found(cache, news, [("new.md", 0)])) == (1, [])
    with Cache(tmp_path) as cache:
        cache.refresh({name: paths[name] for name in ("aside.md", "new.md")}, understood(tmp_path, seen))
        assert found(cache, news, [("new.md", 0)]) == [("aside.md", ["361,700"])]
    assert len(seen) == 3, "nothing had to be read twice"


def test_a_block_that_everybody_is_in_says_nothing(tmp_path: Path) -> None:
    paths = written(tmp_path, **{f"a{number}": "361,600" for number in range(BLOCK_LIMIT + 1)})
    with Cache(tmp_path) as cache:
        cache.refresh(paths, understood(tmp_path))
        assert found(cache, SOLD.format("361,600")) == []


def test_articles_of_a_corpus_are_known_by_their_position(tmp_path: Path) -> None:
    corpus = tmp_path / "wire.jsonl"
    corpus.write_text("".join(f'{{"text": "{SOLD.format(figure)}"}}\n' for figure in ("361,600", "361,700")) + "{]\n")
    with Cache(tmp_path) as cache:
        assert cache.refresh({"wire.jsonl": corpus}, understood(tmp_path)) == 1, "the last line is no article"
        assert found(cache, SOLD.format("316,600"), [("wire.jsonl", 0)]) == [("wire.jsonl", ["361,700"])]


@pytest.mark.parametrize("content", [b"this is no database" * 100, b""])
def test_a_broken_cache_is_made_again(tmp_path: Path, content: bytes) -> None:
    paths = written(tmp_path, a="361,600")
    broken = tmp_path / ".factcheck" / "claims.sqlite"
    broken.parent.mkdir()
    broken.write_bytes(content)
    for _ in range(2):
        with Cache(tmp_path) as cache:
            cache.refresh(paths, understood(tmp_path))
            assert found(cache, SOLD.format("361,600")) == [("a.md", ["361,600"])]


def test_where_nothing_can_be_written_it_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / ".factcheck").write_text("a file where the folder should be")
    paths = written(tmp_path, a="361,600")
    with Cache(tmp_path) as cache:
        cache.refresh(paths, understood(tmp_path))
        assert found(cache, SOLD.format("361,600")) == [("a.md", ["361,600"])]


def test_other_settings_are_another_cache(tmp_path: Path) -> None:
    paths = written(tmp_path, a="361,600")
    seen: list[str] = []
    for settings in ("", "house", "house"):
        with Cache(tmp_path, settings) as cache:
            cache.refresh(paths, understood(tmp_path, seen))
    assert len(seen) == 2


def test_the_cache_keeps_itself_out_of_git(tmp_path: Path) -> None:
    with Cache(tmp_path):
        pass
    assert (tmp_path / ".factcheck" / ".gitignore").read_text() == "*\n"
