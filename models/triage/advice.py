"""Which way to go: the recommended route with its reason, and every route beside it."""

from dataclasses import dataclass

from cases.triage.contract import Contract
from models.triage.advice_ladder import LADDER, Situation
from models.triage.pattern_odds import PatternOdds
from models.triage.route_blockers import blockers_of
from models.triage.routes import Route, RouteOption, claims_of, option
from models.triage.sums import Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Every route and the one recommended; ``why`` and ``source`` give the reason."""

    options: tuple[RouteOption, ...]
    recommended: Route
    why: str
    source: str
    precedents: tuple[str, ...]

    @property
    def chosen(self) -> RouteOption:
        """The recommended route's option."""
        return next(each for each in self.options if each.route is self.recommended)


def advise(
    contract: Contract, sums: Sums, factors: frozenset[str], pattern_odds: PatternOdds
) -> Advice:
    """The recommended route, and all routes side by side."""
    situation = Situation(contract=contract, sums=sums, factors=factors)
    step = next(step for step in LADDER if step.fits(situation))
    options = []
    for route in Route:
        claims = claims_of(route, contract, sums)
        odds = pattern_odds.odds(factors, claims)
        blockers = blockers_of(route, contract, sums, factors)
        options.append(option(route, contract, sums, odds, blockers))
    return Advice(
        options=tuple(options),
        recommended=step.route,
        why=step.why,
        source=step.source,
        precedents=step.precedents,
    )
