"""Deadlines of a contract: the day, the days left, the rule it comes from, how urgent it is.

Where the sheet tells too little a clock is left out, never guessed. Periods of procedure that end
on a day off move to the next working day; limitation and guarantee periods are shown by their
nominal day, which is the safe one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cases.labelled import Labelled
from cases.triage.contract import AssetState, Contract, GuaranteeType, Guarantor
from models.triage.calendar_months import add_months, add_years
from models.triage.court_days import CourtDay, last_day_of_period
from models.triage.rent_lines import LOCK_MONTHS
from models.triage.rent_plan import term_end

LIMITATION_YEARS = 3
GUARANTEE_MONTHS = 6
ENFORCEMENT_YEARS = 2
DAYS_TO_SUE = 30
APPEAL_DAYS = 15
_SOON, _CRITICAL = 90, 30


class ClockKind(Labelled):
    """What is running."""

    LIMITATION = "limitation", "诉讼时效"
    GUARANTEE = "guarantee", "保证期间"
    SUE_AFTER_PRESERVATION = "sue_after_preservation", "诉前保全后起诉"
    APPEAL = "appeal", "上诉期"
    ENFORCEMENT = "enforcement", "申请执行"
    REGISTRATION = "registration", "登记空窗"
    LOCK = "lock", "锁机时长"


class Severity(Labelled):
    """How urgent, as shown by colour."""

    PASSED = "passed", "已过"
    CRITICAL = "critical", "紧急"
    SOON = "soon", "临近"
    FINE = "fine", "尚早"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One deadline on ``today``; ``days_left`` is negative once it has passed.

    ``done`` marks one already kept; ``whose`` names the guarantor or party it concerns.
    """

    kind: ClockKind
    due: date
    days_left: int
    severity: Severity
    source: str
    explanation: str
    whose: str | None = None
    done: bool = False

    @property
    def label(self) -> str:
        """Name, with the person where it concerns one."""
        return f"{self.kind.label}（{self.whose}）" if self.whose else self.kind.label

    def to_json(self) -> dict[str, Any]:
        """The command line's form."""
        return {
            "kind": self.kind.value,
            "label": self.label,
            "due": self.due.isoformat(),
            "days_left": self.days_left,
            "severity": self.severity.value,
            "source": self.source,
            "explanation": self.explanation,
            "done": self.done,
        }


def contract_clocks(contract: Contract, today: date) -> tuple[Clock, ...]:
    """Every clock of a contract, the most urgent first."""
    clocks = [
        *_limitation(contract, today),
        *_guarantees(contract, today),
        *_procedure(contract, today),
        *_registration(contract, today),
        *_lock(contract, today),
    ]
    return tuple(sorted(clocks, key=lambda clock: (clock.done, clock.due)))


def _limitation(contract: Contract, today: date) -> Iterator[Clock]:
    end = term_end(contract)
    if end is None:
        return
    due = add_years(end, LIMITATION_YEARS)
    explanation = f"租赁期限{end.isoformat()}届满，起算三年"
    demanded = [d.day for d in contract.demands if end < d.day <= min(due, today)]
    if demanded:
        explanation += f"；{max(demanded).isoformat()}的催告可能使时效中断，从严仍按原届满日提示"
    yield _clock(ClockKind.LIMITATION, due, today, "融资租赁解释第十四条", explanation)


def _guarantees(contract: Contract, today: date) -> Iterator[Clock]:
    end = term_end(contract)
    start = contract.accelerated_on or end
    if start is None:
        return
    for guarantor in contract.guarantors:
        yield _guarantee(guarantor, start, contract.accelerated_on is not None, today)


def _guarantee(guarantor: Guarantor, start: date, accelerated: bool, today: date) -> Clock:
    agreed = guarantor.months is not None
    due = add_months(start, guarantor.months if guarantor.months is not None else GUARANTEE_MONTHS)
    from_what = "宣布提前到期日" if accelerated else "主债务最后到期日"
    length = f"约定{guarantor.months}个月" if agreed else "没有约定，法定六个月"
    explanation = f"自{from_what}{start.isoformat()}起，{length}；期间不中止、不中断、不延长"
    if guarantor.type is not GuaranteeType.JOINT:
        unsure = (
            ""
            if guarantor.type is GuaranteeType.GENERAL
            else "保证方式不明，没有约定的（2021年前订立的除外）为"
        )
        explanation += f"；{unsure}一般保证，须在期间内对债务人起诉或者申请仲裁"
    demanded = guarantor.demanded_on
    done = demanded is not None and demanded <= due and guarantor.type is GuaranteeType.JOINT
    if done and demanded is not None:
        explanation += f"；{demanded.isoformat()}已在期间内向保证人主张，请留存送达凭证"
    return _clock(
        ClockKind.GUARANTEE,
        due,
        today,
        "民法典第六百九十二条、第六百九十三条",
        explanation,
        whose=guarantor.name,
        done=done,
    )


def _procedure(contract: Contract, today: date) -> Iterator[Clock]:
    standing = contract.standing
    if standing.preserved_on is not None:
        yield _period(
            ClockKind.SUE_AFTER_PRESERVATION,
            standing.preserved_on + timedelta(DAYS_TO_SUE),
            today,
            "诉前保全意见第六条、第二十条",
            f"{standing.preserved_on.isoformat()}采取诉前保全，三十日内不起诉或者申请仲裁即解除",
        )
    if standing.judgment_served_on is not None:
        yield _period(
            ClockKind.APPEAL,
            standing.judgment_served_on + timedelta(APPEAL_DAYS),
            today,
            "民事诉讼法第一百七十一条",
            f"一审判决{standing.judgment_served_on.isoformat()}送达，上诉期十五日",
        )
    if standing.performance_ended_on is not None:
        yield _period(
            ClockKind.ENFORCEMENT,
            add_years(standing.performance_ended_on, ENFORCEMENT_YEARS),
            today,
            "民事诉讼法第二百五十条",
            f"判决履行期{standing.performance_ended_on.isoformat()}届满，申请执行期间二年",
        )


def _registration(contract: Contract, today: date) -> Iterator[Clock]:
    """The days on which a bona fide third party could have taken the asset."""
    start, asset = contract.started_on, contract.asset
    if start is None:
        return
    if asset.registered_on is None:
        days, until = (today - start).days, "至今未见登记"
    else:
        days, until = (asset.registered_on - start).days, f"{asset.registered_on.isoformat()}登记"
    if days <= 0:
        return
    yield Clock(
        kind=ClockKind.REGISTRATION,
        due=start,
        days_left=-days if asset.registered_on is None else 0,
        severity=Severity.CRITICAL if asset.registered_on is None else Severity.FINE,
        source="民法典第七百四十五条",
        explanation=f"起租{start.isoformat()}，{until}，其间{days}日不能对抗善意第三人",
        done=asset.registered_on is not None,
    )


def _lock(contract: Contract, today: date) -> Iterator[Clock]:
    asset = contract.asset
    if asset.locked_on is None:
        return
    locked = asset.state is AssetState.LOCKED or asset.unlocked_on is None
    end = today if locked else asset.unlocked_on or today
    days = (end - asset.locked_on).days
    state = "仍在锁机" if locked else f"{end.isoformat()}解锁"
    yield _clock(
        ClockKind.LOCK,
        add_months(asset.locked_on, LOCK_MONTHS),
        today,
        "天津案例四（tianjin-4）",
        f"{asset.locked_on.isoformat()}锁机，{state}，已{days}日；"
        "应及时协商或起诉，久锁不诉的扩大损失自担",
        done=not locked and end <= add_months(asset.locked_on, LOCK_MONTHS),
    )


def _period(kind: ClockKind, nominal: date, today: date, source: str, explanation: str) -> Clock:
    """A period of procedure: its last day moves off a day on which courts rest."""
    last: CourtDay = last_day_of_period(nominal)
    if last.day != nominal:
        explanation += f"；{nominal.isoformat()}为休息日，顺延至{last.day.isoformat()}"
    if last.estimated:
        explanation += "；当年节假日安排尚未公布，届时请复核"
    return _clock(kind, last.day, today, source, explanation)


def _clock(
    kind: ClockKind,
    due: date,
    today: date,
    source: str,
    explanation: str,
    *,
    whose: str | None = None,
    done: bool = False,
) -> Clock:
    left = (due - today).days
    return Clock(
        kind=kind,
        due=due,
        days_left=left,
        severity=Severity.FINE if done else severity_of(left),
        source=source,
        explanation=explanation,
        whose=whose,
        done=done,
    )


def severity_of(days_left: int) -> Severity:
    """Passed, within 30 days, within 90, or later."""
    if days_left < 0:
        return Severity.PASSED
    if days_left <= _CRITICAL:
        return Severity.CRITICAL
    return Severity.SOON if days_left <= _SOON else Severity.FINE
