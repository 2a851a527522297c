"""Under which procedure the paper was made."""

import re

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.section_kinds import SectionKind, Stage
from cases.taxonomy import Procedure

# The sign of the procedure stands last before the serial number: 民初, 民辖终, 执异, 民二终字第.
_SIGN = re.compile(r"(?P<sign>[一-鿿]{1,2})(?:字)?(?:第)?[0-9]{1,8}(?:-[0-9]{1,3})?(?:号|$)")
_BY_SIGN = (
    (re.compile("执|恢$|协$"), Procedure.ENFORCEMENT),
    (re.compile("破"), Procedure.OTHER),
    (re.compile("初"), Procedure.FIRST_INSTANCE),
    (re.compile("终"), Procedure.SECOND_INSTANCE),
    (re.compile("[申再提监抗]"), Procedure.RETRIAL_REVIEW),
    (re.compile("[特督辖保催他清]"), Procedure.OTHER),
)
_BY_STAGE = {
    Stage.SECOND: (re.compile("上诉人"), Procedure.SECOND_INSTANCE),
    Stage.RETRIAL: (re.compile("再审申请人|申请再审人|抗诉机关|申诉人"), Procedure.RETRIAL_REVIEW),
}
_ENFORCEMENT = re.compile("申请执行人|被执行人|执行裁定书")
_FIRST = re.compile("原告|起诉人")


def find_procedure(paper: Paper, case_number: Found[str] | None) -> Found[Procedure] | None:
    """The procedure by the sign in the case number, else by the parties' roles.

    Both agreeing makes it surest. Retrials heard after being taken up (民再, 民提) count as
    retrial review.
    """
    by_roles = _by_roles(paper)
    if case_number is None:
        return by_roles
    sign = _SIGN.search(case_number.value)
    signed = sign["sign"] if sign else ""
    value = next((value for pattern, value in _BY_SIGN if pattern.search(signed)), None)
    if value is None:
        return by_roles
    agrees = by_roles is not None and by_roles.value is value
    return Found(value=value, spans=case_number.spans, confidence=0.99 if agrees else 0.95)


def _by_roles(paper: Paper) -> Found[Procedure] | None:
    parts = paper.parts(SectionKind.PARTIES)
    if not parts and paper.litigants:
        # Without a heading the introduction of the case tells the roles.
        parts = paper.parts(SectionKind.PROCEEDINGS)
    if not parts:
        return None
    span = parts[0]
    pattern, value = _BY_STAGE.get(paper.stage, (_FIRST, Procedure.FIRST_INSTANCE))
    if paper.stage is Stage.FIRST and _ENFORCEMENT.search(paper.text, 0, span.end):
        pattern, value = _ENFORCEMENT, Procedure.ENFORCEMENT
    role = pattern.search(paper.text, 0, span.end)
    return Found(value=value, spans=(Span(*role.span()),), confidence=0.9) if role else None
