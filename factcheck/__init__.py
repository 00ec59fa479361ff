"""factcheck: a linter for the numbers in news.

>>> import factcheck
>>> [claim.text for claim in factcheck.extract("The company sold 361,600 cars for $2.5 billion.")]
['361,600', '$2.5 billion']

Importing this package loads nothing; each function loads what it needs when it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.findings.outcome import Outcome
    from factcheck.model.claim import Claim

__version__ = "0.1.0"
__all__ = ["__version__", "check", "compare", "extract"]


def extract(
    text: str, *, id: str = "", title: str = "", published: str | None = None, locale: str = ""
) -> tuple[Claim, ...]:
    """The claims of one text, in its order. `published` is an ISO date, `locale` a tag such as en-GB. The claims are
    named after the text, by `id` or, where none is given, by its content, so that those of many texts keep apart."""
    from hashlib import blake2b

    from factcheck.articles import article
    from factcheck.findings.engine import understand

    name = id or f"text-{blake2b(f'{title}{chr(0)}{text}'.encode(errors='replace'), digest_size=6).hexdigest()}"
    return understand(article(text, id=name, title=title, published=published, locale=locale)).claims


def check(*texts: str, published: str | None = None, locale: str = "", within: bool = False) -> Outcome:
    """Checks texts, each in itself and (unless `within`) against each other; they are named text-1, text-2, …"""
    from factcheck.articles import article
    from factcheck.findings import engine

    articles = [
        article(text, id=f"text-{number}", published=published, locale=locale) for number, text in enumerate(texts, 1)
    ]
    return engine.check(articles, within=within)


def compare(a: str, b: str, *, b_is: str = "text", published: str | None = None) -> dict[str, object]:
    """The verdict on two texts and its findings. Where `b_is` "summary", `a` must bear out every figure of `b`."""
    from factcheck.articles import article
    from factcheck.newsroom.compare import compare as verdict

    return verdict(article(a, id="a", published=published), article(b, id="b", published=published), b_is)
