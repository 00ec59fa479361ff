"""One comparison that a rule made, its outcome, and what an editor is told when it did not agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, get_args

from factcheck.model.article import Article, Span
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.records import dataclass, replace

if TYPE_CHECKING:
    from factcheck.claims.view import View

Verdict = Literal[
    "contradiction", "tension", "precision-gap", "dispute", "unsupported", "not-understood", "agree", "not-comparable"
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Level = Literal["note", "warning", "error"]
LEVELS: tuple[Level, ...] = get_args(Level)


def level_of(word: str) -> Level | None:
    """The level that a setting names; None for one that is no level ("off")."""
    return next((level for level in LEVELS if level == word), None)


LEFT_OUT = "not-all-compared"

FIXES = 0.55
"""From this power on a check fixes a number's value: more random slips would have shown than not, so that agreeing
means something. The rules that look at a direction, an order or a bound alone stand at 0.3 to 0.5."""
BOUNDS = 0.25
"""From this power on, below FIXES, a check bounds a number; below it, hardly any slip would have shown."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One number that takes part in a check, with its role: original, converted, part, total, from, to, …

    `claim` is None for a word that is no claim (a headline's verb, a counted list item). `power` is how likely a slip
    in just this number would have been caught, where that is not the same for all numbers of the check.
    """

    role: str
    article: str
    span: Span
    text: str
    claim: Claim | None = None
    power: float | None = None

    @classmethod
    def of(cls, role: str, claim: Claim, power: float | None = None) -> Operand:
        return cls(role, claim.article, claim.span, claim.text, claim, power)


@dataclass(frozen=True, slots=True)
class Replacement:
    """Other words for exactly the code points of `span`, with which a check would agree.

    `value` is the number that `text` writes, and `allowed` holds every number with which the check would agree; both
    are None where the words are no number. `step` is the worth of the last digit that the text writes there. `slip` is
    true where a known slip of the hand makes the printed number out of this one.
    """

    article: str
    span: Span
    text: str
    value: Decimal | None = None
    allowed: Interval | None = None
    step: Decimal | None = None
    slip: bool = False

    def fixed_with(self, other: Replacement) -> bool:
        """Do the two checks that these repair leave one value, that of `self`, for one number?

        What both allow must hold that value and not the next one as the text writes numbers. Where roundings leave
        room for neighbours, the same exact value from both sides, and a slip that explains it, is as good.
        """
        if (self.article, self.span) != (other.article, other.span) or self.allowed is None or other.allowed is None:
            return False
        if self.value is None or not self.step or not self._allows(self.value) or not other._allows(self.value):
            return False
        neighbours = (self.value - self.step, self.value + self.step)
        if not any(self._allows(one) and other._allows(one) for one in neighbours):
            return True
        return self.text == other.text and self.slip and other.slip

    def _allows(self, value: Decimal) -> bool:
        return self.allowed is not None and self.allowed.contains(value)


Ground = Literal["", "fact-sheet", "calendar", "exact-unit"]
GROUNDS: tuple[Ground, ...] = get_args(Ground)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the text should say: a sentence for the editor and all replacements that would make the check agree, the
    likeliest first; none where it only says where to look.

    `ground` is what leaves one number and one value without the help of a second check, "" where nothing does: the
    first replacement is then one among several ways, and which of them is right is for the editor to say.
    """

    text: str
    replacements: tuple[Replacement, ...] = ()
    ground: Ground = ""


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule compared. A verdict other than agree and not-comparable becomes a finding at `level`.

    `arithmetic` is the sum written out ("32 + 22 + 17 = 71"); `message` one sentence that names the problem and both
    numbers; `diagnosis` the likely cause, "" where none fits; `expected` the value that would fit, `ratio` printed
    over expected; `confidence` 0 to 1; `weights` the link's evidence in bits; `power` 0 to 1, how likely a random slip
    of a digit, a power of ten or a unit would have been caught; None where that is not known.
    """

    rule: str
    verdict: Verdict
    operands: tuple[Operand, ...]
    arithmetic: str = ""
    level: Level = "note"
    message: str = ""
    diagnosis: str = ""
    suggestion: Suggestion | None = None
    expected: Decimal | None = None
    ratio: Decimal | None = None
    confidence: float = 0.0
    power: float | None = None
    weights: Mapping[str, float] = field(default_factory=dict)


def left_out(article: Article, message: str) -> Check:
    """The note that not everything in an article was looked at; `message` says what was left out."""
    field = next(iter(article.fields), "text")
    place = Operand("article", article.id, Span(field, 0, 0), "")
    return Check(LEFT_OUT, "not-understood", (place,), level="note", message=message, confidence=1.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """What `rules/<family>/<name>.py` declares as RULE. `code` is stable ("FC101"), `name` is the bad thing
    ("currency-mismatch"). `scope` is "article" (check sees one article at a time) or "links" (check sees linked
    claims, of one article or of many). `options` are the typed settings with their defaults.
    """

    code: str
    name: str
    family: str
    level: Level
    summary: str
    scope: str = "article"
    options: Mapping[str, bool | int | float | str] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, str, str]:
        """What settings and comments may call the rule by: name, code or family."""
        return self.name, self.code, self.family

    def level_in(self, levels: Mapping[str, str]) -> str | None:
        """The level that a table of settings gives the rule: that of its name before those of its code and family."""
        return next((levels[word] for word in self.words if word in levels), None)


CheckFunction = Callable[["View", Mapping[str, object]], Iterator[Check]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that did not agree, with its identity: the fingerprint hangs on the rule and the claims' normalized
    content, never on lines or on the order of findings. `repeats` are the other places where the article says just
    the same again, each as the finding that it would be by itself."""

    id: str
    check: Check
    level: Level
    fingerprint: str
    repeats: tuple[Finding, ...] = ()

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The numbers of all places, each place once."""
        every = (operand for place in self.places for operand in place.check.operands)
        return tuple({(operand.article, operand.span): operand for operand in reversed(list(every))}.values())[::-1]

    @property
    def places(self) -> tuple[Finding, ...]:
        """The finding at each of its places, without the others."""
        return (replace(self, repeats=()), *self.repeats) if self.repeats else (self,)


def worst(levels: Sequence[str]) -> str | None:
    """The highest of some levels, or None for none."""
    return max(levels, key=LEVELS.index, default=None)
