"""The store of own papers: kept once, corrected on the record, safe when killed or shared."""

import json
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cases.errors import CaseError, QueryError
from cases.evidence import Span
from cases.judgment import Demand, Judgment
from cases.store.corrections import changed_fields, confirmed, with_items, with_value
from cases.store.store import NewPaper, Store
from cases.store.stored import PaperFilter, dump_judgment, load_judgment, own_id
from cases.store.tables import PAPERS
from cases.structure import structure_text
from cases.taxonomy import ClaimType, Collection, DisputeType, LeaseMode, Outcome

OWN = Path(__file__).parent / "gold" / "own"
PAPERS_OF_OURS = sorted(OWN.glob("*.txt"))


def judgment(name: str) -> Judgment:
    text = (OWN / f"{name}.txt").read_text(encoding="utf-8")
    return structure_text(text, f"{name}.txt")


@pytest.fixture(scope="module")
def excavator() -> Judgment:
    return judgment("lease-01-excavator-acceleration")


@pytest.fixture(scope="module")
def buyback() -> Judgment:
    return judgment("lease-04-pump-truck-buyback")


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path / "数据"))
    opened = Store.open()
    yield opened
    opened.close()


def kept(store: Store, paper: Judgment, **more: object) -> str:
    case_id, is_new = store.save(NewPaper(judgment=paper, **more))
    assert is_new
    return case_id


@pytest.mark.parametrize("path", PAPERS_OF_OURS, ids=lambda path: path.stem)
def test_every_paper_comes_back_as_it_went_in(store, path):
    paper = structure_text(path.read_text(encoding="utf-8"), path.name)
    found = store.get(kept(store, paper)).judgment
    assert found == paper
    assert found.evidence == paper.evidence and found.text == paper.text


def test_the_same_text_is_stored_once(store, excavator):
    first = store.save(NewPaper(judgment=excavator))
    again = store.save(NewPaper(judgment=replace(excavator, document="另一个名字.txt")))
    assert first == (own_id(excavator.text), True)
    assert again == (own_id(excavator.text), False)
    assert [row.document for row in store.list()] == [excavator.document]


def test_a_stored_paper_is_a_case_of_ones_own(store, excavator):
    case_id = kept(store, excavator)
    (case,) = store.cases()
    assert (case.case_id, case.collection, case.reviewed) == (case_id, Collection.OWN, False)
    assert all(shown.span.of(case.text) == shown.quote for shown in case.evidence)


def test_pages_and_the_file_itself_are_kept(store, excavator):
    case_id = kept(store, excavator, pages=(Span(0, 10), Span(10, 20)), original=b"%PDF-1.7")
    assert store.get(case_id).pages == (Span(0, 10), Span(10, 20))
    assert store.original(case_id) == b"%PDF-1.7"


FILTERS = [
    pytest.param(PaperFilter(), 2, id="全部"),
    pytest.param(PaperFilter(words="垚峰"), 1, id="当事人简称"),
    pytest.param(PaperFilter(words="海翎区 融资租赁"), 1, id="法院与案由两个词"),
    pytest.param(PaperFilter(words="（2023）津0199民初20417号"), 1, id="案号"),
    pytest.param(PaperFilter(words="履带式液压挖掘机"), 0, id="正文里的词不在名称里"),
    pytest.param(PaperFilter(words="履带式液压挖掘机", in_text=True), 1, id="正文里的词"),
    pytest.param(PaperFilter(words="100%"), 0, id="百分号只是一个字"),
    pytest.param(PaperFilter(words="_"), 0, id="下划线只是一个字"),
    pytest.param(PaperFilter(claim=ClaimType.BUYBACK_LIABILITY), 1, id="主张"),
    pytest.param(PaperFilter(claim=ClaimType.BUYBACK_LIABILITY, outcome=Outcome.GRANTED), 1, id="主张与它的结果"),
    pytest.param(PaperFilter(outcome=Outcome.WITHDRAWN), 0, id="没有的结果"),
    pytest.param(PaperFilter(claim=ClaimType.UNPAID_RENT, outcome=Outcome.DENIED), 0, id="主张没有这样的结果"),
    pytest.param(PaperFilter(mode=LeaseMode.DIRECT), 2, id="直租"),
    pytest.param(PaperFilter(mode=LeaseMode.SALE_AND_LEASEBACK), 0, id="回租"),
    pytest.param(PaperFilter(dispute=DisputeType.BUYBACK), 1, id="争议类型"),
    pytest.param(PaperFilter(reviewed=True), 0, id="已核"),
    pytest.param(PaperFilter(reviewed=False), 2, id="未核"),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "count"), FILTERS)
def test_filters(store, excavator, buyback, wanted, count):
    store.save_all([NewPaper(judgment=excavator), NewPaper(judgment=buyback)])
    assert store.count(wanted) == count
    assert len(store.list(wanted)) == count
    assert len(list(store.cases(wanted))) == count


WORDS = [
    pytest.param("挖掘机", True, id="三个字"),
    pytest.param("挖", True, id="一个字"),
    pytest.param("液压挖掘机", True, id="词中一段"),
    pytest.param("机掘挖", False, id="倒过来"),
    pytest.param("挖掘机 违约金", True, id="两个词都有"),
    pytest.param("挖掘机 没有这个词", False, id="只有一个词"),
    pytest.param("7,958元", True, id="带逗号的金额"),
    pytest.param("，并自2023年6月21日起", True, id="带标点的半句"),
    pytest.param('"挖掘" OR 挖', False, id="检索语法只是文字"),
    pytest.param("*", False, id="星号只是一个字"),
    pytest.param("lpr", False, id="没有的字母"),
]


@pytest.mark.parametrize(("words", "is_found"), WORDS)
def test_words_are_found_in_the_text_as_they_stand(store, excavator, words, is_found):
    kept(store, excavator)
    assert store.count(PaperFilter(words=words, in_text=True)) == int(is_found)


@pytest.mark.parametrize("path", PAPERS_OF_OURS[:6], ids=lambda path: path.stem)
def test_any_words_of_a_text_find_it(store, path):
    paper = structure_text(path.read_text(encoding="utf-8"), path.name)
    kept(store, paper)
    for start in range(0, len(paper.text) - 12, 97):
        words = paper.text[start : start + 12]
        assert store.count(PaperFilter(words=words, in_text=True)) == 1, words


def test_a_paper_removed_and_stored_again_is_found_once(store, excavator, buyback):
    wanted = PaperFilter(words="挖掘机", in_text=True)
    store.delete(kept(store, excavator))
    assert store.count(wanted) == 0
    kept(store, buyback)
    kept(store, excavator)
    assert store.count(wanted) == 1


def test_list_comes_in_pages_the_latest_first(store, excavator, buyback):
    kept(store, excavator)
    kept(store, buyback)
    assert [row.document for row in store.list(count=1)] == [buyback.document]
    assert [row.document for row in store.list(start=1)] == [excavator.document]
    assert [case.source.document for case in store.cases(start=1, count=1)] == [excavator.document]


def test_a_correction_is_on_record_and_makes_the_paper_reviewed(store, excavator):
    case_id = kept(store, excavator)
    corrected = with_value(excavator, "court", "天津市滨海新区人民法院")
    paper = store.correct(case_id, confirmed(corrected), " 王律师 ")
    assert paper.row.reviewed_by == "王律师" and paper.row.reviewed_at is not None
    assert paper.case.reviewed
    by_field = {c.field: c for c in paper.corrections}
    court = by_field["court"]
    assert json.loads(court.before) == "天津市海翎区人民法院"
    assert json.loads(court.after) == "天津市滨海新区人民法院"
    assert (court.who, court.at) == ("王律师", paper.row.reviewed_at)
    assert store.list(PaperFilter(words="滨海新区"))[0].court == "天津市滨海新区人民法院"

    assert store.count(PaperFilter(words="滨海新区", in_text=True)) == 1

    again = store.correct(case_id, with_value(paper.judgment, "cause", "借款合同纠纷"), "李经理")
    assert again.row.reviewed_by == "李经理"
    assert [c.who for c in again.corrections if c.field == "cause"] == ["李经理"]
    assert set(paper.corrections) <= set(again.corrections)


def test_confirming_without_change_needs_a_name(store, excavator):
    case_id = kept(store, excavator)
    with pytest.raises(QueryError, match="姓名"):
        store.correct(case_id, excavator, "　")
    assert not store.get(case_id).row.is_reviewed
    paper = store.correct(case_id, excavator, "王律师")
    assert paper.row.is_reviewed and paper.corrections == ()


def test_delete_leaves_nothing(store, excavator):
    case_id = kept(store, excavator, original=b"%PDF")
    store.correct(case_id, with_value(excavator, "court", "某法院"), "王律师")
    store.delete(case_id)
    assert not store.has(case_id) and store.original(case_id) is None
    assert store.count(PaperFilter(claim=ClaimType.UNPAID_RENT)) == 0
    for call in (store.get, store.delete):
        with pytest.raises(QueryError, match="没有编号"):
            call(case_id)


def test_stamp_grows_with_every_change_and_only_then(store, excavator):
    stamps = [store.stamp()]
    case_id = kept(store, excavator)
    stamps.append(store.stamp())
    store.save(NewPaper(judgment=excavator))
    assert store.stamp() == stamps[-1]
    store.correct(case_id, excavator, "王律师")
    stamps.append(store.stamp())
    store.delete(case_id)
    stamps.append(store.stamp())
    assert stamps == sorted(set(stamps))


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这种权限位")
def test_only_this_user_can_read_the_store(store, excavator, tmp_path):
    kept(store, excavator)
    folder = tmp_path / "数据"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes and set(modes.values()) == {0o600}


@pytest.mark.parametrize(
    ("url", "says"),
    [
        pytest.param("不是地址", "LEASELENS_DATABASE_URL", id="不是地址"),
        pytest.param("postgresql://localhost:1/x", "打不开文书库", id="没有驱动或没有服务"),
        pytest.param("sqlite:////proc/没有/store.db", "打不开文书库", id="不能写的地方"),
    ],
)
def test_a_store_that_cannot_be_opened_says_so(monkeypatch, url, says):
    monkeypatch.setenv("LEASELENS_DATABASE_URL", url)
    with pytest.raises(CaseError, match=says):
        Store.open()


def test_a_file_that_is_no_database_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path))
    (tmp_path / "store.db").write_bytes(b"x" * 4096)
    with pytest.raises(CaseError, match="打不开文书库"):
        Store.open()


def _save_from_elsewhere(home: str, names: list[str]) -> None:
    os.environ["LEASELENS_HOME"] = home
    opened = Store.open()
    for name in names:
        opened.save(NewPaper(judgment=judgment(name)))
    opened.close()


def test_two_processes_write_at_once(store, tmp_path):
    names = [path.stem for path in PAPERS_OF_OURS[:12]]
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=_save_from_elsewhere, args=(str(tmp_path / "数据"), part))
        for part in (names, names[::-1])
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
        assert worker.exitcode == 0
    assert store.count() == len(names)


KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from cases.store.store import NewPaper, Store
from cases.structure import structure_text
store = Store.open()
def end(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO facets"):
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(store._engine, "after_cursor_execute", end)
papers = [structure_text(Path(p).read_text(encoding="utf-8"), p) for p in sys.argv[1:]]
store.save_all([NewPaper(judgment=paper) for paper in papers])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 SIGKILL")
def test_killed_in_the_middle_stores_nothing_half(store, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, *map(str, PAPERS_OF_OURS[:3])],
        cwd=OWN.parents[2],
        env={**os.environ, "LEASELENS_HOME": str(tmp_path / "数据")},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert store.count() == 0
    with store._reading() as connection:
        assert connection.scalar(select(func.count()).select_from(PAPERS)) == 0


def test_a_record_of_another_version_says_so(excavator):
    dumped = json.loads(dump_judgment(excavator)) | {"没有的字段": 1}
    with pytest.raises(CaseError, match="另一版本"):
        load_judgment(json.dumps(dumped), excavator.text)


def evidence_of(paper: Judgment, field: str) -> list[tuple[str, float]]:
    return [(e.quote, e.confidence) for e in paper.evidence if e.field == field]


def test_a_corrected_value_points_at_its_own_words(excavator):
    named = with_value(excavator, "court", "天津")
    assert evidence_of(named, "court") == [("天津", 1.0)]
    absent = with_value(excavator, "court", "上海市某某人民法院")
    assert evidence_of(absent, "court") == []
    assert absent.province == "上海市"
    assert with_value(excavator, "court", excavator.court) is excavator


def test_a_lease_term_is_corrected_also_where_there_was_no_lease(excavator):
    bare = replace(excavator, lease=None)
    assert with_value(bare, "lease.price", None) is bare
    assert with_value(bare, "lease.price", Decimal(5)).lease.price == Decimal(5)


def test_items_keep_their_words_when_one_before_them_goes(excavator):
    demands = list(enumerate(excavator.claims))
    fewer = with_items(excavator, "claims", demands[1:])
    assert fewer.claims == excavator.claims[1:]
    assert evidence_of(fewer, "claims[0]") == evidence_of(excavator, "claims[1]")
    assert not evidence_of(fewer, f"claims[{len(demands) - 1}]")


def test_a_changed_type_keeps_the_words_of_the_claim_and_a_new_claim_finds_its_own(excavator):
    first = replace(excavator.claims[0], type=ClaimType.DUE_RENT)
    new = Demand(type=ClaimType.OTHER, text="律师费30,000元")
    items = [(0, first), *list(enumerate(excavator.claims))[1:], (None, new)]
    changed = with_items(excavator, "claims", items)
    assert evidence_of(changed, "claims[0]") == evidence_of(excavator, "claims[0]")
    assert evidence_of(changed, f"claims[{len(items) - 1}]") == [("律师费30,000元", 1.0)]
    assert {c.field for c in changed_fields(excavator, changed)} == {"claims"}


def test_sums_follow_the_words_of_the_order(excavator):
    item = replace(excavator.order_items[0], text="被告支付原告租金88元")
    items = [(0, item), *list(enumerate(excavator.order_items))[1:]]
    changed = with_items(excavator, "order_items", items)
    assert changed.order_amounts[0].value == Decimal(88)
    assert changed.order_items[1:] == excavator.order_items[1:]


def test_a_single_changed_part_is_named_by_its_path(excavator):
    party = replace(excavator.parties[1], name="另一公司")
    changed = with_items(excavator, "parties", [(0, excavator.parties[0]), (1, party), *list(enumerate(excavator.parties))[2:]])  # fmt: skip
    (change,) = changed_fields(excavator, changed)
    assert change.field == "parties[1].name"
