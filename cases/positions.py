"""What a claim stands for: facts that help the one who asks may sink the other who asks the same.

A lessor's registered title carries its own claim and defeats a bank's mortgage on the same machine;
that the lease is really a loan helps who says so and not who says the contract is void. Where the
asker or the words of a claim make that difference, a claim type has several positions, named
``type@position``; any other type is its own only position. Words are data in
``lexicon/positions.json``, the last entry of a type being what remains.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from cases.taxonomy import ClaimType, LegalRole

POSITIONS = Path(__file__).parent / "lexicon" / "positions.json"

_SEP = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One position of a claim type: who takes it, or in which words; empty means any.

    ``is_usual`` marks the one that most who make such a claim take, ``is_turned`` one that asks for
    the opposite of what such claims usually ask: that a lease is a lease, that enforcement go on.
    """

    id: str
    label: str
    is_usual: bool
    is_turned: bool
    roles: frozenset[LegalRole]
    words: tuple[str, ...]
    examples: tuple[tuple[str | None, str], ...]

    def fits(self, role: LegalRole | None, text: str) -> bool:
        """Whether a claimant of that role who asks in these words takes this position."""
        return (not self.roles or role in self.roles) and (
            not self.words or any(word in text for word in self.words)
        )


def position_of(claim: ClaimType, role: LegalRole | None, text: str = "") -> str:
    """The id of the position that a claim takes; ``text`` is what is asked, if it is told.

    >>> position_of(ClaimType.CONTRACT_VALIDITY, LegalRole.LESSEE, "请求确认合同无效")
    'contract_validity@void'
    >>> position_of(ClaimType.DUE_RENT, LegalRole.LESSOR)
    'due_rent'
    """
    for position in positions().get(claim, ()):
        if position.fits(role, text):
            return position.id
    return claim.value


def usual_position(claim: ClaimType) -> str:
    """The position that most who make such a claim take."""
    return next((each.id for each in positions().get(claim, ()) if each.is_usual), claim.value)


def is_turned(position: str) -> bool:
    """Whether that position asks for the opposite of what such claims usually ask."""
    several = positions().get(claim_of(position), ())
    return any(each.is_turned for each in several if each.id == position)


def claim_of(position: str) -> ClaimType:
    """The claim type of a position."""
    return ClaimType(position.partition(_SEP)[0])


@cache
def positions() -> Mapping[ClaimType, tuple[Position, ...]]:
    """The positions of each claim type that has several, in the order they are tried."""
    found: dict[ClaimType, tuple[Position, ...]] = {}
    for entry in json.loads(POSITIONS.read_text(encoding="utf-8")):
        position = Position(
            id=entry["id"],
            label=entry["label"],
            is_usual=entry.get("usual", False),
            is_turned=entry.get("turned", False),
            roles=frozenset(map(LegalRole, entry["roles"])),
            words=tuple(entry["words"]),
            examples=tuple((role, text) for role, text in entry["examples"]),
        )
        claim = claim_of(position.id)
        found[claim] = (*found.get(claim, ()), position)
    return MappingProxyType(found)
