"""`check --fix` and `check --diff` as whole processes: what they write, and what they leave alone."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

HEAD = "---\ntitle: A site for a factory\npublished: 2025-04-01\n---\n"
WRONG = "The company paid 842 million yuan ($5.6 million) for the site.\n"
RIGHT = "The company paid 842 million yuan ($115.8 million) for the site.\n"
QUOTED = "\n“It cost us 842 million yuan ($5.6 million),” its head said.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "site.md"
    path.write_text(HEAD + WRONG + QUOTED, encoding="utf-8")
    return path


def test_fix_shows_the_change_writes_it_and_reports_what_is_left(factcheck, draft: Path) -> None:
    said = factcheck("check", "site.md", "--fix", cwd=draft.parent)
    assert draft.read_text(encoding="utf-8") == HEAD + RIGHT + QUOTED
    assert f"-{WRONG}+{RIGHT}" in said.stderr
    assert "fixed: site.md (1 figure)" in said.stderr
    assert "The company paid" not in said.stdout and "It cost us" in said.stdout
    assert said.returncode == factcheck("check", "site.md", cwd=draft.parent).returncode


def test_diff_is_a_patch_that_git_applies_and_changes_nothing_itself(factcheck, draft: Path) -> None:
    before = draft.read_bytes()
    said = factcheck("check", "site.md", "--diff", cwd=draft.parent)
    assert said.returncode == 1
    assert draft.read_bytes() == before
    subprocess.run(["git", "apply", "-"], input=said.stdout.encode(), cwd=draft.parent, check=True)
    assert draft.read_text(encoding="utf-8") == HEAD + RIGHT + QUOTED


def test_an_article_that_is_right_is_not_touched(factcheck, tmp_path: Path) -> None:
    path = tmp_path / "right.md"
    path.write_text(HEAD + RIGHT, encoding="utf-8")
    before = path.stat()
    said = factcheck("check", "right.md", "--fix", cwd=tmp_path)
    assert said.returncode == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encoding_newlines_and_permissions_stay(factcheck, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "café.txt"
    text = (HEAD + WRONG + "The café beside it, “Chez Léa”, stays; it cost €12.\n").replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    path.chmod(0o640)
    factcheck("check", path.name, "--fix", cwd=tmp_path)
    assert path.read_bytes() == text.replace("$5.6 million", "$115.8 million").encode(encoding)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["café.txt"]


def test_a_link_stays_a_link(factcheck, draft: Path) -> None:
    (draft.parent / "desk").mkdir()
    link = draft.parent / "desk" / "link.md"
    link.symlink_to(draft)
    factcheck("check", link, "--fix")
    assert link.is_symlink()
    assert RIGHT in draft.read_text(encoding="utf-8")


def test_pages_and_standard_input_are_never_edited(factcheck, tmp_path: Path) -> None:
    page = f"<html><head><title>A site</title></head><body><article><p>{WRONG}</p></article></body></html>"
    (tmp_path / "site.html").write_text(page, encoding="utf-8")
    factcheck("check", "site.html", "--fix", "--published", "2025-04-01", cwd=tmp_path)
    assert (tmp_path / "site.html").read_text(encoding="utf-8") == page
    said = factcheck("check", "-", "--diff", input=HEAD + WRONG)
    assert said.stdout == ""


def test_a_finding_that_is_hidden_is_not_fixed(factcheck, draft: Path) -> None:
    comment = "<!-- factcheck: ignore[currency-mismatch] the rate of the contract -->"
    draft.write_text(f"{HEAD}{comment}\n{WRONG}", encoding="utf-8")
    assert factcheck("check", "site.md", "--diff", cwd=draft.parent).stdout == ""


class TestContinuousIntegration:
    def test_sarif_carries_the_manuals_of_the_rules(self, factcheck, draft: Path) -> None:
        import json

        said = factcheck("check", "site.md", "--format", "sarif", cwd=draft.parent)
        (run,) = json.loads(said.stdout)["runs"]
        helps = {rule["name"]: rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"]}
        assert "Why editors care" in helps["currency-mismatch"]

    def test_junit_fails_what_fails_the_run(self, factcheck, draft: Path) -> None:
        from xml.etree import ElementTree

        def failures(level: str) -> int:
            said = factcheck("check", "site.md", "--format", "junit", "--fail-on", level, cwd=draft.parent)
            return int(ElementTree.fromstring(said.stdout).get("failures", "-1"))

        assert failures("error") >= 1
        assert failures("never") == 0

    def test_the_step_summary_is_added_to_what_is_there(self, factcheck, draft: Path) -> None:
        page = draft.parent / "summary.md"
        page.write_text("before\n", encoding="utf-8")
        env = {"GITHUB_STEP_SUMMARY": str(page)}
        factcheck("check", "site.md", "--format", "github", cwd=draft.parent, env=env)
        written = page.read_text(encoding="utf-8")
        assert written.startswith("before\n## ")
        assert "currency-mismatch" in written
        factcheck("check", "site.md", cwd=draft.parent, env=env)
        assert page.read_text(encoding="utf-8") == written


def test_a_file_named_by_its_whole_path_gives_a_patch_too(factcheck, draft: Path) -> None:
    said = factcheck("check", draft, "--diff")
    assert f"+++ b{draft.as_posix()}\n" in said.stdout
