"""`--changed-since` in a real git repository: what counts as changed, and what it is held against."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.ci.conftest import RISE, SEA, SLIP, SOUND, WRONG, Repository


def since(factcheck, repository: Repository, *arguments: str, ref: str = "main"):  # type: ignore[no-untyped-def]
    done = factcheck("check", "articles", "--changed-since", ref, "--format", "json", *arguments, cwd=repository.root)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout), done.stderr


def numbers(report) -> list[list[str]]:  # type: ignore[no-untyped-def]
    return [sorted(span["text"] for span in finding["spans"]) for finding in report["findings"]]


def test_nothing_changed_is_nothing_to_say(factcheck, repository: Repository) -> None:  # type: ignore[no-untyped-def]
    code, report, _ = since(factcheck, repository)
    assert (code, report["findings"], report["articles"]) == (0, [], [])
    text = factcheck("check", "articles", "--changed-since", "main", cwd=repository.root)
    assert "0 changed articles" in text.stdout


def test_a_new_article_that_contradicts_an_old_one_fails(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    repository.git("switch", "--quiet", "--create", "news")
    repository.write("articles/karvel.md", SLIP)
    repository.commit("News from the port")
    code, report, _ = since(factcheck, repository, "--fail-on", "warning")
    assert code == 1
    assert numbers(report) == [["412,000", "421,000"]], "the old mistake in site.md is not this branch's"
    assert [article["path"] for article in report["articles"]] == ["articles/karvel.md", "articles/port.md"]
    assert (report["summary"]["checked"], report["summary"]["others"]) == (1, 3)
    assert {entry["article"] for entry in report["coverage"]} == {"karvel"}


def test_both_texts_are_shown_and_the_new_one_first(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    repository.write("articles/zz-karvel.md", SLIP)
    text = factcheck("check", "articles", "--changed-since", "HEAD", cwd=repository.root).stdout
    assert "handled 412,000 containers" in text and "handled 421,000 containers" in text
    assert "in 1 changed article, held against 3 others" in text
    lines = factcheck("check", "articles", "--changed-since", "HEAD", "--format", "lines", cwd=repository.root).stdout
    assert lines.startswith("articles/zz-karvel.md:1:28: "), "an annotation belongs into what is under review"


def test_fixed_again_it_passes(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    repository.git("switch", "--quiet", "--create", "news")
    repository.write("articles/karvel.md", SLIP)
    repository.commit("News from the port")
    repository.write("articles/karvel.md", SEA)
    code, report, _ = since(factcheck, repository, "--fail-on", "note")
    assert (code, report["findings"]) == (0, [])


@pytest.mark.parametrize("state", ["untracked", "staged", "committed"])
def test_however_far_it_has_come_a_change_counts(factcheck, repository, state: str) -> None:  # type: ignore[no-untyped-def]
    start = repository.git("rev-parse", "HEAD").stdout.strip()
    repository.write("articles/pumps.md", RISE)
    if state == "staged":
        repository.git("add", "articles/pumps.md")
    elif state == "committed":
        repository.commit("Pumps")
    code, report, _ = since(factcheck, repository, ref=start)
    assert code == 1 and report["summary"]["checked"] == 1


def test_a_moved_article_is_checked_and_a_deleted_one_is_gone(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    repository.git("mv", "articles/old/site.md", "articles/site.md")
    repository.git("rm", "--quiet", "articles/ferry.md")
    code, report, _ = since(factcheck, repository, ref="HEAD")
    assert code == 1 and [article["path"] for article in report["articles"]] == ["articles/site.md"]


def test_what_happened_on_main_meanwhile_is_not_ours(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    repository.git("switch", "--quiet", "--create", "news")
    repository.write("articles/ferry.md", SOUND.replace("Ostby", "Torsa"))
    repository.commit("A name")
    repository.git("switch", "--quiet", "main")
    repository.write("articles/pumps.md", RISE)
    repository.commit("Pumps")
    repository.git("switch", "--quiet", "news")
    code, report, _ = since(factcheck, repository)
    assert code == 0 and [article["path"] for article in report["articles"]] == ["articles/ferry.md"]


@pytest.mark.parametrize(
    "name",
    ["a b.md", "tab\there.md", 'quo"te.md', "línea.md", "-dash.md", "new\nline.md", "[glob]*.md", "back\\slash.md"],
)
def test_odd_names_are_names(factcheck, repository, name: str) -> None:  # type: ignore[no-untyped-def]
    repository.write(f"articles/{name}", RISE)
    repository.commit("Pumps")
    code, report, _ = since(factcheck, repository, ref="HEAD~1")
    assert code == 1 and report["summary"]["checked"] == 1


def test_from_another_folder_and_through_a_link(factcheck, repository, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    repository.write("articles/karvel.md", SLIP)
    inside = factcheck("check", ".", "--changed-since", "HEAD", cwd=repository.root / "articles")
    assert "421,000" in inside.stdout
    (tmp_path / "link").symlink_to(repository.root / "articles", target_is_directory=True)
    linked = factcheck("check", tmp_path / "link", "--changed-since", "HEAD")
    assert "421,000" in linked.stdout, linked.stderr


def test_inside_a_hook_git_binds_to_nothing(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    repository.write("articles/karvel.md", SLIP)
    bound = {"GIT_DIR": ".git", "GIT_INDEX_FILE": str(repository.root / ".git" / "index.lock"), "GIT_PREFIX": "x/"}
    done = factcheck("check", ".", "--changed-since", "HEAD", cwd=repository.root / "articles", env=bound)
    assert "421,000" in done.stdout, done.stderr


def test_of_a_corpus_only_changed_lines_are_checked(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    line = '{{"id": "{}", "text": "{}"}}'
    old = [line.format("one", WRONG), line.format("two", SOUND)]
    repository.write("articles/wire.jsonl", "\n".join(old))
    repository.commit("The wire")
    repository.write("articles/wire.jsonl", "\n".join([line.format("three", SLIP), *old]))
    code, report, _ = since(factcheck, repository, "--fail-on", "warning", ref="HEAD")
    assert code == 1 and numbers(report) == [["412,000", "421,000"]]
    assert (report["summary"]["checked"], report["summary"]["others"]) == (1, 5)


def test_within_holds_each_article_to_itself(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    repository.write("articles/karvel.md", SLIP)
    code, report, _ = since(factcheck, repository, "--within", ref="HEAD")
    assert (code, report["findings"], len(report["articles"])) == (0, [], 1)
    assert report["summary"]["others"] is None
    assert not (repository.root / ".factcheck").exists(), "what needs no cache makes none"


def test_unreadable_articles_are_told_of_but_do_not_fail_a_change_elsewhere(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    (repository.root / "articles" / "empty.md").write_bytes(b"")
    repository.commit("An accident")
    repository.write("articles/karvel.md", SEA)
    for _ in range(2):
        code, _, said = since(factcheck, repository, ref="HEAD")
        assert code == 0 and "1 unchanged article could not be read" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("articles", "--changed-since", "no-such-branch"), "git knows no commit 'no-such-branch'"),
        (("articles", "--changed-since", "--output=x"), "git knows no commit '--output=x'"),
        (("-", "--changed-since", "main"), "standard input"),
        (("articles", "--changed-since", "main", "--write-baseline", "b"), "--write-baseline"),
    ],
)
def test_what_cannot_be_asked_is_an_input_error(factcheck, repository, arguments, message: str) -> None:  # type: ignore[no-untyped-def]
    done = factcheck("check", *arguments, cwd=repository.root, input="")
    assert done.returncode == 2 and message in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_repository_or_without_git_it_says_so(factcheck, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.md").write_text(SEA)
    alone = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    done = factcheck("check", "a.md", "--changed-since", "main", cwd=tmp_path, env=alone)
    assert done.returncode == 2 and "not a git repository" in done.stderr
    done = factcheck("check", "a.md", "--changed-since", "main", cwd=tmp_path, env={"PATH": str(tmp_path)})
    assert done.returncode == 2 and "git is not installed" in done.stderr


def test_before_the_first_commit_all_is_new(factcheck, repository) -> None:  # type: ignore[no-untyped-def]
    shutil.rmtree(repository.root / ".git")
    repository.git("init", "--quiet")
    code, report, _ = since(factcheck, repository, ref="HEAD")
    assert code == 1 and report["summary"]["checked"] == 3


def test_a_shallow_clone_is_told_to_fetch_more(factcheck, repository, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    first = repository.git("rev-parse", "HEAD").stdout.strip()
    repository.write("articles/pumps.md", RISE)
    repository.commit("Pumps")
    repository.git("clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(tmp_path / "shallow"))
    done = factcheck("check", "articles", "--changed-since", first, cwd=tmp_path / "shallow")
    assert done.returncode == 2 and "shallow" in done.stderr, done.stderr


def test_it_finds_what_a_whole_run_finds_of_the_changed_articles(factcheck, repository, root: Path) -> None:  # type: ignore[no-untyped-def]
    for path in sorted((root / "claims" / "articles").iterdir()):
        shutil.copy(path, repository.root / "articles")
    repository.commit("The samples")
    changed = sorted((repository.root / "articles").glob("*-*.*"))[::2]
    for path in changed:
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    _, report, _ = since(factcheck, repository, ref="HEAD")
    whole = json.loads(factcheck("check", "articles", "--format", "json", cwd=repository.root).stdout)
    names = {article["id"] for article in whole["articles"] if Path(article["path"]).name in {p.name for p in changed}}
    assert names, "the samples have files of their own"

    def content(found):  # type: ignore[no-untyped-def]
        return [
            (one["rule"], one["fingerprint"], one["message"], [span["text"] for span in one["spans"]])
            for one in found
            if names & {span["article"] for span in one["spans"]}
        ]

    assert content(report["findings"]) == content(whole["findings"])
    assert len(report["findings"]) == len(content(report["findings"]))
