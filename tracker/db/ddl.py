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
_FORGET_WORDS = (
    "INSERT INTO entry_index (entry_index, rowid, words) SELECT 'delete', OLD.id, OLD.words WHERE OLD.words <> ''"
)
_LEARN_WORDS = "INSERT INTO entry_index (rowid, words) SELECT NEW.id, NEW.words WHERE NEW.words <> ''"

_DOES_NOT_CONTINUE = (
    "(NEW.number IS NOT 1 + max("
    "coalesce((SELECT max(number) FROM claim WHERE node_id = NEW.node_id), 0), "
    "coalesce((SELECT max(number) FROM absent_claim WHERE node_id = NEW.node_id), 0)) "
    "OR NEW.previous_hash IS NOT coalesce("
    "(SELECT hash FROM claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), "
    "(SELECT hash FROM absent_claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), ''))"
)
_FILLS_ITS_PLACE = (
    "(EXISTS (SELECT 1 FROM absent_claim WHERE node_id = NEW.node_id AND number = NEW.number "
    "AND hash = NEW.hash AND previous_hash = NEW.previous_hash) "
    "AND NOT EXISTS (SELECT 1 FROM claim WHERE node_id = NEW.node_id AND number = NEW.number))"
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
        "WHEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id OR hash = NEW.hash) "
        f"OR (NOT {_FILLS_ITS_PLACE} AND {_DOES_NOT_CONTINUE}) "
        "BEGIN SELECT RAISE(ABORT, 'a claim must continue its node''s chain'); END"
    ),
    "absent_claim_continues_the_chain": (
        "CREATE TRIGGER absent_claim_continues_the_chain BEFORE INSERT ON absent_claim "
        f"WHEN {_DOES_NOT_CONTINUE} "
        "BEGIN SELECT RAISE(ABORT, 'a claim must continue its node''s chain'); END"
    ),
    "absent_claim_is_only_filled": (
        "CREATE TRIGGER absent_claim_is_only_filled BEFORE UPDATE ON absent_claim "
        "WHEN OLD.content IS NOT NULL OR (OLD.node_id, OLD.number, OLD.previous_hash, OLD.hash) "
        "IS NOT (NEW.node_id, NEW.number, NEW.previous_hash, NEW.hash) "
        "BEGIN SELECT RAISE(ABORT, 'a claim is never altered; record a correction'); END"
    ),
    "absent_claim_goes_when_its_claim_comes": (
        "CREATE TRIGGER absent_claim_goes_when_its_claim_comes BEFORE DELETE ON absent_claim "
        "WHEN NOT EXISTS (SELECT 1 FROM claim WHERE node_id = OLD.node_id AND number = OLD.number AND hash = OLD.hash) "
        "BEGIN SELECT RAISE(ABORT, 'a claim is never deleted; record a retraction'); END"
    ),
    "act_continues_the_chain": (
        "CREATE TRIGGER act_continues_the_chain BEFORE INSERT ON act "
        "WHEN NEW.number IS NOT 1 + coalesce((SELECT max(number) FROM act WHERE node_id = NEW.node_id), 0) "
        "OR NEW.previous_hash IS NOT coalesce("
        "(SELECT hash FROM act WHERE node_id = NEW.node_id AND number = NEW.number - 1), '') "
        "BEGIN SELECT RAISE(ABORT, 'an act must continue its node''s chain'); END"
    ),
    "act_is_only_filled": (
        "CREATE TRIGGER act_is_only_filled BEFORE UPDATE ON act "
        "WHEN OLD.content IS NOT NULL OR (OLD.node_id, OLD.number, OLD.previous_hash, OLD.hash) "
        "IS NOT (NEW.node_id, NEW.number, NEW.previous_hash, NEW.hash) "
        "BEGIN SELECT RAISE(ABORT, 'an act is never altered'); END"
    ),
    "act_is_never_deleted": (
        "CREATE TRIGGER act_is_never_deleted BEFORE DELETE ON act "
        "BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END"
    ),
    "mark_is_never_updated": (
        "CREATE TRIGGER mark_is_never_updated BEFORE UPDATE ON mark "
        "BEGIN SELECT RAISE(ABORT, 'a mark is never altered; mark it anew'); END"
    ),
    "mark_is_never_deleted": (
        "CREATE TRIGGER mark_is_never_deleted BEFORE DELETE ON mark "
        "BEGIN SELECT RAISE(ABORT, 'a mark is never deleted; mark it anew'); END"
    ),
    "mark_is_only_added": (
        "CREATE TRIGGER mark_is_only_added BEFORE INSERT ON mark WHEN EXISTS (SELECT 1 FROM mark WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'a mark is never altered; mark it anew'); END"
    ),
    "entry_is_counted": f"CREATE TRIGGER entry_is_counted AFTER INSERT ON entry BEGIN {_ONE_MORE}; END",
    "entry_is_counted_anew": (
        "CREATE TRIGGER entry_is_counted_anew AFTER UPDATE OF kind, status, withdrawn ON entry "
        "WHEN (OLD.kind, OLD.status, OLD.withdrawn) IS NOT (NEW.kind, NEW.status, NEW.withdrawn) "
        f"BEGIN {_ONE_LESS}; {_ONE_MORE}; END"
    ),
    "entry_is_not_counted": f"CREATE TRIGGER entry_is_not_counted AFTER DELETE ON entry BEGIN {_ONE_LESS}; END",
    "words_are_indexed": f"CREATE TRIGGER words_are_indexed AFTER INSERT ON entry BEGIN {_LEARN_WORDS}; END",
    "words_are_indexed_anew": (
        "CREATE TRIGGER words_are_indexed_anew AFTER UPDATE OF words ON entry WHEN OLD.words <> NEW.words "
        f"BEGIN {_FORGET_WORDS}; {_LEARN_WORDS}; END"
    ),
    "words_are_not_indexed": f"CREATE TRIGGER words_are_not_indexed AFTER DELETE ON entry BEGIN {_FORGET_WORDS}; END",
}
