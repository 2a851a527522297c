"""The rents and receipts of one contract as tables that can be changed, row by row."""

import zlib
from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from cases.triage.cells import parse_count, parse_date, parse_money
from cases.triage.contract import Contract, Instalment, Receipt
from dashboard.markup import plain

NUMBER, DUE, RENT = "期次", "到期日", "租金"
PRINCIPAL, INTEREST = "其中本金", "其中利息"
RECEIVED, AMOUNT = "收款日", "金额"
_EARLIEST, _LATEST = date(1990, 1, 1), date(2099, 12, 31)
_Entries = TypeVar("_Entries", tuple[Instalment, ...], tuple[Receipt, ...])


class _UnfinishedError(Exception):
    """A row that cannot be used yet; ``str`` says which and why."""


def edit_entries(
    place: int, contract: Contract
) -> tuple[tuple[Instalment, ...], tuple[Receipt, ...]]:
    """The plan and the receipts as a person has changed them.

    A table with a row that is not finished stays as it was, and says what is missing.
    """
    plan, receipts = contract.plan, contract.receipts
    with st.expander("租金与收款", expanded=bool(plan or receipts)):
        st.caption(
            "可改任一期租金、任一笔收款，也可增删行；有租金计划的以计划为准，有收款的以收款为准。"
        )
        left, right = st.columns([3, 2], gap="medium")
        with left:
            if plan:
                plan = _edited("租金计划", place, plan_frame(plan), plan_of, plan)
            else:
                st.caption("没有逐期租金计划，按期数和每期租金计算。")
        with right:
            receipts = _edited("收款", place, receipt_frame(receipts), receipts_of, receipts)
    return plan, receipts


def _edited(
    label: str,
    place: int,
    frame: pd.DataFrame,
    read: Callable[[pd.DataFrame], _Entries],
    before: _Entries,
) -> _Entries:
    # A table that has changed is another widget: what was typed into the old one is in it.
    mark = zlib.crc32(frame.to_csv().encode())
    changed = st.data_editor(
        frame,
        column_config=_formats(),
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        height=min(35 * len(frame) + 73, 420),
        key=f"triage-{label}-{place}-{mark}",
    )
    try:
        return read(changed)
    except _UnfinishedError as error:
        st.error(plain(f"{label}{error}"), icon=":material/error:")
        return before


def _formats() -> dict[str, Any]:
    config = st.column_config
    money = {
        name: config.NumberColumn(format="accounting", min_value=0.0)
        for name in (RENT, AMOUNT, PRINCIPAL, INTEREST)
    }
    days = {
        name: config.DateColumn(format="YYYY-MM-DD", min_value=_EARLIEST, max_value=_LATEST)
        for name in (DUE, RECEIVED)
    }
    return {NUMBER: config.NumberColumn(format="%d", min_value=1, width="small"), **money, **days}


def plan_frame(plan: tuple[Instalment, ...]) -> pd.DataFrame:
    """A row for each rent; its split only where one is known."""
    rows = [
        {
            NUMBER: each.number,
            DUE: each.due,
            RENT: float(each.amount),
            PRINCIPAL: None if each.principal is None else float(each.principal),
            INTEREST: None if each.interest is None else float(each.interest),
        }
        for each in plan
    ]
    frame = pd.DataFrame(rows, columns=[NUMBER, DUE, RENT, PRINCIPAL, INTEREST])
    split = any(each.principal is not None or each.interest is not None for each in plan)
    return frame if split else frame.drop(columns=[PRINCIPAL, INTEREST])


def receipt_frame(receipts: tuple[Receipt, ...]) -> pd.DataFrame:
    """A row for each payment received."""
    frame = pd.DataFrame(
        [{RECEIVED: each.day, AMOUNT: float(each.amount)} for each in receipts],
        columns=[RECEIVED, AMOUNT],
    )
    # Without rows nothing else tells what the columns hold.
    return (
        frame.astype({AMOUNT: float})
        if receipts
        else frame.astype({RECEIVED: "datetime64[ns]", AMOUNT: float})
    )


def plan_of(frame: pd.DataFrame) -> tuple[Instalment, ...]:
    """The rents that a table tells. Raises _UnfinishedError."""
    return tuple(
        Instalment(
            number=parse_count(row.get(NUMBER)) or at,
            due=_day(row, DUE, at),
            amount=_sum(row, RENT, at),
            principal=_known(row.get(PRINCIPAL)),
            interest=_known(row.get(INTEREST)),
        )
        for at, row in _rows(frame)
    )


def receipts_of(frame: pd.DataFrame) -> tuple[Receipt, ...]:
    """The payments that a table tells. Raises _UnfinishedError."""
    return tuple(
        Receipt(day=_day(row, RECEIVED, at), amount=_sum(row, AMOUNT, at))
        for at, row in _rows(frame)
    )


def _rows(frame: pd.DataFrame) -> Iterator[tuple[int, Mapping[Hashable, Any]]]:
    """Rows that hold anything, counted from 1; what is missing is None."""
    whole = frame.astype(object).where(frame.notna(), None)
    for at, row in enumerate(whole.to_dict("records"), start=1):
        if any(value is not None for value in row.values()):
            yield at, row


def _day(row: Mapping[Hashable, Any], name: str, at: int) -> date:
    day = parse_date(row.get(name))
    if day is None:
        raise _UnfinishedError(f"第{at}行还没有填{name}，填好后才采用。")
    return day


def _sum(row: Mapping[Hashable, Any], name: str, at: int) -> Decimal:
    amount = parse_money(row.get(name))
    if amount is None or amount <= 0:
        raise _UnfinishedError(f"第{at}行的{name}应大于0，填好后才采用。")
    return amount


def _known(value: object) -> Decimal | None:
    return None if value is None else parse_money(value)
