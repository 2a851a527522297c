"""A statute under one short key, however it is named: 民法典752, 融资租赁解释5.

Short names are data in ``cases/lexicon/law_short_names.json``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cases.extract.wording import load_entries
from cases.numerals import parse_integer
from cases.record import Citation

_DROPPED = re.compile(r"[《》〈〉\s]|[（(][^（()）]{0,12}[）)]|^中华人民共和国")
_NUMBER = "[0-9零〇一二三四五六七八九十百千]{1,9}"
_CITED = re.compile(
    r"(?:《(?P<marked>[^《》]{2,40})》|(?P<bare>民法典|合同法|担保法|物权法|公司法|仲裁法|保险法|"
    r"证券法|企业破产法|破产法|民事诉讼法|融资租赁解释|担保制度解释|合同编解释|异议复议规定|民间借贷规定))"
    r"(?P<articles>[第、，和及0-9零〇一二三四五六七八九十百千条款项之]{3,60})"
)
# 第681、686条: a number that a unit other than 条 follows (第926条第2款) is no article.
_ARTICLE = re.compile(
    rf"[第、，和及](?P<number>{_NUMBER})(?=条|[、，和及][0-9零〇一二三四五六七八九十])"
)


def law_key(law: str) -> str:
    """The short name of a law.

    >>> law_key("中华人民共和国民法典")
    '民法典'
    """
    short = _DROPPED.sub("", law)
    return next((key for pattern, key in _short_names() if pattern.search(short)), short)


def citation_key(citation: Citation) -> str:
    """Law and article; the law alone where no article is cited."""
    return f"{law_key(citation.law)}{citation.article or ''}"


def find_law_keys(text: str) -> frozenset[str]:
    """Statutes that a text cites with their article.

    >>> sorted(find_law_keys("民法典第681、686条；民法典第926条第2款"))
    ['民法典681', '民法典686', '民法典926']
    """
    return frozenset(_found(text))


def citation_keys(citations: Iterable[Citation]) -> frozenset[str]:
    """Keys of those citations that name an article; a law alone tells too little."""
    return frozenset(citation_key(c) for c in citations if c.article is not None)


def _found(text: str) -> Iterator[str]:
    for cited in _CITED.finditer(text):
        law = law_key(cited["marked"] or cited["bare"])
        for article in _ARTICLE.finditer(cited["articles"]):
            number = parse_integer(article["number"])
            if number is not None:
                yield f"{law}{number}"


@cache
def _short_names() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(e["pattern"]), e["name"]) for e in load_entries("law_short_names"))
