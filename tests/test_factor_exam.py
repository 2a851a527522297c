"""The exam for finding factors: fresh disputes in a legal officer's words, labelled by reading.

Written without sight of the cues. ``factors`` is every factor the text states or the other side
asserts; ``absent`` lists what a careless reader would wrongly find there.
"""

import json
from collections import Counter
from pathlib import Path

from cases.factors import catalogue

EXAM = Path(__file__).parent / "data" / "factor_exam.jsonl"
ITEMS = [json.loads(line) for line in EXAM.read_text(encoding="utf-8").splitlines()]


def test_every_question_is_complete():
    assert len({item["id"] for item in ITEMS}) == len(ITEMS) >= 90
    for item in ITEMS:
        assert set(item) == {"id", "facts", "defence", "factors", "absent"}
        assert 60 <= len(item["facts"] + item["defence"]) <= 350, item["id"]
        assert not set(item["factors"]) & set(item["absent"]), item["id"]
        for named in (item["factors"], item["absent"]):
            assert len(set(named)) == len(named), item["id"]
            assert set(named) <= set(catalogue()), item["id"]


def test_every_factor_is_asked_at_least_twice():
    asked = Counter(factor for item in ITEMS for factor in item["factors"])
    assert [factor for factor in catalogue() if asked[factor] < 2] == []


def test_near_misses_are_many():
    assert sum(len(item["absent"]) for item in ITEMS) >= 60
