"""The connection: documents come in, answers go out, and checking runs beside it, each draft for itself."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import TextDocument

from factcheck import __version__
from factcheck.lsp.actions import DECIDE, FIX_ALL, actions
from factcheck.lsp.decide import Undecided, decide
from factcheck.lsp.diagnostics import diagnostics, unchecked
from factcheck.lsp.draft import Draft, draft, is_prose
from factcheck.lsp.house import House, house
from factcheck.lsp.hover import hover
from factcheck.lsp.messages import Answered, Messages, refuse_beyond, unanswered
from factcheck.model.budget import Cancelled, go_on, stopping
from factcheck.model.records import dataclass
from factcheck.newsroom.trust import trust

Made = TypeVar("Made")
DEBOUNCE = 0.3
ONCE, ALWAYS, NEVER = "Run them until the editor closes", "Always run them", "Do not run them"
# So many documents are checked at a time: a slow one does not hold up the others.
WORKERS = 4
_WATCHED = ("**/factcheck.toml", "**/pyproject.toml", "**/claims/decisions/*.toml", "**/*baseline*")


@dataclass(frozen=True, slots=True)
class Checking:
    """The check of one version of a document: the flag that ends it, and what comes out, None where it was ended."""

    version: int | None
    stopped: threading.Event
    draft: asyncio.Future[Draft | None]


def _unless(stopped: Callable[[], bool], make: Callable[..., Made], *given: Any) -> Made | None:
    """What `make` makes, unless it is ended before: then None."""
    try:
        with stopping(stopped):
            go_on()
            return make(*given)
    except Cancelled:
        return None


class Desk(LanguageServer):
    """The server with what it remembers: the last checked draft of each open document, settings by folder, and the
    checks that wait for a pause in typing."""

    def __init__(self) -> None:
        sync = types.TextDocumentSyncKind.Full
        super().__init__("factcheck", __version__, text_document_sync_kind=sync, protocol_cls=Messages)
        self.debounce = DEBOUNCE
        self.drafts: dict[str, Draft] = {}
        self.houses: dict[Path | None, House] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.said: set[str] = set()
        self.trusts_all = False
        self.trusted: set[str] = set()
        self.asked: set[str] = set()
        self.questions: set[asyncio.Task[None]] = set()
        self.checking: dict[str, Checking] = {}
        self.workers = ThreadPoolExecutor(WORKERS, "factcheck")

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Answers what cannot be parsed; says what else went wrong outside of any request."""
        if isinstance(error, Answered):
            return
        wrong = unanswered(error) if source is JsonRpcException else None
        if wrong is None:
            super().report_server_error(error, source)
        else:
            self.messages.refuse(None, *wrong)

    @property
    def messages(self) -> Messages:
        assert isinstance(self.protocol, Messages)
        return self.protocol

    def can(self, capability: str) -> bool:
        return bool(get_capability(self.client_capabilities, capability, None))

    @property
    def related(self) -> bool:
        return self.can("text_document.publish_diagnostics.related_information")

    def reads(self, uri: str) -> bool:
        document = self.workspace.text_documents.get(uri)
        return document is not None and is_prose(document.path, document.language_id)

    def settings(self, path: str) -> House:
        folder = Path(path).parent if path and Path(path).is_absolute() else None
        if folder not in self.houses:
            root = self.workspace.root_path
            made = house(folder, Path(root) if root else folder, None if self.trusts_all else self.trusted)
            self.houses[folder] = made
            self.tell(made.complaints)
            if new := tuple(one for one in made.untrusted if one not in self.asked):
                self.asked.update(new)
                question = asyncio.ensure_future(self.ask(new))
                self.questions.add(question)
                question.add_done_callback(self.questions.discard)
        return self.houses[folder]

    def tell(self, complaints: tuple[str, ...]) -> None:
        """Shows each sentence once, not at every keystroke."""
        for one in complaints:
            if one not in self.said:
                self.said.add(one)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, one))

    async def ask(self, folders: tuple[str, ...]) -> None:
        """Asks whether rules may run that a configuration names: they are code, and stand beside anybody's draft."""
        said = f"{', '.join(folders)}: rules named by factcheck.toml. They are code and run with your rights. Run them?"
        answers = [types.MessageActionItem(title) for title in (ONCE, ALWAYS, NEVER)]
        try:
            answer = await self.window_show_message_request_async(
                types.ShowMessageRequestParams(types.MessageType.Warning, said, answers)
            )
            if answer is None or answer.title not in (ONCE, ALWAYS):
                return
            if answer.title == ALWAYS:
                trust([Path(folder) for folder in folders])
        except Exception as error:
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"factcheck: {error!r}"))
            return
        self.trusted.update(folders)
        self.forget()

    async def current(self, uri: str) -> Draft | None:
        """The document as it is now, checked; None where it is not open or not for us. Whoever asks while it is being
        checked waits for that check; one of an older version is ended, and its callers get the newer draft."""
        while self.reads(uri):
            document = self.workspace.get_text_document(uri)
            known = self.drafts.get(uri)
            if known is not None and known.version == document.version:
                return known
            made = await self._checked(uri, document)
            if made is not None:
                return made
        return None

    async def _checked(self, uri: str, document: TextDocument) -> Draft | None:
        """The draft of one version of a document; None where a newer one has ended its check."""
        running = self.checking.get(uri)
        if running is None or running.version != document.version:
            self.stop(uri)
            running = self.checking[uri] = self._begun(uri, document)
        # A caller that is cancelled takes nobody else's check with it.
        try:
            made = await asyncio.shield(running.draft)
        finally:
            newest = self.checking.get(uri) is running
            if newest and running.draft.done():
                del self.checking[uri]
        if newest and made is not None and uri in self.workspace.text_documents:
            self.tell(made.complaints)
            self.drafts[uri] = made
        return None if running.stopped.is_set() else made

    def _begun(self, uri: str, document: TextDocument) -> Checking:
        path = to_fs_path(uri) or document.path or "untitled"
        stopped = threading.Event()
        work = partial(
            _unless, stopped.is_set, draft, uri, path, document.version, document.source, self.settings(path),
            self.workspace.position_encoding,
        )  # fmt: skip
        return Checking(document.version, stopped, asyncio.get_running_loop().run_in_executor(self.workers, work))

    async def aside(self, made: Draft, make: Callable[[], Made]) -> Made | None:
        """What is made of a draft, beside the connection, since it may take long; None where the document has another
        version by then, which ends the making."""

        def outdated() -> bool:
            document = self.workspace.text_documents.get(made.uri)
            return document is None or document.version != made.version

        return await asyncio.get_running_loop().run_in_executor(self.workers, _unless, outdated, make)

    def stop(self, uri: str) -> None:
        """Ends the check of a document, if one is running: nobody wants its result any more."""
        running = self.checking.pop(uri, None)
        if running is not None:
            running.stopped.set()

    def schedule(self, uri: str, pause: float) -> None:
        """Checks a document after a pause; a change that comes before it ends begins the pause anew. What is known of
        the version before is out of date."""
        self.stop(uri)
        waiting = self.waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        if self.reads(uri):
            self.waiting[uri] = asyncio.ensure_future(self._publish(uri, pause))

    async def _publish(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            made, related = await self.current(uri), self.related
            found = await self.aside(made, lambda: diagnostics(made, related=related)) if made is not None else None
        except Exception as error:
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"factcheck: {error!r}"))
            document = self.workspace.text_documents.get(uri)
            if document is not None:
                shown = [unchecked(f"This document could not be checked, by a fault of factcheck: {error!r}")]
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, document.version))
            return
        document = self.workspace.text_documents.get(uri)
        if made is None or found is None or document is None or document.version != made.version:
            return
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, made.version))

    def forget(self) -> None:
        """Reads all settings and checks all documents again: a file beside them has changed."""
        self.houses.clear()
        self.drafts.clear()
        for uri in self.workspace.text_documents:
            self.schedule(uri, 0)


def serve() -> None:
    """Speaks LSP over standard input and output until the client is done. The connection has the streams to itself:
    whatever else would write to standard output goes to standard error."""
    with os.fdopen(os.dup(0), "rb") as incoming, os.fdopen(os.dup(1), "wb") as outgoing:
        os.dup2(2, 1)
        desk().start_io(incoming, outgoing)


def desk() -> Desk:
    """A server with all that it answers to."""
    server = Desk()
    _documents(server)
    _answers(server)
    _commands(server)
    return server


def _documents(server: Desk) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        """A client may say at the start that all rules may run: initializationOptions {"trustRules": true}."""
        options = params.initialization_options
        said = options.get("trustRules") if isinstance(options, dict) else getattr(options, "trustRules", None)
        server.trusts_all = said is True

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        if server.can("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            wanted = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, wanted)
            server.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.schedule(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.schedule(params.text_document.uri, server.debounce)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        """A pause in writing: the settings are read again too, for editors that watch no files."""
        server.houses.clear()
        server.drafts.pop(params.text_document.uri, None)
        server.schedule(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.stop(uri)
        waiting = server.waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        if server.drafts.pop(uri, None) is not None:
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        server.forget()


def _answers(server: Desk) -> None:
    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def on_hover(params: types.HoverParams) -> types.Hover | None:
        made = await server.current(params.text_document.uri)
        if made is None:
            return None
        formats = get_capability(server.client_capabilities, "text_document.hover.content_format", None)
        markdown = types.MarkupKind.Markdown in (formats or ())
        refuse_beyond(params.position, made.lines.count)
        return await server.aside(made, lambda: hover(made, made.lines.offset(params.position), markdown=markdown))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def on_code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        made = await server.current(params.text_document.uri)
        if made is None:
            return []
        refuse_beyond(params.range.start, made.lines.count)
        only = params.context.only
        work = partial(
            actions,
            made,
            params.range,
            [str(getattr(kind, "value", kind)) for kind in only] if only is not None else None,
            versioned=server.can("workspace.workspace_edit.document_changes"),
            related=server.related,
        )
        return await server.aside(made, work) or []


def _commands(server: Desk) -> None:
    @server.command(DECIDE)
    async def on_decide(wanted: dict[str, Any]) -> str | None:
        """Records a decision; answers with the path of its file, or None where it could not be recorded."""
        uri = str(wanted.get("uri", ""))
        made = await server.current(uri)
        try:
            if made is None:
                raise Undecided("the document is not open")
            settings = server.settings(to_fs_path(uri) or "")
            path = decide(made, settings, wanted)
        except Undecided as error:
            said = types.ShowMessageParams(types.MessageType.Warning, f"not recorded: {error}")
            server.window_show_message(said)
            return None
        _recorded(server, path)
        server.forget()
        return str(path)


def _recorded(server: Desk, path: Path) -> None:
    """Says where the decision stands, and opens the file where the client can, so that a reason can be given."""
    server.window_show_message(types.ShowMessageParams(types.MessageType.Info, f"recorded in {path}"))
    address = from_fs_path(str(path.resolve()))
    if server.can("window.show_document.support") and address:
        server.window_show_document(types.ShowDocumentParams(address, take_focus=False))
