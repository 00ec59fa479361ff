"""`factcheck rules`: the rules, and one rule explained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.commands.inputs import configuration, loaded_rules, rule_options
from factcheck.commands.output import coloured

if TYPE_CHECKING:
    from factcheck.findings.rulebook import LoadedRule

EPILOG = """\b
Examples:
  factcheck rules
  factcheck rules currency-mismatch
  factcheck rules FC101"""


@click.command("rules", epilog=EPILOG)
@click.argument("name", required=False)
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="The configuration to use.")
@rule_options
def command(name: str | None, config: Path | None, trust_rules: bool) -> int:
    """List the rules, or explain one (by name or code) with its manual and its examples."""
    found = loaded_rules(configuration((), config, trust_rules=trust_rules).with_flags())
    click.echo(_explained(_one(found, name)) if name else _listed(found))
    return 0


def _one(found: tuple[LoadedRule, ...], name: str) -> LoadedRule:
    from factcheck.lexicon.nearest import nearest

    for one in found:
        if name in (one.rule.name, one.rule.code):
            return one
    raise click.ClickException(f"there is no rule {name!r}{nearest(name, [one.rule.name for one in found])}")


def _listed(found: tuple[LoadedRule, ...]) -> str:
    """The rules by family: code, name, level, summary."""
    width = max((len(one.rule.name) for one in found), default=0)
    families: dict[str, list[str]] = {}
    for one in found:
        rule = one.rule
        line = f"  {rule.code}  {rule.name:{width}}  {rule.level:7}  {rule.summary}"
        families.setdefault(rule.family, []).append(line)
    parts = [f"{_bold(family)}\n" + "\n".join(lines) for family, lines in families.items()]
    return "\n\n".join([*parts, "`factcheck rules NAME` explains one of them."])


def _explained(one: LoadedRule) -> str:
    rule = one.rule
    head = f"{_bold(rule.name)}  {rule.code}, {rule.family}, {rule.level} at most"
    settings = [f"  {name} = {value!r}" for name, value in rule.options.items()]
    options = [f"Options ([options.{rule.name}] in factcheck.toml):\n" + "\n".join(settings)] if settings else []
    return "\n\n".join(part for part in (head, one.manual, *options, one.cases.strip()) if part)


def _bold(text: str) -> str:
    return click.style(text, bold=True) if coloured() else text
