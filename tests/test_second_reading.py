"""What a second reader found in each case, reading the print alone; the library must agree.

One row a case: the court named as deciding, the case's outcome, each claim with its fate, and
every sum, date and statute printed in the facts and the result. Written without sight of the
library's records; a difference is settled by going back to the words.
"""

import pytest

# case_id: (court, outcome, claims, sums in yuan, dates, statutes as (law ends with, article, paragraph))
READING = {
    "tianjin-1": (
        "天津自贸区法院", "granted",
        ["unpaid_rent granted", "purchase_price granted"],
        [6458.66, 160000, 24000, 136000, 15000, 148549.18, 200], ["2021-03-29"], [("民法典", 926, 2)],
    ),
    "tianjin-2": (
        "天津自贸区法院", "granted",
        ["unpaid_rent granted", "liquidated_damages granted"],
        [26000, 1170000, 3847500, 2677500, 585000, 585000], ["2020-10-31"], [("民法典", 578, None)],
    ),
    "tianjin-3": (
        "天津自贸区法院", "granted",
        ["termination withdrawn", "ownership withdrawn", "return_of_asset withdrawn", "transfer_registration withdrawn",
         "loss_compensation withdrawn", "due_rent granted", "security_right granted"],
        [8002.85, 88732.87, 3530.01], [], [],
    ),
    "tianjin-4": (
        "天津自贸区法院", "granted",
        ["unpaid_rent granted", "purchase_price granted", "liquidated_damages partly_granted"],
        [], ["2020-04", "2022-06-20", "2023-01-10"], [],
    ),
    "tianjin-5": (
        "天津自贸区法院", "granted",
        ["unpaid_rent granted", "liquidated_damages granted", "security_right granted"],
        [], ["2022-03-01", "2022-06-01"], [("民法典", 752, None)],
    ),
    "tianjin-6": (
        "天津自贸区法院", "granted",
        ["termination granted", "ownership granted", "transfer_registration granted"],
        [], [], [],
    ),
    "tianjin-7": (
        "天津自贸区法院", "denied",
        ["guarantor_liability denied"],
        [], ["2021-07"], [("民法典", 56, 1)],
    ),
    "tianjin-8": (
        "天津自贸区法院", "granted",
        ["unpaid_rent granted", "liquidated_damages granted", "guarantor_liability granted", "buyback_liability granted"],
        [816214.61], ["2019-09-06"], [],
    ),
    "beijing-1": (
        "北京金融法院", "granted", ["reorganisation granted"],
        [], ["2020-07", "2022-07", "2022-09", "2023-01", "2023-02", "2023-05"], [],
    ),
    "beijing-2": (
        "北京金融法院", None, ["misrepresentation_damages"],
        [567000000, 400000], ["2017", "2019"], [("上市公司信息披露管理办法", None, None)],
    ),
    "beijing-3": (
        "北京金融法院", "granted", ["insurance_benefit granted"],
        [380000], ["2020", "2019", "2020", "2021-08", "2017", "2018"], [],
    ),
    "beijing-4": (
        "北京金融法院", None, ["insurance_benefit", "insurance_benefit granted"],
        [], [], [],
    ),
    "beijing-5": ("北京金融法院", "granted", ["contract_validity granted"], [], [], []),
    "beijing-6": ("北京金融法院", "denied", ["annul_penalty denied"], [], ["2015-07-08", "2015-07-09"], []),
    "beijing-7": (
        "北京金融法院", "denied", ["annul_penalty denied"],
        [400000, 2700000], ["2018", "2019", "2020"], [],
    ),
    "beijing-8": ("北京金融法院", "settled", ["enforcement settled"], [700000000], [], []),
    "guangzhou-1": (
        "广州市越秀区人民法院", "granted", ["recourse granted"], [], [], [],
    ),
    "guangzhou-2": (
        "广州市中级人民法院", "settled",
        ["termination settled", "loan_repayment settled", "continue_performance settled"],
        [1000000, 4962.34, 910000], [], [],
    ),
    "guangzhou-3": (
        "广州市中级人民法院", "partly_granted",
        ["unpaid_rent partly_granted", "liquidated_damages partly_granted"],
        [1000000, 200000, 38500, 11280, 2642, 747578, 509000], [], [],
    ),
    "shanghai-1": (
        None, "denied", ["exclude_enforcement denied"],
        [350000, 2000000], ["2014-01-01", "2034-01-01", "2022-02-24", "2022-03-10"], [],
    ),
    "shanghai-2": (
        None, "denied", ["exclude_enforcement denied"],
        [], ["2019-06", "2020-12-02", "2019-03"], [],
    ),
    "shanghai-3": (None, "denied", ["exclude_enforcement denied"], [], [], []),
    "shanghai-4": (
        None, "denied", ["exclude_enforcement denied", "partition denied"],
        [3400000, 2450000, 50000], ["2021-06-25", "2021-03", "2021-05", "2021-05-18"], [],
    ),
    "shanghai-5": (None, "denied", ["exclude_enforcement denied"], [5070000, 1420000], [], []),
    "shanghai-6": (
        None, "granted", ["add_judgment_debtor granted"],
        [150000], ["2021-12-16", "2020-10-20", "2020-10-20", "2021-12-21", "2021-12-22"], [],
    ),
    "shanghai-7": (
        None, "denied", ["exclude_enforcement denied"],
        [], ["2017-09-12", "2018-03-05", "2022", "2023", "2019", "2023", "2023-05"], [],
    ),
    "shanghai-8": (
        None, "partly_granted", ["resist_notarised_debt partly_granted"],
        [20000000], ["2009-04-29", "2009-07-28"], [],
    ),
    "shanghai-9": (
        None, "granted", ["exclude_enforcement granted"],
        [14100000, 13000000, 20950000, 6850000, 50000, 100000], [], [],
    ),
    "shanghai-10": (
        None, "withdrawn", ["partition withdrawn"],
        [5000], ["2004-07-16", "2019", "2004"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case_id", READING)
def test_library_agrees_with_the_second_reading(library, case_id):
    court, outcome, claims, sums, dates, statutes = READING[case_id]
    case = library[case_id]
    assert case.trial_court == court
    if outcome is not None:
        assert case.outcome == outcome
    found = [f"{claim.type} {claim.outcome}" for claim in case.claims]
    for claim in claims:
        assert any(other.startswith(claim) for other in found), f"{claim} not in {found}"
    assert {float(a.value) for a in case.amounts} == set(sums)
    assert {d.date for d in case.dates} == set(dates)
    cited = {(c.law, c.article, c.paragraph) for c in case.statutes if c.article is not None}
    assert {(law[-len(end) :], a, p) for (law, a, p) in cited for (end, *_) in statutes} >= {
        s for s in statutes if s[1] is not None
    }
