"""Files in: every format gives the same words, and every bad file one clear Chinese reason."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from cases.sources import SourceDocument, SourceFailure, read_documents
from cases.sources.open import READERS, read_bytes

PAPER = "天津市滨海新区人民法院\n民 事 判 决 书\n（2023）津0116民初1号\n原告：甲融资租赁有限公司。\n判决如下：\n一、被告乙于本判决生效之日起十日内支付租金12000元。"


def only(data: bytes, name: str) -> SourceDocument | SourceFailure:
    (result,) = read_bytes(data, name)
    return result


def words(data: bytes, name: str) -> str:
    result = only(data, name)
    assert isinstance(result, SourceDocument), result
    return result.text


def problem(data: bytes, name: str) -> str:
    result = only(data, name)
    assert isinstance(result, SourceFailure), result
    assert result.problem.endswith("。")
    return result.problem


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_text_in_any_encoding(encoding):
    assert words(PAPER.encode(encoding), "判决.txt") == PAPER


def test_web_page_gives_what_a_reader_sees():
    page = f"<html><head><style>p {{color: red}}</style><title>题</title></head><body><script>alert(1)</script><p>{PAPER.splitlines()[0]}</p><div>民事<b>判决</b>书<br/>正文&nbsp;一</div></body></html>"
    assert (
        words(page.encode("gb18030"), "判决.html") == "天津市滨海新区人民法院\n民事判决书\n正文 一"
    )


def docx(*, table: bool = True, numbered: bool = True) -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "（2023）津0116民初1号"
    document.add_paragraph("民事判决书")
    if table:
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "原告", "甲公司"
    document.add_paragraph("判决如下：")
    if numbered:
        for item in ("支付租金。", "驳回其他诉讼请求。"):
            document.add_paragraph(item, style="List Number")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_file_keeps_header_table_order_and_automatic_numbers():
    lines = words(docx(), "判决.docx").split("\n")
    assert lines[:4] == ["（2023）津0116民初1号", "民事判决书", "原告\t甲公司", "判决如下："]
    assert [line[:2] for line in lines[4:]] == ["1.", "2."]


def pdf(pages: int = 1, password: str | None = None) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, canPrint=1) if password else None)
    for number in range(pages):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(
            72, 700, f"天津市滨海新区人民法院民事判决书正文第{number + 1}页，原告甲融资租赁有限公司"
        )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pdf_with_text_knows_its_pages():
    result = only(pdf(500), "判决.pdf")
    assert isinstance(result, SourceDocument)
    assert len(result.pages) == 500
    assert "正文第500页" in result.pages[-1].of(result.text)
    assert result.recognised == ()


def scan() -> Image.Image:
    import subprocess

    found = subprocess.run(
        ["fc-match", "-f", "%{file}", "sans:lang=zh-cn"], capture_output=True, text=True
    ).stdout
    if "CJK" not in found:
        pytest.skip("没有中文字体，无法画出扫描件")
    picture = Image.new("RGB", (1200, 400), "white")
    ImageDraw.Draw(picture).text(
        (40, 60),
        "天津市滨海新区人民法院\n民事判决书",
        font=ImageFont.truetype(found, 48),
        fill="black",
    )
    return picture


@pytest.mark.parametrize(("kind", "name"), [("PDF", "扫描.pdf"), ("PNG", "扫描.png")])
def test_scan_is_recognised_offline_and_says_so(kind, name):
    pytest.importorskip("rapidocr", reason="文字识别是可选组件")
    out = io.BytesIO()
    scan().save(out, kind)
    result = only(out.getvalue(), name)
    assert isinstance(result, SourceDocument)
    assert "滨海新区人民法院" in result.text and "民事判决书" in result.text
    assert result.recognised == (1,)


def archive(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return out.getvalue()


def test_archive_gives_its_papers_and_says_what_it_could_not_read():
    data = archive({
        "一/甲.txt": PAPER.encode(),
        "../../etc/乙.txt": PAPER.encode("gb18030"),
        "C:\\丙.docx": docx(),
        "坏.pdf": b"%PDF-1.4 broken",
        "里层.zip": archive({"x.txt": b"x"}),
        "__MACOSX/._甲.txt": b"x",
    })  # fmt: skip
    results = list(read_bytes(data, "卷.zip"))
    assert [r.name for r in results] == [
        "卷.zip/一/甲.txt",
        "卷.zip/etc/乙.txt",
        "卷.zip/丙.docx",
        "卷.zip/坏.pdf",
        "卷.zip/里层.zip",
    ]
    assert [isinstance(r, SourceDocument) for r in results] == [True, True, True, False, False]


def test_archive_bomb_is_not_unpacked():
    (result,) = read_bytes(archive({"弹.txt": b"0" * 80_000_000}), "弹.zip")
    assert isinstance(result, SourceFailure) and "压缩炸弹" in result.problem


def sheet(rows: list[list[str]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("导出.xlsx", sheet([["案号", "正文"], ["（2023）津1号", PAPER], ["", ""], ["（2023）津2号", PAPER]]), id="xlsx"),
        pytest.param("导出.csv", f'案号,正文\n（2023）津1号,"{PAPER}"\n,\n（2023）津2号,"{PAPER}"\n'.encode("gb18030"), id="csv"),
        pytest.param("导出.jsonl", "\n".join(json.dumps({"id": f"（2023）津{i}号", "text": PAPER}) for i in (1, 2)).encode(), id="jsonl"),
    ],
)  # fmt: skip
def test_exports_hold_one_paper_a_row(name, data):
    results = list(read_bytes(data, name))
    assert [r.text for r in results] == [PAPER, PAPER]
    assert all(f"津{i}号" in r.name for i, r in enumerate(results, start=1))


BAD = [
    ("空文件", b"", "判决.txt", "空的"),
    ("只有空白", "　 \n".encode(), "判决.txt", "没有文字"),
    ("二进制改名", bytes(range(256)) * 40, "判决.txt", "不是"),
    ("不认识的种类", b"x", "判决.exe", "不认识"),
    ("没有扩展名", b"x", "判决", "不认识"),
    ("坏docx", b"PK\x03\x04 broken", "判决.docx", "docx"),
    ("截断docx", docx()[:900], "判决.docx", "docx"),
    ("加密docx", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "判决.docx", "密码"),
    ("不是zip内容的docx", archive({"a.txt": b"x"}), "判决.docx", "docx"),
    ("坏pdf", b"%PDF-1.7\n", "判决.pdf", "PDF"),
    ("加密pdf", pdf(password="1234"), "判决.pdf", "密码"),
    ("截断zip", archive({"a.txt": PAPER.encode()})[:40], "判决.zip", "压缩包"),
    ("坏图片", b"\x89PNG broken", "判决.png", "图片"),
    ("空表", sheet([["正文"]]), "导出.xlsx", "没有文书"),
    ("没有正文列", sheet([["甲", "乙"], ["1", "2"]]), "导出.xlsx", "正文"),
    ("坏xlsx", b"PK\x03\x04", "导出.xlsx", "xlsx"),
    ("坏jsonl", b"{", "导出.jsonl", "JSON"),
    ("jsonl缺text", b'{"id": 1}', "导出.jsonl", "text"),
    ("网页无正文", b"<html><script>x</script></html>", "判决.html", "正文"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "says"), [row[1:] for row in BAD], ids=[row[0] for row in BAD]
)
def test_bad_file_gives_one_clear_reason(data, name, says):
    assert says in problem(data, name)


def test_folder_is_read_in_order_and_one_bad_file_stops_nothing(tmp_path: Path):
    (tmp_path / "b.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(b"broken")
    (tmp_path / ".hidden.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "notes.py").write_text("x", encoding="utf-8")
    assert [(r.name, isinstance(r, SourceDocument)) for r in read_documents(tmp_path)] == [
        ("a.docx", False),
        ("b.txt", True),
    ]
    (missing,) = read_documents(tmp_path / "没有.txt")
    assert "打不开" in missing.problem


@settings(max_examples=150, deadline=None)
@given(
    data=st.binary(max_size=400),
    suffix=st.sampled_from([s for s in READERS if s not in (".doc", ".wps")]),
)
def test_no_bytes_raise(data, suffix):
    for result in read_bytes(data, f"x{suffix}"):
        assert isinstance(result, (SourceDocument, SourceFailure))
