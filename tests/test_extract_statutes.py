"""The statutes that carry an order: every way courts list them, and what cites nothing."""

import pytest

from cases.extract.read import read_paper
from cases.extract.statutes import find_statutes

HEAD = "某市某区人民法院民事判决书（2023）某0101民初12号原告：甲公司。被告：乙公司。原告甲公司与被告乙公司融资租赁合同纠纷一案，本院立案后审理终结。甲公司向本院提出诉讼请求：1.判令乙公司支付租金10万元。"
TAIL = "一、乙公司于本判决生效之日起十日内支付甲公司租金10万元。审判员张三二〇二三年三月一日"


def cited(basis, before=""):
    text = f"{HEAD}{before}本院认为，乙公司违约。{basis}判决如下：{TAIL}"
    found = find_statutes(read_paper(text))
    for f in found:
        assert f.span.of(text) == f.value.text
    return [(f.value.law, f.value.article, f.value.paragraph, f.value.item) for f in found]


MIN, CONTRACT, PROC = (
    "中华人民共和国民法典",
    "中华人民共和国合同法",
    "中华人民共和国民事诉讼法",
)


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        pytest.param(
            f"依照《{MIN}》第五百七十七条、第五百八十五条第一款之规定，",
            [(MIN, 577, None, None), (MIN, 585, 1, None)],
            id="一部法律的几条",
        ),
        pytest.param(
            f"依照《{CONTRACT}》第一百零七条、一百一十四条，《{PROC}》第六十四条第一款的规定，",
            [(CONTRACT, 107, None, None), (CONTRACT, 114, None, None), (PROC, 64, 1, None)],
            id="省去第字，法律随后更换",
        ),
        pytest.param(
            f"依照《{PROC}》第一百七十条第一款第（一）项之规定，", [(PROC, 170, 1, 1)], id="款项"
        ),
        pytest.param(
            f"依照《{PROC}》第一百七十条第一款（二）项之规定，",
            [(PROC, 170, 1, 2)],
            id="省去第字的项",
        ),
        pytest.param(
            f"依照《{CONTRACT}》第六十条、第一百零七之规定，",
            [(CONTRACT, 60, None, None), (CONTRACT, 107, None, None)],
            id="漏了条字，之规定",
        ),
        pytest.param(
            f"依照《{CONTRACT}》第六十、《{PROC}》第六十四和第一百四十四条的规定，",
            [(CONTRACT, 60, None, None), (PROC, 64, None, None), (PROC, 144, None, None)],
            id="漏了条字，后面是别的法律或者和字",
        ),
        pytest.param(
            f"依照〈{CONTRACT}〉第六十条、《最高人民法院关于适用〈{PROC}〉的解释》第九十条之规定，",
            [
                (CONTRACT, 60, None, None),
                (f"最高人民法院关于适用〈{PROC}〉的解释", 90, None, None),
            ],
            id="书名号印成单的",
        ),
        pytest.param(
            f"依照《{CONTRACT}》第九十四条第（四）项之规定，",
            [(CONTRACT, 94, None, 4)],
            id="无款有项",
        ),
        pytest.param(
            f"依照《{CONTRACT}》第六十条第一款、第二款之规定，",
            [(CONTRACT, 60, 1, None), (CONTRACT, 60, 2, None)],
            id="一条两款各算一处",
        ),
        pytest.param(
            f"依照《{PROC}》第六十四条第一、三款、第一百四十四条之规定，",
            [(PROC, 64, 1, None), (PROC, 64, 3, None), (PROC, 144, None, None)],
            id="两款共用一个款字",
        ),
        pytest.param(
            f"依照《{PROC}》第六十四、第一百四十二条之规定，",
            [(PROC, 64, None, None), (PROC, 142, None, None)],
            id="两条共用一个条字",
        ),
        pytest.param(
            f"依照《{MIN}》第五百七十七条至第五百七十九条之规定，",
            [(MIN, 577, None, None), (MIN, 578, None, None), (MIN, 579, None, None)],
            id="连续几条",
        ),
        pytest.param(f"依照《{MIN}》第577条之规定，", [(MIN, 577, None, None)], id="阿拉伯数字"),
        pytest.param(
            f"依照《{CONTRACT}》第八条、《{CONTRACT}》若干问题的解释（二）第二十四条之规定，",
            [(CONTRACT, 8, None, None), (f"{CONTRACT}若干问题的解释（二）", 24, None, None)],
            id="解释没有自己的书名号",
        ),
        pytest.param(
            f"依照《最高人民法院关于适用〈{CONTRACT}〉若干问题的解释（二）》第二十四条之规定，",
            [(f"最高人民法院关于适用〈{CONTRACT}〉若干问题的解释（二）", 24, None, None)],
            id="司法解释内有尖括号",
        ),
        pytest.param(
            f"依照《最高人民法院关于适用《{PROC}》的解释》第九十条之规定，",
            [(f"最高人民法院关于适用《{PROC}》的解释", 90, None, None)],
            id="书名号套书名号",
        ),
        pytest.param(
            f"依照最高人民法院关于适用《{PROC}》的解释第九十条之规定，",
            [(f"最高人民法院关于适用《{PROC}》的解释", 90, None, None)],
            id="书名号只括中间",
        ),
        pytest.param(
            f"依照《{MIN}》（以下简称民法典）第五百七十七条、民法典第五百八十五条之规定，",
            [(MIN, 577, None, None), (MIN, 585, None, None)],
            id="以下简称后用简称",
        ),
        pytest.param(
            f"依照《{MIN}》（以下简称《民法典》）第七百五十二条之规定，",
            [(MIN, 752, None, None)],
            id="简称带书名号",
        ),
        pytest.param(
            "依照合同法第六十条、担保法第十八条之规定，",
            [("合同法", 60, None, None), ("担保法", 18, None, None)],
            id="不带书名号",
        ),
        pytest.param(
            "依照《中华人民共和国公司法（2018年修正）》第二十条之规定，",
            [("中华人民共和国公司法（2018年修正）", 20, None, None)],
            id="年份括号照录",
        ),
        pytest.param(
            f"依照《{CONTRACT}》、《{PROC}》第六十四条之规定，",
            [(CONTRACT, None, None, None), (PROC, 64, None, None)],
            id="只举法律未举条文",
        ),
        pytest.param(
            f"依据《{PROC}》第一百七十条第一款第（一）项“依照本法第二条规定判决”之规定，",
            [(PROC, 170, 1, 1)],
            id="引号内条文不算",
        ),
        pytest.param("综上，", [], id="未举法律"),
        pytest.param(
            f"综上，申请不符合《{PROC}》第二百条规定的情形，依照该法第二百零四条之规定，",
            [(PROC, 204, None, None)],
            id="该法",
        ),
    ],
)
def test_statutes(basis, expected):
    assert cited(basis) == expected


def test_short_title_said_earlier_is_given_in_full():
    before = f"本案适用《{MIN}》（以下简称民法典）。"
    assert cited("依照民法典第七百五十二条之规定，", before) == [(MIN, 752, None, None)]


def test_only_the_legal_basis_counts():
    before = "乙公司辩称，依照《中华人民共和国保险法》第十六条，请求驳回。"
    assert cited(f"依照《{MIN}》第七百五十二条之规定，", before) == [(MIN, 752, None, None)]


def test_confidence_falls_where_the_title_has_no_marks():
    text = f"{HEAD}本院认为，乙公司违约。依照《{MIN}》第一条、合同法第二条之规定，判决如下：{TAIL}"
    marked, bare = find_statutes(read_paper(text))
    assert marked.confidence > 0.9 > bare.confidence
