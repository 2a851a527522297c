"""``triage``: a spreadsheet of contracts in arrears as a ranked worklist."""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO, NoReturn

from cases.errors import QueryError, SourceError
from cases.store.tables import home
from cases.triage.heading_memory import remembered_headings
from cases.triage.sheet import TriageSheet, read_sheet
from dashboard.commands.lines import json_line
from dashboard.reports.worklist_book import write_worklist
from models.predictor import Predictor
from models.triage.pattern_odds import PatternOdds
from models.triage.ranking import Weights
from models.triage.worklist import Worklist
from models.versions import current_folder

_EVERY = 100
_SHOWN = 20
_NAME_SHOWN = 30
_TERMINATED = 143


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument("path", type=Path, metavar="表格", help="逾期合同表，.xlsx或.csv")
    parser.add_argument("-o", "--output", type=Path, metavar="文件", help="工作清单写入.xlsx")
    parser.add_argument("--jsonl", type=Path, metavar="文件", help="结果写入文件，一份合同一行")
    parser.add_argument("--json", action="store_true", help="以JSON逐行打印")
    parser.add_argument("--day", type=_day, metavar="日期", help="计算日，如2024-03-20；省略为今天")
    parser.add_argument(
        "--weights",
        type=_weights,
        metavar="比重",
        help="紧迫,金额,胜算,易办四项比重，如35,30,20,15",
    )


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 if every row was sound, 1 if some had problems, 2 if none could be triaged."""
    # A polite kill takes the same way out as an error: what was begun is cleared away.
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        return _run(arguments)
    finally:
        signal.signal(signal.SIGTERM, before)


def _run(arguments: argparse.Namespace) -> int:
    for path in (arguments.output, arguments.jsonl):
        if path is not None:
            _spare_name(path)
    sheet = read_sheet(arguments.path, remembered_headings(home()))
    with Worklist(arguments.weights) as worklist:
        day = arguments.day or date.today()
        _triage(worklist, sheet, day)
        if not worklist.rows:
            raise QueryError("表中没有能够分拣的合同，请对照模板检查。")
        if arguments.jsonl is not None:
            _put(arguments.jsonl, partial(_lines, worklist))
        if arguments.output is not None:
            _put(arguments.output, partial(write_worklist, worklist, day))
        if arguments.json:
            for line in worklist.lines():
                print(json_line(_with_numbers(line)))
        else:
            _say(worklist, arguments)
        _report(worklist, sheet)
        return int(bool(worklist.faulty or worklist.failed or _row_problems(sheet)))


def _triage(worklist: Worklist, sheet: TriageSheet, day: date) -> None:
    odds = PatternOdds(Predictor.load(current_folder()))
    done = 0
    for done in worklist.read(sheet, day, odds):
        if done % _EVERY == 0:
            print(f"\r已分拣{done}份", end="", file=sys.stderr, flush=True)
    if done >= _EVERY:
        print(f"\r已分拣{done}份，共{odds.predicted}种情形", file=sys.stderr)


def _spare_name(path: Path) -> Path:
    """A free name beside ``path``. Raises SourceError where nothing can be written there."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise SourceError(f"不能写入“{path}”，请检查文件夹是否存在、是否有权限。") from error
    os.close(handle)
    Path(name).unlink()
    return Path(name)


def _put(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Write a file, all or nothing: it is filled without a name, so that even a run killed outright
    leaves nothing behind.
    """
    spare = _spare_name(path)
    with tempfile.TemporaryFile(dir=path.parent) as filled:
        fill(filled)
        filled.seek(0)
        try:
            with spare.open("xb") as part:
                shutil.copyfileobj(filled, part)
            spare.replace(path)
        except BaseException:
            spare.unlink(missing_ok=True)
            raise


def _lines(worklist: Worklist, out: BinaryIO) -> None:
    for line in worklist.lines():
        out.write(f"{json_line(_with_numbers(line))}\n".encode())


def _with_numbers(line: dict[str, Any]) -> dict[str, Any]:
    """A contract's line with sums as numbers of yuan, as the other commands write them."""
    if "error" in line:
        return {**line, "errors": [line["error"]]}
    route = line["route"]
    options = [_numbers(option, ("brings", "expected", "court_fee")) for option in route["options"]]
    sums = [name for name, value in line["sums"].items() if isinstance(value, str)]
    return {
        **line,
        "sums": _numbers(line["sums"], [name for name in sums if name != "day"]),
        "route": {**route, "options": options},
        "preservation": _numbers(line["preservation"], ("fee",)),
    }


def _numbers(values: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    known = {name: float(values[name]) for name in names if values[name] is not None}
    return {**values, **known}


def _say(worklist: Worklist, arguments: argparse.Namespace) -> None:
    written = [str(p) for p in (arguments.output, arguments.jsonl) if p is not None]
    if written:
        print(f"已写入{'、'.join(written)}：分拣{len(worklist.rows)}份。")
        return
    for count, line in enumerate(worklist.ranked_lines()):
        if count == _SHOWN:
            print(f"……共{len(worklist.rows)}份，用 -o 写入表格看全部。")
            break
        print(_in_words(line))


def _in_words(line: dict[str, Any]) -> str:
    if "error" in line:
        return f"{line['contract']}：{line['error']}"
    claim = line["sums"]["claim_net"]
    owed = "债权不明" if claim is None else f"债权{claim}元"
    lessee = _shortened(line["lessee"] or "")
    first = next((c for c in line["clocks"] if not c["done"]), None)
    clock = "" if first is None else f"；{first['label']}{first['due']}"
    return (
        f"{line['rank']:>3}. {line['contract']} {lessee} 得分{line['score']} "
        f"{owed} {line['route']['label']}{clock}"
    )


def _shortened(name: str) -> str:
    return name if len(name) <= _NAME_SHOWN else f"{name[:_NAME_SHOWN]}…"


def _report(worklist: Worklist, sheet: TriageSheet) -> None:
    """Every problem of the sheet on standard error, by row and column."""
    for problem in sheet.problems:
        print(problem, file=sys.stderr)
    for line in worklist.lines():
        for problem in line.get("errors", ()):
            print(f"{line['contract']} {problem}", file=sys.stderr)
        if "error" in line:
            print(f"{line['contract']} {line['error']}", file=sys.stderr)


def _row_problems(sheet: TriageSheet) -> bool:
    return any(problem.row is not None for problem in sheet.problems)


def _day(given: str) -> date:
    return date.fromisoformat(given)


def _weights(given: str) -> Weights:
    urgency, stake, odds, ease = (float(part) for part in given.replace("，", ",").split(","))
    try:
        return Weights(urgency=urgency, stake=stake, odds=odds, ease=ease)
    except QueryError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(_TERMINATED)
