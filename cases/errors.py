"""What can be wrong with a person's input, each with one Chinese sentence that says what to do.

CaseError
├── SourceError      a file or text that cannot be read as what it should be
├── RecordError      a record that breaks the schema; names line and field
└── QueryError       a question that cannot be answered as put
"""


class CaseError(Exception):
    """Any fault a user can mend. ``str(error)`` is a whole Chinese sentence."""


class SourceError(CaseError):
    """A file or text is not what it should be."""


class RecordError(CaseError):
    """A record breaks the schema. ``line`` counts from 1; ``field`` is the value's path."""

    def __init__(self, *, line: int | None, field: str, problem: str) -> None:
        where = f"第{line}行" if line is not None else "记录"
        super().__init__(f"{where}字段“{field}”有误：{problem}。请改正后重试。")
        self.line = line
        self.field = field
        self.problem = problem


class QueryError(CaseError):
    """A question cannot be answered as put."""
