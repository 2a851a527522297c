"""What kind of paper it is: judgment, ruling, mediation or another."""

import re

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.judgment import DocumentType
from cases.section_kinds import SectionKind

_TITLE = re.compile(r"(?P<kind>判决|裁定|调解|决定|通知|裁决)书|支付令|处罚决定")
_KINDS = {
    "判决": DocumentType.JUDGMENT,
    "裁定": DocumentType.RULING,
    "调解": DocumentType.MEDIATION,
}
_ORDERS = re.compile("(?P<kind>判决|裁定|协议|调解书|决定)")
_ORDERED = {
    "判决": DocumentType.JUDGMENT,
    "裁定": DocumentType.RULING,
    "协议": DocumentType.MEDIATION,
    "调解书": DocumentType.MEDIATION,
}


def find_document_type(paper: Paper) -> Found[DocumentType] | None:
    """The kind by the heading's title (民事判决书), else by what the paper orders (判决如下)."""
    heading = next(iter(paper.parts(SectionKind.HEADING)), None)
    titles = list(_TITLE.finditer(paper.text, 0, heading.end if heading else 0))
    if titles:
        # A page's own title, which may name another paper, stands before the court's.
        title = titles[-1]
        kind = _KINDS.get(title["kind"] or "", DocumentType.OTHER)
        return Found(value=kind, spans=(Span(*title.span()),), confidence=0.99)
    for basis in paper.parts(SectionKind.LEGAL_BASIS):
        ordered = list(_ORDERS.finditer(paper.text, basis.start, basis.end))
        if ordered:
            kind = _ORDERED.get(ordered[-1]["kind"], DocumentType.OTHER)
            return Found(value=kind, spans=(Span(*ordered[-1].span()),), confidence=0.9)
    return None
