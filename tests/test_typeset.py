"""Undoing what printing did: paragraphs come back whole, each character at its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.typeset import Flow, flow

HEAD = "                           2024年第3期 \n\n 197 \n\n"
ADDRESS = (
    "https://law.example.cn/document/show?collection=legislation&aid=MTA=&language=%E4%B8%AD\n"
)

PRINTED = [
    # as printed, paragraphs
    pytest.param("甲方 \n\n乙方 \n", ["甲方", "乙方"], id="行末空格是段末"),
    pytest.param("甲方与\n\n乙方签约。 \n", ["甲方与乙方签约。"], id="断行"),
    pytest.param("扩\n 大的损失 \n", ["扩大的损失"], id="换页处没有空行"),
    pytest.param("不能成立—\n\n—某公司案 \n", ["不能成立——某公司案"], id="断在破折号中间"),
    pytest.param("驳回陈某\n\n" + HEAD + "的申请 \n", ["驳回陈某的申请"], id="页眉在句中"),
    pytest.param("生效。 \n\n" + HEAD + "典型意义 \n", ["生效。", "典型意义"], id="页眉在段间"),
    pytest.param("根据相\n" + ADDRESS + " 关法律 \n", ["根据相关法律"], id="网址在句中"),
    pytest.param("被申\n\n" + ADDRESS * 3 + " 请人 \n", ["被申请人"], id="三行网址"),
    pytest.param(
        "（网址：\nhttp://1.2.3.4/x，电话：123） \n",
        ["（网址：http://1.2.3.4/x，电话：123）"],
        id="正文里的网址",
    ),
    pytest.param("申报指南.wps\n 关于组织申报的通知 \n", ["关于组织申报的通知"], id="附件名"),
    pytest.param("行动清单.pdf\n 为深入贯彻 \n", ["为深入贯彻"], id="另一种附件"),
    pytest.param(
        "用于核查损失， \n\n公司未提交。 \n", ["用于核查损失，公司未提交。"], id="逗号不断段"
    ),
    pytest.param(
        "限期 24 个月，每期 1,200 元。 \n", ["限期24个月，每期1,200元。"], id="数字旁空格"
    ),
    pytest.param(
        "国家发展改革委 国家能源局 \n", ["国家发展改革委 国家能源局"], id="汉字间空格留着"
    ),
    pytest.param("IT Finance Ltd 公司 \n", ["IT Finance Ltd公司"], id="拉丁字母间空格留着"),
    pytest.param("序号 \n\n12 \n\n条文 \n", ["序号", "12", "条文"], id="没有页眉的数字不是页码"),
    pytest.param("没有换行", ["没有换行"], id="最后一段没有空格"),
    pytest.param("", [], id="空"),
    pytest.param(" \n\n \n", [], id="只有空行"),
]


@pytest.mark.parametrize(("printed", "paragraphs"), PRINTED)
def test_paragraphs(printed, paragraphs):
    found = flow(printed)
    assert [paragraph.text for paragraph in found] == paragraphs
    for paragraph in found:
        assert "".join(printed[place] for place in paragraph.origin) == paragraph.text


def test_a_span_leads_back_to_the_source_with_the_furniture_between():
    printed = "驳回陈某\n\n" + HEAD + "的申请 \n"
    [paragraph] = flow(printed)
    start, end = paragraph.source_span(2, 6)
    assert re.sub(r"\s", "", printed[start:end]) == "陈某2024年第3期197的申"


def test_a_separator_stands_where_the_character_before_it_does():
    joined = Flow.join([Flow("甲", (3,)), Flow("乙丙", (7, 8))], separator="\n")
    assert joined == Flow("甲\n乙丙", (3, 3, 7, 8))
    assert Flow.join([]) == Flow("", ())


WORDS = st.text(
    alphabet="甲乙丙丁租赁物出租人承租人。“”（）0123456789元年", min_size=1, max_size=40
)


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_printing_and_undoing_it_give_the_paragraphs_back(paragraphs, data):
    """Each paragraph is broken into lines anywhere, with a running head or an address between."""
    # A line that is only digits after a running head is a page number: such a break is not drawn.
    printed = ""
    for paragraph in paragraphs:
        rest = paragraph
        while rest:
            length = data.draw(st.integers(1, len(rest)))
            line, rest = rest[:length], rest[length:]
            printed += line + (" \n\n" if not rest else "\n\n")
            follows = rest or "。"
            if not follows[0].isdecimal():
                printed += data.draw(st.sampled_from(["", "", HEAD, ADDRESS]))
    assert [paragraph.text for paragraph in flow(printed)] == paragraphs


@given(st.text(alphabet="甲乙1 2\n年第期，—http:/.pdf", max_size=80))
def test_every_character_has_its_place(printed):
    for paragraph in flow(printed):
        assert "".join(printed[place] for place in paragraph.origin) == paragraph.text
        assert list(paragraph.origin) == sorted(paragraph.origin)
