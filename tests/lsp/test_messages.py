"""Malformed messages and positions, over a real connection: each request is answered, and the server lives on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

TEXT = "It is 131 acres (530 hectares).\n"
ASKED = "textDocument/hover"


class Wire:
    """A client that writes bytes and reads messages."""

    def __init__(self, folder: Path) -> None:
        command = str(Path(sys.executable).with_name("factcheck"))
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            [command, "lsp"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=folder
        )
        self.uri = (folder / "a.md").as_uri()

    def send(self, message: object) -> None:
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self) -> Any:
        assert self.process.stdout is not None
        length = 0
        while (header := self.process.stdout.readline()).strip():
            if header.startswith(b"Content-Length"):
                length = int(header.partition(b":")[2])
        return json.loads(self.process.stdout.read(length))

    def answer(self, id: object) -> Any:
        """The answer to a request; what the server says in between is passed over."""
        while True:
            message = self.read()
            if "method" not in message and message.get("id") == id:
                return message

    def ask(self, method: str, params: object, id: object = 7) -> Any:
        self.send({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
        return self.answer(id)

    def hover(self, position: object) -> Any:
        return self.ask(ASKED, {"textDocument": {"uri": self.uri}, "position": position})

    def begin(self, text: str = TEXT) -> Any:
        """Initializes, opens a document and returns its diagnostics."""
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.send({"jsonrpc": "2.0", "method": "initialized", "params": {}})
        document = {"uri": self.uri, "languageId": "markdown", "version": 1, "text": text}
        self.send({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}})
        while (message := self.read()).get("method") != "textDocument/publishDiagnostics":
            pass
        return message["params"]["diagnostics"]


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    made = Wire(tmp_path)
    impatience = Timer(60, made.process.kill)  # without an answer, the test fails and does not wait for ever
    impatience.start()
    yield made
    impatience.cancel()
    made.process.kill()
    made.process.wait()


POSITIONS: list[object] = [
    {"line": -1, "character": 0}, {"line": 0, "character": -5}, {"line": 2, "character": 0},
    {"line": 10**9, "character": 0}, {"line": 2**70, "character": 0}, {"line": 0, "character": 2**31},
    {"line": "0", "character": 0}, {"line": 0.5, "character": 0}, {"line": None, "character": 0},
    {"line": True, "character": 0}, {"line": 0}, {}, [], "x", 5, None,
]  # fmt: skip


def test_positions_that_are_none_or_beyond_the_document_get_an_error(wire: Wire) -> None:
    wire.begin()
    for position in POSITIONS:
        assert wire.hover(position)["error"]["code"] == -32602, position
    for start, end in ((-1, 0), (0, -1), (5, 9)):
        ends = {"start": {"line": start, "character": 0}, "end": {"line": end, "character": 0}}
        asked = {"textDocument": {"uri": wire.uri}, "range": ends, "context": {"diagnostics": []}}
        assert wire.ask("textDocument/codeAction", asked)["error"]["code"] == -32602, ends
    assert "131 acres" in wire.hover({"line": 0, "character": 8})["result"]["contents"]["value"]
    assert wire.hover({"line": 0, "character": 10**6})["result"] is None, "the end of the line, by the protocol"


MALFORMED: list[tuple[object, object, int]] = [
    (b"{nonsense", None, -32700),
    (b'{"jsonrpc":"2.0","id":46,"method":"\xff\xfe"}', None, -32700),
    (b"[" * 100_000, None, -32700),
    (b"[]", None, -32600),
    (b"5", None, -32600),
    (b"null", None, -32600),
    (b'"x"', None, -32600),
    ({"id": 44, "method": ASKED, "params": {}}, 44, -32600),
    ({"jsonrpc": "1.0", "id": 44, "method": ASKED, "params": {}}, 44, -32602),
    ({"jsonrpc": "2.0", "id": 45, "method": 5, "params": {}}, 45, -32600),
    ({"jsonrpc": "2.0", "id": 43}, 43, -32600),
    ({"jsonrpc": "2.0", "id": 41, "method": ASKED}, 41, -32602),
    ({"jsonrpc": "2.0", "id": 42, "method": ASKED, "params": [1, 2]}, 42, -32602),
    ({"jsonrpc": "2.0", "id": {}, "method": ASKED, "params": {}}, None, -32602),
    ({"jsonrpc": "2.0", "id": 40, "method": "no/such", "params": {}}, 40, -32601),
    ({"jsonrpc": "2.0", "id": 60, "method": "workspace/executeCommand", "params": {"command": "no"}}, 60, -32602),
]


def test_malformed_messages_and_unknown_methods_are_answered(wire: Wire) -> None:
    wire.send({"jsonrpc": "2.0", "id": 1, "method": ASKED, "params": {"textDocument": {"uri": "a:b"}, "position": {}}})
    assert wire.answer(1)["error"]["code"] in (-32602, -32002)
    assert wire.ask("shutdown", None)["error"]["code"] == -32002, "it is not initialized yet"
    wire.begin()
    for message, id, code in MALFORMED:
        wire.send(message)
        assert wire.answer(id)["error"]["code"] == code, message
    assert "131 acres" in wire.hover({"line": 0, "character": 8})["result"]["contents"]["value"]
    assert wire.ask("shutdown", None)["result"] is None
    assert wire.hover({"line": 0, "character": 8})["error"]["code"] == -32600, "it is shutting down"


def test_notifications_of_no_sense_leave_the_server_as_it_was(wire: Wire) -> None:
    wire.begin()
    changes: list[object] = [
        {},
        {"textDocument": {"uri": "file:///no.md", "version": 2}, "contentChanges": [{"text": "x"}]},
        5,
    ]
    for params in changes:
        wire.send({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params})
    wire.send({"jsonrpc": "2.0", "method": "no/such", "params": {}})
    assert "131 acres" in wire.hover({"line": 0, "character": 8})["result"]["contents"]["value"]


def test_a_document_that_is_not_checked_says_so_in_a_diagnostic(wire: Wire) -> None:
    (shown,) = wire.begin(TEXT * 80_000)
    assert "not checked while you type" in shown["message"]
