"""Nothing that is dropped in breaks or stalls the readers and extractors: random and mutated input."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.errors import SourceError
from cases.intake.work import structure_bytes
from cases.judgment_json import judgment_json
from cases.sources.open import READERS
from cases.store.stored import dump_judgment, load_judgment
from cases.structure import structure_text

OWN = Path(__file__).parent / "gold" / "own"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(OWN.glob("*.txt"))]
# Pieces that the finders look for, so that random texts reach deep into them.
PIECES = [
    "原告", "被告", "上诉人", "被上诉人", "第三人", "（反诉原告）", "：", "，", "。", "；", "、", "\n", "　",
    "某某融资租赁有限公司", "李某1", "（以下简称", "甲公司", "）", "天津市滨海新区人民法院", "民 事 判 决 书",
    "（2023）津0116民初1号", "诉讼请求：", "1.", "一、", "（1）", "判令", "支付租金", "1,203,100元", "人民币壹佰万元",
    "年利率24%", "日万分之五", "LPR", "四倍", "自2023年6月21日起", "至实际清偿之日止", "二〇二三年十月十二日",
    "辩称", "本院认为", "经审理查明", "依照《中华人民共和国民法典》第五百七十七条、第五百八十五条第一款", "判决如下：",
    "裁定如下：", "驳回", "其他诉讼请求", "案件受理费", "减半收取", "由被告负担", "如不服本判决", "审判员", "连带清偿责任",
    "解除", "返还租赁物", "<p>", "&nbsp;", "🚛", "\u200b", "㎡", "￥", "０", "〇", "亿", "万元", "\x00",
]  # fmt: skip
ROUGH = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)  # fmt: skip
anything = st.text(max_size=400)
jumble = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A real-shaped paper with cuts, swaps, repeats and foreign pieces."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 400)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.just(text[start:end] * 2), st.just("")))
        text = text[:start] + piece + text[end:]
    return text


def check(text: str) -> None:
    try:
        judgment = structure_text(text, "x")
    except SourceError as error:
        assert re.search("[一-鿿].*。$", str(error))
        return
    assert all(0 <= shown.confidence <= 1 for shown in judgment.evidence)
    assert all(shown.span.of(text) == shown.quote for shown in judgment.evidence)
    assert all(passage.span.end <= len(text) for passage in judgment.passages)
    written = judgment_json(judgment)
    assert all(text[e["start"] : e["end"]] == e["quote"] for e in written["record"]["evidence"])


@ROUGH
@given(text=anything)
def test_any_text(text):
    check(text)


@ROUGH
@given(text=jumble)
def test_pieces_of_papers_in_any_order(text):
    check(text)


@ROUGH
@given(text=mutated())
def test_damaged_papers(text):
    check(text)


@settings(ROUGH, max_examples=40)
@given(text=mutated())
def test_what_is_read_can_be_kept(text):
    (done,) = structure_bytes(text.encode("utf-8", "replace") or b"x", "x.txt")
    if done.paper is not None:
        judgment = done.paper.judgment
        assert load_judgment(dump_judgment(judgment), judgment.text) == judgment


def test_half_a_character_costs_no_paper():
    line = json.dumps({"id": 1, "text": TEXTS[0] + "\ud800\x00"}).encode()
    (done,) = structure_bytes(line, "x.jsonl")
    assert done.paper is not None
    done.paper.judgment.text.encode("utf-8")


LONG = [
    pytest.param("原告" * 60_000, id="同一个词"),
    pytest.param("一二三四五六七八九十" * 12_000, id="没完没了的数字"),
    pytest.param("1" * 120_000, id="没完没了的阿拉伯数字"),
    pytest.param("1,234," * 20_000, id="没完没了的千分位"),
    pytest.param("（" * 120_000, id="只开不合的括号"),
    pytest.param("《" * 60_000 + "》" * 60_000, id="层层书名号"),
    pytest.param("有限公司" * 30_000, id="没完没了的公司名尾"),
    pytest.param("某" * 120_000 + "有限公司", id="没完没了的公司名"),
    pytest.param("、第一条" * 30_000, id="没完没了的条文"),
    pytest.param("依照《民法典》" + "第五百七十七条、" * 15_000 + "判决如下：", id="一口气引用的条文"),
    pytest.param("原告：甲公司。\n被告：乙公司。\n判决如下：\n" + "一、被告支付原告1元。\n" * 8_000, id="八千项主文"),
    pytest.param("原告：甲公司。\n被告：乙公司。\n判决如下：\n一、" + "乙公司支付甲公司1元，" * 8_000, id="一项里点名一万六千次"),
    pytest.param("原告：甲公司。\n被告：乙公司。\n判决如下：\n一、驳回。\n" + "案件受理费" * 12_000, id="没完没了的受理费"),
    pytest.param("原告：甲公司。\n被告：乙公司。\n被告" + "辩称" * 20_000 + "\n判决如下：\n一、驳回。", id="没完没了的辩称"),
    pytest.param("原告：甲公司。\n被告：乙公司。\n原告诉称：请求判令" + "支付租金；" * 12_000 + "\n判决如下：\n一、驳回。", id="一项请求里一万二千笔"),
    pytest.param("原告：甲公司。\n" + "被告：乙公司。\n" * 8_000 + "判决如下：\n一、驳回。", id="八千个被告"),
    pytest.param("\n" * 120_000, id="只有换行"),
    pytest.param(" 　\t" * 40_000, id="只有空白"),
    pytest.param("<div>" * 24_000, id="只开不合的标签"),
    pytest.param("自2023年1月1日起至" * 10_000, id="没完没了的起止"),
    pytest.param("以100元为基数，按日万分之五" * 8_000, id="没完没了的计息"),
    pytest.param(TEXTS[0] * 40, id="同一份判决四十遍"),
]  # fmt: skip


@pytest.mark.parametrize("text", LONG)
def test_long_and_monotonous_texts_end(text):
    check(text)


def office_file() -> bytes:
    document = Document()
    for line in TEXTS[0].split("\n")[:20]:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("甲.txt", TEXTS[0])
        file.writestr("乙/丙.html", f"<p>{TEXTS[1]}</p>")
    return out.getvalue()


WHOLE = {".docx": office_file(), ".zip": archive(), ".txt": TEXTS[0].encode("gb18030"), ".jsonl": b'{"id": "1", "text": "x"}\n' * 3}  # fmt: skip


@settings(ROUGH, max_examples=80)
@given(data=st.data(), suffix=st.sampled_from(sorted(WHOLE)))
def test_damaged_files_give_rows(data, suffix):
    whole = bytearray(WHOLE[suffix])
    for _ in range(data.draw(st.integers(0, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(whole)))
    for done in structure_bytes(bytes(whole[:cut]), f"x{suffix}"):
        assert (done.problem is None) != (done.paper is None)


@settings(ROUGH, max_examples=150)
@given(
    data=st.binary(max_size=300),
    suffix=st.sampled_from(sorted(set(READERS) - {".doc", ".wps"})),
)
def test_any_bytes_give_rows_and_never_a_surprise(data, suffix):
    for done in structure_bytes(data, f"x{suffix}"):
        assert (done.problem is None) != (done.paper is None)
        assert done.problem is None or "意外" not in done.problem
