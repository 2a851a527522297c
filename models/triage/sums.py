"""Every figure of one contract on a chosen day, each opening to its calculation.

Figures are rounded by the rule of ``calculation``; none is law by itself: a default charge above
what courts commonly allow is shown beside the common measures, not cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from cases.triage.contract import Contract, Instalment
from models.triage import set_off
from models.triage.allocation import Ledger, settle, undated_payments
from models.triage.calculation import NOTHING, Line, yuan
from models.triage.court_fee import court_fee, preservation_fee
from models.triage.default_charge import (
    DefaultRate,
    agreed_rate,
    capped_at_24,
    first_lpr_day,
    four_times_lpr,
    stopped_by_bankruptcy,
)
from models.triage.rent_lines import (
    charge_line,
    days_overdue,
    due_rent_line,
    locked_charge_line,
    not_due_line,
    unpriced_charge_line,
)
from models.triage.rent_plan import rent_plan

_CHARGE = "违约金"
_ELECTION = "民法典第七百五十二条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The figures, in yuan.

    ``claim_all`` is what acceleration can ask for before the deposit is set off, ``claim_net``
    after it; ``termination_loss`` is what remains to claim after the asset is taken back.
    ``paid_share`` is a fraction of all rent; it, ``periods_due`` and ``days_overdue`` are None
    without a plan of rents. ``notes`` say what does not fit in the row.
    """

    day: date
    due_rent: Line
    not_due: Line
    unpaid_rent: Line
    purchase_price: Line
    costs: Line
    charge_agreed: Line
    charge_at_24: Line
    charge_at_lpr4: Line
    charge_after_lock: Line | None
    charge_after_fees: Line | None
    fees_at_risk: Line
    claim_all: Line
    claim_net: Line
    deposit_now: Line | None
    deposit_at_end: Line | None
    asset_value: Line
    termination_loss: Line
    court_fee: Line
    court_fee_simple: Line
    preservation_fee: Line
    periods_due: int | None
    days_overdue: int | None
    total_rent: Decimal | None
    paid_share: Decimal | None
    surplus: Decimal
    notes: tuple[str, ...]

    @property
    def debts(self) -> tuple[Line, ...]:
        """Costs, charge, due rent, later rent, purchase price: what payments go to."""
        return (
            self.costs,
            self.charge_agreed,
            self.due_rent,
            self.not_due,
            self.purchase_price,
        )

    def after_sale(self, price: Decimal) -> Line:
        """What is still owed if the asset sells for that many yuan."""
        return set_off.owed_after_sale(price, self.debts)

    def lines(self) -> tuple[Line, ...]:
        """Every figure in the order in which it is shown."""
        values = (getattr(self, each.name) for each in fields(self))
        return tuple(value for value in values if isinstance(value, Line))

    def to_json(self, *, opened: bool = False) -> dict[str, Any]:
        """Sums by name as text; ``opened`` gives whole calculations instead."""
        lines = {
            each.name: value
            for each in fields(self)
            if isinstance(value := getattr(self, each.name), Line)
        }
        return {
            "day": self.day.isoformat(),
            **{
                name: line.to_json()
                if opened
                else (None if line.amount is None else str(line.amount))
                for name, line in lines.items()
            },
            "periods_due": self.periods_due,
            "days_overdue": self.days_overdue,
            "paid_share": None if self.paid_share is None else round(float(self.paid_share), 4),
            "notes": list(self.notes),
        }


def contract_sums(contract: Contract, day: date) -> Sums:
    """All figures of a contract on that day."""
    plan = rent_plan(contract)
    agreed = _agreed(contract, plan, day)
    ledger = settle(contract, plan, day, agreed)
    debts = _debts(contract, ledger, agreed)
    costs, charge, due, later, price = debts
    unpaid = Line.total("全部未付租金", (due, later), _ELECTION)
    whole = _whole(due, (due, later, price, charge, costs))
    deposit = contract.deposit or NOTHING
    now = set_off.deposit_now(deposit, contract, debts) if deposit else None
    net = _net(whole, deposit, now)
    value = set_off.asset_value_line(contract)
    risk = set_off.fees_at_risk_line(contract)
    total = sum((each.amount for each in plan), NOTHING) if plan else None
    return Sums(
        day=day,
        due_rent=due,
        not_due=later,
        unpaid_rent=unpaid,
        purchase_price=price,
        costs=costs,
        charge_agreed=charge,
        charge_at_24=_at_24(contract, plan, day),
        charge_at_lpr4=_at_lpr(contract, plan, day),
        charge_after_lock=locked_charge_line(contract, ledger, agreed) if agreed else None,
        charge_after_fees=_after_fees(contract, ledger, agreed, risk.amount or NOTHING),
        fees_at_risk=risk,
        claim_all=whole,
        claim_net=net,
        deposit_now=now,
        deposit_at_end=set_off.deposit_at_end(deposit, debts) if deposit else None,
        asset_value=value,
        termination_loss=set_off.termination_line(debts, value, contract.deposit),
        court_fee=court_fee(net.amount),
        court_fee_simple=court_fee(net.amount, simple=True),
        preservation_fee=preservation_fee(net.amount),
        periods_due=len(ledger.due) if plan else None,
        days_overdue=days_overdue(ledger),
        total_rent=total,
        paid_share=(total - (unpaid.amount or NOTHING)) / total if total else None,
        surplus=ledger.surplus,
        notes=tuple(_notes(contract, plan, ledger)),
    )


def _agreed(contract: Contract, plan: Sequence[Instalment], day: date) -> DefaultRate | None:
    rate = agreed_rate(contract, plan[0].due if plan else day, day)
    return None if rate is None else stopped_by_bankruptcy(rate, contract, day)


def _debts(contract: Contract, ledger: Ledger, agreed: DefaultRate | None) -> tuple[Line, ...]:
    """Costs, charge, due rent, later rent, purchase price."""
    if agreed is None:
        why = "表中没有能计算的违约金标准，未计；可按下列标准参考"
        charge = unpriced_charge_line(_CHARGE, why, "合同约定")
    elif contract.penalty_lpr is not None:
        charge = _by_lpr(ledger, agreed, _CHARGE)
    else:
        charge = charge_line(ledger, agreed, _CHARGE)
    return (
        _stated("实现债权的费用", contract.costs, "已支出的律师费、保全费等"),
        charge,
        due_rent_line(contract, ledger),
        not_due_line(contract, ledger),
        _stated("留购价款", contract.purchase_price, "合同约定"),
    )


def _whole(due: Line, debts: Sequence[Line]) -> Line:
    """All that acceleration can ask for; unknown where the rent due is, whatever else is known."""
    whole = Line.total("全部债权（加速到期）", debts, _ELECTION)
    return whole if due.amount is not None else replace(whole, amount=None)


def _at_24(contract: Contract, plan: Sequence[Instalment], day: date) -> Line:
    rate = stopped_by_bankruptcy(capped_at_24(), contract, day)
    return charge_line(settle(contract, plan, day, rate), rate, "违约金按年24%")


def _at_lpr(contract: Contract, plan: Sequence[Instalment], day: date) -> Line:
    four_times = four_times_lpr(plan[0].due if plan else day, day)
    rate = stopped_by_bankruptcy(four_times, contract, day)
    return _by_lpr(settle(contract, plan, day, rate), rate, "违约金按LPR的4倍")


def _by_lpr(ledger: Ledger, rate: DefaultRate, label: str) -> Line:
    """A charge that hangs on the LPR; unknown where a rent was late before there was one."""
    early = [b for b in ledger.balances if b.accruals and b.instalment.due < first_lpr_day()]
    if early:
        why = (
            f"{first_lpr_day().isoformat()}前没有这一报价，"
            f"第{early[0].instalment.number}期等不能全按LPR计算"
        )
        return unpriced_charge_line(label, why, rate.source)
    return charge_line(ledger, rate, label)


def _after_fees(
    contract: Contract, ledger: Ledger, agreed: DefaultRate | None, fees: Decimal
) -> Line | None:
    """The charge if fees without proof come off the unpaid rents, the oldest first (广州案例三)."""
    if agreed is None or not fees or not ledger.balances:
        return None
    rents, left = [], fees
    for balance in ledger.balances:
        cut = min(balance.unpaid, left)
        left -= cut
        rent = balance.instalment
        rents.append(replace(rent, amount=rent.amount - cut) if cut else rent)
    line = charge_line(settle(contract, rents, ledger.day, agreed), agreed, "扣减费用后的违约金")
    return replace(
        line,
        formula=f"未付租金自最早一期起扣减{yuan(fees - left)}，{line.formula}",
        source=f"广州案例三（guangzhou-3）；{line.source}",
    )


def _stated(label: str, amount: Decimal | None, source: str) -> Line:
    formula = "表中没有，未计入" if amount is None else yuan(amount)
    return Line(label=label, amount=amount, formula=formula, source=source)


def _net(whole: Line, deposit: Decimal, now: Line | None) -> Line:
    if now is None:
        return whole
    return Line(
        label="抵扣保证金后的债权",
        amount=now.amount,
        formula=f"{yuan(whole.amount)} − 保证金{yuan(deposit)}",
        source=whole.source,
        parts=(whole,),
    )


def _notes(contract: Contract, plan: Sequence[Instalment], ledger: Ledger) -> Iterator[str]:
    """What does not fit together in the row."""
    stated = undated_payments(contract, plan)
    if contract.receipts and (contract.paid_amount is not None or contract.paid_periods):
        listed = sum((r.amount for r in contract.receipts if r.day <= ledger.day), NOTHING)
        if listed != stated:
            yield (
                f"收款明细合计{yuan(listed)}，与已付栏{yuan(stated)}不一致，"
                "已按收款明细计算，请核对。"
            )
    elif contract.paid_periods and contract.paid_amount is not None:
        periods = sum((each.amount for each in plan[: contract.paid_periods]), NOTHING)
        if contract.paid_amount < periods:
            yield (
                f"已付金额{yuan(contract.paid_amount)}少于已付{contract.paid_periods}期租金"
                f"{yuan(periods)}，已按金额计算，请核对。"
            )
    if contract.paid_periods and contract.paid_periods > len(plan) > 0:
        yield f"已付期数{contract.paid_periods}多于总期数{len(plan)}，请核对。"
    if contract.plan and contract.periods and contract.periods != len(contract.plan):
        yield (
            f"租金计划列有{len(contract.plan)}期，与期数{contract.periods}不一致，"
            "已按租金计划计算，请核对。"
        )
    if ledger.surplus:
        yield f"已收款项超出全部应付{yuan(ledger.surplus)}，请核对。"
