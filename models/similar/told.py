"""What a text tells, whatever it is: a full court paper by its parts, anything else as facts.

Names of parties, addresses, the fee and the signatures of a paper say nothing about whether two
cases are alike; they are left out.
"""

import re
from dataclasses import dataclass
from functools import cache

from cases.extract.wording import load_entries
from cases.normalise import normalise
from cases.section_kinds import Instance, SectionKind
from cases.sections import find_sections

_FACTS = (SectionKind.CLAIMS, SectionKind.FINDINGS)
_A_PAPER = frozenset({SectionKind.HEADING, SectionKind.ORDER})
_INTRODUCTION = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Facts and claims, defence, and the court's view where the text is a court's."""

    facts: str
    defence: str = ""
    view: str = ""
    cause: str | None = None

    @property
    def words(self) -> str:
        """Everything that is told."""
        return "\n".join(part for part in (self.facts, self.defence, self.view) if part)


def read_told(text: str) -> Told:
    """The parts of a full court paper that tell a case; the whole text of anything else."""
    canonical = normalise(text).text
    told: dict[SectionKind, list[str]] = {}
    for section in find_sections(canonical):
        if section.instance is Instance.THIS or section.kind in _FACTS:
            told.setdefault(section.kind, []).append(section.span.of(canonical))
    cause = find_named_cause(canonical)
    if not told.keys() >= _A_PAPER or not told.keys() & {*_FACTS, SectionKind.COURT_VIEW}:
        return Told(facts=text, cause=cause)
    return Told(
        facts="\n".join(words for kind in _FACTS for words in told.get(kind, ())),
        defence="\n".join(told.get(SectionKind.DEFENCE, ())),
        view="\n".join(told.get(SectionKind.COURT_VIEW, ())),
        cause=cause,
    )


def find_named_cause(text: str) -> str | None:
    """The first cause of the courts' list named in the opening of a text, by its name there."""
    found = _causes().search(text, 0, _INTRODUCTION)
    return _named()[found[0]] if found else None


@cache
def _named() -> dict[str, str]:
    """Causes that end in a word no story uses by chance, and what papers write in their stead."""
    return {
        word: entry["name"]
        for entry in load_entries("causes")
        for word in (entry["name"], *entry.get("also", ()))
        if word.endswith(("纠纷", "之诉"))
    }


@cache
def _causes() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_named(), key=len, reverse=True))))
