"""A logistic model that starts from what the law says and lets cases correct it.

With a few hundred claims most factors occur once or twice: their weight cannot be learned, but its
direction is known. Each weight therefore has a prior mean from the catalogue's direction and a
prior strength; the fit is the posterior mode. A factor never seen keeps its prior, one often seen
follows the cases.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array
from scipy.special import log_softmax, softmax

from models.prediction import PREDICTED

_CLASSES = len(PREDICTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is believed of one feature's weights before any case is seen.

    ``mean`` has one number for each of PREDICTED; ``strength`` is the precision (1 / variance)
    with which it is held.
    """

    mean: tuple[float, float, float] = (0.0, 0.0, 0.0)
    strength: float = 1.0


class InformedLogistic:
    """Multinomial logistic regression with a normal prior of its own for every feature.

    Features come as one mapping of name to value a claim; ``prior_of`` gives the prior of a name.
    Nothing is random.
    """

    def __init__(self, prior_of: Callable[[str], Prior]) -> None:
        self.prior_of = prior_of

    def fit(
        self,
        rows: Sequence[Mapping[str, float]],
        truth: np.ndarray,
        counts: np.ndarray | None = None,
    ) -> Self:
        """Posterior mode of the weights.

        ``truth`` (n,) holds column numbers of PREDICTED; ``counts`` (n,) is how much each row
        counts, 1 where not given.
        """
        names = sorted({name for row in rows for name in row})
        table = _table(rows, names)
        priors = [self.prior_of(name) for name in names]
        mean = np.array([prior.mean for prior in priors]).reshape(-1, _CLASSES)
        strength = np.array([prior.strength for prior in priors])[:, None]
        each = np.ones(len(rows)) if counts is None else counts
        happened = np.eye(_CLASSES)[truth] * each[:, None]

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            weights = flat.reshape(mean.shape)
            scores = table @ weights
            away = weights - mean
            value = -(happened * log_softmax(scores, axis=1)).sum() + (strength * away**2).sum() / 2
            expected = softmax(scores, axis=1) * each[:, None]
            slope = table.T @ (expected - happened) + strength * away
            return float(value), slope.ravel()

        found = minimize(loss, mean.ravel(), jac=True, method="L-BFGS-B")
        self.learned_ = dict(zip(names, found.x.reshape(mean.shape), strict=True))
        return self

    def scores(self, rows: Sequence[Mapping[str, float]]) -> np.ndarray:
        """Log odds up to a constant, (n, 3); a feature unseen in fitting speaks by its prior."""
        scores = np.zeros((len(rows), _CLASSES))
        for i, row in enumerate(rows):
            for name, value in row.items():
                scores[i] += value * self.weights(name)
        return scores

    def weights(self, name: str) -> np.ndarray:
        """The three weights of one feature, learned or else believed."""
        return self.learned_[name] if name in self.learned_ else np.array(self.prior_of(name).mean)

    def odds(self, rows: Sequence[Mapping[str, float]]) -> np.ndarray:
        """Odds, (n, 3); each row sums to 1."""
        probabilities: np.ndarray = softmax(self.scores(rows), axis=1)
        return probabilities


def _table(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> csr_array:
    """Features as columns in the order of ``names``, (n, n_names); a claim has few of them."""
    at = {name: i for i, name in enumerate(names)}
    values = [value for row in rows for value in row.values()]
    columns = [at[name] for row in rows for name in row]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    return csr_array((values, columns, ends), shape=(len(rows), len(names)))
