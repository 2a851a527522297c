"""Fixtures that every test may use. No test reaches beyond this machine (see test_offline.py)."""

import os
from collections.abc import Iterator, Mapping

import pytest
from browser import address, browser
from hypothesis import settings

from cases.bulletin import shipped_cases
from cases.library import bulletin_library
from cases.record import Case

# Fixtures of the journeys: the dashboard as it is served, and a real browser.
__all__ = ["address", "browser"]

# How long an example takes says more of the machine than of the code: speed lives in the benches.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def own_papers_apart(tmp_path_factory) -> Iterator[None]:
    """No test, and nothing a test starts, touches the papers of whoever runs it."""
    before = os.environ.get("LEASELENS_HOME")
    os.environ["LEASELENS_HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    if before is None:
        del os.environ["LEASELENS_HOME"]
    else:
        os.environ["LEASELENS_HOME"] = before


@pytest.fixture(scope="session")
def library() -> Mapping[str, Case]:
    """The curated library by case id."""
    return {case.case_id: case for case in bulletin_library()}


@pytest.fixture(scope="session")
def printed() -> Mapping[str, object]:
    """The cases as printed, by case id."""
    return {case.case_id: case for case in shipped_cases()}
