"""Values and field paths in the words a lawyer reads."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal

from cases.record import Amount, Case, Claim

_STEP = re.compile(r"(?P<name>[a-z_]+)(?:\[(?P<index>\d+)\])?")

LEASE_TERMS: Mapping[str, str] = {
    "mode": "租赁方式",
    "asset": "租赁物",
    "quantity": "数量",
    "price": "租赁物价款",
    "financed_amount": "融资金额",
    "total_rent": "租金总额",
    "down_payment": "首付款",
    "deposit": "保证金",
    "term_months": "租赁期限",
    "periods": "租金期数",
    "rent_per_period": "每期租金",
    "purchase_price": "留购价款",
    "default_charge": "违约责任约定",
    "registered_owner": "登记所有权人",
    "signed_on": "签约日期",
    "periods_paid": "已付期数",
    "periods_owed": "欠付期数",
}
MONEY_TERMS = {
    "price",
    "financed_amount",
    "total_rent",
    "down_payment",
    "deposit",
    "rent_per_period",
    "purchase_price",
}
_UNITS = {"term_months": "个月", "periods": "期"}
_CURRENCIES = {"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元"}

_WHOLE_CASE: Mapping[str, str] = {
    "region": "地区",
    "trial_court": "审理法院",
    "case_number": "案号",
    "title": "标题",
    "case_name": "案件名称",
    "cause": "案由",
    "procedure": "审理程序",
    "decision_date": "裁判日期",
    "year": "裁判年份",
    "outcome": "主要请求的结果",
    "favours": "结果有利于",
    "rule": "裁判规则",
    "significance": "典型意义",
    "grade": "案例等级",
    "effect": "生效情况",
}
_OF_CLAIM: Mapping[str, str] = {
    "claimant": "请求人",
    "claimant_role": "请求人身份",
    "type": "请求类型",
    "text": "请求内容",
    "amount": "请求金额",
    "amount_granted": "支持金额",
    "outcome": "结果",
    "reason": "理由",
    "counterclaim": "反诉",
    "note": "说明",
}
_OF_DEFENCE: Mapping[str, str] = {"party": "抗辩人", "text": "内容", "accepted": "是否采纳"}
_OF_PARTY: Mapping[str, str] = {
    "name": "名称",
    "aliases": "简称",
    "procedural_role": "诉讼地位",
    "legal_role": "法律关系中的身份",
    "kind": "主体类型",
}


def money(value: Decimal, currency: str = "CNY") -> str:
    """A sum with thousands separated and its currency: 148549.18 → '148,549.18元'."""
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" + _currency(currency) if whole else f"{value:,.2f}" + _currency(currency)


def _currency(code: str) -> str:
    return _CURRENCIES.get(code, f"（{code}）")


def calendar_day(iso: str) -> str:
    """A date at its own precision: '2021-03' → '2021年3月'; words that are no date stay."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", iso):
        return iso
    return "".join(f"{int(n)}{unit}" for n, unit in zip(iso.split("-"), "年月日", strict=False))


def local_day(at: datetime, *, with_time: bool = False) -> str:
    """A time in UTC as the day, or the day and minute, that clocks showed here."""
    here = at.replace(tzinfo=UTC).astimezone()
    day = calendar_day(here.date().isoformat())
    return f"{day}{here:%H:%M}" if with_time else day


def percent(value: float) -> str:
    """A fraction in whole per cent: 0.617 → '62%'."""
    return f"{value:.0%}"


def shorten(text: str, most: int = 26) -> str:
    """The text, cut with … where it is longer than ``most`` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def lease_terms(case: Case) -> list[tuple[str, str]]:
    """Chinese name and value of every lease term the case states."""
    if case.lease is None:
        return []
    stated = [(name, getattr(case.lease, name)) for name in LEASE_TERMS]
    return [(LEASE_TERMS[name], _term(name, value)) for name, value in stated if value is not None]


def _term(name: str, value: object) -> str:
    if name in MONEY_TERMS and isinstance(value, Decimal):
        return money(value)
    if name == "signed_on":
        return calendar_day(str(value))
    return str(getattr(value, "label", value)) + _UNITS.get(name, "")


def field_words(case: Case, path: str) -> str:
    """A field path in Chinese: 'claims[0].outcome' → '主张1：支付全部未付租金 · 结果'.

    Raises ValueError for a path that no record has.
    """
    steps = [match.groupdict() for match in _STEP.finditer(path)]
    if not steps or ".".join(_spelt(step) for step in steps) != path:
        raise ValueError(f"not a field path: {path}")
    root, below = steps[0], steps[1]["name"] if len(steps) > 1 else None
    if root["name"] == "lease":
        return f"租赁条件 · {LEASE_TERMS[below]}" if below else "租赁条件"
    if root["index"] is None:
        return _WHOLE_CASE.get(root["name"]) or _LISTS[root["name"]][0]
    name, words_of, below_words = _LISTS[root["name"]]
    index = int(root["index"])
    words = f"{name}{index + 1}：{shorten(words_of(case, index))}"
    return f"{words} · {below_words[below]}" if below else words


def _spelt(step: Mapping[str, str | None]) -> str:
    return f"{step['name']}[{step['index']}]" if step["index"] is not None else f"{step['name']}"


def claim_words(claim: Claim) -> str:
    """What is claimed, in the vocabulary's words, counterclaims marked."""
    return f"{'反诉：' if claim.counterclaim else ''}{claim.type.label}"


def amount_words(amount: Amount) -> str:
    """A sum as a number, with how exactly it is stated where it is not exact."""
    exact = amount.precision.value == "exact"
    return money(amount.value, amount.currency) + ("" if exact else f"（{amount.precision.label}）")


def _with_about(text: str, about: str | None) -> str:
    return f"{text}（{about}）" if about else text


_NO_PARTS: Mapping[str, str] = {}
_LISTS: Mapping[str, tuple[str, Callable[[Case, int], str], Mapping[str, str]]] = {
    "parties": ("当事人", lambda c, i: c.parties[i].name, _OF_PARTY),
    "claims": ("主张", lambda c, i: c.claims[i].text, _OF_CLAIM),
    "defences": ("抗辩", lambda c, i: c.defences[i].text, _OF_DEFENCE),
    "issues": ("争议焦点", lambda c, i: c.issues[i], _NO_PARTS),
    "statutes": ("法条", lambda c, i: c.statutes[i].text, _NO_PARTS),
    "amounts": (
        "金额",
        lambda c, i: _with_about(c.amounts[i].text, c.amounts[i].about),
        _NO_PARTS,
    ),
    "dates": ("日期", lambda c, i: _with_about(c.dates[i].text, c.dates[i].about), _NO_PARTS),
    "durations": (
        "期限",
        lambda c, i: _with_about(c.durations[i].text, c.durations[i].about),
        _NO_PARTS,
    ),
    "rates": ("利率", lambda c, i: _with_about(c.rates[i].text, c.rates[i].about), _NO_PARTS),
    "factors": ("事实要素", lambda c, i: c.factors[i], _NO_PARTS),
    "dispute_types": ("争议类型", lambda c, i: c.dispute_types[i].label, _NO_PARTS),
}
