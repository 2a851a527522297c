"""The answer LeaseLens gives: odds per claim, what they rest on, and where it cannot say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cases.labelled import Labelled
from cases.taxonomy import ClaimType, Direction, DisputeType, LegalRole, Outcome

# The three fates that are predicted; the others (settled, withdrawn …) are decided by the parties.
PREDICTED = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.DENIED)


class Basis(Labelled):
    """What an answer rests on, strongest first."""

    RULE = "rule", "法律规则"
    PRECEDENT = "precedent", "相近先例"
    MODEL = "model", "统计模型"
    BASE_RATE = "base_rate", "同类主张的总体比例"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorFound:
    """A legal factor read in the facts, with its words; ``start`` and ``end`` are offsets of the
    quote in the facts (or in the defence, where ``in_defence``)."""

    id: str
    quote: str
    start: int
    end: int
    in_defence: bool = False
    direction: Direction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentMatch:
    """A library claim of the same type; ``similarity`` in [0, 1]; ``why`` in Chinese."""

    case_id: str
    outcome: Outcome
    similarity: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPrediction:
    """Odds of one claim.

    ``probabilities`` and ``base_rate`` map the three outcomes to numbers that sum to 1; ``n`` is
    how many library claims of this type the base rate counts; ``outcome`` is the most likely
    class even where ``abstained``; ``outcome_set`` are the classes that cannot be ruled out.
    """

    type: ClaimType
    claimant: str | None
    claimant_role: LegalRole | None
    outcome: Outcome
    abstained: bool
    abstained_because: str | None
    probabilities: Mapping[Outcome, float]
    outcome_set: tuple[Outcome, ...]
    base_rate: Mapping[Outcome, float]
    n: int
    basis: Basis
    suggested_because: str | None = None
    factors: tuple[FactorFound, ...] = ()
    precedents: tuple[PrecedentMatch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputePrediction:
    """Everything said of one dispute; ``dispute_types`` most likely first."""

    id: str | None
    claims: tuple[ClaimPrediction, ...]
    dispute_types: tuple[tuple[DisputeType, float], ...]
    factors: tuple[FactorFound, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The command line's form."""
        return {
            "id": self.id,
            "claims": [_claim_json(c) for c in self.claims],
            "dispute_types": [
                {"id": t.value, "probability": round(p, 4)} for t, p in self.dispute_types
            ],
            "factors": [_factor_json(f) for f in self.factors],
        }


def _odds_json(odds: Mapping[Outcome, float]) -> dict[str, float]:
    return {outcome.value: round(odds[outcome], 4) for outcome in PREDICTED}


def _factor_json(factor: FactorFound) -> dict[str, Any]:
    return {"id": factor.id, "quote": factor.quote, "direction": factor.direction}


def _claim_json(claim: ClaimPrediction) -> dict[str, Any]:
    return {
        "type": claim.type.value,
        "claimant": claim.claimant,
        "outcome": claim.outcome.value,
        "abstained": claim.abstained,
        "abstained_because": claim.abstained_because,
        "probabilities": _odds_json(claim.probabilities),
        "outcome_set": [o.value for o in claim.outcome_set],
        "base_rate": _odds_json(claim.base_rate),
        "n": claim.n,
        "basis": claim.basis.value,
        "suggested_because": claim.suggested_because,
        "factors": [_factor_json(f) for f in claim.factors],
        "precedents": [
            {
                "case_id": p.case_id,
                "outcome": p.outcome.value,
                "similarity": round(p.similarity, 4),
                "why": p.why,
            }
            for p in claim.precedents
        ],
    }
