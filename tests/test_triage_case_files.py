"""Files put in for a contract: names close evidence gaps, words show signs of evasion."""

import pytest
from triage_matters import triaged_examples

from cases.sources import SourceDocument
from cases.sources.open import read_bytes
from dashboard.triage.case_files import proofs_with, signs_in
from models.triage.evidence_gaps import Shown
from models.triage.one_contract import TriagedContract


def document(name: str, text: str = "催告函正文，请于七日内付清。") -> SourceDocument:
    (read,) = read_bytes(text.encode(), name)
    assert isinstance(read, SourceDocument)
    return read


def triaged(number: str) -> TriagedContract:
    return next(t for t in triaged_examples() if t.contract.number == number)


def test_without_files_the_row_alone_speaks():
    assert proofs_with(triaged("LZ-001"), []) == triaged("LZ-001").proofs


def test_a_file_name_shows_a_proof_that_was_not_shown():
    before = {p.id: p.shown for p in triaged("LZ-002").proofs}
    named = [document("催告函及EMS签收记录.txt"), document("付款凭证.txt"), document("验收单.txt")]
    after = {p.id: p for p in proofs_with(triaged("LZ-002"), named)}
    closed = [p for p in after.values() if p.shown is Shown.SHOWN is not before[p.id]]
    assert closed and all(p.by for p in closed)


def test_a_receipt_for_a_letter_is_no_delivery_of_the_asset():
    shown = {p.id: p.by for p in proofs_with(triaged("LZ-002"), [document("催告函及签收.txt")])}
    assert shown["delivery"] != "催告函及签收.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("案外人称有二十年长期租约，租金一次性付清，请求带租拍卖。", True, id="长期租约"),
        pytest.param("双方约定每月支付租金，现已付清。", False, id="没有迹象"),
    ],
)  # fmt: skip
def test_words_of_a_file_show_signs(text, expected):
    assert bool(signs_in([document("函件.txt", text)])) is expected
