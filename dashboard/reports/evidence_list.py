"""证据清单: what proves each fact, what is at hand, what is still to be found."""

from dashboard.reports.matter import Matter
from dashboard.reports.paper import Paper
from dashboard.reports.phrases import without_ids
from models.triage.evidence_gaps import Proof, Shown, in_order_of_proof

TITLE = "证据清单"


def render_evidence_list(matter: Matter) -> bytes:
    """The list as .docx; what is still to be found stands on a page that is no part of it."""
    contract = matter.contract
    paper = Paper(TITLE)
    paper.paragraph(f"提交人：{matter.claimant.name or '（待补）'}（原告）", indent=False)
    paper.paragraph(
        f"案由：融资租赁合同纠纷　　合同编号：{contract.number}　　"
        f"承租人：{contract.lessee or '（待补）'}",
        indent=False,
    )
    rows = [
        (str(number), proof.label, proof.aim, _claims(proof), _copy(proof), "")
        for number, proof in enumerate(in_order_of_proof(matter.proofs), start=1)
    ]
    paper.table(
        ("序号", "证据名称", "证明目的", "对应请求", "原件、复印件", "页码"),
        rows,
        (1.2, 3.8, 4.2, 3.0, 2.2, 1.2),
        size=10.5,
    )
    paper.closing(["提交人（盖章）：　　　　　　　　", "年　　月　　日"])
    _to_find(paper, matter.proofs)
    return paper.render()


def _to_find(paper: Paper, proofs: tuple[Proof, ...]) -> None:
    wanted = [proof for proof in proofs if proof.shown is not Shown.SHOWN]
    if not wanted:
        return
    paper.page_break()
    paper.heading("待补、待核证据（不属于清单，提交前删去本页和页眉）")
    paper.table(
        ("情况", "证据", "为什么需要", "依据"),
        [
            (proof.shown.label, proof.label, proof.why, without_ids(proof.source))
            for proof in wanted
        ],
        (1.6, 5.4, 4.6, 4.0),
        size=10.5,
    )


def _claims(proof: Proof) -> str:
    return "、".join(claim.label for claim in proof.claims)


def _copy(proof: Proof) -> str:
    return "" if proof.shown is Shown.SHOWN else f"（{proof.shown.label}）"
