"""Numbers as Chinese legal texts write them; cn2an, another reader, is the oracle."""

import re
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.numerals import ARABIC, NUMERAL, parse_integer, parse_numeral, plain_decimal

NUMBERS = [
    # text, value, more
    pytest.param("2亿3000万", "230000000", False, id="亿与万混写"),
    pytest.param("2 亿 3000 万", "230000000", False, id="混写带空格"),
    pytest.param("1亿2千万", "120000000", False, id="亿后千万"),
    pytest.param("壹佰贰拾叁万", "1230000", False, id="大写"),
    pytest.param("壹拾贰万叁仟", "123000", False, id="大写万仟"),
    pytest.param("叁佰贰拾万零伍佰", "3200500", False, id="大写零"),
    pytest.param("参仟", "3000", False, id="参作叁"),
    pytest.param("2000 万", "20000000", False, id="数字与万之间有空格"),
    pytest.param("3.5万", "35000", False, id="小数万"),
    pytest.param("0.5亿", "50000000", False, id="小数亿"),
    pytest.param("1,410万", "14100000", False, id="逗号分节"),
    pytest.param("1，410，000", "1410000", False, id="全角逗号分节"),
    pytest.param("１２３４５", "12345", False, id="全角数字"),
    pytest.param("６．５", "6.5", False, id="全角小数点"),
    pytest.param("二〇二一", "2021", False, id="逐字年份"),
    pytest.param("二○二一", "2021", False, id="圆圈零"),
    pytest.param("九百二十六", "926", False, id="条文号"),
    pytest.param("一千零三十二", "1032", False, id="带零"),
    pytest.param("十", "10", False, id="十"),
    pytest.param("二十", "20", False, id="二十"),
    pytest.param("两千三百", "2300", False, id="两千"),
    pytest.param("三万五", "35000", False, id="末位省单位"),
    pytest.param("二百五", "250", False, id="二百五"),
    pytest.param("一万零五", "10005", False, id="有零则不省"),
    pytest.param("百万", "1000000", False, id="百万"),
    pytest.param("千万", "10000000", False, id="千万"),
    pytest.param("三点五", "3.5", False, id="汉字小数"),
    pytest.param("一万亿", "1000000000000", False, id="万亿"),
    pytest.param("340余万", "3400000", True, id="余万"),
    pytest.param("340万余", "3400000", True, id="万余"),
    pytest.param("二十余万", "200000", True, id="二十余万"),
    pytest.param("100多", "100", True, id="多"),
    pytest.param("十几万", "100000", True, id="十几万"),
    pytest.param("零", "0", False, id="零"),
]


@pytest.mark.parametrize(("text", "value", "more"), NUMBERS)
def test_number(text, value, more):
    assert parse_numeral(text) == (Decimal(value), more)


NO_NUMBERS = [
    pytest.param("", id="空"),
    pytest.param("万", id="只有万"),
    pytest.param("亿万", id="亿万"),
    pytest.param("数百万", id="数百万"),
    pytest.param("几十万", id="几十万"),
    pytest.param("3几", id="3几"),
    pytest.param("余万", id="只有余"),
    pytest.param("五六万", id="五六万"),
    pytest.param("三五百", id="三五百"),
    pytest.param("十十", id="十十"),
    pytest.param("一百二百", id="一百二百"),
    pytest.param("1,23", id="逗号分错节"),
    pytest.param("1.2.3", id="两个小数点"),
    pytest.param("点五", id="缺整数"),
    pytest.param("三点", id="缺小数"),
    pytest.param("8点30", id="钟点"),
    pytest.param("第三", id="序数"),
    pytest.param("-5", id="负数"),
    pytest.param("2021年", id="年份带年"),
    pytest.param("24%", id="百分数"),
    pytest.param("一二", id="两字并列"),
    pytest.param("10亿20亿", id="两个亿"),
    pytest.param("租金", id="不是数"),
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number(text):
    assert parse_numeral(text) is None


INTEGERS = [
    pytest.param("九百二十六", 926, id="条文"),
    pytest.param("二〇二一", 2021, id="年份"),
    pytest.param("3.0", 3, id="小数部分为零"),
    pytest.param("3.5", None, id="不是整数"),
    pytest.param("340余", None, id="余数不是确数"),
    pytest.param("数", None, id="不是数"),
]


@pytest.mark.parametrize(("text", "value"), INTEGERS)
def test_integer(text, value):
    assert parse_integer(text) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [("35000.0", "35000"), ("1E+4", "10000"), ("0.50", "0.5"), ("0", "0"), ("100", "100")],
)
def test_plain_decimal(value, written):
    assert str(plain_decimal(Decimal(value))) == written


BELOW_10_16 = st.integers(min_value=0, max_value=10**16 - 1)


@given(BELOW_10_16, st.sampled_from(["low", "up"]))
def test_what_another_writer_writes_is_read_back(number, mode):
    assert parse_numeral(cn2an.an2cn(number, mode)) == (number, False)


@given(BELOW_10_16)
def test_two_readers_agree_on_mixed_writing(number):
    """12亿3456万789: each section in Arabic digits, as both write and read it."""
    yi, rest = divmod(number, 10**8)
    wan, ones = divmod(rest, 10**4)
    words = (f"{yi}亿" if yi else "") + (f"{wan}万" if wan else "")
    # A last digit alone would count the next unit down (3万5): write it with its zero.
    words += f"{ones:04d}" if words and ones else str(ones) if not words else ""
    assert parse_numeral(words) == (number, False)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_grouped_digits_are_exact_in_both_widths(value):
    plain = f"{value:,.2f}"
    wide = plain.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))
    for words in (plain, wide, f" {plain} "):
        assert parse_numeral(words) == (value, False)


@given(st.decimals(min_value="0.01", max_value=9999, places=2), st.sampled_from("万亿"))
def test_decimals_of_a_unit_are_exact(value, unit):
    size = {"万": 10**4, "亿": 10**8}[unit]
    assert parse_numeral(f"{value}{unit}") == (value * size, False)


@given(st.text(alphabet="0123456789０一二三十百千万亿零〇两壹余多几点.,， 元年", max_size=30))
def test_any_text_is_a_number_or_none(text):
    found = parse_numeral(text)
    assert found is None or found.value >= 0


@pytest.mark.parametrize(
    "run", ["1", "一", "十", "万", "1,111", "亿1", "1 万", "余", "1."], ids=lambda run: run
)
def test_patterns_do_not_explode_on_a_long_run(run):
    """A pattern that gave back what it took would not end within the life of this test."""
    text = run * 5_000
    assert not re.fullmatch(rf"{NUMERAL}元", text)
    assert not re.fullmatch(rf"{ARABIC}元", text)
    parse_numeral(text)
