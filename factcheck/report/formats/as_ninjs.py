"""News items in ninjs with the findings in their internal note, to go back into the editorial system.

The note is for the staff and never published (IPTC ninjs: `edNote` in version 3, `ednote` before). What stands in it
stays; a note of an earlier run is replaced.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from factcheck.findings.outcome import Outcome
from factcheck.lexicon.regex import regex
from factcheck.model.article import Article
from factcheck.model.check import Finding
from factcheck.report.display import clipped, one_line, visible
from factcheck.report.exact import compact
from factcheck.report.places import Atlas, primary
from factcheck.report.prose import prose
from factcheck.report.tally import plural

_OPEN, _CLOSE = "[factcheck]", "[/factcheck]"
_OF_THREE = frozenset(
    ("versionCreated", "firstCreated", "contentCreated", "pubStatus", "infoSources", "altIds", "copyrightHolder",
     "copyrightNotice", "usageTerms", "contactInfo")
)  # fmt: skip
_URI = regex(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:[!-~]{1,2000}")


def render(outcome: Outcome, *, documents: Mapping[str, str] | None = None) -> str:
    """JSON Lines, an item for each article that has findings. `documents` are the sources of ninjs articles by path:
    their items come back whole, with nothing else changed; other articles become items of version 3."""
    atlas = Atlas(outcome)
    by_article: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        for article in dict.fromkeys(operand.article for operand in finding.operands):
            by_article.setdefault(article, []).append(finding)
    lines = []
    for reading in outcome.readings:
        found = by_article.get(reading.article.id)
        if found:
            item = _original(reading.article, documents or {}) or _made(reading.article, atlas)
            lines.append(f"{compact(_noted(item, _note(found, reading.article, atlas)))}\n")
    return "".join(lines)


def _original(article: Article, documents: Mapping[str, str]) -> dict[str, Any] | None:
    source = documents.get(article.path)
    if source is None:
        return None
    root = json.loads(source, parse_float=Decimal)
    for item in root if isinstance(root, list) else [root]:
        if isinstance(item, dict) and str(item.get("uri")) in (article.id, article.id.partition(f"@{article.path}")[0]):
            return item
    return None


def _made(article: Article, atlas: Atlas) -> dict[str, Any]:
    uri = article.id if _URI.fullmatch(article.id) else f"urn:factcheck:{quote(article.id, safe='', errors='replace')}"
    return {
        "uri": uri,
        "type": "text",
        "standard": {"name": "ninjs", "version": "3.1"},
        **({"language": article.language} if article.language != "und" else {}),
        "headlines": [{"role": "main", "value": one_line(atlas.title(article.id))}],
        "bodies": [{"role": "main", "contentType": "text/plain", "value": visible(article.text)}],
    }


def _noted(item: dict[str, Any], note: str) -> dict[str, Any]:
    key = "ednote" if "ednote" in item else "edNote" if "edNote" in item or _is_three(item) else "ednote"
    known = item.get(key)
    before = _without_earlier(known) if isinstance(known, str) else ""
    return {**item, key: f"{before}\n\n{note}" if before else note}


def _without_earlier(note: str) -> str:
    start = note.find(_OPEN)
    end = note.find(_CLOSE, start)
    return (note[:start] + note[end + len(_CLOSE) :] if 0 <= start < end else note).strip()


def _is_three(item: Mapping[str, Any]) -> bool:
    """Version 3 writes its keys in camel case; where none tells, the standard that the item names."""
    standard = item.get("standard")
    named = standard.get("version") if isinstance(standard, Mapping) else None
    if isinstance(named, str):
        return not named.startswith(("1", "2"))
    parts = [part for list_ in ("headlines", "bodies", "descriptions") for part in item.get(list_) or () if part]
    if any("contenttype" in part for part in parts if isinstance(part, Mapping)):
        return False
    return bool(_OF_THREE & item.keys()) or any("contentType" in part for part in parts if isinstance(part, Mapping))


def _note(found: list[Finding], article: Article, atlas: Atlas) -> str:
    lines = [f"{_OPEN} {plural(len(found), 'finding')}, for the desk, not for publication"]
    for finding in found:
        check = finding.check
        ours = [one for one in (primary(check), *check.operands) if one is not None and one.article == article.id]
        here = ours[0] if ours else None
        where = f", line {atlas.place_of(here).line}: “{clipped(here.text, 60)}”" if here and here.text else ""
        lines.append(f"- {finding.level} {check.rule}{where}: {prose(check)}".replace(_CLOSE, "[factcheck]"))
    return "\n".join([*lines, _CLOSE])
