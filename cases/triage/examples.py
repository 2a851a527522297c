"""Contracts in arrears of our own making: what a sheet looks like, and what triage should advise.

``data/example_contracts.jsonl`` holds one a line: its cells by column id, entries of the second
sheet, the case it is modelled on, and the route and claims a lawyer would choose on EXAMPLE_DAY.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cases.taxonomy import ClaimType, DisputeType
from cases.triage.template import render_sheet

EXAMPLE_CONTRACTS = Path(__file__).parents[1] / "data" / "example_contracts.jsonl"
EXAMPLE_DAY = date(2024, 3, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleContract:
    """One example; ``claims`` must be advised, ``not_claims`` must not; ``route`` is an id."""

    id: str
    title: str
    modelled_on: str | None
    cells: dict[str, str]
    entries: tuple[tuple[object, ...], ...]
    route: str
    claims: tuple[ClaimType, ...]
    not_claims: tuple[ClaimType, ...]
    dispute_type: DisputeType | None
    factors: tuple[str, ...]
    why: str


@cache
def example_contracts() -> tuple[ExampleContract, ...]:
    """Every example in the file's order."""
    lines = EXAMPLE_CONTRACTS.read_text(encoding="utf-8").splitlines()
    return tuple(_example(json.loads(line)) for line in lines)


def render_example_sheet() -> bytes:
    """The examples as a triage sheet, .xlsx."""
    examples = example_contracts()
    entries = [entry for example in examples for entry in example.entries]
    return render_sheet([example.cells for example in examples], entries)


def _example(value: dict[str, Any]) -> ExampleContract:
    expected = value["expected"]
    dispute_type = expected["dispute_type"]
    return ExampleContract(
        id=value["id"],
        title=value["title"],
        modelled_on=value["modelled_on"],
        cells=value["cells"],
        entries=tuple(tuple(entry) for entry in value.get("entries", ())),
        route=expected["route"],
        claims=tuple(ClaimType(claim) for claim in expected["claims"]),
        not_claims=tuple(ClaimType(claim) for claim in expected["not_claims"]),
        dispute_type=None if dispute_type is None else DisputeType(dispute_type),
        factors=tuple(expected["factors"]),
        why=expected["why"],
    )
