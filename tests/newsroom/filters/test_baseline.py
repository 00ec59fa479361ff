"""A baseline knows findings by their numbers, and two branches' baselines merge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import fill

import pytest

from factcheck.articles import article
from factcheck.findings import engine
from factcheck.findings.outcome import Outcome
from factcheck.model.article import Article
from factcheck.model.check import Finding
from factcheck.newsroom.filters import baseline, hide

WRONG = "The fund paid 842 million yuan ($5.6 million) for the site."
ALSO_WRONG = "Revenue rose 80% to $45 million from $20 million."


def checked(*texts: str | Article) -> Outcome:
    return engine.check([one if isinstance(one, Article) else made(one) for one in texts])


def made(text: str, id: str = "site", published: str | None = None) -> Article:
    one = article(text, id=id, published=published or "2025-04-01")
    return one if published else replace(one, published_from="argument")


def findings(*texts: str) -> tuple[Finding, ...]:
    return checked(*texts).findings


def written(outcome: Outcome, path: Path) -> Path:
    baseline.write(outcome.findings, [reading.article for reading in outcome.readings], path)
    return path


def shown(outcome: Outcome, path: Path) -> Outcome:
    return hide(outcome, [("baseline", baseline.filter_of(baseline.read(path), outcome))])


def test_a_baseline_hides_what_it_knows_and_counts_it(tmp_path: Path) -> None:
    outcome = checked(WRONG)
    assert outcome.findings
    quiet = shown(outcome, written(outcome, tmp_path / "baseline"))
    assert quiet.findings == ()
    assert quiet.hidden == {"baseline": len(outcome.findings)}


def around(statement: str, *, name: str = "Acme") -> str:
    return (
        f"{name} said on Tuesday that its plan for the harbour had been agreed with the county.\n\n{statement}\n\n"
        f"Shopkeepers on both banks complained, and the union of the dockers asked {name} for an inquiry.\n"
    )


NEW = {
    "another story": made("The school board has voted for free meals.\n\n" + WRONG, "meals"),
    "another story of one sentence": made(WRONG.replace("The fund", "The council"), "meals"),
    "another story under the old name": made("The school board voted for free meals, at last.\n\n" + WRONG),
    "a copy": made(around(WRONG), "copy"),
    "a copy on another day": made(around(WRONG), "copy", "2025-05-01"),
    "a copy for another place": made(around(WRONG).replace("harbour", "airport"), "airport"),
}


@pytest.mark.parametrize("what", NEW)
def test_the_same_error_in_a_new_article_is_new(tmp_path: Path, what: str) -> None:
    old = made(around(WRONG))
    path = written(checked(old), tmp_path / "baseline")
    new = NEW[what]
    run = [new] if new.id == old.id else [new, old]
    left = shown(checked(*run), path).findings
    assert [{operand.article for operand in finding.operands} for finding in left] == [{new.id}]


@pytest.mark.parametrize("what", ["another story", "another story of one sentence", "a copy on another day"])
def test_it_is_new_where_only_the_new_article_is_checked(tmp_path: Path, what: str) -> None:
    path = written(checked(made(around(WRONG), published="2025-04-01")), tmp_path / "baseline")
    assert len(shown(checked(NEW[what]), path).findings) == 1


def test_it_is_known_again_after_moves_and_edits_elsewhere(tmp_path: Path) -> None:
    path = written(checked(made(around(WRONG))), tmp_path / "baseline")
    text = around(WRONG)
    for width in (40, 60, 76, 100):
        wrapped = "\n\n".join(fill(part, width) for part in text.split("\n\n"))
        assert shown(checked(made(wrapped, f"moved/{width}")), path).findings == ()
    assert shown(checked(made(text.replace("\n", "\r\n"), "renamed")), path).findings == ()
    edited = text.replace("on both banks", "in town") + "\n\nThe ferry goes on, said the mayor."
    assert shown(checked(made(edited)), path).findings == ()
    assert shown(checked("The cat sat on 40 mats.", made(text, "later"), "A dog, too."), path).findings == ()


def test_a_finding_between_two_articles_is_known_only_between_these(tmp_path: Path) -> None:
    def pair(first: str, second: str) -> list[Article]:
        sold = "Northwind Motors sold {} cars in 2024, the company said.\n\nIts chief thanked the {}."
        return [made(sold.format("361,600", first), "a"), made(sold.format("316,600", second), "b")]

    outcome = checked(*pair("dealers in the north", "workers of the plant"))
    assert [len({o.article for o in f.operands}) for f in outcome.findings] == [2]
    path = written(outcome, tmp_path / "baseline")
    assert shown(outcome, path).findings == ()
    one, other = pair("dealers in the north", "workers of the plant")
    third = replace(other, id="c")
    assert len(shown(checked(one, other, third), path).findings) == 1


def test_moving_and_rewrapping_changes_no_fingerprint() -> None:
    moved = f"A first paragraph came in.\n\n{WRONG.replace(' for ', chr(10) + 'for ')}\n"
    assert {f.fingerprint for f in findings(WRONG)} == {f.fingerprint for f in findings(moved)}


def test_another_figure_is_another_finding() -> None:
    assert {f.fingerprint for f in findings(WRONG)}.isdisjoint(
        f.fingerprint for f in findings(WRONG.replace("$5.6", "$5.7"))
    )


def test_the_file_is_sorted_and_a_union_of_two_is_read(tmp_path: Path) -> None:
    ours, theirs = checked(around(WRONG)), checked(made(around(ALSO_WRONG, name="Beta"), "beta"))
    lines = written(ours, tmp_path / "ours").read_text().splitlines()
    assert lines[1:] == sorted(lines[1:])
    lines += written(theirs, tmp_path / "theirs").read_text().splitlines()[1:]
    both = tmp_path / "both"
    both.write_text("\n".join(lines) + "\n")
    assert len(baseline.read(both).known) >= 2
    for outcome in (ours, theirs):
        assert outcome.findings and shown(outcome, both).findings == ()


def test_a_baseline_of_the_first_format_says_how_to_write_it_anew(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    path.write_text("# factcheck baseline, format 1\n0123456789abcdef\tsum-mismatch\t1 | 2\n")
    with pytest.raises(baseline.BaselineError, match="format 1") as error:
        baseline.read(path)
    assert f"--write-baseline {path}" in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no baseline"),
        ("# something else\n", "no baseline"),
        (f"{baseline.HEADER}\nnot-a-fingerprint\trule\t1\n", "line 2"),
        (f"{baseline.HEADER}\n<<<<<<< ours\n", "merge conflict"),
        (f"{baseline.HEADER}\n0123456789abcdef\tsum-mismatch\t1 | 2\n", "line 2: the second column"),
    ],
)
def test_a_broken_baseline_names_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "baseline"
    path.write_text(text)
    with pytest.raises(baseline.BaselineError, match=message) as error:
        baseline.read(path)
    assert str(path) in str(error.value)
