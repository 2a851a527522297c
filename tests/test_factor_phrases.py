"""The phrase banks: everyday ways of telling each factor, and near misses, held against the cues.

In the first bank the even-numbered phrases of a line served to write cues; the odd-numbered ones
were never read for that. The second bank was read whole by those who wrote cues: its figures are a
floor only. The third was written blind to the cues and not read for them: its figures are honest.
What cues miss, the reader of factors learns from these banks (``test_factor_reader``). Measured on
24 and 25 November 2026.
"""

from collections.abc import Sequence

import pytest

from cases.factor_phrases import factor_phrases
from cases.factors import FactorState, catalogue, find_factors

MARGIN = 0.02
ALL, ODD = slice(None), slice(1, None, 2)


def phrases(bank: int, kind: str, half: slice) -> list[tuple[str, str]]:
    """Each phrase of a kind in a bank, with the factor of its line."""
    return [
        (p.id, text) for p in factor_phrases() if p.bank == bank for text in getattr(p, kind)[half]
    ]


def share_told(bank: int, kind: str, half: slice) -> float:
    """The share of the phrases of a kind that tell the factor of their line."""
    told = [factor in _present(text) for factor, text in phrases(bank, kind, half)]
    return sum(told) / len(told)


def _present(text: str) -> set[str]:
    return {f.id for f in find_factors(text) if f.state is FactorState.PRESENT}


def test_every_factor_has_its_phrases():
    lines = factor_phrases()
    assert {p.id for p in lines if p.bank in (1, 2)} == set(catalogue())
    assert {p.id for p in lines if p.bank == 3} == set(catalogue())
    assert len({(p.bank, p.id) for p in lines}) == len(lines)
    for line in lines:
        assert len(line.shows) >= 10 and len(line.near_misses) >= 5, line.id
        said: Sequence[str] = line.shows + line.near_misses
        assert len(set(said)) == len(said), line.id


@pytest.mark.parametrize(
    ("bank", "half", "measured"),
    [
        pytest.param(1, ALL, 0.722, id="第一库全部"),
        pytest.param(1, ODD, 0.513, id="第一库未读过的一半"),
        pytest.param(2, ALL, 0.701, id="第二库读过"),
        pytest.param(3, ALL, 0.295, id="第三库未读过"),
    ],
)
def test_recall(bank, half, measured):
    assert share_told(bank, "shows", half) >= measured - MARGIN


@pytest.mark.parametrize(
    ("bank", "half", "measured"),
    [
        pytest.param(1, ALL, 0.106, id="第一库全部"),
        pytest.param(1, ODD, 0.184, id="第一库未读过的一半"),
        pytest.param(2, ALL, 0.129, id="第二库读过"),
        pytest.param(3, ALL, 0.075, id="第三库未读过"),
    ],
)
def test_near_misses(bank, half, measured):
    assert share_told(bank, "near_misses", half) <= measured + MARGIN
