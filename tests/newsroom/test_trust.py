"""Code and files of others: rules that nobody trusts do not run, and links lead nowhere that was not named."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

DRAFT = "Acme sold 13 cars in May.\n"


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user whose configuration folder is empty."""
    folder = str(tmp_path_factory.mktemp("home"))
    return {"XDG_CONFIG_HOME": folder, "HOME": folder}


@pytest.fixture
def desk(tmp_path: Path, written: Callable[..., Path]) -> Path:
    """An article beside whose folder a configuration names rules; the file `ran` is there once they have run."""
    folder = written(tmp_path / "rules", "thirteen.py", code="X13", name="thirteen")
    rule = folder / "thirteen.py"
    rule.write_text(f"{rule.read_text()}\nopen({str(tmp_path / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text(
        'house-rules = ["rules"]\nignore = ["precision-gap", "fourteen"]\n[severities]\nthirteen = "error"\n',
        encoding="utf-8",
    )
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def rules_in(stdout: str) -> set[str]:
    return {one["rule"] for one in json.loads(stdout)["findings"]}


class TestRules:
    @pytest.mark.parametrize(
        "command", [("check", "articles"), ("rules",), ("why", "articles/draft.md:1", "articles/draft.md:1"),
                    ("selftest", "articles"), ("extract", "articles"),
                    ("check", "articles", "--config", "factcheck.toml")]
    )  # fmt: skip
    def test_they_do_not_run_because_a_file_names_them(
        self, factcheck, desk: Path, home: dict[str, str], command: tuple[str, ...]
    ) -> None:
        done = factcheck(*command, cwd=desk, env=home)
        assert done.returncode == 0, done.stderr
        assert not (desk / "ran").exists()
        assert done.stderr.count("rules: the rules there are not run") == (command[0] != "extract")

    def test_a_flag_lets_them_run_once(self, factcheck, desk: Path, home: dict[str, str]) -> None:
        settings = desk / "factcheck.toml"
        settings.write_text(settings.read_text().replace(', "fourteen"', ""), encoding="utf-8")
        done = factcheck("check", "articles", "--trust-rules", "--format", "json", cwd=desk, env=home)
        assert done.returncode == 1 and done.stderr == ""
        assert rules_in(done.stdout) == {"thirteen"}
        assert "not run" in factcheck("check", "articles", cwd=desk, env=home).stderr

    def test_a_trusted_folder_and_all_below_it_run_from_then_on(
        self, factcheck, desk: Path, home: dict[str, str]
    ) -> None:
        settings = desk / "factcheck.toml"
        settings.write_text(settings.read_text().replace(', "fourteen"', ""), encoding="utf-8")
        assert factcheck("trust", ".", cwd=desk, env=home).returncode == 0
        assert factcheck("trust", ".", cwd=desk, env=home).returncode == 0
        assert factcheck("trust", cwd=desk, env=home).stdout.splitlines() == [str(desk)]
        done = factcheck("check", "articles", "--format", "json", cwd=desk, env=home)
        assert rules_in(done.stdout) == {"thirteen"} and done.stderr == ""

    def test_a_list_with_a_relative_path_or_in_another_encoding_trusts_nobody(
        self, factcheck, desk: Path, home: dict[str, str]
    ) -> None:
        place = Path(home["XDG_CONFIG_HOME"]) / "factcheck" / "trusted-rules.txt"
        place.parent.mkdir()
        for content in (b"rules\n.\n", b"\xff\xfe/\x00", b"# " + str(desk).encode() + b"\n"):
            place.write_bytes(content)
            assert "not run" in factcheck("check", "articles", cwd=desk, env=home).stderr
        assert not (desk / "ran").exists()

    def test_a_rule_that_is_selected_and_not_run_is_not_passed_over(
        self, factcheck, desk: Path, home: dict[str, str]
    ) -> None:
        done = factcheck("check", "articles", "--select", "thirteen", cwd=desk, env=home)
        assert done.returncode == 2 and "no rule 'thirteen'" in done.stderr

    def test_a_folder_that_is_not_there_is_not_trusted(self, factcheck, desk: Path, home: dict[str, str]) -> None:
        done = factcheck("trust", "nowhere", cwd=desk, env=home)
        assert done.returncode == 2 and "nowhere: there is no such folder" in done.stderr


SECRET = "The secret sum is 842 million yuan ($5.6 million), it was said in 2025."


class TestLinks:
    @pytest.fixture
    def linked(self, tmp_path: Path) -> Path:
        """Articles with a link to a file and one to a folder elsewhere, and a link to an article of their own."""
        articles = tmp_path / "articles"
        (articles / "sub").mkdir(parents=True)
        (articles / "sub" / "a.md").write_text(DRAFT, encoding="utf-8")
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "secret.txt").write_text(SECRET, encoding="utf-8")
        (elsewhere / "more.md").write_text("Zenith hired 77 people in June.\n", encoding="utf-8")
        (articles / "b.md").symlink_to(elsewhere / "secret.txt")
        (articles / "c").symlink_to(elsewhere)
        (articles / "d.md").symlink_to(Path("sub") / "a.md")
        (articles / "loop").symlink_to(articles)
        return tmp_path

    def test_a_link_that_leads_out_is_named_and_not_read(self, factcheck, linked: Path) -> None:
        done = factcheck("check", "articles", "--within", "--format", "json", cwd=linked)
        assert done.returncode == 2
        assert "articles/b.md: is a link to a file outside" in done.stderr
        assert "articles/c: is a link to a folder outside" in done.stderr
        assert "842" not in done.stdout and "Zenith" not in done.stdout
        assert sorted(one["path"] for one in json.loads(done.stdout)["articles"]) == [
            "articles/d.md", "articles/sub/a.md",
        ]  # fmt: skip

    def test_asked_to_it_follows_them_and_ends(self, factcheck, linked: Path) -> None:
        done = factcheck("extract", "articles", "--follow-links", "--format", "jsonl", cwd=linked)
        assert done.returncode == 0, done.stderr
        texts = [json.loads(line)["text"] for line in done.stdout.splitlines()]
        assert texts.count("842 million yuan") == 2 and texts.count("77 people") + texts.count("77") == 1

    def test_a_link_is_read_where_its_target_is_given_too_or_where_it_is_named(self, factcheck, linked: Path) -> None:
        both = factcheck("extract", "articles", "elsewhere", "--format", "jsonl", cwd=linked)
        assert both.returncode == 0 and "842" in both.stdout
        assert "842" in factcheck("extract", "articles/b.md", "--format", "jsonl", cwd=linked).stdout


class TestWords:
    """What a stranger has written never drives the log that it is printed in."""

    NASTY = "::stop-commands::x\x1b[31m ##[group]y"

    def test_names_of_files_are_spelt_out_on_standard_error(self, factcheck, tmp_path: Path) -> None:
        name = os.fsencode(tmp_path) + b"/a\n::stop-commands::x\x1b[31m##[group]\xff.pdf"
        with open(name, "wb") as file:  # noqa: PTH123
            file.write(b"%PDF-1.7 broken")
        done = factcheck("check", tmp_path)
        assert done.returncode == 2
        self.harmless(done.stdout)
        self.harmless(done.stderr)
        assert r"a\n::stop-commands::x\x1b[31m" in done.stderr and r"\udcff.pdf" in done.stderr

    @pytest.mark.parametrize("arguments", [("--x\n::a::",), ("check", "--x\n::a::"), ("check", "\n::a::\x1b[1m"),
                                           ("\n::a::",), ("check", "--format", "\n::a::")])  # fmt: skip
    def test_arguments_too(self, factcheck, arguments: tuple[str, ...]) -> None:
        done = factcheck(*arguments)
        assert done.returncode == 2
        self.harmless(done.stdout)
        self.harmless(done.stderr)

    def test_reasons_of_decisions_and_titles_too(self, factcheck, tmp_path: Path) -> None:
        (tmp_path / "draft.md").write_text(
            f"# {self.NASTY}\n\n{self.NASTY} sold 12 cars for 842 million yuan ($5.6 million).\n"
        )
        (tmp_path / "decisions").mkdir()
        (tmp_path / "decisions" / "draft.toml").write_text(
            '[[decision]]\nfingerprint = "0123456789abcdef"\nruling = "intended"\nwho = "A"\ndate = 2025-12-01\n'
            'reason = "\\n::stop-commands::x\\u001b[31m"\n'
        )
        done = factcheck("check", "draft.md", cwd=tmp_path)
        assert r"\n::stop-commands::x\x1b[31m" in done.stderr and "currency-mismatch" in done.stdout
        for said in (
            done,
            factcheck("extract", "draft.md", cwd=tmp_path),
            factcheck("why", "draft.md", "draft.md", cwd=tmp_path),
        ):
            self.harmless(said.stdout)
            self.harmless(said.stderr)

    def harmless(self, text: str) -> None:
        assert not [ch for ch in text if (ord(ch) < 32 and ch != "\n") or 0x7F <= ord(ch) < 0xA0]
        assert not [line for line in text.split("\n") if line.strip().startswith("::") or "##[" in line]
