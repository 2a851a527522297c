"""What similar cases are sought for: a dispute, a judgment, a case of the library, or words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from cases.errors import QueryError
from cases.labelled import Labelled
from models.dispute import ClaimQuery, Dispute

MAX_CHARACTERS = 300_000


class Way(Labelled):
    """The three ways in that the rules name."""

    KEYWORDS = "keywords", "关键词检索"
    STATUTES = "statutes", "法条关联案件检索"
    CASE = "case", "案例关联检索"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarQuery:
    """A question for similar cases.

    ``text`` is a fact pattern, a whole judgment, keywords or statutes, as ``way`` says; ``case_id``
    names a case of the library instead.
    """

    id: str | None = None
    text: str = ""
    defence: str = ""
    claims: tuple[ClaimQuery, ...] = ()
    case_id: str | None = None
    way: Way = Way.CASE

    def check(self) -> Self:
        """This query, if it can be answered; otherwise QueryError says what to do."""
        if self.case_id is None and not self.text.strip():
            raise QueryError("请写明案情、判决书全文、关键词或法条，或指定案例库中的一个案例。")
        if len(self.text) + len(self.defence) > MAX_CHARACTERS:
            raise QueryError(f"文字超过{MAX_CHARACTERS}字的上限，请只保留与本案有关的部分。")
        return self

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """A query of the command line: a dispute as for ``predict``, or ``query``, or ``case_id``.

        Raises QueryError where a key is missing or of the wrong kind.
        """
        query, case_id = value.get("query"), value.get("case_id")
        if query is not None and not isinstance(query, str):
            raise QueryError("query应为文字：案情、判决书全文或关键词。")
        if case_id is not None and not isinstance(case_id, str):
            raise QueryError("case_id应为案例编号，例如tianjin-1。")
        if value.get("way", Way.CASE) not in list(Way):
            raise QueryError(f"way应为{'、'.join(Way)}之一。")
        dispute = Dispute.from_json(value)
        return cls(
            id=dispute.id,
            text=dispute.facts or query or "",
            defence=dispute.defence,
            claims=dispute.claims,
            case_id=case_id,
            way=Way(value.get("way", Way.CASE)),
        ).check()


def read_candidates(value: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The texts to be ranked, None where the library is to be searched.

    Raises QueryError where they are no list of texts.
    """
    candidates = value.get("candidates")
    if candidates is None:
        return None
    if not isinstance(candidates, list) or not all(isinstance(c, str) for c in candidates):
        raise QueryError("candidates应为文字的列表，每项一篇。")
    return tuple(candidates)
