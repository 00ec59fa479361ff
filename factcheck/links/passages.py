"""A text as sentences of content words, asked how near the surroundings of two numbers are to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from itertools import takewhile
from math import log

from factcheck.lexicon import measures, rows, word_class
from factcheck.lexicon.regex import regex
from factcheck.model.article import Article, Sentence
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass

_TOKEN = regex(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_ENDINGS = word_class("endings")
_WORD = regex(r"\w+")
_COMPOUND = regex(r"\w+-\w+")
_ITEMS = regex(r",? and |, (?:and )?|; (?:and )?| & ")
NEIGHBOURS = 20
REACH = 6
"""In so many words from a number, a word's say about it is halved."""
_SAME_SENTENCE = 0.4
_NEIGHBOUR = 0.3
_UNSEEN = 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: its content words as stems, and where each begins and ends in the field."""

    sentence: Sentence
    stems: list[str]
    starts: list[int]
    places: dict[str, list[int]]

    def index(self, offset: int) -> int:
        """The number of the first content word that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def word(self, stem: str, text: str) -> str:
        """The first word of the passage with this stem, as written in `text`, the field."""
        match = _TOKEN.match(text, self.starts[self.places[stem][0]])
        return match.group() if match else stem

    def beside(self, claim: Claim) -> frozenset[str]:
        """The two content words before a number and the two after it, each marked with its side."""
        left, right = self.index(claim.span.start), self.index(claim.span.end)
        before, after = self.stems[max(0, left - 2) : left], self.stems[right : right + 2]
        return frozenset((*(f"<{stem}" for stem in before), *(f">{stem}" for stem in after)))

    def run(self, claim: Claim, other: Passage, given: Claim) -> int:
        """How many content words in a row stand both behind `claim` here and behind `given` in the other passage."""
        pairs = zip(self.stems[self.index(claim.span.end) :], other.stems[other.index(given.span.end) :], strict=False)
        return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


@dataclass(frozen=True)
class Passages:
    """The sentences of a text in order, the numbers of those that each stem stands in, and what they say, with an
    empty line between."""

    members: tuple[Passage, ...]
    holding: dict[str, list[int]]
    numbers: dict[tuple[str, int], int]
    text: str = ""

    def of(self, claim: Claim) -> int:
        """The number of the passage that a claim stands in."""
        return self.numbers.get((claim.sentence.field, claim.sentence.start), 0)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text, in lower case; compounds with a hyphen also whole."""
        return frozenset(_WORD.findall(self.text.lower())) | frozenset(_COMPOUND.findall(self.text.lower()))

    @cached_property
    def lists(self) -> dict[int, str]:
        """Of each length of lists in the text, the first sentence with such a list."""
        found: dict[int, str] = {}
        for passage in self.text.split("\n\n"):
            found.setdefault(len(_ITEMS.findall(passage)) + 1, passage)
        return found

    def rarity(self, stem: str) -> float:
        """How much a stem tells one passage from another (inverse document frequency); stems that the text does not
        have weigh half as much as the rarest."""
        known = self.holding.get(stem)
        count = len(self.members)
        return log(1 + count / len(known)) if known else _UNSEEN * log(1 + count)


def passages(article: Article, claims: Sequence[Claim], zones: Sequence[str] = ()) -> Passages:
    """The passages of an article, only those of `zones` where any are named; the words that write numbers are no
    content words."""
    taken: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for claim in claims:
        taken.setdefault((claim.sentence.field, claim.sentence.start), []).append((claim.span.start, claim.span.end))
    members: list[Passage] = []
    holding: dict[str, list[int]] = {}
    numbers = {}
    for sentence in article.sentences:
        if zones and sentence.zone not in zones:
            continue
        key = (sentence.field, sentence.start)
        passage = _passage(sentence, article.fields[sentence.field], taken.get(key, ()))
        numbers[key] = len(members)
        members.append(passage)
        for stem in passage.places:
            holding.setdefault(stem, []).append(numbers[key])
    text = "\n\n".join(article.fields[one.sentence.field][one.sentence.start : one.sentence.end] for one in members)
    return Passages(tuple(members), holding, numbers, text)


def _passage(sentence: Sentence, text: str, taken: Sequence[tuple[int, int]]) -> Passage:
    stems: list[str] = []
    starts: list[int] = []
    places: dict[str, list[int]] = {}
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        stem = stem_of(match.group())
        at = match.start()
        if not stem or any(start <= at < end for start, end in taken):
            continue
        places.setdefault(stem, []).append(len(stems))
        stems.append(stem)
        starts.append(at)
    return Passage(sentence, stems, starts, places)


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """What a word is compared by: its measure ("=deaths" for "killed"), else its stem; "" for words without content."""
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'s")
    if len(word) < 2 or word in _empty_words():
        return ""
    return _measure_words().get(word) or plain_stem(word)


def plain_stem(word: str) -> str:
    """A word in lower case without its ending."""
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@cache
def _empty_words() -> frozenset[str]:
    words = next(words for language, words in rows("stopwords") if language == "en").split()
    return frozenset((*words, *_MORE_EMPTY_WORDS))


_MORE_EMPTY_WORDS = word_class("empty-words")


@cache
def _measure_words() -> dict[str, str]:
    table, known = measures()
    found: dict[str, str] = {}
    for name, _, _, forms in rows("measures"):
        for form in forms.split("|"):
            if " " not in form:
                found.setdefault(form, f"={name}")
    del table, known
    return found


def weighted_words(passage: Passage, claim: Claim, rivals: Sequence[Claim]) -> dict[str, float]:
    """How much each content word of a sentence says about a number in it, 1 for the nearest; another number between
    the two halves a word's say. `rivals` are the numbers of the sentence in order."""
    left, right = passage.index(claim.span.start), passage.index(claim.span.end)
    at = bisect_left(rivals, claim.span.start, key=lambda other: other.span.start)
    near = rivals[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
    stops = sorted(passage.index(other.span.start) for other in near if other is not claim)
    weights: dict[str, float] = {}
    for stem, places in passage.places.items():
        best = 0.0
        for at in places:
            far = left - 1 - at if at < left else at - right
            low, high = (at + 1, left) if at < left else (right + 1, at)
            crossed = bisect_left(stops, high + 1) - bisect_left(stops, low) if stops else 0
            best = max(best, REACH / (REACH + far) * 0.6 ** max(crossed, 0))
        weights[stem] = best
    return weights


def nearness(words: dict[str, float], of: Passages, claim: Claim, own: dict[str, float]) -> float:
    """How much of what the words say about one number is also said about `claim`, 0 to 1.

    `words` are the weighted surroundings of the one number, `own` those of `claim`, which stands in the passages `of`.
    """
    number = of.of(claim)
    before = of.members[number - 1].places if number else {}
    whole = found = 0.0
    for stem, weight in words.items():
        worth = weight * of.rarity(stem)
        whole += worth
        if stem in own:
            found += worth * (_SAME_SENTENCE + (1 - _SAME_SENTENCE) * own[stem])
        elif stem in before:
            found += worth * _NEIGHBOUR
    return found / whole if whole else 0.0


def title_case(text: str) -> bool:
    """Are most of the longer words of a sentence capitalized, as headlines are?"""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)
