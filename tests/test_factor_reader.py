"""The reader of factors: what it finds in words that neither cues nor its phrases were made from."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from cases.factor_exam import labelled_tellings, measure, overall
from cases.factor_phrases import EXAM_TELLINGS, UNSEEN_TELLINGS, factor_phrases, read_tellings
from cases.factors import FactorState, catalogue, find_factors
from models.factor_reader import FactorReader, alike, passages
from models.persist import load_reader

MARGIN = 0.03


@pytest.fixture(scope="module")
def reader():
    return load_reader()


def scores(read):
    """Precision and recall of what ``read`` finds in the exam's tellings."""
    exam = labelled_tellings(read_tellings(EXAM_TELLINGS))
    score = overall(measure(exam, read).values())
    return score.precision, score.recall


def test_exam(reader):
    """130 tellings were written blind to cues and phrases; trust was learned on one half, the
    other is this exam."""
    precision, recall = scores(reader.read)
    assert precision >= 0.85 - MARGIN
    assert recall >= 0.74 - MARGIN


def test_it_finds_more_than_cues_alone_and_errs_less(reader):
    by_cues, by_reader = scores(find_factors), scores(reader.read)
    assert by_reader[0] > by_cues[0] and by_reader[1] > by_cues[1]


def test_the_exam_was_not_learned_from():
    exam = {telling.text for telling in read_tellings(EXAM_TELLINGS)}
    learned = {text for line in factor_phrases() for text in (*line.shows, *line.near_misses)}
    assert not exam & {t.text for t in (*read_tellings(), *read_tellings(UNSEEN_TELLINGS))}
    assert not any(phrase in text for text in exam for phrase in learned if len(phrase) >= 12)


@pytest.mark.parametrize(
    ("facts", "factor", "state"),
    [
        pytest.param(
            "车拉回来第二周按二手车商的报价卖了，没评估也没通知他。",
            "disposal_without_appraisal",
            FactorState.PRESENT,
            id="未评估即处置",
        ),
        pytest.param(
            "催收函发过EMS，他签收了不理。", "asset_accepted", None, id="签收函件不是签收设备"
        ),
        pytest.param(
            "放款2000万，扣了200万保证金和60万咨询费。",
            "upfront_deduction",
            FactorState.PRESENT,
            id="放款时坐扣",
        ),
    ],
)
def test_reads_a_telling(reader, facts, factor, state):
    found = {f.id: f.state for f in reader.read(facts)}
    assert found.get(factor) is state


@pytest.mark.parametrize(
    ("request_", "factor", "told"),
    [
        pytest.param("请求支付全部未到期租金。", "rent_and_termination_both", False, id="只求租金"),
        pytest.param(
            "请求支付全部租金并解除合同。", "rent_and_termination_both", True, id="两样都求"
        ),
        pytest.param("请求违约金。", "penalty_and_interest_both", False, id="只求违约金"),
        pytest.param(
            "请求违约金和逾期利息。", "penalty_and_interest_both", True, id="违约金与利息都求"
        ),
        pytest.param("请求律师费3万元。", "legal_fee_paid", False, id="求律师费不是已付"),
        pytest.param(
            "1. 请求追加股东乙为被执行人", "not_a_listed_case", False, id="求追加不是不应追加"
        ),
    ],
)
def test_a_bare_request_tells_no_fact(reader, request_, factor, told):
    found = {each.id for each in reader.read("承租人欠租五期。" + request_)}
    assert (factor in found) is told


def sure_of(factor, words):
    """A reader that finds one factor in any words, and trusts every cue."""
    factors = tuple(catalogue())
    vectoriser = TfidfVectorizer(analyzer="char").fit([words])
    return FactorReader(
        factors=factors,
        vectoriser=vectoriser,
        weights=np.zeros((len(vectoriser.vocabulary_), len(factors))),
        biases=np.array([10.0 if name == factor else -10.0 for name in factors]),
        trust=np.array([0.0, 1.0, 20.0, 0.0]),
    )


def test_what_the_words_deny_undoes_nothing():
    facts = "被执行人是一人公司，唯一股东的私卡与公司账混收混付，没法证明财产独立。"
    found = sure_of("financial_independence_proved", facts).read(facts)
    states = {f.id: f.state for f in found}
    assert states["financial_independence_proved"] is FactorState.ABSENT
    assert states["sole_shareholder_commingling"] is FactorState.PRESENT


def test_what_is_found_quotes_its_words_and_says_how_sure(reader):
    facts, defence = "客户三个月没交租，我们半夜把车拖走了。", "出租人没有催告就来拖车。"
    for found in reader.read(facts, defence):
        told = defence if found.in_defence else facts
        assert told[found.start : found.end] == found.quote
        assert 0.5 <= found.sureness <= 1


@pytest.mark.parametrize("text", ["", "，。；", "x" * 5000, "欠租，" * 3000])
def test_any_text_is_read(reader, text):
    assert {found.id for found in reader.read(text)} <= set(catalogue())


def test_names_and_numbers_do_not_matter():
    assert alike("我司于2023年收回挖掘机") == alike("租赁公司于2024年收回牵引车")


def test_passages_are_one_to_three_clauses():
    text = "甲，乙。丙；丁"
    assert [span.of(text) for span in passages(text)][:3] == ["甲，", "甲，乙。", "甲，乙。丙；"]
