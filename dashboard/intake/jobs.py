"""Uploads read one after another with their progress; what was read stays read when cut short."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cases.sources.open import READERS
from dashboard.intake.reader import UploadReader
from dashboard.intake.state import Key, drafts, upload_round
from dashboard.markup import plain

_TOLD_EVERY = 20
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
    with UploadReader() as reader:
        for i, file in enumerate(new):
            words = f"正在读取第{i + 1}个文件，共{len(new)}个：{plain(file.name)}"
            bar.progress(i / len(new), text=words)
            told = _Told(bar, words, i, len(new))
            papers = []
            for draft in reader.read(file.name, file.getvalue(), told.page):
                papers.append(draft)
                told.paper(len(papers))
            drafts()[file.file_id] = tuple(papers)
    bar.empty()


class _Told:
    """Tells how far a file is, now and then: drawing costs more than reading a paper."""

    def __init__(self, bar: Any, words: str, before: int, files: int) -> None:
        self._bar, self._words, self._before, self._files = bar, words, before, files

    def page(self, done: int, pages: int) -> None:
        """A page of the file is read."""
        if done % _TOLD_EVERY == 0 or pages < _TOLD_EVERY:
            share = (self._before + done / max(pages, 1)) / self._files
            self._bar.progress(share, text=f"{self._words}（第{done}页，共{pages}页）")

    def paper(self, done: int) -> None:
        """A paper of the file is read."""
        if done % _TOLD_EVERY == 0:
            share = self._before / self._files
            self._bar.progress(share, text=f"{self._words}（已读{done}份）")
