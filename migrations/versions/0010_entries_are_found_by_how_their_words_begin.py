"""The words of an entry stand beside it: lists are narrowed by the beginnings of words, in their own order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ORDER = ["kind", "withdrawn", "status", "sort_key", "id"]
INDEX = "fts5(words, content='entry', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3', columnsize=0)"
FORGET = "INSERT INTO entry_index (entry_index, rowid, words) SELECT 'delete', OLD.id, OLD.words WHERE OLD.words <> ''"
LEARN = "INSERT INTO entry_index (rowid, words) SELECT NEW.id, NEW.words WHERE NEW.words <> ''"
TRIGGERS = {
    "words_are_indexed": f"CREATE TRIGGER words_are_indexed AFTER INSERT ON entry BEGIN {LEARN}; END",
    "words_are_indexed_anew": f"CREATE TRIGGER words_are_indexed_anew AFTER UPDATE OF words ON entry WHEN OLD.words <> NEW.words BEGIN {FORGET}; {LEARN}; END",
    "words_are_not_indexed": f"CREATE TRIGGER words_are_not_indexed AFTER DELETE ON entry BEGIN {FORGET}; END",
}
WORDS = (
    "UPDATE entry SET words = ' ' "
    "|| coalesce((SELECT group_concat(folded, ' ') || ' ' FROM (SELECT f.folded FROM name_form f WHERE f.entry_id = entry.id ORDER BY f.id)), '') "
    "|| coalesce((SELECT d.title || ' ' FROM search_document d WHERE d.source = 'title' AND d.source_id = entry.id AND d.language = ''), '')"
)


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.add_column("entry", sa.Column("words", sa.String(), server_default="", nullable=False))
    op.drop_index("ix_entry_kind_status_sort_key", table_name="entry")
    if is_sqlite:
        op.execute(WORDS)
    op.create_index("ix_entry_kind_status_words", "entry", [*ORDER, "words"])
    op.create_index("ix_entry_id_kind", "entry", ["id", "kind", "withdrawn", "status"])
    if is_sqlite:
        op.execute(f"CREATE VIRTUAL TABLE entry_index USING {INDEX}")
        op.execute("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")
        for trigger in TRIGGERS.values():
            op.execute(trigger)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in TRIGGERS:
            op.execute(f"DROP TRIGGER {name}")
        op.execute("DROP TABLE entry_index")
    op.drop_index("ix_entry_id_kind", table_name="entry")
    op.drop_index("ix_entry_kind_status_words", table_name="entry")
    op.create_index("ix_entry_kind_status_sort_key", "entry", ORDER)
    op.drop_column("entry", "words")
