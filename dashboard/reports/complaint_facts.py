"""The fourth part of the complaint: the free text, and the twenty-four items in their order."""

from collections.abc import Callable
from decimal import Decimal

from cases.taxonomy import ClaimType, LeaseMode
from cases.triage.contract import AssetState, Contract, GuaranteeType
from dashboard.reports.complaint_requests import ANNEX
from dashboard.reports.element_form import Element, ElementForm
from dashboard.reports.matter import Matter
from dashboard.reports.phrases import OPEN, TICKED, chinese_day, figure
from dashboard.reports.statute_names import grounds_in_law
from models.triage.rent_plan import rent_plan, term_end

_MONTHS = {1: "按月", 3: "按季", 6: "每半年", 12: "按年"}


def fill_facts(form: ElementForm, matter: Matter) -> None:
    """Every item of 事实与理由."""
    form.section("事实与理由")
    form.element("事实与理由（概述）").line(story(matter))
    for number, (title, fill) in enumerate(_ITEMS, start=1):
        fill(form.element(f"{number}. {title}"), matter)


def story(matter: Matter) -> str:
    """What happened, in a few sentences from the row."""
    contract, sums = matter.contract, matter.sums
    claimant = matter.claimant.name or "原告"
    began = "" if contract.started_on is None else f"自{chinese_day(contract.started_on)}起租，"
    mode = "" if contract.mode is None else f"以{contract.mode.label}方式"
    text = (
        f"{claimant}与{contract.lessee or '被告'}{mode}订立融资租赁合同（编号{contract.number}），"
        f"租赁物为{contract.asset.name or '（待补）'}。{began}"
    )
    if contract.periods and contract.rent:
        text += f"共{contract.periods}期，每期租金{figure(contract.rent)}。"
    if sums.due_rent.amount:
        text += f"截至{chinese_day(sums.day)}，到期未付租金{figure(sums.due_rent.amount)}"
        if sums.periods_due:
            text += f"（{sums.periods_due}期），最早一期已逾期{sums.days_overdue}日"
        text += "。"
    return text + _demanded(contract)


def _demanded(contract: Contract) -> str:
    if not contract.demands:
        return ""
    days = "、".join(chinese_day(demand.day) for demand in contract.demands)
    manner = contract.demands[0].manner
    return f"原告于{days}催告{'（' + manner + '）' if manner else ''}，经合理期限仍未付清。"


def _signing(element: Element, matter: Matter) -> None:
    contract = matter.contract
    mode = "" if contract.mode is None else f"（{contract.mode.label}）"
    element.line(f"名称：融资租赁合同{mode}")
    element.fill("编号", contract.number)
    element.fill("签订时间", None)
    element.fill("签订地点", None)


def _parties(element: Element, matter: Matter) -> None:
    contract = matter.contract
    element.fill("出租人", matter.claimant.name)
    element.fill("承租人", contract.lessee)
    seller = contract.lessee if contract.mode is LeaseMode.SALE_AND_LEASEBACK else None
    element.fill("出卖人", seller and f"{seller}（售后回租，与承租人同一）")


def _asset(element: Element, matter: Matter) -> None:
    contract, asset = matter.contract, matter.contract.asset
    element.fill("名称", asset.name)
    element.fill("种类", None if asset.kind is None else asset.kind.label)
    element.fill("数量", asset.quantity)
    if asset.plate:
        element.line(f"车牌号：{asset.plate}")
    element.fill("规格、型号、识别代码", asset.serial)
    element.fill("购买价款", _sum(contract.price))


def _rent(element: Element, matter: Matter) -> None:
    contract, sums = matter.contract, matter.sums
    element.fill("租金总额", _sum(sums.total_rent))
    plan = rent_plan(contract)
    if plan and len({each.amount for each in plan}) > 1:
        element.line(f"各期不等，共{len(plan)}期")
    else:
        element.fill("每期租金", _sum(contract.rent))
        element.fill("期数", None if contract.periods is None else f"{contract.periods}期")
    step = contract.period_months
    element.fill("付租周期", None if step is None else _MONTHS.get(step, f"每{step}个月"))
    element.fill("支付方式", None)


def _term(element: Element, matter: Matter) -> None:
    contract, end = matter.contract, term_end(matter.contract)
    start = contract.started_on
    element.fill("租赁期限自", None if start is None else chinese_day(start))
    element.fill("至", None if end is None else chinese_day(end))
    for label, value in (
        ("首付款", contract.down_payment),
        ("保证金", contract.deposit),
        *((fee.kind.label, fee.amount) for fee in contract.fees),
    ):
        if value:
            element.line(f"{label}：{figure(value)}")


def _afterwards(element: Element, matter: Matter) -> None:
    price = matter.contract.purchase_price
    known = price is not None
    element.line(f"{TICKED if known else OPEN}归承租人所有　{OPEN}归出租人所有　{OPEN}其他")
    element.fill("留购价款", _sum(price))


def _liability(element: Element, matter: Matter) -> None:
    element.fill("逾期违约金", matter.contract.penalty)
    element.fill("合同条款", None)


def _acceleration(element: Element, matter: Matter) -> None:
    element.ask("", matter.contract.acceleration_clause)
    if matter.contract.acceleration_clause:
        element.fill("具体内容及条款", None)
    if matter.contract.accelerated_on is not None:
        element.line(f"已于{chinese_day(matter.contract.accelerated_on)}宣布全部租金提前到期")


def _recovery(element: Element, matter: Matter) -> None:
    element.ask("", None)
    element.fill("具体内容及条款", None)


def _delivery(element: Element, matter: Matter) -> None:
    element.ask("是否已交付", matter.contract.asset.delivered)
    element.fill("交付时间", None)


def _condition(element: Element, matter: Matter) -> None:
    asset = matter.contract.asset
    element.choose("质量", ("符合约定或承租人选择", "没有约定", "有瑕疵"), None)
    element.fill("目前状态", None if asset.state is None else asset.state.label)
    for label, day in (
        ("锁机日", asset.locked_on),
        ("解锁日", asset.unlocked_on),
        ("取回日", asset.taken_back_on),
    ):
        if day is not None:
            element.line(f"{label}：{chinese_day(day)}")
    if asset.state is AssetState.SOLD and asset.sold_for is not None:
        element.line(f"处置价款：{figure(asset.sold_for)}")


def _paid(element: Element, matter: Matter) -> None:
    sums, contract = matter.sums, matter.contract
    paid = None
    if sums.total_rent is not None and sums.unpaid_rent.amount is not None:
        paid = figure(sums.total_rent - sums.unpaid_rent.amount)
    element.fill("已抵充租金", paid)
    if contract.paid_periods is not None:
        element.line(f"已付期数：{contract.paid_periods}期")
    if contract.receipts:
        last = max(receipt.day for receipt in contract.receipts)
        element.line(f"收款{len(contract.receipts)}笔，最后一笔{chinese_day(last)}")


def _overdue(element: Element, matter: Matter) -> None:
    sums = matter.sums
    element.line(f"截至{chinese_day(sums.day)}")
    element.fill("到期未付租金", _sum(sums.due_rent.amount))
    if sums.periods_due is None:
        element.fill("逾期期数、最早一期逾期天数", None)
    else:
        element.line(f"逾期{sums.periods_due}期，最早一期已逾期{sums.days_overdue}日")
    element.fill("未到期租金", _sum(sums.not_due.amount))
    element.fill("违约金", _sum(sums.charge_agreed.amount))
    element.line(f"明细见{ANNEX}")


def _real_security(element: Element, matter: Matter) -> None:
    element.ask("", matter.contract.asset.mortgaged)
    if matter.contract.asset.mortgaged:
        element.fill("签订时间", None)


def _security_asset(element: Element, matter: Matter) -> None:
    if not matter.contract.asset.mortgaged:
        element.line("无" if matter.contract.asset.mortgaged is False else "")
        if matter.contract.asset.mortgaged is None:
            element.lack("有无抵押、质押")
        return
    element.fill("担保人", matter.contract.lessee)
    element.fill("担保物", matter.contract.asset.name)


def _maximum(element: Element, matter: Matter) -> None:
    element.ask("", None)


def _registration(element: Element, matter: Matter) -> None:
    asset = matter.contract.asset
    element.ask("", asset.mortgaged)
    if asset.mortgaged:
        element.choose("登记种类", ("正式登记", "预告登记"), None)
    if asset.registered_on is not None:
        number = f"，编号{asset.registration_number}" if asset.registration_number else ""
        element.line(f"融资租赁登记：{chinese_day(asset.registered_on)}{number}")


def _guarantee(element: Element, matter: Matter) -> None:
    sureties = matter.sureties
    element.ask("", bool(sureties))
    for surety in sureties:
        element.line(f"保证人：{surety.name}")
    if sureties:
        element.fill("签订时间、主要内容", None)


def _suretyship(element: Element, matter: Matter) -> None:
    for surety in matter.sureties:
        joint, general = (surety.type is kind for kind in GuaranteeType)
        boxes = f"{TICKED if joint else OPEN}连带责任保证　{TICKED if general else OPEN}一般保证"
        months = "没有约定" if surety.months is None else f"约定{surety.months}个月"
        element.line(f"{surety.name}：{boxes}；保证期间{months}")
        if surety.type is None:
            element.lack(f"{surety.name}的保证方式")
    if not matter.sureties:
        element.line("无")


def _other_security(element: Element, matter: Matter) -> None:
    contract, lines = matter.contract, []
    if contract.buyback is not None:
        condition = contract.buyback.condition or "条件待补"
        lines.append(f"{contract.buyback.party}回购：{condition}")
    if contract.deposit:
        lines.append(f"保证金{figure(contract.deposit)}")
    for line in lines or ["无"]:
        element.line(line)


def _basis(element: Element, matter: Matter) -> None:
    element.fill("合同约定（条款）", None)
    element.line("法律规定：" + "；".join(grounds_in_law(matter)))


def _further(element: Element, matter: Matter) -> None:
    contract = matter.contract
    lines = [
        f"{owner.name}系个体工商户的经营者，债务本由其承担，不作保证人列明"
        for owner in matter.owners
    ]
    if contract.affiliate and ClaimType.TRANSFER_REGISTRATION in matter.claims:
        lines.append(f"租赁物登记在{contract.affiliate}名下，系挂靠")
    if contract.standing.bankruptcy_on is not None:
        day = chinese_day(contract.standing.bankruptcy_on)
        lines.append(f"法院已于{day}受理承租人破产")
        element.lack("承租人已破产：先向管理人申报，诉讼请求应改为确认债权")
    for line in lines or ["无"]:
        element.line(line)


def _evidence(element: Element, matter: Matter) -> None:
    element.line("另附证据清单")


def _sum(value: Decimal | None) -> str | None:
    return None if value is None else figure(value)


_ITEMS: tuple[tuple[str, Callable[[Element, Matter], None]], ...] = (
    ("合同的签订情况（名称、编号、签订时间、地点）", _signing),
    ("合同主体", _parties),
    ("租赁物情况", _asset),
    ("租金及支付方式", _rent),
    ("租赁期限、费用", _term),
    ("到期后租赁物归属（留购价款）", _afterwards),
    ("违约责任", _liability),
    ("是否约定加速到期条款", _acceleration),
    ("是否约定回收租赁物条件", _recovery),
    ("是否约定解除合同条件", _recovery),
    ("租赁物交付时间", _delivery),
    ("租赁物情况（质量）", _condition),
    ("租金支付情况", _paid),
    ("逾期未付租金情况", _overdue),
    ("是否签订物的担保合同", _real_security),
    ("担保人、担保物", _security_asset),
    ("是否最高额担保", _maximum),
    ("是否办理抵押、质押登记", _registration),
    ("是否签订保证合同", _guarantee),
    ("保证方式", _suretyship),
    ("其他担保方式", _other_security),
    ("请求承担责任的依据", _basis),
    ("其他需要说明的内容", _further),
    ("证据清单", _evidence),
)
