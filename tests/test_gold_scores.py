"""Scores of structured papers against labels: what counts as right, wrong and missed."""

import pytest

from cases.gold.scores import Counts, add_counts, score

LABEL = {
    "court": "中华人民共和国最高人民法院",
    "case_no": "（2023）最高法民终12号",
    "judgment_date": "2023-03-01",
    "doc_type": "judgment",
    "cause": "融资租赁合同纠纷",
    "procedure": "second_instance",
    "outcome": "denied",
    "court_fee": 100,
    "parties": [
        {"name": "甲（天津）公司", "role": "appellant", "kind": "company"},
        {"name": "张某", "role": "appellee", "kind": "natural_person"},
    ],
    "claims": [
        {
            "type": "due_rent",
            "text": "判令乙公司支付租金10万元",
            "amount": 100000,
            "outcome": "granted",
        },
        {"type": "termination", "text": "解除合同", "amount": None, "outcome": "denied"},
    ],
    "counterclaims": [],
    "statutes_applied": [
        {
            "law": "最高人民法院关于适用〈中华人民共和国民法典〉的解释",
            "article": 5,
            "paragraph": None,
        },
        {"law": "中华人民共和国民法典", "article": 577, "paragraph": 1},
    ],
    "order_items": ["乙公司支付租金100,000元", "驳回其他诉讼请求"],
    "order_amounts": [100000],
}


def changed(**fields):
    return {**LABEL, **fields}


CASES = [
    # what was structured, field, right, wrong, missed
    pytest.param(LABEL, "court", (1, 0, 0), id="相同"),
    pytest.param(changed(court="最高人民法院"), "court", (1, 0, 0), id="最高法院的国名可省"),
    pytest.param(changed(court="某法院"), "court", (0, 1, 1), id="法院错"),
    pytest.param(changed(court=None), "court", (0, 0, 1), id="法院漏"),
    pytest.param(changed(case_no="(2023)最高法民终12号"), "case_no", (1, 0, 0), id="括号宽窄不论"),
    pytest.param(changed(court_fee=50), "court_fee", (0, 1, 1), id="费用错"),
    pytest.param(
        changed(parties=[{"name": "甲(天津)公司", "role": "appellee"}, LABEL["parties"][1]]),
        "parties",
        (1, 1, 1),
        id="地位错",
    ),
    pytest.param(
        changed(parties=[{"name": "甲(天津)公司", "role": "appellee"}, LABEL["parties"][1]]),
        "party_names",
        (2, 0, 0),
        id="地位错而名称对",
    ),
    pytest.param(
        changed(claims=[{**LABEL["claims"][0], "text": "支付租金10万元", "outcome": "denied"}]),
        "claims",
        (1, 0, 1),
        id="同类而文字相近的主张算找到",
    ),
    pytest.param(
        changed(claims=[{**LABEL["claims"][0], "text": "支付租金10万元", "outcome": "denied"}]),
        "claim_outcome",
        (0, 1, 1),
        id="只在找到的主张里比结果",
    ),
    pytest.param(
        changed(claims=[{**LABEL["claims"][0], "type": "other"}]), "claims", (0, 1, 2), id="类型错"
    ),
    pytest.param(
        changed(
            statutes_applied=[
                {
                    "law": "最高人民法院关于适用<中华人民共和国民法典>的解释",
                    "article": 5,
                    "paragraph": None,
                },
                {"law": "中华人民共和国民法典", "article": 577, "paragraph": None},
            ]
        ),
        "statutes",
        (1, 1, 1),
        id="款项错",
    ),
    pytest.param(
        changed(
            statutes_applied=[{"law": "中华人民共和国民法典", "article": 577, "paragraph": None}]
        ),
        "articles",
        (1, 0, 1),
        id="条文不看款",
    ),
    pytest.param(
        changed(order_items=["乙公司支付租金１００，０００元。", "驳回全部上诉请求"]),
        "order_items",
        (1, 1, 1),
        id="主文不看标点",
    ),
    pytest.param(
        changed(order_amounts=[100000, 100000]), "order_amounts", (1, 1, 0), id="金额多一个"
    ),
    pytest.param(changed(outcome=None), "outcome", (0, 0, 1), id="结果漏"),
]


@pytest.mark.parametrize(("structured", "field", "counts"), CASES)
def test_counts(structured, field, counts):
    assert score(structured, LABEL)[field] == Counts(*counts)


def test_counts_of_papers_add_up():
    totals = add_counts([score(LABEL, LABEL), score(changed(court=None), LABEL)])
    assert totals["court"] == Counts(1, 0, 1)
    assert totals["court"].precision == 1
    assert totals["court"].recall == 0.5
    assert totals["court"].f1 == pytest.approx(2 / 3)
    assert totals["counterclaims"].f1 is None
