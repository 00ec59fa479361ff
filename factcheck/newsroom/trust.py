"""Whose rules may run. Rules are Python, so a folder of them never runs only because a `factcheck.toml` names it: the
person at the machine says so, by a flag, in the editor, or in a list of folders in their own configuration folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.newsroom.config import Config

FILE = "trusted-rules.txt"


def list_file() -> Path:
    """The user's list, one absolute folder a line; it need not be there. What lies below a folder is trusted too."""
    import click

    return Path(click.get_app_dir("factcheck")) / FILE


def listed() -> tuple[Path, ...]:
    """The folders of the list. Lines in # and relative paths, which mean another place in every folder, do not count;
    a list that cannot be read trusts nobody."""
    try:
        lines = list_file().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    paths = (Path(line.strip()) for line in lines if line.strip() and not line.startswith("#"))
    return tuple(path.resolve() for path in paths if path.is_absolute())


def untrusted(config: Config) -> tuple[str, ...]:
    """The folders of rules that a configuration names and that nobody has said may run."""
    asked = [folder for folder in config.house_rules if folder not in config.trusted_rules]
    known = listed() if asked else ()
    return tuple(folder for folder in asked if not any(Path(folder).resolve().is_relative_to(one) for one in known))


def trust(folders: Sequence[Path]) -> None:
    """Adds folders to the user's list. Raises OSError where it cannot be written, ValueError for a folder that is not
    there or whose name a line cannot hold."""
    known = set(listed())
    lines = []
    for folder in folders:
        place = folder.resolve()
        if not place.is_dir():
            raise ValueError(f"{folder}: there is no such folder")
        if len(str(place).splitlines()) != 1:
            raise ValueError(f"{folder}: its name holds the end of a line")
        if place not in known:
            lines.append(f"{place}\n")
    path = list_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(dict.fromkeys(lines))
