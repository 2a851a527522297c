"""Base rates: the common checks of the learning library, and a table of shares."""

import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from models.baseline import BaseRateClassifier


def admitted(estimator):
    """Checks that cannot hold, each with its reason."""
    why = {"check_dtype_object": "groups are words, so objects of any kind are taken"}
    if not estimator.by_group:
        why["check_classifiers_train"] = "the overall share tells no rows apart, by design"
    return why


@parametrize_with_checks(
    [BaseRateClassifier(), BaseRateClassifier(by_group=False)], expected_failed_checks=admitted
)
def test_keeps_the_contract(estimator, check):
    check(estimator)


@pytest.mark.parametrize(
    ("by_group", "asked", "expected"),
    [
        pytest.param(False, "租金", [4 / 8, 4 / 8], id="总体"),
        pytest.param(True, "租金", [(3 + 1) / 5, 1 / 5], id="同类多为支持"),
        pytest.param(True, "违约金", [1 / 5, (3 + 1) / 5], id="同类多为驳回"),
        pytest.param(True, "没见过", [0.5, 0.5], id="没见过的类用总体"),
    ],
)
def test_shares(by_group, asked, expected):
    claims = np.array([["租金"]] * 3 + [["违约金"]] * 3, dtype=object)
    outcomes = ["支持"] * 3 + ["驳回"] * 3
    model = BaseRateClassifier(by_group=by_group, smoothing=2.0).fit(claims, outcomes)
    assert model.predict_proba(np.array([[asked]], dtype=object))[0] == pytest.approx(expected)
