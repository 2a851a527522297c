"""Court and preservation fees by the state's scale, tier by tier."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.triage.court_fee import SCALE, court_fee, payment_order_fee, preservation_fee

# The quick formula that courts print: sum × rate ± a constant.
FEES = [
    ("0", "50"),
    ("10000", "50"),
    ("10000.01", "50.00"),
    ("33327.50", "633.19"),  # × 2.5 % − 200 = 633.1875
    ("100000", "2300"),  # × 2.5 % − 200
    ("148549.18", "3270.98"),  # × 2 % + 300 = 3,270.9836
    ("200000", "4300"),  # × 2 % + 300
    ("500000", "8800"),  # × 1.5 % + 1,300
    ("509000", "8890"),  # × 1 % + 3,800
    ("1000000", "13800"),  # × 1 % + 3,800
    ("2000000", "22800"),  # × 0.9 % + 4,800
    ("5000000", "46800"),  # × 0.8 % + 6,800
    ("10000000", "81800"),  # × 0.7 % + 11,800
    ("20000000", "141800"),  # × 0.6 % + 21,800
    ("30000000", "191800"),  # × 0.5 % + 41,800
]


@pytest.mark.parametrize(("amount", "fee"), FEES, ids=lambda x: x)
def test_court_fee(amount, fee):
    assert court_fee(Decimal(amount)).amount == Decimal(fee)


@pytest.mark.parametrize(("amount", "fee"), [("10000", "25"), ("148549.18", "1635.49")])
def test_half_for_simple_procedure(amount, fee):
    line = court_fee(Decimal(amount), simple=True)
    assert line.amount == Decimal(fee)
    assert "减半" in line.label


def test_a_payment_order_costs_a_third():
    # 2,300 ÷ 3 = 766.67
    assert payment_order_fee(Decimal(100_000)).amount == Decimal("766.67")


PRESERVATION = [
    ("1000", "30"),
    ("1001", "30.01"),
    ("50000", "520"),  # × 1 % + 20
    ("100000", "1020"),
    ("148549.18", "1262.75"),  # × 0.5 % + 520 = 1,262.7459
    ("896000", "5000"),
    ("30000000", "5000"),
]


@pytest.mark.parametrize(("amount", "fee"), PRESERVATION)
def test_preservation_fee(amount, fee):
    assert preservation_fee(Decimal(amount)).amount == Decimal(fee)


def test_the_fee_for_preserving_an_unknown_sum_is_unknown():
    fee = preservation_fee(None)
    assert fee.amount is None and "数额不明" in fee.formula


def test_the_examples_beside_the_scale_hold():
    scale = json.loads(SCALE.read_text(encoding="utf-8"))
    for example in scale["property_case"]["examples"]:
        assert court_fee(Decimal(example["amount"])).amount == Decimal(example["fee"])
    for example in scale["preservation"]["examples"]:
        assert preservation_fee(Decimal(example["amount"])).amount == Decimal(example["fee"])


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**7, places=2))
def test_a_larger_claim_never_costs_less(amount, more):
    assert court_fee(amount + more).amount >= court_fee(amount).amount
    assert preservation_fee(amount + more).amount >= preservation_fee(amount).amount
