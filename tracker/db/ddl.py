"""Named DDL beside the tables: what SQLAlchemy's metadata does not hold. Migrations freeze their own copies."""

from __future__ import annotations

TRIGGERS: dict[str, str] = {
    "claim_is_never_updated": (
        "CREATE TRIGGER claim_is_never_updated BEFORE UPDATE ON claim "
        "BEGIN SELECT RAISE(ABORT, 'a claim is never altered; record a correction'); END"
    ),
    "claim_is_never_deleted": (
        "CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim "
        "BEGIN SELECT RAISE(ABORT, 'a claim is never deleted; record a retraction'); END"
    ),
    "claim_continues_the_chain": (
        "CREATE TRIGGER claim_continues_the_chain BEFORE INSERT ON claim "
        "WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM claim WHERE node_id = NEW.node_id) "
        "OR NEW.previous_hash IS NOT coalesce("
        "(SELECT hash FROM claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), '') "
        "OR EXISTS (SELECT 1 FROM claim WHERE id = NEW.id OR hash = NEW.hash) "
        "BEGIN SELECT RAISE(ABORT, 'a claim must continue its node''s chain'); END"
    ),
}
