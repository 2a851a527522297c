"""The catalogue of legal factors 裁判要素: facts that move the outcome of some claim types.

It is data in ``factors.json``: each factor with the intake question, the claim types it bears on
and which way, its legal source, the cues by which it is told, and library cases that show it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cases.bearing import Bearing
from cases.positions import claim_of, usual_position
from cases.taxonomy import ClaimType, Direction

FACTORS = Path(__file__).parent / "factors.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A factor of the catalogue.

    ``bearings`` says what it does to the claims of each position (``cases.positions``), and
    ``bears`` which way it moves each claim type as it is usually asked. ``opposite`` is the factor
    that an explicit denial of this one shows. ``is_event`` is False for terms of the contract and
    other standing facts, which a text may tell with 约定 or 有权. ``gives_way_to`` are factors that
    undo this one: a sole shareholder's funds are not mixed where an audit shows them apart.
    ``evidence`` names in at most 40 characters what to collect to prove the factor.
    """

    id: str
    label: str
    question: str
    bearings: Mapping[str, Bearing]
    bears: Mapping[ClaimType, Direction]
    source: str
    evidence: str
    opposite: str | None
    is_event: bool
    gives_way_to: tuple[str, ...]
    cues: tuple[str, ...]
    unless: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    library: tuple[str, ...]


@cache
def catalogue() -> Mapping[str, Factor]:
    """Every factor by its id, in the order of the catalogue."""
    entries = _data()["factors"]
    return MappingProxyType({entry["id"]: _factor(entry) for entry in entries})


def word_lists() -> Mapping[str, Sequence[str]]:
    """The lists of words that cues name in braces."""
    lists: Mapping[str, Sequence[str]] = _data()["words"]
    return lists


@cache
def _data() -> Any:
    return json.loads(FACTORS.read_text(encoding="utf-8"))


def _factor(entry: Mapping[str, Any]) -> Factor:
    bearings = {position: Bearing.parse(word) for position, word in entry["bears"].items()}
    return Factor(
        id=entry["id"],
        label=entry["label"],
        question=entry["question"],
        bearings=MappingProxyType(bearings),
        bears=MappingProxyType(_usual_ways(bearings)),
        source=entry["source"],
        evidence=entry["evidence"],
        opposite=entry.get("opposite"),
        is_event=entry.get("event", True),
        gives_way_to=tuple(entry.get("gives_way_to", ())),
        cues=tuple(entry["cues"]),
        unless=tuple(entry.get("unless", ())),
        examples=tuple(entry["examples"]),
        counterexamples=tuple(entry.get("counterexamples", ())),
        library=tuple(entry["library"]),
    )


def _usual_ways(bearings: Mapping[str, Bearing]) -> dict[ClaimType, Direction]:
    """Which way each claim type is moved: as it is usually asked, else as it is asked at all."""
    ways: dict[ClaimType, Direction] = {}
    for position, bearing in bearings.items():
        claim = claim_of(position)
        if position == usual_position(claim) or claim not in ways:
            ways[claim] = bearing.direction
    return ways
