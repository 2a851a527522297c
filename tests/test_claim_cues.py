"""What facts call for when no claim is named; the lexicon's own examples are the table."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.claim_askings import Side, find_askings, find_teller
from cases.claim_cues import CLAIM_CUES, claim_cues, find_claims
from cases.taxonomy import ClaimType

ENTRIES = json.loads(CLAIM_CUES.read_text(encoding="utf-8"))


def entries_with(key):
    return [
        pytest.param(entry["type"], text, id=f"{entry['type']}-{text}")
        for entry in ENTRIES
        for text in entry.get(key, ())
    ]


def called_for(facts):
    return {claim.type.value for claim in find_claims(facts)}


@pytest.mark.parametrize(
    ("type_", "text"), entries_with("examples") + entries_with("told_examples")
)
def test_words_call_for_the_claim(type_, text):
    assert type_ in called_for(text)


@pytest.mark.parametrize(
    ("type_", "text"), entries_with("counterexamples") + entries_with("told_counterexamples")
)
def test_words_that_only_look_like_it_do_not(type_, text):
    assert type_ not in called_for(text)


def test_every_type_has_one_entry_with_examples_of_what_counts_and_what_does_not():
    types = [cue.type for cue in claim_cues()]
    assert len(types) == len(set(types)) == len(ClaimType)
    assert all(entry["examples"] and entry["counterexamples"] for entry in ENTRIES)
    told = [entry for entry in ENTRIES if entry.get("told")]
    assert all(
        entry["told_why"] and entry["told_examples"] and entry["told_counterexamples"]
        for entry in told
    )


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
    pytest.param("合同约定出租人可要求解除合同、返还租赁物。", set(), id="合同条款不是请求"),
    pytest.param("双方签订融资租赁合同，承租人按期付租。", set(), id="没有争议"),
    pytest.param("", set(), id="空"),
]


@pytest.mark.parametrize(("facts", "types"), FACTS)
def test_claims(facts, types):
    assert called_for(facts) == types


ASKINGS = [
    # text, who asks in each stretch, what it says
    pytest.param("承租人停付，我司起诉要付清。", [("lessor", "起诉要付清")], id="我司"),
    pytest.param(
        "我司讲的事。承租人反诉要求退服务费。", [("lessee", "反诉要求退服务费")], id="承租人反诉"
    ),
    pytest.param("我司已收车。张某起诉要求还车。", [("lessee", "起诉要求还车")], id="别人起诉我司"),
    pytest.param("我（承租人）付清了，要求过户。", [("lessee", "要求过户")], id="承租人自述"),
    pytest.param("我是保证人，请求免责。", [("guarantor", "请求免责")], id="保证人自述"),
    pytest.param("起诉要求付租，对方称质量差。", [(None, "起诉要求付租，")], id="到对方说话为止"),
    pytest.param("没有要求解除。合同写明可主张全部租金。", [], id="没有要求与合同条款"),
]


@pytest.mark.parametrize(("text", "expected"), ASKINGS)
def test_stretches_of_asking(text, expected):
    found = [
        (a.asker.value if a.asker else None, text[a.start : a.end]) for a in find_askings(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "teller"),
    [("我司出租挖机。", Side.LESSOR), ("我厂租了机床。", Side.LESSEE), ("双方签约。", None)],
)
def test_who_tells(text, teller):
    assert find_teller(text) is teller


def test_a_claim_says_which_words_called_for_it():
    [claim] = find_claims("我司宣布租金加速到期，要求付款。承租人没有理会，全部租金还欠着。")
    assert claim.claimant == "出租人"
    assert claim.because.endswith("（“加速到期”）")


@given(st.text(alphabet="承租人停付租金要求解除合同未没有返还设备，。", max_size=60))
def test_one_claim_of_a_type_in_the_order_of_the_lexicon(facts):
    types = [claim.type for claim in find_claims(facts)]
    order = [cue.type for cue in claim_cues()]
    assert len(types) == len(set(types))
    assert types == sorted(types, key=order.index)


@given(st.text(alphabet="承租人我司起诉要求，。；没有称说", max_size=80))
def test_stretches_follow_each_other(text):
    spans = [(asking.start, asking.end) for asking in find_askings(text)]
    assert all(start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "run", ["付清", "要求", "追加", "支付", "应收账款", "租金", "欠", "解除日"]
)
def test_a_long_run_costs_no_more_than_its_length(run):
    find_claims(run * 50_000)
