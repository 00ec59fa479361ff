"""RSS and Atom files: an article an entry, and bombs that do not go off."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.articles import read
from factcheck.findings.outcome import Problem
from factcheck.model.article import Article

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Skarvik Courier</title><language>en-gb</language>
<item><title>Ferries &amp;amp; docks: 12 new</title><link>http://example.org/1</link><guid>a-1</guid>
  <pubDate>Wed, 04 Mar 2026 22:10:00 +0200</pubDate>
  <description>The line bought 12 ferries and more.</description>
  <media:content url="x"><media:title>99 boats</media:title></media:content>
  <content:encoded><![CDATA[<p>The line bought 12 ferries.</p><p>Each costs &#36;3 million.</p>]]></content:encoded>
</item>
<item><title>Only a summary</title><description>&lt;b&gt;40&lt;/b&gt; people came.</description></item>
<item><title>Just a headline of 3 words</title></item>
<item></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Pier</title>
<entry><id>urn:e:1</id><title type="html">Bridge of &lt;i&gt;300&lt;/i&gt; metres</title>
<published>2026-02-01T08:00:00Z</published>
<updated>2026-02-03T08:00:00Z</updated><summary>A bridge.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It is <b>300</b> metres long.</p>
<p>It cost $5m.</p></div></content>
</entry></feed>
"""
BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">%s]>
<rss><channel><item><title>&z;</title></item></channel></rss>"""
LEVELS = "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(24)
) + '<!ENTITY z "&y;&y;">'  # fmt: skip


def articles(path: Path, name: str, content: str | bytes) -> list[Article | Problem]:
    (path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read([name]))


def test_entries_of_rss_are_articles(desk: Path) -> None:
    first, second, third = articles(desk, "wire.rss", RSS)
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(third, Article)
    assert (first.id, first.title, first.outlet) == ("a-1", "Ferries & docks: 12 new", "Skarvik Courier")
    assert first.published is not None and first.published.iso == "2026-03-04"
    assert first.text == "The line bought 12 ferries.\n\nEach costs $3 million."
    assert first.locale == "en-gb"
    assert RSS.split("\n")[first.place("text", 0)[0] - 1].strip().startswith("<content:encoded>")
    assert (second.id, second.text, second.published) == ("wire#2", "40 people came.", None)
    assert (third.title, third.text) == ("", "Just a headline of 3 words")


def test_entries_of_atom_are_articles(desk: Path) -> None:
    (one,) = articles(desk, "pier.xml", ATOM)
    assert isinstance(one, Article)
    assert (one.id, one.title, one.outlet) == ("urn:e:1", "Bridge of 300 metres", "The Pier")
    assert one.published is not None and one.published.iso == "2026-02-01"
    assert one.text == "It is 300 metres long.\n\nIt cost $5m."


def test_in_a_folder_other_xml_is_passed_over(desk: Path) -> None:
    (desk / "pom.xml").write_text("<project><rssReader>1</rssReader></project>")
    (desk / "a.xml").write_text(ATOM)
    assert [type(one) for one in read(["."])] == [Article]
    (problem,) = read(["pom.xml"])
    assert isinstance(problem, Problem) and "no RSS or Atom" in problem.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB % LEVELS, ""),
        (BOMB % '<!ENTITY z SYSTEM "file:///etc/hostname">', "entities"),
        (BOMB % '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;<!ENTITY z "1">', ""),
        ("<rss><channel>" + "<item>" * 5000, "not XML"),
        ("<rss><channel><item><title>3 & 4</title></item></channel></rss>", "not XML"),
        ("<rss/>", "no entries"),
        ("<rss><channel><item><title>x\x00y</title></item></channel></rss>", "not XML"),
        (" ", "empty"),
    ],
    ids=["laughs", "file", "network", "deep", "ampersand", "nothing", "null", "blank"],
)
def test_what_is_hostile_or_broken_is_a_problem_at_once(
    problem_of: Callable[..., Problem], content: str, said: str
) -> None:
    begun = time.monotonic()
    assert said in problem_of("bad.rss", content.encode()).message
    assert time.monotonic() - begun < 5
