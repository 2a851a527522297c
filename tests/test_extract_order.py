"""Items of the operative part: numbers, notes left out, sums, sides, deadline and interest."""

from decimal import Decimal

import pytest
from extract_papers import first_instance, retrial_review, second_instance

from cases.evidence import Span
from cases.extract.interest import find_interest
from cases.extract.numbering import find_numbered
from cases.extract.order import find_order_items
from cases.extract.read import read_paper
from cases.structure import structure_text

WARNING = "如果未按本判决指定的期间履行给付金钱义务，应当依照《中华人民共和国民事诉讼法》第二百六十四条之规定，加倍支付迟延履行期间的债务利息。"
CLAIMS = "甲公司向本院提出诉讼请求：判令乙公司支付租金10万元。"


def items(order):
    paper = first_instance(CLAIMS, order)
    found = find_order_items(paper)
    assert all(f.span.of(paper.text) == f.value.text for f in found)
    return [f.value for f in found]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param(
            "一、乙公司于本判决生效之日起十日内支付甲公司租金10万元；\n二、驳回甲公司的其他诉讼请求。\n"
            + WARNING,
            ["乙公司于本判决生效之日起十日内支付甲公司租金10万元", "驳回甲公司的其他诉讼请求"],
            id="逐项分行，加倍利息的提示不算",
        ),
        pytest.param(
            "一、乙公司返还甲公司车辆1辆；二、乙公司支付甲公司租金10万元。上述款项于本判决生效后十日内付清。"
            + WARNING,
            ["乙公司返还甲公司车辆1辆", "乙公司支付甲公司租金10万元"],
            id="一段到底，履行期说明不算",
        ),
        pytest.param(
            "乙公司于本判决生效之日起十日内支付甲公司租金10万元。" + WARNING,
            ["乙公司于本判决生效之日起十日内支付甲公司租金10万元"],
            id="只有一项不编号",
        ),
        pytest.param("驳回甲公司的诉讼请求。", ["驳回甲公司的诉讼请求"], id="全部驳回"),
        pytest.param(
            "被告乙公司于本判决生效后十日内支付甲公司租金10万元（含税；分两次付）；驳回甲公司的其他诉讼请求。",
            [
                "被告乙公司于本判决生效后十日内支付甲公司租金10万元（含税；分两次付）",
                "驳回甲公司的其他诉讼请求",
            ],
            id="没有编号，分号隔开两项",
        ),
        pytest.param(
            "确认调解协议有效。当事人应当按照调解协议的约定自觉履行义务。一方当事人拒绝履行的，对方当事人可以申请执行。",
            ["确认调解协议有效"],
            id="司法确认后的告知不算",
        ),
        pytest.param(
            "裁判结果\n乙公司于本判决生效之日起十日内支付甲公司租金10万元。" + WARNING,
            ["乙公司于本判决生效之日起十日内支付甲公司租金10万元"],
            id="网站加的小标题不是一项",
        ),
        pytest.param(
            "一、乙公司支付甲公司租金10万元；二、如果乙公司未按本判决指定的期限履行给付金钱义务，应当加倍支付迟延履行期间的债务利息。",
            ["乙公司支付甲公司租金10万元"],
            id="加倍利息的提示编了号也不算",
        ),
        pytest.param(
            "乙公司支付甲公司租金10万元。于本判决生效后十日内履行。",
            ["乙公司支付甲公司租金10万元。于本判决生效后十日内履行"],
            id="履行期限另成一句，归前一项",
        ),
        pytest.param(
            "一、遗产存款10万元，由甲、乙各得一半；二、抚恤金6万元，由甲、乙各得一半；\n"
            "以上一、二项甲应得数额，由乙于本判决生效后五日内给付。" + WARNING,
            [
                "遗产存款10万元，由甲、乙各得一半",
                "抚恤金6万元，由甲、乙各得一半",
                "以上一、二项甲应得数额，由乙于本判决生效后五日内给付",
            ],
            id="各项只分份额，末句才写由谁给付",
        ),
        pytest.param(
            "（2021）被告乙公司支付甲公司租金10万元。\n（2021）驳回甲公司的其他诉讼请求。",
            ["被告乙公司支付甲公司租金10万元", "驳回甲公司的其他诉讼请求"],
            id="编号被误换成年份",
        ),
        pytest.param(
            "终结本次执行程序。被执行人负有继续向申请执行人履行债务的义务，自动履行完毕的，应当告知本院。",
            ["终结本次执行程序"],
            id="终本后的告知不算",
        ),
        pytest.param(
            "一、丙某对上述第一、二项债务承担连带清偿责任；二、驳回甲公司的其他诉讼请求。",
            ["丙某对上述第一、二项债务承担连带清偿责任", "驳回甲公司的其他诉讼请求"],
            id="第一、二项不是编号",
        ),
        pytest.param(
            "一、乙公司支付甲公司租金10万元;、二、乙公司支付甲公司律师费1万元。",
            ["乙公司支付甲公司租金10万元", "乙公司支付甲公司律师费1万元"],
            id="多出一个顿号",
        ),
        pytest.param(
            "1.乙公司支付甲公司租金2.5万元；2.乙公司支付甲公司律师费1万元。",
            ["乙公司支付甲公司租金2.5万元", "乙公司支付甲公司律师费1万元"],
            id="阿拉伯编号，小数不是编号",
        ),
        pytest.param(
            "一、乙公司赔偿甲公司下列损失：（1）租金90万元；（2）留购价款1000元；二、驳回其他诉讼请求。",
            ["乙公司赔偿甲公司下列损失：（1）租金90万元；（2）留购价款1000元", "驳回其他诉讼请求"],
            id="项下再分小项",
        ),
        pytest.param(
            "一、乙公司支付甲公司租金10万元（款项汇入原告指定账户）；二、驳回其他诉讼请求。上述款项如采用银行转账方式支付，请汇入本院账户，开户行：某银行。",
            ["乙公司支付甲公司租金10万元（款项汇入原告指定账户）", "驳回其他诉讼请求"],
            id="收款账户的说明不算",
        ),
        pytest.param(
            "一、乙公司支付甲公司租金10万元；二、上述款项付清后，车辆归乙公司所有。",
            ["乙公司支付甲公司租金10万元", "上述款项付清后，车辆归乙公司所有"],
            id="以上述款项开头的一项仍是一项",
        ),
        pytest.param(
            "一、乙公司支付甲公司租金10万元二、驳回甲公司的其他诉讼请求。",
            ["乙公司支付甲公司租金10万元", "驳回甲公司的其他诉讼请求"],
            id="两项之间漏了标点",
        ),
        pytest.param(
            "一、乙公司支付甲公司租金10万元。驳回甲公司的其他诉讼请求。",
            ["乙公司支付甲公司租金10万元", "驳回甲公司的其他诉讼请求"],
            id="驳回一句没有编号",
        ),
        pytest.param(
            "一、乙公司赔偿甲公司5万元；二、甲公司支付乙公司仓储费1万元；上述一、二项相抵，由乙公司给付甲公司4万元。",
            [
                "乙公司赔偿甲公司5万元",
                "甲公司支付乙公司仓储费1万元",
                "上述一、二项相抵，由乙公司给付甲公司4万元",
            ],
            id="两数相抵一句没有编号",
        ),
        pytest.param(
            "一、乙公司支付甲公司租金10万元；二、案件受理费100元，由乙公司负担。",
            ["乙公司支付甲公司租金10万元"],
            id="编了号的诉讼费也不算",
        ),
        pytest.param(
            "乙公司赔偿甲公司10万元。评估费人民币4，200元，由甲公司负担1，200元，乙公司负担3，000元。",
            ["乙公司赔偿甲公司10万元"],
            id="评估费由谁负担不是主文",
        ),
        pytest.param(
            "一、乙公司赔偿甲公司10万元；二、评估费4200元由乙公司负担，随前项支付给甲公司。",
            ["乙公司赔偿甲公司10万元", "评估费4200元由乙公司负担，随前项支付给甲公司"],
            id="编了号、要支付的评估费是主文",
        ),
    ],
)
def test_items(order, expected):
    assert [i.text for i in items(order)] == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param(
            "乙公司支付甲公司租金10万元、违约金2,300.5元。", ["100000", "2300.5"], id="依次列出"
        ),
        pytest.param(
            "乙公司支付甲公司租金75,600元（大写：柒万伍仟陆佰元整）。",
            ["75600"],
            id="大小写只算一次",
        ),
        pytest.param(
            "乙公司支付甲公司租金人民币伍拾贰万贰仟元（522,000元）。", ["522000"], id="先大写后小写"
        ),
        pytest.param(
            "乙公司支付甲公司租金10万元及违约金（以10万元为基数，按日万分之五计算）。",
            ["100000", "100000"],
            id="计算基数照列",
        ),
        pytest.param("驳回甲公司的诉讼请求。", [], id="没有数额"),
        pytest.param("乙公司拆除A栋1单元302室的设备。", [], id="房号不是钱"),
        pytest.param(
            "乙公司赔偿周某2、周某1人民币100，000元。", ["100000"], id="姓名里的数字不是钱"
        ),
    ],
)
def test_sums(order, expected):
    (item,) = items(order)
    assert [a.value for a in item.amounts] == [Decimal(x) for x in expected]


@pytest.mark.parametrize(
    ("order", "debtors", "creditors", "deadline"),
    [
        pytest.param(
            "乙公司于本判决生效之日起十日内支付甲公司租金10万元。",
            ("乙机械有限公司",),
            ("甲融资租赁有限公司",),
            "于本判决生效之日起十日内",
            id="乙付甲",
        ),
        pytest.param(
            "被告乙机械有限公司、丙某于本判决生效后三日内向原告甲融资租赁有限公司返还车辆。",
            ("乙机械有限公司", "丙某"),
            ("甲融资租赁有限公司",),
            "于本判决生效后三日内",
            id="二人向原告返还",
        ),
        pytest.param(
            "被告丙某支付原告租金10万元。",
            ("丙某",),
            ("甲融资租赁有限公司",),
            None,
            id="只称原告",
        ),
        pytest.param("驳回甲公司的诉讼请求。", (), (), None, id="驳回无给付"),
    ],
)
def test_sides_and_deadline(order, debtors, creditors, deadline):
    (item,) = items(order)
    assert (item.debtors, item.creditors, item.deadline) == (debtors, creditors, deadline)


def test_interest_formula_is_kept_in_its_words():
    (item,) = items(
        "乙公司支付甲公司违约金（以10万元为基数，自2023年1月1日起按日万分之五计算至付清之日止）。"
    )
    assert item.interest == "以10万元为基数，自2023年1月1日起按日万分之五计算至付清之日止"


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            second_instance("乙公司上诉请求：撤销一审判决。", "驳回上诉，维持原判。"),
            ["驳回上诉，维持原判"],
            id="二审维持，终审的话不算",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决。",
                "准许乙机械有限公司撤回上诉。一审判决自本裁定书送达之日起发生法律效力。",
                kind="裁定",
            ),
            ["准许乙机械有限公司撤回上诉"],
            id="撤回上诉，一审判决生效的话不算",
        ),
        pytest.param(
            retrial_review("乙公司申请再审称，原判错误。", "驳回乙机械有限公司的再审申请。"),
            ["驳回乙机械有限公司的再审申请"],
            id="再审审查",
        ),
    ],
)
def test_items_of_later_instances(paper, expected):
    assert [f.value.text for f in find_order_items(paper)] == expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        pytest.param(
            "某法院认为，承租人构成违约，故判决乙公司支付租金10万元。",
            ["乙公司支付租金10万元"],
            id="理由之后的判决",
        ),
        pytest.param("某法院认为，承租人构成违约，出租人有权主张租金加速到期。", [], id="只有理由"),
    ],
)
def test_a_digest_tells_its_order_among_the_reasons(result, expected):
    paper = read_paper(
        f"【基本案情】\n甲公司诉至法院，请求判令乙公司支付租金。\n【裁判结果】\n{result}\n"
    )
    assert [f.value.text for f in find_order_items(paper)] == expected


@pytest.mark.parametrize(
    ("words", "base", "rate", "period"),
    [
        pytest.param(
            "以10万元为基数，自2023年6月1日起按日万分之五计算至付清之日止的违约金",
            "10万元",
            "日万分之五",
            "自2023年6月1日起按日万分之五计算至付清之日止",
            id="基数起止利率俱全",
        ),
        pytest.param("按年利率6%支付利息", None, "年利率6%", None, id="只有利率"),
        pytest.param(
            "截至2024年1月5日的违约金1万元", None, None, "截至2024年1月5日", id="截至某日"
        ),
    ],
)
def test_interest(words, base, rate, period):
    found = find_interest(words)
    assert found is not None
    assert (found.base, found.rate, found.period) == (base, rate, period)


def test_no_interest_in_a_plain_sum():
    assert find_interest("支付律师费3万元") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一、甲；二、乙；三、丙", ["甲；", "乙；", "丙"], id="中文数字"),
        pytest.param("（一）甲。（二）乙。", ["甲。", "乙。"], id="括号数字"),
        pytest.param("1、甲，2、乙", ["甲，", "乙"], id="逗号相接"),
        pytest.param("1.付2.5元；2.付3元", ["付2.5元；", "付3元"], id="小数"),
        pytest.param("1、甲；3、丙", ["甲；", "丙"], id="漏了一号"),
        pytest.param("1、甲；2.乙；3丙", ["甲；", "乙；", "丙"], id="标点不一"),
        pytest.param("①甲②乙", ["甲②乙"], id="圈码须在句首"),
        pytest.param("甲支付乙10元", [], id="没有编号"),
    ],
)
def test_numbered(text, expected):
    assert [s.of(text) for s in find_numbered(text, Span(0, len(text)))] == expected


def test_an_order_to_pay():
    text = (
        "某市某区人民法院\n支付令\n（2023）某0101民督4号\n申请人：甲供热公司，住所地某市。\n被申请人：张某，男，住某市。\n"
        "申请人甲供热公司于2023年4月3日向本院申请支付令。要求被申请人给付采暖费3864元。\n"
        "本院经审查认为，申请符合条件。依照《中华人民共和国民事诉讼法》第二百二十三条规定，特发出如下支付令：\n"
        "被申请人张某应当自收到本支付令之日起十五日内，给付申请人甲供热公司采暖费3864元。\n"
        "申请费25元，由被申请人张某负担。\n审判员 王某\n二〇二三年四月十日\n"
    )
    (item,) = find_order_items(read_paper(text))
    assert [amount.value for amount in item.value.amounts] == [Decimal(3864)]


def test_what_is_agreed_may_be_put_before_the_court():
    text = (
        "某市某区人民法院\n民事调解书\n（2023）某0101民初9号\n原告：甲公司，住所地某市。\n被告：乙公司，住所地某市。\n"
        "原告甲公司与被告乙公司融资租赁合同纠纷一案，本院立案。\n"
        "本案审理过程中，经本院主持调解，当事人自愿达成如下协议，请求人民法院予以确认：\n"
        "一、乙公司支付甲公司租金10万元；\n二、双方再无争议。\n案件受理费1150元，由乙公司负担。\n"
        "上述协议，不违反法律规定，本院予以确认。\n审判员 张某\n二〇二三年三月一日\n"
    )
    items = [f.value.text for f in find_order_items(read_paper(text))]
    assert items == ["乙公司支付甲公司租金10万元", "双方再无争议"]


def test_a_mediation_without_a_date_and_with_breaks_spelt_out():
    """A day of performance closes no paper; a numbered fee was agreed upon like the rest."""
    text = (
        "某市某区人民法院民事调解书\n（2020）某0118民初8号\n原告：张某，男，住某市。\n被告：乙劳务有限公司，住所地某市。\n"
        "原告张某与被告乙劳务有限公司劳动争议纠纷一案，n本院于2020年9月2日立案后公开开庭进行了审理。\n"
        "原告张某向本院提出诉讼请求：1.支付工资差额3万元；n2、支付加班工资2000元。\n"
        "经本院主持调解，当事人自愿达成如下协议：\n"
        "一、双方的劳动关系解除；\\n二、由被告乙劳务有限公司于2020年11月30日前支付原告张某1万元，\n逾期未付按1.3万元支付；\n"
        "三、案件受理费减半收取5元，由原告张某负担/n。上述协议，不违反法律规定，本院予以确认。"
    )
    read = structure_text(text, "x")
    assert [item.text.replace("\n", "") for item in read.order_items] == [
        "双方的劳动关系解除",
        "由被告乙劳务有限公司于2020年11月30日前支付原告张某1万元，逾期未付按1.3万元支付",
        "案件受理费减半收取5元，由原告张某负担",
    ]
    assert read.judgment_date is None
    assert read.court_fee == Decimal(5)
    assert [claim.amount for claim in read.claims] == [Decimal(30000), Decimal(2000)]
