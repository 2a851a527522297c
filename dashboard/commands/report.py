"""``report``: a prediction or a search as a paper, contracts as papers; was a report changed."""

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cases.errors import QueryError, SourceError
from cases.precedents import learning_cases
from cases.store.tables import home
from cases.triage.heading_memory import remembered_headings
from cases.triage.sheet import read_sheet
from dashboard.commands.report_lines import Made, write_reports
from dashboard.reports.matter import Matter
from dashboard.reports.papers import render_bundle
from dashboard.reports.prediction_report import PredictionIssue, render_prediction
from dashboard.reports.similar_case_report import SimilarCaseReport, is_as_issued, issue_report
from dashboard.reports.similar_findings import findings
from dashboard.reports.similar_report_issue import Issue, Version
from dashboard.reports.whole_file import write_whole
from dashboard.similar.own_index import OWN_HELP, own_search
from models.dispute import Dispute
from models.predictor import Predictor
from models.similar.case_facets import CaseFacets
from models.similar.query import SimilarQuery
from models.similar.search import SimilarCaseSearch
from models.similar.tiers import Forum
from models.triage.one_contract import triage
from models.triage.pattern_odds import PatternOdds
from models.versions import current_folder

_MOST_CASES = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    kinds = parser.add_subparsers(title="报告", metavar="报告", required=True)
    predict = kinds.add_parser("predict", help="结果预测报告", description="结果预测报告")
    _add_lines(predict, "JSON行文件，与predict命令相同，另可含matter（案件名称）；省略则读标准输入")
    predict.set_defaults(report=_predict)
    similar = kinds.add_parser("similar", help="类案检索报告", description="类案检索报告")
    _add_lines(
        similar,
        "JSON行文件，与similar命令相同，另可含matter（案件名称）、points（争议焦点的列表）；省略则读标准输入",
    )
    similar.add_argument(
        "--for",
        dest="version",
        choices=list(Version),
        default=Version.INTERNAL,
        metavar="judge|internal",
        help="judge为提交法院版（附检索日志），internal为内部版，默认内部版",
    )
    similar.add_argument("--court", metavar="法院", help="受理法院全称，用于判断案例层级")
    similar.add_argument("--own", action="store_true", help=OWN_HELP)
    similar.add_argument("--searcher", default="", metavar="检索人", help="检索主体，写入报告")
    similar.set_defaults(report=_similar)
    papers = kinds.add_parser("triage", help="逾期合同的文书", description="逾期合同的文书")
    papers.add_argument("path", type=Path, metavar="表格", help="逾期合同表，.xlsx或.csv")
    papers.add_argument(
        "-o", "--output", type=Path, required=True, metavar="文件", help="全部文书写入.zip"
    )
    papers.add_argument(
        "--day", type=date.fromisoformat, metavar="日期", help="计算日，如2024-03-20；省略为今天"
    )
    papers.set_defaults(report=_triage)
    verify = kinds.add_parser("verify", help="核验报告", description="核验报告是否与签发时一致")
    verify.add_argument("path", type=Path, metavar="文件", help="本系统签发的.docx报告")
    verify.set_defaults(report=_verify)


def _add_lines(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("path", nargs="?", type=Path, metavar="文件", help=words)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="文件或文件夹",
        help="一件写入.docx文件，多件写入文件夹",
    )


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 if all was done, 1 if some failed or a report was changed, 2 if nothing was."""
    code: int = arguments.report(arguments)
    return code


def _similar(arguments: argparse.Namespace) -> int:
    search = own_search() if arguments.own else SimilarCaseSearch.load()
    forum = Forum.named(arguments.court) if arguments.court else Forum()

    def report(value: dict[str, Any], number: int) -> Made:
        made = _similar_report(value, search, forum, arguments)
        return Made(name=made.file_name, data=made.data, said=made.number)

    return write_reports(arguments, report, keys="id和facts、query或case_id", asks="检索请求")


def _similar_report(
    value: dict[str, Any],
    search: SimilarCaseSearch,
    forum: Forum,
    arguments: argparse.Namespace,
) -> SimilarCaseReport:
    query, at, facets = SimilarQuery.from_json(value), datetime.now().astimezone(), CaseFacets()
    result = search.search(query, facets=facets, forum=forum, limit=_MOST_CASES)
    issue = Issue(
        found=findings(query, result, facets=facets, forum=forum, today=at.date()),
        at=at,
        version=Version(arguments.version),
        searcher=arguments.searcher,
        matter=_matter(value),
        points=_points(value),
    )
    return issue_report(issue, at)


def _predict(arguments: argparse.Namespace) -> int:
    predictor, at = Predictor.load(current_folder()), datetime.now().astimezone()
    titles = {case.case_id: case.title for case in learning_cases()}

    def report(value: dict[str, Any], number: int) -> Made:
        dispute = Dispute.from_json(value)
        answer = predictor.predict(dispute.check())
        issue = PredictionIssue(
            dispute=dispute,
            answer=answer,
            title_of=lambda case_id: titles.get(case_id, case_id),
            at=at,
            matter=_matter(value),
        )
        said = "，".join(f"{claim.type.label}{claim.verdict}" for claim in answer.claims)
        name = f"{number:03d}-{issue.file_name}"
        return Made(name=name, data=render_prediction(issue), said=said or "没有可预测的主张")

    return write_reports(arguments, report, keys="id、facts、defence、claims", asks="案情")


def _matter(value: dict[str, Any]) -> str:
    matter = value.get("matter", "")
    if not isinstance(matter, str):
        raise QueryError("matter应为文字：待决案件的名称。")
    return matter


def _points(value: dict[str, Any]) -> tuple[str, ...]:
    points = value.get("points", [])
    if not isinstance(points, list) or not all(isinstance(point, str) for point in points):
        raise QueryError("points应为文字的列表，每项一个争议焦点。")
    return tuple(points)


def _triage(arguments: argparse.Namespace) -> int:
    sheet = read_sheet(arguments.path, remembered_headings(home()))
    odds = PatternOdds(Predictor.load(current_folder()))
    matters, failed = [], 0
    for row in sheet.rows():
        try:
            triaged = triage(row.contract, arguments.day or date.today(), odds, row.problems)
        except QueryError as error:
            failed += 1
            print(f"第{row.contract.row}行：{error}", file=sys.stderr)
        else:
            matters.append(Matter(triaged=triaged, route=triaged.advice.recommended))
    if not matters:
        raise QueryError("表中没有能够分拣的合同，请对照模板检查。")
    write_whole(arguments.output, render_bundle(matters))
    print(f"已写入{arguments.output}：{len(matters)}份合同的文书，都是草稿，须由律师核对。")
    return int(failed > 0)


def _verify(arguments: argparse.Namespace) -> int:
    try:
        data = arguments.path.read_bytes()
    except OSError as error:
        raise SourceError(f"打不开文件“{arguments.path}”，请检查路径和权限。") from error
    if is_as_issued(data):
        print("报告与签发时一致。")
        return 0
    print("报告与签发时不一致，或不是本系统签发的报告。", file=sys.stderr)
    return 1
