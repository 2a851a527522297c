"""Rents and receipts changed on the page, as the tables tell them."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from cases.triage.contract import Instalment, Receipt
from dashboard.triage.rents_editor import (
    AMOUNT,
    DUE,
    NUMBER,
    RECEIVED,
    RENT,
    plan_frame,
    plan_of,
    receipt_frame,
    receipts_of,
)

FIRST, SECOND = date(2024, 1, 31), date(2024, 2, 29)
PLAN = (
    Instalment(number=1, due=FIRST, amount=Decimal("8000.00")),
    Instalment(number=2, due=SECOND, amount=Decimal("8000.05")),
)
SPLIT = (
    Instalment(
        number=1,
        due=FIRST,
        amount=Decimal("8000.00"),
        principal=Decimal("7000.00"),
        interest=Decimal("1000.00"),
    ),
)
PAID = (Receipt(day=FIRST, amount=Decimal("5000.10")),)


@pytest.mark.parametrize("plan", [PLAN, SPLIT], ids=["只有租金", "分本金利息"])
def test_a_plan_that_nobody_touched_stays_the_same(plan):
    assert plan_of(plan_frame(plan)) == plan


@pytest.mark.parametrize("paid", [PAID, ()], ids=["一笔收款", "没有收款"])
def test_receipts_that_nobody_touched_stay_the_same(paid):
    assert receipts_of(receipt_frame(paid)) == paid


def test_a_rent_changed_a_rent_taken_out_and_one_added():
    frame = plan_frame(PLAN)
    frame.loc[0, RENT] = 7500.5
    frame = frame.drop(index=1)
    added = pd.DataFrame([{NUMBER: None, DUE: pd.Timestamp("2024-03-31"), RENT: 9000.0}])
    first, last = plan_of(pd.concat([frame, added], ignore_index=True))
    assert first == Instalment(number=1, due=FIRST, amount=Decimal("7500.50"))
    assert last == Instalment(number=2, due=date(2024, 3, 31), amount=Decimal("9000.00"))


def test_a_row_without_anything_is_passed_over():
    frame = pd.concat(
        [receipt_frame(PAID), pd.DataFrame([{RECEIVED: None, AMOUNT: None}])], ignore_index=True
    )
    assert receipts_of(frame) == PAID


UNFINISHED = [
    pytest.param({RECEIVED: FIRST, AMOUNT: None}, "第1行的金额应大于0", id="没有金额"),
    pytest.param({RECEIVED: None, AMOUNT: 500.0}, "第1行还没有填收款日", id="没有日期"),
    pytest.param({RECEIVED: FIRST, AMOUNT: 0.0}, "第1行的金额应大于0", id="零元"),
    pytest.param({RECEIVED: FIRST, AMOUNT: -5.0}, "第1行的金额应大于0", id="负数"),
]


@pytest.mark.parametrize(("row", "says"), UNFINISHED)
def test_a_row_half_filled_says_what_is_missing(row, says):
    with pytest.raises(Exception, match=says):
        receipts_of(pd.DataFrame([row]))
