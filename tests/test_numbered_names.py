"""Masked names that end in a number and touch a sum: 赔偿张某17425元 to 张某1 is 7425元."""

from decimal import Decimal

import pytest

from cases.extract.numbered_names import marked, touching_names, unmarked
from cases.structure import structure_text

PAPER = (
    "某市某区人民法院\n民事判决书\n（2023）某0101民初12号\n原告：张某1，男，住某市。\n被告：某某公司2，住所地某市。\n"
    "原告张某1与被告某某公司2产品责任纠纷一案，本院立案后审理终结。\n"
    "张某1向本院提出诉讼请求：1.判令某某公司2赔偿张某1107400元；2.判令某某公司2退还张某1货款10740元。\n"
    "某某公司2辩称，其已付张某12000元。\n"
    "本院认为，请求成立。依照《中华人民共和国消费者权益保护法》第五十五条规定，判决如下：\n"
    "一、某某公司2于本判决生效之日起十日内赔偿张某1107400元；二、某某公司2于本判决生效之日起十日内退还张某1货款10740元。\n"
    "案件受理费100元，由某某公司2负担50元，张某150元。\n审判员 王某\n二〇二三年三月一日\n"
)


def test_the_number_of_a_name_is_no_figure_of_the_sum_after_it():
    read = structure_text(PAPER, "x")
    assert read.order_amounts and [a.value for a in read.order_amounts] == [107400, 10740]
    assert [claim.amount for claim in read.claims] == [Decimal(107400), Decimal(10740)]
    assert [claim.outcome.value for claim in read.claims] == ["granted", "granted"]
    assert read.outcome.value == "granted"


def test_every_value_is_printed_as_in_the_paper():
    read = structure_text(PAPER, "x")
    assert [party.name for party in read.parties] == ["张某1", "某某公司2"]
    assert [(item.debtors, item.creditors) for item in read.order_items] == [
        (("某某公司2",), ("张某1",)),
        (("某某公司2",), ("张某1",)),
    ]
    told = [claim.text for claim in read.claims] + [item.text for item in read.order_items]
    told += [d.text for d in read.defences] + [d.party for d in read.defences]
    told += [claim.claimant for claim in read.claims] + list(read.fee_bearers)
    told += [evidence.quote for evidence in read.evidence]
    assert all("₁" not in words and "₂" not in words for words in told)
    assert all(e.quote == PAPER[e.span.start : e.span.end] for e in read.evidence if e.span)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param("赔偿张某17425元", ["张某1"], ("张某1",), id="名字后紧接数目"),
        pytest.param("赔偿张某1货款7425元", ["张某1"], (), id="名字后是别的字"),
        pytest.param("赔偿张某1227元", ["张某1", "张某12"], ("张某12", "张某1"), id="长的在前"),
        pytest.param("赔偿张某7425元", ["张某"], (), id="名字里没有数字"),
        pytest.param("赔偿7425元", [], (), id="没有名字"),
    ],
)
def test_names_that_touch_a_figure(text, names, expected):
    assert touching_names(text, names) == expected


def test_marks_keep_the_length_and_go_again():
    words = "赔偿张某1227元、张某17元"
    shown = marked(words, ("张某12", "张某1"))
    assert (shown, len(shown)) == ("赔偿张某₁₂27元、张某₁7元", len(words))
    assert unmarked(shown) == words
