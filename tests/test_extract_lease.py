"""Terms of the lease as findings state them; papers without a lease give none."""

from datetime import date
from decimal import Decimal

import pytest
from extract_papers import first_instance

from cases.extract.lease import find_lease
from cases.taxonomy import LeaseMode

CLAIMS = "甲公司向本院提出诉讼请求：乙公司支付租金10万元。"
DIRECT = (
    "2022年5月16日，甲公司与乙公司签订《融资租赁合同》，约定甲公司根据乙公司的选择购买液压挖掘机2台，设备总价2,360,000元，"
    "乙公司支付首付款472,000元，融资金额1,888,000元；租赁期限24个月，共24期，每期86,500元，租金总额2,076,000元；"
    "履约保证金94,400元；期满以200元留购；逾期付款的，按逾期金额每日万分之五支付违约金。\n"
    "合同签订后，甲公司交付了设备。乙公司付清第1期至第9期租金，第10期至第24期租金至今未付。"
)
LEASEBACK = (
    "2022年1月4日，甲公司（出租人）与乙公司（承租人）签订《售后回租合同》，约定甲公司以38万元购买乙公司自有的重型半挂牵引车1辆并回租给"
    "乙公司使用，租赁期限3年，每月支付租金12860元，共36期，租金合计462960元；车辆登记在乙公司名下。\n合同签订后，乙公司支付20期租金。"
)


def terms(findings):
    paper = first_instance(CLAIMS, "驳回甲公司的诉讼请求。", findings=findings)
    found = find_lease(paper)
    for term in found.values():
        assert term.span.of(paper.text)
    return {name: term.value for name, term in found.items()}


def test_direct_lease():
    assert terms(DIRECT) == {
        "mode": LeaseMode.DIRECT,
        "asset": "液压挖掘机",
        "quantity": "2台",
        "price": Decimal(2360000),
        "down_payment": Decimal(472000),
        "financed_amount": Decimal(1888000),
        "term_months": 24,
        "periods": 24,
        "rent_per_period": Decimal(86500),
        "total_rent": Decimal(2076000),
        "deposit": Decimal(94400),
        "purchase_price": Decimal(200),
        "default_charge": "按逾期金额每日万分之五",
        "signed_on": date(2022, 5, 16).isoformat(),
        "periods_paid": "第1期至第9期",
        "periods_owed": "第10期至第24期",
    }


def test_sale_and_leaseback():
    assert terms(LEASEBACK) == {
        "mode": LeaseMode.SALE_AND_LEASEBACK,
        "asset": "重型半挂牵引车",
        "quantity": "1辆",
        "price": Decimal(380000),
        "term_months": 36,
        "periods": 36,
        "rent_per_period": Decimal(12860),
        "total_rent": Decimal(462960),
        "registered_owner": "乙公司",
        "signed_on": "2022-01-04",
        "periods_paid": "20期",
    }


@pytest.mark.parametrize(
    ("findings", "field", "expected"),
    [
        pytest.param(
            "2021年2月3日，双方签订《融资租赁合同》，约定甲公司将一台谷物联合收割机出租给乙公司，租期2年。",
            "asset",
            "谷物联合收割机",
            id="数量在前",
        ),
        pytest.param(
            "2021年2月3日，双方签订《融资租赁合同》，约定租赁期限5年，名义货价1万元。",
            "term_months",
            60,
            id="以年计的租期",
        ),
        pytest.param(
            "2021年2月3日，双方签订《融资租赁合同》，约定租期24个月，名义货价1万元。",
            "purchase_price",
            Decimal(10000),
            id="名义货价",
        ),
        pytest.param(
            "2021年2月3日，甲公司、乙公司、顺达公司（丙方）签订《融资租赁及挂靠协议》，约定租期24个月，车辆登记在丙方名下。",
            "registered_owner",
            "顺达公司",
            id="丙方是谁",
        ),
    ],
)
def test_one_term(findings, field, expected):
    assert terms(findings)[field] == expected


@pytest.mark.parametrize(
    "findings",
    [
        pytest.param(
            "2021年2月3日，双方签订《房屋租赁合同》，约定租期2年，每月租金3000元，押金3000元。",
            id="房屋租赁不是融资租赁",
        ),
        pytest.param("双方签订《买卖合同》，货款10万元。", id="买卖"),
        pytest.param("乙公司未付款。", id="没有合同"),
    ],
)
def test_no_lease(findings):
    assert terms(findings) == {}
