"""Sums in capitals, by table and against an independent writer."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.capital_amounts import capital_yuan
from cases.numerals import parse_numeral

TABLE = [
    pytest.param("0", "零元整", id="零"),
    pytest.param("0.05", "伍分", id="只有分"),
    pytest.param("0.50", "伍角", id="只有角"),
    pytest.param("1", "壹元整", id="一元"),
    pytest.param("10", "壹拾元整", id="十元写壹拾"),
    pytest.param("1.05", "壹元零伍分", id="缺角补零"),
    pytest.param("1005.10", "壹仟零伍元壹角", id="中间两零只写一个"),
    pytest.param("10000", "壹万元整", id="整万"),
    pytest.param("10005", "壹万零伍元整", id="万与个之间补零"),
    pytest.param("1010000", "壹佰零壹万元整", id="万级内有零"),
    pytest.param("100000000", "壹亿元整", id="整亿不写万"),
    pytest.param("100000005", "壹亿零伍元整", id="亿后补零"),
    pytest.param("100050000", "壹亿零伍万元整", id="亿与万之间补零"),
    pytest.param("369600.005", "叁拾陆万玖仟陆佰元零壹分", id="分位四舍五入"),
    pytest.param("148549.18", "壹拾肆万捌仟伍佰肆拾玖元壹角捌分", id="常见金额"),
]


@pytest.mark.parametrize(("value", "written"), TABLE)
def test_written_in_capitals(value, written):
    assert capital_yuan(Decimal(value)) == written


@pytest.mark.parametrize("value", ["-0.01", "1E16"])
def test_what_cannot_be_written_is_refused(value):
    with pytest.raises(ValueError, match="capitals"):
        capital_yuan(Decimal(value))


@given(st.integers(min_value=1, max_value=10**12))
def test_whole_sums_read_back(yuan):
    written = capital_yuan(Decimal(yuan)).removesuffix("元整")
    assert parse_numeral(written).value == yuan


@given(st.decimals(min_value="0.01", max_value="99999999", places=2))
def test_as_an_independent_writer_writes(value):
    # The other writer says 零元 before a sum below one yuan; papers do not.
    assert capital_yuan(value) == cn2an.an2cn(str(value), "rmb").removeprefix("零元")
