"""The index on disk: found, corrected in place, rebuilt safely, never parsing what a user types."""

import json

import pytest

from cases.errors import CaseError
from models.similar.generations import current_generation, has_generation, new_generation
from models.similar.search_index import IndexEntry, Only, SearchIndex


def entry(case_id, words, marks=()):
    return IndexEntry(
        case_id=case_id, words=words.split(), marks=list(marks), profile={"字": case_id}
    )


@pytest.fixture
def index(tmp_path):
    entries = [
        entry("甲", "锁车 租金 租金", ["region:天津市", "year:2023"]),
        entry("乙", "挂靠 过户 租金", ["region:上海市", "year:2023"]),
        entry("丙", "保证 期间", ["region:上海市", "year:2019"]),
    ]
    return SearchIndex.build(tmp_path / "index", entries, made_from="一")


def ids(found):
    return [f.case_id for f in found]


@pytest.mark.parametrize(
    ("words", "only", "expected"),
    [
        pytest.param("锁车", None, ["甲"], id="一个词"),
        pytest.param("租金 锁车", None, ["甲", "乙"], id="两个词，含得多的在前"),
        pytest.param("飞机", None, [], id="没有的词"),
        pytest.param("", None, [], id="没有词"),
        pytest.param(
            "租金 期间", Only(any_of=(frozenset({"region:上海市"}),)), ["丙", "乙"], id="只看上海"
        ),
        pytest.param(
            "租金 期间",
            Only(any_of=(frozenset({"region:上海市"}), frozenset({"year:2023"}))),
            ["乙"],
            id="只看上海2023年",
        ),
        pytest.param("租金", Only(ids=frozenset({"乙"})), ["乙"], id="只看一案"),
        pytest.param('租金"AND(:*~^', None, [], id="符号不作检索式"),
    ],
)
def test_found_by_words(index, words, only, expected):
    found = index.by_words(dict.fromkeys(words.split(), 1.0), limit=9, only=only)
    assert ids(found) == expected
    assert all(f.profile == {"字": f.case_id} for f in found)


def test_found_by_marks_and_counted(index):
    assert set(ids(index.by_marks({"region:上海市": 1.0}, limit=9))) == {"乙", "丙"}
    assert set(ids(index.every(limit=9, only=Only(ids=frozenset({"甲", "丙"}))))) == {"甲", "丙"}
    assert index.frequencies(["租金", "飞机"]) == {"租金": 2, "飞机": 0}
    assert set(index.word_scores({"租金": 1.0}, ["甲", "丙"])) == {"甲"}


def test_a_case_is_added_corrected_and_removed_in_place(index):
    other = SearchIndex(index.folder)
    index.put([entry("丁", "飞机 租金")])
    assert ids(index.by_words({"飞机": 1.0}, limit=9)) == ["丁"]
    index.put([entry("丁", "船舶")])
    assert len(index) == 4
    assert not index.by_words({"飞机": 1.0}, limit=9)
    assert ids(other.by_words({"船舶": 1.0}, limit=9)) == ["丁"], "seen by whoever has it open"
    index.remove(["丁", "没有的"])
    assert len(other) == 3


def test_a_rebuild_takes_the_place_of_the_old_and_clears_it(index):
    other = SearchIndex(index.folder)
    SearchIndex.build(index.folder, [entry("新", "飞机")], made_from="二")
    assert ids(other.by_words({"飞机": 1.0}, limit=9)) == ["新"]
    assert other.made_from == "二"
    assert len(list(index.folder.glob("generation-*"))) == 1


def test_a_crash_while_rebuilding_leaves_the_old_index_working(index):
    def crashing():
        yield entry("新", "飞机")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SearchIndex.build(index.folder, crashing(), made_from="二")
    assert ids(index.by_words({"锁车": 1.0}, limit=9)) == ["甲"]
    assert len(list(index.folder.glob("generation-*"))) == 1


def test_what_a_killed_rebuild_left_is_cleared_by_the_next(index):
    (index.folder / "generation-残").mkdir()
    (index.folder / ".current.json.残").write_text("{", encoding="utf-8")
    assert ids(SearchIndex(index.folder).by_words({"锁车": 1.0}, limit=9)) == ["甲"]
    SearchIndex.build(index.folder, [entry("新", "飞机")], made_from="二")
    left = {p.name for p in index.folder.iterdir()}
    assert len(left) == 3 and {"current.json", ".lock"} < left


def test_a_fault_in_an_entry_changes_nothing(index):
    def faulty():
        yield entry("戊", "飞机")
        raise ValueError("坏")

    with pytest.raises(ValueError, match="坏"):
        index.put(faulty())
    assert len(index) == 3
    index.put([entry("戊", "飞机")])
    assert len(index) == 4


def test_one_writer_at_a_time(index):
    writing = index._index.writer(15_000_000, 1)
    with pytest.raises(CaseError, match="正在更新检索索引"):
        SearchIndex(index.folder).put([entry("丁", "飞机")])
    del writing


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="空文件夹"),
        pytest.param("{", id="坏的指针"),
        pytest.param("{}", id="没有代"),
    ],
)
def test_no_index_says_what_to_do(tmp_path, content):
    if content is not None:
        (tmp_path / "current.json").write_text(content, encoding="utf-8")
    with pytest.raises(CaseError, match="请先建立索引"):
        SearchIndex(tmp_path)


def test_a_damaged_index_says_what_to_do(index):
    path, _ = current_generation(index.folder)
    (path / "meta.json").write_text("坏", encoding="utf-8")
    with pytest.raises(CaseError, match="请重建索引"):
        SearchIndex(index.folder)


def test_generations(tmp_path):
    folder = tmp_path / "代"
    assert not has_generation(folder)
    with new_generation(folder, {"注": "一"}) as path:
        (path / "文件").write_text("一", encoding="utf-8")
        assert not has_generation(folder)
    path, noted = current_generation(folder)
    assert (path / "文件").read_text(encoding="utf-8") == "一" and noted == {"注": "一"}
    assert json.loads((folder / "current.json").read_text(encoding="utf-8"))["generation"]


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "文件").write_text("", encoding="utf-8")
    with pytest.raises(CaseError, match="不能写入索引文件夹"):
        SearchIndex.build(tmp_path / "文件", [], made_from="一")
