"""Only what precedes judgment reaches a model, and a matter is never on both sides of a split."""

from dataclasses import replace

import numpy as np
import pytest

from cases.evidence import Span
from cases.factor_labels import factor_labels
from cases.precedents import learning_cases
from cases.record import Passage
from cases.taxonomy import Outcome, PassageRole
from models.dispute import ClaimQuery, Dispute
from models.factor_reader import library_texts
from models.features import (
    ReadFactor,
    claims_as_read,
    input_of_claim,
    inputs_of_dispute,
    learning_claims,
)
from models.splits import case_groups, folds, set_aside

MARK = "锁机租赁物虚构保证期间届满"
AFTER_JUDGMENT = (PassageRole.COURT_VIEW, PassageRole.DISPOSITION, PassageRole.PROCEEDINGS)


@pytest.fixture(scope="module")
def case():
    return next(c for c in learning_cases() if c.case_id == "tianjin-4")


@pytest.mark.parametrize("field", ["title", "rule", "significance", "case_name"])
def test_words_written_after_judgment_change_nothing(case, field):
    planted = replace(case, **{field: MARK})
    for before, after in zip(case.claims, planted.claims, strict=True):
        assert input_of_claim(case, before) == input_of_claim(planted, after)


@pytest.mark.parametrize("field", ["reason", "note"])
def test_reasons_and_notes_of_a_claim_change_nothing(case, field):
    planted = replace(case.claims[0], **{field: MARK})
    assert input_of_claim(case, case.claims[0]) == input_of_claim(case, planted)


def with_passage(case, role):
    """The case with a passage of that role which holds the mark."""
    end = len(case.text)
    passage = Passage(role=role, span=Span(end, end + len(MARK)))
    return replace(case, text=case.text + MARK, passages=(*case.passages, passage))


@pytest.mark.parametrize("role", AFTER_JUDGMENT)
def test_passages_of_the_court_change_nothing(case, role):
    planted = with_passage(case, role)
    assert input_of_claim(case, case.claims[0]) == input_of_claim(planted, planted.claims[0])


def shown_to_reader(case):
    """Every text that the reader of factors is given of a case when claims are read anew."""
    given = []
    claims_as_read([case], lambda *texts: given.extend(texts) or ())
    return given


@pytest.mark.parametrize("role", AFTER_JUDGMENT)
def test_the_reader_of_factors_sees_no_passage_of_the_court(case, role):
    planted = with_passage(case, role)
    assert library_texts([planted]) == library_texts([case]) != []
    assert shown_to_reader(planted) == shown_to_reader(case)


@pytest.mark.parametrize("role", [PassageRole.FACTS, PassageRole.DEFENCE])
def test_the_reader_of_factors_sees_what_is_told_before_judgment(case, role):
    planted = with_passage(case, role)
    assert any(MARK in each.text for each in library_texts([planted]))
    assert any(MARK in text for text in shown_to_reader(planted))


def test_the_reader_learns_no_label_from_findings():
    for case in learning_cases():
        told = {f.id for f in factor_labels()[case.case_id] if f.before_judgment}
        assert {name for each in library_texts([case]) for name, _ in each.quotes} <= told


def test_outcomes_that_parties_decide_are_not_learned():
    assert {claim.outcome for claim in learning_claims(learning_cases())} == {
        Outcome.GRANTED,
        Outcome.PARTLY_GRANTED,
        Outcome.DENIED,
    }


@pytest.mark.parametrize(
    "words",
    ["本院认为", "法院认为", "判决如下", "应予支持", "不予支持", "判决驳回", "二审法院维持"],
)
def test_no_word_of_a_court_stands_in_what_is_learned_from(words):
    told = (PassageRole.FACTS, PassageRole.CLAIM, PassageRole.DEFENCE)
    for case in learning_cases():
        assert not any(words in case.told_as(role) for role in told), case.case_id


def test_what_the_user_says_of_a_factor_goes_before_the_words():
    query = ClaimQuery(type=learning_claims(learning_cases())[0].put.type)
    dispute = Dispute(facts="我司多次催告。", known={"demand_made": False, "asset_lost": True})
    (put,) = inputs_of_dispute(dispute, [query], ())
    assert put.factors == (ReadFactor(id="asset_lost"),)


def test_no_matter_is_on_both_sides():
    library = learning_cases()
    group_of = case_groups(library)
    claims = learning_claims(library)
    groups = np.array([group_of[c.case_id] for c in claims])
    outcomes = [c.outcome.value for c in claims]
    for learn, held_out in (
        *folds(outcomes, groups, n_splits=5, seed=3),
        set_aside(outcomes, groups),
    ):
        assert not set(groups[learn]) & set(groups[held_out])
        assert len(set(learn) & set(held_out)) == 0


def test_a_case_told_twice_is_one_matter():
    library = learning_cases()
    first = library[0]
    again = replace(first, case_id="again", case_number=None)
    other = replace(library[40], case_id="other")
    group_of = case_groups([first, again, other])
    assert group_of[first.case_id] == group_of["again"] != group_of["other"]
