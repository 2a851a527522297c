"""One canonical form for every way a court paper is typed, printed or copied, with the way back."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.evidence import Span
from cases.normalise import normalise

FORMS = [
    # as it comes, canonical
    pytest.param("民 事 判 决 书", "民事判决书", id="标题字间空格"),
    pytest.param("民　事　判　决　书", "民事判决书", id="标题字间全角空格"),
    pytest.param("(２０１９)京0105民初１号", "（2019）京0105民初1号", id="案号全角数字半角括号"),
    pytest.param("（2019） 京 0105 民初 1 号", "（2019）京0105民初1号", id="案号里的空格"),
    pytest.param("原告:甲公司,住所地甲市;", "原告：甲公司，住所地甲市；", id="半角标点"),
    pytest.param("本金1,410,000.50元", "本金1,410,000.50元", id="金额分节的逗号不动"),
    pytest.param("8:30到庭", "8:30到庭", id="时刻的冒号不动"),
    pytest.param("赔偿18661．65元", "赔偿18661.65元", id="全角小数点"),
    pytest.param("某律师事务所律师.\n被告", "某律师事务所律师。\n被告", id="点当句号"),
    pytest.param(
        "原告：张某。.被告：李某。.依照.《某法》第四条第一款.、.第五条.的规定",
        "原告：张某。被告：李某。依照.《某法》第四条第一款、第五条的规定",
        id="标点旁多出的点",
    ),
    pytest.param("计：.5元", "计：.5元", id="小数点不是多出的点"),
    pytest.param("一.判令支付", "一.判令支付", id="序号后的点不动"),
    pytest.param("年利率２４％", "年利率24%", id="全角百分号"),
    pytest.param(
        "《最高人民法院关于适用<中华人民共和国民法典>的解释》",
        "《最高人民法院关于适用〈中华人民共和国民法典〉的解释》",
        id="书名里的书名",
    ),
    pytest.param("原告：甲公司\r\n被告：乙公司\r\n", "原告：甲公司\n被告：乙公司", id="回车换行"),
    pytest.param("\ufeff本院\u200b认为\xa0，", "本院认为，", id="看不见的字符"),
    pytest.param("甲公司。\n\n\n　　乙公司。", "甲公司。\n乙公司。", id="空行与段首空格"),
    pytest.param("住甲市。 负责人：张某", "住甲市。\n负责人：张某", id="空格代替换行"),
    pytest.param("民初1号 原告：甲公司", "民初1号\n原告：甲公司", id="案号后的空格分行"),
    pytest.param("审判长　　张某 审判员　　李某", "审判长张某审判员李某", id="落款姓名"),
    pytest.param("Tan Wern Yuen", "Tan Wern Yuen", id="外文姓名的空格留着"),
    pytest.param("", "", id="空文"),
]


@pytest.mark.parametrize(("source", "canonical"), FORMS)
def test_canonical_form(source, canonical):
    assert normalise(source).text == canonical


MARKUP = [
    pytest.param("<p>本院认为，</p><p>驳回。</p>", "本院认为，\n驳回。", id="段落标签"),
    pytest.param("<span style='a:b'>驳回</span>上诉", "驳回上诉", id="行内标签"),
    pytest.param("<style>p{margin:0}</style>驳回", "驳回", id="样式表"),
    pytest.param(
        "<div style='FONT-FAMILY:宋体'>准予</div>撤诉", "准予\n撤诉", id="标签写有中文字体"
    ),
    pytest.param("准予<divid='2'style='FONT-FAMILY:宋体;'>撤诉", "准予\n撤诉", id="丢了空格的标签"),
    pytest.param("<spanstyle=”FONT-FAMILY:仿宋”>撤诉", "撤诉", id="引号变形的标签"),
    pytest.param(".Sec P{color:red;}\n驳回", "驳回", id="样式表残留"),
    pytest.param("<!--注-->驳回", "驳回", id="网页注释"),
    pytest.param("甲&nbsp;公司&ldquo;简称&rdquo;", "甲公司“简称”", id="实体"),
    pytest.param("适用&lt;民法典&gt;的解释", "适用〈民法典〉的解释", id="书名实体"),
    pytest.param("{略}", "{略}", id="花括号里的说明不动"),
    pytest.param("本院认为\n- 3 -\n被告", "本院认为\n被告", id="页码"),
    pytest.param("本院认为\n第 3 页 共 9 页\n被告", "本院认为\n被告", id="第几页共几页"),
    pytest.param("租金<10万元", "租金〈10万元", id="不是标签的小于号"),
]


@pytest.mark.parametrize(("source", "canonical"), MARKUP)
def test_markup_goes(source, canonical):
    assert normalise(source).text == canonical


def test_lines_that_the_printer_broke_are_joined():
    sentence = "原告甲公司与被告乙公司融资租赁合同纠纷一案，本院于二〇二三年立案后依法适用普通程序"
    text = f"{sentence}。" * 12
    printed = "\n".join(text[at : at + 30] for at in range(0, len(text), 30))
    paragraphs = normalise(printed).text.split("\n")
    assert "".join(paragraphs) == text
    # A line may well end where a sentence does; no other break is left.
    assert all(paragraph.endswith("。") for paragraph in paragraphs)


def test_a_paragraph_with_a_tag_of_its_own_goes_on_over_printed_lines():
    told = "原告甲公司与被告乙公司于二〇二三年签订融资租赁合同并约定租"
    page = "".join(
        f"<p>{told}\r\n金分十二期支付，合同签订后三日内交付设备\r\n。</p>" for _ in range(12)
    )
    whole = f"{told}金分十二期支付，合同签订后三日内交付设备。"
    assert normalise(page).text == "\n".join([whole] * 12)


@pytest.mark.parametrize("width", [pytest.param(38, id="窄"), pytest.param(82, id="宽")])
def test_printed_lines_of_any_width_are_joined(width):
    sentence = (
        "原告甲公司与被告乙公司融资租赁合同纠纷一案，本院立案后依法组成合议庭公开开庭进行了审理"
    )
    text = f"{sentence}。" * 40
    printed = "\r\n".join(text[at : at + width] for at in range(0, len(text), width))
    assert "".join(normalise(f"<div>{printed}</div>").text.split("\n")) == text


def test_lines_of_a_page_with_few_tags_stay():
    page = "<div>某市某区人民法院\n民事判决书\n（2023）某0101民初3号</div>"
    assert normalise(page).text == "某市某区人民法院\n民事判决书\n（2023）某0101民初3号"


def test_a_letter_spaced_heading_over_two_lines_closes_up():
    source = "某  市  某  区  人  民 \n\n法  院  \n\n民 事\n判 决 书\n\n（2019）某0112民初3号\n"
    assert normalise(source).text == "某市某区人民法院\n民事判决书\n（2019）某0112民初3号"


def test_paragraphs_of_a_typed_text_stay():
    typed = "\n".join(
        f"第{n}段的文字比较长，并且每一段的长度都各不相同" + "长" * n for n in range(30)
    )
    assert normalise(typed).text == typed


def test_quotes_come_from_the_source():
    source = "<p>原告：甲 公司（以下简称“甲”）</p>"
    normalised = normalise(source)
    start = normalised.text.index("甲公司")
    assert normalised.quote(Span(start, start + 3)) == "甲 公司"


# Characters that canonical form treats each in a way of its own.
TYPED = st.text(
    "甲公司原告被告一二。，；：、（）()[]“”《》〈〉 \u3000\xa0\n\r\t\u200b0１,.．:;%％aＡ-—",
    max_size=120,
)
SCRAPS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "&nbsp;", "&lt;", "<b>", "{a:b}", "甲公司", "1,000", "。", " ", "&"]
    )
).map("".join)


@given(TYPED | SCRAPS)
def test_every_character_comes_from_the_source_in_order(source):
    normalised = normalise(source)
    places = [normalised.origin(at) for at in range(len(normalised.text))]
    assert all(before < after for before, after in pairwise(places))
    assert all(0 <= place < len(source) for place in places)
    for at, character in enumerate(normalised.text):
        if "\u4e00" <= character <= "\u9fff":
            assert source[places[at]] == character


@given(TYPED)
@example("公.\r0")
def test_canonical_text_stays_as_it_is(source):
    once = normalise(source).text
    assert normalise(once).text == once


@given(TYPED, st.data())
def test_a_span_and_its_quote_agree(source, data):
    normalised = normalise(source)
    if not normalised.text:
        return
    start = data.draw(st.integers(0, len(normalised.text) - 1))
    end = data.draw(st.integers(start + 1, len(normalised.text)))
    place = normalised.source_span(Span(start, end))
    assert place.of(source) == normalised.quote(Span(start, end))
    assert place.start < place.end <= len(source)


@pytest.mark.parametrize("unit", ["<", "&", "{", "<a ", " ", "\n", "&amp;", "<!--", "甲 ", "a{"])
def test_a_long_run_costs_no_more_than_its_length(unit):
    assert isinstance(normalise(unit * 20_000).text, str)
