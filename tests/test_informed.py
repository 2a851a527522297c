"""The informed model: what the law says holds until cases say otherwise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.informed import InformedLogistic, Prior

FOR = Prior(mean=(1.0, 0.0, -1.0), strength=4.0)
FLAT = Prior(strength=4.0)


def prior_of(name):
    return FOR if name.startswith("for") else FLAT


def test_a_factor_never_seen_moves_the_odds_the_way_the_law_says():
    model = InformedLogistic(prior_of).fit([{"bias": 1.0}] * 4, np.array([0, 1, 2, 2]))
    without, with_it = model.odds([{"bias": 1.0}, {"bias": 1.0, "for:new": 1.0}])
    assert with_it[0] > without[0] and with_it[2] < without[2]


def test_a_factor_often_seen_follows_the_cases():
    rows = [{"bias": 1.0, "for:misjudged": 1.0}] * 60
    model = InformedLogistic(prior_of).fit(rows, np.array([2] * 60))
    assert model.odds([rows[0]])[0][2] > 0.9


@given(
    st.lists(
        st.tuples(st.dictionaries(st.sampled_from("abc"), st.floats(0, 3)), st.integers(0, 2)),
        min_size=1,
        max_size=12,
    )
)
def test_odds_are_odds(rows):
    model = InformedLogistic(prior_of).fit([r for r, _ in rows], np.array([t for _, t in rows]))
    odds = model.odds([r for r, _ in rows])
    assert np.isfinite(odds).all()
    assert odds.sum(axis=1) == pytest.approx(np.ones(len(rows)))
