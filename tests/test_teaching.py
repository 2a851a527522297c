"""The hypothetical disputes: whole, of our own, unlike any real case, and only ever learned from."""

import json

import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from cases.errors import RecordError
from cases.factors import catalogue
from cases.precedents import learning_cases
from cases.taxonomy import ClaimType
from cases.teaching import read_taught, taught_disputes
from cases.words import content_words
from models.features import story_of_case, taught_claims
from models.prediction import PREDICTED
from models.splits import ALIKE

DISPUTE = {
    "id": "T900",
    "facts": "我司与甲公司签订回租合同，甲公司欠租五期，我司发函催告后仍不付。",
    "defence": None,
    "claims": [
        {
            "claimant": "出租人",
            "type": "unpaid_rent",
            "text": "支付全部未付租金",
            "outcome": "granted",
            "reason": "经催告仍不付，民法典752条",
        }
    ],
    "factors": [{"id": "demand_made", "quote": "发函催告", "where": "facts"}],
}


def test_there_are_hundreds_and_every_kind_of_claim_is_taught():
    assert len(taught_disputes()) >= 400
    assert {claim.put.type for claim in taught_claims()} == set(ClaimType)


@pytest.mark.parametrize("outcome", PREDICTED)
def test_every_outcome_is_taught(outcome):
    share = sum(claim.outcome is outcome for claim in taught_claims()) / len(taught_claims())
    assert share > 0.1


def test_every_claim_has_one_of_the_predicted_outcomes_and_a_reason():
    for dispute in taught_disputes():
        for claim in dispute.claims:
            assert claim.outcome in PREDICTED, dispute.id
            assert claim.reason.strip(), dispute.id


def test_every_factor_is_in_the_catalogue():
    named = {label.id for dispute in taught_disputes() for label in dispute.factors}
    assert named <= set(catalogue())


@pytest.mark.parametrize(
    "words", ["本院认为", "法院认为", "判决如下", "法院支持", "法院驳回", "号判决"]
)
def test_no_court_speaks_in_what_is_told(words):
    told = [d.id for d in taught_disputes() if words in d.facts + (d.defence or "")]
    assert told == []


def test_none_is_like_a_real_case():
    real = [story_of_case(case) for case in learning_cases()]
    taught = [
        " ".join(content_words("\n".join([d.facts, *(c.text for c in d.claims), d.defence or ""])))
        for d in taught_disputes()
    ]
    weigh = TfidfVectorizer(token_pattern=r"\S+", lowercase=False, sublinear_tf=True).fit(real)
    likeness = (weigh.transform(taught) @ weigh.transform(real).T).toarray().max(axis=1)
    assert likeness.max() < ALIKE


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        pytest.param({"claims": []}, "claims", id="没有主张"),
        pytest.param({"facts": None}, "facts", id="没有案情"),
        pytest.param(
            {"factors": [{"id": "demand_made", "quote": "多次上门", "where": "facts"}]},
            "factors",
            id="引文不在文中",
        ),
    ],
)
def test_a_line_that_does_not_hold_is_named(changed, field):
    with pytest.raises(RecordError) as raised:
        read_taught([json.dumps(DISPUTE | changed, ensure_ascii=False)])
    assert raised.value.line == 1
    assert raised.value.field == field


def test_an_id_is_given_once():
    line = json.dumps(DISPUTE, ensure_ascii=False)
    with pytest.raises(RecordError, match="重复"):
        read_taught([line, line])
