"""The retold cases: complete records, and a wrong line says where and what."""

import json

import pytest

from cases.errors import RecordError
from cases.precedents import (
    PRECEDENTS,
    extended_cases,
    learning_cases,
    parse_citation,
    read_precedents,
)
from cases.roles import ROLE_WORDS, parse_role
from cases.taxonomy import ClaimType, Collection, Grade, LegalRole, Outcome, PassageRole

LINES = PRECEDENTS.read_text(encoding="utf-8").splitlines()
ONE = json.loads(LINES[0])


def test_every_line_is_a_case():
    library = extended_cases()
    assert len(library) == len(LINES) == 240
    assert len({case.case_id for case in library}) == 240
    for case in library:
        assert case.collection is Collection.EXTENDED
        assert case.told and case.reviewed
        assert case.claims and case.dispute_types and case.rule and case.outcome
        assert case.told_as(PassageRole.FACTS)


def test_only_facts_and_defence_are_told():
    for case, line in zip(extended_cases(), LINES, strict=True):
        retold = json.loads(line)
        assert case.told_as(PassageRole.FACTS) == retold["facts"]
        assert case.told_as(PassageRole.DEFENCE) == (retold["defence"] or "")
        assert {p.role for p in case.passages} <= {PassageRole.FACTS, PassageRole.DEFENCE}


def test_a_case_as_a_lawyer_would_read_it():
    case = extended_cases()[0]
    assert case.case_number == "（2019）最高法民终1019号"
    assert case.trial_court == "最高人民法院"
    assert case.region is None and case.year == 2019
    assert [(c.claimant_role, c.type, c.outcome) for c in case.claims] == [
        (LegalRole.LESSOR, ClaimType.UNPAID_RENT, Outcome.GRANTED),
        (LegalRole.LESSOR, ClaimType.LIQUIDATED_DAMAGES, Outcome.GRANTED),
        (LegalRole.LESSEE, ClaimType.REFUND_OR_OFFSET, Outcome.DENIED),
    ]
    assert case.claims[2].amount == 12500000
    assert not case.thin_facts and case.grade is None


@pytest.mark.parametrize(
    ("case_id", "grade", "why"),
    [
        pytest.param("X036", Grade.REFERENCE, "有入库编号", id="入库编号"),
        pytest.param("X124", Grade.REFERENCE, "转载自人民法院案例库", id="案例库转载"),
        pytest.param("X010", Grade.TYPICAL, "法院发布的典型案例", id="典型案例"),
        pytest.param("X131", None, "参考性案例不在四级之列", id="参考性案例"),
        pytest.param("X001", None, "行业网站不显示效力等级", id="行业网站"),
    ],
)
def test_grade_only_where_plain(case_id, grade, why):
    assert next(c for c in extended_cases() if c.case_id == case_id).grade is grade, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        pytest.param("民法典第七百五十八条", ("民法典", 758, None, None), "", id="条"),
        pytest.param("担保法第十八条第一款", ("担保法", 18, 1, None), "", id="款"),
        pytest.param("合同法第五十二条第（三）项", ("合同法", 52, None, 3), "", id="项"),
        pytest.param(
            "最高人民法院关于适用《中华人民共和国合同法》若干问题的解释（二）第四条",
            ("最高人民法院关于适用《中华人民共和国合同法》若干问题的解释（二）", 4, None, None),
            "法名里的（二）不是项",
            id="法名带序号",
        ),
        pytest.param("夫妻债务司法解释", ("夫妻债务司法解释", None, None, None), "", id="只有法名"),
        pytest.param(
            "民法典第七百五十八条及相关规定",
            ("民法典第七百五十八条及相关规定", None, None, None),
            "读不完整的不猜",
            id="读不完整",
        ),
    ],
)
def test_citation(text, expected, why):
    cited = parse_citation(text)
    assert (cited.law, cited.article, cited.paragraph, cited.item) == expected, why
    assert cited.text == text


ROLES = json.loads(ROLE_WORDS.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("role", "text"),
    [pytest.param(e["role"], x, id=f"{e['role']}-{x}") for e in ROLES for x in e["examples"]],
)
def test_role_words(role, text):
    assert parse_role(text) is LegalRole(role)


@pytest.mark.parametrize(
    ("role", "text"),
    [
        pytest.param(e["role"], x, id=f"{e['role']}-{x}")
        for e in ROLES
        for x in e["counterexamples"]
    ],
)
def test_not_that_role(role, text):
    assert parse_role(text) is not LegalRole(role)


@pytest.mark.parametrize("text", [None, "", "张某", "原告", "某贸易公司"])
def test_no_role(text):
    assert parse_role(text) is None


def changed(**change):
    return [json.dumps({**ONE, **change}, ensure_ascii=False), *LINES[1:]]


def claim(**change):
    return [{**ONE["claims"][0], **change}]


WRONG = [
    # changed lines, line, field, problem holds
    pytest.param(["{"], 1, "整行", "不是JSON", id="不是JSON"),
    pytest.param(["[]"], 1, "整行", "不是一条记录", id="不是对象"),
    pytest.param(changed(outcome="won"), 1, "outcome", "不是词表中的值", id="词表外的结果"),
    pytest.param(changed(verdict="x"), 1, "verdict", "没有这个字段", id="多出的字段"),
    pytest.param(changed(evidence="low"), 1, "evidence", "不合要求", id="证据等级"),
    pytest.param(changed(facts="  "), 1, "facts", "没有内容", id="没有事实"),
    pytest.param(changed(defence=""), 1, "defence", "请写null", id="空答辩"),
    pytest.param(changed(claims=[]), 1, "claims", "至少应有一项", id="没有主张"),
    pytest.param(
        changed(claims=claim(type="rent")), 1, "claims[0].type", "词表", id="词表外的主张"
    ),
    pytest.param(
        changed(claims=claim(amount="十万")), 1, "claims[0].amount", "不是金额", id="金额不是数"
    ),
    pytest.param([*LINES, LINES[0]], 241, "id", "重复", id="编号重复"),
    pytest.param(
        [json.dumps({k: v for k, v in ONE.items() if k != "rule"})], 1, "rule", "缺少", id="缺字段"
    ),
]


@pytest.mark.parametrize(("lines", "line", "field", "problem"), WRONG)
def test_a_wrong_line_says_line_and_field(lines, line, field, problem):
    with pytest.raises(RecordError) as raised:
        read_precedents(lines)
    assert (raised.value.line, raised.value.field) == (line, field)
    assert problem in raised.value.problem
    assert str(raised.value).endswith("请改正后重试。")


def test_learning_cases_are_told_and_distinct():
    library = learning_cases()
    assert all(case.told for case in library)
    assert len({case.case_id for case in library}) == len(library)
    assert sum(case.collection is Collection.EXTENDED for case in library) == 240
