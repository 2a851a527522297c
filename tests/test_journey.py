"""What a legal officer does, in a real browser: browse, see the evidence, predict, open a precedent."""

import re
import subprocess
import urllib.request
from pathlib import Path

import pytest
from browser import PATIENCE, WORDS_OF, visit
from playwright.sync_api import expect

ROOT = Path(__file__).parents[1]
FACTS = (
    "2020年4月，我司（出租人）与张某签订融资租赁合同，以售后回租方式融资，租赁物为牵引车一台、挂车一台。"
    "张某逾期支付租金后，我司于2022年6月远程锁机，七个月后才解锁，期间没有与张某协商，也没有起诉。"
    "我司现请求支付全部未付租金和逾期利息。"
)
DEFENCE = "张某称锁机给其造成停运损失，锁机后的违约金不应再计算。"


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_first_page_to_a_precedent(address, browser, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    visit(page, address)
    expect(page.get_by_role("heading", name="案例概览")).to_be_visible()

    page.goto(f"{address}/library")
    page.get_by_role("combobox", name="法院").click()
    page.get_by_role("option", name="天津").click()
    expect(page).to_have_url(re.compile("court=tianjin"))
    expect(page.get_by_text("命中8例")).to_be_visible()
    page.get_by_role("link", name=re.compile("出租人锁机后未及时采取救济措施")).click()
    expect(page.get_by_role("heading", name=re.compile("出租人锁机后"))).to_be_visible()
    expect(page).to_have_url(re.compile("case=tianjin-4"))

    page.get_by_role("button", name="依据：结果").first.click()
    mark = page.locator(".st-key-source-text mark").first
    expect(mark).to_be_visible()
    expect(page).to_have_url(re.compile("field=claims"))
    shared = page.url

    page.goto(f"{address}/predict")
    page.get_by_label("案情事实").fill(FACTS)
    page.get_by_label("对方答辩（可不填）").fill(DEFENCE)
    page.get_by_role("button", name="预测结果").click()
    expect(page.get_by_role("heading", name="预测结果")).to_be_visible()
    expect(page.get_by_text("可能性约").first).to_be_visible()
    page.locator("[class*=st-key-precedent-0-0] a").click()
    expect(page.get_by_text("返回案例列表")).to_be_visible()
    expect(page).to_have_url(re.compile("case="))

    page.goto(shared)
    expect(page.locator(".st-key-source-text mark").first).to_be_visible()
    page.close()


def test_no_english_is_left_on_any_page(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    for path in ("/", "/library", "/library?case=tianjin-4", "/predict"):
        visit(page, address + path)
        said = page.locator("[data-testid=stMain]").evaluate(WORDS_OF)
        latin = set(re.findall(r"[A-Za-z]{4,}", said)) - {"LeaseLens"}
        assert not latin, f"{path}: {latin}"
    page.close()


def test_the_server_answers_this_machine_only(address):
    port = int(address.rsplit(":", 1)[1])
    with urllib.request.urlopen(f"{address}/_stcore/health", timeout=10) as answer:
        assert answer.status == 200
    listening = subprocess.run(
        ["ss", "-ltnH", f"sport = :{port}"], capture_output=True, text=True, check=False
    )
    if listening.returncode == 0 and listening.stdout:
        assert all("127.0.0.1" in line for line in listening.stdout.splitlines())


# What the frame says to screen readers; a reader's own words and file names are not its business.
LABELS = """() => [...document.querySelectorAll("[aria-label], [alt], [title]")].flatMap(
  e => ["aria-label", "alt", "title"].map(name => e.getAttribute(name)).filter(Boolean))"""


def test_what_the_frame_says_is_chinese_too(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    for path in ("/", "/library", "/library?case=tianjin-4", "/predict", "/similar", "/intake"):
        visit(page, address + path)
        labels = page.evaluate(LABELS)
        english = {label for label in labels if re.match(r"[A-Z][a-z]{2,}", label)}
        assert not english, f"{path}: {english}"
    visit(page, f"{address}/library")
    page.get_by_label("第2页").click()
    page.get_by_role("combobox", name="法院").click()
    page.keyboard.type("没有这个法院")
    expect(page.get_by_text("没有符合的选项")).to_be_visible()
    visit(page, f"{address}/nowhere")
    expect(page.get_by_text("网址中的页面不存在")).to_be_visible()
    page.close()


def test_what_is_being_told_outlives_a_reload_though_never_sent(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page.set_default_timeout(PATIENCE)
    visit(page, f"{address}/predict")
    page.get_by_label("案情事实").click()
    page.keyboard.type(FACTS[:40])
    expect(page).to_have_url(re.compile("draft=[0-9a-f]{16}$"))
    page.keyboard.type("又写了一句")
    expect(page.get_by_label("案情事实")).to_have_value(f"{FACTS[:40]}又写了一句")
    page.get_by_label("对方答辩（可不填）").click()
    expect(page.get_by_text("已存为草稿")).to_be_visible()
    page.reload()
    expect(page.get_by_label("案情事实")).to_have_value(re.compile(FACTS[:40]))
    page.get_by_role("button", name="清除草稿").click()
    expect(page.get_by_label("案情事实")).to_have_value("")
    expect(page).to_have_url(f"{address}/predict")
    page.close()
