"""The language server, spoken to over standard input and output."""

from __future__ import annotations

import subprocess
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from factcheck.newsroom.filters import decisions

WRONG = """---
title: A site for a factory
published: 2025-04-01
---
Die Straße 🏭🏭 工場: the company paid 842 million yuan ($5.6 million) for the site.
"""
LINE = WRONG.split("\n")[4]
CLEAN = WRONG.replace("$5.6 million", "$115.8 million")


def of_rule(found: list[types.Diagnostic], rule: str) -> types.Diagnostic:
    (one,) = [diagnostic for diagnostic in found if diagnostic.code == rule]
    return one


def cut(text: str, wanted: types.Range, encoding: str) -> str:
    """What a client sees at a range."""
    units, width = text.split("\n")[wanted.start.line].encode(encoding), {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}
    assert wanted.start.line == wanted.end.line
    size = width[encoding]
    return units[wanted.start.character * size : wanted.end.character * size].decode(encoding)


class TestDiagnostics:
    @pytest.mark.parametrize(
        ("offered", "chosen", "codec"),
        [
            (None, "utf-16", "utf-16-le"),
            (["utf-8", "utf-16"], "utf-8", "utf-8"),
            (["utf-32"], "utf-32", "utf-32-le"),
            (["wtf-9"], "utf-16", "utf-16-le"),
        ],
    )
    def test_ranges_count_in_the_encoding_agreed_upon(
        self, session: Callable, offered: list[str] | None, chosen: str, codec: str
    ) -> None:
        async def body(editor) -> None:
            editor.open("site.md", WRONG)
            found = of_rule(await editor.diagnostics(), "currency-mismatch")
            assert cut(WRONG, found.range, codec) == "$5.6 million"
            (other,) = found.related_information or ()
            assert cut(WRONG, other.location.range, codec) == "842 million yuan"
            assert other.message.startswith("original: ")

        editor = session(body, encodings=offered)
        assert editor.server_encoding == chosen
        assert editor.returncode == 0

    def test_a_finding_has_level_rule_sum_and_suggestion(self, session: Callable) -> None:
        async def body(editor) -> None:
            editor.open("site.md", WRONG)
            found = of_rule(await editor.diagnostics(), "currency-mismatch")
            assert found.severity == types.DiagnosticSeverity.Error
            assert found.source == "factcheck"
            assert "115.8" in found.message and "842" in found.message

        session(body)

    def test_typing_is_answered_once_it_pauses(self, session: Callable) -> None:
        async def body(editor) -> None:
            uri = editor.open("site.md", CLEAN)
            assert not [one for one in await editor.diagnostics() if one.code == "currency-mismatch"]
            for version in range(2, 12):
                editor.type(uri, CLEAN + "x" * version, version)
            editor.type(uri, WRONG, 12)
            assert of_rule(await editor.diagnostics(12), "currency-mismatch")
            assert editor.published.empty()

        session(body)

    def test_a_client_without_related_information_reads_the_other_number_in_the_message(self, session) -> None:
        async def body(editor) -> None:
            editor.open("site.md", WRONG)
            found = of_rule(await editor.diagnostics(), "currency-mismatch")
            assert found.related_information is None
            assert "original: 842 million yuan" in found.message

        session(body, rich=False)

    def test_a_headline_of_the_front_matter_is_pointed_at_where_it_stands(self, session: Callable) -> None:
        text = "---\ntitle: 🎉 131 acres (530 hectares) for sale\n---\nA wood is for sale.\n"

        async def body(editor) -> None:
            editor.open("wood.md", text)
            found = of_rule(await editor.diagnostics(), "unit-mismatch")
            assert cut(text, found.range, "utf-16-le") == "530 hectares"

        session(body)

    @pytest.mark.parametrize("newline", ["\r\n", "\n"])
    def test_lines_end_as_the_editor_ends_them(self, session: Callable, newline: str) -> None:
        text = WRONG.replace("\n", newline)

        async def body(editor) -> None:
            editor.open("site.txt", text, language="plaintext")
            found = of_rule(await editor.diagnostics(), "currency-mismatch")
            assert found.range.start.line == 4
            assert cut(text, found.range, "utf-16-le") == "$5.6 million"

        session(body)

    def test_closing_takes_the_findings_away(self, session: Callable) -> None:
        async def body(editor) -> None:
            uri = editor.open("site.md", WRONG)
            assert await editor.diagnostics()
            editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
            assert await editor.diagnostics(None) == []

        session(body)

    def test_pages_and_programs_are_not_for_us_and_an_unsaved_draft_is(self, session: Callable) -> None:
        async def body(editor) -> None:
            editor.open("site.html", WRONG, language="html")
            editor.open("site.py", WRONG, language="python")
            editor.open("untitled:Untitled-1", WRONG, language="markdown", version=7)
            assert of_rule(await editor.diagnostics(7), "currency-mismatch")
            assert editor.published.empty()

        session(body)

    def test_an_answer_comes_soon(self, session: Callable) -> None:
        async def body(editor) -> None:
            uri = editor.open("site.md", WRONG)
            await editor.diagnostics()
            begun = time.monotonic()
            editor.type(uri, WRONG + "It has 40 workers.\n", 2)
            await editor.diagnostics(2)
            assert time.monotonic() - begun < 3

        session(body)


BROKEN = {
    "nothing": "",
    "space": " \n\t\r\n",
    "open front matter": "---\ntitle: x\npublished: yesterday\n",
    "a date that is none": "---\ntitle: x\npublished: 31 Brumaire\n---\n842 million yuan ($5.6 million)\n",
    "controls": "\x00\x01\x1b[31m 842 million yuan ($5.6 million)\x7f",
    "half a pair": "842 million yuan \ud83c ($5.6 million)",
    "lone returns": "a\rb 842 million yuan\r($5.6 million)\u2028c\x0bd",
    "brackets": "(" * 5000 + "1" * 5000 + "“" * 5000,
    "very long": "x " * 600_000,
}


class TestHostile:
    def test_no_document_stops_the_server(self, session: Callable) -> None:
        async def body(editor) -> None:
            for version, text in enumerate(BROKEN.values(), 1):
                uri = editor.open(f"broken-{version}.md", text, version=version)
                await editor.diagnostics(version)
                with pytest.raises(JsonRpcInvalidParams, match="no line 10000"):
                    await editor.hover(uri, 10_000, 10_000)
                end = types.Position(99_999, 99_999)
                await editor.actions(uri, types.Range(types.Position(0, 0), end))
            editor.open("site.md", WRONG, version=99)
            assert of_rule(await editor.diagnostics(99), "currency-mismatch")

        editor = session(body)
        assert editor.returncode == 0

    def test_a_date_that_cannot_be_read_is_named_on_its_line(self, session: Callable) -> None:
        async def body(editor) -> None:
            editor.open("x.md", BROKEN["a date that is none"])
            (found,) = [one for one in await editor.diagnostics() if one.code is None]
            assert found.range.start.line == 2
            assert "31 Brumaire" in found.message

        session(body)

    def test_settings_that_cannot_be_read_are_said_once_and_the_draft_is_checked(self, session, tmp_path) -> None:
        (tmp_path / "factcheck.toml").write_text("fial-on = 'error'\n")

        async def body(editor) -> None:
            uri = editor.open("site.md", WRONG)
            assert of_rule(await editor.diagnostics(), "currency-mismatch")
            editor.type(uri, WRONG + "\n", 2)
            await editor.diagnostics(2)
            (said,) = [message for message in editor.shown if "fial-on" in message]
            assert "fail-on" in said

        session(body)


class TestHover:
    def test_the_claim_is_shown_with_its_intervals_and_its_sum(self, session: Callable) -> None:
        async def body(editor) -> None:
            uri = editor.open("site.md", WRONG)
            at = len(LINE.split("$")[0].encode("utf-16-le")) // 2
            shown = await editor.hover(uri, 4, at + 2)
            assert shown is not None and isinstance(shown.contents, types.MarkupContent)
            assert shown.contents.kind == types.MarkupKind.Markdown
            assert cut(WRONG, shown.range, "utf-16-le") == "$5.6 million"
            text = shown.contents.value
            for said in ("kind: money", "value: 5,600,000 USD", "must hold: \\[5,550,000; 5,650,000)", "status: actual",
                         "coverage: contradicted", "currency-mismatch, contradiction"):  # fmt: skip
                assert said in text, text
            assert await editor.hover(uri, 4, 2) is None

        session(body)

    def test_a_date_shows_its_days_and_a_plain_client_gets_plain_text(self, session: Callable) -> None:
        text = "The plant opened on March 3, 2024, and made about 1,200 cars.\n"

        async def body(editor) -> None:
            uri = editor.open("plant.md", text)
            shown = await editor.hover(uri, 0, text.index("March") + 1)
            assert shown is not None and isinstance(shown.contents, types.MarkupContent)
            assert shown.contents.kind == types.MarkupKind.PlainText
            assert "date: 2024-03-03" in shown.contents.value
            about = await editor.hover(uri, 0, text.index("1,200"))
            assert about is not None and isinstance(about.contents, types.MarkupContent)
            assert "not checked: there is nothing to compare it with" in about.contents.value

        session(body, rich=False)


def applied(text: str, edit: types.WorkspaceEdit, uri: str) -> str:
    """The edit as an editor makes it, in UTF-16."""
    if edit.document_changes:
        (document,) = edit.document_changes
        assert isinstance(document, types.TextDocumentEdit) and document.text_document.uri == uri
        edits = list(document.edits)
    else:
        edits = list((edit.changes or {})[uri])
    lines = text.split("\n")
    for one in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        assert isinstance(one, types.TextEdit)
        units = lines[one.range.start.line].encode("utf-16-le")
        first, last = 2 * one.range.start.character, 2 * one.range.end.character
        lines[one.range.start.line] = (units[:first] + one.new_text.encode("utf-16-le") + units[last:]).decode(
            "utf-16-le"
        )
    return "\n".join(lines)


class TestActions:
    @pytest.mark.parametrize("rich", [True, False])
    def test_the_suggested_figure_is_put_in(self, session: Callable, rich: bool) -> None:
        async def body(editor) -> None:
            uri = editor.open("site.md", WRONG)
            found = of_rule(await editor.diagnostics(), "currency-mismatch")
            fix, back, *rest = await editor.actions(uri, found.range)
            assert fix.title == "Write “$115.8 million” for “$5.6 million”"
            assert back.title.startswith("Write “41 million yuan” for “842 million yuan”")
            assert not fix.is_preferred and not back.is_preferred and fix.edit is not None
            assert applied(WRONG, fix.edit, uri) == CLEAN
            assert [one.command.command for one in rest if one.command] == ["factcheck.decide"] * 3
            nowhere = types.Position(0, 0)
            assert await editor.actions(uri, types.Range(nowhere, nowhere)) == []

        session(body, rich=rich)

    def test_only_a_safe_change_is_preferred(self, session: Callable) -> None:
        async def body(editor) -> None:
            text = "The hall is 131 acres (58 hectares) wide. Shares fell 12% to 88p from 110p.\n"
            uri = editor.open("hall.md", text)
            whole = types.Range(types.Position(0, 0), types.Position(0, 70))
            fixes = [one for one in await editor.actions(uri, whole) if one.edit]
            assert [one.title for one in fixes if one.is_preferred] == ["Write “53 hectares” for “58 hectares”"]
            others = {one.title.split(" for ")[1] for one in fixes if not one.is_preferred}
            assert others == {"“12%”", "“88p”", "“110p”"}

        session(body)

    def test_all_safe_corrections_are_made_when_a_client_asks_for_it(self, session: Callable) -> None:
        text = WRONG + "It covers 131 acres (58 hectares). “It is 131 acres (58 hectares),” he said.\n"

        async def body(editor) -> None:
            uri = editor.open("site.md", text)
            whole = types.Range(types.Position(0, 0), types.Position(99, 0))
            (every,) = await editor.actions(uri, whole, ["source.fixAll"])
            assert every.edit is not None
            after = applied(text, every.edit, uri)
            assert after == text.replace("covers 131 acres (58 hectares)", "covers 131 acres (53 hectares)")

        session(body)

    def test_a_decision_is_recorded_with_name_and_date_and_hides_the_finding(self, session, tmp_path: Path) -> None:
        subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
        subprocess.run(["git", "config", "user.name", "Ida Holm"], cwd=tmp_path, check=True)

        async def body(editor) -> None:
            uri = editor.open("site.md", WRONG)
            found = of_rule(await editor.diagnostics(), "currency-mismatch")
            decide = next(one for one in await editor.actions(uri, found.range) if "False alarm" in one.title)
            assert decide.command is not None
            params = types.ExecuteCommandParams(decide.command.command, decide.command.arguments)
            written = await editor.workspace_execute_command_async(params)
            assert not [one for one in await editor.diagnostics() if one.code == "currency-mismatch"]
            (table,) = tomllib.loads(Path(written).read_text())["decision"]
            assert (table["who"], table["ruling"]) == ("Ida Holm", "false-alarm")
            assert table["fingerprint"] == found.data["fingerprint"]
            assert table["reason"].startswith("no reason given yet, for: ")
            assert any("recorded in" in message for message in editor.shown)
            assert editor.opened == [Path(written).as_uri()]
            again = await editor.workspace_execute_command_async(params)
            assert again is None

        session(body)
        ((one,), _) = decisions.read(tmp_path / "claims" / "decisions")
        assert one.path.endswith("site.toml")

    def test_a_client_that_can_ask_gives_reason_and_name(self, session: Callable, tmp_path: Path) -> None:
        async def body(editor) -> None:
            uri = editor.open("site.md", WRONG)
            found = of_rule(await editor.diagnostics(), "currency-mismatch")
            wanted = {"uri": uri, "fingerprint": found.data["fingerprint"], "ruling": "intended", "who": "B. Desk",
                      "reason": "the rate of the contract", "expires": "2030-01-01"}  # fmt: skip
            for change in ({"ruling": "perhaps"}, {"expires": "soon"}, {"fingerprint": "0" * 16}, {"uri": "file:///x"}):
                params = types.ExecuteCommandParams("factcheck.decide", [{**wanted, **change}])
                assert await editor.workspace_execute_command_async(params) is None
            assert sum("not recorded" in message for message in editor.shown) == 4
            await editor.workspace_execute_command_async(types.ExecuteCommandParams("factcheck.decide", [wanted]))

        session(body)
        ((one,), _) = decisions.read(tmp_path / "claims" / "decisions")
        assert (one.reason, one.who, str(one.expires)) == ("the rate of the contract", "B. Desk", "2030-01-01")


class TestWhatIsHidden:
    def test_a_comment_that_can_hide_nothing_is_named_where_it_stands(self, session: Callable) -> None:
        async def body(editor) -> None:
            editor.open("site.md", WRONG + "\n<!-- factcheck: ignore[currency-mismatch] -->\n")
            found = await editor.diagnostics()
            (fault,) = [one for one in found if one.code is None]
            assert fault.range.start.line == 6
            assert of_rule(found, "currency-mismatch")

        session(body)

    def test_a_decision_made_here_is_one_that_check_reads(self, factcheck, session, tmp_path: Path) -> None:
        (tmp_path / "site.md").write_text(WRONG, encoding="utf-8")

        async def body(editor) -> None:
            uri = editor.open("site.md", WRONG)
            found = of_rule(await editor.diagnostics(), "currency-mismatch")
            wanted = {"uri": uri, "fingerprint": found.data["fingerprint"], "ruling": "intended", "reason": "as agreed"}
            await editor.workspace_execute_command_async(types.ExecuteCommandParams("factcheck.decide", [wanted]))

        assert factcheck("check", "site.md", cwd=tmp_path).returncode == 1
        session(body)
        assert factcheck("check", "site.md", cwd=tmp_path).returncode == 0

    def test_a_baseline_a_comment_and_a_decision_keep_findings_out(self, factcheck, session, tmp_path: Path) -> None:
        (tmp_path / "site.md").write_text(WRONG, encoding="utf-8")
        factcheck("check", "site.md", "--write-baseline", "known.txt", cwd=tmp_path)
        (tmp_path / "factcheck.toml").write_text('baseline = "known.txt"\n')
        acres = "\nIt covers 131 acres (530 hectares).\n"
        comment = "\n<!-- factcheck: ignore[unit-mismatch] the old survey -->"

        async def body(editor) -> None:
            uri = editor.open("site.md", WRONG + acres)
            assert [one.code for one in await editor.diagnostics()] == ["unit-mismatch"]
            editor.type(uri, WRONG + comment + acres, 2)
            assert await editor.diagnostics(2) == []
            (tmp_path / "factcheck.toml").write_text("")
            changed = types.FileEvent((tmp_path / "factcheck.toml").as_uri(), types.FileChangeType.Changed)
            editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
            assert [one.code for one in await editor.diagnostics(2)] == ["currency-mismatch"]

        session(body)


def test_without_its_libraries_the_command_names_the_extra(factcheck, tmp_path: Path) -> None:
    for name in ("pygls", "lsprotocol"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"raise ModuleNotFoundError('no {name}', name='{name}')\n")
    said = factcheck("lsp", env={"PYTHONPATH": str(tmp_path)})
    assert said.returncode == 2
    assert "factcheck-lint[lsp]" in said.stderr
