"""The command line: names the commands and loads only the one that is called."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from factcheck import __version__

COMMANDS = {
    "check": "Check articles and report what does not fit.",
    "extract": "List every quantitative claim as a table, JSON lines, CSV or Parquet.",
    "compare": "Give the verdict on two texts, or on many pairs.",
    "debug": "Show what each stage makes of a text: tokens, mentions, relations.",
    "why": "Show what was made of two texts, and why they were or were not compared.",
    "diff": "List the figures that changed between two drafts.",
    "rules": "List the rules, or explain one with its examples.",
    "trust": "Let the rules of a folder of your own run.",
    "lsp": "Serve findings to an editor as one types (Language Server Protocol).",
    "selftest": "Measure what the rules catch, and how often they cry wolf.",
}
BROKEN_PIPE = 141
INTERRUPTED = 130
INPUT_ERROR = 2
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


class Commands(click.Group):
    """A group whose commands are modules of `factcheck.commands`, imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(f"factcheck.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from factcheck.lexicon.nearest import nearest

            raise click.UsageError(f"there is no command {args[0]!r}{nearest(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


EPILOG = """\b
Examples:
  factcheck check draft.md                 one article, checked in itself
  factcheck check articles/ --report out/  a folder, each against all; pages in out/
  pbpaste | factcheck check -              what is on the clipboard
  factcheck extract draft.md               what the tool reads in a text
  factcheck rules currency-mismatch        one rule, with examples

\b
Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage or input error."""


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """A linter for the numbers in news.

    Reads articles, finds every quantitative claim, puts the claims on common ground (units, currencies, dates), and
    reports every place where they do not fit, with the arithmetic, the likely cause and the corrected figure. It runs
    offline and says the same thing every time.
    """


def main() -> None:
    """The entry point of the `factcheck` command."""
    # What a run makes it keeps to its end, and it makes no rings worth speaking of: Python looks for some after every
    # 700 new objects, again and again through all modules, which is a sixth of the time that a short article takes.
    gc.set_threshold(100_000)
    if os.name == "posix":
        _open_streams()
    sys.exit(run(sys.argv[1:]))


def _open_streams() -> None:
    """Gives the streams that were closed by the caller a place to go, so that no file gets their number, and messages
    that cannot be written end nothing: the exit code says what is to be known."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            if os.open(os.devnull, os.O_RDWR) != number:
                os.dup2(os.open(os.devnull, os.O_RDWR), number)
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", closefd=False))  # noqa: SIM115
    messages = io.BufferedWriter(_Lossy(2, "w", closefd=False))
    sys.stderr = io.TextIOWrapper(messages, encoding="utf-8", errors="backslashreplace", line_buffering=True)


class _Lossy(io.FileIO):
    """A file that is full, or that nobody reads any more, and says nothing of it."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data) or 0
        except OSError:
            return len(data)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _command(arguments)
        sys.stdout.flush()
    except OSError as error:
        if error.errno == errno.EPIPE:
            return _closed(BROKEN_PIPE)
        if error.errno not in _FULL:
            return _fault()
        click.echo(f"error: the output cannot be written: {error.strerror}", err=True)
        return _closed(INPUT_ERROR)
    except Exception:
        return _fault()
    return code


def _command(arguments: Sequence[str]) -> int:
    try:
        return int(cli.main(arguments, prog_name="factcheck", standalone_mode=False) or 0)
    except click.ClickException as error:
        _refused(error)
        return INPUT_ERROR
    except click.Abort:
        return INTERRUPTED
    except SystemExit as stop:
        if _pacified():
            return _closed(BROKEN_PIPE)
        click.echo(f"error: something ended the run before it was complete (exit {stop.code!r})", err=True)
        return INPUT_ERROR


def _refused(error: click.ClickException) -> None:
    """Says what click would say, with the words of arguments and files made safe to print."""
    from factcheck.commands.output import say

    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"{error.ctx.get_usage()}\nTry '{error.ctx.command_path} --help' for help.\n", err=True)
    say(f"Error: {error.format_message()}")


def _fault() -> int:
    """Reports an error of our own: never with the exit code that stands for findings."""
    import traceback

    from factcheck.report.display import inert

    click.echo(inert(traceback.format_exc()), err=True, nl=False)
    click.echo(f"error: this is a fault of factcheck {__version__}, not of what it read; please report it", err=True)
    return INPUT_ERROR


def _pacified() -> bool:
    """Has click found out that nobody reads the output any more?"""
    return "Pacify" in type(sys.stdout).__name__


def _closed(code: int) -> int:
    """Ends quietly where nothing more can be written to standard output, not even at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return code
