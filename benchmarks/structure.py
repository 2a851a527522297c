"""Structuring a judgment beside one jieba pass over the same text, and memory over many papers.

The papers are our own, their middle told several times over until they have the length of a full
judgment: finance leases for the most part, dense with sums, dates and legal factors. Where the
judgments of many courts lie beside this checkout, they are measured too, as the usual fare.
"""

import importlib
import itertools
import pkgutil
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import jieba
import rjieba

import cases
import cases.extract
from benchmarks.measurement import Measurement
from cases.errors import CaseError
from cases.intake.pool import run_tasks
from cases.intake.tasks import Task
from cases.intake.work import Structured
from cases.jsonl import read_object
from cases.judgment_json import judgment_json
from cases.sources.document import SourceDocument
from cases.structure import structure_text

OWN = Path(__file__).parents[1] / "tests" / "gold" / "own"
SHARED = Path(__file__).parents[2] / "shared" / "judgments.jsonl"
LENGTH = 6000
_SHARED_PAPERS = 120
_ROUNDS = 4
_BUDGET_RATIO = 0.25
_WARM, _STREAMED = 500, 2000
_BUDGET_GROWTH = 40
_SENTENCE = re.compile("[^。\n]*[。\n]?")


def full_judgments() -> list[str]:
    """Our own papers at about 6,000 characters each."""
    return [_full_length(path.read_text(encoding="utf-8")) for path in sorted(OWN.glob("*.txt"))]


def measure() -> Iterable[Measurement]:
    """Time against jieba, rjieba and a naive pass; memory while papers stream through."""
    texts = full_judgments()
    jieba.initialize()
    patterns = _all_patterns()
    passes: dict[str, Callable[[str], object]] = {
        "jieba": lambda text: jieba.lcut(text),
        "structure": lambda text: structure_text(text, "x"),
    }
    shared = shared_judgments()
    if shared:
        yield _against_jieba("整理一份一般裁判文书", shared, _fastest(passes, shared))
    passes |= {
        "rjieba": lambda text: rjieba.cut(text),
        "naive": lambda text: [list(pattern.finditer(text)) for pattern in patterns],
        "json": lambda text: judgment_json(structure_text(text, "x")),
    }
    seconds = _fastest(passes, texts)
    yield _against_jieba("整理一份融资租赁文书", texts, seconds)
    for name, label in (
        ("json", "整理并转成输出字段"),
        ("rjieba", "rjieba一遍"),
        ("naive", f"朴素做法：{len(patterns)}个模式逐一扫全文"),
    ):
        yield Measurement(
            name=f"{label}÷jieba一遍", value=seconds[name] / seconds["jieba"], unit="倍"
        )
    yield _growth(texts)


def shared_judgments() -> list[str]:
    """The first judgments beside this checkout that are court papers; none where there are none."""
    if not SHARED.exists():
        return []
    lines = SHARED.read_text(encoding="utf-8").splitlines()
    texts = (read_object(line, number)["text"] for number, line in enumerate(lines, start=1))
    return list(itertools.islice(filter(_is_court_paper, texts), _SHARED_PAPERS))


def _is_court_paper(text: str) -> bool:
    try:
        structure_text(text, "x")
    except CaseError:
        return False
    return True


def _against_jieba(label: str, texts: Sequence[str], seconds: dict[str, float]) -> Measurement:
    length = sum(map(len, texts)) / len(texts)
    each = seconds["structure"] / len(texts) * 1000
    return Measurement(
        name=f"{label}的时间÷jieba一遍",
        value=seconds["structure"] / seconds["jieba"],
        unit="倍",
        budget=_BUDGET_RATIO,
        note=f"{len(texts)}份，平均{length:.0f}字，每份{each:.1f}毫秒（单核）",
    )


def _full_length(text: str) -> str:
    """The paper with the sentences of its middle third repeated until it is long enough."""
    sentences = _SENTENCE.findall(text)
    start, end = len(sentences) // 3, 2 * len(sentences) // 3
    middle = "".join(sentences[start:end])
    times = max(0, round((LENGTH - len(text)) / max(len(middle), 1)))
    return "".join(sentences[:end]) + middle * times + "".join(sentences[end:])


def _fastest(passes: dict[str, Callable[[str], object]], texts: Sequence[str]) -> dict[str, float]:
    """The best of several rounds of each, taken in turns so that all meet the same machine."""
    best = dict.fromkeys(passes, float("inf"))
    for _ in range(_ROUNDS):
        for name, run in passes.items():
            started = time.process_time()
            for text in texts:
                run(text)
            best[name] = min(best[name], time.process_time() - started)
    return best


def _all_patterns() -> list[re.Pattern[str]]:
    """Every pattern that any finder declares."""
    modules = [
        importlib.import_module(f"{package.__name__}.{found.name}")
        for package in (cases, cases.extract)
        for found in pkgutil.iter_modules(package.__path__)
        if not found.ispkg
    ]
    patterns = (
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, re.Pattern)
    )
    return list({pattern.pattern: pattern for pattern in patterns}.values())


def _growth(texts: Sequence[str]) -> Measurement:
    """How much the peak of memory rises while papers stream through, once all is warm."""
    peaks = {}
    for done, _ in enumerate(run_tasks(_tasks(texts), 1, _forget, lambda done, pages: None), 1):
        if done in (_WARM, _STREAMED):
            peaks[done] = _peak_megabytes()
    return Measurement(
        name="流式处理时内存的增长",
        value=peaks[_STREAMED] - peaks[_WARM],
        unit="兆",
        budget=_BUDGET_GROWTH,
        note=f"第{_WARM}份到第{_STREAMED}份，峰值{peaks[_STREAMED]:.0f}兆",
    )


def _tasks(texts: Sequence[str]) -> Iterator[Task]:
    for i in range(_STREAMED):
        document = SourceDocument(name=str(i), text=texts[i % len(texts)] + f"（第{i}份）")
        yield Task(name=str(i), weight=len(document.text), key=str(i), document=document)


def _forget(done: Structured) -> bool:
    return done.problem is None


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
