"""One contract through everything: sums, clocks, odds, routes, evidence, warnings, score."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.taxonomy import DisputeType
from cases.triage.contract import Contract
from cases.triage.contract_of_row import Problem
from models.prediction import PREDICTED, ClaimPrediction
from models.triage.advice import Advice, advise
from models.triage.clocks import Clock, contract_clocks
from models.triage.contract_factors import contract_factors
from models.triage.dispute_pattern import dispute_pattern
from models.triage.evasion import RedFlag, find_evasion
from models.triage.evidence_gaps import Proof, evidence_for, gaps
from models.triage.later_days import later_days
from models.triage.pattern_odds import PatternOdds
from models.triage.preservation import Preservation, screen_preservation
from models.triage.ranking import Score, Weights, ease, stake, urgency
from models.triage.routes import Route, RouteOption
from models.triage.sums import Sums, contract_sums


@dataclass(frozen=True, slots=True, kw_only=True)
class TriagedContract:
    """Everything said of one contract on ``day``; ``problems`` are faults of the sheet's row."""

    contract: Contract
    day: date
    problems: tuple[Problem, ...]
    sums: Sums
    factors: frozenset[str]
    dispute_type: DisputeType
    advice: Advice
    clocks: tuple[Clock, ...]
    preservation: Preservation
    red_flags: tuple[RedFlag, ...]
    proofs: tuple[Proof, ...]
    score: Score

    @property
    def gaps(self) -> tuple[Proof, ...]:
        """Proofs that are missing."""
        return gaps(self.proofs)

    @property
    def odds(self) -> tuple[ClaimPrediction, ...]:
        """Odds of the recommended route's claims; of acceleration's where it claims nothing."""
        chosen = self.advice.chosen
        if not chosen.claims:
            chosen = next(o for o in self.advice.options if o.route is Route.ACCELERATE)
        return tuple(chosen.odds[claim] for claim in chosen.claims)

    def to_json(self, weights: Weights) -> dict[str, Any]:
        """The command line's form, without rank and group, which need the other contracts."""
        contract, advice = self.contract, self.advice
        kind = contract.asset.kind
        return {
            "contract": contract.number,
            "row": contract.row,
            "lessee": contract.lessee,
            "product": contract.product,
            "region": contract.region,
            "asset_kind": None if kind is None else kind.value,
            "day": self.day.isoformat(),
            "dispute_type": self.dispute_type.value,
            "dispute_label": self.dispute_type.label,
            "score": self.score.weighed(weights),
            "score_formula": self.score.formula(weights),
            "urgency": round(self.score.urgency, 4),
            "sums": self.sums.to_json(),
            "route": {
                "recommended": advice.recommended.value,
                "label": advice.recommended.label,
                "why": advice.why,
                "source": advice.source,
                "precedents": list(advice.precedents),
                "options": [_option_json(option) for option in advice.options],
            },
            "odds": [_odds_json(claim) for claim in self.odds],
            "clocks": [clock.to_json() for clock in self.clocks],
            "preservation": _preservation_json(self.preservation),
            "red_flags": [
                {"id": f.id, "label": f.label, "quote": f.quote, "precedents": list(f.precedents)}
                for f in self.red_flags
            ],
            "gaps": [{"id": p.id, "label": p.label, "source": p.source} for p in self.gaps],
            "factors": sorted(self.factors),
            "errors": [str(problem) for problem in self.problems],
        }


def triage(
    contract: Contract,
    day: date,
    pattern_odds: PatternOdds,
    problems: Iterable[Problem] = (),
    papers: Iterable[str] = (),
) -> TriagedContract:
    """A contract triaged on that day; ``papers`` are names of files at hand."""
    sums = contract_sums(contract, day)
    clocks = contract_clocks(contract, day)
    factors = contract_factors(contract, sums, clocks)
    advice = advise(contract, sums, factors, pattern_odds)
    preservation = screen_preservation(contract, sums)
    red_flags = find_evasion(_told(contract))
    claims = advice.chosen.claims or _accelerate(advice).claims
    proofs = evidence_for(contract, claims, papers)
    chance = advice.chosen.chance
    if chance is None:
        chance = _accelerate(advice).chance
    notes = [Problem(row=contract.row, column=None, text=n.rstrip("。")) for n in sums.notes]
    return TriagedContract(
        contract=contract,
        day=day,
        problems=(*problems, *later_days(contract, day), *notes),
        sums=sums,
        factors=factors,
        dispute_type=dispute_pattern(factors),
        advice=advice,
        clocks=clocks,
        preservation=preservation,
        red_flags=red_flags,
        proofs=proofs,
        score=Score(
            urgency=urgency(
                clocks, urgent_grounds=preservation.is_urgent, red_flags=len(red_flags)
            ),
            stake=stake(float(sums.claim_net.amount or 0)),
            odds=chance or 0.0,
            ease=ease(
                gaps=len(gaps(proofs)),
                hard_blockers=sum(b.hard for b in advice.chosen.blockers),
            ),
        ),
    )


def _accelerate(advice: Advice) -> RouteOption:
    return next(option for option in advice.options if option.route is Route.ACCELERATE)


def _told(contract: Contract) -> str:
    words = (contract.notes, contract.standing.pending_suits, contract.standing.asset_clues)
    return "\n".join(each for each in words if each)


def _option_json(option: RouteOption) -> dict[str, Any]:
    brings = option.brings
    return {
        "route": option.route.value,
        "open": option.is_open,
        "brings": None if brings is None or brings.amount is None else str(brings.amount),
        "expected": None if option.expected is None else str(option.expected),
        "claims": [claim.value for claim in option.claims],
        "chance": None if option.chance is None else round(option.chance, 4),
        "court_fee": None if option.fee is None else str(option.fee),
        "blockers": [{"text": b.text, "hard": b.hard, "source": b.source} for b in option.blockers],
    }


def _odds_json(claim: ClaimPrediction) -> dict[str, Any]:
    return {
        "type": claim.type.value,
        "outcome": claim.outcome.value,
        "abstained": claim.abstained,
        "probabilities": {o.value: round(claim.probabilities[o], 4) for o in PREDICTED},
        "n": claim.n,
        "basis": claim.basis.value,
        "precedents": [p.case_id for p in claim.precedents[:3]],
    }


def _preservation_json(made: Preservation) -> dict[str, Any]:
    return {
        "urgent": made.is_urgent,
        "ready": made.is_ready,
        "grounds": [g.label for g in made.grounds if g.quote is not None],
        "clues": [
            {"kind": c.kind, "definite": c.is_definite, "missing": list(c.missing)}
            for c in made.clues
        ],
        "barred": made.barred,
        "fee": None if made.fee.amount is None else str(made.fee.amount),
    }
