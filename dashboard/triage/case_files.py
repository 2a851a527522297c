"""Files of a contract on the page 争议分拣: names show evidence, words show signs of evasion.

Files are looked at for this session alone; nothing of them is kept.
"""

from collections.abc import Iterable, Sequence

import streamlit as st

from cases.sources import SourceDocument, SourceFailure
from cases.sources.open import read_bytes
from dashboard.markup import plain
from models.triage.evasion import RedFlag, find_evasion
from models.triage.evidence_gaps import Proof, evidence_for
from models.triage.one_contract import TriagedContract


def case_files(place: int) -> list[SourceDocument]:
    """The files put in for a contract, as far as they can be read; others say why not."""
    files = st.file_uploader(
        "案卷文件（可多选：合同、验收单、催告函及签收记录、付款凭证、往来函件等）",
        accept_multiple_files=True,
        key=f"case-files-{place}",
        help="文件名用来核对证据是否齐备，内容用来查找规避执行的迹象；只在本次会话中使用，不保存。",
    )
    documents: list[SourceDocument] = []
    for file in files or ():
        for read in read_bytes(file.getvalue(), file.name):
            if isinstance(read, SourceFailure):
                st.warning(plain(f"{read.name}：{read.problem}"), icon=":material/description:")
            else:
                documents.append(read)
    return documents


def proofs_with(triaged: TriagedContract, documents: Sequence[SourceDocument]) -> tuple[Proof, ...]:
    """What must be proved, with what the names of the files show."""
    if not documents:
        return triaged.proofs
    claims = dict.fromkeys(claim for proof in triaged.proofs for claim in proof.claims)
    return evidence_for(triaged.contract, claims, [document.name for document in documents])


def signs_in(documents: Iterable[SourceDocument]) -> list[tuple[str, tuple[RedFlag, ...]]]:
    """Signs of evasion told in files, by the file's name; files without any are left out."""
    found = [(document.name, find_evasion(document.text)) for document in documents]
    return [(name, flags) for name, flags in found if flags]
