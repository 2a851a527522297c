"""The middle of a court paper: claims, defences, findings and the court's view, in order.

In a second-instance or retrial paper each sentence that opens a part is given to this court or to
an earlier one by the words of its head: 上诉称 is said here, 向一审法院起诉请求 was said there.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cases.section_cues import Cue, find_cues, sentence_start
from cases.section_kinds import Instance, SectionKind, Stage

_PARTY_OF_BEFORE = re.compile("(?:原审|一审)(?:本诉|反诉)?(?:原告|被告|第三人)|被上诉人|上诉人")
_TO_LOWER_COURT = re.compile(
    "(?:向|诉至|起诉至)[^，,]{0,20}(?:一审|原审|该)法?院|一审(?:本诉|反诉)?(?:诉讼)?请求|起诉请求|起诉称|仲裁请求"
)
_NOW = {
    Stage.SECOND: re.compile("上诉|本院|二审"),
    Stage.RETRIAL: re.compile("再审|本院|(?<!院)申诉(?!人)"),
}
_BEFORE = {
    Stage.SECOND: re.compile("一审|原审|原判|法院|起诉|^原告|^被告|诉称|诉讼请求"),
    Stage.RETRIAL: re.compile("一审|原审|原判|二审|上诉|法院|起诉|^原告|^被告|诉称|诉讼请求"),
}
_SPEAKS = re.compile(
    "(?P<view>本院认为)|本院(?:依法|均)?(?:应予?以?|予以?|不予|不)支持(?=[，。；])"
    "|撤(?:回|诉)[^。；]{0,30}本院(?:依法)?(?:应予?|予以)准许(?=[，。；])"
)
# How far the story has come; a part follows one of lower rank.
RANK = {
    SectionKind.PROCEEDINGS: 0,
    SectionKind.CLAIMS: 1,
    SectionKind.DEFENCE: 2,
    SectionKind.FINDINGS: 3,
    SectionKind.COURT_VIEW: 4,
    SectionKind.LEGAL_BASIS: 5,
}
_KINDS = {
    "claims": SectionKind.CLAIMS,
    "request": SectionKind.CLAIMS,
    "suit": SectionKind.CLAIMS,
    "motion": SectionKind.CLAIMS,
    "defence": SectionKind.DEFENCE,
    "evidence": SectionKind.FINDINGS,
    "findings": SectionKind.FINDINGS,
    "court_view": SectionKind.COURT_VIEW,
    "lower_order": SectionKind.LEGAL_BASIS,
}


class Mark(NamedTuple):
    """Where a part begins."""

    kind: SectionKind
    start: int
    instance: Instance


def find_story(text: str, start: int, end: int, stage: Stage) -> Iterator[Mark]:
    """Openings of claims, defences, findings and views, in the order that a paper allows.

    A first court that gives its view without a sentence to open it begins where it first speaks.
    """
    marks = list(_told(text, start, end, stage))
    is_told = any(mark.kind is SectionKind.COURT_VIEW for mark in marks)
    last = marks[-1].start if marks else start
    said = _SPEAKS.search(text, last, end) if stage is Stage.FIRST and not is_told else None
    if said is None:
        yield from marks
        return
    opens = said.start() if said["view"] else sentence_start(text, said.start(), last)
    yield from marks
    yield Mark(SectionKind.COURT_VIEW, opens, Instance.THIS)


def _told(text: str, start: int, end: int, stage: Stage) -> Iterator[Mark]:
    cues = list(find_cues(text, start, end))
    last_findings = _last_findings(cues)
    has_claims = any(c.kind in ("claims", "request") for c in cues)
    own_claims = _own_claims(cues, stage)
    kind, instance, soft = SectionKind.PROCEEDINGS, Instance.THIS, False
    closed, told = False, -1
    for cue in cues:
        becomes = _KINDS[cue.kind]
        spoken = _instance(cue, stage, instance, appeals_later=cue.start < own_claims)
        is_own_view = becomes is SectionKind.COURT_VIEW and spoken is Instance.THIS
        is_weak = cue.kind == "motion" and has_claims
        is_weak = is_weak or (cue.kind == "suit" and kind is not SectionKind.PROCEEDINGS)
        if cue.start == told or is_weak or (is_own_view and cue.start < last_findings):
            continue
        if closed and (spoken is Instance.EARLIER or RANK[becomes] < RANK[kind]):
            continue
        if spoken is instance and becomes is kind:
            told = cue.start
        if spoken is instance and not _follows(kind, becomes, soft=soft, cue=cue):
            continue
        kind, instance, soft, told = becomes, spoken, cue.kind == "evidence", cue.start
        is_own = spoken is Instance.THIS and _names_this_court(cue, stage)
        closed = closed or (is_own and RANK[becomes] >= 3 and not (soft and stage is Stage.FIRST))
        yield Mark(kind, cue.start, instance)


def _follows(now: SectionKind, becomes: SectionKind, *, soft: bool, cue: Cue) -> bool:
    """Whether a part may come after another of the same instance."""
    if cue.kind == "lower_order":
        return now is not SectionKind.COURT_VIEW
    if RANK[becomes] > RANK[now]:
        return True
    if "二审" in cue.head and now is SectionKind.COURT_VIEW:
        return True
    if becomes is SectionKind.CLAIMS:
        return now is SectionKind.DEFENCE and RANK[now] < 3
    if becomes is SectionKind.DEFENCE:
        return soft and now is SectionKind.FINDINGS
    return soft and becomes is now


def _instance(cue: Cue, stage: Stage, now: Instance, *, appeals_later: bool) -> Instance:
    """Whose proceedings a sentence tells of, by the words of its head."""
    if stage is Stage.FIRST:
        return Instance.THIS
    head = _PARTY_OF_BEFORE.sub("", cue.head) or cue.head
    if _TO_LOWER_COURT.search(cue.head):
        return Instance.EARLIER
    if stage is Stage.SECOND and cue.kind == "court_view" and "本院" not in cue.head:
        return Instance.EARLIER
    if _NOW[stage].search(head):
        return Instance.THIS
    if _BEFORE[stage].search(head):
        return Instance.EARLIER
    return Instance.EARLIER if appeals_later else now


def _own_claims(cues: list[Cue], stage: Stage) -> int:
    """Where this court's claims are first told, what stands before being older; else 0."""
    if stage is Stage.FIRST:
        return 0
    claims = (c for c in cues if c.kind in ("claims", "request"))
    return next((c.start for c in claims if _NOW[stage].search(c.head)), 0)


def _names_this_court(cue: Cue, stage: Stage) -> bool:
    return stage is Stage.FIRST or _NOW[stage].search(cue.head) is not None


def _last_findings(cues: list[Cue]) -> int:
    """Where the facts were last said to be found, before the last view that is told."""
    views = [c.start for c in cues if c.kind == "court_view"]
    found = [c.start for c in cues if c.kind == "findings" and views and c.start < views[-1]]
    return max(found, default=0)
