"""Every page runs, and bad input on a page gives one clear Chinese sentence."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.state import Key

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "dashboard" / "views").glob("[a-z]*.py"))
FACTS = (
    "2021年5月，我司（出租人）与李某签订融资租赁合同（售后回租），租赁物为牵引车一台，租期36个月。"
    "李某支付12期租金后停付，经多次催告仍未支付，我司请求支付全部未付租金及违约金。"
)


def opened(page: str | None = None, **link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    for name, value in link.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(f"views/{page}.py").run() if page else app


def words(app: AppTest) -> str:
    """Everything a page says, as one text."""
    kinds = ("title", "subheader", "caption", "markdown", "info", "warning", "error")
    said = [element.value for kind in kinds for element in getattr(app, kind)]
    return "\n".join([*map(str, said), *(str(element.proto.body) for element in app.get("html"))])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_page_opens_without_fault(page):
    app = opened(page.stem)
    assert not app.exception and not app.error
    assert app.title


def test_overview_says_what_the_data_is():
    said = words(opened())
    for expected in ("29", "240", "仅刊标题", "不能当作一般案件的胜诉率"):
        assert expected in said


@pytest.mark.parametrize("case_id", ["tianjin-4", "guangzhou-4", "shanghai-10", "X001"])
def test_case_opens_by_link(case_id):
    app = opened()
    app.query_params["case"] = case_id
    app.switch_page("views/library.py").run()
    assert not app.exception and not app.error
    assert app.title


def test_a_link_to_no_case_says_so():
    app = opened()
    app.query_params["case"] = "nanjing-1"
    app.switch_page("views/library.py").run()
    assert not app.exception
    assert "nanjing" in words(app) and app.error


BAD = [
    pytest.param("", "请先填写案情事实", id="空"),
    pytest.param(" \n　", "请先填写案情事实", id="只有空白"),
    pytest.param("租" * 200_000, "上限", id="二十万字"),
    pytest.param("The lessee failed to pay rent for three months.", "中文", id="英文"),
    pytest.param("😀😀😀🚛🚛🚛", "中文", id="表情"),
    pytest.param("<script>alert(1)</script><b>x</b>", "中文", id="网页代码"),
]


@pytest.mark.parametrize(("facts", "says"), BAD)
def test_bad_facts_give_one_clear_sentence(facts, says):
    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value(facts)
    next(b for b in app.button if b.label == "预测结果").click().run()
    assert not app.exception
    (fault,) = app.error
    assert says in fault.value


def test_prediction_is_drawn_and_html_in_facts_stays_words():
    app = opened("predict")
    app.text_area(key=Key.FACTS).set_value(FACTS + "<img src=x onerror=alert(1)>")
    next(b for b in app.button if b.label == "预测结果").click().run()
    assert not app.exception and not app.error
    said = words(app)
    assert "预测结果" in said and "可能性约" in said
    assert "<img src=x" not in said
