"""Canonical text → the paper that the finders read."""

from dataclasses import replace

from cases.extract.paper import Paper
from cases.extract.parties import find_parties
from cases.sections import find_sections, find_stage


def read_paper(text: str) -> Paper:
    """The parts and parties of a text in canonical form; no parts where it is no court paper."""
    paper = Paper(text=text, sections=find_sections(text), stage=find_stage(text))
    return replace(paper, litigants=tuple(found.value for found in find_parties(paper)))
