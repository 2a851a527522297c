"""Deadlines: the day by hand, the days left, the severity, and the calendar file."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.triage.contract import (
    Asset,
    AssetState,
    Contract,
    Demand,
    GuaranteeType,
    Guarantor,
    Standing,
)
from models.triage.calendar_file import render_calendar
from models.triage.calendar_months import add_months
from models.triage.clocks import Clock, ClockKind, Severity, contract_clocks
from models.triage.court_days import is_court_day, last_day_of_period


def day(text):
    return date.fromisoformat(text)


def clock(kind, today, **told):
    found = [
        c for c in contract_clocks(Contract(number="甲", **told), day(today)) if c.kind is kind
    ]
    return found[0] if found else None


TERM = {"started_on": day("2021-03-29"), "periods": 24, "period_months": 1}
JOINT = GuaranteeType.JOINT


def guarantor(**told):
    return Guarantor(name="陈某", **{"type": JOINT, **told})


CLOCKS = [
    # kind, what the sheet tells, today, due, days left, severity
    pytest.param(
        ClockKind.LIMITATION, TERM, "2026-03-28", "2026-03-29", 1, Severity.CRITICAL,
        id="租期2023年3月29日届满后三年",
    ),
    pytest.param(
        ClockKind.LIMITATION, TERM, "2026-03-30", "2026-03-29", -1, Severity.PASSED, id="时效已过一日"
    ),
    pytest.param(
        ClockKind.LIMITATION, TERM | {"demands": (Demand(day=day("2025-06-01")),)},
        "2026-01-01", "2026-03-29", 87, Severity.SOON, id="催告可能中断，仍从严提示",
    ),
    pytest.param(
        ClockKind.LIMITATION,
        {"started_on": day("2021-02-28"), "periods": 4, "period_months": 3},
        "2022-01-01", "2025-02-28", 1154, Severity.FINE, id="按季付租",
    ),
    pytest.param(
        ClockKind.GUARANTEE, TERM | {"guarantors": (guarantor(),)},
        "2023-09-01", "2023-09-29", 28, Severity.CRITICAL, id="没有约定为六个月",
    ),
    pytest.param(
        ClockKind.GUARANTEE, TERM | {"guarantors": (guarantor(months=36),)},
        "2023-09-01", "2026-03-29", 940, Severity.FINE, id="约定三年",
    ),
    pytest.param(
        ClockKind.GUARANTEE,
        TERM | {"guarantors": (guarantor(),), "accelerated_on": day("2022-08-31")},
        "2023-03-01", "2023-02-28", -1, Severity.PASSED, id="宣布提前到期后六个月，二月末",
    ),
    pytest.param(
        ClockKind.GUARANTEE, TERM | {"guarantors": (guarantor(demanded_on=day("2023-05-01")),)},
        "2024-01-01", "2023-09-29", -94, Severity.FINE, id="期间内已主张",
    ),
    pytest.param(
        ClockKind.GUARANTEE,
        TERM | {"guarantors": (guarantor(type=GuaranteeType.GENERAL, demanded_on=day("2023-05-01")),)},
        "2024-01-01", "2023-09-29", -94, Severity.PASSED, id="一般保证只发函不算",
    ),
    pytest.param(
        ClockKind.SUE_AFTER_PRESERVATION, {"standing": Standing(preserved_on=day("2024-03-01"))},
        "2024-03-10", "2024-04-01", 22, Severity.CRITICAL, id="3月31日为星期日，顺延",
    ),
    pytest.param(
        ClockKind.SUE_AFTER_PRESERVATION, {"standing": Standing(preserved_on=day("2024-09-03"))},
        "2024-09-10", "2024-10-08", 28, Severity.CRITICAL, id="遇国庆假期，顺延至10月8日",
    ),
    pytest.param(
        ClockKind.APPEAL, {"standing": Standing(judgment_served_on=day("2024-04-12"))},
        "2024-04-20", "2024-04-28", 8, Severity.CRITICAL, id="4月27日星期六休息，28日调休上班",
    ),
    pytest.param(
        ClockKind.ENFORCEMENT, {"standing": Standing(performance_ended_on=day("2023-06-15"))},
        "2025-01-01", "2025-06-16", 166, Severity.FINE, id="两年，6月15日为星期日",
    ),
    pytest.param(
        ClockKind.LOCK,
        {"asset": Asset(state=AssetState.LOCKED, locked_on=day("2022-06-20"))},
        "2023-01-10", "2022-08-20", -143, Severity.PASSED, id="天津案例四：锁机204日",
    ),
    pytest.param(
        ClockKind.REGISTRATION, TERM, "2021-04-08", "2021-03-29", -10, Severity.CRITICAL, id="至今未登记"
    ),
    pytest.param(
        ClockKind.REGISTRATION, TERM | {"asset": Asset(registered_on=day("2021-04-08"))},
        "2022-01-01", "2021-03-29", 0, Severity.FINE, id="补登记",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "told", "today", "due", "left", "severity"), CLOCKS)
def test_clock(kind, told, today, due, left, severity):
    found = clock(kind, today, **told)
    assert (found.due, found.days_left, found.severity) == (day(due), left, severity)
    assert found.source and found.explanation


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        pytest.param(ClockKind.LIMITATION, {}, id="不知租期"),
        pytest.param(ClockKind.GUARANTEE, TERM, id="没有保证人"),
        pytest.param(ClockKind.APPEAL, TERM, id="没有判决"),
        pytest.param(ClockKind.LOCK, TERM, id="没有锁机"),
        pytest.param(
            ClockKind.REGISTRATION, TERM | {"asset": Asset(registered_on=day("2021-03-29"))},
            id="起租当日登记",
        ),
    ],
)  # fmt: skip
def test_no_clock_is_guessed(kind, told):
    assert clock(kind, "2024-01-01", **told) is None


def test_the_length_of_a_lock_is_told():
    asset = Asset(
        state=AssetState.IN_USE, locked_on=day("2022-06-20"), unlocked_on=day("2023-01-10")
    )
    assert "已204日" in clock(ClockKind.LOCK, "2024-01-01", asset=asset).explanation


COURT_DAYS = [
    # day, whether courts work, whether that is an estimate
    pytest.param("2024-02-12", False, False, id="春节"),
    pytest.param("2024-02-18", True, False, id="星期日调休上班"),
    pytest.param("2024-02-19", True, False, id="星期一"),
    pytest.param("2035-10-01", True, True, id="尚未公布的国庆：只能按星期推算"),
    pytest.param("2035-10-06", False, True, id="尚未公布年份的星期六"),
]


@pytest.mark.parametrize(("on", "works", "estimated"), COURT_DAYS)
def test_court_days(on, works, estimated):
    found = is_court_day(day(on))
    assert (found is not None) is works
    assert last_day_of_period(day(on)).estimated is estimated


@given(st.dates(date(2004, 1, 1), date(2090, 1, 1)))
def test_a_period_never_ends_before_its_day_nor_on_a_day_off(on):
    last = last_day_of_period(on).day
    assert last >= on
    assert is_court_day(last) is not None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-120, 600))
def test_months_are_added_by_the_calendar(on, months):
    later = add_months(on, months)
    assert later.year * 12 + later.month == on.year * 12 + on.month + months
    assert later.day <= on.day
    assert later.day == on.day or add_months(later, 0).day >= 28


def _calendar(explanation="说明", whose=None, number="甲"):
    made = Clock(
        kind=ClockKind.GUARANTEE,
        due=day("2024-05-01"),
        days_left=10,
        severity=Severity.CRITICAL,
        source="民法典第六百九十二条",
        explanation=explanation,
        whose=whose,
    )
    return render_calendar([(number, [made])], datetime(2024, 4, 21, tzinfo=UTC)).decode()


def test_calendar_file_is_rfc_5545_text():
    text = _calendar(
        "分号; 逗号, 反斜线\\ 与\n换行，" + "很长的说明" * 30, whose="陈某", number="HT-1"
    )
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert text.replace("\r\n", "").count("\n") == text.replace("\r\n", "").count("\r") == 0
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "").split("\r\n")
    described = next(line for line in unfolded if line.startswith("DESCRIPTION:分"))
    assert described.startswith(r"DESCRIPTION:分号\; 逗号\, 反斜线\\ 与\n换行")
    assert "DTSTART;VALUE=DATE:20240501" in unfolded
    assert "DTEND;VALUE=DATE:20240502" in unfolded
    assert "DTSTAMP:20240421T000000Z" in unfolded
    assert "SUMMARY:HT-1 保证期间（陈某）届满" in unfolded


def test_the_same_deadline_keeps_its_identity():
    def uid(text):
        return next(line for line in text.split("\r\n") if line.startswith("UID:"))

    assert uid(_calendar()) == uid(_calendar("另一种说明"))
    assert uid(_calendar()) != uid(_calendar(number="乙"))


def test_a_surety_of_unknown_kind_is_general_unless_older_than_the_civil_code():
    surety = Guarantor(name="李某", demanded_on=day("2024-02-01"))
    made = contract_clocks(Contract(number="甲", guarantors=(surety,), **TERM), day("2024-03-20"))
    (clock,) = (clock for clock in made if clock.kind is ClockKind.GUARANTEE)
    assert not clock.done and "没有约定的（2021年前订立的除外）为一般保证" in clock.explanation


def test_contracts_of_one_number_keep_their_deadlines_apart():
    made = contract_clocks(Contract(number="甲", **TERM), day("2024-03-20"))
    other = contract_clocks(Contract(number="甲", **{**TERM, "periods": 36}), day("2024-03-20"))
    stamp = datetime(2024, 3, 20, tzinfo=UTC)
    text = render_calendar([("甲", made), ("甲", other), ("甲", made)], stamp).decode()
    uids = [line for line in text.split("\r\n") if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == 3


def test_what_is_done_or_passed_is_not_in_the_calendar():
    made = contract_clocks(Contract(number="甲", **TERM), day("2030-01-01"))
    text = render_calendar([("甲", made)], datetime(2030, 1, 1, tzinfo=UTC)).decode()
    assert "VEVENT" not in text
