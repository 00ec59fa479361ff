"""Files that are written as a whole or not at all: a kill, a full disk or another editor loses nothing."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


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
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    part = target.with_name(f".factcheck-{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            _keep_ownership(target, part)
        if expected is not None and target.read_bytes() != expected:
            raise ChangedMeanwhile("the file was changed by somebody else since it was read")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _keep_ownership(target: Path, part: Path) -> None:
    """The owner first, since a change of owner may take permissions away."""
    if hasattr(os, "chown"):
        known = target.stat()
        with suppress(OSError):
            os.chown(part, known.st_uid, known.st_gid)
    shutil.copymode(target, part)


def _sync_folder(folder: Path) -> None:
    """Brings the new name to the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
