"""What sites print above and around a paper: cards of court, number, date and cause, page frames."""

import json
import re
from pathlib import Path

import pytest

from cases.normalise import normalise
from cases.section_card import cause_on_card, find_card
from cases.structure import structure_text

LABELS = Path(__file__).parents[1] / "cases" / "lexicon" / "card_labels.json"

PARTIES = "原告：甲租赁有限公司，住所地某市。被告：张某乙，男，住某市。"
BODY = (
    "原告甲租赁有限公司与被告张某乙融资租赁合同纠纷一案，本院立案后审理终结。"
    "原告向本院提出诉讼请求：判令被告支付租金10万元。经审理查明：双方于2013年3月1日签订合同。"
    "本院认为，被告违约。依照《中华人民共和国合同法》第一百零七条规定，判决如下：一、张某乙支付租金10万元；"
    "二、驳回其他诉讼请求。案件受理费2300元，由张某乙负担。审判员王某二〇一五年三月一日书记员李某"
)
NUMBER = "(2014)浦民六(商)初字第123号"
COURT = "上海市浦东新区人民法院"
TITLE = "甲租赁有限公司与张某乙融资租赁合同纠纷"


@pytest.mark.parametrize("entry", json.loads(LABELS.read_text(encoding="utf-8")))
def test_labels(entry):
    assert entry["examples"] and entry["counterexamples"]
    assert all(re.fullmatch(entry["pattern"], words) for words in entry["examples"])
    assert not any(re.fullmatch(entry["pattern"], words) for words in entry["counterexamples"])


HEADS = [
    pytest.param(
        f"# {NUMBER}\n\n{TITLE}一审民事判决书审理法院：{COURT}案号：{NUMBER}裁判日期：2015.03.01"
        "案由：民事/合同、准合同纠纷/合同纠纷/融资租赁合同纠纷",
        id="连成一行，案由成路径",
    ),
    pytest.param(
        f"原告甲租赁有限公司与被告张某乙融资租赁合同纠纷一案的民事判决书审理法院：{COURT}案号：{NUMBER}"
        "裁判日期：2015.03.01案由：民事/合同纠纷/融资租赁合同纠纷☆",
        id="标题写有原告被告",
    ),
    pytest.param(
        f"{TITLE}案\n案  号：{NUMBER}\n审理法院：{COURT}\n案　由：融资租赁合同纠纷\n"
        "案件类型：民事案件\n审理程序：一审\n裁判日期：2015-03-01\n\n",
        id="一项一行",
    ),
    pytest.param(
        f"【案由】民事 > 合同、无因管理、不当得利纠纷 > 合同纠纷 > 融资租赁合同纠纷【案号】{NUMBER}"
        f"【审理法院】{COURT}【审结日期】2015.03.01",
        id="方头括号",
    ),
    pytest.param(
        f"{TITLE}审理法院：{COURT}案由：融资租赁合同纠纷裁判日期：2015年03月01日案号：{NUMBER}",
        id="案号在最后",
    ),
    pytest.param(
        f"审理法院：{COURT}案号：{NUMBER}案由：融资租赁合同纠纷发布日期：2015-09-01浏览次数：35\n"
        f"{COURT}\n民 事 判 决 书\n{NUMBER}\n",
        id="下面另有首部",
    ),
    pytest.param(
        "首页\n|\n裁判文书\n|\n使用帮助\n（提示：本站文书只供查阅。）\n" + "本页由编者整理。" * 60
        + f"\n{COURT}民事判决书\n(2014)浦民六(商)初字第123 号\n",
        id="网页框架在前，案号里有空格",
    ),
    pytest.param(
        f"某法律网\n参见（2010）沪一中民六（商）终字第9号，出租人可以主张租金加速到期。\n{COURT}\n民事判决书\n{NUMBER}\n",
        id="网页框架里有另案案号",
    ),
    pytest.param(
        f"{TITLE}案\n【案件字号】{NUMBER}\n【审理法官】王某\n【文书类型】判决书\n【审结日期】2015.03.01\n"
        f"【审理法院】{COURT}\n【全文】\n",
        id="标签在括号里，另有别的项目",
    ),
    pytest.param(f"{COURT}\n民 事 判 决 书\n(2014) 浦民六 (商) 初字 第 123 号\n", id="案号逐段空格"),
    pytest.param(f"{COURT}\n民 事 判 决 书\n2014浦民六（商）初字第123号\n", id="年份没有括号"),
    pytest.param(
        f"{TITLE}一审民事判决书（2014）浦民六（商）初字第123号\n{COURT}\n",
        id="案号只在标题里",
    ),
    pytest.param(
        f"{TITLE}一案民事判决书{NUMBER}\n审理法院：{COURT}\n案由：融资租赁合同纠纷\n",
        id="案号只在标题里，另有两项",
    ),
]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_head(head):
    judgment = structure_text(f"{head}{PARTIES}{BODY}", "x")
    assert judgment.court == COURT
    assert judgment.case_no == "（2014）浦民六（商）初字第123号"
    assert judgment.cause == "融资租赁合同纠纷"
    assert [(p.name, p.role.value) for p in judgment.parties] == [
        ("甲租赁有限公司", "plaintiff"),
        ("张某乙", "defendant"),
    ]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        pytest.param(
            "审理法院：某县人民法院案由：民事//劳动争议上诉人（原审原告）丙某",
            "劳动争议",
            id="路径缺一级",
        ),
        pytest.param(
            "案号：（2015）某民初字第1号案由：民事/特殊诉讼程序/执行异议之诉案外人丙某",
            "执行异议之诉",
            id="之诉",
        ),
        pytest.param(
            "审理法院：某县人民法院\n案由：其他案由\n丙某诉丁某", "其他案由", id="换行为止"
        ),
    ],
)
def test_cause_ends_where_the_parties_begin(text, cause):
    card = find_card(text)
    assert cause_on_card(text, card).of(text) == cause


def test_a_cause_filed_otherwise_gives_way_to_the_papers_own():
    head = f"审理法院：{COURT}案号：{NUMBER}案由：民事/合同纠纷/借款合同纠纷"
    assert structure_text(f"{head}{PARTIES}{BODY}", "x").cause == "融资租赁合同纠纷"


def test_a_cause_named_nowhere_else_is_the_cards():
    head = f"审理法院：{COURT}案号：{NUMBER}案由：民事/合同纠纷/融资租赁合同纠纷"
    body = BODY.replace("原告甲租赁有限公司与被告张某乙融资租赁合同纠纷一案，", "")
    assert structure_text(f"{head}{PARTIES}{body}", "x").cause == "融资租赁合同纠纷"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="空文"),
        pytest.param(f"{COURT}民事判决书{NUMBER}案由：借款合同纠纷原告：丙某", id="只有一项"),
        pytest.param(
            "原告：丙某。案由：借款合同纠纷。本院受理后，依法审理，并于当日公开开庭。裁判日期：当庭",
            id="两项之间已成句",
        ),
        pytest.param("发布日期：2015-03-01浏览次数：20次原告：丙某", id="没有案件信息"),
    ],
)
def test_no_card(text):
    assert find_card(normalise(text).text) is None
