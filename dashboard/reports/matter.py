"""One contract as its papers see it: who claims, from whom, by which route, with which sums."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cases.labelled import Labelled
from cases.taxonomy import ClaimType, PartyKind
from cases.triage.contract import AssetState, Contract, Guarantor
from cases.triage.guarantors import company_by_name
from models.triage.contract_factors import owns_the_business
from models.triage.evidence_gaps import Proof, evidence_for
from models.triage.one_contract import TriagedContract
from models.triage.routes import Route, RouteOption, claims_of
from models.triage.sums import Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """The lessor, as the sheet does not tell it; what is unknown is None."""

    name: str | None = None
    address: str | None = None
    registered_at: str | None = None
    representative: str | None = None
    post: str | None = None
    phone: str | None = None
    credit_code: str | None = None
    agent: str | None = None
    agent_office: str | None = None
    delivery_address: str | None = None
    account: str | None = None


class Capacity(Labelled):
    """In what character a party is sued."""

    LESSEE = "lessee", "承租人"
    GUARANTOR = "guarantor", "保证人"
    BUYBACK = "buyback", "回购人"
    AFFILIATE = "affiliate", "挂靠公司、登记车主"


@dataclass(frozen=True, slots=True, kw_only=True)
class Respondent:
    """A party against whom something is asked; ``kind`` is None where the sheet tells none.

    ``owner`` is who runs an individual business, if told.
    """

    name: str | None
    kind: PartyKind | None
    capacity: Capacity
    owner: str | None = None

    @property
    def is_natural(self) -> bool:
        """Whether the form for natural persons is the fitting one."""
        return self.kind is PartyKind.NATURAL_PERSON

    @property
    def identity(self) -> str:
        """What identifies it: a number of the kind that its kind has."""
        if self.kind is None:
            return "证件号码或统一社会信用代码"
        return "证件号码" if self.is_natural else "统一社会信用代码"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A contract with everything worked out about it, and the route that its papers take."""

    triaged: TriagedContract
    route: Route
    claimant: Claimant = Claimant()

    @property
    def contract(self) -> Contract:
        """The contract as the sheet tells it."""
        return self.triaged.contract

    @property
    def sums(self) -> Sums:
        """Its figures on the day of the triage."""
        return self.triaged.sums

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What the suit must prove."""
        return evidence_for(self.contract, self.claims)

    @property
    def option(self) -> RouteOption:
        """The route taken, with its figures."""
        return next(each for each in self.triaged.advice.options if each.route is self.route)

    @property
    def terminates(self) -> bool:
        """Whether the contract is to be terminated: the two cannot be had together."""
        return self.route is Route.TERMINATE

    @property
    def claims(self) -> tuple[ClaimType, ...]:
        """What a suit on this route asks for; other routes fall back on all rent.

        Nothing is asked of a surety where the only one named owes the debt himself.
        """
        route = Route.TERMINATE if self.terminates else Route.ACCELERATE
        idle = () if self.sureties else (ClaimType.GUARANTOR_LIABILITY,)
        return tuple(c for c in claims_of(route, self.contract, self.sums) if c not in idle)

    @property
    def total(self) -> Decimal | None:
        """What a suit asks for in all, in yuan; None where it cannot be said yet."""
        line = self.sums.termination_loss if self.terminates else self.sums.claim_net
        return line.amount

    @property
    def respondents(self) -> tuple[Respondent, ...]:
        """Everyone against whom something is asked, the lessee first."""
        return tuple(self._respondents())

    @property
    def sureties(self) -> tuple[Guarantor, ...]:
        """Guarantors who can be one: the owner of an individual business owes its debts himself."""
        return tuple(g for g in self.contract.guarantors if not self._owns(g))

    @property
    def holds_asset(self) -> bool:
        """Whether the lessor has the asset back, or has sold it: its return cannot be asked for."""
        return self.contract.asset.state in (AssetState.TAKEN_BACK, AssetState.SOLD)

    @property
    def owners(self) -> tuple[Guarantor, ...]:
        """Guarantors who are the lessee's own owners."""
        return tuple(g for g in self.contract.guarantors if self._owns(g))

    def _owns(self, guarantor: Guarantor) -> bool:
        return owns_the_business(self.contract, guarantor)

    def _respondents(self) -> Iterator[Respondent]:
        contract = self.contract
        yield Respondent(
            name=contract.lessee,
            kind=contract.lessee_kind,
            capacity=Capacity.LESSEE,
            owner=next((owner.name for owner in self.owners), None),
        )
        for guarantor in self.sureties:
            yield Respondent(name=guarantor.name, kind=guarantor.kind, capacity=Capacity.GUARANTOR)
        if contract.buyback is not None and ClaimType.BUYBACK_LIABILITY in self.claims:
            party = contract.buyback.party
            kind = company_by_name(party)
            yield Respondent(name=party, kind=kind, capacity=Capacity.BUYBACK)
        if contract.affiliate and ClaimType.TRANSFER_REGISTRATION in self.claims:
            yield Respondent(
                name=contract.affiliate, kind=PartyKind.COMPANY, capacity=Capacity.AFFILIATE
            )
