"""Is a figure said of what the text says it of? Two numbers of one kind stand in clauses of one build, and the summary
gives one of them with the words of the other: "imports rose 6%" of "exports rose 6%, imports 4%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.claims.facets.binding import bound
from factcheck.claims.facets.subject import PREPOSITIONS
from factcheck.lexicon.regex import regex
from factcheck.links.passages import plain_stem, stem_of
from factcheck.links.values import GENERIC, slot
from factcheck.model.article import Sentence
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.dated_verbs import is_auxiliary, is_past

_TOKEN = regex(r"[^\W\d_](?:[\w’'.&-]*[^\W_])?")
SHORT = 3
"""Up to so many content words stand before the number of a clause that is built like another one."""
_BY_PREPOSITION = 2
_ARTICLES = ("a", "an", "the")
FEW = 3
"""Two clauses that differ in more words than this are not of one build."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a number's clause.

    `sense` is its stem or the measure that it names; `name` is None of the capital that opens a sentence; `after` is
    the preposition right before it or "", `place` how many content words part it from the number, negative before it,
    `edge` its number from the clause's first one.
    """

    stem: str
    sense: str
    name: bool | None
    verb: bool
    after: str
    place: int
    edge: int


@dataclass(frozen=True, slots=True)
class Clause:
    """What is said of a number: the words next to it, their stems and senses, and all that may be meant of it. Clauses
    of one `group` stand side by side in their sentence, in the order of `index`."""

    words: tuple[Word, ...]
    narrow: frozenset[str]
    wide: frozenset[str]
    sentence: Sentence
    group: int
    index: int

    @property
    def lead(self) -> int:
        """How many content words stand before the number."""
        return sum(1 for word in self.words if word.place < 0)


def clause_of(claim: Claim, claims: Sequence[Claim]) -> Clause:
    """The clause of a number among the numbers of its sentence."""
    start = claim.sentence.start
    together = [one for one in claims if one.sentence == claim.sentence]
    kin = [one for one in together if slot(one) == slot(claim)]
    index = kin.index(claim)
    mine = bound(claim.sentence_text, tuple(_place(one, start) for one in kin))[index]
    hedges = [one.mention.hedge for one in together if one.mention.hedge is not None]
    taken = [*(_place(one, start) for one in together), *((one.start - start, one.end - start) for one in hedges)]
    words = _words(claim, mine.narrow, taken)
    wide = _said(_words(claim, mine.wide, taken))
    return Clause(words, _said(words), wide, claim.sentence, mine.group, index)


def _place(claim: Claim, start: int) -> tuple[int, int]:
    return claim.span.start - start, claim.span.end - start


def _said(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(one for word in words for one in (word.stem, word.sense))


def _words(claim: Claim, ranges: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    text, at = claim.sentence_text, claim.span.start - claim.sentence.start
    found: list[tuple[re.Match[str], str]] = []
    before = ""
    for match in (match for low, high in ranges for match in _TOKEN.finditer(text, low, high)):
        if any(start <= match.start() < end for start, end in taken):
            continue
        if stem_of(match[0]) and match[0].lower() not in GENERIC:
            found.append((match, before))
            before = ""
        elif match[0].lower() not in _ARTICLES:
            before = match[0].lower()
    left = sum(1 for match, _ in found if match.start() < at)
    return tuple(_word(text, match, after, edge, left) for edge, (match, after) in enumerate(found))


def _word(text: str, match: re.Match[str], after: str, edge: int, left: int) -> Word:
    word, lower = match[0], match[0].lower()
    return Word(
        stem=plain_stem(lower),
        sense=stem_of(word),
        name=None if word[0].isupper() and _opens(text, match) else word[0].isupper(),
        verb=word.islower() and (is_past(word) or is_auxiliary(word)),
        after=after if after in PREPOSITIONS and after != "to" else "",
        place=edge - left + (edge >= left),
        edge=edge,
    )


def _opens(text: str, match: re.Match[str]) -> bool:
    """Is it the first word of a sentence, and no name that goes on behind it?"""
    return match.start() == 0 and not text[match.end() : match.end() + 2].strip()[:1].isupper()


def fit(figure: Clause, equal: Clause, rival: Clause) -> str:
    """Whose words the figure stands with, where two clauses differ in words of one role: "own", those of its equal;
    "other", only those of the rival; "mixed", some of each."""
    if not side_by_side(equal, rival):
        return "own"
    if _narrowed(figure, equal, rival):
        return "other"
    pairs = list(_pairs(equal, rival))
    theirs: list[Word] = []
    ours: list[Word] = []
    for own, other in pairs:
        taken, kept = _has(figure.narrow, other, equal), _has(figure.wide, own, rival)
        if taken != kept:
            (theirs if taken else ours).append(other)
    if not theirs or 2 * len(theirs) < len(pairs) or len(pairs) > FEW:
        return "own"
    by_verbs = all(word.verb for word in ours) and not all(word.verb for word in theirs)
    return "other" if not ours or by_verbs else "mixed"


def _narrowed(figure: Clause, equal: Clause, rival: Clause) -> bool:
    """Does the figure stand with a word that narrows the rival's noun ("core inflation") where its equal has the bare
    noun ("inflation")?"""
    heads = [word.stem for word in equal.words[:1] if word.place < 0]
    first = [word.stem for word in rival.words[:2] if word.place < 0]
    stated = [word.stem for word in figure.words[:2]]
    return len(first) == 2 and first[1:] == heads and stated == first and first[0] not in equal.wide


def side_by_side(a: Clause, b: Clause) -> bool:
    """Are two clauses of one build: equals in one sentence, the later with few words before its number, or two short
    sentences that share a verb?"""
    if a.sentence == b.sentence:
        return a.group == b.group and (a if a.index > b.index else b).lead <= SHORT
    verbs = {word.stem for word in a.words if word.verb}
    return max(a.lead, b.lead) <= SHORT and any(word.verb and word.stem in verbs for word in b.words)


def _has(said: frozenset[str], word: Word, against: Clause) -> bool:
    """Is a word said, or another one of its measure that does not stand in the other clause too?"""
    return word.stem in said or (word.sense in said and word.sense not in against.wide)


def _pairs(equal: Clause, rival: Clause) -> Iterator[tuple[Word, Word]]:
    """The words of the rival's clause that the other one lacks, each with the word whose place it takes. The later
    clause of a sentence leaves out what both share, so that what it has of its own stands at its head or by the same
    preposition; whole sentences differ in their heads or right before the number."""
    owns, others = _differing(equal, rival)
    for word in rival.words:
        ranked = [
            (rank, own)
            for own in (equal.words if word.stem not in equal.wide else ())
            if (rank := _parallel(own, word, own.stem in rival.wide))
            and (rank == _BY_PREPOSITION or (own in owns and word in others))
        ]
        if ranked:
            yield min(ranked, key=lambda one: one[0])[1], word


def _differing(a: Clause, b: Clause) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of either clause that may take the place of one of the other."""
    if a.sentence != b.sentence:
        return _heads(a), _heads(b)
    return (_heads(a), b.words) if a.index > b.index else (a.words, _heads(b))


def _heads(clause: Clause) -> tuple[Word, ...]:
    """The word that opens a clause, all of the name that does, or what follows a number that opens it, as far as its
    verb; and the word right before the number."""
    if not clause.lead:
        verb = next((place for place, word in enumerate(clause.words[:SHORT]) if word.verb), 0)
        return clause.words[: verb + 1]
    end = 1
    while end < clause.lead and clause.words[0].name is not False and clause.words[end].name:
        end += 1
    return (*clause.words[:end], *(word for word in clause.words[end:] if word.place == -1))


def _parallel(a: Word, b: Word, shared: bool) -> int:
    """How far down the list of likenesses two words of two clauses match, from 1; 0 where they do not. A word that both
    clauses have is replaced only where it is a name in the very place of another one."""
    adjacent = a.place == b.place == -1
    if shared:
        return int(bool(adjacent and a.name and b.name))
    if a.verb != b.verb:
        return 6 * adjacent
    if a.name is not None and b.name is not None and a.name != b.name:
        return 0
    same_side = (a.place < 0) == (b.place < 0)
    alike = (
        bool(a.name and b.name) and same_side,
        bool(a.after) and a.after == b.after,
        same_side and a.edge == b.edge == 0 and a.after == b.after,
        a.place == b.place and abs(a.place) == 1,
        a.verb and min(a.place, b.place) > 0,
    )
    return alike.index(True) + 1 if any(alike) else 0
