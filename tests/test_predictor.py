"""What a prediction must do whatever the words: metamorphic tables over the trained model."""

import pytest

from cases.errors import QueryError
from cases.taxonomy import ClaimType, Outcome
from models.dispute import ClaimQuery, Dispute
from models.prediction import PREDICTED, Basis
from models.predictor import Predictor

RENT = "2021年5月，我司（出租人）与李某签订融资租赁合同，租赁物为牵引车一台，租期36个月。合同约定逾期一期即可要求付清全部租金。"
DEMANDED = RENT + "李某连续6期未付，我司多次发函催告仍不付。"


@pytest.fixture(scope="module")
def predictor():
    return Predictor.load()


def ask(predictor, facts, claim, *, defence="", claimant="出租人", text="", known=None):
    query = ClaimQuery(type=ClaimType(claim), claimant=claimant, text=text)
    dispute = Dispute(facts=facts, defence=defence, claims=(query,), known=known or {})
    return predictor.predict(dispute).claims[0]


def odds(claim):
    return claim.probabilities[Outcome.GRANTED], claim.probabilities[Outcome.DENIED]


DECISIVE = [
    pytest.param("unpaid_rent", DEMANDED, RENT + "李某连续6期未付，我司从未催告。", id="未催告不利于租金"),
    pytest.param("guarantor_liability", DEMANDED + "王某承担连带责任保证。", DEMANDED + "王某承担连带责任保证，但保证期间已届满，我司未在保证期间内主张。", id="保证期间届满不利于保证"),
    pytest.param("guarantor_liability", DEMANDED + "王某承担连带责任保证。", DEMANDED + "承租人为个体工商户，经营者王某以个人名义为该商户的债务提供连带责任保证。", id="个体户经营者自保不利"),
    pytest.param("liquidated_damages", DEMANDED + "违约金按日万分之五计算。", DEMANDED + "违约金按日千分之三计算，折合年利率超过24%。", id="违约金过高不利"),
    pytest.param("termination", DEMANDED, RENT + "李某已付清34期租金，仅欠最后两期，有明确还款意愿。", id="已付大部分租金不利于解除"),
    pytest.param("return_of_asset", DEMANDED, RENT + "李某已支付90%的租金。", id="已付大部分租金不利于取回"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "stronger", "weaker"), DECISIVE)
def test_a_decisive_fact_moves_the_odds_the_right_way(predictor, claim, stronger, weaker):
    strong, weak = ask(predictor, stronger, claim), ask(predictor, weaker, claim)
    assert odds(strong)[0] > odds(weak)[0]


def test_the_side_that_asks_matters(predictor):
    facts = "双方签订售后回租合同，清单所列设备并不存在，租赁物系虚构，发票均为伪造。"
    lessor = ask(predictor, facts, "contract_validity", text="主张成立融资租赁关系")
    lessee = ask(predictor, facts, "contract_validity", claimant="承租人", text="主张实为借贷")
    assert lessor.outcome is Outcome.DENIED
    assert lessee.outcome is Outcome.GRANTED


SAME = [
    pytest.param(DEMANDED.replace("李某", "赵某某").replace("我司", "我公司"), id="换名字"),
    pytest.param(DEMANDED.replace("2021年5月", "2022年11月"), id="换日期"),
    pytest.param(DEMANDED.replace("牵引车一台", "搅拌车两台"), id="换租赁物"),
    pytest.param(DEMANDED + "以上事实有合同、付款凭证为证。我司办公地址在天津市滨海新区。", id="加无关的话"),
]  # fmt: skip


@pytest.mark.parametrize("facts", SAME)
def test_what_does_not_matter_hardly_moves_the_odds(predictor, facts):
    before, after = (
        odds(ask(predictor, DEMANDED, "unpaid_rent")),
        odds(ask(predictor, facts, "unpaid_rent")),
    )
    assert before == pytest.approx(after, abs=0.05)


def test_a_paraphrase_gives_the_same_answer(predictor):
    told_otherwise = RENT + "截至起诉，李某拖欠租金已达6期。公司曾数次以书面方式催收，均未获付。"
    before, after = (
        ask(predictor, DEMANDED, "unpaid_rent"),
        ask(predictor, told_otherwise, "unpaid_rent"),
    )
    assert before.outcome is after.outcome
    assert odds(before) == pytest.approx(odds(after), abs=0.1)


def test_what_the_user_says_counts_like_words(predictor):
    denied = ask(
        predictor, DEMANDED, "unpaid_rent", known={"demand_made": False, "no_demand": True}
    )
    assert odds(denied)[0] < odds(ask(predictor, DEMANDED, "unpaid_rent"))[0]
    answered = ask(
        predictor, "", "unpaid_rent", known={"demand_made": True, "two_periods_or_15pct": True}
    )
    assert answered.factors and all(f.quote is None for f in answered.factors)


def test_an_answer_explains_itself(predictor):
    claim = ask(predictor, DEMANDED, "unpaid_rent")
    assert claim.basis is Basis.RULE and claim.rules[0].article == 752
    assert {f.id for f in claim.factors} >= {"demand_made", "two_periods_or_15pct"}
    for factor in claim.factors:
        assert DEMANDED[factor.start : factor.end] == factor.quote
        assert factor.direction is not None and factor.weight is not None
    assert claim.changes and claim.precedents
    assert claim.precedents[0].why


def test_what_is_like_nothing_known_is_said_to_be_so(predictor):
    facts = "老王家的猫昨天跑到邻居院子里打碎了一只青花瓷花瓶，邻居很生气。"
    claim = ask(predictor, facts, "other", claimant="邻居")
    assert claim.abstained and "超出了已知范围" in claim.abstained_because


def test_odds_are_odds_and_the_set_holds_the_likeliest(predictor):
    for kind in ClaimType:
        claim = ask(predictor, DEMANDED, kind.value)
        assert sum(claim.probabilities.values()) == pytest.approx(1)
        assert claim.outcome in claim.outcome_set
        assert set(claim.outcome_set) <= set(PREDICTED)


@pytest.mark.parametrize("facts", ["", "   ", "hello", "😀" * 30, "欠" * 50])
def test_what_cannot_be_answered_says_so(predictor, facts):
    with pytest.raises(QueryError):
        predictor.predict(Dispute(facts=facts))


BROKEN_CLAIMS = [
    pytest.param([{}], "没有写type", id="没有类型"),
    pytest.param([{"type": []}], "没有主张类型", id="类型不是文字"),
    pytest.param([{"type": "due_rent", "text": 123}], "text应为文字", id="请求不是文字"),
    pytest.param([{"type": "due_rent", "claimant": ["甲"]}], "claimant应为文字", id="原告不是文字"),
    pytest.param([{"type": "due_rent", "text": "\ud800"}], "损坏的字符", id="半个代理对"),
]


@pytest.mark.parametrize(("claims", "told"), BROKEN_CLAIMS)
def test_a_line_whose_claims_are_amiss_is_told_what_is_wrong(claims, told):
    with pytest.raises(QueryError, match=told):
        Dispute.from_json({"facts": DEMANDED, "claims": claims})


def test_facts_that_no_file_can_hold_are_refused():
    with pytest.raises(QueryError, match="损坏的字符"):
        Dispute.from_json({"facts": DEMANDED + "\ud800"})
