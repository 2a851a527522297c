"""What a dispute is about: cues in the words of facts, defence or judgment, by dispute type.

Cues are data in ``lexicon/dispute_cues.json``, in the notation of ``cue_notation``. A cue only says
that words of that type are there; what the principal dispute is, is weighed in
``models.similar.principal_dispute``.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cases.cue_notation import parse_cues
from cases.extract.wording import load_entries
from cases.factor_catalogue import word_lists
from cases.factor_cues import CueIndex
from cases.taxonomy import DisputeType

DISPUTE_CUES = Path(__file__).parent / "lexicon" / "dispute_cues.json"


def find_dispute_cues(text: str) -> Mapping[DisputeType, tuple[str, ...]]:
    """The words that speak for each dispute type, each wording once, in the text's order.

    >>> find_dispute_cues("车辆挂靠在物流公司名下。")[DisputeType.AFFILIATION]
    ('挂靠', '挂靠在物流公司名下')
    """
    found: dict[DisputeType, dict[str, None]] = {}
    for hit in sorted(_index().find(text), key=lambda h: (h.start, h.end)):
        found.setdefault(DisputeType(hit.key), {})[text[hit.start : hit.end]] = None
    return {kind: tuple(words) for kind, words in found.items()}


@cache
def _index() -> CueIndex:
    return CueIndex(
        [
            (entry["type"], cue)
            for entry in load_entries("dispute_cues")
            for written in entry["cues"]
            for cue in parse_cues(written, word_lists())
        ]
    )
