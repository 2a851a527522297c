"""The gist of each similar case, and its comparison with the pending case in three dimensions."""

from dashboard.reports.paper import Paper
from dashboard.reports.similar_findings import Finding, unlike
from dashboard.reports.similar_report_issue import Issue, Version
from dashboard.wording import shorten
from models.similar.query import Way
from models.similar.reasons import Dimension
from models.similar.tiers import effect_label, grade_label

_RETELLING = "本案文字为转述，不是裁判文书原文，引用前须按来源核对。"


def write_gists(paper: Paper, issue: Issue) -> None:
    """The gist of every case and how it compares with the pending one."""
    if not issue.found.cases:
        paper.paragraph("无。")
    for finding in issue.found.cases:
        _gist(paper, issue, finding)


def _gist(paper: Paper, issue: Issue, finding: Finding) -> None:
    case = finding.case
    rows: list[tuple[str, str | None]] = [
        (f"类案{finding.number}　{case.title}", None),
        (
            "审理法院、案号",
            "　".join(filter(None, (case.trial_court, case.case_number))) or "未载明，待核",
        ),
        ("层级", finding.hit.tier.label),
        ("案例等级、效力", f"{grade_label(case)}；生效情况：{effect_label(case)}"),
        ("裁判要点", case.rule or "记录未载，须查原文"),
        ("裁判结果", f"{_outcome(finding)}（{finding.side.label}）"),
        ("来源", _origin(finding)),
    ]
    if issue.version is Version.INTERNAL:
        rows.append(("相似度", f"{finding.hit.score:.0%}"))
    paper.form(rows, label_cm=3.2)
    told = issue.found.query.way is Way.CASE
    nothing = "未见" if told else "未提供待决案件案情，未作比较"
    paper.table(
        ("对照", "相同", "不同"),
        [
            (
                dimension.label,
                "\n".join(finding.alike(dimension)) or "未见",
                "\n".join(unlike(finding, issue.found, dimension)) or nothing,
            )
            for dimension in Dimension
        ],
        (2.2, 6.7, 6.7),
        size=10,
    )
    quotes = "　".join(f"“{shorten(s.of(case.text), 110)}”" for s in finding.passages)
    if issue.version is Version.INTERNAL and quotes:
        paper.note(f"相似段落：{quotes}")
    paper.note("")


def _outcome(finding: Finding) -> str:
    case = finding.case
    told = [f"{c.type.label}：{c.outcome.label}" for c in case.claims if c.outcome]
    whole = case.outcome.label if case.outcome else "未载明"
    return "；".join(dict.fromkeys(told)) or whole


def _origin(finding: Finding) -> str:
    source = finding.case.source
    published = f"{source.publisher}{f'《{source.title}》' if source.title else ''}"
    return f"{published}。{_RETELLING}" if finding.is_retelling else published
