"""The files that paths stand for, and their bytes."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

from factcheck.lexicon import regular
from factcheck.lexicon.regex import regex
from factcheck.model.budget import too_large
from factcheck.model.problem import Problem
from factcheck.model.records import dataclass

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".docx", ".pdf", ".rss", ".atom")
# Files of these suffixes are mostly something else: in a folder, only those that begin as news does are read.
SNIFFED = (".json", ".xml")
STDIN = "-"
_OUTSIDE = "is a link to a {} outside of what is checked: --follow-links reads it"
_HEAD = 65_536
_FEED = regex(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_NINJS = regex(rb'"(?:headlines|bodies|headline|descriptions|body_(?:text|x?html))"[ \t]{0,9}:')


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its path as given, its suffix in lower case, and the id of the article in it."""

    path: str
    suffix: str
    id: str


def sources(paths: Sequence[str], *, follow_links: bool = False) -> Iterator[Source | Problem]:
    """The files of `paths` in order: a file as such, a folder as its readable files, sorted, with all below it.

    A link in a folder that leads out of all folders given is named and not read, unless `follow_links`: a report would
    print what stands in a file that nobody has named. A path that is itself a link is read, since it was named.

    A file named twice is read once. The id is the file's name without its suffix or, where two files share one, the
    path as given.
    """
    found = list(dict.fromkeys(_expanded(paths, follow_links)))
    stems = Counter(PurePath(item).stem for item in found if isinstance(item, str))
    for item in found:
        if isinstance(item, Problem):
            yield item
        elif item == STDIN:
            yield Source(STDIN, "", "stdin")
        else:
            path = PurePath(item)
            yield Source(item, path.suffix.lower(), path.stem if stems[path.stem] == 1 else path.as_posix())


def _expanded(paths: Sequence[str], follow_links: bool) -> Iterator[str | Problem]:
    given = [os.path.realpath(path) for path in paths if path != STDIN and "\0" not in path]
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
            yield from _inside(path, given, follow_links)
        else:
            yield path


def _inside(folder: str, given: Sequence[str], follow_links: bool) -> Iterator[str | Problem]:
    """The news below a folder. Each folder is walked once, so that a loop of links has an end."""
    broken: list[OSError] = []
    walked: set[str] = set()
    kept = () if follow_links else given
    for root, folders, names in levels(folder, broken.append, follow_links=follow_links):
        place = os.path.realpath(root) if follow_links else root
        folders[:] = [] if place in walked else sorted(name for name in folders if not name.startswith("."))
        if place in walked:
            continue
        walked.add(place)
        yield from (Problem(path, "", _OUTSIDE.format("folder")) for path in _leading_out(root, folders, kept))
        yield from _news_of(root, names, kept)
    for error in broken:
        yield Problem(str(error.filename), "", _reason(error))


def _leading_out(root: str, names: Sequence[str], given: Sequence[str]) -> list[str]:
    """The paths of a folder that are links which lead out of what was given; none where nothing bounds them."""
    paths = (str(PurePath(root, name)) for name in names)
    return [path for path in paths if given and _leads_out(path, given)]


def _news_of(root: str, names: Sequence[str], given: Sequence[str]) -> Iterator[str | Problem]:
    """The news right in a folder."""
    seen = sorted(name for name in names if not name.startswith((".", "~$")))
    seen = [name for name in seen if _may_be_news(str(PurePath(root, name)))]
    beyond = set(_leading_out(root, seen, given))
    for name in seen:
        path = str(PurePath(root, name))
        if path in beyond:
            yield Problem(path, "", _OUTSIDE.format("file"))
        elif _is_news(PurePath(path)):
            yield path


def levels(
    folder: str, onerror: Callable[[OSError], object] | None = None, *, follow_links: bool = False
) -> Iterator[tuple[str, list[str], list[str]]]:
    """What `os.walk` gives, however deep the folders are: each folder with the names of its folders, which may be
    changed, and of its files."""
    waiting = [folder]
    while waiting:
        level = next(os.walk(waiting.pop(), onerror=onerror), None)
        if level is not None:
            yield level
            below = [os.path.join(level[0], name) for name in level[1]]  # noqa: PTH118
            waiting += [path for path in reversed(below) if follow_links or not os.path.islink(path)]  # noqa: PTH114


def _leads_out(path: str, given: Sequence[str]) -> bool:
    """Is this a link to something that is in none of the folders that were given?"""
    if not Path(path).is_symlink():
        return False
    target = PurePath(os.path.realpath(path))
    return not any(target.is_relative_to(folder) for folder in given)


def _may_be_news(path: str) -> bool:
    return PurePath(path).suffix.lower() in (*SUFFIXES, *SNIFFED)


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
        descriptor = regular.descriptor(path)
    except (OSError, ValueError) as error:
        hint = " (a pipe can be given as standard input: -)" if regular.IRREGULAR in str(error) else ""
        return Problem(path, "", _reason(error) + hint)
    message = "" if path.lower().endswith(".jsonl") else too_large(os.fstat(descriptor).st_size)
    if message:
        os.close(descriptor)
        return Problem(path, "", message)
    return descriptor


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return str(error)
