"""Calendar expressions in sentences as news writes them: what is found, and what is left alone."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.mentions.dates.dates import dates_in
from factcheck.model.mention import When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def whens(text: str) -> list[tuple[str, When]]:
    return [(mention.text, mention.when) for mention in dates_in(text, "text")[0] if mention.when is not None]


def day(year: int | None, month: int, number: int, **more: object) -> When:
    return When("day", year=year, month=month, day=number, **more)  # type: ignore[arg-type]


def month(number: int, year: int | None = None, **more: object) -> When:
    return When("month", year=year, month=number, **more)  # type: ignore[arg-type]


def year(number: int, **more: object) -> When:
    return When("year", year=number, **more)  # type: ignore[arg-type]


READ = [
    ("The bridge opened on March 14, 2019, after a delay.", "March 14, 2019", day(2019, 3, 14)),
    ("The bridge opened on 14 March 2019, after a delay.", "14 March 2019", day(2019, 3, 14)),
    ("The bridge opened on the 14th of March 2019.", "14th of March 2019", day(2019, 3, 14)),
    ("He was born Sept. 3, 1961, in Leeds.", "Sept. 3, 1961", day(1961, 9, 3)),
    ("Filed 2021-07-09 in Delaware.", "2021-07-09", day(2021, 7, 9)),
    ("Filed 07/09/2021 in Delaware.", "07/09/2021", day(2021, 7, 9, order="mdy")),
    ("Filed 27/09/2021 in Dublin.", "27/09/2021", day(2021, 9, 27)),
    ("Filed 9/27/21 in Delaware.", "9/27/21", day(2021, 9, 27)),
    ("Stand 13.05.2015 war das Werk leer.", "13.05.2015", day(2015, 5, 13)),
    ("The vote is on Tuesday, November 3, 2026.", "Tuesday, November 3, 2026", day(2026, 11, 3, weekday=1)),
    ("The vote is on Tuesday 3 November.", "Tuesday 3 November", day(None, 11, 3, weekday=1)),
    ("The vote is on Tuesday (3 November).", "Tuesday (3 November", day(None, 11, 3, weekday=1)),
    ("It closed on Dec. 21.", "Dec. 21", day(None, 12, 21)),
    ("It closed on May 5.", "May 5", day(None, 5, 5)),
    ("the nineteenth of May", "nineteenth of May", day(None, 5, 19)),
    ("the twenty-first of June 1990", "twenty-first of June 1990", day(1990, 6, 21)),
    ("on june 3, 1998 the mill burned", "june 3, 1998", day(1998, 6, 3)),
    ("The court sat on April 8 last year.", "April 8 last year", day(None, 4, 8, anchor="last", name="in-year")),
    ("They met last October 17.", "last October 17", day(None, 10, 17, anchor="last")),
    ("The fair runs Oct 1-3.", "Oct 1-3", day(None, 10, 1, until=day(None, 10, 3))),
    ("The fair runs 4 to 22 July 1995.", "4 to 22 July 1995", day(1995, 7, 4, until=day(1995, 7, 22))),
    ("It ran from May 3 to June 5, 2016.", "May 3 to June 5, 2016", day(2016, 5, 3, until=day(2016, 6, 5))),
    ("It ran between May 3 and June 5.", "May 3 and June 5", day(None, 5, 3, until=day(None, 6, 5))),
    ("Sales rose in November 2025.", "November 2025", month(11, 2025)),
    ("Sales rose in Nov. 2025.", "Nov. 2025", month(11, 2025)),
    ("Sales rose in November of 2025.", "November of 2025", month(11, 2025)),
    ("Sales rose in December.", "December", month(12)),
    ("Sales rose in May.", "May", month(5)),
    ("Sales rose in June last year.", "June last year", month(6, anchor="last", name="in-year")),
    ("Sales rose last December.", "last December", month(12, anchor="last")),
    ("As of the end of November, 12 had closed.", "end of November", month(11, edge="end")),
    ("Prices fell in early March 2020.", "early March 2020", month(3, 2020, edge="early")),
    ("Prices fell by mid-July.", "mid-July", month(7, edge="mid")),
    ("The rate at end-June was 3%.", "end-June", month(6, edge="end")),
    ("Jobs fell in Jan-Feb 2017.", "Jan-Feb 2017", month(1, 2017, until=month(2, 2017))),
    ("It lasted from Nov-Feb 2017.", "Nov-Feb 2017", month(11, 2016, until=month(2, 2017))),
    ("Revenue in Q3 was flat.", "Q3", When("quarter", quarter=3)),
    ("Revenue in Q1 2026 was flat.", "Q1 2026", When("quarter", quarter=1, year=2026)),
    ("Revenue in 2016 Q3 was flat.", "2016 Q3", When("quarter", quarter=3, year=2016)),
    ("Revenue in 4Q19 was flat.", "4Q19", When("quarter", quarter=4, year=2019)),
    ("Third-quarter revenue was flat.", "Third-quarter", When("quarter", quarter=3)),
    ("the third quarter of 2016", "third quarter of 2016", When("quarter", quarter=3, year=2016)),
    ("the last quarter of 2024", "last quarter of 2024", When("quarter", quarter=4, year=2024)),
    ("the fourth quarter of last year", "fourth quarter of last year", When("quarter", quarter=4, anchor="last")),
    ("the second quarter of fiscal 2020", "second quarter of fiscal 2020",
     When("quarter", quarter=2, year=2020, fiscal=True)),
    ("In the first half of this year it paid.", "first half of this year", When("half", half=1, anchor="this")),
    ("Output in H2 2016 fell.", "H2 2016", When("half", half=2, year=2016)),
    ("the second half of July", "second half of July", When("half", half=2, month=7, name="month")),
    ("Exports grew in 2024.", "2024", year(2024)),
    ("The 2018-founded maker", "2018", year(2018)),
    ("It raised its 2025 sales target.", "2025", year(2025)),
    ("| Item | 2023 (bn yuan) | Notes |", "2023", year(2023)),
    ("Exports grew (2019-2021) by half.", "2019-2021", year(2019, until=year(2021))),
    ("Exports grew from 1981 to 1985.", "1981 to 1985", year(1981, until=year(1985))),
    ("the 2019/20 season", "2019/20", year(2019, until=year(2020), fiscal=True)),
    ("Exports have grown since 2013.", "2013", year(2013, edge="since")),
    ("It will open by the end of 2027.", "end of 2027", year(2027, edge="end")),
    ("It closed in late 2009.", "late 2009", year(2009, edge="late")),
    ("The castle was built in 1066.", "1066", year(1066)),
    ("in nineteen seventy eight the mill burned", "nineteen seventy eight", year(1978)),
    ("in fiscal 2019", "fiscal 2019", year(2019, fiscal=True)),
    ("in the fiscal year 2019", "fiscal year 2019", year(2019, fiscal=True)),
    ("FY24 margins", "FY24", year(2024, fiscal=True)),
    ("in the 1990s", "1990s", When("decade", year=1990)),
    ("in the late 1970's", "late 1970's", When("decade", year=1970, edge="late")),
    ("in the '60s", "'60s", When("decade", year=1960)),
    ("in the nineteen seventies", "nineteen seventies", When("decade", year=1970)),
    ("in the 19th century", "19th century", When("century", year=1801)),
    ("the first 11 months of 2025", "first 11 months of 2025", month(None, 2025, count=11, first=True)),  # type: ignore[arg-type]
    ("over the past year", "past year", When("year", anchor="last", count=1)),
    ("over the past three years", "past three years", When("year", anchor="last", count=3)),
    ("It cost less last month.", "last month", When("month", anchor="last")),
    ("It costs more this year.", "this year", When("year", anchor="this")),
    ("It opens next summer.", "next summer", When("season", name="summer", anchor="next")),
    ("It opened two days ago.", "two days ago", When("day", anchor="ago", count=2)),
    ("It fell from 30 a year earlier.", "a year earlier", When("year", anchor="earlier", count=1)),
    ("It closed three weeks later.", "three weeks later", When("week", anchor="later", count=3)),
    ("It will open in 11 months.", "11 months", When("month", anchor="hence", count=11)),
    ("Growth this year to date", "this year to date", When("year", anchor="to-date")),
    ("shares are up 9% YTD", "YTD", When("year", anchor="to-date")),
    ("He spoke on Monday.", "Monday", When("day", weekday=0)),
    ("It has rained since Monday.", "Monday", When("day", weekday=0, edge="since")),
    ("He spoke last Monday.", "last Monday", When("day", weekday=0, anchor="last")),
    ("He spoke yesterday.", "yesterday", When("day", anchor="yesterday")),
    ("Trade picks up before Christmas.", "Christmas", day(None, 12, 25, edge="before")),
    ("As year-end nears", "year-end", When("year", edge="end")),
    ("Work starts by mid-year.", "mid-year", When("year", edge="mid")),
    ("a profit by the end of the quarter", "end of the quarter", When("quarter", edge="end")),
    ("the nine months ended June 30, 2019", "nine months ended June 30, 2019",
     When("month", count=9, anchor="ended", until=day(2019, 6, 30))),
    ("the year to March 1988", "year to March 1988", When("year", count=1, anchor="ended", until=month(3, 1988))),
    ("the third week of 2027", "third week of 2027", When("week", nth=3, year=2027)),
    ("the last Monday of May 2024", "last Monday of May 2024",
     When("day", nth=-1, weekday=0, month=5, year=2024, name="month")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "when"), READ, ids=[row[0] for row in READ])
def test_a_sentence_gives_its_date(text: str, surface: str, when: When) -> None:
    found = [(written, replace_tense(meant)) for written, meant in whens(text)]
    assert (surface, when) in found
    assert len(found) == 1


def replace_tense(when: When) -> When:
    until = replace_tense(when.until) if when.until else None
    return replace(when, tense="", until=until)


@pytest.mark.parametrize(
    "text",
    [
        "You may march on, but second thoughts fall flat.",
        "They may 10 times over regret it.",
        "The sun sat low.",
        "Theresa May said nothing.",
        "It sold 2024 units.",
        "It cost $2024 then.",
        "Some 2,024 people came.",
        "About 2000 people came.",
        "A 2000-mile road",
        "Over 1985 people came.",
        "Mensah scored twice in the second half.",
        "The keeper let in a goal and gave away a penalty in the second half.",
        "a display of 1920 x 1200 pixels",
        "June Carter sang with August Wilson.",
        "Black Friday deals",
        "a ship near Christmas Island",
        "The fall of the house",
        "three quarters of a mile",
        "a quarter of a million",
        "USA Today reported it.",
        "May Day marches",
        "the game ended 3-1 after 90 minutes",
        "version 2.2019 of the code",
        "It won 24 of 31 seats.",
        "five year plan",
        "361,600 units sold in 11 months",
    ],
)
def test_ordinary_words_and_numbers_stay_silent(text: str) -> None:
    assert whens(text) == []


def test_days_that_share_a_month_are_two_dates() -> None:
    assert [(text, when.day, when.month) for text, when in whens("Polls open on May 25 and 26.")] == [
        ("May 25", 25, 5),
        ("26", 26, 5),
    ]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("at 6 pm on Monday", ["6 pm", "Monday"]),
        ("at 18:30 (1630 GMT)", ["18:30", "1630 GMT"]),
        ("at 0900 GMT", ["0900 GMT"]),
        ("at 9:15am", ["9:15am"]),
        ("on May 3, 2016", ["May 3, 2016"]),
        ("two days ago", [" ago"]),
        ("the first 11 months of 2025", ["first ", " of 2025"]),
        ("over the past three years", ["past "]),
    ],
)
def test_no_number_is_read_in_a_date_but_durations_are(text: str, closed: list[str]) -> None:
    assert [text[start:end] for start, end in dates_in(text, "text")[1]] == closed


def test_a_plan_makes_a_bare_month_one_to_come() -> None:
    assert whens("It plans to add 36 stores in December.")[0][1].tense == "ahead"
    assert whens("A plan for December was shown.")[0][1].tense == "future"


@pytest.mark.parametrize(
    "text",
    [
        "The hearing has been adjourned until Monday.",
        "The panel is to vote on Thursday.",
        "The walkout is set to begin on Wednesday.",
        "Islanders go to the polls on Tuesday.",
        "The bridge, which opens on Saturday, cost a fortune.",
        "The bank will publish its minutes on Friday.",
    ],
)
def test_a_verb_puts_its_day_ahead(text: str) -> None:
    assert whens(text)[0][1].tense == "ahead"


@pytest.mark.parametrize(
    "text",
    [
        "He unveiled a plan to shut the mine on Monday.",
        "The mine will shut, the owner said on Monday.",
        "She is to stand trial on charges that she took it on Tuesday.",
        "The mine is expected to shut, according to a union paper of Friday.",
        "A stronger-than-expected profit was reported on Wednesday.",
    ],
)
def test_what_else_the_sentence_says_does_not(text: str) -> None:
    assert whens(text)[0][1].tense != "ahead"
    assert whens("In December, there are plans to add 36 stores.")[0][1].tense == "future"
    assert whens("It added 36 stores in December.")[0][1].tense == ""


STYLES = (
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}",
    lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"the {d.day}th of {MONTHS[d.month - 1]}, {d.year}",
)


@given(st.dates(date(1700, 1, 1), date(2090, 12, 31)), st.sampled_from(STYLES))
@settings(deadline=None)
def test_a_date_printed_in_any_style_reads_back(when: date, style: object) -> None:
    text = f"The mill burned down on {style(when)} and was rebuilt."  # type: ignore[operator]
    ((_, found),) = whens(text)
    assert (found.year, found.month, found.day) == (when.year, when.month, when.day)
    assert found.weekday in (None, when.weekday())


@given(st.integers(1990, 2040), st.integers(1, 4), st.sampled_from(["Q{1} {0}", "{0} Q{1}", "Q{1} of {0}", "{1}Q {0}"]))
@settings(deadline=None)
def test_a_quarter_printed_in_any_style_reads_back(year: int, quarter: int, style: str) -> None:
    ((_, found),) = whens("Revenue in " + style.format(year, quarter) + " was flat.")
    assert (found.grain, found.year, found.quarter) == ("quarter", year, quarter)


PIECES = """the of in end May June Monday 5 31 2019 1066 first third quarter Q3 ago years two nineteen thousand - / ,
. ' ’s ( ) 12/21/2025 fiscal by since last next weeks twenty-first hundred and to from between $ % é İ 6 pm 18:30"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\xa0"])


@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40).map(" ".join))
@settings(deadline=None)
def test_offsets_give_back_the_surface_and_nothing_overlaps(text: str) -> None:
    mentions, consumed = dates_in(text, "text")
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))
    assert all(0 <= start < end <= len(text) for start, end in consumed)


@pytest.mark.parametrize(
    "piece", ["1 ", "May 5, ", "2019-", "twenty ", "1/", "end of the ", "nineteen two thousand and "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        dates_in(piece * count, "text")
        return time.process_time() - started

    small, large = min(seconds(2_000) for _ in range(3)), seconds(20_000)
    assert large < 30 * small + 0.05


def test_a_turned_page_of_dates_keeps_every_day() -> None:
    days = [date(2020, 1, 1) + timedelta(days=offset) for offset in range(0, 366, 5)]
    text = "; ".join(f"on {d.day} {MONTHS[d.month - 1]} {d.year}" for d in days)
    assert [(w.year, w.month, w.day) for _, w in whens(text)] == [(d.year, d.month, d.day) for d in days]
