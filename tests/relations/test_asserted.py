"""Constructions that assert a relation: each wrong sentence is told, the same with the right number is not."""

from __future__ import annotations

import pytest

from factcheck.articles import article
from factcheck.findings import engine

SLIPS = [
    ("The average house sold for £286,400, up {} from £271,200 a year before.", "3.2%", "5.6%"),
    (
        "Income fell {} to $293.6 million, compared with $303.5 million a year earlier.",
        "5.2 percent",
        "3.3 percent",
    ),
    ("A tube that cost the clinic $48 in 2019 now costs $72. That is a rise of {}.", "33 percent", "50 percent"),
    ("Rainfall came to 118 mm in June, which is {} below the average of 236 mm.", "60%", "50%"),
    ("There were 1,240 burglaries in the city last year, against 1,410 the year before, a drop of {}.", "21%", "12%"),
    ("The rate was 6.1 percent in March. It now stands at 7.4 percent, a rise of {} percentage points.", "2.3", "1.3"),
    ("Bus passengers numbered 3.2 million, {} fewer than the 3.5 million a year earlier.", "450,000", "300,000"),
    ("Of the 143,900 registered voters, 118,412 cast a ballot, a turnout of {}.", "85.3%", "82.3%"),
    ("The chain has 530 outlets. It owns 212 of them, or {}; the rest are franchised.", "44 per cent", "40 per cent"),
    ("Frost has damaged 1,900 of the valley's 4,200 hectares of vines, or {}.", "54 percent", "45 percent"),
    ("Hanseo shipped 12.1 million of the 150.9 million phones sold, a market share of {}.", "9.0%", "8.0%"),
    ("The firm sold it for $20 billion. Its bankers take fees of 1 percent, or {}.", "$2 billion", "$200 million"),
    ("The broker on the $300,000 sale would keep a 3% commission, or {}.", "$90,000", "$9,000"),
    ("A 60 kWh battery filled at 34p per kWh costs {}.", "£24.40", "£20.40"),
    ("The buyer paid A$43m for the 61,400 hectares. That works out at {} a hectare.", "A$770", "A$700"),
    ("The trust lets 140 flats at £420 a month each, which brings in {} a year.", "£58,800", "£705,600"),
    ("The state will pay $40 million, or {} for each of the town’s 20,000 residents.", "$20,000", "$2,000"),
    ("The mill loses 470 tonnes a day. Over 25 days that makes {}.", "17,150 tonnes", "11,750 tonnes"),
    ("The shop sold 4,800 sets at £379, which brought in {}.", "£1.28m", "£1.82m"),
    (
        "It has 530 cafés in nine countries, 212 of which ({}) are run by franchise holders.",
        "44 per cent",
        "40 per cent",
    ),
    ("The town of 20,000 people owes $40 million, or {} per resident.", "$20,000", "$2,000"),
    ("The bid of SEK 142 a share is a premium of {} to the closing price of SEK 108.40.", "41%", "31%"),
    ("Revenue increased {} to $1,210 million, compared to $1,100 million a year earlier.", "15%", "10%"),
    ("The choir wrote to 1,460 former pupils and heard from 1,168, a reply rate of {}.", "88%", "80%"),
    ("Out of a fleet of 640 lorries, 96 failed the test. That is {} of the fleet.", "25 percent", "15 percent"),
    ("The library lent 84,000 books. Children borrowed 21,000 of those, or {}.", "one in three", "one in four"),
    ("About 45,000 people would pay more, or {} of the region's 600,000 households.", "0.75 percent", "7.5 percent"),
    ("The harbour fund has spent {} of its grant: £12 million out of £20 million.", "16%", "60%"),
    ("Of the 360 orchards that the county counted last year, 90 are gone, or {}.", "two in three", "one in four"),
    ("The co-op paid $1,450 apiece for 260 hives, {} in all.", "$373,000", "$377,000"),
    ("The stand has 36 rows. Each will have 140 seats, giving it a capacity of {}.", "5,400", "5,040"),
    ("The mill has 320 looms with an average of 45 shuttles apiece, which makes {} shuttles.", "41,400", "14,400"),
    ("The guild will pay £2,300 for each of the 84 apprentices, {} all told.", "£139,200", "£193,200"),
    ("The fair drew 168,000 people. Spread over its 24 days, that works out at {} a day.", "9,000", "7,000"),
    ("The 17 winners will share £1,530,000, which comes to {} apiece.", "£60,000", "£90,000"),
    ("She sold 48,000 crates at $3.50 delivered to the port, for {}.", "$186,000", "$168,000"),
    ("He charges $93 an hour and works a 36-hour week. So that makes {} a week.", "$3,834", "$3,348"),
    ("The port had 148 cranes in 2015 and 57 today, {} fewer.", "101", "91"),
    ("The clinic saw 6,213 patients. The year before, it saw 7,432; that works out to a drop of {}.", "14.6%", "16.4%"),
    ("The choir had 560 members in 2012 and 420 in 2019, a drop of {}.", "33%", "25%"),
    ("He had 480 hives then. He has 360 now, {} down, after a wet spring.", "a third", "a quarter"),
    ("The ship holds 320 cars against 250 on the one in use, which is {} more.", "22 percent", "28 percent"),
    ("Net profit advanced {}. It came in at 177 million euros, against 150 million a year earlier.", "27%", "18%"),
    ("The pass was £62 in 2015. It is £77.50 now, {} dearer.", "£16.50", "£15.50"),
    ("Turnout was 403,900, compared with 412,300 in 2018, a loss of {} voters.", "9,400", "8,400"),
    (
        "A monthly card costs $85. Someone who buys one each month of the year would end up paying {}.",
        "$1,202",
        "$1,020",
    ),
    ("It is billed £1,450 a month, and as most sign for a full year that is worth {}.", "£14,500", "£17,400"),
    ("The train covers the 330 km in three hours, an average of {}.", "150 km/h", "110 km/h"),
]
SILENT = [
    "Shares fell 5 percent. The net loss narrowed to $120.9 million from $244.2 million.",
    "The firm made $3.47 a share versus $3.27 a year earlier. Banks, which were up 14.8 percent, could gain.",
    "The ferry sank with 200 aboard in 1945. In 1985, two were lost at sea, 174 drowned and 147 swam.",
    "It spends $350 million on notices. Its rival spent $92 million last year, more than double the amount of 2017.",
    "Capacity will more than quadruple to 220 gigawatts from 40 gigawatts.",
    "Two bands had five nominations. Each of the singers received four nominations. Blue Twenty One and a trio"
    " earned three nominations apiece.",
    "The gallery sold prints at $25,000 each in a collection of 12. A picture fetched ten times the estimate, for"
    " $118,750.",
    "The maker put in $25 million a year for the first five years and a payment of $60 million a year for three.",
    "In the last two months the paper counted 978 claims. In the first 100 days it was an average of 4.9 a day.",
    "Of the 900 fires, half were set on purpose, 310 in sheds, and 50 were never explained.",
    "Some 35% of homes lack a drain, and only 3,200 of 43,300 wells are deep.",
    "Total cases: 2,880,000; deaths: 52,000; fully vaccinated: 8.4%.",
    "She won with 18,200 votes, or 53 percent, and a majority of 6,600.",
    "Caterpillar rose 3 percent to $65.90 and Boeing gained 3 percent to $63.16.",
    "Orders rose 1.7 pct from a revised 827.25 billion yen in January. Orders in February rose 17.0 pct from a year"
    " earlier to 614.26 billion yen.",
    "Comparable sales rose 2.4% and revenue rose to $1.2bn from $1.0bn.",
    "Profit dropped to $613 million from $3.44 billion, while revenue slid 36 percent to $8.84 billion.",
    "Clearwire shares fell 2.6 percent to $5.60 after the news, having closed up 6.9 percent at $5.75.",
    "It was watched by 6.8 million (34% share), with a peak of 7.5 million.",
    "Tickets are $175 per person or $1,650 for a table of 10.",
    "That means it costs $770,000 a year for five years to insure $10 million of debt.",
    "Staff numbers rose by more than 50 percent this year, from 91 in March to 166 in May.",
]


def told(text: str) -> list[str]:
    outcome = engine.check([article(text, id="text", published="2020-05-10")])
    return [found.check.rule for found in outcome.findings if found.level != "note"]


@pytest.mark.parametrize(("text", "wrong", "right"), SLIPS)
def test_a_wrong_number_is_told_and_the_right_one_is_not(text: str, wrong: str, right: str) -> None:
    assert told(text.format(wrong)) and not told(text.format(right))


@pytest.mark.parametrize("text", SILENT)
def test_numbers_that_only_stand_together_assert_nothing(text: str) -> None:
    assert told(text) == []
