"""Conversions through the whole engine: what a finding says, beyond that it is made (the cases say that)."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.findings import engine
from factcheck.findings.rulebook import rules
from factcheck.model.check import Check


def checks(text: str, rule: str = "currency-mismatch", published: str | None = None) -> list[Check]:
    outcome = engine.check([article(text, id="a", published=published)], rules=rules([rule]))
    return [one for _, one in outcome.checks if one.rule == rule]


def only(text: str, rule: str = "currency-mismatch", published: str | None = None) -> Check:
    (found,) = checks(text, rule, published)
    return found


def test_the_finding_names_amount_rates_days_source_and_cause() -> None:
    found = only("The site cost 842 million yuan ($5,6 million).", published="2025-03-28")
    assert (found.verdict, found.level) == ("contradiction", "error")
    assert "about $116 million at the rates of 24 March to 2 April 2025" in found.message
    assert "842 million yen" in found.diagnosis
    assert "ECB reference rates" in found.arithmetic
    assert "nearest rate is 0.1375 of 1 April 2025" in found.arithmetic
    assert found.suggestion is not None
    assert found.suggestion.replacements[0].text.startswith("$116")
    assert found.suggestion.replacements[0].span == found.operands[1].span
    assert found.expected is not None
    assert 115_000_000 < found.expected < 117_000_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It raised £100 million ($77 million) for a new wing.", "turned round"),
        ("It lost £100 million ($108 million) on the scheme.", "€100 million"),
        ("It spent €20 million ($21.6 billion) on roads.", "a thousand times too large"),
        ("It spent €200 million ($261 million) on roads.", "Two digits are swapped: 61 for 16"),
    ],
)
def test_causes(text: str, words: str) -> None:
    assert words in only(text, published="2025-03-28").diagnosis


def test_a_currency_without_rates_is_said_so() -> None:
    found = only("The army spent 25bn Cuban pesos ($8.4bn) that year.", published="2019-06-20")
    assert found.verdict == "not-comparable"
    assert found.arithmetic == "no rates for CUP"


def test_a_peg_is_named_in_the_sum() -> None:
    found = only("It bought the terminal for 367 million dirhams ($100 million) from the UAE.", published="2024-05-14")
    assert found.verdict == "agree"
    assert "AED at 3.6725 to one USD" in found.arithmetic


def test_of_a_chain_only_the_member_that_is_out_is_flagged() -> None:
    found = checks("The bank wrote off 20 billion yen ($133 million; £203 million).", published="2025-03-28")
    assert [one.verdict for one in found] == ["agree", "contradiction"]
    assert [operand.text for operand in found[1].operands] == ["20 billion yen", "£203 million"]


def test_the_day_of_publication_decides() -> None:
    text = "The studio was sold for £100 million ($144 million)."
    assert only(text, published="2014-06-02").verdict == "contradiction"
    assert only(text, published="2016-04-04").verdict == "agree"
    assert only(text).verdict == "agree"


def test_what_a_speaker_got_wrong_is_told_a_level_lower() -> None:
    found = only('"We paid 842 million yuan ($5.6 million) for it," she said.', published="2025-03-28")
    assert found.level == "warning"


def test_one_article_one_rate() -> None:
    text = "The insurer paid $168m (£89m) for the broker. It then bought a rival for $500m (£378.8m)."
    last = checks(text)[-1]
    assert last.level == "error"
    assert "$168m (£89m) at 1.888, $500m (£378.8m) at 1.320" in last.message


def test_two_years_are_two_rates() -> None:
    text = "In 2007 it paid $168m (£84m) for the broker. In 2019 it bought a rival for $500m (£391m)."
    assert {one.verdict for one in checks(text)} == {"agree"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The plant stands on 131 acres (530 hectares) of farmland.", "10 times too large"),
        ("They walked 100 miles (62 km) to the border.", "miles were taken for kilometers"),
        (
            "The pact limits warming to 2 degrees Celsius (35.6 degrees Fahrenheit).",
            "the 32 degrees do not belong there",
        ),
        ("The tank holds 50 gallons (50 litres) of water.", "copied, not converted"),
    ],
)
def test_causes_of_wrong_units(text: str, words: str) -> None:
    found = only(text, "unit-mismatch")
    assert found.level == "error"
    assert words in found.diagnosis


def test_the_right_figure_is_written_like_the_wrong_one() -> None:
    found = only("The plant stands on 131 acres (530 hectares) of farmland.", "unit-mismatch")
    assert found.suggestion is not None
    assert [one.text for one in found.suggestion.replacements] == ["53 hectares", "1310 acres"]
    assert found.suggestion.ground == ""
    assert found.arithmetic == "131 acres = 53.01 hectares"


@pytest.mark.parametrize(
    "text",
    [
        "The road runs 100 miles (160 km) inland.",
        "The wave was about 6 feet (2 m) high.",
        "The ship took 20,000 tons (20,000 tonnes) of grain.",
        "The tank holds 100 gallons (455 litres) of water.",
        "He is 6 feet 2 inches (188 cm) tall.",
        "The lake lies 75 kilometers (50 miles) west of the city.",
    ],
)
def test_conversions_as_news_rounds_them(text: str) -> None:
    assert only(text, "unit-mismatch").verdict == "agree"


def test_a_cause_tells_no_more_digits_than_anyone_reads() -> None:
    found = only("He lost 14st 12lb (208 kg).", "unit-mismatch")
    assert found.diagnosis == "14.8571 stones comes to 208 pounds."
