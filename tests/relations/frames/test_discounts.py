from decimal import Decimal

import pytest

from factcheck.relations.frames.discounts import is_discount


@pytest.mark.parametrize(
    ("whole", "price", "expected"),
    [("83.88", "69.99", True), ("120", "140", False), ("120", "12", False), ("48000", "43000", False)],
)
def test_a_price_for_longer_may_be_somewhat_below_the_sum(whole: str, price: str, expected: bool) -> None:
    assert is_discount(Decimal(whole), Decimal(price)) is expected
