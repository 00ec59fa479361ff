"""A real client: it starts the server as an editor does, and speaks to it over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Union

import pytest
from cattrs import Converter
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

PATIENCE = 30.0


def converter() -> Converter:
    """Lsprotocol takes an action that carries a command for a command; in the specification, a command is what has
    text there."""
    made = default_converter()

    def either(value: Any, _: type) -> types.Command | types.CodeAction:
        return made.structure(value, types.Command if isinstance(value.get("command"), str) else types.CodeAction)

    made.register_structure_hook(types.Command | types.CodeAction, either)
    made.register_structure_hook(Union[types.Command, types.CodeAction], either)  # noqa: UP007
    return made


class Editor(LanguageClient):
    """A client that keeps what the server sends."""

    def __init__(self, root: Path) -> None:
        super().__init__("test-editor", "1", converter_factory=converter)
        self.root = root
        self.shown: list[str] = []
        self.questions: list[types.ShowMessageRequestParams] = []
        self.answer: str | None = None
        self.opened: list[str] = []
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def on_diagnostics(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def on_message(params: types.ShowMessageParams) -> None:
            self.shown.append(params.message)

        @self.feature(types.WINDOW_SHOW_MESSAGE_REQUEST)
        def on_question(params: types.ShowMessageRequestParams) -> types.MessageActionItem | None:
            self.questions.append(params)
            return next((one for one in params.actions or () if one.title == self.answer), None)

        @self.feature(types.WINDOW_SHOW_DOCUMENT)
        def on_document(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.opened.append(params.uri)
            return types.ShowDocumentResult(True)

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def on_register(params: types.RegistrationParams) -> None:
            return None

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str, *, language: str = "markdown", version: int = 1) -> str:
        uri = name if ":" in name else self.uri(name)
        item = types.TextDocumentItem(uri, language, version, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def type(self, uri: str, text: str, version: int) -> None:
        identifier = types.VersionedTextDocumentIdentifier(version, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    async def diagnostics(self, version: int | None = 1) -> list[types.Diagnostic]:
        """Those of the next version asked for; a document of an older one may be answered before it."""
        while True:
            params = await asyncio.wait_for(self.published.get(), PATIENCE)
            if params.version == version:
                return list(params.diagnostics)

    async def actions(
        self, uri: str, wanted: types.Range, only: list[types.CodeActionKind | str] | None = None
    ) -> list[types.CodeAction]:
        identifier = types.TextDocumentIdentifier(uri)
        params = types.CodeActionParams(identifier, wanted, types.CodeActionContext([], only))
        found = await asyncio.wait_for(self.text_document_code_action_async(params), PATIENCE)
        return [one for one in found or [] if isinstance(one, types.CodeAction)]

    async def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        return await asyncio.wait_for(self.text_document_hover_async(params), PATIENCE)


def capabilities(*, encodings: list[str] | None, rich: bool) -> types.ClientCapabilities:
    """What a modern editor can do (`rich`), or nothing but the least."""
    general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None  # type: ignore[arg-type]
    if not rich:
        return types.ClientCapabilities(general=general)
    return types.ClientCapabilities(
        general=general,
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
        ),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        ),
        window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=True)),
    )


@asynccontextmanager
async def connected(
    root: Path,
    *,
    encodings: list[str] | None = None,
    rich: bool = True,
    options: dict[str, Any] | None = None,
) -> AsyncIterator[Editor]:
    editor = Editor(root)
    command = Path(sys.executable).with_name("factcheck")
    await editor.start_io(str(command), "lsp", cwd=str(root))
    folder = types.WorkspaceFolder(root.as_uri(), root.name)
    wanted = types.InitializeParams(
        capabilities=capabilities(encodings=encodings, rich=rich), root_uri=root.as_uri(), workspace_folders=[folder],
        initialization_options=options,
    )  # fmt: skip
    answer = await asyncio.wait_for(editor.initialize_async(wanted), PATIENCE)
    editor.server_encoding = answer.capabilities.position_encoding  # type: ignore[attr-defined]
    editor.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await asyncio.wait_for(editor.shutdown_async(None), PATIENCE)
        editor.exit(None)
        await asyncio.wait_for(editor.stop(), PATIENCE)
        editor.returncode = editor._server.returncode if editor._server else None  # type: ignore[attr-defined]


Session = Callable[[Editor], Coroutine[Any, Any, None]]


@pytest.fixture
def session(tmp_path: Path) -> Callable[..., Editor]:
    """Runs a coroutine with a connected editor: `session(body, encodings=…, rich=…)`."""

    def run(body: Session, **options: Any) -> Editor:
        async def whole() -> Editor:
            async with connected(tmp_path, **options) as editor:
                await body(editor)
            return editor

        return asyncio.run(whole())

    return run
