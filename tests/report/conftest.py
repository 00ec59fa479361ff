"""An outcome made by hand: five articles with each kind of finding, and golden files to hold the reports against."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.claims.context import Context
from factcheck.claims.view import Reading
from factcheck.findings.outcome import Coverage, Outcome, Problem
from factcheck.model.article import Article, LineMap, Sentence, Span
from factcheck.model.check import Check, Finding, Operand, Replacement, Rule, Suggestion
from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.model.mention import Mention
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.report import tally

GOLDEN = Path(__file__).parent / "golden"
D = Decimal


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", default=False, help="write the golden reports anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Holds a report against tests/report/golden/NAME, or writes it there."""
    for module in [tally, *(m for name, m in sys.modules.items() if name.startswith("factcheck.report.formats.as_"))]:
        if hasattr(module, "version"):
            monkeypatch.setattr(module, "version", lambda: "0.0.0")

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden", default=False):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text, f"{name} changed; look at it, then run with --update-golden"

    return compare


class Draft:
    """Builds an article and its claims by naming stretches of its text."""

    def __init__(self, id: str, text: str, **facts: object) -> None:
        title = str(facts.get("title", ""))
        fields = {"text": text} if not title or text.startswith(title) else {"title": title, "text": text}
        sentences = tuple(
            Sentence(name, match.start(), match.end(), "headline" if name == "title" else "body", block)
            for name, value in fields.items()
            for block, line in enumerate(re.finditer(r"[^\n]+", value))
            for match in re.finditer(r"[^\n]+", value[: line.end()])
            if match.start() == line.start()
        )
        first = 1 if "title" not in fields else 5
        lines = (LineMap("text", 0, first, 1),) + ((LineMap("title", 0, 2, 8),) if first == 5 else ())
        self.article = Article(id=id, text=text, fields=fields, sentences=sentences, lines=lines, **facts)  # type: ignore[arg-type]
        self.claims: list[Claim] = []

    def span(self, words: str, nth: int = 1, field: str = "text") -> Span:
        at = -1
        for _ in range(nth):
            at = self.article.fields[field].index(words, at + 1)
        return Span(field, at, at + len(words))

    def claim(
        self,
        words: str,
        value: str | None,
        half: str = "0",
        *,
        kind: str = "count",
        relation: str = "exact",
        literal: Interval | None = None,
        implied: Interval | None = None,
        field: str = "text",
        unit: str | None = None,
        per: str | None = None,
        currency: str | None = None,
        when: Period | None = None,
        nth: int = 1,
        **facets: object,
    ) -> Claim:
        span = self.span(words, nth, field)
        number = None if value is None else D(value)
        width = Interval() if number is None else Interval.around(number, D(half))
        exact = literal or width
        quantity = Quantity(kind, relation, number, exact, implied or exact, exact, unit, per, currency, when=when)
        mention = Mention(field, span.start, span.end, words, kind, relation, unit=unit, per=per)
        sentence = self.article.sentence_at(field, span.start)
        assert sentence is not None
        claim = Claim(
            id=f"{self.article.id}#{len(self.claims) + 1}",
            article=self.article.id,
            mention=mention,
            quantity=quantity,
            zone=sentence.zone,
            sentence=sentence,
            sentence_text=self.article.fields[field][sentence.start : sentence.end],
            dimension=f"money:{currency}" if currency else f"count:{unit}" if kind == "count" else kind,
            **facets,  # type: ignore[arg-type]
        )
        self.claims.append(claim)
        return claim

    def word(self, role: str, words: str, nth: int = 1) -> Operand:
        return Operand(role, self.article.id, self.span(words, nth), words)

    @property
    def reading(self) -> Reading:
        return Reading(self.article, Context(self.article.published, self.article.published_from), tuple(self.claims))


FERRY = """Harbour Line carried 12.4 million riders this spring
The company took 640 million kronor ($6.1 million) in fares between March and May, it said on Monday, June 2, 2026.
Ridership rose from 8.1 million to 12.4 million, up 53%, and the line has now sold 480,000 season cards.

Of its 212 ferries, 140 run on the northern route, 48 on the southern route and 34 to the islands.
The new depot at Skarvik covers 131 acres (530 hectares). It will cost about 90 million kronor and open in 2028.
“We have never lost a single passenger,” said its director, Ida Holm. A dozen or so crossings were cancelled in March.
Read more: Port of Skarvik plans 3 new cranes
"""
CARDS = """The company that runs the Skarvik ferries has sold over 360,000 season cards this year, a spokeswoman said.
Of those, 118,200 went to commuters. Ridership reached 12.4 million in spring.
Police counted 4,000 people at Saturday's march against higher fares. The organisers spoke of 12,000.
"""
BAKERY = """Bakery chain opens its 12th shop
The family firm, founded in 1998, now has 12 shops and 140 employees in the region.
"""
HOSTILE = (
    '=HYPERLINK("http://example.org","2 shops") \x1b[31mred\x1b[0m \u202e21\u202c <img src=x onerror=alert(1)>\n'
    "東京の店\tは 1,250 店、大阪は 320 店、合計 1,500 店。</script><script>alert(2)</script>\n"
    + "word " * 300
    + "on Tuesday, June 2, 2026, "
    + "more " * 300
    + "\n"
)


@pytest.fixture(scope="session")
def outcome() -> Outcome:
    return build()


def build() -> Outcome:
    """The outcome that the golden files are made of."""
    ferry = Draft(
        "ferry", FERRY, path="drafts/ferry.md", title="Harbour Line carried 12.4 million riders this spring",
        outlet="Skarvik Courier", locale="en-GB", published=Period.of_day(date(2026, 6, 2)), published_from="metadata",
    )  # fmt: skip
    cards = Draft(
        "cards", CARDS, path="drafts/cards.md", title="Ferry company sells 361,600 season cards", outlet="The Pier",
        published=Period(date(2026, 5, 20), date(2026, 6, 2), "span"), published_from="inferred",
    )  # fmt: skip
    bakery = Draft("bakery", BAKERY, path="drafts/bakery.md", title="Bakery chain opens its 12th shop")
    hostile = Draft("../../etc/<b>passwd", HOSTILE, title='<script>alert("title")</script> & "quotes"')
    spring = Period(date(2026, 3, 1), date(2026, 6, 1), "span", "between March and May")

    line = {"subject": "Harbour Line"}
    head = ferry.claim("12.4 million", "12400000", "50000", unit="rider", measure="ridership", period=spring, **line)
    kronor = ferry.claim(
        "640 million kronor", "640000000", "5000000", kind="money", currency="SEK", measure="revenue", period=spring,
        **line,
    )  # fmt: skip
    dollars = ferry.claim("$6.1 million", "6100000", "50000", kind="money", currency="USD", measure="revenue", **line)
    monday = Period.of_day(date(2026, 6, 2), "Monday, June 2, 2026")
    said = ferry.claim("Monday, June 2, 2026", None, kind="date", when=monday)
    before = ferry.claim("8.1 million", "8100000", "50000", unit="rider", measure="ridership", **line)
    after = ferry.claim("12.4 million", "12400000", "50000", unit="rider", measure="ridership", nth=2, **line)
    growth = ferry.claim("53%", "53", "0.5", kind="percent", unit="percent", measure="ridership", role="change", **line)
    sold = ferry.claim("480,000", "480000", "5000", unit="season card", measure="sales", **line)
    fleet = ferry.claim("212", "212", unit="ferry", measure="fleet", **line)
    parts = [
        ferry.claim(number, number, unit="ferry", scope=(scope,), nth=nth, **line)
        for number, scope, nth in (("140", "northern route", 1), ("48", "southern route", 2), ("34", "islands", 1))
    ]
    acres = ferry.claim("131 acres", "131", "0.5", kind="area", unit="acre", subject="depot at Skarvik")
    hectares = ferry.claim("530 hectares", "530", "5", kind="area", unit="hectare", subject="depot at Skarvik")
    cost = ferry.claim(
        "90 million kronor", "90000000", kind="money", relation="about", currency="SEK", status="plan",
        literal=Interval(D(85000000), D(95000000), high_open=True), attribution="Harbour Line",
    )  # fmt: skip
    floor = cards.claim(
        "360,000", "360000", relation="over", unit="season card", measure="sales", subject="Harbour Line",
        literal=Interval(D(360000), None, True), implied=Interval(D(360000), D(370000), True, True),
    )  # fmt: skip
    commuters = cards.claim("118,200", "118200", "50", unit="season card", scope=("commuters",))
    spring_riders = cards.claim("12.4 million", "12400000", "50000", unit="rider", measure="ridership", **line)
    police = cards.claim("4,000", "4000", "100", unit="person", measure="attendance", attribution="police")
    union = cards.claim("12,000", "12000", "300", unit="person", measure="attendance", attribution="organisers")
    headline = cards.claim("361,600", "361600", "50", unit="season card", measure="sales", field="title", **line)
    shops = bakery.claim("12", "12", unit="shop", nth=2, subject="bakery chain")
    staff = bakery.claim("140", "140", unit="employee", subject="bakery chain")
    stores = [hostile.claim(number, number.replace(",", ""), unit="店") for number in ("1,250", "320", "1,500")]
    tuesday = hostile.claim("Tuesday, June 2, 2026", None, kind="date", when=Period.of_day(date(2026, 6, 2)))

    of = Operand.of
    checks = [
        Check(
            "currency-mismatch", "contradiction", (of("original", kronor), of("converted", dollars)),
            "640 million SEK at 9.31 to 9.68 SEK a dollar = 66.1 to 68.7 million USD; best day 2026-05-14 at 9.31",
            "error", "640 million kronor is about $67.2 million, not $6.1 million.",
            "The printed figure is what 64 million kronor come to: a factor of ten was lost.",
            Suggestion("Write “$67.2 million”.", (Replacement("ferry", dollars.span, "$67.2 million"),)),
            D("67200000"), D("0.0907738095"), 0.97, 0.95,
        ),
        Check(
            "change-mismatch", "agree", (of("from", before), of("to", after), of("change", growth)),
            "12.4 / 8.1 - 1 = 53.1%", power=0.99,
        ),
        Check(
            "sum-mismatch", "contradiction", (*(of("part", part) for part in parts), of("total", fleet)),
            "140 + 48 + 34 = 222", "error", "The routes add up to 222 ferries, not 212.",
            "Two digits may be swapped or one mistyped: 24 to the islands would make 212.",
            Suggestion("Either 222 ferries in all or 24 to the islands; ask the desk which."),
            D(222), D(212) / D(222), 0.9, 0.98,
        ),
        Check(
            "unit-mismatch", "contradiction", (of("original", acres), of("converted", hectares)),
            "131 acre * 0.40468564224 = 53.01 hectare", "error", "131 acres are 53 hectares, not 530.",
            "A decimal point slipped by one place.",
            Suggestion("Write “53 hectares”.", (Replacement("ferry", hectares.span, "53 hectares"),), "exact-unit"),
            D("53.01"), D("9.99811"), 0.99, 0.9,
        ),
        Check(
            "wrong-weekday", "contradiction", (of("date", said),), "2026-06-02 is a Tuesday", "warning",
            "June 2, 2026, is a Tuesday, not a Monday.", "",
            Suggestion("Write “Tuesday, June 2, 2026” or “Monday, June 1, 2026”."), confidence=0.8,
        ),
        Check(
            "conflicting-values", "tension", (of("value", sold), of("earlier article", floor)),
            "[475000, 485000) is not what (360000, inf) leads to expect: (360000, 370000)", "warning",
            "480,000 season cards here, over 360,000 in “Ferry company sells 361,600 season cards”.",
            "", None, D(360000), D("1.333333333333"), 0.62, 0.4, {"prior": -6.0, "subject": 5.25, "measure": 4.1},
        ),
        Check(
            "precision-gap", "precision-gap", (of("exact", headline), of("floor", floor)),
            "361,600 lies above 360,000", "note", "“over 360,000” is a coarser statement of 361,600.", confidence=0.9,
        ),
        Check(
            "disputed-value", "dispute", (of("source", police), of("source", union)), "4,000 < 12,000", "note",
            "The police counted 4,000, the organisers 12,000.", confidence=0.7,
        ),
        Check("conflicting-values", "agree", (of("value", after), of("other article", spring_riders)), "12.4m = 12.4m"),
        Check("conflicting-values", "not-comparable", (of("value", kronor), of("value", cost)), "an actual and a plan"),
        Check(
            "sum-mismatch", "contradiction", (*(of("part", s) for s in stores[:2]), of("total", stores[2])),
            "1,250 + 320 = 1,570", "error", '1,250 and 320 make 1,570, not 1,500 <b onmouseover="alert(3)">|`*_[x](y)',
            "=cmd|' /C calc'!A0", Suggestion("-1,570\r\n::error::injected"), D(1570), D(1500) / D(1570), 0.5,
        ),
        Check(
            "wrong-weekday", "agree", (of("date", tuesday),), "2026-06-02 is a Tuesday", power=0.85,
        ),
    ]  # fmt: skip
    numbered = tuple((f"c{at}", check) for at, check in enumerate(checks, 1))
    bad = [check for check in checks if check.verdict not in ("agree", "not-comparable")]
    order = {"ferry": 0, "cards": 1, hostile.article.id: 2}
    bad.sort(key=lambda c: (order[c.operands[0].article], c.operands[0].span.field == "text", c.operands[0].span.start))
    findings = tuple(Finding(f"f{at}", check, check.level, f"{check.rule}:{at:08x}") for at, check in enumerate(bad, 1))
    status = {c.id: "contradicted" for c in (kronor, dollars, *parts, fleet, acres, hectares, said, sold, *stores)}
    status |= {c.id: "agreeing" for c in (before, after, growth, spring_riders, headline, floor, tuesday)}
    status |= {c.id: "disputed" for c in (police, union)}
    drafts = (ferry, cards, bakery, hostile)
    coverage = [
        Coverage(
            claim.article, claim.span, claim.text, status.get(claim.id, "unmatched"), claim.id, _used(numbered, claim)
        )
        for draft in drafts
        for claim in draft.claims
    ]
    coverage.append(Coverage("ferry", ferry.span("A dozen or so"), "A dozen or so", "not-understood"))
    coverage.append(Coverage("bakery", bakery.span("12th"), "12th", "not-understood"))
    assert {head, commuters, shops, staff} <= {c for d in drafts for c in d.claims}
    return Outcome(
        readings=tuple(draft.reading for draft in drafts),
        checks=numbered,
        findings=findings,
        coverage=tuple(coverage),
        corroborated=((after, spring_riders),),
        problems=(Problem("drafts/broken.txt", "byte 12", "is not text in any known encoding"),),
        rates={"source": "European Central Bank", "first_day": "1999-01-04", "last_day": "2026-09-30"},
        rules=(
            Rule("FC101", "currency-mismatch", "conversion", "error", "Two amounts that no rate makes equal."),
            Rule("FC102", "unit-mismatch", "conversion", "error", "Two measures that are not the same size."),
            Rule("FC201", "conflicting-values", "agreement", "error", "Two values of one quantity that are apart."),
            Rule("FC202", "precision-gap", "agreement", "warning", "A coarser statement of the same figure."),
            Rule("FC204", "disputed-value", "agreement", "note", "Two named sources, two values."),
            Rule("FC301", "sum-mismatch", "arithmetic", "error", "Parts that do not make their total."),
            Rule("FC302", "change-mismatch", "arithmetic", "error", "A change that its two ends do not make."),
            Rule("FC502", "wrong-weekday", "time", "warning", "A weekday that its date does not have."),
        ),
        hidden={"decisions": 2, "baseline": 1},
    )


def _used(numbered: tuple[tuple[str, Check], ...], claim: Claim) -> tuple[str, ...]:
    return tuple(
        number
        for number, check in numbered
        if any(operand.claim is not None and operand.claim.id == claim.id for operand in check.operands)
    )
