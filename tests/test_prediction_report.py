"""结果预测报告: everything the page says of a claim, on paper, with what it rests on."""

import io
import json
from datetime import datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from test_pages import FACTS, opened

from cases.factors import catalogue
from cases.taxonomy import ClaimType
from dashboard.__main__ import main
from dashboard.prediction_words import ONE_FIGURE_FOR_GUARANTORS, change_in_words
from dashboard.reports.prediction_report import (
    CAUTION,
    HEADINGS,
    PredictionIssue,
    render_prediction,
)
from dashboard.state import Key
from models.dispute import ClaimQuery, Dispute
from models.prediction import DisputePrediction
from models.predictor import Predictor
from models.versions import current_folder

AT = datetime(2024, 3, 20, 9, 30)
CLAIMS = (ClaimType.UNPAID_RENT, ClaimType.LIQUIDATED_DAMAGES, ClaimType.GUARANTOR_LIABILITY)
DISPUTE = Dispute(
    facts=FACTS + "其妻与某物流公司为债务提供连带责任保证。租赁公司远程锁车七个月，未与李某协商。",
    defence="李某辩称锁车造成停运损失。",
    claims=tuple(ClaimQuery(type=claim) for claim in CLAIMS),
)


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    return Predictor.load(current_folder())


@pytest.fixture(scope="module")
def answer(predictor) -> DisputePrediction:
    return predictor.predict(DISPUTE)


def text_of(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )


def paper(dispute: Dispute, answer: DisputePrediction, matter: str = "") -> bytes:
    return render_prediction(
        PredictionIssue(
            dispute=dispute, answer=answer, title_of=lambda i: f"案例{i}", at=AT, matter=matter
        )
    )


def test_every_claim_is_there_with_what_it_rests_on(answer):
    text = text_of(paper(DISPUTE, answer, "甲公司诉李某"))
    assert [line for line in text.split("\n") if line in HEADINGS] == list(HEADINGS)
    assert "甲公司诉李某" in text and "2024年3月20日09时30分" in text and "远程锁车七个月" in text
    assert answer.model in text
    for claim in answer.claims:
        assert f"{claim.type.label}：{claim.verdict}" in text and f"n={claim.n}" in text
        for factor in claim.factors:
            assert catalogue()[factor.id].label in text
            assert factor.quote is None or factor.quote in text
        for precedent in claim.precedents:
            assert f"案例{precedent.case_id}" in text
        for rule in claim.rules:
            assert f"《{rule.law}》第{rule.article}条" in text
        for change in claim.changes:
            assert change_in_words(claim, change) in text
            assert not change.holds or catalogue()[change.factor].evidence in text
    assert "不构成法律意见" in text and "不是法院的支持率" in text


def test_what_would_change_the_result_names_its_law_or_case(answer):
    for claim in answer.claims:
        for change in claim.changes:
            assert "（依据：" in change_in_words(claim, change)
            assert "-" not in change_in_words(claim, change), "no ids of the library"


def test_one_figure_for_all_guarantors_is_said_to_be_one(answer):
    assert text_of(paper(DISPUTE, answer)).count(ONE_FIGURE_FOR_GUARANTORS) == 1


def test_header_says_what_it_is(answer):
    document = Document(io.BytesIO(paper(DISPUTE, answer)))
    assert document.sections[0].header.paragraphs[0].text == CAUTION


def test_answers_alone_and_no_claims_still_make_a_paper(predictor):
    answered = Dispute(facts="", claims=(ClaimQuery(type=CLAIMS[0]),), known={"demand_made": True})
    assert "按所答要素测算" in text_of(paper(answered, predictor.predict(answered)))
    empty = DisputePrediction(id=None, claims=(), dispute_types=())
    assert "没有从案情中读到可以预测的主张" in text_of(paper(DISPUTE, empty))


def test_hostile_words_stay_words(predictor):
    told = Dispute(facts=FACTS + "<script>甲</script>\x00\x0b", claims=DISPUTE.claims)
    text = text_of(paper(told, predictor.predict(told), "../甲\n乙"))
    assert "<script>甲</script>" in text


def lines_of(tmp_path, *values) -> str:
    path = tmp_path / "in.jsonl"
    path.write_text(
        "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8"
    )
    return str(path)


def test_command_one_to_a_file_many_to_a_folder(tmp_path, capsys):
    one, target = (
        lines_of(tmp_path, {"id": 1, "facts": FACTS, "matter": "甲诉乙"}),
        tmp_path / "a.docx",
    )
    assert main(["report", "predict", one, "-o", str(target)]) == 0
    assert "甲诉乙" in text_of(target.read_bytes())
    many = lines_of(
        tmp_path, {"id": "x", "facts": FACTS}, {"facts": ""}, {"id": "x", "facts": FACTS}
    )
    assert main(["report", "predict", many, "-o", str(tmp_path / "报告")]) == 1
    assert len(list((tmp_path / "报告").glob("*.docx"))) == 2
    assert "第2行：请先填写案情事实" in capsys.readouterr().err
    assert main(["report", "predict", many, "-o", str(target)]) == 2


def test_page_offers_the_paper():
    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value(FACTS)
    next(b for b in app.button if b.label == "预测结果").click().run()
    assert not app.exception
    assert [b.proto.label for b in app.get("download_button")] == ["下载预测报告"]
