"""Matters for the tests of papers: every example contract, triaged with fixed odds."""

from functools import cache

from cases.taxonomy import Outcome
from cases.triage.examples import EXAMPLE_DAY, render_example_sheet
from cases.triage.sheet import SheetRow, read_sheet_bytes
from dashboard.reports.matter import Claimant, Matter
from models.dispute import Dispute
from models.prediction import Basis, ClaimPrediction, DisputePrediction
from models.triage.one_contract import TriagedContract, triage
from models.triage.pattern_odds import PatternOdds
from models.triage.routes import Route

_ODDS = {Outcome.GRANTED: 0.6, Outcome.PARTLY_GRANTED: 0.3, Outcome.DENIED: 0.1}
CLAIMANT = Claimant(
    name="某某融资租赁有限公司",
    address="天津市滨海新区某路1号",
    representative="王某",
    credit_code="91120116MA00000000",
)


class FixedOdds:
    """Answers every claim alike: papers are tested for what they say, not for the odds."""

    def predict(self, dispute: Dispute) -> DisputePrediction:
        (query,) = dispute.claims
        claim = ClaimPrediction(
            type=query.type,
            claimant=query.claimant,
            claimant_role=None,
            outcome=Outcome.GRANTED,
            abstained=False,
            abstained_because=None,
            probabilities=_ODDS,
            outcome_set=(Outcome.GRANTED,),
            base_rate=_ODDS,
            n=20,
            basis=next(iter(Basis)),
        )
        return DisputePrediction(id=None, claims=(claim,), dispute_types=())


@cache
def triaged_examples() -> tuple[TriagedContract, ...]:
    """Every example, on the day of the examples."""
    odds = PatternOdds(FixedOdds())
    return tuple(triage(row.contract, EXAMPLE_DAY, odds, row.problems) for row in example_rows())


@cache
def example_rows() -> tuple[SheetRow, ...]:
    """The example sheet as it is read."""
    return tuple(read_sheet_bytes(render_example_sheet(), "示例.xlsx").rows())


def matter_of(triaged: TriagedContract, route: Route | None = None) -> Matter:
    """A matter on that route, the recommended one by default."""
    return Matter(triaged=triaged, route=route or triaged.advice.recommended, claimant=CLAIMANT)


def matters() -> list[Matter]:
    """Each example on its recommended route."""
    return [matter_of(triaged) for triaged in triaged_examples()]
