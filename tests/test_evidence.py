"""Pointing at words: spans are never empty, and say where and whether they meet."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cases.evidence import Evidence, Span
from cases.extract.found import Found

TEXT = "原告某金融租赁公司与被告张某签订合同"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param(0, 2, "原告", id="开头"),
        pytest.param(2, 9, "某金融租赁公司", id="中间"),
        pytest.param(16, 18, "合同", id="末尾"),
    ],
)
def test_words_at_a_span(start, end, words):
    assert Span(start, end).of(TEXT) == words


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(3, 3, id="空"),
        pytest.param(5, 2, id="倒置"),
        pytest.param(-1, 2, id="负数"),
        pytest.param(0, 0, id="开头的空"),
    ],
)
def test_a_range_that_holds_nothing_is_no_span(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        pytest.param((0, 5), (4, 9), True, id="交叉"),
        pytest.param((0, 5), (5, 9), False, id="相邻"),
        pytest.param((0, 9), (3, 4), True, id="包含"),
        pytest.param((0, 2), (7, 9), False, id="远离"),
        pytest.param((3, 4), (3, 4), True, id="相同"),
    ],
)
def test_overlap(a, b, meet):
    assert Span(*a).overlaps(Span(*b)) is meet


RANGES = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda r: Span(r[0], r[0] + r[1]))


@given(RANGES, RANGES)
def test_overlap_is_sharing_a_character(a, b):
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) is b.overlaps(a) is bool(shared)
    assert (a < b) == ((a.start, a.end) < (b.start, b.end))


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_span_gives_the_words_it_was_made_of(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = Span(start, end).of(text)
    assert len(words) == end - start
    assume(text.count(words) == 1)
    assert text.index(words) == start


def test_evidence_is_frozen():
    evidence = Evidence(field="lease.price", quote="原告", span=Span(0, 2))
    with pytest.raises(AttributeError):
        evidence.quote = "被告"


def test_a_value_found_names_its_telling_place_first():
    found = Found(value=1, spans=(Span(4, 6), Span(0, 2)), confidence=0.9)
    assert found.span == Span(4, 6)


@pytest.mark.parametrize(
    ("spans", "confidence", "says"),
    [
        pytest.param((), 0.9, "no words", id="没有依据"),
        pytest.param((Span(0, 1),), 1.1, "not a chance", id="大于一"),
        pytest.param((Span(0, 1),), -0.1, "not a chance", id="小于零"),
    ],
)
def test_a_value_without_words_or_with_no_chance_is_refused(spans, confidence, says):
    with pytest.raises(ValueError, match=says):
        Found(value=1, spans=spans, confidence=confidence)
