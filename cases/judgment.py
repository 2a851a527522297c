"""What is read from one judgment or ruling by machine: typed, with words and confidence for all.

A ``Judgment`` is what a lawyer confirms; ``cases.record.Case`` is what the library keeps. Spans are
offsets into ``Judgment.text``, the text as it came from the file.
"""

import dataclasses
from dataclasses import field
from datetime import date
from decimal import Decimal

from pydantic.dataclasses import dataclass

from cases.evidence import Span
from cases.labelled import Labelled
from cases.record import (
    STRICT,
    Amount,
    Citation,
    DateMention,
    Defence,
    Duration,
    Lease,
    Passage,
    Rate,
)
from cases.taxonomy import (
    ClaimType,
    DisputeType,
    LegalRole,
    Outcome,
    PartyKind,
    Procedure,
)


class DocumentType(Labelled):
    """What kind of paper a court issued."""

    JUDGMENT = "judgment", "判决书"
    RULING = "ruling", "裁定书"
    MEDIATION = "mediation", "调解书"
    OTHER = "other", "其他文书"


class CourtLevel(Labelled):
    """The four levels of court."""

    SUPREME = "supreme", "最高人民法院"
    HIGH = "high", "高级人民法院"
    INTERMEDIATE = "intermediate", "中级人民法院"
    BASIC = "basic", "基层人民法院"


class Standing(Labelled):
    """A party's role in this instance, or in an earlier one.

    A party that is named only by its former role (原审被告) keeps that.
    """

    PLAINTIFF = "plaintiff", "原告"
    DEFENDANT = "defendant", "被告"
    THIRD_PARTY = "third_party", "第三人"
    APPELLANT = "appellant", "上诉人"
    APPELLEE = "appellee", "被上诉人"
    APPLICANT = "applicant", "申请人"
    RESPONDENT = "respondent", "被申请人"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Litigant:
    """A party as the heading names it; ``aliases`` are the short names the text gives it."""

    name: str
    role: Standing
    aliases: tuple[str, ...] = ()
    former_roles: tuple[Standing, ...] = ()
    legal_role: LegalRole | None = None
    kind: PartyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Demand:
    """One thing a plaintiff, appellant or applicant asks for.

    ``amount`` is the sum asked in CNY; ``base``, ``rate`` and ``period`` are the words of an
    interest formula.
    """

    type: ClaimType
    text: str
    claimant: str | None = None
    amount: Decimal | None = None
    base: str | None = None
    rate: str | None = None
    period: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class OrderItem:
    """One item of the operative part, without its ordinal: who owes what to whom, by when."""

    text: str
    debtors: tuple[str, ...] = ()
    creditors: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    interest: str | None = None
    deadline: str | None = None


# A paper has hundreds of these, made by us of checked parts: a plain record is enough.
@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FieldEvidence:
    """Words that show one field; ``confidence`` in [0, 1] is the chance that the value is right."""

    field: str
    quote: str
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Judgment:
    """One court paper, structured. Unknown is None; nothing here is guessed from outside.

    ``passages`` tell what each run of ``text`` is, so that what precedes the court's view can be
    told from what follows it; an earlier court's view and order count as view and order.
    """

    document: str
    doc_type: DocumentType
    text: str = field(repr=False)
    court: str | None = None
    court_level: CourtLevel | None = None
    province: str | None = None
    case_no: str | None = None
    cause: str | None = None
    cause_normalised: str | None = None
    procedure: Procedure | None = None
    judgment_date: date | None = None
    parties: tuple[Litigant, ...] = ()
    claims: tuple[Demand, ...] = ()
    counterclaims: tuple[Demand, ...] = ()
    defences: tuple[Defence, ...] = ()
    statutes_applied: tuple[Citation, ...] = ()
    order_items: tuple[OrderItem, ...] = ()
    order_amounts: tuple[Amount, ...] = ()
    court_fee: Decimal | None = None
    fee_bearers: tuple[str, ...] = ()
    outcome: Outcome | None = None
    lease: Lease | None = None
    amounts: tuple[Amount, ...] = ()
    rates: tuple[Rate, ...] = ()
    dates: tuple[DateMention, ...] = ()
    durations: tuple[Duration, ...] = ()
    dispute_types: tuple[DisputeType, ...] = ()
    factors: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    evidence: tuple[FieldEvidence, ...] = field(default=(), compare=False, repr=False)
    warnings: tuple[str, ...] = ()
