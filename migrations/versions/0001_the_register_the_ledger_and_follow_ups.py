"""The register, the ledger and follow-ups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = 0x41435452
TRIGGERS = (
    "CREATE TRIGGER claim_is_never_updated BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'a claim is never altered; record a correction'); END",
    "CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'a claim is never deleted; record a retraction'); END",
    "CREATE TRIGGER claim_continues_the_chain BEFORE INSERT ON claim WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM claim WHERE node_id = NEW.node_id) OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), '') OR EXISTS (SELECT 1 FROM claim WHERE id = NEW.id OR hash = NEW.hash) BEGIN SELECT RAISE(ABORT, 'a claim must continue its node''s chain'); END",
)


def upgrade() -> None:
    op.create_table(
        "code",
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("mapping", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("scheme", "code", name=op.f("pk_code")),
    )
    op.create_table(
        "node",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_node")),
    )
    op.create_table(
        "resolution",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("adopted", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolution")),
    )
    op.create_table(
        "code_label",
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scheme", "code"], ["code.scheme", "code.code"], name=op.f("fk_code_label_scheme_code_code")
        ),
        sa.PrimaryKeyConstraint("scheme", "code", "language", name=op.f("pk_code_label")),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("resolution_id", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("stated_status", sa.String(), nullable=True),
        sa.Column("stated_on", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("status_since", sa.String(), nullable=True),
        sa.Column("last_checked", sa.String(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["kind", "stated_status"], ["code.scheme", "code.code"], name="fk_entry_stated_code"),
        sa.ForeignKeyConstraint(["kind", "status"], ["code.scheme", "code.code"], name="fk_entry_status_code"),
        sa.ForeignKeyConstraint(["resolution_id"], ["resolution.id"], name=op.f("fk_entry_resolution_id_resolution")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("ref", name=op.f("uq_entry_ref")),
    )
    op.create_index("ix_entry_kind_sort_key", "entry", ["kind", "withdrawn", "sort_key", "id"], unique=False)
    op.create_index(
        "ix_entry_kind_status_sort_key", "entry", ["kind", "withdrawn", "status", "sort_key", "id"], unique=False
    )
    op.create_index("ix_entry_kind_last_checked", "entry", ["kind", "withdrawn", "last_checked"], unique=False)
    op.create_index("ix_entry_slug", "entry", ["slug"], unique=False)

    op.create_table(
        "provision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resolution_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_provision_resolution_id_resolution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provision")),
        sa.UniqueConstraint("resolution_id", "key", name=op.f("uq_provision_resolution_id_key")),
    )
    op.create_table(
        "resolution_identifier",
        sa.Column("resolution_id", sa.String(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_resolution_identifier_resolution_id_resolution")
        ),
        sa.PrimaryKeyConstraint("resolution_id", "scheme", name=op.f("pk_resolution_identifier")),
    )
    op.create_table(
        "version",
        sa.Column("resolution_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["resolution_id"], ["resolution.id"], name=op.f("fk_version_resolution_id_resolution")),
        sa.PrimaryKeyConstraint("resolution_id", "language", name=op.f("pk_version")),
    )
    op.create_table(
        "charge",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("allegation", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("measure_type", sa.String(), nullable=False),
        sa.Column("favourable", sa.Boolean(), nullable=False),
        sa.Column("penalty", sa.String(), nullable=False),
        sa.Column("penalty_kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_charge_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_charge")),
    )
    op.create_table(
        "citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("provision_id", sa.Integer(), nullable=False),
        sa.Column("supports", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_citation_entry_id_entry")),
        sa.ForeignKeyConstraint(["provision_id"], ["provision.id"], name=op.f("fk_citation_provision_id_provision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
    )
    op.create_index("ix_citation_entry_id", "citation", ["entry_id"], unique=False)
    op.create_index("ix_citation_provision_id", "citation", ["provision_id"], unique=False)

    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("entry_kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("effective", sa.String(), nullable=False),
        sa.Column("effective_qualifier", sa.String(), nullable=False),
        sa.Column("effective_from", sa.String(), nullable=False),
        sa.Column("effective_until", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("source_type", sa.String(), nullable=False),
        sa.Column("source_title", sa.String(), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("source_seen", sa.String(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("supersedes", sa.String(), nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_claim_entry_id_entry")),
        sa.ForeignKeyConstraint(
            ["entry_kind", "code"], ["code.scheme", "code.code"], name=op.f("fk_claim_entry_kind_code_code")
        ),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_claim_node_id_node")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("hash", name=op.f("uq_claim_hash")),
        sa.UniqueConstraint("node_id", "number", name=op.f("uq_claim_node_id_number")),
    )
    op.create_index("ix_claim_entry_id", "claim", ["entry_id", "effective_until", "id"], unique=False)

    op.create_table(
        "counted_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("qualifier", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_counted_group_entry_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counted_group")),
    )
    op.create_index("ix_counted_group_entry_id", "counted_group", ["entry_id"], unique=False)

    op.create_table(
        "demand",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("measure_kind", sa.String(), nullable=False),
        sa.Column("strength", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_demand_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_demand")),
    )
    op.create_table(
        "difference",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("odd_versions", sa.String(), nullable=False),
        sa.Column("provision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_difference_entry_id_entry")),
        sa.ForeignKeyConstraint(["provision_id"], ["provision.id"], name=op.f("fk_difference_provision_id_provision")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_difference")),
    )
    op.create_index("ix_difference_provision_id", "difference", ["provision_id"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("starts", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("rrule", sa.String(), nullable=False),
        sa.Column("assignee", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("closed_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_follow_up_entry_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index("ix_follow_up_due", "follow_up", ["closed_at", "due"], unique=False)
    op.create_index("ix_follow_up_entry_id", "follow_up", ["entry_id"], unique=False)

    op.create_table(
        "link",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_link_entry_id_entry")),
        sa.ForeignKeyConstraint(["target_id"], ["entry.id"], name=op.f("fk_link_target_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "relation", "position", name=op.f("pk_link")),
    )
    op.create_index("ix_link_target", "link", ["target_id", "relation"], unique=False)

    op.create_table(
        "name_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("grammatical_case", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=True),
        sa.Column("recorded_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_name_form_entry_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_form")),
    )
    op.create_index("ix_name_form_entry_id", "name_form", ["entry_id", "language"], unique=False)
    op.create_index("ix_name_form_folded", "name_form", ["folded"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_organisation_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "paragraph",
        sa.Column("provision_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["provision_id"], ["provision.id"], name=op.f("fk_paragraph_provision_id_provision")),
        sa.PrimaryKeyConstraint("provision_id", "language", name=op.f("pk_paragraph")),
    )
    op.create_table(
        "person",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("affiliation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_person_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_person")),
    )
    op.create_table(
        "stated_date",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_stated_date_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "position", name=op.f("pk_stated_date")),
    )
    op.create_table(
        "statement",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_statement_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_statement")),
    )
    op.create_table(
        "addressee",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("implied", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["demand.entry_id"], name=op.f("fk_addressee_entry_id_demand")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.entry_id"], name=op.f("fk_addressee_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("entry_id", "position", name=op.f("pk_addressee")),
    )
    op.create_index("ix_addressee_kind", "addressee", ["kind"], unique=False)
    op.create_index("ix_addressee_organisation_id", "addressee", ["organisation_id"], unique=False)

    op.create_table(
        "follow_up_done",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("done_on", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_follow_up_done_follow_up_id_follow_up")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_done")),
    )
    op.create_index("ix_follow_up_done_follow_up_id", "follow_up_done", ["follow_up_id"], unique=False)

    op.create_table(
        "footnote_mark",
        sa.Column("provision_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("offset", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["provision_id", "language"],
            ["paragraph.provision_id", "paragraph.language"],
            name=op.f("fk_footnote_mark_provision_id_language_paragraph"),
        ),
        sa.PrimaryKeyConstraint("provision_id", "language", "number", name=op.f("pk_footnote_mark")),
    )
    op.create_table(
        "group_member",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_group_member_entry_id_entry")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["counted_group.id"], name=op.f("fk_group_member_group_id_counted_group")
        ),
        sa.PrimaryKeyConstraint("group_id", "entry_id", name=op.f("pk_group_member")),
    )
    op.create_index("ix_group_member_entry_id", "group_member", ["entry_id"], unique=False)

    op.create_table(
        "legal_basis",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["charge.entry_id"], name=op.f("fk_legal_basis_entry_id_charge")),
        sa.PrimaryKeyConstraint("entry_id", "position", name=op.f("pk_legal_basis")),
    )
    op.create_table(
        "quote",
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("absent", sa.String(), nullable=True),
        sa.CheckConstraint(
            '(quote IS NULL) = (start IS NULL) AND (quote IS NULL) = ("end" IS NULL)', name=op.f("ck_quote_has_offsets")
        ),
        sa.CheckConstraint("quote IS NOT NULL OR absent IS NOT NULL", name=op.f("ck_quote_says_why_absent")),
        sa.ForeignKeyConstraint(["citation_id"], ["citation.id"], name=op.f("fk_quote_citation_id_citation")),
        sa.PrimaryKeyConstraint("citation_id", "language", name=op.f("pk_quote")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for trigger in TRIGGERS:
            op.execute(trigger)
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA application_id = 0")
    op.drop_table("quote")
    op.drop_table("legal_basis")
    op.drop_index("ix_group_member_entry_id", table_name="group_member")

    op.drop_table("group_member")
    op.drop_table("footnote_mark")
    op.drop_index("ix_follow_up_done_follow_up_id", table_name="follow_up_done")

    op.drop_table("follow_up_done")
    op.drop_index("ix_addressee_organisation_id", table_name="addressee")
    op.drop_index("ix_addressee_kind", table_name="addressee")

    op.drop_table("addressee")
    op.drop_table("statement")
    op.drop_table("stated_date")
    op.drop_table("person")
    op.drop_table("paragraph")
    op.drop_table("organisation")
    op.drop_index("ix_name_form_folded", table_name="name_form")
    op.drop_index("ix_name_form_entry_id", table_name="name_form")

    op.drop_table("name_form")
    op.drop_index("ix_link_target", table_name="link")

    op.drop_table("link")
    op.drop_index("ix_follow_up_entry_id", table_name="follow_up")
    op.drop_index("ix_follow_up_due", table_name="follow_up")

    op.drop_table("follow_up")
    op.drop_index("ix_difference_provision_id", table_name="difference")

    op.drop_table("difference")
    op.drop_table("demand")
    op.drop_index("ix_counted_group_entry_id", table_name="counted_group")

    op.drop_table("counted_group")
    op.drop_index("ix_claim_entry_id", table_name="claim")

    op.drop_table("claim")
    op.drop_index("ix_citation_provision_id", table_name="citation")
    op.drop_index("ix_citation_entry_id", table_name="citation")

    op.drop_table("citation")
    op.drop_table("charge")
    op.drop_table("version")
    op.drop_table("resolution_identifier")
    op.drop_table("provision")
    op.drop_index("ix_entry_kind_last_checked", table_name="entry")
    op.drop_index("ix_entry_slug", table_name="entry")
    op.drop_index("ix_entry_kind_status_sort_key", table_name="entry")
    op.drop_index("ix_entry_kind_sort_key", table_name="entry")

    op.drop_table("entry")
    op.drop_table("code_label")
    op.drop_table("resolution")
    op.drop_table("node")
    op.drop_table("code")
