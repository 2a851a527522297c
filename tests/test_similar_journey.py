"""What a researcher does before a hearing, in a real browser: tell, narrow, read, report, share."""

import io
import re

import pytest
from browser import PATIENCE, WORDS_OF, settle, visit
from docx import Document
from playwright.sync_api import expect
from test_journey import DEFENCE, FACTS

from dashboard.reports.similar_case_report import is_as_issued
from dashboard.reports.similar_report_parts import HEADINGS, LOG_HEADING

# The first answer waits for the index to be built.
expect.set_options(timeout=PATIENCE)


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_facts_to_the_report_for_the_judge(address, browser, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    visit(page, f"{address}/similar")
    page.get_by_label("案情或判决书全文").fill(FACTS + DEFENCE)
    page.get_by_role("button", name="检索类案").click()
    expect(page.get_by_role("heading", name="检索结果")).to_be_visible()
    page.get_by_label("受理法院", exact=True).fill("天津市滨海新区人民法院")
    page.get_by_label("受理法院", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("held=[0-9a-f]{16}.*before="))
    assert "lock" not in page.url and "%E9%94%81" not in page.url
    expect(page.get_by_text("不利或仅部分支持").first).to_be_visible()
    passages = page.get_by_text(re.compile("^相似段落")).first
    passages.click()
    expect(page.locator("[class*=st-key-card-] mark").first).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width

    button = page.get_by_role("button", name="类案检索报告（提交法院版）")
    settle(page)
    with page.expect_download() as begun:
        button.click()
    data = begun.value.path().read_bytes()
    said = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    assert [line for line in said if line in HEADINGS] == list(HEADINGS) and LOG_HEADING in said
    assert is_as_issued(data)

    page.locator("[class*=st-key-card-] a").first.click()
    expect(page.get_by_text("返回案例列表")).to_be_visible()
    # Only once the case has been drawn whole does its address stand: back then leads to the search.
    expect(page).to_have_url(re.compile(r"library\?case=[^&]+$"))
    page.go_back()
    expect(page.get_by_role("heading", name="检索结果")).to_be_visible()
    page.close()


def test_from_a_case_to_its_like_and_a_link_to_share(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    visit(page, f"{address}/library?case=tianjin-4")
    page.get_by_role("link", name="找类案").click()
    expect(page.get_by_role("heading", name="检索结果")).to_be_visible()
    expect(page).to_have_url(re.compile("similar.*case=tianjin-4"))

    visit(page, f"{address}/similar?way=keywords&q=锁机 违约金&outcome=partly_granted")
    expect(page.get_by_role("heading", name="检索结果")).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()
    said = page.locator("[data-testid=stMain]").evaluate(WORDS_OF)
    assert not set(re.findall(r"[A-Za-z]{4,}", said)) - {"LeaseLens"}
    page.close()
