"""The formula of interest or a penalty in the words of a head: base, rate and period."""

import re
from typing import NamedTuple

from cases.extract.rates import find_rates

_BASE = re.compile(
    "以(?P<base>[^，。；]{1,60}?)为(?:计算)?(?:基数|本金|基准)"
    "|(?:基数|本金)为?(?P<after>[0-9.,，]+万?元)"
)
_FROM = re.compile("(?:自|从)(?=[^，。；（()）]{0,20}[0-9日起])")
_UNTIL = re.compile(
    "(?:计算|计付|支付|计)?(?:至|到)(?P<to>[^，。；（()）至]{2,20}?)(?:之?日止?|止|为止)"
    "|(?:至|到)[^，。；（()）至]{2,20}$"
)
_AS_OF = re.compile("(?:截至|截止|暂?计至|暂?算至)[^，。；（()）]{4,14}?[日止]")
_LONGEST = 90


class Interest(NamedTuple):
    """The words of a formula; None where a part is not stated."""

    base: str | None
    rate: str | None
    period: str | None


def find_interest(words: str) -> Interest | None:
    """The first formula in the words, None where they state none.

    >>> find_interest("以10万元为基数，自5月1日起按年利率6%计算至付清之日止的违约金")
    Interest(base='10万元', rate='年利率6%', period='自5月1日起按年利率6%计算至付清之日止')
    """
    base = _BASE.search(words)
    rate = next((rate.text for rate, _ in find_rates(words)), None)
    period = _period(words)
    if base is None and rate is None and period is None:
        return None
    return Interest((base["base"] or base["after"]) if base else None, rate, period)


def _period(words: str) -> str | None:
    begins = _FROM.search(words)
    if begins is not None:
        until = _UNTIL.search(words, begins.end(), begins.end() + _LONGEST)
        stop = until.end() if until else words.find("起", begins.end()) + 1
        return words[begins.start() : stop] if stop else None
    as_of = _AS_OF.search(words)
    return as_of[0] if as_of else None
