"""The phrase bank: everyday ways of telling each factor, and near misses, written apart from cues.

In the first bank the even-numbered phrases of a line served to write cues; the odd-numbered ones
were never read for that, so their figures are the honest ones. The second bank was read whole by
those who wrote cues: its figures are a floor only, and how its factors are found in words nobody
read is measured by the exam (``test_factor_exam``). Measured on 24 and 25 November 2026.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from cases.factors import FactorState, catalogue, find_factors

DATA = Path(__file__).parent / "data"
MARGIN = 0.02
ALL, ODD = slice(None), slice(1, None, 2)
READ_SHOWN, READ_MISTAKEN = 0.701, 0.129


def bank(name: str) -> list[dict]:
    """The lines of a bank: a factor, phrases that show it and phrases that do not."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


LINES, READ = bank("factor_phrases.jsonl"), bank("factor_phrases_read.jsonl")


def share_told(lines: list[dict], kind: str, half: slice) -> float:
    """The share of the phrases of a kind that tell the factor of their line."""
    told = [_tells(line["id"], text) for line in lines for text in line[kind][half]]
    return sum(told) / len(told)


def _tells(factor: str, text: str) -> bool:
    return factor in _present(find_factors(text))


def _present(found: Iterable) -> set[str]:
    return {f.id for f in found if f.state is FactorState.PRESENT}


def test_every_factor_has_its_phrases():
    assert {line["id"] for line in LINES + READ} == set(catalogue())
    assert len(LINES + READ) == len(catalogue())
    for line in LINES:
        assert len(line["shows"]) >= 14 and len(line["not"]) >= 6, line["id"]
    for line in READ:
        assert len(line["shows"]) >= 10 and len(line["not"]) >= 5, line["id"]
    for line in LINES + READ:
        assert set(line) == {"id", "shows", "not"}, line["id"]
        assert len(set(line["shows"] + line["not"])) == len(line["shows"] + line["not"]), line["id"]


@pytest.mark.parametrize(
    ("half", "measured"),
    [pytest.param(ALL, 0.722, id="全部"), pytest.param(ODD, 0.513, id="未读过的一半")],
)
def test_recall(half, measured):
    assert share_told(LINES, "shows", half) >= measured - MARGIN


@pytest.mark.parametrize(
    ("half", "measured"),
    [pytest.param(ALL, 0.106, id="全部"), pytest.param(ODD, 0.184, id="未读过的一半")],
)
def test_near_misses(half, measured):
    assert share_told(LINES, "not", half) <= measured + MARGIN


def test_the_bank_that_was_read():
    assert share_told(READ, "shows", ALL) >= READ_SHOWN - MARGIN
    assert share_told(READ, "not", ALL) <= READ_MISTAKEN + MARGIN
