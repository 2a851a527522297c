"""What the page 争议分拣 asks. Odds of fact patterns are kept, never what a user's sheet says."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import streamlit as st

from cases.store.tables import home
from cases.triage.examples import EXAMPLE_DAY, render_example_sheet
from cases.triage.heading_memory import remember_headings, remembered_headings
from cases.triage.sheet import TriageSheet, read_sheet_bytes
from cases.triage.template import render_template
from dashboard import services
from dashboard.reports.matter import Claimant
from dashboard.reports.papers import render_bundle
from dashboard.triage import saved_worklists
from dashboard.triage.desk import Desk, lay_out, matters_at, now, triaged_at, workbook
from dashboard.triage.saved_worklists import SavedWorklist
from models.dispute import Dispute
from models.prediction import DisputePrediction
from models.triage.calendar_file import render_calendar
from models.triage.one_contract import TriagedContract
from models.triage.pattern_odds import PatternOdds

EXAMPLE_NAME = "示例合同表"
TEMPLATE_NAME = "租鉴-争议分拣模板.xlsx"
WORKBOOK_NAME = "工作清单.xlsx"


class _ModelInUse:
    """Answers by whatever model the pages use."""

    def predict(self, dispute: Dispute) -> DisputePrediction:
        return services.predict(dispute)


def pattern_odds() -> PatternOdds:
    """Odds on fact patterns by the model in use; a pattern is made of our own words only."""
    return _odds(services.model_folder())


@st.cache_resource(show_spinner=False, max_entries=2)
def _odds(folder: Path) -> PatternOdds:
    return PatternOdds(_ModelInUse())


@st.cache_resource(show_spinner=False)
def template() -> bytes:
    """The sheet to be filled in, with its example row."""
    return render_template()


def example_sheet() -> tuple[TriageSheet, date]:
    """The example contracts and the day on which their sums are counted."""
    return read_sheet_bytes(render_example_sheet(), f"{EXAMPLE_NAME}.xlsx"), EXAMPLE_DAY


def open_sheet(data: bytes, name: str) -> TriageSheet:
    """An uploaded sheet under the headings confirmed before. Raises SourceError."""
    return read_sheet_bytes(data, name, remembered_headings(home()))


def confirm_headings(confirmed: dict[str, str]) -> None:
    """Remember what headings stand for."""
    remember_headings(home(), confirmed)


def new_worklist(sheet: TriageSheet, name: str, day: date) -> SavedWorklist:
    """A worklist of a sheet's contracts; the lessor is the one last told."""
    rows = tuple(sheet.rows())
    latest = next(iter(saved_worklists.saved()), None)
    claimant = Claimant() if latest is None else saved_worklists.load(latest.id).claimant
    return SavedWorklist(
        id=saved_worklists.new_id(),
        name=name,
        saved_at=now(),
        day=day,
        rows=rows,
        problems=tuple(sheet.problems),
        claimant=claimant,
    )


def triage_all(saved: SavedWorklist, on_done: Callable[[int], None]) -> Desk:
    """Every contract triaged; ``on_done`` hears how many are done."""
    return lay_out(saved, pattern_odds(), on_done)


def open_contract(desk: Desk, place: int) -> TriagedContract:
    """One contract with everything about it."""
    return triaged_at(desk, place, pattern_odds())


def bundle(desk: Desk, places: Iterable[int]) -> bytes:
    """The papers of several contracts with the worklist, as .zip."""
    odds = pattern_odds()
    return render_bundle(matters_at(desk, places, odds), {WORKBOOK_NAME: workbook(desk, odds)})


def calendar(desk: Desk) -> bytes:
    """Every deadline of the worklist as a calendar file."""
    odds = pattern_odds()
    clocks = (
        (each.contract.number, triaged_at(desk, each.place, odds).clocks) for each in desk.ranked()
    )
    return render_calendar(clocks, now())


def worklist_book(desk: Desk) -> bytes:
    """The worklist as .xlsx."""
    return workbook(desk, pattern_odds())
