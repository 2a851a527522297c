"""The triage sheet: its template, headings of a company's own, cells, and what is wrong by place."""

import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cases.errors import SourceError
from cases.taxonomy import PartyKind
from cases.triage.cells import CellError, parse_count, parse_date, parse_money, read_cell
from cases.triage.columns import MatchedBy, columns, match_headings, vocabulary
from cases.triage.contract import AssetState, FeeKind, GuaranteeType, LprLink, PaymentOrder
from cases.triage.examples import example_contracts, render_example_sheet
from cases.triage.heading_memory import FILE, remember_headings, remembered_headings
from cases.triage.sheet import read_sheet, read_sheet_bytes
from cases.triage.template import render_template


def workbook(*rows, plan=()):
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    if plan:
        sheet = book.create_sheet("租金与收款")
        for row in plan:
            sheet.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read(*rows, plan=(), remembered=None):
    sheet = read_sheet_bytes(workbook(*rows, plan=plan), "表.xlsx", remembered)
    return sheet, list(sheet.rows())


def one(**cells):
    """The contract of a sheet with these columns, and its problems as text."""
    heads = [columns()[name].heading for name in ("number", "lessee", *cells)]
    _, rows = read(heads, ["甲", "张某", *cells.values()])
    return rows[0].contract, [str(problem) for problem in rows[0].problems]


def test_the_template_reads_back_without_a_fault():
    sheet = read_sheet_bytes(render_template(), "模板.xlsx")
    (row,) = sheet.rows()
    assert not sheet.problems and not row.problems
    assert row.contract.number == "LZ-2021-0329"
    assert row.contract.rent == Decimal("6458.66")
    assert row.contract.penalty_yearly == Decimal("0.1825")
    assert row.contract.guarantors[0].type is GuaranteeType.JOINT


def test_the_template_has_drop_downs_a_frozen_heading_and_an_explanation():
    book = load_workbook(io.BytesIO(render_template()))
    main = book["合同"]
    assert main.freeze_panes == "B2"
    choices = sum(bool(column.options) for column in columns().values())
    assert len(main.data_validations.dataValidation) == choices > 10
    assert all(len(v.formula1) <= 257 for v in main.data_validations.dataValidation)
    assert [cell.value for cell in main[1]] == [c.heading for c in columns().values()]
    assert book.sheetnames == ["合同", "租金与收款", "填写说明"]


def test_an_empty_template_has_no_contract():
    assert list(read_sheet_bytes(render_template(example=False), "模板.xlsx").rows()) == []


HEADINGS = [
    # heading, column, how
    pytest.param("合同编号", "number", MatchedBy.HEADING, id="模板列名"),
    pytest.param(" 合同编号 * ", "number", MatchedBy.HEADING, id="空格和星号"),
    pytest.param("每期租金（元）", "rent", MatchedBy.HEADING, id="括号里的单位"),
    pytest.param("保证期间（月）", "guarantee_months", MatchedBy.HEADING, id="列名自带括号"),
    pytest.param("客户名称", "lessee", MatchedBy.SYNONYM, id="同义"),
    pytest.param("月供(RMB)", "rent", MatchedBy.SYNONYM, id="同义带单位"),
    pytest.param("逾期金额", "stated_due", MatchedBy.SYNONYM, id="自报欠款"),
    pytest.param("客户经理", None, MatchedBy.NOTHING, id="不认识的列"),
    pytest.param("经销商", None, MatchedBy.NOTHING, id="经销商不当作回购人"),
    pytest.param("逾期天数", None, MatchedBy.NOTHING, id="由程序计算的不采用"),
]


@pytest.mark.parametrize(("heading", "column", "by"), HEADINGS)
def test_headings(heading, column, by):
    (match,) = match_headings([heading], columns())
    assert (match.column, match.by) == (column, by)


def test_every_synonym_finds_its_column_and_no_other():
    for column in columns().values():
        for words in (column.heading, *column.synonyms):
            assert match_headings([words], columns())[0].column == column.id


def test_a_heading_not_understood_is_named_with_a_suggestion():
    sheet, _ = read(["合同编号", "承租人", "保证金额度"], ["甲", "张某", "1"])
    assert [str(p) for p in sheet.problems] == [
        "列名“保证金额度”没有识别，未采用；是否为“保证金”，可在对应中确认。"
    ]


# What five companies' exports call their columns; None where it must be asked for.
EXPORTS = [
    pytest.param(
        {"订单编号": "number", "客户姓名": "lessee", "品牌型号": "asset", "车架号": "serial",
         "车牌号码": "plate", "融资总额": "financed", "贷款期数": "periods", "月还款": "rent",
         "放款日期": "started_on", "首次还款日": "first_due", "累计已还期数": "paid_periods",
         "逾期总额": "stated_due", "担保人姓名": "guarantors", "手机号": None},
        id="汽车租赁",
    ),
    pytest.param(
        {"合同号": "number", "客户名称": "lessee", "机型": "asset", "机号": "serial", "台量": "quantity",
         "设备总价": "price", "首付款金额": "down_payment", "期租金": "rent", "总租期": "periods",
         "锁车日": "locked_on", "设备所在地": "location", "回购担保方": "buyback_party",
         "代理商": None, "逾期罚息利率": "penalty"},
        id="工程机械",
    ),
    pytest.param(
        {"项目编号": "number", "承租人全称": "lessee", "租赁物概况": "asset", "交易结构": "mode",
         "投放金额": "financed", "租赁起租日": "started_on", "租金支付频率": "period_months",
         "名义价款": "purchase_price", "中登网登记编号": "registration_number", "担保方": "guarantors",
         "项目经理": None},
        id="大额租赁",
    ),
    pytest.param(
        {"租赁合同编号": "number", "承租单位": "lessee", "设备名称": "asset", "设备编号": "serial",
         "租赁本金": "financed", "租期（月）": "term_months", "月租": "rent", "已付租金期数": "paid_periods",
         "催告函日期": "demand_date", "是否对账": "acknowledged", "经办人": None},
        id="医疗设备",
    ),
    pytest.param(
        {"合同流水号": "number", "客户全称": "lessee", "所在省份": "region", "资产种类": "asset_kind",
         "设备购置款": "price", "每月还款额": "rent", "剩余应收租金": "stated_not_due",
         "到期未付": "stated_due", "违约情况": "notes", "序号": None},
        id="户用光伏",
    ),
]  # fmt: skip


@pytest.mark.parametrize("export", EXPORTS)
def test_the_headings_of_a_companys_own_export(export):
    found = {match.heading: match.column for match in match_headings(export, columns())}
    assert found == export


CONFLICTS = [
    # headings in their order, the column, the heading that has it; the other is asked for
    pytest.param(["放款日期", "起租日"], "started_on", "起租日", id="模板列名胜过同义，先后不论"),
    pytest.param(["客户名称", "承租单位"], "lessee", "客户名称", id="都是同义的，先到先得"),
    pytest.param(["月租", "每期租金"], "rent", "每期租金", id="月租与每期租金"),
]


@pytest.mark.parametrize(("headings", "column", "chosen"), CONFLICTS)
def test_two_headings_for_one_column_are_asked_for(headings, column, chosen):
    matches = match_headings(headings, columns())
    assert [m.heading for m in matches if m.column == column] == [chosen]
    (other,) = [m for m in matches if m.heading != chosen]
    assert other.column is None and other.by is MatchedBy.NOTHING


def test_what_a_person_confirmed_beats_the_templates_heading():
    matches = match_headings(["起租日", "投放日期"], columns(), {"投放日期": "started_on"})
    assert [m.column for m in matches] == [None, "started_on"]


def test_a_heading_left_alone_is_no_problem_again():
    sheet, _ = read(
        ["合同编号", "承租人", "客户经理", "怪列"],
        ["甲", "张某", "王某", "1"],
        remembered={"客户经理": ""},
    )
    assert [str(p) for p in sheet.problems] == ["列名“怪列”没有识别，未采用。"]


OF_NO_COLUMN = ["逾期天数", "逾期期数", "剩余本金", "序号", "手机号"]


@pytest.mark.parametrize("heading", OF_NO_COLUMN)
def test_what_is_worked_out_or_used_nowhere_is_suggested_for_no_column(heading):
    (match,) = match_headings([heading], columns())
    assert (match.column, match.suggested) == (None, None)


def test_a_column_counts_once():
    first, second = match_headings(["承租人", "客户名称"], columns())
    assert (first.column, second.column) == ("lessee", None)


def test_confirmed_headings_are_remembered(tmp_path):
    folder = tmp_path / "新"
    assert remembered_headings(folder) == {}
    remember_headings(folder, {"保证金额度": "deposit", "客户经理": ""})
    remember_headings(folder, {"车主": "affiliate"})
    kept = remembered_headings(folder)
    assert kept == {"保证金额度": "deposit", "客户经理": "", "车主": "affiliate"}
    _, rows = read(["合同编号", "承租人", "保证金额度"], ["甲", "张某", 5000], remembered=kept)
    assert rows[0].contract.deposit == 5000
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_an_unknown_column_is_not_remembered(tmp_path):
    with pytest.raises(SourceError, match="没有“乱写”这一列"):
        remember_headings(tmp_path, {"车主": "乱写"})


@pytest.mark.parametrize(
    "content", ["{坏", "[1]", "\udcff"], ids=["不是JSON", "不是对应", "不是文字"]
)
def test_a_damaged_memory_says_so(tmp_path, content):
    (tmp_path / FILE).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(SourceError, match="已损坏"):
        remembered_headings(tmp_path)


MONEY = [
    (8000, "8000.00"),
    (6458.66, "6458.66"),
    (0.1 + 0.2, "0.30"),
    ("8,000.5", "8000.50"),
    ("￥1,234元", "1234.00"),
    ("13.6万元", "136000.00"),
    ("人民币壹拾万元整", "100000.00"),
    ("-5", "-5.00"),
    ("约八千", None),
    ("八千左右", None),
    ("1e5", None),
    (True, None),
    (float("nan"), None),
    ("1" * 40, None),
]


@pytest.mark.parametrize(("written", "amount"), MONEY, ids=[str(m[0])[:20] for m in MONEY])
def test_money(written, amount):
    assert parse_money(written) == (None if amount is None else Decimal(amount))


DATES = [
    (datetime(2021, 3, 29, 8), "2021-03-29"),
    ("2021-03-29", "2021-03-29"),
    ("2021/3/9", "2021-03-09"),
    ("2021.3.9", "2021-03-09"),
    ("2021年3月29日", "2021-03-29"),
    ("２０２１－０３－２９", "2021-03-29"),
    ("20210329", "2021-03-29"),
    (20210329, "2021-03-29"),
    (44284, "2021-03-29"),
    ("2021-03-29 10:20:30", "2021-03-29"),
    ("2021-02-30", None),
    ("三月", None),
    ("2021年3月", None),
]


@pytest.mark.parametrize(("written", "day"), DATES, ids=[str(d[0]) for d in DATES])
def test_dates(written, day):
    assert parse_date(written) == (None if day is None else date.fromisoformat(day))


@pytest.mark.parametrize(
    ("written", "count"),
    [
        (24, 24),
        (24.0, 24),
        ("24期", 24),
        ("36个月", 36),
        ("二十四", 24),
        ("24.5", None),
        ("多", None),
    ],
)
def test_counts(written, count):
    assert parse_count(written) == count


RATES = [
    ("日万分之五", "0.1825"),
    ("年24%", "0.24"),
    ("24%/年", "0.24"),
    ("月2%", "0.24"),
    ("日千分之一", "0.365"),
    ("日0.05%", "0.1825"),
    ("年利率18%", "0.18"),
    ("每日按逾期金额的0.05%", "0.1825"),
    ("逾期每日0.05%", "0.1825"),
]


@pytest.mark.parametrize(("written", "yearly"), RATES, ids=[r[0] for r in RATES])
def test_rates(written, yearly):
    assert read_cell(written, columns()["penalty"])[1] == Decimal(yearly)


@pytest.mark.parametrize("written", ["24%", 0.24, "按约定", "日万分之五，月2%"])
def test_a_rate_without_its_period_is_not_guessed(written):
    with pytest.raises(CellError):
        read_cell(written, columns()["penalty"])


TIED_TO_LPR = [
    # as written, times the LPR, added a year, the LPR over five years
    ("四倍LPR", "4", "0", False),
    ("LPR的4倍", "4", "0", False),
    ("LPR的四倍", "4", "0", False),
    ("LPR×1.5", "1.5", "0", False),
    ("LPR*4", "4", "0", False),
    ("4倍LPR", "4", "0", False),
    ("一年期LPR四倍", "4", "0", False),
    ("1年期LPR的4倍", "4", "0", False),
    ("按LPR上浮50%", "1.5", "0", False),
    ("LPR加收50%", "1.5", "0", False),
    ("LPR下浮10%", "0.9", "0", False),
    ("LPR的150%", "1.5", "0", False),
    ("LPR×150%", "1.5", "0", False),
    ("LPR上浮百分之五十", "1.5", "0", False),
    ("LPR4倍/年", "4", "0", False),
    ("ＬＰＲ４倍", "4", "0", False),
    ("同期LPR", "1", "0", False),
    ("LPR+300BP", "1", "0.03", False),
    ("LPR加300个基点", "1", "0.03", False),
    ("LPR加3个百分点", "1", "0.03", False),
    ("五年期以上LPR的1.5倍", "1.5", "0", True),
    ("按照全国银行间同业拆借中心公布的一年期贷款市场报价利率（LPR）的四倍计算", "4", "0", False),
]


@pytest.mark.parametrize(
    ("written", "times", "plus", "long"), TIED_TO_LPR, ids=[r[0] for r in TIED_TO_LPR]
)
def test_rates_tied_to_the_lpr(written, times, plus, long):
    _, link = read_cell(written, columns()["penalty"])
    assert link == LprLink(times=Decimal(times), plus=Decimal(plus), over_five_years=long)
    contract, problems = one(penalty=written)
    assert not problems and contract.penalty_lpr == link and contract.penalty_yearly is None


NOT_TIED = [
    pytest.param("LPR+5%", "看不出是上浮比例还是加点", id="加百分之五有两种读法"),
    pytest.param("日万分之五，以LPR四倍为限", "不是一个能计算的标准", id="另有标准"),
    pytest.param("起诉时一年期LPR的4倍", "不是一个能计算的标准", id="某一日的LPR，须人工写明"),
    pytest.param("每日按逾期金额的10%", "不是一个能计算的标准", id="一日一成，不像利率"),
    pytest.param("LPR的若干倍", "不是一个能计算的标准", id="没有数"),
    pytest.param("LPR的500倍", "不是一个能计算的标准", id="离谱"),
    pytest.param("一年期或五年期LPR的2倍", "不是一个能计算的标准", id="期限不定"),
    pytest.param("人民银行同期贷款基准利率的四倍", "不是一个能计算的标准", id="基准利率不是LPR"),
]


@pytest.mark.parametrize(("written", "says"), NOT_TIED)
def test_what_only_seems_tied_to_the_lpr_is_asked_for(written, says):
    _, (problem,) = one(penalty=written)
    assert problem.startswith(f"第2行“违约金标准”列：“{written}”") and says in problem


FAULTS = [
    # cells, the problem by row and column
    pytest.param({"rent": "八千左右"}, "第2行“每期租金”列：“八千左右”不是金额，请只填数字，单位元。", id="金额"),
    pytest.param({"rent": 0}, "第2行“每期租金”列：“0”应大于0。", id="零租金"),
    pytest.param({"costs": -5}, "第2行“已支出费用”列：“-5”不能是负数。", id="负数"),
    pytest.param({"started_on": "去年"}, "第2行“起租日”列：“去年”不是日期，请写成2024-03-01。", id="日期"),
    pytest.param({"periods": "很多"}, "第2行“期数”列：“很多”应是1至600的整数。", id="期数"),
    pytest.param({"lessee_kind": "神仙"}, "第2行“承租人类型”列：“神仙”不在选项中，请填自然人、公司、个体工商户、行政机关、其他。", id="选项"),
    pytest.param({"period_months": "偶尔"}, "第2行“付租周期”列：“偶尔”不是付租周期，请填月、季、半年、年或月数。", id="周期"),
    pytest.param({"periods": 24, "paid_periods": 25}, "第2行“已付期数”列：已付25期多于总期数24期。", id="已付过多"),
    pytest.param({"started_on": "2024-01-01", "locked_on": "2023-01-01"}, "第2行“锁机日”列：早于起租日2024-01-01。", id="锁机早于起租"),
    pytest.param({"locked_on": "2024-01-01", "unlocked_on": "2023-01-01"}, "第2行“解锁日”列：早于锁机日2024-01-01。", id="解锁早于锁机"),
    pytest.param({"guarantors": "甲", "guarantee_months": "24；36"}, "第2行“保证期间（月）”列：有2项，多于保证人1名。", id="项数不符"),
    pytest.param({"guarantors": "甲", "guarantor_type": "随便"}, "第2行“保证方式”列：“随便”不在选项中，请填连带责任保证、一般保证。", id="保证方式"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "problem"), FAULTS)
def test_every_problem_is_named_by_row_and_column(cells, problem):
    contract, problems = one(**cells)
    assert problems == [problem]
    assert contract.lessee == "张某", "the rest of the row is used"


def test_a_missing_number_is_replaced_and_a_repeated_one_named():
    _, rows = read(["合同编号", "承租人"], [None, "张某"], ["乙", "李某"], ["乙", "王某"])
    assert [row.contract.number for row in rows] == ["第2行", "乙", "乙"]
    assert [str(p) for row in rows for p in row.problems] == [
        "第2行“合同编号”列：没有合同编号，暂以“第2行”代替。",
        "第4行“合同编号”列：合同编号“乙”与第3行重复。",
    ]


def test_guarantors_stand_in_order_and_one_entry_speaks_for_all():
    contract, problems = one(
        guarantors="某集团有限公司；王某",
        guarantor_kind="公司；自然人",
        guarantor_type="连带责任保证",
        guarantee_months="36；",
        resolution="有；",
        guarantor_demanded_on="；2024-01-05",
    )
    first, second = contract.guarantors
    assert not problems
    assert (first.kind, first.months, first.resolution) == (PartyKind.COMPANY, 36, True)
    assert (second.kind, second.months, second.resolution) == (PartyKind.NATURAL_PERSON, None, None)
    assert first.type is second.type is GuaranteeType.JOINT
    assert second.demanded_on == date(2024, 1, 5)


def test_a_guarantor_without_a_name_keeps_its_place_and_is_reported():
    contract, problems = one(
        guarantors="；某租赁有限公司", guarantee_months="12；36", resolution="；无"
    )
    (named,) = contract.guarantors
    assert (named.kind, named.months, named.resolution) == (PartyKind.COMPANY, 36, False)
    assert problems == ["第2行“保证人”列：第1名没有姓名或名称，未计入。"]


KINDS = [
    pytest.param({"lessee": "某运输有限公司"}, PartyKind.COMPANY, id="名称写明公司"),
    pytest.param({"lessee": "某运输公司2"}, PartyKind.COMPANY, id="名称带编号"),
    pytest.param({"lessee": "张某"}, None, id="姓名不猜"),
    pytest.param({"lessee": "某加工厂"}, None, id="厂可能是个体工商户，不猜"),
    pytest.param(
        {"lessee": "某公司", "lessee_kind": "其他"}, PartyKind.OTHER, id="填了类型的以所填为准"
    ),
]


@pytest.mark.parametrize(("cells", "kind"), KINDS)
def test_only_a_name_that_says_so_makes_a_company(cells, kind):
    heads = [columns()[name].heading for name in ("number", *cells)]
    _, rows = read(heads, ["甲", *cells.values()])
    assert rows[0].contract.lessee_kind is kind


STATES = [
    pytest.param({"asset_state": "锁车"}, AssetState.LOCKED, id="明写"),
    pytest.param({"locked_on": "2024-01-01"}, AssetState.LOCKED, id="有锁机日"),
    pytest.param({"taken_back_on": "2024-01-01"}, AssetState.TAKEN_BACK, id="有取回日"),
    pytest.param(
        {"sold_for": "5万元", "taken_back_on": "2024-01-01"}, AssetState.SOLD, id="有处置价"
    ),
    pytest.param({}, None, id="不知道"),
]


@pytest.mark.parametrize(("cells", "state"), STATES)
def test_the_state_of_the_asset(cells, state):
    assert one(**cells)[0].asset.state is state


def test_fees_demands_and_order():
    contract, problems = one(
        service_fee="38500",
        service_proved="否",
        insurance_fee=2642,
        first_rent_fee=11280,
        demand_date="2023-03-01；2023-02-01",
        demand_delivered="是",
        order="先抵租金",
    )
    assert not problems
    assert [(f.kind, f.proved) for f in contract.fees] == [
        (FeeKind.SERVICE, False),
        (FeeKind.INSURANCE, None),
        (FeeKind.FIRST_RENT, None),
    ]
    assert [d.day.month for d in contract.demands] == [2, 3]
    assert contract.order is PaymentOrder.RENT_FIRST


NOBODY = [
    pytest.param({"guarantors": "无"}, lambda c: c.guarantors == (), id="保证人：无"),
    pytest.param({"affiliate": "无"}, lambda c: c.affiliate is None, id="挂靠公司：无"),
    pytest.param({"affiliate": "张某"}, lambda c: c.affiliate is None, id="登记车主就是承租人"),
    pytest.param({"buyback_party": "不涉及"}, lambda c: c.buyback is None, id="回购人：不涉及"),
    pytest.param(
        {"pending_suits": "无"}, lambda c: c.standing.pending_suits is None, id="诉讼：无"
    ),
    pytest.param(
        {"guarantors": "李红；无"},
        lambda c: [g.name for g in c.guarantors] == ["李红"],
        id="一名之外：无",
    ),
    pytest.param({"guarantors": "无某"}, lambda c: c.guarantors[0].name == "无某", id="姓无的人"),
]


@pytest.mark.parametrize(("cells", "holds"), NOBODY)
def test_none_written_out_is_nobody(cells, holds):
    contract, problems = one(**cells)
    assert holds(contract) and not problems


def test_unknown_is_none():
    contract, problems = one(deposit="-", rent="", notes="不详")
    assert not problems
    assert contract.deposit is contract.rent is contract.notes is None


PLAN = [
    ["合同编号", "类别", "期次", "日期", "金额"],
    ["甲", "租金", 1, "2024-01-01", 1000],
    ["甲", "收款", None, "2024-01-05", 600],
    ["甲", "租金", 2, "坏日期", 1000],
    ["乙", "租金", 1, "2024-01-01", None],
]


UNITS = [
    # heading, cell, column, value
    pytest.param("融资金额（万元）", 13.6, "financed", "136000", id="万元"),
    pytest.param("融资金额(万元)", "1,300.5", "financed", "13005000", id="万元，千分位"),
    pytest.param("融资金额（万元）", "13.6万元", "financed", "136000", id="格内自带单位"),
    pytest.param("融资金额（元）", 136000, "financed", "136000", id="元"),
    pytest.param("融资金额（万元）", 0.00012345, "financed", "1.23", id="换算后才舍入到分"),
    pytest.param("租期（年）", 3, "periods", 36, id="租期按年"),
    pytest.param("租期（月）", "36个月", "periods", 36, id="租期按月"),
    pytest.param("租赁期限", "3年", "periods", 36, id="格内写年"),
]


@pytest.mark.parametrize(("heading", "cell", "column", "value"), UNITS)
def test_a_unit_in_the_heading_counts(heading, cell, column, value):
    _, rows = read(["合同编号", "承租人", heading], ["甲", "张某", cell])
    assert not rows[0].problems
    assert getattr(rows[0].contract, column) == Decimal(value)


def test_a_term_makes_periods_by_the_interval():
    assert one(term_months=36, period_months="季")[0].periods == 12
    _, problems = one(term_months=35, period_months="季")
    assert problems == ["第2行“租期（月）”列：35个月不是付租周期3个月的整数倍，请填期数。"]


def test_the_second_sheet_holds_plan_and_receipts():
    sheet, rows = read(["合同编号", "承租人"], ["甲", "张某"], plan=PLAN)
    contract = rows[0].contract
    assert [(i.number, i.due, i.amount) for i in contract.plan] == [(1, date(2024, 1, 1), 1000)]
    assert [(r.day, r.amount) for r in contract.receipts] == [(date(2024, 1, 5), 600)]
    assert [str(p) for p in sheet.problems] == [
        "第4行“租金与收款·日期”列：“坏日期”不是日期，请写成2024-03-01。",
        "第5行“租金与收款·金额”列：没有填写，此行未采用。",
    ]


TITLED = [["某公司还款计划", None, None, None, None], *PLAN[:3]]


TWO_ROWS = [
    ["某租赁公司逾期台账", None, None, None],
    ["合同编号", "承租人", "租金情况", None, "备注"],
    [None, None, "每期租金", "已付期数", None],
    ["甲", "张某", 8000, 3, "逾期"],
]


def test_headings_in_two_rows_with_merged_cells():
    sheet, (row,) = read(*TWO_ROWS)
    assert not sheet.problems
    contract = row.contract
    assert (contract.lessee, contract.rent, contract.paid_periods) == ("张某", 8000, 3)
    assert contract.notes == "逾期" and contract.row == 4


def test_a_first_contract_in_words_alone_is_no_second_row_of_headings():
    _, rows = read(["合同编号", "承租人", "备注"], ["甲", "张某", "备注"], ["乙", "李某", None])
    assert [row.contract.number for row in rows] == ["甲", "乙"]


@pytest.mark.parametrize("word", ["合计", " 总 计 ", "小计："])
def test_the_sheets_own_total_is_no_contract(word):
    sheet, rows = read(["合同编号", "承租人", "每期租金"], ["甲", "张某", 8000], [word, None, 8000])
    assert [row.contract.number for row in rows] == ["甲"]
    assert [str(p) for p in sheet.problems] == ["第3行像是合计行，没有当作合同。"]


def test_a_formula_without_its_result_is_named():
    sheet, rows = read(["合同编号", "承租人", "每期租金"], ["甲", "张某", "=1000*8"])
    assert rows[0].contract.rent is None
    assert ["有公式没有保存计算结果" in str(p) for p in sheet.problems] == [True]


def test_a_name_in_two_lines_is_one_name():
    _, rows = read(["合同编号", "承租人", "备注"], ["甲\n1", "某某\n有限公司", "一\n二"])
    contract = rows[0].contract
    assert (contract.number, contract.lessee, contract.notes) == ("甲 1", "某某 有限公司", "一\n二")


def test_a_title_above_the_second_sheets_headings_is_passed_over():
    sheet, rows = read(["合同编号", "承租人"], ["甲", "张某"], plan=TITLED)
    assert len(rows[0].contract.plan) == len(rows[0].contract.receipts) == 1
    assert not sheet.problems


LOST = [
    pytest.param([["甲", 1], ["乙", 2]], "“租金与收款”列：没有找到表头", id="没有表头"),
    pytest.param(
        [*PLAN[:2], ["丙", "租金", 1, "2024-01-01", 9]], "“丙”不在合同表中", id="合同表里没有的编号"
    ),
]


@pytest.mark.parametrize(("plan", "says"), LOST)
def test_rents_that_reach_no_contract_are_named(plan, says):
    sheet, _ = read(["合同编号", "承租人"], ["甲", "张某"], plan=plan)
    (problem,) = map(str, sheet.problems)
    assert says in problem


CSV = '逾期合同清单,,\n\n合同号,客户名称,月租金,备注\n甲,张某,8000,"多行\n备注"\n乙,=李某,9000,+加号\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_the_usual_encodings(encoding):
    sheet = read_sheet_bytes(CSV.encode(encoding), "表.csv")
    first, second = sheet.rows()
    assert first.contract.row == 4
    assert first.contract.notes == "多行\n备注"
    assert second.contract.row == 6
    assert (second.contract.lessee, second.contract.notes) == ("=李某", "+加号")
    assert second.contract.rent == 9000


def test_csv_with_tabs():
    sheet = read_sheet_bytes("合同编号\t承租人\t每期租金\n甲\t张某\t8,000\n".encode(), "表.txt")
    assert next(sheet.rows()).contract.rent == 8000


DAMAGED = render_template()

BROKEN = [
    pytest.param(b"", "表格是空的", id="空文件"),
    pytest.param(b"\xef\xbb\xbf\n,,\n\n", "表格是空的", id="只有空行的csv"),
    pytest.param(workbook(), "表格是空的", id="空的xlsx"),
    pytest.param("姓名,电话\n张某,1".encode(), "没有找到表头", id="不是合同表"),
    pytest.param(b"\xff\xfe\x00\x00\xff", "也不是UTF-8或GB18030", id="乱码"),
    pytest.param(
        '合同编号,承租人\n甲,"张某\n乙,李某\n'.encode(), "引号没有成对", id="引号没有成对"
    ),
    pytest.param(b"PK\x03\x04broken", "不是能打开的.xlsx或已损坏", id="坏的xlsx"),
    pytest.param(b"\xd0\xcf\x11\xe0old", "旧版.xls", id="旧版xls"),
]


@pytest.mark.parametrize(("data", "says"), BROKEN)
def test_what_is_no_sheet_says_what_to_do(data, says):
    with pytest.raises(SourceError, match=says):
        list(read_sheet_bytes(data, "表.xlsx").rows())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_damaged_workbook_is_read_or_refused(changes):
    data = bytearray(DAMAGED)
    for at, byte in changes:
        data[at % len(data)] = byte
    try:
        list(read_sheet_bytes(bytes(data), "表.xlsx").rows())
    except SourceError as error:
        assert str(error)


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(SourceError, match="打不开文件"):
        read_sheet(tmp_path / "没有.xlsx")


def test_text_that_looks_like_a_formula_stays_text():
    book = load_workbook(io.BytesIO(render_example_sheet()))
    cells = [cell for row in book["合同"].iter_rows() for cell in row]
    odd = [c for c in cells if isinstance(c.value, str) and c.value[:1] in "=+-@"]
    assert len(odd) >= 4
    assert all(cell.data_type == "s" for cell in odd)


def test_the_examples_make_a_sheet_that_reads_back():
    sheet = read_sheet_bytes(render_example_sheet(), "示例.xlsx")
    rows = list(sheet.rows())
    assert not sheet.problems
    assert [row.contract.number for row in rows] == [e.id for e in example_contracts()]
    assert [str(p) for row in rows for p in row.problems] == []
    told = {row.contract.number: row.contract for row in rows}
    assert len(told) >= 60
    assert any(len(contract.plan) == 6 for contract in told.values())


def test_every_drop_down_word_is_read_as_its_option():
    for column in columns().values():
        for option, words in column.options.items():
            for word in words:
                assert read_cell(word, column) == option
    assert vocabulary()["plan_sheet"][0] == "租金与收款"


@given(st.text(max_size=30) | st.floats() | st.integers() | st.booleans() | st.none())
def test_no_cell_breaks_the_reader(value):
    for column in columns().values():
        try:
            read_cell(value, column)
        except CellError as error:
            assert str(error)
