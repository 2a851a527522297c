"""自有文书 in the case library: read fresh from the store, filtered like the rest."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cases.store.corrections import confirmed
from cases.store.store import NewPaper, Store
from cases.store.stored import own_id
from cases.structure import structure_text
from cases.taxonomy import ClaimType, Collection, Outcome
from dashboard.casebook import CaseFilter, Scope
from dashboard.own_cases import Joined, OwnCases, with_own
from dashboard.services import evidence_fields, find_cases
from dashboard.wording import field_words

ROOT = Path(__file__).parents[1]
OWN = sorted((ROOT / "tests" / "gold" / "own").glob("*.txt"))


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """A store that no other test has written to."""
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path))


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    opened = Store.open(f"sqlite:///{tmp_path_factory.mktemp('own')}/store.db")
    papers = [structure_text(path.read_text(encoding="utf-8"), path.name) for path in OWN]
    opened.save_all([NewPaper(judgment=paper) for paper in papers])
    return opened


def test_own_cases_are_a_sequence_read_piece_by_piece(store):
    own = OwnCases(store, CaseFilter(scope=Scope.OWN))
    every = [case.case_id for case in own]
    assert len(own) == len(every) == len(OWN)
    assert [case.case_id for case in own[3:7]] == every[3:7]
    assert own[-1].case_id == every[-1] and own[0].case_id == every[0]
    with pytest.raises(IndexError):
        own[len(OWN)]
    assert list(own[30:20]) == []


def test_shipped_cases_come_first_and_own_ones_follow(store, library):
    shipped = list(library.values())
    both = Joined(shipped, OwnCases(store, CaseFilter(scope=Scope.ALL)))
    assert len(both) == len(shipped) + len(OWN)
    ids = [case.case_id for case in both]
    for start, stop in ((0, 10), (30, 40), (40, 50), (0, 100)):
        assert [case.case_id for case in both[start:stop]] == ids[start:stop]
    assert both[-1].case_id == ids[-1] and both[0].case_id == ids[0]


SCOPES = [
    pytest.param(CaseFilter(scope=Scope.BULLETIN), False, id="通讯案例不含自有"),
    pytest.param(CaseFilter(scope=Scope.EXTENDED), False, id="扩展案例不含自有"),
    pytest.param(CaseFilter(scope=Scope.OWN), True, id="自有文书"),
    pytest.param(CaseFilter(scope=Scope.ALL), True, id="全部含自有"),
    pytest.param(CaseFilter(scope=Scope.ALL, court=Collection.TIANJIN), False, id="限定发布法院时不含自有"),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "with_them"), SCOPES)
def test_scope_says_whether_own_cases_are_looked_at(store, wanted, with_them):
    found = with_own([], wanted, lambda: store)
    assert (len(found) > 0) is with_them


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param({"claim": ClaimType.BUYBACK_LIABILITY}, id="主张"),
        pytest.param({"claim": ClaimType.UNPAID_RENT, "outcome": Outcome.GRANTED}, id="主张与结果"),
        pytest.param({"outcome": Outcome.DENIED}, id="案件结果"),
        pytest.param({"words": "挖掘机"}, id="正文里的词"),
    ],
)
def test_own_cases_are_filtered_as_the_shipped_are(store, wanted):
    asked = CaseFilter(scope=Scope.OWN, **wanted)
    found = {case.case_id for case in OwnCases(store, asked)}
    word = wanted.get("words", "")
    expected = {
        case.case_id
        for case in store.cases()
        if asked.allows(case) and (word in case.text or word in case.title)
    }
    assert found == expected and found


def test_every_field_with_evidence_has_a_chinese_name(store):
    for case in store.cases():
        for field in evidence_fields(case):
            assert field_words(case, field)


def test_a_stored_paper_is_found_opened_and_gone_again():
    paper = structure_text(OWN[0].read_text(encoding="utf-8"), OWN[0].name)
    case_id = own_id(paper.text)
    store = Store.open()
    store.save(NewPaper(judgment=paper))
    store.correct(case_id, confirmed(paper), "王律师")
    try:
        (found,) = find_cases(CaseFilter(scope=Scope.OWN))
        assert (found.case_id, found.reviewed) == (case_id, True)
        app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60).run()
        app.query_params["case"] = case_id
        app.switch_page("views/library.py").run()
        assert not app.exception and not app.error
        assert "瀚砾融资租赁" in app.title[0].value
    finally:
        store.delete(case_id)
        store.close()
    assert len(find_cases(CaseFilter(scope=Scope.OWN))) == 0
