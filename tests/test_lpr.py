"""The loan prime rate of a day: which row holds, and what is not known."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.errors import QueryError, SourceError
from cases.lpr import LPR_TABLE, lpr_on, lpr_table, one_year_lpr, read_lpr

DAYS = [
    # day, one year, over five years, published, confirmed, beyond the table
    pytest.param(
        "2019-08-20", "4.25", "4.85", "2019-08-20", False, False, id="改革后首个报价日当日"
    ),
    pytest.param("2019-09-19", "4.25", "4.85", "2019-08-20", False, False, id="下次变动的前一日"),
    pytest.param("2020-04-20", "3.85", "4.65", "2020-04-20", True, False, id="变动当日用新值"),
    pytest.param("2021-12-19", "3.85", "4.65", "2020-04-20", True, False, id="长期未变"),
    pytest.param("2021-12-20", "3.80", "4.65", "2021-12-20", True, False, id="只有一年期变动"),
    pytest.param("2022-05-20", "3.70", "4.45", "2022-05-20", False, False, id="只有五年期变动"),
    pytest.param("2024-02-20", "3.45", "3.95", "2024-02-20", True, False, id="通讯所载"),
    pytest.param("2024-02-29", "3.45", "3.95", "2024-02-20", True, False, id="闰日"),
    pytest.param("2025-05-20", "3.00", "3.50", "2025-05-20", False, False, id="最后一行当日"),
    pytest.param("2025-05-21", "3.00", "3.50", "2025-05-20", False, True, id="超出表尾一日"),
    pytest.param("2030-01-01", "3.00", "3.50", "2025-05-20", False, True, id="远超表尾"),
]


@pytest.mark.parametrize(("day", "one_year", "over_five", "published", "confirmed", "beyond"), DAYS)
def test_rates_of_a_day(day, one_year, over_five, published, confirmed, beyond):
    rates = lpr_on(date.fromisoformat(day))
    assert rates.one_year == Decimal(one_year) / 100
    assert rates.over_five_years == Decimal(over_five) / 100
    assert rates.published == date.fromisoformat(published)
    assert (rates.confirmed, rates.beyond_table) == (confirmed, beyond)


@pytest.mark.parametrize("day", [date(2019, 8, 19), date(1999, 1, 1), date.min])
def test_a_day_before_the_table_is_refused_with_what_to_do(day):
    with pytest.raises(QueryError) as raised:
        lpr_on(day)
    assert "2019年8月20日" in str(raised.value)
    assert str(raised.value).endswith("请改用中国人民银行的同期贷款基准利率。")


@given(st.dates(min_value=date(2019, 8, 20), max_value=date(2035, 1, 1)))
def test_a_day_has_the_last_row_published_by_then(day):
    rates = lpr_on(day)
    assert rates.published == max(row.published for row in lpr_table() if row.published <= day)
    assert rates.beyond_table == all(row.published < day for row in lpr_table())


@pytest.mark.parametrize(
    ("day", "per_cent"),
    [
        pytest.param("2019-08-19", None, id="表前没有"),
        pytest.param("2019-08-20", "4.25", id="首日"),
        pytest.param("2024-03-20", "3.45", id="通讯所载"),
    ],
)
def test_the_one_year_rate_in_per_cent(day, per_cent):
    found = one_year_lpr(date.fromisoformat(day))
    assert found == (Decimal(per_cent) if per_cent else None)


HEAD = "date,one_year,over_five_years,confirmed\n"
WRONG = [
    pytest.param("", "没有数据", id="空表"),
    pytest.param(HEAD, "没有数据", id="只有表头"),
    pytest.param("# 说明\n" + HEAD + "2024-02-30,3.45,3.95,yes\n", "第3行", id="没有这一天"),
    pytest.param(HEAD + "2024-02-20,三点四五,3.95,yes\n", "第2行", id="不是数"),
    pytest.param(HEAD + "2024-02-20,3.45,3.95,maybe\n", "第2行", id="不是yes或no"),
    pytest.param(HEAD + "2024-02-20,3.45,3.95\n", "第2行", id="少一列"),
    pytest.param(
        HEAD + "2024-02-20,3.45,3.95,yes\n2024-02-20,3.45,3.95,yes\n", "第3行", id="日期不递增"
    ),
]


@pytest.mark.parametrize(("table", "says"), WRONG)
def test_a_wrong_table_says_which_line(table, says):
    with pytest.raises(SourceError, match=says):
        read_lpr(table)


def test_the_shipped_table_is_read_whole():
    lines = LPR_TABLE.read_text(encoding="utf-8").splitlines()
    assert len(lpr_table()) == sum(1 for line in lines if line[:1].isdigit())
