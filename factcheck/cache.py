"""The claims of a repository's articles, kept in `.factcheck/claims.sqlite`, so that one changed article is checked
against thousands of unchanged ones without reading them again.

An entry is good as long as the file's content and the tool itself are the same: contents are compared by digest (size
and modification time spare most of the digests), the tool by its version and its own files. The cache holds nothing
that cannot be made again: a broken or foreign file is thrown away.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from factcheck import __version__
from factcheck.article import Article
from factcheck.claim import Claim
from factcheck.codec import dumps, loads
from factcheck.context import Context
from factcheck.links import block_keys
from factcheck.outcome import Problem
from factcheck.period import Period
from factcheck.view import Reading

FORMAT = "1"
FOLDER = ".factcheck"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, digest TEXT);
CREATE TABLE IF NOT EXISTS articles (
    number INTEGER PRIMARY KEY, path TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, published TEXT
);
CREATE INDEX IF NOT EXISTS articles_of_path ON articles (path);
CREATE TABLE IF NOT EXISTS claims (number INTEGER PRIMARY KEY, article INTEGER NOT NULL, data TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS claims_of_article ON claims (article);
CREATE TABLE IF NOT EXISTS blocks (key TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (key, claim)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS blocks_of_claim ON blocks (claim);
"""
_CHUNK = 500


class Cache:
    """The cache of one folder; open it with `with`."""

    def __init__(self, root: Path, settings: str = "") -> None:
        """`settings` is whatever of the configuration changes how articles are understood."""
        self.path = root / FOLDER / "claims.sqlite"
        self._key = f"{FORMAT} {__version__} {_own_digest()} {settings}"

    def __enter__(self) -> Cache:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        ignore = self.path.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        try:
            self._open()
        except sqlite3.DatabaseError:
            self._db.close()
            self.path.unlink(missing_ok=True)
            self._open()
        return self

    def __exit__(self, *_: object) -> None:
        self._db.commit()
        self._db.close()

    def _open(self) -> None:
        self._db = sqlite3.connect(self.path)
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.executescript(_SCHEMA)
        known = self._db.execute("SELECT value FROM meta WHERE key = 'tool'").fetchone()
        if known is None or known[0] != self._key:
            for table in ("blocks", "claims", "articles", "files", "meta"):
                self._db.execute(f"DELETE FROM {table}")
            self._db.execute("INSERT INTO meta VALUES ('tool', ?)", (self._key,))

    def refresh(
        self,
        paths: Sequence[Path],
        read: Callable[[Path], Iterable[Article | Problem]],
        understand: Callable[[Article], Reading],
    ) -> list[Problem]:
        """Brings the entries of `paths` up to date and drops those of files that are gone."""
        known = {row[0]: row[1:] for row in self._db.execute("SELECT path, size, modified, digest FROM files")}
        problems: list[Problem] = []
        for gone in known.keys() - {str(path) for path in paths}:
            self._forget(gone)
        for path in paths:
            name = str(path)
            try:
                status = path.stat()
                entry = known.get(name)
                if entry is not None and entry[:2] == (status.st_size, status.st_mtime_ns):
                    continue
                digest = _digest(path.read_bytes())
            except OSError as error:
                problems.append(Problem(name, "", str(error.strerror or error)))
                continue
            if entry is None or entry[2] != digest:
                self._forget(name)
                for item in read(path):
                    if isinstance(item, Problem):
                        problems.append(item)
                    else:
                        self._store(name, understand(item))
            row = (name, status.st_size, status.st_mtime_ns, digest)
            self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", row)
        return problems

    def _forget(self, path: str) -> None:
        numbers = self._db.execute("SELECT number FROM articles WHERE path = ?", (path,)).fetchall()
        for (number,) in numbers:
            self._db.execute(
                "DELETE FROM blocks WHERE claim IN (SELECT number FROM claims WHERE article = ?)", (number,)
            )
            self._db.execute("DELETE FROM claims WHERE article = ?", (number,))
        self._db.execute("DELETE FROM articles WHERE path = ?", (path,))
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def _store(self, path: str, reading: Reading) -> None:
        article, published = reading.article, reading.context.published
        window = f"{published.start or ''}/{published.end or ''}/{published.grain}" if published else None
        number = self._db.execute(
            "INSERT INTO articles (path, id, title, published) VALUES (?, ?, ?, ?)",
            (path, article.id, article.title, window),
        ).lastrowid
        for claim in reading.claims:
            keys = list(block_keys(claim))
            if not keys:
                continue
            inserted = self._db.execute("INSERT INTO claims (article, data) VALUES (?, ?)", (number, dumps(claim)))
            rows = {(_joined(key), inserted.lastrowid) for key in keys}
            self._db.executemany("INSERT OR IGNORE INTO blocks VALUES (?, ?)", sorted(rows))

    def related(self, claims: Iterable[Claim], without: Iterable[Path]) -> Iterator[Reading]:
        """The articles, not of the files `without`, that hold claims in a block of `claims`: each as a reading with
        just those claims."""
        keys = sorted({_joined(key) for claim in claims for key in block_keys(claim)})
        left_out = {str(path) for path in without}
        found: dict[int, set[int]] = {}
        for at in range(0, len(keys), _CHUNK):
            chunk = keys[at : at + _CHUNK]
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(
                f"SELECT DISTINCT c.article, c.number FROM blocks b JOIN claims c ON c.number = b.claim "
                f"WHERE b.key IN ({marks})",
                chunk,
            )
            for article, number in rows:
                found.setdefault(article, set()).add(number)
        for article in sorted(found):
            path, name, title, window = self._db.execute(
                "SELECT path, id, title, published FROM articles WHERE number = ?", (article,)
            ).fetchone()
            if path in left_out:
                continue
            stored = (
                self._db.execute("SELECT data FROM claims WHERE number = ?", (number,)).fetchone()
                for number in sorted(found[article])
            )
            known = tuple(loads(row[0]) for row in stored)
            stub = Article(id=name, text="", path=path, title=title)
            yield Reading(stub, Context(published=_window(window)), known)


def _window(written: str | None) -> Period | None:
    from datetime import date

    if not written:
        return None
    start, end, grain = written.split("/")
    return Period(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None, grain)


def _joined(key: tuple[str, ...]) -> str:
    return "\x1f".join(key)


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


@cache
def _own_digest() -> str:
    """A digest of the package's own code and vocabularies: another tool may read an article otherwise."""
    digest = blake2b(digest_size=16)
    root = Path(str(files("factcheck")))
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".tsv") and "report" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()
