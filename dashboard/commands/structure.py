"""``structure``: court papers, from whatever files they come in, as records."""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from cases.errors import QueryError
from cases.intake.journal import Journal, Noted, condensed
from cases.intake.pool import run_tasks
from cases.intake.tasks import Task, find_tasks, total_weight
from cases.intake.work import Structured
from cases.judgment import Judgment
from cases.judgment_json import judgment_json
from cases.store.store import NewPaper, Store
from dashboard.commands.lines import json_line
from dashboard.commands.progress import Progress

_INTERRUPTED = 130
_LINES_AT_A_TIME = 16
# Below this many bytes of input, starting processes takes longer than the work itself.
_WORTH_PROCESSES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A paper as it leaves a worker: its line of JSON or of words, and what is to be stored."""

    line: str
    problem: str | None
    paper: NewPaper | None


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="路径", help="文件或文件夹，可以多个"
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--jsonl",
        type=Path,
        metavar="文件",
        help="结果写入文件，一份一行，次序不变；中断后再次运行即从中断处继续",
    )
    output.add_argument("--json", action="store_true", help="以JSON逐行打印")
    parser.add_argument("--save", action="store_true", help="同时存入文书库，供核对、检索和学习")
    parser.add_argument(
        "--jobs", type=_jobs, metavar="个数", help="同时运行的进程数，省略则视文书多少而定"
    )


def _jobs(given: str) -> int:
    count = int(given)
    if not 1 <= count <= 256:
        raise argparse.ArgumentTypeError("1–256")
    return count


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 if all papers were structured, 1 if some failed, 2 if none could be."""
    if arguments.jsonl is not None:
        _check_output(arguments.jsonl, arguments.paths)
    total = total_weight(arguments.paths)
    if arguments.jobs is None:
        arguments.jobs = 1 if total < _WORTH_PROCESSES else os.cpu_count() or 1
    store = Store.open() if arguments.save else None
    try:
        if arguments.jsonl is not None:
            noted = _to_file(arguments, total, store)
            print(f"已写入{arguments.jsonl}：{_in_words(noted, store)}")
        else:
            noted = _to_screen(arguments, total, store)
            print(_in_words(noted, store), file=sys.stderr)
    except KeyboardInterrupt:
        hint = "；再次运行同一命令即从中断处继续" if arguments.jsonl is not None else ""
        print(f"\n已中断{hint}。", file=sys.stderr)
        return _INTERRUPTED
    if not noted.structured and not noted.failed:
        raise QueryError("没有读到文书，请检查路径。")
    return 2 if not noted.structured else int(noted.failed > 0)


def _check_output(target: Path, paths: Iterable[Path]) -> None:
    """Raises QueryError where the output would overwrite an input or be read as one."""
    target = target.resolve()
    for path in (path.resolve() for path in paths):
        if target == path or (path.is_dir() and path in target.parents):
            raise QueryError("结果不能写进输入的文件或文件夹里，请用 --jsonl 指定别的位置。")


def _to_file(arguments: argparse.Namespace, total: int, store: Store | None) -> Noted:
    order = [str(path.resolve()) for path in arguments.paths] + [str(arguments.save)]
    with Journal(arguments.jsonl, hashlib.sha256("\n".join(order).encode()).hexdigest()) as journal:
        tasks = _not_yet_done(arguments.paths, journal)
        if journal.noted.done:
            print(f"接着上次的进度：已处理{journal.noted.done}项。", file=sys.stderr)
        finish = partial(_finish, as_json=True, keep=store is not None)
        before = journal.noted
        progress = Progress(
            total - before.weight, papers=before.structured + before.failed, failed=before.failed
        )
        results = _watched(tasks, arguments.jobs, finish, progress)
        while some := list(islice(results, _LINES_AT_A_TIME)):
            papers = [paper for _, done in some for paper in done]
            noted = _counted(journal.noted, [task for task, _ in some], papers)
            noted = _kept(noted, papers, store)
            journal.add((paper.line for paper in papers), noted)
        progress.end()
        journal.finish()
        return journal.noted


def _to_screen(arguments: argparse.Namespace, total: int, store: Store | None) -> Noted:
    finish = partial(_finish, as_json=arguments.json, keep=store is not None)
    progress = Progress(total, quiet=not sys.stderr.isatty())
    noted = Noted(order="")
    for task, papers in _watched(find_tasks(arguments.paths), arguments.jobs, finish, progress):
        noted = _kept(_counted(noted, [task], papers), papers, store)
        for paper in papers:
            if arguments.json or paper.problem is None:
                print(paper.line)
    progress.end()
    return noted


def _not_yet_done(paths: Iterable[Path], journal: Journal) -> Iterator[Task]:
    """The tasks after those noted as done; all of them where the inputs have changed since."""
    tasks = find_tasks(paths)
    done = islice(tasks, journal.noted.done)
    if condensed("", (task.key for task in done)) != journal.noted.keys:
        journal.start_afresh()
        return find_tasks(paths)
    return tasks


def _watched(
    tasks: Iterator[Task], jobs: int, finish: "partial[Finished]", progress: Progress
) -> Iterator[tuple[Task, list[Finished]]]:
    """What becomes of each task, failures told and progress shown as it comes."""
    for task, papers in run_tasks(tasks, jobs, finish, progress.page):
        failed = [paper.problem for paper in papers if paper.problem is not None]
        for problem in failed:
            progress.say(problem)
        progress.step(task.weight, len(papers), len(failed))
        yield task, papers


def _finish(done: Structured, *, as_json: bool, keep: bool) -> Finished:
    """Runs in the worker: JSON is made there, and only what will be stored travels."""
    if done.paper is None:
        line = json_line({"document": done.document, "error": done.problem})
        return Finished(line=line, problem=f"{done.document}：{done.problem}", paper=None)
    judgment = done.paper.judgment
    if as_json:
        line = json.dumps(
            {**judgment_json(judgment), "document": done.document}, ensure_ascii=False
        )
    else:
        line = _summary(judgment)
    return Finished(line=line, problem=None, paper=done.paper if keep else None)


def _summary(judgment: Judgment) -> str:
    outcome = judgment.outcome.label if judgment.outcome else "结果未载明"
    words = [judgment.court, judgment.case_no, judgment.cause, outcome]
    counted = (
        ("当事人", judgment.parties),
        ("请求", judgment.claims),
        ("主文", judgment.order_items),
    )
    counts = "、".join(f"{label}{len(items)}" for label, items in counted)
    lines = [f"{judgment.document}  {'  '.join(filter(None, words))}（{counts}）"]
    return "\n".join([*lines, *(f"  待核：{warning}" for warning in judgment.warnings)])


def _counted(noted: Noted, tasks: list[Task], papers: list[Finished]) -> Noted:
    failed = sum(paper.problem is not None for paper in papers)
    return replace(
        noted,
        done=noted.done + len(tasks),
        weight=noted.weight + sum(task.weight for task in tasks),
        keys=condensed(noted.keys, (task.key for task in tasks)),
        structured=noted.structured + len(papers) - failed,
        failed=noted.failed + failed,
    )


def _kept(noted: Noted, papers: list[Finished], store: Store | None) -> Noted:
    """Stored before it is noted as done: after a kill the same paper is simply known already."""
    keep = [paper.paper for paper in papers if paper.paper is not None]
    if store is None or not keep:
        return noted
    new = sum(is_new for _, is_new in store.save_all(keep))
    return replace(noted, stored=noted.stored + new, known=noted.known + len(keep) - new)


def _in_words(noted: Noted, store: Store | None) -> str:
    words = f"文书{noted.structured}份，失败{noted.failed}份"
    if store is not None:
        words += f"，新存入文书库{noted.stored}份，原已在库{noted.known}份"
    return f"{words}。"
