"""Keys of names, words of everything, how versions spell names, and decisions on who is the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEYS = (("name_key", "key"), ("name_skeleton", "skeleton"), ("name_token", "token"))
TOKENS = "tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'"
INDEXES = {
    "name_index": f"folded, content='name_form', content_rowid='id', {TOKENS}",
    "search_index": f"title, facts, note, body, content='search_document', content_rowid='id', {TOKENS}",
}


def upgrade() -> None:
    op.add_column("version", sa.Column("orthography", sa.String(), server_default="", nullable=False))
    op.add_column("name_form", sa.Column("orthography", sa.String(), server_default="", nullable=False))
    op.add_column("name_form", sa.Column("fold_key", sa.String(), server_default="", nullable=False))
    op.create_table(
        "derived",
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_derived")),
    )
    for table, key in KEYS:
        op.create_table(
            table,
            sa.Column(key, sa.String(), nullable=False),
            sa.Column("form_id", sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint(key, "form_id", name=op.f(f"pk_{table}")),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "token_neighbour",
        sa.Column("neighbour", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("neighbour", "token", name=op.f("pk_token_neighbour")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("shown", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("facts", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_document")),
        sa.UniqueConstraint(
            "source", "source_id", "language", name=op.f("uq_search_document_source_source_id_language")
        ),
    )
    op.create_table(
        "identity_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("one", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("decided_at", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_decision")),
    )
    op.create_index("ix_identity_decision_pair", "identity_decision", ["one", "other", "id"])
    op.create_index("ix_identity_decision_other", "identity_decision", ["other", "id"])
    if op.get_bind().dialect.name == "sqlite":
        for name, definition in INDEXES.items():
            op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({definition})")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in INDEXES:
            op.execute(f"DROP TABLE {name}")
    op.drop_index("ix_identity_decision_other", table_name="identity_decision")
    op.drop_index("ix_identity_decision_pair", table_name="identity_decision")
    op.drop_table("identity_decision")
    op.drop_table("search_document")
    op.drop_table("token_neighbour")
    for table, _ in reversed(KEYS):
        op.drop_table(table)
    op.drop_table("derived")
    op.drop_column("name_form", "fold_key")
    op.drop_column("name_form", "orthography")
    op.drop_column("version", "orthography")
