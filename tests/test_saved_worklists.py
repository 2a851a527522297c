"""Worklists kept between sessions, and contracts back in the cells of their sheet."""

import stat
from dataclasses import replace
from datetime import datetime

import pytest
from triage_matters import EXAMPLE_DAY, example_rows

from cases.errors import SourceError
from cases.triage.contract_of_row import read_contract
from cases.triage.row import Problem
from dashboard.reports.matter import Claimant
from dashboard.triage import saved_worklists
from dashboard.triage.contract_cells import cells_of
from dashboard.triage.saved_worklists import SavedWorklist
from models.triage.ranking import Weights
from models.triage.routes import Route

NOON = datetime(2024, 3, 1, 12)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path))
    return tmp_path


def worklist(**changes: object) -> SavedWorklist:
    whole = SavedWorklist(
        id=saved_worklists.new_id(),
        name="示例",
        saved_at=NOON,
        day=EXAMPLE_DAY,
        rows=example_rows(),
        problems=(Problem(row=None, column=None, text="列名没有识别"),),
        weights=Weights(urgency=0.5),
        claimant=Claimant(name="某租赁公司"),
        routes={3: Route.TERMINATE},
    )
    return replace(whole, **changes)


@pytest.mark.parametrize("row", example_rows(), ids=lambda row: row.contract.number)
def test_a_contract_written_into_cells_is_read_back(row):
    contract = row.contract
    again, problems = read_contract(
        contract.row, cells_of(contract), contract.plan, contract.receipts
    )
    assert again == contract
    assert not problems or problems == row.problems


def test_what_was_kept_is_found_again():
    kept = worklist()
    saved_worklists.save(kept)
    assert saved_worklists.load(kept.id) == kept
    (name,) = saved_worklists.saved()
    assert (name.id, name.name, name.contracts) == (kept.id, "示例", len(kept.rows))


def test_the_latest_stands_first_and_a_deleted_one_is_gone():
    first, second = worklist(name="旧"), worklist(name="新", saved_at=NOON.replace(hour=13))
    saved_worklists.save(first)
    saved_worklists.save(second)
    assert [each.name for each in saved_worklists.saved()] == ["新", "旧"]
    saved_worklists.delete(second.id)
    assert [each.name for each in saved_worklists.saved()] == ["旧"]
    with pytest.raises(SourceError, match="重新打开"):
        saved_worklists.load(second.id)


def test_nobody_else_can_read_it(own_home):
    kept = worklist()
    saved_worklists.save(kept)
    (path,) = (own_home / "worklists").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("bad", ["", "../../etc/passwd", "0" * 15, "G" * 16])
def test_an_id_is_never_a_path(bad):
    with pytest.raises(SourceError, match="编号有误"):
        saved_worklists.load(bad)


def test_a_damaged_file_says_so_and_hides_no_other(own_home):
    kept, broken = worklist(), worklist()
    saved_worklists.save(kept)
    saved_worklists.save(broken)
    (own_home / "worklists" / f"{broken.id}.json").write_text("{\n")
    assert [each.id for each in saved_worklists.saved()] == [kept.id]
    with pytest.raises(SourceError, match="已损坏"):
        saved_worklists.load(broken.id)
