"""One claim as the signals that move it, each with what the law makes one expect of it.

A signal is a factor seen from the claimant, a rule of law that speaks to the claim, or the type
and side of the claim itself. ``prior_of`` gives the prior of every signal, so that a factor that
occurs once in the library still moves the odds the way the law says.
"""

from collections.abc import Iterable, Mapping

from cases.bearing import Bearing, Force
from cases.factors import catalogue
from cases.positions import is_turned
from cases.taxonomy import ClaimType, Direction, Outcome
from models.features import ClaimInput, ReadFactor
from models.informed import Prior
from models.rules import Rule, fired_rules

# Beyond three factors on a side one more hardly adds.
MOST_ON_A_SIDE = 3.0
# A doubtful reading moves the odds a little, but calls no rule of law and stands in no rule's way:
# below this, the exam's stories called 19 wrong rules and not one right one.
SURE_ENOUGH = 0.7

_SEP, _BY = ":", "/"
# How far a factor moves a claim, before any case is seen, by its force.
_BELIEF = {Force.DECIDES: 1.2, Force.REASON: 0.8, Force.BACKGROUND: 0.2}
_TOWARD: Mapping[Direction, tuple[float, float, float]] = {
    Direction.FOR: (1.0, 0.0, -1.0),
    Direction.AGAINST: (-1.0, 0.0, 1.0),
    Direction.PARTIAL: (-0.3, 1.0, -0.3),
}
_SETTLED: Mapping[Outcome, tuple[float, float, float]] = {
    Outcome.GRANTED: (1.0, -0.5, -1.0),
    Outcome.PARTLY_GRANTED: (-0.5, 1.5, -0.5),
    Outcome.DENIED: (-1.0, -0.5, 1.0),
}

# How strongly each factor speaks for a loan in the clothes of a lease (融资租赁解释1).
LOAN_IN_SUBSTANCE: Mapping[str, float] = {
    "fictitious_asset": 1.5,
    "price_far_above_value": 1.0,
    "price_far_below_value": 1.0,
    "price_unsupported": 0.7,
    "asset_not_transferable": 0.7,
    "self_issued_documents": 0.7,
    "re_leaseback": 0.5,
    "lessor_without_licence": 0.5,
    "title_not_transferred": 0.4,
    "called_a_loan": 0.4,
}
_MOST_LOAN = 2.0
_IF_LOAN: Mapping[ClaimType, Direction] = {
    ClaimType.UNPAID_RENT: Direction.PARTIAL,
    ClaimType.DUE_RENT: Direction.PARTIAL,
    ClaimType.LIQUIDATED_DAMAGES: Direction.AGAINST,
    ClaimType.RETURN_OF_ASSET: Direction.AGAINST,
    ClaimType.OWNERSHIP: Direction.AGAINST,
    ClaimType.GUARANTOR_LIABILITY: Direction.AGAINST,
    ClaimType.LOAN_REPAYMENT: Direction.FOR,
}
# A standing fact that decides nothing alone (融资租赁解释2).
_WITHOUT_WEIGHT = {"sale_and_leaseback"}


def signals(put: ClaimInput) -> dict[str, float]:
    """Named signals of one claim; a signal not named is 0."""
    found = {
        "bias": 1.0,
        f"type:{put.type}": 1.0,
        f"side:{put.position}": 1.0,
        f"role:{put.role or '-'}": 1.0,
        f"role:{put.type}:{put.role or '-'}": 1.0,
    }
    for factor in put.factors:
        bearing = bearing_of(factor, put)
        if bearing is None:
            continue
        found[signal_of(factor.id, bearing)] = factor.weight
        if bearing.force is not Force.BACKGROUND:
            total = f"sum:{bearing.direction}"
            found[total] = min(MOST_ON_A_SIDE, found.get(total, 0.0) + factor.weight)
    found |= _loan_in_substance(put)
    for rule in rules_of(put):
        outcome = rule.outcome_for(turned=is_turned(put.position))
        found[f"rule:{rule.id}:{outcome}"] = 1.0
    return found


def rules_of(put: ClaimInput) -> list[Rule]:
    """The rules of law that speak to a claim, on facts that are stated and surely read."""
    stated = [f.id for f in put.factors if not f.alleged and f.sureness >= SURE_ENOUGH]
    return fired_rules(put.type, stated)


def bearing_of(factor: ReadFactor, put: ClaimInput) -> Bearing | None:
    """Which way a factor moves a claim and with what force, None where it does not bear."""
    if factor.id in _WITHOUT_WEIGHT:
        return None
    return catalogue()[factor.id].bearings.get(put.position)


def signal_of(factor: str, bearing: Bearing) -> str:
    """The signal of a factor that bears in that way."""
    return f"{bearing.direction}{_BY}{bearing.force}{_SEP}{factor}"


def loan_in_substance(factors: Iterable[ReadFactor]) -> float:
    """How much the factors together speak for a loan, 0 to 2."""
    return min(_MOST_LOAN, sum(LOAN_IN_SUBSTANCE.get(f.id, 0.0) * f.weight for f in factors))


def _loan_in_substance(put: ClaimInput) -> dict[str, float]:
    strength, direction = loan_in_substance(put.factors), _IF_LOAN.get(put.type)
    return {f"loan:{direction}": strength} if strength and direction is not None else {}


def prior_of(name: str) -> Prior:
    """What is believed of a signal before any case is seen. The numbers were chosen by
    cross-validation over the whole library, the directions come from catalogue and rules."""
    kind, _, rest = name.partition(_SEP)
    if kind == "bias":
        return Prior(strength=0.01)
    if kind in ("type", "side"):
        return Prior(strength=3.0)
    if kind == "role":
        return Prior(strength=4.5)
    if kind == "rule":
        return Prior(mean=_times(0.8, _SETTLED[Outcome(rest.rpartition(_SEP)[2])]), strength=3.0)
    if kind in ("sum", "loan"):
        return Prior(mean=_times(0.6, _TOWARD[Direction(rest)]), strength=6.0)
    direction, _, force = kind.partition(_BY)
    return Prior(mean=_times(_BELIEF[Force(force)], _TOWARD[Direction(direction)]), strength=4.0)


def _times(factor: float, values: tuple[float, float, float]) -> tuple[float, float, float]:
    first, second, third = values
    return factor * first, factor * second, factor * third
