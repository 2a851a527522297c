"""Other ways of learning from the same signals, kept so that the shipped one is seen to win.

Each takes claims and gives something with ``odds``, as ``models.families`` lists them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import softmax
from sklearn.base import ClassifierMixin
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.naive_bayes import BernoulliNB

from cases.positions import is_turned
from cases.taxonomy import Direction, Outcome
from models.baseline import BaseRateClassifier
from models.features import ClaimInput, LearningClaim
from models.informed import InformedLogistic, Prior
from models.onpoint import OnPoint
from models.prediction import PREDICTED
from models.signals import bearing_of, rules_of, signals
from models.word_odds import fit_rates, in_order, rate_odds, truth_of

_SEED = 20240320
# Matters count this many times their likeness in a neighbours' vote, beside one base-rate claim.
_VOTE = 8.0
_GIVEN_SIDE = 0.7


@dataclass(frozen=True, slots=True)
class _OnSignals:
    """A scikit-learn classifier on the table of signals."""

    table: DictVectorizer
    classifier: ClassifierMixin

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        X = self.table.transform([signals(put) for put in inputs])
        return in_order(self.classifier.predict_proba(X), self.classifier.classes_)


def fit_naive_bayes(claims: Sequence[LearningClaim], groups: Sequence[int]) -> _OnSignals:
    """Naive Bayes on the presence of each signal."""
    return _fitted(BernoulliNB(alpha=0.5), claims)


def fit_boosting(claims: Sequence[LearningClaim], groups: Sequence[int]) -> _OnSignals:
    """Gradient boosting of shallow trees on the signals."""
    trees = GradientBoostingClassifier(
        n_estimators=60, max_depth=2, learning_rate=0.1, subsample=0.8, random_state=_SEED
    )
    return _fitted(trees, claims)


def _fitted(classifier: ClassifierMixin, claims: Sequence[LearningClaim]) -> _OnSignals:
    table = DictVectorizer(sparse=False)
    X = table.fit_transform([signals(claim.put) for claim in claims])
    return _OnSignals(table, classifier.fit(X, truth_of(claims)))


@dataclass(frozen=True, slots=True)
class _Logistic:
    model: InformedLogistic

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        return self.model.odds([signals(put) for put in inputs])


def fit_plain_logistic(claims: Sequence[LearningClaim], groups: Sequence[int]) -> _Logistic:
    """The same signals without the law's directions: every weight starts from 0."""
    model = InformedLogistic(lambda name: Prior(strength=0.01 if name == "bias" else 2.0))
    return _Logistic(model.fit([signals(c.put) for c in claims], truth_of(claims)))


@dataclass(frozen=True, slots=True)
class _Neighbours:
    on_point: OnPoint
    rates: BaseRateClassifier

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        votes = rate_odds(self.rates, inputs)
        for row, put in zip(votes, inputs, strict=True):
            for match in self.on_point.matches(put):
                row[PREDICTED.index(match.outcome)] += _VOTE * match.similarity**2
        total: np.ndarray = votes / votes.sum(axis=1, keepdims=True)
        return total


def fit_neighbours(claims: Sequence[LearningClaim], groups: Sequence[int]) -> _Neighbours:
    """The precedents most on point vote, weighed by likeness of factors and words."""
    return _Neighbours(OnPoint(claims).fit(), fit_rates(claims))


@dataclass(frozen=True, slots=True)
class _Issues:
    rates: BaseRateClassifier

    def odds(self, inputs: Sequence[ClaimInput]) -> np.ndarray:
        rates = rate_odds(self.rates, inputs)
        given = np.array([_side_given(put) for put in inputs])
        return _GIVEN_SIDE * given + (1 - _GIVEN_SIDE) * rates


def fit_issues(claims: Sequence[LearningClaim], groups: Sequence[int]) -> _Issues:
    """Issue-based: a rule decides; else the side that alone has factors; else the base rate."""
    return _Issues(fit_rates(claims))


def _side_given(put: ClaimInput) -> np.ndarray:
    """How much rules and factors give to each outcome, summing to 1."""
    points: Mapping[Direction, Outcome] = {
        Direction.FOR: Outcome.GRANTED,
        Direction.AGAINST: Outcome.DENIED,
        Direction.PARTIAL: Outcome.PARTLY_GRANTED,
    }
    scores = np.zeros(len(PREDICTED))
    turned = is_turned(put.position)
    for rule in rules_of(put):
        scores[PREDICTED.index(rule.outcome_for(turned=turned))] += 2
    for factor in put.factors:
        bearing = bearing_of(factor, put)
        if bearing is not None:
            scores[PREDICTED.index(points[bearing.direction])] += factor.weight
    shares: np.ndarray = softmax(scores)
    return shares
