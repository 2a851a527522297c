"""Legal factors in a person's own words: what cues find, weighed by how people have put it.

A cue says exactly what it looks for and misses what nobody foresaw. A linear model of characters
and pairs of characters has seen thousands of phrases that state a factor or narrowly fail to; it
holds every clause of a text, and up to three in a row, against every factor. How far the two
together can be believed is learned from whole tellings that neither was made from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import numpy as np
from scipy.sparse import vstack
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from cases.evidence import Span
from cases.factor_catalogue import catalogue, word_lists
from cases.factor_labels import Stated, factor_labels
from cases.factor_phrases import FactorPhrases, Telling, read_tellings
from cases.factors import FactorFound, FactorState, find_factors
from cases.negation import is_alleged
from cases.record import Case
from cases.taxonomy import PassageRole
from cases.teaching import taught_disputes

# Told in the same words whatever the figure is: only cues and figures tell these.
_BY_FIGURE = frozenset(
    {
        "loan_rate_above_cap",
        "loan_rate_within_cap",
        "penalty_above_24pct",
        "penalty_above_lpr4",
        "penalty_daily_5_per_10000",
        "rate_above_statutory_cap",
    }
)
_FIGURE_SURE = 0.9
# A factor is told where it is likelier than not that the words tell it.
TOLD = 0.5
_CLAUSE = re.compile("[^，,。；;：:！!？?\n]+[，,。；;：:！!？?\n]*")
_MOST_CLAUSES = 3
# A phrase states one factor of hundreds: without this it would be cheapest to find none.
_STATES, _FITTING = 8.0, 10.0
_NUMBER = re.compile("[0-9][0-9,.]*")
# 请求支付违约金 asks for what is disputed; that the words of a charge stand in it tells of no fact.
_REQUEST = re.compile(
    r"[0-9０-９()（）、.．*\-\s]{0,6}(?:现|故|遂|特|据此|为此|因此)?"
    "(?:我司|我方|我公司|原告|出租人|承租人|保理人|申请人|租赁公司)?(?:请求|诉请|诉求|请判令)"
    "[^，,。；;：:！!？?\n]*[，,。；;：:！!？?\n]*"
)
# Whoever is named and whatever is leased, the fact is the same.
_ALIKE = {"出租人": "甲", "承租人": "乙", "保证人": "保", "物": "物"}


class QuotedText(NamedTuple):
    """A text with the factors that it is known to state, each with the words of it that do.

    What holds none of those words is taken to state nothing.
    """

    text: str
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorReader:
    """A fitted reader.

    ``weights`` (n_features, n_factors) and ``biases`` (n_factors,) follow ``factors``; ``trust`` is
    what a bias, a score, a cue, and both at once count for in the log odds that a factor is told.
    """

    factors: tuple[str, ...]
    vectoriser: TfidfVectorizer
    weights: np.ndarray
    biases: np.ndarray
    trust: np.ndarray

    def read(self, facts: str, defence: str = "") -> tuple[FactorFound, ...]:
        """The factors told in facts and defence, each once, with how sure that is.

        A factor that the words deny is absent, as ``cases.factors`` finds it.
        """
        cued = {found.id: found for found in find_factors(facts, defence)}
        denied = {n: f for n, f in cued.items() if not _is_present(f)}
        told: dict[str, FactorFound] = {}
        for text, in_defence in ((facts, False), (defence, True)):
            for name, found in self._read(text, cued, in_defence=in_defence):
                if name not in denied:
                    told.setdefault(name, found)
        kept = (f for f in (*told.values(), *denied.values()) if not _is_outdone(f, told))
        return tuple(sorted(kept, key=lambda f: (f.in_defence, f.start, f.end, f.id)))

    def _read(
        self, text: str, cued: Mapping[str, FactorFound], *, in_defence: bool
    ) -> Iterator[tuple[str, FactorFound]]:
        here = {n: f for n, f in cued.items() if f.in_defence is in_defence and _is_present(f)}
        spans, scores = self._passages(text)
        sure = self._sureness(scores.max(axis=0), here)
        for i in np.flatnonzero(sure >= TOLD):
            name = self.factors[i]
            if name in here:
                yield name, replace(here[name], sureness=float(sure[i]))
            else:
                span = spans[int(scores[:, i].argmax())]
                yield name, _in_words(text, name, span, in_defence, float(sure[i]))

    def _passages(self, text: str) -> tuple[list[Span], np.ndarray]:
        """Up to three clauses in a row, and what each scores for every factor (n, n_factors).

        A bare request is left out.
        """
        spans = [s for s in passages(text) if not _REQUEST.fullmatch(s.of(text))]
        if not spans:
            return [], np.full((1, len(self.factors)), -np.inf)
        table = self.vectoriser.transform([alike(span.of(text)) for span in spans])
        return spans, table.astype(np.float32) @ self.weights + self.biases

    def _sureness(self, scores: np.ndarray, cued: Mapping[str, FactorFound]) -> np.ndarray:
        has_cue = np.array([name in cued for name in self.factors], dtype=float)
        by_figure = np.array([name in _BY_FIGURE for name in self.factors])
        read = expit(_evidence(scores, has_cue) @ self.trust)
        return np.where(by_figure, has_cue * _FIGURE_SURE, read)


def fit_reader(
    phrases: Iterable[FactorPhrases], quoted: Iterable[QuotedText], unseen: Sequence[Telling]
) -> FactorReader:
    """Learn from phrases, catalogue examples and quoted texts; learn trust from ``unseen`` ones."""
    factors = tuple(catalogue())
    stated, near, silent = _material(phrases, quoted)
    vectoriser = TfidfVectorizer(
        analyzer="char", ngram_range=(1, 2), sublinear_tf=True, min_df=2, lowercase=False
    )
    common = vectoriser.fit_transform([*stated, *silent])
    biases = np.zeros(len(factors))
    weights = np.zeros((common.shape[1], len(factors)), dtype=np.float32)
    for i, name in enumerate(factors):
        # A near miss of one factor may well state another: it counts against its own only.
        table = vstack([common, vectoriser.transform(near[name])])
        states = np.zeros(table.shape[0], dtype=bool)
        states[: len(stated)] = [name in said for said in stated.values()]
        fitted = LogisticRegression(
            C=_FITTING, class_weight={False: 1.0, True: _STATES}, solver="liblinear"
        ).fit(table, states)
        weights[:, i], biases[i] = fitted.coef_[0], fitted.intercept_[0]
    untrusting = FactorReader(
        factors=factors,
        vectoriser=vectoriser,
        weights=weights,
        biases=biases,
        trust=np.zeros(4),
    )
    return replace(untrusting, trust=_fit_trust(untrusting, unseen))


def quoted_texts() -> list[QuotedText]:
    """The shipped texts of our own to learn from: hypothetical disputes and tellings."""
    parts = [
        QuotedText(text, tuple((f.id, f.quote) for f in dispute.factors if f.where is where))
        for dispute in taught_disputes()
        for text, where in ((dispute.facts, Stated.FACTS), (dispute.defence, Stated.DEFENCE))
        if text
    ]
    told = read_tellings()
    return [*parts, *(QuotedText(t.text, tuple((f.id, f.quote) for f in t.factors)) for t in told)]


def library_texts(library: Iterable[Case]) -> list[QuotedText]:
    """What library cases tell before judgment, with the factors read there by hand."""
    parts = ((Stated.FACTS, PassageRole.FACTS), (Stated.DEFENCE, PassageRole.DEFENCE))
    return [
        QuotedText(text, tuple((f.id, f.quote) for f in labels if f.where is where))
        for case in library
        if (labels := factor_labels().get(case.case_id))
        for where, role in parts
        if (text := case.told_as(role))
    ]


def passages(text: str) -> list[Span]:
    """Every clause of a text, and every two and three in a row."""
    clauses = [found.span() for found in _CLAUSE.finditer(text)]
    return [
        Span(clauses[i][0], clauses[i + n][1])
        for i in range(len(clauses))
        for n in range(min(_MOST_CLAUSES, len(clauses) - i))
    ]


def alike(text: str) -> str:
    """The text with every number, party and leased thing written the same way."""
    names, sign = _names()
    return names.sub(lambda found: sign[found[0]], _NUMBER.sub("0", text))


@cache
def _names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    sign = {word: _ALIKE[kind] for kind in _ALIKE for word in word_lists()[kind]}
    longest_first = sorted(sign, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), sign


def _material(
    phrases: Iterable[FactorPhrases], quoted: Iterable[QuotedText]
) -> tuple[dict[str, set[str]], dict[str, list[str]], list[str]]:
    """Texts with the factors they state, the near misses of each factor, texts that state none."""
    stated: dict[str, set[str]] = {}
    near: dict[str, list[str]] = {}
    silent: list[str] = []
    for factor in catalogue().values():
        for text in factor.examples:
            stated.setdefault(alike(text), set()).add(factor.id)
        near[factor.id] = [*map(alike, factor.counterexamples)]
    for line in phrases:
        for text in line.shows:
            stated.setdefault(alike(text), set()).add(line.id)
        near[line.id] += map(alike, line.near_misses)
    for each in quoted:
        said, rest = _said_and_rest(each)
        for text, name in said:
            stated.setdefault(alike(text), set()).add(name)
        silent += map(alike, rest)
    return stated, near, [text for text in dict.fromkeys(silent) if text not in stated]


def _said_and_rest(quoted: QuotedText) -> tuple[list[tuple[str, str]], list[str]]:
    """The clauses that hold each quoted factor, and the passages that hold none."""
    text = quoted.text
    spans = passages(text)
    said: list[tuple[str, str]] = []
    held: list[Span] = []
    for name, quote in quoted.quotes:
        at = text.find(quote)
        place = Span(at, at + len(quote))
        holding = [s for s in spans if s.start <= place.start and place.end <= s.end]
        said.append((min(holding, key=_length, default=place).of(text), name))
        held.append(place)
    return said, [s.of(text) for s in spans if not any(_touch(s, place) for place in held)]


def _length(span: Span) -> int:
    return span.end - span.start


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_present(found: FactorFound) -> bool:
    return found.state is FactorState.PRESENT


def _in_words(text: str, name: str, span: Span, in_defence: bool, sure: float) -> FactorFound:
    words = span.of(text).rstrip("，,。；;：:！!？?\n ")
    return FactorFound(
        id=name,
        quote=words,
        start=span.start,
        end=span.start + len(words),
        in_defence=in_defence,
        alleged=in_defence or is_alleged(text, span.start),
        sureness=sure,
    )


def _is_outdone(found: FactorFound, told: Mapping[str, FactorFound]) -> bool:
    """Whether its opposite is told more surely, or a factor is told that undoes it."""
    factor = catalogue()[found.id]
    opposite = told.get(factor.opposite or "")
    if opposite is not None and _is_present(found) and opposite.sureness > found.sureness:
        return True
    return any(name in told for name in factor.gives_way_to)


def _fit_trust(reader: FactorReader, tellings: Sequence[Telling]) -> np.ndarray:
    evidence, truth = [], []
    for telling in tellings:
        _, scores = reader._passages(telling.text)
        cued = {found.id for found in find_factors(telling.text) if _is_present(found)}
        has_cue = np.array([name in cued for name in reader.factors], dtype=float)
        evidence.append(_evidence(scores.max(axis=0), has_cue))
        stated = {each.id for each in telling.factors}
        truth += [name in stated for name in reader.factors]
    fitted = LogisticRegression(fit_intercept=False).fit(np.vstack(evidence), truth)
    return np.asarray(fitted.coef_[0])


def _evidence(scores: np.ndarray, has_cue: np.ndarray) -> np.ndarray:
    """One row a factor: 1, its score, whether a cue speaks, both at once."""
    finite = np.maximum(scores, -20.0)
    return np.column_stack([np.ones(len(scores)), finite, has_cue, finite * has_cue])
