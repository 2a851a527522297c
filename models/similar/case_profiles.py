"""Cases and texts → what likeness compares."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from cases.claim_cues import find_claims
from cases.factor_labels import factor_labels
from cases.factors import FactorState, catalogue, find_factors
from cases.precedents import learning_cases
from cases.record import Case
from cases.roles import parse_role
from cases.words import content_words
from models.dispute import ClaimQuery
from models.similar.case_facets import facet_marks
from models.similar.gist import cosine, gist_of
from models.similar.law_keys import citation_keys, find_law_keys
from models.similar.likeness import Asked, Profile, Rarity
from models.similar.principal_dispute import FURTHER, PrincipalDispute, text_of_case
from models.similar.same_matter import case_numbers, identifying_figures, is_same_matter
from models.similar.search_index import IndexEntry
from models.similar.told import Told

_ALLEGED = 0.5
_CITES, _RESTS_ON = "statute:", "statute_of_factor:"
# The library is of finance and enforcement cases: which of its dispute types a case of another
# cause resembles is mostly chance.
_OFF_TOPIC = 0.3
# Causes under which courts try everything: that the library has one says nothing.
_GENERIC = frozenset(
    {
        "合同纠纷",
        "买卖合同纠纷",
        "租赁合同纠纷",
        "房屋租赁合同纠纷",
        "侵权责任纠纷",
        "财产损害赔偿纠纷",
        "返还原物纠纷",
        "追偿权纠纷",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedCase:
    """What an index keeps of a case, to judge it without reading it."""

    profile: Profile
    gist: Mapping[str, float]
    numbers: frozenset[str]
    figures: frozenset[str]

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """What an index kept."""
        return cls(
            profile=Profile.from_json(value["profile"]),
            gist=value["gist"],
            numbers=frozenset(value["numbers"]),
            figures=frozenset(value["figures"]),
        )

    def is_same_matter(self, other: "IndexedCase") -> bool:
        """Whether both tell one matter."""
        return is_same_matter(
            self.numbers,
            self.figures,
            other.numbers,
            other.figures,
            likeness=cosine(self.gist, other.gist),
        )


def profile_of_case(case: Case) -> Profile:
    """What a record says: factors read by hand or found, dispute types, claims, statutes."""
    return Profile(
        factors=_factors_of_case(case),
        disputes={
            kind: FURTHER if rank else 1.0
            for rank, kind in reversed(list(enumerate(case.dispute_types)))
        },
        asked=frozenset(Asked(type=c.type, role=c.claimant_role) for c in case.claims),
        statutes=citation_keys(case.statutes),
        cause=case.cause,
    )


@cache
def library_rarity() -> Rarity:
    """How much factors, claims and statutes say, by the shipped library."""
    return Rarity(map(profile_of_case, learning_cases()))


def profile_of_told(
    told: Told,
    claims: Iterable[ClaimQuery],
    weigher: PrincipalDispute,
    *,
    leaving_out: Collection[str] = (),
) -> Profile:
    """What is read in a text: factors, claims it makes or calls for, what it is mainly about."""
    asked = [Asked(type=c.type, role=parse_role(c.claimant)) for c in claims] or [
        Asked(type=c.type, role=parse_role(c.claimant)) for c in find_claims(told.facts)
    ]
    factors = _factors_told(told.facts, told.defence)
    odds = weigher.odds(told.words, factors, leaving_out=leaving_out)
    known = told.cause is None or told.cause in weigher.causes - _GENERIC
    sure = 1.0 if known else _OFF_TOPIC
    return Profile(
        factors=factors,
        disputes={kind: share * sure for kind, share in odds.items()},
        asked=frozenset(asked),
        statutes=find_law_keys(told.words),
        cause=told.cause,
    )


def entry_of_case(case: Case) -> IndexEntry:
    """A case as it is searched."""
    profile = profile_of_case(case)
    text = text_of_case(case)
    words = content_words(text)
    return IndexEntry(
        case_id=case.case_id,
        words=words,
        marks=list(
            dict.fromkeys(
                [
                    *facet_marks(case, profile.factors),
                    *profile_marks(profile),
                    *(f"{_RESTS_ON}{key}" for key in sorted(rests_on(profile.factors))),
                ]
            )
        ),
        profile={
            "profile": profile.to_json(),
            "gist": gist_of(words),
            "numbers": sorted(case_numbers(case)),
            "figures": sorted(identifying_figures(case.text)),
        },
    )


def profile_marks(profile: Profile) -> dict[str, float]:
    """A profile as weighted marks of an index."""
    return {
        **{f"dispute:{kind.value}": weight for kind, weight in profile.disputes.items()},
        **{f"factor:{name}": sure for name, sure in profile.factors.items()},
        **{f"claim:{asked.type.value}": 0.5 for asked in profile.asked},
        **{f"{_CITES}{key}": 1.0 for key in profile.statutes},
    }


def statute_marks(statutes: Iterable[str]) -> dict[str, float]:
    """Statutes asked for as weighted marks: cases that cite them, and those whose factors rest on
    them."""
    keys = list(statutes)
    return {
        **{f"{_CITES}{key}": 1.0 for key in keys},
        **{f"{_RESTS_ON}{key}": 0.5 for key in keys},
    }


def rests_on(factors: Iterable[str]) -> frozenset[str]:
    """The statutes that are the legal source of those factors."""
    known = catalogue()
    return frozenset(key for f in factors if f in known for key in find_law_keys(known[f].source))


def _factors_of_case(case: Case) -> dict[str, float]:
    known = catalogue()
    read = {label.id for label in factor_labels().get(case.case_id, ())} | set(case.factors)
    return {
        **_factors_told(text_of_case(case), ""),
        **{name: 1.0 for name in read if name in known},
    }


def _factors_told(facts: str, defence: str) -> dict[str, float]:
    return {
        found.id: _ALLEGED if found.alleged else 1.0
        for found in find_factors(facts, defence)
        if found.state is FactorState.PRESENT
    }
