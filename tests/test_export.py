"""A record as plain JSON: nothing lost, nothing invented, offsets that hold."""

import json
from datetime import date
from decimal import Decimal

import pytest

from cases.export import case_json
from cases.record import Amount, Case, Lease, Source
from cases.taxonomy import Collection, Outcome

SMALL = Case(
    case_id="own-1",
    collection=Collection.OWN,
    told=True,
    publisher="某法院",
    title="标题",
    source=Source(document="某文", publisher="某法院"),
    decision_date=date(2024, 2, 29),
    outcome=Outcome.PARTLY_GRANTED,
    lease=Lease(price=Decimal("160000"), deposit=Decimal("0.50")),
    amounts=(Amount(value=Decimal("6458.66"), text="6458.66元"),),
)

VALUES = [
    # path, written value
    pytest.param(("collection",), "own", id="词表写标识"),
    pytest.param(("outcome",), "partly_granted", id="结果写标识"),
    pytest.param(("decision_date",), "2024-02-29", id="日期"),
    pytest.param(("lease", "price"), 160000, id="整数金额"),
    pytest.param(("lease", "deposit"), 0.5, id="小数金额"),
    pytest.param(("lease", "mode"), None, id="未知为空"),
    pytest.param(("amounts", 0, "value"), 6458.66, id="金额"),
    pytest.param(("amounts", 0, "precision"), "exact", id="精度"),
    pytest.param(("amounts", 0, "about"), None, id="未说明"),
    pytest.param(("rule",), None, id="没有规则"),
    pytest.param(("claims",), [], id="没有请求"),
    pytest.param(("told",), True, id="真假"),
]


@pytest.mark.parametrize(("path", "value"), VALUES)
def test_value(path, value):
    written = case_json(SMALL)
    for step in path:
        written = written[step]
    assert written == value
    assert type(written) is type(value)


def test_every_case_survives_being_written_and_read(library):
    for case in library.values():
        written = case_json(case)
        assert json.loads(json.dumps(written, ensure_ascii=False)) == written
        for evidence in written["evidence"]:
            assert set(evidence) == {"field", "quote", "start", "end"}
            assert written["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
        for name in ("parts", "passages"):
            assert all(
                {"start", "end"} <= set(item) and "span" not in item for item in written[name]
            )


def test_the_keys_of_the_contract_are_there(library):
    written = case_json(library["tianjin-1"])
    for key in (
        "case_id",
        "collection",
        "dispute_types",
        "claims",
        "statutes",
        "amounts",
        "dates",
        "parties",
        "outcome",
        "rule",
        "evidence",
        "source",
    ):
        assert key in written
    assert {"type", "outcome", "amount"} <= set(written["claims"][0])
    assert {"law", "article", "paragraph"} <= set(written["statutes"][0])
    assert {"name", "legal_role"} <= set(written["parties"][0])
    assert {"date", "text"} <= set(written["dates"][0])
