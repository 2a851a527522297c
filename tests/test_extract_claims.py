"""What is asked for: where the request stands, its heads, their types and sums; words as data."""

import json
import re
from decimal import Decimal

import pytest
from extract_papers import first_instance, retrial_review, second_instance

from cases.extract.claim_kinds import Matter, Setting, kind_of
from cases.extract.claims import find_counter_demands, find_demands
from cases.extract.defences import find_defences
from cases.extract.order import find_order_items
from cases.extract.outcome import decide_outcomes
from cases.extract.read import read_paper
from cases.extract.sums import total_sum
from cases.extract.wording import LEXICON
from cases.structure import structure_text
from cases.taxonomy import ClaimType, Outcome

ORDER = "驳回甲公司的诉讼请求。"
LED = "甲公司向本院提出诉讼请求："


def entries(name, key):
    rows = json.loads((LEXICON / f"{name}.json").read_text(encoding="utf-8"))
    return [
        pytest.param(
            row, words, id=f"{row.get('kind') or row.get('type') or row['field']}-{words[:18]}"
        )
        for row in rows
        for words in row[key]
    ]


LEXICONS = (
    "claim_kinds",
    "claim_words",
    "request_words",
    "claim_answers",
    "disposal_words",
    "order_notes",
    "lease_words",
)


@pytest.mark.parametrize("name", LEXICONS)
def test_every_entry_has_examples_and_counterexamples_that_hold(name):
    for row in json.loads((LEXICON / f"{name}.json").read_text(encoding="utf-8")):
        pattern = re.compile(row["pattern"])
        # Words that only begin a sentence are matched there.
        finds = (
            pattern.match
            if name == "order_notes"
            or row.get("kind") in ("total", "note", "aside", "cost_of_suing")
            else pattern.search
        )
        assert row["examples"] and row["counterexamples"], row
        assert all(finds(words) for words in row["examples"]), row
        assert not any(finds(words) for words in row["counterexamples"]), row


@pytest.mark.parametrize(("row", "words"), entries("claim_kinds", "examples"))
def test_kind_decides_over_the_entries_before_it(row, words):
    matter = Matter(row["matters"][0]) if "matters" in row else Matter.OTHER
    lessor = row["type"] in ("loss_compensation", "rental_damages")
    expected = "loss_compensation" if row["type"] == "rental_damages" else row["type"]
    assert kind_of(words, Setting(matter, lessor)) == expected


def demands(claims, **more):
    paper = first_instance(claims, ORDER, **more)
    found = find_demands(paper)
    assert all(f.span.of(paper.text) == f.value.text for f in found)
    return [
        (f.value.type.value, None if f.value.amount is None else str(f.value.amount)) for f in found
    ]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param(
            LED
            + "1.判令乙公司支付全部未付租金1,203,100元；2.判令乙公司支付截至2023年6月20日的违约金7,958元，并自2023年6月21日起"
            "以1,203,100元为基数，按日万分之五支付至实际清偿之日止的违约金；3.判令乙公司支付留购价款200元；4.判令乙公司支付律师费30,000元；"
            "5.判令丙某对上述债务承担连带清偿责任；6.诉讼费、保全费由二被告负担。事实和理由：乙公司欠付租金。",
            [
                ("unpaid_rent", "1203100"),
                ("liquidated_damages", "7958"),
                ("purchase_price", "200"),
                ("enforcement_costs", "30000"),
                ("guarantor_liability", None),
            ],
            id="加速到期的整套请求",
        ),
        pytest.param(
            LED
            + "一、解除《融资租赁合同》；二、乙公司返还租赁物并赔偿损失390万元；三、案件受理费由乙公司承担。",
            [("termination", None), ("return_of_asset", None), ("loss_compensation", "3900000")],
            id="一项之内的返还与赔偿分开",
        ),
        pytest.param(
            LED + "乙公司支付租金100万元、违约金5万元及律师费2万元，以上共计107万元。",
            [
                ("due_rent", "1000000"),
                ("liquidated_damages", "50000"),
                ("enforcement_costs", "20000"),
            ],
            id="一句三项，合计不另算",
        ),
        pytest.param(
            LED
            + "1、判令乙公司支付租金10万元，2、违约金自2023年1月1日起按日万分之五计算至付清之日。",
            [("due_rent", "100000"), ("liquidated_damages", None)],
            id="逗号编号，违约金无数额",
        ),
        pytest.param(
            "甲公司诉称：乙公司欠付租金。故诉至法院，请求判令乙公司支付到期未付租金36,400元，丙某承担连带保证责任。",
            [("due_rent", "36400"), ("guarantor_liability", None)],
            id="诉称末句的请求",
        ),
        pytest.param(
            LED
            + "1.确认设备所有权归甲公司所有；2.甲公司就抵押车辆拍卖、变卖所得价款优先受偿；3.丁公司支付回购价款109.5万元。",
            [("ownership", None), ("security_right", None), ("buyback_liability", "1095000")],
            id="所有权、优先受偿、回购",
        ),
        pytest.param(
            LED + "1.乙公司支付租金及违约金共计100万元；2.本案诉讼费由乙公司承担。",
            [("due_rent", "1000000")],
            id="两项只有一个总数不拆",
        ),
        pytest.param(
            LED
            + "1.乙公司支付违约金（暂计28,351.48元，实际计至付清之日）；2.上述任一被告履行，则其他被告相应的付款义务予以免除。",
            [("liquidated_damages", "28351.48")],
            id="括号内暂计的数算数，重复受偿的说明不算",
        ),
        pytest.param(
            LED + "1.支付租金10万元。诉讼中，甲公司变更诉讼请求第1项为：支付租金8万元。",
            [("due_rent", "80000")],
            id="庭上变更后的数",
        ),
        pytest.param(
            "甲公司诉称：乙公司欠款不还。请求人民法院依法判令被告乙机械有限公司、丙某：1、支付租金12万元；2、支付逾期利息；3、承担本案诉讼费。",
            [("due_rent", "120000"), ("liquidated_damages", None)],
            id="被告的名字在冒号之前",
        ),
        pytest.param(
            "甲公司诉称：甲公司要求乙公司返还押金，乙公司拒绝。请求判令乙公司返还押金3000元。甲公司要求被告付款未果。",
            [("refund_or_offset", "3000")],
            id="诉讼前的要求不是请求",
        ),
        pytest.param("甲公司诉称：甲公司要求乙公司赔偿未果。", [], id="只有诉讼前的要求"),
        pytest.param(
            LED
            + "判令乙公司、丙某支付违约金（以10万元为基数，按年利率24%计算）；判令乙公司、丙某支付律师费5,000元；诉讼费由二被告承担。",
            [("liquidated_damages", None), ("enforcement_costs", "5000")],
            id="不编号而用分号",
        ),
        pytest.param(
            LED
            + "1.乙公司赔偿损失110万元，该损失以租赁物拍卖所得价款抵偿，不足部分由乙公司继续清偿，超过部分归乙公司所有；2.支付租金（包括已到期10万元、未到期20万元）30万元。",
            [("loss_compensation", "1100000"), ("unpaid_rent", "300000")],
            id="抵偿办法不是请求，括号说明租金未到期",
        ),
        pytest.param(
            LED + "本案全部诉讼费用（包括受理费、保全费、律师费等）由乙公司承担。",
            [],
            id="括号里的律师费随诉讼费",
        ),
        pytest.param(LED + "本案诉讼费用由乙公司承担。", [], id="只有诉讼费不是请求"),
        pytest.param(
            LED
            + "1.乙公司立即拆除违法建筑，使其恢复原状，以满足过户登记的条件，并立即到某中心办理过户登记手续；"
            "2.乙公司支付逾期违约金，从2018年11月9日起计至实际过户交房之日止。",
            [("other", None), ("transfer_registration", None), ("liquidated_damages", None)],
            id="使什么成为可能、计算到何时，不定请求的种类",
        ),
        pytest.param(
            LED + "1.赔偿损失30万元，其中丙公司在质保范围内承担责任；2.诉讼费由乙公司承担。",
            [("loss_compensation", "300000")],
            id="其中一句只说谁承担多少",
        ),
        pytest.param(
            LED + "1.返还租赁物，不能返还的赔偿损失50万元；2.支付到期租金20万元。",
            [("return_of_asset", None), ("due_rent", "200000")],
            id="不能返还时的赔偿附在返还之后",
        ),
        pytest.param(
            LED + "1.乙公司承担退货义务，退回货款500元；2.乙公司退货并退还订金20元。",
            [("refund_or_offset", "500"), ("refund_or_offset", "20")],
            id="义务与履行义务的数是一项",
        ),
        pytest.param(
            LED + "因乙公司已经停产，不是甲公司拒绝收货，因此不需要支付货款5000元。",
            [("other", "5000")],
            id="理由与因此之后的请求是一项",
        ),
        pytest.param(
            LED + "乙公司承担诉讼费及甲公司维权的合理费用。",
            [("enforcement_costs", None)],
            id="与诉讼费并提的合理费用",
        ),
        pytest.param(
            "甲公司诉称，货款未付，特诉至法院要求1、乙公司支付货款10万元；2、乙公司支付违约金2万元；3、诉讼费由乙公司承担。",
            [("other", "100000"), ("liquidated_damages", "20000")],
            id="没有冒号的列举",
        ),
        pytest.param(
            "甲公司诉称，货款未付。故请求判令1、解除合同；2、乙公司返还货款3万元。",
            [("termination", None), ("refund_or_offset", "30000")],
            id="判令之后没有冒号",
        ),
        pytest.param(
            LED + "1.赔偿损失共计9万元，其中包括医疗费1000元，误工费2000元，残疾赔偿金87000元。",
            [("loss_compensation", "90000")],
            id="明细里的赔偿金不是新的请求",
        ),
        pytest.param(
            LED + "一、判决离婚；二婚生子由甲公司抚养；三、诉讼费由乙公司承担。",
            [("other", None), ("other", None)],
            id="序号后漏了顿号",
        ),
        pytest.param(
            LED + "一、丙公司支付货款1万元；二被告支付律师费2万元。",
            [("other", "10000"), ("enforcement_costs", "20000")],
            id="二被告不是序号",
        ),
        pytest.param(
            "甲公司诉称，特诉至法院，请求判令：甲公司与乙公司解除婚姻关系。三个孩子由甲公司原告本人抚养。乙公司好赌。",
            [("other", None)],
            id="解除婚姻关系不是解除合同",
        ),
        pytest.param(
            LED + "支付租金90万元。事实和理由：乙公司连续三期未付租金，租金已全部到期。",
            [("unpaid_rent", "900000")],
            id="理由说租金全部到期",
        ),
        pytest.param(
            LED + "支付拖欠的租金9万元。事实和理由：甲公司不主张租金提前到期。",
            [("due_rent", "90000")],
            id="请求里写明是拖欠的租金",
        ),
        pytest.param(
            LED + "1.赔偿货款损失及合理开支共计10万元；2.支付服务费及违约金共计3万元。",
            [("refund_or_offset", "100000"), ("other", "30000")],
            id="合在一个数里的，看第一个名目",
        ),
        pytest.param(
            LED + "1.赔偿拖车费3500元；2.支付律师费2万元、保险费3000元。",
            [
                ("enforcement_costs", "3500"),
                ("enforcement_costs", "20000"),
                ("enforcement_costs", "3000"),
            ],
            id="拖车费与保险费",
        ),
        pytest.param(
            LED
            + "1.赔偿损失，损失范围为全部未付租金8,640,000元、违约金432,000元以及律师费150,000元之和与返还的租赁物价值之间的差额；2.返还租赁物。",
            [("loss_compensation", "9222000"), ("return_of_asset", None)],
            id="损失范围由几个数算出，是一项",
        ),
        pytest.param(
            LED
            + "支付款项合计5,012,300元，其中：（1）到期未付租金1,000,000元；（2）未到期租金4,000,000元；（3）留购价款300元；（4）违约金12,000元。",
            [
                ("due_rent", "1000000"),
                ("unpaid_rent", "4000000"),
                ("purchase_price", "300"),
                ("liquidated_damages", "12000"),
            ],
            id="款项合计的明细就是各项请求",
        ),
        pytest.param(
            LED + "支付款项共计1,2,元，其中：租金10万元。",
            [("due_rent", "100000")],
            id="合计数误排的照样读",
        ),
        pytest.param(
            LED + "支付款项共计11万元（其中到期租金10万元、违约金1万元）。",
            [("due_rent", "100000"), ("liquidated_damages", "10000")],
            id="明细写在括号里",
        ),
        pytest.param(
            LED + "支付款项共计11万元，其中到期租金10万元。",
            [("other", "110000")],
            id="明细没有写全，总数是一项",
        ),
        pytest.param(
            LED + "1.解除原、被告签订的买卖合同；2.解除甲公司、乙公司之间的合作关系。",
            [("termination", None), ("termination", None)],
            id="解除原、被告签订的合同",
        ),
        pytest.param(
            LED + "支付到期未付租金、未到期租金及留购价款共计125万元。",
            [("unpaid_rent", "1250000")],
            id="到期与未到期的租金合在一个数里",
        ),
        pytest.param("甲公司的请求已经另案解决。", [], id="没有请求"),
    ],
)
def test_demands(claims, expected):
    assert demands(claims) == expected


@pytest.mark.parametrize(
    ("cause", "claims", "expected"),
    [
        pytest.param(
            "民间借贷纠纷",
            "1.归还借款本金30万元及利息；2.支付律师费1万元",
            [("loan_repayment", "300000"), ("enforcement_costs", "10000")],
            id="借款本息一项",
        ),
        pytest.param(
            "保险合同纠纷",
            "支付车辆损失18万元、施救费9000元",
            [("insurance_benefit", "180000"), ("insurance_benefit", "9000")],
            id="保险案的损失是保险金",
        ),
        pytest.param(
            "买卖合同纠纷",
            "退还货款5.8元并赔偿1000元",
            [("refund_or_offset", "5.8"), ("other", "1000")],
            id="退一赔十",
        ),
        pytest.param(
            "买卖合同纠纷",
            "1.赔偿货款损失6000元；2.赔偿3倍和检测费共计900元；3.赔偿复印费、交通费50元",
            [("refund_or_offset", "6000"), ("other", "900"), ("enforcement_costs", "50")],
            id="货款损失是退款，合数由第一项定",
        ),
        pytest.param(
            "买卖合同纠纷",
            "1.承担检测费3600元、交通费1000元；2.赔偿医疗费900元、交通费50元",
            [
                ("enforcement_costs", "3600"),
                ("enforcement_costs", "1000"),
                ("other", "900"),
                ("other", "50"),
            ],
            id="检测费之后的交通费是维权费用，医疗费之后的不是",
        ),
        pytest.param(
            "劳动争议纠纷",
            "1.支付解除劳动合同经济补偿金3600元；2.出具解除劳动关系证明",
            [("other", "3600"), ("other", None)],
            id="解除劳动合同的补偿金不是解除",
        ),
    ],
)
def test_types_hang_on_the_matter(cause, claims, expected):
    assert demands(LED + claims + "。", cause=cause) == expected


def test_the_name_of_an_insurer_does_not_make_a_case_one_of_insurance():
    paper = first_instance(
        LED + "1.丙某赔偿医疗费3000元；2.某某保险公司先行赔付。",
        "驳回甲公司的诉讼请求。",
        cause="（以下简称平安保险公司）机动车交通事故责任纠纷",
    )
    assert [f.value.type for f in find_demands(paper)] == [ClaimType.OTHER, ClaimType.OTHER]


def test_a_masked_lessor_asks_for_its_own_loss():
    text = (
        "某市某区人民法院\n民事判决书\n（2023）某0101民初12号\n原告：某某公司1，住所地某市。\n被告：某某公司2，住所地某市。\n"
        "原告某某公司1与被告某某公司2融资租赁合同纠纷一案，本院立案后审理终结。\n"
        "某某公司1向本院提出诉讼请求：1.返还租赁物；2.赔偿损失30万元。\n"
        "本院认为，合同有效。依照《中华人民共和国民法典》第七百五十二条规定，判决如下：\n"
        "一、某某公司2返还租赁物；二、某某公司2赔偿某某公司1损失30万元。\n审判员 张某\n二〇二三年三月一日\n"
    )
    kinds = [claim.type for claim in structure_text(text, "x").claims]
    assert kinds == [ClaimType.RETURN_OF_ASSET, ClaimType.LOSS_COMPENSATION]


def test_what_is_given_up_in_part_stands():
    paper = first_instance(
        LED + "1.退还货款4380元；2.支付违约金5万元。",
        ORDER,
        more="后，甲公司撤回针对该部分退还货款的诉讼请求。\n",
    )
    assert [f.value.outcome for f in find_demands(paper)] == [None, None]


def test_a_lessee_that_counterclaims_asks_for_its_own_damage():
    paper = first_instance(
        "甲公司向本院提出诉讼请求：1.乙公司支付租金2万元；2.赔偿房屋损坏损失1万元。",
        ORDER,
        cause="房屋租赁合同纠纷",
        more="乙公司提出反诉请求：甲公司赔偿房屋漏水损失9万元。\n",
    )
    found = [f.value.type for f in (*find_demands(paper), *find_counter_demands(paper))]
    assert found == [ClaimType.DUE_RENT, ClaimType.LOSS_COMPENSATION, ClaimType.LESSEE_DAMAGES]


def test_a_head_given_up_is_withdrawn():
    paper = first_instance(
        LED + "1.解除合同；2.支付租金10万元。",
        ORDER,
        more="后，甲公司撤回要求解除合同的诉讼请求。\n",
    )
    outcomes = [f.value.outcome for f in find_demands(paper)]
    assert outcomes == [Outcome.WITHDRAWN, None]


@pytest.mark.parametrize(
    ("said", "withdrawn"),
    [
        pytest.param("诉讼中，甲公司撤回第2项诉讼请求。", [2], id="一项"),
        pytest.param("庭审中，甲公司放弃第二、三项诉讼请求。", [2, 3], id="两项"),
        pytest.param("庭审中，甲公司放弃第2项诉讼请求中的利息请求。", [], id="一项里的一部分"),
    ],
)
def test_items_given_up_by_their_numbers(said, withdrawn):
    claims = "1.支付租金10万元；2.支付违约金2万元；3.支付律师费1万元。"
    found = find_demands(first_instance(LED + claims, "驳回甲公司的诉讼请求。", more=said + "\n"))
    gone = [n for n, f in enumerate(found, start=1) if f.value.outcome is Outcome.WITHDRAWN]
    assert gone == withdrawn


def test_a_defendant_that_asks_in_its_answer_counterclaims():
    paper = first_instance(
        LED + "判令公司无需支付加班费5000元。",
        "驳回甲公司的诉讼请求。",
        more="丙某辩称，应予驳回。同时，丙某向本院提出诉讼请求：判令公司支付经济补偿8000元。\n",
    )
    assert [f.value.amount for f in find_demands(paper)] == [Decimal(5000)]
    assert [f.value.amount for f in find_counter_demands(paper)] == [Decimal(8000)]


def test_a_counterclaim_at_the_end_of_an_answer():
    paper = first_instance(
        LED + "乙公司支付租金10万元。",
        "一、乙公司支付租金10万元；二、驳回乙公司的反诉请求。",
        more="乙公司辩称及反诉诉称：设备不合格。乙公司认为合同无效，故不同意甲公司的诉讼请求，并反诉请求确认合同无效。\n",
    )
    assert [f.value.text for f in find_demands(paper)] == ["乙公司支付租金10万元"]
    assert [f.value.text for f in find_counter_demands(paper)] == ["请求确认合同无效"]


def test_each_appellant_asks_for_itself():
    paper = read_paper(
        "某市中级人民法院\n民事判决书\n（2013）某民终字第26号\n上诉人（原审原告）丙某，男。\n"
        "上诉人（原审被告）丁置业公司，住所地某市。\n"
        "上诉人丙某因与上诉人丁置业公司（以下简称丁公司）商品房预售合同纠纷一案，不服某县人民法院（2012）某民初字第8号民事判决，"
        "向本院提起上诉。本案现已审理终结。\n丙某原审诉称，房屋漏水，要求丁公司赔偿损失35万元。\n"
        "原审法院认为，房屋存在质量问题。据此，依照《中华人民共和国合同法》第一百零七条之规定，原审法院判决：丁公司赔偿丙某损失13万元。\n"
        "上诉人丙某不服原审法院判决，向本院提起上诉称，请求撤销原审判决，依法改判丁公司赔偿损失35万元。其理由为：租金算得过低。"
        "丁公司答辩称，原审判决的租金已经偏高。上诉人丁公司不服原审法院判决，向本院提起上诉称，"
        "请求撤销原审判决，依法改判驳回丙某的原审诉讼请求。理由为：房屋已经修好。丙某答辩称，房屋没有修好。\n"
        "本院查明的事实与原审法院一致。\n本院认为，房屋存在质量问题。"
        "依照《中华人民共和国民事诉讼法》第一百七十条第一款第（二）项的规定，判决如下：\n"
        "一、撤销某县人民法院（2012）某民初字第8号民事判决；二、丁公司赔偿丙某损失15万元。\n"
        "本判决为终审判决。\n审判长　张某\n二〇一三年六月一日\n书记员　李某\n"
    )
    demands, case = decide_outcomes(paper, find_demands(paper), find_order_items(paper))
    assert [(d.value.claimant, d.value.text, d.value.outcome) for d in demands] == [
        ("丙某", "请求撤销原审判决，依法改判丁公司赔偿损失35万元", Outcome.PARTLY_GRANTED),
        ("丁置业公司", "请求撤销原审判决，依法改判驳回丙某的原审诉讼请求", Outcome.DENIED),
    ]
    assert case.value is Outcome.PARTLY_GRANTED


SUPERVISION = (
    "某省高级人民法院\n执行裁定书\n（2014）某执监字第8号\n"
    "申诉人（申请执行人）：丙建材公司。住所地：某市。\n被申诉人（被执行人）：丁某，男。\n"
    "申诉人丙建材公司（以下简称丙公司）不服某市中级人民法院（2013）某执复字第2号执行裁定，向本院{turns}。"
    "本院受理后，依法组成合议庭审查，现已审查终结。\n{told}"
    "{asks}被申诉人丁某称：丙公司的申诉请求不能成立，请求依法驳回。\n"
    "本院认为，调解书具有给付内容。依照《中华人民共和国民事诉讼法》第二百零四条之规定，裁定如下：\n"
    "驳回丙建材公司的申诉请求。\n审判长　张某\n二〇一四年六月一日\n书记员　李某\n"
)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            "本院经审查查明，丙公司与丁某买卖合同纠纷一案，某县人民法院作出民事调解书。丁某向某市中级人民法院申请再审，"
            "请求撤销该调解书，被驳回。",
            id="查明在前，另一方此前申请过再审",
        ),
        pytest.param(
            "丁某向某县人民法院提出异议称，其已供货，请求撤销查封。某县人民法院认为，异议不能成立。",
            id="先说此前的异议",
        ),
    ],
)
@pytest.mark.parametrize(
    "asks",
    [
        pytest.param(
            "丙公司不服上述裁定，向本院申诉称：1.复议法院没有给其陈述的机会。2.丁某没有供货。"
            "请求撤销某市中级人民法院（2013）某执复字第2号执行裁定。",
            id="申诉称",
        ),
        pytest.param(
            "丙公司不服上述裁定，向本院申诉，请求撤销某市中级人民法院（2013）某执复字第2号执行裁定。其主要理由为：丁某没有供货。",
            id="申诉，请求",
        ),
    ],
)
def test_what_a_petitioner_asks_of_this_court(told, asks):
    paper = read_paper(SUPERVISION.format(turns="提出申诉", told=told, asks=asks))
    demands = [f.value.text for f in find_demands(paper)]
    assert demands == ["请求撤销某市中级人民法院（2013）某执复字第2号执行裁定"]


def test_counterclaims_stand_apart():
    paper = first_instance(
        LED + "乙公司支付租金10万元。",
        ORDER,
        more="乙公司提出反诉请求：1.甲公司赔偿停工损失48万元；2.甲公司返还履约保证金19万元；3.反诉费由甲公司承担。\n",
    )
    assert [f.value.type for f in find_demands(paper)] == [ClaimType.DUE_RENT]
    counter = [(f.value.type, f.value.amount) for f in find_counter_demands(paper)]
    assert counter == [
        (ClaimType.LESSEE_DAMAGES, Decimal(480000)),
        (ClaimType.REFUND_OR_OFFSET, Decimal(190000)),
    ]


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决，依法改判驳回甲公司的诉讼请求，并承担案件受理费。事实和理由：原判有误。",
                "驳回上诉，维持原判。",
            ),
            ["撤销一审判决，依法改判驳回甲公司的诉讼请求"],
            id="上诉请求，不取一审请求",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉称，一审认定事实错误。综上，请求二审法院撤销原判，发回重审。",
                "驳回上诉，维持原判。",
            ),
            ["请求二审法院撤销原判，发回重审"],
            id="上诉理由末句的请求",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：1.撤销一审判决第二项；2.改判乙公司不支付律师费；3.二审诉讼费由甲公司承担。",
                "驳回上诉，维持原判。",
            ),
            ["撤销一审判决第二项", "改判乙公司不支付律师费"],
            id="上诉请求编号",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：改判甲公司支付货款10万元，并从2018年7月5日起按年利率6%支付利息、或发回重审。",
                "驳回上诉，维持原判。",
            ),
            ["改判甲公司支付货款10万元", "从2018年7月5日起按年利率6%支付利息、或发回重审"],
            id="本金与利息是两项",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉称：一审认定事实错误。此外，乙公司还要求甲公司赔偿停工损失4万元。综上，请求二审法院依法改判。",
                "驳回上诉，维持原判。",
            ),
            ["乙公司还要求甲公司赔偿停工损失4万元", "请求二审法院依法改判"],
            id="综上之前另外提出的请求",
        ),
        pytest.param(
            retrial_review(
                "乙公司申请再审称：原判错误。请求撤销一、二审判决，再审本案。\n甲公司提交意见称，请求驳回乙公司的再审申请。",
                "驳回乙机械有限公司的再审申请。",
            ),
            ["请求撤销一、二审判决，再审本案"],
            id="再审请求，不取对方的话",
        ),
        pytest.param(
            retrial_review(
                "乙公司申请再审称：原判错误。乙公司依据民事诉讼法第二百一十一条申请再审。",
                "驳回乙机械有限公司的再审申请。",
            ),
            [],
            id="没有写明请求",
        ),
        pytest.param(
            second_instance(
                "乙公司不服一审裁定，上诉称：双方没有约定管辖，本案应由被告住所地人民法院管辖。",
                "驳回上诉，维持原裁定。",
                kind="裁定",
            ),
            ["本案应由被告住所地人民法院管辖"],
            id="管辖上诉的结论",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉称：1.一审程序错误。\n2.一审法院认为乙公司违约是错误的。\n综上，请求二审法院依法改判。",
                "驳回上诉，维持原判。",
            ),
            ["请求二审法院依法改判"],
            id="编号的上诉理由不是一审法院的话",
        ),
        pytest.param(
            second_instance(
                "上诉人乙公司不服原审法院判决，向本院提起上诉称，请求撤销原审判决，依法改判驳回甲公司的诉讼请求。",
                "驳回上诉，维持原判。",
            ),
            ["请求撤销原审判决，依法改判驳回甲公司的诉讼请求"],
            id="不服原审法院判决，引出的是上诉，不是原判主文",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉称：一、租赁物并未交付。二、原审法院认为乙公司违约错误。请求撤销原判，发回重审。",
                "驳回上诉，维持原判。",
            ),
            ["请求撤销原判，发回重审"],
            id="中文编号的上诉理由",
        ),
        pytest.param(
            retrial_review(
                "乙公司申请再审称：（1）合同没有约定；（2）甲公司要求支付律师费无依据。乙公司依法申请再审。",
                "驳回乙机械有限公司的再审申请。",
            ),
            [],
            id="说对方的要求无依据不是请求",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉称：评估的损失过高，乙公司只应赔偿5000元。", "驳回上诉，维持原判。"
            ),
            ["乙公司只应赔偿5000元"],
            id="没有请求的上诉，结论就是请求",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉称：1.撤销一审判决第二项；2.改判乙公司不付律师费。事实和理由：律师费过高。",
                "驳回上诉，维持原判。",
            ),
            ["撤销一审判决第二项", "改判乙公司不付律师费"],
            id="上诉称之后直接列举请求",
        ),
        pytest.param(
            retrial_review(
                "乙公司申请再审称：一、二审判决适用法律错误：1、违约金过高，应当驳回。2、乙公司反诉请求支付维修费，二审不支持是错误的。"
                "甲公司在《要求书面确认的通知》中称：“协议已经解除”。乙公司依法申请再审。",
                "驳回乙机械有限公司的再审申请。",
            ),
            [],
            id="理由、引文和此前的反诉不是再审请求",
        ),
    ],
)
def test_requests_of_this_instance_only(paper, expected):
    assert [f.value.text for f in find_demands(paper)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("支付施救费4800元和吊车费5500元", "10300", id="两数相加"),
        pytest.param(
            "返还款项共计83000元（含保证金2万元、进场费25000元）", "83000", id="括号内是明细"
        ),
        pytest.param("支付垫付款78万元×70%=546000元", "546000", id="乘式只取等号之后的数"),
        pytest.param("以109.5万元为基数，按日万分之五支付违约金", None, id="基数不是请求额"),
        pytest.param("按每月2000元支付占用费", None, id="单价不是请求额"),
        pytest.param(
            "退还购车款人民币（以下币种同）250,000元", "250000", id="币种与数额之间有括号"
        ),
        pytest.param("拆除2单元302室的围栏", None, id="单元后的房号不是钱"),
        pytest.param("解除合同", None, id="没有数额"),
        pytest.param(
            "罚息（暂计至2023年8月8日，本金罚息为500元、利息罚息为20元，此后另计）",
            "520",
            id="括号里并列的暂计数相加",
        ),
        pytest.param(
            "违约金（暂计至2023年8月8日为500元，其中上半年为300元）", "500", id="其中的数不再加"
        ),
    ],
)
def test_total_sum(words, expected):
    found = total_sum(words)
    assert found == (None if expected is None else Decimal(expected))


def test_defences_and_what_the_court_said_of_them():
    paper = first_instance(
        LED + "乙公司支付租金10万元。",
        "乙公司支付甲公司租金10万元。",
        more="乙公司辩称：一、设备存在质量问题，有权拒付租金；二、违约金过高，请求调低。\n",
        view="乙公司关于设备存在质量问题有权拒付租金的抗辩，没有事实依据，不予采纳。",
    )
    found = [f.value for f in find_defences(paper)]
    assert [(d.party, d.text, d.accepted) for d in found] == [
        ("乙机械有限公司", "设备存在质量问题，有权拒付租金", False),
        ("乙机械有限公司", "违约金过高，请求调低", None),
    ]


def test_silence_is_no_defence():
    assert find_defences(first_instance(LED + "乙公司支付租金10万元。", ORDER)) == []


def filed(opening, order, *, number="（2013）某民特字第7号"):
    """What is asked in a paper with one applicant and no plea of its own."""
    read = structure_text(
        f"某市某区人民法院\n民事判决书\n{number}\n申请人张某，男，住某市。\n{opening}\n"
        "本院认为，申请有事实依据。依照《中华人民共和国民法典》第二十四条之规定，判决如下：\n"
        f"{order}\n本判决为终审判决。\n审判员　王某\n二〇一四年一月八日\n",
        "x",
    )
    return [(claim.type, claim.text, claim.outcome) for claim in read.claims]


def test_special_proceedings_tell_what_is_applied_for():
    opening = (
        "申请人张某要求宣告李某为无民事行为能力人一案，本院依法进行了审理，现已审理终结。"
        "申请人张某认为李某无民事行为能力，申请本院予以宣告并指定申请人为其监护人。"
    )
    order = "一、宣告李某为无民事行为能力人；二、指定张某为李某的监护人。"
    assert filed(opening, order) == [
        (ClaimType.OTHER, "宣告李某为无民事行为能力人", Outcome.GRANTED),
        (ClaimType.OTHER, "指定申请人为其监护人", Outcome.GRANTED),
    ]


def test_an_application_for_bankruptcy():
    opening = (
        "被申请人乙公司，住所地某市。申请人张某以被申请人乙公司不能清偿到期债务为由，"
        "于2011年5月4日向本院申请对被申请人进行破产清算。"
    )
    order = "受理申请人张某对被申请人乙公司的破产清算申请。"
    number = "（2011）某商破字第4号"
    assert filed(opening, order, number=number) == [
        (ClaimType.REORGANISATION, "对被申请人进行破产清算", Outcome.GRANTED)
    ]


RETRIAL_GROUNDS = [
    pytest.param(
        "张某申请再审称：一、原审判决认定事实错误。原审法院认为，借款系共同债务，是错误的。"
        "综上，依法申请再审，请求撤销原判决。",
        ["请求撤销原判决"],
        id="理由里转述了原审的看法",
    ),
    pytest.param(
        "乙公司申请再审称：一、二审判决从应支付租金中扣除保证金15万元，没有依据。"
        "二、甲公司曾要求乙公司出具了《确认函》以保障其抵押权实现，乙公司并无过错。乙公司依法申请再审。",
        [],
        id="从应付款中扣除和已经照办的要求都不是请求",
    ),
    pytest.param(
        "乙公司申请再审称：（一）甲公司违法解除合同，应当支付其赔偿金20000元。"
        "（二）甲公司欠业务费5万元，甲公司应予给付。",
        ["应当支付其赔偿金20000元", "欠业务费5万元，甲公司应予给付"],
        id="没有写请求，只说应付多少",
    ),
]


@pytest.mark.parametrize(("application", "expected"), RETRIAL_GROUNDS)
def test_a_retrial_that_asks_among_its_grounds(application, expected):
    found = find_demands(retrial_review(application, "驳回乙机械有限公司的再审申请。"))
    assert [each.value.text for each in found] == expected


def test_what_the_court_says_of_a_request_is_no_request():
    text = (
        "某县人民法院\n民事判决书\n（2015）某民二初字第8号\n原告张某，男。\n被告李某，男。\n"
        "原告张某诉被告李某民间借贷纠纷一案，本院受理后公开开庭进行了审理，现已审理终结。\n"
        "原告张某诉称：被告借款后多次催收无果，原告诉至法院，请求判令被告李某归还原告借款本金80000元及利息60000元；"
        "被告李某偿还原告误工费2400元、交通费3000元；并承担本案诉讼费用。\n"
        "被告李某未到庭。因此，对原告要求被告清偿借款的诉讼请求，本院应予支持。"
        "对原告要求判令被告支付误工费、交通费的诉讼请求，其未提供证据，本院不予支持。"
        "依据《中华人民共和国民法典》第六百七十五条之规定，判决如下：\n"
        "一、被告李某于本判决生效之日起五日内清偿原告张某借款本金70000元及利息（利息按年利率24%自2012年9月20日起计算至还清之日止）。\n"
        "二、驳回原告张某的其他诉讼请求。\n案件受理费100元，由被告李某负担。\n审判员　王某\n二〇一五年四月二十八日\n"
    )
    assert [
        (c.type.value, c.amount, c.outcome.value) for c in structure_text(text, "x").claims
    ] == [
        ("loan_repayment", 140000, "partly_granted"),
        ("other", 5400, "denied"),
    ]
