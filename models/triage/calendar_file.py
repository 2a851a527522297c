"""Deadlines as a calendar file (.ics, RFC 5545): whole-day events with an alarm a week before."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from models.triage.clocks import Clock, ClockKind

_MAX_OCTETS = 75
# Open states, not days to keep.
_NO_DEADLINE = frozenset({ClockKind.REGISTRATION})
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\r\n": "\\n", "\n": "\\n", "\r": "\\n"}


def render_calendar(contracts: Iterable[tuple[str, Iterable[Clock]]], stamp: datetime) -> bytes:
    """An iCalendar file with every deadline still to come, of contracts told by their number.

    ``stamp`` is the moment of writing, with its time zone. Lines end in CRLF and are folded at 75
    octets; deadlines kept or passed are left out. Two contracts of one number keep theirs apart.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//LeaseLens//Triage//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    taken: Counter[str] = Counter()
    for number, clocks in contracts:
        for clock in clocks:
            if not clock.done and clock.days_left >= 0 and clock.kind not in _NO_DEADLINE:
                identity = f"{number}|{clock.kind}|{clock.whose or ''}|{clock.due.isoformat()}"
                taken[identity] += 1
                if taken[identity] > 1:
                    identity += f"|{taken[identity]}"
                lines.extend(_event(number, clock, identity, stamp))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line)).encode()


def _event(number: str, clock: Clock, identity: str, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(identity.encode()).hexdigest()[:32]}@leaselens"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(clock.due)}"
    yield f"DTEND;VALUE=DATE:{_day(clock.due + timedelta(1))}"
    yield f"SUMMARY:{_escape(f'{number} {clock.label}届满')}"
    yield f"DESCRIPTION:{_escape(f'{clock.explanation}（{clock.source}）')}"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escape(f'{number} {clock.label}')}"
    yield "TRIGGER:-P7D"
    yield "END:VALARM"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _escape(text: str) -> str:
    for plain, escaped in _ESCAPES.items():
        text = text.replace(plain, escaped)
    return text


def _fold(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets; all but the first begin with the space that joins them."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _MAX_OCTETS:
            yield piece
            piece = " "
        piece += character
    yield piece
