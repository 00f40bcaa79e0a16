"""The plainest code that does the work of a command: scripts over the standard `sqlite3`, and SQL for its shell."""

from __future__ import annotations

OPENED = "import sqlite3, sys\nraw = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)\n"

STATUS = (
    OPENED
    + """
raw.execute("PRAGMA foreign_keys=ON")
raw.execute("PRAGMA synchronous=FULL")
raw.execute("BEGIN IMMEDIATE")
raw.execute("INSERT INTO written (text) VALUES (?)", (sys.argv[2],))
raw.execute("COMMIT")
raw.close()
"""
)
"""One row, as durable as a claim; it needs a table `written`, and a database of its own."""

LIST = (
    OPENED
    + """
for row in raw.execute(
    "SELECT e.ref, e.title, e.status, e.status_since, (SELECT group_concat(p.key, ', ') FROM citation c"
    " JOIN provision p ON p.id = c.provision_id WHERE c.entry_id = e.id) FROM entry e"
    " WHERE e.kind = 'person' AND e.withdrawn = 0 ORDER BY e.sort_key, e.id LIMIT 50"
):
    print(*row, sep="  ")
"""
)

SHOW = (
    OPENED
    + """
(entry,) = raw.execute("SELECT * FROM entry WHERE ref = ?", (sys.argv[2],)).fetchall()
print(*entry)
for query in (
    "SELECT role, affiliation FROM person WHERE entry_id = ?",
    "SELECT e.ref, e.title, e.status FROM link l JOIN entry e ON e.id = l.entry_id WHERE l.target_id = ?",
    "SELECT language, form, grammatical_case FROM name_form WHERE entry_id = ?",
    "SELECT p.key, c.supports, q.language, q.quote FROM citation c JOIN provision p ON p.id = c.provision_id"
    " JOIN quote q ON q.citation_id = c.id WHERE c.entry_id = ?",
    "SELECT code, effective, source_url, recorded_at FROM claim WHERE entry_id = ? ORDER BY effective_until, id",
):
    for row in raw.execute(query, entry[:1]):
        print(*row, sep="  ")
"""
)

SEARCH = (
    OPENED
    + """
for row in raw.execute(
    "SELECT e.ref, e.status, e.title FROM name_index JOIN name_form f ON f.id = name_index.rowid"
    " JOIN entry e ON e.id = f.entry_id WHERE name_index MATCH ? LIMIT 20", (sys.argv[2],)
):
    print(*row, sep="  ")
"""
)

AGENDA = (
    OPENED
    + """
for row in raw.execute(
    "SELECT f.due, f.action, e.ref, e.title FROM follow_up f JOIN entry e ON e.id = f.entry_id"
    " WHERE f.closed_at IS NULL AND f.due <= date('now', '+14 days') ORDER BY f.due LIMIT 200"
):
    print(*row, sep="  ")
for kind in ("person", "charge", "demand"):
    for row in raw.execute(
        "SELECT last_checked, ref, title, status FROM entry WHERE kind = ? AND withdrawn = 0"
        " AND last_checked < date('now', '-90 days') ORDER BY last_checked LIMIT 200", (kind,)
    ):
        print(*row, sep="  ")
"""
)

FLAT = """
SELECT e.ref, e.kind, e.title, e.status, e.status_since, e.last_checked,
 (SELECT group_concat(p.key, '; ') FROM citation c JOIN provision p ON p.id = c.provision_id WHERE c.entry_id = e.id)
FROM entry e WHERE e.withdrawn = 0 ORDER BY e.kind, e.sort_key, e.id
"""
"""The rows of the flat CSV export."""

NESTED = """
SELECT json_object('ref', e.ref, 'kind', e.kind, 'title', e.title, 'status', e.status,
 'status_since', e.status_since, 'last_checked', e.last_checked, 'note', e.note, 'resolution', e.resolution_id,
 'names', (SELECT json_group_array(json_object('language', n.language, 'form', n.form, 'case', n.grammatical_case,
   'origin', n.origin, 'source', n.source)) FROM name_form n WHERE n.entry_id = e.id),
 'citations', (SELECT json_group_array(json_object('resolution', p.resolution_id, 'provision', p.key, 'language',
   q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, 'end', q."end", 'supports', c.supports))
   FROM citation c JOIN provision p ON p.id = c.provision_id JOIN quote q ON q.citation_id = c.id
   LEFT JOIN paragraph g ON g.provision_id = p.id AND g.language = q.language WHERE c.entry_id = e.id),
 'history', (SELECT json_group_array(json_object('code', l.code, 'kind', l.kind, 'effective', l.effective,
   'effective_qualifier', l.effective_qualifier, 'recorded_at', l.recorded_at, 'recorded_by', l.recorded_by,
   'source_type', l.source_type, 'source_title', l.source_title, 'source_url', l.source_url,
   'source_seen', l.source_seen, 'confidence', l.confidence, 'note', l.note, 'supersedes', l.supersedes,
   'node', l.node_id, 'number', l.number, 'hash', l.hash)) FROM claim l WHERE l.entry_id = e.id))
FROM entry e ORDER BY e.kind, e.withdrawn, e.sort_key, e.id
"""
"""What the nested JSON lines hold, but for the fields of each kind."""
