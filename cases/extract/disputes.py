"""What a finance case is about, by the cues of ``cases.dispute_cues`` in its parts.

Cases of other kinds have no such types.
"""

import re

from cases.dispute_cues import find_dispute_cues
from cases.extract.found import Found
from cases.extract.joined import join_parts
from cases.extract.paper import Paper
from cases.section_kinds import SectionKind
from cases.taxonomy import DisputeType

_FINANCE = re.compile(
    "融资租赁|借款|保理|保险|证券|信托|破产|执行异议|公证债权|追偿|回购|担保|保证合同"
)
_TOLD_IN = (SectionKind.CLAIMS, SectionKind.DEFENCE, SectionKind.COURT_VIEW)
_MOST = 4
# Types are many and overlap; one wording alone is often said in passing.
_OFTEN, _ONCE = 0.7, 0.5


def is_finance(cause: str | None) -> bool:
    """Whether a case of that cause is of the kind the dispute types and factors are made for."""
    return cause is not None and _FINANCE.search(cause) is not None


def find_dispute_types(paper: Paper, cause: str | None) -> list[Found[DisputeType]]:
    """At most four types, the one spoken of in the most wordings first."""
    if not is_finance(cause):
        return []
    told = join_parts(paper, *_TOLD_IN)
    spoken = sorted(find_dispute_cues(told.text).items(), key=lambda item: -len(item[1]))
    found = []
    for kind, wordings in spoken[:_MOST]:
        at = told.text.index(wordings[0])
        span = told.span(at, at + len(wordings[0]))
        sure = _OFTEN if len(wordings) > 1 else _ONCE
        found.append(Found(value=kind, spans=(span,), confidence=sure))
    return found
