"""Every article that triage names: only numbers that were checked, and no law without its article."""

import re
from pathlib import Path

import pytest
from triage_matters import triaged_examples

from cases.numerals import parse_integer
from models.triage.evidence_gaps import PROOFS

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path
    for folder in ("models/triage", "dashboard/triage", "cases/triage")
    for path in (ROOT / folder).iterdir()
    if path.suffix in (".py", ".json")
)
# Numbers compared with the texts in force; 民事诉讼法 in the text of 2023.
CHECKED = {
    "民法典": {
        *(561, 578, 580, 585, 688, 692, 693),
        *(735, 737, 745, 751, 752, 758),
    },
    "融资租赁解释": {1, 5, 9, 10, 11, 12, 14},
    "担保解释": {7, 8, 65},
    "诉前保全意见": {4, 6, 7, 10, 11, 15, 17, 20},
    "民事诉讼法": {67, 85, 171, 207, 208, 225, 228, 249, 250},
    "企业破产法": {16, 19, 38, 44, 46, 48},
    "电子签名法": {14},
}
# A law's name alone in quotation marks is a constant to which articles are added.
LAW = re.compile(f'({"|".join(CHECKED)})(?!")((?:[、至]?第[零一二三四五六七八九十百]+条)*)')
NUMBER = re.compile("第([零一二三四五六七八九十百]+)条")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_checked_articles_are_named_and_none_is_left_out(path):
    for law, articles in LAW.findall(path.read_text(encoding="utf-8")):
        numbers = {parse_integer(number) for number in NUMBER.findall(articles)}
        assert numbers, f"{law}没有写明条文"
        assert numbers <= CHECKED[law], f"{law}{articles}"


RULES = [
    # what stands in the way of which route, the words that rest on it, its source
    pytest.param("租期已届满，解除已无意义", "天津案例三", id="租期届满不是民法典758"),
    pytest.param("被第三人取走，取回不能", "民法典第五百八十条", id="被他人取走不是灭失"),
    pytest.param("毁损灭失，取回不能", "民法典第七百五十一条", id="灭失"),
    pytest.param("扣收的服务费、保险费没有凭证", "广州案例三", id="服务费不是违约金条文"),
    pytest.param("没有已届履行期的生效文书", "民事诉讼法第二百五十条", id="申请执行"),
    pytest.param("没有赋予强制执行效力的公证", "民事诉讼法第二百四十九条", id="公证债权文书"),
    pytest.param("有实质争议的会被驳回", "民事诉讼法第二百零七条、第二百零八条", id="特别程序"),
    pytest.param("承租人提出异议即失效", "民事诉讼法第二百二十八条", id="支付令异议"),
]


@pytest.mark.parametrize(("words", "source"), RULES)
def test_what_stands_in_the_way_names_its_rule(words, source):
    found = {
        blocker.source
        for triaged in triaged_examples()
        for option in triaged.advice.options
        for blocker in option.blockers
        if words in blocker.text
    }
    assert found == {source}


def test_every_proof_and_blocker_has_a_source():
    assert '"source": ""' not in PROOFS.read_text(encoding="utf-8")
    for triaged in triaged_examples():
        for option in triaged.advice.options:
            assert all(blocker.source for blocker in option.blockers)
