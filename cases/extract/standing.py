"""Words for a party's role in the lawsuit (被上诉人, 原审第三人, 申请执行人) → ``Standing``."""

import re

from cases.judgment import Standing

_NOW = {
    "再审申请人": Standing.APPLICANT,
    "申请再审人": Standing.APPLICANT,
    "申请执行人": Standing.APPLICANT,
    "复议申请人": Standing.APPLICANT,
    "申请保全人": Standing.APPLICANT,
    "保全申请人": Standing.APPLICANT,
    "异议申请人": Standing.APPLICANT,
    "起诉人": Standing.PLAINTIFF,
    "申诉人": Standing.APPLICANT,
    "异议人": Standing.APPLICANT,
    "案外人": Standing.APPLICANT,
    "利害关系人": Standing.APPLICANT,
    "申请人": Standing.APPLICANT,
    "被申请执行人": Standing.RESPONDENT,
    "被申诉人": Standing.RESPONDENT,
    "被申请人": Standing.RESPONDENT,
    "被执行人": Standing.RESPONDENT,
    "被异议人": Standing.RESPONDENT,
    "被上诉人": Standing.APPELLEE,
    "上诉人": Standing.APPELLANT,
    "原告": Standing.PLAINTIFF,
    "被告": Standing.DEFENDANT,
    "第三人": Standing.THIRD_PARTY,
}
_BEFORE = "(?:原审|一审|原一审|二审|原二审|再审|本诉|反诉|有独立请求权的?|无独立请求权的?)"
_WORDS = "|".join(sorted(_NOW, key=len, reverse=True))
# One role, or several of earlier instances that stand in a row: 一审原告、二审上诉人.
ROLE = rf"(?:{_BEFORE}{{0,2}}(?:{_WORDS}))(?:[、，,暨兼]{_BEFORE}{{1,2}}(?:{_WORDS})){{0,3}}"
_ONE = re.compile(rf"(?P<before>{_BEFORE}{{0,2}})(?P<word>{_WORDS})")


def standings(words: str) -> tuple[Standing, ...]:
    """The roles that the words name, in order and without repeats.

    >>> [standing.label for standing in standings("一审被告、反诉原告、二审上诉人")]
    ['被告', '原告', '上诉人']
    """
    return tuple(dict.fromkeys(_NOW[found["word"]] for found in _ONE.finditer(words)))
