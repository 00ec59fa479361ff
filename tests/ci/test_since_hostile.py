"""`--changed-since` with odd files, inner repositories, and caches that are damaged or somebody else's."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from factcheck.newsroom.cache import FOLDER

RIGHT = "Northwind Motors sold 361,600 cars in 2025.\n"
WRONG = "Northwind Motors sold 316,600 cars in 2025.\n"
ACRES = "It is 131 acres (530 hectares).\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.invalid", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One committed article, and a new one that contradicts it."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "old.md").write_text(RIGHT, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "old")
    (folder / "new.md").write_text(WRONG, "utf-8")
    return folder


def since(factcheck, folder: Path, *more: object):  # type: ignore[no-untyped-def]
    said = factcheck("check", ".", "--changed-since", "HEAD", "--fail-on", "warning", *more, cwd=folder, timeout=60)
    assert "Traceback" not in said.stderr
    return said


@pytest.mark.skipif(os.name != "posix", reason="names of bytes and pipes are POSIX's")
@pytest.mark.parametrize("tracked", [True, False])
def test_a_name_that_is_no_text_is_a_name_like_any_other(factcheck, repository: Path, tracked: bool) -> None:
    name = os.fsencode(repository) + b"/caf\xe9.md"
    with open(name, "w") as file:  # noqa: PTH123 - a path of bytes
        file.write(ACRES)
    if tracked:
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "all")
        with open(name, "a") as file:  # noqa: PTH123
            file.write("It is 60 miles (960 km).\n")
    for format_ in ("text", "json", "html", "github", "junit"):
        said = since(factcheck, repository, "--format", format_)
        assert said.returncode == 1
        assert "530 hectares" in said.stdout


@pytest.mark.skipif(os.name != "posix", reason="names of bytes and pipes are POSIX's")
def test_a_pipe_beside_the_articles_is_not_waited_for(factcheck, repository: Path) -> None:
    os.mkfifo(repository / "pipe.md")
    said = since(factcheck, repository)
    assert said.returncode == 1
    assert "could not be read" in said.stderr


def test_a_link_to_a_device_is_not_read_to_its_end(factcheck, repository: Path) -> None:
    (repository / "zero.md").symlink_to("/dev/zero")
    for more in ((), ("--follow-links",)):
        said = since(factcheck, repository, *more)
        assert said.returncode == 2
        assert "zero.md" in said.stderr
        assert "316,600" in said.stdout


def test_changed_articles_of_a_submodule_are_checked_and_unchanged_ones_are_not(factcheck, repository: Path) -> None:
    inner = repository.parent / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    (inner / "known.md").write_text("The site has 20 miles (320 km) of track.\n", "utf-8")
    (inner / "changed.md").write_text("Nothing.\n", "utf-8")
    git(inner, "add", "-A")
    git(inner, "commit", "-qm", "inner")
    git(repository, "submodule", "add", "-q", str(inner), "sub")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "sub")
    (repository / "sub" / "changed.md").write_text(ACRES, "utf-8")
    for committed in (False, True):
        if committed:
            git(repository / "sub", "commit", "-qam", "changed")
        said = since(factcheck, repository)
        assert said.returncode == 1
        assert "530 hectares" in said.stdout
        assert "320 km" not in said.stdout


def test_a_repository_that_git_does_not_track_is_all_new(factcheck, repository: Path) -> None:
    (repository / "nested").mkdir()
    git(repository / "nested", "init", "-q")
    (repository / "nested" / "n.md").write_text(ACRES, "utf-8")
    assert "530 hectares" in since(factcheck, repository).stdout


def emptied(cache: Path) -> None:
    """Takes all claims out of a cache that is otherwise in order."""
    db = sqlite3.connect(cache)
    db.execute("DELETE FROM blocks")
    db.commit()
    db.close()


def test_a_committed_cache_silences_nothing(factcheck, repository: Path) -> None:
    since(factcheck, repository)
    cache = repository / FOLDER / "claims.sqlite"
    emptied(cache)
    git(repository, "add", "-f", str(cache))
    before = cache.read_bytes()
    said = since(factcheck, repository)
    assert said.returncode == 1
    assert "316,600" in said.stdout
    assert "is committed" in said.stderr
    assert cache.read_bytes() == before


def test_an_article_of_the_same_size_and_time_is_read_again(factcheck, repository: Path) -> None:
    old = repository / "old.md"
    old.write_text(WRONG, "utf-8")
    times = (old.stat().st_atime_ns, old.stat().st_mtime_ns)
    git(repository, "commit", "-qam", "as the new one")
    assert since(factcheck, repository).returncode == 0
    old.write_text(RIGHT, "utf-8")
    os.utime(old, ns=times)
    git(repository, "commit", "-qam", "another figure")
    assert since(factcheck, repository).returncode == 1


def damaged(cache: Path, how: str) -> None:
    content = cache.read_bytes()
    if how == "text":
        cache.write_bytes(b"this is no database" * 1000)
    elif how == "cut":
        cache.write_bytes(content[: len(content) // 2])
    elif how == "overwritten":
        cache.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    else:
        db = sqlite3.connect(cache)
        orders = {
            "claims": "UPDATE claims SET data = '[1]'",
            "names": "UPDATE files SET path = 'x' WHERE path = (SELECT min(path) FROM files)",
        }
        db.execute(orders[how])
        db.commit()
        db.close()


@pytest.mark.parametrize("how", ["text", "cut", "overwritten", "claims", "names"])
def test_a_damaged_cache_is_made_anew_with_a_remark(factcheck, repository: Path, how: str) -> None:
    since(factcheck, repository)
    damaged(repository / FOLDER / "claims.sqlite", how)
    said = since(factcheck, repository)
    assert said.returncode == 1
    assert "316,600" in said.stdout
    assert "made anew" in said.stderr
    for _ in range(2):
        said = since(factcheck, repository)
    assert said.returncode == 1
    assert "warning:" not in said.stderr


def test_the_tables_of_another_program_stay_as_they_are(factcheck, repository: Path) -> None:
    cache = repository / FOLDER / "claims.sqlite"
    cache.parent.mkdir()
    db = sqlite3.connect(cache)
    db.executescript("CREATE TABLE articles (title); INSERT INTO articles VALUES ('dear'); CREATE TABLE other (x);")
    db.close()
    said = since(factcheck, repository)
    assert said.returncode == 1
    assert "another program" in said.stderr
    assert sqlite3.connect(cache).execute("SELECT title FROM articles").fetchall() == [("dear",)]


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_file_of_ours_is_not_opened(factcheck, repository: Path, kind: str) -> None:
    cache = repository / FOLDER / "claims.sqlite"
    cache.parent.mkdir()
    if kind == "link":
        cache.symlink_to(repository.parent / "elsewhere")
    elif kind == "pipe":
        os.mkfifo(cache)
    else:
        cache.mkdir()
    said = since(factcheck, repository)
    assert said.returncode == 1
    assert "claims.sqlite" in said.stderr
    assert not (repository.parent / "elsewhere").exists()
