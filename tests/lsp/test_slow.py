"""A document that takes long holds up no other, and nothing is kept of what is out of date."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

QUICK = "Acme sold 361,600 cars in 2025. Sales rose 80% to 45 from 20.\n"
# Some ten seconds of checking.
SLOW = "".join(
    f"Firm{chr(65 + number % 26)}{number} sold {1_234 + number:,} cars in {1950 + number % 70}.\n"
    for number in range(20_000)
)


def test_another_document_is_answered_while_a_slow_one_is_checked(session: Callable) -> None:
    async def body(editor) -> None:
        slow = editor.open("slow.md", SLOW, version=50)
        waiting = asyncio.ensure_future(editor.hover(slow, 0, 12))
        await asyncio.sleep(0.5)
        quick = editor.open("quick.md", QUICK, version=2)
        first = await asyncio.wait_for(editor.published.get(), 30)
        assert (first.uri, first.version) == (quick, 2)
        assert any(one.code == "change-mismatch" for one in first.diagnostics)
        assert await editor.hover(quick, 0, 12) is not None
        assert editor.published.empty() and not waiting.done()
        editor.type(slow, QUICK, 51)
        assert await asyncio.wait_for(waiting, 30) is not None

    session(body)


def test_checks_of_older_versions_are_ended_and_their_callers_get_the_newest(session: Callable) -> None:
    """There are four workers: if five slow checks went on, the last version would wait for more than half a minute."""

    async def body(editor) -> None:
        uri, asked = editor.open("a.md", SLOW), []
        for version in range(2, 8):
            asked.append(asyncio.ensure_future(editor.hover(uri, 0, 12)))
            await asyncio.sleep(0.2)
            editor.type(uri, SLOW + "\n" * version, version)
        editor.type(uri, QUICK, 8)
        assert any(one.code == "change-mismatch" for one in await editor.diagnostics(8))
        for one in await asyncio.gather(*asked):
            assert "361,600" in one.contents.value
        assert editor.published.empty()

    session(body)


def test_the_limits_of_the_settings_beside_a_document_hold_for_it_alone(session: Callable, tmp_path: Path) -> None:
    for folder, said in (("a", "characters = 20"), ("b", "numbers = 1")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "factcheck.toml").write_text(f"[limits]\n{said}\n")

    async def body(editor) -> None:
        editor.open("a/x.md", QUICK, version=1)
        (refused,) = await editor.diagnostics(1)
        assert "longer than 20 characters: limits.characters" in refused.message
        editor.open("b/x.md", QUICK, version=2)
        assert [one.code for one in await editor.diagnostics(2)] == ["not-all-compared"]
        editor.open("x.md", QUICK, version=3)
        assert [one.code for one in await editor.diagnostics(3)] == ["change-mismatch"]

    session(body)


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the memory of a process is read from /proc")
def test_memory_is_flat_over_many_edits(bench: Callable[[str], ModuleType]) -> None:
    found = bench("lsp_memory").memory(edits=150, seed=8, every=50)
    assert found[2] - found[0] < 6
