"""`--changed-since`: which articles are to be checked, and which ones they are held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import click

from factcheck.articles import sources
from factcheck.articles.files import STDIN, Source
from factcheck.commands.inputs import articles_in
from factcheck.commands.output import say
from factcheck.findings.outcome import Outcome, Problem
from factcheck.model.article import Article
from factcheck.model.records import replace
from factcheck.newsroom.cache import FOLDER
from factcheck.newsroom.changes import Changes, GitError
from factcheck.newsroom.company import Company, File, Place, line_of
from factcheck.newsroom.config import Config


class Since:
    """The articles under some paths that changed since a git ref, and the company of all others."""

    def __init__(self, paths: Sequence[str], settings: Config, published: str | None, ref: str) -> None:
        """Raises click's errors where git has no answer. `published` is the date of the changed articles."""
        if STDIN in paths:
            raise click.UsageError("--changed-since needs files or folders: standard input is in no repository")
        found = list(sources(paths, follow_links=settings.follow_links))
        known = [one for one in found if isinstance(one, Source)]
        try:
            changes = Changes.since(ref, Path(known[0].path if known else paths[0]))
            names = changes.names([one.path for one in known])
            wanted = [one for one in found if isinstance(one, Problem) or names[one.path] in changes.files]
            committed = changes.holds(FOLDER)
            self.items, changed = _changed(articles_in(wanted, settings, published), names, changes)
        except GitError as error:
            raise click.ClickException(f"--changed-since {ref}: {error}") from None
        files = [File(names[one.path], one, settings.for_path(one.path).locale) for one in known]
        self.company = Company(changes.top, files, changed, _fingerprint(settings), settings.vocabularies)
        if committed:
            self.company.distrust = (
                f"{FOLDER}/ is committed, so that anybody could write a cache that hides something: it is not used; "
                f"take it out with git rm -r --cached {FOLDER}"
            )

    def told(self, outcome: Outcome) -> Outcome:
        """The outcome with what is known of the company."""
        if self.company.unread:
            count = self.company.unread
            said = f"{count:,} unchanged article{'' if count == 1 else 's'} could not be read"
            say(f"warning: {said}; a run without --changed-since names them")
        if self.company.remark:
            say(f"warning: {self.company.remark}")
        return replace(outcome, others=self.company.others if self.company.asked else None)


def _changed(
    items: Iterable[Article | Problem], names: Mapping[str, str], changes: Changes
) -> tuple[list[Article | Problem], set[Place]]:
    """Of the articles of changed files those that changed, with their places: of a corpus, those whose line did."""
    kept: list[Article | Problem] = []
    places: set[Place] = set()
    counts: Counter[str] = Counter()
    fresh: dict[str, set[int]] = {}
    for one in items:
        if isinstance(one, Article):
            name = names[one.path]
            if line_of(one) and name not in fresh:
                fresh[name] = _fresh_lines(one.path, changes.old_lines(name))
            counts[name] += 1
            if line_of(one) and line_of(one) not in fresh[name]:
                continue
            places.add((name, counts[name] - 1))
        kept.append(one)
    return kept, places


def _fresh_lines(path: str, old: frozenset[bytes]) -> set[int]:
    with Path(path).open("rb") as file:
        return {number for number, line in enumerate(file, 1) if line.removesuffix(b"\n") not in old}


def _fingerprint(settings: Config) -> str:
    """What of the configuration changes how an article is understood: the house's words and the locales."""
    digest = blake2b(digest_size=8)
    for folder in settings.vocabularies:
        for path in sorted(Path(folder).glob("*.tsv")):
            digest.update(path.read_bytes())
    locales = [(one.paths, one.locale) for one in settings.overrides if one.locale]
    return f"{settings.locale} {locales} {digest.hexdigest()}"
