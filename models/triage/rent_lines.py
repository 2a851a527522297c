"""Rents and default charges as figures that open period by period."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from cases.triage.contract import Contract
from models.triage.allocation import Accrual, Balance, Ledger
from models.triage.calculation import NOTHING, Line, per_cent, yuan
from models.triage.calendar_months import add_months
from models.triage.default_charge import DAYS_A_YEAR, DefaultRate

NO_PLAN = "缺少起租日、期数或每期租金，不能列出租金计划"
_STATED = "来件表所列金额，未经逐期计算"
_ARTICLE_561 = "民法典第五百六十一条"
_SPELT_OUT = 6
# 天津案例四: charges stood for rents due within two months of the lock, none for later ones.
LOCK_MONTHS = 2


def due_rent_line(contract: Contract, ledger: Ledger) -> Line:
    """Rent due on or before the ledger's day and unpaid."""
    return _rents("到期未付租金", contract, contract.stated_due, ledger, ledger.due)


def not_due_line(contract: Contract, ledger: Ledger) -> Line:
    """Rent that falls due after the ledger's day and is unpaid."""
    return _rents("未到期租金", contract, contract.stated_not_due, ledger, ledger.not_due)


def charge_line(ledger: Ledger, rate: DefaultRate, label: str) -> Line:
    """Unpaid default charges up to the ledger's day, period by period."""
    if not ledger.balances:
        return Line(label=label, amount=None, formula=NO_PLAN, source=rate.source)
    parts = [_charge(b) for b in ledger.balances if b.accruals]
    return Line(
        label=label,
        amount=_sum(parts),
        formula=f"{rate.label}，计至{ledger.day.isoformat()}：{_adding(parts)}",
        source=f"{rate.source}；抵充顺序：{ledger.order.label}",
        parts=tuple(parts),
    )


def locked_charge_line(contract: Contract, ledger: Ledger, rate: DefaultRate) -> Line | None:
    """Charges likely to stand after a lock: only on rents due within two months of it.

    None where the asset was not locked, or for no longer than that.
    """
    locked = contract.asset.locked_on
    if locked is None:
        return None
    until = add_months(locked, LOCK_MONTHS)
    if (contract.asset.unlocked_on or ledger.day) <= until:
        return None
    parts = [_charge(b) for b in ledger.balances if b.accruals and b.instalment.due <= until]
    return Line(
        label="锁机后通常能得到支持的违约金",
        amount=_sum(parts),
        formula=(
            f"锁机{locked.isoformat()}，只计{until.isoformat()}前到期租金的违约金：{_adding(parts)}"
        ),
        source=f"天津案例四（tianjin-4）；{rate.source}",
        parts=tuple(parts),
    )


def unpriced_charge_line(label: str, why: str, source: str) -> Line:
    """A charge that cannot be counted, and why."""
    return Line(label=label, amount=None, formula=why, source=source)


def days_overdue(ledger: Ledger) -> int | None:
    """Days since the oldest unpaid rent fell due; 0 where none is due, None without a plan."""
    if not ledger.balances:
        return None
    oldest: date | None = min((b.instalment.due for b in ledger.due), default=None)
    return 0 if oldest is None else (ledger.day - oldest).days


def assumed(contract: Contract) -> str | None:
    """What the plan of rents takes for granted where the sheet does not say; None for nothing."""
    if contract.plan:
        return None
    told = []
    if contract.period_months is None:
        told.append("付租周期未填，按每月一期")
    if contract.first_due is None:
        told.append("首期付租日未填，按每期期末付租")
    return "；".join(told) or None


def _rents(
    label: str,
    contract: Contract,
    stated: Decimal | None,
    ledger: Ledger,
    balances: Sequence[Balance],
) -> Line:
    if not ledger.balances:
        formula = NO_PLAN if stated is None else _STATED
        return Line(label=label, amount=stated, formula=formula, source="来件表")
    parts = [_rent(b) for b in balances]
    taken = assumed(contract)
    return Line(
        label=label,
        amount=_sum(parts),
        formula=f"{len(parts)}期：{_adding(parts)}" if parts else "没有",
        source=f"租金计划{f'（{taken}）' if taken else ''}；抵充依{_ARTICLE_561}或约定",
        parts=tuple(parts),
    )


def _rent(balance: Balance) -> Line:
    rent = balance.instalment
    paid = f" − 已付{yuan(balance.paid)}" if balance.paid else ""
    return Line(
        label=f"第{rent.number}期（{rent.due.isoformat()}到期）",
        amount=balance.unpaid,
        formula=f"租金{yuan(rent.amount)}{paid}",
    )


def _charge(balance: Balance) -> Line:
    settled = f" − 已付违约金{yuan(balance.settled)}" if balance.settled else ""
    rent = balance.instalment
    return Line(
        label=f"第{rent.number}期（{rent.due.isoformat()}到期）",
        amount=balance.charge,
        formula=" + ".join(map(_accrued, balance.accruals)) + settled,
    )


def _accrued(accrual: Accrual) -> str:
    """8,000.00元 × 30日 × 年24% ÷ 365; of several rates one after another, the sum in brackets."""
    steps = [f"{s.days}日 × 年{per_cent(s.yearly)}{s.made_of}" for s in accrual.stretches]
    shown = steps[0] if len(steps) == 1 else f"（{' + '.join(steps)}）"
    return f"{yuan(accrual.unpaid)} × {shown} ÷ {DAYS_A_YEAR}"


def _sum(parts: Sequence[Line]) -> Decimal:
    return sum((part.amount for part in parts if part.amount is not None), NOTHING)


def _adding(parts: Sequence[Line]) -> str:
    if not parts:
        return "没有"
    if len(parts) > _SPELT_OUT:
        return f"共{len(parts)}笔相加，逐笔见下"
    return " + ".join(yuan(part.amount) for part in parts)
