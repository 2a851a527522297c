"""The downloadable triage sheet: Chinese headings, drop-downs, a filled example, a second sheet."""

import io
from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cases.triage.cells import read_cell
from cases.triage.columns import Column, columns, plan_columns, vocabulary

MAIN_SHEET = "合同"
_LAST_ROW = 5000
_HEAD = PatternFill("solid", fgColor="FF1F4E5F")
_FORMATS = {"money": "#,##0.00", "money0": "#,##0.00", "date": "yyyy-mm-dd"}
_WIDTH = {"text": 16, "list": 14, "money": 13, "money0": 13, "date": 12, "dates": 14, "rate": 12}
_SOURCE = "LeaseLens 租鉴"


def render_template(*, example: bool = True) -> bytes:
    """The template as .xlsx; ``example`` fills in one contract, to be overwritten."""
    book = Workbook()
    book.properties.creator = _SOURCE
    main = book.active
    main.title = MAIN_SHEET
    _headings(main, columns().values())
    _drop_downs(main, columns().values())
    plans = book.create_sheet(vocabulary()["plan_sheet"][0])
    _headings(plans, plan_columns().values())
    _drop_downs(plans, plan_columns().values())
    if example:
        _fill(main, 2, columns(), [column.example for column in columns().values()])
    _explain(book)
    return _saved(book)


def render_sheet(rows: Iterable[Mapping[str, str]], entries: Iterable[tuple[object, ...]]) -> bytes:
    """The template filled with rows of cells by column id, and entries of the second sheet."""
    book = Workbook()
    book.properties.creator = _SOURCE
    main = book.active
    main.title = MAIN_SHEET
    _headings(main, columns().values())
    _drop_downs(main, columns().values())
    for number, cells in enumerate(rows, start=2):
        _fill(main, number, columns(), [cells.get(name) for name in columns()])
    plans = book.create_sheet(vocabulary()["plan_sheet"][0])
    _headings(plans, plan_columns().values())
    for number, entry in enumerate(entries, start=2):
        _fill(plans, number, plan_columns(), entry)
    return _saved(book)


def _headings(sheet: Worksheet, known: Iterable[Column]) -> None:
    for at, column in enumerate(known, start=1):
        cell = sheet.cell(row=1, column=at, value=column.heading)
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = _HEAD
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if column.hint:
            cell.comment = Comment(column.hint, _SOURCE)
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _WIDTH.get(column.kind, 11)
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "B2"


def _drop_downs(sheet: Worksheet, known: Iterable[Column]) -> None:
    for at, column in enumerate(known, start=1):
        letter = get_column_letter(at)
        if column.options:
            words = ",".join(words[0] for words in column.options.values())
            choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
            choice.errorTitle, choice.error = column.heading, "请从下拉选项中选择"
            sheet.add_data_validation(choice)
            choice.add(f"{letter}2:{letter}{_LAST_ROW}")


def _fill(
    sheet: Worksheet, number: int, known: Mapping[str, Column], cells: Iterable[object]
) -> None:
    for at, (column, written) in enumerate(zip(known.values(), cells, strict=True), start=1):
        if written is None:
            continue
        cell = sheet.cell(row=number, column=at)
        if column.kind in ("money", "money0", "date", "count", "count0"):
            cell.value = read_cell(written, column)
            cell.number_format = _FORMATS.get(column.kind, "0")
        else:
            cell.value = written
            # What begins with = is text here, never a formula.
            cell.data_type = "s"


def _explain(book: Workbook) -> None:
    sheet = book.create_sheet("填写说明")
    lines = [
        "每行一份合同；不知道的留空，有什么用什么。第2行为示例，填写时请覆盖。",
        "金额单位为元；日期写成2024-03-01；违约金标准写明按日、按月还是按年，或LPR的几倍、上浮多少。",
        "租金不等额或有逐笔收款的，填“租金与收款”表，以该表为准；收款日期决定抵充和违约金。",
        "几次催告、几名保证人、几项财产线索，用分号分开。",
        "也可直接上传自有台账：列名不同的，首次上传时确认对应，以后记住。",
    ]
    for number, line in enumerate(lines, start=1):
        sheet.cell(row=number, column=1, value=line)
    at = len(lines) + 2
    for place, heading in enumerate(("列名", "怎样填", "选项", "示例"), start=1):
        sheet.cell(row=at, column=place, value=heading).font = Font(bold=True)
    for number, column in enumerate(columns().values(), start=at + 1):
        options = "、".join(words[0] for words in column.options.values())
        for place, text in enumerate(
            (column.heading, column.hint, options, column.example), start=1
        ):
            cell = sheet.cell(row=number, column=place, value=text)
            if text is not None:
                cell.data_type = "s"
    for letter, width in zip("ABCD", (24, 40, 60, 24), strict=True):
        sheet.column_dimensions[letter].width = width


def _saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
