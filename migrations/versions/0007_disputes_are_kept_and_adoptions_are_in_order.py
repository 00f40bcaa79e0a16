"""Entries whose sources disagree are kept at hand, and resolutions are walked in the order of their adoption."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dispute",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_dispute_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_dispute")),
    )
    op.create_index("ix_resolution_adopted", "resolution", ["adopted", "id"])


def downgrade() -> None:
    op.drop_index("ix_resolution_adopted", table_name="resolution")
    op.drop_table("dispute")
