"""What text that repeats one thing costs: processor time and peak memory of whole checks at n, 2n, 4n and 8n.

`python bench/hostile.py` runs every pattern in processes of their own and prints the exponent of its growth (1 is in
proportion to the length) and its peak memory at the largest size; `--only WORD` runs those whose name holds the word,
`--size N` sets the characters of the largest, `--files` checks single files that unpack or claim to be large instead.
The exit code is 1 where an exponent is above 1.2 or a run takes more than one gigabyte.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

STEPS = (8, 4, 2, 1)
MOST_EXPONENT, MOST_MEGABYTES = 1.2, 1000
PATIENCE = 600
# Processor seconds above those of an empty run; less cannot be told from noise.
TELLING = 0.3
Make = Callable[[int, Path], list[str]]


def repeated(fragment: str, suffix: str = ".md", options: Sequence[str] = ()) -> Make:
    """A file that says one thing again and again."""

    def make(size: int, folder: Path) -> list[str]:
        return numbered(lambda i: fragment, suffix, options)(size, folder)

    return make


def numbered(piece: Callable[[int], str], suffix: str = ".md", options: Sequence[str] = ()) -> Make:
    """A file of pieces that are told apart by their number."""

    def make(size: int, folder: Path) -> list[str]:
        path = folder / f"hostile{suffix}"
        path.write_text("".join(pieces(piece, size)), encoding="utf-8")
        return ["check", str(path), "--published", "2026-01-05", "--fail-on", "never", *options]

    return make


def pieces(piece: Callable[[int], str], size: int) -> Iterator[str]:
    made = number = 0
    while made < size:
        one = piece(number)
        yield one
        made, number = made + len(one), number + 1


def drafts(old: Callable[[int], str], new: Callable[[int], str]) -> Make:
    """Two drafts that `diff` compares."""

    def make(size: int, folder: Path) -> list[str]:
        paths = [folder / "old.md", folder / "new.md"]
        for path, piece in zip(paths, (old, new), strict=True):
            path.write_text("".join(pieces(piece, size // 2)), encoding="utf-8")
        return ["diff", *map(str, paths)]

    return make


def page(size: int, folder: Path) -> list[str]:
    """A page with one tag of very many attributes."""
    path = folder / "page.html"
    many = "".join(pieces(lambda i: f' data-a{i}="{i}"', size))
    path.write_text(f"<html><body><p{many}>Acme sold 361,600 cars in 2025.</p></body></html>", encoding="utf-8")
    return ["check", str(path), "--fail-on", "never"]


def records(same: bool) -> Make:
    """A corpus of short articles, all of one id or each of its own."""

    def make(size: int, folder: Path) -> list[str]:
        path = folder / "corpus.jsonl"
        line = "Acme sold 361,600 cars in 2025."
        made = pieces(lambda i: json.dumps({"id": "a" if same else f"a{i}", "text": line}) + "\n", size)
        path.write_text("".join(made), encoding="utf-8")
        return ["check", str(path), "--fail-on", "never"]

    return make


def stories(size: int, folder: Path) -> list[str]:
    """Articles of the same days that all tell one story."""
    path = folder / "corpus.jsonl"

    def one(number: int) -> str:
        text = (
            f"A fire at the Larkfield depot on May 3 killed {10 + number % 40} and cost ${number % 900}.5m, Moss said."
        )
        told = {"id": f"a{number}", "text": text, "published": f"2025-05-0{4 + number % 3}"}
        return json.dumps(told) + "\n"

    path.write_text("".join(pieces(one, size)), encoding="utf-8")
    return ["check", str(path), "--fail-on", "never"]


def globs(size: int, folder: Path) -> list[str]:
    """An override whose pattern has very many stars, against a long name that does not fit."""
    stars = max(2, size // 20_000)
    article = folder / ("a" * 200 + ".md")
    article.write_text("Acme sold 361,600 cars in 2025.", encoding="utf-8")
    settings = folder / "factcheck.toml"
    settings.write_text(f'[[overrides]]\npaths = ["{"*a" * stars}*b"]\nlocale = "en-GB"\n', encoding="utf-8")
    return ["check", str(article), "--config", str(settings), "--fail-on", "never"]


PATTERNS: dict[str, Make] = {
    "one sentence again": repeated("Acme sold 361,600 cars in 2025. "),
    "one sentence a paragraph": repeated("Acme sold 361,600 cars in 2025.\n\n"),
    "done and planned in turn": numbered(
        lambda i: (
            f"Acme has {'spent' if i % 2 else 'planned to spend'} $45.5 million on sales. "
            f"It expects revenue of $45.5 million in {1990 + i % 40}. "
        )
    ),
    "$1.": repeated("$1."),
    "$1. with spaces": repeated("$1. "),
    "rates": repeated("It sold 300 shares at $12 each for $3,700, or $25 a month, $350 a year. "),
    "ignore comments": repeated("Up 3% to 20 from 10. <!-- factcheck: ignore[change-mismatch] as told -->\n\n"),
    "ignore comments on a line": repeated("<!-- factcheck: ignore[change-mismatch] told --> Up 3% to 9 from 5. "),
    "edits": repeated("On Monday, December 21, 2025, 131 acres (530 hectares) burnt. \n\n", options=["--diff"]),
    "equal ids": records(same=True),
    "many small articles": records(same=False),
    "diff of one sentence": drafts(lambda i: f"Acme sold {i} cars. ", lambda i: f"Acme sold {i + 1} cars. "),
    "diff of other words": drafts(
        lambda i: f"Acme{i} sold {i} cars in town {i}. ", lambda i: f"In town {i} there were {i + 1} cars of Bcme{i}. "
    ),
    "a tag of many attributes": page,
    "globs": globs,
    "numbers and commas": repeated("1, 2, 3, "),
    "parts and totals": repeated("Of 71 dead, 32 were men, 22 women and 17 children; "),
    "a list of shares": repeated("40% red, 30% blue, 30% green, "),
    "a table": repeated("| Acme | 1,200 | 3.5% | $4.2m |\n"),
    "a wide table": numbered(lambda i: f"| {i} "),
    "rose from to": repeated("It rose 80% to 45 from 20, "),
    "conversions": repeated("842 million yuan ($118 million), "),
    "conversions a sentence": repeated("Acme paid 842 million yuan ($5.6 million). "),
    "units": repeated("131 acres (530 hectares) and 30 miles (48 km), "),
    "names": numbered(lambda i: f"The Company{i} Of Halden{i} sold {i} cars to it. "),
    "one name": repeated("Acme Acme "),
    "other values of one thing": numbered(lambda i: f"Acme sold {361_600 + 7 * i:,} cars in 2025. "),
    "other things": numbered(lambda i: f"Firm{chr(65 + i % 26)}{i} sold {1_234 + i:,} cars in {1950 + i % 70}.\n"),
    "dates": repeated("from Monday, May 3, 2025 to June 4, "),
    "ages": repeated("Born in 1950, he died in 2020 aged 69, "),
    "ages of one person": numbered(
        lambda i: f"Anna Moss, {20 + i % 60}, left in {1950 + i % 70}, when she was {10 + i % 50}. "
    ),
    "anniversaries": numbered(
        lambda i: f"Firm{i} was founded in {1900 + i % 99}. Club{i} marks its {20 + i % 80}th anniversary. "
    ),
    "spells": numbered(lambda i: f"Opened in {1900 + i % 99}, it closed in {1950 + i % 70} after {i % 60 + 3} years. "),
    "happenings": numbered(lambda i: f"He was hired in May {1950 + i % 70} and left in June {1951 + i % 70}. "),
    "hours": numbered(
        lambda i: f"It left at {1 + i % 12}.{i % 60:02}pm and came at {1 + i * 5 % 12}pm, {i % 9} hours on. "
    ),
    "ranges": repeated("between 10 and 20 to 30 or 40 "),
    "ordinals": repeated("the third of four, "),
    "quotations": repeated("“It cost $5 million,” he said. "),
    "open quotations": repeated("“ 5 million "),
    "running totals": numbered(lambda i: f"The toll rose to {1_000 + i} dead. "),
    "tolls by the hour": numbered(lambda i: f"By {1 + i % 12}pm the toll stood at {1_000 + i * 3 % 7_000:,} dead. "),
    "bounds": numbered(
        lambda i: f"More than {1_000 + i * 17 % 9_000:,} came. The count was {900 + i * 17 % 9_000:,}. "
    ),
    "parts": numbered(
        lambda i: f"Of {200 + i % 700} staff, {50 + i % 90} were women, and {20 + i % 30} of them left. "
    ),
    "shares of wholes": numbered(
        lambda i: f"{500 + i * 7 % 900} members met. {100 + i * 3 % 400} said no, {i % 90 + 3} per cent. "
    ),
    "products": numbered(lambda i: f"{i % 90 + 3} tickets at ${i % 40 + 5} each raised ${i * 131 % 9_000 + 100:,}. "),
    "two meanings": numbered(lambda i: f"The firm in town{i} made a profit of $45.5m. Club{i} has sales of $45.5m. "),
    "one story": stories,
    "counted lists": repeated("three reasons: a, b and c, "),
    "headings": repeated("# Acme sold 5,000 cars\n\n"),
    "words": repeated("two hundred and "),
    "hyphens": repeated("1-"),
    "no spaces": repeated("x1"),
    "open brackets": repeated("(5 "),
    "open comments": repeated("<!-- 5 "),
    "links": repeated("[5 cars](http://a) "),
    "open tags": repeated("<p>5 <b", ".html"),
    "nested tags": repeated("<div>5 cars ", ".html"),
    "paragraphs": repeated("<p>Acme sold 5,000 cars.</p>", ".html"),
}


def word_bomb(folder: Path) -> Path:
    """A small Word document whose text is very long."""
    path = folder / "bomb.docx"
    _document(path, b"<w:p><w:r><w:t>5 cars </w:t></w:r></w:p>" * 4_000_000)
    return path


def word_depths(folder: Path) -> Path:
    """A small Word document whose parts stand in one another, as far down as its reader goes."""
    path = folder / "deep.docx"
    _document(path, b"<w:p><w:r/></w:p>" * 9_000_000)
    return path


def _document(path: Path, inside: bytes) -> None:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        packed.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        with packed.open("word/document.xml", "w") as part:
            part.write(b"<w:document " + space + b"><w:body>" + inside + b"</w:body></w:document>")


def sparse(suffix: str) -> Callable[[Path], Path]:
    """A file of three gigabytes that takes no room on the disk."""

    def make(folder: Path) -> Path:
        path = folder / f"sparse{suffix}"
        with path.open("wb") as file:
            file.write(b"%PDF-1.4\n" if suffix == ".pdf" else b"Acme sold 5,000 cars.\n")
            file.truncate(3_100_000_000)
        return path

    return make


def pdf_bomb(folder: Path) -> Path:
    """A small PDF with a page that unpacks to hundreds of megabytes."""
    path = folder / "bomb.pdf"
    packed = zlib.compress(b"BT (5 cars) Tj ET\n" * 20_000_000)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 5\n0000000000 65535 f \n" + table
    path.write_bytes(made + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % made.index(b"xref\n"))
    return path


def long_text(suffix: str, piece: str) -> Callable[[Path], Path]:
    """A file of twenty megabytes."""

    def make(folder: Path) -> Path:
        path = folder / f"long{suffix}"
        path.write_text(piece * (20_000_000 // len(piece)), encoding="utf-8")
        return path

    return make


FILES: dict[str, Callable[[Path], Path]] = {
    "a .docx with a long text": word_bomb,
    "a .docx of empty paragraphs": word_depths,
    "a .pdf that unpacks": pdf_bomb,
    "a sparse .pdf": sparse(".pdf"),
    "a sparse .txt": sparse(".txt"),
    "a sparse .jsonl": sparse(".jsonl"),
    "20 MB of text": long_text(".txt", "Acme sold 361,600 cars in 2025, up 3% from 2024.\n\n"),
    "20 MB of digits": long_text(".txt", "1"),
    "20 MB of a page": long_text(".html", "<p>5 cars</p>"),
    "20 MB of a feed": long_text(".xml", "<rss><channel><item><title>5 cars</title>"),
    "20 MB of one record": long_text(".json", '{"uri": "a", "headlines": [['),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds and peak megabytes of one process, and its exit code (None where patience ended)."""

    seconds: float
    megabytes: float
    code: int | None


# A process of its own starts what is measured: a peak of memory is handed down from parent to child.
LAUNCHER = """
import resource, subprocess, sys
try:
    code = subprocess.run(sys.argv[2:], stdout=-3, stderr=-3, timeout=float(sys.argv[1])).returncode
except subprocess.TimeoutExpired:
    code = -1
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code)
"""


def cost(arguments: Sequence[str]) -> Cost:
    """What one run of factcheck takes."""
    command = [sys.executable, "-c", LAUNCHER, str(PATIENCE), str(Path(sys.executable).with_name("factcheck"))]
    ran = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True)
    seconds, megabytes, code = ran.stdout.split()
    return Cost(float(seconds), float(megabytes), int(code) if int(code) >= 0 else None)


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of time over size, both as logarithms, by least squares; 0 where all is too fast to tell."""
    points = [(math.log(size), math.log(taken)) for size, taken in zip(sizes, seconds, strict=True) if taken >= TELLING]
    if len(points) < 2:
        return 0.0
    x, y = (sum(column) / len(points) for column in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def measured(make: Make, size: int, nothing: float) -> tuple[list[Cost], float]:
    """The costs at the four sizes, and the exponent of what is above an empty run's."""
    costs, sizes = [], [size // step for step in STEPS]
    for one in sizes:
        with tempfile.TemporaryDirectory() as folder:
            costs.append(cost(make(one, Path(folder))))
        if costs[-1].code is None:
            break
    done = [one.seconds - nothing for one in costs]
    return costs, exponent(sizes[: len(done)], done) if len(done) > 1 else math.inf


def growing(only: str, size: int) -> bool:
    """Prints the table of patterns; says whether all are within bounds."""
    with tempfile.TemporaryDirectory() as folder:
        nothing = min(cost(repeated("5 cars.")(7, Path(folder))).seconds for _ in range(3))
    print(f"{'pattern':34} {'s at n':>8} {'2n':>8} {'4n':>8} {'8n':>8} {'exponent':>9} {'MB':>7}", flush=True)
    good = True
    for name, make in PATTERNS.items():
        if only not in name:
            continue
        costs, slope = measured(make, size, nothing)
        peak = max(one.megabytes for one in costs)
        fits = slope <= MOST_EXPONENT and peak <= MOST_MEGABYTES and all(one.code is not None for one in costs)
        good &= fits
        taken = " ".join(f"{one.seconds:8.2f}" for one in costs).ljust(35)
        print(f"{name:34} {taken} {slope:9.2f} {peak:7.0f}{'' if fits else '  !'}", flush=True)
    return good


def single(only: str) -> bool:
    """Prints the table of files that are more than they seem; says whether all are within bounds."""
    print(f"{'file':34} {'s':>8} {'MB':>7} {'exit':>5}", flush=True)
    good = True
    for name, make in FILES.items():
        if only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            one = cost(["check", str(make(Path(folder))), "--fail-on", "never"])
        fits = one.megabytes <= MOST_MEGABYTES and one.code is not None
        good &= fits
        print(f"{name:34} {one.seconds:8.2f} {one.megabytes:7.0f} {one.code!s:>5}{'' if fits else '  !'}", flush=True)
    return good


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--only", default="", help="only what has this in its name")
    options.add_argument("--size", type=int, default=1_000_000, help="characters of the largest text")
    options.add_argument("--files", action="store_true", help="single files that are more than they seem")
    chosen = options.parse_args()
    return 0 if (single(chosen.only) if chosen.files else growing(chosen.only, chosen.size)) else 1


if __name__ == "__main__":
    sys.exit(main())
