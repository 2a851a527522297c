"""The legal factors that a row of the triage sheet shows, from its columns and its notes.

Odds are asked for a fact pattern, not for a contract: the pattern tells the factors that bear on
the claim in the catalogue's own example sentences, without names, sums and dates, so that
contracts alike in law are predicted once.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from cases.factors import FactorState, catalogue, find_factors
from cases.taxonomy import ClaimType, LeaseMode, PartyKind
from cases.triage.contract import AssetState, Contract, FeeKind, Forum, GuaranteeType, Guarantor
from models.triage.calendar_months import add_months
from models.triage.clocks import Clock, ClockKind
from models.triage.default_charge import COMMON_CAP, yearly_on
from models.triage.rent_lines import LOCK_MONTHS
from models.triage.sums import Sums

MOST_RENT = Decimal("0.8")
MANY_PERIODS = 2
MUCH_OF_RENT = Decimal("0.15")
_DAILY_5_PER_10000 = Decimal("0.1825")
# A column speaks for the factor and against its opposite that the notes may seem to tell.
_OPPOSITES = {
    "demand_made": "no_demand",
    "no_demand": "demand_made",
    "title_registered": "title_unregistered",
    "title_unregistered": "title_registered",
}


def contract_factors(contract: Contract, sums: Sums, clocks: tuple[Clock, ...]) -> frozenset[str]:
    """Ids of the catalogue's factors that the row shows."""
    told = {
        found.id
        for found in find_factors(contract.notes or "")
        if found.state is FactorState.PRESENT
    }
    shown = {
        *_of_arrears(contract, sums),
        *_of_charges(contract, sums),
        *_of_asset(contract, sums),
        *_of_third_parties(contract, sums, clocks),
    }
    if not contract.demands and "demand_made" not in told:
        shown.add("no_demand")
    overruled = {_OPPOSITES[each] for each in shown if each in _OPPOSITES}
    return frozenset((told - overruled | shown) & set(catalogue()))


def fact_pattern(claim: ClaimType, factors: frozenset[str]) -> str:
    """The factors that bear on a claim told as facts, the same for contracts alike in law."""
    # The catalogue's order, so that the same factors always tell the same text.
    bearing = [
        _sentence(each.id)
        for each in catalogue().values()
        if each.id in factors and claim in each.bears
    ]
    return "".join(["出租人与承租人签订融资租赁合同，承租人欠付租金。", *bearing])


@cache
def _sentence(factor: str) -> str:
    """The example that tells this factor and the fewest others."""

    def others(example: str) -> int:
        found = {f.id for f in find_factors(example) if f.state is FactorState.PRESENT}
        return len(found - {factor}) if factor in found else len(catalogue())

    return min(catalogue()[factor].examples, key=others)


def owns_the_business(contract: Contract, guarantor: Guarantor) -> bool:
    """Whether a guarantor is the owner of the individual business that is the lessee."""
    if contract.lessee_kind is not PartyKind.INDIVIDUAL_BUSINESS:
        return False
    if guarantor.kind not in (None, PartyKind.NATURAL_PERSON):
        return False
    return guarantor.name in (contract.lessee or "") or "经营者" in (contract.notes or "")


def lock_was_long(contract: Contract, sums: Sums) -> bool:
    """Whether the asset was locked for longer than the measure of 天津案例四."""
    locked = contract.asset.locked_on
    if locked is None:
        return False
    return (contract.asset.unlocked_on or sums.day) > add_months(locked, LOCK_MONTHS)


def buyback_is_due(contract: Contract, sums: Sums) -> bool:
    """Whether the agreed length of default has passed; without one, any default will do."""
    if contract.buyback is None:
        return False
    if sums.days_overdue is None:
        return contract.buyback.days is None and bool(sums.due_rent.amount)
    return sums.days_overdue > (contract.buyback.days or 0)


def _of_arrears(contract: Contract, sums: Sums) -> Iterator[str]:
    due, total = sums.due_rent.amount, sums.total_rent
    periods = sums.periods_due or 0
    if periods >= MANY_PERIODS or (due and total and due >= total * MUCH_OF_RENT):
        yield "two_periods_or_15pct"
    if sums.paid_share is not None and sums.paid_share >= MOST_RENT:
        yield "most_rent_paid"
    if due and sums.not_due.amount == 0:
        yield "lease_term_expired"
    if contract.demands:
        yield "demand_made"
    if contract.acceleration_clause:
        yield "acceleration_clause"
    if contract.standing.dishonest or contract.standing.bankruptcy_on is not None:
        yield "anticipatory_breach"
    if contract.standing.bankruptcy_on is not None:
        yield "lessee_bankrupt"
    if contract.standing.acknowledged:
        yield "lessee_admits"
    if contract.mode is LeaseMode.SALE_AND_LEASEBACK:
        yield "sale_and_leaseback"


def _of_charges(contract: Contract, sums: Sums) -> Iterator[str]:
    yearly = yearly_on(contract, sums.day)
    if yearly is not None and yearly > COMMON_CAP:
        yield "penalty_above_24pct"
    if yearly == _DAILY_5_PER_10000:
        yield "penalty_daily_5_per_10000"
    if contract.deposit:
        yield "deposit_paid"
    if contract.fees:
        yield "upfront_deduction"
    for fee in contract.fees:
        if fee.kind is FeeKind.SERVICE and fee.proved is False:
            yield "fee_without_service"
        if fee.kind is FeeKind.INSURANCE and fee.proved is False:
            yield "insurance_fee_not_paid_over"
    if contract.purchase_price:
        yield "purchase_option"


def _of_asset(contract: Contract, sums: Sums) -> Iterator[str]:
    asset = contract.asset
    by_state = {
        AssetState.TAKEN_BACK: "lessor_repossessed",
        AssetState.TAKEN_BY_OTHERS: "repossessed_by_third_party",
        AssetState.LOST: "asset_lost",
        AssetState.SOLD: "lessor_repossessed",
    }
    if asset.state in by_state:
        yield by_state[asset.state]
    if asset.locked_on is not None:
        yield "lessor_locked_asset"
    if lock_was_long(contract, sums):
        yield "lock_without_prompt_remedy"
    if asset.state is AssetState.SOLD and not asset.appraised:
        yield "disposal_without_appraisal"
    if asset.delivered is not None:
        yield "asset_accepted" if asset.delivered else "asset_not_delivered"
    if asset.registered_on is not None:
        yield "title_registered"
    if asset.mortgaged:
        yield "mortgage_to_lessor"


def _of_third_parties(contract: Contract, sums: Sums, clocks: tuple[Clock, ...]) -> Iterator[str]:
    if contract.guarantors:
        yield "guarantee_given"
    for guarantor in contract.guarantors:
        if guarantor.type is GuaranteeType.JOINT:
            yield "joint_guarantee"
        if owns_the_business(contract, guarantor):
            yield "owner_guarantees_own_business"
        if guarantor.kind is PartyKind.COMPANY and guarantor.resolution is not None:
            yield (
                "guarantee_resolution_checked"
                if guarantor.resolution
                else "company_guarantee_without_resolution"
            )
    over = {clock.kind for clock in clocks if clock.days_left < 0 and not clock.done}
    if ClockKind.GUARANTEE in over:
        yield "guarantee_period_lapsed"
    if ClockKind.LIMITATION in over:
        yield "limitation_expired"
    if contract.affiliate:
        yield "affiliation_agreement"
    if buyback_is_due(contract, sums):
        yield "buyback_condition_met"
        if contract.guarantors:
            yield "overlapping_liability"
    if contract.standing.forum is Forum.ARBITRATION:
        yield "arbitration_clause"
    if contract.signed_electronically:
        yield "identity_verified_online"
