"""What stands around a number: the words and names of its clause, and the words that set it apart or point back.

Two numbers that restate one figure stand among the same words; two figures of one kind have words of their own each
("group turnover rose 7.2 pct … turnover in plant construction rose 7.4 pct").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.claim import Claim
from factcheck.vocabulary import rows

_TOKEN = re.compile(r"[A-Za-zÀ-ÿ][\w’'&.-]{0,40}|[,;:()—–]")
_STRONG = frozenset(";:()—–")
_REACH = 10
_NEAR = 4
_CONTRAST_REACH = 12
_DEFINITE_REACH = 2
_BASE_REACH = 3
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Around:
    """`clause` and `sentence` hold stems of content words, `names` capitalized words inside the sentence; `contrast` is
    a word that sets the number apart from another ("also", "previous", "compared"), `definite` one that points back
    ("the 12 victims"), `base` that the number is what another one is held against ("from 12", "compared with 12")."""

    clause: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    contrast: str = ""
    definite: bool = False
    base: bool = False


def around(claim: Claim) -> Around:
    """What stands around a claim's number; noun and hedge of the number itself included."""
    start = claim.span.start - claim.sentence.start
    return _around(claim.sentence_text, start, start + claim.span.end - claim.span.start)


@lru_cache(maxsize=8192)
def _around(text: str, start: int, end: int) -> Around:
    common, contrast, openers = _words("common"), _words("contrast"), _words("clause")
    before: list[str] = []
    behind: list[str] = []
    names: set[str] = set()
    everything: set[str] = set()
    clause_before: list[str] = []
    closed = False
    for match in _TOKEN.finditer(text):
        at, token = match.start(), match.group()
        if start <= at < end:
            continue
        word = token.lower()
        left = at < start
        if token in _STRONG or word in openers:
            if left:
                clause_before = []
            elif at >= end:
                closed = True
        if len(token) < 2:
            continue
        if token[0].isupper() and at and word not in common:
            names.add(token.rstrip(".").removesuffix("'s").removesuffix("’s"))
        if left:
            before.append(word)
            clause_before.append(word)
        elif not closed:
            behind.append(word)
        stem = stem_of(word)
        if len(word) >= _SHORTEST and word not in common and stem not in common:
            everything.add(stem)
    near = (*clause_before[-_REACH:], *behind[:_REACH])
    clause = frozenset(
        stem_of(word) for word in near if len(word) >= _SHORTEST and word not in common and stem_of(word) not in common
    )
    said = next((w for w in (*reversed(before[-_CONTRAST_REACH:]), *behind[:_NEAR]) if w in contrast), "")
    return Around(
        clause=clause,
        sentence=frozenset(everything),
        names=frozenset(names),
        contrast=said,
        definite="the" in before[-_DEFINITE_REACH:],
        base=any(word in _words("base") for word in before[-_BASE_REACH:]),
    )


@lru_cache(maxsize=8192)
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


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(word for kind, words in rows("context") if kind == role for word in words.split("|"))
