"""The parts of a court paper, this instance told apart from the ones it reports."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.normalise import normalise
from cases.section_cues import SECTION_CUES, find_cues
from cases.section_kinds import Instance, SectionKind, Stage
from cases.sections import find_sections, find_stage

FIRST = (
    "某市某区人民法院\n民事判决书\n（2023）某0101民初12号\n原告：甲租赁有限公司，住所地某市。\n"
    "被告：张某，男，1980年1月1日出生，住某市。\n"
    "原告甲租赁有限公司与被告张某融资租赁合同纠纷一案，本院立案后审理终结。\n"
    "甲公司向本院提出诉讼请求：1.判令张某支付租金10万元。事实和理由：双方签约后张某未付租金。\n"
    "张某辩称，车辆已被收回。\n"
    "当事人围绕诉讼请求依法提交了证据。经审理查明：2021年3月1日，双方签订合同。\n"
    "本院认为，张某应付租金。依照《中华人民共和国民法典》第五百七十七条规定，判决如下：\n"
    "一、张某支付甲公司租金10万元；\n二、驳回甲公司的其他诉讼请求。\n"
    "案件受理费2300元，由张某负担。\n"
    "如不服本判决，可在十五日内上诉。\n审判员 王某\n二〇二三年三月一日\n书记员 李某\n"
)
SECOND = (
    "某省某市中级人民法院\n民事判决书\n（2023）某01民终12号\n"
    "上诉人（原审被告）：张某，男，住某市。\n被上诉人（原审原告）：甲租赁有限公司。\n"
    "上诉人张某因与被上诉人甲租赁有限公司融资租赁合同纠纷一案，不服某区人民法院（2022）某0101民初1号民事判决，"
    "向本院提起上诉。本案现已审理终结。\n"
    "张某上诉请求：撤销一审判决，改判驳回甲公司的诉讼请求。事实和理由：车辆已被收回。\n"
    "甲公司辩称，一审判决正确。\n"
    "甲公司向一审法院起诉请求：1.判令张某支付租金10万元。\n"
    "一审法院认定事实：2021年3月1日，双方签订合同。\n"
    "一审法院认为，张某应付租金。依照《中华人民共和国民法典》第五百七十七条规定，判决：张某支付租金10万元。"
    "案件受理费2300元，由张某负担。\n"
    "本院二审期间，当事人没有提交新证据。本院对一审查明的事实予以确认。\n"
    "本院认为，张某的上诉请求不能成立。依照《中华人民共和国民事诉讼法》第一百七十七条第一款第一项规定，判决如下：\n"
    "驳回上诉，维持原判。\n二审案件受理费2300元，由张某负担。\n本判决为终审判决。\n"
    "审判长 王某\n二〇二三年三月一日\n"
)
RETRIAL = (
    "某省高级人民法院\n民事裁定书\n（2023）某民申12号\n"
    "再审申请人（一审被告、二审上诉人）：张某。\n被申请人（一审原告、二审被上诉人）：甲租赁有限公司。\n"
    "再审申请人张某因与被申请人甲租赁有限公司融资租赁合同纠纷一案，不服（2022）某01民终1号民事判决，向本院申请再审。"
    "本院依法组成合议庭进行了审查，现已审查终结。\n"
    "张某申请再审称，车辆已被收回，二审判决错误。\n甲公司提交意见称，二审判决正确。\n"
    "本院认为，张某的理由不能成立。依照《中华人民共和国民事诉讼法》第二百一十五条第一款规定，裁定如下：\n"
    "驳回张某的再审申请。\n审判长 王某\n二〇二三年三月一日\n"
)
PRESERVATION = (
    "某市某区人民法院\n民事裁定书\n（2024）某0101财保15号\n申请人：甲租赁有限公司，住所地某市。\n"
    "被申请人：张某，男，住某市。\n"
    "申请人甲租赁有限公司于2024年4月8日向本院申请诉前财产保全，请求冻结张某存款10万元。\n"
    "本院经审查认为，申请符合法律规定。依照《中华人民共和国民事诉讼法》第一百零四条规定，裁定如下：\n"
    "冻结张某银行存款10万元。\n案件申请费1020元，由申请人预交。\n本裁定立即开始执行。\n"
    "审判员 王某\n二〇二四年四月九日\n"
)
MEDIATION = (
    "某市某区人民法院\n民事调解书\n（2023）某0101民初12号\n原告：甲租赁有限公司。\n被告：张某，男，住某市。\n"
    "原告甲租赁有限公司与被告张某融资租赁合同纠纷一案，本院立案后依法进行了审理。\n"
    "原告诉称：被告未付租金，请求判令支付租金10万元。\n"
    "经本院主持调解，双方自愿达成如下协议：\n一、张某分两期支付租金10万元；\n"
    "二、案件受理费1150元，由张某负担。\n上述协议，不违反法律规定，本院予以确认。\n"
    "审判员 王某\n二〇二三年九月十八日\n"
)
DIGEST = (
    "【基本案情】\n出租人与承租人签订融资租赁合同，承租人欠付租金。\n【裁判理由】\n法院认为承租人违约。\n"
    "【裁判结果】\n法院判决承租人支付租金。\n【典型意义】\n维护租赁秩序。\n"
)
CONTRACT = "融资租赁合同\n出租人（甲方）：甲公司\n承租人（乙方）：张某\n第一条 甲方按乙方要求购买租赁物。\n"

THIS, EARLIER = Instance.THIS, Instance.EARLIER
PARTS = [
    # paper, kind of part, instance, words it begins with, words it does not hold
    pytest.param(FIRST, "heading", THIS, "某市某区人民法院", "原告", id="一审：首部"),
    pytest.param(FIRST, "parties", THIS, "原告：甲租赁", "一案", id="一审：当事人"),
    pytest.param(FIRST, "proceedings", THIS, "原告甲租赁", "诉讼请求", id="一审：诉讼经过"),
    pytest.param(FIRST, "claims", THIS, "甲公司向本院", "辩称", id="一审：诉讼请求"),
    pytest.param(FIRST, "defence", THIS, "张某辩称", "查明", id="一审：答辩"),
    pytest.param(FIRST, "findings", THIS, "当事人围绕", "本院认为", id="一审：查明事实"),
    pytest.param(FIRST, "court_view", THIS, "本院认为", "依照", id="一审：本院认为"),
    pytest.param(FIRST, "legal_basis", THIS, "依照", "一、", id="一审：裁判依据"),
    pytest.param(FIRST, "order", THIS, "一、张某支付", "受理费", id="一审：主文"),
    pytest.param(FIRST, "fee", THIS, "案件受理费", "如不服", id="一审：诉讼费"),
    pytest.param(FIRST, "appeal_notice", THIS, "如不服", "审判员", id="一审：上诉告知"),
    pytest.param(FIRST, "signatures", THIS, "审判员", "如不服", id="一审：落款"),
    pytest.param(SECOND, "claims", THIS, "张某上诉请求", "一审法院起诉", id="二审：上诉请求"),
    pytest.param(SECOND, "claims", EARLIER, "甲公司向一审", "上诉", id="二审：一审请求"),
    pytest.param(SECOND, "defence", THIS, "甲公司辩称", "起诉", id="二审：答辩"),
    pytest.param(SECOND, "findings", EARLIER, "一审法院认定", "本院", id="二审：一审事实"),
    pytest.param(SECOND, "court_view", EARLIER, "一审法院认为", "本院", id="二审：一审认为"),
    pytest.param(SECOND, "order", EARLIER, "张某支付租金10万元", "上诉", id="二审：一审主文"),
    pytest.param(SECOND, "findings", THIS, "本院二审期间", "一审法院认为", id="二审：二审事实"),
    pytest.param(SECOND, "court_view", THIS, "本院认为", "一审法院认为", id="二审：本院认为"),
    pytest.param(SECOND, "order", THIS, "驳回上诉", "10万元", id="二审：主文"),
    pytest.param(SECOND, "fee", THIS, "二审案件受理费", "终审", id="二审：诉讼费"),
    pytest.param(RETRIAL, "claims", THIS, "张某申请再审称", "提交意见", id="再审审查：申请"),
    pytest.param(RETRIAL, "defence", THIS, "甲公司提交意见称", "本院认为", id="再审审查：意见"),
    pytest.param(RETRIAL, "order", THIS, "驳回张某的再审申请", "审判长", id="再审审查：主文"),
    pytest.param(PRESERVATION, "parties", THIS, "申请人：甲", "于2024年", id="保全：当事人"),
    pytest.param(PRESERVATION, "claims", THIS, "申请人甲", "本院经审查", id="保全：申请"),
    pytest.param(PRESERVATION, "order", THIS, "冻结", "申请费", id="保全：主文"),
    pytest.param(MEDIATION, "order", THIS, "一、张某分两期", "上述协议", id="调解：协议"),
    pytest.param(DIGEST, "findings", THIS, "出租人与承租人", "裁判", id="典型案例：案情"),
    pytest.param(DIGEST, "order", THIS, "法院判决", "典型意义", id="典型案例：结果"),
]


def parts(text, kind, instance):
    return [
        section.span.of(text).strip()
        for section in find_sections(text)
        if section.kind is SectionKind(kind) and section.instance is instance
    ]


@pytest.mark.parametrize("shape", ["分行", "不分行"])
@pytest.mark.parametrize(("paper", "kind", "instance", "begins", "without"), PARTS)
def test_parts(paper, kind, instance, begins, without, shape):
    # A digest's parts are told by its headings, which stand on lines of their own.
    source = paper if shape == "分行" or paper is DIGEST else paper.replace("\n", "")
    [words] = parts(normalise(source).text, kind, instance)
    assert words.startswith(begins)
    assert without not in words


@pytest.mark.parametrize(
    ("paper", "stage"),
    [
        pytest.param(FIRST, Stage.FIRST, id="一审"),
        pytest.param(SECOND, Stage.SECOND, id="二审"),
        pytest.param(
            f"原告甲公司诉被告张某二审民事判决书\n{SECOND}", Stage.SECOND, id="网页标题写原告"
        ),
        pytest.param(RETRIAL, Stage.RETRIAL, id="再审"),
        pytest.param(PRESERVATION, Stage.FIRST, id="保全"),
    ],
)
def test_stage(paper, stage):
    assert find_stage(normalise(paper).text) is stage


@pytest.mark.parametrize("text", [pytest.param("", id="空文"), pytest.param(CONTRACT, id="合同")])
def test_no_parts_where_there_is_no_paper(text):
    assert find_sections(text) == ()


ENTRIES = json.loads(SECTION_CUES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["kind"])
def test_cues_open_in_their_examples_and_not_in_the_counterexamples(entry):
    for example in entry["examples"]:
        assert entry["kind"] in {cue.kind for cue in find_cues(example, 0, len(example))}
    for example in entry["counterexamples"]:
        assert entry["kind"] not in {cue.kind for cue in find_cues(example, 0, len(example))}


@given(
    st.lists(
        st.sampled_from(
            [
                *FIRST.split("\n"),
                *SECOND.split("\n"),
                *RETRIAL.split("\n"),
                "一",
                "。",
                "\n",
                "依照",
            ]
        ),
        max_size=30,
    ).map("\n".join)
)
def test_parts_never_overlap_and_follow_the_text(text):
    sections = find_sections(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(sections))
    assert all(section.span.end <= len(text) for section in sections)


@pytest.mark.parametrize(
    "unit", ["判决如下：", "依照", "原告", "本院认为", "一案，", "审判员", "一、"]
)
def test_a_long_run_costs_no_more_than_its_length(unit):
    find_sections(unit * 8_000)


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        pytest.param(
            "原告张某诉称，请求判令被告还款。\n被告李某未到庭。因此，对原告要求还款的诉讼请求，本院应予支持。",
            "因此，对原告",
            id="没有本院认为",
        ),
        pytest.param(
            "原告张某诉称，请求判令被告还款。原告张某因双方和解，向本院提出撤诉申请本院认为，申请符合规定。",
            "本院认为，申请",
            id="本院认为前漏了句号",
        ),
        pytest.param(
            "执行中，申请人张某申请撤回执行申请，本院予以准许。", "执行中，申请人", id="准许撤回"
        ),
    ],
)
def test_a_view_without_a_sentence_to_open_it_is_no_part_of_the_facts(told, begins):
    text = (
        "某县人民法院\n民事判决书\n（2015）某民二初字第8号\n原告张某，男。\n被告李某，男。\n"
        f"原告张某诉被告李某民间借贷纠纷一案，本院受理后公开开庭进行了审理。\n{told}"
        "依据《中华人民共和国民法典》第六百七十五条之规定，判决如下：\n驳回原告张某的诉讼请求。\n审判员王某\n二〇一五年四月二十八日"
    )
    views = [s.span.of(text) for s in find_sections(text) if s.kind is SectionKind.COURT_VIEW]
    assert [view.startswith(begins) for view in views] == [True]


def parts_of(text, kind):
    return [s.span.of(text).strip() for s in find_sections(text) if s.kind is kind]


@pytest.mark.parametrize(
    "opening",
    [
        "作出如下判决：",
        "判决：",
        "判决如下；",
        "判决如下。",
        "判决如下",
        "缺席判决如下：",
        "判决如下：",
    ],
)
def test_however_an_order_is_opened(opening):
    text = FIRST.replace("判决如下：\n", opening + "\n")
    (order,) = parts_of(text, SectionKind.ORDER)
    assert order.startswith("一、张某支付甲公司租金10万元")


def test_a_bare_opening_after_a_lower_courts_order():
    text = SECOND.replace("判决：张某支付", "判决如下：张某支付").replace(
        "第一项规定，判决如下：", "第一项规定，判决："
    )
    orders = [s for s in find_sections(text) if s.kind is SectionKind.ORDER]
    assert [(s.instance, s.span.of(text).strip()) for s in orders] == [
        (Instance.EARLIER, "张某支付租金10万元。"),
        (Instance.THIS, "驳回上诉，维持原判。"),
    ]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(
            "相关文书\n甲公司与丁某一案，判决如下：丁某支付租金9万元。", id="网页附的另案"
        ),
        pytest.param(
            "附：一审判决书\n依照《中华人民共和国民法典》第一条，判决如下：张某支付租金10万元。\n审判员赵某\n"
            "二〇二二年一月一日\n书记员钱某",
            id="附的一审判决书",
        ),
    ],
)
def test_what_is_told_after_the_signatures_is_no_order(after):
    foot = "审判员王某\n二〇二三年五月一日\n{clerk}李某\n"
    for clerk in ("书记员", "法官助理孙某\n书记员"):
        text = f"{FIRST.split('审判员')[0]}{foot.format(clerk=clerk)}"
        order = [s.span.of(text) for s in find_sections(text) if s.kind is SectionKind.ORDER]
        whole = text + after
        parts = find_sections(whole)
        assert order
        assert [s.span.of(whole) for s in parts if s.kind is SectionKind.ORDER] == order


def test_statutes_printed_after_the_signatures_open_no_order():
    text = FIRST.replace("判决如下：\n", "判决：") + (
        "附：《中华人民共和国民事诉讼法》第一百七十七条 原判决认定事实清楚的，裁定驳回上诉；认定错误的，判决撤销。"
    )
    (order,) = parts_of(text, SectionKind.ORDER)
    assert order.startswith("一、张某支付甲公司租金10万元")


@pytest.mark.parametrize(
    "opening",
    [
        "甲公司的诉讼请求是：",
        "甲公司诉请：",
        "甲公司诉求：",
        "甲公司诉讼请求如下：",
        "甲公司请求本院判令：",
        "甲公司请求法院依法判令：",
    ],
)
def test_however_a_request_is_opened(opening):
    text = FIRST.replace("甲公司向本院提出诉讼请求：", opening)
    (claims,) = parts_of(text, SectionKind.CLAIMS)
    assert claims.startswith(opening)


@pytest.mark.parametrize("said", ["辩解称，", "答辩认为，", "抗辩认为，", "口头答辩："])
def test_however_a_defence_is_opened(said):
    text = FIRST.replace("张某辩称，", f"张某{said}")
    (defence,) = parts_of(text, SectionKind.DEFENCE)
    assert defence == f"张某{said}车辆已被收回。"
