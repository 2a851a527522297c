"""What a model may see of a claim: only what is known before judgment.

From a case that is the passages of facts, claim and defence, the claim's own words, its type and
the claimant's role. The court's view, the order, the course of proceedings, reasons, rule, title
and key points are never read here; ``tests/test_features.py`` plants marks there to prove it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cases.factor_labels import FactorLabel, Stated, factor_labels
from cases.factors import FactorFound, FactorState, catalogue, find_factors
from cases.positions import position_of
from cases.record import Case, Claim
from cases.roles import parse_role
from cases.taxonomy import ClaimType, LegalRole, Outcome, PassageRole
from cases.teaching import taught_disputes
from cases.words import content_words
from models.dispute import ClaimQuery, Dispute
from models.prediction import PREDICTED

# Marks put before a token, so that the same word said by different sides is a different feature.
_FACTS, _DEFENCE, _CLAIM, _TYPE, _ROLE = "事实:", "答辩:", "请求:", "类型:", "身份:"


# What a factor said only by the other side counts, against one told as a fact.
_ALLEGED_WEIGHT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFactor:
    """A legal factor that holds, or is only ``alleged`` by the other side.

    ``sureness`` is how likely it was told at all, 1 where a person read it.
    """

    id: str
    alleged: bool = False
    sureness: float = 1.0

    @property
    def weight(self) -> float:
        """How much it counts, 1 where it is surely told as a fact."""
        return self.sureness * (_ALLEGED_WEIGHT if self.alleged else 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimInput:
    """One claim as put before judgment; words are content words joined by spaces."""

    type: ClaimType
    role: LegalRole | None
    position: str
    facts: str
    defence: str
    claim: str
    factors: tuple[ReadFactor, ...] = ()

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


# What reads facts and defence for factors.
Read = Callable[[str, str], Iterable[FactorFound]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningClaim:
    """A claim with its fate, one of the three that are predicted."""

    case_id: str
    put: ClaimInput
    outcome: Outcome


def learning_claims(library: Iterable[Case]) -> list[LearningClaim]:
    """Every claim of told cases that a court granted, granted in part or denied.

    Claims that the parties settled or withdrew, or whose end is not told, are left out.
    """
    return [
        LearningClaim(
            case_id=case.case_id,
            put=input_of_claim(case, claim),
            outcome=claim.outcome,
        )
        for case in library
        if case.told
        for claim in case.claims
        if claim.outcome in PREDICTED
    ]


def claims_as_read(library: Iterable[Case], read: Read) -> list[LearningClaim]:
    """The same claims with the factors that ``read`` finds in their words, none read by hand."""
    claims = []
    for case in filter(lambda case: case.told, library):
        found = read_factors(read(*_told(case)))
        for claim in case.claims:
            if claim.outcome in PREDICTED:
                put = _input_of(*_told(case), claim.text, (claim.type, claim.claimant_role), found)
                claims.append(LearningClaim(case_id=case.case_id, put=put, outcome=claim.outcome))
    return claims


def input_of_claim(case: Case, claim: Claim) -> ClaimInput:
    """A library claim as it stood before judgment.

    Its factors are those read by hand in words that precede judgment, and those of cues.
    """
    facts, defence = _told(case)
    factors = _by_hand_and_cues(facts, defence, factor_labels().get(case.case_id, ()))
    return _input_of(facts, defence, claim.text, (claim.type, claim.claimant_role), factors)


def _told(case: Case) -> tuple[str, str]:
    """Facts, with the claims as put, and defence of a case."""
    facts = "\n".join([case.told_as(PassageRole.FACTS), case.told_as(PassageRole.CLAIM)])
    return facts, case.told_as(PassageRole.DEFENCE)


@cache
def taught_claims() -> tuple[LearningClaim, ...]:
    """The claims of the hypothetical disputes, to learn from and never to measure on."""
    return tuple(
        LearningClaim(
            case_id=dispute.id,
            put=_input_of(
                dispute.facts,
                dispute.defence or "",
                claim.text,
                (claim.type, parse_role(claim.claimant)),
                _by_hand_and_cues(dispute.facts, dispute.defence or "", dispute.factors),
            ),
            outcome=claim.outcome,
        )
        for dispute in taught_disputes()
        for claim in dispute.claims
    )


def inputs_of_dispute(
    dispute: Dispute, claims: Iterable[ClaimQuery], found: Sequence[FactorFound]
) -> list[ClaimInput]:
    """The claims put in a dispute; its facts and defence are cut once.

    ``found`` are the factors of facts and defence; what the user said of a factor
    (``dispute.known``) goes before what was found.
    """
    facts, defence = _words(dispute.facts), _words(dispute.defence)
    return [
        ClaimInput(
            type=claim.type,
            role=parse_role(claim.claimant),
            position=position_of(claim.type, parse_role(claim.claimant), claim.text),
            facts=facts,
            defence=defence,
            claim=_words(claim.text),
            factors=_known(
                _merged([*read_factors(found), *read_factors(find_factors(claim.text))]),
                dispute.known,
            ),
        )
        for claim in claims
    ]


def read_factors(found: Iterable[FactorFound]) -> list[ReadFactor]:
    """The factors that hold among those found."""
    return [
        ReadFactor(id=factor.id, alleged=factor.alleged, sureness=factor.sureness)
        for factor in found
        if factor.state is FactorState.PRESENT
    ]


def _input_of(
    facts: str,
    defence: str,
    claim: str,
    asked: tuple[ClaimType, LegalRole | None],
    factors: Iterable[ReadFactor],
) -> ClaimInput:
    """A told claim with the factors of its facts and defence, and those of its own words."""
    kind, role = asked
    return ClaimInput(
        type=kind,
        role=role,
        position=position_of(kind, role, claim),
        facts=_words(facts),
        defence=_words(defence),
        claim=_words(claim),
        factors=_merged([*factors, *read_factors(find_factors(claim))]),
    )


def _by_hand_and_cues(facts: str, defence: str, by_hand: Iterable[FactorLabel]) -> list[ReadFactor]:
    """The factors read by hand in words that precede judgment, and those of cues."""
    read = [
        ReadFactor(id=label.id, alleged=label.where is Stated.DEFENCE)
        for label in by_hand
        if label.before_judgment and label.id in catalogue()
    ]
    return [*read, *read_factors(find_factors(facts, defence))]


def story_of_case(case: Case) -> str:
    """The words of facts, claims put and defence of a case, unmarked."""
    told = (PassageRole.FACTS, PassageRole.CLAIM, PassageRole.DEFENCE)
    return _words(*(case.told_as(role) for role in told))


def _merged(factors: Iterable[ReadFactor]) -> tuple[ReadFactor, ...]:
    """Each factor once, as it is told most surely; told as a fact anywhere, it is a fact."""
    kept: dict[str, ReadFactor] = {}
    for factor in factors:
        if factor.id not in kept or factor.weight > kept[factor.id].weight:
            kept[factor.id] = factor
    return tuple(kept.values())


def _known(factors: Iterable[ReadFactor], known: Mapping[str, bool]) -> tuple[ReadFactor, ...]:
    found = [factor for factor in factors if factor.id not in known]
    return (*found, *(ReadFactor(id=name) for name, holds in known.items() if holds))


def _words(*texts: str) -> str:
    return " ".join(word for text in texts for word in content_words(text))
