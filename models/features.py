"""What a model may see of a claim: only what is known before judgment.

From a case that is the passages of facts, claim and defence, the claim's own words, its type and
the claimant's role. The court's view, the order, the course of proceedings, reasons, rule, title
and key points are never read here; ``tests/test_features.py`` plants marks there to prove it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cases.record import Case, Claim
from cases.roles import parse_role
from cases.taxonomy import ClaimType, Collection, LegalRole, Outcome, PassageRole
from cases.words import content_words
from models.dispute import ClaimQuery, Dispute
from models.prediction import PREDICTED

# Marks put before a token, so that the same word said by different sides is a different feature.
_FACTS, _DEFENCE, _CLAIM, _TYPE, _ROLE = "事实:", "答辩:", "请求:", "类型:", "身份:"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimInput:
    """One claim as put before judgment; words are content words joined by spaces."""

    type: ClaimType
    role: LegalRole | None
    facts: str
    defence: str
    claim: str

    @property
    def tokens(self) -> str:
        """All features as one line of marked tokens."""
        role = self.role.value if self.role else "未知"
        return " ".join(
            [
                *(_FACTS + word for word in self.facts.split()),
                *(_DEFENCE + word for word in self.defence.split()),
                *(_CLAIM + word for word in self.claim.split()),
                _TYPE + self.type.value,
                _ROLE + role,
                f"{_TYPE}{self.type.value}/{role}",
            ]
        )

    @property
    def story(self) -> str:
        """The words of facts, defence and claim, unmarked, for likeness."""
        return " ".join(part for part in (self.facts, self.defence, self.claim) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningClaim:
    """A claim of the library with its fate, one of the three that are predicted."""

    case_id: str
    collection: Collection
    put: ClaimInput
    outcome: Outcome


def learning_claims(library: Iterable[Case]) -> list[LearningClaim]:
    """Every claim of told cases that a court granted, granted in part or denied.

    Claims that the parties settled or withdrew, or whose end is not told, are left out.
    """
    return [
        LearningClaim(
            case_id=case.case_id,
            collection=case.collection,
            put=input_of_claim(case, claim),
            outcome=claim.outcome,
        )
        for case in library
        if case.told
        for claim in case.claims
        if claim.outcome in PREDICTED
    ]


def input_of_claim(case: Case, claim: Claim) -> ClaimInput:
    """A library claim as it stood before judgment."""
    return ClaimInput(
        type=claim.type,
        role=claim.claimant_role,
        facts=_words(case.told_as(PassageRole.FACTS), case.told_as(PassageRole.CLAIM)),
        defence=_words(case.told_as(PassageRole.DEFENCE)),
        claim=_words(claim.text),
    )


def inputs_of_dispute(dispute: Dispute, claims: Iterable[ClaimQuery]) -> list[ClaimInput]:
    """The claims put in a dispute; its facts and defence are cut once."""
    facts, defence = _words(dispute.facts), _words(dispute.defence)
    return [
        ClaimInput(
            type=claim.type,
            role=parse_role(claim.claimant),
            facts=facts,
            defence=defence,
            claim=_words(claim.text),
        )
        for claim in claims
    ]


def story_of_case(case: Case) -> str:
    """The words of facts, claims put and defence of a case, unmarked."""
    told = (PassageRole.FACTS, PassageRole.CLAIM, PassageRole.DEFENCE)
    return _words(*(case.told_as(role) for role in told))


def _words(*texts: str) -> str:
    return " ".join(word for text in texts for word in content_words(text))
