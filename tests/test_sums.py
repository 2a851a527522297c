"""Sums of a contract in arrears against arithmetic done by hand, and what must hold of any."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.triage.contract import (
    Asset,
    Contract,
    Fee,
    FeeKind,
    Instalment,
    LprLink,
    PaymentOrder,
    Receipt,
    Standing,
)
from models.triage.calculation import to_fen
from models.triage.sums import contract_sums


def yuan(text):
    return Decimal(text)


def day(text):
    return date.fromisoformat(text)


def rents(*each):
    return tuple(
        Instalment(number=n, due=day(due), amount=yuan(amount))
        for n, (due, amount) in enumerate(each, start=1)
    )


def paid(*each):
    return tuple(Receipt(day=day(on), amount=yuan(amount)) for on, amount in each)


TWO_RENTS = rents(("2024-01-01", "1000"), ("2024-02-01", "1000"))
FIVE_PER_10000 = Decimal("0.1825")

ONE_RENT_LATE = [
    # rent, due, until, yearly rate, agreed, at 24 %, at 4 LPR
    # 8,000 × 0.05 % × 30 d = 120.00; × 24 % × 30 ÷ 365 = 157.8082; × 14.6 % × 30 ÷ 365 = 96.00
    pytest.param(
        "8000", "2023-01-31", "2023-03-02", "0.1825", "120.00", "157.81", "96.00", id="逾期三十日"
    ),
    # 279 d: 6,458.66 × 0.05 % × 279 = 900.98307; × 24 % × 279 ÷ 365 = 1,184.8544
    # 4 LPR: 4 d at 14.6 %, 62 d at 14.2 %, 213 d at 13.8 %:
    # 6,458.66 × (0.584 + 8.804 + 29.394) ÷ 365 = 6,458.66 × 38.782 ÷ 365 = 686.2459
    pytest.param(
        "6458.66", "2023-06-15", "2024-03-20", "0.1825", "900.98", "1184.85", "686.25",
        id="跨三次报价",
    ),
    # 92 d: 100,000 × 24 % × 92 ÷ 365 = 6,049.3151; 18 d, 62 d, 12 d:
    # 100,000 × (2.628 + 8.804 + 1.656) ÷ 365 = 100,000 × 13.088 ÷ 365 = 3,585.7534
    pytest.param(
        "100000", "2023-06-01", "2023-09-01", "0.24", "6049.32", "6049.32", "3585.75",
        id="约定就是年24%",
    ),
    pytest.param("8000", "2023-01-31", "2023-01-31", "0.1825", "0.00", "0.00", "0.00", id="到期当日不计"),
    # one day: 8,000 × 0.0005 = 4.00; × 0.24 ÷ 365 = 5.2603; × 0.146 ÷ 365 = 3.20
    pytest.param("8000", "2023-01-31", "2023-02-01", "0.1825", "4.00", "5.26", "3.20", id="次日起算"),
    # half a fen goes up: 10 × 0.1825 ÷ 365 = 0.005
    pytest.param("10", "2023-01-31", "2023-02-01", "0.1825", "0.01", "0.01", "0.00", id="半分进一"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rent", "due", "until", "yearly", "agreed", "at24", "lpr4"), ONE_RENT_LATE
)
def test_default_charge_of_one_late_rent(rent, due, until, yearly, agreed, at24, lpr4):
    contract = Contract(number="甲", plan=rents((due, rent)), penalty_yearly=yuan(yearly))
    sums = contract_sums(contract, day(until))
    assert sums.charge_agreed.amount == yuan(agreed)
    assert sums.charge_at_24.amount == yuan(at24)
    assert sums.charge_at_lpr4.amount == yuan(lpr4)


PAYMENTS = [
    # order, receipts, due rent, charge on 2024-03-01
    # #1 60 d: 1,000 × 0.05 % × 60 = 30.00; #2 29 d: 14.50
    pytest.param(None, (), "2000", "44.50", id="分文未付"),
    # 31 Jan: charge of 30 d 15.00 first, 485 to rent, 515 left; × 0.05 % × 30 d = 7.725; + 14.50
    pytest.param(None, (("2024-01-31", "500"),), "1515", "22.23", id="法定顺序先抵违约金"),
    # 31 Jan: 500 to rent; 15.00 stays; 500 × 0.05 % × 30 = 7.50; + 14.50
    pytest.param(
        PaymentOrder.RENT_FIRST, (("2024-01-31", "500"),), "1500", "37.00", id="约定先抵租金"
    ),
    # less than the charge of 15.00: 10 to it; 5.00 + 1,000 × 0.05 % × 30 = 20.00; + 14.50
    pytest.param(None, (("2024-01-31", "10"),), "2000", "34.50", id="只够付一部分违约金"),
    # paid on the day both are due: nothing accrues
    pytest.param(None, (("2024-01-01", "2000"),), "0", "0.00", id="一次付清并预付"),
    # 1 Feb: #1 31 d = 15.50, 984.50 to #1, 15.50 left; × 0.05 % × 29 = 0.22475; #2 14.50
    pytest.param(None, (("2024-02-01", "1000"),), "1015.50", "14.72", id="迟付一期"),
    pytest.param(None, (("2024-03-02", "2000"),), "2000", "44.50", id="计算日之后的付款不算"),
    # 31 Jan 15.00 + 985; 15 left × 0.05 % × 15 d = 0.1125 → 0.11, #2 14 d = 7.00, on 15 Feb;
    # 500 − 0.11 − 7.00 = 492.89: 15.00 to #1, 477.89 to #2; 522.11 × 0.05 % × 15 = 3.915825
    pytest.param(
        None, (("2024-01-31", "1000"), ("2024-02-15", "500")), "522.11", "3.92", id="两次付款"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("order", "receipts", "due", "charge"), PAYMENTS)
def test_payments_are_allocated_in_their_order(order, receipts, due, charge):
    contract = Contract(
        number="甲",
        plan=TWO_RENTS,
        receipts=paid(*receipts),
        order=order,
        penalty="日万分之五",
        penalty_yearly=FIVE_PER_10000,
    )
    sums = contract_sums(contract, day("2024-03-01"))
    assert sums.due_rent.amount == yuan(due)
    assert sums.charge_agreed.amount == yuan(charge)


PLANS = [
    # start, first due, periods, months, due days
    pytest.param("2024-01-31", None, 3, 1, "2024-02-29 2024-03-31 2024-04-30", id="月末起租"),
    pytest.param("2023-11-15", None, 4, 3, "2024-02-15 2024-05-15 2024-08-15 2024-11-15", id="按季"),
    pytest.param("2024-01-10", "2024-01-10", 3, 1, "2024-01-10 2024-02-10 2024-03-10", id="期初付租"),
]  # fmt: skip


@pytest.mark.parametrize(("start", "first", "periods", "months", "expected"), PLANS)
def test_rent_plan_is_drawn_up_from_the_terms(start, first, periods, months, expected):
    contract = Contract(
        number="甲",
        started_on=day(start),
        first_due=day(first) if first else None,
        periods=periods,
        period_months=months,
        rent=yuan("100"),
    )
    sums = contract_sums(contract, day("2030-01-01"))
    assert [part.label[-13:-3] for part in sums.due_rent.parts] == expected.split()
    assert sums.due_rent.amount == 100 * periods


TERMS = Contract(
    number="甲",
    started_on=day("2023-01-15"),
    periods=12,
    rent=yuan("5000"),
    paid_periods=6,
    purchase_price=yuan("100"),
    costs=yuan("3000"),
    penalty="日万分之五",
    penalty_yearly=FIVE_PER_10000,
)
# On 2023-10-15: rents of 15 Aug and 15 Sep and 15 Oct are due (7th to 9th), three are not.
# Charge: 5,000 × 0.05 % × (61 + 30 + 0) d = 227.50. Whole: 15,000 + 15,000 + 100 + 227.50 + 3,000.
AT_OCTOBER = day("2023-10-15")


def test_the_whole_claim_by_hand():
    sums = contract_sums(TERMS, AT_OCTOBER)
    assert sums.due_rent.amount == 15000
    assert sums.not_due.amount == 15000
    assert sums.charge_agreed.amount == yuan("227.50")
    assert sums.claim_all.amount == yuan("33327.50")
    assert sums.paid_share == yuan("0.5")
    assert (sums.periods_due, sums.days_overdue) == (3, 61)
    # 33,327.50: 50 + 23,327.50 × 2.5 % = 633.1875
    assert sums.court_fee.amount == yuan("633.19")
    assert sums.court_fee_simple.amount == yuan("316.60")
    # 30 + 32,327.50 × 1 % = 353.275
    assert sums.preservation_fee.amount == yuan("353.28")


DEPOSITS = [
    # deposit, order; then what is left of costs, charge, due rent, later rent, purchase price
    pytest.param("10000", None, "0 0 8227.50 15000 100", "3000 227.50 15000 5100 0", id="法定顺序"),
    pytest.param(
        "10000", PaymentOrder.RENT_FIRST, "3000 227.50 5000 15000 100",
        "3000 227.50 15000 5100 0", id="约定先抵租金",
    ),
    pytest.param("20000", None, "0 0 0 13227.50 100", "3000 227.50 10100 0 0", id="抵完欠款还有余"),
]  # fmt: skip


@pytest.mark.parametrize(("deposit", "order", "now", "at_end"), DEPOSITS)
def test_deposit_is_set_off_both_ways(deposit, order, now, at_end):
    contract = replace(TERMS, deposit=yuan(deposit), order=order)
    sums = contract_sums(contract, AT_OCTOBER)
    for line, expected in ((sums.deposit_now, now), (sums.deposit_at_end, at_end)):
        left = {part.label: part.amount for part in line.parts}
        names = ("实现债权的费用", "违约金", "到期未付租金", "未到期租金", "留购价款")
        assert [left[name] for name in names] == [yuan(x) for x in expected.split()]
        assert line.amount == yuan("33327.50") - yuan(deposit)
    assert sums.claim_net.amount == yuan("33327.50") - yuan(deposit)


ASSETS = [
    # asset, deposit, loss (33,227.50 owed without the purchase price), source
    pytest.param(Asset(), None, None, "融资租赁解释第十二条", id="价值不明"),
    pytest.param(Asset(value=yuan("20000"), value_source="评估报告"), None, "13227.50", "评估报告", id="评估"),
    pytest.param(Asset(value=yuan("20000")), None, "13227.50", "来件表，未写明来源", id="来源不明"),
    pytest.param(
        Asset(value=yuan("20000"), sold_for=yuan("15000")), None, "18227.50", "处置价款", id="已卖"
    ),
    pytest.param(Asset(value=yuan("20000"), value_source="评估"), "5000", "8227.50", "评估", id="有保证金"),
    pytest.param(Asset(value=yuan("40000"), value_source="评估"), None, "0", "评估", id="价值高于所欠"),
]  # fmt: skip


@pytest.mark.parametrize(("asset", "deposit", "loss", "source"), ASSETS)
def test_loss_on_termination(asset, deposit, loss, source):
    contract = replace(TERMS, asset=asset, deposit=yuan(deposit) if deposit else None)
    sums = contract_sums(contract, AT_OCTOBER)
    assert sums.termination_loss.amount == (None if loss is None else yuan(loss))
    assert sums.asset_value.source == source


def test_a_surplus_of_value_goes_back_to_the_lessee():
    sums = contract_sums(replace(TERMS, asset=Asset(value=yuan("40000"))), AT_OCTOBER)
    assert "-6,772.50元" in sums.termination_loss.formula
    assert "第七百五十八条" in sums.termination_loss.formula


SALES = [
    pytest.param("0", "33327.50", False, id="分文未得"),
    pytest.param("3100", "30227.50", False, id="只够费用和部分违约金"),
    pytest.param("20000", "13327.50", False, id="部分受偿"),
    pytest.param("33327.50", "0", False, id="正好"),
    pytest.param("40000", "0", True, id="有余"),
]


@pytest.mark.parametrize(("price", "owed", "surplus"), SALES)
def test_what_is_still_owed_after_a_sale(price, owed, surplus):
    line = contract_sums(TERMS, AT_OCTOBER).after_sale(yuan(price))
    assert line.amount == yuan(owed)
    assert ("应返还承租人" in line.formula) is surplus


FEES = [
    pytest.param((Fee(kind=FeeKind.SERVICE, amount=yuan("38500")),), "38500", id="服务费无凭证"),
    pytest.param(
        (
            Fee(kind=FeeKind.SERVICE, amount=yuan("38500"), proved=False),
            Fee(kind=FeeKind.INSURANCE, amount=yuan("2642"), proved=False),
            Fee(kind=FeeKind.FIRST_RENT, amount=yuan("11280")),
        ),
        "41142",
        id="广州案例三：服务费与保险费，首付租金不减",
    ),
    pytest.param((Fee(kind=FeeKind.INSURANCE, amount=yuan("2642"), proved=True),), "0", id="已缴保险"),
    pytest.param((), "0", id="没有扣收"),
]  # fmt: skip


@pytest.mark.parametrize(("fees", "risk"), FEES)
def test_fees_at_risk(fees, risk):
    sums = contract_sums(replace(TERMS, fees=fees), AT_OCTOBER)
    assert sums.fees_at_risk.amount == yuan(risk)


AFTER_FEES = [
    # two rents of 1,000 due on 1 January and 1 February 2024, counted to 1 March at 日万分之五
    # (60 and 29 days): 30.00 + 14.50 = 44.50 before any fee is taken off
    # 600 off the first: 400 × 0.05 % × 60 + 14.50 = 12.00 + 14.50
    pytest.param("600", "26.50", "44.50", id="只够扣第一期的一部分"),
    # 1,000 off the first, 500 off the second: 500 × 0.05 % × 29
    pytest.param("1500", "7.25", "44.50", id="扣到第二期"),
    pytest.param("5000", "0.00", "44.50", id="扣完为止"),
]


@pytest.mark.parametrize(("fee", "after", "before"), AFTER_FEES)
def test_fees_without_service_shrink_the_base_of_the_charge(fee, after, before):
    contract = Contract(
        number="甲",
        plan=TWO_RENTS,
        penalty_yearly=FIVE_PER_10000,
        fees=(Fee(kind=FeeKind.SERVICE, amount=yuan(fee), proved=False),),
    )
    sums = contract_sums(contract, day("2024-03-01"))
    assert sums.charge_after_fees.amount == yuan(after)
    assert sums.charge_agreed.amount == yuan(before)
    assert "广州案例三" in sums.charge_after_fees.source


def test_proved_fees_leave_the_charge_alone():
    fee = Fee(kind=FeeKind.SERVICE, amount=yuan("600"), proved=True)
    contract = Contract(number="甲", plan=TWO_RENTS, penalty_yearly=FIVE_PER_10000, fees=(fee,))
    assert contract_sums(contract, day("2024-03-01")).charge_after_fees is None


def test_a_long_lock_leaves_only_the_charges_of_two_months():
    # 天津案例四: locked 2022-06-20, until 2022-08-20; rents of 15 Jul and 15 Aug count, later not.
    plan = rents(("2022-07-15", "1000"), ("2022-08-15", "1000"), ("2022-09-15", "1000"))
    asset = Asset(locked_on=day("2022-06-20"), unlocked_on=day("2023-01-10"))
    contract = Contract(number="甲", plan=plan, penalty_yearly=FIVE_PER_10000, asset=asset)
    sums = contract_sums(contract, day("2022-10-15"))
    # 1,000 × 0.05 % × (92 + 61) d = 76.50; with the third rent's 30 d 91.50
    assert sums.charge_after_lock.amount == yuan("76.50")
    assert sums.charge_agreed.amount == yuan("91.50")


def test_a_short_lock_costs_nothing():
    asset = Asset(locked_on=day("2023-08-01"), unlocked_on=day("2023-09-01"))
    assert contract_sums(replace(TERMS, asset=asset), AT_OCTOBER).charge_after_lock is None


UNKNOWN = [
    pytest.param(Contract(number="甲"), None, None, id="只有合同号"),
    pytest.param(
        Contract(number="甲", stated_due=yuan("10"), stated_not_due=yuan("20")), "10", "20",
        id="只有公司自报的数",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("contract", "due", "later"), UNKNOWN)
def test_what_is_unknown_is_not_nought(contract, due, later):
    sums = contract_sums(contract, AT_OCTOBER)
    assert sums.due_rent.amount == (None if due is None else yuan(due))
    assert sums.not_due.amount == (None if later is None else yuan(later))
    assert sums.charge_agreed.amount is None
    assert sums.paid_share is sums.periods_due is sums.days_overdue is None


LEFT_OUT = [
    # what the row tells, claim, fee for preservation
    pytest.param({}, None, None, id="什么都没有"),
    pytest.param({"costs": yuan("3000"), "purchase_price": yuan("100")}, None, None, id="只有费用"),
    pytest.param({"stated_not_due": yuan("20000")}, None, None, id="只知未到期租金"),
    # 10,000 × 1 % + 20
    pytest.param({"stated_due": yuan("10000")}, "10000", "120.00", id="只知到期租金"),
]


@pytest.mark.parametrize(("told", "claim", "fee"), LEFT_OUT)
def test_where_the_rent_due_is_unknown_so_is_every_sum_built_on_it(told, claim, fee):
    sums = contract_sums(Contract(number="甲", **told), AT_OCTOBER)
    known = None if claim is None else yuan(claim)
    assert sums.claim_all.amount == sums.claim_net.amount == known
    assert sums.preservation_fee.amount == (None if fee is None else yuan(fee))


MISMATCHES = [
    pytest.param({"paid_periods": 13}, "多于总期数12", id="已付期数过多"),
    pytest.param({"paid_amount": yuan("20000")}, "少于已付6期", id="金额少于期数"),
    pytest.param({"paid_amount": yuan("70000")}, "超出全部应付", id="付多了"),
    pytest.param({"receipts": paid(("2023-02-15", "5000"))}, "不一致", id="明细与已付栏不符"),
    pytest.param({"plan": TWO_RENTS}, "列有2期，与期数12不一致", id="租金计划与期数不符"),
]


@pytest.mark.parametrize(("changed", "says"), MISMATCHES)
def test_a_row_that_does_not_fit_together_says_so(changed, says):
    notes = contract_sums(replace(TERMS, **changed), AT_OCTOBER).notes
    assert any(says in note for note in notes)


AGREED_BY_LPR = [
    # 8,000 due on 15 June 2023, counted to 20 March 2024: 279 days, of which at the one-year LPR
    # 4 at 3.65 %, 62 at 3.55 %, 213 at 3.45 %, together 969.55 % days; at the other LPR 4 at 4.30 %,
    # 245 at 4.20 %, 30 at 3.95 %, together 1,164.70 % days.
    # 8,000 × 9.6955 × 4 ÷ 365 = 850.0164
    pytest.param({"times": yuan("4")}, "850.02", "（LPR3.45%×4）", id="LPR的4倍"),
    # 8,000 × 9.6955 × 1.5 ÷ 365 = 318.7562
    pytest.param({"times": yuan("1.5")}, "318.76", "（LPR3.45%×1.5）", id="LPR上浮50%"),
    # 8,000 × (9.6955 + 279 × 0.03) ÷ 365 = 8,000 × 18.0655 ÷ 365 = 395.9562
    pytest.param({"plus": yuan("0.03")}, "395.96", "（LPR3.45%+3%）", id="LPR加300个基点"),
    # 8,000 × 11.647 ÷ 365 = 255.2767
    pytest.param({"over_five_years": True}, "255.28", "（LPR3.95%）", id="五年期以上LPR"),
]


@pytest.mark.parametrize(("link", "charge", "step"), AGREED_BY_LPR)
def test_an_agreed_rate_tied_to_the_lpr_is_counted_period_by_period(link, charge, step):
    plan = rents(("2023-06-15", "8000"))
    contract = Contract(number="甲", plan=plan, penalty="随LPR", penalty_lpr=LprLink(**link))
    line = contract_sums(contract, day("2024-03-20")).charge_agreed
    assert line.amount == yuan(charge)
    (part,) = line.parts
    assert step in part.formula and part.formula.startswith("8,000.00元 × （4日 × 年")
    assert part.formula.count("日 × 年") == 3 and part.formula.endswith("） ÷ 365")
    assert "分段按当日报价计" in line.source


def test_an_agreed_rate_beyond_the_table_or_before_it_says_so():
    late = Contract(number="甲", plan=rents(("2024-03-01", "1000")), penalty_lpr=LprLink())
    line = contract_sums(late, day("2030-01-01")).charge_agreed
    assert line.amount is not None and "请核对最新报价" in line.source
    early = replace(late, plan=rents(("2019-08-01", "1000")))
    sums = contract_sums(early, day("2020-08-01"))
    assert sums.charge_agreed.amount is None
    assert "2019-08-20前没有这一报价" in sums.charge_agreed.formula
    assert sums.claim_net.amount == 1000 and "违约金" in sums.claim_all.formula.partition("（")[2]


TAKEN = [
    pytest.param({}, "付租周期未填，按每月一期；首期付租日未填，按每期期末付租", id="都没填"),
    pytest.param({"period_months": 3}, "首期付租日未填，按每期期末付租", id="只填周期"),
    pytest.param({"period_months": 3, "first_due": day("2023-02-01")}, None, id="都填了"),
    pytest.param({"plan": TWO_RENTS}, None, id="有租金计划"),
]


@pytest.mark.parametrize(("told", "says"), TAKEN)
def test_what_the_plan_takes_for_granted_is_said_beside_the_rent(told, says):
    contract = Contract(
        number="甲", started_on=day("2023-01-01"), periods=4, rent=yuan("100"), **told
    )
    source = contract_sums(contract, AT_OCTOBER).due_rent.source
    assert (says in source) if says else ("未填" not in source)


def test_before_the_first_lpr_no_figure_is_made_up():
    contract = Contract(number="甲", plan=rents(("2019-08-01", "1000")))
    line = contract_sums(contract, day("2020-08-01")).charge_at_lpr4
    assert line.amount is None
    assert "2019-08-20前没有这一报价" in line.formula


def test_a_day_beyond_the_lpr_table_and_unchecked_rows_say_so():
    line = contract_sums(TERMS, day("2030-01-01")).charge_at_lpr4
    assert "请核对最新报价" in line.source and "尚待与公布值核对" in line.source
    within = Contract(number="甲", plan=rents(("2024-03-01", "100")))
    line = contract_sums(within, day("2024-04-01")).charge_at_lpr4
    assert "核对" not in line.source


# What must hold of any contract.

SOME_DAY = day("2024-06-30")
AMOUNTS = st.integers(1, 5_000_000).map(lambda fen: Decimal(fen) / 100)
DAYS = st.integers(0, 900).map(lambda n: day("2022-06-01") + timedelta(n))
RECEIPTS = st.lists(st.builds(Receipt, day=DAYS, amount=AMOUNTS), max_size=6).map(tuple)


@st.composite
def contracts(draw):
    return Contract(
        number="甲",
        started_on=draw(DAYS),
        periods=draw(st.integers(1, 24)),
        rent=draw(AMOUNTS),
        receipts=draw(RECEIPTS),
        order=draw(st.sampled_from([None, *PaymentOrder])),
        penalty_yearly=draw(
            st.sampled_from([Decimal("0.1825"), Decimal("0.24"), Decimal("0.365")])
        ),
        purchase_price=draw(st.none() | AMOUNTS),
        costs=draw(st.none() | AMOUNTS),
        deposit=draw(st.none() | AMOUNTS),
        asset=Asset(value=draw(st.none() | AMOUNTS)),
    )


def owed(contract):
    return contract_sums(contract, SOME_DAY).claim_all.amount


@settings(max_examples=60, deadline=None)
@given(contracts())
def test_totals_add_up(contract):
    sums = contract_sums(contract, SOME_DAY)
    for line in (
        sums.due_rent,
        sums.not_due,
        sums.charge_agreed,
        sums.charge_at_24,
        sums.claim_all,
    ):
        if line.parts:
            known = [part.amount for part in line.parts if part.amount is not None]
            assert line.amount == sum(known)
    assert sums.unpaid_rent.amount == sums.due_rent.amount + sums.not_due.amount
    received = sum(r.amount for r in contract.receipts if r.day <= SOME_DAY)
    rent = contract.rent * contract.periods
    assert sums.unpaid_rent.amount >= max(rent - received, 0)
    for line in sums.lines():
        for _, each in line.walk():
            assert each.amount is None or each.amount == to_fen(each.amount)


@settings(max_examples=60, deadline=None)
@given(contracts(), DAYS, AMOUNTS)
def test_who_pays_more_never_owes_more(contract, on, amount):
    more = (*contract.receipts, Receipt(day=on, amount=amount))
    assert owed(replace(contract, receipts=more)) <= owed(contract)


@settings(max_examples=40, deadline=None)
@given(contracts(), st.integers(0, 400))
def test_a_higher_rate_and_a_later_day_never_cost_less(contract, later):
    sums = contract_sums(contract, SOME_DAY)
    charge, capped = sums.charge_agreed.amount, sums.charge_at_24.amount
    if contract.order is PaymentOrder.RENT_FIRST:
        assert (
            (charge <= capped) if contract.penalty_yearly <= Decimal("0.24") else charge >= capped
        )
    after = contract_sums(contract, SOME_DAY + timedelta(later))
    if not [r for r in contract.receipts if r.day > SOME_DAY]:
        assert after.claim_all.amount >= sums.claim_all.amount


@settings(max_examples=40, deadline=None)
@given(contracts(), AMOUNTS, AMOUNTS)
def test_a_better_sale_never_leaves_more_owed(contract, price, more):
    sums = contract_sums(contract, SOME_DAY)
    assert sums.after_sale(price + more).amount <= sums.after_sale(price).amount
    assert sums.after_sale(price).amount >= 0


def test_default_charges_stop_on_the_day_bankruptcy_is_accepted():
    # 8,000 × 0.05 % × 10 d to 2023-02-10, however late the day of the figures.
    contract = Contract(
        number="甲",
        plan=rents(("2023-01-31", "8000")),
        penalty_yearly=FIVE_PER_10000,
        standing=Standing(bankruptcy_on=day("2023-02-10")),
    )
    figures = contract_sums(contract, day("2024-03-20"))
    assert figures.charge_agreed.amount == yuan("40.00")
    assert figures.charge_at_24.amount == yuan("52.60")
    assert "企业破产法第四十六条" in (figures.charge_agreed.source or "")
    before = contract_sums(contract, day("2023-02-05"))
    assert before.charge_agreed.amount == yuan("20.00")


def test_a_row_without_rents_has_no_claim_and_no_fee_rather_than_nothing():
    figures = contract_sums(Contract(number="甲", costs=yuan("500")), day("2024-03-20"))
    unknown = (figures.unpaid_rent, figures.claim_all, figures.claim_net, figures.court_fee)
    assert [line.amount for line in unknown] == [None] * 4
