"""Tags of a page that were left in a text."""

from __future__ import annotations

from factcheck.articles import article
from factcheck.articles.layout.leftovers import without_tags
from factcheck.findings import engine

ROWS = """\
<tr> <td style="text-align:left" width="11%">2011</td><td>1,276</td><td>113</td><td>89</td><td>63</td><td>210</td></tr>
<tr> <td style="text-align:left" width="11%">2012</td><td>1,301</td><td>121</td><td>90</td><td>71</td><td>222</td></tr>
"""


def test_each_character_stays_at_its_place() -> None:
    made = without_tags("5 <b>million</b> <De Vries> 3 < 4")
    assert made == "5    million     <De Vries> 3 < 4"


def test_the_width_of_a_cell_is_no_quantity_and_the_end_of_its_tag_no_bound() -> None:
    outcome = engine.check([article(f"The figures:\n\n{ROWS}", id="a", title="", published="2014-01-02")])
    claims = [claim for claim in outcome.claims if claim.mention.kind not in ("date", "period")]
    assert [claim.text for claim in claims[:5]] == ["1,276", "113", "89", "63", "210"]
    assert {claim.quantity.relation for claim in claims} == {"exact"}
    assert {claim.zone for claim in claims} == {"table"}
    assert outcome.findings == ()
    assert not [entry for entry in outcome.coverage if entry.status == "not-understood"]


def test_a_scale_behind_a_tag_is_read_and_quoted_as_written() -> None:
    (claim,) = engine.check([article("Rents came to 5 <b>million</b> pounds.", id="a", title="")]).claims
    assert (claim.text, claim.quantity.value) == ("5 <b>million</b> pounds", 5_000_000)
