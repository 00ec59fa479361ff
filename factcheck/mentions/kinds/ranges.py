"""Two numbers that belong together: ranges, changes from one value to another, scores, odds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from factcheck.lexicon import rows, word_class
from factcheck.mentions.amount import Amount
from factcheck.mentions.exclusions.labels import score_words
from factcheck.mentions.tokens import Tokens
from factcheck.model.mention import Numeral
from factcheck.model.records import replace

_RANGING = frozenset(word_class("ranging"))

_DASHES = ("-", "–", "—", "‐", "‑", "−")
_WAVES = ("~", "～")
_STRETCHES = ("to", "through", "~", "～", "or", "up to")
"""What stands between the two ends of a range."""
_SCORE_BELOW = 200
_REACH = 30
_COMPARING = frozenset(("more", "less", "fewer", "above", "below"))
_ROUND = frozenset(map(Decimal, (5, 10, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000)))


@cache
def change_words() -> frozenset[str]:
    """The words that make two values out of "from A to B"; those that only compare ("more than") do not."""
    moved = {word for word, *_ in rows("movements")}
    return frozenset(word for _, words in rows("changes") for word in words.split("|")) | (moved - _COMPARING)


def joined(text: Tokens, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts with pairs made ranges, ends of changes or odds, and scores left out."""
    made: list[Amount] = []
    at = 0
    while at < len(amounts):
        chain = max(_chain(text, amounts, at), _row(text, amounts, at))
        if chain > 2:
            at += chain
            continue
        pair = _pair(text, amounts[at], amounts[at + 1]) if at + 1 < len(amounts) else None
        if pair is None:
            made.append(amounts[at])
            at += 1
        else:
            made += pair
            at += 2
    return made


def _chain(text: Tokens, amounts: Sequence[Amount], at: int) -> int:
    """How many bare numbers hang together by hyphens from here on: telephone numbers, codes, line-ups."""
    length = 1
    while at + length < len(amounts):
        left, right = amounts[at + length - 1], amounts[at + length]
        if (
            right.first != left.last + 1
            or text.words[left.last] not in _DASHES
            or not text.glued(left.last)
            or not text.glued(right.first)
        ):
            break
        if not left.bare or left.number.words:
            break
        length += 1
    return length


def _row(text: Tokens, amounts: Sequence[Amount], at: int) -> int:
    """How many bare numbers follow one another with nothing between: standings, statistics."""
    length = 1
    while at + length < len(amounts):
        left, right = amounts[at + length - 1], amounts[at + length]
        if right.first != left.last or not left.bare or not right.bare or left.number.words or right.number.words:
            break
        length += 1
    return length


def _pair(text: Tokens, a: Amount, b: Amount) -> list[Amount] | None:
    """None where two neighbours have nothing to do with each other; an empty list where they are a score."""
    if a.upper or b.upper:
        return None
    b = _unsigned(text, a, b)
    link = text.lowers[a.last : b.whole]
    if not link:
        return _side_by_side(text, a, b)
    if len(link) > 3:
        return None
    words = [word for word in link if word not in _DASHES]
    if not words:
        return _stretch(text, a, b, "-") if len(link) == 1 else None
    return _linked(text, a, b, " ".join(words))


def _side_by_side(text: Tokens, a: Amount, b: Amount) -> list[Amount] | None:
    """ "5~10", "from $5 up to $10", "one over twelve": with nothing between but a hedge of the second."""
    if text.words[b.whole] in _WAVES and text.glued(b.whole):
        return _stretch(text, a, replace(b, hedge=None), "-")
    up_to = text.lowers[b.whole : b.whole + 2] == ["up", "to"] and b.hedge is not None
    if up_to and text.lowers[a.whole - 1] == "from" and not (a.bare and b.bare):
        return _stretch(text, a, replace(b, hedge=None, relation="exact"), "up")
    if text.lowers[b.whole] == "over" and abs(a.number.value) == 1 and a.bare and b.bare:
        return _share(text, a, b)
    return None


def _linked(text: Tokens, a: Amount, b: Amount, link: str) -> list[Amount] | None:
    """Two numbers with words between: "one in five", "between 5 and 10", "5 to 10", "2 for 20"."""
    link = link.removesuffix(" every")
    if link == "for":
        return [] if _at_cricket(a, b) else None
    if link in ("out of", "in"):
        return _odds(text, a, b, link.partition(" ")[0])
    if link == "and" and text.lowers[a.whole - 1] == "between":
        return _between(text, a, b)
    if link in ("and", "but", ","):
        return _bounded(text, a, b)
    return _stretch(text, a, b, link.rpartition(" ")[2]) if link in _STRETCHES else None


def _at_cricket(a: Amount, b: Amount) -> bool:
    """ "3 for 45": wickets and runs."""
    return a.bare and b.bare and a.number.value <= 10 and a.number.scale == b.number.scale == 1 and not b.hedge


def _unsigned(text: Tokens, a: Amount, b: Amount) -> Amount:
    """ "2 -7 g": the dash joins, it is no minus."""
    if b.first == a.last and text.words[b.first] in _DASHES and b.number.value < 0:
        return replace(b, first=b.first + 1, whole=b.first + 1, number=replace(b.number, value=-b.number.value))
    return b


def _stretch(text: Tokens, a: Amount, b: Amount, link: str) -> list[Amount] | None:
    if not _alike(a, b):
        return None
    low, high = _scaled(a, b)
    falling = low.value >= high.value
    if link == "or":
        return [_range(text, a, b, low, high)] if _either(a, b, low, high) else None
    if _is_result(text, a, b, link, falling):
        return []
    if _from_to(text, a, link, falling):
        return _change(a, b, low, high)
    if _names_score(text, a, b, link):
        return []
    if falling:
        return [] if low.value < _SCORE_BELOW and _in_reverse(a, b, link) else None
    if link == "to" and _apart(text, a, b, low, high):
        return None
    named = b.number.value < _SCORE_BELOW and _plain(a, b) and text.lowers[b.after] in score_words()
    return [] if named else [_range(text, a, b, low, high)]


def _in_reverse(a: Amount, b: Amount, link: str) -> bool:
    """ "5-3", "5 to 3", "7-5 votes": two numbers that stand in no order of size, as those of a result may."""
    return _plain(a, b) or (link == "-" and a.bare and b.kind == "count" and not b.hedge)


def _apart(text: Tokens, a: Amount, b: Amount, low: Numeral, high: Numeral) -> bool:
    """ "rose 5% to 20%": "to" leads to what came of a change."""
    led = text.lowers[a.whole - 1] == "from"
    return not led and (_after_change(text, a) or _far(text, a, b, low, high))


def _from_to(text: Tokens, a: Amount, link: str, falling: bool) -> bool:
    """ "rose from 5 to 10", "from 10 to 5": two ends of a change, and no range ("from 5 to 10 days")."""
    led = text.lowers[a.whole - 1] == "from" and link in ("to", "through", "up")
    return led and (falling or _changes(text, a.whole - 1))


def _names_score(text: Tokens, a: Amount, b: Amount, link: str) -> bool:
    """ "a 45-37 victory": a word for a result right behind two small numbers."""
    return link in ("-", "to") and a.bare and b.number.value < _SCORE_BELOW and text.lowers[b.last] in score_words()


def _plain(a: Amount, b: Amount) -> bool:
    """Are both numbers bare, with no hedge, sign or scale?"""
    return a.bare and b.bare and a.hedge is None and a.number.scale == b.number.scale == 1 and not a.prefixed


def _either(a: Amount, b: Amount, low: Numeral, high: Numeral) -> bool:
    """ "two or three", "3 or 4 million": numbers so near that "or" makes one of them."""
    near = (a.bare and high.value - low.value in (1, 2) and high.value <= 20) or low.scale == high.scale != 1
    return near and low.value < high.value and b.hedge is None


def _is_result(text: Tokens, a: Amount, b: Amount, link: str, falling: bool) -> bool:
    """ "a record of 45-37", "a 3-to-1 vote", "won 3-2": the two sides of a result. `falling`: the second number is
    not the greater one."""
    if link == "to":
        return falling and a.bare and text.words[a.last] in _DASHES and text.words[b.whole - 1] in _DASHES
    if link != "-":
        return False
    of_record = text.lowers[a.whole - 1] == "of" and text.lowers[a.whole - 2] in score_words()
    if _plain(a, b) and ((of_record and b.number.value < 2 * _SCORE_BELOW) or _is_score(text, a, b)):
        return True
    low, high = _scaled(a, b)
    return a.bare and b.bare and low.value == high.value


def _alike(a: Amount, b: Amount) -> bool:
    """Can two amounts be the ends of one range: the same unit, or one of them with none of its own?"""
    if a.kind == b.kind:
        return a.unit == b.unit and (a.kind != "money" or bool(set(a.currencies) & set(b.currencies)))
    if a.bare:
        return b.kind not in ("ordinal",) and not (b.kind == "money" and b.prefixed)
    return b.bare and ((a.kind == "money" and a.prefixed) or a.kind == "age")


def _scaled(a: Amount, b: Amount) -> tuple[Numeral, Numeral]:
    """The two numerals, the first with the scale of the second where it has none: "3 to 4 million", "from 15.5 to 12.6
    million", "four to five thousand"."""
    low, high = a.number, b.number
    scale = _scale_of(high)
    if low.scale == 1 and scale > 1 and 0 < low.value < THOUSAND:
        ascending = low.value < high.value / scale
        return (_in_scale(low, scale) if ascending or _near(low.value * scale, high.value) else low), high
    if low.scale == 1 and b.kind == "money" and a.bare and high.scale == HUNDREDTH:
        return _in_scale(low, high.scale), high
    return low, high


def _scale_of(number: Numeral) -> Decimal:
    """What a numeral is multiplied by: a million of "4 million", a thousand of "five thousand"."""
    if number.scale != 1 or not number.words:
        return number.scale
    whole = int(number.value)
    return next((Decimal(scale) for scale in SCALES if whole >= scale and whole % scale == 0), Decimal(1))


def _in_scale(number: Numeral, scale: Decimal) -> Numeral:
    return replace(number, value=number.value * scale, quantum=number.quantum * scale, scale=scale)


def _near(value: Decimal, other: Decimal) -> bool:
    return abs(other) / NEAR < abs(value) < abs(other) * NEAR


def _is_score(text: Tokens, a: Amount, b: Amount) -> bool:
    if a.number.words != b.number.words and not b.bare:
        return False
    if text.lowers[b.after] in score_words():
        return b.number.value < _SCORE_BELOW
    if a.number.value >= _SCORE_BELOW or b.number.value >= _SCORE_BELOW:
        return False
    fractional = a.number.quantum < 1 or b.number.quantum < 1
    return not fractional or a.number.value >= b.number.value


def _changes(text: Tokens, index: int) -> bool:
    """Does a word of change stand before token `index`, in the same sentence?"""
    words = change_words()
    for at in range(index - 1, max(-1, index - _REACH), -1):
        word = text.lowers[at]
        if not word or (word == "." and not text.glued(at + 1)) or word == ";" or word in _RANGING:
            return False
        if word in words:
            return True
    return False


def _far(text: Tokens, a: Amount, b: Amount, low: Numeral, high: Numeral) -> bool:
    """ "up 1.7 percent or $49 billion to $2,855 billion": both with their unit, and after a word of change."""
    if low.value > 0 and high.value / low.value > 20:
        return True
    return not a.bare and not b.bare and not a.prefixed and _changes(text, a.whole)


def _after_change(text: Tokens, a: Amount) -> bool:
    """ "rose 5% to 20%", "fell by 12 to 150": what was gained, and what came of it."""
    at = a.whole - 1
    if text.lowers[at] in ("by", "another", "about", "a"):
        at -= 1
    return text.lowers[at] in change_words()


def _change(a: Amount, b: Amount, low: Numeral, high: Numeral) -> list[Amount]:
    first = (
        replace(like(a, b), number=low, change="from")
        if a.bare or a.kind != b.kind
        else replace(a, number=low, change="from")
    )
    second = like(b, a) if b.bare and not a.bare else replace(b, number=high)
    return [first, replace(second, change="to")]


HUNDREDTH, THOUSAND, NEAR = Decimal("0.01"), 1000, 5
SCALES = (10**9, 10**6, 1000)
"""The scale of cents, the least one that a number may share with another, and how far apart two amounts may be for one
to be in the other's scale."""


def like(bare: Amount, model: Amount) -> Amount:
    """A number with no unit, with the unit of another, and with its scale where that brings the two near each other:
    "84" of "rose to 88p from 84" is in pence, too, and "15.5" of "from 15.5 to 12.6 million tonnes" in millions."""
    number, scale = bare.number, model.number.scale
    lends = scale >= THOUSAND or (model.kind == "money" and scale == HUNDREDTH)
    if number.scale == 1 and lends and _near(number.value * scale, model.number.value):
        number = _in_scale(number, scale)
    return replace(
        bare, number=number, kind=model.kind, unit=model.unit, currencies=model.currencies, sign=model.sign,
        per=model.per, noun=model.noun, noun_class=model.noun_class, modifiers=model.modifiers,
    )  # fmt: skip


def _range(text: Tokens, a: Amount, b: Amount, low: Numeral, high: Numeral) -> Amount:
    model = b if not b.bare or a.bare else a
    hedge, whole = a.hedge, a.whole
    before = text.lowers[a.whole - 1]
    if before in ("between", "from"):
        whole -= 1
        hedge = (text.starts[whole], text.ends[whole]) if before == "between" or hedge is None else hedge
        if before == "from":
            hedge = a.hedge
    return replace(
        model, first=a.first, last=b.last, whole=whole, after=b.after, head=a.head, number=low, upper=high,
        relation="between", hedge=hedge, sign=a.sign or b.sign, prefixed=a.prefixed,
    )  # fmt: skip


def _between(text: Tokens, a: Amount, b: Amount) -> list[Amount] | None:
    if not _alike(a, b):
        return None
    low, high = _scaled(a, b)
    return [_range(text, a, b, low, high)] if low.value < high.value else None


def _bounded(text: Tokens, a: Amount, b: Amount) -> list[Amount] | None:
    """ "more than 20 and less than 35": a floor and a ceiling of one number."""
    if (
        not (a.hedge and b.hedge)
        or not _alike(a, b)
        or a.hedge[0] >= text.starts[a.first]
        or b.hedge[0] >= text.starts[b.first]
    ):
        return None
    if text.words[a.last] == "," and not (a.bare and b.bare):
        return None
    floor, ceiling = ("over", "at-least"), ("under", "at-most")
    if a.relation in floor and b.relation in ceiling and a.number.value < b.number.value:
        return [replace(_range(text, a, b, a.number, b.number), hedge=a.hedge)]
    if a.relation in ceiling and b.relation in floor and b.number.value < a.number.value:
        return [replace(_range(text, a, b, b.number, a.number), hedge=a.hedge)]
    return None


def _odds(text: Tokens, a: Amount, b: Amount, link: str) -> list[Amount] | None:
    """ "one in five", "nine out of ten", "two in every three": a share. "12 out of 40 members" stay two counts."""
    over, under = a.number.value, b.number.value
    small = a.bare and 0 < over < under and over < 10 and a.number.scale == 1 and a.number.quantum >= 1
    if not small or b.kind not in ("number", "count") or b.hedge is not None:
        return None
    spelled = a.number.words and b.number.words and under < 10
    if link == "in" and over != 1 and under not in _ROUND and not spelled:
        return None
    return _share(text, a, b)


def _share(text: Tokens, a: Amount, b: Amount) -> list[Amount]:
    under = b.number.value
    value = a.number.value / under
    number = Numeral(a.number.start, b.number.end, value, 1 / under, text.slice(a.head, b.last), words=a.number.words)
    return [replace(a, last=b.last, after=b.last, number=number, kind="ratio", unit=None)]
