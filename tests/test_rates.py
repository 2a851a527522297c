"""Rates in a text: what a year costs, what floats, and what is no rate at all."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.extract.rates import find_rates

RATES = [
    # text, words, yearly fraction (None: floats)
    pytest.param("按日万分之五向出租人支付违约金", "日万分之五", "0.1825", id="日万分之五"),
    pytest.param("按每日万分之三计算", "每日万分之三", "0.1095", id="每日万分之三"),
    pytest.param("日息千分之一", "日息千分之一", "0.365", id="日息"),
    pytest.param("按每日0.05%计算", "每日0.05%", "0.1825", id="每日百分数"),
    pytest.param("每日5‰的滞纳金", "每日5‰", "1.825", id="千分号"),
    pytest.param(
        "每日按应付未付款项的万分之五支付",
        "每日按应付未付款项的万分之五",
        "0.1825",
        id="日与万分之五隔开",
    ),
    pytest.param(
        "每逾期一日按逾期金额的千分之一支付",
        "每逾期一日按逾期金额的千分之一",
        "0.365",
        id="每逾期一日",
    ),
    pytest.param("月息2分", "月息2分", "0.24", id="月息两分"),
    pytest.param("约定月息二分五厘", "月息二分五厘", "0.30", id="几分几厘"),
    pytest.param("月息5厘", "月息5厘", "0.06", id="月息五厘"),
    pytest.param("年息2分", "年息2分", "0.2", id="年息两分是两成"),
    pytest.param("按月利率1.5%计息", "月利率1.5%", "0.18", id="月利率"),
    pytest.param("年利率24%", "年利率24%", "0.24", id="年利率"),
    pytest.param("年利率为百分之二十四", "年利率为百分之二十四", "0.24", id="百分之二十四"),
    pytest.param("年化利率为 7.2 %", "年化利率为 7.2 %", "0.072", id="数字前后有空格"),
    pytest.param("年息１２％", "年息１２％", "0.12", id="全角"),
    pytest.param("按3.85%/年计算", "3.85%/年", "0.0385", id="斜线每年"),
    pytest.param("以LPR的四倍为限", "LPR的四倍", None, id="LPR四倍"),
    pytest.param("一年期LPR四倍", "一年期LPR四倍", None, id="一年期LPR四倍"),
    pytest.param("不超过4倍LPR", "4倍LPR", None, id="倍数在前"),
    pytest.param(
        "全国银行间同业拆借中心公布的一年期贷款市场报价利率（LPR）四倍",
        "全国银行间同业拆借中心公布的一年期贷款市场报价利率（LPR）四倍",
        None,
        id="报价利率全称",
    ),
    pytest.param(
        "利息为银行同期贷款利率的四倍计算", "银行同期贷款利率的四倍", None, id="同期贷款利率四倍"
    ),
    pytest.param("LPR加150个基点", "LPR加150个基点", None, id="加点"),
    pytest.param(
        "利率为五年期基准利率加2.45%即7.2%",
        "五年期基准利率加2.45%",
        None,
        id="基准利率加百分点",
    ),
    pytest.param("贷款基准利率上浮50%", "贷款基准利率上浮50%", None, id="上浮"),
    pytest.param("按照同期贷款市场报价利率计算", "同期贷款市场报价利率", None, id="按报价利率本身"),
]


@pytest.mark.parametrize(("text", "words", "yearly"), RATES)
def test_rate(text, words, yearly):
    [(rate, span)] = find_rates(text)
    assert span.of(text) == rate.text == words
    assert rate.yearly == (Decimal(yearly) if yearly else None)


NO_RATES = [
    pytest.param("支付逾期租金的10%", id="一笔款的一成"),
    pytest.param("按年租金的20%支付违约金", id="年租金的两成"),
    pytest.param("每日租金的10%", id="日租金的一成"),
    pytest.param("已付租金超过80%", id="比例"),
    pytest.param("占有50%的产权份额", id="份额"),
    pytest.param("2021年24%的案件", id="年份后的百分数"),
    pytest.param("3月5日万分之五的人", id="日期后的万分之五"),
    pytest.param("三倍赔偿", id="三倍赔偿"),
    pytest.param("加倍支付迟延履行期间的债务利息", id="加倍利息"),
    pytest.param("LPR较上月未发生变化", id="只提到LPR"),
    pytest.param("年利率几个百分点", id="没有数"),
    pytest.param("2000万元", id="金额"),
    pytest.param("", id="空"),
]


@pytest.mark.parametrize("text", NO_RATES)
def test_no_rate(text):
    assert find_rates(text) == []


def test_several_rates_in_order():
    text = "按年利率6%计息，逾期按日万分之五支付违约金，以一年期LPR的四倍为限。"
    assert [r.text for r, _ in find_rates(text)] == ["年利率6%", "日万分之五", "一年期LPR的四倍"]


@given(st.decimals(min_value="0.01", max_value="99", places=2), st.sampled_from("年月"))
def test_a_rate_written_is_the_rate_read(value, per):
    [(rate, _)] = find_rates(f"按{per}利率{value}%计算")
    assert rate.yearly == value * {"年": 1, "月": 12}[per] / 100


@given(st.text(alphabet="日月年按每利率息%％‰万千分之五2.4倍LPR的 的元，。", max_size=60))
def test_any_text_gives_words_that_stand_there(text):
    spans = [span for rate, span in find_rates(text) if span.of(text) == rate.text]
    assert len(spans) == len(find_rates(text))
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


@pytest.mark.parametrize("run", ["1", "一", "按日", "每日按", "同期", "年利率"])
def test_a_long_run_costs_no_more_than_its_length(run):
    """Quadratic cost would take minutes here; the count of steps is what matters, not the time."""
    find_rates(run * 50_000)


def test_the_rates_of_the_told_cases_are_those_found_in_their_texts(library):
    """The reader finds the curated rates, in the same words, and no others."""
    for case in library.values():
        found = {(rate.text, rate.yearly) for rate, _ in find_rates(case.text)}
        assert found == {(rate.text, rate.yearly) for rate in case.rates}, case.case_id
