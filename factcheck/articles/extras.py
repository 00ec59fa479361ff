"""What is installed only where it is asked for, and the words that say so."""

from __future__ import annotations

DISTRIBUTION = "factcheck-lint"


def needs(what: str, extra: str) -> str:
    """What to tell someone who lacks an extra: its command, and the one for a checkout of the repository."""
    return f"{what}: pip install '{DISTRIBUTION}[{extra}]' (in a checkout: pip install '.[{extra}]')"
