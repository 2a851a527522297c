"""What the parts of a court paper are called."""

from dataclasses import dataclass

from cases.evidence import Span
from cases.labelled import Labelled


class SectionKind(Labelled):
    """The parts of a court paper."""

    HEADING = "heading", "首部"
    PARTIES = "parties", "当事人"
    PROCEEDINGS = "proceedings", "诉讼经过"
    CLAIMS = "claims", "诉讼请求"
    DEFENCE = "defence", "答辩意见"
    FINDINGS = "findings", "查明事实"
    COURT_VIEW = "court_view", "法院认为"
    LEGAL_BASIS = "legal_basis", "裁判依据"
    ORDER = "order", "裁判主文"
    FEE = "fee", "诉讼费用"
    APPEAL_NOTICE = "appeal_notice", "上诉告知"
    SIGNATURES = "signatures", "落款"


class Instance(Labelled):
    """Whose proceedings a part tells of."""

    THIS = "this", "本审"
    EARLIER = "earlier", "此前各审"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a court paper."""

    kind: SectionKind
    instance: Instance
    span: Span


class Stage(Labelled):
    """At which stage the paper was made, as far as telling its parts apart needs it."""

    FIRST = "first", "一审及其他"
    SECOND = "second", "二审"
    RETRIAL = "retrial", "再审"
