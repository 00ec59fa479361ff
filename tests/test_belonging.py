"""A figure belongs to somebody: what a text says of one thing does not bear out what a summary says of another."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.newsroom.compare import compare


def _verdict(text: str, summary: str) -> object:
    return compare(article(text, id="a"), article(summary, id="b"), "summary")["verdict"]


OF_ANOTHER = [
    (
        "Not so in May, when four people died and over 300 were hurt when a stand gave way at the track.",
        "Four people were hurt when a stand gave way.",
    ),
    (
        "Exports climbed 8.2% in March while imports slipped 3.1%.",
        "Imports slipped 8.2% in March.",
    ),
    (
        "Turnout was 61 percent. Labour took 34 seats, the Greens 12 and the Liberals nine.",
        "The Greens took 34 seats.",
    ),
    (
        "Turnout was 61 percent. Labour took 34 seats, the Greens 12 and the Liberals nine.",
        "The Liberals took 12 seats.",
    ),
    (
        "The avalanche buried 23 hikers and killed 7.",
        "The avalanche killed 23 hikers.",
    ),
    (
        "Dana Holt, 34, and her brother Simon, 29, were arrested on Monday.",
        "Simon Holt, 34, was arrested on Monday.",
    ),
    (
        "The truck driver, 51, was unhurt; the cyclist, 19, died at the scene.",
        "The cyclist, 51, died at the scene.",
    ),
    (
        "Wheat prices fell 4 percent and corn prices 2 percent, the exchange said.",
        "Corn prices fell 4 percent.",
    ),
    (
        "Net profit was $412 million and operating profit $655 million.",
        "Operating profit was $412 million.",
    ),
    (
        "The company hired 340 engineers last year and laid off 510 clerks.",
        "The company hired 510 engineers last year.",
    ),
    (
        "Police arrested 18 protesters and released 11 of them.",
        "Police released 18 protesters.",
    ),
    (
        "The men's team scored 88 points and the women's team 74.",
        "The women's team scored 88 points.",
    ),
    (
        "Some 52 percent back the bridge and 31 percent oppose it.",
        "Some 52 percent oppose the bridge.",
    ),
    (
        "Apples and pears cost $2.10 and $3.40 a kilo respectively.",
        "Pears cost $2.10 a kilo.",
    ),
    (
        "Northern and southern branches sold 1,200 and 850 bikes, respectively.",
        "Southern branches sold 1,200 bikes.",
    ),
    (
        "In Alder it rained 31 mm, in Brisk 9 mm and in Corve 14 mm.",
        "In Brisk it rained 31 mm.",
    ),
    (
        "Revenue rose 12% to $5.1 billion. Costs rose 9% to $3.8 billion.",
        "Costs rose 12%.",
    ),
    (
        "The city spent \u00a36 million on roads and \u00a32 million on parks.",
        "The city spent \u00a36 million on parks.",
    ),
    (
        "Of the passengers, 14 were Danish and 22 were Polish.",
        "Of the passengers, 14 were Polish.",
    ),
    (
        "Reed finished in 12.4 seconds, Moss in 12.9 seconds.",
        "Moss finished in 12.4 seconds.",
    ),
    (
        "The bank cut 900 jobs in Leeds but added 250 in Derby.",
        "The bank added 900 jobs in Derby.",
    ),
    (
        "The quake killed 120 people in Oram and 45 in Peln.",
        "The quake killed 120 people in Peln.",
    ),
    (
        "Fuel costs 1.42 euros in France and 1.71 euros in Italy.",
        "Fuel costs 1.42 euros in Italy.",
    ),
    (
        "Brent crude gained 1.2% to $71.40, and U.S. crude added 0.8% to $67.15.",
        "U.S. crude gained 1.2%.",
    ),
    (
        "The older sister is 17 and the younger one 12.",
        "The younger sister is 17.",
    ),
    (
        "Adults pay $15 and children $8.",
        "Children pay $15.",
    ),
    (
        "Tickets: adults $15, children $8.",
        "Children pay $15.",
    ),
    (
        "She was diagnosed in 2009 and had surgery in 2011.",
        "She had surgery in 2009.",
    ),
    (
        "The museum opened in 1931 and closed in 1978.",
        "The museum closed in 1931.",
    ),
    (
        "Vale was founded in 1942 and privatized in 1997.",
        "Vale was privatized in 1942.",
    ),
    (
        "The U.S. team won 7 gold medals and China won 9.",
        "China won 7 gold medals.",
    ),
    (
        "Inflation was 3.2% in April; core inflation was 2.7%.",
        "Core inflation was 3.2% in April.",
    ),
    (
        "Grey sold 40 shares and bought 90.",
        "Grey bought 40 shares.",
    ),
    (
        "The storm left 5,000 homes without power in Kent and 12,000 in Surrey.",
        "The storm left 5,000 homes in Surrey without power.",
    ),
]

OF_ITS_OWN = [
    (
        "Exports climbed 8.2% in March while imports slipped 3.1%.",
        "Imports slipped 3.1% in March and exports were up 8.2%.",
    ),
    (
        "The avalanche buried 23 hikers and killed 7.",
        "Seven hikers were killed in the avalanche.",
    ),
    (
        "Wheat prices fell 4 percent and corn prices 2 percent, the exchange said.",
        "Wheat prices fell 4 percent on the exchange.",
    ),
    (
        "Net profit was $412 million and operating profit $655 million.",
        "Net profit came to $412 million.",
    ),
    (
        "Some 52 percent back the bridge and 31 percent oppose it.",
        "Most voters, 52 percent, back the bridge.",
    ),
    (
        "Apples and pears cost $2.10 and $3.40 a kilo respectively.",
        "Apples cost $2.10 a kilo.",
    ),
    (
        "In Alder it rained 31 mm, in Brisk 9 mm and in Corve 14 mm.",
        "It rained 9 mm in Brisk.",
    ),
    (
        "Revenue rose 12% to $5.1 billion. Costs rose 9% to $3.8 billion.",
        "Revenue rose 12%.",
    ),
    (
        "The city spent \u00a36 million on roads and \u00a32 million on parks.",
        "The city spent \u00a32 million on its parks.",
    ),
    (
        "Moss beat Reed by 54 votes to 41.",
        "Reed won 54 votes.",
    ),
    (
        "Reed finished in 12.4 seconds, Moss in 12.9 seconds.",
        "Reed finished in 12.4 seconds, ahead of Moss.",
    ),
    (
        "Unemployment among men was 5.1 percent, against 6.4 percent among women.",
        "Unemployment among men stood at 5.1 percent.",
    ),
    (
        "Sales rose to 45 million units from 20 million.",
        "Sales had been 20 million units.",
    ),
    (
        "The quake killed 120 people in Oram and 45 in Peln.",
        "In Oram, 120 people died in the quake.",
    ),
    (
        "Brent crude gained 1.2% to $71.40, and U.S. crude added 0.8% to $67.15.",
        "Brent crude gained 1.2% to $71.40.",
    ),
    (
        "Hill bought the farm for $300,000 and sold it for $450,000.",
        "Hill paid $300,000 for the farm.",
    ),
    (
        "Adults pay $15 and children $8.",
        "Tickets are $15 for adults.",
    ),
    (
        "Germany sent 40 firefighters, Austria 25 and Slovakia 12.",
        "Germany sent 40 firefighters to help.",
    ),
    (
        "She was diagnosed in 2009 and had surgery in 2011.",
        "She was diagnosed in 2009.",
    ),
    (
        "Vale was founded in 1942 and privatized in 1997.",
        "The company, founded in 1942, mines ore.",
    ),
    (
        "Inflation was 3.2% in April; core inflation was 2.7%.",
        "Inflation was 3.2% in April.",
    ),
    (
        "The storm left 5,000 homes without power in Kent and 12,000 in Surrey.",
        "In Surrey, the storm left 12,000 homes without power.",
    ),
]

KNOWN_MISSES = [
    (
        "Unemployment among men was 5.1 percent, against 6.4 percent among women.",
        "Unemployment among women was 5.1 percent.",
    ),
    (
        "Hill bought the farm for $300,000 and sold it for $450,000.",
        "Hill sold the farm for $300,000.",
    ),
    (
        "Germany sent 40 firefighters, Austria 25 and Slovakia 12.",
        "Austria sent 40 firefighters.",
    ),
]


@pytest.mark.parametrize(("text", "summary"), OF_ANOTHER)
def test_a_figure_with_the_words_of_another_one_is_not_borne_out(text: str, summary: str) -> None:
    assert _verdict(text, summary) in ("contradiction", "unsupported")


@pytest.mark.parametrize(("text", "summary"), OF_ITS_OWN)
def test_a_figure_with_its_own_words_is_borne_out(text: str, summary: str) -> None:
    assert _verdict(text, summary) == "agree"


@pytest.mark.parametrize(("text", "summary"), KNOWN_MISSES)
@pytest.mark.xfail(reason="the two numbers are not read as one kind, or nothing tells the clauses apart", strict=True)
def test_known_misses(text: str, summary: str) -> None:
    assert _verdict(text, summary) != "agree"
