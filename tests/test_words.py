"""Cutting Chinese: the trade's words stay whole, nothing is lost, and jieba would cut alike."""

import json
import subprocess
import sys
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.bulletin import shipped_cases
from cases.precedents import extended_cases
from cases.words import LEASING_WORDS, WEIGHT, content_words, cut, leasing_words

ENTRIES = json.loads(LEASING_WORDS.read_text(encoding="utf-8"))


def entries_with(key):
    return [
        pytest.param(e["word"], text, id=f"{e['word']}-{text}")
        for e in ENTRIES
        for text in e.get(key, ())
    ]


@pytest.mark.parametrize(("word", "text"), entries_with("examples"))
def test_word_stays_whole(word, text):
    assert word in cut(text)


@pytest.mark.parametrize(("word", "text"), entries_with("counterexamples"))
def test_word_is_not_torn_out_of_others(word, text):
    assert word not in cut(text)


def test_every_word_has_an_example_and_stands_once():
    assert len(leasing_words()) == len(ENTRIES)
    assert all(e["examples"] and all(e["word"] in x for x in e["examples"]) for e in ENTRIES)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        pytest.param(
            "承租人应付留购价款200元。",
            ["承租人", "应付", "留购价款"],
            "数字和标点不是内容",
            id="留购价款",
        ),
        pytest.param(
            "出租人远程锁机后起诉", ["出租人", "远程", "锁机", "起诉"], "单字不是内容", id="锁机"
        ),
        pytest.param("2024年3月20日，3.45%", [], "日期与利率不带走", id="只有数字"),
        pytest.param("LPR ABC Corp.", [], "拉丁字母不是中文词", id="只有字母"),
        pytest.param("", [], "空文本没有词", id="空"),
    ],
)
def test_content_words(text, expected, why):
    assert content_words(text) == expected, why


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_nothing_is_lost(text):
    assert "".join(cut(text)) == text


@pytest.fixture(scope="module")
def jieba_cut():
    """The reference cutter with the same words; its one warning is filtered here."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*pkg_resources.*")
        import jieba
    tokenizer = jieba.Tokenizer()
    for word in sorted(leasing_words()):
        tokenizer.add_word(word, WEIGHT, "n")
    return tokenizer.lcut


def spans(words):
    found, position = set(), 0
    for word in words:
        found.add((position, position + len(word)))
        position += len(word)
    return found


def test_cuts_the_library_as_jieba_does(jieba_cut):
    shared = joined = 0
    for case in (*shipped_cases(), *extended_cases()):
        ours, reference = spans(cut(case.text)), spans(jieba_cut(case.text))
        shared += len(ours & reference)
        joined += len(ours | reference)
    assert shared / joined >= 0.995


def test_jieba_is_not_needed_at_run_time():
    code = "import sys, cases.words; cases.words.cut('锁机'); sys.exit('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
