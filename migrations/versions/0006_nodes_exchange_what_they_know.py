"""Databases of several nodes become one: acts, claims that are not shown here, keys; claims are salted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

CHAIN = "CREATE TRIGGER claim_continues_the_chain BEFORE INSERT ON claim WHEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id OR hash = NEW.hash) OR (NOT (EXISTS (SELECT 1 FROM absent_claim WHERE node_id = NEW.node_id AND number = NEW.number AND hash = NEW.hash AND previous_hash = NEW.previous_hash) AND NOT EXISTS (SELECT 1 FROM claim WHERE node_id = NEW.node_id AND number = NEW.number)) AND (NEW.number IS NOT 1 + max(coalesce((SELECT max(number) FROM claim WHERE node_id = NEW.node_id), 0), coalesce((SELECT max(number) FROM absent_claim WHERE node_id = NEW.node_id), 0)) OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), (SELECT hash FROM absent_claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), ''))) BEGIN SELECT RAISE(ABORT, 'a claim must continue its node''s chain'); END"
CHAIN_BEFORE = "CREATE TRIGGER claim_continues_the_chain BEFORE INSERT ON claim WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM claim WHERE node_id = NEW.node_id) OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), '') OR EXISTS (SELECT 1 FROM claim WHERE id = NEW.id OR hash = NEW.hash) BEGIN SELECT RAISE(ABORT, 'a claim must continue its node''s chain'); END"
TRIGGERS = {
    "absent_claim_continues_the_chain": "CREATE TRIGGER absent_claim_continues_the_chain BEFORE INSERT ON absent_claim WHEN (NEW.number IS NOT 1 + max(coalesce((SELECT max(number) FROM claim WHERE node_id = NEW.node_id), 0), coalesce((SELECT max(number) FROM absent_claim WHERE node_id = NEW.node_id), 0)) OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), (SELECT hash FROM absent_claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), '')) BEGIN SELECT RAISE(ABORT, 'a claim must continue its node''s chain'); END",
    "absent_claim_is_only_filled": "CREATE TRIGGER absent_claim_is_only_filled BEFORE UPDATE ON absent_claim WHEN OLD.content IS NOT NULL OR (OLD.node_id, OLD.number, OLD.previous_hash, OLD.hash) IS NOT (NEW.node_id, NEW.number, NEW.previous_hash, NEW.hash) BEGIN SELECT RAISE(ABORT, 'a claim is never altered; record a correction'); END",
    "absent_claim_goes_when_its_claim_comes": "CREATE TRIGGER absent_claim_goes_when_its_claim_comes BEFORE DELETE ON absent_claim WHEN NOT EXISTS (SELECT 1 FROM claim WHERE node_id = OLD.node_id AND number = OLD.number AND hash = OLD.hash) BEGIN SELECT RAISE(ABORT, 'a claim is never deleted; record a retraction'); END",
    "act_continues_the_chain": "CREATE TRIGGER act_continues_the_chain BEFORE INSERT ON act WHEN NEW.number IS NOT 1 + coalesce((SELECT max(number) FROM act WHERE node_id = NEW.node_id), 0) OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM act WHERE node_id = NEW.node_id AND number = NEW.number - 1), '') BEGIN SELECT RAISE(ABORT, 'an act must continue its node''s chain'); END",
    "act_is_only_filled": "CREATE TRIGGER act_is_only_filled BEFORE UPDATE ON act WHEN OLD.content IS NOT NULL OR (OLD.node_id, OLD.number, OLD.previous_hash, OLD.hash) IS NOT (NEW.node_id, NEW.number, NEW.previous_hash, NEW.hash) BEGIN SELECT RAISE(ABORT, 'an act is never altered'); END",
    "act_is_never_deleted": "CREATE TRIGGER act_is_never_deleted BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END",
}


def upgrade() -> None:
    op.add_column("claim", sa.Column("salt", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "act",
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_act_node_id_node")),
        sa.PrimaryKeyConstraint("node_id", "number", name=op.f("pk_act")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_act_subject", "act", ["subject"])
    op.create_table(
        "absent_claim",
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_absent_claim_node_id_node")),
        sa.PrimaryKeyConstraint("node_id", "number", name=op.f("pk_absent_claim")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "node_key",
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("public_key", sa.String(), nullable=False),
        sa.Column("first_seen", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_node_key_node_id_node")),
        sa.PrimaryKeyConstraint("node_id", name=op.f("pk_node_key")),
    )
    op.create_table(
        "signing_key",
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("private_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_signing_key_node_id_node")),
        sa.PrimaryKeyConstraint("node_id", name=op.f("pk_signing_key")),
    )
    op.create_table(
        "signed_head",
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("claims_hash", sa.String(), nullable=False),
        sa.Column("acts", sa.Integer(), nullable=False),
        sa.Column("acts_hash", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_signed_head_node_id_node")),
        sa.PrimaryKeyConstraint("node_id", name=op.f("pk_signed_head")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER claim_continues_the_chain")
        for trigger in (CHAIN, *TRIGGERS.values()):
            op.execute(trigger)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("claim_continues_the_chain", *TRIGGERS):
            op.execute(f"DROP TRIGGER {name}")
    for table in ("signed_head", "signing_key", "node_key", "absent_claim", "act"):
        op.drop_table(table)
    op.drop_column("claim", "salt")
    if op.get_bind().dialect.name == "sqlite":
        op.execute(CHAIN_BEFORE)
