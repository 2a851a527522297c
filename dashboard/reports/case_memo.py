"""One page on one contract: what to do, for how much, by when, and what stands in the way."""

from collections.abc import Iterable, Iterator

from dashboard.reports.matter import Matter
from dashboard.reports.paper import SONG, Paper
from dashboard.reports.phrases import chinese_day, figure, without_ids
from dashboard.wording import percent, shorten
from models.prediction import PREDICTED, ClaimPrediction
from models.triage.calculation import Line

TITLE = "案件备忘"
_MOST_LINES = 5
_MOST_CHARACTERS = 64


def render_memo(matter: Matter) -> bytes:
    """The memo as .docx, on one page."""
    paper = Paper(
        f"{TITLE}：{shorten(matter.contract.number, 30)}", size=10.5, font=SONG, tight=True
    )
    paper.paragraph(_identity(matter), indent=False)
    paper.heading("一、金额")
    paper.table(
        ("项目", "金额（元）", "项目", "金额（元）"),
        _figures(matter),
        (4.2, 3.6, 4.2, 3.6),
        figures=(1, 3),
        size=9.5,
    )
    paper.heading("二、路线")
    _route(paper, matter)
    paper.heading("三、各项主张的结果可能")
    _list(paper, (_odds(claim) for claim in matter.option.odds.values()), "本路线不提出诉讼请求")
    paper.heading("四、期限")
    _list(paper, _clocks(matter), "表中没有可计算的期限")
    paper.heading("五、证据缺口")
    gaps = (
        f"{proof.label}：{proof.why}（{without_ids(proof.source)}）"
        for proof in matter.triaged.gaps
    )
    _list(paper, gaps, "未见明显缺口，仍须逐项核对")
    if matter.triaged.red_flags:
        paper.heading("六、规避执行的迹象")
        _list(
            paper,
            (
                f"{flag.label}（“{flag.quote}”）：收集{'、'.join(flag.counter_evidence)}"
                for flag in matter.triaged.red_flags
            ),
        )
    return paper.render()


def _identity(matter: Matter) -> str:
    contract = matter.contract
    words = (
        contract.lessee,
        contract.mode.label if contract.mode else None,
        contract.asset.name,
        contract.asset.state.label if contract.asset.state else None,
        contract.region,
    )
    who = "，".join(word for word in words if word)
    return f"{shorten(who, 80)}　　截至{chinese_day(matter.sums.day)}"


def _route(paper: Paper, matter: Matter) -> None:
    advice = matter.triaged.advice
    paper.paragraph(
        f"建议：{advice.recommended.label}。{advice.why}（{advice.source}）", indent=False
    )
    if matter.route is not advice.recommended:
        paper.paragraph(f"本次文书按“{matter.route.label}”制作，与建议不同。", indent=False)
    blockers = (
        f"{'须先解决' if blocker.hard else '注意'}：{blocker.text}（{blocker.source}）"
        for blocker in matter.option.blockers
    )
    _list(paper, blockers, "未见障碍")


def _clocks(matter: Matter) -> Iterator[str]:
    for clock in matter.triaged.clocks:
        if not clock.done:
            left = f"{_left(clock.days_left)}，{clock.severity.label}；{without_ids(clock.source)}"
            yield f"{clock.label}：{chinese_day(clock.due)}（{left}）"


def _figures(matter: Matter) -> list[tuple[str, str, str, str]]:
    sums = matter.sums
    lines = [
        sums.due_rent,
        sums.not_due,
        sums.purchase_price,
        sums.charge_agreed,
        sums.charge_at_24,
        sums.charge_at_lpr4,
        sums.costs,
        sums.claim_net,
        sums.asset_value,
        sums.termination_loss,
        sums.court_fee,
        sums.preservation_fee,
    ]
    pairs = [(line.label, _bare(line)) for line in lines]
    return [(*pairs[at], *pairs[at + 1]) for at in range(0, len(pairs), 2)]


def _odds(claim: ClaimPrediction) -> str:
    odds = "，".join(f"{o.label}{percent(claim.probabilities[o])}" for o in PREDICTED)
    doubt = f"；{claim.verdict}" if claim.abstained else ""
    return f"{claim.type.label}：{odds}（同类n={claim.n}{doubt}）"


def _list(paper: Paper, lines: Iterable[str], none: str = "无") -> None:
    """At most a few lines, so that the memo stays one page."""
    shown = list(_shortened(lines))
    for line in shown[:_MOST_LINES] or [none]:
        paper.paragraph(f"· {line}", indent=False)
    if len(shown) > _MOST_LINES:
        paper.paragraph(f"· 另有{len(shown) - _MOST_LINES}项，见工作清单", indent=False)


def _shortened(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield shorten(line, _MOST_CHARACTERS)


def _left(days: int) -> str:
    return f"余{days}日" if days >= 0 else f"已过{-days}日"


def _bare(line: Line) -> str:
    return "不明" if line.amount is None else figure(line.amount).removesuffix("元")
