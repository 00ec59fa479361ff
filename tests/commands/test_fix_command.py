"""`check --fix` and `check --diff` as whole processes: what they write, and what they leave alone."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

HEAD = "---\ntitle: A site for a factory\npublished: 2025-04-01\n---\n"
WRONG = "The company bought a site of 131 acres (58 hectares) there.\n"
RIGHT = "The company bought a site of 131 acres (53 hectares) there.\n"
QUOTED = "\n“We wanted all of the 131 acres (58 hectares),” its head said.\n"
PROPOSED = "\nShares fell 12% to 88p from 110p.\n"


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
    assert "The company bought" not in said.stdout and "We wanted" in said.stdout
    assert said.returncode == factcheck("check", "site.md", cwd=draft.parent).returncode


def test_diff_is_a_patch_that_git_applies_and_changes_nothing_itself(factcheck, draft: Path) -> None:
    before = draft.read_bytes()
    said = factcheck("check", "site.md", "--diff", cwd=draft.parent)
    assert said.returncode == factcheck("check", "site.md", cwd=draft.parent).returncode
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
    assert path.read_bytes() == text.replace("58 hectares", "53 hectares").encode(encoding)
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
    assert said.stdout.startswith("# proposed: -:5:") and "+++" not in said.stdout


def test_a_finding_that_is_hidden_is_not_fixed(factcheck, draft: Path) -> None:
    comment = "<!-- factcheck: ignore[unit-mismatch] as the deed says -->"
    draft.write_text(f"{HEAD}{comment}\n{WRONG}", encoding="utf-8")
    assert factcheck("check", "site.md", "--diff", cwd=draft.parent).stdout == ""


def test_a_place_that_a_comment_hides_stays(factcheck, draft: Path) -> None:
    hidden = WRONG.replace("\n", " <!-- factcheck: ignore[unit-mismatch] as the deed says -->\n")
    draft.write_text(HEAD + WRONG + "\n" + hidden, encoding="utf-8")
    factcheck("check", "site.md", "--fix", cwd=draft.parent)
    assert draft.read_text(encoding="utf-8") == HEAD + RIGHT + "\n" + hidden


class TestContinuousIntegration:
    def test_sarif_carries_the_manuals_of_the_rules(self, factcheck, draft: Path) -> None:
        import json

        said = factcheck("check", "site.md", "--format", "sarif", cwd=draft.parent)
        (run,) = json.loads(said.stdout)["runs"]
        helps = {rule["name"]: rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"]}
        assert "Why editors care" in helps["unit-mismatch"]

    def test_junit_fails_what_fails_the_run(self, factcheck, draft: Path) -> None:
        from xml.etree import ElementTree

        def failures(level: str) -> int:
            said = factcheck("check", "site.md", "--format", "junit", "--fail-on", level, cwd=draft.parent)
            return int(ElementTree.fromstring(said.stdout).get("failures", "-1"))

        assert failures("warning") >= 1
        assert failures("never") == 0

    def test_the_step_summary_is_added_to_what_is_there(self, factcheck, draft: Path) -> None:
        page = draft.parent / "summary.md"
        page.write_text("before\n", encoding="utf-8")
        env = {"GITHUB_STEP_SUMMARY": str(page)}
        factcheck("check", "site.md", "--format", "github", cwd=draft.parent, env=env)
        written = page.read_text(encoding="utf-8")
        assert written.startswith("before\n## ")
        assert "unit-mismatch" in written
        factcheck("check", "site.md", cwd=draft.parent, env=env)
        assert page.read_text(encoding="utf-8") == written


def test_a_file_named_by_its_whole_path_gives_a_patch_too(factcheck, draft: Path) -> None:
    said = factcheck("check", draft, "--diff")
    assert f"+++ b{draft.as_posix()}\n" in said.stdout


def test_what_is_proposed_is_listed_and_made_only_when_asked_for(factcheck, draft: Path) -> None:
    before = HEAD + WRONG + PROPOSED
    draft.write_text(before, encoding="utf-8")
    said = factcheck("check", "site.md", "--diff", cwd=draft.parent)
    assert "# proposed: site.md:7:13: change-mismatch: 12% -> 20%; or 88p -> 97p; or 110p -> 100p\n" in said.stdout
    subprocess.run(["git", "apply", "--check", "-"], input=said.stdout.encode(), cwd=draft.parent, check=True)
    said = factcheck("check", "site.md", "--diff", "--unsafe-fixes", cwd=draft.parent)
    assert "+Shares fell 20% to 88p from 110p." in said.stdout
    factcheck("check", "site.md", "--fix", cwd=draft.parent)
    assert draft.read_text(encoding="utf-8") == HEAD + RIGHT + PROPOSED
    factcheck("check", "site.md", "--fix", "--unsafe-fixes", cwd=draft.parent)
    assert draft.read_text(encoding="utf-8") == HEAD + RIGHT + PROPOSED.replace("12%", "20%")


def test_the_patch_has_the_bytes_of_the_file(factcheck, tmp_path: Path) -> None:
    path = tmp_path / "my café.md"
    text = HEAD + WRONG + "The café beside it stays; it cost €12.\n"
    path.write_bytes(text.encode("cp1252"))
    command = [Path(sys.executable).with_name("factcheck"), "check", path.name, "--diff"]
    patch = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).stdout
    subprocess.run(["git", "apply", "-"], input=patch, cwd=tmp_path, check=True)
    assert path.read_bytes() == text.replace(WRONG, RIGHT).encode("cp1252")


def test_what_another_editor_saved_meanwhile_is_not_overwritten(tmp_path: Path, capsys, monkeypatch) -> None:
    from factcheck.cli import run
    from factcheck.commands import fixing

    path = tmp_path / "site.md"
    path.write_text(WRONG, encoding="utf-8")
    write = fixing.write

    def late(found):
        path.write_text("Another editor was here.\n", encoding="utf-8")
        return write(found)

    monkeypatch.setattr(fixing, "write", late)
    assert run(["check", str(path), "--fix"]) == 2
    assert path.read_text(encoding="utf-8") == "Another editor was here.\n"
    assert "not fixed: the file was changed by somebody else since it was read" in capsys.readouterr().err


@pytest.mark.parametrize("wait", [0.3, 0.5, 0.6, 0.8])
def test_a_kill_loses_nothing(tmp_path: Path, wait: float) -> None:
    path = tmp_path / "site.md"
    path.write_text(WRONG, encoding="utf-8")
    command = [sys.executable, "-m", "factcheck.cli", "check", str(path), "--fix"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.kill()
    assert path.read_text(encoding="utf-8") in (WRONG, RIGHT)
