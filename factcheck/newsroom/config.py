"""Configuration: `factcheck.toml`, or `[tool.factcheck]` in `pyproject.toml`, checked key by key.

`Config` declares every key once; what a key may hold is said beside it, and reading, the JSON Schema that ships with
the package and docs/CONFIGURATION.md follow from there. Flags of the command line win over the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, fields
from pathlib import Path
from typing import Any

from factcheck.lexicon import regular
from factcheck.lexicon.nearest import nearest
from factcheck.model.budget import NAMES
from factcheck.model.check import LEVELS, Rule
from factcheck.model.records import dataclass, replace
from factcheck.newsroom import globs
from factcheck.report import FORMATS

FAIL_ON = ("error", "warning", "note", "never")
OFF = "off"
FILE_NAMES = ("factcheck.toml", "pyproject.toml")

# Keys of earlier versions, and other spellings of today's: read as the key on the right, with a warning.
RENAMED = {
    "fail_on": "fail-on",
    "house_rules": "house-rules",
    "exclude": "ignore",
    "disable": "ignore",
    "enable": "select",
    "severity": "severities",
}


class ConfigError(Exception):
    """A configuration file that cannot be read or says something that has no meaning."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a key may hold: `accepts` in words, and the JSON Schema of the same."""

    accepts: str
    schema: Mapping[str, Any]


def _choice(*words: str) -> Kind:
    return Kind("one of " + ", ".join(words), {"enum": list(words)})


TEXT = Kind("a text", {"type": "string"})
TEXTS = Kind("a list of texts", {"type": "array", "items": {"type": "string"}})
SWITCH = Kind("true or false", {"type": "boolean"})
LEVELS_BY_RULE = Kind(
    f"a table of rule = level, a level being one of {', '.join((*LEVELS, OFF))}",
    {"type": "object", "additionalProperties": {"enum": [*LEVELS, OFF]}},
)
OPTIONS_BY_RULE = Kind(
    "a table of tables: [options.RULE] option = value",
    {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": {"type": ["boolean", "integer", "number", "string"]},
        },
    },
)


MOST = 1_000_000_000
LIMITS = Kind(
    f"a table of limit = whole number from 1 to {MOST}, a limit being one of {', '.join(NAMES)}",
    {
        "type": "object",
        "propertyNames": {"enum": list(NAMES)},
        "additionalProperties": {"type": "integer", "minimum": 1, "maximum": MOST},
    },
)


def _key(kind: Kind, says: str, default: Any = None, **more: Any) -> Any:
    return field(default=default, metadata={"kind": kind, "says": says, **more})


def _table(kind: Kind, says: str) -> Any:
    return field(default_factory=dict, metadata={"kind": kind, "says": says})


@dataclass(frozen=True, slots=True)
class Override:
    """What differs for some articles: those whose path, seen from the configuration file, fits one of `paths`."""

    paths: tuple[str, ...] = _key(TEXTS, "glob patterns, seen from this file: wire/**, sport/*.md", ())
    locale: str = _key(TEXT, "the locale of articles that do not say their own", "")
    ignore: tuple[str, ...] = _key(TEXTS, "rules, codes or families whose findings are not shown here", ())
    severities: Mapping[str, str] = _table(LEVELS_BY_RULE, "levels of findings, by rule")


OVERRIDES = Kind("a list of tables: [[overrides]]", {"type": "array", "items": {"$ref": "#/$defs/override"}})


@dataclass(frozen=True, slots=True)
class Config:
    """All settings with their defaults; `folder` is where relative paths in the file start from."""

    paths: tuple[str, ...] = _key(TEXTS, "what to check when the command line names nothing", (), relative=True)
    format: str = _key(_choice(*FORMATS), "how findings are printed", "text")
    report: str | None = _key(TEXT, "a folder for the report: pages, CSV and JSON", relative=True)
    fail_on: str = _key(_choice(*FAIL_ON), "the lowest level that makes the exit code 1", "error")
    select: tuple[str, ...] = _key(TEXTS, "only these rules, codes or families run", ())
    ignore: tuple[str, ...] = _key(TEXTS, "these rules, codes or families do not run", ())
    within: bool = _key(SWITCH, "check each article in itself only, never against the others", False)
    checks: bool = _key(SWITCH, "put every comparison into the JSON report, the agreeing ones too", False)
    locale: str = _key(TEXT, "the locale of articles that do not say their own, like en-GB", "")
    rates: str | None = _key(TEXT, "a CSV file of exchange rates that add to the shipped ones", relative=True)
    baseline: str | None = _key(TEXT, "a file of known findings that are not shown again", relative=True)
    decisions: str | None = _key(TEXT, "a folder of editors' decisions on findings", relative=True)
    fact_sheets: tuple[str, ...] = _key(
        TEXTS, "folders of fact sheets (CSV) that articles are held against", (), relative=True
    )
    house_rules: tuple[str, ...] = _key(TEXTS, "folders of the newsroom's own rules", (), relative=True)
    vocabularies: tuple[str, ...] = _key(
        TEXTS, "folders of the newsroom's own words: measures.tsv, names.tsv …", (), relative=True
    )
    plugins: tuple[str, ...] = _key(TEXTS, "installed plug-ins whose rules run too", ())
    severities: Mapping[str, str] = _table(LEVELS_BY_RULE, "levels of findings, by rule")
    options: Mapping[str, Mapping[str, object]] = _table(OPTIONS_BY_RULE, "the options of rules, by rule")
    limits: Mapping[str, int] = _table(LIMITS, "how large and how long an input may be")
    overrides: tuple[Override, ...] = _key(OVERRIDES, "what differs for some folders", ())
    folder: Path = Path()
    warnings: tuple[str, ...] = ()
    # No keys: a file must not say of itself that it is trusted, nor lead reading out of the folders that were given.
    trusted_rules: tuple[str, ...] = ()
    follow_links: bool = False

    def with_flags(self, **flags: Any) -> Config:
        """The same with what the command line says instead, where it says something (not None and not empty)."""
        return replace(self, **{name: value for name, value in flags.items() if value not in (None, ())})

    def for_path(self, path: str) -> Override:
        """The overrides for an article's path, put together: later ones win, what they ignore adds up."""
        found = Override(locale=self.locale)
        for override in self.overrides:
            if fits(path, override.paths, self.folder):
                found = Override(
                    locale=override.locale or found.locale,
                    ignore=(*found.ignore, *override.ignore),
                    severities={**found.severities, **override.severities},
                )
        return found


def load(start: Path | None = None, file: Path | None = None) -> Config:
    """The configuration in `file`, or in the first file found from `start` (and then from here) upward; defaults
    where there is none."""
    if file is not None:
        table = _table_of(file)
        if table is None:
            raise ConfigError(f"{file}: there is no [tool.factcheck] in it")
        return read(table, file)
    for folder in _upward(start):
        for name in FILE_NAMES:
            found = folder / name
            if found.exists() and not found.is_dir() and (table := _table_of(found)) is not None:
                return read(table, found)
    return Config()


def read(table: Mapping[str, object], file: Path) -> Config:
    """The configuration that a parsed table holds; `file` is named in errors and gives relative paths their start."""
    warnings: list[str] = []
    values = _values(Config, table, str(file), warnings)
    overrides = tuple(
        Override(**_values(Override, one, f"{file}: overrides[{number}]", warnings))
        for number, one in enumerate(values.pop("overrides", ()))
    )
    for number, one in enumerate(overrides):
        if not one.paths:
            raise ConfigError(f"{file}: overrides[{number}]: it needs paths, the articles that it is for")
        _checked_paths(one.paths, f"{file}: overrides[{number}]: paths")
        warnings += _checked_locale(one.locale, f"{file}: overrides[{number}]: locale")
    warnings += _checked_locale(values.get("locale", ""), f"{file}: locale")
    folder = file.parent
    for key in fields(Config):
        if key.metadata.get("relative") and key.name in values:
            _checked_paths(values[key.name], f"{file}: {key.name.replace('_', '-')}")
            values[key.name] = _below(folder, values[key.name])
    if "report" in values and not Path(values["report"]).resolve().is_relative_to(folder.resolve()):
        raise ConfigError(f"{file}: report: it leads out of this file's folder; only --report may write elsewhere")
    return Config(**values, overrides=overrides, folder=folder, warnings=tuple(warnings))


def check_rules(config: Config, rules: Sequence[Rule]) -> None:
    """Refuses severities and options for rules and options that are not there, and values of the wrong type."""
    known = {rule.name: rule for rule in rules}
    words = {word for rule in rules for word in rule.words}
    for override in config.overrides:
        _known(override.ignore, words, "overrides: ignore", "rule")
        _known(override.severities, words, "overrides: severities", "rule")
    _known(config.severities, words, "severities", "rule")
    _known(config.options, known, "options", "rule")
    for name, options in config.options.items():
        declared = known[name].options
        _known(options, declared, f"options.{name}", "option")
        for option, value in options.items():
            default = declared[option]
            fitting = isinstance(value, (int, float)) if isinstance(default, float) else type(value) is type(default)
            if not fitting or (isinstance(value, bool) and not isinstance(default, bool)):
                raise ConfigError(
                    f"options.{name}.{option}: {value!r} is no {type(default).__name__}, like the default {default!r}"
                )


def locale_fault(tag: str) -> str:
    """Why a text is no locale: "" where it is one. A misspelt one would do nothing, and leave "$" and 3/4/2025 to be
    read by chance."""
    import re

    from factcheck.lexicon import rows

    if not re.fullmatch(r"[a-z]{2,3}(?:[-_][A-Z]{2})?", tag):
        return f"{tag!r} is no locale; one is written like en-GB, en-IN or de"
    language, languages = re.split("[-_]", tag)[0], {row[0] for row in rows("stopwords")}
    if language not in languages:
        return f"{tag!r} is no locale: there is no language {language!r}{nearest(language, languages)}"
    return ""


def locale_doubt(tag: str) -> str:
    """What a locale will not do: "" where its country is known, as it is to the vocabulary of countries."""
    from factcheck.lexicon import countries

    region = tag.replace("_", "-").partition("-")[2]
    if not region or region in countries()[1]:
        return ""
    return f"the country of {tag!r} is not known ({region!r}; Britain is GB): it says nothing about currencies"


def project_root(path: Path) -> Path | None:
    """The nearest folder above an input (or the input itself, where it is one) that holds a configuration or a
    repository; it does not hang on the folder that a command is run in. None where there is none."""
    start = path.absolute()
    for folder in (start, *start.parents):
        if (folder / ".git").exists() or (folder / "factcheck.toml").exists():
            return folder
        try:
            if _table_of(folder / "pyproject.toml") is not None:
                return folder
        except ConfigError:
            continue
    return None


def _checked_paths(value: str | tuple[str, ...], where: str) -> None:
    """Raises ConfigError for what can be the name of no file."""
    for path in (value,) if isinstance(value, str) else value:
        if not path or "\0" in path:
            raise ConfigError(f"{where}: {path!r} is no path")


def _checked_locale(tag: str, where: str) -> list[str]:
    """Warnings about a locale; raises ConfigError for what is none."""
    if tag and (fault := locale_fault(tag)):
        raise ConfigError(f"{where}: {fault}")
    doubt = locale_doubt(tag)
    return [f"{where}: {doubt}"] if doubt else []


def schema() -> dict[str, object]:
    """The JSON Schema of a configuration: what `factcheck/resources/config.schema.json` holds."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck.toml",
        "description": "Settings of factcheck; the same table may stand in pyproject.toml as [tool.factcheck].",
        **_object(Config),
        "$defs": {"override": {**_object(Override), "required": ["paths"]}},
    }


def _object(declared: type) -> dict[str, object]:
    properties = {
        key.name.replace("_", "-"): {"description": key.metadata["says"], **key.metadata["kind"].schema}
        for key in fields(declared)
        if key.metadata
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _values(declared: type, table: object, where: str, warnings: list[str]) -> dict[str, Any]:
    """The fields that a table sets, by their Python names."""
    if not isinstance(table, Mapping):
        raise ConfigError(f"{where}: it must be a table")
    keys = {key.name.replace("_", "-"): key for key in fields(declared) if key.metadata}
    values: dict[str, Any] = {}
    for written, value in table.items():
        name = str(written if written in keys else RENAMED.get(written, written))
        _known((name,), keys, where, "key")
        if name != written:
            warnings.append(f"{where}: {written!r} is now called {name!r}")
        key = keys[name]
        if key.name in values:
            raise ConfigError(f"{where}: {written!r} and {name!r} are one key, and both are set")
        values[key.name] = _value(value, key.metadata["kind"], f"{where}: {name}")
    return values


def _value(value: object, kind: Kind, where: str) -> object:
    if not _holds(value, kind.schema):
        raise ConfigError(f"{where}: {value!r} is not {kind.accepts}")
    return tuple(value) if isinstance(value, list) else value


_TYPES = {"string": str, "boolean": bool, "integer": int, "number": float}


def _holds(value: object, schema: Mapping[str, Any]) -> bool:
    """Does a value fit the few words of JSON Schema that are used here?"""
    if "enum" in schema:
        return value in schema["enum"]
    if "$ref" in schema:
        return isinstance(value, dict)
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if "array" in types:
        return isinstance(value, list) and all(_holds(item, schema["items"]) for item in value)
    if "object" in types:
        names = schema.get("propertyNames", {}).get("enum", value)
        return (
            isinstance(value, dict)
            and all(name in names for name in value)
            and all(_holds(item, schema["additionalProperties"]) for item in value.values())
        )
    if "minimum" in schema and not (isinstance(value, int) and schema["minimum"] <= value <= schema["maximum"]):
        return False
    return any(isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in types)


def _known(words: Sequence[str] | Mapping[str, object], known: Any, where: str, what: str) -> None:
    for word in words:
        if word not in known:
            raise ConfigError(f"{where}: there is no {what} {word!r}{nearest(word, known)}")


def _below(folder: Path, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(str(folder / one) for one in value)
    return str(folder / value)


def _upward(start: Path | None) -> list[Path]:
    """The folders from `start` up, then those from the current one up."""
    here = Path.cwd()
    first = here if start is None else (here / start)
    folders = [*([first] if first.is_dir() else []), *first.parents, here, *here.parents]
    return list(dict.fromkeys(folders))


def _table_of(file: Path) -> Mapping[str, object] | None:
    """The table of settings in a file; None for a pyproject.toml without one."""
    try:
        if file.name == "pyproject.toml" and b"factcheck" not in regular.content(file):
            return None
        table = regular.toml(file)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file}: {regular.reason(error)}") from None
    if file.name != "pyproject.toml":
        return table
    tools = table.get("tool", {})
    tool = tools.get("factcheck") if isinstance(tools, dict) else None
    return tool if isinstance(tool, dict) or tool is None else {"": tool}


def fits(path: str, patterns: Sequence[str], folder: Path) -> bool:
    """Does a path fit one of the patterns, seen from a folder? `**` stands for any number of folders."""
    absolute = Path.cwd() / path
    try:
        seen = absolute.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return False
    return any(globs.fits(one, seen) for one in patterns)
