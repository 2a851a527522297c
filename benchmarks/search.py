"""Similar cases among 100,000 judgments, each question also put to bm25s in the same run.

Ours runs in a process of its own, so that its memory is its own: it opens the index and answers
whole questions (reading, finding, weighing, choosing). bm25s, in this process, cuts the question
and retrieves ten. The two take turns, question by question.
"""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import bm25s

from benchmarks.judgments import made_case, made_entries, made_text, made_words
from benchmarks.measurement import Measurement
from cases.words import content_words
from models.similar.exam import exam_questions
from models.similar.principal_dispute import library_weigher
from models.similar.query import SimilarQuery
from models.similar.search import SimilarCaseSearch
from models.similar.search_index import SearchIndex

JUDGMENTS = 100_000
_QUERIES, _SLICE, _WARM = 80, 400, 5
_SLOWER_THAN_BM25S, _MEGABYTES, _SECONDS = 2.0, 500.0, 1.0

# Seconds by the clock, and seconds of work.
_Took = tuple[float, float]


def measure(judgments: int = JUDGMENTS) -> Iterable[Measurement]:
    """Build, search, memory, and how soon a new case is found."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        yield _built(folder, judgments)
        yield from _searched(folder, judgments)


def _built(folder: Path, judgments: int) -> Measurement:
    context = multiprocessing.get_context("spawn")
    builder = context.Process(target=_build, args=(folder, judgments))
    begin = time.perf_counter()
    builder.start()
    builder.join()
    took = time.perf_counter() - begin
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6
    note = f"{judgments}份，索引{size:.0f} MB"
    return Measurement(name="建立类案索引（含生成文书）", value=took, unit="秒", note=note)


def _searched(folder: Path, judgments: int) -> Iterator[Measurement]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    searcher = context.Process(target=_answer, args=(folder, theirs))
    searcher.start()
    # A searcher that dies closes its end, and the wait for it ends.
    theirs.close()
    begin = time.perf_counter()
    reference = bm25s.BM25()
    reference.index([made_words(n) for n in range(judgments)], show_progress=False)
    yield Measurement(name="bm25s建立索引", value=time.perf_counter() - begin, unit="秒")
    our_times, reference_times = [], []
    for query in _queries(judgments):
        ours.send(query)
        our_times.append(ours.recv())
        begin = _now()
        reference.retrieve([content_words(query)], k=10, show_progress=False)
        reference_times.append(_since(begin))
    ours.send(None)
    added, memory = ours.recv()
    searcher.join()
    yield from _compared(our_times[_WARM:], reference_times[_WARM:])
    yield Measurement(name="检索进程常驻内存峰值", value=memory, unit="MB", budget=_MEGABYTES)
    yield Measurement(name="新案入索引并被检出", value=added, unit="秒", budget=_SECONDS)


def _queries(judgments: int) -> Iterator[str]:
    """Half are pieces of judgments, half questions of the similarity exam; some to warm up."""
    questions = exam_questions()
    for n in range(_QUERIES + _WARM):
        piece = made_text(n * (judgments // (_QUERIES + _WARM)))[:_SLICE]
        yield piece if n % 2 else questions[n % len(questions)].text


def _compared(ours: Sequence[_Took], reference: Sequence[_Took]) -> Iterator[Measurement]:
    """Ratios of waiting time, which has a budget, and of work done, which a busy machine spares."""
    for what, at, budget in (("耗时", 0, _SLOWER_THAN_BM25S), ("处理器用时", 1, None)):
        p95, reference_p95 = _p95([t[at] for t in ours]), _p95([t[at] for t in reference])
        yield Measurement(
            name=f"类案检索{what}p95与bm25s之比",
            value=p95 / reference_p95,
            unit="倍",
            budget=budget,
            note=f"租鉴{p95:.3f}秒，bm25s {reference_p95:.3f}秒，{len(ours)}题交替",
        )


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _now() -> _Took:
    return time.perf_counter(), time.process_time()


def _since(begin: _Took) -> _Took:
    return time.perf_counter() - begin[0], time.process_time() - begin[1]


def _build(folder: Path, judgments: int) -> None:
    SearchIndex.build(folder, made_entries(judgments), made_from="bench")


def _answer(folder: Path, pipe: Connection) -> None:
    """Answer questions until there are no more, then add a case and say what it took."""
    search = SimilarCaseSearch(
        SearchIndex(folder),
        lambda case_id: made_case(int(case_id.removeprefix("made-"))),
        library_weigher(),
    )
    while (query := pipe.recv()) is not None:
        begin = _now()
        search.search(SimilarQuery(text=query))
        pipe.send(_since(begin))
    begin = time.perf_counter()
    search.put(made_case(JUDGMENTS + 1))
    found = search.index.by_words(dict.fromkeys(made_words(JUDGMENTS + 1), 1.0), limit=1)
    took = time.perf_counter() - begin
    if found[0].case_id != f"made-{JUDGMENTS + 1}":
        raise AssertionError("the new case was not found")
    pipe.send((took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
