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

from cases.taxonomy import ClaimType, Direction, LegalRole

FACTORS = Path(__file__).parent / "factors.json"

_FLIPPED = {Direction.FOR: Direction.AGAINST, Direction.AGAINST: Direction.FOR}
# Who asks for the opposite of what these claims usually ask: the lessor that the lease is a lease
# and valid, the creditor that enforcement go on.
_OTHER_SIDE = {
    ClaimType.CONTRACT_VALIDITY: LegalRole.LESSOR,
    ClaimType.EXCLUDE_ENFORCEMENT: LegalRole.ENFORCEMENT_APPLICANT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A factor of the catalogue.

    ``bears`` gives the direction seen from the usual claimant: for contract_validity whoever
    disputes the contract, for exclude_enforcement whoever objects. ``opposite`` is the factor that
    an explicit denial of this one shows. ``is_event`` is False for terms of the contract and other
    standing facts, which a text may tell with 约定 or 有权. ``gives_way_to`` are factors that undo
    this one: a sole shareholder's funds are not mixed where an audit shows them apart.
    ``decides`` marks a factor that by law settles most claims it bears on, once proved.
    ``evidence`` names in at most 40 characters what to collect to prove the factor.
    """

    id: str
    label: str
    question: str
    bears: Mapping[ClaimType, Direction]
    source: str
    evidence: str
    opposite: str | None
    is_event: bool
    decides: bool
    gives_way_to: tuple[str, ...]
    cues: tuple[str, ...]
    unless: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    library: tuple[str, ...]

    def direction(self, claim: ClaimType, claimant: LegalRole | None = None) -> Direction | None:
        """Which way this factor moves a claim of that claimant, None where it does not bear."""
        usual = self.bears.get(claim)
        if usual is None or claimant is None or _OTHER_SIDE.get(claim) is not claimant:
            return usual
        return _FLIPPED.get(usual, usual)


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
    return Factor(
        id=entry["id"],
        label=entry["label"],
        question=entry["question"],
        bears=MappingProxyType(
            {ClaimType(claim): Direction(way) for claim, way in entry["bears"].items()}
        ),
        source=entry["source"],
        evidence=entry["evidence"],
        opposite=entry.get("opposite"),
        is_event=entry.get("event", True),
        decides=entry.get("decides", False),
        gives_way_to=tuple(entry.get("gives_way_to", ())),
        cues=tuple(entry["cues"]),
        unless=tuple(entry.get("unless", ())),
        examples=tuple(entry["examples"]),
        counterexamples=tuple(entry.get("counterexamples", ())),
        library=tuple(entry["library"]),
    )
