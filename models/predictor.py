"""One dispute → the odds of each claim, the precedents nearest to it, and what it is about."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np

from cases.claim_cues import find_claims
from cases.precedents import learning_cases
from cases.record import Case
from cases.roles import parse_role
from cases.taxonomy import DisputeType, Outcome
from models.dispute import ClaimQuery, Dispute
from models.features import ClaimInput, inputs_of_dispute, learning_claims
from models.nearest import NearestClaims
from models.outcome import OutcomeClassifier, OutcomeModel, fitted_rates
from models.persist import MODEL, load_model
from models.prediction import (
    PREDICTED,
    Basis,
    ClaimPrediction,
    DisputePrediction,
    PrecedentMatch,
)

_MOST_PRECEDENTS = 6
_LEAST_LIKENESS = 0.06
_NEIGHBOURS = 12
_LEAST_SHARE = 0.1


class Predictor:
    """What answers disputes: a fitted outcome model and the library it learned from."""

    def __init__(self, outcomes: OutcomeModel, library: Sequence[Case]) -> None:
        self.outcomes = outcomes
        self.dispute_types = {case.case_id: case.dispute_types for case in library}
        self.nearest = NearestClaims(learning_claims(library)).fit()

    @classmethod
    def load(cls, folder: Path = MODEL) -> Self:
        """The trained model. Raises CaseError where there is none that fits the library."""
        words, parameters = load_model(folder)
        library = learning_cases()
        classifier = OutcomeClassifier(text_weight=parameters["text_weight"])
        classifier.words_ = words
        classifier.rates_ = fitted_rates(learning_claims(library), classifier.smoothing)
        classifier.classes_ = classifier.rates_.classes_
        least = {Outcome(value): odds for value, odds in parameters["least"].items()}
        return cls(OutcomeModel(classifier=classifier, least=least), library)

    def predict(self, dispute: Dispute) -> DisputePrediction:
        """Odds of every claim put, or of those the facts call for where none is.

        Raises QueryError where the dispute cannot be answered as put.
        """
        dispute.check()
        suggested = [] if dispute.claims else find_claims(dispute.facts)
        queries = dispute.claims or tuple(
            ClaimQuery(type=claim.type, claimant=claim.claimant) for claim in suggested
        )
        because: list[str | None] = [claim.because for claim in suggested]
        because = because or [None] * len(queries)
        inputs = inputs_of_dispute(dispute, queries)
        if not inputs:
            return DisputePrediction(id=dispute.id, claims=(), dispute_types=())
        odds, rates = self.outcomes.odds(inputs), self.outcomes.base_rates(inputs)
        claims = tuple(
            self._claim(query, put, odds[i], rates[i], because[i])
            for i, (query, put) in enumerate(zip(queries, inputs, strict=True))
        )
        return DisputePrediction(
            id=dispute.id, claims=claims, dispute_types=self._dispute_types(inputs[0])
        )

    def _claim(
        self,
        query: ClaimQuery,
        put: ClaimInput,
        odds: np.ndarray,
        rates: np.ndarray,
        because: str | None,
    ) -> ClaimPrediction:
        cannot_rule_out = self.outcomes.outcome_set(odds.tolist())
        abstained = len(cannot_rule_out) > 1
        return ClaimPrediction(
            type=query.type,
            claimant=query.claimant,
            claimant_role=parse_role(query.claimant),
            outcome=PREDICTED[int(odds.argmax())],
            abstained=abstained,
            abstained_because="现有案例和所述事实不足以区分几种结果。" if abstained else None,
            probabilities=dict(zip(PREDICTED, odds.tolist(), strict=True)),
            outcome_set=cannot_rule_out,
            base_rate=dict(zip(PREDICTED, rates.tolist(), strict=True)),
            n=sum(c.put.type is query.type for c in self.nearest.claims),
            basis=Basis.MODEL if self.outcomes.classifier.text_weight else Basis.BASE_RATE,
            suggested_because=because,
            precedents=self._precedents(put),
        )

    def _precedents(self, put: ClaimInput) -> tuple[PrecedentMatch, ...]:
        """The likest library claims of the same type, one of a case."""
        likeness = self.nearest.likeness(put)
        found: dict[str, PrecedentMatch] = {}
        for number in np.argsort(-likeness, kind="stable"):
            claim = self.nearest.claims[number]
            if likeness[number] < _LEAST_LIKENESS or len(found) == _MOST_PRECEDENTS:
                break
            if claim.put.type is put.type and claim.case_id not in found:
                shared = "、".join(self.nearest.shared_words(put, int(number)))
                found[claim.case_id] = PrecedentMatch(
                    case_id=claim.case_id,
                    outcome=claim.outcome,
                    similarity=float(min(likeness[number], 1.0)),
                    why=f"都提到{shared}",
                )
        return tuple(found.values())

    def _dispute_types(self, put: ClaimInput) -> tuple[tuple[DisputeType, float], ...]:
        """Shares of the dispute types among the likest cases, weighed by likeness."""
        likeness = self.nearest.likeness(put)
        weight: dict[str, float] = {}
        for number in np.argsort(-likeness, kind="stable"):
            claim = self.nearest.claims[number]
            weight.setdefault(claim.case_id, float(likeness[number]))
            if len(weight) == _NEIGHBOURS:
                break
        total = sum(weight.values())
        if not total:
            return ()
        shares: dict[DisputeType, float] = {}
        for case_id, likeness_of_case in weight.items():
            for kind in self.dispute_types[case_id]:
                shares[kind] = shares.get(kind, 0.0) + likeness_of_case / total
        likeliest = sorted(shares.items(), key=lambda item: -item[1])
        return tuple((kind, share) for kind, share in likeliest if share >= _LEAST_SHARE)
