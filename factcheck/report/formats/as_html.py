"""HTML that needs no network: an index and a page for each article, or all of it on one page."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.findings.outcome import Outcome
from factcheck.report.display import clipped
from factcheck.report.pages.article_page import article_page
from factcheck.report.pages.index_page import index_page
from factcheck.report.pages.markup import page
from factcheck.report.pages.site import Site
from factcheck.report.tally import findings_phrase, level_counts


def render(outcome: Outcome) -> str:
    """The index and all articles as one document."""
    site = Site(outcome, single=True)
    articles = "".join(article_page(reading.article, site) for reading in outcome.readings)
    return page(_headline(outcome), f"<main>{index_page(site)}{articles}</main>", kind="single")


def pages(outcome: Outcome) -> Mapping[str, str]:
    """The documents by file name: index.html and one for each article."""
    site = Site(outcome)
    documents = {"index.html": page(_headline(outcome), f"<main>{index_page(site)}</main>", kind="front")}
    for reading in outcome.readings:
        article = reading.article
        body = f"<main>{article_page(article, site)}</main>"
        documents[site.names[article.id]] = page(clipped(site.atlas.title(article.id), 120), body, kind="reader")
    return documents


def _headline(outcome: Outcome) -> str:
    phrase = findings_phrase(level_counts(outcome.findings))
    return phrase[0].upper() + phrase[1:]
