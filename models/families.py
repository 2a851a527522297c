"""The models that are measured side by side: each learns from claims and gives odds.

Baselines stand in the same list as the model that is shipped, so that no figure is ever shown
without what it must beat.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np

from models.features import ClaimInput, LearningClaim, taught_claims
from models.outcome import fit_outcomes, fit_parts
from models.rivals import (
    fit_boosting,
    fit_issues,
    fit_naive_bayes,
    fit_neighbours,
    fit_plain_logistic,
)
from models.word_odds import fit_rates, fit_words, rate_odds, words_odds


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
class _Alone:
    """One part of a pool, measured alone."""

    give: Callable[[Sequence[ClaimInput]], np.ndarray]

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        return self.give(inputs)


def _rates(*, by_type: bool) -> Fit:
    def fit(claims: Sequence[LearningClaim], groups: Sequence[int]) -> Fitted:
        return _Alone(partial(rate_odds, fit_rates(claims, by_type=by_type)))

    return fit


def _words(claims: Sequence[LearningClaim], groups: Sequence[int]) -> Fitted:
    return _Alone(partial(words_odds, fit_words(claims)))


def _informed(claims: Sequence[LearningClaim], groups: Sequence[int]) -> Fitted:
    parts = fit_parts(claims, taught_claims())
    return _Alone(lambda inputs: parts.odds(inputs)[0])


def _shipped(claims: Sequence[LearningClaim], groups: Sequence[int]) -> Fitted:
    return fit_outcomes(claims, groups, taught_claims())


def _untaught(claims: Sequence[LearningClaim], groups: Sequence[int]) -> Fitted:
    return fit_outcomes(claims, groups, ())


MAJORITY = Family("majority", "总体多数", _rates(by_type=False))
CLAIM_TYPE = Family("claim_type", "同类主张比例", _rates(by_type=True))
WORDS = Family("words", "词语逻辑回归", _words)
INFORMED = Family("informed", "要素与规则逻辑回归（法律先验）", _informed)
PLAIN = Family("plain_logistic", "要素逻辑回归（无法律先验）", fit_plain_logistic)
NAIVE_BAYES = Family("naive_bayes", "要素朴素贝叶斯", fit_naive_bayes)
BOOSTING = Family("boosting", "要素梯度提升", fit_boosting)
NEIGHBOURS = Family("neighbours", "加权近邻先例", fit_neighbours)
ISSUES = Family("issues", "争点式推断", fit_issues)
UNTAUGHT = Family("untaught", "租鉴模型，不学教学例", _untaught)
SHIPPED = Family("shipped", "租鉴模型（三者线性合成）", _shipped)

FAMILIES = (
    MAJORITY,
    CLAIM_TYPE,
    WORDS,
    NAIVE_BAYES,
    NEIGHBOURS,
    BOOSTING,
    ISSUES,
    PLAIN,
    INFORMED,
    UNTAUGHT,
    SHIPPED,
)
