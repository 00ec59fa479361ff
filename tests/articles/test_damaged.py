"""Files that were damaged on the way: whatever the bytes, an article or a problem with a reason comes out."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.articles import read
from factcheck.findings.outcome import Problem
from factcheck.model.article import Article

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Pier</title><language>en</language>
<item><title>12 boats</title><guid>a</guid><pubDate>Wed, 04 Mar 2026 22:10:00 +0200</pubDate>
<description>&lt;p&gt;The line bought 12 boats.&lt;/p&gt;</description></item></channel></rss>"""
ITEM = {
    "uri": "urn:x:1",
    "versionCreated": "2026-03-04",
    "headlines": [{"role": "main", "value": "12 boats"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>The line bought 12 boats.</p>"}],
    "associations": [{"type": "picture", "descriptions": [{"role": "caption", "value": "2 docks"}]}],
}
TOKENS = [b"{", b"[", b"<", b"&", b'"', b"\\u", b"null", b"\xff", b"-1", b"1e999", b"]]>", b"\0"]


def damaged(raw: bytes, dice: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(dice.choice([1, 1, 3, 10, 40])):
        at = dice.randrange(len(found) or 1)
        match dice.randrange(4):
            case 0:
                found[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del found[at : at + dice.randrange(1, 60)]
            case 2:
                found[at:at] = found[dice.randrange(len(found) or 1) :][: dice.randrange(1, 80)]
            case _:
                found[at:at] = dice.choice(TOKENS)
    return bytes(found)


def word(body: Callable[[bytes], bytes]) -> bytes:
    """A small Word document, its parts changed by `body`."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Ferry line buys 12 boats", 0)
    document.add_paragraph("The line bought 12 boats.")
    plain, out = io.BytesIO(), io.BytesIO()
    document.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w") as packed:
        for name in source.namelist():
            content = source.read(name)
            packed.writestr(name, body(content) if name in ("word/document.xml", "word/styles.xml") else content)
    return out.getvalue()


def sound(path: Path) -> None:
    for one in read([path.name]):
        assert isinstance(one, (Article, Problem))
        if isinstance(one, Problem):
            assert one.message
            continue
        for field, text in one.fields.items():
            text.encode("utf-8")
            line, column = one.place(field, len(text))
            assert line >= 1 and column >= 1


@pytest.mark.parametrize(
    ("name", "whole"), [("a.rss", FEED.encode()), ("a.json", json.dumps(ITEM).encode())], ids=["feed", "ninjs"]
)
def test_feeds_and_news_items(desk: Path, name: str, whole: bytes) -> None:
    dice = random.Random(7)
    for _ in range(300):
        (desk / name).write_bytes(damaged(whole, dice))
        sound(desk / name)


def test_parts_of_word_documents(desk: Path) -> None:
    dice = random.Random(7)
    for _ in range(40):
        (desk / "a.docx").write_bytes(word(lambda content: damaged(content, dice) if dice.random() < 0.6 else content))
        sound(desk / "a.docx")
