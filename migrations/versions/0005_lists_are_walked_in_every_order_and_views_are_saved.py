"""Indexes for every order in which a list is walked, and the filters, columns and orders that people saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_entry_kind_status_since", "entry", ["kind", "withdrawn", "status_since", "sort_key", "id"]),
    ("ix_entry_kind_status_status_since", "entry", ["kind", "withdrawn", "status", "status_since", "sort_key", "id"]),
    ("ix_entry_kind_status_last_checked", "entry", ["kind", "withdrawn", "status", "last_checked", "sort_key", "id"]),
    ("ix_charge_measure_type", "charge", ["measure_type", "entry_id"]),
    ("ix_demand_measure_kind", "demand", ["measure_kind", "entry_id"]),
    ("ix_organisation_type", "organisation", ["type", "entry_id"]),
    ("ix_difference_kind", "difference", ["kind", "entry_id"]),
    ("ix_difference_severity", "difference", ["severity", "entry_id"]),
    ("ix_addressee_position_kind", "addressee", ["position", "kind", "entry_id"]),
    ("ix_addressee_kind_organisation_id", "addressee", ["kind", "organisation_id", "entry_id"]),
)


def upgrade() -> None:
    op.create_table(
        "saved_view",
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("called", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("ordered_by", sa.String(), nullable=False),
        sa.Column("is_descending", sa.Boolean(), nullable=False),
        sa.Column("columns", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("place", "called", name=op.f("pk_saved_view")),
    )
    op.drop_index("ix_addressee_kind", table_name="addressee")
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)


def downgrade() -> None:
    for name, table, _ in reversed(INDEXES):
        op.drop_index(name, table_name=table)
    op.create_index("ix_addressee_kind", "addressee", ["kind"])
    op.drop_table("saved_view")
