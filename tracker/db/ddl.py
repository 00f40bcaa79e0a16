"""Named DDL beside the tables: what SQLAlchemy's metadata does not hold. Migrations freeze their own copies."""

from __future__ import annotations

_ONE_MORE = (
    "INSERT INTO entry_count (kind, status, number) SELECT NEW.kind, coalesce(NEW.status, ''), 1 "
    "WHERE NEW.withdrawn = 0 ON CONFLICT (kind, status) DO UPDATE SET number = number + 1"
)
_ONE_LESS = (
    "UPDATE entry_count SET number = number - 1 "
    "WHERE kind = OLD.kind AND status = coalesce(OLD.status, '') AND OLD.withdrawn = 0"
)

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
    "entry_is_counted": f"CREATE TRIGGER entry_is_counted AFTER INSERT ON entry BEGIN {_ONE_MORE}; END",
    "entry_is_counted_anew": (
        "CREATE TRIGGER entry_is_counted_anew AFTER UPDATE OF kind, status, withdrawn ON entry "
        "WHEN (OLD.kind, OLD.status, OLD.withdrawn) IS NOT (NEW.kind, NEW.status, NEW.withdrawn) "
        f"BEGIN {_ONE_LESS}; {_ONE_MORE}; END"
    ),
    "entry_is_not_counted": f"CREATE TRIGGER entry_is_not_counted AFTER DELETE ON entry BEGIN {_ONE_LESS}; END",
}
