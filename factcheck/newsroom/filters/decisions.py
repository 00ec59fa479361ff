"""What editors ruled on findings: error, intended or false alarm, with reason, name and date.

Decisions stand in `claims/decisions/<article>.toml`, one file an article and one table a decision:

    [[decision]]
    fingerprint = "0123456789abcdef"
    ruling = "intended"          # error, intended or false-alarm
    reason = "The two figures are for different years."
    who = "A. Editor"
    date = 2025-12-01
    expires = 2026-06-01         # optional: from that day on the finding shows again

A decision hangs on the fingerprint, so that it outlives moves and rewrites. One that says "error" keeps the finding
in the report: it is confirmed, not settled.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from factcheck.findings.outcome import Problem
from factcheck.lexicon import regular
from factcheck.lexicon.nearest import nearest
from factcheck.model.check import Finding
from factcheck.model.records import dataclass
from factcheck.newsroom.filters import Filter
from factcheck.report.atomic import write

RULINGS = ("error", "intended", "false-alarm")
_REQUIRED = ("fingerprint", "ruling", "reason", "who", "date")


class DecisionError(ValueError):
    """A file of decisions that cannot be read; the message names the decision."""


@dataclass(frozen=True, slots=True)
class Decision:
    fingerprint: str
    ruling: str
    reason: str
    who: str
    date: datetime.date
    expires: datetime.date | None
    path: str


def read(folder: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """All decisions of a folder, in the order of files and of their tables, and the files that could not be read."""
    found: list[Decision] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found += _read(path)
        except DecisionError as error:
            problems.append(Problem(str(path), "", str(error)))
    return tuple(found), tuple(problems)


def _read(path: Path) -> Iterator[Decision]:
    try:
        whole = regular.toml(path)
    except (OSError, ValueError) as error:
        raise DecisionError(f"the decisions cannot be read: {regular.reason(error)}") from error
    _refuse_unknown(whole, ("decision",), "the file")
    tables = whole.get("decision", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DecisionError("decisions are tables, each under a line [[decision]]")
    for number, table in enumerate(tables, 1):
        yield _decision(path, number, table)


def _decision(path: Path, number: int, table: dict[str, object]) -> Decision:
    where = f"decision {number}"
    _refuse_unknown(table, (*_REQUIRED, "expires"), where)
    missing = [key for key in _REQUIRED if not table.get(key)]
    if missing:
        raise DecisionError(f"{where}: {', '.join(missing)} missing")
    if table["ruling"] not in RULINGS:
        raise DecisionError(f"{where}: the ruling {table['ruling']!r} is not one of {', '.join(RULINGS)}")
    day, expires = _day(table["date"]), _day(table.get("expires"))
    if day is None or (expires is None and "expires" in table):
        raise DecisionError(f"{where}: dates are written 2025-12-01, without quotation marks")
    words = {key: text for key in ("fingerprint", "ruling", "reason", "who") if isinstance(text := table[key], str)}
    if len(words) < len(_REQUIRED) - 1:
        raise DecisionError(f"{where}: all but the dates are texts, in quotation marks")
    return Decision(**words, date=day, expires=expires, path=str(path))


def _refuse_unknown(table: Mapping[str, object], known: Sequence[str], where: str) -> None:
    """A key that is misspelt would do nothing: a decision without its end hides a finding for ever."""
    for key in table:
        if key not in known:
            raise DecisionError(f"{where}: there is no key {key!r}{nearest(key, known)}")


def _day(value: object) -> datetime.date | None:
    """The day of a date, or of a date with a time; None for anything else."""
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else None


def filter_of(decisions: Iterable[Decision], today: datetime.date) -> Filter:
    settled = {
        one.fingerprint
        for one in decisions
        if one.ruling != "error" and (one.expires is None or today < one.expires)
    }  # fmt: skip
    return lambda finding: finding.fingerprint in settled


def unused(decisions: Iterable[Decision], findings: Iterable[Finding]) -> tuple[Decision, ...]:
    """The decisions that hang on no finding any more: the article was corrected, or the number has gone."""
    known = {finding.fingerprint for finding in findings}
    return tuple(one for one in decisions if one.fingerprint not in known)


def file_name(article: str) -> str:
    """The name of an article's file of decisions: one that cannot leave its folder."""
    safe = "".join(ch if ch.isalnum() or ch in "-_." else "_" for ch in article).lstrip(".") or "article"
    return f"{safe}.toml"


def record(folder: Path, article: str, decision: Decision) -> Path:
    """Appends a decision to the article's file and returns its path."""
    path = folder / file_name(article)
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["[[decision]]"]
    for key in ("fingerprint", "ruling", "reason", "who"):
        lines.append(f"{key} = {_quoted(getattr(decision, key))}")
    lines.append(f"date = {decision.date.isoformat()}")
    if decision.expires is not None:
        lines.append(f"expires = {decision.expires.isoformat()}")
    old = path.read_bytes() if path.is_file() else None
    known = old.rstrip(b"\r\n") + b"\n\n" if old else b""
    write(path, known + ("\n".join(lines) + "\n").encode(), expected=old)
    return path


def _quoted(text: str) -> str:
    escaped = "".join(
        ch if ch >= " " and ch not in '"\\\x7f' else f"\\{ch}" if ch in '"\\' else f"\\u{ord(ch):04x}" for ch in text
    )
    return f'"{escaped}"'
