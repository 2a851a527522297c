"""The eight parts of a similar-case report (法发〔2020〕24号 item 8), written one after another."""

from collections.abc import Iterator

from dashboard.reports.paper import Paper
from dashboard.reports.phrases import BLANK, chinese_day
from dashboard.reports.similar_conflicts import find_conflicts
from dashboard.reports.similar_findings import (
    Finding,
    Findings,
    Reference,
    case_heading,
    differences_in_words,
    numbers,
    reference_of,
)
from dashboard.reports.similar_gists import write_gists
from dashboard.reports.similar_report_issue import Issue, Version
from dashboard.wording import shorten
from models.similar.query import Way
from models.similar.search import LEAST_SCORE
from models.similar.sides import Side
from models.similar.tiers import Tier, effect_label, grade_label

HEADINGS = (
    "一、检索主体",
    "二、检索时间",
    "三、检索平台",
    "四、检索方法",
    "五、检索结果",
    "六、类案裁判要点",
    "七、待决案件争议焦点",
    "八、是否参照或者参考",
)
LOG_HEADING = "附件：检索日志"
NONE_FOUND = "没有真正的类案"
_LONGEST_FACTS, _LONGEST_WORDS = 800, 120


def write_parts(paper: Paper, issue: Issue) -> None:
    """All eight parts, and the search log where the report goes to a judge."""
    writers = (_who, _when, _where, _how, _results, write_gists, _points, _analysis)
    for heading, write in zip(HEADINGS, writers, strict=True):
        paper.heading(heading)
        write(paper, issue)
    if issue.version is Version.JUDGE:
        paper.page_break()
        paper.heading(LOG_HEADING)
        _log(paper, issue)


def _who(paper: Paper, issue: Issue) -> None:
    paper.form(
        [
            ("检索人", issue.searcher or BLANK),
            ("待决案件", issue.matter or BLANK),
            ("受理法院", issue.found.forum.court or BLANK),
        ],
        label_cm=3.2,
    )


def _when(paper: Paper, issue: Issue) -> None:
    paper.paragraph(f"{chinese_day(issue.at.date())}{issue.at:%H时%M分}。")


def _where(paper: Paper, issue: Issue) -> None:
    paper.paragraph(
        f"租鉴本机案例库，检索时可检索案例{issue.found.result.searched}件，全部在本机检索。"
    )
    paper.paragraph(
        "本库收录范围有限，检索未联网，没有检索人民法院案例库（法〔2024〕92号）、中国裁判文书网和"
        "最高人民法院发布的全部指导性案例；提交前应在上述平台补充检索。"
    )


def _how(paper: Paper, issue: Issue) -> None:
    found = issue.found
    paper.paragraph(f"检索方式：{found.query.way.label}。筛选条件：{found.facets.in_words()}。")
    if found.query.way is not Way.CASE or found.query.case_id:
        paper.paragraph(f"检索内容：{_said(found)}。")
    if found.query.way is Way.CASE:
        paper.paragraph(
            "案例关联检索比较用词、事实要素、争议类型、主张及其主体、法条五项，"
            f"综合相似度不足{LEAST_SCORE:.0%}的不作为类案列出；同一案件的不同转述合并为一件。"
        )
    paper.paragraph(
        "排列次序依法发〔2020〕24号第四条：指导性案例，最高人民法院典型案例及生效裁判，本省高级人民法院"
        "案例，上一级法院及本院案例；同一层级先近三年（指导性案例除外），再按相似度。人民法院案例库入库案例另列。"
    )


def _results(paper: Paper, issue: Issue) -> None:
    found = issue.found
    if not found.cases:
        paper.paragraph(
            f"在上述范围内{NONE_FOUND}。这不表示不存在类案，请在三所列其他平台继续检索。"
        )
        return
    at = found.reached
    order = f"检索到的最先层级为“{at.label}”" if at else "前四个法定层级均未检索到案例"
    paper.paragraph(f"共检索到类案{len(found.cases)}件，{order}。各层级情况：")
    paper.table(
        ("层级", "件数", "类案"),
        [
            (tier.label, str(len(found.of_tier(tier))), numbers(found.of_tier(tier)))
            for tier in Tier
        ],
        (7.4, 1.6, 6.6),
    )
    paper.paragraph(f"正反对照（以提出主张的一方看）：{found.counts()}。不利案例全部列出：")
    left = found.of_side(Side.FOR)
    right = found.of_side(Side.AGAINST, Side.MIXED)
    paper.table(
        (f"支持主张方（{len(left)}件）", f"不利或仅部分支持（{len(right)}件）"),
        list(_side_by_side(left, right)) or [("无", "无")],
        (7.8, 7.8),
    )
    undecided = found.of_side(Side.OPEN)
    if undecided:
        paper.paragraph(f"对所涉主张未作判断或记录未载：{numbers(undecided)}。")


def _side_by_side(
    left: tuple[Finding, ...], right: tuple[Finding, ...]
) -> Iterator[tuple[str, str]]:
    for at in range(max(len(left), len(right))):
        yield (
            _short(left[at]) if at < len(left) else "",
            f"［{right[at].side.label}］{_short(right[at])}" if at < len(right) else "",
        )


def _short(finding: Finding) -> str:
    return f"类案{finding.number}　{case_heading(finding.case)}"


def _points(paper: Paper, issue: Issue) -> None:
    found = issue.found
    for number, point in enumerate(issue.points, start=1):
        paper.paragraph(f"{number}. {point}")
    read = [kind.label for kind in found.disputes]
    asked = [kind.label for kind in found.claims]
    if read:
        origin = "" if issue.points else "（由程序读出，须由承办人核定）"
        paper.paragraph(f"争议类型{origin}：{'、'.join(read)}。")
    if asked:
        paper.paragraph(f"所涉主张：{'、'.join(asked)}。")
    if not (issue.points or read or asked):
        paper.paragraph(BLANK)
    if found.query.way is Way.CASE and not found.query.case_id:
        paper.paragraph(f"案情摘要（检索时提供）：{_facts(found)}")


def _analysis(paper: Paper, issue: Issue) -> None:
    found = issue.found
    if not found.cases:
        paper.paragraph("未检索到类案，不涉及参照或者参考。")
        return
    paper.paragraph(
        "依法发〔2020〕24号第九条，类案的效力只按案例等级判断：等级未载明的列为“待核”，核明前不作结论。"
    )
    paper.table(
        ("类案", "等级", "结论", "说明"),
        [
            (f"类案{f.number}", grade_label(f.case), reference_of(f.case).label, _remark(f))
            for f in found.cases
        ],
        (1.8, 3.6, 2.4, 7.8),
    )
    _conflicts(paper, found)
    if issue.version is Version.INTERNAL:
        _strategy(paper, found)


def _remark(finding: Finding) -> str:
    said = {
        Reference.MUST: "须核对其未被新的法律、司法解释或指导性案例取代。",
        Reference.MAY: "可供裁判参考，不具有约束力。",
        Reference.UNKNOWN: "须先查明是否属于指导性案例、入库案例或典型案例。",
    }[reference_of(finding.case)]
    checks = []
    if effect_label(finding.case) == "待核":
        checks.append("是否生效待核。")
    if finding.is_retelling:
        checks.append("系转述，须核对原文。")
    if finding.differences:
        checks.append(f"与待决案件有{len(finding.differences)}项决定性不同（见六）。")
    return said + "".join(checks)


def _conflicts(paper: Paper, found: Findings) -> None:
    conflicts = find_conflicts(found)
    if not conflicts:
        paper.paragraph("类案之间的冲突：就所涉主张，未见结论相反的类案。")
        return
    paper.paragraph(
        "类案之间的冲突：下列主张上结论不一，按法院层级、裁判时间衡量（法发〔2020〕24号第十一条；"
        "是否经审判委员会讨论，记录未载）。"
    )
    paper.table(
        ("主张", "各类案的结论", "衡量"),
        [(c.claim.label, c.sides_in_words(), f"{c.why}。") for c in conflicts],
        (3.6, 5.2, 6.8),
    )


def _strategy(paper: Paper, found: Findings) -> None:
    against = found.of_side(Side.AGAINST, Side.MIXED)
    if not against:
        return
    paper.paragraph("对不利类案的应对（仅内部使用）：")
    for finding in against:
        apart = "；".join(differences_in_words(finding.differences))
        said = f"可据以区分的不同：{apart}" if apart else "未见决定性不同，须准备正面回应"
        paper.paragraph(f"类案{finding.number}（{finding.side.label}）：{said}。")


def _log(paper: Paper, issue: Issue) -> None:
    runs = issue.runs or (issue.found.run(issue.at),)
    paper.table(
        ("时间", "方式", "检索内容", "筛选", "可检索／列出"),
        [
            (
                f"{run.at:%Y-%m-%d %H:%M}",
                run.way.label,
                shorten(run.words, _LONGEST_WORDS),
                run.limits,
                f"{run.searched}／{run.found}",
            )
            for run in runs
        ],
        (2.6, 2.6, 5.4, 2.6, 2.4),
        size=9.5,
    )


def _said(found: Findings) -> str:
    query = found.query
    return (
        f"案例库案例{query.case_id}"
        if query.case_id
        else shorten(" ".join(query.text.split()), _LONGEST_WORDS)
    )


def _facts(found: Findings) -> str:
    query = found.query
    told = "　".join(part for part in (query.text, query.defence) if part)
    return shorten(" ".join(told.split()), _LONGEST_FACTS)
