"""One bad input never ends the rest of a run, and a run that is not complete does not look clean."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.articles import article
from factcheck.findings import engine
from factcheck.findings.rulebook import rules, rules_from
from factcheck.newsroom.filters import hide
from factcheck.report import FORMATS, render

WRONG = "It is 131 acres (530 hectares)."
RULE = '''"""A rule of a newsroom."""

import os

from factcheck.model.check import Check, Operand, Rule

RULE = Rule("X99", "house-rule", "house", "note", "A house rule."{scope})


def check(view, options):
    {body}
    if False:
        yield
'''


def house_rule(folder: Path, body: str, name: str, scope: str = "") -> Path:
    """A rule in a file of its own name, since Python keeps what it has read."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.py").write_text(RULE.format(body=body, scope=scope).replace("X99", name.upper()), "utf-8")
    return folder


def numbers(text: str) -> str:
    return f"{text}\n\n{WRONG}\n"


HUGE = [
    "About 10^80 atoms.",
    "About 10^50 stars and " + "9" * 99 + " planets.",
    "It paid 10^60 yuan ($10^20).",
    "Some 10^60 of 10^70 stars (5%).",
    "It rose from 10^60 to 10^61, up 5%.",
    "It fell to 10^-60 km (10^60 miles) from 10^-99.",
    "It is 10^60 km (10^3 miles).",
    "10^50 cats, 10^51 dogs and 10^52 cows make 10^53 animals in total.",
    "Sales doubled from 10^95 to 10^99, up 10^50%.",
    "There are 10^99 people who pay 10^99 euros each, for 10^99 euros in total.",
    "It pays 5 trillion trillion trillion trillion dollars a month for two years, or $5.",
    "He lived 10^60 years, from 1950 to 2000.",
    "It is 10^60 degrees Celsius (10^3 degrees Fahrenheit).",
]


@pytest.mark.parametrize("text", HUGE)
def test_a_number_of_any_size_goes_through_every_rule_and_every_report(text: str) -> None:
    outcome = engine.check([article(numbers(text), id="huge", published="2026-01-05")])
    assert outcome.crashes == ()
    assert "unit-mismatch" in {finding.check.rule for finding in outcome.findings}
    for name in FORMATS:
        assert len(render(outcome, name)) < 200_000, name


def test_a_huge_number_leaves_the_other_articles_of_a_report(factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("It paid 10^60 yuan ($10^20) for about 10^80 atoms.\n", "utf-8")
    (tmp_path / "b.md").write_text(WRONG, "utf-8")
    said = factcheck("check", tmp_path, "--report", tmp_path / "out", "--format", "json")
    assert said.returncode == 1, said.stderr
    assert {one["rule"] for one in json.loads(said.stdout)["findings"]} >= {"unit-mismatch", "currency-mismatch"}
    assert (tmp_path / "out" / "index.html").is_file()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The lake is −430 m (−1,410 ft) deep.", "agree"),
        ("The lake is -430 m (-4,110 ft) deep.", "contradiction"),
        ("The lake is −430 m (−141 ft) deep.", "contradiction"),
        ("The lake is −430 m (5,000 ft) deep.", "contradiction"),
        ("The lake is −430 m (1,411 ft) deep.", "not-comparable"),
        ("It was −40 °C (−40 °F) that night.", "agree"),
        ("It was −10 °C (50 °F) that night.", "contradiction"),
    ],
)
def test_measures_below_zero_are_compared_by_their_size(text: str, verdict: str) -> None:
    outcome = engine.check([article(f"{text} {WRONG}", id="a")], rules=rules(["unit-mismatch"]))
    assert [check.verdict for _, check in outcome.checks] == [verdict, "contradiction"]


def test_what_is_suggested_below_zero_has_one_sign() -> None:
    outcome = engine.check([article("The lake is −430 m (−4,110 ft) deep.", id="a")], rules=rules(["unit-mismatch"]))
    assert [one.text for one in outcome.findings[0].check.suggestion.replacements] == ["−1,411 ft"]
    assert outcome.findings[0].check.expected == Decimal("-1410.76")


@pytest.mark.parametrize(
    "text", ["It sold −5 of 10 cars (−50%).", "It pays −5 euros a month for 12 months, or −60 euros in all."]
)
def test_shares_and_rates_below_zero_are_not_accused(text: str) -> None:
    outcome = engine.check([article(text, id="a")])
    assert outcome.findings == ()


BODIES = {
    "raises": "raise ValueError('no')",
    "leaves": "raise SystemExit(0)",
    "recurses": "return (yield from check(view, options))",
    "yields": "yield 5",
    "invents": "yield Check(RULE.name, 'terrible', ())",
    "exaggerates": "yield Check(RULE.name, 'tension', (Operand.of('it', view.reading.claims[0]),), level='fatal')",
}


@pytest.mark.parametrize("name", BODIES)
def test_a_house_rule_that_fails_is_named_by_its_file_and_the_run_goes_on(tmp_path: Path, name: str) -> None:
    folder = house_rule(tmp_path / "house", BODIES[name], name)
    loaded = (*rules(["unit-mismatch"]), *rules_from(folder))
    outcome = engine.check([article("Acme sold 12 cars.", id="a"), article(WRONG, id="b")], rules=loaded)
    assert [one.operands[0].article for one in outcome.crashes] == ["a", "b"]
    assert all(f"the rule's file house/{name}.py" in one.diagnosis for one in outcome.crashes)
    assert [one.check.rule for one in outcome.findings] == ["rule-crashed", "rule-crashed", "unit-mismatch"]
    for format_ in FORMATS:
        assert render(outcome, format_), format_


def test_a_rule_that_fails_on_one_pair_of_articles_goes_on_with_the_next(tmp_path: Path) -> None:
    body = (
        "for link in view.links:\n"
        "        if 'b' in (link.a.article, link.b.article): raise KeyError('b')\n"
        "        yield Check(RULE.name, 'agree', (Operand.of('one', link.a), Operand.of('other', link.b)))"
    )
    loaded = rules_from(house_rule(tmp_path / "pairs", body, "pairs", ', scope="links"'))
    text = "Xiaomi delivered 361,600 cars in 2025."
    outcome = engine.check([article(text, id=name) for name in "abcd"], rules=loaded)
    pairs = {tuple(sorted(o.article for o in one.operands)) for _, one in outcome.checks if one.rule == "house-rule"}
    assert pairs == {("a", "c"), ("a", "d"), ("c", "d")}
    assert outcome.crashes
    assert all("'b'" in one.message for one in outcome.crashes)


def test_a_crash_is_hidden_by_no_filter(tmp_path: Path) -> None:
    loaded = rules_from(house_rule(tmp_path / "hides", "raise ValueError", "hides"))
    outcome = engine.check([article("12 cars.", id="a")], rules=loaded)
    assert [one.check.rule for one in hide(outcome, [("baseline", lambda finding: True)]).findings] == ["rule-crashed"]


def test_a_crash_makes_the_exit_code_two_whatever_the_run_fails_on(factcheck, tmp_path: Path) -> None:
    house_rule(tmp_path / "house", "raise SystemExit(0)", "quits")
    (tmp_path / "factcheck.toml").write_text('house-rules = ["house"]\n', "utf-8")
    (tmp_path / "a.md").write_text("Acme sold 12 cars.\n", "utf-8")
    said = factcheck("check", tmp_path / "a.md", "--fail-on", "never", "--trust-rules")
    assert said.returncode == 2
    assert "The rule house-rule stopped at “a”: SystemExit: 0" in said.stderr
    assert "house/quits.py" in said.stderr


PAGE = '<html><head><meta charset="{charset}"></head><body><p>Caf\xe9 Acme owns 131 acres (530 hectares).</p></body>'


@pytest.mark.parametrize(
    "charset",
    ["undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "utf-16", "utf-16-le", "utf-32",
     "cp037", "base64", "rot13", "zip", "mbcs", "none", "x" * 40],
)  # fmt: skip
def test_a_page_that_names_what_is_no_charset_is_read_by_detection(factcheck, tmp_path: Path, charset: str) -> None:
    for size in (0, 1):  # UTF-16 takes two bytes at a time
        page = PAGE.format(charset=charset).encode("latin-1") + b" " * size
        (tmp_path / f"page{size}.html").write_bytes(page)
    (tmp_path / "z.md").write_text(WRONG, "utf-8")
    said = factcheck("check", tmp_path, "--format", "json")
    assert said.returncode == 1, said.stderr
    assert [one["rule"] for one in json.loads(said.stdout)["findings"]].count("unit-mismatch") == 3


def special(path: Path, kind: str) -> Path:
    """A file that never ends, or that waits for somebody to write."""
    os.mkfifo(path) if kind == "fifo" else path.symlink_to("/dev/zero")
    return path


@pytest.mark.parametrize("kind", ["fifo", "zero"])
@pytest.mark.parametrize("what", ["--baseline", "--rates", "--config", "factcheck.toml", "words", "facts", "decisions"])
def test_a_pipe_or_a_device_among_the_newsrooms_files_is_refused_and_not_waited_for(
    factcheck, tmp_path: Path, what: str, kind: str
) -> None:
    (tmp_path / "a.md").write_text(WRONG, "utf-8")
    options: list[object] = []
    if what.startswith("--"):
        options = [what, special(tmp_path / "odd", kind)]
    elif what == "factcheck.toml":
        special(tmp_path / what, kind)
    else:
        (tmp_path / what).mkdir()
        names = {"words": "measures.tsv", "facts": "a.csv", "decisions": "a.toml"}
        special(tmp_path / what / names[what], kind)
        key = {"words": "vocabularies", "facts": "fact-sheets"}.get(what)
        (tmp_path / "factcheck.toml").write_text(f'{key} = ["{what}"]\n' if key else "", "utf-8")
    said = factcheck("check", tmp_path / "a.md", *options, timeout=30)
    assert said.returncode == 2
    assert "is no regular file" in said.stderr
    assert "Traceback" not in said.stderr
    if what in ("facts", "decisions"):
        assert "unit-mismatch" in said.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("compare", "/dev/zero", "It sold 5 cars."), "/dev/zero: is no regular file"),
        (("compare", "It sold 5 cars.", "pipe"), "pipe: is no regular file"),
        (("why", "/dev/null", "It sold 5 cars."), "/dev/null: is no regular file"),
        (("compare", "--batch", "/dev/zero"), "/dev/zero: is no regular file, and no pipe"),
        (("compare", "--batch", "."), ".: is no regular file, and no pipe"),
        (("compare", "--batch", "long.jsonl"), "line 1: is larger than 50 megabytes"),
    ],
)
def test_what_cannot_be_read_is_no_text_and_no_batch(
    factcheck, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "long.jsonl").open("wb") as file:
        file.truncate(60_000_000)
        file.seek(0, 2)
        file.write(b'\n{"id": 1, "a": "It sold 5 cars.", "b": "It sold 6 cars."}\n')
    said = factcheck(*arguments, cwd=tmp_path)
    assert said.returncode == 2 and says in said.stderr
    assert ('"verdict"' in said.stdout) == ("long.jsonl" in arguments)


@pytest.mark.parametrize(
    "rates", ["9999-12-31,USD,EUR,1", "9999,USD,EUR,1", "9999-12,USD,EUR,1", "2025,USD,EUR,1e999999",
              "2025,USD,EUR,NaN", "2025,USD,EUR,1e-999999", '2025,USD,EUR,"1', "2025,USD,EUR,\0"],
)  # fmt: skip
def test_rates_of_the_end_of_time_and_of_no_size_are_refused_or_read(factcheck, tmp_path: Path, rates: str) -> None:
    (tmp_path / "rates.csv").write_text(f"date,base,quote,rate\n{rates}\n", "utf-8")
    (tmp_path / "a.md").write_text("It paid 842 million yuan ($5.6 million) and 10 dollars (9 euros).", "utf-8")
    said = factcheck("check", tmp_path / "a.md", "--rates", tmp_path / "rates.csv", "--published", "2025-03-01")
    assert said.returncode in (1, 2)
    assert "Traceback" not in said.stderr
    if said.returncode == 2:
        assert "rates.csv: line 2" in said.stderr


@pytest.mark.parametrize("tool", ["tool = 1", "[tool]\nfactcheck = 1", "tool = [{factcheck = 1}]"])
def test_a_pyproject_of_another_shape_is_no_configuration_or_refused(factcheck, tmp_path: Path, tool: str) -> None:
    (tmp_path / "pyproject.toml").write_text(f"# factcheck\n{tool}\n", "utf-8")
    (tmp_path / "a.md").write_text(WRONG, "utf-8")
    said = factcheck("check", tmp_path / "a.md")
    assert said.returncode in (1, 2)
    assert "Traceback" not in said.stderr


ENDS_OF_TIME = ["0001-01-01", "0001", "9998-12-31", "9998", "9999-12-29", "9999-12-30", "9999-11"]
DATES = (
    "It opened on Monday, December 30, 9999, and on Thursday, December 31. Sales rose last week to 5 cars from 4 next "
    "month, 3 years and 17 months after March 9998, in this decade, the 9990s, the 100th century, next weekend, "
    "in 9999, next Friday, in 100 years, 5000 years ago, in the first nine months of 9999. In the nine months ended "
    "June 30, 9999, and in Q4 9999 it paid 842 million yuan ($5.6 million). He was born in 1 and died on 31/12/9999, "
    "aged 9998. She was born in 1979 and died next year, aged 3. On 9999-12-31T23:59:59 and 0000-01-01, "
    "last year, yesterday and 3 months earlier. The winter of 9999. "
)


@pytest.mark.parametrize("published", ENDS_OF_TIME)
def test_the_ends_of_the_calendar_end_no_run(published: str) -> None:
    outcome = engine.check([article(DATES + WRONG, id="a", published=published), article(DATES, id="b")])
    assert outcome.crashes == ()
    assert "unit-mismatch" in {finding.check.rule for finding in outcome.findings}
    for name in FORMATS:
        assert render(outcome, name), name


@pytest.mark.parametrize(
    "stamp", ["9999-12-31", "9999-12-31T23:59:59Z", "9999", "Dec 31, 9999", "December 9999", "0000-00-00", "1 Jan 0001"]
)
def test_a_date_of_publication_at_the_end_of_time_is_no_date(factcheck, tmp_path: Path, stamp: str) -> None:
    lines = [{"id": "a", "text": DATES + WRONG, "published": stamp}, {"id": "b", "text": WRONG}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    said = factcheck("check", tmp_path / "a.jsonl", "--format", "json")
    assert "Traceback" not in said.stderr
    assert [one["rule"] for one in json.loads(said.stdout)["findings"]].count("unit-mismatch") == 2


def test_an_article_that_cannot_be_understood_leaves_the_others_of_an_extract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No such article is known, so the fault is made."""
    from factcheck.cli import run

    real = engine.mentions

    def stops(one):  # type: ignore[no-untyped-def]
        if one.id == "bad":
            raise ZeroDivisionError("made for this test")
        return real(one)

    monkeypatch.setattr(engine, "mentions", stops)
    for name in ("bad", "good"):
        (tmp_path / f"{name}.md").write_text(WRONG, "utf-8")
    for arguments in (["extract", str(tmp_path), "--format", "jsonl"], ["check", str(tmp_path), "--format", "lines"]):
        assert run(arguments) == 2
        said = capsys.readouterr()
        assert "131 acres" in said.out
        assert "made for this test" in said.err
        assert "Traceback" not in said.err
