"""Payments laid against debts: what of each rent, and of its default charge, is still unpaid.

Unless agreed otherwise a payment settles costs, then interest and default charges, then rent
(民法典第五百六十一条); within each, what fell due first. Costs of recovery carry no date in the
sheet and count as arising on the chosen day, so earlier payments do not go to them. No charge runs
on a charge. Charges are kept exact, as yuan times days times yearly rate, and divided by 365 and
rounded once, at the end: whoever pays more never owes more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cases.triage.contract import Contract, Instalment, PaymentOrder, Receipt
from models.triage.calculation import NOTHING, to_fen
from models.triage.default_charge import DAYS_A_YEAR, DefaultRate, Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Accrual:
    """A sum in arrears over days at their rates."""

    unpaid: Decimal
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """One rent on the chosen day; ``charge`` is the unpaid default charge, ``settled`` the paid."""

    instalment: Instalment
    paid: Decimal
    charge: Decimal
    settled: Decimal
    accruals: tuple[Accrual, ...]

    @property
    def unpaid(self) -> Decimal:
        """What is left of the rent."""
        return self.instalment.amount - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every rent of a contract on ``day``; ``surplus`` is what was paid beyond all debts."""

    day: date
    order: PaymentOrder
    balances: tuple[Balance, ...]
    surplus: Decimal

    @property
    def due(self) -> tuple[Balance, ...]:
        """Rents due on or before the day and not wholly paid."""
        return tuple(b for b in self.balances if b.instalment.due <= self.day and b.unpaid)

    @property
    def not_due(self) -> tuple[Balance, ...]:
        """Rents that fall due after the day and are not wholly paid."""
        return tuple(b for b in self.balances if b.instalment.due > self.day and b.unpaid)


@dataclass(slots=True)
class _Account:
    """One rent while payments are laid against it; ``owed`` is the exact charge times 365."""

    instalment: Instalment
    unpaid: Decimal
    counted_to: date
    owed: Decimal = Decimal(0)
    settled: Decimal = NOTHING
    accruals: list[Accrual] = field(default_factory=list)

    @property
    def charge(self) -> Decimal:
        return to_fen(self.owed / DAYS_A_YEAR)

    def accrue(self, until: date, rate: DefaultRate | None) -> None:
        if rate is None or not self.unpaid or until <= self.counted_to:
            return
        stretches = tuple(rate.stretches(self.counted_to, until))
        self.counted_to = until
        if stretches:
            self.owed += self.unpaid * sum((s.days * s.yearly for s in stretches), Decimal(0))
            self.accruals.append(Accrual(unpaid=self.unpaid, stretches=stretches))

    def pay_charge(self, money: Decimal) -> Decimal:
        """What is left of the money; a charge wholly paid is paid to the fen."""
        charge = self.charge
        if money >= charge:
            self.owed, paid = Decimal(0), charge
        else:
            self.owed, paid = self.owed - money * DAYS_A_YEAR, money
        self.settled += paid
        return money - paid

    def pay_rent(self, money: Decimal) -> Decimal:
        """What is left of the money."""
        paid = min(money, self.unpaid)
        self.unpaid -= paid
        return money - paid

    def balance(self) -> Balance:
        return Balance(
            instalment=self.instalment,
            paid=self.instalment.amount - self.unpaid,
            charge=self.charge,
            settled=self.settled,
            accruals=tuple(self.accruals),
        )


def settle(
    contract: Contract, plan: Sequence[Instalment], day: date, rate: DefaultRate | None
) -> Ledger:
    """What is unpaid on ``day`` after every payment up to it, at that default rate.

    Payments without dates (paid periods, a paid total) count as made when the rents fell due and
    bear no charge; where the sheet lists receipts, the receipts alone count.
    """
    order = contract.order or PaymentOrder.LEGAL
    accounts = [_Account(each, each.amount, each.due) for each in plan]
    surplus = NOTHING
    for receipt in sorted(contract.receipts, key=lambda r: r.day):
        if receipt.day <= day:
            surplus += _pay(accounts, receipt, rate, order)
    if not contract.receipts:
        surplus = _pay_rents(accounts, undated_payments(contract, plan))
    for account in accounts:
        account.accrue(day, rate)
    balances = tuple(account.balance() for account in accounts)
    return Ledger(day=day, order=order, balances=balances, surplus=surplus)


def undated_payments(contract: Contract, plan: Sequence[Instalment]) -> Decimal:
    """The paid total as stated, else the rents of the paid periods."""
    if contract.paid_amount is not None:
        return contract.paid_amount
    return sum((each.amount for each in plan[: contract.paid_periods or 0]), NOTHING)


def _pay(
    accounts: list[_Account], receipt: Receipt, rate: DefaultRate | None, order: PaymentOrder
) -> Decimal:
    """What is left of a receipt after charges and due rents, in their order, then later rents."""
    money = receipt.amount
    due = [account for account in accounts if account.instalment.due <= receipt.day]
    for account in due:
        account.accrue(receipt.day, rate)
    if order is PaymentOrder.RENT_FIRST:
        money = _pay_charges(due, _pay_rents(due, money))
    else:
        money = _pay_rents(due, _pay_charges(due, money))
    return _pay_rents(accounts, money)


def _pay_rents(accounts: list[_Account], money: Decimal) -> Decimal:
    for account in accounts:
        if not money:
            break
        money = account.pay_rent(money)
    return money


def _pay_charges(accounts: list[_Account], money: Decimal) -> Decimal:
    for account in accounts:
        if not money:
            break
        if account.owed:
            money = account.pay_charge(money)
    return money
