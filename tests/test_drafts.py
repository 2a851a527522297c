"""What was typed survives the page being loaded anew, on this machine only, until it is cleared."""

import pytest
from streamlit.testing.v1 import AppTest
from test_pages import FACTS, opened, words

from cases.errors import SourceError
from cases.store.tables import home
from dashboard import drafts
from dashboard.drafts import Answer, Draft, Place, Way
from dashboard.similar.state import Key as SimilarKey
from dashboard.similar.state import Wanted, wanted_link
from dashboard.state import Key, factor_key
from models.dispute import Dispute
from models.similar.query import SimilarQuery
from models.similar.query import Way as SimilarWay


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path))


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def again(page: str, address: dict[str, str]) -> AppTest:
    """The same address in a session that knows nothing, as after F5."""
    app = AppTest.from_file("../dashboard/app.py", default_timeout=60)
    app.run()
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(f"views/{page}.py").run()


def address(app: AppTest) -> dict[str, str]:
    return dict(app.query_params)


def test_told_facts_are_there_again_with_their_prediction():
    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value(FACTS)
    app.text_area(key=Key.DEFENCE).set_value("李某称车辆已被锁停。")
    press(app, "预测结果")
    link = address(app)
    assert list(link) == ["draft"] and "李某" not in str(link)
    anew = again("predict", link)
    assert not anew.exception and not anew.error
    assert anew.text_area(key=Key.FACTS).value == FACTS
    assert anew.text_area(key=Key.DEFENCE).value == "李某称车辆已被锁停。"
    assert "可能性约" in words(anew)


def test_what_was_typed_is_kept_though_never_sent():
    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value("尚未写完的案情").run()
    anew = again("predict", address(app))
    assert anew.text_area(key=Key.FACTS).value == "尚未写完的案情"
    assert "可能性约" not in words(anew)


def test_what_was_said_of_a_factor_is_kept():
    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value(FACTS)
    press(app, "预测结果")
    key = factor_key("switch", "demand_made")
    app.session_state[key] = Answer.NOT
    app.run()
    anew = again("predict", address(app))
    assert anew.session_state[key] is Answer.NOT


def test_what_was_told_is_kept_though_no_answer_can_be_given(monkeypatch):
    def fails(folder):
        raise SourceError("没有可用的模型")

    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value(FACTS)
    monkeypatch.setattr("dashboard.services._predictor", fails)
    press(app, "预测结果")
    assert "没有可用的模型" in words(app)
    assert drafts.load(Place.PREDICT, address(app)["draft"]).asked.facts == FACTS


def test_nothing_is_kept_of_an_empty_form():
    assert address(opened("predict")) == {}
    assert drafts.saved(Place.PREDICT) == ()


def test_clearing_forgets_form_file_and_result():
    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value(FACTS)
    press(app, "预测结果")
    link = address(app)
    press(app, "清除草稿")
    assert app.text_area(key=Key.FACTS).value == "" and "可能性约" not in words(app)
    assert drafts.saved(Place.PREDICT) == () and address(app) == {}
    anew = again("predict", link)
    assert "已清除或不在本机" in words(anew) and not anew.exception


def test_another_dispute_leaves_the_first_in_the_list():
    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value(FACTS).run()
    press(app, "另起一件")
    assert app.text_area(key=Key.FACTS).value == ""
    app.text_area(key=Key.FACTS).set_value("第二件").run()
    assert {name.beginning[:3] for name in drafts.saved(Place.PREDICT)} == {"202", "第二件"}
    next(b for b in app.button if "2021年5月" in b.label).click().run()
    assert app.text_area(key=Key.FACTS).value == FACTS


def test_a_told_search_is_there_again_and_can_be_cleared():
    app = opened("similar")
    app.text_area(key=SimilarKey.FACTS).set_value(FACTS)
    press(app, "检索类案")
    link = address(app)
    anew = again("similar", link)
    assert not anew.exception and "检索结果" in words(anew)
    assert anew.text_area(key=SimilarKey.FACTS).value == FACTS
    press(anew, "清除草稿")
    assert anew.text_area(key=SimilarKey.FACTS).value == "" and "检索结果" not in words(anew)
    assert drafts.saved(Place.SIMILAR) == ()


def test_what_was_told_of_a_search_before_can_be_opened_and_cleared():
    app = opened("similar")
    app.text_area(key=SimilarKey.FACTS).set_value(FACTS)
    press(app, "检索类案")
    anew = opened("similar")
    next(b for b in anew.button if "2021年5月" in b.label).click().run()
    assert not anew.exception and "检索结果" in words(anew)
    assert anew.text_area(key=SimilarKey.FACTS).value == FACTS
    press(anew, "另起一件")
    assert anew.text_area(key=SimilarKey.FACTS).value == "" and address(anew) == {}
    assert len(drafts.saved(Place.SIMILAR)) == 1
    press(anew, "全部清除")
    assert drafts.saved(Place.SIMILAR) == ()


def test_long_keywords_do_not_pass_for_the_dispute_told_before():
    words_of_search = SimilarQuery(text="锁机 " * 40, way=SimilarWay.KEYWORDS)
    assert wanted_link(Wanted(query=words_of_search), "0" * 16)["held"] != "0" * 16


def test_the_next_dispute_does_not_bear_the_name_of_the_last():
    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value(FACTS)
    press(app, "预测结果")
    app.text_input(key=Key.MATTER).set_value("甲公司案").run()
    press(app, "另起一件")
    app.text_area(key=Key.FACTS).set_value("第二件，" + FACTS)
    press(app, "预测结果")
    assert app.text_input(key=Key.MATTER).value == ""


def test_the_next_search_does_not_log_the_searches_of_the_last():
    app = opened("similar")
    app.text_area(key=SimilarKey.FACTS).set_value(FACTS)
    press(app, "检索类案")
    app.text_input(key=SimilarKey.MATTER).set_value("甲公司案").run()
    press(app, "另起一件")
    app.text_area(key=SimilarKey.FACTS).set_value("第二件，" + FACTS)
    press(app, "检索类案")
    assert app.text_input(key=SimilarKey.MATTER).value == ""
    assert len(app.session_state[SimilarKey.RUNS]) == 1


def test_a_draft_is_for_its_owner_alone():
    draft = Draft(
        facts="甲",
        way=Way.ANSWERED,
        answers={factor_key("ask", "demand_made"): Answer.HOLDS},
        asked=Dispute(facts="甲", known={"demand_made": True}),
    )
    name = drafts.new_id()
    drafts.save(Place.PREDICT, name, draft)
    assert drafts.load(Place.PREDICT, name) == draft
    (file,) = (home() / "drafts" / "predict").iterdir()
    assert file.stat().st_mode & 0o077 == 0 and file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("../../etc/passwd", None, "编号有误", id="路径"),
        pytest.param("0" * 16, None, "已清除或不在本机", id="没有"),
        pytest.param("0" * 16, b'{"facts": 1', "已损坏", id="坏文件"),
        pytest.param("0" * 16, b'{"claims": ["x"]}', "已损坏", id="不认识的主张"),
    ],
)
def test_a_draft_that_cannot_be_opened_says_so(name, content, says):
    if content is not None:
        folder = home() / "drafts" / "predict"
        folder.mkdir(parents=True)
        (folder / f"{name}.json").write_bytes(content)
        assert [each.beginning for each in drafts.saved(Place.PREDICT)] == ["已损坏的草稿"]
    with pytest.raises(SourceError, match=says):
        drafts.load(Place.PREDICT, name)
