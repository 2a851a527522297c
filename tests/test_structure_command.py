"""``structure`` as its callers meet it: keys, order, exit codes, bad input, a kill in the middle."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from cases.store.store import Store
from dashboard.__main__ import main
from dashboard.commands.progress import Progress

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "gold" / "own"
NAMES = [path.name for path in sorted(OWN.glob("*.txt"))]
PAPER = (OWN / NAMES[0]).read_text(encoding="utf-8")
KEYS = {
    "document", "doc_type", "court", "case_no", "cause", "procedure", "judgment_date", "parties",
    "claims", "counterclaims", "statutes_applied", "order_items", "order_amounts", "court_fee",
    "outcome", "record", "evidence", "warnings",
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path / "home"))


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def lines(papers: list[object]) -> str:
    return "".join(json.dumps(paper, ensure_ascii=False) + "\n" for paper in papers)


def stored() -> int:
    store = Store.open()
    try:
        return store.count()
    finally:
        store.close()


def test_a_paper_becomes_one_line_with_the_keys_of_the_contract(tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["structure", str(OWN / NAMES[0]), "--jsonl", str(out)]) == 0
    (row,) = rows(out)
    assert set(row) == KEYS
    assert row["document"] == NAMES[0]
    assert all(PAPER[e["start"] : e["end"]] == e["quote"] for e in row["evidence"])
    assert row["record"]["collection"] == "own" and row["record"]["text"] == PAPER
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl"]


def test_many_papers_keep_their_order_whatever_the_number_of_processes(tmp_path):
    one, two = tmp_path / "一.jsonl", tmp_path / "二.jsonl"
    papers = [str(OWN / name) for name in NAMES]
    assert main(["structure", *papers, "--jsonl", str(one), "--jobs", "1"]) == 0
    assert main(["structure", *papers, "--jsonl", str(two), "--jobs", "2"]) == 0
    assert [row["document"] for row in rows(one)] == NAMES
    assert one.read_bytes() == two.read_bytes()


def test_json_lines_keep_their_ids_and_a_bad_line_is_one_row(tmp_path, capsys):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        lines(
            [{"id": "D1", "text": PAPER}, {"id": 7, "text": PAPER}, {"id": "D3"}, {"text": PAPER}]
        )
        + "{坏行\n\n"
        + lines([{"id": "D6", "text": "本合同由甲方与乙方订立。"}, {"id": "D7", "text": ""}]),
        encoding="utf-8",
    )
    assert main(["structure", str(source), "--jsonl", str(out)]) == 1
    found = rows(out)
    assert [row["document"] for row in found] == ["D1", 7, "D3", "in.jsonl第4行", "in.jsonl第5行", "D6", "D7"]  # fmt: skip
    assert ["error" in row for row in found] == [False, False, True, False, True, True, True]
    assert all(set(row) == {"document", "error"} for row in found if "error" in row)
    assert capsys.readouterr().err.count("：") >= 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_json_lines_in_any_encoding(tmp_path, encoding):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(lines([{"id": "甲", "text": PAPER}]).encode(encoding))
    assert main(["structure", str(source), "--jsonl", str(out)]) == 0
    assert [row["document"] for row in rows(out)] == ["甲"]


def test_words_on_the_screen_and_json_on_request(capsys):
    assert main(["structure", str(OWN / NAMES[0])]) == 0
    said = capsys.readouterr()
    assert "天津市海翎区人民法院" in said.out and "文书1份，失败0份" in said.err
    assert main(["structure", str(OWN / NAMES[0]), "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == KEYS


def test_saved_papers_are_in_the_store_once(tmp_path, capsys):
    papers = [str(OWN / name) for name in NAMES[:3]]
    assert main(["structure", *papers, "--save"]) == 0
    assert "新存入文书库3份，原已在库0份" in capsys.readouterr().err
    assert main(["structure", *papers, "--save", "--jsonl", str(tmp_path / "o.jsonl")]) == 0
    assert "新存入文书库0份，原已在库3份" in capsys.readouterr().out
    assert stored() == 3


def pdf(pages: int = 1, password: str | None = None, words: str = "空白") -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, canPrint=1) if password else None)
    for _ in range(pages):
        canvas.setFont("STSong-Light", 12)
        for i, line in enumerate(words.split("\n")):
            canvas.drawString(60, 780 - 18 * i, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return out.getvalue()


def sheet(*texts: str) -> bytes:
    book = Workbook()
    book.active.append(["案号", "正文"])
    for i, text in enumerate(texts):
        book.active.append([f"（2023）津{i}号", text])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


CONTRACT = (
    "融资租赁合同\n甲方（出租人）：某租赁公司\n乙方（承租人）：某运输公司\n"
    "甲乙双方经协商一致，签订本合同。本合同项下租赁物为牵引车一台，乙方应按本合同约定支付租金。"
)
ENGLISH = (
    "IN THE HIGH COURT OF JUSTICE. The plaintiff, ABC Leasing Ltd v. XYZ Transport Ltd, the "
    "defendant. This judgment concerns unpaid rent under a finance lease of an excavator."
)
COMPLAINT = "民事起诉状\n原告：某租赁公司。\n被告：李某。\n诉讼请求：判令被告支付租金10万元。\n" * 3

BAD = [
    pytest.param("空.txt", b"", "空的", id="空文件"),
    pytest.param("空白.txt", "　 \n\n".encode(), "没有文字", id="只有空白"),
    pytest.param("图.txt", bytes(range(256)) * 50, "二进制|不是文字", id="二进制"),
    pytest.param("锁.pdf", pdf(password="1234"), "密码", id="设了密码的PDF"),
    pytest.param("锁.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 800, "密码", id="设了密码的Word"),
    pytest.param("断.pdf", pdf(words=PAPER)[:900], "损坏|不完整|没有读到文字", id="截断的PDF"),
    pytest.param("断.docx", docx(PAPER)[:2000], "损坏", id="截断的Word"),
    pytest.param("断.zip", archive({"a.txt": PAPER.encode()})[:60], "压缩包", id="截断的压缩包"),
    pytest.param("空.zip", archive({}), "没有文件", id="空的压缩包"),
    pytest.param("炸弹.zip", archive({"a.txt": b"0" * 60_000_000}), "压缩炸弹", id="压缩炸弹"),
    pytest.param("炸弹.docx", archive({"word/document.xml": b" " * 60_000_000}), "压缩炸弹", id="Word里的压缩炸弹"),
    pytest.param("炸弹.xlsx", archive({"xl/workbook.xml": b" " * 60_000_000}), "压缩炸弹", id="表格里的压缩炸弹"),
    pytest.param("路径.zip", archive({"../../../etc/cron.d/x.exe": b"x"}), "不认识", id="压缩包里的路径花招"),
    pytest.param("合同.txt", CONTRACT.encode(), "合同", id="合同"),
    pytest.param("english.docx", docx(ENGLISH), "外文", id="英文判决"),
    pytest.param("起诉状.txt", COMPLAINT.encode(), "起诉状", id="起诉状"),
    pytest.param("五百页.pdf", pdf(500, words="第一条　出租人与承租人签订本合同。\n第二条　本合同项下租金每月一万元。"), "合同", id="五百页的合同"),
    pytest.param("图片.png", b"\x89PNG broken", "图片", id="坏图片"),
    pytest.param("旧.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 800, "docx", id="旧版Word"),
    pytest.param("表.xlsx", sheet(), "没有文书", id="空表"),
    pytest.param("行.jsonl", b"\n\n", "空的", id="空的JSON行"),
    pytest.param("行.jsonl", b'{"id": 1, "text": null}', "text", id="没有正文的JSON行"),
    pytest.param("行.jsonl", ("[" * 100_000).encode(), "JSON", id="层层嵌套的JSON行"),
    pytest.param("程序.exe", b"MZ", "不认识", id="不认识的种类"),
    pytest.param("没有这个文件.txt", None, "打不开", id="没有这个文件"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "says"), BAD)
def test_bad_input_is_one_clear_chinese_row_and_nothing_is_stored(tmp_path, capsys, name, data, says):  # fmt: skip
    source, out = tmp_path / name, tmp_path / "out.jsonl"
    if data is not None:
        source.write_bytes(data)
    assert main(["structure", str(source), "--jsonl", str(out), "--save"]) == 2
    (row,) = rows(out)
    assert set(row) == {"document", "error"}
    assert re.search(says, row["error"]), row["error"]
    assert row["error"].endswith("。") and "意外" not in row["error"]
    said = capsys.readouterr()
    assert row["error"] in said.err and "Traceback" not in said.err + said.out
    assert stored() == 0
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"home", "out.jsonl", *([name] if data is not None else [])}


def test_a_bad_file_among_good_ones_stops_nothing(tmp_path):
    folder, out = tmp_path / "卷宗", tmp_path / "out.jsonl"
    (folder / "二").mkdir(parents=True)
    (folder / "a.txt").write_text(PAPER, encoding="utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "c.zip").write_bytes(archive({"甲.txt": PAPER.encode("gb18030"), "乙.txt": b""}))
    (folder / "d.xlsx").write_bytes(sheet(PAPER, CONTRACT))
    (folder / "二" / "e.docx").write_bytes(docx(*PAPER.split("\n")))
    (folder / ".隐藏.txt").write_text(PAPER, encoding="utf-8")
    assert main(["structure", str(folder), "--jsonl", str(out)]) == 1
    found = [(row["document"], "error" in row) for row in rows(out)]
    assert found == [
        ("a.txt", False),
        ("b.pdf", True),
        ("c.zip/甲.txt", False),
        ("c.zip/乙.txt", True),
        ("d.xlsx第2行（2023）津0号", False),
        ("d.xlsx第3行（2023）津1号", True),
        ("二/e.docx", False),
    ]


def test_an_empty_folder_and_an_unwritable_output_say_so(tmp_path, capsys):
    (tmp_path / "空").mkdir()
    assert main(["structure", str(tmp_path / "空"), "--json"]) == 2
    assert "没有可以读取的文书" in capsys.readouterr().err
    out = tmp_path / "没有" / "out.jsonl"
    assert main(["structure", str(OWN / NAMES[0]), "--jsonl", str(out)]) == 2
    assert "不能写入" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["in.jsonl", "卷宗/out.jsonl"])
def test_an_input_is_never_overwritten(tmp_path, capsys, name):
    folder, source = tmp_path / "卷宗", tmp_path / "in.jsonl"
    folder.mkdir()
    source.write_text(lines([{"id": 1, "text": PAPER}]), encoding="utf-8")
    before = source.read_bytes()
    assert main(["structure", str(source), str(folder), "--jsonl", str(tmp_path / name)]) == 2
    assert "不能写进输入" in capsys.readouterr().err
    assert source.read_bytes() == before and not list(folder.iterdir())


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(5, "5秒"), (75, "1分15秒"), (3600, "1小时0分"), (7325, "2小时2分")],
)
def test_time_left_is_told_as_people_say_it(monkeypatch, capsys, seconds, said):
    clock = iter([0.0, float(seconds)])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    progress = Progress(total=200)
    progress.step(weight=100, papers=3, failed=1)
    told = capsys.readouterr().err
    if seconds < 15:
        assert told == "", "in a log a line is written now and then"
    else:
        assert told == f"已处理3份，失败1份，约剩{said}\n"


# Ends itself as a power cut would: at the third piece of output, written but not yet noted.
KILLED = """
import os, signal, sys
from pathlib import Path
whole = Path.replace
noted = 0
def replace(self, target):
    global noted
    noted += str(target).endswith(".journal")
    if noted == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(self, target)
Path.replace = replace
if __name__ == "__main__":
    import argparse
    from dashboard.commands import structure
    parser = argparse.ArgumentParser()
    structure.configure(parser)
    sys.exit(structure.run(parser.parse_args(sys.argv[2:])))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 SIGKILL")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_goes_on_where_it_stopped_and_writes_nothing_twice(tmp_path, capsys, jobs):
    texts = [(OWN / name).read_text(encoding="utf-8") for name in NAMES]
    papers = [{"id": i, "text": texts[i % len(texts)] + f"\n（第{i}份）"} for i in range(120)]
    papers[50]["text"] = "坏"
    source, out, whole = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    source.write_text(lines(papers), encoding="utf-8")
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    order = ["structure", str(source), "--save", "--jobs", jobs, "--jsonl"]
    done = subprocess.run(
        [sys.executable, str(script), *order, str(out)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert not out.exists()
    part = rows(tmp_path / "out.jsonl.part")
    assert len(part) == 48, "three pieces are written, the third not yet noted"
    assert stored() == 48

    assert main([*order, str(out)]) == 1
    said = capsys.readouterr()
    assert "已处理32项" in said.err
    assert "文书119份，失败1份，新存入文书库103份，原已在库16份" in said.out
    assert [row["document"] for row in rows(out)] == list(range(120))
    assert stored() == 119
    assert not list(tmp_path.glob("out.jsonl.*"))

    assert main(["structure", str(source), "--jsonl", str(whole), "--jobs", "1"]) == 1
    assert out.read_bytes() == whole.read_bytes()


def test_a_run_whose_inputs_changed_since_starts_afresh(tmp_path, capsys):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(lines([{"id": i, "text": PAPER} for i in range(40)]), encoding="utf-8")
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    order = ["structure", str(source), "--jobs", "1", "--jsonl", str(out)]
    subprocess.run(
        [sys.executable, str(script), *order],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    source.write_text(lines([{"id": i, "text": PAPER} for i in range(7, 20)]), encoding="utf-8")
    assert main(order) == 0
    assert "接着" not in capsys.readouterr().err
    assert [row["document"] for row in rows(out)] == list(range(7, 20))


DEADLY = """
import os, signal, sys
from cases.intake import work
def deadly(document, **more):
    if "致命" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return harmless(document, **more)
harmless, work.structure_document = work.structure_document, deadly
if __name__ == "__main__":
    import argparse
    from dashboard.commands import structure
    parser = argparse.ArgumentParser()
    structure.configure(parser)
    sys.exit(structure.run(parser.parse_args(sys.argv[2:])))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 SIGKILL")
def test_a_paper_that_kills_its_process_is_one_row(tmp_path):
    papers = [{"id": i, "text": PAPER + ("致命" if i == 21 else "")} for i in range(40)]
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(lines(papers), encoding="utf-8")
    script = tmp_path / "deadly.py"
    script.write_text(DEADLY, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), "structure", str(source), "--jobs", "2", "--jsonl", str(out)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    found = rows(out)
    assert len(found) == 40
    assert [i for i, row in enumerate(found) if "error" in row] == [21]
    assert "意外中止" in found[21]["error"]
