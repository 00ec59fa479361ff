"""Exports to other systems: items of ninjs with a note, and drafts of ClaimReview."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.articles import read
from factcheck.findings import engine
from factcheck.findings.outcome import Outcome
from factcheck.model.article import Article
from factcheck.report import render

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
ITEM: dict[str, Any] = {
    "uri": "http://example.org/items/42",
    "type": "text",
    "versionCreated": "2025-04-01T10:00:00Z",
    "headlines": [{"role": "main", "value": "A site for a factory"}],
    "bodies": [
        {
            "role": "main",
            "contentType": "text/html",
            "charCount": 70,
            "value": "<p>The firm paid 842 million yuan ($5.6 million) for the site.</p>",
        }
    ],
    "edNote": "Embargo lifted.",
    "places": [{"name": "Skarvik", "geoJson": {"type": "Point", "coordinates": [12.10, 57]}}],
}
OLDER = {
    **{key: value for key, value in ITEM.items() if key in ("uri", "type", "headlines")},
    "versioncreated": "2025-04-01T10:00:00Z",
    "bodies": [{"contenttype": "text/plain", "value": "The firm paid 842 million yuan ($5.6 million) for the site."}],
}


def valid(item: object, version: str) -> None:
    path = SCHEMAS / f"ninjs-schema_{version}.json"
    if not path.exists():
        pytest.skip("the official schema of ninjs is not beside the checkout")
    validator = Draft202012Validator(json.loads(path.read_text()), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(item)] == []


def noted(tmp_path: Path, root: object) -> list[dict[str, Any]]:
    path = tmp_path / "item.json"
    source = json.dumps(root)
    path.write_text(source)
    outcome = engine.check(read([str(path)]))
    return [json.loads(line) for line in render(outcome, "ninjs", documents={str(path): source}).splitlines()]


def test_the_findings_stand_in_the_internal_note_and_nothing_else_has_changed(tmp_path: Path) -> None:
    (item,) = noted(tmp_path, ITEM)
    note = item["edNote"]
    assert note.startswith("Embargo lifted.\n\n[factcheck] 1 finding, for the desk, not for publication\n")
    assert "- error currency-mismatch, line 1: “$5.6 million”: " in note
    assert "$115.8 million" in note
    assert {**item, "edNote": ITEM["edNote"]} == ITEM


def test_the_note_of_an_earlier_run_is_replaced(tmp_path: Path) -> None:
    (once,) = noted(tmp_path, ITEM)
    (twice,) = noted(tmp_path, [once])
    assert twice == once


def test_an_item_without_findings_is_not_in_it(tmp_path: Path) -> None:
    right = json.loads(json.dumps(ITEM).replace("$5.6 million", "$115.8 million"))
    assert noted(tmp_path, right) == []


@pytest.mark.parametrize(("item", "key", "version"), [(ITEM, "edNote", "3.1"), (OLDER, "ednote", "2.2")])
def test_items_are_valid_in_their_version(tmp_path: Path, item: dict[str, Any], key: str, version: str) -> None:
    (found,) = noted(tmp_path, {name: value for name, value in item.items() if name != "places"})
    assert key in found
    valid(found, version)


def test_other_articles_become_valid_items(outcome: Outcome) -> None:
    items = [json.loads(line) for line in render(outcome, "ninjs").splitlines()]
    assert [item["uri"] for item in items][:2] == ["urn:factcheck:ferry", "urn:factcheck:cards"]
    for item in items:
        valid(item, "3.1")


def test_examples_of_the_agencies_with_a_note_stay_valid(shared: Path, tmp_path: Path) -> None:
    folder = shared / "schemas" / "ninjs-examples"
    if not folder.is_dir():
        pytest.skip("the examples are not beside this checkout")
    for path in sorted(folder.glob("*text_article.json")):
        source = path.read_text(encoding="utf-8")
        (article,) = read([str(path)])
        assert isinstance(article, Article)
        outcome = engine.check([article])
        finding = engine.check(read([str(write(tmp_path))])).findings[0]
        first = replace(finding.check.operands[0], article=article.id)
        moved = replace(finding, check=replace(finding.check, operands=(first,), suggestion=None))
        (line,) = render(replace(outcome, findings=(moved,)), "ninjs", documents={str(path): source}).splitlines()
        valid(json.loads(line), path.name[:3])


def write(folder: Path) -> Path:
    path = folder / "own.json"
    path.write_text(json.dumps(ITEM))
    return path


def test_each_error_and_warning_is_a_draft_of_claimreview(outcome: Outcome) -> None:
    report = json.loads(render(outcome, "claimreview"))
    drafts = report["@graph"]
    assert report["@context"] == "https://schema.org"
    wanted = [finding for finding in outcome.findings if finding.level != "note"]
    assert [draft["identifier"] for draft in drafts] == [finding.fingerprint for finding in wanted]
    for draft in drafts:
        assert draft["@type"] == "ClaimReview"
        assert draft["creativeWorkStatus"] == "Draft"
        assert draft["name"].startswith("DRAFT, not reviewed: ")
        assert draft["reviewRating"]["alternateName"].startswith("Draft: ")
        assert "ratingValue" not in draft["reviewRating"]
        assert not {"author", "datePublished"} & draft.keys()
        assert draft["claimReviewed"] and draft["itemReviewed"]["appearance"]["headline"]


def test_the_claim_reviewed_is_the_sentence_and_the_date_only_a_known_one(outcome: Outcome) -> None:
    drafts = json.loads(render(outcome, "claimreview"))["@graph"]
    ferry = next(draft for draft in drafts if "640 million kronor" in draft["claimReviewed"])
    assert ferry["itemReviewed"]["appearance"]["datePublished"] == "2026-06-02"
    assert ferry["itemReviewed"]["appearance"]["publisher"]["name"] == "Skarvik Courier"
    inferred = replace(outcome, readings=tuple(
        replace(r, article=replace(r.article, published_from="inferred")) for r in outcome.readings
    ))  # fmt: skip
    assert "datePublished" not in render(inferred, "claimreview")


def test_a_hostile_article_makes_valid_documents(outcome: Outcome) -> None:
    for format in ("ninjs", "claimreview"):
        text = render(outcome, format)
        assert "\x1b" not in text and "\u202e" not in text
        text.encode("utf-8")


def test_the_command_gives_the_item_of_the_file_back(factcheck, tmp_path: Path) -> None:
    (tmp_path / "item.json").write_text(json.dumps(ITEM, indent=2))
    said = factcheck("check", "item.json", "--format", "ninjs", cwd=tmp_path)
    assert said.returncode == 1
    item = json.loads(said.stdout)
    assert "[factcheck] 1 finding" in item.pop("edNote")
    assert item == {key: value for key, value in ITEM.items() if key != "edNote"}
