"""`factcheck diff`: which figures changed between two drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.commands.inputs import configuration, reading_options
from factcheck.commands.output import coloured, emit
from factcheck.commands.pair import sides

if TYPE_CHECKING:
    from factcheck.article import Article
    from factcheck.claim import Claim
    from factcheck.difference import Change

EPILOG = """\b
Examples:
  factcheck diff draft-1.md draft-2.md
  git show HEAD:article.md | factcheck diff - article.md
  factcheck diff --format json old.md new.md

\b
The exit code is 0 whether or not figures changed."""
SIGNS = {"changed": "~", "added": "+", "removed": "-"}
COLOURS = {"changed": "yellow", "added": "green", "removed": "red"}


@click.command("diff", epilog=EPILOG)
@click.argument("old")
@click.argument("new")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@reading_options
def command(old: str, new: str, format_: str, config: Path | None, locale: str | None, published: str | None) -> int:
    """List the figures that changed between two drafts, for a corrections note."""
    from factcheck.difference import difference
    from factcheck.engine import understand

    settings = configuration([path for path in (old, new) if path != "-"], config).with_flags(locale=locale)
    before, after = sides((old, new), settings, published)
    changes = difference(understand(before.article), understand(after.article))
    if format_ == "json":
        from factcheck.report.exact import compact

        emit("".join(f"{compact(_record(one))}\n" for one in changes), None)
    else:
        emit("".join(f"{_line(one, before.article, after.article)}\n" for one in changes), None)
    return 0


def _record(change: Change) -> dict[str, object]:
    from factcheck.report.claims import claim_record

    old, new = (claim_record(claim) if claim else None for claim in (change.old, change.new))
    return {"kind": change.kind, "old": old, "new": new}


def _line(change: Change, old: Article, new: Article) -> str:
    """One figure: what became of it, where, and the sentence that it stands in now."""
    from factcheck.report.display import one_line

    article, claim = (new, change.new) if change.new else (old, change.old)
    assert claim is not None
    line, column = article.place(claim.span.field, claim.span.start)
    sign = SIGNS[change.kind]
    head = f"{sign} {line}:{column}  {_figures(change.old, change.new)}"
    if coloured():
        head = click.style(head, fg=COLOURS[change.kind])
    return f"{head}\n    {one_line(claim.sentence_text)}"


def _figures(old: Claim | None, new: Claim | None) -> str:
    from factcheck.report.display import one_line

    return " → ".join(one_line(claim.text) for claim in (old, new) if claim)
