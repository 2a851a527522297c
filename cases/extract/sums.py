"""Which sums in the words of a demand or an order are asked or owed, and which only measure others.

The base of an interest formula, a unit price and a sum in brackets are no sums of their own.
"""

import re
from decimal import Decimal

from cases.evidence import Span
from cases.extract.kept import kept
from cases.extract.money import find_amounts
from cases.record import Amount

# Alternatives that begin with a mark let the search run from one such mark to the next.
_IN_BRACKET = r"[^（()）【】]*(?:[（(][^（()）]*[）)][^（()）【】]*)*[）)】]"
# Stands for what is in brackets: no figure, as 〇 would be before a sum, no mark and no word.
MASK = "\ufffc"
BRACKETS = re.compile(rf"（{_IN_BRACKET}|\({_IN_BRACKET}|【{_IN_BRACKET}|《[^《》]*》|“[^“”]*”")
_OPENS_BRACKET = re.compile("[（(【《“]")
FORMULA_BASE = re.compile("以[^，。；]{1,60}?为(?:计算)?(?:基数|本金|标准)[、，]?")
_TOTAL = re.compile("(?:共计|合计|总计|总额|总共|共|[=＝])(?:为|人民币|金额)*$")
_PER_TIME = re.compile("^(?:[／/]|每)(?:月|日|天|年|期)")
_FACTOR = re.compile(r"^\s*[×xX*＊÷]\s*[0-9]")
_UNIT_PRICE = re.compile("(?:每[月日天年期件张吨盒瓶]|单价)(?:为|人民币)?$")
_IS_BASE = re.compile(
    "^[^，。；、]{0,8}?为(?:计算)?(?:基数|本金|标准|基准)|^[的之]?(?:基数|本金)(?:上|，|计)"
)
_LEADS_BASE = re.compile("(?:以|按照?|基数为?|本金为?)[^，。；、]{0,12}$")
_BESIDE = re.compile(
    "[、和及，]{1,2}[^，。；、（）]{0,10}(?:息|违约金|滞纳金|费)(?:暂计|计|为|约)*(?:人民币)?"
)
_IS_MEASURE = re.compile("[^、；。]{0,9}为")
_TENTATIVE = re.compile(
    "(?:暂计|暂算|暂定|暂为|计|截至[^，。；]{2,24}为|合计|共计|为)(?:人民币|约|至[^，。；]{2,24}为)?$"
)


@kept(64)
def mask_brackets(words: str) -> str:
    """The words with everything in brackets blotted out, at the same length."""
    if _OPENS_BRACKET.search(words) is None:
        return words
    return BRACKETS.sub(lambda found: MASK * len(found[0]), words)


@kept(64)
def own_sums(words: str) -> list[tuple[Amount, Span]]:
    """Sums in CNY outside brackets that are asked or owed themselves."""
    masked = mask_brackets(words)
    return [(a, place) for a, place in find_amounts(masked) if _is_own(masked, a, place)]


def total_sum(words: str) -> Decimal | None:
    """The sum the words come to: the total where one is named, else the sums together.

    A sum in brackets counts where it is the only one and said to be provisional (暂计…).

    >>> total_sum("支付施救费4800元和吊车费5500元"), total_sum("支付违约金（暂计2万元）")
    (Decimal('10300'), Decimal('20000'))
    """
    own = own_sums(words)
    masked = mask_brackets(words)
    for amount, place in own:
        if is_total(masked, place):
            return amount.value
    if own:
        return sum((amount.value for amount, _ in own), Decimal(0))
    return _tentative_sum(words)


def _tentative_sum(words: str) -> Decimal | None:
    """The first sum said to be provisional, with those that stand beside it."""
    total: Decimal | None = None
    done = 0
    for amount, place in find_amounts(words):
        if not (_is_own(words, amount, place) and _TENTATIVE.search(words[: place.start])):
            continue
        if total is None:
            total, done = amount.value, place.end
        elif _BESIDE.fullmatch(words, done, place.start):
            total, done = total + amount.value, place.end
    return total


def is_total(words: str, place: Span) -> bool:
    """Whether the sum at ``place`` adds up others (共计, 合计)."""
    return _TOTAL.search(words[max(0, place.start - 12) : place.start]) is not None


def _is_own(words: str, amount: Amount, place: Span) -> bool:
    after = words[place.end : place.end + 14]
    before = words[max(0, place.start - 14) : place.start]
    if amount.currency != "CNY" or _PER_TIME.match(after) or _UNIT_PRICE.search(before):
        return False
    # 78万元×70%=54.6万元 asks for what comes after the sign of equality.
    if _FACTOR.match(after):
        return False
    return not (_IS_BASE.match(after) or (_LEADS_BASE.search(before) and _IS_MEASURE.match(after)))
