"""财产保全申请书 by 法〔2024〕42号: before suit where urgent grounds are shown, else with it."""

from collections.abc import Iterator

from dashboard.reports.matter import Matter
from dashboard.reports.paper import Paper
from dashboard.reports.phrases import BLANK, OPEN, TICKED, full_figure, with_chinese_days
from dashboard.reports.statute_names import CIVIL_PROCEDURE, PRESERVATION_OPINION
from models.triage.preservation import Clue

TITLE = "财产保全申请书"


def render_preservation(matter: Matter) -> bytes:
    """The application as .docx, with the checklist on a last page."""
    made = matter.triaged.preservation
    before_suit = made.is_urgent and matter.contract.standing.preserved_on is None
    paper = Paper(("诉前" if before_suit else "") + TITLE)
    _parties(paper, matter)
    paper.heading("请求事项")
    asked = "（数额待补）" if made.security is None else full_figure(made.security)
    paper.paragraph(f"请求查封、扣押、冻结被申请人名下价值{asked}的财产。")
    paper.heading("事实与理由")
    for text in _reasons(matter, before_suit=before_suit):
        paper.paragraph(text)
    _property(paper, matter)
    paper.heading("担保")
    # The opinion speaks of preservation before suit; later the court sets what is to be secured.
    security = "与请求保全数额相当的担保" if before_suit else "人民法院要求的担保"
    paper.paragraph(
        f"申请人愿意提供{security}（现金、保函或保单，待定），"
        "并承担因申请错误给被申请人造成的损失。"
    )
    paper.paragraph("此致")
    paper.paragraph(matter.contract.standing.court or "　　　　　　人民法院", indent=False)
    paper.closing(["申请人（盖章）：　　　　　　　　", "年　　月　　日"])
    _checks(paper, matter, before_suit=before_suit)
    return paper.render()


def _parties(paper: Paper, matter: Matter) -> None:
    claimant = matter.claimant
    paper.paragraph(
        f"申请人：{claimant.name or BLANK}，住所地{claimant.address or BLANK}，"
        f"统一社会信用代码{claimant.credit_code or BLANK}，"
        f"法定代表人{claimant.representative or BLANK}，联系电话{claimant.phone or BLANK}。"
    )
    for respondent in matter.respondents:
        paper.paragraph(
            f"被申请人：{respondent.name or BLANK}（{respondent.capacity.label}），"
            f"{respondent.identity}{BLANK}，住所地{BLANK}。"
        )


def _reasons(matter: Matter, *, before_suit: bool) -> Iterator[str]:
    contract, made = matter.contract, matter.triaged.preservation
    yield (
        f"申请人与{contract.lessee or '承租人'}因编号{contract.number}的融资租赁合同发生纠纷，"
        f"{_owed(matter)}"
    )
    shown = [ground for ground in made.grounds if ground.quote is not None]
    if before_suit:
        words = "；".join(f"{g.label}（{g.quote}，{_item(g.source)}）" for g in shown)
        yield f"现情况紧急：{words}。相应材料附后。如不立即保全，申请人的债权将难以实现。"
    else:
        yield "为避免判决难以执行，申请对被申请人的财产采取保全措施。"
    yield f"依据：{_grounds_in_law(before_suit=before_suit)}。"


def _grounds_in_law(*, before_suit: bool) -> str:
    if not before_suit:
        return f"{CIVIL_PROCEDURE}第一百零三条、第一百零五条"
    return f"{CIVIL_PROCEDURE}第一百零四条；{PRESERVATION_OPINION}第四条、第七条、第十条、第十一条"


def _owed(matter: Matter) -> str:
    due = matter.sums.due_rent.amount
    if not due:
        return "申请人的债权有待保全。"
    demanded = "，经催告未付" if matter.contract.demands else ""
    return f"到期未付租金{full_figure(due)}{demanded}。"


def _item(source: str) -> str:
    return source.replace("诉前保全意见", "法〔2024〕42号")


def _property(paper: Paper, matter: Matter) -> None:
    paper.heading("财产线索")
    clues = matter.triaged.preservation.clues
    if not clues:
        paper.paragraph("（待补：逐项写明财产名称、所在地、权利人和识别号码）")
        return
    # What may not be touched is not asked for.
    wanted = [clue for clue in clues if clue.exempt is None]
    if not wanted:
        paper.paragraph("（所列财产均不得保全，须另行提供线索）")
        return
    rows = [(str(n), clue.kind, clue.text) for n, clue in enumerate(wanted, start=1)]
    paper.table(("序号", "财产种类", "财产名称、位置、权利人和识别号码"), rows, (1.3, 3.0, 11.3))


def _checks(paper: Paper, matter: Matter, *, before_suit: bool) -> None:
    made = matter.triaged.preservation
    paper.page_break()
    paper.heading("保全核对清单（不属于申请书，提交前删去本页和页眉）")
    if not before_suit:
        paper.item("本申请随诉讼提出；改为诉前申请的，须具备下列条件。")
    if made.barred is not None:
        paper.paragraph(f"不得保全：{made.barred}。", bold=True)
    rows = [
        (
            TICKED if check.done else OPEN,
            with_chinese_days(check.text),
            _state(check.done),
            check.source,
        )
        for check in made.checklist
    ]
    paper.table(("", "事项", "情况", "依据"), rows, (1.0, 7.6, 2.4, 4.6))
    _clues(paper, made.clues)
    if made.fee.amount is not None:
        paper.item(f"保全申请费：{full_figure(made.fee.amount)}，{made.fee.formula}。")


def _clues(paper: Paper, clues: tuple[Clue, ...]) -> None:
    """Each clue and what it lacks by item 10."""
    if not clues:
        return
    paper.heading("财产线索是否明确（诉前保全意见第十条）")
    rows = [(clue.kind, clue.text, _lacks(clue)) for clue in clues]
    paper.table(("财产种类", "线索", "情况"), rows, (2.6, 6.5, 6.5))


def _lacks(clue: Clue) -> str:
    if clue.exempt is not None:
        return f"不得保全：{clue.exempt}，未列入申请"
    return "明确" if clue.is_definite else "待补：" + "、".join(clue.missing)


def _state(done: bool | None) -> str:
    return "待核" if done is None else "符合" if done else "不符合或待补"
