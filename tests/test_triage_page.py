"""The page 争议分拣, without a browser: the example, edits, saved work, faults as sentences."""

import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest
from test_pages import ROOT, words
from triage_matters import EXAMPLE_DAY, FixedOdds, example_rows

from cases.triage.contract import LprLink
from cases.triage.contract_of_row import read_contract
from cases.triage.examples import render_example_sheet
from cases.triage.sheet import read_sheet_bytes
from dashboard import services
from dashboard.triage import saved_worklists
from dashboard.triage import services as triage_services
from dashboard.triage.contract_cells import cells_of
from dashboard.triage.desk import (
    Desk,
    RankedDesk,
    edited,
    filtered,
    lay_out,
    with_route,
    with_weights,
    workbook,
)
from dashboard.triage.opened import Section
from dashboard.triage.services import new_worklist
from dashboard.triage.state import Key, edit_key
from models.triage.pattern_odds import PatternOdds
from models.triage.ranking import Weights
from models.triage.routes import Route


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """A user folder of the test's own, and fixed odds: the page is tested, not the model."""
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path))
    monkeypatch.setattr(services, "predict", FixedOdds().predict)
    triage_services._odds.clear()
    yield tmp_path
    triage_services._odds.clear()


def desk() -> Desk:
    sheet = read_sheet_bytes(render_example_sheet(), "示例.xlsx")
    return lay_out(new_worklist(sheet, "示例", EXAMPLE_DAY), PatternOdds(FixedOdds()))


def kept() -> Desk:
    made = desk()
    saved_worklists.save(made.saved)
    return made


def at(made: Desk, number: str) -> int:
    return next(each.place for each in made.listed if each.contract.number == number)


def begun() -> AppTest:
    """The app about to open at the page, without drawing the first page before."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    return app.switch_page("views/triage.py")


def opened_list(made: Desk, place: int | None = None, section: Section | None = None) -> AppTest:
    app = begun()
    app.query_params["list"] = made.saved.id
    if place is not None:
        app.query_params["contract"] = str(place + 1)
    if section is not None:
        app.session_state[Key.SECTION] = section
    return app.run()


def test_the_example_becomes_a_worklist_that_is_kept():
    app = begun().run()
    next(b for b in app.button if b.label == "用示例开始").click().run()
    assert not app.exception and not app.error
    said = words(app)
    assert "份合同" in said and "到期未付租金" in said
    (name,) = saved_worklists.saved()
    assert name.contracts == len(example_rows())
    assert app.query_params["list"] == name.id


def test_work_is_found_again_in_another_session():
    made = kept()
    app = begun().run()
    assert any("示例" in str(link.proto.label) for link in app.get("page_link"))
    app = opened_list(made)
    assert not app.exception and app.title[0].value == "示例"


def test_a_link_to_a_deleted_worklist_says_so():
    made = kept()
    saved_worklists.delete(made.saved.id)
    app = opened_list(made)
    assert not app.exception
    assert "没有找到" in app.error[0].value


@pytest.mark.parametrize(
    "place", ["99999", "0", "甲", "-1", ""], ids=lambda place: f"contract={place}"
)
def test_a_link_to_a_contract_that_is_not_there_says_so(place):
    made = kept()
    app = begun()
    app.query_params["list"] = made.saved.id
    app.query_params["contract"] = place
    app.run()
    assert not app.exception and app.title[0].value == "示例"
    assert "链接中的合同" in app.warning[0].value


def test_long_names_are_shortened_where_a_contract_is_chosen():
    made = desk()
    row = made.saved.rows[0]
    long = replace(row.contract, number="编号" * 200, lessee="某" * 3000)
    made = edited(made, 0, replace(row, contract=long), PatternOdds(FixedOdds()))
    saved_worklists.save(made.saved)
    (chooser,) = [box for box in opened_list(made).selectbox if box.label == "打开合同"]
    assert max(map(len, chooser.options)) < 60


@pytest.mark.parametrize("section", Section, ids=lambda each: each.label)
@pytest.mark.parametrize("number", ["LZ-012", "LZ-041"])
def test_every_section_of_a_contract_opens(section, number):
    made = kept()
    app = opened_list(made, at(made, number), section)
    assert not app.exception and not app.error
    assert number in app.title[0].value.replace("\\", "")


def test_every_figure_is_shown_with_its_calculation():
    made = kept()
    place = at(made, "LZ-001")
    app = opened_list(made, place, Section.SUMS)
    said = words(app)
    sums = triage_services.open_contract(made, place).sums
    for line in sums.lines():
        assert line.formula.split("，")[0][:20] in said.replace("&lt;", "<")
    assert f"{sums.claim_net.amount:,}" in said


def test_an_edit_recalculates_at_once_and_is_kept():
    made = kept()
    place = at(made, "LZ-001")
    app = opened_list(made, place, Section.EDIT)
    before = made.at(place).line.due
    app.text_input(key=edit_key(place, "paid_periods")).set_value("13").run()
    assert not app.exception and not app.error
    again = saved_worklists.load(made.saved.id)
    assert again.rows[place].contract.paid_periods == 13
    due = app.session_state[Key.DESK].at(place).line.due
    assert due == before - Decimal("8000")
    assert f"{due:,}" in words(app)


def test_a_rate_tied_to_the_lpr_is_taken_in_the_editor_and_kept():
    made = kept()
    place = at(made, "LZ-001")
    app = opened_list(made, place, Section.EDIT)
    app.text_input(key=edit_key(place, "penalty")).set_value("LPR上浮50%").run()
    assert not app.exception and not app.error
    contract = saved_worklists.load(made.saved.id).rows[place].contract
    assert contract.penalty_lpr == LprLink(times=Decimal("1.5")) and contract.penalty_yearly is None
    app.session_state[Key.SECTION] = Section.SUMS
    said = words(app.run())
    assert "约定标准（LPR上浮50%）" in said and "（LPR3.45%×1.5）" in said


def test_a_contract_goes_into_cells_and_back_unchanged():
    for row in (*example_rows(), *_odd_rows()):
        contract = row.contract
        again, _ = read_contract(
            contract.row, dict(cells_of(contract)), contract.plan, contract.receipts
        )
        assert again == contract


def _odd_rows():
    heads = "合同编号,承租人,违约金标准,识别代码,保证人,保证人类型,保证期间（月）"
    text = f"{heads}\nA,某公司,LPR的4倍,LFW123,李某；某公司,自然人；公司,；24\n"
    return tuple(read_sheet_bytes(text.encode(), "奇.csv").rows())


def test_a_cell_that_cannot_be_read_is_named_and_counts_as_blank():
    made = kept()
    place = at(made, "LZ-001")
    app = opened_list(made, place, Section.EDIT)
    app.text_input(key=edit_key(place, "rent")).set_value("八千多<b>").run()
    assert not app.exception
    assert "每期租金" in app.error[0].value
    assert saved_worklists.load(made.saved.id).rows[place].contract.rent is None


def test_the_lessor_is_told_once_and_the_route_is_chosen():
    made = kept()
    place = at(made, "LZ-001")
    app = opened_list(made, place, Section.PAPERS)
    next(i for i in app.text_input if i.label == "名称").set_value("某租赁公司")
    next(b for b in app.button if b.label == "保存，用于全部文书").click().run()
    app.selectbox(key=f"triage-route-{place}").set_value(Route.TERMINATE).run()
    assert not app.exception and not app.error
    again = saved_worklists.load(made.saved.id)
    assert again.claimant.name == "某租赁公司"
    assert again.routes == {place: Route.TERMINATE}
    sheet = read_sheet_bytes(render_example_sheet(), "示例.xlsx")
    assert new_worklist(sheet, "另一份", EXAMPLE_DAY).claimant.name == "某租赁公司"


def test_other_weights_rank_otherwise_and_are_kept():
    made = kept()
    app = opened_list(made)
    app.slider(key="triage-weight-urgency").set_value(0).run()
    app.slider(key="triage-weight-odds").set_value(0).run()
    app.slider(key="triage-weight-ease").set_value(0).run()
    assert not app.exception and "100%×金额" in words(app)
    ranked = app.session_state[Key.DESK].ranked()
    stakes = [each.score.stake for each in ranked]
    assert stakes == sorted(stakes, reverse=True)
    assert saved_worklists.load(made.saved.id).weights.urgency == 0


def test_all_weights_nought_is_one_sentence():
    app = opened_list(kept())
    for name in ("urgency", "odds", "ease", "stake"):
        app.slider(key=f"triage-weight-{name}").set_value(0)
    app.run()
    assert not app.exception and "权重" in app.error[0].value


def test_nothing_typed_becomes_html_or_markdown():
    made = desk()
    row = made.saved.rows[0]
    hostile = replace(
        row.contract, number="<img src=x>*a*", lessee="[x](http://y)", notes="<b>z</b>"
    )
    made = edited(made, 0, replace(row, contract=hostile), PatternOdds(FixedOdds()))
    saved_worklists.save(made.saved)
    for place, section in ((None, None), (0, Section.SUMS), (0, Section.CARE)):
        said = words(opened_list(made, place, section))
        assert "<img src=x" not in said.replace("\\<", "") and "<b>z" not in said


UPLOADS = [
    pytest.param(b"", "空.xlsx", "表头", id="空文件"),
    pytest.param(b"PK\x03\x04broken", "坏.xlsx", "另存", id="坏的xlsx"),
    pytest.param(b"\xd0\xcf\x11\xe0", "旧.xls", "另存为", id="旧版xls"),
    pytest.param("你好，世界\n".encode(), "信.csv", "表头", id="不是表格"),
]


@pytest.mark.parametrize(("data", "name", "says"), UPLOADS)
def test_a_sheet_that_is_none_gives_one_sentence(data, name, says):
    app = begun().run()
    app.file_uploader[0].set_value((name, data, "application/octet-stream")).run()
    assert not app.exception
    assert says in app.error[0].value


def test_own_headings_are_confirmed_once():
    data = "合同编号,承租人,每月还多少,怪列\nA-1,张某,8000,x\n".encode()
    app = begun().run()
    app.file_uploader[0].set_value(("台账.csv", data, "text/csv")).run()
    assert "确认列名" in words(app)
    app.selectbox(key="triage-heading-2").set_value("rent")
    next(b for b in app.button if b.label == "确认并开始分拣").click().run()
    assert not app.exception and not app.error
    (name,) = saved_worklists.saved()
    assert saved_worklists.load(name.id).rows[0].contract.rent == Decimal("8000.00")
    app = begun().run()
    app.file_uploader[0].set_value(("台账.csv", data, "text/csv")).run()
    assert "确认列名" not in words(app) and len(saved_worklists.saved()) == 2


def test_the_downloaded_workbook_is_that_of_the_page():
    made = with_weights(desk(), Weights(urgency=0.0, stake=1.0, odds=0.0, ease=0.0))
    book = load_workbook(io.BytesIO(workbook(made, PatternOdds(FixedOdds()))))
    numbers = [c.value for c in book["排序清单"]["B"][3:]]
    assert numbers == [each.contract.number for each in made.ranked()]


def test_lines_of_a_desk_are_those_of_the_command():
    made = desk()
    lines = list(RankedDesk(made, PatternOdds(FixedOdds())).ranked_lines())
    assert [line["rank"] for line in lines] == list(range(1, len(lines) + 1))
    assert sum(line["model_case"] for line in lines) == len(made.groups())
    json.dumps(lines)


FILTERS = [
    pytest.param("LZ-001", None, None, ["LZ-001"], id="按编号"),
    pytest.param("没有这样的", None, None, [], id="没有命中"),
    pytest.param("", None, "浙江", ["LZ-012"], id="按地区"),
]


@pytest.mark.parametrize(("said", "route", "region", "numbers"), FILTERS)
def test_the_list_is_narrowed(said, route, region, numbers):
    found = filtered(desk().listed, said, route, region)
    assert [each.contract.number for each in found] == numbers


def test_the_advised_route_is_not_kept_as_a_choice():
    made = with_route(desk(), 0, Route.TERMINATE)
    assert made.saved.routes == {0: Route.TERMINATE}
    assert with_route(made, 0, None).saved.routes == {}


def test_a_row_that_tells_too_little_is_unknown_never_nought():
    sheet = read_sheet_bytes("合同编号,承租人\nA-1,张某\n".encode(), "少.csv")
    made = lay_out(new_worklist(sheet, "少", EXAMPLE_DAY), PatternOdds(FixedOdds()))
    (only,) = made.listed
    assert only.due is None and only.asked is None
    book = load_workbook(io.BytesIO(workbook(made, PatternOdds(FixedOdds()))))
    assert [book["排序清单"].cell(row=4, column=at).value for at in (11, 12)] == [None, None]
    saved_worklists.save(made.saved)
    said = words(opened_list(made))
    assert "到期未付租金，另有1份不明" in said and "金额不明、未计入：未填1份" in said
