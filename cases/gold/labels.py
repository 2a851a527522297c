"""Labelled papers: our own, text beside label, and shared ones, whose text may lie elsewhere.

A label of a shared paper holds no words of it, only where they stand and a hash of them; with the
text at hand the words are filled in.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cases.errors import RecordError


class Labelled(NamedTuple):
    """A paper's text and its label in the form of ``judgment_json``."""

    document: str
    text: str
    label: Mapping[str, Any]


def read_own(folder: Path) -> Iterator[Labelled]:
    """Papers of our own writing: each .txt with the .json beside it, by name."""
    for path in sorted(folder.glob("*.txt")):
        label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield Labelled(path.stem, path.read_text(encoding="utf-8"), label)


def read_shared(labels: Path, texts: Path) -> Iterator[Labelled]:
    """Shared papers with their labels, in the labels' order.

    Raises RecordError where a text is missing or not the one that was labelled.
    """
    known = {}
    with texts.open(encoding="utf-8") as lines:
        for line in lines:
            paper = json.loads(line)
            known[paper["id"]] = paper["text"]
    for number, line in enumerate(labels.read_text(encoding="utf-8").splitlines(), start=1):
        label = json.loads(line)
        text = known.get(label["document"], "")
        if hashlib.sha256(text.encode()).hexdigest() != label["text_sha256"]:
            problem = f"文书{label['document']}缺失或不是标注时的原文"
            raise RecordError(line=number, field="text_sha256", problem=problem)
        yield Labelled(label["document"], text, _with_words(label, text))


def _with_words(label: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The label with the words of claims and order items in place of where they stand."""
    words = {**label, "order_items": [text[i["start"] : i["end"]] for i in label["order_items"]]}
    for field in ("claims", "counterclaims"):
        words[field] = [
            {**claim, "text": text[claim["start"] : claim["end"]]} for claim in label[field]
        ]
    return words
