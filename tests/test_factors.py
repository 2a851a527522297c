"""Legal factors: every cue's examples, and texts as legal officers and courts tell them."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.bearing import Force
from cases.cue_notation import NEAR, SENTENCE_END, UNORDERED, CueError, parse_cues
from cases.extract.wording import load_entries
from cases.factor_cues import CueIndex
from cases.factors import FactorState, catalogue, find_factors, word_lists
from cases.positions import claim_of, positions
from cases.precedents import learning_cases
from cases.taxonomy import ClaimType, Direction

FACTORS = list(catalogue().values())


def told(facts, defence=""):
    """Ids of the factors that the texts say hold."""
    return {f.id for f in find_factors(facts, defence) if f.state is FactorState.PRESENT}


@pytest.mark.parametrize(
    ("factor", "text"),
    [pytest.param(f.id, text, id=f"{f.id}:{text}") for f in FACTORS for text in f.examples],
)
def test_example_shows_its_factor(factor, text):
    assert factor in told(text)


@pytest.mark.parametrize(
    ("factor", "text"),
    [pytest.param(f.id, text, id=f"{f.id}:{text}") for f in FACTORS for text in f.counterexamples],
)
def test_counterexample_does_not(factor, text):
    assert factor not in told(text)


@pytest.mark.parametrize("factor", FACTORS, ids=lambda f: f.id)
def test_entry_is_complete(factor):
    known = {case.case_id for case in learning_cases()}
    assert re.fullmatch(r"[a-z0-9_]+", factor.id)
    assert factor.label and factor.question.endswith("？") and factor.source
    assert 0 < len(factor.evidence) <= 40
    assert factor.bears and factor.cues and factor.examples and factor.counterexamples
    assert set(factor.library) <= known
    assert factor.opposite is None or factor.opposite in catalogue()


def test_every_factor_of_the_domain_notes_is_there():
    notes = Path(__file__).parents[2] / "shared" / "domain" / "factors.md"
    if not notes.exists():
        pytest.skip("the domain notes are not beside this checkout")
    wanted = set(re.findall(r"^\| ([a-z0-9_]+) \|", notes.read_text(encoding="utf-8"), re.M))
    assert wanted - {"id"} <= set(catalogue())


@pytest.mark.parametrize(
    "cue",
    ["{没有这个词表}锁机", "锁机…", "(锁机", "锁机)", "锁了?机", "甲＋乙…丙"],
    ids=["词表不存在", "空的部分", "括号不成对", "括号没有开头", "问号前没有括号", "次序混用"],
)
def test_bad_cue_is_refused(cue):
    with pytest.raises(CueError):
        parse_cues(cue, word_lists())


LONG = (
    "(还没|从来没|至今没)(向|给|对)?(我们|客户|承租人)(书面|当面|电话)?(催过|通知过|说过)…(款|钱)"
)


def test_a_part_of_very_many_words_is_left_in_halves():
    [cue] = parse_cues(LONG, {})
    assert [len(part) for part in cue.parts] == [2, 1]
    assert sum(map(len, cue.parts[0])) < 3 * 4 * 3 * 4 * 3 / 5
    assert "从来没对客户电话催过" in map("".join, product(*cue.parts[0]))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("他从来没对客户电话催过款。", [(1, 12)], id="前后两半相连"),
        pytest.param("他从来没，对客户电话催过款。", [], id="两半之间有标点"),
        pytest.param("至今没向我们说过钱，还没给客户催过款", [(0, 9), (10, 18)], id="两处"),
        pytest.param("客户催过款", [], id="只有后一半"),
    ],
)
def test_halves_are_found_where_they_adjoin(text, places):
    index = CueIndex([("told", cue) for cue in parse_cues(LONG, {})])
    assert sorted((hit.start, hit.end) for hit in index.find(text)) == places


def test_a_mark_that_ends_a_sentence_ends_the_last_word_of_a_cue():
    """A cue is looked for within its sentence, which ends behind its mark."""
    ruled_out = [line.lstrip("～＝") for f in FACTORS for line in f.unless]
    lines = ruled_out + [line for f in FACTORS for line in f.cues]
    lines += [line for entry in load_entries("dispute_cues") for line in entry["cues"]]
    for line in lines:
        for cue in parse_cues(line, word_lists()):
            *before, last = [list(map("".join, product(*part))) for part in cue.parts]
            ordered = not set(cue.joints) & set(UNORDERED)
            assert not any(SENTENCE_END.search(word) for part in before for word in part), line
            assert NEAR not in cue.joints or line not in ruled_out, line
            assert not any(SENTENCE_END.search(word[:-1] if ordered else word) for word in last), (
                line
            )


@pytest.mark.parametrize(
    ("text", "factor", "quote"),
    [
        pytest.param(
            "我司发出催告函。承租人不理，我司再次催收。",
            "demand_made",
            "催告函",
            id="两句都说取前句",
        ),
        pytest.param(
            "被告辩称出租人锁机。出租人将车辆锁机。",
            "lessor_locked_asset",
            "出租人将车辆锁机",
            id="先辩称后说取说的",
        ),
        pytest.param(
            "出租人没有锁机。次月出租人将车辆锁机。",
            "lessor_locked_asset",
            "出租人将车辆锁机",
            id="先否认后说取说的",
        ),
    ],
)
def test_of_several_places_the_plainest_is_given(text, factor, quote):
    assert {f.id: f.quote for f in find_factors(text)}[factor] == quote


@pytest.mark.parametrize(
    ("factor", "position", "direction"),
    [
        pytest.param(
            "fictitious_asset", "contract_validity@loan", "for", id="虚构租赁物利于说是借贷"
        ),
        pytest.param("fictitious_asset", "contract_validity@lease", "against", id="不利于说是租赁"),
        pytest.param("fictitious_asset", "insurance_benefit", None, id="与保险金无关"),
        pytest.param(
            "title_registered", "security_right@other", "against", id="登记不利于他人抵押"
        ),
        pytest.param("title_registered", "ownership@lessor", "for", id="登记利于出租人确权"),
        pytest.param(
            "no_guarantee_intent", "guarantor_liability@creditor", "against", id="无担保意思"
        ),
    ],
)
def test_direction_turns_with_who_asks_and_what_is_asked(factor, position, direction):
    bearing = catalogue()[factor].bearings.get(position)
    assert (bearing.direction.value if bearing else None) == direction


@pytest.mark.parametrize("factor", FACTORS, ids=lambda f: f.id)
def test_every_bearing_is_on_a_position(factor):
    for position in factor.bearings:
        several = {each.id for each in positions().get(claim_of(position), ())}
        assert position in several or (not several and position == claim_of(position))


def test_a_claim_type_is_moved_as_it_is_usually_asked():
    fictitious = catalogue()["fictitious_asset"]
    assert fictitious.bears[ClaimType.CONTRACT_VALIDITY] is Direction.FOR
    assert fictitious.bearings["return_of_asset@lessor"].force is Force.DECIDES


_WORDS = st.sampled_from(
    [
        "出租人",
        "承租人",
        "未",
        "没有",
        "催告",
        "锁机",
        "收回",
        "车辆",
        "第",
        "3",
        "期",
        "日万分之五",
        "，",
        "。",
        "如",
        "称",
        "保证金",
        "自",
        "2023年1月起",
        "欠",
        "租金总额",
        "100万元",
        "80%",
        "\n",
        "🚗",
    ]
)


@given(
    st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=60).map("".join)),
    st.text(max_size=60),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_valid_spans(facts, defence):
    for found in find_factors(facts, defence):
        text = defence if found.in_defence else facts
        assert text[found.start : found.end] == found.quote != ""
        assert found.id in catalogue()


def test_a_long_monotonous_text_is_read_in_one_go():
    """Every word of a cue thousands of times: the work must follow the length, not its square."""
    assert "lessor_locked_asset" in told("出租人将车辆锁机。" * 4000)
    find_factors("未催告" * 10000, "日万分之五" * 5000)
    find_factors("出租人" * 10000 + "锁机" * 10000)
    find_factors("没有扣除保证金，" * 10000)
    find_factors("2020年1月1日锁机，后起诉，" * 4000)
    find_factors("设备作价3300万元而净值140余万元，" * 4000)
