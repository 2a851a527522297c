"""The element-style complaint: its elements and order, its sums, what is left blank."""

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from triage_matters import CLAIMANT, FixedOdds, matter_of, matters, triaged_examples

from cases.taxonomy import ClaimType, LeaseMode, PartyKind
from cases.triage.contract import (
    Asset,
    AssetKind,
    AssetState,
    Buyback,
    Contract,
    Demand,
    Fee,
    FeeKind,
    Forum,
    GuaranteeType,
    Guarantor,
    Standing,
)
from dashboard.reports.complaint import filled_form, render_complaint
from dashboard.reports.element_form import Element
from dashboard.reports.matter import Claimant, Matter
from models.triage.one_contract import triage
from models.triage.pattern_odds import PatternOdds
from models.triage.routes import Route

DAY = date(2024, 3, 1)
CONTRACT = Contract(
    number="LZ-2021-0329",
    lessee="张某",
    lessee_kind=PartyKind.NATURAL_PERSON,
    mode=LeaseMode.SALE_AND_LEASEBACK,
    started_on=date(2022, 1, 31),
    periods=36,
    period_months=1,
    rent=Decimal("8000"),
    paid_periods=10,
    deposit=Decimal("20000"),
    purchase_price=Decimal("100"),
    costs=Decimal("3000"),
    penalty="日万分之五",
    penalty_yearly=Decimal("0.1825"),
    acceleration_clause=True,
    demands=(Demand(day=date(2023, 3, 10), manner="EMS", delivered=True),),
    guarantors=(Guarantor(name="李某", kind=PartyKind.NATURAL_PERSON, type=GuaranteeType.JOINT),),
    asset=Asset(
        name="重型半挂牵引车",
        kind=AssetKind.VEHICLE,
        value=Decimal("150000"),
        mortgaged=True,
        registered_on=date(2022, 2, 1),
    ),
)

# The elements in the order that 法〔2025〕82号 prescribes.
REQUESTS = [
    "1. 支付全部未付租金",
    "2. 违约金、滞纳金、损害赔偿金",
    "3. 是否确认租赁物归原告所有",
    "4. 请求解除合同",
    "5. 返还租赁物，并赔偿因解除合同而受到的损失",
    "6. 是否主张担保权利",
    "7. 是否主张实现债权的费用",
    "8. 是否主张诉讼费用",
    "9. 其他请求",
    "10. 标的总额",
]
FACTS = [
    "1. 合同的签订情况",
    "2. 合同主体",
    "3. 租赁物情况",
    "4. 租金及支付方式",
    "5. 租赁期限、费用",
    "6. 到期后租赁物归属",
    "7. 违约责任",
    "8. 是否约定加速到期条款",
    "9. 是否约定回收租赁物条件",
    "10. 是否约定解除合同条件",
    "11. 租赁物交付时间",
    "12. 租赁物情况（质量）",
    "13. 租金支付情况",
    "14. 逾期未付租金情况",
    "15. 是否签订物的担保合同",
    "16. 担保人、担保物",
    "17. 是否最高额担保",
    "18. 是否办理抵押、质押登记",
    "19. 是否签订保证合同",
    "20. 保证方式",
    "21. 其他担保方式",
    "22. 请求承担责任的依据",
    "23. 其他需要说明的内容",
    "24. 证据清单",
]
SECTIONS = ["当事人信息", "诉讼请求", "约定管辖和诉前保全", "事实与理由", "对纠纷解决方式的意愿"]
MONEY = re.compile(r"(\d[\d,]*\.\d{2})元")


def matter(route: Route = Route.ACCELERATE, **changes: object) -> Matter:
    triaged = triage(replace(CONTRACT, **changes), DAY, PatternOdds(FixedOdds()))
    return Matter(triaged=triaged, route=route, claimant=CLAIMANT)


def elements(put: Matter) -> dict[str, str]:
    """Text by element; the two unnumbered ones of each part too."""
    return {label: text for label, text in filled_form(put).rows() if text is not None}


def part(put: Matter, section: str) -> list[str]:
    """The titles of a section's elements."""
    titles, inside = [], False
    for label, text in filled_form(put).rows():
        if text is None:
            inside = label == section
        elif inside:
            titles.append(label)
    return titles


def words(data: bytes) -> str:
    """Everything a document says."""
    document = Document(io.BytesIO(data))
    said = [p.text for p in document.paragraphs]
    said += [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*said, *(p.text for p in document.sections[0].header.paragraphs)])


@pytest.mark.parametrize("route", [Route.ACCELERATE, Route.TERMINATE])
def test_elements_and_order_are_those_prescribed(route):
    put = matter(route)
    assert [label for label, text in filled_form(put).rows() if text is None] == SECTIONS
    assert part(put, "诉讼请求")[1:] == REQUESTS
    facts = part(put, "事实与理由")[1:]
    assert len(facts) == len(FACTS) == 24
    assert all(found.startswith(title) for found, title in zip(facts, FACTS, strict=True))
    assert len(part(put, "约定管辖和诉前保全")) == 2


def test_all_rent_is_asked_with_the_rows_own_sums():
    put = matter()
    sums, said = put.sums, elements(put)
    assert f"到期未付租金：{sums.due_rent.amount:,}元" in said[REQUESTS[0]]
    assert f"未到期租金：{sums.not_due.amount:,}元" in said[REQUESTS[0]]
    assert "留购价款：100.00元" in said[REQUESTS[0]]
    assert f"违约金：{sums.charge_agreed.amount:,}元" in said[REQUESTS[1]]
    assert "自2024年3月2日起" in said[REQUESTS[1]]
    assert f"合计：{sums.claim_net.amount:,}元（大写：人民币" in said[REQUESTS[9]]
    assert "只能择一" in said[REQUESTS[3]] and "只能择一" in said[REQUESTS[4]]


RUNNING_ON = [
    # when all rent was declared due, what goes on being charged after the day of the sums
    pytest.param(
        None,
        ["以到期未付租金{due}元为基数", "未到期租金{later}元，自提前到期之日（　　年　月　日）起"],
        True,
        id="没有宣布提前到期：未到期部分从提前到期之日起算",
    ),
    pytest.param(
        date(2023, 12, 1), ["以未付租金{all}元为基数"], False, id="已经宣布：全部未付租金"
    ),
    pytest.param(
        date(2024, 6, 1), ["以到期未付租金{due}元为基数"], True, id="计算日之后才宣布的，尚未到期"
    ),
]


@pytest.mark.parametrize(("declared", "says", "asked"), RUNNING_ON)
def test_the_charge_runs_on_from_the_day_after(declared, says, asked):
    put = matter(accelerated_on=declared)
    sums = put.sums
    amounts = {"due": sums.due_rent, "later": sums.not_due, "all": sums.unpaid_rent}
    for line in says:
        assert (
            line.format(**{n: f"{each.amount:,}" for n, each in amounts.items()})
            in elements(put)[REQUESTS[1]]
        )
    assert ("请填写提前到期之日" in words(render_complaint(put))) is asked


def test_what_is_missing_stands_under_its_section():
    text = words(render_complaint(matter(purchase_price=None)))
    requests, facts = text.index("【诉讼请求】"), text.index("【事实与理由】")
    assert requests < text.index("☐ 1. 支付全部未付租金：留购价款") < facts
    assert facts < text.index("☐ 6. 到期后租赁物归属（留购价款）：留购价款")


def test_termination_asks_for_return_and_loss_and_not_for_all_rent():
    put = matter(Route.TERMINATE)
    sums, said = put.sums, elements(put)
    assert "只能择一" in said[REQUESTS[0]] and "只能择一" in said[REQUESTS[1]]
    assert "☑判令解除融资租赁合同" in said[REQUESTS[3]]
    assert "返还租赁物：☑是" in said[REQUESTS[4]]
    assert "减：租赁物价值：150,000.00元" in said[REQUESTS[4]]
    assert f"赔偿损失：{sums.termination_loss.amount:,}元" in said[REQUESTS[4]]
    assert f"合计：{sums.termination_loss.amount:,}元" in said[REQUESTS[9]]


TERMINATED = [
    # state of the asset, its value, what the summary asks for
    pytest.param(AssetState.IN_USE, "150000", "，被告返还租赁物并赔偿损失", id="返还并赔偿"),
    pytest.param(AssetState.IN_USE, "9999999", "，被告返还租赁物，", id="价值高于所欠，没有损失"),
    pytest.param(AssetState.TAKEN_BACK, "150000", "，被告赔偿损失", id="已取回的不再请求返还"),
    pytest.param(AssetState.TAKEN_BACK, "9999999", "的融资租赁合同，保证人", id="已取回又没有损失"),
]


@pytest.mark.parametrize(("state", "value", "says"), TERMINATED)
def test_termination_asks_only_for_what_is_still_to_be_had(state, value, says):
    asset = replace(CONTRACT.asset, state=state, value=Decimal(value))
    put = matter(Route.TERMINATE, asset=asset)
    assert says in elements(put)["诉讼请求（概述）"]
    assert ("返还租赁物：☑是" in elements(put)[REQUESTS[4]]) is (state is AssetState.IN_USE)
    assert (ClaimType.RETURN_OF_ASSET in put.claims) is (state is AssetState.IN_USE)


@pytest.mark.parametrize("put", matters(), ids=lambda put: put.contract.number)
def test_every_sum_of_an_example_is_one_of_the_rows(put):
    known = {line.amount for top in put.sums.lines() for _, line in top.walk()}
    contract = put.contract
    known |= {contract.price, contract.deposit, contract.down_payment, contract.rent}
    known |= {contract.costs, put.sums.total_rent, contract.asset.sold_for}
    known |= {fee.amount for fee in contract.fees}
    if put.sums.total_rent is not None:
        known.add(put.sums.total_rent - put.sums.unpaid_rent.amount)
    printed = {
        Decimal(m.replace(",", "")) for text in elements(put).values() for m in MONEY.findall(text)
    }
    assert printed <= {value for value in known if value is not None}


UNKNOWN = [
    pytest.param(
        {"penalty": None, "penalty_yearly": None}, "2. 违约金", "标准", id="没有违约金标准"
    ),
    pytest.param({"costs": None}, "7. 是否主张实现债权的费用", "请勾选", id="费用不明"),
    pytest.param({"acceleration_clause": None}, "8. 是否约定加速到期条款", "请勾选", id="条款不明"),
    pytest.param({"asset": Asset()}, "3. 租赁物情况", "名称", id="租赁物不明"),
    pytest.param({"mode": None}, "2. 合同主体", "出卖人", id="不知出卖人"),
    pytest.param({"purchase_price": None}, "6. 到期后租赁物归属", "留购价款", id="没有留购价款"),
    pytest.param(
        {"guarantors": (Guarantor(name="李某"),)},
        "20. 保证方式",
        "李某的保证方式",
        id="保证方式不明",
    ),
]


@pytest.mark.parametrize(("changes", "title", "what"), UNKNOWN)
def test_what_is_unknown_is_left_blank_and_listed(changes, title, what):
    missing = filled_form(matter(**changes)).missing
    (line,) = [each for each in missing if each.startswith(title)]
    assert what in line
    text = words(render_complaint(matter(**changes)))
    assert "待补事项" in text and line in text


def test_nothing_known_is_listed_as_missing():
    missing = "\n".join(filled_form(matter()).missing)
    for title in ("1. 支付全部未付租金", "2. 违约金", "10. 标的总额", "14. 逾期", "20. 保证方式"):
        assert title not in missing


LEFT_OUT = [
    pytest.param(
        {"penalty": None, "penalty_yearly": None}, "违约金不明，合计未计入", id="没有标准"
    ),
    pytest.param(
        {"periods": None, "stated_due": Decimal(80_000)},
        "未到期租金、违约金不明，合计未计入",
        id="没有计划",
    ),
]


@pytest.mark.parametrize(("changes", "says"), LEFT_OUT)
def test_what_the_total_leaves_out_is_named(changes, says):
    (line,) = [
        each for each in filled_form(matter(**changes)).missing if each.startswith("10. 标的总额")
    ]
    assert says in line


def test_without_a_plan_no_number_of_periods_or_days_is_told():
    put = matter(periods=None, rent=None, started_on=None, stated_due=Decimal(80_000))
    said = elements(put)
    assert "到期未付租金80,000.00元。" in said["事实与理由（概述）"]
    assert not any("逾期0" in text or "（0期）" in text for text in said.values())
    (line,) = [each for each in filled_form(put).missing if each.startswith("14. 逾期")]
    assert "逾期期数、最早一期逾期天数" in line


def test_termination_without_a_value_leaves_loss_and_total_open():
    put = matter(Route.TERMINATE, asset=replace(CONTRACT.asset, value=None))
    assert elements(put)[REQUESTS[9]] == "合计："
    assert any(line.startswith("10. 标的总额") for line in filled_form(put).missing)


def test_the_owner_of_an_individual_business_is_no_guarantor():
    put = matter(
        lessee="张某（个体工商户）",
        lessee_kind=PartyKind.INDIVIDUAL_BUSINESS,
        guarantors=(Guarantor(name="张某", kind=PartyKind.NATURAL_PERSON),),
    )
    said = elements(put)
    assert "张某承担" not in said[REQUESTS[5]]
    assert "保证人" not in said["诉讼请求（概述）"]
    assert "第六百九十二条" not in said["22. 请求承担责任的依据"]
    assert "经营者姓名：张某" in said["被告1（法人、非法人组织，承租人）"]
    assert "经营者" in said["23. 其他需要说明的内容"]
    assert [each.name for each in put.respondents] == ["张某（个体工商户）"]


SUED = [
    pytest.param({}, ["张某", "李某"], id="承租人和保证人"),
    pytest.param(
        {"buyback": Buyback(party="某销售公司", days=30)},
        ["张某", "李某", "某销售公司"],
        id="回购条件成就的，回购人也是被告",
    ),
    pytest.param({"affiliate": "某运输公司"}, ["张某", "李某"], id="主张租金时挂靠公司不是被告"),
]


@pytest.mark.parametrize(("changes", "names"), SUED)
def test_who_is_sued(changes, names):
    put = matter(**changes)
    assert [each.name for each in put.respondents] == names


PARTIES = [
    # changes to the row, the party's element, what stands in it, whether 待补事项 asks for its kind
    pytest.param(
        {"lessee_kind": None},
        "被告1（承租人）",
        "主体类型：☐自然人　☐法人、非法人组织",
        True,
        id="不知承租人是个人还是公司：两种都不勾",
    ),
    pytest.param(
        {"guarantors": (Guarantor(name="李某"),)},
        "被告2（保证人）",
        "主体类型：☐自然人　☐法人、非法人组织",
        True,
        id="不知保证人是个人还是公司：两种都不勾",
    ),
    pytest.param(
        {"buyback": Buyback(party="王某", days=30)},
        "被告3（回购人）",
        "主体类型：☐自然人　☐法人、非法人组织",
        True,
        id="回购人名称看不出是公司的，也不当作公司",
    ),
    pytest.param({}, "被告1（自然人，承租人）", "姓名：张某", False, id="自然人"),
    pytest.param(
        {"lessee": "某运输有限公司", "lessee_kind": PartyKind.COMPANY},
        "被告1（法人、非法人组织，承租人）",
        "☑有限责任公司",
        False,
        id="公司",
    ),
    pytest.param(
        {"lessee": "某服务部", "lessee_kind": PartyKind.INDIVIDUAL_BUSINESS},
        "被告1（法人、非法人组织，承租人）",
        "经营者姓名：\n经营者证件号码：",
        False,
        id="个体工商户另写经营者",
    ),
]


@pytest.mark.parametrize(("changes", "title", "says", "asked"), PARTIES)
def test_which_form_a_party_is_given(changes, title, says, asked):
    put = matter(**changes)
    assert says in elements(put)[title]
    (line,) = [each for each in filled_form(put).missing if each.startswith(title)]
    assert ("主体类型" in line) is asked


def test_on_termination_the_affiliated_company_is_sued_for_the_transfer():
    put = matter(Route.TERMINATE, affiliate="某运输公司")
    assert "某运输公司" in [each.name for each in put.respondents]
    assert "过户" in elements(put)[REQUESTS[8]]
    assert "☑是" in elements(put)[REQUESTS[2]]


def test_agreed_arbitration_is_pointed_out():
    put = matter(standing=Standing(forum=Forum.ARBITRATION, court="某仲裁委员会"))
    assert any("仲裁机构" in line for line in filled_form(put).missing)


def test_fees_without_proof_are_pointed_out():
    fees = (Fee(kind=FeeKind.SERVICE, amount=Decimal("6000")),)
    assert "扣收费用6,000.00元没有凭证" in words(render_complaint(matter(fees=fees)))


def test_without_a_claimant_its_elements_are_blank():
    put = Matter(triaged=matter().triaged, route=Route.ACCELERATE, claimant=Claimant())
    form = filled_form(put)
    first = next(e for e in form.elements if isinstance(e, Element))
    assert first.lines[0] == "名称：" and "名称" in first.missing


def test_the_annex_adds_up():
    put = matter()
    table = Document(io.BytesIO(render_complaint(put))).tables[-1]
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    rents = [Decimal(r[2].replace(",", "")) for r in rows[:-1] if r[2]]
    charges = [Decimal(r[3].replace(",", "")) for r in rows[:-1] if r[3]]
    assert sum(rents) == put.sums.unpaid_rent.amount == Decimal(rows[-1][2].replace(",", ""))
    assert sum(charges) == put.sums.charge_agreed.amount == Decimal(rows[-1][3].replace(",", ""))


def test_examples_cover_both_routes():
    routes = {triaged.advice.recommended for triaged in triaged_examples()}
    assert {Route.ACCELERATE, Route.TERMINATE} <= routes
    assert matter_of(triaged_examples()[0]).claimant == CLAIMANT
