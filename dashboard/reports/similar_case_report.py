"""类案检索报告 as .docx: fixed once issued, with a number, a time, data version and a digest.

The digest covers every word of the report up to the seal, the report's own number left out, so that
the same content always has the same digest and a changed copy is told apart.
"""

import hashlib
import io
import json
import re
from dataclasses import dataclass
from datetime import datetime
from zipfile import BadZipFile

from docx import Document
from docx.oxml.ns import qn

from cases.errors import SourceError
from cases.store.tables import home
from dashboard.reports.paper import SONG, Paper
from dashboard.reports.phrases import chinese_day
from dashboard.reports.similar_report_issue import Issue, Version
from dashboard.reports.similar_report_parts import write_parts
from dashboard.reports.whole_file import write_whole
from models.persist import MODEL, data_hash
from models.versions import current_folder

TITLE = "类案检索报告"
SEAL = "签发信息"
_NUMBER_LABEL = "报告编号："
_DIGEST_LABEL = "内容SHA-256"
_CAUTION = "本报告由程序根据本机案例库生成，须由承办人核对后使用。"
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarCaseReport:
    """A report as issued."""

    number: str
    digest: str
    data: bytes

    @property
    def file_name(self) -> str:
        """The name to save it under."""
        return f"{TITLE}-{self.number}.docx"


def issue_report(issue: Issue, issued_at: datetime) -> SimilarCaseReport:
    """Issue a report and keep it; one issued before with the same content comes back unchanged.

    Raises SourceError where the user's folder cannot be written.
    """
    draft = _render(issue, number="")
    digest = digest_of(draft)
    number = f"LJ-{issued_at:%Y%m%d}-{digest[:8]}"
    path = home() / "reports" / f"{number}.docx"
    if path.exists():
        kept = path.read_bytes()
        if digest_of(kept) == digest:
            return SimilarCaseReport(number=number, digest=digest, data=kept)
    data = _render(issue, number=number, digest=digest, issued_at=issued_at)
    write_whole(path, data)
    return SimilarCaseReport(number=number, digest=digest, data=data)


def digest_of(data: bytes) -> str:
    """SHA-256 of the words of a report up to its seal.

    Raises SourceError where the file is no .docx.
    """
    lines = []
    for line in _lines(data):
        if line == SEAL:
            break
        if not line.startswith(_NUMBER_LABEL):
            lines.append(line)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def is_as_issued(data: bytes) -> bool:
    """Whether a report still says what it said when it was issued."""
    lines = _lines(data)
    if SEAL not in lines:
        return False
    printed = [line for line in lines[lines.index(SEAL) :] if _DIGEST.fullmatch(line)]
    return printed == [digest_of(data)]


def data_version() -> str:
    """The version of the case library and the name of the model in use."""
    folder = current_folder()
    try:
        side = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        name = str(side["name"]) if folder == MODEL else folder.name
    except (OSError, KeyError, json.JSONDecodeError):
        name = "无"
    return f"案例库{data_hash()[:12]}，模型{name}"


def _render(
    issue: Issue, *, number: str, digest: str = "", issued_at: datetime | None = None
) -> bytes:
    paper = Paper(TITLE, size=12, font=SONG, caution=_CAUTION)
    paper.paragraph(f"{_NUMBER_LABEL}{number}", indent=False)
    paper.paragraph(f"版本：{issue.version.label}", indent=False)
    if issue.version is Version.INTERNAL:
        paper.paragraph("内部工作文件，含应对意见，不对外提交。", indent=False)
    write_parts(paper, issue)
    if issued_at is not None:
        paper.heading(SEAL)
        paper.form(
            [
                ("报告编号", number),
                ("签发时间", f"{chinese_day(issued_at.date())}{issued_at:%H:%M:%S}"),
                ("数据版本", data_version()),
                (_DIGEST_LABEL, digest),
            ],
            label_cm=4.0,
        )
        paper.note(
            "摘要涵盖签发信息以前的全部文字（报告编号除外）；改动一字，摘要即不符。"
            "核验：./leaselens report verify 文件.docx"
        )
    return paper.render()


def _lines(data: bytes) -> list[str]:
    """Every paragraph of the body in order, cells included."""
    try:
        body = Document(io.BytesIO(data)).element.body
    except (BadZipFile, KeyError, ValueError) as error:
        raise SourceError("文件不是docx文书，请选择由本系统签发的类案检索报告。") from error
    return [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    ]
