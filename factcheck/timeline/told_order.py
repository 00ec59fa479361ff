"""What a text says of the order of two dated happenings: by the verbs of one subject ("was hired in May and left in
June"), by a word ("after", "later"), by a pluperfect; and how surely both are of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.timeline.dated_verbs import Dated, is_auxiliary, is_light
from factcheck.vocabulary import rows

SAME, NEAR, APART = 2, 1, 0
"""Of one thing; maybe of one, in one sentence or by a word that points back; nothing says so."""
REACH = 14
"""Words from a conjunction to its date, at most."""
GAP = 8
"""Code points between a sentence and the next one, at most."""
_OPENING = 3
"""Words that open a sentence or a clause, at most."""
_POINTING = 5
"""Words at the opening of a sentence that say what it is about."""


@cache
def turns(name: str) -> frozenset[str]:
    """The words of a class of turns.tsv."""
    return next(frozenset(cell.split("|")) for found, cell in rows("turns") if found == name)


def linked(a: Dated, b: Dated) -> int:
    """How surely two happenings, the second told next, are of one thing."""
    return _in_sentence(a, b) if a.frame is b.frame else _in_next(b)


def _in_sentence(a: Dated, b: Dated) -> int:
    between = [w for w in b.words[max(a.index, a.verb) + 1 : b.verb] if not is_auxiliary(w) and not is_light(w)]
    if not between:
        return NEAR
    if turns("like") & set(between):
        return APART
    if between[-1] in turns("pronoun"):
        own = len(between) == 1 or not between[-2].isalpha() or between[-2] in turns("turning")
        return SAME if own else NEAR
    return SAME if between[-1] in turns("joining") else NEAR


def _in_next(b: Dated) -> int:
    start = b.clause[0] if b.clause else b.verb
    if b.words[b.verb - 1] == "," or (start and b.words[start - 1] in turns("relative")):
        return APART
    opener = next((word for word in b.words if word.isalpha()), "")
    if opener in turns("pronoun") or (b.opening and turns("pronoun") & set(b.words[b.index : b.verb])):
        return SAME
    pointing = turns("pointing") & {*b.words[:_POINTING], *(b.words[number] for number in b.clause)}
    return NEAR if pointing or b.opening or opener in turns("definite") else APART


def told_before(a: Dated, b: Dated) -> bool:
    """Is the first of two happenings told as the earlier one?"""
    return _joined(a, b) or _goes_on(a, b) or _turned(a, b, "ahead") or _then(a, b)


def told_behind(a: Dated, b: Dated) -> bool:
    """Is the first of two happenings told as the later one?"""
    return _turned(a, b, "behind") or _pluperfect(a, b) or _opens_with(a, b, "by-then")


def one_subject(a: Dated, b: Dated) -> bool:
    """Are they verbs of one subject, with nothing but "and" between?"""
    return a.frame is b.frame and _joins(_verbal(b.words[a.index + 1 : b.verb]))


def _joined(a: Dated, b: Dated) -> bool:
    """ "opened in 1998 and moved in 1995": verbs of one subject with nothing but "and" between, or a date that opens
    the clause behind it."""
    if a.frame is not b.frame or not (_plain(a) and _plain(b)) or a.word == b.word or b.word in turns("like"):
        return False
    if _takes_back(a) or _takes_back(b):
        return False
    between = b.words[a.index + 1 : b.verb]
    if b.opening:
        return "and" in between or ";" in between
    return not a.opening and (_joins(_verbal(between)) or _joins(_verbal(_without_aside(between))))


def _goes_on(a: Dated, b: Dated) -> bool:
    """ "They took him on 19 August. He came before the bench on 25 August": the subject goes on, as a pronoun that
    opens the next sentence or clause, and its verb is the main one."""
    if not (_plain(a) and _plain(b)) or a.word == b.word or b.opening or _is_clause(a):
        return False
    if a.days.grain != b.days.grain or not _adjoin(a, b):
        return False
    if a.frame is b.frame:
        between = b.words[a.index + 1 : b.verb]
        opener = next((n for n, word in enumerate(between) if word in turns("subject")), 0)
        rest = list(between[opener + 1 :]) if set(between[:opener]) & {"and", ";"} and opener <= _OPENING else ["?"]
    else:
        rest = list(b.words[1 : b.verb]) if b.words[0] in turns("subject") else ["?"]
    return not _verbal(rest) and not (_takes_back(a) or _takes_back(b))


def _adjoin(a: Dated, b: Dated) -> bool:
    """Do they stand in one sentence, or in two with none between?"""
    return a.frame is b.frame or b.frame.sentence.start - a.frame.sentence.end <= GAP


def _takes_back(dated: Dated) -> bool:
    return bool((turns("not") | turns("like")) & {dated.words[number] for number in dated.clause})


def _is_clause(dated: Dated) -> bool:
    """Is it told in a clause that hangs on another one: "until he retired in 2007"?"""
    start = dated.clause[0] if dated.clause else dated.verb
    return start > 0 and dated.words[start - 1] in turns("relative") | turns("turning")


def _plain(dated: Dated) -> bool:
    return dated.lead in ("in", "on") and dated.past and not dated.had


def _verbal(between: Sequence[str]) -> list[str]:
    """Words without commas and what stands between a subject and its verb; "has" tells another time."""
    return [w for w in between if w in ("has", "have") or not (w == "," or is_light(w) or is_auxiliary(w))]


def _joins(words: Sequence[str]) -> bool:
    return list(words) in (["and"], ["and", "then"])


def _without_aside(between: Sequence[str]) -> list[str]:
    """Words without what stands between two commas."""
    out: list[str] = []
    inside = False
    for word in between:
        if word == ",":
            inside = not inside
        elif not inside:
            out.append(word)
    return out


def _turned(a: Dated, b: Dated, name: str) -> bool:
    """Does a conjunction open the clause of the second, with no other clause between?"""
    leads = a.lead in ("in", "on") and b.lead in ("in", "on")
    if a.frame is not b.frame or not leads or (a.opening and b.opening):
        return False
    between = b.words[a.index + 1 : b.index]
    for number in range(len(between) - 1, -1, -1):
        if between[number] in turns(name) and a.index + 1 + number < b.verb:
            return len(between) - number <= REACH and not turns("bar") & set(between[:number])
        if between[number] in turns("bar"):
            return False
    return False


def _then(a: Dated, b: Dated) -> bool:
    """ "It later closed in 1990": an adverb right at the verb, or at the opening of the sentence."""
    if _opens_with(a, b, "now-then"):
        return True
    if not _plain(a) or not _plain(b):
        return False
    near = {*b.words[max(0, b.verb - 2) : b.verb], *(b.words[:1] if a.frame is not b.frame else ())}
    return bool(near & turns("then"))


def _opens_with(a: Dated, b: Dated, name: str) -> bool:
    head = b.words[:_OPENING]
    return a.frame is not b.frame and any(" ".join(head[:size]) in turns(name) for size in (2, _OPENING))


def _pluperfect(a: Dated, b: Dated) -> bool:
    """ "The report came in May. It had been asked for in June": what had happened came before."""
    leads = a.lead in ("in", "on") and b.lead in ("in", "on")
    return leads and a.past and not (a.had or b.opening or _is_clause(b) or _takes_back(b)) and b.had
