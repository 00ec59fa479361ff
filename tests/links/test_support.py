"""Which figures of a headline or a summary follow from the text, and which contradict it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.articles import article
from factcheck.findings import engine
from factcheck.links.summaries import Backing, backings_between, backings_within


def _backings(text: str, summary: str, published: str | None = None) -> list[Backing]:
    readings = [engine.understand(article(words, id=name, published=published)) for name, words in
                (("text", text), ("summary", summary))]  # fmt: skip
    return list(backings_between(readings[1], readings[0]))


def _verdicts(text: str, summary: str) -> dict[str, str]:
    return {backing.figure.text: backing.verdict for backing in _backings(text, summary)}


FOLLOWS = {
    "copying": ("The council spent £4,250 on the statue.", "The statue cost the council £4,250."),
    "copying words": ("Seven walkers were rescued from the ridge.", "7 walkers rescued from ridge"),
    "rounding": ("The index rose 96.53 points on Tuesday.", "Index up 97 points"),
    "cutting off": ("The shelter took in 86,804 cats last year.", "Shelter takes in 86K cats"),
    "a scale": ("The winner received 9,000 dollars in cash.", "Winner gets $9K"),
    "an ordinal": ("It is the second fire at the mill in a month.", "Mill burns for 2nd time"),
    "a sum": (
        "The charity gave the school 50,000 dollars and the library 100,000 dollars.",
        "Charity gives $150,000 to school and library",
    ),
    "a difference of years": ("The pier closed in 1946. In May 2018 it opened again.", "Pier reopens after 72 years"),
    "a share of a count": (
        "The retailer may close 10% of its 1,500 stores in the north.",
        "Retailer may close 150 stores in the north",
    ),
    "a percentage": (
        "Of the 40 members of the club, 12 voted against it.",
        "30% of the club's members voted against it.",
    ),
    "half": ("Half of the lake's fish died in the heat.", "50% of lake's fish die in heat"),
    "one in five": (
        "One in five pupils skips breakfast, the survey found.",
        "20% of pupils skip breakfast, survey finds",
    ),
    "a dozen": ("A dozen protesters were arrested at the gate.", "12 protesters arrested at gate"),
    "a monthly sum": ("The family spends $6,800 per month on food.", "The family spends $81,600 a year on food."),
    "what each of two gets": (
        "The line will pay $7 million to the family of each boy, it said.",
        "Line pays $14M to families of boys",
    ),
    "two ages side by side": ("The 16- and 17-year-old were found on the cliff.", "2 teenagers found on cliff"),
    "a list": ("Ann Lee, Bo Chan, Cy Diaz and Di Eden were named in the will.", "4 people named in will"),
    "a floor that is kept": ("The film has 91 reviews.", "The film has over 90 reviews."),
    "loose talk": ("About a fifth, 20%, of the boys were ill.", "Almost 20% of boys were ill"),
    "a range by its ends": ("Sales should be up 4% to 7% next year.", "Sales are expected to grow 4-7%."),
    "a quarter by its name": ("Profit fell in the second quarter of 2021.", "Profit fell in Q2 2021."),
    "a stretch of months": ("It rained from January to November.", "Rain from January to November"),
    "a thing over which": (
        "A man who took a $4.49 bottle of pills was sent to jail.",
        "Man Sent to Jail Over $4.49 Bottle of Pills",
    ),
    "thousands torn apart": ("The clerk stole £500,000 from the firm.", "The clerk stole £500, 000 from the firm."),
    "a time of day": ("The ferry leaves at 18:55.", "The ferry leaves at 6:55 pm."),
}


@pytest.mark.parametrize(("text", "summary"), FOLLOWS.values(), ids=FOLLOWS.keys())
def test_a_figure_that_follows_from_the_text_is_no_contradiction(text: str, summary: str) -> None:
    found = _verdicts(text, summary)
    assert found
    assert set(found.values()) == {"agree"}, found


CONTRADICTED = {
    "another sum": ("The council spent £4,250 on the statue.", "The statue cost the council £5,250.", "£5,250"),
    "another count": (
        "Seven walkers were rescued from the ridge.",
        "Nine walkers were rescued from the ridge.",
        "Nine",
    ),
    "a power of ten": (
        "Crumb will pay $4.5 million for Brightloaf.",
        "Crumb to pay $4.5 billion for Brightloaf",
        "$4.5 billion",
    ),
    "a rounding too far": ("The plan costs $185 per month.", "The plan costs $190 per month.", "$190"),
    "a floor that is broken": (
        "The album has sold 1,378,000 copies.",
        "The album sold over 1.4 million copies.",
        "1.4 million",
    ),
    "a ceiling that is met": ("The choir has 78 singers.", "The choir has under 78 singers.", "78"),
    "the other side of a bound": (
        "The firm expects net debt to fall below $25 billion.",
        "The firm expects net debt above $25 billion.",
        "$25 billion",
    ),
    "another year": (
        "The bridge was finished in 1931 by the engineer Ada Holt.",
        "Engineer Ada Holt finished the bridge in 1932.",
        "1932",
    ),
    "another quarter": (
        "Earnings per share of the mill were lower in the second quarter.",
        "Earnings per share of the mill were lower in Q3.",
        "Q3",
    ),
    "another weekday": (
        "The council meets on Thursday in the old hall.",
        "The council meets on Friday in the old hall.",
        "Friday",
    ),
    "another day": (
        "The train departs from the main station on June 26.",
        "The train departs from the main station on June 25.",
        "June 25",
    ),
    "another length of time": (
        "The trial of the app is free for 30 days.",
        "The trial of the app is free for 60 days.",
        "60 days",
    ),
    "another unit of time": (
        "The offer of the studio is valid for two weeks.",
        "The offer of the studio is valid for two months.",
        "two months",
    ),
    "another time of day": (
        "The ferry to the island leaves at 6:55 pm.",
        "The ferry to the island leaves at 5:55 pm.",
        "5:55 pm",
    ),
    "another stretch of days": (
        "The show airs Monday through Friday on the radio.",
        "The show airs from Monday to Saturday on the radio.",
        "Monday to Saturday",
    ),
    "another result": (
        "The town's team drew 1-1 with the visitors.",
        "The town's team won 2-1 against the visitors.",
        "2-1",
    ),
    "another age": (
        "The singer Rod Amble has died at the age of 66.",
        "The singer Rod Amble has died at the age of 89.",
        "89",
    ),
    "the age of somebody else": (
        "The victim, now 38, was one of two women attacked by the nurse, Jon Abel, 29, at the hospital in May.",
        "The victim, 29, was one of two women attacked by the nurse.",
        "29",
    ),
    "the count of something else": (
        "The singer has 52.8 million followers and 74.4 million likes on the site.",
        "The singer has 52.8 million likes on the site.",
        "52.8 million",
    ),
    "the number before the same words": (
        "Just 5% of those surveyed had asked their children to wash the car. Some 12% wax it in spring.",
        "Only 12% of those surveyed had asked their children to wash the car.",
        "12%",
    ),
    "another currency in capitals": (
        "The Harbour Board is seeking a loan of 150 mln dlrs, bankers said.",
        "HARBOUR BOARD SEEKS 150 MLN STG LOAN",
        "150 MLN STG",
    ),
    "swapped digits in capitals": (
        "Eldoria bought a total of 462,000 tonnes of barley, traders said.",
        "ELDORIA BUYS 264,000 TONNES OF BARLEY",
        "264,000 TONNES",
    ),
    "a slip in the lead, right further down": (
        "Alder Rail will pay $7.53 a share for Holt Ferries. The price of $7.35 was said to be fair.",
        "ALDER RAIL TO PAY $7.35 A SHARE FOR HOLT FERRIES",
        "$7.35",
    ),
    "the other direction": (
        "Earnings were up 40.6% from the year before.",
        "Earnings were down 40.6% from the year before.",
        "40.6%",
    ),
    "people by what they did": ("The play drew 77 reviews.", "Fewer than 70 people reviewed the play.", "70"),
    "people by what they are": (
        "Brightloaf employs 15,000 people and bakes in nine towns.",
        "Brightloaf has fewer than 14,000 employees.",
        "14,000",
    ),
    "the figure of another period": (
        "The mill earned $3.69 in the third quarter of 2021 and $2.75 in the third quarter of 2020.",
        "The mill earned $3.69 in the third quarter of 2020.",
        "$3.69",
    ),
}


@pytest.mark.parametrize(("text", "summary", "wrong"), CONTRADICTED.values(), ids=CONTRADICTED.keys())
def test_a_figure_that_the_text_gives_otherwise_is_a_contradiction(text: str, summary: str, wrong: str) -> None:
    assert _verdicts(text, summary).get(wrong) == "contradiction", _backings(text, summary)


def test_a_figure_with_nothing_like_it_in_the_text_is_unsupported() -> None:
    assert _verdicts("The museum will open on the hill.", "The museum cost £8.3 million.") == {
        "£8.3 million": "unsupported"
    }


def test_the_contradicting_number_is_named() -> None:
    (backing,) = _backings("The council spent £4,250 on the statue.", "The statue cost the council £5,250.")
    assert backing.source is not None
    assert backing.source.text == "£4,250"


def test_a_number_that_another_figure_tells_is_no_rival() -> None:
    text = "The bakery sold 441 loaves on Monday. The shop took $1,900."
    assert _verdicts(text, "The bakery sold 441 loaves and 30 cakes.")["30"] == "unsupported"


def test_the_date_that_an_article_opens_with_contradicts_nothing() -> None:
    text = "(Jul 7, 2011) The clerk's offices will be open longer when the law is in force."
    assert "contradiction" not in _verdicts(text, "The clerk's offices open longer on July 24").values()


def test_headlines_are_held_against_the_body_of_their_own_article() -> None:
    whole = article("Northwind Motors sold 361,600 cars this year.", title="Northwind sells 316,600 cars this year")
    found = {b.figure.text: b.verdict for b in backings_within(engine.understand(whole))}
    assert found["316,600"] == "contradiction"


@pytest.mark.parametrize("title", ["NORTHWIND SELLS 316,600 CARS", "Northwind Sells 316,600 Cars"])
def test_a_headline_does_not_bear_itself_out(title: str) -> None:
    """ "Sells 316,600" stands in the article, but only in the headline that is to be borne out."""
    whole = article("Northwind Motors sold 361,600 cars this year.", title=title)
    (found,) = backings_within(engine.understand(whole))
    assert found.verdict == "contradiction"


def _powers(text: str) -> tuple[float, float]:
    (found,) = backings_within(engine.understand(article(text, title="ELDORIA BUYS 462,000 TONNES OF BARLEY")))
    assert found.verdict == "agree"
    return found.powers


def test_what_the_text_says_twice_would_be_caught_in_the_headline_only() -> None:
    once = "Eldoria bought a total of 462,000 tonnes of barley, traders said."
    assert min(_powers(once)) >= 0.9
    assert _powers(f"{once} The 462,000 tonnes are due in May.") == (_powers(once)[0], 0.0)


def test_what_a_headline_computes_is_hardly_fixed() -> None:
    text = "Eldoria bought 400,000 tonnes of barley from Northland and 62,000 tonnes from Southland."
    assert max(_powers(text)) < 0.5


def _long(sentences: int) -> str:
    things = ("mill", "river", "council", "bridge", "baker", "school", "train", "harbour", "clinic", "roof")
    return " ".join(
        f"The {things[n % 10]} of number {n + 3} in {things[n // 10 % 10]} street paid ${n * 37 + 101} to the "
        f"{things[n // 7 % 10]} in {1950 + n % 60}."
        for n in range(sentences)
    )


def test_the_figures_of_a_long_summary_are_found_in_a_long_text() -> None:
    text = _long(400)
    found = _backings(text, text.replace("$1951 ", "$1591 "))
    wrong = [backing.figure.text for backing in found if backing.verdict == "contradiction"]
    assert wrong == ["$1591"]
    assert sum(backing.verdict == "agree" for backing in found) > 0.99 * len(found) - 1


def test_a_bare_number_in_other_words_only_counts_where_it_is_a_word() -> None:
    """ "Bothered" says nothing about two."""
    assert _verdicts("The dog bothered the neighbours.", "The 2 dogs bark.")["2"] == "unsupported"


SETS = Path(__file__).resolve().parents[3] / "shared" / "eval" / "contradiction"


@pytest.mark.skipif(not SETS.exists(), reason="the development sets are not beside this checkout")
def test_true_headlines_are_hardly_ever_flagged() -> None:
    flagged = total = 0
    with (SETS / "numhg_dev.jsonl").open(encoding="utf-8") as lines:
        for line in list(lines)[:400]:
            row = json.loads(line)
            found = _backings(row["document"], row["hypothesis"])
            flagged += any(backing.verdict == "contradiction" for backing in found)
            total += 1
    assert flagged <= total // 50


@pytest.mark.parametrize(
    ("title", "text", "published"),
    [
        ("Bakers' fair opens on March 13, 2025", "BROOKVALE, March 11, 2025 - The guild's fair opens.", "2025-03-12"),
        ("May 2019 letters page", "The April 2019 letters page can still be read.", "2019-05-02"),
        (
            "Mill sells site for Pln 41 million ($10 million)",
            "The mill sold its site for PLN 41 million.",
            "2025-05-02",
        ),
    ],
)
def test_what_a_headline_gives_of_its_own_day_and_style_is_no_contradiction(
    title: str, text: str, published: str
) -> None:
    reading = engine.understand(article(text, id="a", title=title, published=published))
    assert "contradiction" not in {backing.verdict for backing in backings_within(reading)}


LONG = "The ferry line carried 412,000 people to the islands in the summer, and its tickets brought in {} in all."


def test_a_figure_that_the_text_lacks_is_a_tension_where_another_one_may_stand_for_it() -> None:
    text = "In the summer the ferry line carried 412,000 people. In the end its tickets made $7.1 million."
    assert _verdicts(text, LONG.format("$9 million"))["$9 million"] in ("tension", "contradiction")
    assert _verdicts("Many people came to the islands in the summer.", LONG.format("$9 million"))["$9 million"] == (
        "unsupported"
    )


def test_a_headline_may_bring_figures_of_its_own() -> None:
    assert _verdicts("Tickets for the ferry to the isles made $7.1 million.", "Isles Earn $9 Million") != {
        "$9 Million": "tension"
    }


def test_what_each_gets_bears_out_a_few_times_as_much_and_nothing_else() -> None:
    text = "The line will pay $7 million to the family of each boy, it said."
    assert _verdicts(text, "Line pays $9M to families of boys")["$9M"] != "agree"


@pytest.mark.parametrize(
    ("text", "summary", "wrong"),
    [
        ("The mill told of record quarterly results.", "The mill told of record yearly results.", True),
        ("Every month the town holds a fair, and a weekly paper.", "The monthly fair of the town is held.", False),
        ("The town holds a weekly fair.", "The town holds a weekly fair.", False),
    ],
)
def test_how_often_something_is_may_not_change(text: str, summary: str, wrong: bool) -> None:
    assert ("contradiction" in _verdicts(text, summary).values()) == wrong


OFFER = (
    "Dear Ms Lund, we sell balls, bats and mats to sports clubs. All new members get 15% off what they buy first, with"
    " the code that we sent. We ship for free."
)
MEETING = (
    "The boats were seen best in the late light on Saturday, Ann wrote. Ben wrote of the club and of a pub in the"
    " harbour where both could eat after work."
)
PACKAGE = (
    "The Alder Pro Package holds Soil Sensors, Smart Water Control, Crop Management and Expert Support. Whoever signs a"
    " one-year agreement gets 15% off the listed prices."
)


@pytest.mark.parametrize(
    ("text", "summary", "figure"),
    [
        (OFFER, "A dealer sells balls, bats and mats to sports clubs and ships them for free, and whoever is fresh"
         " there saves 10%.", "10%"),
        (PACKAGE, "Alder Works sells a package of sensors, water control and crop management to farms in the hills and"
         " asks that a farmer keeps it for six months at the prices that it lists.", "six months"),
        (MEETING, "Ann and Ben plan to have a look at the boats of the club after work on Sunday night, and Ben knows a"
         " pub in the harbour where both can eat.", "Sunday"),
        (PACKAGE, "Alder Works sells the Alder Pro Package, which holds Soil Sensors, Smart Water Control, Crop"
         " Management, and Round-The-Clock Expert Support for Eagle Farms in the Hills, with a 15% discount on the"
         " listed prices for a six-month agreement.", "six-month"),
    ],
    ids=["a share of ten is as exact as one of fifteen", "a length of time", "another day of the week",
         "many names are no headline"],
)  # fmt: skip
def test_what_another_figure_of_the_text_stands_for_is_a_tension(text: str, summary: str, figure: str) -> None:
    assert _verdicts(text, summary)[figure] == "tension"
