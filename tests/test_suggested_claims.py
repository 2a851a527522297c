"""What is suggested where the user names no claim: from the words, from the factors, in return."""

import pytest

from cases.claim_cues import claim_cues, find_claims
from cases.factors import catalogue, find_factors


def suggested(facts, defence=""):
    return {(claim.type.value, claim.claimant) for claim in find_claims(facts, defence)}


LESSOR, LESSEE = "出租人", "承租人"


@pytest.mark.parametrize(
    ("facts", "defence", "expected"),
    [
        pytest.param("承租人付了12期租金后停付。", "", {("unpaid_rent", LESSOR)}, id="只说停付"),
        pytest.param(
            "承租人自2023年3月起拖欠租金，合同约定逾期按日万分之五计违约金。",
            "",
            {("unpaid_rent", LESSOR), ("liquidated_damages", LESSOR)},
            id="停付又有违约金条款",
        ),
        pytest.param(
            "承租人欠付5期租金，王某提供连带责任保证。",
            "",
            {("unpaid_rent", LESSOR), ("guarantor_liability", LESSOR)},
            id="停付又有保证人",
        ),
        pytest.param(
            "承租人欠付5期租金，车辆抵押给我司并办理登记。",
            "",
            {("unpaid_rent", LESSOR), ("security_right", LESSOR)},
            id="停付又有抵押",
        ),
        pytest.param(
            "承租人拖欠租金，我司于2023年5月收回车辆并卖出，尚有差额。",
            "",
            {("loss_compensation", LESSOR)},
            id="已收车卖车则求差额",
        ),
        pytest.param(
            "承租人擅自将设备转租给他人，并拖欠租金。",
            "",
            {("unpaid_rent", LESSOR), ("termination", LESSOR), ("return_of_asset", LESSOR)},
            id="擅自转租则付租与收回二选一",
        ),
        pytest.param(
            "承租人拆除GPS，车辆下落不明，租金也停付。",
            "",
            {("unpaid_rent", LESSOR), ("termination", LESSOR), ("return_of_asset", LESSOR)},
            id="拆定位则付租与收回二选一",
        ),
        pytest.param(
            "经销商承诺承租人逾期三期即回购，现承租人已欠付五期租金。",
            "",
            {("unpaid_rent", LESSOR), ("buyback_liability", LESSOR)},
            id="有回购承诺",
        ),
        pytest.param(
            "承租人停付租金，合同约定期满支付留购价200元取得车辆。",
            "",
            {("unpaid_rent", LESSOR), ("purchase_price", LESSOR)},
            id="有留购价",
        ),
        pytest.param(
            "承租人已付清全部租金，出租人不办过户。",
            "",
            {("transfer_registration", LESSEE)},
            id="付清则求过户",
        ),
        pytest.param(
            "我司起诉要求付清全部未付租金。",
            "",
            {("unpaid_rent", LESSOR)},
            id="只提一项就只建议一项",
        ),
        pytest.param(
            "我司要求解除合同、返还车辆。",
            "",
            {("termination", LESSOR), ("return_of_asset", LESSOR)},
            id="解除路线",
        ),
        pytest.param(
            "诉请支付全部未付租金，并以拍卖、变卖租赁物所得价款受偿。",
            "",
            {("unpaid_rent", LESSOR), ("security_right", LESSOR)},
            id="租金与价款受偿",
        ),
        pytest.param(
            "我司起诉要求付清全部未付租金。2022年6月20日锁机，2023年1月10日解锁。",
            "",
            {("unpaid_rent", LESSOR), ("lessee_damages", LESSEE)},
            id="锁机过久可反诉",
        ),
        pytest.param(
            "我司起诉要求付清全部未付租金。",
            "承租人称出租人收取服务费5万元，没有提供任何服务。",
            {("unpaid_rent", LESSOR), ("refund_or_offset", LESSEE)},
            id="答辩提服务费可求抵扣",
        ),
        pytest.param(
            "我司收车后自行变卖，没有评估，起诉要求赔偿损失。",
            "",
            {("loss_compensation", LESSOR)},
            id="低价单方处置是差额的抗辩",
        ),
        pytest.param(
            "我司起诉要求付清全部未付租金。",
            "承租人称租赁物并不存在，名为租赁实为借贷。",
            {("unpaid_rent", LESSOR), ("contract_validity", LESSEE)},
            id="性质之争",
        ),
        pytest.param(
            "我司起诉要求付清全部未付租金。",
            "承租人称设备坏了没有及时维修。",
            {("unpaid_rent", LESSOR), ("asset_quality", LESSEE)},
            id="无人维修可反诉",
        ),
        pytest.param(
            "保理公司与供应商签订有追索权保理合同，应收账款到期后债务人没有付款。",
            "",
            {("recourse", "保理人")},
            id="保理",
        ),
        pytest.param(
            "银行放款300万元，借款到期未还。", "", {("loan_repayment", "出借人")}, id="借款"
        ),
        pytest.param(
            "李某付了14期后停了，微信催了几次，听说挖机卖给了隔壁县。",
            "",
            {("unpaid_rent", LESSOR), ("termination", LESSOR), ("return_of_asset", LESSOR)},
            id="口语停了又卖了",
        ),
        pytest.param("司机断供三个月，人也联系不上。", "", {("unpaid_rent", LESSOR)}, id="断供"),
        pytest.param("承租人半年没交租了。", "", {("unpaid_rent", LESSOR)}, id="没交租"),
        pytest.param("客户去年12月起没打款。", "", {("unpaid_rent", LESSOR)}, id="没打款"),
        pytest.param(
            "我司起诉要求B公司支付租金和违约金。",
            "",
            {("due_rent", LESSOR), ("liquidated_damages", LESSOR)},
            id="只说支付租金和违约金",
        ),
        pytest.param(
            "租期2022年8月届满，承租人还欠四期没付。",
            "",
            {("due_rent", LESSOR)},
            id="租期已满则到期租金",
        ),
        pytest.param(
            "承租人欠租五期，合同约定律师费由违约方承担。",
            "",
            {("unpaid_rent", LESSOR), ("enforcement_costs", LESSOR)},
            id="约定律师费",
        ),
        pytest.param(
            "承租人欠租八期，我司起诉要求按日万分之五付违约金。",
            "",
            {("unpaid_rent", LESSOR), ("liquidated_damages", LESSOR)},
            id="只求违约金也有租金",
        ),
        pytest.param(
            "我司起诉要求付清全部租金。合同约定逾期按日万分之五计违约金，王某签了连带保证。",
            "",
            {
                ("unpaid_rent", LESSOR),
                ("liquidated_damages", LESSOR),
                ("guarantor_liability", LESSOR),
            },
            id="合同有违约金与保证人则一并提出",
        ),
        pytest.param(
            "放款5000万元回租道路和管网，付了两年停了。",
            "承租人称就是借钱。",
            {("unpaid_rent", LESSOR), ("loan_repayment", "出借人"), ("contract_validity", LESSEE)},
            id="可能按借贷则备选还本",
        ),
        pytest.param(
            "承租人欠租六期，2023年5月法院裁定受理承租人破产。",
            "",
            {
                ("unpaid_rent", LESSOR),
                ("termination", LESSOR),
                ("return_of_asset", LESSOR),
            },
            id="承租人破产",
        ),
        pytest.param(
            "放款时直接扣了服务费18万元，我（承租人）付到第10期不付了。",
            "",
            {("unpaid_rent", LESSOR), ("refund_or_offset", LESSEE)},
            id="坐扣可求抵扣",
        ),
        pytest.param(
            "我的车租金都付清了，租赁公司就是不给过户。",
            "",
            {("transfer_registration", LESSEE)},
            id="承租人讲求过户",
        ),
        pytest.param(
            "供应商没交货，我（承租人）起诉要求解除合同、退还首付款。",
            "",
            {("termination", LESSEE), ("refund_or_offset", LESSEE)},
            id="承租人求解除",
        ),
        pytest.param(
            "我司请求确认合同是融资租赁。", "", {("contract_validity", LESSOR)}, id="出租人求确认"
        ),
        pytest.param(
            "我是保证人，请求确认保证合同无效。",
            "",
            {("contract_validity", "保证人")},
            id="保证人求确认",
        ),
        pytest.param(
            "承租人停付，我司已将车收回拍卖，还差12万元。",
            "",
            {("loss_compensation", LESSOR)},
            id="收车后口语求差额",
        ),
        pytest.param(
            "承租人把厂房送给女儿，我司起诉请求撤销该赠与。", "", {("other", LESSOR)}, id="撤销权"
        ),
        pytest.param("承租人称车辆并非出租人收回。", "", set(), id="否认收车"),
        pytest.param("出租人没有锁机，也没有收取服务费，承租人按期付租。", "", set(), id="无争议"),
        pytest.param(
            "案外人称对被查封的房屋有二十年租约。",
            "",
            {("exclude_enforcement", "案外人")},
            id="长租约异议",
        ),
        pytest.param(
            "债务人是一人公司，终结本次执行，股东与公司财产混同。",
            "",
            {("add_judgment_debtor", "申请执行人")},
            id="一人公司",
        ),
        pytest.param(
            "债权人代位析产，请求确认双方各占房屋50%的产权份额。",
            "",
            {("partition", "申请执行人")},
            id="析产",
        ),
        pytest.param("承租人请求调减违约金。", "", set(), id="求减违约金不是求违约金"),
        pytest.param(
            "保险公司以未如实告知为由拒赔，业务员投保时询问不明确。",
            "",
            {("insurance_benefit", "受益人")},
            id="保险",
        ),
        pytest.param(
            "合同没有写明哪一家仲裁委员会。", "", {("contract_validity", LESSEE)}, id="仲裁机构不明"
        ),
    ],
)
def test_suggested(facts, defence, expected):
    assert suggested(facts, defence) == expected


def test_a_suggestion_says_why_in_the_words_of_the_facts():
    [rent, damages] = find_claims("我司要求付清全部未付租金。设备被锁机长达90天。")
    assert rent.type.value == "unpaid_rent" and "全部未付租金”" in rent.because
    assert damages.claimant == LESSEE and "90天" in damages.because


def test_factors_already_found_give_the_same():
    facts, defence = "承租人欠付5期租金，王某提供连带责任保证。", "车辆被锁机长达90天。"
    assert find_claims(facts, defence, find_factors(facts, defence)) == find_claims(facts, defence)


def test_rent_and_recovery_are_offered_as_a_choice():
    told = {claim.type.value: claim.because for claim in find_claims("承租人欠租，GPS也拆了。")}
    assert "二选一" in told["termination"] and "二选一" in told["return_of_asset"]


def test_entries_name_factors_of_the_catalogue():
    for cue in claim_cues():
        factors = cue.factors | cue.story_factors
        assert factors | cue.factors_against <= set(catalogue()), cue.type
        assert bool(factors) == bool(cue.factors_why), cue.type
