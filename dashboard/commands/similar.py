"""``similar``: similar cases of the library, or a user's own texts ranked, for JSON lines."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.commands.answers import Asked, answer_lines
from dashboard.similar.own_index import OWN_HELP, own_search
from models.similar.own_candidates import CandidateRanker
from models.similar.query import SimilarQuery, read_candidates
from models.similar.reasons import find_differences, find_passages, find_reasons
from models.similar.search import Hit, SimilarCases, SimilarCaseSearch
from models.similar.sides import side_of
from models.similar.tiers import Forum, Tier

_MOST_HITS = 10
_ASKED = Asked(
    keys="id和facts、query或case_id",
    done="检索",
    none="没有读到检索请求，请给出JSON行文件，每行一件，含facts或query。",
)


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
    parser.add_argument("--own", action="store_true", help=OWN_HELP)
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--jsonl", type=Path, metavar="文件", help="结果写入文件，一案一行，次序不变"
    )
    output.add_argument("--json", action="store_true", help="以JSON逐行打印")


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 if all were answered, 1 if some failed, 2 if none could be."""
    search = own_search() if arguments.own else SimilarCaseSearch.load()
    ranker = CandidateRanker(search.weigher)
    forum = Forum.named(arguments.court) if arguments.court else Forum()

    def answer(value: dict[str, Any]) -> tuple[dict[str, Any], str]:
        identifier = value.get("id")
        hits = _hits(value, search, ranker, forum, arguments.limit)
        return {"id": identifier, "hits": hits}, _in_words(identifier, hits)

    return answer_lines(arguments, answer, _ASKED)


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
