"""Figures of odds, by hand."""

import numpy as np
import pytest

from models.figures import (
    accuracy_at,
    calibration,
    calibration_error,
    figures,
    interval,
    log_loss,
    mean_of,
)

ODDS = np.array([[0.8, 0.1, 0.1], [0.2, 0.2, 0.6], [0.5, 0.3, 0.2], [0.4, 0.3, 0.3]])
TRUTH = np.array([0, 2, 1, 0])


def test_every_figure_by_hand():
    f = figures(ODDS, TRUTH)
    assert (f.n, f.accuracy) == (4, 0.75)
    # F1: granted 2·(2/3)(1)/(5/3) = 0.8, partly 0, denied 1 → mean 0.6
    assert f.macro_f1 == pytest.approx(0.6)
    assert f.log_loss == pytest.approx(-np.log([0.8, 0.6, 0.3, 0.4]).mean())
    assert f.brier == pytest.approx(np.mean([0.06, 0.24, 0.78, 0.54]))
    # 60 % of four is two: the surest are the first two, both right.
    assert f.sure_accuracy == 1.0


def test_odds_of_zero_cost_much_but_not_infinitely():
    assert log_loss(np.array([[1.0, 0.0, 0.0]]), np.array([2])) == pytest.approx(13.8155, abs=1e-3)


def test_calibration_of_claims_that_came_true_as_said():
    odds = np.tile([0.75, 0.25, 0.0], (100, 1))
    truth = np.array([0, 0, 0, 1] * 25)
    assert calibration_error(odds, truth) == pytest.approx(0, abs=0.02)
    assert sum(b.n for b in calibration(odds, truth)) == 100


def test_coverage_takes_the_surest():
    assert accuracy_at(ODDS, TRUTH, coverage=0.25) == 1.0
    assert accuracy_at(ODDS, TRUTH, coverage=1.0) == 0.75


def test_interval_holds_the_figure_and_narrows_with_more_matters():
    few = interval(lambda o, t: float((o.argmax(1) == t).mean()), ODDS, TRUTH, [0, 1, 2, 3])
    many = interval(
        lambda o, t: float((o.argmax(1) == t).mean()),
        np.tile(ODDS, (50, 1)),
        np.tile(TRUTH, 50),
        list(range(200)),
    )
    assert few.low <= 0.75 <= few.high
    assert many.high - many.low < few.high - few.low


def test_mean_of_runs():
    one = figures(ODDS, TRUTH)
    assert mean_of([one, one]) == one
