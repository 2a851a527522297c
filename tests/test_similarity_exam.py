"""The similarity exam: sound questions, true figures, and the gain over plain rankers of words."""

import json

import bm25s
import numpy as np
import pytest

from cases.errors import RecordError
from cases.precedents import learning_cases
from cases.words import content_words
from models.similar.exam import (
    SIMILARITY_EXAM,
    chosen_on,
    exam_questions,
    grade,
    read_questions,
    relevance,
    reported_on,
)
from models.similar.exam_report import ranking_figures, similarity_report
from models.similar.plain_bm25 import PlainBM25
from models.similar.principal_dispute import PrincipalDispute, text_of_case

RECORDS = {case.case_id: case for case in learning_cases()}


@pytest.fixture(scope="module")
def report():
    return similarity_report()


def test_the_exam_is_large_and_divided():
    questions = exam_questions()
    assert len(questions) >= 60
    assert len({q.source for q in questions}) == len(questions), "one question a case"
    assert not {q.id for q in chosen_on(questions)} & {q.id for q in reported_on(questions)}


@pytest.mark.parametrize("question", exam_questions(), ids=lambda q: q.id)
def test_a_question_is_retold_and_not_copied(question):
    source = text_of_case(RECORDS[question.source])
    runs = {question.text[i : i + 14] for i in range(max(0, len(question.text) - 13))}
    assert not [run for run in runs if run in source]


@pytest.mark.parametrize(
    ("source", "case", "expected"),
    [
        pytest.param("tianjin-4", "X061", 1, id="锁机是其次要争议"),
        pytest.param("X005", "X045", 2, id="同为合同性质，同有作价虚高"),
        pytest.param("tianjin-7", "beijing-1", 0, id="不同争议"),
    ],
)
def test_grades(source, case, expected):
    assert grade(RECORDS[source], RECORDS[case]) == expected


def test_the_matter_itself_is_left_out():
    for question in exam_questions():
        assert not question.left_out & relevance(question).keys()


def test_a_perfect_ranker_scores_one():
    def perfect(question):
        grades = relevance(question)
        return sorted(grades, key=lambda case_id: -grades[case_id])

    figures = ranking_figures(perfect, exam_questions())
    assert (figures.ndcg_at_10, figures.mrr, figures.recall_at_5) == (1, 1, 1)


def test_figures_hold_what_is_promised(report):
    ours, *plain = report.figures.values()
    bm25 = report.figures["词语BM25"]
    assert ours.ndcg_at_10 >= bm25.ndcg_at_10 + 0.10
    assert ours.first_same_type_leasing >= 0.90
    assert all(ours.mrr > other.mrr and ours.recall_at_5 > other.recall_at_5 for other in plain)


def test_the_gain_holds_on_the_words_of_the_library_itself(report):
    ours, *plain = report.as_told.values()
    assert all(ours.ndcg_at_10 >= other.ndcg_at_10 + 0.10 for other in plain)
    assert all(ours.first_same_type > other.first_same_type for other in plain)


def test_the_report_in_words_and_values(report):
    words = report.in_words()
    assert "nDCG@10" in words and "词语TF-IDF余弦" in words and "字二元组" in words
    assert set(report.to_json()["rankers"]) == set(report.figures)


def test_plain_bm25_agrees_with_bm25s():
    texts = [content_words(text_of_case(case)) for case in RECORDS.values()]
    query = list(dict.fromkeys(content_words(exam_questions()[0].text)))
    reference = bm25s.BM25(k1=1.5, b=0.75, method="lucene")
    reference.index(texts, show_progress=False)
    theirs = reference.get_scores([w for w in query if w in reference.vocab_dict])
    assert np.allclose(PlainBM25(texts).scores(query), theirs, rtol=1e-3, atol=1e-3)


def test_odds_of_a_dispute_leave_out_what_must_not_teach():
    weigher = PrincipalDispute(learning_cases()).fit()
    text = text_of_case(RECORDS["tianjin-8"])
    taught = weigher.odds(text, ())
    untaught = weigher.odds(text, (), leaving_out=["tianjin-8"])
    kind = RECORDS["tianjin-8"].dispute_types[0]
    assert taught[kind] > untaught.get(kind, 0.0)
    assert sum(taught.values()) <= 1.0001
    assert weigher.odds("", ()) == {}


def line(**values):
    given = {"id": "Q1", "source": "tianjin-1", "retold_too": [], "facts": "事实", "defence": ""}
    return json.dumps({**given, **values}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        pytest.param(["{"], "不是JSON", id="不是JSON"),
        pytest.param([line(source="没有")], "没有“没有”", id="没有的案例"),
        pytest.param([line(), line()], "重复", id="编号重复"),
        pytest.param([line(多=1)], "没有这个字段", id="多余字段"),
    ],
)
def test_a_faulty_exam_says_where(lines, says):
    with pytest.raises(RecordError, match=says):
        read_questions(lines)


def test_the_shipped_exam_ends_with_a_line_break():
    assert SIMILARITY_EXAM.read_text(encoding="utf-8").endswith("}\n")
