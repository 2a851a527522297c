"""Fixtures that every test may use. No test reaches beyond this machine (see test_offline.py)."""

from collections.abc import Mapping

import pytest

from cases.bulletin import shipped_cases
from cases.library import bulletin_library
from cases.record import Case


@pytest.fixture(scope="session")
def library() -> Mapping[str, Case]:
    """The curated library by case id."""
    return {case.case_id: case for case in bulletin_library()}


@pytest.fixture(scope="session")
def printed() -> Mapping[str, object]:
    """The cases as printed, by case id."""
    return {case.case_id: case for case in shipped_cases()}
