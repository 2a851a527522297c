"""The phrase bank: everyday ways of telling each factor, and near misses, written apart from cues.

The even-numbered phrases of a line served to write cues; the odd-numbered ones were never read for
that, so their figures are the honest ones. Measured on 24 November 2026.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from cases.factors import FactorState, catalogue, find_factors

PHRASES = Path(__file__).parent / "data" / "factor_phrases.jsonl"
LINES = [json.loads(line) for line in PHRASES.read_text(encoding="utf-8").splitlines()]
MARGIN = 0.02
ALL, ODD = slice(None), slice(1, None, 2)


def share_told(kind: str, half: slice) -> float:
    """The share of the phrases of a kind that tell the factor of their line."""
    told = [_tells(line["id"], text) for line in LINES for text in line[kind][half]]
    return sum(told) / len(told)


def _tells(factor: str, text: str) -> bool:
    return factor in _present(find_factors(text))


def _present(found: Iterable) -> set[str]:
    return {f.id for f in found if f.state is FactorState.PRESENT}


def test_every_factor_has_its_phrases():
    assert {line["id"] for line in LINES} == set(catalogue())
    assert len(LINES) == len(catalogue())
    for line in LINES:
        assert set(line) == {"id", "shows", "not"}, line["id"]
        assert len(line["shows"]) >= 14 and len(line["not"]) >= 6, line["id"]
        assert len(set(line["shows"] + line["not"])) == len(line["shows"] + line["not"]), line["id"]


@pytest.mark.parametrize(
    ("half", "measured"),
    [pytest.param(ALL, 0.722, id="全部"), pytest.param(ODD, 0.513, id="未读过的一半")],
)
def test_recall(half, measured):
    assert share_told("shows", half) >= measured - MARGIN


@pytest.mark.parametrize(
    ("half", "measured"),
    [pytest.param(ALL, 0.106, id="全部"), pytest.param(ODD, 0.184, id="未读过的一半")],
)
def test_near_misses(half, measured):
    assert share_told("not", half) <= measured + MARGIN
