"""The words of one demand → its type, given what the case is about.

The first entry of ``lexicon/claim_kinds.json`` that fits decides, entries of sums (``head``) after
all others. An entry with ``matters`` speaks only in such cases: 本金 is a loan's in a loan case,
any compensation an insurance benefit in an insurance case. Compensation in a lease of any thing is
the lessor's loss or the lessee's claim, by who asks.
"""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from cases.extract.asking import find_requests
from cases.extract.cause import find_cause, normalise_cause
from cases.extract.kept import kept
from cases.extract.paper import Paper
from cases.extract.wording import load_entries
from cases.section_kinds import SectionKind
from cases.taxonomy import ClaimType

_RENTAL_DAMAGES = "rental_damages"


class Matter(StrEnum):
    """What a case is about, as far as the type of a demand hangs on it."""

    FINANCE_LEASE = "finance_lease"
    LEASE = "lease"
    INSURANCE = "insurance"
    LOAN = "loan"
    FACTORING = "factoring"
    SECURITIES = "securities"
    OTHER = "other"


_MATTERS = (
    (Matter.FINANCE_LEASE, re.compile("融资租赁")),
    (Matter.FACTORING, re.compile("保理")),
    # An insurer that sues in the place of the insured asks for no benefit.
    (Matter.OTHER, re.compile("代位求偿")),
    (Matter.SECURITIES, re.compile("虚假陈述")),
    (Matter.INSURANCE, re.compile("保险")),
    (Matter.LOAN, re.compile("借贷|借款|信用卡|贷款|追偿权|典当")),
    (Matter.LEASE, re.compile("租赁")),
)
_CAUSE = re.compile("纠纷")
_LONGEST_CAUSE = 14
_LESSOR_ASKS = re.compile(
    "原告[^。；]{0,60}(?:出租|租|租赁)给(?!原告)|原告将[^。；]{0,50}(?:出租|租赁给|租给)"
    "|被告[^。，；]{0,8}(?:从|向)原告[^。，；]{0,12}(?:承租|租赁|租用)|被告[^。，；]{0,14}(?:承租|租用|租赁)原告|租给被告|被告从原告处"
)
_LESSEE_ASKS = re.compile(
    "原告[^。，；]{0,20}(?:承租|租用|租赁)|被告[^。，；]{0,24}(?:出租给|租给)|(?:出租|租)给原告"
)
# Who asks for rent or for the rooms back lets them.
_LESSOR_WANTS = re.compile(
    "(?:返还|腾退|交还|搬离|腾空|收回)(?![^，。；]{0,20}(?:金|款|费))[^，。；]{0,20}(?:房|铺|场地|租赁物|车|设备)"
    "|(?:支付|清偿|缴纳|给付|补交)[^，。；返退]{0,20}租金(?!损失|差)"
)
_ACCELERATED = re.compile(
    "(?:加速|提前|立即|全部)(?:全部|立即)?到期|宣布[^。；，]{0,16}到期|要求[^。；，]{0,10}(?:付清|支付)(?:全部|所有)[^。；，]{0,8}租金"
)
_JOINED = re.compile("以及|[及和与、]")
_VERB_ALONE = re.compile("(?:赔偿|补偿|支付|给付)(?:原告|其)?$")
_LESSOR_NAME = re.compile("租赁|金租")


class Setting(NamedTuple):
    """What the words of a demand are read against; ``lessor_asks`` is None where it is not said.

    ``accelerates`` says whether the claimant treats all rent as due, and asks for it in one sum.
    """

    matter: Matter
    lessor_asks: bool | None
    accelerates: bool = False


class _Kind(NamedTuple):
    type: str
    pattern: re.Pattern[str]
    matters: frozenset[str]
    is_head: bool


@kept(1)
def read_setting(paper: Paper) -> Setting:
    """What the case is about, and whether the lessor is the one who sues."""
    words = _cause_words(paper)
    matter = next((m for m, pattern in _MATTERS if pattern.search(words)), Matter.OTHER)
    return Setting(matter, _lessor_asks(paper, matter), _accelerates(paper, matter))


def _cause_words(paper: Paper) -> str:
    """The words of the cause, or those around where a cause is named; else the paper's head."""
    stated = find_cause(paper)
    if stated is not None and normalise_cause(stated.value) is not None:
        return stated.value
    head = paper.words(SectionKind.PROCEEDINGS)[:700] or paper.text[:900]
    cause = _CAUSE.search(head)
    return head[max(0, cause.start() - _LONGEST_CAUSE) : cause.start()] if cause else head


def _accelerates(paper: Paper, matter: Matter) -> bool:
    """Whether the claimant says that all rent has fallen due, asking for no part of it apart."""
    if matter is not Matter.FINANCE_LEASE:
        return False
    told = paper.words(SectionKind.CLAIMS)
    return _ACCELERATED.search(told) is not None and "未到期" not in told


def _lessor_asks(paper: Paper, matter: Matter) -> bool | None:
    if matter is Matter.FINANCE_LEASE and paper.litigants:
        first, *others = (_LESSOR_NAME.search(party.name) for party in paper.litigants)
        # Of masked names (某某公司1) none may tell the lessor.
        if first or any(others):
            return first is not None
    if matter not in (Matter.FINANCE_LEASE, Matter.LEASE):
        return None
    asked = "；".join(
        item.of(paper.text)
        for request in find_requests(paper)
        if not request.counter
        for item in request.items
    )
    if _LESSOR_WANTS.search(asked):
        return True
    told = paper.words(SectionKind.CLAIMS) + paper.words(SectionKind.FINDINGS)[:1500]
    lessor, lessee = _LESSOR_ASKS.search(told), _LESSEE_ASKS.search(told)
    if lessor is None or lessee is None:
        return None if lessor is lessee else lessor is not None
    return lessor.start() <= lessee.start()


def kind_of(words: str, setting: Setting) -> ClaimType:
    """The type of a demand; OTHER where no entry speaks.

    Of sums joined in one demand (租金和违约金) the first names it.

    >>> kind_of("支付律师费3万元", Setting(Matter.OTHER, None))
    <ClaimType.ENFORCEMENT_COSTS: 'enforcement_costs'>
    """
    outright, heads = _kinds_in(setting.matter)
    for kind in outright:
        if kind.pattern.search(words):
            return _resolved(kind.type, setting)
    joined = _JOINED.split(words)
    for said in (*joined, words) if len(joined) > 1 else joined:
        for kind in heads:
            names_it = kind.type != ClaimType.OTHER or (
                said == joined[0] and not _VERB_ALONE.search(said)
            )
            if names_it and kind.pattern.search(said):
                return _resolved(kind.type, setting)
    return ClaimType.OTHER


def _resolved(name: str, setting: Setting) -> ClaimType:
    if name == _RENTAL_DAMAGES or (
        name == ClaimType.LOSS_COMPENSATION and setting.lessor_asks is False
    ):
        return ClaimType.LOSS_COMPENSATION if setting.lessor_asks else ClaimType.LESSEE_DAMAGES
    return ClaimType(name)


@cache
def _kinds_in(matter: Matter) -> tuple[tuple[_Kind, ...], tuple[_Kind, ...]]:
    """The entries that speak in a matter: those that name a type outright, and mere heads."""
    kinds = [kind for kind in _kinds() if not kind.matters or matter in kind.matters]
    return (
        tuple(kind for kind in kinds if not kind.is_head),
        tuple(kind for kind in kinds if kind.is_head),
    )


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            e["type"],
            re.compile(e["pattern"]),
            frozenset(e.get("matters", ())),
            e.get("head", False),
        )
        for e in load_entries("claim_kinds")
    )
