"""Marks say how far something may travel: the register's own on entries, and those that users give."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TRIGGERS = {
    "mark_is_never_updated": "CREATE TRIGGER mark_is_never_updated BEFORE UPDATE ON mark BEGIN SELECT RAISE(ABORT, 'a mark is never altered; mark it anew'); END",
    "mark_is_never_deleted": "CREATE TRIGGER mark_is_never_deleted BEFORE DELETE ON mark BEGIN SELECT RAISE(ABORT, 'a mark is never deleted; mark it anew'); END",
    "mark_is_only_added": "CREATE TRIGGER mark_is_only_added BEFORE INSERT ON mark WHEN EXISTS (SELECT 1 FROM mark WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'a mark is never altered; mark it anew'); END",
}


def upgrade() -> None:
    op.add_column("entry", sa.Column("sensitivity", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("level IN ('public', 'partner', 'private')", name=op.f("ck_mark_level")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
    )
    op.create_index("ix_mark_target", "mark", ["part", "target", "id"])
    if op.get_bind().dialect.name == "sqlite":
        for trigger in TRIGGERS.values():
            op.execute(trigger)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in TRIGGERS:
            op.execute(f"DROP TRIGGER {name}")
    op.drop_table("mark")
    op.drop_column("entry", "sensitivity")
