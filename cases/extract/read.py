"""Canonical text → the paper that the finders read."""

from dataclasses import replace

from cases.extract.found import Found
from cases.extract.numbered_names import marked, touching_names
from cases.extract.paper import Paper
from cases.extract.parties import find_parties
from cases.judgment import Litigant
from cases.sections import find_sections, find_stage


def read_paper(text: str) -> Paper:
    """The parts and parties of a text in canonical form; no parts where it is no court paper."""
    paper, _ = read_parties(text)
    return paper


def read_parties(text: str) -> tuple[Paper, list[Found[Litigant]]]:
    """The paper, and its parties with the places that show them."""
    paper = Paper(text=text, sections=find_sections(text), stage=find_stage(text))
    parties = find_parties(paper)
    litigants = tuple(found.value for found in parties)
    names = touching_names(text, (n for p in litigants for n in (p.name, *p.aliases)))
    if names:
        paper = replace(paper, text=marked(text, names))
        litigants = tuple(_marked(party, names) for party in litigants)
    return replace(paper, litigants=litigants), parties


def _marked(party: Litigant, names: tuple[str, ...]) -> Litigant:
    aliases = tuple(marked(alias, names) for alias in party.aliases)
    return replace(party, name=marked(party.name, names), aliases=aliases)
