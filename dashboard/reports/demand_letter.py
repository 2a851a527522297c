"""催告函: the demand that acceleration and termination both presuppose (民法典第七百五十二条)."""

from dashboard.reports.matter import Matter
from dashboard.reports.paper import Paper
from dashboard.reports.phrases import chinese_day, figure, full_figure, with_chinese_days
from dashboard.reports.statute_names import CIVIL_CODE
from models.triage.calculation import Line

TITLE = "催告函"
DAYS_TO_PAY = 10


def render_demand_letter(matter: Matter, days: int = DAYS_TO_PAY) -> bytes:
    """A demand for what is due, giving ``days`` days from the day of the sums."""
    contract, sums = matter.contract, matter.sums
    paper = Paper(TITLE)
    paper.paragraph(f"{contract.lessee or '　　　　　　'}：", indent=False)
    copies = "、".join(g.name for g in matter.sureties)
    if copies:
        paper.paragraph(f"（抄送保证人：{copies}）", indent=False)
    mode = "" if contract.mode is None else f"（{contract.mode.label}）"
    asset = f"，租赁物为{contract.asset.name}" if contract.asset.name else ""
    paper.paragraph(
        f"贵方与本公司订立融资租赁合同{mode}，合同编号{contract.number}{asset}。"
        f"截至{chinese_day(sums.day)}，贵方欠付情况如下："
    )
    rows = [(line.label, _said(line), _how(line)) for line in (sums.due_rent, sums.charge_agreed)]
    due = Line.total("现应支付合计", (sums.due_rent, sums.charge_agreed))
    rows.append((due.label, _said(due), ""))
    paper.table(("项目", "金额（元）", "说明"), rows, (3.6, 3.6, 8.4), figures=(1,))
    paper.paragraph(_demand(due, days))
    paper.paragraph(_consequence(matter))
    # 企业破产法第四十六条: interest stops when the application is accepted.
    runs_on = contract.standing.bankruptcy_on is None
    if sums.charge_agreed.amount is not None and contract.penalty and runs_on:
        paper.paragraph(f"实际付清前，违约金仍按合同约定的{contract.penalty}继续计算。")
    if copies:
        paper.paragraph(
            "请保证人按照保证合同的约定承担保证责任。本函同时为向保证人提出的承担保证责任的请求。"
        )
    paper.paragraph(f"收款账户：{matter.claimant.account or '（待补：户名、开户行、账号）'}")
    paper.paragraph(f"联系人、联系电话：{matter.claimant.phone or '（待补）'}")
    paper.paragraph("特此函告。")
    paper.closing(
        [
            matter.claimant.name or "（出租人名称，盖章）",
            f"{chinese_day(sums.day)}（以实际发出日为准）",
        ]
    )
    paper.note(
        "发函提示：按合同约定的送达地址以特快专递寄送，面单写明内件名称和合同编号，留存面单、签收记录；"
        "有保证人的逐一寄送，在保证期间内送达。"
    )
    return paper.render()


def _demand(due: Line, days: int) -> str:
    asked = "上述欠款" if not due.amount else full_figure(due.amount)
    return f"请贵方于收到本函之日起{days}日内支付{asked}。"


def _consequence(matter: Matter) -> str:
    """Either way, not both; which one is chosen later."""
    later = matter.sums.not_due
    agreed = "及合同关于加速到期的约定" if matter.contract.acceleration_clause else ""
    rest = f"（另有未到期租金{figure(later.amount)}）" if later.amount else ""
    return (
        f"逾期仍未付清的，本公司将依据{CIVIL_CODE}第七百五十二条{agreed}，"
        f"择一请求支付全部租金{rest}，或者解除合同、收回租赁物并请求赔偿损失，"
        "由此产生的诉讼费、保全费、律师费等依约由贵方承担。"
    )


def _said(line: Line) -> str:
    return "待核" if line.amount is None else figure(line.amount).removesuffix("元")


def _how(line: Line) -> str:
    """The calculation in one line; the periods themselves are in the ledger."""
    return with_chinese_days(line.formula.partition("，逐笔见下")[0])
