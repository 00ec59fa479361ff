"""Files that are written as a whole or not at all: a kill, a full disk or another editor loses nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from time import time

DAY = 86_400
"""Seconds after which a part that is still there is no run's any more."""


class ChangedMeanwhile(OSError):
    """A file that is no longer what was read: somebody else saved it since."""


def write(path: str | os.PathLike[str], content: bytes, *, expected: bytes | None = None) -> None:
    """Replaces a file by `content`, or makes it.

    The content is written beside the file, brought to the disk and renamed, so that at any moment the file is either
    the old one or the new one. A link stays a link; permissions and, where that is allowed, owners stay. What is no
    regular file (a pipe, a terminal) is written to as it is. With `expected`, the bytes that were read, the file is
    replaced only if it still has them.

    Raises ChangedMeanwhile where it has not, and OSError where the file cannot be written; it is then as it was.
    """
    with replacing(path, expected=expected) as part:
        part.write_bytes(content)


@contextmanager
def replacing(path: str | os.PathLike[str], *, expected: bytes | None = None) -> Iterator[Path]:
    """The same for what is written piece by piece: gives the path that the pieces are to be written to. If the block
    raises, the file stays as it was."""
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        yield target
        return
    _sweep(target.parent)
    part = target.with_name(f".factcheck-{os.urandom(6).hex()}.part")
    try:
        part.open("xb").close()
        yield part
        _sync(part, os.O_RDWR)
        if target.exists():
            _keep_ownership(target, part)
        if expected is not None and target.read_bytes() != expected:
            raise ChangedMeanwhile("the file was changed by somebody else since it was read")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    with suppress(OSError):
        _sync(target.parent, os.O_RDONLY)


@cache
def _sweep(folder: Path) -> None:
    """Takes away the parts that killed runs have left in a folder, once a run; those of today may be at work."""
    long_ago = time() - DAY
    for part in folder.glob(".factcheck-????????????.part"):
        with suppress(OSError):
            if part.lstat().st_mtime < long_ago:
                part.unlink()


def _keep_ownership(target: Path, part: Path) -> None:
    """The owner first, since a change of owner may take permissions away."""
    if hasattr(os, "chown"):
        known = target.stat()
        with suppress(OSError):
            os.chown(part, known.st_uid, known.st_gid)
    shutil.copymode(target, part)


def _sync(path: Path, how: int) -> None:
    """Brings what was written to the disk; a folder's new names only where the system can do that."""
    descriptor = os.open(path, how)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
