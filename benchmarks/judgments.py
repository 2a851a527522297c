"""Any number of made-up judgments, always the same: sentences of our own library recombined.

Each takes most of its sentences from one case of the library and the rest from others, with sums,
dates and names drawn anew. The words of a judgment are those of its sentences, cut once. Posting
lists are denser than in a real collection, since every word recurs in many judgments.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cases.precedents import learning_cases
from cases.record import Case, Source
from cases.taxonomy import Collection
from cases.words import content_words, leasing_words
from models.similar.case_profiles import profile_marks, profile_of_case
from models.similar.gist import gist_of
from models.similar.principal_dispute import text_of_case
from models.similar.search_index import IndexEntry

_SENTENCES = re.compile(r"[^。；\n]{6,}[。；\n]?")
_DIGITS = re.compile(r"\d+")
_OWN, _OTHER = 24, 24
_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: tuple[str, ...]


def made_case(number: int) -> Case:
    """The judgment of that number, as a user's own case."""
    source = _library()[_based_on(number)]
    text = "".join(s.text for s in _sentences_of(number))
    return Case(
        case_id=f"made-{number}",
        collection=Collection.OWN,
        told=True,
        publisher="性能测试",
        title=f"性能测试案例{number}",
        claims=source.claims,
        statutes=source.statutes,
        dispute_types=source.dispute_types,
        region=source.region,
        trial_court=source.trial_court,
        year=2000 + number % 25,
        source=Source(document="made", publisher="性能测试"),
        text=text,
    )


def made_entries(count: int) -> Iterator[IndexEntry]:
    """The first judgments as an index takes them; the profile is that of the case each rests on."""
    profiles = _profiles()
    for number in range(count):
        profile, marks = profiles[_based_on(number)]
        words = made_words(number)
        yield IndexEntry(
            case_id=f"made-{number}",
            words=words,
            marks=[*marks, f"year:{2000 + number % 25}"],
            profile={
                "profile": profile,
                "gist": gist_of(words),
                "numbers": [f"（{2000 + number % 25}）测01民初{number}号"],
                "figures": [],
            },
        )


def made_words(number: int) -> list[str]:
    """The content words of a judgment."""
    return [word for sentence in _sentences_of(number) for word in sentence.words]


def made_text(number: int) -> str:
    """The text of a judgment."""
    return "".join(sentence.text for sentence in _sentences_of(number))


def _sentences_of(number: int) -> list[_Sentence]:
    chance = random.Random(number)
    own = _by_case()[_based_on(number)]
    drawn = [chance.choice(own) for _ in range(_OWN)] + chance.choices(_all(), k=_OTHER)
    chance.shuffle(drawn)
    terms = chance.choices(_terms(), k=6)
    drawn.append(_Sentence(f"双方就{'、'.join(terms)}各执一词。", tuple(terms)))
    return [_redrawn(sentence, chance) for sentence in drawn]


def _redrawn(sentence: _Sentence, chance: random.Random) -> _Sentence:
    """The sentence with other figures, said of another person."""
    text = _DIGITS.sub(lambda m: str(chance.randrange(1, 10 ** len(m[0]))), sentence.text)
    return _Sentence(f"{chance.choice(_NAMES)}某称，{text}", sentence.words)


def _based_on(number: int) -> int:
    return random.Random(-number - 1).randrange(len(_library()))


@cache
def _library() -> tuple[Case, ...]:
    return learning_cases()


@cache
def _profiles() -> list[tuple[dict[str, object], list[str]]]:
    profiles = [profile_of_case(case) for case in _library()]
    return [(profile.to_json(), list(profile_marks(profile))) for profile in profiles]


@cache
def _by_case() -> list[list[_Sentence]]:
    return [
        [
            _Sentence(m[0], tuple(content_words(m[0])))
            for m in _SENTENCES.finditer(text_of_case(case))
        ]
        for case in _library()
    ]


@cache
def _all() -> list[_Sentence]:
    return [sentence for sentences in _by_case() for sentence in sentences]


@cache
def _terms() -> list[str]:
    return sorted(leasing_words())
