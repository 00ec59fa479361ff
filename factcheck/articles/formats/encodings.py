"""Bytes to text: which encoding a file is in, or why it is no text."""

from __future__ import annotations

import codecs
import re

from factcheck.lexicon.regex import regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {b"%PDF": "a PDF", b"PK\x03\x04": "a zipped file (an office document?)", b"\xd0\xcf\x11\xe0": "an office file"}
_CHARSET = regex(rb"""<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_SAMPLE = 200_000
# Its tag could be read, so a page is in no charset that reads these otherwise: UTF-16, UTF-7 and EBCDIC do, and so do
# Python's own codecs for other things than pages (undefined, idna, punycode, unicode_escape).
_ASCII = rb'<meta charset="X-1"> 0123456789 +AGE- \u0041'


class Undecodable(ValueError):
    """The bytes are no text; the message says why."""


def decode(raw: bytes, *, markup: bool = False) -> str:
    """The text of a file: by its byte order mark, as UTF-8, by the charset that its markup names, else by detection.

    Newlines stay as they are. Raises Undecodable for binary and for broken UTF-8.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _by(raw, encoding)
    for magic, kind in _MAGIC.items():
        if raw.startswith(magic):
            raise Undecodable(f"not a text but {kind}")
    if b"\0" in raw:
        return _with_nulls(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    named = _CHARSET.search(raw[:4096]) if markup else None
    if named:
        try:
            charset = named.group(1).decode("ascii")
            if _ASCII.decode(charset) == _ASCII.decode("ascii"):
                return raw.decode(charset)
        except (LookupError, UnicodeError):
            pass
    return _detected(raw, broken)


def _by(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(f"broken {encoding.upper()} at byte {error.start}") from None


def _with_nulls(raw: bytes) -> str:
    """UTF-16 without a byte order mark has a zero in every second byte of English; else zeros mean binary."""
    sample = raw[:4096]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if zeros > 0.4 * (len(sample) / 2) and not sample[1 - offset :: 2].count(0):
            return _by(raw, encoding)
    raise Undecodable(f"binary: a zero byte at {raw.index(0)}")


def _detected(raw: bytes, broken: UnicodeDecodeError) -> str:
    """Where many sequences are sound UTF-8, a broken one is damage and no other encoding; else the likeliest."""
    sample = raw[:_SAMPLE]
    lenient = sample.decode("utf-8", errors="replace")
    damaged = lenient.count("\ufffd")
    sound = sum(1 for c in lenient if c > "\x7f" and c != "\ufffd")
    if sound and sound >= damaged:
        raise Undecodable(f"broken UTF-8 at byte {broken.start} (line {raw.count(10, 0, broken.start) + 1})")
    control = sum(1 for byte in sample if byte < 32 and byte not in (9, 10, 12, 13, 27))
    if control > 0.01 * len(sample) + 2:
        raise Undecodable("binary: control codes all over it")
    candidates = _likeliest(sample)
    for candidate in candidates:
        try:
            return raw.decode(candidate)
        except UnicodeDecodeError:
            continue
    raise Undecodable(f"in no encoding that can be told ({candidates[0]} breaks further on)")


def _likeliest(sample: bytes) -> tuple[str, str]:
    """The likeliest encodings: that of Western Europe wherever no other makes more sense."""
    from charset_normalizer import from_bytes

    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        raise Undecodable("in no encoding that can be told")
    western = next((match for match in matches if match.encoding in ("cp1252", "latin_1")), None)
    first = western if western is not None and western.chaos <= best.chaos else best
    return first.encoding, best.encoding
