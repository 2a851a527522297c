"""What facts call for when no claim is named; the lexicon's own examples are the table."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.claim_cues import CLAIM_CUES, claim_cues, find_claims, find_cue
from cases.taxonomy import ClaimType

ENTRIES = json.loads(CLAIM_CUES.read_text(encoding="utf-8"))


def entries_with(key):
    return [
        pytest.param(i, text, id=f"{entry['type']}-{text}")
        for i, entry in enumerate(ENTRIES)
        for text in entry[key]
    ]


@pytest.mark.parametrize(("i", "text"), entries_with("examples"))
def test_words_call_for_the_claim(i, text):
    cue = claim_cues()[i]
    assert find_cue(text, cue) is not None
    assert cue.type in {claim.type for claim in find_claims(text)}


@pytest.mark.parametrize(("i", "text"), entries_with("counterexamples"))
def test_words_that_only_look_like_it_do_not(i, text):
    assert find_cue(text, claim_cues()[i]) is None


def test_every_entry_has_examples_and_each_type_one_entry_besides_the_default():
    outright = [cue.type for cue in claim_cues() if not cue.is_default]
    assert len(outright) == len(set(outright))
    assert all(entry["examples"] and entry["counterexamples"] for entry in ENTRIES)
    assert ClaimType.OTHER not in outright


FACTS = [
    # facts, claims called for
    pytest.param(
        "承租人停付租金，我司起诉要求付清全部未付租金，支付违约金，保证人承担连带责任。",
        {"unpaid_rent", "liquidated_damages", "guarantor_liability"},
        id="三项一起",
    ),
    pytest.param("承租人付了12期租金后停付。", {"unpaid_rent"}, id="没有请求时按惯例"),
    pytest.param(
        "我司要求解除合同，返还租赁物，赔偿损失。",
        {"termination", "return_of_asset", "loss_compensation"},
        id="解除路线",
    ),
    pytest.param("我司不再要求解除合同。", set(), id="不再要求"),
    pytest.param("出租人没有要求返还租赁物。", set(), id="没有要求"),
    pytest.param("双方签订融资租赁合同，承租人按期付租。", set(), id="没有争议"),
    pytest.param("", set(), id="空"),
]


@pytest.mark.parametrize(("facts", "types"), FACTS)
def test_claims(facts, types):
    assert {claim.type.value for claim in find_claims(facts)} == types


def test_a_claim_says_which_words_called_for_it():
    [claim] = find_claims("我司宣布租金加速到期。")
    assert claim.claimant == "出租人"
    assert "“加速到期”" in claim.because


@given(st.text(alphabet="承租人停付租金要求解除合同未没有返还设备，。", max_size=60))
def test_one_claim_of_a_type_in_the_order_of_the_lexicon(facts):
    types = [claim.type for claim in find_claims(facts)]
    order = [cue.type for cue in claim_cues() if not cue.is_default]
    assert len(types) == len(set(types))
    assert types == sorted(types, key=order.index)


@pytest.mark.parametrize("run", ["付清", "要求", "追加", "支付", "应收账款"])
def test_a_long_run_costs_no_more_than_its_length(run):
    find_claims(run * 50_000)
