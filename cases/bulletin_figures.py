"""Figures a bulletin reports that are used later: the LPR and the registrations of leases.

What each figure is called in print is data in ``lexicon/bulletin_figures.json``. A figure is taken
as printed and points at its words; round figures (约42.1万笔) and changes (下降39.9%) are none.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from cases.bulletin_documents import BulletinDocument, shipped_documents
from cases.evidence import Span
from cases.extract.dates import find_dates
from cases.labelled import Labelled
from cases.numerals import ARABIC, parse_numeral

FIGURE_WORDS = Path(__file__).parent / "lexicon" / "bulletin_figures.json"

_PERCENT = "%"


class FigureKind(Labelled):
    """What a figure counts or measures."""

    LPR_ONE_YEAR = "lpr_one_year", "1年期LPR"
    LPR_OVER_FIVE_YEARS = "lpr_over_five_years", "5年期以上LPR"
    NEW_REGISTRATIONS = "new_registrations", "新增融资租赁登记"
    NEW_INITIAL_REGISTRATIONS = "new_initial_registrations", "新增融资租赁初始登记"
    NEW_MOVABLES_REGISTRATIONS = "new_movables_registrations", "新增动产融资登记"
    REGISTERED_LEASING_USERS = "registered_leasing_users", "融资租赁行业注册用户"
    SHARE_OF_TOP_THREE_PLACES = "share_of_top_three_places", "天津、上海、广东三地占比"
    SHARE_OF_INDIVIDUAL_LESSEES = "share_of_individual_lessees", "个人承租人占比"
    SHARE_OF_ENTERPRISE_LESSEES = "share_of_enterprise_lessees", "企业承租人占比"
    SHARE_OF_SME_LESSEES = "share_of_sme_lessees", "中小微企业承租人占比"
    SHARE_OF_SMALL_AND_MICRO_LESSEES = "share_of_small_and_micro_lessees", "小微企业承租人占比"
    SHARE_OF_SALE_AND_LEASEBACK = "share_of_sale_and_leaseback", "售后回租占比"
    SHARE_OF_DIRECT_LEASES = "share_of_direct_leases", "直接租赁占比"
    SHARE_OF_FOREIGN_INVESTED_LESSORS = "share_of_foreign_invested_lessors", "外资租赁公司占比"
    SHARE_OF_DOMESTIC_LESSORS = "share_of_domestic_lessors", "内资租赁公司占比"
    SHARE_OF_FINANCIAL_LEASING_COMPANIES = (
        "share_of_financial_leasing_companies",
        "金融租赁公司占比",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: ``value`` is a fraction where ``unit`` is %, else a count of ``unit``.

    ``period`` is the day, month or year it is stated for, ISO at the precision stated. ``quote``
    stands at ``span`` of the text of ``document``.
    """

    kind: FigureKind
    value: Decimal
    unit: str
    period: str
    quote: str
    span: Span
    document: BulletinDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class _FigureWords:
    kind: FigureKind
    unit: str
    pattern: re.Pattern[str]


@cache
def shipped_figures() -> tuple[Figure, ...]:
    """The figures of the shipped bulletin, in printed order."""
    return tuple(read_figures(shipped_documents()))


def read_figures(documents: Sequence[BulletinDocument]) -> list[Figure]:
    """Every figure the documents state, the first of its kind and period, in printed order."""
    found: dict[tuple[FigureKind, str], Figure] = {}
    for document in documents:
        stated = [f for words in _vocabulary() for f in _figures(document, words)]
        for figure in sorted(stated, key=lambda f: f.span):
            found.setdefault((figure.kind, figure.period), figure)
    return list(found.values())


def _figures(document: BulletinDocument, words: _FigureWords) -> list[Figure]:
    figures: list[Figure] = []
    for match in words.pattern.finditer(document.text):
        number = parse_numeral(match["number"])
        period = _period(document, match.start())
        if number is not None and period is not None:
            value = number.value / 100 if words.unit == _PERCENT else number.value
            figures.append(
                Figure(
                    kind=words.kind,
                    value=value,
                    unit=words.unit,
                    period=period,
                    quote=match[0],
                    span=Span(*match.span()),
                    document=document,
                )
            )
    return figures


def _period(document: BulletinDocument, start: int) -> str | None:
    """The sentence's first date before the figure (比2022年下降 comes later), or the title's."""
    sentence = re.split("[。\n]", document.text[:start])[-1]
    dates = find_dates(sentence) or find_dates(document.title)
    return dates[0][0].date if dates else None


@cache
def _vocabulary() -> tuple[_FigureWords, ...]:
    return tuple(
        _FigureWords(
            kind=FigureKind(entry["kind"]),
            unit=entry["unit"],
            pattern=_pattern(entry["words"], entry.get("not_after")),
        )
        for entry in json.loads(FIGURE_WORDS.read_text(encoding="utf-8"))
    )


def _pattern(templates: Sequence[str], not_after: str | None) -> re.Pattern[str]:
    before, after = zip(*(template.split("{n}") for template in templates), strict=True)
    guard = f"(?<!{re.escape(not_after)})" if not_after else ""
    lead = "|".join(re.escape(words) for words in before)
    tail = "|".join(re.escape(words) for words in sorted(set(after)))
    return re.compile(f"{guard}(?:{lead})(?P<number>{ARABIC})(?:{tail})")
