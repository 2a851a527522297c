"""What a similar-case report is made from."""

from dataclasses import dataclass
from datetime import datetime

from cases.labelled import Labelled
from dashboard.reports.similar_findings import Findings, SearchRun


class Version(Labelled):
    """For whom a report is written."""

    INTERNAL = "internal", "内部版"
    JUDGE = "judge", "提交法院版"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What a report is made from; ``at`` is the time of the search, local.

    ``points`` are the issues of the pending case as its lawyer words them, ``runs`` the search log.
    """

    found: Findings
    at: datetime
    version: Version = Version.INTERNAL
    searcher: str = ""
    matter: str = ""
    points: tuple[str, ...] = ()
    runs: tuple[SearchRun, ...] = ()
