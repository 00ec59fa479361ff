"""`factcheck debug`: what each stage makes of a text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from factcheck.claims.view import Reading
from factcheck.commands.output import emit

EPILOG = """\b
Examples:
  factcheck debug tokens "Profit rose 12% to $5.6 million from $5 million."
  factcheck debug mentions draft.md
  factcheck debug relations - < draft.md

\b
tokens     the article as the proposers of relations read it: stems, "+" and "-"
           for words of movement, a capital for each number, § and ¶ for ends of
           sentences and paragraphs
mentions   the numbers and dates with their kinds, values, intervals and facets
relations  what the numbers may assert of each other, with the log-odds that it
           is meant and the probability that the text is wrong there"""


@click.command("debug", epilog=EPILOG)
@click.argument("stage", type=click.Choice(("tokens", "mentions", "relations")))
@click.argument("text")
@click.option("--published", metavar="DATE", help="The day of publication: YYYY-MM-DD, YYYY-MM or YYYY.")
def command(stage: str, text: str, published: str | None) -> int:
    """Show what a stage makes of a text: TEXT is a file, "-" for standard input, or the text itself."""
    from factcheck.articles import article
    from factcheck.findings.engine import understand

    written = sys.stdin.read() if text == "-" else _content(text)
    try:
        read = article(written, published=published)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error
    emit("\n".join(STAGES[stage](understand(read))) + "\n", None)
    return 0


def _content(text: str) -> str:
    path = Path(text[:255])
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else text


def _tokens(reading: Reading) -> Iterator[str]:
    from factcheck.relations.places import PARAGRAPH
    from factcheck.relations.strip import strip

    for paragraph in " ".join(strip(reading).tokens).split(PARAGRAPH):
        if paragraph.strip():
            yield " ".join(f"{PARAGRAPH} {paragraph}".split())


def _mentions(reading: Reading) -> Iterator[str]:
    for claim in reading.claims:
        quantity = claim.quantity
        facts = {
            "unit": quantity.unit, "per": quantity.per, "currency": quantity.currency, "when": quantity.when and
            (quantity.when.iso or quantity.when.text), "relation": quantity.relation, "literal": str(quantity.literal),
            "measure": claim.measure, "subject": claim.subject, "role": claim.role, "status": claim.status,
            "scope": ", ".join(claim.scope), "source": claim.attribution,
        }  # fmt: skip
        told = "; ".join(f"{name} {value}" for name, value in facts.items() if value)
        yield f"{claim.span.field}:{claim.span.start}-{claim.span.end} {quantity.kind} “{claim.text}”: {told}"


def _relations(reading: Reading) -> Iterator[str]:
    from factcheck.relations.trace import trace

    yield from trace(reading)


STAGES: dict[str, Callable[[Reading], Iterator[str]]] = {
    "tokens": _tokens,
    "mentions": _mentions,
    "relations": _relations,
}
