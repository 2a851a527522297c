"""What is structured of labelled papers, ours and the shared ones, against what is promised."""

import json
from pathlib import Path

import pytest

from cases.errors import RecordError
from cases.gold.labels import read_own, read_shared
from cases.gold.scores import add_counts, score
from cases.judgment_json import judgment_json
from cases.structure import structure_text

GOLD = Path(__file__).parent / "gold"
SHARED = Path(__file__).parents[2] / "shared" / "judgments.jsonl"

# The least F1 over all papers of a set.
PROMISED = {
    "court": 0.98,
    "case_no": 0.98,
    "judgment_date": 0.98,
    "doc_type": 0.98,
    "procedure": 0.98,
    "cause": 0.95,
    "parties": 0.95,
    "court_fee": 0.95,
    "statutes": 0.95,
    "order_items": 0.95,
    "order_amounts": 0.97,
    "claims": 0.90,
    "claim_outcome": 0.88,
    "outcome": 0.95,
}


def totals(papers):
    return add_counts(
        score(judgment_json(structure_text(paper.text, paper.document)), paper.label)
        for paper in papers
    )


def short_of_promise(counts):
    return {field: counts[field] for field, least in PROMISED.items() if counts[field].f1 < least}


def test_our_own_papers():
    assert short_of_promise(totals(read_own(GOLD / "own"))) == {}


@pytest.mark.parametrize("labels", ["shared_labels", "fresh_labels"])
def test_shared_papers(labels):
    if not SHARED.exists():
        pytest.skip("没有共享的裁判文书原文（../shared/judgments.jsonl）")
    assert short_of_promise(totals(read_shared(GOLD / f"{labels}.jsonl", SHARED))) == {}


def test_a_label_holds_only_for_the_text_that_was_labelled(tmp_path):
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "D002", "text": "另一份"}, ensure_ascii=False) + "\n")
    with pytest.raises(RecordError, match="第1行"):
        list(read_shared(GOLD / "shared_labels.jsonl", texts))
