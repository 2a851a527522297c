"""文书入库 reads uploads apart from the server: what breaks there is a sentence, and costs one file."""

import io
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image

from cases.errors import SourceError
from cases.intake.work import structure_bytes
from cases.triage.examples import render_example_sheet
from dashboard.intake.drawing import draw_page
from dashboard.intake.reader import UploadReader

OWN = Path(__file__).parent / "gold" / "own"
PAPER = OWN / "lease-01-excavator-acceleration.txt"

# Stands in for the reading process; a file's name says what befalls it.
BREAKS = """
import json, os, sys, threading
for line in sys.stdin.buffer:
    asked = json.loads(line)
    data = sys.stdin.buffer.read(asked["length"])
    say = lambda **said: print(json.dumps(said), flush=True)
    say(page=[1, 2])
    if asked["name"] == "崩溃.pdf":
        os.abort()
    if asked["name"] == "半行.pdf":
        print('{"paper"', end="", flush=True)
        os._exit(1)
    if asked["name"] == "停住.pdf":
        threading.Event().wait()
    say(paper={"document": asked["name"], "problem": "读到了"})
    say(end=True)
"""


def silent(done: int, pages: int) -> None:
    pass


def test_papers_come_back_as_they_were_read():
    data = PAPER.read_bytes()
    with UploadReader() as reader:
        (draft,) = reader.read(PAPER.name, data, silent)
        (table,) = reader.read("清单.xlsx", render_example_sheet(), silent)
    (here,) = structure_bytes(data, PAPER.name)
    assert draft.paper == here.paper and draft.problem is None
    assert draft.document == PAPER.name
    assert "请到“争议分拣”上传" in table.problem


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("崩溃.pdf", "意外中止", id="进程崩溃"),
        pytest.param("半行.pdf", "意外中止", id="话说了一半"),
        pytest.param("停住.pdf", "用时过长", id="没有回音"),
    ],
)
def test_a_file_that_breaks_the_reading_is_a_sentence_and_the_next_is_read(name, says):
    pages = []
    with UploadReader((sys.executable, "-c", BREAKS), patience=3.0) as reader:
        (broken,) = reader.read(name, b"x" * 100_000, lambda *page: pages.append(page))
        (next_one,) = reader.read("好.pdf", b"x", silent)
    assert broken.document == name and says in broken.problem and broken.paper is None
    assert pages == [(1, 2)]
    assert next_one.problem == "读到了"


def test_a_process_that_ends_before_it_reads_is_a_sentence():
    with UploadReader((sys.executable, "-c", "pass")) as reader:
        (draft,) = reader.read("大.pdf", b"x" * 5_000_000, silent)
    assert "意外中止" in draft.problem


@pytest.mark.parametrize(
    ("data", "number", "says"),
    [
        pytest.param(b"%PDF-1.7 broken", 2, "第2页无法显示", id="坏文件"),
        pytest.param(b"\x89PNG broken", 1, "图片无法显示", id="坏图片"),
    ],
)
def test_a_page_that_cannot_be_drawn_says_so(data, number, says):
    with pytest.raises(SourceError, match=says):
        draw_page(data, number, ["租金"])


@pytest.mark.parametrize(
    ("code", "patience"),
    [
        pytest.param("import os; os.abort()", 60.0, id="进程崩溃"),
        pytest.param("pass", 60.0, id="没有画出"),
        pytest.param("import threading; threading.Event().wait()", 0.5, id="没有回音"),
    ],
)
def test_a_drawing_that_breaks_off_is_a_sentence(code, patience):
    with pytest.raises(SourceError, match="无法显示"):
        draw_page(b"x" * 200_000, 1, [], command=(sys.executable, "-c", code), patience=patience)


def test_a_page_is_drawn():
    picture = Image.new("RGB", (40, 40), "white")
    out = io.BytesIO()
    picture.save(out, "PNG")
    assert draw_page(out.getvalue(), 1, ["\ud800租"])[:4] == b"\x89PNG"


def sheet(*rows: tuple[str, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


CONTRACTS = [
    pytest.param((("合同编号", "承租人", "融资金额（万元）"), ("A1", "甲", "12")), id="第一行是表头"),
    pytest.param((("逾期清单", "", ""), ("合同号", "承租人", "租金"), ("A1", "甲", "1")), id="表头上有标题"),
    pytest.param((("合同编号", "承租人", "地区", "备注"), ("A1", "甲", "天津", "长" * 300)), id="有一列很长的备注"),
]  # fmt: skip


@pytest.mark.parametrize("rows", CONTRACTS)
def test_a_list_of_contracts_is_shown_the_way_in_one_sentence(rows):
    (done,) = structure_bytes(sheet(*rows), "合同.xlsx")
    assert "像是合同清单" in done.problem and "争议分拣" in done.problem


def test_an_export_of_papers_is_read_though_it_names_lessees():
    text = PAPER.read_text(encoding="utf-8")
    rows = (("合同编号", "承租人", "地区", "正文"), ("A1", "甲", "天津", text))
    (done,) = structure_bytes(sheet(*rows), "文书.xlsx")
    assert done.paper is not None
