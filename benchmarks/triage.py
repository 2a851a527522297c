"""Ten thousand contracts in arrears through the whole command: time, and memory against a tenth.

The contracts are drawn at random from what sheets hold, so that far more fact patterns occur than
in a company's own list, where many contracts are alike.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from benchmarks.measurement import Measurement
from cases.triage.template import render_sheet

ROOT = Path(__file__).parents[1]
_MANY, _FEW = 10_000, 1_000
_BUDGET_SECONDS, _BUDGET_GROWTH = 120, 150
_SEED = 20240320
_FIRST_DAY = date(2021, 1, 1)
_YES_NO = ("是", "否", None, None)
# What a column may hold; None leaves the cell blank.
_DRAWN: dict[str, tuple[str | None, ...]] = {
    "product": ("商用车", "乘用车", "工程机械", "医疗"),
    "region": ("河北", "天津", "广东", "上海", "山东"),
    "lessee": ("张某", "李某", "某物流有限公司", "黄某服务部"),
    "lessee_kind": ("自然人", "公司", "个体工商户", None),
    "mode": ("售后回租", "直租"),
    "asset_kind": ("机动车", "机器设备", "医疗设备", None),
    "asset_state": ("承租人使用中", "已锁机", "出租人已取回", "下落不明", None),
    "periods": ("12", "24", "36", "48", "60"),
    "period_months": ("月", "季"),
    "rent": ("3000", "6458.66", "8000", "25000.5", "816214.61"),
    "purchase_price": ("100", None),
    "penalty": ("日万分之五", "月2%", "年24%", "日千分之一", "LPR的4倍", None),
    "deposit": ("20000", None, None),
    "service_fee": ("5000", None, None),
    "service_proved": _YES_NO,
    "delivered": _YES_NO,
    "mortgaged": _YES_NO,
    "acceleration_clause": _YES_NO,
    "demand_delivered": _YES_NO,
    "acknowledged": _YES_NO,
    "dishonest": _YES_NO,
    "signed_electronically": _YES_NO,
    "guarantors": ("李某", "某担保有限公司；王某", None),
    "affiliate": ("某运输公司", None, None),
    "value": ("50000", None),
    "forum": ("仲裁", None, None),
    "notes": (
        "承租人失联",
        "车辆挂靠登记",
        "承租人愿意补缴",
        "承租人把车抵押给他人",
        "公司停产，被多家起诉",
        "承租人称设备质量有问题拒付租金",
        "承租人协议离婚，房产归女方",
        None,
    ),
}


def measure() -> Iterable[Measurement]:
    """Seconds and megabytes of the command as a user runs it, from .xlsx to .xlsx and lines."""
    with tempfile.TemporaryDirectory() as folder:
        _, little = _run(Path(folder), _FEW)
        seconds, much = _run(Path(folder), _MANY)
    yield Measurement(
        name=f"分拣{_MANY}份合同",
        value=seconds,
        unit="秒",
        budget=_BUDGET_SECONDS,
        note="读入xlsx，写出xlsx和jsonl，单进程，含启动",
    )
    yield Measurement(
        name=f"分拣{_MANY}份比{_FEW}份多占内存",
        value=much - little,
        unit="MB",
        budget=_BUDGET_GROWTH,
        note=f"{_MANY}份时峰值{much:.0f} MB",
    )


def random_contracts(count: int) -> list[dict[str, str]]:
    """Rows of cells by column id, the same at every call."""
    draw = random.Random(_SEED)
    rows = []
    for number in range(count):
        row = {name: draw.choice(choices) for name, choices in _DRAWN.items()}
        start = _FIRST_DAY + timedelta(draw.randrange(900))
        row["number"] = f"HT{number:06d}"
        row["started_on"] = start.isoformat()
        row["paid_periods"] = str(draw.randint(0, int(row["periods"] or 0)))
        row["registered_on"] = draw.choice((None, start.isoformat()))
        row["demand_date"] = draw.choice((None, (start + timedelta(500)).isoformat()))
        rows.append({name: cell for name, cell in row.items() if cell is not None})
    return rows


def _run(folder: Path, count: int) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one run of the command."""
    sheet = folder / f"{count}.xlsx"
    sheet.write_bytes(render_sheet(random_contracts(count), ()))
    command = [sys.executable, "-m", "dashboard", "triage", str(sheet)]
    command += ["-o", str(folder / "out.xlsx"), "--jsonl", str(folder / "out.jsonl")]
    command += ["--day", "2024-03-20"]
    began = time.monotonic()
    with Path(os.devnull).open("wb") as nowhere:
        process = os.posix_spawn(
            command[0],
            command,
            {**os.environ, "PYTHONPATH": str(ROOT)},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2),
            ],
        )
        _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError("triage did not finish")
    return time.monotonic() - began, usage.ru_maxrss / 1000
