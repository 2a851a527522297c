"""The models that are measured side by side: each learns from claims and gives odds.

Baselines stand in the same list as the model that is shipped, so that no figure is ever shown
without what it must beat.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from models.baseline import BaseRateClassifier
from models.features import ClaimInput, LearningClaim
from models.outcome import OutcomeClassifier, fit_outcomes, in_order, rows


class Fitted(Protocol):
    """Something that gives odds for claims, (n_claims, 3) in the order of PREDICTED."""

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        """Odds of each claim; each row sums to 1."""
        ...


Fit = Callable[[Sequence[LearningClaim], Sequence[int]], Fitted]


@dataclass(frozen=True, slots=True)
class Family:
    """A way of learning, with the name under which its figures are shown."""

    id: str
    label: str
    fit: Fit


@dataclass(frozen=True, slots=True)
class _Rates:
    rates: BaseRateClassifier

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        return in_order(self.rates.predict_proba(rows(inputs)[:, :1]), self.rates.classes_)


@dataclass(frozen=True, slots=True)
class _Words:
    classifier: OutcomeClassifier

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        return in_order(self.classifier.predict_proba(rows(inputs)), self.classifier.classes_)


def _fit_rates(*, by_group: bool) -> Fit:
    def fit(claims: Sequence[LearningClaim], groups: Sequence[int]) -> Fitted:
        rates = BaseRateClassifier(by_group=by_group)
        table = rows([c.put for c in claims])[:, :1]
        return _Rates(rates.fit(table, [c.outcome.value for c in claims]))

    return fit


def _fit_words(claims: Sequence[LearningClaim], groups: Sequence[int]) -> Fitted:
    classifier = OutcomeClassifier(text_weight=1.0)
    return _Words(classifier.fit(rows([c.put for c in claims]), [c.outcome.value for c in claims]))


MAJORITY = Family("majority", "总体多数", _fit_rates(by_group=False))
CLAIM_TYPE = Family("claim_type", "同类主张比例", _fit_rates(by_group=True))
WORDS = Family("words", "词语逻辑回归", _fit_words)
SHIPPED = Family("shipped", "租鉴模型", fit_outcomes)

FAMILIES = (MAJORITY, CLAIM_TYPE, WORDS, SHIPPED)
