"""The cells of one row of the triage sheet → a contract in arrears, and what is wrong with it.

Whatever can be used is used: a cell that cannot be read is a problem and counts as blank.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from cases.taxonomy import LeaseMode, PartyKind
from cases.triage.cells import CellError, read_cell
from cases.triage.columns import Column, columns, vocabulary
from cases.triage.contract import (
    Asset,
    AssetKind,
    AssetState,
    Buyback,
    Contract,
    Demand,
    Fee,
    FeeKind,
    Forum,
    Instalment,
    LprLink,
    PaymentOrder,
    Receipt,
    Standing,
)
from cases.triage.guarantors import company_by_name, read_guarantors
from cases.triage.row import Problem, Row

__all__ = ["Problem", "read_contract"]


def read_contract(
    number: int,
    cells: Mapping[str, object],
    plan: tuple[Instalment, ...] = (),
    receipts: tuple[Receipt, ...] = (),
) -> tuple[Contract, tuple[Problem, ...]]:
    """A contract from cells by column id; ``number`` is the row as people count it."""
    row = Row(number)
    for column, value in cells.items():
        _read(row, columns()[column], value)
    _check(row)
    contract = Contract(
        number=row.get("number") or f"第{number}行",
        row=number,
        **{name: row.get(name) for name in _PLAIN},
        **_terms(row),
        asset=_asset(row),
        fees=tuple(_fees(row)),
        plan=plan,
        receipts=receipts,
        demands=_demands(row),
        guarantors=tuple(read_guarantors(row)),
        buyback=_buyback(row),
        standing=_standing(row),
    )
    return contract, tuple(row.problems)


# Columns whose value goes into the contract's field of the same name as it is.
_PLAIN = (
    "product region lessee price financed down_payment deposit started_on first_due periods "
    "period_months rent paid_periods paid_amount stated_due stated_not_due purchase_price costs "
    "accelerated_on affiliate notes"
).split()


def _read(row: Row, column: Column, value: object) -> None:
    try:
        read = read_cell(value, column)
    except CellError as error:
        row.complain(column.id, str(error))
    else:
        if read is not None and not _says_none(column.id, read):
            row.values[column.id] = read


# Where a sheet writes 无 for nobody or nothing, which is no name and no clue.
_MAY_BE_NONE = frozenset(
    "guarantors buyback_party affiliate pending_suits asset_clues notes".split()
)


def _says_none(column: str, read: object) -> bool:
    return column in _MAY_BE_NONE and read in vocabulary()["none_words"]


def _check(row: Row) -> None:
    """What cannot be true together; the sheet's own words are kept."""
    if row.get("number") is None:
        row.complain("number", f"没有合同编号，暂以“第{row.number}行”代替")
    if row.get("affiliate") is not None and row.get("affiliate") == row.get("lessee"):
        # A lessee registered as the owner is nobody's affiliate.
        del row.values["affiliate"]
    _count_periods(row)
    periods, paid = row.get("periods"), row.get("paid_periods")
    if periods is not None and paid is not None and paid > periods:
        row.complain("paid_periods", f"已付{paid}期多于总期数{periods}期")
    start = row.get("started_on")
    for later in ("first_due", "locked_on", "taken_back_on"):
        if start is not None and row.get(later) is not None and row.get(later) < start:
            row.complain(later, f"早于起租日{start.isoformat()}")
    locked, unlocked = row.get("locked_on"), row.get("unlocked_on")
    if locked is not None and unlocked is not None and unlocked < locked:
        row.complain("unlocked_on", f"早于锁机日{locked.isoformat()}")


def _count_periods(row: Row) -> None:
    """The number of rents from the term, where the sheet states the term alone."""
    term, step = row.get("term_months"), row.get("period_months") or 1
    if term is None or row.get("periods") is not None:
        return
    if term % step:
        row.complain("term_months", f"{term}个月不是付租周期{step}个月的整数倍，请填期数")
    else:
        row.values["periods"] = term // step


def _terms(row: Row) -> dict[str, Any]:
    words, rate = row.get("penalty") or (None, None)
    floats = isinstance(rate, LprLink)
    kind, mode, order = row.get("lessee_kind"), row.get("mode"), row.get("order")
    by_name = company_by_name(row.get("lessee") or "")
    return {
        "lessee_kind": by_name if kind is None else PartyKind(kind),
        "mode": None if mode is None else LeaseMode(mode),
        "order": None if order is None else PaymentOrder(order),
        "penalty": words,
        "penalty_yearly": None if floats else rate,
        "penalty_lpr": rate if floats else None,
        "acceleration_clause": row.yes("acceleration_clause"),
        "signed_electronically": row.yes("signed_electronically"),
    }


def _asset(row: Row) -> Asset:
    kind, state = row.get("asset_kind"), row.get("asset_state")
    plain = (
        "quantity plate serial keeper location locked_on unlocked_on taken_back_on value "
        "value_source sold_for registered_on registration_number"
    ).split()
    return Asset(
        name=row.get("asset"),
        kind=None if kind is None else AssetKind(kind),
        state=_state(row, None if state is None else AssetState(state)),
        delivered=row.yes("delivered"),
        appraised=row.yes("appraised"),
        mortgaged=row.yes("mortgaged"),
        **{name: row.get(name) for name in plain},
    )


def _state(row: Row, stated: AssetState | None) -> AssetState | None:
    """The state as stated, else as the dates and sums show it."""
    if stated is not None:
        return stated
    if row.get("sold_for") is not None:
        return AssetState.SOLD
    if row.get("taken_back_on") is not None:
        return AssetState.TAKEN_BACK
    if row.get("locked_on") is not None and row.get("unlocked_on") is None:
        return AssetState.LOCKED
    return None


def _fees(row: Row) -> Iterator[Fee]:
    for column, kind, proved in (
        ("service_fee", FeeKind.SERVICE, "service_proved"),
        ("insurance_fee", FeeKind.INSURANCE, "insurance_proved"),
        ("first_rent_fee", FeeKind.FIRST_RENT, None),
    ):
        if row.get(column) is not None:
            shown = row.yes(proved) if proved else None
            yield Fee(kind=kind, amount=row.get(column), proved=shown)


def _demands(row: Row) -> tuple[Demand, ...]:
    days = row.get("demand_date") or ()
    return tuple(
        Demand(day=day, manner=row.get("demand_manner"), delivered=row.yes("demand_delivered"))
        for day in sorted(days)
    )


def _buyback(row: Row) -> Buyback | None:
    party = row.get("buyback_party")
    if party is None:
        return None
    return Buyback(
        party=party, condition=row.get("buyback_condition"), days=row.get("buyback_days")
    )


def _standing(row: Row) -> Standing:
    forum = row.get("forum")
    return Standing(
        forum=None if forum is None else Forum(forum),
        dishonest=row.yes("dishonest"),
        acknowledged=row.yes("acknowledged"),
        notarised=row.yes("notarised"),
        **{
            name: row.get(name)
            for name in (
                "bankruptcy_on pending_suits asset_clues court preserved_on judgment_served_on "
                "performance_ended_on"
            ).split()
        },
    )
