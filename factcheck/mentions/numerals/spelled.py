"""Numerals in words: "two and a half million", "three-fifths", "a dozen", "tens of thousands"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon import word_class
from factcheck.mentions.numerals import number_words as words
from factcheck.mentions.numerals.figures import ONE, quantum_of
from factcheck.mentions.numerals.numeral_parts import (
    HYPHENS,
    Read,
    and_part,
    hyphen_skipped,
    make,
    remainder,
    scale_at,
    whole,
)
from factcheck.mentions.tokens import Tokens

_BEFORE_DOZEN = word_class("before-dozen")
_ALONE = ("hundred", "thousand", "million", "billion", "trillion")  # may start a number with no number before them


def spelled_at(tokens: Tokens, index: int) -> Read | None:
    word = tokens.lowers[index]
    if word in words.VULGAR:
        over, under = words.VULGAR[word]
        return make(tokens, index, index + 1, Decimal(over) / under, ONE / under)
    if word in ("a", "an"):
        return _after_article(tokens, index)
    if word in ("half", "quarter", "third", "fourth", "fifth", "tenth"):
        return _bare_part(tokens, index, index)
    if word in words.fews():
        return _few(tokens, index, index)
    if word == "dozen":
        alone = tokens.lowers[index - 1] in _BEFORE_DOZEN
        return (
            make(tokens, index, index + 1, words.dozens()[word], words.dozens()[word], words_=True) if alone else None
        )
    plural = words.vague().get(word)
    if plural is not None:
        return _vague(tokens, index, plural)
    if word == "point" and tokens.words[index + 1].isdecimal() and len(tokens.words[index + 1]) <= 4:
        value = Decimal("0." + tokens.words[index + 1])
        return make(tokens, index, index + 2, value, quantum_of(value), words_=True)
    if word in words.scales() and (word not in _ALONE or _tail_of_name(tokens, index)):
        return None
    found = whole(tokens, index)
    return _finish(tokens, index, *found) if found else None


def _tail_of_name(tokens: Tokens, index: int) -> bool:
    """ "e80 million", "Million Dollar Baby": a scale with no number of its own, after a code or in a title."""
    capital = tokens.words[index][0].isupper() and tokens.words[index + 1][:1].isupper()
    if tokens.words[index - 1] in HYPHENS and tokens.lowers[index - 2] == "multi":
        return True
    return tokens.words[index - 1][:1].isdecimal() or (capital and not tokens.text.isupper())


def _finish(tokens: Tokens, first: int, value: Decimal, after: int) -> Read | None:
    """What may follow a whole number in words: a decimal, a fraction, a dozen."""
    point = _point(tokens, after)
    if point:
        decimals, after = point
        value += decimals
        quantum = quantum_of(decimals)
        return _again_scaled(tokens, first, after, value, quantum)
    dozen = words.dozens().get(tokens.lowers[after])
    if dozen:
        return make(tokens, first, after + 1, value * dozen, dozen, dozen, words_=True)
    fraction = _fraction_words(tokens, after, value)
    if fraction:
        return _of_scale(tokens, first, fraction[1], fraction[0], fraction[0] / value)
    last = words.cardinals().get(tokens.lowers[after - 1])
    scale = last[1] if last and last[0] == "scale" else ONE
    added = and_part(tokens, after, scale)
    if added:
        return _again_scaled(tokens, first, added[2], value + added[0], added[1])
    if scale > ONE and (more := remainder(tokens, after, scale)):
        return make(tokens, first, more[2], value + more[0], more[1], words_=True)
    return make(tokens, first, after, value, quantum_of(value), words_=True)


def _again_scaled(tokens: Tokens, first: int, after: int, value: Decimal, quantum: Decimal) -> Read:
    """ "two and a half million", "two point two million"."""
    factor = scale_at(tokens, after)
    if factor is None:
        return make(tokens, first, after, value, quantum, words_=True)
    return make(tokens, first, after + 1, value * factor, quantum * factor, factor, words_=True, digits_after=after)


def _point(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """ "point seven five", "point 75": the decimals and the first token after them."""
    if tokens.lowers[at] != "point":
        return None
    at += 1
    if tokens.words[at].isdecimal() and len(tokens.words[at]) <= 6:
        return Decimal("0." + tokens.words[at]), at + 1
    digits = ""
    while (role := words.cardinals().get(tokens.lowers[at])) and role[0] in words.SMALL and len(digits) < 6:
        if role[0] == "ten" and (nested := whole(tokens, at)):
            digits, at = digits + str(nested[0]), nested[1]
            break
        digits += str(role[1])
        at += 1
    return (Decimal("0." + digits), at) if digits else None


def _fraction_words(tokens: Tokens, at: int, over: Decimal) -> tuple[Decimal, int] | None:
    """ "thirds" after "two", "-fifth" after "one": the value of the fraction and the first token after it."""
    hyphen = tokens.words[at] in HYPHENS
    word = tokens.lowers[at + hyphen]
    under = words.parts().get(word)
    if under is None or not over:
        return None
    plural = word.endswith("s")
    if not plural and over != ONE and not (hyphen and over < 10 and word not in ("half", "quarter")):
        return None
    after = at + hyphen + 1
    if plural and over == ONE:
        return None
    if (
        word in ("quarter", "quarters")
        and not hyphen
        and tokens.lowers[after] not in ("of", "million", "billion", "", "full")
    ):
        return None
    if word in ("half", "halves") and (over != ONE or tokens.lowers[after] not in ("of", "")):
        return None
    if not hyphen and not plural and under >= 10 and tokens.lowers[after] not in ("of", "", ".", ","):
        return None
    return over / under, after


def _after_article(tokens: Tokens, index: int) -> Read | None:
    """ "a million", "a hundred and five", "a dozen", "a quarter of", "a few thousand", "a couple of hundred"."""
    word = tokens.lowers[index + 1]
    if word in words.fews():
        return _few(tokens, index, index + 1)
    if word in words.parts():
        return _bare_part(tokens, index, index + 1)
    if word in words.dozens():
        return make(tokens, index, index + 2, words.dozens()[word], words.dozens()[word], words_=True)
    if word == "half" and tokens.words[index + 2] in HYPHENS:
        return _bare_part(tokens, index, index + 1)
    if words.scales().get(word) is None or word.endswith("s") or word in ("mill", "mil", "cr", "lac"):
        return None
    found = whole(tokens, index + 1)
    if not found:
        return None
    value, after = found
    under = words.parts().get(tokens.lowers[after])
    if under is not None and under >= 1000:
        return make(tokens, index, after + 1, value / under, value / under, words_=True)
    return _finish(tokens, index, value, after)


def _bare_part(tokens: Tokens, first: int, index: int) -> Read | None:
    """A part with nothing or an article before it: "half a million", "a third of", "quarter million"."""
    under = words.parts()[tokens.lowers[index]]
    after = index + 1
    if tokens.words[after] in HYPHENS and tokens.lowers[after + 1] in ("million", "billion", "dozen", "trillion"):
        after += 1
    if under > 2 and first == index and tokens.lowers[after] not in ("million", "billion", "of"):
        return None
    return _of_scale(tokens, first, after, ONE / under, ONE / under)


def _of_scale(tokens: Tokens, first: int, after: int, value: Decimal, quantum: Decimal) -> Read:
    """A fraction, times the scale that may follow: "half a million", "two thirds of a million", "half dozen"."""
    at = hyphen_skipped(tokens, after)
    if tokens.lowers[at] == "of":
        at += 1
    if tokens.lowers[at] in ("a", "an"):
        at = hyphen_skipped(tokens, at + 1)
    factor = scale_at(tokens, at) or words.dozens().get(tokens.lowers[at])
    if factor is None or tokens.lowers[at].endswith("s") or tokens.lowers[at] == "hundred":
        return make(tokens, first, after, value, quantum, words_=True)
    return make(tokens, first, at + 1, value * factor, quantum * factor, factor, words_=True)


def _few(tokens: Tokens, first: int, index: int) -> Read | None:
    """ "several hundred", "a few dozen", "a couple of thousand": floors."""
    at = index + 1
    if tokens.lowers[at] == "of":
        at += 1
    factor = scale_at(tokens, at) or words.dozens().get(tokens.lowers[at])
    if factor is None and tokens.lowers[index : index + 2] == ["couple", "of"] and first < index:
        return make(tokens, first, index + 1, words.fews()["couple"], ONE, words_=True, vague=True)
    if factor is None:
        return None
    value = words.fews()[tokens.lowers[index]] * factor
    after = at + 1
    if factor == 100 and (more := scale_at(tokens, after)):
        value, after = value * more, after + 1
    return make(tokens, first, after, value, value, words_=True, vague=True)


def _vague(tokens: Tokens, index: int, value: Decimal) -> Read | None:
    """ "tens of thousands", "dozens", "scores of": floors."""
    after = index + 1
    if tokens.lowers[after] == "of" and (more := words.vague().get(tokens.lowers[after + 1])) and more >= 100:
        value, after = value * more, after + 2
    elif (tokens.lowers[index] in ("tens", "scores") and tokens.lowers[after] != "of") or (
        tokens.lowers[index] == "tens" and scale_at(tokens, after + 1) is None
    ):
        return None
    return make(tokens, index, after, value, value, words_=True, vague=True)
