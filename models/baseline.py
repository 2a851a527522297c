"""Base rates: what any model of words must beat to be worth its place."""

from typing import Self

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data


class BaseRateClassifier(ClassifierMixin, BaseEstimator):
    """Class shares, of all rows or of the rows with the same first column.

    A group's share is pulled toward the share of all rows as if it held ``smoothing`` more rows of
    the overall mix, so that a claim type seen twice does not claim certainty; a group never seen
    has the overall share. Overall shares count one more row of each class.

    Parameters
    ----------
    by_group : whether to tell groups apart by the first column (here: the claim type)
    smoothing : rows of the overall mix added to each group

    Attributes
    ----------
    classes_ : array (n_classes,)
    overall_ : array (n_classes,), sums to 1
    groups_ : array (n_groups,), the distinct values of the first column
    counts_ : array (n_groups, n_classes), rows seen
    """

    def __init__(self, by_group: bool = True, smoothing: float = 8.0) -> None:
        self.by_group = by_group
        self.smoothing = smoothing

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Count; ``X`` is (n_rows, n_columns) of any kind, only its first column is read."""
        table, outcomes = validate_data(self, X, y, dtype=None)
        check_classification_targets(outcomes)
        self.classes_, which = np.unique(outcomes, return_inverse=True)
        size = len(self.classes_)
        self.overall_ = (np.bincount(which, minlength=size) + 1) / (len(which) + size)
        self.groups_, group = np.unique(table[:, 0], return_inverse=True)
        self.counts_ = np.zeros((len(self.groups_), size))
        np.add.at(self.counts_, (group, which), 1)
        return self

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Shares, (n_rows, n_classes); each row sums to 1."""
        check_is_fitted(self)
        table = validate_data(self, X, dtype=None, reset=False)
        if not self.by_group:
            return np.tile(self.overall_, (len(table), 1))
        shares: np.ndarray = self._shares()[self._group_of(table[:, 0])]
        return shares

    def predict(self, X: ArrayLike) -> np.ndarray:
        """The commonest class of each row's group."""
        likeliest = self.predict_proba(X).argmax(axis=1)
        chosen: np.ndarray = self.classes_[likeliest]
        return chosen

    def _shares(self) -> np.ndarray:
        """Shares of every group, and in the last row those of a group never seen."""
        counts = np.vstack([self.counts_, np.zeros(len(self.classes_))])
        totals = counts.sum(axis=1, keepdims=True)
        shares: np.ndarray = (counts + self.smoothing * self.overall_) / (totals + self.smoothing)
        return shares

    def _group_of(self, values: np.ndarray) -> np.ndarray:
        """Row of ``_shares`` for each value."""
        at = np.searchsorted(self.groups_, values).clip(max=len(self.groups_) - 1)
        return np.where(self.groups_[at] == values, at, len(self.groups_))
