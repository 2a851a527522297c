"""What is measured of predicted odds: right, sharp, honest, and how sure with so few cases.

``odds`` is (n_claims, 3) in the order of PREDICTED, ``truth`` (n_claims,) holds column numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

from models.prediction import PREDICTED

_BINS = 5
_SURE = 0.6
_RESAMPLES = 1000
_LEAST_ODDS = 1e-6
_CLASSES = tuple(range(len(PREDICTED)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One model on one set of claims; ``sure_accuracy`` is over the 60 % it is surest of."""

    n: int
    accuracy: float
    macro_f1: float
    log_loss: float
    brier: float
    calibration_error: float
    sure_accuracy: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A 95 % percentile interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationBin:
    """Claims whose likeliest outcome got about the same odds: said and happened."""

    n: int
    said: float
    happened: float


def figures(odds: np.ndarray, truth: np.ndarray) -> Figures:
    """Every figure of one set of odds."""
    return Figures(
        n=len(truth),
        accuracy=accuracy_of(odds, truth),
        macro_f1=macro_f1_of(odds, truth),
        log_loss=log_loss(odds, truth),
        brier=float(((odds - np.eye(len(PREDICTED))[truth]) ** 2).sum(axis=1).mean()),
        calibration_error=calibration_error(odds, truth),
        sure_accuracy=accuracy_at(odds, truth, coverage=_SURE),
    )


def mean_of(each: Sequence[Figures]) -> Figures:
    """The mean of every figure over several runs on the same claims."""
    mean: dict[str, Any] = {
        name.name: float(np.mean([getattr(one, name.name) for one in each]))
        for name in fields(Figures)
    }
    return Figures(**{**mean, "n": each[0].n})


def accuracy_of(odds: np.ndarray, truth: np.ndarray) -> float:
    """Share of claims whose likeliest outcome is what happened."""
    return float((odds.argmax(axis=1) == truth).mean())


def macro_f1_of(odds: np.ndarray, truth: np.ndarray) -> float:
    """Mean over the three outcomes of the F1 of calling it the likeliest."""
    likeliest = odds.argmax(axis=1)
    return float(f1_score(truth, likeliest, labels=_CLASSES, average="macro", zero_division=0))


def log_loss(odds: np.ndarray, truth: np.ndarray) -> float:
    """Mean negative natural log of the odds given to what happened."""
    return float(-np.log(np.clip(odds[np.arange(len(truth)), truth], _LEAST_ODDS, 1)).mean())


def calibration(odds: np.ndarray, truth: np.ndarray) -> tuple[CalibrationBin, ...]:
    """Claims in equal-sized bins by the odds of the likeliest outcome, least sure first."""
    surest = odds.max(axis=1)
    right = odds.argmax(axis=1) == truth
    order = np.argsort(surest, kind="stable")
    return tuple(
        CalibrationBin(
            n=len(rows), said=float(surest[rows].mean()), happened=float(right[rows].mean())
        )
        for rows in np.array_split(order, min(_BINS, len(order)))
    )


def calibration_error(odds: np.ndarray, truth: np.ndarray) -> float:
    """Mean gap between said and happened over equal-sized bins, weighed by size."""
    bins = calibration(odds, truth)
    return sum(b.n * abs(b.said - b.happened) for b in bins) / sum(b.n for b in bins)


def accuracy_at(odds: np.ndarray, truth: np.ndarray, *, coverage: float) -> float:
    """Accuracy over the given share of claims, the surest first."""
    surest = np.argsort(-odds.max(axis=1), kind="stable")[: max(1, round(coverage * len(truth)))]
    return float((odds[surest].argmax(axis=1) == truth[surest]).mean())


def interval(
    measure: Callable[[np.ndarray, np.ndarray], float],
    odds: np.ndarray,
    truth: np.ndarray,
    groups: Sequence[int],
    seed: int = 0,
) -> Interval:
    """How a figure varies when whole matters are drawn anew, 1,000 times."""
    chance = np.random.default_rng(seed)
    matters = np.asarray(groups)
    rows_of = [np.flatnonzero(matters == matter) for matter in np.unique(matters)]
    drawn = []
    for _ in range(_RESAMPLES):
        rows = np.concatenate(
            [rows_of[i] for i in chance.integers(len(rows_of), size=len(rows_of))]
        )
        drawn.append(measure(odds[rows], truth[rows]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(low=float(low), high=float(high))
