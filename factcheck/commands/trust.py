"""`factcheck trust`: folders of rules that may run."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.commands.output import say

EPILOG = """\b
Examples:
  factcheck trust newsroom/rules           they run wherever a configuration names them
  factcheck trust                          the folders that are trusted

\b
The list is a text file of your own, one folder a line; --trust-rules of check,
rules, selftest and why is for a single run."""


@click.command("trust", epilog=EPILOG)
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
def command(folders: tuple[Path, ...]) -> int:
    """Let the rules of a folder run, or list the folders whose rules may.

    A newsroom's own rules are Python code that runs with your rights. Those that a factcheck.toml names run only if
    their folder, or one above it, is on your list.
    """
    from factcheck.newsroom.trust import list_file, listed, trust
    from factcheck.report.display import spelt

    if folders:
        try:
            trust(folders)
        except (OSError, ValueError) as error:
            raise click.ClickException(str(error)) from None
        say(f"trusted: {', '.join(map(str, folders))} (in {list_file()})")
        return 0
    for folder in listed():
        click.echo(spelt(str(folder)))
    return 0
