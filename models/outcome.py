"""The fate of a claim: factors and law first, words a minor part, and how far to trust them.

Odds are a linear pool of three: a logistic model of factors and rules that starts from what the
law says (``informed``), a model of words, and the base rate of the claim type. How much each
counts is chosen on held-out matters. A linear pool is never surer than its surest part, which is
what keeps the odds honest where factors were misread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from sklearn.pipeline import Pipeline

from cases.taxonomy import Outcome
from models.baseline import BaseRateClassifier
from models.features import ClaimInput, LearningClaim
from models.figures import log_loss
from models.informed import InformedLogistic
from models.prediction import PREDICTED
from models.signals import prior_of, signals
from models.splits import folds
from models.word_odds import fit_rates, fit_words, rate_odds, truth_of, words_odds

# A class is ruled out where its odds are lower than those of nine in ten claims that had this fate.
MISSED = 0.1
# What the claim of a hypothetical dispute counts beside one that a court decided: little for the
# weight of a factor, whose direction is known; in full for words, of which nothing is.
_TAUGHT_FACTORS, _TAUGHT_WORDS = 0.2, 1.0
# Shares of words and base rate that are tried; the rest is the informed model's.
_WORDS, _RATES = (0.1, 0.2, 0.3, 0.4), (0.0, 0.1, 0.2, 0.3)
_FITTING = 3.0
_FOLDS = 5
_SEED = 20240320


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The three fitted models of a pool."""

    informed: InformedLogistic
    words: Pipeline
    rates: BaseRateClassifier

    def odds(self, inputs: Sequence[ClaimInput]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Odds by factors and law, by words, and by claim type, each (n_claims, 3)."""
        rows = [signals(put) for put in inputs]
        return (
            self.informed.odds(rows),
            words_odds(self.words, inputs),
            rate_odds(self.rates, inputs),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How much words and base rate count in the pool; the rest is the informed model's."""

    words: float
    rates: float

    def pooled(self, odds: tuple[np.ndarray, np.ndarray, np.ndarray]) -> np.ndarray:
        """The linear pool, (n_claims, 3)."""
        informed, words, rates = odds
        rest = 1 - self.words - self.rates
        total: np.ndarray = rest * informed + self.words * words + self.rates * rates
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeModel:
    """A fitted pool with what it takes to say which outcomes cannot be ruled out.

    ``least`` holds, for each outcome, the odds below which it is ruled out.
    """

    parts: Parts
    shares: Shares
    least: Mapping[Outcome, float]

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        """Odds in the order of PREDICTED, (n_claims, 3)."""
        return self.shares.pooled(self.parts.odds(inputs))

    def base_rates(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        """Smoothed shares of each claim's type in the order of PREDICTED, (n_claims, 3)."""
        return rate_odds(self.parts.rates, inputs)

    def outcome_set(self, odds: Sequence[float]) -> tuple[Outcome, ...]:
        """The outcomes not ruled out, in the order of PREDICTED; never empty."""
        return tuple(
            outcome
            for outcome, probability in zip(PREDICTED, odds, strict=True)
            if probability >= self.least[outcome] or probability == max(odds)
        )


def fit_parts(claims: Sequence[LearningClaim], taught: Sequence[LearningClaim]) -> Parts:
    """The three models of a pool.

    ``taught`` are claims of hypothetical disputes: they count less than decided ones for factors,
    as much for words, and nothing in the base rates.
    """
    every = [*claims, *taught]
    sizes = [len(claims), len(taught)]
    informed = InformedLogistic(prior_of).fit(
        [signals(c.put) for c in every], truth_of(every), np.repeat([1.0, _TAUGHT_FACTORS], sizes)
    )
    words = fit_words(every, C=_FITTING, weights=np.repeat([1.0, _TAUGHT_WORDS], sizes))
    return Parts(informed=informed, words=words, rates=fit_rates(claims))


def fit_outcomes(
    claims: Sequence[LearningClaim], groups: Sequence[int], taught: Sequence[LearningClaim]
) -> OutcomeModel:
    """Learn from claims; ``groups`` keeps claims of one matter together while tuning, ``taught``
    is never tuned on."""
    shares, least = tune(claims, groups, taught)
    return OutcomeModel(parts=fit_parts(claims, taught), shares=shares, least=least)


def tune(
    claims: Sequence[LearningClaim], groups: Sequence[int], taught: Sequence[LearningClaim]
) -> tuple[Shares, dict[Outcome, float]]:
    """The shares with the least log loss on held-out matters, and the least odds by class.

    The least odds of a class are the ``MISSED`` quantile of the odds that claims of that fate got
    when held out: a class-conditional conformal set, so that the rare class is covered too.
    """
    truth = truth_of(claims)
    shape = (len(claims), len(PREDICTED))
    parts = (np.zeros(shape), np.zeros(shape), np.zeros(shape))
    outcomes = [c.outcome.value for c in claims]
    for learn, held_out in folds(outcomes, groups, n_splits=_FOLDS, seed=_SEED):
        fitted = fit_parts([claims[i] for i in learn], taught)
        for table, odds in zip(parts, fitted.odds([claims[i].put for i in held_out]), strict=True):
            table[held_out] = odds
    tried = [Shares(words=words, rates=rates) for words, rates in product(_WORDS, _RATES)]
    best = min(tried, key=lambda shares: log_loss(shares.pooled(parts), truth))
    odds = best.pooled(parts)
    return best, {outcome: least_odds(odds[truth == i, i]) for i, outcome in enumerate(PREDICTED)}


def least_odds(own: np.ndarray) -> float:
    """The odds that all but ``MISSED`` of claims of a fate reached, with the conformal correction.

    With fewer than ten claims nothing can be ruled out: 0.
    """
    rank = int(np.floor(MISSED * (len(own) + 1)))
    return float(np.sort(own)[rank - 1]) if rank else 0.0
