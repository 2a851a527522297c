"""Sums of money in a text: exact values, exact words, and what is no money."""

from decimal import Decimal
from itertools import pairwise

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.extract.money import find_amounts

SUMS = [
    # text, words, value, precision
    pytest.param("融资2亿3000万元", "2亿3000万元", "230000000", "exact", id="亿万混写"),
    pytest.param("融资2 亿 3000 万元", "2 亿 3000 万元", "230000000", "exact", id="混写带空格"),
    pytest.param("壹佰贰拾叁万元", "壹佰贰拾叁万元", "1230000", "exact", id="大写"),
    pytest.param("叁拾万圆整", "叁拾万圆整", "300000", "exact", id="圆整"),
    pytest.param(
        "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分",
        "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分",
        "1234567.89",
        "exact",
        id="大写到分",
    ),
    pytest.param("借款金额为 2000 万元", "2000 万元", "20000000", "exact", id="2000空格万元"),
    pytest.param("借款2,000 万元", "2,000 万元", "20000000", "exact", id="分节加空格"),
    pytest.param("每期租金6458.66元", "6458.66元", "6458.66", "exact", id="小数"),
    pytest.param("租金816,214.61元", "816,214.61元", "816214.61", "exact", id="分节小数"),
    pytest.param("380，000元", "380，000元", "380000", "exact", id="全角逗号"),
    pytest.param("１２３４５元", "１２３４５元", "12345", "exact", id="全角数字"),
    pytest.param("12元5角", "12元5角", "12.5", "exact", id="角"),
    pytest.param("十二元五角六分", "十二元五角六分", "12.56", "exact", id="角分"),
    pytest.param("3元零2分", "3元零2分", "3.02", "exact", id="零分"),
    pytest.param("3元2分之一", "3元", "3", "exact", id="分之一不是分"),
    pytest.param("20万元余款", "20万元", "200000", "exact", id="余款不是余"),
    pytest.param("尚欠350万，", "350万", "3500000", "exact", id="欠款后只写万"),
    pytest.param("设备价值3亿。", "3亿", "300000000", "exact", id="价值后只写亿"),
    pytest.param("100万元人民币", "100万元人民币", "1000000", "exact", id="币种在后"),
    pytest.param("人民币 300 万元", "人民币 300 万元", "3000000", "exact", id="币种在前"),
    pytest.param("¥3,000.50", "¥3,000.50", "3000.5", "exact", id="符号在前"),
    pytest.param("五千块钱", "五千块钱", "5000", "exact", id="块钱"),
    pytest.param("二十余万元", "二十余万元", "200000", "over", id="二十余万元"),
    pytest.param("340余万元", "340余万元", "3400000", "over", id="余万元"),
    pytest.param("91 万余元", "91 万余元", "910000", "over", id="万余元"),
    pytest.param("20万元余。", "20万元余", "200000", "over", id="元余"),
    pytest.param("十几万元", "十几万元", "100000", "over", id="十几万元"),
    pytest.param("超过100万元", "超过100万元", "1000000", "over", id="超过"),
    pytest.param("50万元以上", "50万元以上", "500000", "over", id="以上"),
    pytest.param("约300万元", "约300万元", "3000000", "about", id="约"),
    pytest.param("300万元左右", "300万元左右", "3000000", "about", id="左右"),
    pytest.param("合约300万元", "300万元", "3000000", "exact", id="合约的约不是约数"),
    pytest.param("不超过1500万元", "不超过1500万元", "15000000", "up_to", id="不超过"),
    pytest.param("最高可达 56700 万元", "最高可达 56700 万元", "567000000", "up_to", id="最高可达"),
    pytest.param("50万元以下", "50万元以下", "500000", "up_to", id="以下"),
]


@pytest.mark.parametrize(("text", "words", "value", "precision"), SUMS)
def test_sum(text, words, value, precision):
    [(amount, span)] = find_amounts(text)
    assert span.of(text) == amount.text == words
    assert (amount.value, amount.precision.value) == (Decimal(value), precision)
    assert amount.currency == "CNY"


FOREIGN = [
    pytest.param("40余万美元", "400000", "USD", id="美元"),
    pytest.param("US$1,200,000.50", "1200000.5", "USD", id="美元符号"),
    pytest.param("USD 500万", "5000000", "USD", id="美元代码"),
    pytest.param("欧元200万", "2000000", "EUR", id="欧元在前"),
    pytest.param("港币500万元", "5000000", "HKD", id="港币后的元"),
    pytest.param("2.5亿港元", "250000000", "HKD", id="港元"),
    pytest.param("1510 亿英镑", "151000000000", "GBP", id="英镑"),
    pytest.param("30亿日元", "3000000000", "JPY", id="日元"),
]


@pytest.mark.parametrize(("text", "value", "currency"), FOREIGN)
def test_foreign_money_is_never_yuan(text, value, currency):
    [(amount, span)] = find_amounts(text)
    assert (amount.value, amount.currency) == (Decimal(value), currency)
    assert span.of(text) == text


RANGES = [
    # text, both ends
    pytest.param("10万元至20万元", ("100000", "200000"), id="两端都有单位"),
    pytest.param("10至20万元", ("100000", "200000"), id="单位只在后"),
    pytest.param("5-10万元", ("50000", "100000"), id="短横"),
    pytest.param("30万—50万元", ("300000", "500000"), id="长横"),
    pytest.param("5万元以上10万元以下", ("50000", "100000"), id="以上以下"),
    pytest.param("1000美元至2000美元", ("1000", "2000"), id="外币"),
]


@pytest.mark.parametrize(("text", "ends"), RANGES)
def test_a_range_gives_both_ends(text, ends):
    found = [(a.value, a.precision.value) for a, _ in find_amounts(text)]
    assert found == [(Decimal(ends[0]), "over"), (Decimal(ends[1]), "up_to")]


SEVERAL = [
    pytest.param("罚款5万元和10万元", ["5万元", "10万元"], id="和"),
    pytest.param("伍拾万元（500000元）", ["伍拾万元", "500000元"], id="大写加小写"),
    pytest.param("首付租金2677500元，尾付租金585000元", ["2677500元", "585000元"], id="两笔"),
    pytest.param("10万 20万元", ["20万元"], id="并列的两数不相加"),
    pytest.param("10亿 20亿元", ["20亿元"], id="并列的两个亿"),
    pytest.param("20万元至10万元", ["20万元", "10万元"], id="前大后小不是区间"),
]


@pytest.mark.parametrize(("text", "words"), SEVERAL)
def test_several_sums(text, words):
    assert [amount.text for amount, _ in find_amounts(text)] == words


NO_MONEY = [
    pytest.param("数百万元", id="数百万元"),
    pytest.param("几十万元", id="几十万元"),
    pytest.param("日万分之五", id="日万分之五"),
    pytest.param("月息2分", id="月息2分"),
    pytest.param("年利率24%", id="年利率"),
    pytest.param("LPR四倍", id="LPR四倍"),
    pytest.param("2021 年 3 月 29 日", id="日期"),
    pytest.param("二〇二一年三月", id="中文日期"),
    pytest.param("2024元旦", id="元旦"),
    pytest.param("三元桥", id="三元桥"),
    pytest.param("多元化发展", id="多元化"),
    pytest.param("（2019）最高法民终1019号", id="案号"),
    pytest.param("租赁汽车合计400台", id="台数"),
    pytest.param("第17期", id="期数"),
    pytest.param("36个月", id="月数"),
    pytest.param("5000余起", id="件数"),
    pytest.param("涉案8万余名职工", id="人数"),
    pytest.param("新增登记797,337笔", id="笔数"),
    pytest.param("1 000 元", id="空格分节读不准"),
    pytest.param("10万20万元", id="连写的两数读不准"),
    pytest.param("5角", id="只有角"),
    pytest.param("元", id="只有元"),
    pytest.param("", id="空"),
]


@pytest.mark.parametrize("text", NO_MONEY)
def test_no_money(text):
    assert find_amounts(text) == []


@given(st.integers(min_value=1, max_value=10**13))
def test_a_sum_written_out_in_capitals_is_exact(cents):
    """人民币…元…角…分 as another writer puts it."""
    value = Decimal(cents) / 100
    if value < 1:
        return
    words = cn2an.an2cn(str(value), "rmb")
    [(amount, span)] = find_amounts(f"支付租金{words}。")
    assert amount.value == value
    assert span.of(f"支付租金{words}。") == words


@given(
    st.decimals(min_value="0.01", max_value=10**9, places=2),
    st.sampled_from(["元", "万元", "亿元", " 元", " 万元", "余元", "万美元"]),
)
def test_a_sum_in_digits_is_exact(value, unit):
    size = {"万": 10**4, "亿": 10**8}.get(unit.strip()[0], 1)
    text = f"租金{value}{unit}，"
    [(amount, _)] = find_amounts(text)
    assert amount.value == value * size
    assert amount.currency == ("USD" if "美" in unit else "CNY")


@given(
    st.text(
        alphabet="0123456789０一二十百万亿壹佰零.,，元角分至约余美人民币¥ $以上下不超过款",
        max_size=80,
    )
)
def test_any_text_gives_words_that_stand_there(text):
    found = find_amounts(text)
    for amount, span in found:
        assert span.of(text) == amount.text
        assert amount.value >= 0
    for (_, a), (_, b) in pairwise(found):
        assert a.end <= b.start


@pytest.mark.parametrize("run", ["1", "万", "元", "人民币", "1元", "一万", "约", "1 万 "])
def test_a_long_run_costs_no_more_than_its_length(run):
    found = find_amounts(run * 30_000)
    assert len(found) in (0, 1, 30_000)


def test_money_of_every_told_case_is_found_in_its_text(library):
    """Each curated sum is among those the reader finds in the case, as exactly as it is stated."""
    missed = [
        (case.case_id, amount.text)
        for case in library.values()
        for amount in case.amounts
        if (amount.value, amount.currency, amount.precision)
        not in {(a.value, a.currency, a.precision) for a, _ in find_amounts(case.text)}
    ]
    assert missed == []
