"""The articles that changed ones are held against: found by the claims in the cache, and read in full only where one
of their claims is linked with one of a changed article."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from factcheck.articles import read_sources
from factcheck.articles.files import Source
from factcheck.claims.view import Reading
from factcheck.findings.engine import understand
from factcheck.findings.outcome import Problem
from factcheck.links.links import links
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.records import replace
from factcheck.newsroom.cache import Cache, Damaged, Entry, Known

Place = tuple[str, int]
"""An article: the name of its file below the root, and its position among the articles of that file, from 0."""
POOLED = 100
"""From so many files on, reading them is shared among processes."""
_BATCH = 25


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is to be read; `name` is its path below the root, `locale` that of articles which name none."""

    name: str
    source: Source
    locale: str


@dataclass
class Company:
    """All the files under the paths of a run. `changed` are those articles that are to be checked; `vocabularies` are
    the house's own, already read in this process. Once it was `asked`, `others` counts the articles that did not
    change, and `unread` those that could not be read. `distrust` says why the cache on disk is not to be used, `remark`
    why it was not."""

    root: Path
    files: Sequence[File]
    changed: Collection[Place]
    settings: str = ""
    vocabularies: Sequence[str] = ()
    others: int = 0
    unread: int = 0
    asked: bool = False
    distrust: str = ""
    remark: str = ""

    def __call__(self, readings: Sequence[Reading]) -> Sequence[Reading]:
        """The readings and those of the articles that are linked with them, in the order of the files."""
        self.asked = True
        if not readings:
            return ()
        try:
            linked = self._linked(readings)
        except Damaged as error:
            linked = self._linked(readings, f"{error}; it is made anew by the next run")
        order = {file.source.path: number for number, file in enumerate(self.files)}
        found = chain(readings, self._read(linked, {reading.article.id for reading in readings}))
        return sorted(found, key=lambda one: (order[one.article.path], line_of(one.article)))

    def _linked(self, readings: Sequence[Reading], in_memory: str = "") -> set[Place]:
        own = [claim for reading in readings for claim in reading.claims]
        with Cache(self.root, self.settings, in_memory=in_memory or self.distrust) as cache:
            self.remark = cache.remark
            self.unread = cache.refresh({file.name: Path(file.source.path) for file in self.files}, self._understood)
            self.others = max(0, cache.articles() - len(self.changed))
            stored: dict[str, Place] = {}
            theirs: list[Claim] = []
            for name, position, claims in cache.related(own, self.changed):
                stored[claims[0].article] = (name, position)
                theirs += claims
        touching = {reading.article.id for reading in readings}
        ends = (end for link in links([*own, *theirs], touching=touching) for end in (link.a, link.b))
        return {stored[end.article] for end in ends if end.article in stored}

    def _read(self, places: Collection[Place], taken: set[str]) -> Iterator[Reading]:
        names = {name for name, _ in places}
        for file in self.files:
            found = read_sources([file.source], locale=file.locale) if file.name in names else ()
            articles = (item for item in found if isinstance(item, Article))
            for item in (item for position, item in enumerate(articles) if (file.name, position) in places):
                one = replace(item, id=f"{item.id}@{file.name}") if item.id in taken else item
                taken.add(one.id)
                yield understand(one)

    def _understood(self, names: Sequence[str]) -> Iterable[Known]:
        by_name = {file.name: file for file in self.files}
        files = [by_name[name] for name in names]
        workers = os.cpu_count() or 1
        if len(files) < POOLED or workers < 2:
            yield from map(known, files)
            return
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(workers, initializer=_prepared, initargs=(tuple(self.vocabularies),)) as pool:
            yield from pool.map(known, files, chunksize=_BATCH)


def known(file: File) -> Known:
    """What is to be kept of one file. Claims are named after the file, since no other article has its name for sure."""
    entries: list[Entry] = []
    unread = 0
    for item in read_sources([file.source], locale=file.locale):
        if isinstance(item, Problem):
            unread += 1
            continue
        try:
            claims = understand(replace(item, id=f"{file.name}\n{len(entries)}")).claims
        except Exception:
            # A fault of ours, which is told of when the article is checked itself.
            claims = ()
            unread += 1
        entries.append(Entry.of(len(entries), claims))
    return Known(file.name, tuple(entries), unread)


def line_of(article: Article) -> int:
    """The line of a corpus that an article stands on, 0 for one that has a file of its own."""
    return article.lines[0].line if article.lines and article.lines[0].flat else 0


def _prepared(vocabularies: Sequence[str]) -> None:
    """A worker that was not forked has to read the house's vocabularies itself."""
    from factcheck.lexicon import extend

    for folder in vocabularies:
        extend(Path(folder))
