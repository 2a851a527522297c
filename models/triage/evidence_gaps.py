"""What each claim must prove, what the row or the files show of it, and what is missing.

Proofs and the claims that need them are data in ``proofs.json``.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cases.labelled import Labelled
from cases.taxonomy import ClaimType, PartyKind
from cases.triage.contract import Contract

PROOFS = Path(__file__).parent / "proofs.json"


class Shown(Labelled):
    """How far a proof is there."""

    SHOWN = "shown", "已有"
    UNKNOWN = "unknown", "待核"
    MISSING = "missing", "缺"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One thing to prove, the claims that need it, and what shows it.

    ``aim`` is what it proves, in words for the court; ``why`` is why it is needed, for ourselves.
    """

    id: str
    label: str
    aim: str
    why: str
    source: str
    claims: tuple[ClaimType, ...]
    shown: Shown
    by: str | None = None


def evidence_for(
    contract: Contract, claims: Iterable[ClaimType], papers: Iterable[str] = ()
) -> tuple[Proof, ...]:
    """Every proof that the claims need, the missing first; ``papers`` are names of files."""
    wanted = tuple(claims)
    names = tuple(papers)
    proofs = []
    for entry in _catalogue()["proofs"]:
        needed = tuple(
            claim for claim in wanted if entry["id"] in _catalogue()["claims"].get(claim.value, ())
        )
        applies = _APPLIES.get(entry["id"])
        if needed and (applies is None or applies(contract)):
            shown, by = _shown(entry, contract, names)
            proofs.append(
                Proof(
                    id=entry["id"],
                    label=entry["label"],
                    aim=entry["aim"],
                    why=entry["why"],
                    source=entry["source"],
                    claims=needed,
                    shown=shown,
                    by=by,
                )
            )
    order = (Shown.MISSING, Shown.UNKNOWN, Shown.SHOWN)
    return tuple(sorted(proofs, key=lambda proof: order.index(proof.shown)))


def in_order_of_proof(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    """As a case is proved: the contract first, then asset, delivery, payment, default, the rest."""
    order = [entry["id"] for entry in _catalogue()["proofs"]]
    return tuple(sorted(proofs, key=lambda proof: order.index(proof.id)))


def gaps(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    """The proofs that the row shows to be missing."""
    return tuple(proof for proof in proofs if proof.shown is Shown.MISSING)


def _shown(
    entry: Mapping[str, Any], contract: Contract, papers: tuple[str, ...]
) -> tuple[Shown, str | None]:
    for paper in papers:
        if any(word in paper for word in entry["words"]):
            return Shown.SHOWN, paper
    state = _BY_ROW.get(entry["id"], _silent)(contract)
    return state, "来件表" if state is Shown.SHOWN else None


def _silent(contract: Contract) -> Shown:
    return Shown.UNKNOWN


def _told(value: bool | None) -> Shown:
    """Yes, no, or not said."""
    if value is None:
        return Shown.UNKNOWN
    return Shown.SHOWN if value else Shown.MISSING


def _demand(contract: Contract) -> Shown:
    """A demand counts once it can be shown to have arrived."""
    if any(demand.delivered for demand in contract.demands):
        return Shown.SHOWN
    if any(demand.delivered is None for demand in contract.demands):
        return Shown.UNKNOWN
    return Shown.MISSING


def _service(contract: Contract) -> Shown:
    proved = [fee.proved for fee in contract.fees]
    if all(proved):
        return Shown.SHOWN
    return Shown.MISSING if False in proved else Shown.UNKNOWN


def _resolution(contract: Contract) -> Shown:
    told = [g.resolution for g in contract.guarantors if g.kind is PartyKind.COMPANY]
    if all(told):
        return Shown.SHOWN
    return Shown.MISSING if False in told else Shown.UNKNOWN


def _guarantee_demand(contract: Contract) -> Shown:
    demanded = all(g.demanded_on is not None for g in contract.guarantors)
    return Shown.SHOWN if demanded else Shown.MISSING


def _ledger(contract: Contract) -> Shown:
    return Shown.SHOWN if contract.receipts or contract.standing.acknowledged else Shown.UNKNOWN


def _registration(contract: Contract) -> Shown:
    return Shown.SHOWN if contract.asset.registered_on is not None else Shown.MISSING


def _value(contract: Contract) -> Shown:
    if contract.asset.appraised or contract.asset.value_source:
        return Shown.SHOWN
    return Shown.MISSING


_BY_ROW: Mapping[str, Callable[[Contract], Shown]] = {
    "delivery": lambda contract: _told(contract.asset.delivered),
    "ledger": _ledger,
    "demand": _demand,
    "acceleration": lambda contract: _told(contract.acceleration_clause),
    "penalty": lambda contract: Shown.SHOWN if contract.penalty else Shown.MISSING,
    "service": _service,
    "value": _value,
    "registration": _registration,
    "mortgage": lambda contract: _told(contract.asset.mortgaged),
    "guarantee_demand": _guarantee_demand,
    "resolution": _resolution,
}
_APPLIES: Mapping[str, Callable[[Contract], bool]] = {
    "service": lambda contract: bool(contract.fees),
    "lock": lambda contract: contract.asset.locked_on is not None,
    "e_signature": lambda contract: contract.signed_electronically is True,
    "resolution": lambda contract: any(g.kind is PartyKind.COMPANY for g in contract.guarantors),
    "acceleration": lambda contract: contract.acceleration_clause is not None,
    "mortgage": lambda contract: bool(contract.asset.mortgaged),
}


@cache
def _catalogue() -> Mapping[str, Any]:
    catalogue: Mapping[str, Any] = json.loads(PROOFS.read_text(encoding="utf-8"))
    return catalogue
