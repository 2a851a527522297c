"""Learning from own cases: tried before it is kept, logged, and undone."""

from dataclasses import replace

import pytest

from cases.errors import QueryError
from cases.precedents import learning_cases
from cases.taxonomy import Collection
from models.dispute import ClaimQuery, Dispute
from models.persist import MODEL
from models.predictor import Predictor
from models.versions import current_folder, keep, restore, try_with, versions

FACTS = "我司多次催告，承租人连续6期未付租金，请求支付全部未付租金。"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path))


def own(number: int):
    """Cases as a user would have them: other names, other matter, same kind of record."""
    return [
        replace(case, case_id=f"own-{i}", collection=Collection.OWN)
        for i, case in enumerate(learning_cases()[:number])
    ]


def test_too_few_own_claims_say_so():
    with pytest.raises(QueryError, match="至少要5项"):
        try_with(own(1))


def test_a_candidate_is_kept_logged_used_and_undone():
    assert current_folder() == MODEL
    candidate = try_with(own(8))
    assert candidate.own_claims >= 5 and candidate.without.n == candidate.with_own.n
    assert current_folder() == MODEL, "nothing changes before it is kept"

    kept = keep(candidate)
    assert current_folder().name == kept.name
    assert versions() == [kept]
    answer = Predictor.load(current_folder()).predict(
        Dispute(facts=FACTS, claims=(ClaimQuery(type=learning_cases()[0].claims[0].type),))
    )
    assert answer.model == kept.name

    restore(None)
    assert current_folder() == MODEL
    restore(kept.name)
    assert current_folder().name == kept.name


def test_no_such_model():
    with pytest.raises(QueryError, match="没有模型"):
        restore("没有这个")
