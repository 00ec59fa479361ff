"""The age at which somebody died, and the births and deaths that its own sentence dates: "born in 1950, died in 2019 at
the age of 60", "(1921-1999) … died at 68"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.grammar import Frame
from factcheck.lexicon.regex import regex
from factcheck.model.claim import Claim
from factcheck.model.records import dataclass
from factcheck.relations.timeline.ages import OTHERS
from factcheck.relations.timeline.chronology import Elapsed, between, calendar_days, written_days
from factcheck.relations.timeline.months import YEAR

_LIFE = regex(
    r"\bborn (?:[a-z'-]+ ){0,5}?(?:(?:in|on) )?(?P<a>D)[^;]{0,80}?\b(?:died|killed|passed away|death)"
    r"(?: [a-z'-]+){0,5}? (?:(?:in|on) )?(?P<b>D)"
    r"[^A-Z;]{0,30}?(?:aged?|at the age of|at age|at) (?P<age>[ANU])"
)
_LIFE_SPAN = regex(
    r"\((?:born )?(?P<s>D)\)[^;]{0,60}?\bdied(?: [a-z'-]+){0,5}? (?:at|aged|at age|at the age of) (?P<age>[AN])"
    r"|\bdied(?: [a-z'-]+){0,5}? (?:at|aged|at age|at the age of) (?P<age2>[AN])[^;.]{0,30}\((?P<s2>D)\)"
)
_LIFE_AGED = regex(
    r"\bborn (?:[a-z'-]+ ){0,5}?(?:(?:in|on) )?(?P<a>D)[^;]{0,60}?\b(?:died|killed|passed away)[^A-Z;]{0,20}?(?:aged?"
    r"|at the age of|at age)"
    r" (?P<age>[ANU])[^A-Z;]{0,20}? (?:(?:in|on) )?(?P<b>D)"
)


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The age at death, `aged`, and the time that is between the dates of birth and death; `died` is None where the
    text writes both as one span."""

    born: Claim
    died: Claim | None
    aged: Claim
    elapsed: Elapsed

    @property
    def fits(self) -> bool:
        """Whoever is 70 was born from 70 to almost 71 years before."""
        age = self.aged.quantity.value
        return age is not None and self.elapsed.meets(Elapsed(age * YEAR, (age + 1) * YEAR))


def lifetimes(frame: Frame) -> Iterator[Lifetime]:
    """The ages at death of a sentence that tells when that was."""
    found = (*_of_spans(frame), *_of_dates(frame))
    yield from (one for one in found if one.elapsed.high >= 0 and one.aged.quantity.value is not None)


def _of_spans(frame: Frame) -> Iterator[Lifetime]:
    for match in _LIFE_SPAN.finditer(frame.text) if "died" in frame.text else ():
        suffix = "" if match["s"] else "2"
        span, aged = frame.at(match, f"s{suffix}"), frame.at(match, f"age{suffix}")
        when = span.mention.when if span is not None else None
        if span is None or aged is None or when is None or when.until is None or when.anchor or when.order:
            continue
        born, died = calendar_days(when), calendar_days(when.until)
        elapsed = between(born, died) if born is not None and died is not None else None
        if elapsed is not None:
            yield Lifetime(span, None, aged, elapsed)


def _of_dates(frame: Frame) -> Iterator[Lifetime]:
    for match in (match for pattern in (_LIFE, _LIFE_AGED) for match in pattern.finditer(frame.text)):
        born, died, aged = (frame.at(match, name) for name in ("a", "b", "age"))
        start, end = written_days(born), written_days(died)
        if born is None or aged is None or start is None or end is None or OTHERS.search(match.group()):
            continue
        elapsed = between(start, end)
        if elapsed is not None:
            yield Lifetime(born, died, aged, elapsed)
