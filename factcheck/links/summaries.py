"""Is what a headline or a summary says borne out by the text below it?"""

from factcheck.links.backing import Backing, backings
from factcheck.links.texts import backings_between, backings_within, checked

__all__ = ["Backing", "backings", "backings_between", "backings_within", "checked"]
