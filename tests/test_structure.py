"""A whole court paper, from its text to the record and to JSON, with the words of every value."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.as_case import as_case
from cases.errors import SourceError
from cases.extract.asking import find_requests
from cases.extract.claim_kinds import read_setting
from cases.gold.scores import score
from cases.judgment import DocumentType
from cases.judgment_json import judgment_json
from cases.structure import structure_text
from cases.taxonomy import ClaimType, Collection, Effect, PassageRole, Procedure

OWN = Path(__file__).parent / "gold" / "own"
PAPERS = sorted(OWN.glob("*.txt"))
LEASE = (OWN / "lease-01-excavator-acceleration.txt").read_text(encoding="utf-8")
APPEAL = (OWN / "lease-13-guarantor-appeal-upheld.txt").read_text(encoding="utf-8")

KEYS = (
    "document doc_type court case_no cause procedure judgment_date parties claims counterclaims"
    " statutes_applied order_items order_amounts court_fee outcome record evidence warnings"
).split()
HEAD = (
    "court",
    "case_no",
    "judgment_date",
    "doc_type",
    "cause",
    "procedure",
    "court_fee",
    "parties",
)


@pytest.fixture(scope="module", params=PAPERS, ids=lambda path: path.stem)
def own(request):
    """One of our own papers: its text, what is structured of it, and its label."""
    text = request.param.read_text(encoding="utf-8")
    label = json.loads(request.param.with_suffix(".json").read_text(encoding="utf-8"))
    return text, structure_text(text, request.param.stem), label


CRIME = """某县人民法院
刑 事 判 决 书
（2022）某0602刑初318号
公诉机关某县人民检察院。
被告人顾某，男，1985年4月2日出生，汉族，个体经营者。
某县人民检察院指控被告人顾某犯合同诈骗罪，于2022年5月16日向本院提起公诉，本院现已审理终结。
公诉机关指控：被告人顾某以虚假的购车发票签订融资租赁合同，骗取融资款38万元。
被告人顾某辩称，其因亏损才无力支付租金，请求从轻处罚。
经审理查明，2020年6月8日，被告人顾某与某融资租赁有限公司签订融资租赁合同，租赁物为牵引车一辆。
本院认为，其行为已构成合同诈骗罪。依照《中华人民共和国刑法》第二百二十四条之规定，判决如下：
一、被告人顾某犯合同诈骗罪，判处有期徒刑三年六个月，并处罚金人民币三万元。
二、责令被告人顾某退赔某融资租赁有限公司人民币三十五万九千元。
审判长 沈某
二〇二二年八月十九日
"""
PENALTY = """某市某区人民法院
行 政 判 决 书
（2020）某0308行初512号
原告：某融资租赁有限公司。
被告：某区市场监督管理局。
原告某融资租赁有限公司不服被告某区市场监督管理局行政处罚一案，本院受理后现已审理终结。
原告诉称：请求撤销被告作出的行政处罚决定。
被告辩称：处罚决定认定事实清楚。
本院认为，处罚决定证据确凿。依照《中华人民共和国行政诉讼法》第六十九条之规定，判决如下：
驳回原告某融资租赁有限公司的诉讼请求。
审判长 褚某
二〇二〇年七月一日
"""


def test_a_criminal_paper_is_said_to_be_one_and_no_civil_case_is_made_of_it():
    judgment = structure_text(CRIME, "x")
    [warning] = judgment.warnings
    assert warning.startswith("这是刑事文书") and "人工阅读" in warning
    assert (judgment.case_no, judgment.doc_type) == (
        "（2022）某0602刑初318号",
        DocumentType.JUDGMENT,
    )
    assert not (judgment.parties or judgment.claims or judgment.counterclaims or judgment.defences)
    assert judgment.cause is judgment.outcome is judgment.lease is None
    assert [c.article for c in judgment.statutes_applied] == [224]
    assert [len(item.amounts) for item in judgment.order_items] == [1, 1]


def test_an_administrative_paper_is_said_to_be_one_and_its_fields_are_doubted():
    judgment = structure_text(PENALTY, "x")
    assert judgment.warnings == ("这是行政文书，各项按民事文书的格式读取，请逐项核对。",)
    assert [claim.type for claim in judgment.claims] == [ClaimType.ANNUL_PENALTY]
    assert {e.confidence <= 0.6 for e in judgment.evidence if e.field.startswith("claims")} == {
        True
    }


def test_head_of_our_own_papers(own):
    _, judgment, label = own
    counts = score(judgment_json(judgment), label)
    assert {field: counts[field] for field in HEAD if counts[field].fp or counts[field].fn} == {}


def test_every_piece_of_evidence_quotes_the_source(own):
    text, judgment, _ = own
    assert judgment.evidence
    for shown in judgment.evidence:
        assert shown.span.of(text) == shown.quote
        assert 0 <= shown.confidence <= 1
    for shown in as_case(judgment).evidence:
        assert shown.span.of(text) == shown.quote


def test_every_value_has_evidence(own):
    _, judgment, _ = own
    shown = {evidence.field for evidence in judgment.evidence}
    for field in (
        "court",
        "case_no",
        "cause",
        "procedure",
        "judgment_date",
        "court_fee",
        "outcome",
    ):
        assert (getattr(judgment, field) is None) or field in shown
    for field in ("parties", "claims", "statutes_applied", "order_items", "amounts", "dates"):
        for i in range(len(getattr(judgment, field))):
            assert f"{field}[{i}]" in shown


def test_facts_tell_nothing_of_the_view_or_the_order(own):
    text, judgment, _ = own
    before = [
        passage.span.of(text)
        for passage in judgment.passages
        if passage.role in (PassageRole.FACTS, PassageRole.CLAIM, PassageRole.DEFENCE)
    ]
    assert not any(words.startswith("本院认为") or "判决如下" in words for words in before)


def test_json_has_the_keys_that_others_read(own):
    _, judgment, _ = own
    plain = judgment_json(judgment)
    assert list(plain) == KEYS
    assert json.loads(json.dumps(plain, ensure_ascii=False)) == plain
    assert all(set(party) == {"name", "role", "kind"} for party in plain["parties"])
    assert all(set(claim) == {"type", "text", "amount", "outcome"} for claim in plain["claims"])
    assert all(set(cited) == {"law", "article", "paragraph"} for cited in plain["statutes_applied"])


def test_a_record_of_ones_own():
    judgment = structure_text(APPEAL, "上诉.txt")
    record = as_case(judgment)
    assert record.case_id == "上诉.txt"
    assert record.collection is Collection.OWN
    assert record.effect is Effect.EFFECTIVE
    assert record.procedure is Procedure.SECOND_INSTANCE
    assert record.trial_court == judgment.court
    assert [party.name for party in record.parties] == [p.name for p in judgment.parties]
    assert len(record.claims) == len(judgment.claims) + len(judgment.counterclaims)
    assert record.told_as(PassageRole.DISPOSITION)
    assert not record.reviewed


SHAPES = [
    pytest.param(lambda text: text.replace("\n", ""), id="不分行"),
    pytest.param(lambda text: text.replace("\n", "\r\n　　"), id="回车换行与段首空格"),
    pytest.param(lambda text: text.replace("\n", "  "), id="空格代替换行"),
    pytest.param(
        lambda text: (
            "<html><style>p{margin:0}</style><body>"
            + "".join(f"<p class='a'>&nbsp;{line}</p>" for line in text.split("\n"))
        ),
        id="网页",
    ),
    pytest.param(lambda text: text.translate(str.maketrans("，：；（）", ",:;()")), id="半角标点"),
    pytest.param(
        lambda text: text.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"}), id="全角数字"
    ),
    pytest.param(
        lambda text: "\n".join(
            line[at : at + 30] for line in text.split("\n") for at in range(0, len(line) or 1, 30)
        ),
        id="排版断行",
    ),
    pytest.param(lambda text: f"一审民事判决书\n发布日期：2024-01-01\n{text}", id="网页标题在前"),
]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", [pytest.param(LEASE, id="一审"), pytest.param(APPEAL, id="二审")])
def test_the_same_whatever_the_shape(text, shape):
    plain = judgment_json(structure_text(text, "甲"))
    shaped = judgment_json(structure_text(shape(text), "甲"))
    assert {field: c for field, c in score(shaped, plain).items() if c.fp or c.fn} == {}


REFUSED = [
    pytest.param("", "没有文字", id="空文件"),
    pytest.param(" \n\u3000\n", "没有文字", id="只有空白"),
    pytest.param("\x00\x01\x02\ufffd\ufffd" * 50, "乱码", id="二进制"),
    pytest.param(
        "融资租赁合同\n出租人（甲方）：甲公司\n承租人（乙方）：张某\n"
        + "第一条 甲方按照乙方的要求购买租赁物，出租给乙方使用，本合同自签字之日起生效。\n" * 5,
        "这是合同",
        id="合同",
    ),
    pytest.param(
        "IN THE HIGH COURT OF JUSTICE. Between A Limited, Plaintiff, and B, Defendant. Judgment. "
        * 5,
        "外文",
        id="英文判决",
    ),
    pytest.param(
        "民事起诉状\n原告：甲公司\n诉讼请求：一、支付租金。\n事实与理由：略。",
        "起诉状",
        id="起诉状",
    ),
    pytest.param("今天天气很好。", "文字太少", id="一句话"),
    pytest.param(
        "这是一篇关于租赁行业发展情况的文章，讲述了行业的历史、现状和前景。" * 4,
        "不像裁判文书",
        id="文章",
    ),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_court_paper_is_refused_with_a_reason(text, reason):
    with pytest.raises(SourceError, match=reason) as refused:
        structure_text(text, "甲.txt")
    assert str(refused.value).endswith("。")


def test_a_truncated_paper_says_what_is_missing():
    judgment = structure_text(LEASE[: LEASE.index("本院认为")], "半份.txt")
    assert judgment.doc_type is DocumentType.JUDGMENT
    assert judgment.order_items == ()
    assert judgment.judgment_date is None
    assert any("裁判日期" in warning for warning in judgment.warnings)
    assert any("裁判主文" in warning for warning in judgment.warnings)


def test_a_date_before_the_case_was_filed_is_doubted():
    number = "（2039）"
    start = LEASE.index("（2")
    judgment = structure_text(LEASE[:start] + number + LEASE[start + 6 :], "甲")
    assert any("早于案号年份" in warning for warning in judgment.warnings)
    doubted = {e.field: e.confidence for e in judgment.evidence}
    assert doubted["judgment_date"] <= 0.6
    assert doubted["court"] > 0.9


SCRAPS = [line for text in (LEASE, APPEAL) for line in text.split("\n") if line]


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [*SCRAPS, "一、", "判决如下：", "依照《", "（", "1.", "原告", "，", "10万元"]
        )
        | st.text(max_size=8),
        max_size=40,
    ),
    st.sampled_from(["", "\n", "。"]),
)
def test_any_mixture_is_structured_or_refused(scraps, joint):
    text = joint.join(scraps)
    try:
        judgment = structure_text(text, "碎片")
    except SourceError:
        return
    plain = judgment_json(judgment)
    assert all(text[e["start"] : e["end"]] == e["quote"] for e in plain["evidence"])


@pytest.mark.parametrize(
    "unit", ["一、被告支付租金10万元；", "张某、", "（", "《民法典》第一条、", "1.2."]
)
def test_a_long_paper_costs_no_more_than_its_length(unit):
    structure_text(LEASE.replace("本院认为", unit * 4_000 + "本院认为", 1), "长")


def test_nothing_of_a_paper_stays_in_memory():
    """A paper is a client's: what was kept while it was read is let go of."""
    text = next(OWN.glob("lease-01*.txt")).read_text(encoding="utf-8")
    structure_text(text, "lease-01")
    assert find_requests.cache_info().currsize == read_setting.cache_info().currsize == 0
