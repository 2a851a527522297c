"""结果预测报告 as .docx: the odds of each claim, what they rest on, what would change them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dashboard.reports.paper import SONG, Paper
from dashboard.reports.phrases import BLANK, chinese_day
from dashboard.reports.phrases import file_name as safe_name
from dashboard.reports.prediction_report_claim import write_claim, write_evidence
from dashboard.reports.similar_case_report import data_version
from dashboard.wording import percent, shorten
from models.dispute import Dispute
from models.prediction import PREDICTED, DisputePrediction

TITLE = "诉讼结果预测报告"
HEADINGS = ("一、待决案件", "二、预测结果", "三、逐项分析", "四、证据清单", "五、依据的数据与局限")
CAUTION = "本报告由程序在本机测算，供法律专业人员参考，不构成法律意见。"
_LONGEST_FACTS = 1200
_MOST_DISPUTE_TYPES = 4
_FEW = 10

TitleOf = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionIssue:
    """What a report is made from; ``title_of`` names a precedent, ``at`` is local time."""

    dispute: Dispute
    answer: DisputePrediction
    title_of: TitleOf
    at: datetime
    matter: str = ""

    @property
    def file_name(self) -> str:
        """The name to save it under."""
        about = self.matter or self.dispute.id
        return (
            "-".join([TITLE, *([safe_name(about)] if about else []), f"{self.at:%Y%m%d}"]) + ".docx"
        )


def render_prediction(issue: PredictionIssue) -> bytes:
    """The report as .docx."""
    paper = Paper(TITLE, size=12, font=SONG, caution=CAUTION)
    for heading, write in zip(
        HEADINGS, (_matter, _results, _claims, _evidence, _limits), strict=True
    ):
        paper.heading(heading)
        write(paper, issue)
    return paper.render()


def _matter(paper: Paper, issue: PredictionIssue) -> None:
    kinds = issue.answer.dispute_types[:_MOST_DISPUTE_TYPES]
    paper.form(
        [
            ("待决案件", issue.matter or issue.dispute.id or BLANK),
            ("测算时间", f"{chinese_day(issue.at.date())}{issue.at:%H时%M分}"),
            (
                "可能涉及的争议",
                "、".join(f"{k.label}（{percent(p)}）" for k, p in kinds) or "未读出",
            ),
            ("案情（测算所据）", _told(issue.dispute.facts) or "未叙述案情，按所答要素测算。"),
            ("对方答辩", _told(issue.dispute.defence) or "未提供"),
        ],
        label_cm=3.6,
    )


def _told(words: str) -> str:
    return shorten(" ".join(words.split()), _LONGEST_FACTS)


def _results(paper: Paper, issue: PredictionIssue) -> None:
    if not issue.answer.claims:
        paper.paragraph("没有从案情中读到可以预测的主张，请写明请求后重新测算。")
        return
    paper.table(
        ("主张", "结论", *(outcome.label for outcome in PREDICTED), "同类主张基准"),
        [
            (
                claim.type.label + (f"\n（{claim.claimant}提出）" if claim.claimant else ""),
                claim.verdict,
                *(percent(claim.probabilities[outcome]) for outcome in PREDICTED),
                "／".join(percent(claim.base_rate[outcome]) for outcome in PREDICTED)
                + f"，n={claim.n}",
            )
            for claim in issue.answer.claims
        ],
        (4.4, 2.2, 1.4, 2.1, 1.4, 4.1),
    )
    paper.note(
        "“倾向”：一种结果的可能性明显较大，但不能排除另一种；“不能断言”：现有案例和所述事实不足以区分，"
        "此时各项比例只供参考。基准依次为支持／部分支持／驳回，n为案例库中同类主张的项数。"
    )


def _claims(paper: Paper, issue: PredictionIssue) -> None:
    for number, claim in enumerate(issue.answer.claims, start=1):
        write_claim(paper, number, claim, issue.title_of)


def _evidence(paper: Paper, issue: PredictionIssue) -> None:
    write_evidence(paper, issue.answer)


def _limits(paper: Paper, issue: PredictionIssue) -> None:
    few = [claim.type.label for claim in issue.answer.claims if claim.n < _FEW]
    paper.paragraph(
        f"数据版本：{data_version()}；测算模型：{issue.answer.model or '未记录'}。"
        "全部在本机测算，未联网。"
    )
    paper.paragraph(
        "所据案例是公开发布的挑选案例，数量有限，多有新意或争议，不是日常诉讼的抽样；"
        "比例不是法院的支持率，请连同n一起看。"
        + (f"其中{'、'.join(few)}的同类主张不足{_FEW}项，只能当作线索。" if few else "")
    )
    paper.paragraph(
        "要素由程序从所给文字中读出，可能漏读或误读，须由承办人逐项核对；对方所称的事实未经查明。"
        "所引法条只写明要旨，使用前须核对现行条文；所引案例须核对原文和是否生效。"
    )
    paper.paragraph("本报告供法律专业人员参考，不构成法律意见，不能代替对证据和合同的审查。")
