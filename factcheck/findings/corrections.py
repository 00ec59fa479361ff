"""Which edits are made: those after which the corrected article has nothing to say about them, and nothing new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factcheck.findings.findings import fingerprint
from factcheck.findings.fixes import Edit, Places, Repair, applied, repairs, without_clashes
from factcheck.findings.outcome import Outcome
from factcheck.model.article import Article
from factcheck.model.check import Finding
from factcheck.model.records import dataclass

Recheck = Callable[[Mapping[str, str]], Outcome]
"""From the corrected texts of some files, by path, to what a check of all articles would find with them."""
ROUNDS = 12
"""Checks after which no further way is tried."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One file: its path, its text before and after, the repairs made and how many edits they are."""

    path: str
    before: str
    after: str
    made: tuple[Repair, ...]
    edits: tuple[Edit, ...]


class _File:
    """One file with its repairs, each with the way that is tried now; None once none is left."""

    def __init__(self, article: Article, source: str, found: Sequence[Repair]) -> None:
        self.article = article
        self.source = source
        self.repairs = tuple(found)
        self.tried: list[int | None] = [0] * len(self.repairs)

    def groups(self) -> list[tuple[int, tuple[Edit, ...]]]:
        """The edits of each repair that is tried, with its number; of those that clash, none."""
        now = [(n, self.repairs[n].ways[way]) for n, way in enumerate(self.tried) if way is not None]
        return [one for one, fits in zip(now, without_clashes([edits for _, edits in now]), strict=True) if fits]

    def edits(self) -> tuple[Edit, ...]:
        return tuple(sorted({edit for _, edits in self.groups() for edit in edits}))

    def after(self) -> str:
        return applied(self.source, self.edits())

    def blamed(self, spans: Sequence[tuple[int, int]], *, new: bool) -> set[int]:
        """The repairs that a finding of the corrected text speaks against: those with an edit among its numbers or, if
        it was not there before and has none, all of them."""
        moved, placed = 0, []
        owners = {edit: [n for n, edits in self.groups() if edit in edits] for edit in self.edits()}
        for edit, numbers in owners.items():
            start = edit.start + moved
            placed.append((start, start + len(edit.replacement), numbers))
            moved += len(edit.replacement) - (edit.end - edit.start)
        found = {
            n for low, high in spans for start, end, numbers in placed if start < high and low < end for n in numbers
        }
        return found or ({n for n, _ in self.groups()} if new else set())

    def give_up(self, numbers: set[int]) -> None:
        """The next way of each of these repairs, or none. A safe repair has just one."""
        for number in numbers:
            way = self.tried[number]
            if way is not None:
                self.tried[number] = way + 1 if way + 1 < len(self.repairs[number].ways) else None


def corrections(
    sources: Mapping[str, str], outcome: Outcome, recheck: Recheck, *, unsafe: bool = False
) -> tuple[Correction, ...]:
    """What may be written into the files of some articles, whose texts `sources` has by path: the safe changes and,
    with `unsafe`, of the proposed ones the likeliest that holds. A change after which a finding is left on its number,
    or a new one is made anywhere, is not among them."""
    files = _files(sources, outcome, unsafe=unsafe)
    known = _known(outcome)
    for _ in range(ROUNDS):
        changed = {path: file for path, file in files.items() if file.edits()}
        if not changed:
            return ()
        texts = {path: file.after() for path, file in changed.items()}
        blamed = _blamed(changed, texts, known, recheck(texts))
        if not any(blamed.values()):
            return tuple(_correction(path, file, texts[path]) for path, file in changed.items())
        for path, numbers in blamed.items():
            files[path].give_up(numbers)
    return ()


def _files(sources: Mapping[str, str], outcome: Outcome, *, unsafe: bool) -> dict[str, _File]:
    """The files by path, with the repairs that may be tried."""
    files = {}
    for article in (reading.article for reading in outcome.checked if reading.article.path in sources):
        source = sources[article.path]
        found = [one for one in repairs(article, source, outcome) if one.safe or unsafe]
        files[article.path] = _File(article, source, found)
    return files


def _known(outcome: Outcome) -> set[str]:
    """What is told already: also what each repeat would be by itself, since a quotation keeps it."""
    told = {finding.fingerprint for finding in outcome.findings}
    return told | {fingerprint(place.check) for finding in outcome.findings for place in finding.repeats}


def _correction(path: str, file: _File, after: str) -> Correction:
    made = tuple(file.repairs[number] for number, _ in file.groups())
    return Correction(path, file.source, after, made, file.edits())


def _blamed(
    files: Mapping[str, _File], texts: Mapping[str, str], known: set[str], outcome: Outcome
) -> dict[str, set[int]]:
    """By path, the repairs that the check of the corrected texts speaks against."""
    places = {one.article.id: Places(one.article, texts[one.article.path]) for one in outcome.readings
              if one.article.path in texts}  # fmt: skip
    blamed: dict[str, set[int]] = {path: set() for path in files}
    for finding in outcome.findings:
        for name, found in _spans(finding, places).items():
            path = places[name].article.path
            blamed[path] |= files[path].blamed(found, new=finding.fingerprint not in known)
    read = {place.article.path for place in places.values()}
    for path, file in files.items():
        if path not in read:
            blamed[path] = {number for number, _ in file.groups()}
    return blamed


def _spans(finding: Finding, places: Mapping[str, Places]) -> dict[str, list[tuple[int, int]]]:
    """Where the numbers of a finding stand in the corrected sources, by article."""
    found: dict[str, list[tuple[int, int]]] = {}
    for operand in finding.check.operands:
        if operand.article in places:
            found.setdefault(operand.article, []).append(places[operand.article].span(operand.span))
    return found
