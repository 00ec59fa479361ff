"""What a text says of the order of two dated happenings: by the verbs of one subject ("was hired in May and left in
June"), by a word ("after", "later"), by a pluperfect; and how surely both are of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.lexicon import word_class, words_of
from factcheck.relations.timeline.dated_verbs import Dated, is_auxiliary, is_light, is_past

SAME, NEAR, APART = 2, 1, 0
"""Of one thing; maybe of one, in one sentence or by a word that points back; nothing says so."""
REACH = 14
"""Words from a conjunction to its date, at most."""
GAP = 8
"""Code points between a sentence and the next one, at most."""
_OPENING = 3
"""Words that open a sentence or a clause, at most."""
_PREFIX = 4
"""Letters that a verb and its noun share ("decided", "the decision")."""
_DEFINING = ("that", "which")
"""What may hang the second clause on a noun behind the conjunction: "after trials that began in 2001"."""
_PARTED = frozenset((";", ":", "(", ")", "—"))
"""What parts a sentence into clauses of which none reports the other."""
_SAYING = frozenset(word_class("verbs-of-saying"))
_POINTING = 5
"""Words at the opening of a sentence that say what it is about."""


@cache
def turns(name: str) -> frozenset[str]:
    """The words of a class of turns.tsv."""
    return frozenset(words_of("turns", name))


def linked(a: Dated, b: Dated) -> int:
    """How surely two happenings, the second told next, are of one thing."""
    if a.frame is b.frame:
        return _in_sentence(a, b)
    return SAME if _is_named(a, b) else _in_next(b)


def _is_named(a: Dated, b: Dated) -> bool:
    """Is the subject of the next sentence the last name or noun of that of the first: "Police chief Wade Cutler
    resigned … Cutler had been"?"""
    own, other = (_noun(dated) for dated in (a, b))
    if len(other) > 1 and other[0] not in turns("definite"):
        return False
    return bool(own and other) and own[-1] == other[-1] and len(own[-1]) > _PREFIX - 1 and b.clause[0] == 0


def _noun(dated: Dated) -> list[str]:
    """The words of a subject, without what stands between it and its verb."""
    return _verbal([dated.words[number] for number in dated.clause if number < dated.verb])


def _is_adverb(word: str) -> bool:
    """A word between a conjunction and its verb: "and first appealed", where a capital stands for "first"."""
    return is_light(word) or word in turns("ranked")


def _in_sentence(a: Dated, b: Dated) -> int:
    between = [w for w in b.words[max(a.index, a.verb) + 1 : b.verb] if not (is_auxiliary(w) or _is_adverb(w))]
    if not between:
        return NEAR
    if turns("like") & set(between):
        return APART
    if between[-1] in turns("pronoun"):
        own = len(between) == 1 or not between[-2].isalpha() or between[-2] in turns("turning") | turns("moment")
        return SAME if own else NEAR
    return SAME if between[-1] in turns("joining") else NEAR


def _in_next(b: Dated) -> int:
    start = b.clause[0] if b.clause else b.verb
    if _is_apposed(b):
        return NEAR if _opens_definite(b) else APART
    if (start and b.words[start - 1] in turns("relative")) or _has_own_subject(b):
        return APART
    opener = next((word for word in b.words if word.isalpha()), "")
    if opener in turns("pronoun") or (b.opening and turns("pronoun") & set(b.words[b.index : b.verb])):
        return SAME
    pointing = turns("pointing") & {*b.words[:_POINTING], *(b.words[number] for number in b.clause)}
    pointing |= turns("object") & set(b.words[b.verb + 1 : b.verb + 2])
    return NEAR if pointing or b.opening or opener in turns("definite") else APART


def _has_own_subject(dated: Dated) -> bool:
    """ "It stood empty before flats were built": is it told in a clause with another subject than the sentence?"""
    return _is_clause(dated) and dated.clause[0] < dated.verb and dated.words[dated.clause[0]] not in turns("pronoun")


def _is_apposed(dated: Dated) -> bool:
    """Is a verb a participle behind its noun ("a mill, built in 1901"), and no main one behind "which …,"?"""
    if dated.words[dated.verb - 1] != ",":
        return False
    inside = next((n for n in range(dated.verb - 2, -1, -1) if dated.words[n] == ","), None)
    return inside is None or dated.words[inside + 1] not in turns("relative")


def _opens_definite(dated: Dated) -> bool:
    """Is a participle put behind the noun that opens its sentence: "Their report, published on 9 May,"?"""
    head = dated.words[: dated.verb - 1]
    return 1 < len(head) <= _POINTING and head[0] in turns("definite") and not any(map(is_past, head))


def told_before(a: Dated, b: Dated) -> bool:
    """Is the first of two happenings told as the earlier one?"""
    return (
        _joined(a, b)
        or _strung(a, b)
        or _goes_on(a, b)
        or _named_again(a, b)
        or _after_origin(a, b)
        or _turned(a, b, "ahead")
        or _then(a, b)
        or _answers(a, b)
        or _once_more(a, b)
        or (_having(a) and a.frame is b.frame and not _opens_clause(b.words[a.index + 1 : b.verb]))
    )


def told_behind(a: Dated, b: Dated) -> bool:
    """Is the first of two happenings told as the later one?"""
    having = _having(b) and a.frame is b.frame and a.past
    return _turned(a, b, "behind") or _pluperfect(a, b) or _opens_with(a, b, "by-then") or having


def _joined(a: Dated, b: Dated) -> bool:
    """ "opened in 1998 and moved in 1995": verbs of one subject with nothing but "and" between, or a date that opens
    the clause behind it."""
    if a.frame is not b.frame or not (_plain(a) and _plain(b)) or a.word == b.word or b.word in turns("like"):
        return False
    if _takes_back(a) or _takes_back(b) or _is_honour(a, b):
        return False
    between = b.words[a.index + 1 : b.verb]
    if b.opening:
        return "and" in between or ";" in between
    return not a.opening and (_joins(_verbal(between)) or _joins(_verbal(_without_aside(between))))


def _strung(a: Dated, b: Dated) -> bool:
    """ "Was dug in 1971 by prisoners and opened in 1964", "was bombed in 1901 and rebuilt": verbs of one subject, or
    main clauses, with no other clause between."""
    if a.frame is not b.frame or not (_plain(a) and _plain(b)) or a.opening or b.opening:
        return False
    between = list(b.words[a.index + 1 : b.verb])
    if a.word == b.word or _takes_back(a) or _takes_back(b) or _opens_clause(between) or b.word in turns("like"):
        return False
    if _is_honour(a, b):
        return False
    verbal = _verbal(between)
    if verbal[-1:] == ["and"] and between.count("and") == 1:
        return a.days.grain == b.days.grain
    if " ".join(between).startswith((", and ", "; and ")) and between.count("and") == 1:
        return a.days.grain == b.days.grain and not _is_clause(a)
    chained = a.verb == 0 or (_ends_chain(b) and not _in_aside(a))
    return between[:1] == [","] and not verbal and chained


def _opens_clause(words: Sequence[str]) -> bool:
    """Is there another verb or another clause among some words?"""
    bars = turns("relative") | turns("turning") - {"and", "then"} | {"(", ")", '"', ":", "—"}
    return any(word in bars or (is_past(word) and not is_auxiliary(word)) for word in words)


def _ends_chain(dated: Dated) -> bool:
    """Does another verb of the same subject follow ("was bombed in 1901 and rebuilt")?"""
    rest = [word for word in dated.words[dated.index + 1 : dated.index + 5] if not is_auxiliary(word)]
    return rest[:1] == ["and"] and len(rest) > 1 and is_past(rest[1])


def _in_aside(dated: Dated) -> bool:
    """Does it stand between two commas that part a subject from its verb: "Ms Orr, who died in 2002, had"?"""
    start = dated.clause[0] if dated.clause else dated.verb
    return start > 0 and (dated.words[start - 1] == "," or dated.words[start - 1] in ("who", "whose"))


def _goes_on(a: Dated, b: Dated) -> bool:
    """ "They took him on 19 August. He came before the bench on 25 August": the subject goes on, as a pronoun that
    opens the next sentence or clause, and its verb is the main one."""
    if not (_plain(a) and _plain(b)) or a.word == b.word or b.opening or _is_clause(a):
        return False
    if a.days.grain != b.days.grain or not _adjoin(a, b) or _takes_back(a) or _takes_back(b) or _is_honour(a, b):
        return False
    if a.frame is not b.frame:
        if "also" in b.words[1 : b.verb] or (b.word in turns("beginning") and b.days.grain == "year"):
            return False  # "He became chairman in 2007. He joined the bank in 1982": a life is told from its end
        return b.words[0] in turns("subject") and not _verbal(b.words[1 : b.verb])
    between = b.words[a.index + 1 : b.verb]
    opener = next((n for n, word in enumerate(between) if word in turns("subject")), 0)
    joined = bool(set(between[:opener]) & {"and", ";"}) and opener <= _OPENING
    return joined and not _verbal(between[opener + 1 :])


def _named_again(a: Dated, b: Dated) -> bool:
    """ "The board decided on 9 May. The decision was published on 8 May": the subject of the next sentence is what the
    one before it told."""
    if a.frame is b.frame or not (_plain(a) and _plain(b)) or b.opening or not _adjoin(a, b):
        return False
    if a.days.grain != b.days.grain or _takes_back(a) or _takes_back(b) or len(b.words) < _OPENING:
        return False
    named = b.words[0] in turns("definite") and len(a.word) > _PREFIX and b.words[1] != a.word
    return named and b.words[1][:_PREFIX] == a.word[:_PREFIX]


def _after_origin(a: Dated, b: Dated) -> bool:
    """ "It was founded in 1948. The company bought a hall in 1937": nothing is done by what is not there yet."""
    if not (_plain(a) and _plain(b)) or a.word not in turns("origin") or b.word in turns("unborn"):
        return False
    apart = a.frame is not b.frame or ";" in b.words[a.index : b.verb]
    if not apart or _is_clause(a) or _is_apposed(a) or _takes_back(a) or _takes_back(b):
        return False
    subject = [b.words[number] for number in b.clause if number < b.verb] or [""]
    if b.clause[0] and b.words[b.clause[0] - 1].isalpha():
        return False
    if subject[0] in turns("definite"):
        return len(subject) > 1 and (subject[1] in turns("body") or (subject[0] == "its" and "first" in subject))
    return _same_name(a, subject)


def _same_name(a: Dated, subject: Sequence[str]) -> bool:
    """Is a subject, word by word, that of an earlier happening ("Lakeside I" is not "Lakeside II")?"""
    own = [a.words[number] for number in a.clause if number < a.verb]
    return subject[0].isalpha() and subject[0] not in turns("subject") and _verbal(subject) == _verbal(own)


def _adjoin(a: Dated, b: Dated) -> bool:
    """Do they stand in one sentence, or in two with none between?"""
    return a.frame is b.frame or b.frame.sentence.start - a.frame.sentence.end <= GAP


def _takes_back(dated: Dated) -> bool:
    return bool((turns("not") | turns("like")) - turns("more") & {dated.words[number] for number in dated.clause})


def _is_honour(a: Dated, b: Dated) -> bool:
    """Prizes and offices of a person are told in any order: "She received the medal in 1994. She won … in 1991"."""
    return not turns("honour").isdisjoint((a.word, b.word))


def _is_clause(dated: Dated) -> bool:
    """Is it told in a clause that hangs on another one: "until he retired in 2007"?"""
    start = dated.clause[0] if dated.clause else dated.verb
    return start > 0 and dated.words[start - 1] in turns("relative") | turns("turning")


def _plain(dated: Dated) -> bool:
    led = dated.lead in ("in", "on") and not {"beginning", "starting"} & set(dated.words[dated.index - 2 : dated.index])
    return led and dated.past and not dated.had


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
            return _is_near(between, number)
        if between[number] in turns("bar") and not (name == "behind" and between[number] in _DEFINING):
            return False
    return False


def _is_near(between: Sequence[str], number: int) -> bool:
    """Does a conjunction stand near the second, with nothing before it that bars the way? "It opens in May, after which
    the sale will follow in June" goes on from the first."""
    onward = list(between[number : number + 2]) == ["after", "which"]
    return not onward and len(between) - number <= REACH and turns("bar").isdisjoint(between[:number])


def _then(a: Dated, b: Dated) -> bool:
    """ "It later closed in 1990": an adverb right at the verb, or at the opening of the sentence."""
    if _opens_with(a, b, "now-then"):
        return True
    if not _plain(a) or not _plain(b):
        return False
    near = {*b.words[max(0, b.verb - 2) : b.verb], *(b.words[:1] if a.frame is not b.frame else ())}
    return bool(near & turns("then")) and turns("relative").isdisjoint(b.words[max(0, b.verb - 3) : b.verb])


def _having(dated: Dated) -> bool:
    """ "Having resigned in 2009, he was re-elected in 2013": is it a perfect participle?"""
    led = dated.words[max(0, dated.verb - 3) : dated.verb]
    return "having" in led and all(
        word == "having" or is_auxiliary(word) or is_light(word) for word in led[led.index("having") :]
    )


def _answers(a: Dated, b: Dated) -> bool:
    """ "The board refused on 3 May. The bid that followed that rebuff came on 9 May": does the subject of the next
    sentence say that it comes after what was told?"""
    if a.frame is b.frame or not (_plain(a) and _plain(b)) or b.opening or not _adjoin(a, b):
        return False
    if b.word in turns("following"):
        return b.verb >= b.index - 2 and not _is_clause(b) and "had" not in a.words[: a.verb][-_POINTING:]
    return _points_back(b.words[: b.verb], "answering") or _points_back(b.words[b.index + 1 :][:_OPENING], "behind")


def _points_back(words: Sequence[str], name: str) -> bool:
    """Do words say "after that", say: one of a class, and one that points back?"""
    said = f" {' '.join(words)} "
    return any(f" {word} {back} " in said for word in turns(name) for back in turns("back"))


def _once_more(a: Dated, b: Dated) -> bool:
    """ "Bird F471, ringed in 2001, was netted again in 2004"."""
    again = "again" in b.words[max(0, b.verb - 1) : b.verb + 2]
    return again and _plain(a) and _plain(b) and not a.opening and linked(a, b) == SAME


def _opens_with(a: Dated, b: Dated, name: str) -> bool:
    head = b.words[:_OPENING]
    return a.frame is not b.frame and any(" ".join(head[:size]) in turns(name) for size in (2, _OPENING))


def _pluperfect(a: Dated, b: Dated) -> bool:
    """ "The report came in May. It had been asked for in June": what had happened came before."""
    leads = a.lead in ("in", "on") and b.lead in ("in", "on") and "had" not in a.words[: a.verb][-_POINTING:]
    before_that = not {"before", "when"}.isdisjoint(b.words[b.index : b.index + _POINTING])
    own = not (a.had or b.opening or _is_clause(b) or _takes_back(b) or before_that)
    if not (leads and a.past and own and b.had) or _is_reported(b) or _are_statements(a, b):
        return False
    return a.frame is not b.frame or not _is_apposed(a)


def _is_reported(dated: Dated) -> bool:
    """ "A witness said that she had seen it": in reported speech "had" only says that it was before the telling."""
    end = dated.clause[0] if dated.clause else dated.verb
    start = next((place for place in range(end - 1, -1, -1) if dated.words[place] in _PARTED), 0)
    return not _SAYING.isdisjoint(dated.words[start:end])


def _are_statements(a: Dated, b: Dated) -> bool:
    """ "Not as bad as the mayor said in May, nor as good as the minister had said in June": what two people say."""
    return a.word in _SAYING and b.word in _SAYING
