"""How well similar cases are found, beside plain rankers of words on the same texts."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from cases.precedents import learning_cases
from cases.taxonomy import DisputeGroup
from cases.words import content_words
from models.similar.exam import (
    Question,
    exam_questions,
    library_questions,
    relevance,
    reported_on,
)
from models.similar.plain_bm25 import PlainBM25
from models.similar.principal_dispute import text_of_case
from models.similar.query import SimilarQuery
from models.similar.search import SimilarCaseSearch

_DEPTH, _SHALLOW = 10, 5
_LEASING = frozenset(
    {
        DisputeGroup.PARTY_AND_VALIDITY,
        DisputeGroup.RENT_AND_DEFAULT,
        DisputeGroup.ASSET,
        DisputeGroup.SECURITY_AND_THIRD_PARTIES,
    }
)

# Ids of cases for a question, best first.
Ranker = Callable[[Question], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingFigures:
    """Means over questions that have any relevant case.

    ``first_same_type`` is the share whose first hit is of the question's principal dispute type,
    ``first_same_type_leasing`` the same over leasing disputes alone.
    """

    n: int
    ndcg_at_10: float
    mrr: float
    recall_at_5: float
    first_same_type: float
    first_same_type_leasing: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarityReport:
    """Figures by ranker, ours first.

    ``figures`` are of the exam, ``as_told`` of the library's cases asked in their own words, which
    nobody reworded to bring out the point: the harder test. Who wrote the cues had read both.
    """

    questions: int
    figures: Mapping[str, RankingFigures]
    as_told: Mapping[str, RankingFigures]

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "questions": self.questions,
            "rankers": {name: asdict(value) for name, value in self.figures.items()},
            "as_told": {name: asdict(value) for name, value in self.as_told.items()},
        }

    def in_words(self) -> str:
        """A table in Chinese."""
        n = next(iter(self.figures.values())).n
        told = next(iter(self.as_told.values())).n
        lines = [
            f"类案检索测验：{self.questions}题，由案例库案例改述而成，源案及其其他转述不计；"
            f"半数用于选定权重，以下为另一半（{n}题有相关案例）。",
            *_table(self.figures),
            f"另以案例库各案原文案情提问（{told}案，本案及其转述不计，也不参与学习）：",
            *_table(self.as_told),
        ]
        return "\n".join(lines)


def similarity_report() -> SimilarityReport:
    """Measure our search and three plain rankers on the half of the exam not used for choosing."""
    questions = reported_on(exam_questions())
    with TemporaryDirectory() as folder:
        ours = our_ranker(SimilarCaseSearch.load(Path(folder)))
        rankers: dict[str, Ranker] = {"租鉴类案检索": ours, **plain_rankers()}
        figures = {name: ranking_figures(ranker, questions) for name, ranker in rankers.items()}
        as_told = {name: ranking_figures(r, library_questions()) for name, r in rankers.items()}
    return SimilarityReport(questions=len(exam_questions()), figures=figures, as_told=as_told)


def our_ranker(search: SimilarCaseSearch) -> Ranker:
    """The product's search, the question's own matter left out of everything."""

    def rank(question: Question) -> list[str]:
        query = SimilarQuery(text=question.facts, defence=question.defence)
        found = search.search(query, limit=_DEPTH, leaving_out=question.left_out)
        return [hit.case.case_id for hit in found.hits]

    return rank


def plain_rankers() -> dict[str, Ranker]:
    """BM25 over words, cosine of TF-IDF over words and over character pairs, on whole cases."""
    library = learning_cases()
    texts = [text_of_case(case) for case in library]
    ids = [case.case_id for case in library]
    bm25 = PlainBM25([content_words(text) for text in texts])
    return {
        "词语BM25": _ranked(ids, lambda text: bm25.scores(content_words(text))),
        "词语TF-IDF余弦": _ranked(ids, _cosines(texts, content_words)),
        "字二元组TF-IDF余弦": _ranked(ids, _cosines(texts, _pairs)),
    }


def ranking_figures(ranker: Ranker, questions: Sequence[Question]) -> RankingFigures:
    """Means over the questions that have any relevant case."""
    library = {case.case_id: case for case in learning_cases()}
    rows, leasing = [], []
    for question in questions:
        grades = relevance(question)
        if not any(grades.values()):
            continue
        ranked = [case_id for case_id in ranker(question) if case_id in grades]
        rows.append(_figures_of(ranked, grades))
        leasing.append(library[question.source].dispute_types[0].group in _LEASING)
    table = np.array(rows)
    return RankingFigures(
        n=len(rows),
        ndcg_at_10=float(table[:, 0].mean()),
        mrr=float(table[:, 1].mean()),
        recall_at_5=float(table[:, 2].mean()),
        first_same_type=float(table[:, 3].mean()),
        first_same_type_leasing=float(table[np.array(leasing), 3].mean()),
    )


def _table(figures: Mapping[str, RankingFigures]) -> list[str]:
    return [
        "方法\tnDCG@10\tMRR\t召回@5\t首条同争议类型\t首条同争议类型（租赁纠纷）",
        *(
            f"{name}\t{f.ndcg_at_10:.3f}\t{f.mrr:.3f}\t{f.recall_at_5:.3f}"
            f"\t{f.first_same_type:.3f}\t{f.first_same_type_leasing:.3f}"
            for name, f in figures.items()
        ),
    ]


def _figures_of(ranked: Sequence[str], grades: Mapping[str, int]) -> tuple[float, ...]:
    """nDCG@10, reciprocal rank, recall@5 (of at most five), whether the first is of the type."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:_DEPTH])
    relevant = [case_id for case_id, value in grades.items() if value]
    first = next((place for place, c in enumerate(ranked, start=1) if grades[c]), None)
    found = sum(grades[case_id] > 0 for case_id in ranked[:_SHALLOW])
    return (
        _gain([grades[case_id] for case_id in ranked[:_DEPTH]]) / ideal,
        1 / first if first else 0.0,
        found / min(_SHALLOW, len(relevant)),
        float(first == 1),
    )


def _gain(grades: Sequence[int]) -> float:
    gains = (float(2**value - 1) / math.log2(place + 2) for place, value in enumerate(grades))
    return sum(gains)


def _ranked(ids: Sequence[str], score: Callable[[str], np.ndarray]) -> Ranker:
    def rank(question: Question) -> list[str]:
        return [ids[i] for i in np.argsort(-score(question.text), kind="stable")]

    return rank


def _cosines(
    texts: Sequence[str], analyse: Callable[[str], list[str]]
) -> Callable[[str], np.ndarray]:
    vectoriser = TfidfVectorizer(analyzer=analyse, sublinear_tf=True)
    table = vectoriser.fit_transform(texts)

    def score(text: str) -> np.ndarray:
        likeness: np.ndarray = (table @ vectoriser.transform([text]).T).toarray().ravel()
        return likeness

    return score


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]
