"""What became of each demand and of the case, told from the order."""

import pytest
from extract_papers import first_instance, retrial_review, second_instance
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.extract.claims import find_counter_demands, find_demands
from cases.extract.order import find_order_items
from cases.extract.outcome import decide_outcomes
from cases.extract.read import read_paper
from cases.structure import structure_text
from cases.taxonomy import Outcome

LED = "甲公司向本院提出诉讼请求："
REST = "驳回甲公司的其他诉讼请求。"


def decided(paper, find=find_demands):
    demands, case = decide_outcomes(paper, find(paper), find_order_items(paper))
    for found in demands:
        assert found.span.of(paper.text) == found.value.text
    return [(f.value.type.value, f.value.outcome and f.value.outcome.value) for f in demands], (
        case and case.value.value
    )


@pytest.mark.parametrize(
    ("claims", "order", "expected", "case"),
    [
        pytest.param(
            "1.支付全部未付租金100万元；2.支付律师费3万元；3.丙某承担连带保证责任。",
            "一、乙公司支付甲公司全部未付租金100万元；二、乙公司支付甲公司律师费3万元；三、丙某对上述债务承担连带清偿责任。",
            ["granted", "granted", "granted"],
            "granted",
            id="全部支持",
        ),
        pytest.param(
            "1.支付全部未付租金100万元；2.支付违约金5万元；3.支付律师费3万元。",
            "一、乙公司支付甲公司租金100万元；二、乙公司支付甲公司违约金2万元；三、" + REST,
            ["granted", "partly_granted", "denied"],
            "partly_granted",
            id="足额、减额、未支持",
        ),
        pytest.param(
            "1.支付租金100万元；2.支付违约金5万元。",
            "驳回甲公司的诉讼请求。",
            ["denied", "denied"],
            "denied",
            id="全部驳回",
        ),
        pytest.param(
            "1.支付违约金（以10万元为基数，自2023年1月1日起按年利率24%计算至付清之日）；2.支付租金10万元。",
            "一、乙公司支付甲公司租金10万元及违约金（以10万元为基数，自2023年1月1日起按年利率13.8%计算至付清之日）；二、"
            + REST,
            ["partly_granted", "granted"],
            "partly_granted",
            id="利率调低是部分支持，与租金同列一项",
        ),
        pytest.param(
            "1.支付违约金（以10万元为基数，自2023年1月1日起按日万分之五计算至付清之日）；2.支付租金10万元；3.支付律师费1万元。",
            "一、乙公司支付甲公司租金10万元及违约金（以10万元为基数，自2023年1月1日起按年利率18.25%计算至付清之日）；二、"
            + REST,
            ["granted", "granted", "denied"],
            "partly_granted",
            id="日万分之五与年利率18.25%相同",
        ),
        pytest.param(
            "1.乙公司、丙某支付租金10万元。",
            "一、乙公司支付甲公司租金10万元；二、" + REST,
            ["partly_granted"],
            "partly_granted",
            id="二被告只判一人",
        ),
        pytest.param(
            "1.支付逾期交房违约金（以总房款86万元为基数，按日万分之一计算）17114元；2.支付逾期办证违约金8600元。",
            "一、乙公司支付甲公司逾期交房违约金11954元；二、" + REST,
            ["partly_granted", "denied"],
            "partly_granted",
            id="同类的两项，判的数不会多于请求的数",
        ),
        pytest.param(
            "1.不得执行某小区5幢702室房屋；2.丙公司协助办理上述房屋的过户登记。",
            "一、不得对登记在丙公司名下的某小区5幢702室房屋执行；二、" + REST,
            ["granted", "denied"],
            "partly_granted",
            id="登记在谁名下不是办理登记",
        ),
        pytest.param(
            "1.支付租金10万元；2.甲公司可与乙公司协议以租赁物折价，或者将租赁物拍卖、变卖，所得价款用于清偿上述债务。",
            "一、乙公司支付甲公司租金10万元；二、甲公司可与乙公司协议以租赁物折价，或者将租赁物拍卖、变卖，所得价款用于清偿第一项债务，不足部分由乙公司继续清偿。",
            ["granted", "granted"],
            "granted",
            id="折价拍卖变卖所得清偿债务",
        ),
        pytest.param(
            "1.支付租金900万元及违约金（暂计至2023年6月1日为27万元，此后按每日万分之五计至付清之日）；2.支付律师费1万元。",
            "一、乙公司支付甲公司租金900万元及违约金（截至2023年6月1日为27万元，自2023年6月2日起以900万元为基数按每日万分之五计算至付清之日）；二、"
            + REST,
            ["granted", "granted", "denied"],
            "partly_granted",
            id="暂计的违约金照数判",
        ),
        pytest.param(
            "1.停止侵害、删除侵权文章；2.支付物业费5000元、水电费600元、违约金800元。",
            "一、乙公司删除侵权文章；二、乙公司支付甲公司物业费5000元、水电费600元；三、" + REST,
            ["granted", "granted", "denied"],
            "partly_granted",
            id="顿号不表示几个被告",
        ),
        pytest.param(
            "1.赔偿货物损毁5万元、维权合理开支1万元。",
            "一、乙公司赔偿甲公司货物损毁1万元、合理开支5000元；二、" + REST,
            ["partly_granted", "partly_granted"],
            "partly_granted",
            id="数目碰巧相同不算同一项",
        ),
        pytest.param(
            "1.返还租赁物，如不能返还，折价赔偿300万元；2.支付占有使用费（按每月5万元，自2023年3月1日起至实际返还之日止）。",
            "一、乙公司返还甲公司租赁物；二、乙公司支付使用费（按每月3万元，自2023年3月1日起至实际返还之日止）；三、"
            + REST,
            ["granted", "partly_granted"],
            "partly_granted",
            id="每月的数少了",
        ),
        pytest.param(
            "1.解除合同；2.返还租赁物；3.确认设备归甲公司所有。",
            "一、解除双方签订的融资租赁合同；二、乙公司返还甲公司租赁物；三、" + REST,
            ["granted", "granted", "denied"],
            "partly_granted",
            id="不带数额的请求",
        ),
        pytest.param(
            "1.退还剩余租金3664元；2.退还押金1900元。",
            "一、乙公司退还甲公司租金及押金共计4800元；二、" + REST,
            ["partly_granted", "partly_granted"],
            "partly_granted",
            id="两项合并判一个较小的总数",
        ),
        pytest.param(
            "1.赔付车辆损失186000元；2.赔付施救费9000元；3.赔付停运损失32000元。",
            "一、乙公司支付甲公司保险金181500元（车辆损失172500元、施救费9000元）；二、" + REST,
            ["partly_granted", "granted", "denied"],
            "partly_granted",
            id="总数的明细在括号里",
        ),
        pytest.param(
            "1.婚生子由原告抚养；2.被告每月支付抚养费1000元。",
            "一、婚生子由原告抚养，被告自2020年1月起每月支付抚养费800元；二、" + REST,
            ["granted", "partly_granted"],
            "partly_granted",
            id="一项之内既有处分又有数额",
        ),
        pytest.param(
            "1.赔偿损失110万元（全部未付租金105万元及违约金5万元）。",
            "一、乙公司赔偿甲公司损失（损失范围为全部未付租金105万元、违约金3万元，扣除租赁物价值后的差额）；二、"
            + REST,
            ["partly_granted"],
            "partly_granted",
            id="损失范围写在括号里且减少",
        ),
        pytest.param(
            "1.判决离婚；2.婚生子由原告抚养。",
            "一、准予甲公司与乙公司离婚；二、婚生子由被告乙公司抚养。",
            ["granted", "denied"],
            "partly_granted",
            id="孩子判归对方",
        ),
        pytest.param(
            "1.判决离婚；2.两个孩子由原告抚养。",
            "一、准予甲公司与乙公司离婚；二、长女由原告甲公司抚养，次子由被告乙公司抚养。",
            ["granted", "partly_granted"],
            "partly_granted",
            id="孩子一人带一个",
        ),
        pytest.param(
            "1.判决原、被告离婚；2.婚生子由原告抚养。",
            "不准原告甲公司与被告乙公司离婚。",
            ["denied", "denied"],
            "denied",
            id="不准离婚就是驳回",
        ),
        pytest.param(
            "1.支付货款66万元及利息（自2011年1月1日起计算至付清之日止）。",
            "乙公司支付甲公司货款40万元及利息（以40万元为基数，自2014年5月1日起按年利率6%计算至付清之日止）。",
            ["partly_granted", "partly_granted"],
            "partly_granted",
            id="利息晚起算，没有驳回项",
        ),
        pytest.param(
            "1.支付租金9万元、利息1万元和罚息（暂计至2023年8月8日，本金罚息为500元、利息罚息为200元）。",
            "一、乙公司支付甲公司第一笔租金6万元、利息4000元；二、乙公司支付甲公司第二笔租金3万元、利息6000元。",
            ["granted", "granted"],
            "granted",
            id="分几笔判，加起来就是所请求的",
        ),
        pytest.param(
            "1.乙公司支付租金10万元；2.丙某承担连带清偿责任。",
            "一、乙公司支付甲公司租金10万元；二、丙某对乙公司不能清偿部分的二分之一承担赔偿责任。",
            ["granted", "partly_granted"],
            "partly_granted",
            id="请求连带只判不能清偿部分的二分之一",
        ),
        pytest.param(
            "1.乙公司支付租金10万元；2.丙某承担补充清偿责任。",
            "一、乙公司支付甲公司租金10万元；二、丙某对上述债务承担补充清偿责任。",
            ["granted", "granted"],
            "granted",
            id="请求的就是补充责任",
        ),
        pytest.param(
            "1.乙公司支付租金10万元；2.丙某承担连带清偿责任。",
            "一、乙公司支付甲公司租金10万元；二、" + REST,
            ["granted", "denied"],
            "partly_granted",
            id="保证人未判",
        ),
        pytest.param(
            "1.乙公司承担赔偿责任20000元。",
            "乙公司支付甲公司损失6150元。",
            ["partly_granted"],
            "partly_granted",
            id="没有驳回项但数额减少",
        ),
    ],
)
def test_first_instance(claims, order, expected, case):
    cause = "保险合同纠纷" if "赔付" in claims else "融资租赁合同纠纷"
    outcomes, whole = decided(first_instance(LED + claims, order, cause=cause))
    assert [outcome for _, outcome in outcomes] == expected
    assert whole == case


def test_heads_of_one_item_with_one_fate_are_one_demand():
    paper = first_instance(
        LED + "赔偿建设工程损失50万元、养殖设备损失100万元，合计150万元。",
        "驳回甲公司的诉讼请求。",
        cause="承揽合同纠纷",
    )
    demands, _ = decide_outcomes(paper, find_demands(paper), find_order_items(paper))
    assert [str(f.value.amount) for f in demands] == ["1500000"]


def test_heads_of_one_item_with_two_fates_stay_apart():
    paper = first_instance(
        LED + "支付律师费5万元、保全保险费3120元。",
        "一、乙公司支付甲公司律师费3万元、保全保险费3120元；二、" + REST,
    )
    assert decided(paper)[0] == [
        ("enforcement_costs", "partly_granted"),
        ("enforcement_costs", "granted"),
    ]


def test_one_sum_for_all_heads_of_an_item_gives_less_of_each():
    paper = first_instance(
        LED + "赔偿医药费2500元，护理费3000元，抚慰金2万元，共计25500元。",
        "乙机械有限公司补偿甲公司5000元。",
        cause="健康权纠纷",
    )
    assert decided(paper) == ([("other", "partly_granted")], "partly_granted")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param("甲融资租赁有限公司向乙公司支付失业金损失5880元。", "denied", id="仍须支付"),
        pytest.param(
            "甲融资租赁有限公司向乙公司支付失业金损失880元。", "partly_granted", id="少付一些"
        ),
        pytest.param(
            "甲融资租赁有限公司无需向乙公司支付失业金损失5880元。", "granted", id="无需支付"
        ),
    ],
)
def test_who_asks_not_to_pay_and_must_is_refused(order, expected):
    paper = first_instance(
        LED + "甲公司不需要支付乙公司失业金损失5880元。", order, cause="劳动争议纠纷"
    )
    assert decided(paper) == ([("other", expected)], expected)


def test_what_no_item_refuses_may_be_refused_in_the_view():
    paper = first_instance(
        LED + "1.支付仓储费10万元；2.支付逾期付款的滞纳金。",
        "乙机械有限公司支付甲公司仓储费10万元。",
        cause="仓储合同纠纷",
        view="甲公司主张滞纳金没有依据，本院不予支持。",
    )
    assert decided(paper)[0] == [("other", "granted"), ("liquidated_damages", "denied")]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param(
            "一、乙机械有限公司归还甲公司借款24万元；二、" + REST,
            [("loan_repayment", "granted"), ("liquidated_damages", "denied")],
            id="利息全部驳回，各是一项",
        ),
        pytest.param("驳回甲公司的诉讼请求。", [("loan_repayment", "denied")], id="同样驳回是一项"),
    ],
)
def test_a_loan_and_its_interest_are_one_demand_if_they_share_a_fate(order, expected):
    asked = "归还借款24万元及利息（以24万元为基数按年利率6%计算至2019年4月1日，共计70800元）。"
    paper = first_instance(LED + asked, order, cause="民间借贷纠纷")
    assert decided(paper)[0] == expected


def test_things_alike_are_told_apart_by_what_they_are_called():
    paper = first_instance(
        LED + "1.不得执行冲床1台（编号CT-04）；2.不得执行冲床3台（编号CT-01至CT-03）。",
        "一、不得执行冲床3台（编号CT-01至CT-03）；二、" + REST,
        cause="案外人执行异议之诉",
    )
    assert [fate for _, fate in decided(paper)[0]] == ["denied", "granted"]


def test_counterclaim_is_decided_by_its_own_items():
    paper = first_instance(
        LED + "乙公司支付租金10万元。",
        "一、被告（反诉原告）乙机械有限公司支付原告（反诉被告）甲融资租赁有限公司租金10万元；"
        "二、原告（反诉被告）甲融资租赁有限公司赔偿被告（反诉原告）乙机械有限公司停工损失15万元；"
        "三、驳回被告（反诉原告）乙机械有限公司的其他反诉请求。",
        more="乙公司提出反诉请求：1.甲公司赔偿停工损失48万元；2.甲公司返还保证金19万元。\n",
    )
    assert decided(paper) == ([("due_rent", "granted")], "granted")
    assert decided(paper, find_counter_demands)[0] == [
        ("lessee_damages", "partly_granted"),
        ("refund_or_offset", "denied"),
    ]


APPEAL = "乙公司上诉请求：撤销一审判决，改判驳回甲公司的诉讼请求。"


@pytest.mark.parametrize(
    ("paper", "expected", "case"),
    [
        pytest.param(
            second_instance(APPEAL, "驳回上诉，维持原判。"), ["denied"], "denied", id="维持原判"
        ),
        pytest.param(
            second_instance(
                APPEAL,
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决；二、驳回甲融资租赁有限公司的诉讼请求。",
            ),
            ["granted"],
            "granted",
            id="被告上诉，改判驳回全部请求",
        ),
        pytest.param(
            second_instance(
                APPEAL,
                "一、变更某市某区人民法院（2023）某0101民初12号民事判决第一项为：乙机械有限公司支付甲融资租赁有限公司租金50万元；"
                "二、驳回甲融资租赁有限公司的其他诉讼请求。",
            ),
            ["partly_granted"],
            "partly_granted",
            id="被告上诉，减少给付",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：1.撤销一审判决第二项；2.改判乙公司支付租金50万元。",
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决第二项；"
                "二、变更某市某区人民法院（2023）某0101民初12号民事判决第一项为：乙机械有限公司支付甲融资租赁有限公司租金80万元；"
                "三、驳回乙机械有限公司的其他上诉请求。",
            ),
            ["granted", "partly_granted"],
            "partly_granted",
            id="上诉请求逐项看",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决第二项，改判乙公司不承担连带责任。",
                "一、维持某市某区人民法院（2023）某0101民初12号民事判决第一项；"
                "二、撤销某市某区人民法院（2023）某0101民初12号民事判决第二项；"
                "三、驳回甲融资租赁有限公司对乙机械有限公司的诉讼请求。",
            ),
            ["granted"],
            "granted",
            id="只就自己的责任上诉而免责",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决第一项，改判乙公司支付租金50万元。",
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决第一项；"
                "二、乙机械有限公司支付甲融资租赁有限公司租金80万元；三、驳回甲融资租赁有限公司的其他诉讼请求。",
            ),
            ["partly_granted"],
            "partly_granted",
            id="撤销后仍判较少的数",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决，依法改判。",
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决；二、甲融资租赁有限公司支付乙机械有限公司2万元。",
                was_sued=False,
            ),
            ["granted"],
            "granted",
            id="原告上诉，改判支持",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：1.改判甲公司另支付租金21万元；2.改判甲公司支付律师费3万元。",
                "一、维持某市某区人民法院（2023）某0101民初12号民事判决第一项；"
                "二、撤销某市某区人民法院（2023）某0101民初12号民事判决第二项；"
                "三、甲融资租赁有限公司支付乙机械有限公司租金21万元；四、驳回乙机械有限公司的其他诉讼请求。",
                was_sued=False,
            ),
            ["granted", "denied"],
            "partly_granted",
            id="原告上诉，没有一项说到律师费",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决，改判甲公司赔偿损失30万元。",
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决；"
                "二、甲融资租赁有限公司赔偿乙机械有限公司损失18万元。",
                was_sued=False,
            ),
            ["partly_granted"],
            "partly_granted",
            id="原告上诉，改判的数不及所求",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决，改判甲公司赔偿损失20万元、支付律师费3万元。",
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决；"
                "二、甲融资租赁有限公司赔偿乙机械有限公司损失20万元；三、驳回乙机械有限公司的其他诉讼请求。",
                was_sued=False,
            ),
            ["granted", "denied"],
            "partly_granted",
            id="一句里两个数，一个支持，一个没有",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决，改判甲公司赔偿修理费20万元、停运损失3万元。",
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决；"
                "二、甲融资租赁有限公司赔偿乙机械有限公司损失21万元。",
                was_sued=False,
            ),
            ["partly_granted"],
            "partly_granted",
            id="一句里两个数，合起来给得少",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决，改判支持其一审的全部诉讼请求。",
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决；"
                "二、甲融资租赁有限公司支付乙机械有限公司租金80万元。",
                was_sued=False,
            ),
            ["partly_granted"],
            "partly_granted",
            id="求支持一审全部请求，改判的数不及一审所求",
        ),
        pytest.param(
            second_instance(
                "乙公司上诉请求：撤销一审判决，改判支持其一审的全部诉讼请求。",
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决；"
                "二、甲融资租赁有限公司支付乙机械有限公司租金99万元、律师费3万元。",
                was_sued=False,
            ),
            ["granted"],
            "granted",
            id="求支持一审全部请求，如数改判",
        ),
        pytest.param(
            second_instance(
                APPEAL,
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决；"
                "二、乙机械有限公司支付甲融资租赁有限公司租金、律师费共计108万元。",
            ),
            ["denied"],
            "partly_granted",
            id="被告求驳回，反被改判多付",
        ),
        pytest.param(
            second_instance(
                APPEAL,
                "一、撤销某市某区人民法院（2023）某0101民初12号民事判决；二、本案发回某市某区人民法院重审。",
                kind="裁定",
            ),
            ["other"],
            "other",
            id="发回重审",
        ),
        pytest.param(
            second_instance(APPEAL, "准许乙机械有限公司撤回上诉。", kind="裁定"),
            ["withdrawn"],
            "withdrawn",
            id="撤回上诉",
        ),
        pytest.param(
            retrial_review(
                "乙公司申请再审称：请求撤销原判，再审本案。", "驳回乙机械有限公司的再审申请。"
            ),
            ["denied"],
            "denied",
            id="驳回再审申请",
        ),
        pytest.param(
            retrial_review(
                "乙公司申请再审称：请求撤销原判，再审本案。",
                "一、指令某市中级人民法院再审本案；二、再审期间，中止原判决的执行。",
            ),
            ["other"],
            "other",
            id="指令再审",
        ),
        pytest.param(
            first_instance(LED + "乙公司支付租金10万元。", "准许甲融资租赁有限公司撤回起诉。"),
            ["withdrawn"],
            "withdrawn",
            id="准许撤诉",
        ),
        pytest.param(
            first_instance(LED + "乙公司支付租金10万元。", "驳回甲融资租赁有限公司的起诉。"),
            ["denied"],
            "denied",
            id="驳回起诉",
        ),
    ],
)
def test_orders_that_speak_to_the_whole(paper, expected, case):
    outcomes, whole = decided(paper)
    assert [outcome for _, outcome in outcomes] == expected
    assert whole == case


def test_a_mediation_without_a_heading():
    text = (
        "原告甲公司与被告乙公司融资租赁合同纠纷一案，本院立案后审理。甲公司向本院提出诉讼请求：乙公司支付租金10万元。"
        "经本院主持调解，双方自愿达成如下协议：一、乙公司支付甲公司租金8万元；二、双方再无争议。"
        "上述协议，不违反法律规定，本院予以确认。审判员张某二〇二三年三月一日"
    )
    assert decided(read_paper(text)) == ([("due_rent", "settled")], "settled")


def test_mediation_settles_everything():
    paper = read_paper(
        "某市某区人民法院\n民事调解书\n（2023）某0101民初12号\n原告：甲公司。\n被告：乙公司。\n"
        "原告甲公司与被告乙公司融资租赁合同纠纷一案，本院立案后依法进行了审理。\n"
        "原告甲公司向本院提出诉讼请求：1.支付租金10万元；2.支付律师费1万元。\n"
        "本案审理过程中，经本院主持调解，双方当事人自愿达成如下协议：\n一、乙公司支付甲公司租金9万元；\n"
        "上述协议，不违反法律规定，本院予以确认。\n审判员　张某\n二〇二三年三月一日\n书记员　李某\n"
    )
    assert decided(paper) == (
        [("due_rent", "settled"), ("enforcement_costs", "settled")],
        "settled",
    )


PIECES = st.sampled_from(
    [
        "一、",
        "二、",
        "1.",
        "请求",
        "判令：",
        "上诉请求：",
        "反诉请求：",
        "乙公司",
        "甲公司",
        "支付",
        "租金",
        "10万元",
        "以1元为基数，",
        "违约金",
        "（",
        "）",
        "《",
        "》",
        "“",
        "。",
        "；",
        "，",
        "\n",
        "驳回",
        "诉讼请求",
        "判决如下：",
        "依照《民法典》第一条",
        "撤销",
        "原告",
        "被告",
    ]
)


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_the_words_every_value_points_into_the_text(pieces):
    paper = first_instance("".join(pieces), "".join(reversed(pieces)))
    for find in (find_demands, find_counter_demands):
        demands, case = decide_outcomes(paper, find(paper), find_order_items(paper))
        for found in [*demands, *([case] if case else [])]:
            assert all(span.of(paper.text) for span in found.spans)
        assert all(f.span.of(paper.text) == f.value.text for f in demands)


def test_nothing_ordered_decides_nothing():
    paper = read_paper("甲公司与乙公司签订融资租赁合同。")
    assert decided(paper) == ([], None)


def ruling(view, order):
    """A first court's ruling on venue in a suit of 张某 against 乙公司."""
    return structure_text(
        "某市某区人民法院\n民事裁定书\n（2020）某0302民初35号\n原告：张某，男，住某市。\n被告：乙旅行社有限公司，住所地某市。\n"
        "原告张某与被告乙旅行社有限公司旅游合同纠纷一案，本院于2020年5月6日立案。\n"
        "原告张某诉称，合同签订后无法成行，请求判令被告退还旅游费12000元。\n"
        "被告乙旅行社有限公司在提交答辩状期间，对管辖权提出异议。\n"
        f"本院经审查认为，{view}。依照《中华人民共和国民事诉讼法》第二十三条之规定，裁定如下：\n{order}。\n"
        "如不服本裁定，可以在裁定书送达之日起十日内提出上诉。\n审判员　王某\n二〇二〇年五月二十一日\n",
        "x",
    )


@pytest.mark.parametrize(
    ("view", "order"),
    [
        pytest.param(
            "本院有管辖权", "驳回被告乙旅行社有限公司对本案管辖权提出的异议", id="异议不成立"
        ),
        pytest.param(
            "本院无管辖权",
            "被告乙旅行社有限公司提出的管辖权异议成立，本案移送某市乙区人民法院处理",
            id="异议成立",
        ),
    ],
)
def test_a_ruling_on_venue_leaves_the_suit_open(view, order):
    read = ruling(view, order)
    assert read.outcome is Outcome.OTHER
    assert [claim.outcome for claim in read.claims] == [Outcome.OTHER]


@pytest.mark.parametrize(
    "order",
    [
        pytest.param("本案由某市乙区人民法院审理", id="由某法院审理"),
        pytest.param("本案指定某市乙区人民法院管辖", id="指定某法院管辖"),
        pytest.param("指定某市乙区人民法院审理本案", id="指定审理本案"),
        pytest.param(
            "一、撤销某市丙区人民法院（2020）某0301民初9号民事裁定；二、本案由某市乙区人民法院审理",
            id="撤销移送并指定",
        ),
    ],
)
def test_a_higher_court_that_names_the_court_decides_nothing_else(order):
    read = ruling("丙区法院报请指定管辖的意见成立", order)
    assert (read.outcome, [claim.outcome for claim in read.claims]) == (
        Outcome.OTHER,
        [Outcome.OTHER],
    )


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        pytest.param("向本院申请撤回执行申请，本院予以准许", Outcome.WITHDRAWN, id="撤回申请"),
        pytest.param("未能提供财产线索", Outcome.OTHER, id="没有财产"),
    ],
)
def test_enforcement_that_ends(told, outcome):
    text = (
        "某市某区人民法院\n执行裁定书\n（2019）某0112执18号\n申请执行人：甲银行，住所地某市。\n被执行人：张某，男，住某市。\n"
        f"本院在执行申请执行人甲银行与被执行人张某公证债权文书一案中，申请执行人甲银行{told}。"
        "依照《中华人民共和国民事诉讼法》第二百五十七条之规定，裁定如下：\n终结本院（2019）某0112执18号案件的执行。\n"
        "本裁定送达后立即生效。\n审判长　王某\n二〇一九年四月十七日\n"
    )
    assert structure_text(text, "x").outcome is outcome


def test_a_total_that_several_items_add_up_to_is_granted():
    """What 其中包括 lists is no demand of its own; the next 要求 is."""
    claims = (
        "甲公司起诉称：乙公司未还款。故甲公司诉至法院，要求乙公司偿还贷款及相关费用共计39700元。"
        "其中包括本金38500元，应交罚息1000元，催款费用200元；要求乙公司、丙某支付此后至付清之日的罚息，并承担本案诉讼费用。"
    )
    order = (
        "一、乙公司偿还甲公司借款本金38500元、罚息1000元，并支付至付清之日的罚息；"
        "二、乙公司给付甲公司催款费用200元。"
    )
    read = first_instance(claims, order, cause="金融借款合同纠纷")
    expected = [("loan_repayment", "granted"), ("liquidated_damages", "granted")]
    assert decided(read) == (expected, "granted")


def test_a_deposit_left_brings_its_interest():
    claims = LED + "1.继承存款4万元及利息，分割抚恤金13万元；2.本案诉讼由被告承担。"
    order = "一、存款4万元及利息由甲公司继承；二、抚恤金由甲公司分得10万元；三、" + REST
    demands, _ = decided(first_instance(claims, order, cause="继承纠纷"))
    assert [kind for kind, _ in demands] == ["other", "other"]
