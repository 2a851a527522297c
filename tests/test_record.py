"""The record: frozen, strict, and answering for its parts and its evidence."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from decimal import Decimal

import pytest
from pydantic import ValidationError

import cases.record
from cases.evidence import Evidence, Span
from cases.record import Amount, Case, Claim, Part, Passage, Source
from cases.taxonomy import ClaimType, Collection, Outcome, PartKind, PassageRole

SOURCE = Source(document="某文", publisher="某法院")
TEXT = "标题\n原告起诉，请求支付租金100元。被告未答辩。\n判决支持。"


def case(**changed):
    return Case(
        **{
            "case_id": "own-1",
            "collection": Collection.OWN,
            "told": True,
            "publisher": "某法院",
            "title": "标题",
            "source": SOURCE,
            "text": TEXT,
            **changed,
        }
    )


RECORDS = [
    value
    for value in vars(cases.record).values()
    if isinstance(value, type) and is_dataclass(value) and value.__module__ == "cases.record"
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_is_frozen_and_by_keyword(record):
    parameters = record.__dataclass_params__
    assert parameters.frozen
    assert all(field.kw_only for field in fields(record))
    assert "__slots__" in vars(record)


def test_a_record_never_changes():
    with pytest.raises((FrozenInstanceError, AttributeError)):
        case().title = "改过的标题"


def test_unknown_is_none_and_nothing_else():
    fresh = case()
    for name in ("region", "trial_court", "decision_date", "outcome", "lease", "rule", "grade"):
        assert getattr(fresh, name) is None
    for name in ("parties", "claims", "amounts", "evidence"):
        assert getattr(fresh, name) == ()


WRONG = [
    pytest.param(lambda: case(verdict="胜诉"), id="没有这个字段"),
    pytest.param(lambda: case(outcome="won"), id="词表外的结果"),
    pytest.param(lambda: case(collection="nanjing"), id="词表外的来源"),
    pytest.param(lambda: case(decision_date="2021年3月"), id="不是日期"),
    pytest.param(lambda: Amount(value="十万", text="十万元"), id="不是数"),
    pytest.param(lambda: Amount(value=1), id="缺原文"),
    pytest.param(
        lambda: Claim(claimant="甲", type="rent", text="租金", outcome=None), id="词表外的请求"
    ),
    pytest.param(lambda: Case(case_id="own-1"), id="缺必填字段"),
]


@pytest.mark.parametrize("make", WRONG)
def test_a_wrong_value_is_refused(make):
    with pytest.raises(ValidationError):
        make()


def test_money_is_exact():
    assert Amount(value="6458.66", text="6458.66元").value == Decimal("6458.66")
    assert Amount(value=Decimal("0.10"), text="1角").value * 3 == Decimal("0.30")


def test_parts_and_passages_give_their_words():
    told = case(
        parts=(
            Part(kind=PartKind.TITLE, heading=None, span=Span(0, 2)),
            Part(kind=PartKind.FACTS, heading="基本案情", span=Span(3, 24)),
        ),
        passages=(
            Passage(role=PassageRole.FACTS, span=Span(3, 8)),
            Passage(role=PassageRole.CLAIM, span=Span(8, 19)),
            Passage(role=PassageRole.FACTS, span=Span(19, 25)),
        ),
    )
    assert told.part(PartKind.TITLE) == "标题"
    assert told.part(PartKind.COMMENTARY) is None
    assert told.told_as(PassageRole.FACTS) == f"{TEXT[3:8]}\n{TEXT[19:25]}"
    assert told.told_as(PassageRole.COURT_VIEW) == ""


def shown(field):
    return Evidence(field=field, quote="标题", span=Span(0, 2))


def test_evidence_of_a_field_is_its_own_and_that_of_what_lies_beneath():
    paths = ("claims", "claims[0].amount", "claims[1].type", "claims[10].type", "claimants")
    told = case(evidence=tuple(map(shown, paths)))
    assert [e.field for e in told.evidence_for("claims[1]")] == ["claims[1].type"]
    assert [e.field for e in told.evidence_for("claims")] == list(paths[:4])
    assert told.evidence_for("lease") == ()


def test_where_a_value_was_read_does_not_make_it_another_value():
    assert case(evidence=(shown("title"),)) == case()
    assert case(outcome=Outcome.GRANTED) != case()


def test_claims_are_read_from_their_identifiers():
    claim = Claim(claimant="甲", type="unpaid_rent", text="付租金", outcome="granted")
    assert (claim.type, claim.outcome) == (ClaimType.UNPAID_RENT, Outcome.GRANTED)
    assert claim.amount is None and not claim.counterclaim
