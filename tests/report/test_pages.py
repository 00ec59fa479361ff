"""The HTML report, in text and in a real browser: nothing of an article becomes markup, filters filter, nothing
overflows a phone, and the folder holds what it should."""

from __future__ import annotations

import functools
import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.context import Context
from factcheck.claims.view import Reading
from factcheck.findings.outcome import Coverage, Outcome
from factcheck.model.article import Article, Span
from factcheck.report import render, write_report
from factcheck.report.formats.as_html import pages
from factcheck.report.pages.site import page_names

VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """A second opinion on the pages: elements must nest, and these are the ones that are there."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def documents(outcome: Outcome) -> dict[str, str]:
    return dict(pages(outcome)) | {"single.html": render(outcome, "html")}


def test_pages_are_as_they_were(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    for name, text in pages(outcome).items():
        golden(f"html/{name}", text)


def test_hostile_text_becomes_no_element(documents: dict[str, str]) -> None:
    for name, text in documents.items():
        elements = Reader(text).elements
        assert [tag for tag, _ in elements if tag in ("script", "img", "b")].count("script") == 1, name
        assert not [tag for tag, _ in elements if tag == "img"]
        assert not [key for _, attributes in elements for key in attributes if key.startswith("on")], name


def test_pages_fetch_nothing(documents: dict[str, str]) -> None:
    for text in documents.values():
        for tag, attributes in Reader(text).elements:
            assert tag not in ("link", "iframe", "object", "embed", "base")
            assert not set(attributes) & {"src", "srcset", "style", "action"}
            assert not re.match(r"[a-z]+:|//", attributes.get("href") or "")
        assert "default-src 'none'" in text


def test_every_link_leads_somewhere(documents: dict[str, str]) -> None:
    anchors = {name: {a["id"] for _, a in Reader(text).elements if a.get("id")} for name, text in documents.items()}
    for name, text in documents.items():
        for tag, attributes in Reader(text).elements:
            if tag == "a":
                page, _, anchor = (attributes["href"] or "").partition("#")
                assert not anchor or anchor in anchors[page or name], (name, attributes["href"])


def test_ids_are_unique_on_each_page(documents: dict[str, str]) -> None:
    for name, text in documents.items():
        ids = [attributes["id"] for _, attributes in Reader(text).elements if attributes.get("id")]
        assert len(ids) == len(set(ids)), name


def test_every_number_of_the_text_is_marked_with_its_status(outcome: Outcome, documents: dict[str, str]) -> None:
    marked = [
        (a.get("id"), a["class"]) for tag, a in Reader(documents["ferry.html"]).elements if tag == "mark" and "id" in a
    ]
    expected = [(f"a1-text-{e.span.start}", e.status) for e in outcome.coverage if e.article == "ferry"]
    assert sorted(marked) == sorted(expected)


def test_a_finding_between_two_articles_is_on_both_pages(documents: dict[str, str]) -> None:
    for name in ("ferry.html", "cards.html"):
        assert 'data-rule="conflicting-values"' in documents[name]
    assert "since January" not in documents["ferry.html"]
    assert "season cards this year" in documents["ferry.html"]


def test_the_text_of_the_article_is_all_there(outcome: Outcome, documents: dict[str, str]) -> None:
    words = re.sub(r"<sup>.*?</sup>", "", documents["ferry.html"])
    words = re.sub(r"<article.*?</article>|<[^>]+>", "", words)
    for line in outcome.readings[0].article.text.splitlines():
        assert line in words


@pytest.mark.parametrize("size", [3, 100_000])
def test_a_very_long_line_is_cut_around_its_numbers(size: int) -> None:
    text = "lorem " * size + "it sold 12 cars " + "ipsum " * size
    article = Article("long", text, fields={"text": text})
    at = text.index("12")
    outcome = Outcome(
        (Reading(article, Context(), ()),), coverage=(Coverage("long", Span("text", at, at + 2), "12", "unmatched"),)
    )
    page = pages(outcome)["long.html"]
    assert "it sold <mark" in page
    assert len(page) < 40_000


def test_windows_line_ends_leave_no_trace() -> None:
    text = "It sold 12 cars.\r\n\r\nIt bought 3.\r\n"
    outcome = Outcome((Reading(Article("crlf", text, fields={"text": text}), Context(), ()),))
    page = pages(outcome)["crlf.html"]
    assert page.count('class="prose') == 2
    assert "\ufffd" not in page
    assert "\r" not in page


@given(st.lists(st.text(max_size=30), max_size=6, unique=True))
def test_page_names_are_safe_and_each_its_own(articles: list[str]) -> None:
    names = page_names(articles)
    assert len(set(names.values())) == len(articles)
    assert all(re.fullmatch(r"[a-z0-9-]+\.html", name) and name != "index.html" for name in names.values())


def test_page_names_do_not_hang_on_order() -> None:
    articles = ["a/x.md", "b/x.md", "index.md", "../../x/../..", "CON.txt", "a/é.md"]
    assert page_names(articles) == page_names(reversed(articles))
    assert page_names(["drafts/Ferry line.md"])["drafts/Ferry line.md"] == "ferry-line.html"


def test_folder_holds_the_report_and_loses_only_old_pages_of_its_own(outcome: Outcome, tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    folder = tmp_path / "a" / "reports"
    write_report(outcome, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {"index.html", "ferry.html", "discrepancies.csv", "report.json"} <= set(before)
    (folder / "by-hand.html").write_text("<p>mine")
    (folder / "bakery.html").unlink()
    (folder / "bakery.html").symlink_to(outside)
    write_report(replace(outcome, readings=outcome.readings[2:3], findings=(), coverage=()), folder)
    assert {path.name for path in folder.iterdir()} == {
        "index.html", "bakery.html", "by-hand.html", "discrepancies.csv", "report.json",
    }  # fmt: skip
    assert outside.read_text() == "mine"
    write_report(outcome, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "by-hand.html"} == before


def test_nothing_is_written_outside_the_folder(outcome: Outcome, tmp_path: Path) -> None:
    write_report(outcome, tmp_path / "reports")
    assert [path.name for path in tmp_path.iterdir()] == ["reports"]


# In the browser


@pytest.fixture(scope="module")
def browse(outcome: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str, int], Any]:
    """Runs a script in a page of the report, in a frame of the given width, and returns what it evaluates to."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    folder = tmp_path_factory.mktemp("browser")
    write_report(outcome, folder / "reports")
    (folder / "reports" / "single.html").write_text(render(outcome, "html"), encoding="utf-8")
    return functools.partial(_browse, chromium, folder)


def _browse(chromium: str, folder: Path, page: str, script: str, width: int) -> Any:
    """The policy of a page forbids scripts of others, so the frame's parent reaches in, which local files may with
    --allow-file-access-from-files."""
    frame = folder / "frame.html"
    frame.write_text(
        f'<!doctype html><body><iframe id="f" src="reports/{page}" style="width:{width}px;height:900px;border:0">'
        "</iframe>"
        '<pre id="out"></pre><script>document.getElementById("f").onload = (e) => {'
        "const w = e.target.contentWindow, d = w.document; let r;"
        f"try {{ r = ((w, d) => {{ {script} }})(w, d); }} catch (x) {{ r = 'threw ' + x; }}"
        'document.getElementById("out").textContent = "RESULT" + JSON.stringify(r) + "END"; };</script>',
        encoding="utf-8",
    )
    command = [
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--allow-file-access-from-files",
        f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=4000", "--window-size=1400,1000", "--dump-dom",
        frame.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    found = re.search(r"RESULT(.*?)END</pre>", done.stdout, re.S)
    assert found, done.stdout[-2000:] + done.stderr[-2000:]
    return json.loads(html.unescape(found[1]))


SHOWN = "const shown = (q) => [...d.querySelectorAll(q)].filter((e) => e.offsetParent !== null).length;"
OVERFLOW = """
const wide = [...d.querySelectorAll("body *")].filter((e) => !e.closest("svg") && e.getClientRects().length
  && e.getBoundingClientRect().right > w.innerWidth + 0.5).map((e) => e.tagName + "." + e.className);
return { page: d.documentElement.scrollWidth, window: w.innerWidth, wide };
"""


@pytest.mark.parametrize("page", ["index.html", "ferry.html", "cards.html", "b-passwd.html", "single.html"])
def test_nothing_overflows_a_phone(browse: Callable[[str, str, int], Any], page: str) -> None:
    got = browse(page, OVERFLOW, 390)
    assert got["wide"] == []
    assert got["page"] <= got["window"] == 390


def test_filters_show_and_hide_findings(browse: Callable[[str, str, int], Any]) -> None:
    script = f"""{SHOWN}
    const press = (name, value) => d.querySelector(`input[name=${{name}}][value=${{value}}]`).click();
    const steps = [shown(".card")];
    press("level", "warning"); steps.push(shown(".card"));
    press("rule", "sum-mismatch"); steps.push(shown(".card"));
    const count = d.querySelector(".count").textContent;
    const marks = shown("sup a");
    press("level", "warning"); press("rule", "sum-mismatch"); steps.push(shown(".card"));
    return {{ steps, count, marks }};"""
    got = browse("ferry.html", script, 1200)
    assert got == {"steps": [5, 3, 2, 5], "count": "2 of 5 shown", "marks": 4}


def test_index_filters_by_rule(browse: Callable[[str, str, int], Any]) -> None:
    script = f"""{SHOWN}
    const before = shown(".row");
    for (const box of d.querySelectorAll("input[name=rule]")) if (box.value !== "sum-mismatch") box.click();
    return [before, shown(".row"), d.querySelector(".count").textContent];"""
    assert browse("index.html", script, 1200) == [8, 2, "2 of 8 shown"]


def test_cards_stand_beside_their_lines_on_a_desk_and_below_them_on_a_phone(
    browse: Callable[[str, str, int], Any],
) -> None:
    script = """
    const card = d.querySelector(".card"), prose = card.parentElement.querySelector(".prose");
    const c = card.getBoundingClientRect(), p = prose.getBoundingClientRect();
    return { beside: c.left >= p.right && Math.abs(c.top - p.top) < 12, below: c.top >= p.bottom };"""
    assert browse("ferry.html", script, 1280) == {"beside": True, "below": False}
    assert browse("ferry.html", script, 390) == {"beside": False, "below": True}


def test_everything_can_be_reached_by_keyboard(browse: Callable[[str, str, int], Any]) -> None:
    script = """
    const able = [...d.querySelectorAll("a, input, summary")].filter((e) => e.checkVisibility());
    for (const e of able) { e.focus(); if (d.activeElement !== e) return e.outerHTML; }
    return able.length > 20;"""
    assert browse("ferry.html", script, 1200) is True


def test_hostile_page_runs_nothing_of_its_text(browse: Callable[[str, str, int], Any]) -> None:
    script = 'return [d.scripts.length, d.querySelectorAll("img, b[onmouseover]").length, d.title];'
    assert browse("b-passwd.html", script, 800) == [1, 0, '<script>alert("title")</script> & "quotes"']


def test_statuses_look_different_without_colour(browse: Callable[[str, str, int], Any]) -> None:
    script = """
    const looks = ["agreeing", "contradicted", "disputed", "unmatched", "not-understood"].map((status) => {
      const mark = d.createElement("mark"); mark.className = status; d.body.append(mark);
      return w.getComputedStyle(mark).textDecorationStyle; });
    return looks;"""
    looks = browse("ferry.html", script, 800)
    assert looks == ["solid", "double", "wavy", "dotted", "dashed"]


def test_the_worst_first_list_goes_by_level_then_probability_then_reach() -> None:
    from factcheck.articles import article
    from factcheck.findings import engine
    from factcheck.report.pages.site import Site

    text = (
        "The marathon of 42.2 km (36.2 miles) is in spring.\n\nThe hall of 131 acres (530 hectares) is old.\n\n"
        "The fair, opened in 1970, had its 40th anniversary on Monday."
    )
    outcome = engine.check([article(text, title="Runners ready for the 26.2 miles (24.2 km)", published="2025-04-30")])
    ranked = Site(outcome).worst_first
    levels = [finding.level for finding in ranked]
    assert levels[:3] == ["error"] * 3 and levels[3:] == sorted(levels[3:], key=["warning", "note"].index)
    assert ranked[0].operands[0].span.field == "title", "the headline is what everybody reads"
    starts = [finding.operands[0].span.start for finding in ranked[1:3]]
    assert starts == sorted(starts)
