"""Which language a text is in: a cheap guess, good enough to say that an article is not English."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from factcheck.articles.layout.words import words
from factcheck.lexicon.regex import regex

_SAMPLE = 2000
_WORD = regex(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", regex("[\u3040-\u30ff]")),
    ("ko", regex("[\uac00-\ud7a3\u1100-\u11ff]")),
    ("zh", regex("[\u4e00-\u9fff]")),
    ("ru", regex("[\u0400-\u04ff]")),
    ("ar", regex("[\u0600-\u06ff]")),
    ("he", regex("[\u0590-\u05ff]")),
    ("hi", regex("[\u0900-\u097f]")),
    ("th", regex("[\u0e00-\u0e7f]")),
    ("el", regex("[\u0370-\u03ff]")),
    ("ta", regex("[\u0b80-\u0bff]")),
    ("bn", regex("[\u0980-\u09ff]")),
)


def language(text: str) -> str:
    """ISO 639-1 code of a text by its script and its commonest words, "und" for a script that is not known.

    A text with too few words to tell, or with none of any list (a page of figures), counts as English.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        found = _script(sample)
        if found:
            return found
    tokens = _WORD.findall(sample.lower())
    if len(tokens) < 12:
        return "en"
    english = sum(map(words("stopwords")["en"].__contains__, tokens))
    if english >= 0.2 * len(tokens):
        return "en"
    code, hits = max(((code, sum(map(known, tokens))) for code, known in _others()), key=lambda pair: pair[1])
    return code if hits >= 3 and hits > 1.5 * english and hits >= 0.12 * len(tokens) else "en"


@cache
def _others() -> tuple[tuple[str, Callable[[object], bool]], ...]:
    return tuple((code, known.__contains__) for code, known in words("stopwords").items() if code != "en")


def _script(sample: str) -> str:
    """The language whose script has a third of the letters, or "und" when another script than Latin has; else ""."""
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return ""
    foreign = sum(1 for c in sample if c > "\u024f" and c.isalpha() and not "\u1e00" <= c <= "\u1eff")
    if foreign < 0.34 * letters:
        return ""
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    if counts["ja"] > 0.1 * letters:
        return "ja"
    code = max(counts, key=lambda key: counts[key])
    return code if counts[code] >= 0.34 * letters else "und"
