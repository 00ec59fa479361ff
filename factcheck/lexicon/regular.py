"""Files that a newsroom keeps (settings, decisions, a baseline, rates), read so that no file holds up a run: a pipe or
a device is refused instead of waited for, and so is a file that is larger than such files are."""

from __future__ import annotations

import os
import stat
from typing import Any

IRREGULAR = "is no regular file"
LARGEST = 100_000_000
"""Bytes; a baseline of a million findings has 80 MB."""


def descriptor(path: str | os.PathLike[str]) -> int:
    """A file descriptor of a regular file, opened for reading. Raises OSError for anything else, without waiting for
    the other end of a pipe."""
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError(0, IRREGULAR)
    return opened


def content(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a regular file that is not too large. Raises OSError; its `strerror` is a reason for the user."""
    try:
        with os.fdopen(descriptor(path), "rb") as file:
            found = file.read(LARGEST + 1)
    except ValueError as error:  # a zero byte in a path
        raise OSError(0, str(error)) from None
    if len(found) > LARGEST:
        raise OSError(0, f"is larger than {LARGEST // 1_000_000} MB")
    return found


def text(path: str | os.PathLike[str]) -> str:
    """The text of such a file, with or without a byte order mark. Raises OSError, UnicodeDecodeError."""
    return content(path).decode("utf-8-sig")


def toml(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The table that a TOML file holds, with or without a byte order mark. Raises OSError, and ValueError for whatever
    is not such a table."""
    import tomllib

    try:
        return tomllib.loads(text(path))
    except RecursionError:
        raise ValueError("is nested too deeply") from None


def reason(error: OSError | ValueError) -> str:
    """Why a file cannot be read, in words for the user."""
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
