"""The record of one case: frozen, typed, and knowing nothing of how it was made.

Money is Decimal yuan unless ``currency`` says otherwise; unknown is None; a tuple is empty where
the text states none. Spans refer to ``Case.text``.
"""

from dataclasses import field
from datetime import date
from decimal import Decimal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from cases.evidence import Evidence, Span
from cases.taxonomy import (
    AmountPrecision,
    ClaimType,
    Collection,
    DisputeType,
    DurationUnit,
    Effect,
    Favours,
    Grade,
    LeaseMode,
    LegalRole,
    Outcome,
    PartKind,
    PartyKind,
    PassageRole,
    ProceduralRole,
    Procedure,
)

# A field that no record has is a fault of its author, never silently dropped.
STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Source:
    """Where a case was published; ``start`` and ``end`` are offsets into the document, if known."""

    document: str
    publisher: str
    title: str | None = None
    url: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Party:
    """A person in the case, named exactly as the text names it."""

    name: str
    aliases: tuple[str, ...] = ()
    procedural_role: ProceduralRole | None = None
    legal_role: LegalRole | None = None
    kind: PartyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Lease:
    """Terms of the lease as stated; sums in CNY, ``term_months`` and ``periods`` counted."""

    mode: LeaseMode | None = None
    asset: str | None = None
    quantity: str | None = None
    price: Decimal | None = None
    financed_amount: Decimal | None = None
    total_rent: Decimal | None = None
    down_payment: Decimal | None = None
    deposit: Decimal | None = None
    term_months: int | None = None
    periods: int | None = None
    rent_per_period: Decimal | None = None
    purchase_price: Decimal | None = None
    default_charge: str | None = None
    registered_owner: str | None = None
    signed_on: str | None = None
    periods_paid: str | None = None
    periods_owed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Claim:
    """One thing asked for and its fate; ``amount`` is the sum asked, CNY, if stated."""

    claimant: str
    claimant_role: LegalRole | None = None
    type: ClaimType
    text: str
    amount: Decimal | None = None
    amount_granted: Decimal | None = None
    outcome: Outcome | None
    reason: str | None = None
    counterclaim: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Defence:
    """One objection; ``accepted`` is None where the court did not rule on it."""

    party: str
    text: str
    accepted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Citation:
    """A statute as cited; ``article`` and below are None where only the law is named."""

    law: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Amount:
    """A sum of money in its exact words; ``about`` says in a few words what it is."""

    value: Decimal
    text: str
    currency: str = "CNY"
    precision: AmountPrecision = AmountPrecision.EXACT
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class DateMention:
    """A date in its exact words.

    ``date`` is ISO at the precision stated: ``2023-01-10``, ``2022-07`` or ``2021``.
    """

    date: str
    text: str
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Duration:
    """A length of time in its exact words."""

    value: int
    unit: DurationUnit
    text: str
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Rate:
    """A rate of interest or penalty in its words; ``yearly`` is a fraction, None if floating."""

    text: str
    yearly: Decimal | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Part:
    """A headed part of a published case; ``heading`` is as printed, None where it is missing."""

    kind: PartKind
    heading: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Passage:
    """A run of the facts or result part that plays one role."""

    role: PassageRole
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Case:
    """One case. ``told`` is False for an entry of which only the title was published.

    ``trial_court`` is the court whose decision the record reports, as the text names it.
    ``thin_facts`` marks a case whose source tells the outcome plainly but the facts in outline.
    """

    case_id: str
    collection: Collection
    told: bool
    publisher: str
    region: str | None = None
    trial_court: str | None = None
    case_number: str | None = None
    title: str
    case_name: str | None = None
    cause: str | None = None
    procedure: Procedure | None = None
    decision_date: date | None = None
    year: int | None = None
    parties: tuple[Party, ...] = ()
    lease: Lease | None = None
    claims: tuple[Claim, ...] = ()
    defences: tuple[Defence, ...] = ()
    issues: tuple[str, ...] = ()
    statutes: tuple[Citation, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DateMention, ...] = ()
    durations: tuple[Duration, ...] = ()
    rates: tuple[Rate, ...] = ()
    dispute_types: tuple[DisputeType, ...] = ()
    factors: tuple[str, ...] = ()
    outcome: Outcome | None = None
    favours: Favours | None = None
    rule: str | None = None
    significance: str | None = None
    grade: Grade | None = None
    effect: Effect = Effect.UNKNOWN
    notes: tuple[str, ...] = ()
    reviewed: bool = False
    thin_facts: bool = False
    source: Source
    text: str = field(default="", repr=False)
    parts: tuple[Part, ...] = ()
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=(), compare=False, repr=False)

    def part(self, kind: PartKind) -> str | None:
        """The words of the first part of that kind, None where the case has none."""
        return next((p.span.of(self.text) for p in self.parts if p.kind is kind), None)

    def told_as(self, role: PassageRole) -> str:
        """The passages of one role in order, each on a line; '' where there is none."""
        return "\n".join(p.span.of(self.text) for p in self.passages if p.role is role)

    def evidence_for(self, path: str) -> tuple[Evidence, ...]:
        """Evidence of the value at ``path`` and of everything beneath it."""
        return tuple(
            e
            for e in self.evidence
            if e.field == path or e.field.startswith((path + ".", path + "["))
        )
