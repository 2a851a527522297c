"""The worklist as a workbook: ranked contracts, groups, totals and problems, a sheet each.

Text is always text, never a formula, whatever it begins with; written row by row.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from models.worklist import Worklist

_MONEY = "#,##0.00"
_HEADINGS = (
    "次序", "得分", "合同编号", "承租人", "地区", "产品", "争议类型", "建议路线", "理由",
    "到期未付租金", "未到期租金", "违约金", "全部债权（抵扣保证金后）", "欠付期数", "逾期日数",
    "主要主张胜算", "最近期限", "期限日", "剩余日数", "证据缺口", "异常迹象", "可申请诉前保全",
    "示范案件组", "来件问题",
)  # fmt: skip


def write_worklist(path: Path, worklist: Worklist) -> None:
    """Write the workbook. Raises OSError where the place cannot be written."""
    book = Workbook(write_only=True)
    _sheet(book, "工作清单", _HEADINGS, (_row(line) for line in worklist.ranked_lines()))
    _sheet(
        book, "示范案件", ("组", "内容", "件数", "债权合计", "示范案件及理由"), _groups(worklist)
    )
    for name, totals in worklist.totals().items():
        rows = ((t.name, t.contracts, t.due, t.claim) for t in totals)
        _sheet(book, f"按{name}", (name, "件数", "到期未付租金", "全部债权"), rows)
    _sheet(book, "来件问题", ("合同编号", "问题"), _problems(worklist))
    book.save(path)


def _sheet(
    book: Any, title: str, headings: tuple[str, ...], rows: Iterable[tuple[object, ...]]
) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for at in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(at)].width = 16
    heads = [_cell(sheet, heading) for heading in headings]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    count = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count}"


def _cell(sheet: Any, value: object) -> Any:
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, Decimal):
        cell.number_format = _MONEY
    return cell


def _row(line: Mapping[str, Any]) -> tuple[object, ...]:
    if "error" in line:
        return (None, None, line["contract"], *(None,) * 20, line["error"])
    sums, clocks = line["sums"], [c for c in line["clocks"] if not c["done"]]
    nearest = next((c for c in clocks if c["kind"] != "registration"), None)
    options = {o["route"]: o["chance"] for o in line["route"]["options"]}
    chance = options[line["route"]["recommended"]]
    return (
        line["rank"],
        line["score"],
        line["contract"],
        line["lessee"],
        line["region"],
        line["product"],
        line["dispute_label"],
        line["route"]["label"],
        line["route"]["why"],
        _money(sums["due_rent"]),
        _money(sums["not_due"]),
        _money(sums["charge_agreed"]),
        _money(sums["claim_net"]),
        sums["periods_due"],
        sums["days_overdue"],
        chance,
        None if nearest is None else nearest["label"],
        None if nearest is None else nearest["due"],
        None if nearest is None else nearest["days_left"],
        "；".join(gap["label"] for gap in line["gaps"]),
        "；".join(flag["label"] for flag in line["red_flags"]),
        "是" if line["preservation"]["ready"] else "否",
        line["group"],
        "".join(line["errors"]),
    )


def _money(amount: str | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def _groups(worklist: Worklist) -> Iterator[tuple[object, ...]]:
    for number, group in enumerate(worklist.groups, start=1):
        yield number, group.label, len(group.members), group.claim, group.why


def _problems(worklist: Worklist) -> Iterator[tuple[object, ...]]:
    for line in worklist.lines():
        if "error" in line:
            yield line["contract"], line["error"]
        for problem in line.get("errors", ()):
            yield line["contract"], problem
