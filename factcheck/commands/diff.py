"""`factcheck diff`: which figures changed between two drafts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.commands.inputs import configuration, reading_options
from factcheck.commands.output import coloured, emit
from factcheck.commands.pair import sides

if TYPE_CHECKING:
    from factcheck.findings.difference import Change
    from factcheck.model.article import Article
    from factcheck.model.claim import Claim

EPILOG = """\b
Examples:
  factcheck diff draft-1.md draft-2.md
  git show HEAD:article.md | factcheck diff - article.md
  factcheck diff --format markdown old.md new.md    a list for a corrections note
  factcheck diff --format json old.md new.md

\b
The exit code is 0 whether or not figures changed."""
SIGNS = {"changed": "~", "added": "+", "removed": "-"}
HEDGES = {"about": "about", "over": "over", "under": "under", "at-least": "at least", "at-most": "at most"}
COLOURS = {"changed": "yellow", "added": "green", "removed": "red"}


@click.command("diff", epilog=EPILOG)
@click.argument("old")
@click.argument("new")
@click.option("--format", "format_", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@reading_options
def command(old: str, new: str, format_: str, config: Path | None, locale: str | None, published: str | None) -> int:
    """List the figures that changed between two drafts, for a corrections note."""
    from factcheck.findings.difference import difference
    from factcheck.findings.engine import understand

    settings = configuration([path for path in (old, new) if path != "-"], config).with_flags(locale=locale)
    before, after = sides((old, new), settings, published)
    changes = difference(understand(before.article), understand(after.article))
    if format_ == "json":
        from factcheck.report.exact import compact

        emit("".join(f"{compact(_record(one))}\n" for one in changes), None)
    elif format_ == "markdown":
        emit(_note(changes), None)
    else:
        emit("".join(f"{_line(one, before.article, after.article)}\n" for one in changes), None)
    return 0


def _record(change: Change) -> dict[str, object]:
    from factcheck.report.claims import claim_record

    old, new = (claim_record(claim) if claim else None for claim in (change.old, change.new))
    return {"kind": change.kind, "old": old, "new": new}


def _line(change: Change, old: Article, new: Article) -> str:
    """One figure: what became of it, where, and the sentence that it stands in now."""
    from factcheck.report.display import inert, one_line

    article, claim = (new, change.new) if change.new else (old, change.old)
    assert claim is not None
    line, column = article.place(claim.span.field, claim.span.start)
    sign = SIGNS[change.kind]
    head = f"{sign} {line}:{column}  {_figures(change.old, change.new)}"
    if coloured():
        head = click.style(head, fg=COLOURS[change.kind])
    return f"{head}\n    {inert(one_line(claim.sentence_text))}"


def _figures(old: Claim | None, new: Claim | None) -> str:
    return " → ".join(_words(claim, old, new) for claim in (old, new) if claim)


def _words(claim: Claim, old: Claim | None, new: Claim | None) -> str:
    """A figure as written; with its hedge where that is what changed ("$3 million" that became "over $3 million")."""
    from factcheck.report.display import one_line

    hedged = old and new and old.quantity.relation != new.quantity.relation
    hedge = HEDGES.get(claim.quantity.relation, "") if hedged else ""
    text = one_line(claim.text)
    return text if not hedge or text.lower().startswith(hedge) else f"{hedge} {text}"


def _note(changes: Sequence[Change]) -> str:
    """The draft of a corrections note: what each figure was and is, with both sentences."""
    if not changes:
        return "No figure changed.\n"
    return "".join(f"- {_entry(change)}\n" for change in changes)


def _entry(change: Change) -> str:
    from factcheck.report.formats.as_markdown import escaped

    was, now = (
        f"**{escaped(_words(claim, change.old, change.new))}**" if claim else "" for claim in (change.old, change.new)
    )
    before, after = (
        f"“{escaped(claim.sentence_text)}”" if claim else "" for claim in (change.old, change.new)
    )  # fmt: skip
    if change.kind == "added":
        return f"{now} is new: {after}"
    if change.kind == "removed":
        return f"{was} is gone; it was: {before}"
    return f"{now} (was {was}): {after} Before: {before}"
