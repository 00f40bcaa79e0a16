"""Marks belong to the node on which they were made, and a node may go on with what an earlier one decided."""

from __future__ import annotations

import json
from hashlib import sha256
from os import urandom

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

FACTS = ("part", "target", "level", "reason")
UNALTERED = "CREATE TRIGGER mark_is_never_updated BEFORE UPDATE ON mark BEGIN SELECT RAISE(ABORT, 'a mark is never altered; mark it anew'); END"


def upgrade() -> None:
    op.create_table(
        "continuation",
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("earlier_id", sa.String(), nullable=False),
        sa.Column("public_key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("node_id", "earlier_id", "public_key", name=op.f("pk_continuation")),
    )
    op.add_column("mark", sa.Column("node_id", sa.String(), nullable=False, server_default=""))
    _pause(is_over=False)
    bind = op.get_bind()
    bind.execute(sa.text("UPDATE mark SET node_id = coalesce((SELECT id FROM node WHERE is_own = 1), '')"))
    told = bind.execute(
        sa.text(
            "SELECT act.node_id, act.content FROM act JOIN node ON node.id = act.node_id "
            "WHERE node.is_own = 0 AND act.subject LIKE 'mark/%'"
        )
    ).all()
    for node, content in told:
        act = json.loads(content)
        values = {**act["facts"], "recorded_at": act["recorded_at"], "recorded_by": act["recorded_by"], "node": node}
        bind.execute(
            sa.text(
                "UPDATE mark SET node_id = :node WHERE part = :part AND target = :target AND level = :level "
                "AND reason = :reason AND recorded_at = :recorded_at AND recorded_by = :recorded_by"
            ),
            values,
        )
    _pause(is_over=True)
    _tell_untold(bind)


def downgrade() -> None:
    op.drop_column("mark", "node_id")
    op.drop_table("continuation")


def _pause(*, is_over: bool) -> None:
    """Let the rows of marks be written, which nobody may else."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"ALTER TABLE mark {'ENABLE' if is_over else 'DISABLE'} TRIGGER USER")
    elif is_over:
        op.execute(UNALTERED)
    else:
        op.execute("DROP TRIGGER mark_is_never_updated")


def _tell_untold(bind: sa.Connection) -> None:
    """Append the acts of marks that came with an import, which brought none: a mark that no act tells of is forged."""
    own = bind.execute(sa.text("SELECT id FROM node WHERE is_own = 1")).scalar()
    acts = bind.execute(
        sa.text("SELECT number, hash, content FROM act WHERE node_id = :own ORDER BY number"), {"own": own}
    ).all()
    number, previous = acts[-1][:2] if acts else (0, "")
    told = set()
    for act in (json.loads(content) for _, _, content in acts if content):
        if act["kind"] == "marked":
            told.add((*(act["facts"][name] for name in FACTS), act["recorded_at"], act["recorded_by"]))
    marks = sa.text(
        "SELECT part, target, level, reason, recorded_at, recorded_by FROM mark WHERE node_id = :own ORDER BY id"
    )
    for *facts, recorded_at, recorded_by in bind.execute(marks, {"own": own}).all():
        if (*facts, recorded_at, recorded_by) in told:
            continue
        subject, number = f"mark/{facts[0]}/{facts[1]}", number + 1
        act = {"kind": "marked", "subject": subject, "recorded_at": recorded_at, "recorded_by": recorded_by}
        act |= {"facts": dict(zip(FACTS, facts, strict=True)), "salt": urandom(16).hex()}
        content = json.dumps(act, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        hashed = (field.encode() for field in (str(own), str(number), content, previous))
        digest = sha256(b"".join(b"%d:%b" % (len(field), field) for field in hashed)).hexdigest()
        values = {"own": own, "number": number, "subject": subject, "content": content, "previous": previous}
        bind.execute(
            sa.text(
                "INSERT INTO act (node_id, number, subject, content, previous_hash, hash) "
                "VALUES (:own, :number, :subject, :content, :previous, :hash)"
            ),
            {**values, "hash": digest},
        )
        previous = digest
