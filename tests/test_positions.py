"""What a claim stands for: by who asks, and by what is asked."""

import pytest

from cases.positions import claim_of, position_of, positions
from cases.roles import parse_role
from cases.taxonomy import ClaimType, LegalRole

EXAMPLES = [
    pytest.param(claim, who, asked, position.id, id=f"{position.label}-{who}-{asked}")
    for claim, several in positions().items()
    for position in several
    for who, asked in position.examples
]


@pytest.mark.parametrize(("claim", "who", "asked", "expected"), EXAMPLES)
def test_every_example_takes_its_position(claim, who, asked, expected):
    assert position_of(claim, parse_role(who), asked) == expected


@pytest.mark.parametrize("claim", ClaimType)
@pytest.mark.parametrize("role", [None, *LegalRole])
def test_every_claim_of_anybody_has_a_position(claim, role):
    assert claim_of(position_of(claim, role)) is claim


def test_the_last_position_of_a_type_takes_what_remains():
    assert all(not several[-1].words for several in positions().values())
    assert all(not several[-1].roles for several in positions().values())
