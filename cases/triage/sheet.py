"""Reading the triage sheet: .xlsx or .csv (UTF-8 or GB18030), under the template's headings or a
company's own.

Rows are read one at a time. A second sheet of the workbook may hold the rent plan and receipts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases.errors import SourceError
from cases.triage.cells import CellError, in_units, read_cell
from cases.triage.columns import (
    Column,
    HeadingMatch,
    MatchedBy,
    columns,
    plan_columns,
    vocabulary,
)
from cases.triage.contract import Contract, Instalment, Receipt
from cases.triage.contract_of_row import Problem, read_contract
from cases.triage.heading_rows import find_headings, find_plan_headings, is_blank
from cases.triage.sheet_rows import (
    OF_AN_ENTRY,
    Cells,
    csv_rows,
    has_uncalculated,
    workbook_rows,
)

MAX_BYTES = 100_000_000
MAX_ROWS = 200_000
_RENT = "rent"
_PLAN_SHEET = "租金与收款"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One contract of the sheet with what is wrong in its row."""

    contract: Contract
    problems: tuple[Problem, ...]


class TriageSheet:
    """A sheet opened: ``headings`` says how each was understood, ``rows`` yields the contracts.

    ``problems`` holds what concerns no single contract, ``count`` how many have been read.
    """

    def __init__(
        self,
        rows: Iterable[tuple[int, Cells]],
        plan_rows: Iterable[tuple[int, Cells]] = (),
        remembered: Mapping[str, str] | None = None,
    ) -> None:
        self.count = 0
        self.headings, self._rest = find_headings(iter(rows), columns(), remembered)
        self.problems: list[Problem] = [
            Problem(row=None, column=None, text=_unknown(heading))
            for heading in self.headings
            # Nothing is wrong with a heading that a person chose to leave alone.
            if heading.by is MatchedBy.NOTHING
        ]
        self._plans: dict[str, tuple[list[Instalment], list[Receipt]]] = {}
        self._read_plans(iter(plan_rows))

    def rows(self) -> Iterator[SheetRow]:
        """Every contract in the sheet's order; blank rows are passed over. Once only.

        Raises SourceError beyond MAX_ROWS.
        """
        places = {h.column: h for h in self.headings if h.column is not None}
        seen: dict[str, int] = {}
        for number, cells in self._rest:
            told = _told(cells, places, columns())
            if is_blank(told.values()):
                continue
            if _adds_up(cells, told):
                # A total is no fault of any contract.
                text = f"第{number}行像是合计行，没有当作合同"
                self.problems.append(Problem(row=None, column=None, text=text))
                continue
            self.count += 1
            if self.count > MAX_ROWS:
                raise SourceError(f"表格超过{MAX_ROWS}份合同，请分成几份后重试。")
            name = read_cell(told.get("number"), columns()["number"]) or ""
            plan, receipts = self._plans.get(name, ((), ()))
            contract, problems = read_contract(number, told, tuple(plan), tuple(receipts))
            if name and name in seen:
                text = f"合同编号“{name}”与第{seen[name]}行重复"
                problems = (*problems, Problem(row=number, column="合同编号", text=text))
            seen.setdefault(name, number)
            yield SheetRow(contract=contract, problems=problems)
        for name in sorted(self._plans.keys() - seen.keys()):
            text = f"合同编号“{name}”不在合同表中，其租金和收款未采用"
            self.problems.append(Problem(row=None, column=_PLAN_SHEET, text=text))

    def _read_plans(self, rows: Iterator[tuple[int, Cells]]) -> None:
        matches = find_plan_headings(rows)
        if matches is None:
            text = "没有找到表头：须有合同编号、日期、金额三列，此表未采用"
            self.problems.append(Problem(row=None, column=_PLAN_SHEET, text=text))
            return
        places = {m.column: m for m in matches if m.column is not None}
        for number, cells in rows:
            told = _told(cells, places, plan_columns())
            if not is_blank(told.values()):
                self._add_entry(number, told)

    def _add_entry(self, number: int, told: Mapping[str, object]) -> None:
        entry = self._entry(number, told)
        missing = sorted(n for n in OF_AN_ENTRY if entry.get(n) is None)
        for name in missing:
            if not told.get(name):
                self._complain(number, plan_columns()[name], "没有填写，此行未采用")
        if missing:
            return
        rents, receipts = self._plans.setdefault(entry["number"], ([], []))
        if entry.get("entry", _RENT) == _RENT:
            rents.append(
                Instalment(
                    number=entry.get("period") or len(rents) + 1,
                    due=entry["day"],
                    amount=entry["amount"],
                    principal=entry.get("principal"),
                    interest=entry.get("interest"),
                )
            )
        else:
            receipts.append(Receipt(day=entry["day"], amount=entry["amount"]))

    def _entry(self, number: int, told: Mapping[str, object]) -> dict[str, Any]:
        entry: dict[str, Any] = {}
        for name, value in told.items():
            column = plan_columns()[name]
            try:
                entry[name] = read_cell(value, column)
            except CellError as error:
                self._complain(number, column, str(error))
        if entry.get("entry") is None:
            entry.pop("entry", None)
        return entry

    def _complain(self, number: int, column: Column, text: str) -> None:
        heading = f"{_PLAN_SHEET}·{column.heading}"
        self.problems.append(Problem(row=number, column=heading, text=text))


def read_sheet(path: Path, remembered: Mapping[str, str] | None = None) -> TriageSheet:
    """The sheet at ``path``. Raises SourceError where it cannot be read as one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"打不开文件“{path}”，请检查路径和权限。") from error
    return read_sheet_bytes(data, path.name, remembered)


def read_sheet_bytes(
    data: bytes, name: str, remembered: Mapping[str, str] | None = None
) -> TriageSheet:
    """The sheet in ``data``; ``name`` is the file's. Raises SourceError."""
    if len(data) > MAX_BYTES:
        raise SourceError(f"文件“{name}”超过{MAX_BYTES // 1_000_000}MB，请分成几份后重试。")
    if data[:4] == b"PK\x03\x04":
        rows, plans = workbook_rows(data, name)
        sheet = TriageSheet(rows, plans, remembered)
        if has_uncalculated(data):
            text = "有公式没有保存计算结果，这些格按空白处理；请在Excel中打开、保存后重新上传"
            sheet.problems.append(Problem(row=None, column=None, text=text))
        return sheet
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise SourceError(f"文件“{name}”是旧版.xls或加了密，请在Excel中另存为.xlsx后重试。")
    return TriageSheet(csv_rows(data, name), remembered=remembered)


def _adds_up(cells: Cells, told: Mapping[str, object]) -> bool:
    """Whether the row is the sheet's own total: it says so and names no lessee."""
    words = vocabulary()["total_words"]
    return is_blank([told.get("lessee")]) and any(
        isinstance(cell, str) and "".join(cell.split()).rstrip("：:") in words for cell in cells
    )


def _told(
    cells: Cells, places: Mapping[str, HeadingMatch], known: Mapping[str, Column]
) -> dict[str, object]:
    """Cells by column id, in the columns' own units."""
    return {
        column: in_units(cells[place.position], known[column], place.times)
        for column, place in places.items()
        if place.position < len(cells)
    }


def _unknown(heading: HeadingMatch) -> str:
    text = f"列名“{heading.heading}”没有识别，未采用"
    if heading.suggested is not None:
        text += f"；是否为“{columns()[heading.suggested].heading}”，可在对应中确认"
    return text
