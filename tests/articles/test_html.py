from __future__ import annotations

import time
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from factcheck.articles import read
from factcheck.articles.formats.markup import markup
from factcheck.findings.outcome import Problem
from factcheck.model.article import Article

ReadOne = Callable[..., Article]

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>45 boats lost &amp; found | The Example</title>
<meta property="article:published_time" content="2025-03-04T08:00:00+01:00">
<meta property="og:site_name" content="The Example">
<meta name="description" content="The storm of Sunday night cost the harbour of Westness 45 boats.">
<script>var x = "<p>99 not text</p>";</script></head>
<body><nav><ul><li><a href="/">Front page</a></li><li>Harbour</li></ul></nav>
<article><h1>45 boats lost &amp; found</h1>
<p>The storm damaged <b>45</b> boats in the harbour of Westness, the port said on Tuesday,
   and cost the town about &pound;1.2&nbsp;million ($1.5 million). The port had counted 38 boats
   on Monday &mdash; before the tide went out.</p>
<p>It will take at least six weeks to raise the 12 that sank, said the harbour master, who has
asked the county for help with the work.</p>
<table><tr><th>Pier</th><th>Boats</th></tr><tr><td>North</td><td>30</td></tr><tr><td>South</td><td>15</td></tr></table>
<p>Nobody was hurt, although two anglers had to be taken from the mole by the lifeboat crew.</p>
</article><footer>&copy; 2025 The Example</footer></body></html>
"""


def test_text_and_metadata_of_a_page(read_one: ReadOne) -> None:
    read = read_one("boats.html", PAGE)
    assert read.title == "45 boats lost & found"
    assert (read.outlet, read.locale, read.published_from) == ("The Example", "en-GB", "metadata")
    assert read.published is not None and read.published.iso == "2025-03-04"
    assert "99 not text" not in read.text and "Front page" not in read.text
    assert read.tables[0].header == ("Pier", "Boats")


@pytest.mark.parametrize("number", ["45", "£1.2", "($1.5", "38", "12", "30", "15"])
def test_a_number_points_into_the_source(read_one: ReadOne, number: str) -> None:
    read = read_one("boats.html", PAGE)
    line, column = read.place("text", read.text.index(number))
    assert unescape(PAGE.split("\n")[line - 1][column - 1 :]).startswith(number)


def test_a_summary_that_only_an_attribute_holds_points_to_it(read_one: ReadOne) -> None:
    read = read_one("boats.html", PAGE)
    line, column = read.place("summary", read.fields["summary"].index("45"))
    assert PAGE.split("\n")[line - 1][column - 1 :].startswith("45 boats")


def test_the_date_of_linked_data_is_read(read_one: ReadOne) -> None:
    page = PAGE.replace(
        '<meta property="article:published_time" content="2025-03-04T08:00:00+01:00">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-05-06"}]}</script>',
    )
    published = read_one("boats.html", page).published
    assert published is not None and published.iso == "2024-05-06"


def test_a_script_in_a_title_is_text_and_nothing_more(read_one: ReadOne) -> None:
    read = read_one("x.html", PAGE.replace("lost &amp; found", "&lt;script&gt;alert(1)&lt;/script&gt;"))
    assert "<script>alert(1)</script>" in read.title


def test_unclosed_tags_are_read_as_far_as_they_go(read_one: ReadOne) -> None:
    read = read_one("x.html", "<html><body><p>The port lost 45 boats.<p>It found 12 of them.<div><b>Nobody was hurt")
    assert "45 boats" in read.text and "12 of them" in read.text
    line, column = read.place("text", read.text.index("12"))
    assert (line, column) == (1, 51)


def test_a_very_deep_page_is_read_plainly(read_one: ReadOne) -> None:
    deep = "<html><body>" + "<div>" * 50_000 + "<p>The port lost 45 boats.</p>" + "</div>" * 50_000
    assert read_one("deep.html", deep).text == "The port lost 45 boats."


def test_a_page_without_text_is_a_problem(desk: Path) -> None:
    (desk / "x.html").write_text("<html><body><script>1</script></body></html>")
    (found,) = read(["x.html"])
    assert isinstance(found, Problem) and "no text" in found.message


@pytest.mark.parametrize(
    "piece",
    ["<!", "<a ", "<!--", "<![CDATA[", "&", "<", "<a b='", "<?", "</", "</a", "<div>", "1", "<p><b>a</b>", "&#x"],
)
def test_one_pass_over_a_hostile_page_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    markup(piece * 100_000)
    assert time.process_time() - start < 3
