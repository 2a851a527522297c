"""Figures told in words become factors; figures that stay below the mark, or tell no fact, do not."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.factor_numbers import find_number_factors
from cases.number_factor import Figures
from cases.penalty_rates import find_penalty_rates
from cases.rent_figures import find_rent_figures

ARREARS, PAID = "two_periods_or_15pct", "most_rent_paid"


def ids(found):
    return {each.id for each in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("承租人已连续3期未付租金。", {ARREARS}, id="连续三期"),
        pytest.param("承租人拖欠两期租金。", {ARREARS}, id="汉字两期"),
        pytest.param("客户欠租已达五个月。", {ARREARS}, id="按月的租金欠五个月"),
        pytest.param("第7至18期租金一直未付。", {ARREARS}, id="从第几期到第几期"),
        pytest.param("L公司逾期付租，先就第6、7期逾期租金起诉。", {ARREARS}, id="第6、7期"),
        pytest.param(
            "自2017年3月起欠租，我司于2017年8月收回车辆。", {ARREARS}, id="欠租至收车逾三个月"
        ),
        pytest.param("自2017年3月起欠租，2017年4月已补齐。", set(), id="不足三个月"),
        pytest.param("承租人只欠1期租金。", set(), id="只欠一期"),
        pytest.param("物业费拖了三个月，租金按期付清。", set(), id="欠的是物业费不是租金"),
        pytest.param("第7期租金逾期。", set(), id="第七期是序数不是期数"),
        pytest.param("承租人欠10月租金。", set(), id="十月份不是十个月"),
        pytest.param("如承租人欠付两期以上，出租人有权解除。", set(), id="条款不是事实"),
        pytest.param("承租人并未拖欠3期租金。", set(), id="否认"),
        pytest.param("欠付租金占租金总额的18%。", {ARREARS}, id="占比过15%"),
        pytest.param("欠付租金仅占总租金的5%。", set(), id="占比不足"),
        pytest.param("租金总额100万元，欠付租金20万元。", {ARREARS}, id="两笔金额相比"),
        pytest.param("租金总额100万元，欠付租金10万元。", set(), id="两笔金额相比不足"),
        pytest.param("承租人已付租金达总额的85%。", {PAID}, id="已付八成半"),
        pytest.param("承租人已还约40%的租金。", set(), id="只付四成"),
        pytest.param("已经付了九成租金。", {PAID}, id="九成"),
        pytest.param("租期36个月，承租人已付30期。", {PAID}, id="36期付30期"),
        pytest.param("租期36个月，承租人付了12期。", set(), id="36期付12期"),
        pytest.param("SL公司已付29期租金，剩7期未付。", {PAID, ARREARS}, id="付29剩7"),
        pytest.param("租金总额100万元，承租人已付租金92万元。", {PAID}, id="总额与已付"),
        pytest.param("所称欠租不实，第9、10期已于当月转账。", set(), id="期数后面说已付"),
        pytest.param("出租人免掉违约金和最后两期租金。", set(), id="违约金不是违约"),
        pytest.param("总共该交48万元，我已经交了41万元。", {PAID}, id="口语的总额与已付"),
        pytest.param("36期我还了33期。", {PAID}, id="口语的36期还33期"),
        pytest.param("双方签订融资租赁合同。", set(), id="没有数字"),
    ],
)
def test_rent_paid_and_owed(text, expected):
    assert ids(find_rent_figures(Figures(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "欠租按每日千分之二计罚息。", {"penalty_above_24pct", "penalty_above_lpr4"}, id="年73%"
        ),
        pytest.param(
            "逾期按日万分之五计息。",
            {"penalty_daily_5_per_10000", "penalty_above_lpr4"},
            id="年18.25%，高于历来LPR的四倍",
        ),
        pytest.param("逾期按日万分之四计息。", set(), id="年14.6%，没有日期不能说超过"),
        pytest.param(
            "2023年7月1日签约，逾期按日万分之四计息。",
            {"penalty_above_lpr4"},
            id="2023年7月LPR3.55%，四倍14.2%",
        ),
        pytest.param("2023年7月1日签约，逾期按日万分之三计违约金。", set(), id="年10.95%低于四倍"),
        pytest.param(
            "逾期按月息3%支付违约金。", {"penalty_above_24pct", "penalty_above_lpr4"}, id="年36%"
        ),
        pytest.param("逾期利息按年利率24%计算。", {"penalty_above_lpr4"}, id="恰为24%不算超过24%"),
        pytest.param(
            "2018年7月1日签约，逾期按年利率20%计违约金。",
            {"penalty_above_lpr4"},
            id="当时还没有LPR，按最早的LPR比",
        ),
        pytest.param("逾期违约金按LPR的六倍计。", {"penalty_above_lpr4"}, id="LPR六倍"),
        pytest.param("逾期违约金按LPR的四倍计。", set(), id="LPR四倍不算超过"),
        pytest.param("借款年利率36%。", set(), id="不是违约金"),
    ],
)
def test_penalty_rates(text, expected):
    assert ids(find_penalty_rates(Figures(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "2022年6月20日锁机，2023年1月10日解锁。",
            {"lock_without_prompt_remedy"},
            id="锁近七个月",
        ),
        pytest.param("2022年6月20日锁机，2022年7月1日解锁。", set(), id="锁十一天"),
        pytest.param("设备被锁机长达90天。", {"lock_without_prompt_remedy"}, id="锁九十天"),
        pytest.param(
            "出租人有权在2022年6月20日锁机，2023年1月10日起诉。", set(), id="有权不是锁了"
        ),
        pytest.param(
            "作价3300万元，评估价值只有1000万元。", {"price_far_above_value"}, id="三倍多"
        ),
        pytest.param("购车价20万元，当时市价46万元。", {"price_far_below_value"}, id="不到一半"),
        pytest.param("购车价20万元，当时市价22万元。", set(), id="相当"),
        pytest.param(
            "购车价42万元，一年后收回车辆，评估价值20万元。", set(), id="收回时的价值不比签约价"
        ),
    ],
)
def test_locks_and_prices(text, expected):
    assert ids(find_number_factors(text)) == expected


@given(st.integers(1, 60), st.integers(6, 60))
@settings(max_examples=60, deadline=None)
def test_share_paid_in_periods_follows_the_arithmetic(paid, term):
    found = ids(find_rent_figures(Figures(f"租期{term}个月，承租人已付{paid}期租金。")))
    assert (PAID in found) == (Decimal("0.8") <= Decimal(paid) / term <= 1)


@given(
    st.text(
        alphabet="已付欠租金总额逾期第0123456789至期个月万元%成日分之，。锁机解作价", max_size=80
    )
)
@settings(max_examples=150, deadline=None)
def test_any_figures_give_valid_spans(text):
    for found in find_number_factors(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
