"""Short names that a paper gives its parties: （以下简称甲公司）, （下称“甲公司”）."""

import re
from collections.abc import Sequence

from cases.evidence import Span

# What begins with one class of characters is found by skipping from one of them to the next.
_GIVEN = re.compile(
    r"[以下后](?:(?<=以)下(?:均|统一|统)?|(?<=[下后])文|(?<=[下后]))(?:简称|统称|称)(?:为|：|作)?[“\"《]?(?P<alias>[^”\"》（）。；，]{1,20})[”\"》]?(?=[）)，,。；])"
)
_CROWD = re.compile("等[一二三四五六七八九十0-9]{1,3}人|双方|^(?:合同|协议)$")
_OTHERS = re.compile("代理人|代表人|负责人|一案|本院")
_LONGEST_PARTICULARS = 160
# Short names are given in the heading or where the case is introduced after it.
_REACH = 3000


def find_aliases(text: str, parties: Sequence[tuple[str, Span]]) -> dict[Span, tuple[str, ...]]:
    """The short names of each party, by the place of its name in the parties' part.

    A short name belongs to the party named right before its bracket, else to the party in whose
    entry it stands.
    """
    given: dict[Span, list[str]] = {}
    reach = max((span.end for _, span in parties), default=0) + _REACH
    for found in _GIVEN.finditer(text, 0, min(len(text), reach)):
        bracket = text.rfind("（", max(0, found.start() - 40), found.start())
        alias = found["alias"].strip()
        if bracket < 0 or "）" in text[bracket : found.start()] or _CROWD.search(alias):
            continue
        owner = _named_before(text, bracket, parties) or _entry_around(text, bracket, parties)
        if owner is not None and alias not in given.setdefault(owner, []):
            given[owner].append(alias)
    return {owner: tuple(aliases) for owner, aliases in given.items()}


def _named_before(text: str, bracket: int, parties: Sequence[tuple[str, Span]]) -> Span | None:
    """The party whose name ends where the bracket opens, the longest where several do."""
    named = [(len(name), span) for name, span in parties if text.endswith(name, 0, bracket)]
    return max(named)[1] if named else None


def _entry_around(text: str, bracket: int, parties: Sequence[tuple[str, Span]]) -> Span | None:
    """The party in whose entry the bracket stands, nothing but particulars between."""
    before = [span for _, span in parties if span.start < bracket]
    if not before:
        return None
    between = text[max(before).end : bracket]
    is_entry = len(between) <= _LONGEST_PARTICULARS and not _OTHERS.search(between)
    return max(before) if is_entry else None
