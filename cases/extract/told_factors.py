"""Legal factors that a paper's findings and the defence tell, in finance cases."""

from cases.extract.disputes import is_finance
from cases.extract.found import Found
from cases.extract.joined import join_parts
from cases.extract.paper import Paper
from cases.factors import FactorState, find_factors
from cases.section_kinds import SectionKind

_FOUND, _ALLEGED = 0.8, 0.6


def find_told_factors(paper: Paper, cause: str | None) -> list[Found[str]]:
    """Factors that hold, by id: as found by the court, else as claimed; then as the defence says.

    What only one side says is given with less confidence.
    """
    if not is_finance(cause):
        return []
    facts = join_parts(paper, SectionKind.FINDINGS)
    facts = facts if facts.text else join_parts(paper, SectionKind.CLAIMS)
    defence = join_parts(paper, SectionKind.DEFENCE)
    return [
        Found(
            value=told.id,
            spans=((defence if told.in_defence else facts).span(told.start, told.end),),
            confidence=_ALLEGED if told.alleged else _FOUND,
        )
        for told in find_factors(facts.text, defence.text)
        if told.state is FactorState.PRESENT
    ]
