"""类案检索: three ways in, tiers with for and against, filters, links, and what must not be shown."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from test_pages import opened, words

from cases.judgment import CourtLevel
from cases.store.corrections import confirmed
from cases.store.store import NewPaper, Store
from cases.store.stored import OWN_PREFIX, own_id
from cases.structure import structure_text
from cases.taxonomy import ClaimType, LeaseMode, Outcome
from dashboard.similar.own_index import keep_up, open_search
from dashboard.similar.state import FACETS, Key, Wanted, facet_key, read_link, wanted_link
from models.dispute import ClaimQuery
from models.similar.case_facets import CaseFacets
from models.similar.query import SimilarQuery, Way

ROOT = Path(__file__).parents[1]
FACTS = (
    "出租人与个体运输户签订融资租赁合同，租赁物为牵引车一台。承租人逾期支付租金后，出租人远程锁车七个月，"
    "期间没有协商也没有起诉，现请求支付全部未付租金和违约金。承租人称锁车造成停运损失，锁车后的违约金不应计算。"
)


def at(**link: str) -> AppTest:
    app = opened()
    for name, value in link.items():
        app.query_params[name] = value
    return app.switch_page("views/similar.py").run()


def send(app: AppTest) -> AppTest:
    return next(b for b in app.button if b.label == "检索类案").click().run()


def address(app: AppTest) -> dict[str, str]:
    return dict(app.query_params)


@pytest.fixture(scope="module")
def told() -> AppTest:
    """The page after a dispute was told, before a court of Tianjin."""
    app = at()
    app.text_area(key=Key.FACTS).set_value(FACTS)
    app.text_input(key=Key.COURT).set_value("天津市滨海新区人民法院")
    return send(app)


def test_told_facts_give_cases_for_and_against(told):
    assert not told.exception and not told.error
    said = words(told)
    for expected in (
        "检索结果",
        "支持主张方",
        "不利或仅部分支持",
        "基本事实",
        "争议焦点",
        "法律适用",
    ):
        assert expected in said
    for expected in ("最高人民法院典型案例及生效裁判", "① 指导性案例：未检索到", "决定性不同"):
        assert expected in said
    assert "应当参照" not in said


def test_facts_of_a_client_never_stand_in_the_address(told):
    link = address(told)
    assert re.fullmatch("[0-9a-f]{16}", link["held"]) and link["before"] == "天津市滨海新区人民法院"
    assert not any("锁车" in value for value in link.values())


def test_a_filter_narrows_and_stands_in_the_address(told):
    before = words(told).count("是否参照")
    told.multiselect(key=facet_key("outcome")).set_value([Outcome.DENIED]).run()
    assert not told.exception
    assert words(told).count("是否参照") < before
    assert address(told)["outcome"] == "denied"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param({"way": "keywords", "q": "锁机 违约金"}, "<mark>锁机</mark>", id="关键词"),
        pytest.param({"way": "statutes", "q": "民法典第752条"}, "民法典752", id="法条关联"),
        pytest.param({"way": "case", "case": "tianjin-4"}, "锁机与损失扩大", id="案例关联"),
    ],
)
def test_each_way_in_has_a_link(link, expected):
    app = at(**link)
    assert not app.exception and not app.error
    assert "检索结果" in words(app) and expected in words(app)
    assert address(app) == link


def test_no_truly_similar_case_is_said_and_none_is_shown():
    app = at()
    app.text_area(key=Key.FACTS).set_value("离婚后孩子抚养费纠纷，孩子随母亲生活，请求增加抚养费。")
    said = words(send(app))
    assert "没有真正的类案" in said and "是否参照" not in said


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        pytest.param("", "请写明案情", id="空"),
        pytest.param(" \n　", "请写明案情", id="只有空白"),
        pytest.param("租" * 300_001, "上限", id="三十万字以上"),
    ],
)
def test_bad_facts_give_one_clear_sentence(facts, says):
    app = at()
    app.text_area(key=Key.FACTS).set_value(facts)
    send(app)
    assert not app.exception
    (fault,) = app.error
    assert says in fault.value


@pytest.mark.parametrize(
    ("link", "says"),
    [
        pytest.param({"held": "1"}, "链接不含案情文字", id="案情不在链接中"),
        pytest.param({"way": "foo"}, "检索方式“foo”不存在", id="没有的方式"),
        pytest.param(
            {"way": "keywords", "q": "锁机", "claim": "zz"}, "“zz”不存在", id="没有的主张"
        ),
    ],
)
def test_an_address_that_cannot_be_meant_says_so(link, says):
    app = at(**link)
    assert not app.exception and not app.error
    assert says in "\n".join(str(w.value) for w in app.warning).replace("\\", "")


def test_a_link_to_no_case_says_so():
    app = at(way="case", case="nowhere-1")
    assert not app.exception
    assert app.error and "案例" in app.error[0].value


def test_markup_in_words_is_escaped():
    app = at(way="keywords", q="<script>alert(1)</script> 违约金")
    assert not app.exception
    assert not any("<script>alert" in str(e.proto.body) for e in app.get("html"))


def own_ids(search, store, papers) -> set[str]:
    keep_up(search, store)
    found = [search.search(SimilarQuery(text=paper.text), limit=20) for paper in papers]
    ids = {hit.case.case_id for some in found for hit in some.hits}
    return {case_id for case_id in ids if case_id.startswith(OWN_PREFIX)}


def test_own_papers_are_found_when_stored_and_gone_when_removed(tmp_path, monkeypatch):
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path))
    store = Store.open()
    search = open_search(store)
    papers = [
        structure_text(path.read_text(encoding="utf-8"), path.name)
        for path in sorted((ROOT / "tests" / "gold" / "own").glob("lease-0*.txt"))[:2]
    ]
    assert own_ids(search, store, papers) == set()
    store.save_all([NewPaper(judgment=paper) for paper in papers])
    first, second = (own_id(paper.text) for paper in papers)
    assert own_ids(search, store, papers) == {first, second}
    store.delete(first)
    assert own_ids(search, store, papers) == {second}
    store.correct(second, confirmed(papers[1]), "某律师")
    assert own_ids(open_search(store), store, papers) == {second}
    store.close()


WANTED = [
    pytest.param(Wanted(query=SimilarQuery(text="锁机", way=Way.KEYWORDS)), id="关键词"),
    pytest.param(Wanted(query=SimilarQuery(case_id="tianjin-4"), province="天津市"), id="案例"),
    pytest.param(
        Wanted(
            query=SimilarQuery(
                text="民法典第752条",
                way=Way.STATUTES,
                claims=(ClaimQuery(type=ClaimType.UNPAID_RENT),),
            ),
            court="上海金融法院",
            facets=CaseFacets(
                region=frozenset({"上海市", "天津市"}),
                level=frozenset({CourtLevel.HIGH}),
                year=frozenset({2021, 2022}),
                outcome=frozenset({Outcome.DENIED}),
                asset=frozenset({"vehicle"}),
                mode=frozenset({LeaseMode.SALE_AND_LEASEBACK}),
            ),
        ),
        id="法条加筛选",
    ),
]


@pytest.mark.parametrize("wanted", WANTED)
def test_what_is_wanted_survives_the_address(wanted):
    assert read_link(wanted_link(wanted)) == (wanted, ())


def test_every_facet_has_a_filter():
    app = at()
    keys = {widget.key for widget in app.multiselect}
    assert {facet_key(name) for name in FACETS} <= keys


def test_case_page_leads_to_its_like():
    app = opened()
    app.query_params["case"] = "tianjin-4"
    app.switch_page("views/library.py").run()
    links = [link.proto.label for link in app.get("page_link")]
    assert "找类案" in links
