"""A baseline: the findings of an old archive on the day that the tool was adopted, so that only new ones speak.

The file is text, a line for each finding: fingerprint, identities of its articles, rule and numbers, separated by tabs.
A finding is known only in the article in which it was: the same error in a new one is new. The file is sorted by
fingerprint, so that two branches seldom touch neighbouring lines and a merge is the union of both; it holds no clock,
and its first line carries the format version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from itertools import chain
from pathlib import Path

from factcheck.findings.outcome import Outcome
from factcheck.lexicon import regular
from factcheck.model.article import Article
from factcheck.model.check import Finding
from factcheck.model.records import dataclass
from factcheck.newsroom.filters import Filter
from factcheck.newsroom.filters.identity import Identity, name_of, owners
from factcheck.report import atomic

HEADER = "# factcheck baseline, format 2"
_OLD = "# factcheck baseline, format 1"
_BETWEEN = "+"


class BaselineError(ValueError):
    """A baseline file that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The articles in which each fingerprint is known: one for most, several for a finding that is about several."""

    known: Mapping[str, frozenset[frozenset[Identity]]] = field(default_factory=dict)


def write(findings: Iterable[Finding], articles: Iterable[Article], path: Path) -> int:
    """Writes the baseline of these findings in these articles; returns how many lines it holds."""
    found = list(findings)
    named = {operand.article for finding in found for operand in finding.operands}
    keys = {article.id: Identity.of(article).key for article in articles if article.id in named}
    lines = sorted({_line(finding, keys) for finding in found})
    atomic.write(path, ("\n".join((HEADER, *lines)) + "\n").encode("utf-8"))
    return len(lines)


def _line(finding: Finding, keys: Mapping[str, str]) -> str:
    numbers = " | ".join(" ".join(operand.text.split()) for operand in finding.operands)
    articles = _BETWEEN.join(sorted(keys[name] for name in {operand.article for operand in finding.operands}))
    return f"{finding.fingerprint}\t{articles}\t{finding.check.rule}\t{numbers}"


def read(path: Path) -> Baseline:
    """What a baseline knows."""
    try:
        lines = regular.text(path).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BaselineError(f"{path}: the baseline cannot be read: {regular.reason(error)}") from error
    if lines and lines[0].strip() == _OLD:
        raise BaselineError(
            f"{path}: line 1: a baseline of format 1, which does not say in which article a finding is known; write it "
            f"anew: factcheck check PATH… --write-baseline {path}"
        )
    if not lines or lines[0].strip() != HEADER:
        raise BaselineError(f"{path}: line 1: not “{HEADER}”; this file is no baseline, or one of another format")
    known: dict[str, set[frozenset[Identity]]] = {}
    for number, line in enumerate(lines[1:], 2):
        if line.strip() and not line.startswith("#"):
            fingerprint, members = _entry(line, f"{path}: line {number}")
            known.setdefault(fingerprint, set()).add(members)
    return Baseline({fingerprint: frozenset(sets) for fingerprint, sets in known.items()})


def _entry(line: str, where: str) -> tuple[str, frozenset[Identity]]:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        raise BaselineError(f"{where}: a merge conflict was left in the baseline; keep both sides' lines")
    fingerprint, _, rest = line.partition("\t")
    if len(fingerprint) != 16 or not set(fingerprint) <= set("0123456789abcdef"):
        raise BaselineError(f"{where}: {fingerprint!r} is no fingerprint")
    members = [Identity.read(key) for key in rest.partition("\t")[0].split(_BETWEEN)]
    known = frozenset(one for one in members if one is not None)
    if len(known) < len(members):
        raise BaselineError(f"{where}: the second column does not name an article as this version writes it")
    return fingerprint, known


def filter_of(baseline: Baseline, outcome: Outcome) -> Filter:
    """Hides a finding of the outcome that is known in the very articles that it is about."""
    known = {f.fingerprint: baseline.known[f.fingerprint] for f in outcome.findings if f.fingerprint in baseline.known}
    articles = frozenset(chain.from_iterable(chain.from_iterable(known.values())))
    names = {one.name for one in articles}
    about = set(chain.from_iterable(_about(finding) for finding in outcome.findings if finding.fingerprint in known))
    # The other articles have nothing that could be known.
    likely = [one.article for one in outcome.readings if one.article.id in about or name_of(one.article) in names]
    owner = owners(articles, likely)

    def hides(finding: Finding) -> bool:
        about = _about(finding)
        return any({owner.get(one) for one in members} == about for members in known.get(finding.fingerprint, ()))

    return hides


def _about(finding: Finding) -> set[str]:
    """The articles that a finding is about."""
    return {operand.article for operand in finding.operands}
