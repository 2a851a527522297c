"""From the example sheet to a worklist and a complaint, in a real browser, wide and narrow."""

import io
import re
import zipfile

import pytest
from browser import PATIENCE, WORDS_OF, settle, visit
from docx import Document
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

# The first answer waits for the model to be read.
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module", autouse=True)
def own_home(tmp_path_factory):
    """The server, started after this, keeps its worklists in a folder of the test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEASELENS_HOME", str(tmp_path_factory.mktemp("home")))
        yield


def taken(page: Page, button: str) -> tuple[str, bytes]:
    """The file behind a download button."""
    settle(page)
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.get_by_role("button", name=button).click()
    download = waiting.value
    return download.suggested_filename, download.path().read_bytes()


def open_contract(page: Page, number: str) -> None:
    chooser = page.get_by_role("combobox", name="打开合同")
    chooser.click()
    chooser.fill(number)
    page.get_by_role("option", name=number).click()


def section(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_example_to_a_worklist_and_a_complaint(address, browser, width):
    page = browser.new_page(
        viewport={"width": width, "height": 900}, locale="zh-CN", accept_downloads=True
    )
    page.set_default_timeout(PATIENCE)
    visit(page, f"{address}/triage")
    page.get_by_role("button", name="用示例开始").click()
    expect(page.get_by_role("tab", name="排序清单")).to_be_visible()
    listed = page.locator(".st-key-narrow-list" if width < 640 else ".st-key-wide-list")
    expect(listed).to_be_visible()

    page.get_by_role("button", name="生成工作清单").click()
    name, data = taken(page, "下载：示例合同表-工作清单.xlsx")
    assert name.endswith(".xlsx")
    assert load_workbook(io.BytesIO(data))["排序清单"].max_row > 60

    open_contract(page, "LZ-001")
    expect(page.get_by_role("heading", name="LZ-001")).to_be_visible()
    due = page.locator(".ll-compact .ll-number").first
    expect(due).to_have_text("80,000.00元")

    section(page, "修改")
    page.get_by_text("价款与租金", exact=True).click()
    page.get_by_label("已付期数").fill("13")
    page.get_by_label("已付期数").press("Enter")
    expect(due).to_have_text("72,000.00元")

    section(page, "文书")
    expect(page.get_by_role("button", name="下载民事起诉状")).to_be_visible()
    lessor = page.get_by_label("名称", exact=True)
    if not lessor.is_visible():
        # Told in an earlier worklist, it is known here and folded away.
        page.get_by_text("出租人（原告）信息").click()
    lessor.fill("某某融资租赁有限公司")
    page.get_by_role("button", name="保存，用于全部文书").click()
    expect(page.get_by_text("出租人信息已保存")).to_be_visible()
    name, data = taken(page, "下载民事起诉状")
    assert name == "LZ-001-张某-民事起诉状.docx"
    said = "\n".join(
        cell.text for t in Document(io.BytesIO(data)).tables for r in t.rows for cell in r.cells
    )
    assert "到期未付租金：72,000.00元" in said and "某某融资租赁有限公司" in said
    name, data = taken(page, "下载本合同全部文书")
    assert len(zipfile.ZipFile(io.BytesIO(data)).namelist()) == 5

    shared = page.url
    page.close()
    again = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
    again.set_default_timeout(PATIENCE)
    visit(again, shared)
    expect(again.locator(".ll-compact .ll-number").first).to_have_text("72,000.00元")
    again.close()


def own_export() -> bytes:
    """A sheet under a company's own headings, with a title above and a rent plan beside."""
    book = Workbook()
    book.active.append(["某融资租赁公司逾期台账"])
    book.active.append(["订单编号", "客户姓名", "起租日", "总租期", "罚息标准", "客户经理"])
    book.active.append(["DD-1", "王某", "2023-01-10", 2, "LPR的4倍", "赵某"])
    plan = book.create_sheet("还款计划")
    plan.append(["合同号", "类型", "期数", "应还日期", "应付金额"])
    plan.append(["DD-1", "租金", 1, "2023-02-10", 5000])
    plan.append(["DD-1", "租金", 2, "2023-03-10", 6000])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_companys_own_export_and_a_rent_changed_by_hand(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    file = {"name": "台账.xlsx", "mimeType": "", "buffer": own_export()}
    visit(page, f"{address}/triage")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("“客户经理”是")).to_be_visible()
    page.get_by_role("button", name="确认并开始分拣").click()
    expect(page.get_by_role("tab", name="来件问题（0）")).to_be_visible()
    # The same again: nothing is asked, nothing is wrong.
    page.get_by_role("button", name="换一份表").click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("tab", name="来件问题（0）")).to_be_visible()

    open_contract(page, "DD-1")
    due = page.locator(".ll-compact .ll-number").first
    expect(due).to_have_text("11,000.00元")
    section(page, "修改")
    rents = page.locator("[data-testid=stDataFrame]").first
    cells = rents.locator(".dvn-scroller")
    width = cells.bounding_box()["width"]
    # The rent is the last column; its first row lies below the headings.
    cells.click(position={"x": width - 40, "y": 52})
    page.keyboard.press("Enter")
    typed = page.locator("#portal input")
    typed.fill("5500")
    typed.press("Enter")
    expect(due).to_have_text("11,500.00元")
    page.close()


def test_no_english_is_left(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    visit(page, f"{address}/triage")
    # The upload box keeps its own words unseen.
    seen = WORDS_OF.replace("script", "script, [data-testid=stFileUploaderDropzone]")
    pages = [page.locator("[data-testid=stMain]").evaluate(seen)]
    page.get_by_role("button", name="用示例开始").click()
    expect(page.get_by_role("tab", name="排序清单")).to_be_visible()
    open_contract(page, "LZ-041")
    for name in ("金额", "路线与结果", "期限", "保全与规避", "证据", "文书"):
        section(page, name)
        page.wait_for_load_state("networkidle")
        pages.append(page.locator("[data-testid=stMain]").evaluate(WORDS_OF))
    page.close()
    for said in pages:
        assert not set(re.findall(r"[A-Za-z]{4,}", said)) - {"LeaseLens", "xlsx"}
