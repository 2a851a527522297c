"""Why a text is no court paper, in a sentence that says what to do."""

import re

from cases.errors import SourceError
from cases.extract.paper import Paper
from cases.section_kinds import SectionKind

_CHINESE = re.compile("[一-鿿]")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_ENGLISH_COURT = re.compile(r"\b(?:court|plaintiff|defendant|judgment|v\.)\b", re.IGNORECASE)
_CONTRACT = re.compile("甲方|乙方|出租人（|承租人（|签订本合同|本合同|本协议")
_OTHER_PAPERS = (
    (re.compile("起诉状|民事诉状"), "起诉状"),
    (re.compile("答辩状"), "答辩状"),
    (re.compile("上诉状"), "上诉状"),
    (re.compile("仲裁裁决书|仲裁委员会"), "仲裁文书"),
    (re.compile("律师函"), "律师函"),
)
_COURT_TITLE = re.compile("判决书|裁定书|调解书|决定书")
_SHORTEST = 40
_HEAD = 400
_TITLE = 20
_WANTED = "请导入法院的判决书、裁定书或调解书。"


def check_is_court_paper(paper: Paper) -> None:
    """Raises SourceError with the reason where the text is not a court's paper."""
    text = paper.text
    _check_title(text)
    if _is_court_paper(paper) and "\ufffd" not in text:
        return
    if not text.strip():
        raise SourceError("文件里没有文字，请检查后重新导出。")
    if len(_UNREADABLE.findall(text)) * 20 > len(text):
        raise SourceError("文件里大部分是乱码，请另存为Word或文本文件后重试。")
    if len(_CHINESE.findall(text, 0, 4000)) * 5 < min(len(text), 4000):
        if _ENGLISH_COURT.search(text):
            raise SourceError("这是外文文书，目前只能处理中文裁判文书，请提供中文译本。")
        raise SourceError(f"文件里几乎没有中文，{_WANTED}")
    if _is_court_paper(paper):
        return
    for pattern, name in _OTHER_PAPERS:
        if pattern.search(text, 0, _HEAD):
            raise SourceError(f"这是{name}，不是裁判文书，{_WANTED}")
    if len(_CONTRACT.findall(text)) >= 3:
        raise SourceError(f"这是合同，不是裁判文书，{_WANTED}")
    if len(text) < _SHORTEST:
        raise SourceError(f"文字太少，看不出是裁判文书，{_WANTED}")
    raise SourceError(f"没有找到当事人和裁判主文，不像裁判文书，{_WANTED}")


def _check_title(text: str) -> None:
    """A party's paper can have parties and claims as a court's has; its title tells it apart."""
    if not _COURT_TITLE.search(text, 0, _HEAD):
        for pattern, name in _OTHER_PAPERS:
            if pattern.search(text, 0, _TITLE):
                raise SourceError(f"这是{name}，不是裁判文书，{_WANTED}")


def _is_court_paper(paper: Paper) -> bool:
    """A heading with parties, an order with reasons or parties, or a bulletin's headed digest.

    Of a digest only the facts may be told.
    """
    kinds = {section.kind for section in paper.sections}
    if SectionKind.HEADING in kinds and SectionKind.PARTIES in kinds and paper.litigants:
        return True
    if SectionKind.ORDER in kinds:
        told = kinds & {SectionKind.COURT_VIEW, SectionKind.PARTIES, SectionKind.FINDINGS}
        return bool(told or paper.litigants)
    return kinds == {SectionKind.FINDINGS}
