"""A stand-in for the trained model where a test is about anything but its odds."""

from cases.taxonomy import LegalRole, Outcome
from models.prediction import PREDICTED, Basis, ClaimPrediction, DisputePrediction


class EvenOdds:
    """Answers every claim with the same odds and counts the questions."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def predict(self, dispute):
        self.asked.append(dispute.facts)
        odds = dict(zip(PREDICTED, (0.6, 0.2, 0.2), strict=True))
        claims = tuple(
            ClaimPrediction(
                type=query.type,
                claimant=query.claimant,
                claimant_role=LegalRole.LESSOR,
                outcome=Outcome.GRANTED,
                abstained=False,
                abstained_because=None,
                probabilities=odds,
                outcome_set=(Outcome.GRANTED,),
                base_rate=odds,
                n=10,
                basis=Basis.BASE_RATE,
            )
            for query in dispute.claims
        )
        return DisputePrediction(id=dispute.id, claims=claims, dispute_types=())
