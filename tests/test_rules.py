"""Rules of law: each fires where its factors hold, and only there."""

import pytest

from cases.factors import catalogue
from cases.positions import is_turned, position_of
from cases.taxonomy import ClaimType, LegalRole, Outcome
from models.features import ClaimInput, ReadFactor
from models.rules import fired_rules, rules
from models.signals import rules_of, signals


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_rule_knows_its_factors_and_fires_on_them_alone(rule):
    assert rule.all and rule.gist.endswith("。") and rule.article > 0
    assert rule.all | rule.unless <= set(catalogue())
    for claim in rule.claims:
        assert rule in fired_rules(claim, rule.all)
        assert rule not in fired_rules(claim, set(rule.all) - {next(iter(rule.all))})
        for obstacle in rule.unless:
            assert rule not in fired_rules(claim, {*rule.all, obstacle})


@pytest.mark.parametrize(
    ("claim", "factors", "expected"),
    [
        pytest.param("guarantor_liability", ["owner_guarantees_own_business"], "denied", id="个体户不能为自己保证"),
        pytest.param("guarantor_liability", ["joint_guarantee"], "granted", id="连带保证"),
        pytest.param("guarantor_liability", ["joint_guarantee", "guarantee_period_lapsed"], "denied", id="保证期间届满"),
        pytest.param("unpaid_rent", ["rent_and_termination_both"], "partly_granted", id="租金与解除择一"),
        pytest.param("termination", ["most_rent_paid"], "denied", id="已付大部分租金"),
        pytest.param("liquidated_damages", ["penalty_above_24pct"], "partly_granted", id="违约金过高"),
        pytest.param("unpaid_rent", ["limitation_expired"], "denied", id="时效届满"),
        pytest.param("unpaid_rent", [], None, id="没有要素没有规则"),
        pytest.param("other", ["joint_guarantee"], None, id="与此主张无关"),
    ],
)  # fmt: skip
def test_what_a_lawyer_expects(claim, factors, expected):
    outcomes = {rule.outcome.value for rule in fired_rules(ClaimType(claim), factors)}
    assert outcomes == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("claim", "role", "turned"),
    [
        pytest.param("contract_validity", "lessor", True, id="出租人主张是融资租赁"),
        pytest.param("contract_validity", "factor", True, id="保理人主张是融资租赁"),
        pytest.param("contract_validity", "lessee", False, id="承租人主张不是"),
        pytest.param("exclude_enforcement", "outsider", False, id="案外人排除执行"),
        pytest.param("exclude_enforcement", "enforcement_applicant", True, id="申请人要求继续执行"),
        pytest.param("unpaid_rent", "lessor", False, id="租金"),
    ],
)
def test_the_side_that_asks(claim, role, turned):
    assert is_turned(position_of(ClaimType(claim), LegalRole(role))) is turned


def test_a_turned_rule_points_the_other_way():
    rule = rules()["fictitious_asset_is_no_lease"]
    assert rule.outcome_for(turned=False) is Outcome.GRANTED
    assert rule.outcome_for(turned=True) is Outcome.DENIED


DEMANDED = ReadFactor(id="demand_made")
SPEAKING = [
    pytest.param([DEMANDED], ["acceleration_after_demand"], id="说清了的事实"),
    pytest.param([ReadFactor(id="demand_made", sureness=0.54)], [], id="读得没把握"),
    pytest.param([ReadFactor(id="demand_made", alleged=True)], [], id="只是对方说的"),
    pytest.param(
        [DEMANDED, ReadFactor(id="rent_and_termination_both", sureness=0.54)],
        ["acceleration_after_demand"],
        id="没把握的不挡规则",
    ),
    pytest.param(
        [DEMANDED, ReadFactor(id="rent_and_termination_both", sureness=0.9)],
        ["choose_one_remedy"],
        id="有把握的挡规则",
    ),
]


@pytest.mark.parametrize(("factors", "called"), SPEAKING)
def test_a_rule_speaks_on_what_is_stated_and_surely_read(factors, called):
    put = ClaimInput(
        type=ClaimType.UNPAID_RENT,
        role=LegalRole.LESSOR,
        position="unpaid_rent",
        facts="",
        defence="",
        claim="",
        factors=tuple(factors),
    )
    assert [rule.id for rule in rules_of(put)] == called
    assert [name.split(":")[1] for name in signals(put) if name.startswith("rule:")] == called
