"""The fate of a claim: the base rate of its type, moved by the words as far as measuring allows.

A logistic model of words is mixed with the base rate of the claim type. How much the words count
is chosen on held-out cases (``tune``), so that with little to learn from the answer stays near the
base rate instead of claiming to know better.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.utils.validation import check_is_fitted

from cases.taxonomy import Outcome
from models.baseline import BaseRateClassifier
from models.features import ClaimInput, LearningClaim
from models.figures import log_loss
from models.prediction import PREDICTED
from models.splits import folds

# A class is ruled out where its odds are lower than those of nine in ten claims that had this fate.
MISSED = 0.1
_WEIGHTS = np.linspace(0, 1, 11)
_FOLDS = 5
_SEED = 20240320


class OutcomeClassifier(ClassifierMixin, BaseEstimator):
    """Base rate of the claim type and a model of words, mixed.

    Parameters
    ----------
    text_weight : share of the word model in the odds, 0 (base rate alone) to 1
    C : inverse strength of the word model's L2 penalty
    smoothing : see BaseRateClassifier

    Attributes
    ----------
    classes_ : array of outcome values
    rates_ : the fitted BaseRateClassifier
    words_ : the fitted pipeline of words
    """

    def __init__(self, text_weight: float = 0.5, C: float = 1.0, smoothing: float = 8.0) -> None:
        self.text_weight = text_weight
        self.C = C
        self.smoothing = smoothing

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn from ``X``, (n_claims, 2) claim type and tokens (see ``rows``), and outcomes."""
        X = np.asarray(X, dtype=object)
        self.rates_ = BaseRateClassifier(smoothing=self.smoothing).fit(X[:, :1], y)
        self.words_ = word_model(self.C).fit(X[:, 1], y)
        self.classes_ = self.rates_.classes_
        return self

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Odds, (n_claims, n_classes); each row sums to 1."""
        check_is_fitted(self)
        X = np.asarray(X, dtype=object)
        return mixed(
            self.rates_.predict_proba(X[:, :1]),
            self.words_.predict_proba(X[:, 1]),
            self.text_weight,
        )

    def predict(self, X: ArrayLike) -> np.ndarray:
        """The likeliest outcome of each claim."""
        likeliest = self.predict_proba(X).argmax(axis=1)
        chosen: np.ndarray = self.classes_[likeliest]
        return chosen


def fitted_rates(claims: Sequence[LearningClaim], smoothing: float) -> BaseRateClassifier:
    """Base rates of claim types, counted from the library."""
    return BaseRateClassifier(smoothing=smoothing).fit(
        rows([c.put for c in claims])[:, :1], [c.outcome.value for c in claims]
    )


def word_model(C: float) -> Pipeline:
    """TF-IDF of marked tokens, each counted once a claim, and a penalised logistic model."""
    return make_pipeline(
        TfidfVectorizer(token_pattern=r"\S+", lowercase=False, binary=True, min_df=2),
        LogisticRegression(C=C, max_iter=1000),
    )


def mixed(rates: np.ndarray, words: np.ndarray, text_weight: float) -> np.ndarray:
    """A linear pool of two sets of odds."""
    return (1 - text_weight) * rates + text_weight * words


def rows(inputs: Sequence[ClaimInput]) -> np.ndarray:
    """Claims as the classifier takes them: (n_claims, 2) of claim type and tokens."""
    table = np.empty((len(inputs), 2), dtype=object)
    table[:, 0] = [put.type.value for put in inputs]
    table[:, 1] = [put.tokens for put in inputs]
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeModel:
    """A fitted classifier with what it takes to say which outcomes cannot be ruled out.

    ``least`` holds, for each outcome, the odds below which it is ruled out.
    """

    classifier: OutcomeClassifier
    least: Mapping[Outcome, float]

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        """Odds in the order of PREDICTED, (n_claims, 3)."""
        return in_order(self.classifier.predict_proba(rows(inputs)), self.classifier.classes_)

    def base_rates(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        """Smoothed shares of each claim's type in the order of PREDICTED, (n_claims, 3)."""
        rates = self.classifier.rates_
        return in_order(rates.predict_proba(rows(inputs)[:, :1]), rates.classes_)

    def outcome_set(self, odds: Sequence[float]) -> tuple[Outcome, ...]:
        """The outcomes not ruled out, in the order of PREDICTED; never empty."""
        return tuple(
            outcome
            for outcome, probability in zip(PREDICTED, odds, strict=True)
            if probability >= self.least[outcome] or probability == max(odds)
        )


def in_order(odds: np.ndarray, classes: Sequence[str] | np.ndarray) -> np.ndarray:
    """Columns for PREDICTED from columns for ``classes``; a class never seen has odds 0."""
    table = np.zeros((len(odds), len(PREDICTED)))
    for column, value in zip(odds.T, classes, strict=True):
        table[:, PREDICTED.index(Outcome(value))] = column
    return table


def fit_outcomes(claims: Sequence[LearningClaim], groups: Sequence[int]) -> OutcomeModel:
    """Learn from claims; ``groups`` keeps claims of one matter together while tuning."""
    text_weight, least = tune(claims, groups)
    classifier = OutcomeClassifier(text_weight=text_weight)
    classifier.fit(rows([c.put for c in claims]), [c.outcome.value for c in claims])
    return OutcomeModel(classifier=classifier, least=least)


def tune(
    claims: Sequence[LearningClaim], groups: Sequence[int]
) -> tuple[float, dict[Outcome, float]]:
    """The weight of words with the least log loss on held-out matters, and the least odds by class.

    The least odds of a class are the ``MISSED`` quantile of the odds that claims of that fate got
    when held out: a class-conditional conformal set, so that the rare class is covered too.
    """
    X, y = rows([c.put for c in claims]), np.array([c.outcome.value for c in claims])
    rates, words = np.zeros((len(y), len(PREDICTED))), np.zeros((len(y), len(PREDICTED)))
    for learn, held_out in folds(y, groups, n_splits=_FOLDS, seed=_SEED):
        model = OutcomeClassifier().fit(X[learn], y[learn])
        by_type = model.rates_.predict_proba(X[held_out][:, :1])
        rates[held_out] = in_order(by_type, model.classes_)
        words[held_out] = in_order(model.words_.predict_proba(X[held_out, 1]), model.classes_)
    truth = np.array([PREDICTED.index(Outcome(value)) for value in y])
    losses = [log_loss(mixed(rates, words, weight), truth) for weight in _WEIGHTS]
    weight = float(_WEIGHTS[int(np.argmin(losses))])
    odds = mixed(rates, words, weight)
    return weight, {outcome: least_odds(odds[truth == i, i]) for i, outcome in enumerate(PREDICTED)}


def least_odds(own: np.ndarray) -> float:
    """The odds that all but ``MISSED`` of claims of a fate reached, with the conformal correction.

    With fewer than ten claims nothing can be ruled out: 0.
    """
    rank = int(np.floor(MISSED * (len(own) + 1)))
    return float(np.sort(own)[rank - 1]) if rank else 0.0
