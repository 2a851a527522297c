"""Days of a row that have not come yet on the day of calculation: told as problems of the sheet."""

from collections.abc import Iterator
from datetime import date

from cases.triage.columns import columns
from cases.triage.contract import Contract
from cases.triage.row import Problem


def later_days(contract: Contract, day: date) -> Iterator[Problem]:
    """A problem for every day that must lie behind and does not, by its column."""
    for column, told in _told(contract).items():
        for each in told:
            if each is not None and each > day:
                yield Problem(
                    row=contract.row,
                    column=columns()[column].heading,
                    text=f"{each.isoformat()}晚于计算截止日{day.isoformat()}，请核对",
                )


def _told(contract: Contract) -> dict[str, tuple[date | None, ...]]:
    """What has happened, by column; a day to come (履行期届满, 首期付租) may lie ahead."""
    asset, standing = contract.asset, contract.standing
    return {
        "started_on": (contract.started_on,),
        "registered_on": (asset.registered_on,),
        "locked_on": (asset.locked_on,),
        "unlocked_on": (asset.unlocked_on,),
        "taken_back_on": (asset.taken_back_on,),
        "accelerated_on": (contract.accelerated_on,),
        "demand_date": tuple(demand.day for demand in contract.demands),
        "guarantor_demanded_on": tuple(g.demanded_on for g in contract.guarantors),
        "bankruptcy_on": (standing.bankruptcy_on,),
        "preserved_on": (standing.preserved_on,),
        "judgment_served_on": (standing.judgment_served_on,),
    }
