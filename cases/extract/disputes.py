"""What a finance case is about, by words of its parts; other kinds of case have no such types.

Words are data in ``lexicon/dispute_cues.json``: a type counts where the cause is one of its causes
and one of its cues stands in the claims, the defence, the findings or the court's view.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.section_kinds import SectionKind
from cases.taxonomy import DisputeType

DISPUTE_CUES = Path(__file__).parents[1] / "lexicon" / "dispute_cues.json"

_TOLD_IN = (
    SectionKind.CLAIMS,
    SectionKind.DEFENCE,
    SectionKind.FINDINGS,
    SectionKind.COURT_VIEW,
)
_FINANCE = re.compile(
    "融资租赁|借款|保理|保险|证券|信托|破产|执行异议|公证债权|追偿|回购|担保|保证合同"
)


class _Cues(NamedTuple):
    """One entry of the lexicon, its cues in one pattern."""

    type: DisputeType
    causes: re.Pattern[str]
    cues: re.Pattern[str]


def is_finance(cause: str | None) -> bool:
    """Whether a case of that cause is of the kind the dispute types and factors are made for."""
    return cause is not None and _FINANCE.search(cause) is not None


def find_dispute_types(paper: Paper, cause: str | None) -> list[Found[DisputeType]]:
    """The types in the lexicon's order, which puts the telling ones first."""
    if cause is None or not is_finance(cause):
        return []
    parts = [s.span for s in paper.sections if s.kind in _TOLD_IN]
    found = []
    for entry in _entries():
        if not entry.causes.search(cause):
            continue
        cue = next((m for p in parts if (m := entry.cues.search(paper.text, p.start, p.end))), None)
        if cue is not None:
            found.append(Found(value=entry.type, spans=(Span(*cue.span()),), confidence=0.7))
    return found


@cache
def _entries() -> tuple[_Cues, ...]:
    entries = json.loads(DISPUTE_CUES.read_text(encoding="utf-8"))
    return tuple(
        _Cues(DisputeType(e["type"]), _any_of(e["causes"]), _any_of(e["cues"])) for e in entries
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    """One pattern for several words, … standing for a gap within a clause."""
    gap = "[^。；，！？\n]{0,12}?"
    return re.compile("|".join(gap.join(map(re.escape, w.split("…"))) for w in words))
