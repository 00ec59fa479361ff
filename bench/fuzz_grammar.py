"""Texts and files from a grammar, by number: `python bench/fuzz_grammar.py --texts 100000 --files 5000 [--seed 1]`.

Unlike `bench/fuzz.py`, which strings fragments together, the texts here are sentences and tables whose numbers, dates
and units are grown from rules, so that they reach the rules of the house and the reports; the files are containers
(Markdown, pages, corpora, feeds, ninjs, Word, PDF, decisions, settings, rates) that are sound, cut, doubled or damaged.
A crash is an exception, a finding `rule-crashed`, a wrong offset, or an exit code other than 0, 1 and 2. The same seed
tries the same inputs. Each one that fails is printed with its number; `--first N --texts 1` tries it alone.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Grammar = Mapping[str, Sequence[str]]

HERE = Path(__file__).resolve().parent


def grammar_of(path: Path) -> Grammar:
    """The forms of each symbol, in the order of the file."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, form = line.partition("\t")
            found.setdefault(name, []).append(json.loads(form))
    return found


NUMBERS = grammar_of(HERE.parent / "tests" / "fuzz" / "grammar.tsv")
DAYS = (None, "2025-04-30", "2026-01-05", "0001-01-01", "9999-12-30", "2024-02-29", "1998", "9998", "2025-11")
DEEPEST, LONGEST = 12, 4_000


def grown(chance: random.Random, symbol: str = "text", grammar: Grammar = NUMBERS) -> str:
    """A text that a symbol of the grammar may become; deep down, the first and simplest form is taken."""
    parts: list[str] = []
    waiting: list[tuple[str, int]] = [(f"{{{symbol}}}", 0)]
    while waiting and len(parts) < LONGEST:
        form, depth = waiting.pop()
        literal, opening, rest = form.partition("{")
        parts.append(literal)
        if opening:
            name, _, rest = rest.partition("}")
            waiting.append((rest, depth))
            forms = grammar[name]
            waiting.append((chance.choice(forms) if depth < DEEPEST else forms[0], depth + 1))
    return "".join(parts)


def examine(text: str, published: str | None, beside: bool = True) -> None:
    """The whole way with one text and the report in JSON, with `beside` also with its first half as another article
    and the reports that people read; raises for what breaks a law."""
    from factcheck.articles import article
    from factcheck.findings import engine
    from factcheck.report import render

    one = article(text, id="one", published=published)
    half = [article(text[: len(text) // 2], id="half", published="2025-04-30")] if beside else []
    outcome = engine.check([one, *half])
    assert not outcome.crashes, [check.message for check in outcome.crashes]
    fields = {reading.article.id: reading.article.fields for reading in outcome.readings}
    for reading in outcome.readings:
        for claim in reading.claims:
            assert fields[claim.article][claim.span.field][claim.span.start : claim.span.end] == claim.text, claim
    for finding in outcome.findings:
        for operand in finding.check.operands:
            written = fields[operand.article][operand.span.field][operand.span.start : operand.span.end]
            assert written == operand.text or operand.claim is None, (written, operand)
    json.loads(render(outcome, "json", checks=True))
    for name in ("text", "html") if beside else ():
        render(outcome, name)


def text_numbered(seed: int, number: int) -> tuple[str, str | None]:
    chance = random.Random(f"{seed} {number}")
    return grown(chance), chance.choice(DAYS)


CHARSETS = ("utf-8", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "shift_jis",
            "gb18030", "koi8-r", "cp037", "utf-7")  # fmt: skip
NAMED = (
    *CHARSETS,
    "undefined",
    "idna",
    "punycode",
    "unicode_escape",
    "base64",
    "rot13",
    "",
    "x-nonsense",
    "'utf-8",
    "none",
)


def encoded(chance: random.Random, text: str) -> bytes:
    return text.encode(chance.choice(CHARSETS) if chance.random() < 0.4 else "utf-8", "replace")


def page(chance: random.Random) -> bytes:
    body = "".join(
        chance.choice(("<p>{}</p>", "<h1>{}</h1>", "<table><tr><td>{}</table>", "<div>{}", "<!-- {} -->",
                       "<p class='{}'>", "<li>{}</li>", "&#{};", "<script>{}</script>",
                       "<blockquote>{}</blockquote>", "</p></div>{}"))
        .format(grown(chance, chance.choice(("sentence", "any", "n"))))
        for _ in range(chance.randint(0, 12))
    )  # fmt: skip
    head = f'<html lang="{chance.choice(("en", "de", ""))}"><head><meta charset="{chance.choice(NAMED)}">'
    head += f'<meta property="article:published_time" content="{grown(chance, "date")}">'
    head += f"<title>{grown(chance, 'head')}</title>"
    return encoded(chance, f"{head}</head><body><article>{body}</article></body></html>")


def value(chance: random.Random, depth: int = 0) -> object:
    """Any JSON value, texts being grown."""
    kinds: list[Callable[[], object]] = [
        lambda: grown(chance), lambda: grown(chance, "date"), lambda: None, lambda: chance.randint(-(10**30), 10**30),
        lambda: 1e308, lambda: True, lambda: "\ud800" + grown(chance, "n"),
    ]  # fmt: skip
    if depth < 3:
        kinds += [lambda: [value(chance, depth + 1) for _ in range(chance.randint(0, 3))]]
        kinds += [lambda: {str(value(chance, 3))[:20]: value(chance, depth + 1) for _ in range(2)}]
    return chance.choice(kinds)()


def record(chance: random.Random, keys: Sequence[str]) -> dict[str, object]:
    """An object with some of the keys, most of them with a text."""
    return {key: grown(chance) if chance.random() < 0.7 else value(chance) for key in keys if chance.random() < 0.7}


def corpus(chance: random.Random) -> bytes:
    keys = ("id", "text", "title", "published", "outlet", "locale", "summary", "date")
    lines = [json.dumps(record(chance, keys), ensure_ascii=chance.random() < 0.5) for _ in range(chance.randint(1, 4))]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def ninjs(chance: random.Random) -> bytes:
    item = record(
        chance, ("uri", "headlines", "bodies", "headline", "body_text", "versioncreated", "language", "descriptions")
    )
    item["uri"] = "x"
    if chance.random() < 0.5:
        item["bodies"] = [{"value": grown(chance), "contenttype": chance.choice(("text/plain", "text/html", None))}]
        item["headlines"] = [{"value": grown(chance, "head")}]
    return json.dumps(item).encode()


def feed(chance: random.Random) -> bytes:
    items = "".join(
        f"<item><title>{grown(chance, 'head')}</title><pubDate>{grown(chance, 'date')}</pubDate>"
        f"<description><![CDATA[{grown(chance)}]]></description><guid>{grown(chance, 'n')}</guid></item>"
        for _ in range(chance.randint(0, 3))
    )
    return encoded(chance, f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>')


def word(chance: random.Random) -> bytes:
    from xml.sax.saxutils import escape

    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(grown(chance, 'sentence'))}</w:t></w:r></w:p>" for _ in range(4))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
        )
    return made.getvalue()


def pdf(chance: random.Random) -> bytes:
    words = grown(chance, "sentence").encode("latin-1", "replace")
    for mark in (b"\\", b"(", b")"):
        words = words.replace(mark, b"\\" + mark)
    stream = b"BT /F1 12 Tf 72 720 Td (" + words + b") Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    made, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    at = len(made)
    return (
        made
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % at
    )


def front_matter(chance: random.Random) -> bytes:
    keys = ("title", "published", "date", "locale", "outlet", "summary", "id")
    lines = [
        f"{key}: {grown(chance, chance.choice(('date', 'head', 'n'))).strip()}" for key in keys if chance.random() < 0.6
    ]
    return encoded(chance, "---\n" + "\n".join(lines) + "\n---\n" + grown(chance))


def toml_value(chance: random.Random, depth: int = 0) -> str:
    simple = ('"x"', "5", "1.5", "true", "2025-01-01", "2025-01-01T00:00:00Z", "9999-12-31", "10:00:00", "nan", "inf",
              "[]", "{}", '"0123456789abcdef"', '"intended"', '"error"', '"unit-mismatch"', "'''\nx'''", "1e400",
              "9" * 30)  # fmt: skip
    if depth < 4 and chance.random() < 0.25:
        return "[" + ", ".join(toml_value(chance, depth + 1) for _ in range(chance.randint(0, 3))) + "]"
    if depth < 4 and chance.random() < 0.15:
        return "{" + ", ".join(f"k{n} = {toml_value(chance, depth + 1)}" for n in range(chance.randint(0, 3))) + "}"
    return chance.choice(simple)


def toml(chance: random.Random, tables: Sequence[str], keys: Sequence[str]) -> bytes:
    lines: list[str] = []
    for _ in range(chance.randint(1, 3)):
        lines.append(chance.choice(tables))
        lines += [f"{key} = {toml_value(chance)}" for key in keys if chance.random() < 0.6]
    return "\n".join(lines).encode()


def decisions(chance: random.Random) -> bytes:
    keys = ("fingerprint", "ruling", "reason", "who", "date", "expires")
    return toml(chance, ("[[decision]]", "[decision]", "[[decisions]]", "[[decision.x]]", "decision = 5", ""), keys)


def settings(chance: random.Random) -> bytes:
    keys = ("locale", "fail-on", "ignore", "select", "within", "severities", "options", "overrides", "format", "checks")
    return toml(chance, ("", "", "[[overrides]]", "[severities]", "[options.unit-mismatch]", "[options]"), keys)


def rates(chance: random.Random) -> bytes:
    rows = [f"{grown(chance, 'date')},{chance.choice(('USD', 'yuan', ''))},EUR,{grown(chance, 'n')}" for _ in range(3)]
    rows += [
        f"2025-0{chance.randint(0, 9)},USD,LKR,{chance.choice(('296.4', '0', '-1', 'NaN', '1e999', '1e-999', 'inf'))}"
    ]
    return encoded(chance, "date,base,quote,rate\n" + "\n".join(rows))


def baseline(chance: random.Random) -> bytes:
    rows = [chance.choice(("0123456789abcdef\tx\ty", "zz", "<<<<<<< a", "", "\t", "0" * 16)) for _ in range(4)]
    return encoded(
        chance,
        chance.choice(("# factcheck baseline, format 1", "# factcheck baseline, format 2", ""))
        + "\n"
        + "\n".join(rows),
    )


ARTICLES: Mapping[str, Callable[[random.Random], bytes]] = {
    "a.html": page, "a.jsonl": corpus, "a.json": ninjs, "a.rss": feed, "a.docx": word, "a.pdf": pdf,
    "a.md": front_matter, "a.txt": front_matter,
}  # fmt: skip
BESIDE: Mapping[str, tuple[Callable[[random.Random], bytes], tuple[str, ...]]] = {
    "decisions/a.toml": (decisions, ()), "factcheck.toml": (settings, ()),
    "rates.csv": (rates, ("--rates", "rates.csv")), "known.txt": (baseline, ("--baseline", "known.txt")),
}  # fmt: skip
NAMES = (
    b"a\xff",
    b"a b",
    b"-a",
    b"a\n",
    b"a'\"",
    "é".encode(),
    b"\x1b[2J",
    b"%s",
    b"a" * 200,
    b"@x",
    b"=1+1",
    "٣".encode(),
)


def damaged(chance: random.Random, content: bytes) -> bytes:
    """The content as it is, or cut, with a stretch doubled, or with some bytes changed."""
    how = chance.random()
    if how < 0.5 or not content:
        return content
    at = chance.randrange(len(content))
    if how < 0.65:
        return content[:at]
    if how < 0.75:
        return content[:at] + content[at // 2 :]
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def file_numbered(seed: int, number: int, folder: Path) -> list[str]:
    """Writes one file of the grammar into an empty folder and returns the command line that reads it."""
    chance = random.Random(f"file {seed} {number}")
    if chance.random() < 0.7:
        name, make = chance.choice(list(ARTICLES.items()))
        raw = os.fsencode(name)
        if chance.random() < 0.15:
            raw = chance.choice(NAMES) + raw[1:]
        (folder / os.fsdecode(raw)).write_bytes(damaged(chance, make(chance)))
        options: tuple[str, ...] = ()
    else:
        name = chance.choice(list(BESIDE))
        make, options = BESIDE[name]
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(damaged(chance, make(chance)))
        (folder / "a.md").write_text(grown(chance), "utf-8")
    if chance.random() < 0.2:
        return ["extract", ".", "--format", chance.choice(("jsonl", "csv", "table"))]
    more = chance.choice(
        ((), (), ("--within",), ("--fix",), ("--diff",), ("--report", "out"), ("--write-baseline", "b.txt"))
    )
    formats = ("text", "json", "csv", "html", "sarif", "gitlab", "junit", "markdown", "ninjs", "claimreview", "lines")
    return ["check", ".", "--format", chance.choice(formats), *options, *more]


def examine_file(seed: int, number: int) -> None:
    """Runs the command line on one file of the grammar, in this process; raises for what it must not do."""
    from factcheck.cli import run

    with tempfile.TemporaryDirectory() as folder:
        arguments = file_numbered(seed, number, Path(folder))
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        here = Path.cwd()
        os.chdir(folder)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = run(arguments)
                out.flush()
                err.flush()
        finally:
            os.chdir(here)
        said = err.buffer.getvalue().decode()  # type: ignore[attr-defined]
        assert code in (0, 1, 2), (code, arguments)
        assert "Traceback" not in said, (arguments, said[-600:])
        assert "stopped at “" not in said, (arguments, said[-600:])


def tried(what: str, numbers: Sequence[int], run: Callable[[int], None]) -> int:
    """Runs all numbers; prints those that fail, and returns how many there were."""
    failures, begun = 0, time.monotonic()
    for number in numbers:
        try:
            run(number)
        except Exception as error:
            failures += 1
            print(f"{what} {number}: {type(error).__name__}: {error}"[:700], flush=True)
    print(f"{len(numbers):,} {what}s, {failures} that fail, {time.monotonic() - begun:.0f} s", flush=True)
    return failures


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--texts", type=int, default=0)
    options.add_argument("--files", type=int, default=0)
    options.add_argument("--first", type=int, default=0, help="the number to begin with")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    first, seed = chosen.first, chosen.seed
    failures = tried(
        "text",
        range(first, first + chosen.texts),
        lambda number: examine(*text_numbered(seed, number), number % 5 == 0),
    ) + tried("file", range(first, first + chosen.files), lambda number: examine_file(seed, number))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
