"""类案检索报告: its eight parts, adverse cases in sight, words by grade alone, fixed once issued."""

import io
import json
import re
from dataclasses import replace
from datetime import date, datetime
from zipfile import ZipFile

import pytest
from docx import Document
from even_odds import EvenOdds

from cases.errors import SourceError
from cases.taxonomy import ClaimType, Grade, Outcome
from cases.triage.examples import example_contracts
from cases.triage.template import render_sheet
from dashboard.__main__ import main
from dashboard.reports.similar_case_report import (
    SEAL,
    digest_of,
    is_as_issued,
    issue_report,
)
from dashboard.reports.similar_conflicts import find_conflicts
from dashboard.reports.similar_findings import Findings, Reference, findings, reference_of
from dashboard.reports.similar_report_issue import Issue, Version
from dashboard.reports.similar_report_parts import HEADINGS, LOG_HEADING
from models.predictor import Predictor
from models.similar.case_facets import CaseFacets
from models.similar.query import SimilarQuery, Way
from models.similar.search import SimilarCaseSearch
from models.similar.sides import Side
from models.similar.tiers import Forum, Tier

FACTS = (
    "出租人与个体运输户签订融资租赁合同，租赁物为牵引车一台。承租人逾期支付租金后，出租人远程锁车七个月，"
    "期间没有协商也没有起诉，现请求支付全部未付租金和违约金。承租人称锁车造成停运损失，锁车后的违约金不应计算。"
)
AT = datetime(2026, 3, 2, 9, 30)
LATER = datetime(2026, 3, 2, 17, 5, 9)
COURT = Forum.named("天津市滨海新区人民法院")


@pytest.fixture(scope="module")
def search(tmp_path_factory) -> SimilarCaseSearch:
    return SimilarCaseSearch.load(tmp_path_factory.mktemp("index"))


def searched(search: SimilarCaseSearch, query: SimilarQuery) -> Findings:
    facets = CaseFacets()
    result = search.search(query, facets=facets, forum=COURT, limit=20)
    return findings(query, result, facets=facets, forum=COURT, today=date(2026, 3, 2))


@pytest.fixture(scope="module")
def found(search) -> Findings:
    return searched(search, SimilarQuery(text=FACTS))


@pytest.fixture(scope="module")
def papers(found) -> dict[Version, str]:
    issued = {
        version: issue_report(
            Issue(
                found=found, at=AT, version=version, searcher="某律师", points=("违约金计至何时",)
            ),
            LATER,
        )
        for version in Version
    }
    return {version: text_of(report.data) for version, report in issued.items()}


def text_of(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    return "\n".join(
        "".join(t.text or "" for t in p.iter(f"{{{p.nsmap['w']}}}t"))
        for p in body.iter(f"{{{body.nsmap['w']}}}p")
    )


@pytest.mark.parametrize("version", list(Version), ids=lambda v: v.label)
def test_the_eight_parts_stand_in_their_order(papers, version):
    lines = papers[version].split("\n")
    assert [line for line in lines if line in HEADINGS] == list(HEADINGS)
    for words in (
        "检索主体",
        "时间",
        "平台",
        "方法",
        "结果",
        "裁判要点",
        "争议焦点",
        "参照或者参考",
    ):
        assert any(words in heading for heading in HEADINGS)
    for words in (
        "某律师",
        "2026年3月2日09时30分",
        "案例关联检索",
        "违约金计至何时",
        "人民法院案例库",
    ):
        assert words in papers[version]


def test_every_case_is_there_with_its_comparison(papers, found):
    text = papers[Version.JUDGE]
    assert len(found.cases) >= 5
    for finding in found.cases:
        assert f"类案{finding.number}　{finding.case.title}" in text
        assert finding.case.rule in text
    assert text.count("基本事实") >= len(found.cases) and text.count("法律适用") >= len(found.cases)


def test_adverse_cases_and_counts_are_in_sight(papers, found):
    for version in Version:
        assert found.counts() in papers[version]
        for finding in found.of_side(Side.AGAINST, Side.MIXED):
            assert f"［{finding.side.label}］类案{finding.number}" in papers[version]
    assert sum(len(found.of_side(side)) for side in Side) == len(found.cases)


def test_the_tier_reached_and_every_tier_are_named(papers, found):
    for tier in Tier:
        assert tier.label in papers[Version.JUDGE]
    assert found.reached is not None
    assert f"最先层级为“{found.reached.label}”" in papers[Version.JUDGE]


def test_versions_differ_as_they_should(papers):
    judge, internal = papers[Version.JUDGE], papers[Version.INTERNAL]
    assert LOG_HEADING in judge and LOG_HEADING not in internal
    assert "仅内部使用" in internal and "内部" not in judge
    assert "相似度\n" in internal and "应对" not in judge


def test_retellings_are_said_to_be_such(papers, found):
    retold = [f for f in found.cases if f.is_retelling]
    assert retold
    assert papers[Version.JUDGE].count("不是裁判文书原文") == len(retold)


@pytest.mark.parametrize(
    ("grade", "owed"),
    [
        pytest.param(Grade.GUIDING, Reference.MUST, id="指导性案例"),
        pytest.param(Grade.REFERENCE, Reference.MAY, id="入库案例"),
        pytest.param(Grade.TYPICAL, Reference.MAY, id="典型案例"),
        pytest.param(Grade.ORDINARY, Reference.MAY, id="普通案例"),
        pytest.param(None, Reference.UNKNOWN, id="等级不明"),
    ],
)
def test_the_word_follows_the_grade_alone(library, grade, owed):
    case = replace(library["tianjin-4"], grade=grade, trial_court="最高人民法院")
    assert reference_of(case) is owed


def test_must_is_said_of_guiding_cases_only(papers, found):
    assert all(f.case.grade is not Grade.GUIDING for f in found.cases)
    assert "应当参照" not in papers[Version.JUDGE] + papers[Version.INTERNAL]
    guided = replace(found.cases[0].case, grade=Grade.GUIDING)
    first = replace(found.cases[0], hit=replace(found.cases[0].hit, case=guided))
    issue = Issue(found=replace(found, cases=(first, *found.cases[1:])), at=AT)
    assert text_of(issue_report(issue, LATER).data).count("应当参照") == 1


def ended(finding, outcome, *, court, year):
    claims = tuple(
        replace(claim, outcome=outcome)
        for claim in finding.case.claims
        if claim.type is ClaimType.UNPAID_RENT
    )
    case = replace(
        finding.case, claims=claims, trial_court=court, year=year, decision_date=None, grade=None
    )
    return replace(finding, hit=replace(finding.hit, case=case))


HIGH, BASIC = "上海市高级人民法院", "上海市浦东新区人民法院"
CONFLICTS = [
    pytest.param((BASIC, 2024), (HIGH, 2018), 2, id="层级高者在先，年份早也在先"),
    pytest.param((BASIC, 2024), (BASIC, 2018), 1, id="同级看年份，新者在先"),
    pytest.param((BASIC, 2024), (BASIC, 2024), None, id="同级同年不分先后"),
    pytest.param((BASIC, None), (BASIC, 2018), None, id="年份不明不分先后"),
    pytest.param((None, 2024), (BASIC, 2018), None, id="层级不明不分先后"),
]


@pytest.mark.parametrize(("granting", "denying", "leads"), CONFLICTS)
def test_conflicts_are_weighed_by_level_and_date(found, granting, denying, leads):
    having = [f for f in found.cases if any(c.type is ClaimType.UNPAID_RENT for c in f.case.claims)]
    pair = [
        replace(ended(having[0], Outcome.GRANTED, court=granting[0], year=granting[1]), number=1),
        replace(ended(having[1], Outcome.DENIED, court=denying[0], year=denying[1]), number=2),
    ]
    (conflict,) = find_conflicts(replace(found, cases=tuple(pair)))
    assert conflict.claim is ClaimType.UNPAID_RENT
    assert (conflict.leading.number if conflict.leading else None) == leads
    assert conflict.why


def test_alike_decisions_are_no_conflict(found):
    same = tuple(
        ended(f, Outcome.GRANTED, court=BASIC, year=2024)
        for f in found.cases
        if any(c.type is ClaimType.UNPAID_RENT for c in f.case.claims)
    )
    assert find_conflicts(replace(found, cases=same)) == []


def test_same_content_same_hash_and_the_first_issue_stays(found):
    issue = Issue(found=found, at=AT, matter="甲诉乙")
    first, again = issue_report(issue, AT), issue_report(issue, LATER)
    assert first == again
    assert re.fullmatch(r"LJ-20260302-[0-9a-f]{8}", first.number)
    assert first.digest in text_of(first.data) and first.number in text_of(first.data)
    assert "数据版本" in text_of(first.data)
    next_day = issue_report(issue, datetime(2026, 3, 3, 8, 0))
    assert next_day.digest == first.digest and next_day.number != first.number
    assert issue_report(replace(issue, matter="甲诉丙"), AT).digest != first.digest


def test_a_changed_report_is_told_apart(found):
    data = issue_report(Issue(found=found, at=AT), LATER).data
    assert is_as_issued(data)
    document = Document(io.BytesIO(data))
    paragraph = next(p for p in document.paragraphs if "共检索到类案" in p.text)
    paragraph.runs[0].text = paragraph.text.replace("共检索到", "检索到")
    changed = io.BytesIO()
    document.save(changed)
    assert not is_as_issued(changed.getvalue())


def test_no_docx_no_digest():
    with pytest.raises(SourceError, match="docx"):
        digest_of(b"no document")


def test_nothing_found_is_said_and_still_a_whole_report(search):
    none = searched(
        search, SimilarQuery(text="离婚后孩子抚养费纠纷，孩子随母亲生活，请求增加抚养费。")
    )
    assert not none.cases
    text = text_of(issue_report(Issue(found=none, at=AT, version=Version.JUDGE), LATER).data)
    assert "没有真正的类案" in text
    assert [line for line in text.split("\n") if line in HEADINGS] == list(HEADINGS)


def test_keywords_make_no_comparison_with_a_case_never_told(search):
    by_words = searched(search, SimilarQuery(text="锁机 违约金", way=Way.KEYWORDS))
    text = text_of(issue_report(Issue(found=by_words, at=AT), LATER).data)
    assert "关键词检索" in text and "锁机 违约金" in text
    assert "未提供待决案件案情" in text and "待决案件有、该案未见" not in text


def test_hostile_words_stay_words(search):
    hostile = (
        "锁车\x00后<w:p>违约金</w:p>&amp;应否计算，出租人远程锁车未协商未起诉，承租人拒付租金。"
    )
    issue = Issue(
        found=searched(search, SimilarQuery(text=hostile)), at=AT, matter="<b>\x0b\ud800甲</b>"
    )
    report = issue_report(issue, LATER)
    assert is_as_issued(report.data)
    assert "<w:p>违约金</w:p>" in text_of(report.data) and "<b>甲</b>" in text_of(report.data)


def lines_of(tmp_path, *values) -> str:
    path = tmp_path / "in.jsonl"
    path.write_text(
        "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8"
    )
    return str(path)


@pytest.fixture
def own_index(search, monkeypatch):
    """The command over this module's index, so that it is built once."""
    monkeypatch.setattr(SimilarCaseSearch, "load", lambda: search)


def test_command_writes_and_verifies(own_index, tmp_path, capsys):
    source = lines_of(tmp_path, {"id": 1, "facts": FACTS, "matter": "甲诉乙", "points": ["锁车"]})
    target = tmp_path / "报告.docx"
    call = ["report", "similar", source, "-o", str(target), "--for", "judge"]
    assert main([*call, "--court", "天津市滨海新区人民法院"]) == 0
    text = text_of(target.read_bytes())
    assert "甲诉乙" in text and LOG_HEADING in text and SEAL in text
    assert main(["report", "verify", str(target)]) == 0
    assert "一致" in capsys.readouterr().out


def test_command_many_to_a_folder_failures_told(own_index, tmp_path, capsys):
    source = lines_of(tmp_path, {"facts": FACTS}, {"facts": ""}, {"facts": FACTS, "points": "锁车"})
    assert main(["report", "similar", source, "-o", str(tmp_path / "报告")]) == 1
    assert len(list((tmp_path / "报告").glob("*.docx"))) == 1
    said = capsys.readouterr().err
    assert "第2行" in said and "第3行：points" in said
    assert main(["report", "similar", source, "-o", str(tmp_path / "一份.docx")]) == 2


def test_command_refuses_what_is_no_report(tmp_path, capsys):
    path = tmp_path / "x.docx"
    path.write_bytes(b"x")
    assert main(["report", "verify", str(path)]) == 2
    assert main(["report", "verify", str(tmp_path / "none.docx")]) == 2
    assert "docx" in capsys.readouterr().err


def test_command_writes_the_papers_of_a_sheet(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(Predictor, "load", lambda folder: EvenOdds())
    rows = [example.cells for example in example_contracts()[:3]]
    sheet, target = tmp_path / "表.xlsx", tmp_path / "文书.zip"
    sheet.write_bytes(render_sheet(rows, ()))
    assert main(["report", "triage", str(sheet), "-o", str(target), "--day", "2024-03-20"]) == 0
    names = ZipFile(target).namelist()
    assert {name.split("/")[0] for name in names} == {row["number"] for row in rows}
    assert any(name.endswith("民事起诉状.docx") for name in names)
    assert "3份合同" in capsys.readouterr().out
