"""The cells of one row of the triage sheet → a contract in arrears, and what is wrong with it.

Whatever can be used is used: a cell that cannot be read is a problem and counts as blank.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cases.contract import (
    Asset,
    AssetKind,
    AssetState,
    Buyback,
    Contract,
    Demand,
    Fee,
    FeeKind,
    Forum,
    GuaranteeType,
    Guarantor,
    Instalment,
    PaymentOrder,
    Receipt,
    Standing,
)
from cases.taxonomy import LeaseMode, PartyKind
from cases.triage_cells import (
    CellError,
    parse_choice,
    parse_count,
    parse_date,
    read_cell,
    read_list,
)
from cases.triage_columns import Column, columns, vocabulary

_YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong at a place of the sheet; ``row`` as people count, ``column`` its heading."""

    row: int | None
    column: str | None
    text: str

    def __str__(self) -> str:
        where = "" if self.row is None else f"第{self.row}行"
        where += "" if self.column is None else f"“{self.column}”列"
        return f"{where}：{self.text}。" if where else f"{self.text}。"


@dataclass(slots=True)
class _Row:
    """The readable cells of a row while a contract is made of them."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def get(self, column: str) -> Any:
        return self.values.get(column)

    def yes(self, column: str) -> bool | None:
        value = self.values.get(column)
        return None if value is None else value == _YES

    def complain(self, column: str | None, text: str) -> None:
        heading = columns()[column].heading if column else None
        self.problems.append(Problem(row=self.number, column=heading, text=text))


def read_contract(
    number: int,
    cells: Mapping[str, object],
    plan: tuple[Instalment, ...] = (),
    receipts: tuple[Receipt, ...] = (),
) -> tuple[Contract, tuple[Problem, ...]]:
    """A contract from cells by column id; ``number`` is the row as people count it."""
    row = _Row(number)
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
        guarantors=tuple(_guarantors(row)),
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


def _read(row: _Row, column: Column, value: object) -> None:
    try:
        read = read_cell(value, column)
    except CellError as error:
        row.complain(column.id, str(error))
    else:
        if read is not None:
            row.values[column.id] = read


def _check(row: _Row) -> None:
    """What cannot be true together; the sheet's own words are kept."""
    if row.get("number") is None:
        row.complain("number", f"没有合同编号，暂以“第{row.number}行”代替")
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


def _terms(row: _Row) -> dict[str, Any]:
    words, yearly = row.get("penalty") or (None, None)
    kind, mode, order = row.get("lessee_kind"), row.get("mode"), row.get("order")
    return {
        "lessee_kind": None if kind is None else PartyKind(kind),
        "mode": None if mode is None else LeaseMode(mode),
        "order": None if order is None else PaymentOrder(order),
        "penalty": words,
        "penalty_yearly": yearly,
        "acceleration_clause": row.yes("acceleration_clause"),
        "signed_electronically": row.yes("signed_electronically"),
    }


def _asset(row: _Row) -> Asset:
    kind, state = row.get("asset_kind"), row.get("asset_state")
    plain = (
        "quantity plate keeper location locked_on unlocked_on taken_back_on value value_source "
        "sold_for registered_on registration_number"
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


def _state(row: _Row, stated: AssetState | None) -> AssetState | None:
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


def _fees(row: _Row) -> Iterator[Fee]:
    for column, kind, proved in (
        ("service_fee", FeeKind.SERVICE, "service_proved"),
        ("insurance_fee", FeeKind.INSURANCE, "insurance_proved"),
        ("first_rent_fee", FeeKind.FIRST_RENT, None),
    ):
        if row.get(column) is not None:
            shown = row.yes(proved) if proved else None
            yield Fee(kind=kind, amount=row.get(column), proved=shown)


def _demands(row: _Row) -> tuple[Demand, ...]:
    days = row.get("demand_date") or ()
    return tuple(
        Demand(day=day, manner=row.get("demand_manner"), delivered=row.yes("demand_delivered"))
        for day in sorted(days)
    )


def _guarantors(row: _Row) -> Iterator[Guarantor]:
    names = [name for name in read_list(row.get("guarantors")) if name]
    told = {name: _told(row, name, len(names)) for name in _OF_GUARANTORS}
    for place, name in enumerate(names):
        kind = _chosen(row, "guarantor_kind", told["guarantor_kind"][place])
        how = _chosen(row, "guarantor_type", told["guarantor_type"][place])
        resolution = _chosen(row, "resolution", told["resolution"][place])
        months, day = told["guarantee_months"][place], told["guarantor_demanded_on"][place]
        yield Guarantor(
            name=name,
            kind=None if kind is None else PartyKind(kind),
            type=None if how is None else GuaranteeType(how),
            months=_months(row, months),
            resolution=None if resolution is None else resolution == _YES,
            demanded_on=_demanded(row, day),
        )


_OF_GUARANTORS = (
    "guarantor_kind",
    "guarantor_type",
    "guarantee_months",
    "resolution",
    "guarantor_demanded_on",
)


def _told(row: _Row, column: str, count: int) -> tuple[str, ...]:
    """One entry for each guarantor; a single entry speaks for all."""
    items = read_list(row.get(column))
    if len(items) == 1 and count > 1:
        return items * count
    if len(items) > count:
        row.complain(column, f"有{len(items)}项，多于保证人{count}名")
    return (*items, *("",) * count)[:count]


def _chosen(row: _Row, column: str, words: str) -> str | None:
    if not words:
        return None
    options = {
        "guarantor_kind": columns()["lessee_kind"].options,
        "guarantor_type": vocabulary()["guarantee_types"],
        "resolution": vocabulary()["yesno"],
    }[column]
    option = parse_choice(words, options)
    if option is None:
        shown = "、".join(each[0] for each in options.values())
        row.complain(column, f"“{words}”不在选项中，请填{shown}")
    return option


def _months(row: _Row, words: str) -> int | None:
    months = parse_count(words) if words else None
    if words and (months is None or not 1 <= months <= 600):
        row.complain("guarantee_months", f"“{words}”应是月数")
        return None
    return months


def _demanded(row: _Row, words: str) -> Any:
    day = parse_date(words) if words else None
    if words and day is None:
        row.complain("guarantor_demanded_on", f"“{words}”不是日期，请写成2024-03-01")
    return day


def _buyback(row: _Row) -> Buyback | None:
    party = row.get("buyback_party")
    if party is None:
        return None
    return Buyback(
        party=party, condition=row.get("buyback_condition"), days=row.get("buyback_days")
    )


def _standing(row: _Row) -> Standing:
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
