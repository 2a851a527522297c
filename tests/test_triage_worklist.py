"""Ranking, groups, totals, and the command as its callers meet it."""

import json
import os
import signal
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from even_odds import EvenOdds
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cases.errors import QueryError
from cases.store.tables import home
from cases.taxonomy import DisputeType
from cases.triage.examples import EXAMPLE_DAY, example_contracts, render_example_sheet
from cases.triage.heading_memory import remember_headings
from cases.triage.sheet import TriageSheet, read_sheet_bytes
from dashboard.__main__ import main
from dashboard.commands import triage as command
from models.triage.clocks import Clock, ClockKind, Severity
from models.triage.grouping import WorklistRow, groups, totals
from models.triage.one_contract import triage
from models.triage.pattern_odds import PatternOdds
from models.triage.ranking import Score, Weights, ease, ranked, stake, urgency
from models.triage.routes import Route
from models.triage.worklist import Worklist


def clock(severity, kind=ClockKind.LIMITATION, done=False):
    return Clock(
        kind=kind,
        due=date(2024, 1, 1),
        days_left=0,
        severity=severity,
        source="",
        explanation="",
        done=done,
    )


URGENCY = [
    pytest.param([], False, 0, 0.0, id="没有期限"),
    pytest.param([clock(Severity.FINE)], False, 0, 0.1, id="尚早"),
    pytest.param([clock(Severity.SOON), clock(Severity.FINE)], False, 0, 0.6, id="取最紧的"),
    pytest.param([clock(Severity.SOON)], True, 1, 1.0, id="有保全事由和异常迹象，封顶"),
    pytest.param([clock(Severity.CRITICAL, done=True)], False, 0, 0.0, id="已办的不算"),
    pytest.param([clock(Severity.CRITICAL, ClockKind.REGISTRATION)], False, 0, 0.0, id="登记空窗不催"),
]  # fmt: skip


@pytest.mark.parametrize(("clocks", "grounds", "flags", "expected"), URGENCY)
def test_urgency(clocks, grounds, flags, expected):
    assert urgency(clocks, urgent_grounds=grounds, red_flags=flags) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("yuan", "expected"),
    [(0, 0), (10_000, 0), (100_000, 0.25), (1_000_000, 0.5), (10**8, 1), (10**9, 1)],
)
def test_stake_by_powers_of_ten(yuan, expected):
    assert stake(yuan) == pytest.approx(expected)


def test_ease():
    assert ease(gaps=0, hard_blockers=0) == 1
    assert ease(gaps=2, hard_blockers=1) == pytest.approx(0.45)
    assert ease(gaps=9, hard_blockers=9) == 0


def test_the_formula_is_shown_and_weights_can_be_changed():
    score = Score(urgency=1.0, stake=0.5, odds=0.8, ease=0.4)
    # 35 + 15 + 16 + 6
    assert score.weighed(Weights()) == 72.0
    assert score.formula(Weights()) == (
        "100×（35%×紧迫1.00 + 30%×金额0.50 + 20%×胜算0.80 + 15%×易办0.40）= 72.0"
    )
    only_stake = Weights(urgency=0, stake=2, odds=0, ease=0)
    assert score.weighed(only_stake) == 50.0


@pytest.mark.parametrize("shares", [(-1, 1, 1, 1), (0, 0, 0, 0), (float("nan"), 1, 1, 1)])
def test_senseless_weights_are_refused(shares):
    names = ("urgency", "stake", "odds", "ease")
    with pytest.raises(QueryError, match="权重"):
        Weights(**dict(zip(names, shares, strict=True)))


@given(st.lists(st.floats(0, 100), max_size=30))
def test_ranks_are_a_ranking(scores):
    places = ranked(scores)
    assert sorted(places) == list(range(1, len(scores) + 1))
    by_place = [score for _, score in sorted(zip(places, scores, strict=True))]
    assert by_place == sorted(scores, reverse=True)


ROW = WorklistRow(
    number="甲",
    row=2,
    score=50,
    claim=Decimal(100),
    due=Decimal(40),
    gaps=0,
    dispute_type=DisputeType.REMOTE_LOCK,
    route=Route.ACCELERATE,
    product="商用车",
    region="河北",
    mode="售后回租",
    asset_kind=None,
)


def test_groups_propose_the_best_proved_middling_case():
    rows = [
        replace(ROW, number="甲", claim=Decimal(100), gaps=1),
        replace(ROW, number="乙", claim=Decimal(900)),
        replace(ROW, number="丙", claim=Decimal(300)),
        replace(ROW, number="丁", claim=Decimal(200), product="乘用车"),
    ]
    (group,) = groups(rows)
    assert group.members == (0, 1, 2)
    assert rows[group.model_case].number == "丙"
    assert group.claim == 1300
    assert "证据齐备" in group.why


def test_two_are_no_group():
    assert groups([ROW, ROW]) == ()


def test_totals_by_heading():
    rows = [ROW, replace(ROW, region=None, claim=Decimal(500)), replace(ROW, claim=Decimal(50))]
    by_region = totals(rows)["地区"]
    assert [(t.name, t.contracts, t.claim) for t in by_region] == [
        ("未填", 1, 500),
        ("河北", 2, 150),
    ]
    for each in totals(rows).values():
        assert sum(t.claim for t in each) == 650


def test_totals_and_groups_say_how_many_sums_are_unknown():
    unknown = replace(ROW, number="乙", claim=None, due=None)
    rows = [unknown, ROW, replace(unknown, number="丙")]
    (total,) = totals(rows)["地区"]
    assert (total.contracts, total.due, total.claim, total.unknown) == (3, 40, 100, 2)
    (group,) = groups(rows)
    assert rows[group.model_case].number == "甲" and group.unknown == 2
    assert "另有2份金额不明" in group.why
    (group,) = groups([unknown] * 3)
    assert group.claim == 0 and "金额均不明" in group.why


def test_a_whole_sheet_in_order_ranked_and_grouped():
    sheet = read_sheet_bytes(render_example_sheet(), "示例.xlsx")
    with Worklist() as worklist:
        counts = list(worklist.read(sheet, EXAMPLE_DAY, PatternOdds(EvenOdds())))
        lines = list(worklist.lines())
        ranks = [line["rank"] for line in worklist.ranked_lines()]
    assert counts == list(range(1, len(example_contracts()) + 1))
    assert [line["contract"] for line in lines] == [e.id for e in example_contracts()]
    assert ranks == sorted(ranks) == list(range(1, len(lines) + 1))
    members = {n for group in worklist.groups for n in group.members}
    assert {n for n, line in enumerate(lines) if line["group"]} == members
    assert sum(line["model_case"] for line in lines) == len(worklist.groups)


LATER = [
    # column, cell, the problem
    pytest.param("起租日", "2024-05-01", "第2行“起租日”列：2024-05-01晚于计算截止日2024-03-20，请核对。", id="起租"),
    pytest.param("催告日", "2024-03-21", "第2行“催告日”列：2024-03-21晚于计算截止日2024-03-20，请核对。", id="催告"),
    pytest.param("起租日", "2024-03-20", None, id="当日起租"),
    pytest.param("判决履行期届满日", "2024-05-01", None, id="履行期可以在后"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "cell", "problem"), LATER)
def test_a_day_after_the_day_of_calculation_is_named(heading, cell, problem):
    sheet = TriageSheet([(1, ["合同编号", "承租人", heading]), (2, ["甲", "张某", cell])])
    (row,) = sheet.rows()
    found = triage(row.contract, EXAMPLE_DAY, PatternOdds(EvenOdds()), row.problems)
    assert [str(p) for p in found.problems] == ([] if problem is None else [problem])


@pytest.fixture
def even(monkeypatch):
    """The command with a stand-in for the trained model."""
    monkeypatch.setattr(command.Predictor, "load", lambda folder: EvenOdds())


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "示例.xlsx"
    path.write_bytes(render_example_sheet())
    return path


def run(*arguments):
    return main(["triage", *(str(a) for a in arguments), "--day", "2024-03-20"])


def test_command_writes_worklist_and_lines(even, sheet, tmp_path, capsys):
    book, lines = tmp_path / "清单.xlsx", tmp_path / "清单.jsonl"
    assert run(sheet, "-o", book, "--jsonl", lines) == 0
    told = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert [line["contract"] for line in told] == [e.id for e in example_contracts()]
    first = told[0]
    # Ten rents of 8,000 are due since 2023-06-10, fourteen to come. The charge is 4.00 a day each:
    # 4 × (284 + 254 + 223 + 192 + 162 + 131 + 101 + 70 + 39 + 10) days = 4 × 1,466.
    assert first["sums"]["due_rent"] == 80000
    assert first["sums"]["not_due"] == 112000
    assert first["sums"]["purchase_price"] == 100
    assert first["sums"]["charge_agreed"] == 5864
    assert first["sums"]["asset_value"] is None
    assert first["day"] == first["sums"]["day"] == "2024-03-20"
    listed = load_workbook(book)["排序清单"]
    heading = next(row[0].row for row in listed.iter_rows() if row[0].value == "名次")
    rows = list(listed.iter_rows(min_row=heading + 1, max_row=heading + len(told)))
    assert [row[0].value for row in rows] == list(range(1, len(told) + 1))
    texts = [cell for row in rows for cell in row if isinstance(cell.value, str)]
    assert any(cell.value == "=张某" for cell in texts)
    assert all(cell.data_type == "s" for cell in texts)
    assert "已写入" in capsys.readouterr().out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["清单.jsonl", "清单.xlsx", "示例.xlsx"]


def test_command_prints_the_most_urgent(even, sheet, capsys):
    assert run(sheet) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].lstrip().startswith("1. ")
    assert "用 -o 写入表格看全部" in out[-1]


def test_bad_rows_are_reported_and_the_rest_is_done(even, tmp_path, capsys):
    path = tmp_path / "表.csv"
    path.write_text("合同编号,承租人,每期租金\n甲,张某,8000\n乙,李某,很多\n", encoding="gb18030")
    assert run(path, "--json") == 1
    captured = capsys.readouterr()
    told = [json.loads(line) for line in captured.out.splitlines()]
    assert [bool(line["errors"]) for line in told] == [False, True]
    assert "乙 第3行“每期租金”列：“很多”不是金额" in captured.err


def test_headings_confirmed_before_are_understood(even, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path / "家"))
    remember_headings(home(), {"每月要还": "rent"})
    path = tmp_path / "表.csv"
    path.write_text("合同编号,承租人,每月要还\n甲,张某,很多\n", encoding="utf-8")
    assert run(path) == 1
    assert "第2行“每期租金”列" in capsys.readouterr().err


EMPTY = [
    pytest.param("合同编号,承租人\n", "没有能够分拣的合同", id="没有合同"),
    pytest.param("甲,乙\n1,2\n", "没有找到表头", id="没有表头"),
]


@pytest.mark.parametrize(("text", "says"), EMPTY)
def test_nothing_to_do_is_2_and_leaves_no_file(even, tmp_path, capsys, text, says):
    path = tmp_path / "表.csv"
    path.write_text(text, encoding="utf-8")
    assert run(path, "-o", tmp_path / "清单.xlsx") == 2
    assert says in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["表.csv"]


def test_a_killed_run_leaves_no_half_file(even, sheet, tmp_path, monkeypatch):
    seen = []

    def killed(worklist, day, out):
        out.write(b"half")
        seen.extend(path.name for path in tmp_path.iterdir())
        os.kill(os.getpid(), signal.SIGTERM)
        raise AssertionError("went on after the kill")

    monkeypatch.setattr(command, "write_worklist", killed)
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit):
        run(sheet, "-o", tmp_path / "清单.xlsx")
    assert signal.getsignal(signal.SIGTERM) is before
    assert seen == ["示例.xlsx"], "nothing has a name while it is being filled"
    assert [p.name for p in tmp_path.iterdir()] == ["示例.xlsx"]


def test_an_older_worklist_stays_where_the_new_one_fails(even, sheet, tmp_path, monkeypatch):
    out = tmp_path / "清单.xlsx"
    out.write_bytes(b"older")

    def broken(worklist, day, out):
        raise OSError("disk full")

    monkeypatch.setattr(command, "write_worklist", broken)
    with pytest.raises(OSError, match="disk full"):
        run(sheet, "-o", out)
    assert out.read_bytes() == b"older"


def test_a_place_that_cannot_be_written_says_so(even, sheet, tmp_path, capsys):
    assert run(sheet, "--jsonl", tmp_path / "没有" / "清单.jsonl") == 2
    assert "不能写入" in capsys.readouterr().err


@pytest.mark.parametrize("weights", ["1,2,3", "a,b,c,d", "0,0,0,0", "-1,1,1,1"])
def test_wrong_weights_end_with_2(even, sheet, weights, capsys):
    with pytest.raises(SystemExit) as ended:
        run(sheet, f"--weights={weights}")
    assert ended.value.code == 2


def test_weights_change_the_order(even, sheet, capsys):
    run(sheet, "--json", "--weights=0,1,0,0")
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    first = min(told, key=lambda line: line["rank"])
    known = [line["sums"]["claim_net"] for line in told if line["sums"]["claim_net"] is not None]
    assert first["sums"]["claim_net"] == max(known)
