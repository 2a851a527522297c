"""One sheet of a workbook, written row by row: a title, totals, headings that stay, filters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.formatting.rule import DataBarRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from cases.labelled import Labelled
from dashboard.reports.phrases import printable

# Rows above the contracts: title, totals, headings.
_TITLE_ROW, _TOTAL_ROW, HEADING_ROW = 1, 2, 3
FIRST_ROW = HEADING_ROW + 1
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_TEXT = 32_000
# Points a line; programs do not all fit a row to its wrapped words by themselves.
_LINE_HEIGHT = 15
_MOST_LINES = 12
_INDENT = 2

_HEAD = PatternFill("solid", fgColor="FF1F4E5F")
_TOTAL = PatternFill("solid", fgColor="FFF1EDE4")
_PASSED = PatternFill("solid", bgColor="FFE3E3E0")
_CRITICAL = PatternFill("solid", bgColor="FFF3D5CC")
_SOON = PatternFill("solid", bgColor="FFFBEFD0")
_LINE = Border(bottom=Side(style="hair", color="FFDED7C9"))
_WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
_PLAIN = Alignment(vertical="top")
_FONT = Font(name="宋体", size=10.5)


class Kind(Labelled):
    """What a column holds; its label is the number format."""

    TEXT = "text", "@"
    COUNT = "count", "0"
    SCORE = "score", "0.0"
    MONEY = "money", "#,##0.00"
    SHARE = "share", "0%"
    DAY = "day", "yyyy-mm-dd"
    DAYS_LEFT = "days_left", "#,##0;[Red]-#,##0"


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its heading, width in characters, kind, and whether a total stands above it."""

    heading: str
    width: float
    kind: Kind = Kind.TEXT
    totalled: bool = False


class BookSheet:
    """A sheet in the making; ``close`` adds what needs the number of rows."""

    def __init__(
        self,
        book: Workbook,
        name: str,
        columns: Sequence[BookColumn],
        title: str,
        *,
        frozen: int = 1,
    ) -> None:
        self.name, self.columns = name, tuple(columns)
        self.next_row = FIRST_ROW
        self._sheet = book.create_sheet(name)
        for at, column in enumerate(columns, start=1):
            self._sheet.column_dimensions[get_column_letter(at)].width = column.width
        self._sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{FIRST_ROW}"
        self._sheet.row_dimensions[HEADING_ROW].height = 32
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self._sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
        self._head(title)

    def add(self, values: Iterable[object]) -> None:
        """One row; None leaves a cell empty, words are always text."""
        filled = list(zip(values, self.columns, strict=True))
        lines = max(_lines(value, column) for value, column in filled)
        self._sheet.row_dimensions[self.next_row].height = _LINE_HEIGHT * lines
        self._sheet.append(
            [None if value is None else self._cell(value, column) for value, column in filled]
        )
        self.next_row += 1

    def add_with_formulas(self, words: Sequence[str], formulas: Sequence[str]) -> None:
        """One row whose last cells are formulas of our own."""
        rest = self.columns[len(words) :]
        cells = [
            self._cell(word, column) for word, column in zip(words, self.columns, strict=False)
        ]
        cells += [self._formula(text, kind.kind) for text, kind in zip(formulas, rest, strict=True)]
        self._sheet.append(cells)
        self.next_row += 1

    def range_of(self, heading: str) -> str:
        """The rows written so far under a heading, for a formula on another sheet."""
        at = next(i for i, c in enumerate(self.columns, start=1) if c.heading == heading)
        letter, last = get_column_letter(at), max(self.next_row - 1, FIRST_ROW)
        return f"'{self.name}'!${letter}${FIRST_ROW}:${letter}${last}"

    def close(self) -> None:
        """Filters and colours over all rows."""
        last = max(self.next_row - 1, FIRST_ROW)
        letter = get_column_letter(len(self.columns))
        self._sheet.auto_filter.ref = f"A{HEADING_ROW}:{letter}{last}"
        for at, column in enumerate(self.columns, start=1):
            where = f"{get_column_letter(at)}{FIRST_ROW}:{get_column_letter(at)}{last}"
            if column.kind is Kind.DAYS_LEFT:
                self._colour_days(where)
            elif column.kind is Kind.SCORE:
                bar = DataBarRule("num", 0, "num", 100, color="FF9DB8C0")
                self._sheet.conditional_formatting.add(where, bar)

    def _head(self, title: str) -> None:
        heading = WriteOnlyCell(self._sheet, printable(title))
        heading.font = Font(name="宋体", size=10, color="FF66717C")
        self._sheet.append([heading])
        self._sheet.append([self._total(at, c) for at, c in enumerate(self.columns, start=1)])
        heads = []
        for column in self.columns:
            cell = WriteOnlyCell(self._sheet, column.heading)
            cell.font = Font(name="黑体", size=10.5, bold=True, color="FFFFFFFF")
            cell.fill = _HEAD
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            heads.append(cell)
        self._sheet.append(heads)

    def _total(self, at: int, column: BookColumn) -> Cell | None:
        """A total that follows the filter."""
        if not any(each.totalled for each in self.columns):
            return None
        if not column.totalled:
            cell = WriteOnlyCell(self._sheet, "筛选后合计" if at == 1 else None)
        else:
            letter = get_column_letter(at)
            # Far beyond the rows there can be, since they are not yet counted.
            cell = self._formula(f"=SUBTOTAL(109,{letter}{FIRST_ROW}:{letter}1048576)", column.kind)
        cell.fill = _TOTAL
        cell.font = Font(name="宋体", size=10.5, bold=True)
        return cell

    def _formula(self, text: str, kind: Kind) -> Cell:
        cell = WriteOnlyCell(self._sheet, text)
        cell.number_format = kind.label
        cell.font = _FONT
        return cell

    def _cell(self, value: object, column: BookColumn) -> Cell:
        if isinstance(value, str):
            text = printable(value)[:_LONGEST_TEXT]
            cell = WriteOnlyCell(self._sheet, text)
            cell.data_type = "s"
            if text.startswith(_FORMULA_STARTS):
                # Shown with the mark that keeps Excel from reading it as a formula on editing.
                cell.quotePrefix = True
            cell.alignment = _WRAPPED
        else:
            cell = WriteOnlyCell(self._sheet, float(value) if isinstance(value, Decimal) else value)
            cell.number_format = column.kind.label
            cell.alignment = _PLAIN
        cell.font, cell.border = _FONT, _LINE
        return cell

    def _colour_days(self, where: str) -> None:
        for fill, low, high in ((_PASSED, -99999, -1), (_CRITICAL, 0, 30), (_SOON, 31, 90)):
            # To a comparison a blank cell is 0; a length of nothing tells it apart.
            first = where.partition(":")[0]
            test = f"AND(LEN({first})>0,{first}>={low},{first}<={high})"
            self._sheet.conditional_formatting.add(where, FormulaRule(formula=[test], fill=fill))


def _lines(value: object, column: BookColumn) -> int:
    """How many lines the words need in their column; a Chinese character is two wide."""
    if not isinstance(value, str):
        return 1
    wide = sum(2 if ord(character) > 0xFF else 1 for character in value)
    return min(ceil(wide / (column.width - _INDENT)) or 1, _MOST_LINES)
