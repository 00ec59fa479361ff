"""What the judge thinks of each hypothesis of an article, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.view import Reading
from factcheck.numbers.wording import quoted
from factcheck.relations.judge import relations
from factcheck.relations.strip import strip
from factcheck.relations.weighed import Weighed, weighed

MOST = 40


def trace(reading: Reading) -> Iterator[str]:
    """The hypotheses, the likeliest to be meant first, then what became of them. Log-odds are natural; "accident" is in
    them for those that fit."""
    whole = strip(reading)
    found = sorted(weighed(whole), key=lambda one: (-one.meant, one.one.equation))
    for one in found[:MOST]:
        yield _line(one)
    if len(found) > MOST:
        yield f"… and {len(found) - MOST} that are less likely"
    for relation in relations(reading):
        roles = ", ".join(f"{role} {quoted(claim)}" for role, claim in relation.roles)
        verdict = "fits" if relation.fits else f"wrong at {relation.wrong:.0%}"
        yield f"kept: {relation.equation}: {roles}: {verdict}"


def _line(found: Weighed) -> str:
    one = found.one
    named = ((role, quoted(term.claim) if term.sentence >= 0 else "publication") for role, term in one.roles)
    roles = ", ".join(f"{role} {words}" for role, words in named)
    state = "fits" if one.fits else f"gives {one.given[0]:,.6g}, wrong at {found.wrong:.0%}"
    return f"{found.meant:+6.2f}  {one.equation}: {roles}: {state}"
