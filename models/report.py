"""The evaluation in words: the tables of the model card, and what changed for which case."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import precision_recall_fscore_support

from models.evaluate import FOLDS, REPEATS, Evaluation, Measured
from models.families import CLAIM_TYPE, SHIPPED
from models.figures import accuracy_at, calibration
from models.persist import data_hash
from models.prediction import PREDICTED

ACCEPTED = Path(__file__).parent / "accepted.json"
CARD = Path(__file__).parents[1] / "docs" / "model-card.md"

_FROM, _TO = "<!-- figures -->", "<!-- end of figures -->"
_COVERAGES = (1.0, 0.8, 0.6, 0.4, 0.2)


def report_json(measured: Evaluation) -> dict[str, Any]:
    """Every figure, by name."""
    return {
        "claims": len(measured.claims),
        "matters": measured.matters,
        "repeats": REPEATS,
        "folds": FOLDS,
        "families": {m.family.id: _figures_json(m) for m in measured.confirmed},
        "detected": _figures_json(measured.detected),
        "set_aside": _figures_json(measured.set_aside),
        "reading": {
            name: {"precision": score.precision, "recall": score.recall}
            for name, score in zip(("cues", "reader"), measured.reading, strict=True)
        },
    }


def report_in_words(measured: Evaluation) -> str:
    """All tables in Chinese Markdown, baselines beside the model, n beside every rate."""
    return "\n".join(
        [
            *_families(measured),
            *_by_class(measured),
            *_by_type(measured),
            *_calibration(measured),
            *_coverage(measured),
            *_sets(measured),
            *_reading(measured),
            *_changes(measured),
        ]
    )


def accepted_of(measured: Evaluation) -> dict[str, Any]:
    """What a later run is held against: figures, and the likeliest outcome of every claim."""
    shipped = measured.of(SHIPPED)
    return {
        "data": data_hash(),
        "figures": _figures_json(shipped),
        "likeliest": dict(zip(_keys(measured), _likeliest(shipped), strict=True)),
    }


def write_card(parts: Mapping[str, str]) -> None:
    """Put titled tables into the model card, between its two marks; the words around stay."""
    card = CARD.read_text(encoding="utf-8")
    before, rest = card.split(_FROM)
    _, after = rest.split(_TO)
    tables = "\n\n".join(f"### {title}\n\n{words.strip()}" for title, words in parts.items())
    body = f"数据：`{data_hash()[:12]}`\n\n{tables}"
    CARD.write_text(f"{before}{_FROM}\n{body}\n{_TO}{after}", encoding="utf-8")


def _figures_json(measured: Measured) -> dict[str, Any]:
    f = measured.figures
    return {
        "n": f.n,
        "accuracy": round(f.accuracy, 4),
        "accuracy_interval": [round(measured.accuracy.low, 4), round(measured.accuracy.high, 4)],
        "macro_f1": round(f.macro_f1, 4),
        "macro_f1_interval": [round(measured.macro_f1.low, 4), round(measured.macro_f1.high, 4)],
        "log_loss": round(f.log_loss, 4),
        "brier": round(f.brier, 4),
        "calibration_error": round(f.calibration_error, 4),
        "sure_accuracy": round(f.sure_accuracy, 4),
    }


def _families(measured: Evaluation) -> Iterator[str]:
    yield (
        f"{measured.matters}案、{len(measured.claims)}项主张；按案分组，"
        f"{FOLDS}折交叉验证重复{REPEATS}次，同一案从不同时用于学习和测算。区间为按案重抽的95%区间。"
    )
    yield ""
    yield "| 模型 | 准确率 | 宏F1 | 对数损失 | Brier | 校准误差 | 最有把握60%的准确率 |"
    yield "|---|---|---|---|---|---|---|"
    for m in measured.confirmed:
        yield _row(m.family.label, m)
    yield _row(f"{SHIPPED.label}，要素仅由文字识别", measured.detected)
    yield _row(
        f"{SHIPPED.label}，留置的四分之一（n={measured.set_aside.figures.n}）", measured.set_aside
    )


def _row(label: str, m: Measured) -> str:
    f = m.figures
    accuracy = f"{f.accuracy:.3f}（{m.accuracy.low:.3f}–{m.accuracy.high:.3f}）"
    macro_f1 = f"{f.macro_f1:.3f}（{m.macro_f1.low:.3f}–{m.macro_f1.high:.3f}）"
    return (
        f"| {label} | {accuracy} | {macro_f1} | {f.log_loss:.3f} | {f.brier:.3f} "
        f"| {f.calibration_error:.3f} | {f.sure_accuracy:.3f} |"
    )


def _by_class(measured: Evaluation) -> Iterator[str]:
    likeliest = measured.of(SHIPPED).odds.argmax(axis=1)
    scores = precision_recall_fscore_support(
        measured.truth, likeliest, labels=range(len(PREDICTED)), zero_division=0
    )
    yield from ("", "| 结果 | 精确率 | 召回率 | F1 | n |", "|---|---|---|---|---|")
    for outcome, precision, recall, f1, n in zip(PREDICTED, *scores, strict=True):
        yield f"| {outcome.label} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {n} |"


def _by_type(measured: Evaluation) -> Iterator[str]:
    types = np.array([claim.put.type for claim in measured.claims], dtype=object)
    yield from ("", "| 主张 | 租鉴模型 | 同类主张比例 | n |", "|---|---|---|---|")
    for kind in sorted(set(types), key=lambda t: (-int((types == t).sum()), t)):
        rows = types == kind
        shipped, rate = (
            (measured.of(family).odds[rows].argmax(axis=1) == measured.truth[rows]).mean()
            for family in (SHIPPED, CLAIM_TYPE)
        )
        yield f"| {kind.label} | {shipped:.2f} | {rate:.2f} | {int(rows.sum())} |"


def _calibration(measured: Evaluation) -> Iterator[str]:
    yield from ("", "| 所说的可能性 | 实际发生 | n |", "|---|---|---|")
    for one in calibration(measured.of(SHIPPED).odds, measured.truth):
        yield f"| {one.said:.2f} | {one.happened:.2f} | {one.n} |"


def _coverage(measured: Evaluation) -> Iterator[str]:
    odds = measured.of(SHIPPED).odds
    yield from ("", "| 只答最有把握的 | 准确率 |", "|---|---|")
    for coverage in _COVERAGES:
        right = accuracy_at(odds, measured.truth, coverage=coverage)
        yield f"| {coverage:.0%} | {right:.3f} |"


def _sets(measured: Evaluation) -> Iterator[str]:
    yield from ("", "| 结果 | 不能排除的集合覆盖率（目标0.90） | n |", "|---|---|---|")
    covered = measured.of(SHIPPED).covered or ()
    for i, (outcome, share) in enumerate(zip(PREDICTED, covered, strict=True)):
        told = "—" if share is None else f"{share:.2f}"
        yield f"| {outcome.label} | {told} | {int((measured.truth == i).sum())} |"


def _reading(measured: Evaluation) -> Iterator[str]:
    labels = measured.reading[0].right + measured.reading[0].missed
    heading = f"| 在未见过的叙述中识别要素（{labels}处） | 精确率 | 召回率 |"
    yield from ("", heading, "|---|---|---|")
    for label, score in zip(("仅凭线索", "要素识别器"), measured.reading, strict=True):
        yield f"| {label} | {score.precision:.3f} | {score.recall:.3f} |"


def _changes(measured: Evaluation) -> Iterator[str]:
    """Claims that came out right or wrong since the last accepted run, by case."""
    before: Mapping[str, str] = json.loads(ACCEPTED.read_text(encoding="utf-8"))["likeliest"]
    now = dict(zip(_keys(measured), _likeliest(measured.of(SHIPPED)), strict=True))
    fates = dict(zip(_keys(measured), (PREDICTED[t].value for t in measured.truth), strict=True))
    common = [key for key in now if key in before and now[key] != before[key]]
    gained = [key for key in common if now[key] == fates[key]]
    lost = [key for key in common if before[key] == fates[key]]
    yield ""
    yield (
        f"与上次认可的模型相比：转对{len(gained)}项（{_listed(gained)}），"
        f"转错{len(lost)}项（{_listed(lost)}）。"
    )


def _listed(keys: list[str]) -> str:
    return "、".join(keys) if keys else "无"


def _keys(measured: Evaluation) -> list[str]:
    """A name for every claim that outlives changes to other cases: case, type, count within it."""
    seen: dict[str, int] = {}
    keys = []
    for claim in measured.claims:
        name = f"{claim.case_id}/{claim.put.type.value}"
        seen[name] = seen.get(name, 0) + 1
        keys.append(f"{name}/{seen[name]}")
    return keys


def _likeliest(measured: Measured) -> list[str]:
    return [PREDICTED[i].value for i in measured.odds.argmax(axis=1)]
