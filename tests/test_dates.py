"""Dates and lengths of time in a text, at the precision stated."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.extract.dates import find_dates
from cases.extract.durations import find_durations

DATES = [
    # text, dates found
    pytest.param("2021 年 3 月 29 日", ["2021-03-29"], id="数字前后有空格"),
    pytest.param("于2021年3月29日签订", ["2021-03-29"], id="年月日"),
    pytest.param("２０２１年３月２９日", ["2021-03-29"], id="全角"),
    pytest.param("二〇二一年三月", ["2021-03"], id="中文年月"),
    pytest.param("二〇二一年三月二十九日", ["2021-03-29"], id="中文年月日"),
    pytest.param("二○二一年十二月三十一日", ["2021-12-31"], id="圆圈零"),
    pytest.param("二O二一年五月", ["2021-05"], id="字母O"),
    pytest.param("2020年4月", ["2020-04"], id="年月"),
    pytest.param("2022年先后提出", ["2022"], id="只有年"),
    pytest.param("2020年年底", ["2020"], id="年底只到年"),
    pytest.param("2021.3.29", ["2021-03-29"], id="点分"),
    pytest.param("2021-03-29", ["2021-03-29"], id="横分"),
    pytest.param("2021/3/29", ["2021-03-29"], id="斜线"),
    pytest.param("2024年2月29日", ["2024-02-29"], id="闰日"),
    pytest.param("2017年至2019年", ["2017", "2019"], id="两个年份"),
    pytest.param("2017-2019年", ["2017", "2019"], id="前一年份不带年"),
    pytest.param("2009年4月29日至同年7月28日", ["2009-04-29", "2009-07-28"], id="同年"),
    pytest.param("2021年3月至5月间", ["2021-03", "2021-05"], id="至某月"),
    pytest.param("2021年3月29日、30日", ["2021-03-29", "2021-03-30"], id="至某日"),
    pytest.param("2019年3月8日签约，3月11日付款", ["2019-03-08", "2019-03-11"], id="后一日省年"),
    pytest.param("2019年12月31日签约，次日付款", ["2019-12-31", "2020-01-01"], id="次日跨年"),
    pytest.param("2022年7月申请，同月受理", ["2022-07", "2022-07"], id="同月"),
    pytest.param("2022年7月申请，次年1月批准", ["2022-07", "2023-01"], id="次年"),
    pytest.param(
        "2014年1月1日至2034年1月1日", ["2014-01-01", "2034-01-01"], id="将来的日期也是日期"
    ),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text, expected):
    found = find_dates(text)
    assert [mention.date for mention, _ in found] == expected
    assert all(span.of(text) == mention.text for mention, span in found)


NO_DATES = [
    pytest.param("2021年2月30日", id="没有二月三十"),
    pytest.param("2023年2月29日", id="平年没有闰日"),
    pytest.param("2021年13月1日", id="没有十三月"),
    pytest.param("年利率24%", id="利率"),
    pytest.param("（2019）最高法民终1019号", id="案号的年份"),
    pytest.param("2021年第3期", id="期刊"),
    pytest.param("2020年修正", id="修正"),
    pytest.param("《2024年版清单》", id="书名里的年份"),
    pytest.param("3月11日采访", id="不知哪年"),
    pytest.param("同年9月", id="同年无所指"),
    pytest.param("次日", id="次日无所指"),
    pytest.param("每月15日付租", id="每月的日子"),
    pytest.param("24个月", id="长度"),
    pytest.param("3018年3月1日", id="太远"),
    pytest.param("1.5元", id="小数"),
    pytest.param("租金2021元", id="金额"),
    pytest.param("第九百二十六条", id="条文"),
    pytest.param("", id="空"),
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2020年4月签约，每月20日付租，当月20日未付", id="每月之后的当月"),
        pytest.param("2019年3月8日签约。3月11日", id="隔句不带年"),
    ],
)
def test_words_that_lean_on_no_certain_date_give_nothing(text):
    assert len(find_dates(text)) == 1


LENGTHS = [
    # text, value, unit
    pytest.param("期限为36个月", 36, "month", id="个月"),
    pytest.param("租赁期限 24 个月", 24, "month", id="空格"),
    pytest.param("二十四个月", 24, "month", id="汉字"),
    pytest.param("自判决生效之日起十日内", 10, "day", id="十日内"),
    pytest.param("自收到之日起15日提出", 15, "day", id="之日起"),
    pytest.param("逾期超过60天", 60, "day", id="天"),
    pytest.param("10个工作日", 10, "day", id="工作日"),
    pytest.param("分36期付清", 36, "period", id="期"),
    pytest.param("长达20年", 20, "year", id="年"),
    pytest.param("半年", 6, "month", id="半年"),
    pytest.param("一年半", 18, "month", id="一年半"),
    pytest.param("1年6个月", 18, "month", id="年加月"),
    pytest.param("两年零六个月", 30, "month", id="两年零六个月"),
]


@pytest.mark.parametrize(("text", "value", "unit"), LENGTHS)
def test_length(text, value, unit):
    [(duration, span)] = find_durations(text)
    assert (duration.value, duration.unit.value) == (value, unit)
    assert span.of(text) == duration.text


def test_a_range_of_lengths_gives_both_ends():
    found = [(d.value, d.unit.value) for d, _ in find_durations("租期6至12个月")]
    assert found == [(6, "month"), (12, "month")]


NO_LENGTHS = [
    pytest.param("第17期", id="第几期"),
    pytest.param("欠付18-24期租金", id="从几期到几期"),
    pytest.param("2021年3月29日", id="日期"),
    pytest.param("每月15日", id="每月的日子"),
    pytest.param("一年期LPR", id="一年期利率"),
    pytest.param("5年期以上LPR", id="五年期利率"),
    pytest.param("2021年度", id="年度"),
    pytest.param("每逾期一日", id="每一日"),
    pytest.param("任何一期租金", id="任何一期"),
    pytest.param("二期工程", id="工程二期"),
    pytest.param("二审", id="二审"),
    pytest.param("", id="空"),
]


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_no_length(text):
    assert find_durations(text) == []


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))
DIGITS = "〇一二三四五六七八九"


def in_chinese(number):
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")
    )


@given(DAYS, st.sampled_from(["", " ", "\u3000"]))
def test_every_day_is_read_in_every_form(day, gap):
    year = "".join(DIGITS[int(c)] for c in str(day.year))
    digits = f"{day.year}{gap}年{gap}{day.month}{gap}月{gap}{day.day}{gap}日"
    for words in (
        digits,
        digits.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        f"{year}年{in_chinese(day.month)}月{in_chinese(day.day)}日",
        f"{day.year}.{day.month}.{day.day}",
        day.isoformat(),
    ):
        [(mention, span)] = find_dates(f"于{words}签订")
        assert mention.date == day.isoformat()
        assert span.of(f"于{words}签订") == words


@given(st.integers(1, 12), st.integers(1, 31), st.integers(1950, 2099))
def test_a_day_no_calendar_has_is_no_date(month, day, year):
    found = find_dates(f"{year}年{month}月{day}日")
    try:
        expected = [date(year, month, day).isoformat()]
    except ValueError:
        expected = []
    assert [mention.date for mention, _ in found] == expected


@given(st.integers(1, 150), st.sampled_from(["个月", "年", "期", "天"]))
def test_every_length_is_read(value, unit):
    # 期限 1 年 is a length, 一年 beside 每 or 任 is not; the words before decide.
    [(duration, _)] = find_durations(f"租赁期限共{value}{unit}，")
    assert duration.value == value


@given(
    st.text(alphabet="0123456789一二三十〇年月日号至同当次每期个工作天半第内，。 -./", max_size=60)
)
def test_any_text_gives_words_that_stand_there(text):
    for found in (find_dates(text), find_durations(text)):
        for value, span in found:
            assert span.of(text) == value.text
        for (_, a), (_, b) in pairwise(found):
            assert a.end <= b.start


@pytest.mark.parametrize("run", ["1", "2021年", "同年", "一", "2021.", "3月", "至3月", "每"])
def test_a_long_run_costs_no_more_than_its_length(run):
    find_dates("2021年3月1日。" + run * 20_000)
    find_durations(run * 20_000)


def test_dates_of_every_told_case_are_found_in_its_text(library):
    """Each curated date is among those the reader finds in the case."""
    missed = [
        (case.case_id, mention.date, mention.text)
        for case in library.values()
        for mention in case.dates
        if mention.date not in {found.date for found, _ in find_dates(case.text)}
    ]
    assert missed == []


def test_lengths_of_every_told_case_are_found_in_its_text(library):
    """Each curated length of time is among those the reader finds in the case."""
    missed = [
        (case.case_id, length.text)
        for case in library.values()
        for length in case.durations
        if (length.value, length.unit)
        not in {(found.value, found.unit) for found, _ in find_durations(case.text)}
    ]
    assert missed == []
