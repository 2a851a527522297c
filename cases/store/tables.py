"""The store's tables, and a connection that is safe for several processes and for clients' data."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
)
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from cases.errors import CaseError
from cases.store import store_words

_BUSY_SECONDS = 30
WRITING = "leaselens_writing"

METADATA = MetaData()


def _case_id() -> Column[Any]:
    return Column("case_id", ForeignKey("papers.case_id", ondelete="CASCADE"), primary_key=True)


# What lists and filters read; the bulky rest is kept beside, so that going through all is quick.
PAPERS = Table(
    "papers",
    METADATA,
    Column("case_id", String(40), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("court", Text),
    Column("case_no", Text),
    Column("cause", Text),
    Column("outcome", String(20)),
    Column("judgment_date", Date),
    Column("mode", String(20)),
    Column("warnings", Integer, nullable=False),
    Column("searched", Text, nullable=False),
    Column("saved_at", DateTime, nullable=False),
    Column("reviewed_by", Text, index=True),
    Column("reviewed_at", DateTime),
)
Index("papers_latest_first", PAPERS.c.saved_at.desc(), PAPERS.c.case_id)
CONTENTS = Table(
    "contents",
    METADATA,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column(
        "case_id",
        ForeignKey("papers.case_id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("text", Text, nullable=False),
    Column("judgment", Text, nullable=False),
    Column("pages", Text, nullable=False),
)
ORIGINALS = Table("originals", METADATA, _case_id(), Column("data", LargeBinary, nullable=False))
FACETS = Table(
    "facets",
    METADATA,
    _case_id(),
    Column("kind", String(10), primary_key=True),
    Column("value", String(60), primary_key=True),
    Index("facets_by_value", "kind", "value", "case_id"),
)
CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("case_id", ForeignKey("papers.case_id", ondelete="CASCADE"), nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)
# One row that counts the changes, so that whatever is derived from the store knows it is stale.
STAMP = Table(
    "stamp",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("changes", Integer, nullable=False),
)


def home() -> Path:
    """The folder of this user's data: ``LEASELENS_HOME``, else the place the system sets aside."""
    chosen = os.environ.get("LEASELENS_HOME")
    if chosen:
        return Path(chosen).expanduser()
    data = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(data) if data else Path.home() / ".local" / "share") / "leaselens"


def database_url() -> str:
    """The database of ``LEASELENS_DATABASE_URL``, else a file of this user alone."""
    chosen = os.environ.get("LEASELENS_DATABASE_URL")
    own = URL.create("sqlite", database=str(home() / "store.db"))
    return chosen or own.render_as_string(hide_password=False)


def connect(url: str) -> Engine:
    """An engine with all tables in place. Raises CaseError where it cannot be reached."""
    address = _address(url)
    try:
        if address.get_backend_name() == "sqlite":
            return _sqlite(address)
        engine = create_engine(address)
        METADATA.create_all(engine)
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise CaseError(
            "打不开文书库，请检查LEASELENS_HOME文件夹的权限，或LEASELENS_DATABASE_URL的地址与驱动。"
        ) from error
    return engine


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise CaseError("LEASELENS_DATABASE_URL不是数据库地址，请改正或删除该环境变量。") from error


def _sqlite(address: URL) -> Engine:
    path = Path(address.database or "store.db")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Made before SQLite does, which would leave it readable by others; its journals follow suit.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    engine = create_engine(address, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        METADATA.create_all(connection)
        store_words.create(connection)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    # Transactions are begun by us (below), not by the driver's own guess.
    connection.isolation_level = None
    for setting in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once; one that began by reading could not wait for another."""
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
