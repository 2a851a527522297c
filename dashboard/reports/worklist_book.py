"""The worklist as .xlsx: a sheet per view, written row by row so that memory stays bounded.

What came from outside is written as text, never as a formula; only our own totals are formulas.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, Protocol

from openpyxl import Workbook

from cases.taxonomy import ClaimType, Outcome
from cases.triage.contract import AssetKind
from cases.triage.row import Problem
from dashboard.reports.phrases import CAUTION, without_ids
from dashboard.reports.workbook_sheet import BookColumn, BookSheet, Kind
from models.triage.clocks import Severity
from models.triage.grouping import Group, Total, WorklistRow

UNKNOWN = "未填"
_CLAIM_COLUMNS = ("到期未付租金", "请求合计")

RANKED = (
    BookColumn("名次", 7, Kind.COUNT),
    BookColumn("合同编号", 18),
    BookColumn("承租人", 16),
    BookColumn("地区", 9),
    BookColumn("产品", 11),
    BookColumn("租赁物", 12),
    BookColumn("争议类型", 20),
    BookColumn("建议路线", 22),
    BookColumn("理由", 40),
    BookColumn("综合分", 9, Kind.SCORE),
    BookColumn("到期未付租金", 16, Kind.MONEY, totalled=True),
    BookColumn("请求合计", 16, Kind.MONEY, totalled=True),
    BookColumn("主要主张", 20),
    BookColumn("支持可能", 10, Kind.SHARE),
    BookColumn("部分支持可能", 12, Kind.SHARE),
    BookColumn("最近期限", 18),
    BookColumn("届满日", 12, Kind.DAY),
    BookColumn("剩余天数", 10, Kind.DAYS_LEFT),
    BookColumn("证据缺口", 9, Kind.COUNT),
    BookColumn("规避迹象", 9, Kind.COUNT),
    BookColumn("示范组", 8, Kind.COUNT),
    BookColumn("示范案", 8),
    BookColumn("来件问题", 9, Kind.COUNT),
    BookColumn("综合分算式", 48),
)
# Sums by the name under which a line of the worklist carries them.
SUMS: Mapping[str, str] = {
    "due_rent": "到期未付租金",
    "not_due": "未到期租金",
    "unpaid_rent": "全部未付租金",
    "purchase_price": "留购价款",
    "costs": "实现债权的费用",
    "charge_agreed": "违约金（约定）",
    "charge_at_24": "违约金（年24%）",
    "charge_at_lpr4": "违约金（LPR的4倍）",
    "charge_after_lock": "违约金（锁机后通常支持）",
    "charge_after_fees": "违约金（扣减费用后）",
    "claim_all": "全部债权",
    "claim_net": "抵扣保证金后",
    "deposit_at_end": "保证金抵末期后",
    "fees_at_risk": "可能被扣减的费用",
    "asset_value": "租赁物价值",
    "termination_loss": "解除后的损失",
    "court_fee": "案件受理费",
    "court_fee_simple": "受理费（简易程序）",
    "preservation_fee": "保全申请费",
}
FIGURES = (
    BookColumn("合同编号", 18),
    BookColumn("承租人", 16),
    BookColumn("逾期期数", 9, Kind.COUNT),
    BookColumn("逾期天数", 9, Kind.COUNT),
    BookColumn("已付比例", 9, Kind.SHARE),
    *(BookColumn(label, 16, Kind.MONEY, totalled=True) for label in SUMS.values()),
)
CLOCKS = (
    BookColumn("合同编号", 18),
    BookColumn("承租人", 16),
    BookColumn("事项", 24),
    BookColumn("届满日", 12, Kind.DAY),
    BookColumn("剩余天数", 10, Kind.DAYS_LEFT),
    BookColumn("状态", 9),
    BookColumn("依据", 30),
    BookColumn("说明", 56),
)
GAPS = (
    BookColumn("合同编号", 18),
    BookColumn("承租人", 16),
    BookColumn("缺什么", 44),
    BookColumn("依据", 36),
)
GROUPS = (
    BookColumn("组", 6, Kind.COUNT),
    BookColumn("共同点", 56),
    BookColumn("合同数", 9, Kind.COUNT, totalled=True),
    BookColumn("请求合计", 16, Kind.MONEY, totalled=True),
    BookColumn("建议示范案及理由", 56),
)
PROBLEMS = (
    BookColumn("合同编号", 18),
    BookColumn("行", 7, Kind.COUNT),
    BookColumn("问题", 80),
)


class RankedContracts(Protocol):
    """Triaged contracts in the order of the ranking: a worklist on disk, or one being worked on."""

    @property
    def rows(self) -> Sequence[WorklistRow]:
        """The contracts, for their number."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the sheet and concerns no single contract."""

    @property
    def groups(self) -> Sequence[Group]:
        """Groups with their model cases."""

    def totals(self) -> Mapping[str, Sequence[Total]]:
        """Totals by view."""

    def ranked_lines(self) -> Iterator[dict[str, Any]]:
        """Every contract as the command line writes it, with rank and group; failed rows last."""


def write_worklist(worklist: RankedContracts, day: date, out: BinaryIO) -> None:
    """Write the whole workbook to ``out``."""
    book = Workbook(write_only=True)
    book.properties.creator = "租鉴"
    title = f"截至{day.isoformat()}，共{len(worklist.rows)}份合同。{CAUTION}"
    ranked = BookSheet(book, "排序清单", RANKED, title, frozen=2)
    figures = BookSheet(book, "金额明细", FIGURES, f"单位：元。{title}", frozen=2)
    clocks = BookSheet(book, "时限", CLOCKS, title)
    gaps = BookSheet(book, "证据缺口", GAPS, title)
    problems_of: list[tuple[object, ...]] = []
    for line in worklist.ranked_lines():
        problems_of.extend(_problems(line))
        if "error" in line:
            continue
        ranked.add(_ranked(line))
        figures.add(_figures(line))
        who = (line["contract"], line["lessee"])
        for clock in line["clocks"]:
            clocks.add((*who, *_clock(clock)))
        for gap in line["gaps"]:
            gaps.add((*who, gap["label"], without_ids(gap["source"])))
    _totals(book, worklist, ranked)
    grouped = BookSheet(book, "示范分组", GROUPS, title)
    for number, group in enumerate(worklist.groups, start=1):
        grouped.add((number, group.label, len(group.members), group.claim, group.why))
    problems = BookSheet(book, "来件问题", PROBLEMS, title)
    for problem in problems_of:
        problems.add(problem)
    for each in worklist.problems:
        problems.add((None, each.row, str(each)))
    for sheet in (ranked, figures, clocks, gaps, grouped, problems):
        sheet.close()
    book.save(out)


def _ranked(line: Mapping[str, Any]) -> tuple[object, ...]:
    route, sums, odds = line["route"], line["sums"], line["odds"]
    main = odds[0] if odds else None
    running = [clock for clock in line["clocks"] if not clock["done"] and clock["days_left"] >= 0]
    next_clock = min(running, key=lambda clock: int(clock["days_left"]), default=None)
    return (
        line["rank"],
        line["contract"],
        line["lessee"],
        line["region"] or UNKNOWN,
        line["product"] or UNKNOWN,
        AssetKind(line["asset_kind"]).label if line["asset_kind"] else UNKNOWN,
        line["dispute_label"],
        route["label"],
        route["why"],
        line["score"],
        _sum(sums["due_rent"]),
        _sum(sums["claim_net"]),
        None if main is None else ClaimType(main["type"]).label,
        None if main is None else main["probabilities"][Outcome.GRANTED],
        None if main is None else main["probabilities"][Outcome.PARTLY_GRANTED],
        None if next_clock is None else next_clock["label"],
        None if next_clock is None else date.fromisoformat(next_clock["due"]),
        None if next_clock is None else next_clock["days_left"],
        len(line["gaps"]),
        len(line["red_flags"]),
        line["group"],
        "示范案" if line["model_case"] else None,
        len(line["errors"]),
        line["score_formula"],
    )


def _figures(line: Mapping[str, Any]) -> tuple[object, ...]:
    sums = line["sums"]
    return (
        line["contract"],
        line["lessee"],
        sums["periods_due"],
        sums["days_overdue"],
        sums["paid_share"],
        *(_sum(sums.get(name)) for name in SUMS),
    )


def _clock(clock: Mapping[str, Any]) -> tuple[object, ...]:
    state = "已办" if clock["done"] else Severity(clock["severity"]).label
    due = date.fromisoformat(clock["due"])
    return (
        clock["label"],
        due,
        None if clock["done"] else clock["days_left"],
        state,
        without_ids(clock["source"]),
        clock["explanation"],
    )


def _problems(line: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    for text in line.get("errors", ()):
        yield line["contract"], line["row"], text
    if "error" in line:
        yield line["contract"], line["row"], line["error"]


def _sum(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _totals(book: Workbook, worklist: RankedContracts, ranked: BookSheet) -> None:
    """Counts and sums by each view, as formulas over the ranked list."""
    columns = (
        BookColumn("分类", 12),
        BookColumn("名称", 30),
        BookColumn("合同数", 10, Kind.COUNT),
        *(BookColumn(name, 18, Kind.MONEY) for name in _CLAIM_COLUMNS),
        BookColumn("其中金额不明", 12, Kind.COUNT),
    )
    sheet = BookSheet(
        book,
        "合计",
        columns,
        "合计随“排序清单”的内容计算，筛选不影响本表；金额不明的合同不计入金额。",
    )
    unknown = f'({ranked.range_of(_CLAIM_COLUMNS[0])}="")'
    headings = {"地区": "地区", "租赁物": "租赁物", "产品": "产品", "路线": "建议路线"}
    for view, found in worklist.totals().items():
        names = ranked.range_of(headings[view])
        for total in found:
            at = sheet.next_row
            same = f"({names}=$B${at})"
            sheet.add_with_formulas(
                (view, total.name),
                (
                    f"=SUMPRODUCT({same}*1)",
                    *(f"=SUMPRODUCT({same}*{ranked.range_of(name)})" for name in _CLAIM_COLUMNS),
                    f"=SUMPRODUCT({same}*{unknown})",
                ),
            )
    sheet.add_with_formulas(
        ("全部", "合计"),
        (
            f"=ROWS({ranked.range_of('合同编号')})",
            *(f"=SUM({ranked.range_of(name)})" for name in _CLAIM_COLUMNS),
            f"=SUMPRODUCT({unknown}*1)",
        ),
    )
    sheet.close()
