from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles import article
from factcheck.articles.layout.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. Senate voted. It was close.", ["The U.S. Senate voted.", "It was close."]),
        ("They moved to the U.S. The rest stayed.", ["They moved to the U.S.", "The rest stayed."]),
        ("Dr. Okoro met Mr. Lund at 8 a.m. on Friday.", ["Dr. Okoro met Mr. Lund at 8 a.m. on Friday."]),
        ("It closes at 5 p.m. The bar stays open.", ["It closes at 5 p.m.", "The bar stays open."]),
        ("Sales fell in Q3. Profit rose to $4.10 billion.", ["Sales fell in Q3.", "Profit rose to $4.10 billion."]),
        ("On Dec. 21 it rained.", ["On Dec. 21 it rained."]),
        ("It began in Dec. The end is open.", ["It began in Dec.", "The end is open."]),
        ("Acme Inc. Chairman Lee left.", ["Acme Inc. Chairman Lee left."]),
        ("It was sold to Acme Inc. The price was $3.", ["It was sold to Acme Inc.", "The price was $3."]),
        ("Acme Corp. (NYSE: ACM) fell.", ["Acme Corp. (NYSE: ACM) fell."]),
        ("J. P. Lund and G.K. Rowe spoke.", ["J. P. Lund and G.K. Rowe spoke."]),
        ("Platform No. 5 in St. Albans is shut.", ["Platform No. 5 in St. Albans is shut."]),
        ('"We lost 12." He left.', ['"We lost 12."', "He left."]),
        ("“We lost 12.” He left.", ["“We lost 12.”", "He left."]),
        ('"Why?" she asked. "Nobody knows."', ['"Why?" she asked.', '"Nobody knows."']),
        ("It cost 3.5 million. 20 people paid.", ["It cost 3.5 million.", "20 people paid."]),
        ("1. Ditch the diet", ["1. Ditch the diet"]),
        ("It fell in 2003. Nobody knew.", ["It fell in 2003.", "Nobody knew."]),
        ("The firm, i.e. Acme, paid vs. Beta.", ["The firm, i.e. Acme, paid vs. Beta."]),
        ("It sold well. iPhone sales rose.", ["It sold well.", "iPhone sales rose."]),
    ],
)
def test_a_stop_ends_a_sentence_unless_it_belongs_to_a_word(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_hard_line_breaks_stay_inside_a_sentence_and_indentation_starts_a_paragraph() -> None:
    wire = (
        "The mill said its output rose to\n14,200 tonnes in the first quarter from 12,900 tonnes a year\n"
        "before, helped by a new furnace.\n    Orders reached 30 mln dlrs. The backlog is the\nlargest since 1979.\n"
    )
    read = article(wire)
    found = [(s.block, wire[s.start : s.end].replace("\n", " ")) for s in read.sentences]
    assert found == [
        (0, "The mill said its output rose to 14,200 tonnes in the first quarter from 12,900 tonnes a year before, "
            "helped by a new furnace."),
        (1, "Orders reached 30 mln dlrs."),
        (1, "The backlog is the largest since 1979."),
    ]  # fmt: skip


def test_in_web_text_a_newline_is_a_paragraph() -> None:
    text = "The council met on Monday and voted.\nParking will cost more.\nA report is due in May."
    assert [s.block for s in article(text).sentences] == [0, 1, 2]


def test_an_overlong_sentence_is_cut_at_white_space_and_never_in_a_number() -> None:
    text = "12,345 " * 3000
    pieces = sentences(text.strip())
    assert all(piece.replace(" ", "").replace("12,345", "") == "" for piece in pieces)
    assert max(map(len, pieces)) <= 4000
    assert len(sentences("7" * 9000)) == 1


@given(st.text(alphabet=st.sampled_from("aA1.!?\"'”“’ \n\r\t|-#:%$é\u00a0\u2009\u00ad萬"), max_size=300))
def test_every_visible_code_point_is_in_exactly_one_sentence(text: str) -> None:
    read = article(text)
    at = 0
    for sentence in (s for s in read.sentences if s.field == "text"):
        assert sentence.start >= at and sentence.end > sentence.start
        assert not text[at : sentence.start].strip()
        at = sentence.end
    assert not text[at:].strip()
    blocks = [s.block for s in read.sentences]
    assert blocks == sorted(blocks)
