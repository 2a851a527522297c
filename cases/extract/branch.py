"""In which branch of the law a paper was made: civil, criminal, administrative, compensation.

Everything else here is made for civil papers; a reader must be told where a paper is none.
"""

import re

from cases.extract.paper import Paper
from cases.labelled import Labelled
from cases.section_kinds import SectionKind


class Branch(Labelled):
    """The branch of proceedings."""

    CIVIL = "civil", "民事"
    CRIMINAL = "criminal", "刑事"
    ADMINISTRATIVE = "administrative", "行政"
    COMPENSATION = "compensation", "国家赔偿"


_TITLED = re.compile(
    "(?P<branch>刑事|民事|行政|国家赔偿|司法赔偿|赔偿委员会)"
    "(?:附带民事)?(?:赔偿)?(?:再审)?(?:公益诉讼)?(?:判决|裁定|调解|决定|通知)书"
)
_BY_TITLE = {
    "刑事": Branch.CRIMINAL,
    "民事": Branch.CIVIL,
    "行政": Branch.ADMINISTRATIVE,
    "国家赔偿": Branch.COMPENSATION,
    "司法赔偿": Branch.COMPENSATION,
    "赔偿委员会": Branch.COMPENSATION,
}
# 刑初, 行终 and 委赔 are kinds of case; the 行 of 行民初 is short for a court's county.
_NUMBERED = re.compile("(?P<sign>刑|行|委赔|法赔|赔)(?=[初终申再监更抗辖赔审提他])")
_BY_NUMBER = {"刑": Branch.CRIMINAL, "行": Branch.ADMINISTRATIVE}


def find_branch(paper: Paper, case_no: str | None) -> Branch:
    """The branch by the heading's title, else by the case number; civil where neither tells."""
    heading = next(iter(paper.parts(SectionKind.HEADING)), None)
    titles = list(_TITLED.finditer(paper.text, 0, heading.end if heading else 0))
    if titles:
        # A page's own title, which may name another paper, stands before the court's.
        return _BY_TITLE[titles[-1]["branch"]]
    numbered = _NUMBERED.search(case_no or "")
    if numbered is None:
        return Branch.CIVIL
    return _BY_NUMBER.get(numbered["sign"], Branch.COMPENSATION)
