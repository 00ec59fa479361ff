"""An article is known again by its words: moved, renamed, wrapped anew, and in no other story."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.articles import article
from factcheck.model.article import Article
from factcheck.newsroom.filters.identity import BINS, Identity, owners, similarity, sketch

STORY = (
    "The harbour tunnel will open in March, half a year late, the county said on Tuesday. Divers found water behind a "
    "wall that nobody had on a plan. The builders were told to stop, and the miners' union asked for an inquiry.\n\n"
    "Shopkeepers on both banks complained. The ferry goes on until the tunnel opens, the mayor said."
)
OTHER = (
    "The school board voted for free meals on Monday after a long evening. Parents had asked for it for years. The "
    "kitchen of the old gymnasium will be rebuilt, and two cooks are to be hired before the summer ends."
)


def made(text: str, id: str = "tunnel", published: str | None = None) -> Article:
    return article(text, id=id, published=published)


def test_words_in_other_lines_and_other_numbers_make_the_same_sketch() -> None:
    one = sketch(["Sales rose 80% to $45 million\nfrom $20 million."])
    assert one == sketch(["Sales rose 8% to\r\n$4.5 million from $2 million."])
    assert len(one) == 2 * BINS


def test_an_edit_leaves_most_and_another_story_nearly_nothing() -> None:
    edited = STORY.replace("asked for an inquiry", "wanted to know why") + "\n\nIt rained for the rest of the week."
    assert similarity(sketch([STORY]), sketch([edited])) > 0.6
    assert similarity(sketch([STORY]), sketch([OTHER])) < 0.2


def test_a_key_is_read_back() -> None:
    one = Identity.of(made(STORY, published="2025-04-01"))
    assert Identity.read(one.key) == one and one.published == "2025-04-01"
    assert Identity.read(one.key[:-3]) is None and Identity.read("") is None


def test_a_day_that_only_the_user_gave_has_no_part_in_it() -> None:
    given = replace(made(STORY, published="2025-04-01"), published_from="argument")
    assert Identity.of(given).published == ""


def test_a_moved_article_is_known_and_a_copy_beside_it_is_not() -> None:
    known = Identity.of(made(STORY))
    assert owners([known], [made(STORY, "2026/other")]) == {known: "2026/other"}
    assert owners([known], [made(STORY, "a-copy"), made(STORY)]) == {known: "tunnel"}
    corrected = STORY.replace("half a year", "a whole year")
    assert owners([known], [made(STORY, "a-copy"), made(corrected)]) == {known: "tunnel"}


def test_a_story_that_comes_again_on_another_day_is_another_one() -> None:
    known = Identity.of(made(STORY, published="2025-04-01"))
    assert owners([known], [made(STORY, published="2025-05-01")]) == {}
    assert owners([known], [made(STORY)]) == {known: "tunnel"}
    undated = Identity.of(made(STORY))
    assert owners([undated], [made(STORY, "tunnel-2026", published="2026-04-01")]) == {}
    assert owners([undated], [made(STORY, published="2026-04-01")]) == {undated: "tunnel"}


def test_another_article_under_an_old_name_is_another_one() -> None:
    assert owners([Identity.of(made(STORY))], [made(OTHER)]) == {}


def test_twins_keep_one_each_when_both_are_renamed() -> None:
    known = [Identity.of(made(STORY, name)) for name in ("a", "b")]
    assert sorted(owners(known, [made(STORY, "c"), made(STORY, "d")]).values()) == ["c", "d"]


def test_twins_that_differ_in_figures_alone_are_told_apart() -> None:
    known = [Identity.of(made(f"{STORY} It cost ${n} million.", f"old-{n}")) for n in (5, 6)]
    found = owners(known, [made(f"{STORY} It cost ${n} million.", f"new-{n}") for n in (6, 5)])
    assert [found[one] for one in known] == ["new-5", "new-6"]


def test_what_two_branches_knew_of_one_article_is_its_own() -> None:
    """Each had edited it; a copy gets neither."""
    edits = [Identity.of(made(STORY.replace(word, "other"))) for word in ("Divers", "union")]
    assert set(owners(edits, [made(STORY), made(STORY, "copy")]).values()) == {"tunnel"}


def test_texts_without_words_are_no_trouble() -> None:
    known = Identity.of(made("12 34", "numbers"))
    assert owners([known], [made("56 78", "numbers"), made(STORY)]) == {known: "numbers"}


CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "corpora" / "mine-01.jsonl.gz"


@pytest.mark.skipif(not CORPUS.is_file(), reason="the shared corpora are not there")
def test_no_two_stories_of_a_corpus_are_taken_for_one() -> None:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        texts = list(dict.fromkeys(json.loads(line)["text"] for _, line in zip(range(400), lines, strict=False)))
    known = [Identity.of(made(text, f"old-{number}")) for number, text in enumerate(texts[::2])]
    found = owners(known, [made(text, f"new-{number}") for number, text in enumerate(texts[1::2])])
    assert len(found) <= len(known) // 100
