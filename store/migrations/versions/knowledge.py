"""Writings that were read, their passages, and SQLite's index of their words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
# An index over the words that lie in the passages themselves; the triggers are what SQLite's manual gives for it.
_FOR_SQLITE = (
    "CREATE VIRTUAL TABLE knowledge_words USING fts5("
    "words, content='knowledge_passages', content_rowid='id', tokenize='unicode61', prefix='3 5')",
    "CREATE TRIGGER knowledge_words_in AFTER INSERT ON knowledge_passages BEGIN "
    "INSERT INTO knowledge_words(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER knowledge_words_out AFTER DELETE ON knowledge_passages BEGIN "
    "INSERT INTO knowledge_words(knowledge_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER knowledge_words_changed AFTER UPDATE OF words ON knowledge_passages BEGIN "
    "INSERT INTO knowledge_words(knowledge_words, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO knowledge_words(rowid, words) VALUES (new.id, new.words); END",
)


def _first() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
    )


def upgrade() -> None:
    """Two tables and the index."""
    op.create_table(
        "knowledge_writings",
        *_first(),
        sa.Column("key", sa.String(400), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("source", sa.String(120), nullable=False),
        sa.Column("audience", sa.String(120), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("form", sa.String(120), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("dated", Instant),
        sa.Column("read_at", Instant, nullable=False),
        sa.Column("withheld", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.UniqueConstraint("property_id", "key", "version"),
        sa.UniqueConstraint("property_id", "id"),
    )
    op.create_index(
        "ix_knowledge_writings_property_id_current_source",
        "knowledge_writings",
        ["property_id", "current", "source"],
    )
    op.create_table(
        "knowledge_passages",
        *_first(),
        sa.Column("writing_id", sa.BigInteger, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer),
        sa.Column("heading", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("meaning", sa.LargeBinary),
        sa.UniqueConstraint("property_id", "writing_id", "number"),
        sa.ForeignKeyConstraint(
            ["property_id", "writing_id"],
            ["knowledge_writings.property_id", "knowledge_writings.id"],
            ondelete="CASCADE",
        ),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in _FOR_SQLITE:
            op.execute(statement)
    else:
        op.execute(
            "CREATE INDEX ix_knowledge_passages_words ON knowledge_passages "
            "USING gin (to_tsvector('simple'::regconfig, words))"
        )


def downgrade() -> None:
    """Forget them; the triggers go with their table."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE knowledge_words")
    op.drop_table("knowledge_passages")
    op.drop_table("knowledge_writings")
