"""ninjs: texts by role, dates and places, and what is no ninjs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.articles import read
from factcheck.articles.formats.json_places import places
from factcheck.findings.outcome import Problem
from factcheck.model.article import Article

ITEM: dict[str, Any] = {
    "uri": "urn:example:42",
    "type": "text",
    "versionCreated": "2026-03-04T22:10:00+02:00",
    "language": "en-GB",
    "infoSources": [{"name": "Skarvik Wire"}],
    "headlines": [
        {"role": "short", "value": "Ferry line buys 14 boats"},
        {"role": "main", "value": "Ferry line buys 12 boats &amp; a dock"},
    ],
    "descriptions": [
        {"role": "caption", "value": "One of the 12 boats"},
        {"role": "summary", "value": "The line has 30 boats in all."},
    ],
    "bodies": [
        {"role": "plain", "contentType": "text/plain", "value": "The line bought 12 boats.\n\nEach costs $3 million."},
        {
            "role": "main",
            "contentType": "text/html",
            "value": "<p>The line bought 12 boats.</p><p>Each costs $3 million.</p>",
        },
        {"role": "factbox", "contentType": "text/plain", "value": "The line began in 1998."},
    ],
    "associations": [
        {"name": "p", "uri": "urn:p", "type": "picture", "descriptions": [{"role": "caption", "value": "The 2 docks"}]},
        {"name": "t", "uri": "urn:t", "type": "text", "descriptions": [{"role": "summary", "value": "Has 99 boats"}]},
    ],
}
V2 = {
    "uri": "urn:example:2",
    "versioncreated": "2013-07-09T10:37:00Z",
    "headlines": [{"value": "Two words"}],
    "bodies": [{"contenttype": "text/plain", "value": "It has 4,200 seats."}],
}
V1 = {"uri": "urn:example:1", "headline": "Old form", "body_text": "It has 7 seats.", "provider": "Old Wire"}


def zones(article: Article) -> dict[str, str]:
    text = article.text
    return {line: article.zone_at("text", text.index(line)) for line in text.split("\n") if line}


def test_headlines_bodies_and_captions_go_where_their_roles_say(read_one: Callable[..., Article]) -> None:
    article = read_one("item.json", json.dumps(ITEM))
    assert (article.id, article.title) == ("urn:example:42", "Ferry line buys 12 boats & a dock")
    assert article.summary == "The line has 30 boats in all."
    assert (article.outlet, article.locale) == ("Skarvik Wire", "en-GB")
    assert article.published is not None and article.published.iso == "2026-03-04"
    assert article.published_from == "metadata"
    assert zones(article) == {
        "Ferry line buys 14 boats": "headline",
        "The line bought 12 boats.": "body",
        "Each costs $3 million.": "body",
        "The line began in 1998.": "body",
        "One of the 12 boats": "caption",
        "The 2 docks": "caption",
    }


def test_findings_point_at_the_line_of_the_document(read_one: Callable[..., Article]) -> None:
    source = json.dumps(ITEM, indent=2, ensure_ascii=False)
    article = read_one("item.json", source)
    line, column = article.place("text", article.text.index("Each costs"))
    assert '"<p>The line bought' in source.split("\n")[line - 1]
    assert source.split("\n")[line - 1][column - 1 :].startswith("<p>The line")
    line, column = article.place("title", 0)
    assert source.split("\n")[line - 1][column - 1 :].startswith("Ferry line buys 12")


@pytest.mark.parametrize(
    ("item", "title", "text"), [(V2, "Two words", "It has 4,200 seats."), (V1, "Old form", "It has 7 seats.")]
)
def test_older_versions(read_one: Callable[..., Article], item: dict, title: str, text: str) -> None:
    article = read_one("item.json", json.dumps(item))
    assert (article.title, article.text) == (title, text)


def test_a_list_holds_several_and_a_compact_item_with_type_text_is_no_corpus(desk: Path) -> None:
    (desk / "list.json").write_text(json.dumps([ITEM, V2], separators=(",", ":")))
    assert [one.id for one in read(["list.json"]) if isinstance(one, Article)] == ["urn:example:42", "urn:example:2"]
    (desk / "one").write_text(json.dumps(ITEM, separators=(",", ":")))
    assert [one.id for one in read(["one"]) if isinstance(one, Article)] == ["urn:example:42"]


def test_in_a_folder_other_json_is_passed_over_and_by_name_it_is_refused(desk: Path) -> None:
    (desk / "item.json").write_text(json.dumps(ITEM))
    (desk / "package.json").write_text('{"name": "x", "uri": "y"}')
    assert [type(one) for one in read(["."])] == [Article]
    (problem,) = read(["package.json"])
    assert isinstance(problem, Problem) and "no ninjs" in problem.message


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "empty"),
        (b"{", "not JSON"),
        (b"[]", "no ninjs"),
        (b'{"uri": 3, "bodies": []}', "no ninjs"),
        (b'{"uri": "x", "bodies": [{"value": 3}, 4, null]}', "no headline and no body"),
        (b"[" * 100_000, "deep"),
        (b'{"uri": "x", "bodies": [{"value": "\\ud83c 3"}]}', "surrogate"),
    ],
)
def test_what_is_broken_is_a_problem(problem_of: Callable[..., Problem], source: bytes, said: str) -> None:
    assert said in problem_of("broken.json", source).message


def test_the_agencies_own_examples_are_read(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shared / "schemas" / "ninjs-examples"
    if not folder.is_dir():
        pytest.skip("the examples are not beside this checkout")
    monkeypatch.chdir(folder)
    found = list(read(["."]))
    assert len(found) == len(list(folder.glob("*.json")))
    for one in found:
        assert isinstance(one, Article)
        assert one.title and one.text and one.published is not None
        assert "<p>" not in one.text


def test_places_are_behind_the_opening_quotation_mark() -> None:
    source = '{"a": ["x", {"b\\"": "y\\n"}], "c": {}, "d": [], "e": [1, [true, "z"]], "": "w"}'
    found = places(source)
    assert {path: source[at] for path, at in found.items()} == {
        ("a", 0): "x", ("a", 1, 'b"'): "y", ("e", 1, 1): "z", ("",): "w",
    }  # fmt: skip
