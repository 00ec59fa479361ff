"""Numbers that take their unit from a neighbour: lists, parentheses, comparisons, subjects."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.neighbors import listed
from factcheck.mentions.amount import Amount
from factcheck.mentions.kinds.ages import AGE_BOUNDS, OLDEST, are_people, closes
from factcheck.mentions.kinds.counts import classes, singular
from factcheck.mentions.kinds.ranges import change_words, like
from factcheck.mentions.tokens import Tokens
from factcheck.model.records import replace

_LIST_LINKS = (
    ("and",), ("or",), (",", "and"), (",", "or"), ("&",), ("-", "and"), ("-", "or"),
    ("x",), ("×",), ("by",), ("-", "to"),
    ("and", "the", "other"), ("or", "even"), ("plus",), ("/",), ("of", "the"), ("of", "its"), ("of", "their"), ("of",),
    ("out", "of"), ("out", "of", "the"), ("of", "those"), ("of", "our"), ("of", "his"), ("of", "her"), ("of", "my"),
    ("of", "all"), ("of", "these"),
)  # fmt: skip
_PERSONS = listed("persons")
_COMPARING = listed("comparing")
_PAREN_REACH = 8
_LIST_REACH = 60
_REACH = 40


def shared(text: Tokens, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with units for those that a neighbour lends one."""
    found = _from_lists(text, _aged_pairs(text, list(amounts)))
    found = _in_parentheses(text, found)
    found = _changed(text, found)
    found = _enumerated(text, _more(text, _compared(text, found)))
    found = _scaled_like(text, found)
    return [_of_subject(text, amount) if amount.bare else amount for amount in found]


def _from_lists(text: Tokens, amounts: list[Amount]) -> list[Amount]:
    """ "10, 20 and 30 tonnes": from the last of a list to those before it."""
    lent = False
    for at in range(len(amounts) - 2, -1, -1):
        a, b = amounts[at], amounts[at + 1]
        link = tuple(text.lowers[a.last : b.whole])
        lends = b.kind not in ("ordinal", "ratio") and not b.prefixed and b.named not in ("strict", "soft")
        lends = lends and not ("of" in link and a.number.value > b.number.value)  # "231 of the twelve months"
        open_ = a.bare and not b.bare and lends and not _is_gloss(text, amounts, at, link)
        if open_ and (link in _LIST_LINKS or (link in ((",",), ("-", ",")) and lent)) and not _apposed_age(text, b):
            amounts[at] = like(a, b)
            lent = True
        else:
            lent = False
    return amounts


def _is_gloss(text: Tokens, amounts: Sequence[Amount], at: int, link: tuple[str, ...]) -> bool:
    """Is the second number the first one said as a share ("1,140, or 57 percent")? In a list of percentages another one
    stands before, parted by a comma."""
    if amounts[at + 1].kind != "percent" or link not in ((",", "or"), ("or",)):
        return False
    if link == ("or",):  # "down 51 or 15%" is no range
        return amounts[at].number.value > amounts[at + 1].number.value
    return at == 0 or text.lowers[amounts[at - 1].last : amounts[at].whole] != [","]


def _aged_pairs(text: Tokens, amounts: list[Amount]) -> list[Amount]:
    """ "girls, aged 15 and 12", "two sons, 11 and 14,": the ages of two."""
    for at in range(1, len(amounts)):
        a, b = amounts[at - 1], amounts[at]
        if not b.bare or text.lowers[a.last : b.whole] != ["and"] or not closes(text, b.last):
            continue
        noun = singular(text.lowers[a.whole - 2]) if a.bare and text.words[a.whole - 1] == "," else None
        persons = noun in _PERSONS or classes().get(noun or "") == "people"
        if a.kind == "age" or (persons and a.number.quantum >= 1 and 0 < a.number.value < 111 > b.number.value):
            amounts[at - 1] = replace(a, kind="age", unit="year")
            amounts[at] = replace(b, kind="age", unit="year")
    return amounts


def _apposed_age(text: Tokens, b: Amount) -> bool:
    return b.kind == "age" and b.last == b.head + 1


def _in_parentheses(text: Tokens, amounts: list[Amount]) -> list[Amount]:
    """ "71 new stores in Q4 (32 in Sep, 22 in Oct)": the parts take the noun of the whole."""
    for at, whole in enumerate(amounts):
        opening = _opening(text, whole) if whole.kind == "count" and whole.noun is not None else None
        if opening is None:
            continue
        closing = _closing(text, opening)
        for inner in range(at + 1, len(amounts)):
            part = amounts[inner]
            if part.first >= closing:
                break
            if part.bare and abs(part.number.value) <= abs(whole.number.value) and part.first > opening:
                amounts[inner] = like(part, whole)
    return amounts


def _opening(text: Tokens, whole: Amount) -> int | None:
    """The bracket, colon or dash that a few words after a count opens the list of its parts."""
    for at in range(whole.after, min(whole.after + _PAREN_REACH, text.size)):
        if text.words[at] in ("(", ":", "—", "–"):
            return at
        if text.words[at] in ("", "."):
            return None
    return None


def _closing(text: Tokens, opening: int) -> int:
    ends = (")",) if text.words[opening] == "(" else (".", ";", "(")
    for at in range(opening + 1, min(opening + 80, text.size)):
        if text.words[at] in ends or text.words[at] == "":
            return at
    return opening


def _changed(text: Tokens, amounts: list[Amount]) -> list[Amount]:
    """ "from A … to B", "to B from A": the ends of a change, where a word of change says so."""
    for at, amount in enumerate(amounts):
        if amount.change or amount.relation == "between" or text.lowers[amount.whole - 1] != "from":
            continue
        partner = _partner(text, amounts, at)
        if partner is None:
            continue
        other = amounts[partner]
        if amount.bare and not other.bare:
            amount = like(amount, other)
        elif other.bare and not amount.bare:
            other = like(other, amount)
        amounts[at] = replace(amount, change="from")
        amounts[partner] = replace(other, change="to")
    return amounts


def _partner(text: Tokens, amounts: list[Amount], at: int) -> int | None:
    """The amount after "to" that goes with the one after "from": the next one, else the nearest before it."""
    amount = amounts[at]
    ahead, back = range(at + 1, min(at + 4, len(amounts))), range(at - 1, max(-1, at - 4), -1)
    for places in (ahead, back):
        for other_at in places:
            other = amounts[other_at]
            first, last = (amount, other) if other_at > at else (other, amount)
            if last.whole - first.after > _REACH or _parted(text, first.last, last.whole):
                break
            if _ends_change(text, other, amount) and _moving(text, first.whole):
                return other_at
    return None


def _ends_change(text: Tokens, other: Amount, start: Amount) -> bool:
    """Can an amount after "to" be where the change ends that starts from another?"""
    alike = (other.kind == start.kind and other.unit == start.unit) or other.bare or start.bare
    return text.lowers[other.whole - 1] == "to" and alike and not other.change and other.relation != "between"


def _parted(text: Tokens, first: int, last: int) -> bool:
    """Does a sentence end between two tokens?"""
    return any(
        not text.words[i]
        or text.words[i] == ";"
        or (text.words[i] in (".", "!", "?") and not text.glued(i + 1) and text.words[i + 1][:1].isupper())
        for i in range(first, last)
    )


def _moving(text: Tokens, index: int) -> bool:
    words = change_words()
    for at in range(index - 1, max(-1, index - 16), -1):
        if not text.words[at] or (text.words[at] == "." and not text.glued(at + 1)):
            return False
        if text.lowers[at] in words:
            return True
    return False


def _compared(text: Tokens, amounts: list[Amount]) -> list[Amount]:
    """ "441 stores, up from 389", "vs 4.1 mln": a bare number takes the unit of what it is compared with."""
    for at in range(1, len(amounts)):
        amount = amounts[at]
        if not amount.bare or not _in_comparison(text, amount):
            continue
        for model in reversed(amounts[max(0, at - 3) : at]):
            if amount.whole - model.after > _REACH or _parted(text, model.last, amount.whole):
                break
            if model.kind in ("count", "money") and _comparable(amount, model):
                amounts[at] = like(amount, model)
                break
    return amounts


def _in_comparison(text: Tokens, amount: Amount) -> bool:
    """Does the word before an amount compare it with an earlier one ("from", "against", "compared with")?"""
    before, beyond = text.lowers[amount.whole - 1], text.lowers[amount.whole - 2]
    if before == "with":
        return beyond in ("compared", "compares", "comparing")
    if before in ("to", "was"):
        return beyond == "compared"
    return before in _COMPARING and not (before == "than" and amount.hedge)


def _comparable(amount: Amount, model: Amount) -> bool:
    if model.kind == "money":
        scales = amount.number.scale, model.number.scale
        return scales[0] == scales[1] != 1 or min(amount.number.value, model.number.value) >= 1_000_000
    return amount.number.quantum >= 1 and 0.01 < abs(amount.number.value / (model.number.value or 1)) < 100


def _more(text: Tokens, amounts: list[Amount]) -> list[Amount]:
    """ "32 stores opened, with 36 more planned": of the same as the last count."""
    for at in range(1, len(amounts)):
        amount, model = amounts[at], amounts[at - 1]
        if not amount.bare or text.lowers[amount.last] not in ("more", "others", "additional", "fewer", "less"):
            continue
        model = next(
            (m for m in reversed(amounts[max(0, at - 6) : at]) if m.kind == "count" and m.noun and m.unit != "time"),
            model,
        )
        if model.kind == "count" and amount.whole - model.after <= _REACH:
            amounts[at] = like(amount, model)
    return amounts


_PLACING = listed("placing")


def _enumerated(text: Tokens, amounts: list[Amount]) -> list[Amount]:
    """ "Five people died in Kent, three in Essex and one in Surrey": a list whose noun stands at its head."""
    model: Amount | None = None
    for at, amount in enumerate(amounts):
        if amount.kind == "count" and amount.noun is not None:
            model = amount
        elif model is not None and _small_whole(amount) and _goes_on_listing(text, amount, model):
            amounts[at] = like(amount, model)
    return amounts


def _small_whole(amount: Amount) -> bool:
    """Is an amount a bare whole number with no scale, as the items of a list are told?"""
    number = amount.number
    return amount.bare and number.quantum >= 1 and number.scale == 1 and not number.vague


def _goes_on_listing(text: Tokens, amount: Amount, model: Amount) -> bool:
    """Does a bare number go on with a list at whose head another one stands with its noun?"""
    before = text.lowers[amount.whole - 1]
    of_them = before == "," and text.lowers[model.whole - 1] == "of"
    placed = before in (",", "and", ":", ";", ")") and text.lowers[amount.last] in _PLACING
    if not (of_them or placed) or amount.number.value > model.number.value * 3:
        return False
    return amount.whole - model.after <= _LIST_REACH and not _parted(text, model.last, amount.whole)


def _scaled_like(text: Tokens, amounts: list[Amount]) -> list[Amount]:
    """ "pay $250 million instead of the 1.55 billion agreed": bare millions are of the money beside them."""
    for at, amount in enumerate(amounts):
        if (
            not amount.bare
            or amount.number.scale < 1_000_000
            or text.lowers[amount.whole - 1] in ("population", "is", "was")
        ):
            continue
        for model in (*reversed(amounts[max(0, at - 2) : at]), *amounts[at + 1 : at + 2]):
            first, last = (model, amount) if model.first < amount.first else (amount, model)
            if (
                model.kind == "money"
                and model.number.scale >= 1_000_000
                and last.whole - first.after <= 20
                and not _parted(text, first.last, last.whole)
            ):
                amounts[at] = like(amount, model)
                break
    return amounts


def _aged(text: Tokens, amount: Amount) -> bool:
    """ "women over 40", "children under five": a bound on the age of people."""
    bound = text.lowers[amount.whole] in AGE_BOUNDS and amount.whole < amount.first
    return bound and are_people(text, amount.whole - 1) and 1 < amount.number.value <= OLDEST


_REACHING = listed("reaching")
_MONEYED = frozenset(("loan", "payment", "fine", "share", "stock", "bond"))


def _of_subject(text: Tokens, amount: Amount) -> Amount:
    """ "exports could top 5 million", "deaths rose to 45": a bare number counts the subject of its verb."""
    if amount.number.quantum < 1 or amount.number.value < 0:
        return amount
    at = amount.whole - 1
    if _aged(text, amount):
        return replace(amount, kind="age", unit="year")
    verbs = 0
    hedged = amount.hedge is not None and amount.whole < amount.first
    while text.lowers[at] in _REACHING and verbs < 5:
        at -= 1
        verbs += 1
    if not verbs and not (hedged and text.lowers[amount.whole] not in ("about", "some", "around", "over")):
        return amount
    noun = singular(text.lowers[at])
    if (
        noun is None
        or noun not in classes()
        or noun in _MONEYED
        or (text.lowers[at] == "sales" and amount.number.scale != 1)
    ):
        return amount
    return replace(amount, kind="count", unit=noun, noun=(text.starts[at], text.ends[at]), noun_class=classes()[noun])
