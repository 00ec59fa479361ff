"""The claims of a repository's articles, kept in `.factcheck/claims.sqlite`, so that one changed article is checked
against thousands of unchanged ones without reading them again.

An entry is good as long as the file's content and the tool itself are the same: contents are compared by digest (size
and the times of the last changes, which nobody can set, spare most of the digests), the tool by its version and its own
files. The cache holds nothing that cannot be made again: a broken one is made anew, with a remark. What may be somebody
else's is left alone, and the claims are kept in memory: a database of another program, a link, and a cache that is
committed, since whoever can write it could silence findings with it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b, file_digest
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from factcheck import __version__
from factcheck.lexicon import regular
from factcheck.links.links import BLOCK_LIMIT, block_keys
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.newsroom.codec import dumps, loads

FORMAT = "4"
MARK = 0x66636865
"""The application id of our databases (https://www.sqlite.org/pragma.html#pragma_application_id): "fche"."""
FOLDER = ".factcheck"
WAIT = 60
"""Seconds that a second run waits for the first one's writing."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, size INTEGER, times TEXT, digest TEXT, unread INTEGER);
CREATE TABLE IF NOT EXISTS articles (number INTEGER PRIMARY KEY, path BLOB NOT NULL, position INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS articles_of_path ON articles (path);
CREATE TABLE IF NOT EXISTS claims (number INTEGER PRIMARY KEY, article INTEGER NOT NULL, data TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS claims_of_article ON claims (article);
CREATE TABLE IF NOT EXISTS blocks (key TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (key, claim)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS blocks_of_claim ON blocks (claim);
"""
_TABLES = ("blocks", "claims", "articles", "files", "meta")


class Damaged(Exception):
    """A cache that does not hold what was put in. It is gone now, and can be made anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it is kept: its position among those of its file, from 0, and its claims that could be linked to
    others, each written out, with the keys of its blocks."""

    position: int
    claims: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, position: int, claims: Iterable[Claim]) -> Entry:
        keyed = ((claim, _keys(claim)) for claim in claims)
        return cls(position, tuple((dumps(claim), keys) for claim, keys in keyed if keys))


@dataclass(frozen=True, slots=True)
class Known:
    """What is to be kept of one file: its articles, and how many of them could not be read."""

    name: str
    entries: tuple[Entry, ...]
    unread: int = 0


class Cache:
    """The cache of one folder; open it with `with`. `remark` says why it is not the one on disk, "" where it is. Where
    that turns out to be damaged, the `with` block ends with Damaged."""

    def __init__(self, root: Path, settings: str = "", *, in_memory: str = "") -> None:
        """`settings` is whatever of the configuration changes how articles are understood; `in_memory` says why the
        file is not to be used, "" where it is."""
        self._root = root
        self.path = root / FOLDER / "claims.sqlite"
        self.remark = in_memory
        self._outside: set[str] = set()
        self._key = f"{FORMAT} {__version__} {_own_digest()} {settings}"

    def __enter__(self) -> Cache:
        self.remark = self.remark or self._not_ours()
        if self.remark:
            self._open(":memory:")
            return self
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            ignore = self.path.parent / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            self._open(str(self.path))
        except (OSError, sqlite3.OperationalError):
            self._open(":memory:")
        except sqlite3.DatabaseError:
            self._remove()
            self.remark = f"{self.path}: the cache was damaged; it is made anew"
            self._open(str(self.path))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if kind is None:
            try:
                self._db.commit()
            except sqlite3.OperationalError:  # no room on the disk: what was found out is right all the same
                self._db.rollback()
        self._db.close()
        if isinstance(error, sqlite3.DatabaseError):
            if not isinstance(error, sqlite3.OperationalError):
                self._remove()
            raise Damaged(f"{self.path}: {error}") from error

    def _not_ours(self) -> str:
        """Why the file on disk is not to be touched, "" where it may be."""
        if self.path.parent.is_symlink() or self.path.is_symlink():
            return f"{self.path}: the cache is a link; it is not followed"
        if not self.path.exists():
            return ""
        if not self.path.is_file():
            return f"{self.path}: the cache is no regular file"
        try:
            db = sqlite3.connect(f"file:{quote(str(self.path))}?mode=ro", uri=True, timeout=WAIT)
            try:
                (mark,) = db.execute("PRAGMA application_id").fetchone()
                tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            finally:
                db.close()
        except sqlite3.Error:
            return ""
        if tables and mark != MARK and tables != set(_TABLES):
            return f"{self.path}: this is the database of another program; it is left alone"
        return ""

    def _remove(self) -> None:
        with suppress(OSError, AttributeError):
            self._db.close()
            self.path.unlink(missing_ok=True)

    def _open(self, place: str) -> None:
        self._db = sqlite3.connect(place, timeout=WAIT)
        self._db.execute("PRAGMA synchronous=OFF")
        try:
            self._db.executescript(_SCHEMA)
            known = self._db.execute("SELECT value FROM meta WHERE key = 'tool'").fetchone()
        except sqlite3.OperationalError as error:
            if "no such column" not in str(error):  # tables of ours, of another format
                raise
            known = None
        if known is None or known[0] != self._key:
            for table in _TABLES:
                self._db.execute(f"DROP TABLE IF EXISTS {table}")
            self._db.executescript(_SCHEMA)
            self._db.execute(f"PRAGMA application_id={MARK}")
            self._db.execute("INSERT INTO meta VALUES ('tool', ?)", (self._key,))

    def refresh(self, paths: Mapping[str, Path], understood: Callable[[Sequence[str]], Iterable[Known]]) -> int:
        """Brings the entries of the files up to date, and drops those of files that are gone; files that are there and
        not among `paths` have no part in what follows. `paths` says by which name below the root each file is kept;
        `understood` gives what is to be kept of the files that have changed. Returns how many articles of these files
        could not be read."""
        rows = self._db.execute("SELECT path, size, times, digest, unread FROM files")
        known = {_name(row[0]): row[1:] for row in rows}
        for name in known.keys() - paths.keys():
            if (self._root / name).is_file():
                self._outside.add(name)
            else:
                self._forget(name)
        stale: dict[str, tuple[int, str, str]] = {}
        unreadable = 0
        for name, path in paths.items():
            try:
                stamp = self._stamp(name, path, known.get(name, ()))
            except OSError:
                unreadable += 1
                self._forget(name)
                continue
            if stamp is not None:
                stale[name] = stamp
        for one in understood(list(stale)):
            self._forget(one.name)
            self._store(one)
            new = (_stored(one.name), *stale[one.name], one.unread)
            self._db.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?)", new)
        rows = self._db.execute("SELECT path, unread FROM files WHERE unread > 0")
        return unreadable + sum(int(unread) for path, unread in rows if _name(path) not in self._outside)

    def _stamp(self, name: str, path: Path, entry: Sequence[object]) -> tuple[int, str, str] | None:
        """Size, times and digest of a file; None where its content is what `entry`, its row, was made of."""
        status = path.stat()
        seen = (status.st_size, f"{status.st_mtime_ns} {status.st_ctime_ns}")
        if tuple(entry[:2]) == seen:
            return None
        digest = _digest(path)
        if list(entry[2:3]) != [digest]:
            return (*seen, digest)
        self._db.execute("UPDATE files SET size = ?, times = ? WHERE path = ?", (*seen, _stored(name)))
        return None

    def _forget(self, name: str) -> None:
        path = _stored(name)
        of_article = "SELECT c.number FROM claims c JOIN articles a ON c.article = a.number WHERE a.path = ?"
        self._db.execute(f"DELETE FROM blocks WHERE claim IN ({of_article})", (path,))
        self._db.execute("DELETE FROM claims WHERE article IN (SELECT number FROM articles WHERE path = ?)", (path,))
        self._db.execute("DELETE FROM articles WHERE path = ?", (path,))
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def _store(self, known: Known) -> None:
        for entry in known.entries:
            place = (_stored(known.name), entry.position)
            article = self._db.execute("INSERT INTO articles (path, position) VALUES (?, ?)", place).lastrowid
            for data, keys in entry.claims:
                row = (article, data)
                claim = self._db.execute("INSERT INTO claims (article, data) VALUES (?, ?)", row).lastrowid
                self._db.executemany("INSERT INTO blocks VALUES (?, ?)", [(key, claim) for key in keys])

    def articles(self) -> int:
        """How many articles the files hold."""
        rows = self._db.execute("SELECT path, count(*) FROM articles GROUP BY path")
        return sum(count for path, count in rows if _name(path) not in self._outside)

    def related(
        self, claims: Iterable[Claim], without: Collection[tuple[str, int]]
    ) -> Iterator[tuple[str, int, tuple[Claim, ...]]]:
        """The articles (file and position), but for those `without`, that hold claims in a block of `claims`, with just
        those claims; blocks that are too large to say anything are left out."""
        found: dict[tuple[str, int], set[int]] = {}
        for key in sorted({key for claim in claims for key in _keys(claim)}):
            for path, position, number in self._block(key):
                if (path, position) not in without:
                    found.setdefault((path, position), set()).add(number)
        for (path, position), numbers in sorted(found.items()):
            stored = (
                self._db.execute("SELECT data FROM claims WHERE number = ?", (number,)).fetchone()
                for number in sorted(numbers)
            )
            try:
                yield path, position, tuple(loads(data) for (data,) in stored)
            except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError) as error:
                raise sqlite3.DatabaseError(f"a claim of {path} cannot be read: {error!r}") from error

    def _block(self, key: str) -> list[tuple[str, int, int]]:
        """The claims of a block: file, position and number of each; none where there are too many."""
        enough = -1 if self._outside else BLOCK_LIMIT + 1
        rows = self._db.execute(
            "SELECT a.path, a.position, c.number FROM blocks b JOIN claims c ON c.number = b.claim "
            "JOIN articles a ON a.number = c.article WHERE b.key = ? LIMIT ?",
            (key, enough),
        )
        named = ((_name(path), position, number) for path, position, number in rows)
        members = [row for row in named if row[0] not in self._outside]
        return members if len(members) <= BLOCK_LIMIT else []


def _keys(claim: Claim) -> tuple[str, ...]:
    joined = ("\x1f".join(key) for key in block_keys(claim))
    return tuple(sorted({key.encode("utf-8", "backslashreplace").decode("utf-8") for key in joined}))


def _stored(name: str) -> bytes:
    """A name as it is kept: a file's name need not be Unicode."""
    return name.encode("utf-8", "surrogateescape")


def _name(stored: bytes) -> str:
    if not isinstance(stored, bytes):
        raise sqlite3.DatabaseError(f"{stored!r} is no name of a file")
    return stored.decode("utf-8", "surrogateescape")


def _digest(path: Path) -> str:
    with os.fdopen(regular.descriptor(path), "rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()


@cache
def _own_digest() -> str:
    """A digest of the package's own code and vocabularies: another tool may read an article otherwise."""
    digest = blake2b(digest_size=16)
    root = Path(str(files("factcheck")))
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".tsv") and not {"report", "commands", "lsp"} & set(path.relative_to(root).parts):
            digest.update(path.read_bytes())
    return digest.hexdigest()
