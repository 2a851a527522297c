"""Who a claimant is in the relation, as people put it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.roles import ROLE_WORDS, parse_role
from cases.taxonomy import LegalRole

ENTRIES = json.loads(ROLE_WORDS.read_text(encoding="utf-8"))


def entries_with(key):
    return [
        pytest.param(e["role"], text, id=f"{e['role']}-{text}")
        for e in ENTRIES
        for text in e.get(key, ())
    ]


@pytest.mark.parametrize(("role", "text"), entries_with("examples"))
def test_words_name_the_role(role, text):
    assert parse_role(text) is LegalRole(role)


@pytest.mark.parametrize(("role", "text"), entries_with("counterexamples"))
def test_words_that_only_look_like_it_do_not(role, text):
    assert parse_role(text) is not LegalRole(role)


def test_every_role_stands_once_with_examples():
    roles = [entry["role"] for entry in ENTRIES]
    assert len(roles) == len(set(roles))
    assert all(entry["words"] and entry["examples"] for entry in ENTRIES)
    words = [
        word for entry in ENTRIES for kind in ("words", "trades") for word in entry.get(kind, ())
    ]
    assert len(words) == len(set(words)), "a word that names two parts names none"


ROLES = [
    pytest.param("承租人的保证人", LegalRole.GUARANTOR, id="中心语在后"),
    pytest.param("实际承租人", LegalRole.ACTUAL_USER, id="长词胜短词"),
    pytest.param("承租人某汽车租赁有限公司", LegalRole.LESSEE, id="身份胜过字号"),
    pytest.param("抵押权人", None, id="抵押权人不是抵押人"),
    pytest.param("张某", None, id="只有姓名"),
    pytest.param("", None, id="空"),
    pytest.param(None, None, id="未填"),
]


@pytest.mark.parametrize(("words", "role"), ROLES)
def test_role(words, role):
    assert parse_role(words) is role


@given(st.text(max_size=30))
def test_any_text_is_a_role_or_none(words):
    assert parse_role(words) is None or isinstance(parse_role(words), LegalRole)


@given(st.sampled_from([(w, e["role"]) for e in ENTRIES for w in e["words"]]))
def test_a_role_word_after_any_name_names_the_role(entry):
    word, role = entry
    assert parse_role(f"某有限公司（{word}）") is LegalRole(role)
