"""文书入库: what is typed is read back rightly, and the whole journey in a real browser."""

import io
import re
import time
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import numpy
import pytest
from browser import PATIENCE, visit
from PIL import Image
from playwright.sync_api import expect
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from cases.errors import CaseError, QueryError
from cases.judgment import Judgment, Standing
from cases.sources.page_view import render_page
from cases.store.corrections import changed_fields, with_items, with_value
from cases.structure import structure_text
from cases.taxonomy import DisputeType, Outcome, PartyKind
from dashboard.intake.cells import Cell, Kind, read_cell, shown, typed
from dashboard.intake.correction_words import field_name, value_words
from dashboard.intake.fields import (
    CLAIMS,
    COUNTERCLAIMS,
    DEFENCES,
    HEADING,
    LEASE,
    ORDER,
    PARTIES,
    STATUTES,
    read_items,
    value_of,
)
from dashboard.wording import local_day

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "gold" / "own"
GROUPS = (PARTIES, CLAIMS, COUNTERCLAIMS, DEFENCES, ORDER, STATUTES)
# The first paper waits for the readers to be read in.
expect.set_options(timeout=PATIENCE)


def judgment(path: Path) -> Judgment:
    return structure_text(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture(scope="module")
def counterclaim() -> Judgment:
    return judgment(OWN / "lease-09-rotary-rig-lock-counterclaim.txt")


SUM = Cell(name="amount", label="金额", kind=Kind.MONEY)
COUNT = Cell(name="article", label="条", kind=Kind.COUNT)
DAY = Cell(name="judgment_date", label="裁判日期", kind=Kind.DAY)
WORDS = Cell(name="court", label="法院")
TYPED = [
    pytest.param(SUM, "1,203,100", Decimal(1203100), id="千分位"),
    pytest.param(SUM, " 588.50元 ", Decimal("588.50"), id="带元字和空格"),
    pytest.param(SUM, "", None, id="未载明的金额"),
    pytest.param(COUNT, "585", 585, id="条文序号"),
    pytest.param(DAY, "2023-10-12", date(2023, 10, 12), id="横线日期"),
    pytest.param(DAY, "2023年1月2日", date(2023, 1, 2), id="汉字日期"),
    pytest.param(WORDS, " 某法院　", "某法院", id="前后空白"),
    pytest.param(WORDS, "　", None, id="只有空白"),
]


@pytest.mark.parametrize(("cell", "given", "value"), TYPED)
def test_what_is_typed_is_read(cell, given, value):
    assert read_cell(cell, given) == value


@pytest.mark.parametrize(
    ("cell", "given", "says"),
    [
        pytest.param(SUM, "一百万", "数字", id="汉字金额"),
        pytest.param(SUM, "-5", "数字", id="负数"),
        pytest.param(SUM, "nan", "数字", id="不是数"),
        pytest.param(COUNT, "五百", "整数", id="汉字序号"),
        pytest.param(DAY, "2023-02-30", "日期", id="没有这一天"),
        pytest.param(DAY, "去年", "日期", id="不是日期"),
        pytest.param(Cell(name="name", label="名称", is_required=True), " ", "不能为空", id="必填项"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(cell, given, says):
    with pytest.raises(QueryError, match=says):
        read_cell(cell, given)


def as_typed(group, item) -> dict[str, object]:
    """What the form of an item holds before anyone touches it."""
    values = {cell.name: getattr(item, cell.name) for cell in group.cells}
    return {
        cell.name: values[cell.name] if cell.kind is Kind.CHOICE else typed(values[cell.name])
        for cell in group.cells
    }


@pytest.mark.parametrize("path", sorted(OWN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_form_left_alone_changes_nothing(path):
    paper = judgment(path)
    for cell in (*HEADING, *LEASE):
        value = value_of(paper, cell.name)
        given = value if cell.kind is Kind.CHOICE else typed(value)
        assert with_value(paper, cell.name, read_cell(cell, given)) is paper, cell.name
    for group in GROUPS:
        held = getattr(paper, group.name)
        empty = {cell.name: None if cell.kind is Kind.CHOICE else "" for cell in group.cells}
        items = read_items(group, held, [*(as_typed(group, item) for item in held), empty])
        assert with_items(paper, group.name, items) is paper, group.name


def test_items_are_corrected_struck_out_and_added(counterclaim):
    held = counterclaim.parties
    given = [as_typed(PARTIES, party) for party in held]
    given[0]["kind"] = PartyKind.GOVERNMENT
    new = {"name": "补充的人", "role": Standing.THIRD_PARTY, "kind": None, "legal_role": None}
    items = read_items(PARTIES, held, [given[0], None, *given[2:], new])
    corrected = with_items(counterclaim, "parties", items)
    assert [p.name for p in corrected.parties] == [held[0].name, *(p.name for p in held[2:]), "补充的人"]  # fmt: skip
    assert corrected.parties[0].kind is PartyKind.GOVERNMENT
    assert corrected.parties[0].aliases == held[0].aliases


def test_a_changed_statute_is_cited_anew(counterclaim):
    first = counterclaim.statutes_applied[0]
    given = {**as_typed(STATUTES, first), "article": "752", "paragraph": "2"}
    ((_, cited),) = read_items(STATUTES, [first], [given])
    assert (cited.article, cited.paragraph) == (752, 2)
    assert cited.text == f"《{first.law}》第752条第2款"


CHANGES = [
    pytest.param("court", "某法院", "审理法院", "某法院", id="法院"),
    pytest.param("outcome", Outcome.DENIED, "案件结果", "驳回", id="案件结果"),
    pytest.param("lease.price", Decimal(5), "租赁条件 · 租赁物价款|租赁物价款", "5", id="价款"),
]


@pytest.mark.parametrize(("field", "value", "name", "words"), CHANGES)
def test_a_correction_is_told_in_chinese(counterclaim, field, value, name, words):
    (change,) = changed_fields(counterclaim, with_value(counterclaim, field, value))
    assert re.fullmatch(name, field_name(change.field))
    assert value_words(change.field, change.after) == words


def test_corrected_lists_are_told_in_chinese(counterclaim):
    fewer = with_items(counterclaim, "claims", list(enumerate(counterclaim.claims))[:1])
    types = with_items(counterclaim, "dispute_types", [(None, DisputeType.BUYBACK)])
    for corrected in (fewer, types):
        for change in changed_fields(counterclaim, corrected):
            told = field_name(change.field) + value_words(change.field, change.after)
            assert not re.search(r"[a-z]{4,}", told), told


def test_every_term_is_shown_in_chinese(counterclaim):
    for cell in (*HEADING, *LEASE):
        value = value_of(counterclaim, cell.name)
        if value is not None:
            assert not re.search(r"[a-z]{4,}", shown(cell, value))


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="此系统不能在测试中改时区")
def test_a_review_is_dated_by_the_clock_on_the_wall(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        late = datetime(2023, 10, 12, 17, 30)
        assert local_day(late) == "2023年10月13日"
        assert local_day(late, with_time=True) == "2023年10月13日01:30"
    finally:
        monkeypatch.undo()
        time.tzset()


def pdf(text: str) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    lines = [line[i : i + 38] for line in text.split("\n") for i in range(0, len(line), 38)]
    for start in range(0, len(lines), 40):
        canvas.setFont("STSong-Light", 12)
        for i, line in enumerate(lines[start : start + 40]):
            canvas.drawString(60, 780 - 18 * i, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def marked(picture: bytes) -> int:
    """How many points of a picture have the colour of the marking pen."""
    with Image.open(io.BytesIO(picture)) as opened:
        points = numpy.asarray(opened.convert("RGB"))
    return int((points == (255, 231, 163)).all(axis=2).sum())


def test_words_are_marked_on_the_page_also_across_its_lines():
    data = pdf("甲" * 30 + "乙方应支付租金一百万元" + "丙" * 60)
    assert marked(render_page(data, 1, [])) == 0
    across = marked(render_page(data, 1, ["乙方应支付租金一百万元"]))
    assert across > marked(render_page(data, 1, ["乙方应支"])) > 1000
    assert marked(render_page(data, 1, ["没有这样的话"])) == 0


@pytest.mark.parametrize(
    ("data", "number"),
    [
        pytest.param(pdf("甲"), 9, id="没有这一页"),
        pytest.param(b"%PDF-1.7 broken", 1, id="坏文件"),
        pytest.param(b"\x89PNG broken", 1, id="坏图片"),
        pytest.param(b"", 1, id="没有文件"),
    ],
)
def test_a_page_that_cannot_be_drawn_says_so(data, number):
    with pytest.raises(CaseError, match="无法显示"):
        render_page(data, number, [])


@pytest.fixture(scope="module", autouse=True)
def own_home(tmp_path_factory):
    """The server, started after this, keeps its papers in a folder of the test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEASELENS_HOME", str(tmp_path_factory.mktemp("入库")))
        yield


def test_from_a_dropped_file_to_a_reviewed_record(address, browser, tmp_path):
    contract, scan = tmp_path / "合同.txt", tmp_path / "泵车回购.pdf"
    contract.write_text(
        "本合同由甲方与乙方签订。本合同租金每月一万元。本合同一式两份。", encoding="utf-8"
    )
    scan.write_bytes(pdf((OWN / "lease-04-pump-truck-buyback.txt").read_text(encoding="utf-8")))
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    visit(page, f"{address}/intake")
    papers = [OWN / "lease-01-excavator-acceleration.txt", contract, scan]
    page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", papers)
    expect(page.get_by_text("读出2份，没有读出1份，尚未存入2份。")).to_be_visible()
    expect(page.get_by_text("这是合同，不是裁判文书")).to_be_visible()
    visible = page.locator("[data-testid=stMain]").inner_text()
    assert not re.findall(r"\b(?:Upload|Drag|Browse|limit|per file)\b", visible)

    page.get_by_role("link", name=re.compile("瀚砾融资租赁")).click()
    expect(page).to_have_url(re.compile("paper=own-"))
    court = page.locator(".st-key-line-court")
    expect(court).to_contain_text("天津市海翎区人民法院")
    court.get_by_role("button", name="看原文").click()
    mark = page.locator(".st-key-source-text mark").first
    expect(mark).to_have_text("天津市海翎区人民法院")

    page.get_by_role("button", name="全部无误").click()
    expect(page.get_by_text("请先在“核对人”中填写您的姓名")).to_be_visible()
    page.get_by_label("核对人").fill("王律师")
    page.get_by_label("核对人").press("Enter")
    page.get_by_text("修改", exact=True).locator("visible=true").first.click()
    page.get_by_label("审理法院").fill("天津市滨海新区人民法院")
    page.get_by_role("button", name="保存修改").locator("visible=true").first.click()
    expect(page.get_by_text(re.compile("已由王律师于.*核对"))).to_be_visible()
    expect(court).to_contain_text("天津市滨海新区人民法院")
    page.get_by_text("修改记录（1）").click()
    expect(page.get_by_text("原：天津市海翎区人民法院")).to_be_visible()
    corrected = page.url

    page.goto(f"{address}/intake")
    page.wait_for_selector(".ll-foot")
    page.get_by_label("检索文书库").fill("滨海新区")
    page.get_by_label("检索文书库").press("Enter")
    expect(page.get_by_text("共1份")).to_be_visible()
    page.get_by_role("link", name=re.compile("瀚砾融资租赁")).click()
    expect(page).to_have_url(corrected)
    expect(page.get_by_text(re.compile("已由王律师于.*核对"))).to_be_visible()

    page.get_by_text("删除", exact=True).locator("visible=true").first.click()
    page.get_by_role("button", name="确认删除").click()
    expect(page.get_by_text("没有符合条件的文书")).to_be_visible()
    page.close()


def test_a_pdf_is_seen_as_it_was_printed(address, browser, tmp_path):
    source = tmp_path / "泵车回购.pdf"
    source.write_bytes(pdf((OWN / "lease-04-pump-truck-buyback.txt").read_text(encoding="utf-8")))
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    visit(page, f"{address}/intake")
    page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", [source])
    page.get_by_role("button", name="全部存入文书库").click()
    expect(page.get_by_text("已在库")).to_be_visible()
    page.locator("[class*=st-key-card-own] a").first.click()
    page.locator(".st-key-line-court").get_by_role("button", name="看原文").click()
    expect(page.locator(".st-key-source-page img")).to_be_visible()
    expect(page.get_by_label("页码（共3页）")).to_be_visible()
    page.get_by_text("文字", exact=True).click()
    expect(page.locator(".st-key-source-text mark").first).to_be_visible()
    page.reload()
    expect(page.locator(".st-key-source-page img")).to_be_visible()
    page.close()
