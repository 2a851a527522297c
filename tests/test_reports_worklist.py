"""The worklist as a workbook: its sheets, its sums, and that no text becomes a formula."""

import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from triage_matters import EXAMPLE_DAY, FixedOdds

from cases.triage.examples import render_example_sheet
from cases.triage.sheet import TriageSheet, read_sheet_bytes
from dashboard.reports.workbook_sheet import FIRST_ROW, HEADING_ROW
from dashboard.reports.worklist_book import FIGURES, RANKED, SUMS, write_worklist
from models.triage.pattern_odds import PatternOdds
from models.triage.worklist import Worklist

SHEETS = ["排序清单", "金额明细", "时限", "证据缺口", "合计", "示范分组", "来件问题"]
HOSTILE = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "张\x00某", '=HYPERLINK("x")']


def made(sheet: TriageSheet, day: date = EXAMPLE_DAY):
    out = io.BytesIO()
    with Worklist() as worklist:
        for _ in worklist.read(sheet, day, PatternOdds(FixedOdds())):
            pass
        lines = list(worklist.ranked_lines())
        write_worklist(worklist, day, out)
    return load_workbook(out), lines


@pytest.fixture(scope="module")
def example():
    return made(read_sheet_bytes(render_example_sheet(), "示例.xlsx"))


@pytest.fixture(scope="module")
def hostile():
    rows = [(1, ["合同编号", "承租人", "地区", "产品", "租金计划", "备注"])]
    rows += [(n, [f"{t}", t, t, t, t, t]) for n, t in enumerate(HOSTILE, start=2)]
    return made(TriageSheet(rows))


def column(sheet, heading: str) -> list[object]:
    (at,) = [c.column for c in sheet[HEADING_ROW] if c.value == heading]
    return [sheet.cell(row=r, column=at).value for r in range(FIRST_ROW, sheet.max_row + 1)]


def test_a_sheet_per_view_with_frozen_headings_and_filters(example):
    book, lines = example
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes.endswith(str(FIRST_ROW))
        assert sheet.auto_filter.ref.startswith(f"A{HEADING_ROW}:")
        assert all(c.alignment.wrap_text for c in sheet[HEADING_ROW])
    assert [c.value for c in book["排序清单"][HEADING_ROW]] == [c.heading for c in RANKED]
    assert book["排序清单"].max_row == HEADING_ROW + len(lines)


def test_contracts_stand_in_the_order_of_the_ranking(example):
    book, lines = example
    sheet = book["排序清单"]
    assert column(sheet, "名次") == sorted(column(sheet, "名次"))
    assert column(sheet, "合同编号") == [line["contract"] for line in lines]


@pytest.mark.parametrize(("name", "heading"), SUMS.items())
def test_every_sum_is_the_rows_own(example, name, heading):
    book, lines = example
    said = column(book["金额明细"], heading)
    for cell, line in zip(said, lines, strict=True):
        value = line["sums"].get(name)
        if value is None:
            assert cell is None
        else:
            assert Decimal(str(cell)).quantize(Decimal("0.01")) == Decimal(value)


def test_sums_days_and_shares_have_their_formats(example):
    book, _ = example
    formats = {c.heading: c.kind.label for c in FIGURES}
    sheet = book["金额明细"]
    for cell in sheet[FIRST_ROW]:
        heading = sheet.cell(row=HEADING_ROW, column=cell.column).value
        if isinstance(cell.value, (int, float)):
            assert cell.number_format == formats[heading]
    assert all(hasattr(day, "year") for day in column(book["时限"], "届满日"))


def test_totals_are_formulas_over_the_ranked_list(example):
    book, lines = example
    sheet = book["合计"]
    assert all(str(v).startswith("=") for v in column(sheet, "合同数"))
    assert column(sheet, "请求合计")[-1].startswith("=SUM('排序清单'!$L$4:")
    assert book["金额明细"].cell(row=2, column=6).value.startswith("=SUBTOTAL(109,F4:")
    views = column(sheet, "分类")
    assert set(views) == {"地区", "租赁物", "产品", "路线", "全部"}
    # The names counted are those that stand in the list, else a formula would count nothing.
    for view, heading in (("地区", "地区"), ("路线", "建议路线"), ("租赁物", "租赁物")):
        names = {n for v, n in zip(views, column(sheet, "名称"), strict=True) if v == view}
        assert names == set(column(book["排序清单"], heading))
    assert len(lines) == book["排序清单"].max_row - HEADING_ROW


def test_text_that_looks_like_a_formula_stays_text(hostile):
    book, _ = hostile
    ours = {"合计"}
    for sheet in book:
        for row in sheet.iter_rows(min_row=HEADING_ROW):
            for cell in row:
                if cell.data_type == "f":
                    assert sheet.title in ours and cell.column > 2
                like_formula = str(cell.value).startswith(("=", "+", "-", "@", "\t"))
                if cell.data_type == "s" and like_formula:
                    assert cell.quotePrefix
    said = column(book["排序清单"], "承租人")
    assert {"=1+1", "+1", "-2+3", "@SUM(A1)", "张某"} <= set(said)


def test_problems_of_the_sheet_are_listed_by_row():
    rows = [
        (1, ["合同编号", "承租人", "期数"]),
        (2, ["A", "张某", "很多"]),
        (3, ["B", "李某", "3"]),
    ]
    book, _ = made(TriageSheet(rows))
    assert column(book["来件问题"], "行")[:1] == [2]
    assert "期数" in column(book["来件问题"], "问题")[0]


def test_problems_of_no_contract_are_listed_too():
    rows = [(1, ["合同编号", "承租人", "怪列"]), (2, ["A", "张某", 1]), (3, ["合计", None, 1])]
    book, _ = made(TriageSheet(rows))
    said = column(book["来件问题"], "问题")
    assert said == ["列名“怪列”没有识别，未采用。", "第3行像是合计行，没有当作合同。"]


def test_an_empty_list_still_makes_a_workbook():
    book, lines = made(TriageSheet([(1, ["合同编号", "承租人"])]))
    assert not lines and book.sheetnames == SHEETS
