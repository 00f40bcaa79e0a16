"""Kept counts of entries, and indexes in the order in which long lists are walked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEPT = "INSERT INTO entry_count (kind, status, number) SELECT kind, coalesce(status, ''), count(*) FROM entry WHERE withdrawn = 0 GROUP BY 1, 2"
ONE_MORE = "INSERT INTO entry_count (kind, status, number) SELECT NEW.kind, coalesce(NEW.status, ''), 1 WHERE NEW.withdrawn = 0 ON CONFLICT (kind, status) DO UPDATE SET number = number + 1"
ONE_LESS = "UPDATE entry_count SET number = number - 1 WHERE kind = OLD.kind AND status = coalesce(OLD.status, '') AND OLD.withdrawn = 0"
TRIGGERS = {
    "entry_is_counted": f"CREATE TRIGGER entry_is_counted AFTER INSERT ON entry BEGIN {ONE_MORE}; END",
    "entry_is_counted_anew": f"CREATE TRIGGER entry_is_counted_anew AFTER UPDATE OF kind, status, withdrawn ON entry WHEN (OLD.kind, OLD.status, OLD.withdrawn) IS NOT (NEW.kind, NEW.status, NEW.withdrawn) BEGIN {ONE_LESS}; {ONE_MORE}; END",
    "entry_is_not_counted": f"CREATE TRIGGER entry_is_not_counted AFTER DELETE ON entry BEGIN {ONE_LESS}; END",
}


def upgrade() -> None:
    op.create_table(
        "entry_count",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "status", name=op.f("pk_entry_count")),
        sqlite_with_rowid=False,
    )
    op.execute(KEPT)
    if op.get_bind().dialect.name == "sqlite":
        for trigger in TRIGGERS.values():
            op.execute(trigger)
    op.drop_index("ix_entry_kind_last_checked", table_name="entry")
    op.create_index("ix_entry_kind_last_checked", "entry", ["kind", "withdrawn", "last_checked", "sort_key", "id"])
    op.create_index("ix_entry_resolution_id", "entry", ["resolution_id"])
    op.create_index("ix_provision_key", "provision", ["key"])
    op.create_index("ix_follow_up_order", "follow_up", ["due", "id"])


def downgrade() -> None:
    op.drop_index("ix_follow_up_order", table_name="follow_up")
    op.drop_index("ix_provision_key", table_name="provision")
    op.drop_index("ix_entry_resolution_id", table_name="entry")
    op.drop_index("ix_entry_kind_last_checked", table_name="entry")
    op.create_index("ix_entry_kind_last_checked", "entry", ["kind", "withdrawn", "last_checked"])
    if op.get_bind().dialect.name == "sqlite":
        for name in TRIGGERS:
            op.execute(f"DROP TRIGGER {name}")
    op.drop_table("entry_count")
