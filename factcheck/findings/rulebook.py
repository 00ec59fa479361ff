"""The rules that can run: those of the house, those of a newsroom's own folders, and those of plug-ins.

A rule is one module with a frozen `RULE` and a function `check`; its docstring is its manual, and the Markdown file
beside it holds its cases. Rules are found by looking into folders, so that a new file is a new rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import factcheck.rules
from factcheck.lexicon.nearest import nearest
from factcheck.model.check import LEVELS, CheckFunction, Rule
from factcheck.model.records import dataclass

ENTRY_POINTS = "factcheck.rules"


class RulebookError(Exception):
    """A rule that cannot be found or loaded, or that clashes with another."""


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule as declared, the function that checks it, its manual (Markdown) and the file it stands in."""

    rule: Rule
    check: CheckFunction
    manual: str
    path: Path

    @property
    def cases(self) -> str:
        """The text of the rule's cases, "" where it has none."""
        path = self.cases_path
        return path.read_text(encoding="utf-8") if path else ""

    @property
    def cases_path(self) -> Path | None:
        """`name.md` beside `name.py`, spelt with hyphens or underscores."""
        spellings = (self.path.with_suffix(".md"), self.path.with_name(f"{self.rule.name}.md"))
        return next((path for path in spellings if path.is_file()), None)


def rules(names: Sequence[str] | None = None) -> tuple[LoadedRule, ...]:
    """The rules of the house, sorted by code; with `names` (names, codes or families) only those."""
    found = _house()
    return found if names is None else chosen(found, names)


def is_own(one: LoadedRule) -> bool:
    """Is it a rule of factcheck itself, and no newsroom's or plug-in's?"""
    return any(Path(folder) in one.path.parents for folder in factcheck.rules.__path__[: factcheck.rules.HOUSE])


def rules_from(folder: Path) -> tuple[LoadedRule, ...]:
    """The rules in a newsroom's own folder, laid out like `rules/` or flat, sorted by code.

    The folder joins the package `factcheck.rules`, so that its rules can be found again by name in a worker process.
    """
    if not folder.is_dir():
        raise RulebookError(f"{folder}: there is no such folder of rules")
    if str(folder.resolve()) not in factcheck.rules.__path__:
        factcheck.rules.__path__.append(str(folder.resolve()))
    return sorted_and_unique(_load(module, path) for module, path in _modules(folder.resolve()))


def rules_of_plugins(names: Iterable[str]) -> tuple[LoadedRule, ...]:
    """The rules of installed plug-ins: entry points of the group "factcheck.rules", each a module or a package."""
    from importlib.metadata import entry_points

    known = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    found: list[LoadedRule] = []
    for name in names:
        if name not in known:
            raise RulebookError(f"there is no plug-in {name!r}{nearest(name, known)}")
        try:
            module = known[name].load()
        except (Exception, SystemExit) as error:
            raise RulebookError(f"the plug-in {name!r} cannot be loaded: {type(error).__name__}: {error}") from error
        folders = [Path(folder) for folder in getattr(module, "__path__", ())]
        if hasattr(module, "RULE"):
            found.append(_loaded(module))
        found += [_load(f"{module.__name__}.{rest}", path) for folder in folders for rest, path in _plain(folder)]
    return sorted_and_unique(found)


def chosen(
    loaded: Sequence[LoadedRule], select: Sequence[str] | None = None, ignore: Sequence[str] = ()
) -> tuple[LoadedRule, ...]:
    """Those rules that are selected (all, where `select` is empty) and not ignored, by name, code or family."""
    known = _words(loaded)
    for name in (*(select or ()), *ignore):
        if name not in known:
            raise RulebookError(f"there is no rule {name!r}{nearest(name, known)}")

    def named(one: LoadedRule, names: Sequence[str]) -> bool:
        return any(name in (one.rule.name, one.rule.code, one.rule.family) for name in names)

    return tuple(one for one in loaded if (not select or named(one, select)) and not named(one, ignore))


def is_known(loaded: Sequence[LoadedRule], word: str) -> bool:
    """Is this the name, code or family of one of the rules?"""
    return word in _words(loaded)


def _words(loaded: Sequence[LoadedRule]) -> set[str]:
    return {word for one in loaded for word in (one.rule.name, one.rule.code, one.rule.family)}


def sorted_and_unique(loaded: Iterable[LoadedRule]) -> tuple[LoadedRule, ...]:
    """The rules sorted by code; two rules of one code or one name are refused."""
    found = sorted(loaded, key=lambda one: one.rule.code)
    seen: dict[str, LoadedRule] = {}
    for one in found:
        for word in (one.rule.code, one.rule.name):
            if word in seen and seen[word] is not one:
                raise RulebookError(f"{one.path} and {seen[word].path} both declare the rule {word}")
            seen[word] = one
    return tuple(found)


@cache
def _house() -> tuple[LoadedRule, ...]:
    folders = [Path(folder) for folder in factcheck.rules.__path__[: factcheck.rules.HOUSE]]
    return sorted_and_unique(_load(module, path) for folder in folders for module, path in _modules(folder))


def _modules(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((f"{factcheck.rules.__name__}.{rest}", path) for rest, path in _plain(folder))


def _plain(folder: Path) -> Iterator[tuple[str, Path]]:
    """The modules of a folder and of its families, by dotted name below the folder; files in _ are no rules."""
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(("_", ".")):
            continue
        if entry.is_dir():
            yield from ((f"{entry.name}.{rest}", path) for rest, path in _plain(entry))
        elif entry.suffix == ".py":
            yield entry.stem, entry


def _load(name: str, path: Path) -> LoadedRule:
    try:
        module = import_module(name)
    except (Exception, SystemExit) as error:
        raise RulebookError(f"{path}: the rule cannot be loaded: {type(error).__name__}: {error}") from error
    if Path(module.__file__ or "") != path:
        raise RulebookError(f"{path}: a rule of this family and file name stands already in {module.__file__}")
    return _loaded(module)


def _loaded(module: ModuleType) -> LoadedRule:
    rule, check = getattr(module, "RULE", None), getattr(module, "check", None)
    path = Path(module.__file__ or "")
    if not isinstance(rule, Rule) or not callable(check):
        raise RulebookError(f"{path}: a rule declares RULE = Rule(…) and a function check(view, options)")
    if rule.level not in LEVELS:
        raise RulebookError(f"{path}: the level of {rule.name} is {rule.level!r}, not one of {', '.join(LEVELS)}")
    return LoadedRule(rule, check, (module.__doc__ or "").strip(), path)
