"""Preservation, signs of evasion, evidence gaps: words as data, and what a row shows."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cases.taxonomy import ClaimType, PartyKind
from cases.triage.contract import (
    Asset,
    AssetKind,
    Contract,
    Demand,
    Fee,
    FeeKind,
    Guarantor,
    Standing,
)
from models.triage.evasion import find_evasion, signs
from models.triage.evidence_gaps import PROOFS, Shown, evidence_for, gaps
from models.triage.preservation import PRESERVATION, screen_preservation
from models.triage.sums import contract_sums

WORDS = json.loads(PRESERVATION.read_text(encoding="utf-8"))
DAY = date(2024, 3, 20)
PLAIN = Contract(number="甲", stated_due=Decimal(100_000))


def screen(**told):
    contract = replace(PLAIN, **told)
    return screen_preservation(contract, contract_sums(contract, DAY))


GROUNDS = [
    pytest.param(entry["id"], words, shown, id=f"{entry['label']}：{words}")
    for entry in WORDS["grounds"]
    for shown, listed in ((True, entry["examples"]), (False, entry["counterexamples"]))
    for words in listed
]


@pytest.mark.parametrize(("ground", "notes", "shown"), GROUNDS)
def test_urgent_grounds_of_item_11(ground, notes, shown):
    found = {g.id: g.quote for g in screen(notes=notes).grounds}
    assert (found[ground] is not None) is shown


def test_a_dishonest_debtor_is_urgent_by_the_column_alone():
    assert screen(standing=Standing(dishonest=True)).is_urgent
    assert not screen().is_urgent


CLUES = [
    pytest.param(kind["label"], example["text"], example["missing"], id=example["text"][:20])
    for kind in WORDS["property"]
    for example in kind["examples"]
]


@pytest.mark.parametrize(("kind", "text", "missing"), CLUES)
def test_definite_clues_of_item_10(kind, text, missing):
    (clue,) = screen(standing=Standing(asset_clues=text)).clues
    assert (clue.kind, list(clue.missing)) == (kind, missing)
    assert clue.is_definite is (not missing)


@pytest.mark.parametrize(
    ("label", "text"), [(e["label"], text) for e in WORDS["exempt"] for text in e["examples"]]
)
def test_exempt_property_of_item_15(label, text):
    (clue,) = screen(standing=Standing(asset_clues=text)).clues
    assert clue.exempt == label
    assert not clue.is_definite


def test_the_leased_vehicle_is_a_clue_of_its_own():
    vehicle = Asset(kind=AssetKind.VEHICLE, plate="冀J12345", keeper="张某")
    (clue,) = screen(asset=vehicle).clues
    assert clue.missing == ("具体停放位置（请求扣押时）",)
    (clue,) = screen(asset=replace(vehicle, location="某停车场")).clues
    assert clue.is_definite


def test_the_screening_of_one_contract():
    clues = "银行存款：户名张某，工商银行沧州支行，账号6222020408001234567；名下有一辆轿车"
    found = screen(
        notes="承租人失联",
        standing=Standing(asset_clues=clues, preserved_on=date(2024, 3, 1)),
    )
    assert found.is_urgent and found.is_ready
    assert [clue.is_definite for clue in found.clues] == [True, False]
    assert found.security == 100_000
    assert found.fee.amount == 1020
    # thirty days from 1 March end on Sunday 31 March: the next working day
    assert found.sue_by == date(2024, 4, 1)
    told = {check.text.split("：")[0]: check.done for check in found.checklist}
    assert told["情况紧急"] is True and told["明确的财产信息"] is True
    assert "采取措施后三十日内起诉或者申请仲裁，至2024-04-01" in told
    assert any("四十八小时" in check.text for check in found.checklist)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({}, id="有请求金额，没有线索"),
        pytest.param({"stated_due": None}, id="请求金额不明"),
        pytest.param(
            {
                "standing": Standing(
                    asset_clues="数控机床3台，价值80万元，归承租人所有，存放于某路厂房"
                )
            },
            id="线索写了价值，也没有人比较过",
        ),
    ],
)
def test_whether_too_much_is_seized_is_left_to_be_checked(told):
    (line,) = [check for check in screen(**told).checklist if "超标的" in check.text]
    assert line.done is None and line.source == "诉前保全意见第十七条"


def test_a_bankrupts_property_is_barred():
    found = screen(standing=Standing(bankruptcy_on=DAY, dishonest=True))
    assert "破产" in found.barred and not found.is_ready


def test_where_no_property_is_named_nothing_is_said_to_be_seizable():
    told = {check.text: check.done for check in screen().checklist}
    assert told["不含不得保全的财产"] is None


SIGNS = [
    pytest.param(entry["id"], words, shown, id=f"{entry['label']}：{words}")
    for entry in signs()
    for shown, listed in ((True, entry["examples"]), (False, entry["counterexamples"]))
    for words in listed
]


@pytest.mark.parametrize(("sign", "text", "shown"), SIGNS)
def test_signs_of_evasion(sign, text, shown):
    found = {flag.id: flag for flag in find_evasion(text)}
    assert (sign in found) is shown
    for flag in found.values():
        assert flag.span.of(text) == flag.quote
        assert flag.counter_evidence


def test_the_three_models_and_the_ten_cases_are_covered(library):
    assert [entry["id"] for entry in signs() if entry["model"]] == [
        "sham_lease",
        "representative_change",
        "false_debt",
    ]
    named = {case for entry in signs() for case in entry["precedents"]}
    assert named <= set(library)
    # 案例八 is of a notarised debt that claims too much, no sign of a debtor's evasion.
    assert {f"shanghai-{n}" for n in range(1, 11)} - named == {"shanghai-8"}


def test_each_sign_is_told_once_in_the_texts_order():
    text = "公司先变更法定代表人，又变更法定代表人，其后低价转让设备。"
    assert [flag.id for flag in find_evasion(text)] == ["representative_change", "abnormal_sale"]


RENT = (ClaimType.UNPAID_RENT,)
PROVED = [
    # contract, claims, proof, state
    pytest.param({}, RENT, "demand", Shown.MISSING, id="没有催告"),
    pytest.param({"demands": (Demand(day=DAY),)}, RENT, "demand", Shown.UNKNOWN, id="催告未知送达"),
    pytest.param({"demands": (Demand(day=DAY, delivered=True),)}, RENT, "demand", Shown.SHOWN, id="催告已送达"),
    pytest.param({"demands": (Demand(day=DAY, delivered=False),)}, RENT, "demand", Shown.MISSING, id="催告退回"),
    pytest.param({"asset": Asset(delivered=False)}, RENT, "delivery", Shown.MISSING, id="未交付"),
    pytest.param({"asset": Asset(delivered=True)}, RENT, "delivery", Shown.SHOWN, id="已交付"),
    pytest.param({"fees": (Fee(kind=FeeKind.SERVICE, amount=Decimal(1), proved=False),)}, RENT, "service", Shown.MISSING, id="服务费无凭证"),
    pytest.param({"fees": (Fee(kind=FeeKind.SERVICE, amount=Decimal(1)),)}, RENT, "service", Shown.UNKNOWN, id="服务费待核"),
    pytest.param({}, RENT, "service", None, id="没有扣费则不问"),
    pytest.param({"signed_electronically": True}, RENT, "e_signature", Shown.UNKNOWN, id="电子签名"),
    pytest.param({}, RENT, "e_signature", None, id="纸质合同不问存证"),
    pytest.param({}, (ClaimType.OWNERSHIP,), "registration", Shown.MISSING, id="未登记"),
    pytest.param({"asset": Asset(registered_on=DAY)}, (ClaimType.OWNERSHIP,), "registration", Shown.SHOWN, id="已登记"),
    pytest.param({}, (ClaimType.LOSS_COMPENSATION,), "value", Shown.MISSING, id="价值无据"),
    pytest.param({"asset": Asset(value=Decimal(1), value_source="评估报告")}, (ClaimType.LOSS_COMPENSATION,), "value", Shown.SHOWN, id="价值有据"),
    pytest.param({"guarantors": (Guarantor(name="某公司", kind=PartyKind.COMPANY, resolution=False),)}, (ClaimType.GUARANTOR_LIABILITY,), "resolution", Shown.MISSING, id="无决议"),
    pytest.param({"guarantors": (Guarantor(name="李某", kind=PartyKind.NATURAL_PERSON),)}, (ClaimType.GUARANTOR_LIABILITY,), "resolution", None, id="自然人不问决议"),
    pytest.param({"guarantors": (Guarantor(name="李某", demanded_on=DAY),)}, (ClaimType.GUARANTOR_LIABILITY,), "guarantee_demand", Shown.SHOWN, id="已向保证人主张"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "claims", "proof", "state"), PROVED)
def test_evidence(told, claims, proof, state):
    found = {p.id: p.shown for p in evidence_for(replace(PLAIN, **told), claims)}
    assert found.get(proof) is state


def test_a_file_at_hand_shows_a_proof_and_names_it():
    proofs = {p.id: p for p in evidence_for(PLAIN, RENT, ["2024催收函及EMS回执.pdf"])}
    assert (proofs["demand"].shown, proofs["demand"].by) == (Shown.SHOWN, "2024催收函及EMS回执.pdf")


def test_gaps_are_the_missing_and_come_first():
    proofs = evidence_for(PLAIN, RENT)
    assert [p.id for p in gaps(proofs)] == [p.id for p in proofs[: len(gaps(proofs))]]


def test_the_catalogue_of_proofs_is_whole():
    catalogue = json.loads(PROOFS.read_text(encoding="utf-8"))
    known = {entry["id"] for entry in catalogue["proofs"]}
    used = {proof for proofs in catalogue["claims"].values() for proof in proofs}
    assert used == known
    assert all(ClaimType(claim) for claim in catalogue["claims"])
