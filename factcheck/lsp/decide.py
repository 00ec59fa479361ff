"""An editor's decision, made where the finding is read."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from factcheck.lsp.draft import Draft
from factcheck.lsp.house import House
from factcheck.newsroom.filters.decisions import RULINGS, Decision, read, record
from factcheck.report.display import clipped

ANONYMOUS = "editor"
_PATIENCE = 3


class Undecided(ValueError):
    """A decision that cannot be recorded; the message is for the person at the editor."""


def decide(draft: Draft, settings: House, wanted: Mapping[str, object]) -> Path:
    """Records a decision on a finding of the draft and returns its file.

    `wanted` holds the finding's `fingerprint` and the `ruling`; a client that can ask for them adds `reason`, `who`
    and `expires` (YYYY-MM-DD). A client that cannot gets the finding's own sentence as the reason, marked as such, to
    be put in words in the file.
    """
    fingerprint, ruling = wanted.get("fingerprint"), wanted.get("ruling")
    finding = next((one for one in draft.outcome.findings if one.fingerprint == fingerprint), None)
    if draft.article is None or finding is None:
        raise Undecided("the finding is not there any more; the text has changed")
    if ruling not in RULINGS:
        raise Undecided(f"the ruling {ruling!r} is not one of {', '.join(RULINGS)}")
    reason = str(wanted.get("reason") or "").strip()
    made = Decision(
        fingerprint=finding.fingerprint,
        ruling=str(ruling),
        reason=reason or f"no reason given yet, for: {clipped(finding.check.message, 300)}",
        who=str(wanted.get("who") or "").strip() or signature(Path(draft.article.path or ".").parent),
        date=date.today(),
        expires=_day(wanted.get("expires")),
        path="",
    )
    try:
        if settings.decisions.is_dir() and any(_same(one, made) for one in read(settings.decisions)[0]):
            raise Undecided("this decision is recorded already")
        return record(settings.decisions, draft.article.id, made)
    except OSError as error:
        raise Undecided(f"{settings.decisions}: {error.strerror or error}") from None


def _same(one: Decision, other: Decision) -> bool:
    return (one.fingerprint, one.ruling, one.expires) == (other.fingerprint, other.ruling, other.expires)


def signature(folder: Path) -> str:
    """Who decides: the name that git signs with here, else "editor"."""
    try:
        said = subprocess.run(
            ["git", "config", "user.name"],
            cwd=folder if folder.is_dir() else None,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ANONYMOUS
    return said.stdout.decode("utf-8", "replace").strip() or ANONYMOUS


def _day(value: object) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise Undecided(f"{value!r} is no date: write YYYY-MM-DD") from None
