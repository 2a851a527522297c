"""A contract back in the cells of the triage sheet, so that a person can change any of them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cases.triage.columns import columns, vocabulary
from cases.triage.contract import Contract, FeeKind, Guarantor

_PLAIN = (
    "number product region lessee price financed down_payment deposit started_on first_due periods "
    "period_months rent paid_periods paid_amount stated_due stated_not_due purchase_price penalty "
    "costs accelerated_on affiliate notes lessee_kind mode order acceleration_clause "
    "signed_electronically"
).split()
_OF_ASSET = (
    "quantity plate serial keeper location delivered locked_on unlocked_on taken_back_on value "
    "value_source sold_for appraised registered_on registration_number mortgaged"
).split()
_OF_STANDING = (
    "forum court notarised acknowledged dishonest bankruptcy_on pending_suits asset_clues "
    "preserved_on judgment_served_on performance_ended_on"
).split()
_FEES = {
    FeeKind.SERVICE: ("service_fee", "service_proved"),
    FeeKind.INSURANCE: ("insurance_fee", "insurance_proved"),
    FeeKind.FIRST_RENT: ("first_rent_fee", None),
}


def cells_of(contract: Contract) -> dict[str, str]:
    """Cells by column id, as the sheet would write them; what is unknown is left out."""
    asset, standing, buyback = contract.asset, contract.standing, contract.buyback
    values: dict[str, object] = {
        **{name: getattr(contract, name) for name in _PLAIN},
        **{name: getattr(asset, name) for name in _OF_ASSET},
        **{name: getattr(standing, name) for name in _OF_STANDING},
        "asset": asset.name,
        "asset_kind": asset.kind,
        "asset_state": asset.state,
        "buyback_party": None if buyback is None else buyback.party,
        "buyback_condition": None if buyback is None else buyback.condition,
        "buyback_days": None if buyback is None else buyback.days,
        **_fees(contract),
        **_demands(contract),
        **_guarantors(contract.guarantors),
    }
    return {
        name: _written(values[name], name)
        for name in columns()
        if values.get(name) is not None and values[name] != ""
    }


def _fees(contract: Contract) -> dict[str, object]:
    found: dict[str, object] = {}
    for fee in contract.fees:
        amount, proved = _FEES.get(fee.kind, (None, None))
        if amount is not None:
            found[amount] = fee.amount
        if proved is not None:
            found[proved] = fee.proved
    return found


def _demands(contract: Contract) -> dict[str, object]:
    if not contract.demands:
        return {}
    first = contract.demands[0]
    return {
        "demand_date": "；".join(demand.day.isoformat() for demand in contract.demands),
        "demand_manner": first.manner,
        "demand_delivered": first.delivered,
    }


def _guarantors(guarantors: Iterable[Guarantor]) -> dict[str, object]:
    """Each column lists its entries in the order of the names; one that is unknown is blank."""
    listed = tuple(guarantors)
    kinds, types = columns()["lessee_kind"].options, vocabulary()["guarantee_types"]
    return {
        "guarantors": "；".join(g.name for g in listed),
        "guarantor_kind": _list(None if g.kind is None else kinds[g.kind.value][0] for g in listed),
        "guarantor_type": _list(None if g.type is None else types[g.type.value][0] for g in listed),
        "guarantee_months": _list(None if g.months is None else str(g.months) for g in listed),
        "resolution": _list(None if g.resolution is None else _yes(g.resolution) for g in listed),
        "guarantor_demanded_on": _list(
            None if g.demanded_on is None else g.demanded_on.isoformat() for g in listed
        ),
    }


def _list(items: Iterable[str | None]) -> str:
    told = [item or "" for item in items]
    return "；".join(told) if any(told) else ""


def _yes(answer: bool) -> str:
    words: str = vocabulary()["yesno"]["yes" if answer else "no"][0]
    return words


def _written(value: object, column: str) -> str:
    if isinstance(value, bool):
        return _yes(value)
    if isinstance(value, StrEnum):
        return columns()[column].options[value.value][0]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)
