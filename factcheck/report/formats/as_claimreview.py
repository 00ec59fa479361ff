"""Drafts of ClaimReview (schema.org, JSON-LD): one for each error and warning, for an editor to finish or drop.

Nothing here is fit to be published as it is: `creativeWorkStatus` and `name` say so, the reviewer's name and the date
are left out, and the rating is only the verdict in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.findings.outcome import Outcome
from factcheck.model.article import KNOWN, Article
from factcheck.model.check import Finding, Operand
from factcheck.report.display import clipped, one_line
from factcheck.report.exact import document
from factcheck.report.places import Atlas, line_span, primary
from factcheck.report.prose import prose

_RATINGS = {
    "contradiction": "Cannot be true as written",
    "tension": "Suggests something else than other figures",
    "precision-gap": "Less exact than another statement of the same figure",
    "dispute": "Disputed between named sources",
    "unsupported": "Not borne out by the text",
}
_LEVELS = ("error", "warning")


def render(outcome: Outcome) -> str:
    """A JSON-LD document whose `@graph` holds the drafts, in the outcome's order."""
    atlas = Atlas(outcome)
    return document({"@context": "https://schema.org", "@graph": list(_drafts(outcome, atlas))})


def _drafts(outcome: Outcome, atlas: Atlas) -> Iterator[dict[str, object]]:
    for finding in outcome.findings:
        first = primary(finding.check)
        article = atlas.articles.get(first.article) if first else None
        if finding.level in _LEVELS and first is not None and first.text and article is not None:
            yield _draft(finding, first, article, atlas)


def _draft(finding: Finding, first: Operand, article: Article, atlas: Atlas) -> dict[str, object]:
    check = finding.check
    return {
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "name": f"DRAFT, not reviewed: {clipped(check.message, 150)}",
        "identifier": one_line(finding.fingerprint),
        "claimReviewed": _sentence(first, atlas),
        "reviewBody": prose(check),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": f"Draft: {_RATINGS.get(check.verdict, one_line(check.verdict))}",
            "ratingExplanation": one_line(check.arithmetic) or None,
        },
        "itemReviewed": {"@type": "Claim", "appearance": _appearance(article, first, atlas)},
    }


def _sentence(operand: Operand, atlas: Atlas) -> str:
    """The sentence that makes the claim."""
    if operand.claim is not None:
        return clipped(operand.claim.sentence_text, 500)
    text = atlas.field(operand.article, operand.span.field)
    whole = line_span(text, operand.span)
    return clipped(text[whole.start : whole.end], 500)


def _appearance(article: Article, operand: Operand, atlas: Atlas) -> dict[str, object]:
    window = article.published
    known = window is not None and article.published_from in KNOWN
    found: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": one_line(atlas.title(article.id)),
        "identifier": one_line(article.id),
        "datePublished": window.iso if window is not None and known else None,
        "publisher": {"@type": "Organization", "name": one_line(article.outlet)} if article.outlet else None,
        "url": article.id if article.id.startswith(("http://", "https://")) else None,
        "description": str(atlas.place_of(operand)),
    }
    return {key: value for key, value in found.items() if value is not None}
