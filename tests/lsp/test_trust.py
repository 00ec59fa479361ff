"""Rules beside a draft are code of others: the server runs them only when the person at the editor says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.lsp.server import ALWAYS, NEVER, ONCE

DRAFT = "Acme sold 13 cars in May.\n"


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder of the user's own, empty."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def ran(tmp_path: Path, written: Callable[..., Path]) -> Path:
    """A workspace whose settings name rules; the file that is returned is there once they have run."""
    mark = tmp_path / "ran"
    folder = written(tmp_path / "rules", "thirteen.py", code="X13", name="thirteen")
    rule = folder / "thirteen.py"
    rule.write_text(f"{rule.read_text()}\nopen({str(mark)!r}, 'w').close()\n", encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('house-rules = ["rules"]\n', encoding="utf-8")
    return mark


@pytest.mark.parametrize("answer", [NEVER, None])
def test_without_a_yes_they_are_asked_about_once_and_not_run(
    session: Callable, home: Path, ran: Path, answer: str | None
) -> None:
    async def body(editor) -> None:
        editor.answer = answer
        uri = editor.open("draft.md", DRAFT)
        assert "thirteen" not in [one.code for one in await editor.diagnostics()]
        editor.type(uri, f"{DRAFT}\n", 2)
        assert "thirteen" not in [one.code for one in await editor.diagnostics(2)]
        (question,) = editor.questions
        assert str(ran.parent / "rules") in question.message

    session(body)
    assert not ran.exists() and not list(home.rglob("*.txt"))


@pytest.mark.parametrize("answer", [ONCE, ALWAYS])
def test_after_a_yes_they_run(session: Callable, home: Path, ran: Path, answer: str) -> None:
    async def body(editor) -> None:
        editor.answer = answer
        editor.open("draft.md", DRAFT)
        first = [one.code for one in await editor.diagnostics()]
        found = first if "thirteen" in first else [one.code for one in await editor.diagnostics()]
        assert "thirteen" in found

    session(body)
    assert [path.read_text().split() for path in home.rglob("*.txt")] == (
        [[str(ran.parent / "rules")]] if answer == ALWAYS else []
    )


def test_a_client_may_say_so_at_the_start(session: Callable, home: Path, ran: Path) -> None:
    async def body(editor) -> None:
        editor.open("draft.md", DRAFT)
        assert "thirteen" in [one.code for one in await editor.diagnostics()]
        assert not editor.questions

    session(body, options={"trustRules": True})
