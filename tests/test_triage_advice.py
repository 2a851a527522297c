"""What triage advises on the example contracts, against what a lawyer would: route and claims."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from even_odds import EvenOdds

from cases.errors import QueryError
from cases.factors import FactorState, catalogue, find_factors
from cases.taxonomy import ClaimType, PartyKind
from cases.triage.contract import (
    Asset,
    AssetState,
    Contract,
    Demand,
    Fee,
    FeeKind,
    Forum,
    GuaranteeType,
    Guarantor,
    Standing,
)
from cases.triage.examples import EXAMPLE_DAY, example_contracts, render_example_sheet
from cases.triage.sheet import read_sheet_bytes
from models.triage.contract_factors import contract_factors, fact_pattern
from models.triage.one_contract import triage
from models.triage.pattern_odds import PatternOdds, chance
from models.triage.ranking import Weights
from models.triage.routes import Route, check_election, route_words
from models.triage.sums import contract_sums

EXAMPLES = [pytest.param(e, id=f"{e.id} {e.title}") for e in example_contracts()]


@pytest.fixture(scope="module")
def examined():
    odds = PatternOdds(EvenOdds())
    sheet = read_sheet_bytes(render_example_sheet(), "示例.xlsx")
    return {
        row.contract.number: triage(row.contract, EXAMPLE_DAY, odds, row.problems)
        for row in sheet.rows()
    }


@pytest.mark.parametrize("example", EXAMPLES)
def test_route_and_claims(example, examined):
    found = examined[example.id]
    claims = found.advice.chosen.claims
    assert found.advice.recommended == example.route
    assert [c for c in example.claims if c not in claims] == []
    assert [c for c in example.not_claims if c in claims] == []
    assert set(example.factors) <= found.factors
    if example.dispute_type is not None:
        assert found.dispute_type is example.dispute_type


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_holds_of_every_advice(example, examined):
    found = examined[example.id]
    assert found.advice.chosen.is_open, "what is advised must not be blocked"
    assert {option.route for option in found.advice.options} == set(Route)
    for option in found.advice.options:
        check_election(option.claims)
    assert found.advice.why and found.advice.source
    assert not found.problems


def test_there_are_sixty_examples_and_every_route_is_advised(examined):
    assert len(examined) >= 60
    assert {found.advice.recommended for found in examined.values()} == set(Route)


def test_the_bulletins_leasing_cases_are_all_modelled(library):
    modelled = {e.modelled_on for e in example_contracts() if e.modelled_on}
    assert {f"tianjin-{n}" for n in range(1, 9)} | {"guangzhou-3"} <= modelled
    assert modelled <= set(library)


def test_every_precedent_named_is_in_the_library(examined, library):
    for found in examined.values():
        named = {*found.advice.precedents}
        for option in found.advice.options:
            named |= {*option.precedents, *(p for b in option.blockers for p in b.precedents)}
        named |= {p for flag in found.red_flags for p in flag.precedents}
        assert named <= set(library)


ELECTIONS = [
    pytest.param({ClaimType.UNPAID_RENT, ClaimType.TERMINATION}, False, id="全部租金与解除"),
    pytest.param({ClaimType.UNPAID_RENT, ClaimType.RETURN_OF_ASSET}, False, id="全部租金与返还"),
    pytest.param({ClaimType.UNPAID_RENT, ClaimType.SECURITY_RIGHT}, True, id="全部租金与优先受偿"),
    pytest.param({ClaimType.DUE_RENT, ClaimType.TERMINATION}, True, id="到期租金与解除"),
    pytest.param({ClaimType.TERMINATION, ClaimType.LOSS_COMPENSATION}, True, id="解除与损失"),
]


@pytest.mark.parametrize(("claims", "allowed"), ELECTIONS)
def test_both_remedies_at_once_are_refused_with_the_reason(claims, allowed):
    if allowed:
        check_election(claims)
    else:
        with pytest.raises(QueryError, match="融资租赁解释第十条"):
            check_election(claims)


IN_ARREARS = Contract(
    number="甲",
    started_on=date(2022, 5, 10),
    periods=36,
    rent=Decimal(8000),
    paid_periods=12,
    demands=(Demand(day=date(2023, 9, 1), delivered=True),),
    acceleration_clause=True,
    asset=Asset(state=AssetState.IN_USE, registered_on=date(2022, 5, 11)),
)


def advise(**changed):
    return triage(replace(IN_ARREARS, **changed), EXAMPLE_DAY, PatternOdds(EvenOdds()))


def blockers(found, route):
    option = next(o for o in found.advice.options if o.route is route)
    return {b.text: b.hard for b in option.blockers}


BLOCKED = [
    # what changes, route, words of the blocker, hard
    pytest.param({"demands": ()}, Route.ACCELERATE, "尚未催告", True, id="未催告不能加速"),
    pytest.param({"demands": ()}, Route.TERMINATE, "尚未催告", True, id="未催告不能解除"),
    pytest.param({"demands": (Demand(day=date(2024, 3, 15)),)}, Route.ACCELERATE, "只有5日", False, id="刚催告"),
    pytest.param({"demands": (Demand(day=date(2023, 9, 1), delivered=False),)}, Route.TERMINATE, "没有送达", False, id="催告未送达"),
    pytest.param({"paid_periods": 22}, Route.TERMINATE, "没有到期未付", True, id="没有欠租"),
    pytest.param({"paid_periods": 21}, Route.TERMINATE, "未达两期", True, id="只欠一期不能解除"),
    pytest.param({"paid_periods": 30}, Route.TERMINATE, "大部分租金", True, id="大部分已付"),
    pytest.param({"asset": Asset(state=AssetState.LOST)}, Route.TERMINATE, "取回不能", True, id="灭失"),
    pytest.param({"asset": Asset(locked_on=date(2023, 9, 1))}, Route.ACCELERATE, "锁机过久", False, id="久锁"),
    pytest.param({"standing": Standing(bankruptcy_on=date(2024, 1, 1))}, Route.ACCELERATE, "破产", True, id="破产"),
    pytest.param({"standing": Standing(bankruptcy_on=date(2024, 1, 1))}, Route.PAYMENT_ORDER, "破产", True, id="破产不能支付令"),
    pytest.param({"periods": None, "stated_due": Decimal(9)}, Route.TERMINATE, "须核实欠付", False, id="不知期数"),
    pytest.param({}, Route.NOTARISED, "没有赋予强制执行效力", True, id="没有公证"),
    pytest.param({"asset": Asset()}, Route.SECURITY, "没有抵押登记", True, id="没有登记"),
    pytest.param({}, Route.PAYMENT_ORDER, "没有书面确认", True, id="欠款未确认"),
    pytest.param({}, Route.TERMINATE, "价值不明", False, id="价值不明"),
    pytest.param({"fees": (Fee(kind=FeeKind.SERVICE, amount=Decimal(1)),)}, Route.ACCELERATE, "没有凭证", False, id="服务费"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "route", "words", "hard"), BLOCKED)
def test_blockers(changed, route, words, hard):
    found = blockers(advise(**changed), route)
    assert [h for text, h in found.items() if words in text] == [hard]


SURETIES = [
    pytest.param(GuaranteeType.JOINT, True, id="连带责任保证"),
    pytest.param(GuaranteeType.GENERAL, False, id="一般保证"),
    pytest.param(None, False, id="保证方式不明，不当作连带"),
]


@pytest.mark.parametrize(("kind", "joint"), SURETIES)
def test_only_a_joint_guarantee_is_one(kind, joint):
    found = advise(guarantors=(Guarantor(name="李某", type=kind),))
    assert ("joint_guarantee" in found.factors) is joint
    (clock,) = [
        c
        for c in advise(
            guarantors=(Guarantor(name="李某", type=kind, demanded_on=date(2024, 1, 5)),)
        ).clocks
        if c.whose == "李某"
    ]
    # A demand upon the surety keeps a joint guarantee alone; the other kind wants a suit.
    assert clock.done is joint and ("起诉或者申请仲裁" in clock.explanation) is not joint


NO_DEMAND_NEEDED = [
    pytest.param({"standing": Standing(dishonest=True)}, id="失信"),
    pytest.param({"notes": "承租人未经我司同意把车转租给别人"}, id="擅自处分"),
]


@pytest.mark.parametrize("changed", NO_DEMAND_NEEDED)
def test_a_demand_is_not_asked_for_where_it_would_be_idle(changed):
    assert advise(demands=(), **changed).advice.recommended is Route.ACCELERATE


def test_a_demand_told_in_the_notes_counts():
    found = advise(demands=(), notes="我司多次发函催告，承租人仍不付租")
    assert "no_demand" not in found.factors
    assert found.advice.recommended is Route.ACCELERATE


def test_what_a_column_says_overrules_the_notes():
    sums = contract_sums(IN_ARREARS, EXAMPLE_DAY)
    contract = replace(IN_ARREARS, notes="租赁物没有办理融资租赁登记")
    factors = contract_factors(contract, sums, ())
    assert "title_registered" in factors and "title_unregistered" not in factors


def test_the_owner_of_a_business_is_no_surety_for_it():
    guarantor = Guarantor(name="黄某", kind=PartyKind.NATURAL_PERSON)
    found = advise(
        lessee="黄某服务部", lessee_kind=PartyKind.INDIVIDUAL_BUSINESS, guarantors=(guarantor,)
    )
    assert "owner_guarantees_own_business" in found.factors


def test_a_pattern_tells_its_factors_and_nothing_of_the_contract():
    found = advise(lessee="张三", notes="承租人张三愿意补缴")
    for claim in (ClaimType.UNPAID_RENT, ClaimType.TERMINATION):
        text = fact_pattern(claim, found.factors)
        told = {f.id for f in find_factors(text) if f.state is FactorState.PRESENT}
        bearing = {f for f in found.factors if claim in catalogue()[f].bears}
        assert bearing <= told
        assert "张三" not in text and not re.search("2022|8000", text)


def test_contracts_alike_in_law_are_predicted_once():
    model = EvenOdds()
    odds = PatternOdds(model)
    triage(IN_ARREARS, EXAMPLE_DAY, odds)
    asked = len(model.asked)
    for rent in (9000, 10000):
        triage(replace(IN_ARREARS, lessee="李某", rent=Decimal(rent)), EXAMPLE_DAY, odds)
    assert len(model.asked) == odds.predicted == asked > 0


def test_expected_is_sum_times_odds():
    option = advise().advice.chosen
    # 0.6 granted + half of 0.2 partly granted
    assert chance(option.odds[ClaimType.UNPAID_RENT]) == pytest.approx(0.7)
    assert option.expected == (option.brings.amount * Decimal("0.7")).quantize(Decimal(1))


BRINGS = [
    # value of the asset, what termination brings, what a sale under security brings;
    # the debt is 10 rents due and 14 to come: 192,000
    pytest.param(None, None, "192000", id="价值不明"),
    pytest.param("50000", "192000", "50000", id="取回物与差额合计仍是全部债权"),
    pytest.param("200000", "200000", "192000", id="价值高于所欠"),
]


@pytest.mark.parametrize(("value", "terminate", "security"), BRINGS)
def test_what_each_route_brings(value, terminate, security):
    asset = Asset(value=None if value is None else Decimal(value))
    options = {o.route: o.brings for o in advise(asset=asset).advice.options}
    assert options[Route.TERMINATE].amount == (None if terminate is None else Decimal(terminate))
    assert options[Route.SECURITY].amount == Decimal(security)
    assert options[Route.ACCELERATE].amount == 192000
    assert options[Route.WAIT] is None


FEES = [
    # route, fee of the state's scale: 192,000 × 2 % + 300; 80,000 × 2.5 % − 200 = 1,800, a third
    pytest.param(Route.ACCELERATE, "4140", id="全部债权"),
    pytest.param(Route.TERMINATE, "4140", id="取回物与差额"),
    pytest.param(Route.PAYMENT_ORDER, "600", id="支付令只及于到期部分"),
    pytest.param(Route.SECURITY, None, id="特别程序另计"),
    pytest.param(Route.WAIT, None, id="不起诉"),
]


@pytest.mark.parametrize(("route", "fee"), FEES)
def test_what_each_route_costs(route, fee):
    found = {o.route: o.fee for o in advise(asset=Asset(value=Decimal(50000))).advice.options}
    assert found[route] == (None if fee is None else Decimal(fee))


def test_arbitration_has_no_court_fee():
    found = advise(standing=Standing(forum=Forum.ARBITRATION)).advice.options
    assert {option.fee for option in found} == {None}


def test_every_route_has_its_words():
    assert set(route_words()) == {route.value for route in Route}


def test_json_has_what_the_command_promises(examined):
    line = examined["LZ-001"].to_json(Weights())
    assert {"contract", "sums", "route", "odds", "urgency", "clocks", "gaps", "errors"} <= set(line)
