"""The one seam between triage and prediction: odds of claims on a fact pattern, asked once each."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from cases.taxonomy import ClaimType, Outcome
from models.dispute import ClaimQuery, Dispute
from models.prediction import ClaimPrediction, DisputePrediction
from models.triage.contract_factors import fact_pattern

_CLAIMANT = "出租人"
_HALF = 0.5


class Predicts(Protocol):
    """Whatever answers a dispute."""

    def predict(self, dispute: Dispute) -> DisputePrediction:
        """Odds of every claim put."""


class PatternOdds:
    """Odds of the lessor's claims; a claim on a fact pattern met before is not predicted again."""

    def __init__(self, predictor: Predicts) -> None:
        self.predictor = predictor
        self._known: dict[tuple[ClaimType, str], ClaimPrediction] = {}

    def odds(
        self, factors: frozenset[str], claims: Iterable[ClaimType]
    ) -> Mapping[ClaimType, ClaimPrediction]:
        """The prediction of each claim on these factors."""
        return {claim: self._odds(claim, fact_pattern(claim, factors)) for claim in claims}

    def _odds(self, claim: ClaimType, pattern: str) -> ClaimPrediction:
        if (claim, pattern) not in self._known:
            query = ClaimQuery(type=claim, claimant=_CLAIMANT)
            answer = self.predictor.predict(Dispute(facts=pattern, claims=(query,)))
            self._known[claim, pattern] = answer.claims[0]
        return self._known[claim, pattern]

    @property
    def predicted(self) -> int:
        """How many predictions were made."""
        return len(self._known)


def chance(prediction: ClaimPrediction) -> float:
    """Odds in one number: granted counts whole, partly granted half."""
    odds = prediction.probabilities
    return odds[Outcome.GRANTED] + _HALF * odds[Outcome.PARTLY_GRANTED]
