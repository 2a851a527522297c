"""``similar``: similar cases of the library, or a user's own texts ranked, for JSON lines."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cases.errors import CaseError, QueryError
from dashboard.commands.lines import json_line, read_lines, write_lines
from models.similar.own_candidates import CandidateRanker
from models.similar.query import SimilarQuery, read_candidates
from models.similar.reasons import find_differences, find_passages, find_reasons
from models.similar.search import Hit, SimilarCases, SimilarCaseSearch
from models.similar.sides import side_of
from models.similar.tiers import Forum, Tier

NAME = "similar"
SUMMARY = "检索类案，或对自备文书按相似程度排序（输入为JSON行）"

_MOST_HITS = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        metavar="文件",
        help="JSON行文件，含facts、defence、claims，或query，或case_id；排序自备文书另含candidates；省略则读标准输入",
    )
    parser.add_argument("--court", metavar="法院", help="受理法院全称，用于判断案例层级")
    parser.add_argument(
        "--limit", type=int, default=_MOST_HITS, metavar="件数", help="每件最多列出的类案数"
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--jsonl", type=Path, metavar="文件", help="结果写入文件，一案一行，次序不变"
    )
    output.add_argument("--json", action="store_true", help="以JSON逐行打印")


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 if all were answered, 1 if some failed, 2 if none could be."""
    search = SimilarCaseSearch.load()
    ranker = CandidateRanker(search.weigher)
    forum = Forum.named(arguments.court) if arguments.court else Forum()
    answered = failed = 0

    def answers() -> Iterator[dict[str, Any]]:
        nonlocal answered, failed
        for number, line in read_lines(arguments.path):
            identifier: Any = None
            try:
                value = _object(line)
                identifier = value.get("id")
                hits = _hits(value, search, ranker, forum, arguments.limit)
            except CaseError as error:
                failed += 1
                print(f"第{number}行：{error}", file=sys.stderr)
                yield {"id": identifier, "error": str(error)}
            else:
                answered += 1
                if arguments.jsonl is None and not arguments.json:
                    print(_in_words(identifier, hits))
                yield {"id": identifier, "hits": hits}

    if arguments.jsonl is not None:
        write_lines(arguments.jsonl, answers())
        print(f"已写入{arguments.jsonl}：检索{answered}件，失败{failed}件。")
    else:
        for value in answers():
            if arguments.json:
                print(json_line(value))
    if not answered and not failed:
        raise QueryError("没有读到检索请求，请给出JSON行文件，每行一件，含facts或query。")
    return 2 if not answered else int(failed > 0)


def _hits(
    value: Mapping[str, Any],
    search: SimilarCaseSearch,
    ranker: CandidateRanker,
    forum: Forum,
    limit: int,
) -> list[dict[str, Any]]:
    query = SimilarQuery.from_json(value)
    candidates = read_candidates(value)
    if candidates is None:
        found = search.search(query, forum=forum, limit=limit)
        return [_hit_json(hit, found) for hit in found.hits]
    return [
        {
            "candidate": ranked.candidate,
            "score": round(ranked.score, 4),
            "matched": [reason.in_words() for reason in ranked.reasons],
            "tier": None,
        }
        for ranked in ranker.rank(query, candidates)
    ]


def _hit_json(hit: Hit, found: SimilarCases) -> dict[str, Any]:
    text = found.told.words
    return {
        "case_id": hit.case.case_id,
        "title": hit.case.title,
        "score": round(hit.score, 4),
        "matched": [
            reason.in_words()
            for reason in find_reasons(found.profile, text, hit.profile, hit.case.text)
        ],
        "tier": hit.tier.value,
        "outcome": hit.case.outcome,
        "side": side_of(hit.case, {asked.type for asked in found.profile.asked}).value,
        "differences": [d.in_words() for d in find_differences(found.profile, hit.profile)],
        "passages": [
            {"quote": span.of(hit.case.text), "start": span.start, "end": span.end}
            for span in find_passages(text, hit.case)
        ],
        "retold": list(hit.retold),
    }


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise QueryError("这一行不是JSON，请检查引号和逗号。") from error
    if not isinstance(value, dict):
        raise QueryError("这一行应是一个JSON对象，含id和facts、query或case_id。")
    return value


def _in_words(identifier: Any, hits: list[dict[str, Any]]) -> str:
    lines = [f"案件 {identifier}" if identifier is not None else "案件"]
    if not hits:
        lines.append("  没有真正相似的案例。")
    for hit in hits:
        if "candidate" in hit:
            lines.append(f"  第{hit['candidate'] + 1}篇（相似{hit['score']:.2f}）")
        else:
            tier = Tier(hit["tier"]).label
            lines.append(f"  {hit['case_id']} {hit['title']}（相似{hit['score']:.2f}；{tier}）")
        lines.extend(f"    {reason}" for reason in hit["matched"])
    return "\n".join(lines)
