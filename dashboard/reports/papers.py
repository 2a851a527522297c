"""Which papers a contract can have, each made in memory, one by one or as a .zip."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

from cases.errors import QueryError
from cases.labelled import Labelled
from cases.triage.contract import Forum
from dashboard.reports.case_memo import render_memo
from dashboard.reports.complaint import render_complaint
from dashboard.reports.demand_letter import render_demand_letter
from dashboard.reports.evidence_list import render_evidence_list
from dashboard.reports.matter import Matter
from dashboard.reports.phrases import file_name
from dashboard.reports.preservation_application import render_preservation


class PaperKind(Labelled):
    """A paper that can be made for a contract."""

    MEMO = "memo", "案件备忘"
    DEMAND = "demand", "催告函"
    COMPLAINT = "complaint", "民事起诉状"
    PRESERVATION = "preservation", "财产保全申请书"
    EVIDENCE = "evidence", "证据清单"


_RENDER: Mapping[PaperKind, Callable[[Matter], bytes]] = {
    PaperKind.MEMO: render_memo,
    PaperKind.DEMAND: render_demand_letter,
    PaperKind.COMPLAINT: render_complaint,
    PaperKind.PRESERVATION: render_preservation,
    PaperKind.EVIDENCE: render_evidence_list,
}


def refusal(kind: PaperKind, matter: Matter) -> str | None:
    """Why a paper would be out of place for this contract; None where it fits."""
    standing, due = matter.contract.standing, matter.sums.due_rent.amount
    if kind is PaperKind.DEMAND and not due:
        return "没有到期未付的租金，无需催告。"
    if kind is PaperKind.COMPLAINT and standing.forum is Forum.ARBITRATION:
        return "合同约定仲裁，应向仲裁机构申请，不能向法院起诉。"
    if kind is PaperKind.COMPLAINT and standing.bankruptcy_on is not None:
        return "承租人破产已受理，应先向管理人申报债权。"
    if kind is PaperKind.PRESERVATION:
        return matter.triaged.preservation.barred
    return None


def render_paper(kind: PaperKind, matter: Matter) -> bytes:
    """A paper as .docx. Raises QueryError where it would be out of place."""
    reason = refusal(kind, matter)
    if reason is not None:
        raise QueryError(f"不能制作{kind.label}：{reason.rstrip('。')}。请改用其他文书。")
    return _RENDER[kind](matter)


def paper_name(kind: PaperKind, matter: Matter) -> str:
    """The file's name: contract number, lessee, paper."""
    lessee = f"-{file_name(matter.contract.lessee)}" if matter.contract.lessee else ""
    return f"{file_name(matter.contract.number)}{lessee}-{kind.label}.docx"


def render_bundle(matters: Iterable[Matter], others: Mapping[str, bytes] | None = None) -> bytes:
    """All fitting papers of the contracts as .zip, a folder each; ``others`` are further files."""
    data = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in (others or {}).items():
            bundle.writestr(name, content)
        for matter in matters:
            folder = _free(file_name(matter.contract.number), taken)
            for kind in PaperKind:
                if refusal(kind, matter) is None:
                    name = f"{folder}/{paper_name(kind, matter)}"
                    bundle.writestr(name, render_paper(kind, matter))
    return data.getvalue()


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered where two contracts would share a folder; remembered in ``taken``.

    Names that differ in case alone share a folder on most computers.
    """
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free.casefold())
    return free
