"""The second and third part of the complaint: what is asked for, forum and preservation.

Route A asks for all unpaid rent (items 1 to 3), route B for termination (items 4 and 5); the other
route's items are left out with a word, since both cannot be had (融资租赁解释第十条).
"""

from collections.abc import Iterator
from datetime import timedelta

from cases.taxonomy import ClaimType
from cases.triage.contract import Contract, Forum, GuaranteeType
from dashboard.reports.element_form import Element, ElementForm
from dashboard.reports.matter import Matter
from dashboard.reports.phrases import chinese_day, figure, full_figure, ticked
from models.triage.calculation import Line

ANNEX = "附表"
_OTHER_ROUTE = "本案不主张（{reason}，两者只能择一）"


def fill_requests(form: ElementForm, matter: Matter) -> None:
    """The free text and the ten items."""
    form.section("诉讼请求")
    form.element("诉讼请求（概述）").line(summary(matter))
    if matter.terminates:
        for title in ("1. 支付全部未付租金", "2. 违约金、滞纳金、损害赔偿金"):
            form.element(title).line(_OTHER_ROUTE.format(reason="本案请求解除合同"))
        _ownership(form, matter)
        _termination(form)
        _return_and_loss(form, matter)
    else:
        _rent(form.element("1. 支付全部未付租金"), matter)
        _charge(form.element("2. 违约金、滞纳金、损害赔偿金"), matter)
        _ownership(form, matter)
        for title in ("4. 请求解除合同", "5. 返还租赁物，并赔偿因解除合同而受到的损失"):
            form.element(title).line(_OTHER_ROUTE.format(reason="本案请求支付全部租金"))
    _security(form, matter)
    _costs(form, matter)
    form.element("8. 是否主张诉讼费用").line(
        ticked(("是", True), ("否", False)) + "　全部诉讼费用由被告负担"
    )
    _others(form, matter)
    _total(form, matter)


def fill_forum(form: ElementForm, matter: Matter) -> None:
    """The agreed forum, and preservation before suit."""
    standing = matter.contract.standing
    form.section("约定管辖和诉前保全")
    agreed = form.element("1. 有无仲裁、法院管辖约定")
    known = standing.forum is not None or standing.court is not None
    agreed.ask("", True if known else None, "有", "无")
    if known:
        agreed.fill("合同条款及内容", _forum_words(matter))
    if standing.forum is Forum.ARBITRATION:
        agreed.lack("合同约定仲裁：应改向仲裁机构申请，本诉状只可用作整理要素")
    element = form.element("2. 是否已经诉前保全")
    day = standing.preserved_on
    element.ask("", None if day is None else True)
    if day is not None:
        element.fill("保全时间", chinese_day(day))
        element.fill("保全法院", None)
        element.fill("保全案号", None)


def summary(matter: Matter) -> str:
    """The requests in a few sentences; every sum is one of the row's."""
    number = f"编号{matter.contract.number}的融资租赁合同"
    total = matter.total
    asked = "（数额待补）" if total is None else full_figure(total)
    if matter.terminates:
        text = f"请求判令解除{number}"
        wanted = [] if matter.holds_asset else ["返还租赁物"]
        wanted += [f"赔偿损失{asked}"] if total is None or total else []
        if wanted:
            text += "，被告" + "并".join(wanted)
    else:
        text = f"请求判令被告支付{number}项下全部债权{asked}"
        deposit = matter.contract.deposit
        if deposit:
            text += f"（已扣除保证金{figure(deposit)}）"
    others = [
        words
        for claim, words in (
            (ClaimType.SECURITY_RIGHT, "就租赁物拍卖、变卖所得价款优先受偿"),
            (ClaimType.GUARANTOR_LIABILITY, "保证人承担保证责任"),
            (ClaimType.BUYBACK_LIABILITY, "回购人承担回购责任"),
            (ClaimType.TRANSFER_REGISTRATION, "挂靠公司协助办理过户登记"),
        )
        if claim in matter.claims
    ]
    return "，".join([text, *others]) + "，并负担诉讼费用。"


def _rent(element: Element, matter: Matter) -> None:
    sums = matter.sums
    element.fill("到期未付租金", _said(sums.due_rent))
    element.fill("未到期租金", _said(sums.not_due))
    element.fill("留购价款", _said(sums.purchase_price))
    element.line("币种：人民币")
    element.line(f"截至{chinese_day(sums.day)}；明细见{ANNEX}")


def _charge(element: Element, matter: Matter) -> None:
    sums, contract = matter.sums, matter.contract
    element.line(f"截至{chinese_day(sums.day)}")
    element.fill("违约金", _said(sums.charge_agreed))
    standard = _standard(contract)
    element.fill("标准", standard)
    if standard:
        for line in _running_on(matter, standard):
            element.line(line)
    element.line(f"明细见{ANNEX}")


def _running_on(matter: Matter, standard: str) -> Iterator[str]:
    """From the day after the sums: on the rent due, and on later rent once it has fallen due."""
    sums = matter.sums
    start = chinese_day(sums.day + timedelta(days=1))
    due, later = sums.due_rent.amount, sums.not_due.amount
    if is_accelerated(matter):
        due, later = sums.unpaid_rent.amount, None
    if due:
        base = "未付租金" if is_accelerated(matter) else "到期未付租金"
        yield f"自{start}起，以{base}{figure(due)}为基数，按{standard}计至实际付清之日"
    if later:
        yield f"未到期租金{figure(later)}，自提前到期之日（　　年　月　日）起，按同一标准计付"


def is_accelerated(matter: Matter) -> bool:
    """Whether all rent was declared due by the day of the sums."""
    declared = matter.contract.accelerated_on
    return declared is not None and declared <= matter.sums.day


def _standard(contract: Contract) -> str | None:
    """The agreed rate in its words; of one that hangs on the LPR, which LPR and how it runs."""
    link = contract.penalty_lpr
    if link is None or contract.penalty is None:
        return contract.penalty
    tenor = "五年期以上" if link.over_five_years else "一年期"
    return f"{contract.penalty}（{tenor}LPR，按各日报价分段计算）"


def _ownership(form: ElementForm, matter: Matter) -> None:
    element = form.element("3. 是否确认租赁物归原告所有")
    if ClaimType.OWNERSHIP in matter.claims:
        answer: bool | None = True
    elif matter.terminates or ClaimType.SECURITY_RIGHT in matter.claims:
        # Its return, or its sale for the debt (担保解释第六十五条), is asked for instead.
        answer = False
    else:
        answer = None
    element.ask("", answer)


def _termination(form: ElementForm) -> None:
    element = form.element("4. 请求解除合同")
    element.line(
        ticked(("判令解除融资租赁合同", True), ("确认融资租赁合同已于　年　月　日解除", False))
    )


def _return_and_loss(form: ElementForm, matter: Matter) -> None:
    element = form.element("5. 返还租赁物，并赔偿因解除合同而受到的损失")
    sums, gone = matter.sums, matter.holds_asset
    element.line(f"返还租赁物：{ticked(('是', not gone), ('否，已由原告取回', gone))}")
    element.fill("租赁物", _asset(matter))
    element.fill("到期未付租金", _said(sums.due_rent))
    element.fill("未到期租金", _said(sums.not_due))
    element.fill("违约金", _said(sums.charge_agreed))
    element.fill("实现债权的费用", _said(sums.costs))
    element.fill("减：租赁物价值", _said(sums.asset_value))
    if matter.contract.deposit:
        element.line(f"减：保证金：{figure(matter.contract.deposit)}")
    element.fill("赔偿损失", _said(sums.termination_loss))
    element.line(f"截至{chinese_day(sums.day)}；明细见{ANNEX}")


def _security(form: ElementForm, matter: Matter) -> None:
    element = form.element("6. 是否主张担保权利")
    lines = []
    if ClaimType.SECURITY_RIGHT in matter.claims:
        lines.append("就拍卖、变卖租赁物所得价款优先受偿")
    if ClaimType.GUARANTOR_LIABILITY in matter.claims:
        lines += [f"{g.name}承担{suretyship(g.type)}" for g in matter.sureties]
    element.line(ticked(("是", bool(lines)), ("否", not lines)))
    for text in lines:
        element.line(text)


def suretyship(kind: GuaranteeType | None) -> str:
    """The liability asked of a guarantor, in words."""
    if kind is None:
        return "保证责任"
    return "连带保证责任" if kind is GuaranteeType.JOINT else "一般保证责任"


def _costs(form: ElementForm, matter: Matter) -> None:
    element = form.element("7. 是否主张实现债权的费用")
    costs = matter.contract.costs
    element.ask("", None if costs is None else bool(costs))
    if costs:
        element.line(f"金额：{figure(costs)}")
        element.fill("费用明细", None)


def _others(form: ElementForm, matter: Matter) -> None:
    element = form.element("9. 其他请求")
    contract, lines = matter.contract, []
    if contract.buyback is not None and ClaimType.BUYBACK_LIABILITY in matter.claims:
        lines.append(
            f"{contract.buyback.party}支付回购价款：　　　　　　元；"
            "各被告清偿部分相应扣减，原告受偿以本案债权为限"
        )
        element.lack("回购价款的约定和数额")
    if ClaimType.TRANSFER_REGISTRATION in matter.claims:
        lines.append(f"{contract.affiliate}协助办理租赁物的过户登记")
    if contract.deposit and not matter.terminates:
        lines.append(f"已收保证金{figure(contract.deposit)}，同意依约或依民法典第五百六十一条抵充")
    for text in lines or ["无"]:
        element.line(text)


def _total(form: ElementForm, matter: Matter) -> None:
    element = form.element("10. 标的总额")
    total, deposit = matter.total, matter.contract.deposit
    element.fill("合计", None if total is None else full_figure(total))
    unknown = _left_out(matter)
    if total is not None and unknown:
        element.lack(f"{'、'.join(unknown)}不明，合计未计入")
    if not matter.terminates and deposit and matter.sums.claim_all.amount is not None:
        element.line(f"各项合计{figure(matter.sums.claim_all.amount)}，扣除保证金{figure(deposit)}")


def _left_out(matter: Matter) -> list[str]:
    """Names of the figures that the total cannot count."""
    sums = matter.sums
    whole = sums.termination_loss.parts[0] if matter.terminates else sums.claim_all
    return [part.label for part in whole.parts if part.amount is None]


def _said(line: Line) -> str | None:
    return None if line.amount is None else figure(line.amount)


def _asset(matter: Matter) -> str | None:
    asset = matter.contract.asset
    words = (asset.name, asset.quantity, asset.plate, asset.serial)
    return "，".join(word for word in words if word) or None


def _forum_words(matter: Matter) -> str:
    standing = matter.contract.standing
    kind = None if standing.forum is None else standing.forum.label
    return "，".join(word for word in (kind, standing.court) if word)
