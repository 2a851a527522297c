"""Uploads read one after another with their progress; what was read stays read when cut short."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cases.intake.work import PAGED
from cases.sources.open import READERS, kind_of
from dashboard.intake_state import Key, drafts, upload_round
from dashboard.papers import read_upload

_KINDS = sorted(kind.lstrip(".") for kind in READERS)


def upload_box() -> None:
    """The box files are dropped into; every new file is read at once."""
    files = st.file_uploader(
        "裁判文书文件",
        type=_KINDS,
        accept_multiple_files=True,
        key=f"{Key.FILES}-{upload_round()}",
        label_visibility="collapsed",
    )
    _read_new(files)


def _read_new(files: Sequence[Any]) -> None:
    """Read what was not read before, each upload kept as soon as it is done."""
    new = [file for file in files if file.file_id not in drafts()]
    if not new:
        return
    bar = st.progress(0.0, text="正在读取……")
    for i, file in enumerate(new):
        words = f"正在读取第{i + 1}个文件，共{len(new)}个：{file.name}"
        bar.progress(i / len(new), text=words)

        def page(done: int, pages: int, words: str = words, i: int = i) -> None:
            of_file = done / max(pages, 1)
            bar.progress((i + of_file) / len(new), text=f"{words}（第{done}页，共{pages}页）")

        is_paged = kind_of(file.name) in PAGED
        drafts()[file.file_id] = read_upload(
            file.name, file.getvalue(), page if is_paged else lambda done, pages: None
        )
    bar.empty()
