"""`factcheck compare`: the verdict on two texts, or on many pairs."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from factcheck.commands.inputs import configuration, counted, reading_options
from factcheck.commands.output import coloured, emit, say
from factcheck.model.budget import too_large
from factcheck.model.check import LEVELS
from factcheck.newsroom.config import FAIL_ON

B_IS = ("text", "summary")
EPILOG = """\b
Examples:
  factcheck compare old.md new.md
  factcheck compare "Sales rose to 361,600 cars." "It sold over 360,000 cars."
  factcheck compare --b-is summary article.md summary.txt
  factcheck compare --batch pairs.jsonl > verdicts.jsonl

\b
A line of a batch is {"id", "a", "b"} and may say "b_is" and "published"; a line
{"id", "verdict", "findings"} comes out for each, in order. The verdict is the
worst of all comparisons: contradiction, tension, unsupported, precision-gap,
dispute, agree, or unrelated where nothing could be compared."""


@click.command("compare", epilog=EPILOG)
@click.argument("texts", nargs=-1, metavar="[A B]")
@click.option("--batch", type=click.Path(path_type=Path), metavar="FILE", help="Many pairs, one a line; - is stdin.")
@click.option("--b-is", type=click.Choice(B_IS), default="text", show_default=True,
              help="In a summary every figure must be borne out by A.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="never", show_default=True,
              help="The lowest level that makes the exit code 1.")  # fmt: skip
@reading_options
def command(
    texts: tuple[str, ...],
    batch: Path | None,
    b_is: str,
    format_: str,
    fail_on: str,
    config: Path | None,
    locale: str | None,
    published: str | None,
) -> int:
    """Give the verdict on two texts (files, or the texts themselves), or on many pairs with --batch."""
    if batch is not None:
        if texts:
            raise click.UsageError("--batch brings its own texts: name no others")
        return _batch(batch, b_is, published, locale or "")
    if len(texts) != 2:
        raise click.UsageError("name two texts, or --batch FILE")
    from factcheck.commands.pair import sides
    from factcheck.newsroom.compare import compare

    settings = configuration([text for text in texts if Path(text[:255]).exists()], config).with_flags(locale=locale)
    a, b = sides(texts, settings, published)
    result = compare(a.article, b.article, b_is)
    emit(_line(result) if format_ == "json" else _text(result), None)
    findings = result["findings"]
    levels = [one["level"] for one in findings] if isinstance(findings, list) else []
    return int(fail_on != "never" and any(LEVELS.index(level) >= LEVELS.index(fail_on) for level in levels))


def _line(result: dict[str, object]) -> str:
    from factcheck.report.exact import compact

    return f"{compact(result)}\n"


def _text(result: dict[str, object]) -> str:
    """The verdict, then each finding with its sum, cause and suggestion."""
    from factcheck.report.display import inert

    verdict = str(result["verdict"])
    lines = [click.style(verdict, bold=True) if coloured() else verdict]
    findings = result["findings"]
    for one in findings if isinstance(findings, list) else []:
        lines.append(inert(f"  {one['level']} {one['rule']}: {one['message']}"))
        details = (one.get("diagnosis"), one.get("suggestion"))
        lines += [inert(f"    {detail}") for detail in details if detail]
    return "\n".join(lines) + "\n"


def _batch(batch: Path, b_is: str, published: str | None, locale: str) -> int:
    """Streams a line for each pair; a line that is no pair is named on standard error and makes the exit code 2."""
    from factcheck.articles import lines_of

    failed = False
    try:
        if str(batch) != "-" and not _may_be_read(batch.stat().st_mode):
            raise click.ClickException(f"{batch}: is no regular file, and no pipe")
        with sys.stdin.buffer if str(batch) == "-" else batch.open("rb") as lines:
            for result in counted(_verdicts(lines_of(lines), b_is, published, locale), "pairs compared"):
                if isinstance(result, str):
                    failed = True
                    say(f"error: {batch}: {result}")
                else:
                    sys.stdout.write(_line(result))
                    sys.stdout.flush()
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise click.ClickException(f"{batch}: {error.strerror or error}") from None
    return 2 if failed else 0


def _may_be_read(mode: int) -> bool:
    return stat.S_ISREG(mode) or stat.S_ISFIFO(mode)


def _verdicts(
    lines: Iterable[bytes], b_is: str, published: str | None, locale: str
) -> Iterator[dict[str, object] | str]:
    """For each line its verdict, or what is wrong with it."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if said := too_large(len(line)):
            yield f"line {number}: {said}"
            continue
        try:
            yield _verdict(line, b_is, published, locale)
        except (ValueError, RecursionError) as error:
            yield f"line {number}: {error or 'nested too deeply'}"


def _verdict(line: bytes, b_is: str, published: str | None, locale: str) -> dict[str, object]:
    from factcheck.articles import article
    from factcheck.newsroom.compare import compare

    pair = json.loads(line)
    if not isinstance(pair, dict) or not all(isinstance(pair.get(name), str) for name in ("a", "b")):
        raise ValueError('a pair is an object with the texts "a" and "b"')
    kind = pair.get("b_is", b_is)
    if kind not in B_IS:
        raise ValueError(f'"b_is" is {kind!r}, not one of {", ".join(B_IS)}')
    day = pair.get("published") or published
    a, b = (
        article(pair[name], id=name, published=str(day) if day else None, locale=pair.get("locale") or locale)
        for name in ("a", "b")
    )
    return {"id": pair.get("id"), **compare(a, b, kind)}
