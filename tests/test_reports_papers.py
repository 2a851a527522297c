"""Every paper of every example: opens, says it is a draft, cites only known law, adds up."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from docx.oxml.ns import qn
from triage_matters import EXAMPLE_DAY, FixedOdds, matter_of, matters, triaged_examples

from cases.errors import QueryError
from cases.numerals import parse_integer
from cases.taxonomy import PartyKind
from cases.triage.contract import Contract, Forum, Guarantor, Standing
from dashboard.reports.matter import Claimant, Matter
from dashboard.reports.papers import PaperKind, paper_name, refusal, render_bundle, render_paper
from dashboard.reports.phrases import (
    CAUTION,
    chinese_day,
    file_name,
    full_figure,
    printable,
    ticked,
    with_chinese_days,
)
from models.triage.one_contract import triage
from models.triage.pattern_odds import PatternOdds
from models.triage.routes import Route

# The articles whose numbers were checked against the texts in force.
KNOWN_ARTICLES = {
    "《中华人民共和国民法典》": {752, 585, 686, 687, 688, 691, 692, 693},
    "《最高人民法院关于审理融资租赁合同纠纷案件适用法律问题的解释》": {5, 9, 11, 12},
    "《最高人民法院关于适用〈中华人民共和国民法典〉有关担保制度的解释》": {65},
    "《中华人民共和国民事诉讼法》": {103, 104, 105},
    "（法〔2024〕42号）": {4, 7, 10, 11},
}
ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")


def words(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    said = [p.text for p in document.paragraphs]
    said += [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*said, *(p.text for p in document.sections[0].header.paragraphs)])


def plain(contract: Contract, route: Route | None = None) -> Matter:
    return matter_of(triage(contract, EXAMPLE_DAY, PatternOdds(FixedOdds())), route)


OWING = next(t.contract for t in triaged_examples() if t.contract.number == "LZ-001")
REPRESENTATIVE = [m for m in matters() if m.contract.number.endswith(("1", "6"))]


@pytest.mark.parametrize("kind", PaperKind, ids=lambda kind: kind.label)
@pytest.mark.parametrize("matter", REPRESENTATIVE, ids=lambda m: m.contract.number)
def test_paper_opens_and_says_it_is_a_draft(kind, matter):
    if refusal(kind, matter) is not None:
        pytest.skip(f"不适用：{refusal(kind, matter)}")
    text = words(render_paper(kind, matter))
    assert CAUTION in text and "草稿" in CAUTION and "须由律师核对" in CAUTION
    assert matter.contract.number in text
    assert not ISO_DAY.search(text), ISO_DAY.search(text)
    assert "None" not in text


@pytest.mark.parametrize("kind", PaperKind, ids=lambda kind: kind.label)
def test_chinese_is_set_in_a_chinese_typeface(kind):
    document = Document(io.BytesIO(render_paper(kind, plain(OWING))))
    fonts = {
        run._element.rPr.rFonts.get(qn("w:eastAsia"))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.text.strip()
    }
    assert fonts <= {"宋体", "仿宋", "黑体"}


@pytest.mark.parametrize("route", [Route.ACCELERATE, Route.TERMINATE])
@pytest.mark.parametrize("kind", PaperKind, ids=lambda kind: kind.label)
def test_only_known_law_is_cited_under_its_full_name(kind, route):
    text = words(render_paper(kind, plain(OWING, route)))
    for name, known in KNOWN_ARTICLES.items():
        for passage in re.findall(
            re.escape(name) + r"((?:第[零一二三四五六七八九十百]+条、?)+)", text
        ):
            cited = {
                parse_integer(n) for n in re.findall(r"第([零一二三四五六七八九十百]+)条", passage)
            }
            assert cited <= known, f"{name}{passage}"


def test_the_demand_asks_for_what_is_due_in_figures_and_capitals():
    put = plain(OWING)
    text = words(render_paper(PaperKind.DEMAND, put))
    due = put.sums.due_rent.amount + put.sums.charge_agreed.amount
    assert full_figure(due) in text
    assert "择一请求" in text and "10日内" in text


def test_the_application_asks_for_the_sum_of_the_screening():
    put = plain(replace(OWING, standing=replace(OWING.standing, dishonest=True)))
    text = words(render_paper(PaperKind.PRESERVATION, put))
    assert text.startswith("诉前财产保全申请书")
    assert full_figure(put.triaged.preservation.security) in text


def test_without_an_urgent_ground_it_is_asked_for_with_the_suit():
    text = words(render_paper(PaperKind.PRESERVATION, plain(OWING)))
    assert text.startswith("财产保全申请书") and "情况紧急：表中未见" in text


def test_the_application_lists_property_and_keeps_doubts_for_the_last_page():
    clues = "银行存款：户名张某；农民工工资专用账户"
    put = plain(replace(OWING, standing=Standing(asset_clues=clues, dishonest=True)))
    listed, _, doubts = Document(io.BytesIO(render_paper(PaperKind.PRESERVATION, put))).tables
    asked = "\n".join(cell.text for row in listed.rows for cell in row.cells)
    assert "户名张某" in asked and "待补" not in asked and "农民工" not in asked
    told = "\n".join(cell.text for row in doubts.rows for cell in row.cells)
    assert "待补：开户银行、账号" in told and "未列入申请" in told


BASES = [
    pytest.param(True, "第一百零四条", "提供与请求保全数额相当的担保", id="诉前"),
    pytest.param(False, "第一百零三条、第一百零五条", "提供人民法院要求的担保", id="随诉讼"),
]


@pytest.mark.parametrize(("urgent", "article", "security"), BASES)
def test_the_application_rests_on_the_article_that_fits(urgent, article, security):
    standing = replace(OWING.standing, dishonest=urgent)
    text = words(render_paper(PaperKind.PRESERVATION, plain(replace(OWING, standing=standing))))
    assert f"《中华人民共和国民事诉讼法》{article}" in text and security in text


NUMBERS = [
    pytest.param(None, "（承租人），证件号码或统一社会信用代码（待补）", id="种类不明"),
    pytest.param(PartyKind.NATURAL_PERSON, "（承租人），证件号码（待补）", id="自然人"),
    pytest.param(PartyKind.COMPANY, "（承租人），统一社会信用代码（待补）", id="公司"),
]


@pytest.mark.parametrize(("kind", "says"), NUMBERS)
def test_the_application_asks_for_the_number_that_fits_the_party(kind, says):
    assert says in words(
        render_paper(PaperKind.PRESERVATION, plain(replace(OWING, lessee_kind=kind)))
    )


def test_the_list_of_evidence_holds_every_proof_once():
    put = plain(OWING)
    table = Document(io.BytesIO(render_paper(PaperKind.EVIDENCE, put))).tables[0]
    listed = [row.cells[1].text for row in table.rows][1:]
    assert sorted(listed) == sorted(proof.label for proof in put.proofs)


def test_the_list_begins_with_the_contract():
    table = Document(io.BytesIO(render_paper(PaperKind.EVIDENCE, plain(OWING)))).tables[0]
    assert [row.cells[1].text for row in table.rows][1:3] == [
        "融资租赁合同及附件",
        "租赁物真实、特定且已取得所有权（发票、权属、清单、照片）",
    ]


def test_the_list_tells_the_court_what_each_proves_and_not_what_we_fear():
    put = plain(replace(OWING, guarantors=(Guarantor(name="李某"),)))
    table = Document(io.BytesIO(render_paper(PaperKind.EVIDENCE, put))).tables[0]
    aims = [row.cells[2].text for row in table.rows][1:]
    assert "租赁物已交付承租人并经验收" in aims
    assert not [aim for aim in aims if re.search("难获支持|消灭|无效|不能|自担|扣减", aim)]


def test_the_memo_shows_the_rows_figures():
    put = plain(OWING)
    text = words(render_paper(PaperKind.MEMO, put))
    for line in (put.sums.due_rent, put.sums.claim_net, put.sums.court_fee):
        assert f"{line.amount:,}" in text
    assert put.triaged.advice.why in text


REFUSED = [
    pytest.param(PaperKind.DEMAND, {"paid_periods": 36, "periods": 36}, "无需催告", id="没有欠租"),
    pytest.param(
        PaperKind.COMPLAINT, {"standing": Standing(forum=Forum.ARBITRATION)}, "仲裁", id="约定仲裁"
    ),
    pytest.param(
        PaperKind.COMPLAINT,
        {"standing": Standing(bankruptcy_on=date(2024, 1, 5))},
        "申报债权",
        id="破产后不诉",
    ),
    pytest.param(
        PaperKind.PRESERVATION,
        {"standing": Standing(bankruptcy_on=date(2024, 1, 5))},
        "不得保全",
        id="破产后不保全",
    ),
]


@pytest.mark.parametrize(("kind", "changes", "says"), REFUSED)
def test_a_paper_out_of_place_is_refused_with_the_reason(kind, changes, says):
    put = plain(replace(OWING, **changes))
    assert says in refusal(kind, put)
    with pytest.raises(QueryError, match=says):
        render_paper(kind, put)


def test_the_bundle_holds_every_fitting_paper_in_a_folder_each():
    first, same = plain(OWING), plain(replace(OWING, lessee="另一人"))
    bankrupt = plain(
        replace(OWING, number="A/B", standing=Standing(bankruptcy_on=date(2024, 1, 5)))
    )
    data = render_bundle([first, same, bankrupt], {"工作清单.xlsx": b"x"})
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert bundle.testzip() is None
        names = bundle.namelist()
    assert len(names) == len(set(names)) == 1 + 5 + 5 + 3
    assert "工作清单.xlsx" in names
    assert f"LZ-001/{paper_name(PaperKind.COMPLAINT, first)}" in names
    assert any(name.startswith("LZ-001-2/") for name in names)
    assert any(name.startswith("A-B/") for name in names)


def test_numbers_that_a_computer_takes_for_one_have_folders_of_their_own():
    numbers = ["LZ-1", "lz-1", "LZ-1", "LZ-1-2", "LZ/1"]
    data = render_bundle(plain(replace(OWING, number=number)) for number in numbers)
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        names = bundle.namelist()
    folders = {name.partition("/")[0].casefold() for name in names}
    assert len(names) == len({name.casefold() for name in names})
    assert len(folders) == len(numbers)


HOSTILE = [
    pytest.param("张\x00\x0b某", id="控制字符"),
    pytest.param("<w:p>&amp;</w:p>", id="像标记"),
    pytest.param("=HYPERLINK(1)", id="像公式"),
    pytest.param("很长" * 3000, id="很长"),
    pytest.param("𠮷某😀", id="四字节字符"),
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", PaperKind, ids=lambda kind: kind.label)
def test_any_words_from_a_sheet_can_be_written(kind, name):
    asset = replace(OWING.asset, name=name)
    put = plain(replace(OWING, lessee=name, notes=name, asset=asset, penalty=name))
    assert words(render_paper(kind, put))
    assert paper_name(kind, put).endswith(".docx") and "/" not in paper_name(kind, put)


@pytest.mark.parametrize("kind", PaperKind, ids=lambda kind: kind.label)
def test_a_row_of_which_nothing_is_known_still_has_its_papers(kind):
    put = Matter(
        triaged=triage(Contract(number="空"), EXAMPLE_DAY, PatternOdds(FixedOdds())),
        route=Route.ACCELERATE,
        claimant=Claimant(),
    )
    if refusal(kind, put) is None:
        assert "空" in words(render_paper(kind, put))
    else:
        assert kind is PaperKind.DEMAND


def test_phrases():
    assert chinese_day(date(2024, 3, 1)) == "2024年3月1日"
    assert with_chinese_days("自2024-03-01至2024-12-31") == "自2024年3月1日至2024年12月31日"
    assert with_chinese_days("编号2024-03-01-7") == "编号2024-03-01-7"
    assert full_figure(Decimal("1234.5")) == "1,234.50元（大写：人民币壹仟贰佰叁拾肆元伍角）"
    assert printable("a\x00b") == "ab"
    assert file_name("../a b:c*") == "a-b-c"
    assert file_name("..") == "合同"
    assert ticked(("是", None), ("否", True)) == "☐是　☑否"
