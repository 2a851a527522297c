"""Structuring measured against labels: per field, with gains and losses by paper.

Labels lie in ``tests/gold``: papers of our own writing with their text, and labels of real papers
whose texts are not ours to ship: those are measured only where the texts lie beside the project
(``../shared/judgments.jsonl``), their words found by offset and held to a hash.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases.errors import CaseError
from cases.gold.labels import Labelled, read_own, read_shared
from cases.gold.scores import Counts, add_counts, score
from cases.judgment_json import judgment_json
from cases.structure import structure_text

GOLD = Path(__file__).parents[2] / "tests" / "gold"
TEXTS = Path(__file__).parents[3] / "shared" / "judgments.jsonl"
ACCEPTED = GOLD / "accepted.json"

_SAMPLES = {
    "own": "自撰文书",
    "shared_labels": "真实文书（开发样本，字段规则在其上调过）",
    "fresh_labels": "真实文书（第二样本：封存时测过一次，其后也用来改进）",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReport:
    """One sample: counts per field over all papers, and wrong or missed values per paper."""

    name: str
    papers: int
    fields: Mapping[str, Counts]
    faults: Mapping[str, int]


def structuring_reports() -> list[SampleReport]:
    """Measure every sample whose texts are at hand."""
    samples = {name: labelled_papers(name) for name in _SAMPLES}
    return [_measured(name, papers) for name, papers in samples.items() if papers]


def reports_in_words(reports: list[SampleReport]) -> str:
    """Tables per sample in Chinese Markdown, and what changed since the accepted run."""
    return "\n".join(line for report in reports for line in _in_words(report))


def report_json(report: SampleReport) -> dict[str, Any]:
    """Every figure of a sample, by field."""
    return {
        "sample": report.name,
        "papers": report.papers,
        "fields": {
            field: {
                "precision": counts.precision,
                "recall": counts.recall,
                "f1": counts.f1,
                "n": counts.tp + counts.fn,
            }
            for field, counts in report.fields.items()
        },
    }


def accepted_faults(reports: list[SampleReport]) -> dict[str, dict[str, int]]:
    """What a later run is held against: wrong and missed values per paper."""
    return {report.name: dict(report.faults) for report in reports}


def labelled_papers(sample: str) -> list[Labelled]:
    """The papers of a sample; none where its labels or its texts are not at hand.

    Raises RecordError where a text is not the one that was labelled.
    """
    if (GOLD / sample).is_dir():
        return list(read_own(GOLD / sample))
    labels = GOLD / f"{sample}.jsonl"
    return list(read_shared(labels, TEXTS)) if labels.exists() and TEXTS.exists() else []


def _measured(name: str, papers: list[Labelled]) -> SampleReport:
    counts = {paper.document: score(_structured(paper), paper.label) for paper in papers}
    return SampleReport(
        name=name,
        papers=len(papers),
        fields=add_counts(counts.values()),
        faults={
            paper: sum(one.fp + one.fn for one in fields.values())
            for paper, fields in counts.items()
        },
    )


def _structured(paper: Labelled) -> dict[str, Any]:
    """What the machine reads; nothing where it refuses the paper."""
    try:
        return judgment_json(structure_text(paper.text, paper.document))
    except CaseError:
        return {}


def _in_words(report: SampleReport) -> Iterator[str]:
    yield from ("", f"{_SAMPLES[report.name]}，{report.papers}份：", "")
    yield from ("| 字段 | 精确率 | 召回率 | F1 | n |", "|---|---|---|---|---|")
    for field, counts in report.fields.items():
        figures = (counts.precision, counts.recall, counts.f1)
        shown = " | ".join("—" if value is None else f"{value:.3f}" for value in figures)
        yield f"| {field} | {shown} | {counts.tp + counts.fn} |"
    yield from ("", _changes(report))


def _changes(report: SampleReport) -> str:
    """Papers with fewer and with more faults than in the accepted run."""
    kept = json.loads(ACCEPTED.read_text(encoding="utf-8")) if ACCEPTED.exists() else {}
    before: Mapping[str, int] = kept.get(report.name, {})
    better = [p for p, n in report.faults.items() if n < before.get(p, n)]
    worse = [p for p, n in report.faults.items() if n > before.get(p, n)]
    return (
        f"与上次认可的结果相比：改善{len(better)}份（{'、'.join(better) or '无'}），"
        f"变差{len(worse)}份（{'、'.join(worse) or '无'}）。"
    )
