"""Factors of the learning library as read by people: every case once, every quote in its place."""

import json

import pytest

from cases.errors import RecordError
from cases.factor_labels import (
    FACTOR_LABELS,
    FactorLabel,
    Stated,
    factor_labels,
    read_factor_labels,
    stated_in,
)
from cases.factors import catalogue
from cases.precedents import learning_cases
from cases.taxonomy import Collection

LINES = FACTOR_LABELS.read_text(encoding="utf-8").splitlines()
LIBRARY = learning_cases()
BY_ID = {case.case_id: case for case in LIBRARY}


def test_every_learning_case_has_its_line_in_library_order():
    assert list(factor_labels()) == [case.case_id for case in LIBRARY]


def test_every_quote_stands_where_it_is_said_to():
    for case_id, labels in factor_labels().items():
        case = BY_ID[case_id]
        for label in labels:
            assert stated_in(label.quote, label.where, case), (case_id, label)
            told_in_text = label.quote in case.text
            assert told_in_text or any(label.quote in c.text for c in case.claims), (case_id, label)


def test_every_factor_is_in_the_catalogue():
    named = {label.id for labels in factor_labels().values() for label in labels}
    assert named <= set(catalogue())


def test_what_a_retold_case_shows_was_told_before_judgment():
    for case in LIBRARY:
        if case.collection is Collection.EXTENDED:
            assert all(label.before_judgment for label in factor_labels()[case.case_id])


def test_words_of_the_court_are_kept_apart():
    result = [x for labels in factor_labels().values() for x in labels if not x.before_judgment]
    assert {x.where for x in result} == {Stated.RESULT}
    by_court = {x.id for x in factor_labels()["tianjin-3"] if not x.before_judgment}
    assert {"most_rent_paid", "willing_to_pay", "asset_is_livelihood"} <= by_court


@pytest.mark.parametrize(
    ("case_id", "factor", "where"),
    [
        pytest.param("tianjin-7", "owner_guarantees_own_business", Stated.FACTS, id="经营者自保"),
        pytest.param("tianjin-1", "nominee_lessee", Stated.DEFENCE, id="顶名只是答辩所称"),
        pytest.param("tianjin-5", "repossessed_by_third_party", Stated.RESULT, id="第三方收车"),
        pytest.param("shanghai-7", "repeated_same_ground", Stated.CLAIM, id="同一理由再提异议"),
        pytest.param("X014", "penalty_above_24pct", Stated.FACTS, id="日千分之二"),
        pytest.param("X061", "lessor_locked_asset", Stated.FACTS, id="出租人锁机"),
    ],
)
def test_a_case_as_a_lawyer_would_read_it(case_id, factor, where):
    labels = {label.id: label.where for label in factor_labels()[case_id]}
    assert labels[factor] is where


@pytest.mark.parametrize(
    ("case_id", "factor", "why"),
    [
        pytest.param("tianjin-5", "lessor_repossessed", "法院查明并非出租人收车", id="并非收回"),
        pytest.param("tianjin-1", "lessor_knew_nominee", "证据不足以证明明知", id="不足以证明"),
        pytest.param("X110", "owner_guarantees_own_business", "企业为投资人担保", id="方向相反"),
        pytest.param("X075", "limitation_expired", "借款人没有提出时效抗辩", id="未提时效"),
    ],
)
def test_what_a_text_denies_is_not_labelled(case_id, factor, why):
    assert factor not in {label.id for label in factor_labels()[case_id]}, why


def changed(**change):
    first = json.loads(LINES[0])
    return [json.dumps({**first, **change}, ensure_ascii=False), *LINES[1:]]


def label(**change):
    return [{**json.loads(LINES[0])["factors"][0], **change}]


WRONG = [
    # lines, line, field, problem holds
    pytest.param(["{"], 1, "整行", "不是JSON", id="不是JSON"),
    pytest.param(changed(case_id="X001"), 1, "case_id", "此处应为tianjin-1", id="次序不对"),
    pytest.param([*LINES, LINES[0]], len(LINES) + 1, "case_id", "没有更多案例", id="多一行"),
    pytest.param(LINES[:-1], None, "case_id", "缺少案例Z212", id="少一行"),
    pytest.param(changed(outcome="granted"), 1, "outcome", "没有这个字段", id="多出的字段"),
    pytest.param(
        changed(factors=label(where="court")), 1, "factors[0].where", "词表", id="没有这个部分"
    ),
    pytest.param(
        changed(factors=label(quote="多次催告")), 1, "factors[0].quote", "没有“多次", id="原文没有"
    ),
    pytest.param(
        changed(factors=label(where="facts")), 1, "factors[0].quote", "案情部分", id="不在该部分"
    ),
    pytest.param(
        changed(factors=label(quote=" ")), 1, "factors[0].quote", "部分没有", id="引文为空"
    ),
    pytest.param(changed(factors=label() + label()), 1, "factors[1].id", "要素重复", id="要素重复"),
]


@pytest.mark.parametrize(("lines", "line", "field", "problem"), WRONG)
def test_a_wrong_line_says_line_and_field(lines, line, field, problem):
    with pytest.raises(RecordError) as raised:
        read_factor_labels(lines, LIBRARY)
    assert (raised.value.line, raised.value.field) == (line, field)
    assert problem in raised.value.problem
    assert str(raised.value).endswith("请改正后重试。")


def test_a_label_cannot_be_changed():
    one = FactorLabel(id="demand_made", quote="多次催告", where=Stated.FACTS)
    with pytest.raises(AttributeError):
        one.id = "no_demand"
