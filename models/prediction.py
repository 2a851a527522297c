"""The answer LeaseLens gives: odds per claim, what they rest on, and where it cannot say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cases.labelled import Labelled
from cases.taxonomy import ClaimType, Direction, DisputeType, LegalRole, Outcome

# Odds below which an outcome is only leaned to, though no other is left.
_LIKELIER_THAN_NOT = 0.5
# Odds from which an answer that cannot rule out another outcome still says which way it leans.
_LEANS = 0.75
# The three fates that are predicted; the others (settled, withdrawn …) are decided by the parties.
PREDICTED = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.DENIED)


class Basis(Labelled):
    """What an answer rests on, strongest first."""

    RULE = "rule", "法律规则"
    PRECEDENT = "precedent", "相近先例"
    MODEL = "model", "统计模型"
    BASE_RATE = "base_rate", "没有读到要素时的一般情况"


class Weight(Labelled):
    """How much a factor moves a claim, in a word."""

    STRONG = "strong", "影响大"
    PLAIN = "plain", "影响中等"
    SLIGHT = "slight", "影响小"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorFound:
    """A legal factor taken into account, with the words that tell it.

    ``start`` and ``end`` are offsets of the quote in the facts (in the defence, where
    ``in_defence``). ``quote`` is None where the user said so outright or the claim's words do.
    ``alleged`` marks what only the other side says, ``sureness`` how likely the words tell it.
    """

    id: str
    quote: str | None
    start: int | None = None
    end: int | None = None
    in_defence: bool = False
    alleged: bool = False
    sureness: float = 1.0
    direction: Direction | None = None
    weight: Weight | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentMatch:
    """A library claim of the same type; ``similarity`` in [0, 1]; ``why`` in Chinese.

    ``shared``, ``only_here`` and ``only_there`` are factors that bear on the claim.
    """

    case_id: str
    outcome: Outcome
    similarity: float
    why: str
    shared: tuple[str, ...] = ()
    only_here: tuple[str, ...] = ()
    only_there: tuple[str, ...] = ()
    a_fortiori: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedRule:
    """A rule of law that speaks to a claim; ``outcome`` is what it points to."""

    id: str
    outcome: Outcome
    law: str
    article: int
    gist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact that would change the odds: the factor shown to hold, or not to.

    ``granted`` is the odds of 支持 if it were so.
    """

    factor: str
    holds: bool
    granted: float
    likeliest: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantedShare:
    """Quartiles of the share granted among ``n`` claims of a type that were granted in part."""

    low: float
    middle: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPrediction:
    """Odds of one claim.

    ``probabilities`` and ``base_rate`` map the three outcomes to numbers that sum to 1; ``n`` is
    how many library claims of this type the base rate counts; ``outcome`` is the most likely
    class even where ``abstained``; ``outcome_set`` are the classes that cannot be ruled out.
    ``cuts`` say what is usually cut if the claim is granted in part.
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
    rules: tuple[AppliedRule, ...] = ()
    changes: tuple[Change, ...] = ()
    cuts: tuple[str, ...] = ()
    granted_share: GrantedShare | None = None
    precedents: tuple[PrecedentMatch, ...] = ()

    @property
    def verdict(self) -> str:
        """The answer in a word or two: an outcome, one it leans to, or that it cannot be said."""
        likely = self.probabilities[self.outcome]
        if not self.abstained and likely >= _LIKELIER_THAN_NOT:
            return self.outcome.label
        if not self.abstained or (len(self.outcome_set) > 1 and likely >= _LEANS):
            return f"倾向{self.outcome.label}"
        return "不能断言"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputePrediction:
    """Everything said of one dispute; ``dispute_types`` most likely first.

    ``model`` names the model that made it, so that an answer can be traced.
    """

    id: str | None
    claims: tuple[ClaimPrediction, ...]
    dispute_types: tuple[tuple[DisputeType, float], ...]
    factors: tuple[FactorFound, ...] = ()
    model: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The command line's form."""
        return {
            "id": self.id,
            "claims": [_claim_json(c) for c in self.claims],
            "dispute_types": [
                {"id": t.value, "probability": round(p, 4)} for t, p in self.dispute_types
            ],
            "factors": [_factor_json(f) for f in self.factors],
            "model": self.model,
        }


def _odds_json(odds: Mapping[Outcome, float]) -> dict[str, float]:
    return {outcome.value: round(odds[outcome], 4) for outcome in PREDICTED}


def _factor_json(factor: FactorFound) -> dict[str, Any]:
    return {
        "id": factor.id,
        "quote": factor.quote,
        "direction": factor.direction,
        "weight": factor.weight,
        "alleged": factor.alleged,
        "sureness": round(factor.sureness, 3),
    }


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
        "rules": [
            {"id": r.id, "outcome": r.outcome.value, "law": r.law, "article": r.article}
            for r in claim.rules
        ],
        "changes": [
            {"factor": c.factor, "holds": c.holds, "granted": round(c.granted, 4)}
            for c in claim.changes
        ],
        "cuts": list(claim.cuts),
        "precedents": [
            {
                "case_id": p.case_id,
                "outcome": p.outcome.value,
                "similarity": round(p.similarity, 4),
                "why": p.why,
                "a_fortiori": p.a_fortiori,
            }
            for p in claim.precedents
        ],
    }
