"""The claims of a repository's articles, kept in `.factcheck/claims.sqlite`, so that one changed article is checked
against thousands of unchanged ones without reading them again.

An entry is good as long as the file's content and the tool itself are the same: contents are compared by digest (size
and modification time spare most of the digests), the tool by its version and its own files. The cache holds nothing
that cannot be made again: a broken or foreign file is thrown away, and where none can be written it is kept in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from factcheck import __version__
from factcheck.claim import Claim
from factcheck.codec import dumps, loads
from factcheck.links import BLOCK_LIMIT, block_keys

FORMAT = "3"
FOLDER = ".factcheck"
WAIT = 60
"""Seconds that a second run waits for the first one's writing."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, digest TEXT, unread INTEGER);
CREATE TABLE IF NOT EXISTS articles (number INTEGER PRIMARY KEY, path TEXT NOT NULL, position INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS articles_of_path ON articles (path);
CREATE TABLE IF NOT EXISTS claims (number INTEGER PRIMARY KEY, article INTEGER NOT NULL, data TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS claims_of_article ON claims (article);
CREATE TABLE IF NOT EXISTS blocks (key TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (key, claim)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS blocks_of_claim ON blocks (claim);
"""


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
    """The cache of one folder; open it with `with`."""

    def __init__(self, root: Path, settings: str = "") -> None:
        """`settings` is whatever of the configuration changes how articles are understood."""
        self._root = root
        self.path = root / FOLDER / "claims.sqlite"
        self._outside: set[str] = set()
        self._key = f"{FORMAT} {__version__} {_own_digest()} {settings}"

    def __enter__(self) -> Cache:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            ignore = self.path.parent / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            self._open(str(self.path))
        except (OSError, sqlite3.OperationalError):
            self._open(":memory:")
        except sqlite3.DatabaseError:
            self._db.close()
            self.path.unlink(missing_ok=True)
            self._open(str(self.path))
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._db.commit()
        self._db.close()
        if kind is not None and issubclass(kind, sqlite3.DatabaseError):
            self.path.unlink(missing_ok=True)

    def _open(self, place: str) -> None:
        self._db = sqlite3.connect(place, timeout=WAIT)
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.executescript(_SCHEMA)
        known = self._db.execute("SELECT value FROM meta WHERE key = 'tool'").fetchone()
        if known is None or known[0] != self._key:
            for table in ("blocks", "claims", "articles", "files", "meta"):
                self._db.execute(f"DROP TABLE IF EXISTS {table}")
            self._db.executescript(_SCHEMA)
            self._db.execute("INSERT INTO meta VALUES ('tool', ?)", (self._key,))

    def refresh(self, paths: Mapping[str, Path], understood: Callable[[Sequence[str]], Iterable[Known]]) -> int:
        """Brings the entries of the files up to date, and drops those of files that are gone; files that are there and
        not among `paths` have no part in what follows. `paths` says by which name below the root each file is kept;
        `understood` gives what is to be kept of the files that have changed. Returns how many articles of these files
        could not be read."""
        rows = self._db.execute("SELECT path, size, modified, digest, unread FROM files")
        known = {row[0]: row[1:] for row in rows}
        for name in known.keys() - paths.keys():
            if (self._root / name).is_file():
                self._outside.add(name)
            else:
                self._forget(name)
        stale: dict[str, tuple[int, int, str]] = {}
        for name, path in paths.items():
            try:
                status = path.stat()
                entry = known.get(name)
                if entry is not None and entry[:2] == (status.st_size, status.st_mtime_ns):
                    continue
                digest = _digest(path.read_bytes())
            except OSError:
                self._forget(name)
                continue
            stamp = (status.st_size, status.st_mtime_ns, digest)
            if entry is not None and entry[2] == digest:
                self._db.execute("UPDATE files SET size = ?, modified = ? WHERE path = ?", (*stamp[:2], name))
            else:
                stale[name] = stamp
        for one in understood(list(stale)):
            self._forget(one.name)
            self._store(one)
            row = (one.name, *stale[one.name], one.unread)
            self._db.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?)", row)
        rows = self._db.execute("SELECT path, unread FROM files WHERE unread > 0")
        return sum(unread for name, unread in rows if name not in self._outside)

    def _forget(self, path: str) -> None:
        of_article = "SELECT c.number FROM claims c JOIN articles a ON c.article = a.number WHERE a.path = ?"
        self._db.execute(f"DELETE FROM blocks WHERE claim IN ({of_article})", (path,))
        self._db.execute("DELETE FROM claims WHERE article IN (SELECT number FROM articles WHERE path = ?)", (path,))
        self._db.execute("DELETE FROM articles WHERE path = ?", (path,))
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def _store(self, known: Known) -> None:
        for entry in known.entries:
            place = (known.name, entry.position)
            article = self._db.execute("INSERT INTO articles (path, position) VALUES (?, ?)", place).lastrowid
            for data, keys in entry.claims:
                row = (article, data)
                claim = self._db.execute("INSERT INTO claims (article, data) VALUES (?, ?)", row).lastrowid
                self._db.executemany("INSERT INTO blocks VALUES (?, ?)", [(key, claim) for key in keys])

    def articles(self) -> int:
        """How many articles the files hold."""
        rows = self._db.execute("SELECT path, count(*) FROM articles GROUP BY path")
        return sum(count for name, count in rows if name not in self._outside)

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
            yield path, position, tuple(loads(data) for (data,) in stored)

    def _block(self, key: str) -> list[tuple[str, int, int]]:
        """The claims of a block: file, position and number of each; none where there are too many."""
        enough = -1 if self._outside else BLOCK_LIMIT + 1
        rows = self._db.execute(
            "SELECT a.path, a.position, c.number FROM blocks b JOIN claims c ON c.number = b.claim "
            "JOIN articles a ON a.number = c.article WHERE b.key = ? LIMIT ?",
            (key, enough),
        )
        members = [row for row in rows if row[0] not in self._outside]
        return members if len(members) <= BLOCK_LIMIT else []


def _keys(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted({"\x1f".join(key) for key in block_keys(claim)}))


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


@cache
def _own_digest() -> str:
    """A digest of the package's own code and vocabularies: another tool may read an article otherwise."""
    digest = blake2b(digest_size=16)
    root = Path(str(files("factcheck")))
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".tsv") and not {"report", "commands", "lsp"} & set(path.relative_to(root).parts):
            digest.update(path.read_bytes())
    return digest.hexdigest()
