"""Which article is it? An identity by content, which outlives moves, renames, other line ends and small edits.

The words of an article and the pairs of neighbours among them are hashed into bins, and of each bin the least hash is
kept (one-permutation minwise hashing: Li, Owen and Zhang 2012). The share of bins in which two sketches agree
estimates the share of the words and pairs that two articles have in common. Numbers have no part in it: they are what
gets corrected.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from factcheck.lexicon.regex import regex
from factcheck.model.article import Article
from factcheck.model.records import dataclass

BINS = 64
EMPTY = "--"
IN_PLACE = 0.5
"""How alike an article must be to the one that had its name; what an edit leaves less of is another article."""
ELSEWHERE = 0.8
"""How alike it must be under another name: two stories of one kind, by one desk, may have half of it in common."""
HOME = 0.1
"""What having the same name is worth where two articles are alike."""
SAME = 0.01
"""What having the same numbers in the same words is worth: it tells twins apart that differ in figures alone."""
_WORD = regex(r"[^\W\d_]+")
_TOKEN = regex(r"\w+")
_SPREAD = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_KEY = regex(rf"[0-9a-f]{{8}}\.[0-9a-f]{{8}}\.(?:[0-9a-f]{{2}}|--){{{BINS}}}(?:\.[0-9-]{{10}})?")


@dataclass(frozen=True, slots=True)
class Identity:
    """`name` is a hash of the article's id, `text` one of its words and numbers, `sketch` two hex digits a bin,
    `published` the day that the article itself gives, "" for none."""

    name: str
    text: str
    sketch: str
    published: str = ""

    @classmethod
    def of(cls, article: Article) -> Identity:
        texts = article.fields.values()
        return cls(name_of(article), _hashed(" ".join(_tokens(texts)))[:8], sketch(texts), _day(article))

    @classmethod
    def read(cls, key: str) -> Identity | None:
        """The identity that was written as `key`, or None."""
        if not _KEY.fullmatch(key):
            return None
        name, text, made, published, *_ = [*key.split("."), ""]
        return cls(name, text, made, published)

    @property
    def key(self) -> str:
        return ".".join(filter(None, (self.name, self.text, self.sketch, self.published)))

    def likeness(self, other: Identity) -> float | None:
        """How well `other` may be the same article at a later time, None for not at all: stories that come again have
        the same words and another day. Under another name, a day that only one of the two has tells them apart too."""
        home = self.name == other.name
        dated = bool(self.published and other.published)
        if self.published != other.published and (dated or not home):
            return None
        alike = similarity(self.sketch, other.sketch)
        if alike < (IN_PLACE if home else ELSEWHERE):
            return None
        return round(alike + (HOME if home else 0.0) + (SAME if self.text == other.text else 0.0), 6)


def name_of(article: Article) -> str:
    """A hash of an article's id: a name that says nothing of folders or machines."""
    return _hashed(article.id)[:8]


def sketch(texts: Collection[str]) -> str:
    """The sketch of an article's texts: two hex digits for each bin, or two hyphens where nothing fell into it."""
    least: dict[int, int] = {}
    for text in texts:
        words = [_number(word) for word in _WORD.findall(unicodedata.normalize("NFC", text).casefold())]
        pairs = ((a * 3 + b) & _MASK for a, b in pairwise(words))
        for feature in {*words, *pairs}:
            mixed = feature * _SPREAD & _MASK
            mixed = (mixed ^ mixed >> 29) * _SPREAD & _MASK
            place, rest = mixed >> 58, mixed ^ mixed >> 32
            if place not in least or rest < least[place]:
                least[place] = rest
    return "".join(f"{least[place] & 0xFF:02x}" if place in least else EMPTY for place in range(BINS))


def _tokens(texts: Collection[str]) -> Iterator[str]:
    for text in texts:
        yield from _TOKEN.findall(unicodedata.normalize("NFC", text).casefold())


def similarity(a: str, b: str) -> float:
    """The share of bins in which two sketches agree, 1 for two that are empty."""
    bins = [(a[at : at + 2], b[at : at + 2]) for at in range(0, 2 * BINS, 2)]
    used = [(x, y) for x, y in bins if x != EMPTY or y != EMPTY]
    return sum(x == y for x, y in used) / len(used) if used else 1.0


def owners(known: Collection[Identity], articles: Sequence[Article]) -> Mapping[Identity, str]:
    """For each known article the one that it is now, by id. Two that are equally alike to several known ones get one
    each; an article that is only a copy of one that is still there gets none."""
    now = [(article.id, Identity.of(article)) for article in articles]
    bins: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, (_, identity) in enumerate(now):
        for part in _parts(identity.sketch):
            bins[part].append(number)
    found: dict[Identity, str] = {}
    taken: set[str] = set()
    for one in sorted(known, key=lambda identity: identity.key):
        candidates = _best(one, now, bins)
        if candidates:
            free = [name for name in candidates if name not in taken]
            found[one] = (free or candidates)[0]
            taken.add(found[one])
    return found


def _best(
    one: Identity, now: Sequence[tuple[str, Identity]], bins: Mapping[tuple[int, str], Sequence[int]]
) -> list[str]:
    """The articles that are most alike to a known one, in order."""
    shared: dict[int, int] = defaultdict(int)
    parts = _parts(one.sketch)
    for part in parts:
        for number in bins.get(part, ()):
            shared[number] += 1
    likely = sorted(number for number, count in shared.items() if count >= IN_PLACE * len(parts))
    scored = [(one.likeness(now[number][1]), now[number][0]) for number in likely]
    most = max((score for score, _ in scored if score is not None), default=None)
    return [name for score, name in scored if score == most and score is not None]


def _parts(made: str) -> list[tuple[int, str]]:
    """The bins of a sketch that hold something, each with its place; all are alike that have none."""
    bins = [(at, made[at : at + 2]) for at in range(0, 2 * BINS, 2)]
    return [part for part in bins if part[1] != EMPTY] or [(-1, EMPTY)]


def _day(article: Article) -> str:
    window = article.published
    if article.published_from != "metadata" or window is None or window.start is None:
        return ""
    return window.start.isoformat()


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    return int(_hashed(word), 16)


def _hashed(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
