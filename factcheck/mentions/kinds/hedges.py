"""Hedges and bounds: the words beside a number that say how it stands to the truth."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.lexicon import rows, word_class
from factcheck.lexicon.neighbors import listed
from factcheck.mentions.tokens import Tokens, tokens
from factcheck.model.mention import BOUND_OF, Bound
from factcheck.model.records import dataclass

_MOST_SKIPPED = 2
"""Phrases that bound nothing between a hedge and its number."""
Phrase = tuple[tuple[str, ...], Bound]


@dataclass(frozen=True, slots=True)
class Hedge:
    """A relation, and the tokens from `first` up to `after` that write it."""

    relation: Bound
    first: int
    after: int


@cache
def _phrases(side: str) -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases of one side, the longest first, by the word that touches the number."""
    table: dict[str, list[Phrase]] = {}
    for place, relation, phrases in rows("hedges"):
        if place == side:
            for phrase in phrases.split("|"):
                made = tokens(phrase)
                words = tuple(made.lowers[: made.size])
                table.setdefault(words[-1] if side == "before" else words[0], []).append((words, BOUND_OF[relation]))
    return {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in table.items()}


def before(text: Tokens, index: int, duration: bool = False) -> Hedge | None:
    """The hedge that ends just before token `index`. Words that bound nothing ("a total of", "another") may stand
    between. Before a span of time "over" means during, unless something says otherwise."""
    at = index
    for skipped in range(_MOST_SKIPPED + 1):
        found = _ending_at(text, at)
        while found is None and skipped and text.lowers[at - 1] in ("a", "an"):
            at -= 1
            found = _ending_at(text, at)
        if found is None:
            return None
        if found.relation != "exact":
            means_else = (_between_two, _adds_up, _is_a_close, *((_means_during,) if duration else ()))
            return None if any(one(text, found) for one in means_else) else found
        at = found.first
    return None


def _ending_at(text: Tokens, at: int) -> Hedge | None:
    if text.words[at - 1] == "-" and text.glued(at) and text.lowers[at - 2] == "sub":
        return Hedge("under", at - 2, at)
    for words, relation in _phrases("before").get(text.lowers[at - 1], ()):
        first = at - len(words)
        if first >= 0 and (len(words) == 1 or tuple(text.lowers[first:at]) == words):
            return Hedge(relation, first, at)
    return None


def _between_two(text: Tokens, hedge: Hedge) -> bool:
    """ "120 over 80": between the two numbers of a blood pressure "over" bounds neither."""
    if text.lowers[hedge.first] != "over" or hedge.after != hedge.first + 1:
        return False
    return all(text.words[at].isdecimal() and len(text.words[at]) in (2, 3) for at in (hedge.first - 1, hedge.after))


def _adds_up(text: Tokens, hedge: Hedge) -> bool:
    """What parts "add up to" is a total, and no limit."""
    return text.lowers[hedge.first] == "up" and text.lowers[hedge.first - 1] in ("add", "adds", "added", "adding")


def _is_a_close(text: Tokens, hedge: Hedge) -> bool:
    """ "From 612 kroner at Thursday's close to 587": the end of a day's trade, and "to"."""
    ahead = text.lowers[hedge.first - 1]
    return text.lowers[hedge.first] == "close" and (ahead in ("the", "previous") or ahead.endswith(("'s", "’s")))


_BEFORE_OVER = listed("before-over")


def _means_during(text: Tokens, hedge: Hedge) -> bool:
    return (
        text.lowers[hedge.first] == "over"
        and hedge.after == hedge.first + 1
        and (text.lowers[hedge.first - 1] not in _BEFORE_OVER)
    )


def after(text: Tokens, index: int) -> Hedge | None:
    """The hedge that starts at token `index`, just after a number: "+", "or more", "plus", "-odd"."""
    word = text.lowers[index]
    if word == "+" or word == "＋":
        return Hedge("at-least", index, index + 1) if text.glued(index) and not _digit(text, index + 1) else None
    at = index + 1 if word == "-" and text.glued(index) and text.glued(index + 1) else index
    if at != index and text.lowers[at] not in ("plus", "odd", "ish"):
        return None
    for words, relation in _phrases("after").get(text.lowers[at], ()):
        end = at + len(words)
        if (len(words) == 1 or tuple(text.lowers[at:end]) == words) and _ends_well(text, words, end):
            return Hedge(relation, index, end)
    return None


_NEEDS_END = frozenset(word_class("hedges-that-end"))


def _ends_well(text: Tokens, words: tuple[str, ...], end: int) -> bool:
    """Does the hedge belong to the number before it, and not to one that follows ("20 people, at least 5 of them")?"""
    if text.lowers[end] == "than":
        return False  # "26 wives and more than 100 children"
    if _digit(text, end) or text.words[end] in ("$", "£", "€", "¥"):
        return False
    if words[0] == "plus":
        return text.lowers[end] not in ("a", "an", "the", "interest", "costs", "tax", "taxes", "expenses")
    return words[0] not in _NEEDS_END or not text.words[end] or not text.words[end][:1].isalnum() or words[0] == "and"


def _digit(text: Tokens, index: int) -> bool:
    return text.words[index][:1].isdecimal()
