"""Triage's odds with the trained model, against what the courts held in the cases modelled.

The model has learned from these very cases, so this shows that a sheet's columns reach it
undistorted; how well it predicts unseen cases is the model card's matter.
"""

import pytest

from cases.taxonomy import ClaimType, Outcome
from cases.triage.examples import EXAMPLE_DAY, example_contracts, render_example_sheet
from cases.triage.sheet import read_sheet_bytes
from models.predictor import Predictor
from models.triage.one_contract import triage
from models.triage.pattern_odds import PatternOdds

GRANTED, PARTLY, DENIED = Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.DENIED

HELD = [
    ("tianjin-1", ClaimType.UNPAID_RENT, GRANTED),
    ("tianjin-1", ClaimType.PURCHASE_PRICE, GRANTED),
    ("tianjin-2", ClaimType.UNPAID_RENT, GRANTED),
    ("tianjin-2", ClaimType.LIQUIDATED_DAMAGES, GRANTED),
    ("tianjin-3", ClaimType.DUE_RENT, GRANTED),
    ("tianjin-3", ClaimType.SECURITY_RIGHT, GRANTED),
    ("tianjin-4", ClaimType.UNPAID_RENT, GRANTED),
    ("tianjin-4", ClaimType.PURCHASE_PRICE, GRANTED),
    ("tianjin-4", ClaimType.LIQUIDATED_DAMAGES, PARTLY),
    ("tianjin-5", ClaimType.UNPAID_RENT, GRANTED),
    ("tianjin-5", ClaimType.LIQUIDATED_DAMAGES, GRANTED),
    ("tianjin-5", ClaimType.SECURITY_RIGHT, GRANTED),
    ("tianjin-6", ClaimType.TERMINATION, GRANTED),
    ("tianjin-6", ClaimType.OWNERSHIP, GRANTED),
    ("tianjin-6", ClaimType.TRANSFER_REGISTRATION, GRANTED),
    ("tianjin-7", ClaimType.GUARANTOR_LIABILITY, DENIED),
    ("tianjin-8", ClaimType.UNPAID_RENT, GRANTED),
    ("tianjin-8", ClaimType.LIQUIDATED_DAMAGES, GRANTED),
    ("tianjin-8", ClaimType.GUARANTOR_LIABILITY, GRANTED),
    ("tianjin-8", ClaimType.BUYBACK_LIABILITY, GRANTED),
    ("guangzhou-3", ClaimType.UNPAID_RENT, PARTLY),
    pytest.param(
        "guangzhou-3",
        ClaimType.LIQUIDATED_DAMAGES,
        PARTLY,
        # The court cut the fees from the rent and so the base of the charge; to the model fees
        # kept back do not bear on default charges. Triage shows the charge on the lesser base
        # beside the agreed one, and says so among the blockers.
        marks=pytest.mark.xfail(strict=True, reason="扣减费用使违约金基数随之调整"),
    ),
]


@pytest.fixture(scope="module")
def odds():
    pattern_odds = PatternOdds(Predictor.load())
    sheet = read_sheet_bytes(render_example_sheet(), "示例.xlsx")
    return {
        example.modelled_on: {
            claim.type: claim.outcome
            for claim in triage(row.contract, EXAMPLE_DAY, pattern_odds).odds
        }
        for example, row in zip(example_contracts(), sheet.rows(), strict=True)
        if example.modelled_on
    }


@pytest.mark.parametrize(("case", "claim", "held"), HELD)
def test_the_likeliest_outcome_is_what_was_held(odds, case, claim, held):
    assert odds[case][claim] is held


def test_the_table_agrees_with_the_library(library):
    for row in HELD:
        case, claim, held = row.values if hasattr(row, "values") else row
        assert any(c.type is claim and c.outcome is held for c in library[case].claims)
