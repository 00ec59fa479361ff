"""The files that paths stand for, and their bytes."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from factcheck.outcome import Problem

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".docx", ".pdf", ".rss", ".atom")
# Files of these suffixes are mostly something else: in a folder, only those that begin as news does are read.
SNIFFED = (".json", ".xml")
STDIN = "-"
_LARGEST = 2**30
_HEAD = 65_536
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_NINJS = re.compile(rb'"(?:headlines|bodies|headline|descriptions|body_(?:text|x?html))"[ \t]{0,9}:')


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its path as given, its suffix in lower case, and the id of the article in it."""

    path: str
    suffix: str
    id: str


def sources(paths: Sequence[str]) -> Iterator[Source | Problem]:
    """The files of `paths` in order: a file as such, a folder as its readable files, sorted, with all below it.

    A file named twice is read once. The id is the file's name without its suffix or, where two files share one, the
    path as given.
    """
    found = list(dict.fromkeys(_expanded(paths)))
    stems = Counter(PurePath(item).stem for item in found if isinstance(item, str))
    for item in found:
        if isinstance(item, Problem):
            yield item
        elif item == STDIN:
            yield Source(STDIN, "", "stdin")
        else:
            path = PurePath(item)
            yield Source(item, path.suffix.lower(), path.stem if stems[path.stem] == 1 else path.as_posix())


def _expanded(paths: Sequence[str]) -> Iterator[str | Problem]:
    for path in paths:
        if path == STDIN:
            yield path
            continue
        try:
            folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116
        except (OSError, ValueError) as error:
            yield Problem(path, "", _reason(error))
            continue
        if folder:
            yield from _inside(path)
        else:
            yield path


def _inside(folder: str) -> Iterator[str | Problem]:
    """Links to folders are not followed, so that a loop of them has an end."""
    broken: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=broken.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and _is_news(PurePath(root, name)):
                yield str(PurePath(root, name))
    for error in broken:
        yield Problem(str(error.filename), "", _reason(error))


def _is_news(path: PurePath) -> bool:
    suffix = path.suffix.lower()
    if suffix not in SNIFFED:
        return suffix in SUFFIXES
    descriptor = opened(str(path))
    if isinstance(descriptor, Problem):
        return False
    with os.fdopen(descriptor, "rb") as file:
        head = file.read(_HEAD)
    return begins_as_ninjs(head) if suffix == ".json" else begins_as_feed(head)


def begins_as_feed(head: bytes) -> bool:
    """Is this the beginning of an RSS or Atom file?"""
    return _FEED.search(head.replace(b"\0", b"")) is not None


def begins_as_ninjs(head: bytes) -> bool:
    """Does this hold the key that ninjs requires, and one of its texts?"""
    return b'"uri"' in head and _NINJS.search(head) is not None


def opened(path: str) -> int | Problem:
    """A file descriptor of a regular file, or why there is none. A pipe or device is not waited for."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        return Problem(path, "", _reason(error))
    about = os.fstat(descriptor)
    message = ""
    if not stat.S_ISREG(about.st_mode):
        message = "is no regular file (a pipe can be given as standard input: -)"
    elif about.st_size > _LARGEST and not path.lower().endswith(".jsonl"):
        message = "is larger than one gigabyte"
    if message:
        os.close(descriptor)
        return Problem(path, "", message)
    return descriptor


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return str(error)
