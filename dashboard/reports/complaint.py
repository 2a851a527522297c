"""民事起诉状（融资租赁合同纠纷）, in the court's form of elements under 法〔2025〕82号.

Elements and their order are the form's; what the row does not tell is left blank in the form and
listed on a last page, which is no part of it.
"""

from dashboard.reports.complaint_facts import fill_facts
from dashboard.reports.complaint_parties import fill_parties
from dashboard.reports.complaint_requests import (
    ANNEX,
    fill_forum,
    fill_requests,
    is_accelerated,
)
from dashboard.reports.element_form import ElementForm
from dashboard.reports.matter import Matter
from dashboard.reports.paper import SONG, Paper
from dashboard.reports.phrases import CAUTION, OPEN, chinese_day, figure, with_chinese_days
from models.triage.calculation import Line
from models.triage.clocks import ClockKind, Severity
from models.triage.rent_lines import assumed

TITLE = "民事起诉状"
SUBTITLE = "（融资租赁合同纠纷）"
MISSING = "待补事项"


def filled_form(matter: Matter) -> ElementForm:
    """The form's elements, filled as far as the row goes."""
    form = ElementForm()
    fill_parties(form, matter)
    fill_requests(form, matter)
    fill_forum(form, matter)
    fill_facts(form, matter)
    form.section("对纠纷解决方式的意愿")
    form.element("是否了解调解作为非诉讼纠纷解决方式，能及时、高效、低成本地解决纠纷").ask("", None)
    form.element("是否考虑先行调解").choose("", ("是", "否", "暂不确定，想要了解更多内容"), None)
    return form


def render_complaint(matter: Matter) -> bytes:
    """The complaint as .docx."""
    form = filled_form(matter)
    paper = Paper(f"{TITLE}\n{SUBTITLE}", size=12, font=SONG)
    paper.form(form.rows())
    paper.closing(["具状人（签字、盖章）：　　　　　　　　", "日期：　　　　年　　月　　日"])
    _annex(paper, matter)
    paper.page_break()
    paper.heading(f"{MISSING}（不属于诉状内容，提交前请补齐并删去本页和页眉）")
    for note in _warnings(matter):
        paper.item(f"{OPEN} {note}")
    for section, notes in form.missing_by_section():
        paper.item(f"【{section}】")
        for note in notes:
            paper.item(f"{OPEN} {note}")
    paper.item(f"{OPEN} 具状人签字、盖章，日期")
    paper.note(CAUTION)
    return paper.render()


def _annex(paper: Paper, matter: Matter) -> None:
    """Rent and charge period by period, as the sums open."""
    sums = matter.sums
    rows = _periods(sums.due_rent, sums.not_due, sums.charge_agreed)
    if not rows:
        return
    paper.page_break()
    paper.heading(f"{ANNEX}　未付租金和违约金明细（截至{chinese_day(sums.day)}，单位：元）")
    total = ("合计", "", _bare(sums.unpaid_rent), _bare(sums.charge_agreed), "")
    paper.table(
        ("期次", "到期日", "未付租金", "违约金", "违约金的计算"),
        [*rows, total],
        (1.6, 3.4, 2.9, 2.8, 4.9),
        figures=(2, 3),
        size=9,
    )


def _periods(due: Line, later: Line, charge: Line) -> list[tuple[str, ...]]:
    charged = {part.label: part for part in charge.parts if part.amount}
    unpaid = {part.label: part for line in (due, later) for part in line.parts}
    rows: list[tuple[str, ...]] = []
    for label in sorted({**unpaid, **charged}, key=_number):
        fee = charged.get(label)
        period, _, day = label.partition("（")
        rows.append(
            (
                period,
                with_chinese_days(day.removesuffix("到期）")),
                _bare(unpaid.get(label)),
                _bare(fee),
                "" if fee is None else fee.formula,
            )
        )
    return rows


def _number(label: str) -> int:
    digits = label.removeprefix("第").partition("期")[0]
    return int(digits) if digits.isdecimal() else 0


def _bare(line: Line | None) -> str:
    """A line's sum without its unit; blank where there is none."""
    if line is None or line.amount is None:
        return ""
    return figure(line.amount).removesuffix("元")


def _warnings(matter: Matter) -> list[str]:
    """What must be settled before the paper goes out."""
    notes = [
        f"{'起诉前须先解决' if blocker.hard else '请权衡'}：{blocker.text}（{blocker.source}）"
        for blocker in matter.option.blockers
    ]
    notes += [
        f"{clock.label}已于{chinese_day(clock.due)}届满，请核对能否主张（{clock.source}）"
        for clock in matter.triaged.clocks
        if clock.severity is Severity.PASSED
        and not clock.done
        and clock.kind in (ClockKind.GUARANTEE, ClockKind.LIMITATION)
    ]
    if not matter.terminates and matter.sums.not_due.amount and not is_accelerated(matter):
        notes.append(
            "未到期租金尚未宣布提前到期：请填写提前到期之日（如宣布到期或起诉状副本送达之日）"
        )
    taken = assumed(matter.contract)
    if taken is not None and matter.sums.total_rent is not None:
        notes.append(f"租金计划系推算：{taken}，请与合同核对")
    if matter.contract.penalty_lpr is not None:
        notes.append(
            f"违约金随LPR计算，请核对：{with_chinese_days(matter.sums.charge_agreed.source or '')}"
        )
    if matter.sums.fees_at_risk.amount:
        notes.append(
            f"扣收费用{figure(matter.sums.fees_at_risk.amount)}没有凭证，可能从租金中扣减，"
            "请补凭证或主动扣减"
        )
    return notes
