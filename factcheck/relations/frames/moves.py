"""Movements: a number that went from one value to another, as a sentence says it, and by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from factcheck.claims.grammar import LEVEL, Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.frames.change_words import BASE, REACH, STOP, YEARLY, Said, change_before, change_words, words
from factcheck.relations.frames.same_measure import same_measure


@dataclass(frozen=True, slots=True)
class Move:
    """`start` and `end` are the values before and after; `amounts` what the sentence says of the difference.

    `direction` is "up", "down" or "" where no word tells; `word` is that word and `place` its offset in the frame;
    `factor` is what the word itself states ("doubled": 2), `hedge` the words before it. `loose` is true where the value
    before is only compared with ("against 20 million"), so that a change may be one against something else; `apart`
    where the two values stand in two sentences.
    """

    start: Claim
    end: Claim
    amounts: tuple[Claim, ...]
    direction: str
    word: str
    place: int
    factor: Decimal | None
    hedge: str
    loose: bool
    frame: Frame
    apart: bool = False

    @property
    def members(self) -> tuple[Claim, ...]:
        return (self.start, self.end, *self.amounts)


LEAD = (
    r"(?:(?:an?|the|its|their|his|about|around|some|just|only|a record|record|high|highs|low|lows|total|average|levels?"
    r"|of|net|surplus|as|much|little|many|few|nearly|almost|over|estimated|revised|previous|previously|earlier"
    r"|last|year's|month's|quarter's|reported|restated|adjusted|what was|or|up|down|roughly|approximately|D's|D"
    r"|initial|original|level|seasonally|annual|rate|value|worth|estimates?|forecasts?|projections?|targets?"
    r"|figures?|guidance"
    r"|expectations?|year-ago|year-earlier|prior|downwardly|upwardly|pace|clip|reading|unrevised|corrected|peak|mark"
    r"|asking|price|guide|reserve|list|issue|offer|bid|valuation|fee|minimum|maximum|recommended|planned|budgeted"
    r"|index|score|seasonally-adjusted|tally|count|headcount|combined|overall|mere|current|[a-z]+'s) ){0,7}"
)
_TAIL = r"(?: ?\([^()]{0,40}\))?(?:,? (?:or|and) (?:about )?[MRCNL](?: [a-z']+){0,3},?)?"
_SHARED = r"(?: ?\([^()]{0,40}\))?(?:,? (?:or|and) (?:about )?(?:[MRCNL]|(?P<share>P))(?: [a-z']+){0,3},?)?"
FILL = r"[^A-Z;:()]{0,70}(?:[DU][^A-Z;:()]{0,40}){0,2}"
_MID = r"(?:(?P<mid>[PQX])[^A-Z;:()]{0,40}(?:[DU][^A-Z;:()]{0,30})?)?"
_ANY_MID = r"(?:(?P<mid>[PQXMCNL])(?: points?| times)?,? )?"
_TO_FROM = regex(rf"\bto {LEAD}(?P<to>{LEVEL}){_SHARED}{FILL}{_MID}\bfrom {LEAD}(?P<from>{LEVEL}){_TAIL}")
_FROM_TO = regex(rf"\bfrom {LEAD}(?P<from>{LEVEL}){_TAIL}{FILL}\bto {LEAD}(?P<to>{LEVEL}){_SHARED}")
_UP_FROM = regex(
    rf"(?P<to>{LEVEL})(?: of (?:the |its |their |all )?{LEVEL}(?= ?,))?{_SHARED}(?:,| —)?"
    rf" ?[^A-Z;:()]{{0,20}}(?:D[^A-Z;:()]{{0,20}})?"
    rf"\b(?P<word>up|down|higher|lower|more|less|above|below|increase|rise|jump|gain|drop|fall|decline|decrease"
    rf"|downward|upward)(?:s? (?:adjustment|revision|correction|change))?(?: by| of)? "
    rf"{_ANY_MID}(?:from|than|on) {LEAD}(?P<from>{LEVEL}){_TAIL}"
)
_AGAINST = regex(
    rf"(?:\b(?P<reached>to) )?{LEAD}(?P<to>{LEVEL}){_SHARED}{FILL}"
    rf"\b(?:compared with|compared to|against|versus|vs\.?) {LEAD}(?P<from>{LEVEL}){_TAIL}"
)
_BASED = regex(
    rf"(?P<to>{LEVEL})(?: ?\([^()]{{0,40}}\))?(?:[^A-Z;:()]{{0,30}}D)?(?:,| —)?"
    rf"(?: (?:is|was|were|are|or|an?|which|that|this|it|some|about|nearly|almost|already|still|also)){{0,4}}"
    rf" (?P<mid>[PXQMCNL])(?: points?| times)? (?P<word>up|down|higher|lower|above|below|more|less|fewer|greater"
    rf"|increase|rise|jump|gain"
    rf"|growth|decrease|drop|fall|decline|reduction)(?: (?:from|than|on|over|to))? {LEAD}(?P<from>{LEVEL})"
)
_AGAIN = regex(
    rf"[^A-Z;:()]{{0,30}}(?:D[^A-Z;:()]{{0,20}})?\b(?:and|but)(?: (?:was|were|is|are|still|also|it|they)){{0,3}}"
    rf" (?:(?P<word>up|down) )?(?P<mid>P)(?: (?P<word2>up|down|higher|lower|above|below|more|less))?"
    rf"(?: (?:from|than|on|over))? {LEAD}(?P<from>{LEVEL})"
)
_AFTER = regex(
    rf"\bto {LEAD}(?P<to>{LEVEL})(?P<between>{FILL})\bafter (?:a )?(?:[a-z]+ing|[a-z]+)(?: by| of)?"
    rf"(?: (?:an? |about |revised |slight )?P)?[^A-Z;:().,]{{0,25}}(?:D )?to {LEAD}(?P<from>{LEVEL})"
)
_TIMES = regex(
    rf"(?P<to>{LEVEL})(?:[^A-Z;:()]{{0,25}}D)?(?:,| —)(?: or)? ?(?P<mid>X)(?: (?:as (?:many|much|large|big|high)"
    rf" as|the [a-z]+ of|more"
    rf" than|what))? {LEAD}(?P<from>{LEVEL})"
)
_OWN_START = regex(
    rf"\bof (?P<from>[MCNL])(?: [a-z]+){{0,2}} (?P<word>rose|grew|climbed|jumped|increased|swelled|soared|fell"
    rf"|dropped|shrank|declined"
    rf"|dwindled|slumped)(?: by)? (?:(?P<mid>[PX]) )?to {LEAD}(?P<to>{LEVEL})"
)
_CHANGES = frozenset(("increase", "rise", "jump", "gain", "drop", "fall", "decline", "decrease"))
_COMPARING = ("compared", "against", "versus", " vs")
_PATTERNS = (
    (_TO_FROM, ("from ",)),
    (_FROM_TO, ("from ",)),
    (_BASED, (" on ", " above ", " below ", " than ", " from ", " over ")),
    (_UP_FROM, ("from ", " than ", " on ")),
    (_AFTER, ("after ",)),
    (_TIMES, ("X",)),
    (_OWN_START, (" to ",)),
    (_AGAINST, _COMPARING),
)
_CHAINED = (_TO_FROM, _UP_FROM, _BASED)
FARTHEST = 5
"""Times that a value may become as much, where "of" alone says that it is the one before."""
ONE = Decimal(1)
LONGEST = 400
"""Claims in a sentence that is still read as one."""
_RIGHT = regex(
    r"(?:,|,? —|,? \(|,?)(?P<lead> ?[^A-Z;:()]{0,40}(?:[DU][^A-Z;:()]{0,30})?)(?P<amount>[PQX])(?P<tail>[^A-Z;:]{0,30})"
)
_RIGHT_AMOUNT = regex(
    r"(?:[^A-Z;:()]{0,30}(?:D[^A-Z;:()]{0,20})?)(?:,| —|,? after|,? for|,? \()(?: (?:an?|the|net|total|overall"
    r"|or)){0,3}"
    r" (?P<word>increase|rise|gain|jump|decrease|drop|fall|decline|reduction|cut|difference|gap|loss|up|down)(?:"
    r" of| by)?"
    r" (?P<amount>[MCNL])(?P<tail>[^A-Z;:]{0,12})"
)
_IN_OTHER = regex(r" [a-z]+ in (?!(?:the|just|only|less|under|an?|about|one|two|three|\w+ (?:years|months))\b)[a-z]")
_FROM = regex(rf"\bfrom {LEVEL} $")
_ITS_END = regex(rf" (?:to|from) {LEVEL}")
"""Behind an amount whose change has an end of its own: ", pushing exports up 45 pct to 260,000"."""
_UP_FROM_ITS = regex(r",[^A-Z]* (?:up|down|rising|falling) from [^A-Z]*$")
"""Before a value that has an end of its own: "up 13% to 101 million, on sales up from 3.5 billion to 4 billion"."""
BETWEEN_TWO = regex(r",? (?:down|up) to\b")
"""Behind two values: both are ends of what was before ("from 89 to 93 billion down to 84 billion")."""
_MORE_OF = regex(r" (?:fewer|more|less) (?!than\b|on\b|in\b|from\b|year\b|over\b|a\b|this\b)[a-z]")
"""Behind an amount: it is one of something else ("from 1.02 billion on 1.8 pct fewer shares")."""
_OF_ANOTHER = regex(r" for (?!D|U|O|(?:the|all|each|any|a|an)\b)")
"""Behind a value that is compared with: it is one of somebody else ("compared to 35 percent for its rivals")."""
_AMONG = regex(r" among\b")
_FORECAST = regex(r"[^;:]{0,60}\b(?:forecasts?|estimates?|expectations?|consensus|expected|predicted)\b")
"""Behind a value: what it is compared with was only expected."""
_OUTLOOK = regex(r"\b(?:forecast|outlook|estimate|projection|target|guidance)s?\b")
_BAND = regex(rf"(?: to {LEVEL})? (?:range|band|corridor|bracket)\b")
"""Behind a value: it is an end of a band ("down from the $2.70 to $2.95 range")."""
_OF_BANDS = regex(
    r"(?P<band>[RCMNL])[^A-Z;:()]{0,40}(?:D[^A-Z;:()]{0,20})?"
    r"\b(?:up|down|higher|lower|reduced|raised|cut)(?: by| it)? $"
)
"""Before "from 75 to 85": it is a band that became another one ("60 to 70 shops this year, down from 75 to 85")."""
_BESIDE_BAND = regex(r"(?: (?:a|per|each|this) [a-z]+)?(?:,| —) (?:up|down) ")
_RECORD = regex(r"\b(?:record|peak|all-time high|all-time low)(?: of)? $")
"""Right before a value: it is that of another day than the change is told of."""
_REACHED = regex(rf"\bto {LEAD}$")
_ELSEWHERE = regex(r"\b(?:plus|forecasts?|expectations?|consensus|estimates?|led|driven|due)\b|\bto $|^ on\b")
"""Before an amount behind both values: it is no change of theirs."""
_BEFORE_THAT = regex(r"^ ?(?:an?|the) (?:year|month|week|quarter|day) before\b")
"""Behind the value before: the time that it is of, and no clause of its own."""
_PLAIN_LEAD = regex(r" ?(?:or|for|that is|i\.e\.|equal to|which is)?(?: an?)?(?: about)? ?(?:an? )?")


@lru_cache(maxsize=512)
def moves(frame: Frame) -> tuple[Move, ...]:
    """The movements of one sentence, in order; no claim is an end of two."""
    if not 1 < len(frame.letters) <= LONGEST or "respectively" in frame.text:
        return ()
    found: list[Move] = []
    taken: set[str] = set()
    for match in pairs(frame):
        move = _move(frame, match)
        if move and not taken & {move.start.id, move.end.id}:
            taken |= {move.start.id, move.end.id}
            found.append(move)
            again = _again(frame, match, move) if match.re in _CHAINED else None
            if again is not None and again.start.id not in taken:
                taken.add(again.start.id)
                found.append(again)
    return tuple(sorted(found, key=lambda move: move.end.span.start))


def _move(frame: Frame, match: re.Match[str]) -> Move | None:
    start, end = frame.at(match, "from"), frame.at(match, "to")
    if start is None or end is None or not same_measure(start, end) or _one_scaled(start, end):
        return None
    if _is_other(frame, match) or _is_far(match, (end.quantity.value or ONE) / (start.quantity.value or ONE)):
        return None
    left, right = _left(frame, match), _told_behind(frame, match)
    if right is not None and _contrary(left.word, right.word):
        right = None
    said = right if right is not None and not left.word else left
    summed = match.re == _AGAINST and right is not None and bool(right.word)
    yearly = _of_a_year(frame, left)
    loose = _is_a_record(frame, match) or (yearly and _dated_otherwise(frame, match))
    loose |= match.re == _AGAINST and not summed
    apart = match.re == _AFTER or summed or yearly
    middle = _middle(frame, match)
    amounts = (*left.amounts, *((middle,) if middle else ()), *(right.amounts if right else ()))
    word, place = (said.word, said.place) if said.word else ("", left.place)
    direction, factor = words().get(word, ("", None))
    hedge = frame.text[max(0, place - 14) : place] if word else ""
    return Move(start, end, amounts, direction, word, place, factor, hedge, loose, frame, apart)


def _is_a_record(frame: Frame, match: re.Match[str]) -> bool:
    """Is the value before told as a record or a peak, from which the change is not told?"""
    place = match.start("from")
    return _RECORD.search(frame.text, max(0, place - REACH), place) is not None


def _of_a_year(frame: Frame, left: Said) -> bool:
    """Is the change before two values told with a base of its own: "rose 4% year on year to 60 from 50"?"""
    return bool(left.amounts) and YEARLY.match(frame.text, frame.place_of(left.amounts[0]) + 1) is not None


def _dated_otherwise(frame: Frame, match: re.Match[str]) -> bool:
    """Is the value before of another time than the year before ("to 60 from 50 in January")?"""
    after = frame.text[max(match.end("from"), match.end("to")) :][:21]
    return re.match(r"[^A-Z]{0,20}D", after) is not None and "year" not in _next_date(frame, match)


def _is_other(frame: Frame, match: re.Match[str]) -> bool:
    """Do the words around two values say that they are not one value before and after?"""
    first, last = sorted((match.span("from"), match.span("to")))
    inner = frame.text[first[1] : last[0]]
    if match.re == _BASED:
        return re.search(r"\b(?:which|that) (?!is|was|were|are)", inner) is not None
    if STOP.search(match.groupdict().get("between") or _without_comparison(inner)):
        return True
    if _BAND.match(frame.text, last[1]) or was_a_band(frame, match.start(), frame.at(match, "from")):
        return True
    if match.re == _FROM_TO and BETWEEN_TWO.match(frame.text, last[1]):
        return True
    if match.re == _UP_FROM and _compares_two_changes(frame, match):
        return True
    if match.re == _AGAINST:
        behind = match.end("from")
        others = (
            _OF_ANOTHER.match(frame.text, behind),
            _AMONG.match(frame.text, behind),
            _FORECAST.match(frame.text, match.end("to")),
        )
        return any(others)
    return match.re == _TO_FROM and _crosses(frame, match)


def _compares_two_changes(frame: Frame, match: re.Match[str]) -> bool:
    """ "a steeper fall than the 340,000 decline that was forecast" """
    return match["word"] in _CHANGES and frame.text.startswith(" than", match.end("word"))


def was_a_band(frame: Frame, place: int, start: Claim | None) -> bool:
    """Does what became of a band stand before "from": "60 to 70 shops, down from 75 to 85", "10 a day, down from 15 to
    20"?"""
    found = _OF_BANDS.search(frame.text, max(0, place - REACH), place)
    if found is None:
        return False
    now = frame.claim_at(found.start("band"))
    beside = _BESIDE_BAND.fullmatch(frame.text, found.end("band"), place) is not None
    return now.mention.upper is not None or (beside and start is not None and same_measure(now, start))


def _is_far(match: re.Match[str], times: Decimal) -> bool:
    """Has a value become so many times as much that a loose form of words hardly makes it a change?"""
    if match.re == _OWN_START:
        return not FARTHEST > times > ONE / FARTHEST
    return match.re == _AFTER and not Decimal("0.67") < times < Decimal("1.5")


def _left(frame: Frame, match: re.Match[str]) -> Said:
    """The change word of two values that stands in their form of words or before it, and the amounts beside it."""
    groups = match.groupdict()
    if groups.get("word"):
        return Said(match["word"], match.start("word"))
    if match.re == _AGAINST and not groups["reached"]:
        return Said("", match.start())
    if match.re == _TIMES and not _REACHED.search(frame.text, max(0, match.start() - REACH), match.start()):
        return Said("", match.start())  # "up 1 cent at $19, half the $38 of May"
    return change_before(frame, match.start())


def _told_behind(frame: Frame, match: re.Match[str]) -> Said | None:
    """The change that is told behind both values, if it is theirs."""
    if match.groupdict().get("share"):
        return None
    right = _right(frame, match.end())
    return None if right is None or _of_the_year_before(frame, match, right) else right


def _of_the_year_before(frame: Frame, match: re.Match[str], right: Said) -> bool:
    """Is a forecast changed, and the amount behind it one from the year before ("to 675 million from an earlier
    forecast of 690 million, down 4 percent from last year")?"""
    low, high = sorted((match.end("from"), match.end("to")))
    place = frame.place_of(right.amounts[0]) if right.amounts else high
    return _OUTLOOK.search(frame.text, low, high) is not None and BASE.search(frame.text, place, place + 20) is not None


def _middle(frame: Frame, match: re.Match[str]) -> Claim | None:
    """The amount between both values; what is paid on top is no change ("to 24 percent, plus 500 basis points")."""
    if not match.groupdict().get("mid"):
        return None
    value = min(match.end("from"), match.end("to"))
    return None if _ELSEWHERE.search(frame.text, value, match.start("mid")) else frame.at(match, "mid")


def _crosses(frame: Frame, match: re.Match[str]) -> bool:
    """Does another end stand between them ("the rate to 0.5 percent … to 76 percent from 87 percent"), or have both
    their own ("from 530 to 436 – … 9% from 4,834 to 4,406")?"""
    if match["mid"] and frame.text.endswith(" to ", 0, match.start("mid")):
        return True
    parted = "," in frame.text[match.end("to") : match.start("from")]
    closed = parted or _FROM.search(frame.text, 0, match.start()) is not None
    own = closed or _UP_FROM_ITS.search(frame.text, match.end("to"), match.start("from")) is not None
    return own and _ITS_END.match(frame.text, match.end("from")) is not None


def _contrary(word: str, other: str) -> bool:
    """Do two change words go opposite ways?"""
    ways = {words().get(one, ("", None))[0] for one in (word, other)}
    return ways == {"up", "down"}


def _next_date(frame: Frame, match: re.Match[str]) -> str:
    """The date behind both values, in lower case."""
    index = frame.index_at(max(match.end("from"), match.end("to")))
    return frame.claims[index].text.lower() if index < len(frame.claims) else ""


def pairs(frame: Frame) -> Iterator[re.Match[str]]:
    """Where two values, "from" and "to", are written as the ends of a movement, whatever they are values of."""
    for pattern, keys in _PATTERNS:
        if any(key in frame.text for key in keys):
            yield from pattern.finditer(frame.text)


def _again(frame: Frame, first: re.Match[str], move: Move) -> Move | None:
    """ "(up 2.6 pct from 23.5 billion) and 42 pct above the 17.0 billion of the year before" """
    match = _AGAIN.match(frame.text, max(first.end("to"), first.end("from")))
    start = frame.at(match, "from") if match is not None else None
    if match is None or start is None or not same_measure(start, move.end):
        return None
    amount = frame.at(match, "mid")
    word = match["word2"] or match["word"] or ("" if match["word2"] else move.word)
    assert amount is not None
    return Move(
        start, move.end, (amount,), words().get(word, ("", None))[0], word, match.start("mid"), None, "", False, frame
    )


def _without_comparison(inner: str) -> str:
    inner = re.sub(r", which (?:is|was|are|were)\b", "", inner)
    return re.sub(r"\b(?:compared (?:with|to)|against|versus|vs\.?)(?: [a-z]+){0,4} ?$", "", inner)


def _one_scaled(start: Claim, end: Claim) -> bool:
    """Does only one of them say its million, as in "from 2 to 3 million"? Then the other may mean it too."""
    if "number" not in (start.quantity.kind, end.quantity.kind):
        return False
    scales = {claim.mention.number.scale for claim in (start, end) if claim.mention.number}
    return len(scales) == 2 and 1 in scales


def _of_its_own(lead: str, tail: str) -> bool:
    """Has an amount behind both values a base of its own ("from 114 in the previous quarter, up 3% on the year")?"""
    return re.search(r"\b(?:over|compared|against)\b|^ (?:above|below) (?:the|its|a|what)\b", tail) is not None or (
        BASE.search(tail) is not None and re.search(r"D|\b(?:month|quarter|week|previous|prior)\b", lead) is not None
    )


def _right(frame: Frame, after: int) -> Said | None:
    """An amount that is told after both values: ", up 80 pct", ", or 80 pct", ", a rise of 80 pct"."""
    match = _RIGHT.match(frame.text, after)
    if match is None:
        return _right_amount(frame, after)
    lead, tail = match["lead"], match["tail"]
    if (
        _ELSEWHERE.search(lead)
        or tail.startswith((" of ", "'s", "-"))
        or _ITS_END.match(frame.text, match.end("amount"))
        or _IN_OTHER.match(tail)
        or _MORE_OF.match(tail)
        or STOP.search(_BEFORE_THAT.sub("", lead))
        or _of_its_own(lead, tail)
    ):
        return None
    amount = (frame.claim_at(match.start("amount")),)
    if word := change_words().search(lead) or change_words().match(tail.lstrip()):
        return Said(word.group(), match.start("lead"), amount)
    plain = lead.strip() and _PLAIN_LEAD.fullmatch(lead)
    return Said("", after, amount) if plain else None


def _right_amount(frame: Frame, after: int) -> Said | None:
    """A difference that is told after both values: ", a decrease of 131 million"."""
    match = _RIGHT_AMOUNT.match(frame.text, after)
    if match is None or match["tail"].startswith((" from", " to", " or more", " a ", "-")):
        return None
    return Said(match["word"], match.start("word"), (frame.claim_at(match.start("amount")),))
