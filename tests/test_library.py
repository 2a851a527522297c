"""The curated library: every value points at its words, and a wrong line says where and what."""

import json

import pytest

from cases.bulletin import shipped_cases
from cases.errors import RecordError
from cases.library import LIBRARY, read_library
from cases.record import Case
from cases.taxonomy import PartKind, PassageRole

LINES = LIBRARY.read_text(encoding="utf-8").splitlines()
IDS = [json.loads(line)["case_id"] for line in LINES]
TOLD = [case.case_id for case in shipped_cases() if case.told]


def test_it_holds_every_printed_case_once_in_printed_order():
    assert [case.case_id for case in shipped_cases()] == IDS
    assert len(TOLD) == 29


@pytest.mark.parametrize("case_id", TOLD)
def test_every_value_points_at_its_words(library, case_id):
    case = library[case_id]
    assert case.evidence
    for evidence in case.evidence:
        assert evidence.span.of(case.text) == evidence.quote
    for name in ("statutes", "amounts", "dates", "durations", "rates"):
        for i, value in enumerate(getattr(case, name)):
            assert any(value.text in e.quote for e in case.evidence_for(f"{name}[{i}]")), (
                name,
                value,
            )


@pytest.mark.parametrize("case_id", TOLD)
def test_quotes_stand_in_the_printed_source(library, printed, case_id):
    """Spans lead through the case's text back to the characters of the bulletin."""
    from cases.bulletin import SHIPPED

    source = SHIPPED.read_text(encoding="utf-8")
    for evidence in library[case_id].evidence:
        where = [printed[case_id].origin[i] for i in range(evidence.span.start, evidence.span.end)]
        words = "".join(source[i] for i in where)
        assert words == evidence.quote


@pytest.mark.parametrize("case_id", TOLD)
def test_it_is_complete(library, case_id):
    case = library[case_id]
    assert case.parties and case.claims and case.issues
    assert case.reviewed and case.grade is not None
    assert 0 < len(case.rule) <= 80
    assert all(claim.outcome is not None and claim.reason for claim in case.claims)


@pytest.mark.parametrize("case_id", TOLD)
def test_the_rule_is_in_our_own_words(library, case_id):
    """No run of 20 characters of the rule is the source's."""
    case = library[case_id]
    copied = [
        case.rule[i : i + 20]
        for i in range(len(case.rule) - 19)
        if case.rule[i : i + 20] in case.text
    ]
    assert not copied


@pytest.mark.parametrize("case_id", TOLD)
def test_what_comes_before_judgment_holds_no_view_of_the_court(library, case_id):
    """Only these passages may reach a model that predicts from facts."""
    case = library[case_id]
    before = "".join(
        case.told_as(r) for r in (PassageRole.FACTS, PassageRole.CLAIM, PassageRole.DEFENCE)
    )
    assert before
    for words in (
        "法院认为",
        "判决认为",
        "驳回上诉",
        "本院认为",
        "经审理认为",
        "应予支持",
        "不予支持",
    ):
        assert words not in before


def test_title_only_entries_hold_no_invented_facts(library):
    for case in library.values():
        if case.told:
            continue
        assert not (
            case.claims or case.parties or case.amounts or case.dates or case.outcome or case.rule
        )
        assert case.lease is None and case.passages == ()
        assert [part.kind for part in case.parts] == [PartKind.TITLE]


def changed(case_id: str, **change: object) -> list[str]:
    lines = list(LINES)
    i = IDS.index(case_id)
    lines[i] = json.dumps({**json.loads(lines[i]), **change}, ensure_ascii=False)
    return lines


ONE = json.loads(LINES[0])

WRONG = [
    # id, changed lines, line, field holds, problem holds
    pytest.param(["{"], 1, "整行", "不是JSON", id="不是JSON"),
    pytest.param(["[]"], 1, "整行", "不是一条记录", id="不是对象"),
    pytest.param(['{"case_id": "nanjing-1"}'], 1, "case_id", "没有案例", id="没有这个案例"),
    pytest.param(LINES[1:], None, "case_id", "缺少", id="少一个案例"),
    pytest.param(
        changed("tianjin-1", outcome="won"), 1, "outcome", "不是词表中的值", id="词表外的结果"
    ),
    pytest.param(
        changed("tianjin-1", title="改过的标题"), 1, "title", "取自通讯原文", id="标题不得另填"
    ),
    pytest.param(changed("tianjin-1", verdict="x"), 1, "verdict", "没有这个字段", id="多出的字段"),
    pytest.param(changed("tianjin-1", rule="字" * 81), 1, "rule", "超过80字", id="规则太长"),
    pytest.param(
        changed("tianjin-1", claims=[{**ONE["claims"][0], "type": "rent"}, *ONE["claims"][1:]]),
        1,
        "claims[0].type",
        "词表",
        id="词表外的主张",
    ),
    pytest.param(
        changed("tianjin-1", claims=[{**ONE["claims"][0], "amount": "十万"}, *ONE["claims"][1:]]),
        1,
        "claims[0].amount",
        "不是金额",
        id="金额不是数",
    ),
    pytest.param(
        changed(
            "tianjin-1", evidence=[*ONE["evidence"], {"field": "rule", "quote": "原文没有的话"}]
        ),
        1,
        "evidence",
        "原文没有",
        id="引文不在原文",
    ),
    pytest.param(
        changed("tianjin-1", evidence=[*ONE["evidence"], {"field": "rule", "quote": "案外人"}]),
        1,
        "evidence",
        "请注明nth",
        id="引文不唯一",
    ),
    pytest.param(
        changed(
            "tianjin-1",
            evidence=[*ONE["evidence"], {"field": "rule", "quote": "案外人", "nth": 99}],
        ),
        1,
        "evidence",
        "没有第99处",
        id="没有那么多处",
    ),
    pytest.param(
        changed("tianjin-1", evidence=[e for e in ONE["evidence"] if e["field"] != "lease.price"]),
        1,
        "lease.price",
        "缺少原文依据",
        id="价款没有依据",
    ),
    pytest.param(
        changed(
            "tianjin-1", evidence=[*ONE["evidence"], {"field": "amounts[99]", "quote": "15000元"}]
        ),
        1,
        "amounts[99]",
        "不存在",
        id="依据指向空处",
    ),
    pytest.param(
        changed(
            "tianjin-1", amounts=[{**ONE["amounts"][0], "text": "7777元"}, *ONE["amounts"][1:]]
        ),
        1,
        "amounts[0].text",
        "依据中没有",
        id="金额的文字与依据不符",
    ),
    pytest.param(
        changed("tianjin-1", dates=[{**ONE["dates"][0], "date": "2021-13-01"}]),
        1,
        "dates[0].date",
        "不是日期",
        id="没有十三月",
    ),
    pytest.param(
        changed("tianjin-1", passages=ONE["passages"][:-1]),
        1,
        "passages",
        "没有覆盖",
        id="段落不全",
    ),
    pytest.param(
        changed("tianjin-1", passages=ONE["passages"][1:]),
        1,
        "passages[0]",
        "遗漏",
        id="段落有缺口",
    ),
    pytest.param(
        changed("guangzhou-4", outcome="granted"), 20, "claims", "仅有标题", id="只有标题却有结果"
    ),
]


@pytest.mark.parametrize(("lines", "line", "field", "problem"), WRONG)
def test_a_wrong_value_says_line_and_field(lines, line, field, problem):
    with pytest.raises(RecordError) as raised:
        read_library(lines, shipped_cases())
    assert raised.value.line == line
    assert raised.value.field.startswith(field)
    assert problem in raised.value.problem
    assert str(raised.value).endswith("请改正后重试。")


def test_reading_twice_gives_the_same_records(library):
    again: list[Case] = read_library(LINES, shipped_cases())
    assert {case.case_id: case for case in again} == dict(library)
