"""What an article tells about its own signs."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.articles import article
from factcheck.findings.engine import understand


def currency_of(text: str, **about: str) -> list[str | None]:
    return [c.quantity.currency for c in understand(article(text, **about)).claims if c.mention.kind == "money"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It paid ¥300 million in Tokyo, the Japanese firm said.", ["JPY"]),
        ("It paid ¥300 million in Shanghai, the Chinese firm said.", ["CNY"]),
        ("The site cost 842 million yuan, of which ¥300 million were paid.", ["CNY", "CNY"]),
        ("In Colombo, Sri Lanka's bank lent Rs 500 million.", ["LKR"]),
        ("In Mumbai the Indian bank lent Rs 500 million.", ["INR"]),
        ("Swedish sales rose to 500 million kronor in Stockholm.", ["SEK"]),
        ("Oslo: the Norwegian fund lost 500 million kroner.", ["NOK"]),
        ("Cairo will pay 500 million Egyptian pounds.", ["EGP"]),
        ("London will pay £500 million.", ["GBP"]),
    ],
)
def test_the_country_that_a_text_is_about_settles_a_sign(text: str, codes: list[str]) -> None:
    assert currency_of(text) == codes


def test_the_plain_dollar_is_american_also_in_news_of_hong_kong() -> None:
    assert currency_of("Alibaba is to raise $12.9 billion in Hong Kong, its second listing in Hong Kong.") == ["USD"]


def test_the_plain_dollar_is_that_of_the_desk() -> None:
    text = "The council will spend $5 million."
    assert currency_of(text, locale="en-AU") == ["AUD"]
    assert currency_of(text, outlet="New Zealand Daily") == ["NZD"]


def test_cents_are_those_of_the_euros_beside_them() -> None:
    assert currency_of("At 28 cents a unit the bill is €840.") == ["EUR", "EUR"]
    assert currency_of("At 28 cents a unit the bill is €840, or $900.") == ["USD", "EUR", "USD"]
    assert currency_of("At 28 cents a unit the bill is high.") == ["USD"]


def test_a_sign_that_context_settled_is_marked() -> None:
    claims = factcheck.extract("It paid ¥300 million in Tokyo, and US$3 million.")
    assert [c.quantity.currency_inferred for c in claims] == [True, False]
