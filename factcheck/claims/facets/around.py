"""What stands around a number: the words and names of its clause, and the words that set it apart or point back.

Two numbers that restate one figure stand among the same words; two figures of one kind have words of their own each
("group turnover rose 7.2 pct … turnover in plant construction rose 7.4 pct").
"""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.lexicon import rows
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass

_TOKEN = regex(r"[A-Za-zÀ-ÿ][\w’'&.-]{0,40}|[,;:()—–]")
_NUMBERED = regex(r"\b([A-Za-z]{2,12})[ \u00a0-]([A-Z]|[IVX]{1,4}|\d{1,2})(?![\w.,%]*[\w%])(?! (?:percent|million))")
_STRONG = frozenset(";:()—–")
_REACH = 10
_NEAR = 4
_CONTRAST_REACH = 12
_DEFINITE_REACH = 2
_BASE_REACH = 3
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Around:
    """`clause` holds the stems of its content words, `names` the capitalized words inside the sentence; `contrast` is a
    word that sets the number apart from another ("also", "previous", "compared"), `definite` one that points back
    ("the 12 victims"), `base` that the number is what another one is held against ("from 12", "compared with 12")."""

    clause: frozenset[str]
    names: frozenset[str]
    contrast: str = ""
    definite: bool = False
    base: bool = False


def around(claim: Claim) -> Around:
    """What stands around a claim's number."""
    mention, start = claim.mention, claim.sentence.start
    return _around(claim.sentence_text, mention.start - start, mention.end - start)


@lru_cache(maxsize=1024)
def _around(text: str, start: int, end: int) -> Around:
    tokens = _tokens(text)
    openers = _words("clause")
    first = next((i for i, token in enumerate(tokens) if token.start >= start), len(tokens))
    last = next((i for i in range(first, len(tokens)) if tokens[i].start >= end), len(tokens))
    begin = first
    while begin > 0 and first - begin < _REACH and tokens[begin - 1].word not in _STRONG:
        begin -= 1
        if tokens[begin].word in openers:
            break
    stop = last
    while stop < len(tokens) and stop - last < _REACH and not _closes(tokens[stop].word, openers):
        stop += 1
    near = (*tokens[begin:first], *tokens[last:stop])
    others = (*tokens[:first], *tokens[last:])
    before = [token.word for token in tokens[max(0, first - _CONTRAST_REACH) : first]]
    behind = [token.word for token in tokens[last : last + _NEAR]]
    contrast = _words("contrast")
    return Around(
        clause=frozenset(token.stem for token in near if token.stem),
        names=frozenset(token.name for token in others if token.name),
        contrast=next((word for word in (*reversed(before), *behind) if word in contrast), ""),
        definite="the" in before[-_DEFINITE_REACH:],
        base=any(word in _words("base") for word in before[-_BASE_REACH:]),
    )


def _closes(word: str, openers: frozenset[str]) -> bool:
    return word in _STRONG or word in openers


@dataclass(frozen=True, slots=True)
class _Token:
    """A word in lower case or a mark of a clause; its stem where it is a content word, its writing where a name."""

    start: int
    word: str
    stem: str = ""
    name: str = ""


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[_Token, ...]:
    common = _words("common")
    found = []
    for match in _TOKEN.finditer(text):
        at, token = match.start(), match.group()
        word = token.lower()
        if token in _STRONG or word in common:
            found.append(_Token(at, word))
            continue
        stem = stem_of(word) if len(word) >= _SHORTEST else ""
        is_name = at > 0 and len(token) > 1 and token[0].isupper()
        name = token.rstrip(".").removesuffix("'s").removesuffix("’s") if is_name else ""
        found.append(_Token(at, word, "" if stem in common else stem, name))
    return tuple(found)


@lru_cache(maxsize=1024)
def stem_of(word: str) -> str:
    """A word without the endings of number and tense: enough to hold words of one text against another's."""
    word = word.rstrip(".'’").removesuffix("'s").removesuffix("’s")
    if len(word) > 5 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 4 and word.endswith(("ed", "es")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@lru_cache(maxsize=1024)
def numbered(text: str) -> dict[str, frozenset[str]]:
    """The letters and numbers by which a sentence names members of a series, by the word before them."""
    found: dict[str, frozenset[str]] = {}
    for match in _NUMBERED.finditer(text):
        word = match[1].lower()
        if word not in _words("numbered"):
            continue
        found[word] = found.get(word, frozenset()) | {match[2]}
    return found


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(word for kind, words in rows("context") if kind == role for word in words.split("|"))
