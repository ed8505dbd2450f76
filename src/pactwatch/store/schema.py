"""The tables of the register's database, in words that SQLite and PostgreSQL share."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA = "0017"
"""The schema that this pactwatch works with: the newest revision in migrations/versions."""

SCHEMA_TABLE = "pactwatch_schema"
"""Where a database notes its own schema; by this table we know a database as ours."""


class Moment(TypeDecorator[datetime]):
    """A point in time that comes back in UTC from every dialect; one without a zone is refused, never guessed."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time as the database keeps it."""
        del dialect  # the same for each
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value}: a time without a zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time as we keep it; SQLite gives it back without its zone, which is UTC."""
        del dialect  # the zone itself tells them apart
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo is not None else value.replace(tzinfo=UTC)


def words(length: int | None = None) -> String:
    """Text that is compared by its characters' codes in every dialect, so that lists have one order everywhere."""
    plain: String = Text() if length is None else String(length)
    exact: String = Text(collation="C") if length is None else String(length, collation="C")
    return plain.with_variant(exact, "postgresql")


metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", words(64), primary_key=True),
    Column("address", words(), nullable=False),
    Column("publisher", Text),
    Column("title", Text),
    Column("published", String(10)),
    Column("published_found", String(16)),
    Column("language", String(8)),
    Column("text", Text, nullable=False),
    Column("offsets", JSON, nullable=False),
    Column("fetched_at", Moment),
    Column("recorded_at", Moment, nullable=False),
    Column("number", BigInteger),
    Index("documents_by_address", "address", postgresql_using="hash"),
    Index("documents_by_number", "number", unique=True),
)

readings = Table(
    "readings",
    metadata,
    Column("document", words(64), ForeignKey("documents.id"), primary_key=True),
    Column("version", words(128), primary_key=True),
    Column("recorded_at", Moment, nullable=False),
)
"""Which reader version has read which document: one that found nothing to claim has read it all the same."""

claims = Table(
    "claims",
    metadata,
    Column("version", words(128), primary_key=True),
    Column("id", words(128), primary_key=True),
    Column("document", words(64), ForeignKey("documents.id"), nullable=False),
    Column("reader", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("published", String(10)),
    Column("number", BigInteger),
    Index("claims_by_document", "version", "document"),
    Index("claims_by_document_alone", "document"),
    Index("claims_by_number", "number", unique=True),
)

failures = Table(
    "failures",
    metadata,
    Column("address", words(), primary_key=True),
    Column("stage", words(32), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", words(128), nullable=False, unique=True),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("subject", words(128), nullable=False),
    Column("decision", String(16), nullable=False),
    Column("field", String(64)),
    Column("before", Text),
    Column("after", Text),
    Column("note", Text, nullable=False),
    Column("about", JSON),
    Index("judgements_by_subject", "subject"),
)

judgement_documents = Table(
    "judgement_documents",
    metadata,
    Column("document", words(64), primary_key=True),
    Column("judgement", words(128), primary_key=True),
)
"""Which judgements are about what a document says."""

meta = Table(
    "meta",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

registers = Table(
    "registers",
    metadata,
    Column("version", String(64), primary_key=True),
    Column("reader", String(128), nullable=False),
    Column("basis", String(64), nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("documents", BigInteger, nullable=False),
    Column("claims", BigInteger, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("counted", BigInteger),
    Column("judgements", BigInteger),
)
"""The register that is kept as rows: none, or one."""

deals = Table(
    "deals",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("id", words(128), nullable=False, unique=True),
    Column("digest", String(32), nullable=False),
    Column("title", Text, nullable=False),
    Column("latest", Integer, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("shown", JSON, nullable=False),
    Index("deals_by_latest", "latest", "number"),
)

deal_claims = Table(
    "deal_claims",
    metadata,
    Column("claim", words(128), primary_key=True),
    Column("deal", words(128), nullable=False),
    Index("deal_claims_by_deal", "deal"),
)

UNDATED = 9_999_999
"""The day, as an ordinal, of what has no date: behind all that has one."""


def _together(name: str, *more: Column[str]) -> tuple[Table, Table]:
    """A table of what several parties have part in, in order of time, and the table of those parties."""
    first = Column("first", Integer, nullable=False, server_default=str(UNDATED))
    payload = Column("payload", JSON, nullable=False)
    keys = [column.name for column in more]
    one = Table(
        f"{name}s",
        metadata,
        Column("id", words(160), primary_key=True),
        payload,
        first,
        *more,
        Index(f"{name}s_by_time", "first", *keys, "id"),
    )
    party = Column("party", words(), primary_key=True)
    return one, Table(f"{name}_parties", metadata, party, Column("id", words(160), primary_key=True))


agreements, agreement_parties = _together("agreement")
threads, thread_parties = _together("thread", Column("kind", words(32), nullable=False, server_default="other"))
thread_claims = Table(
    "thread_claims",
    metadata,
    Column("claim", words(128), primary_key=True),
    Column("thread", words(160), nullable=False),
)
glances = Table(
    "glances", metadata, Column("name", String(32), primary_key=True), Column("payload", JSON, nullable=False)
)
"""What was worked out over the whole register when it was linked."""

stories = Table(
    "stories",
    metadata,
    Column("document", words(64), primary_key=True),
    Column("story", words(64), nullable=False),
    Index("stories_by_story", "story"),
)
"""Which story a document tells, where it tells that of another."""

archives = Table(
    "archives",
    metadata,
    Column("archive", words(64), primary_key=True),
    Column("version", words(128), primary_key=True),
    Column("address", words(), nullable=False),
    Column("byte", BigInteger, nullable=False),
    Column("skip", BigInteger, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
"""How far each archive has been read by each version of the reader, and what became of its pages."""

turned_away = Table(
    "turned_away",
    metadata,
    Column("page", BigInteger, primary_key=True, autoincrement=False),
    Column("version", words(128), primary_key=True),
    Column("reason", String(32), nullable=False),
)
"""Pages, by a digest of their bytes, that a version of the reader has turned away after the prefilter."""
bodies = Table(
    "bodies",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)
"""What was fetched, each content once, compressed by zlib."""

captures = Table(
    "captures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("address", words(), nullable=False),
    Column("final", Text, nullable=False),
    Column("fetched_at", Moment, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("digest", String(64), ForeignKey("bodies.digest"), nullable=False),
    Index("captures_by_address", "address", postgresql_using="hash"),
)
"""Answers of servers, with their headers: the evidence behind documents from the web."""

passed_over = Table(
    "passed_over",
    metadata,
    Column("address", words(), primary_key=True),
    Column("listed_by", words(), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("version", words(128), nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
"""Pages that lists on the web led to and that a version of the reader has turned away."""

saved_sources = Table(
    "saved_sources",
    metadata,
    Column("place", words(), primary_key=True),
    Column("name", Text, nullable=False),
    Column("publisher", Text),
    Column("columns", JSON, nullable=False),
    Column("grade", String(1)),
    Column("reason", Text),
    Column("documented", Text),
    Column("verified", Boolean, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
"""Places that are read whenever the saved sources are."""

sketches = Table(
    "sketches",
    metadata,
    Column("document", words(64), ForeignKey("documents.id"), primary_key=True),
    Column("grams", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)
"""What each document is like: how many different 5-grams it has, and their MinHash signature."""

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("document", words(64), primary_key=True),
    sqlite_with_rowid=False,
)
"""The bands of signatures: documents that share some may be copies of each other."""

tellers = Table(
    "tellers",
    metadata,
    Column("document", words(64), primary_key=True),
    Column("story", words(64), nullable=False),
    Index("tellers_by_story", "story"),
)
"""Which story each document tells, kept up as documents come; `stories` is what the kept register was linked with."""
