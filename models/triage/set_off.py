"""What is set against the debt: deposit, fees kept back, the asset's value, a sale."""

from decimal import Decimal

from cases.triage.contract import Contract, Fee, FeeKind, PaymentOrder
from models.triage.calculation import NOTHING, Line, yuan

_ARTICLE_561 = "民法典第五百六十一条；有约定的从约定"
_LOSS = "融资租赁解释第十一条、第十二条"
# 广州案例三 let the first rent kept back stand: it was rent.
_SAFE_FEES = frozenset({FeeKind.FIRST_RENT})


def deposit_now(deposit: Decimal, contract: Contract, debts: tuple[Line, ...]) -> Line:
    """Set off now: against costs, charges and due rent in their order, the rest against later rent.

    ``debts`` are costs, charge, due rent, later rent, purchase price, in that order.
    """
    costs, charge, due, later, price = debts
    first = (
        (due, charge, costs) if contract.order is PaymentOrder.RENT_FIRST else (costs, charge, due)
    )
    return _settled(
        "保证金现在抵欠款后的债权", deposit, (*first, later, price), _ARTICLE_561, "保证金"
    )


def deposit_at_end(deposit: Decimal, debts: tuple[Line, ...]) -> Line:
    """Kept for the end: against the purchase price and the last rents, then what is due now."""
    costs, charge, due, later, price = debts
    return _settled(
        "保证金抵最后租金后的债权",
        deposit,
        (price, later, due, charge, costs),
        "合同约定保证金抵扣末期租金的，从其约定",
        "保证金",
    )


def owed_after_sale(price: Decimal, debts: tuple[Line, ...]) -> Line:
    """What is still owed if the asset sells for ``price``; a surplus goes back to the lessee."""
    costs, charge, due, later, purchase = debts
    return _settled(
        f"租赁物售得{yuan(price)}后仍欠",
        price,
        (costs, charge, due, later, purchase),
        "民法典第五百六十一条；担保解释第六十五条",
        "售价",
    )


def fees_at_risk_line(contract: Contract) -> Line:
    """Fees kept back for which no service or premium is proved: apt to be taken off the rent."""
    parts = tuple(_fee(fee) for fee in contract.fees if is_at_risk(fee))
    return Line(
        label="可能被从租金中扣减的费用",
        amount=sum((p.amount for p in parts if p.amount is not None), NOTHING),
        formula=" + ".join(yuan(p.amount) for p in parts) or "没有",
        source="广州案例三（guangzhou-3）",
        parts=parts,
    )


def is_at_risk(fee: Fee) -> bool:
    """Whether a fee may be cut: nothing proves what it was for."""
    return fee.proved is not True and fee.kind not in _SAFE_FEES


def asset_value_line(contract: Contract) -> Line:
    """What the asset is worth, and who says so; unknown where the sheet states no value."""
    asset = contract.asset
    if asset.sold_for is not None:
        how = "已评估" if asset.appraised else "未见评估，价值可能被否定"
        return Line(
            label="租赁物价值",
            amount=asset.sold_for,
            formula=f"处置价款{yuan(asset.sold_for)}（{how}）",
            source="处置价款",
        )
    if asset.value is None:
        why = "价值不明：依合同约定、折旧或评估、拍卖确定"
        return Line(label="租赁物价值", amount=None, formula=why, source="融资租赁解释第十二条")
    return Line(
        label="租赁物价值",
        amount=asset.value,
        formula=f"现值{yuan(asset.value)}",
        source=asset.value_source or "来件表，未写明来源",
    )


def termination_line(debts: tuple[Line, ...], value: Line, deposit: Decimal | None) -> Line:
    """Loss on termination: unpaid rent, charges and costs less the asset's value and the deposit.

    The purchase price falls away with the contract. None where the value is unknown.
    """
    costs, charge, due, later, _ = debts
    owed = Line.total("未付租金、违约金和费用", (due, later, charge, costs), _LOSS)
    held = _deposit_line(deposit)
    parts = (owed, value, *held)
    if owed.amount is None or value.amount is None:
        formula = f"{yuan(owed.amount)} − 租赁物价值（不明）"
        return Line(label="解除后的损失", amount=None, formula=formula, source=_LOSS, parts=parts)
    less = value.amount + (deposit or NOTHING)
    rest = owed.amount - less
    minus = "".join(f" − {p.label}{yuan(p.amount)}" for p in (value, *held))
    formula = f"{yuan(owed.amount)}{minus} = {yuan(rest)}"
    if rest < 0:
        formula += (
            "，没有损失；约定所有权归承租人且已付大部分租金的，"
            "超出部分应返还承租人（民法典第七百五十八条）"
        )
    return Line(
        label="解除后的损失",
        amount=max(rest, NOTHING),
        formula=formula,
        source=_LOSS,
        parts=parts,
    )


def _deposit_line(deposit: Decimal | None) -> tuple[Line, ...]:
    if not deposit:
        return ()
    line = Line(label="保证金", amount=deposit, formula="已收保证金", source="合同约定")
    return (line,)


def _fee(fee: Fee) -> Line:
    proof = "没有提供服务或缴费的凭证" if fee.proved is False else "未见提供服务或缴费的凭证"
    return Line(label=fee.kind.label, amount=fee.amount, formula=proof)


def _settled(label: str, money: Decimal, debts: tuple[Line, ...], source: str, what: str) -> Line:
    """The debts after ``money`` went to them in that order; parts show what is left of each."""
    left, parts, owed = money, [], NOTHING
    for debt in debts:
        if debt.amount is None:
            parts.append(debt)
            continue
        taken = min(left, debt.amount)
        left -= taken
        owed += debt.amount
        formula = f"{yuan(debt.amount)} − {what}{yuan(taken)}" if taken else yuan(debt.amount)
        parts.append(Line(label=debt.label, amount=debt.amount - taken, formula=formula))
    formula = f"{yuan(owed)} − {what}{yuan(money)}"
    if left:
        formula += f"，{what}有余{yuan(left)}，应返还承租人或另行抵销"
    return Line(
        label=label,
        amount=owed - (money - left),
        formula=formula,
        source=source,
        parts=tuple(parts),
    )
