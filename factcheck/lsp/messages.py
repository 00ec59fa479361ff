"""What a client sends, held against the protocol: every request gets an answer, one that makes no sense an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol

PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS, NOT_INITIALIZED = -32700, -32600, -32602, -32002
"""JSON-RPC 2.0, section 5.1; LSP 3.17, ErrorCodes."""
_MOST = 2**31 - 1
_PLACES = (("position",), ("range", "start"), ("range", "end"))


class Messages(LanguageServerProtocol):
    """The protocol of pygls, which leaves malformed messages without an answer."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message, or a part of one, from JSON. Answers what is malformed, and raises."""
        if "jsonrpc" not in data:
            return data
        try:
            fault = "".join(_faults(data))
            if fault:
                raise JsonRpcInvalidParams(fault)
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and "id" not in data:
                raise
            wrong = INVALID_PARAMS if isinstance(data.get("method"), str) else INVALID_REQUEST
            self.refuse(data.get("id"), wrong, str(error))
            raise Answered from error

    def handle_message(self, message: Any) -> None:
        """Does what a message asks for; what is none (a number, a batch, an object without its version) is refused."""
        if getattr(message, "jsonrpc", None) != self.VERSION:
            known = message if isinstance(message, Mapping) else {}
            self.refuse(known.get("id"), INVALID_REQUEST, "this is no message of JSON-RPC 2.0")
            return
        method = getattr(message, "method", None)
        asks = hasattr(message, "id") and isinstance(method, str)
        if asks and method != types.INITIALIZE and self._workspace is None:
            self.refuse(message.id, NOT_INITIALIZED, "the server has not been initialized")
            return
        if asks and self._shutdown:
            self.refuse(message.id, INVALID_REQUEST, "the server is shutting down")
            return
        super().handle_message(message)

    def refuse(self, id: object, code: int, said: str) -> None:
        """Answers with an error; to a message whose id cannot be told, with the id null."""
        known = id if isinstance(id, (int, str)) and not isinstance(id, bool) else None
        self._send_data({"jsonrpc": self.VERSION, "id": known, "error": {"code": code, "message": said}})


class Answered(Exception):
    """A malformed message that has got its answer."""


def unanswered(server_error: Exception) -> tuple[int, str] | None:
    """The code and the words for a message that could not even be parsed; None for any other error."""
    if isinstance(server_error, RecursionError):
        return PARSE_ERROR, "the message is nested too deeply"
    if isinstance(server_error, ValueError):  # json.JSONDecodeError and UnicodeDecodeError are such
        return PARSE_ERROR, f"the message is no JSON: {server_error}"
    return None


def refuse_beyond(position: types.Position, lines: int) -> None:
    """Raises for a position behind the last line of a document; one behind the end of its line stands for that end
    (LSP 3.17, Position). Clients end the range of a whole document far behind it: only starts are held against this."""
    if position.line >= lines:
        raise JsonRpcInvalidParams(f"there is no line {position.line}: the document has {lines}, counted from 0")


def _faults(message: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a message's method, or with the first position that it holds."""
    if "method" in message and not isinstance(message["method"], str):
        yield "the method is no text"
        return
    for path in _PLACES:
        value: object = message.get("params")
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        if value is not None and not _is_position(value):
            yield f"{'.'.join(path)}: {value!r:.80} is no position: line and character are whole numbers from 0 on"
            return


def _is_position(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        type(value.get(key)) is int and 0 <= value[key] <= _MOST for key in ("line", "character")
    )
