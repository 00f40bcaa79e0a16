"""The plainest code that does the work of a command: scripts over the standard `sqlite3`, and SQL for its shell."""

from __future__ import annotations

_OPENED = "import sqlite3, sys\nraw = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)\n"

STATUS = (
    _OPENED
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

_HELD = (
    "'held', 'detained_police', 'detained_pretrial', 'detained_administrative', 'imprisoned', 'death_row', "
    "'forced_psychiatric', 'house_arrest', 'disappeared'"
)

QUERIES: dict[str, tuple[str, ...]] = {
    "list": (
        (
            "SELECT e.ref, e.title, e.status, e.status_since, (SELECT group_concat(p.key, ', ') FROM citation c"
            " JOIN provision p ON p.id = c.provision_id WHERE c.entry_id = e.id) FROM entry e"
            " WHERE e.kind = 'person' AND e.withdrawn = 0 ORDER BY e.sort_key, e.id LIMIT 50"
        ),
    ),
    "show": (
        (
            "SELECT p.key, c.supports, q.language, q.quote FROM entry e JOIN citation c ON c.entry_id = e.id"
            " JOIN provision p ON p.id = c.provision_id JOIN quote q ON q.citation_id = c.id WHERE e.ref = :typed"
        ),
        "SELECT * FROM entry WHERE ref = :typed",
        "SELECT role, affiliation FROM person JOIN entry e ON e.id = entry_id WHERE e.ref = :typed",
        (
            "SELECT e.ref, e.title, e.status FROM entry t JOIN link l ON l.target_id = t.id"
            " JOIN entry e ON e.id = l.entry_id WHERE t.ref = :typed"
        ),
        "SELECT language, form, grammatical_case FROM name_form JOIN entry e ON e.id = entry_id WHERE e.ref = :typed",
        (
            "SELECT c.code, c.effective, c.source_url, c.recorded_at FROM claim c JOIN entry e ON e.id = c.entry_id"
            " WHERE e.ref = :typed ORDER BY c.effective_until, c.id"
        ),
    ),
    "search": (
        (
            "SELECT e.ref, e.status, e.title FROM name_index JOIN name_form f ON f.id = name_index.rowid"
            " JOIN entry e ON e.id = f.entry_id WHERE name_index MATCH :typed LIMIT 20"
        ),
        *(
            f"SELECT d.source, d.source_id, d.shown, e.ref, e.title FROM search_index JOIN search_document d"
            " ON d.id = search_index.rowid LEFT JOIN entry e ON e.id = d.entry_id"
            f" WHERE search_index MATCH '{column} : (' || :typed || ')' ORDER BY search_index.rank LIMIT 20"
            for column in ("title", "facts", "note", "body")
        ),
    ),
    "agenda": (
        (
            "SELECT f.due, f.action, e.ref, e.title FROM follow_up f JOIN entry e ON e.id = f.entry_id"
            " WHERE f.closed_at IS NULL AND f.due < '2026-11-22' ORDER BY f.due LIMIT 50"
        ),
        (
            "SELECT f.due, f.action, e.ref, e.title FROM follow_up f JOIN entry e ON e.id = f.entry_id"
            " WHERE f.closed_at IS NULL AND f.due BETWEEN '2026-11-22' AND '2026-12-06' ORDER BY f.due LIMIT 50"
        ),
        "SELECT e.ref, e.title, e.status FROM dispute d JOIN entry e ON e.id = d.entry_id LIMIT 20",
        (
            "SELECT status_since, ref, title, status FROM entry WHERE kind = 'person' AND withdrawn = 0"
            f" AND status IN ({_HELD}) AND length(status_since) = 10 AND"
            " (substr(status_since, 6) BETWEEN '11-22' AND '12-06'"
            " OR (julianday('2026-12-06') - julianday(status_since)) % 500 < 14"
            " OR julianday('2026-12-06') - julianday(status_since) BETWEEN 100 AND 113)"
            " ORDER BY substr(status_since, 6) LIMIT 50"
        ),
        *(
            f"SELECT last_checked, ref, title, status FROM entry WHERE kind = '{kind}' AND withdrawn = 0"
            f" AND last_checked < date('2026-11-22', '-{days} days') ORDER BY last_checked LIMIT 20"
            for kind, days in (("person", 90), ("charge", 180), ("demand", 180))
        ),
    ),
}
"""What the commands ask, the most telling query first; `:typed` is what was typed."""


def script_of(name: str) -> str:
    """A script that asks the queries of a command and prints their rows."""
    return (
        f"{_OPENED}for query in {QUERIES[name]!r}:\n"
        "    for row in raw.execute(query, {'typed': sys.argv[2]}):\n"
        "        print(*row, sep='  ')\n"
    )


BUILD = """
import sqlite3, sys, tomllib
from pathlib import Path

seeds, target = Path(sys.argv[1]), sys.argv[2]
texts = {path.stem: " ".join(path.read_text("utf-8").split()) for path in seeds.glob("*/*.txt")}
rows, quotes = [], []
for path in sorted(seeds.glob("*/*.toml")):
    for kind, tables in tomllib.loads(path.read_text("utf-8")).items():
        for table in tables if isinstance(tables, list) else ():
            rows.append((table.get("ref", ""), kind, str(table.get("title") or table.get("summary", ""))))
            for citation in (table, *table.get("mention", ()), *table.get("citation", ())):
                for language, text in texts.items():
                    words = citation.get(language)
                    words = words.get("quote") if isinstance(words, dict) else words
                    if words:
                        quotes.append((table.get("ref", ""), language, words, text.find(words)))
connection = sqlite3.connect(target)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("PRAGMA synchronous=FULL")
connection.execute("CREATE TABLE entry (ref TEXT, kind TEXT, title TEXT)")
connection.execute("CREATE TABLE quote (ref TEXT, language TEXT, quote TEXT, start INTEGER)")
with connection:
    connection.executemany("INSERT INTO entry VALUES (?, ?, ?)", rows)
    connection.executemany("INSERT INTO quote VALUES (?, ?, ?, ?)", quotes)
print(len(rows), len(quotes))
"""
"""Parses the register, finds every quote and inserts the rows; it checks nothing else."""

FLAT = """
SELECT e.ref, e.kind, e.title, e.status, e.status_since, e.last_checked,
 (SELECT group_concat(CASE WHEN key IN (SELECT key FROM provision GROUP BY key HAVING count(*) > 1)
   THEN reference || ' ' || key ELSE key END, '; ')
  FROM (SELECT p.key, r.reference FROM citation c JOIN provision p ON p.id = c.provision_id
   JOIN resolution r ON r.id = p.resolution_id
   WHERE c.entry_id = e.id GROUP BY p.resolution_id, p.position, p.key ORDER BY p.resolution_id, p.position)) AS cites,
 'full' AS profile
FROM entry e WHERE e.withdrawn = 0 ORDER BY CASE e.kind WHEN 'person' THEN 1 WHEN 'charge' THEN 2 WHEN 'demand' THEN 3
 WHEN 'organisation' THEN 4 WHEN 'difference' THEN 5 ELSE 6 END, e.sort_key || '', e.ref
"""
"""The rows of the flat CSV export, in its order; without the empty text SQLite walks an index, in twice the time."""

_LINKED = "(SELECT json_group_array(t.ref) FROM link k JOIN entry t ON t.id = k.target_id WHERE k.entry_id = e.id)"
_COUNTS = """(SELECT json_group_array(json_object('label', d.label, 'count', d.count, 'qualifier', d.qualifier,
 'named', json((SELECT json_group_array(m.ref) FROM entry m JOIN group_member g ON g.entry_id = m.id
 WHERE g.group_id = d.id)))) FROM counted_group d WHERE d.entry_id = e.id)"""
_FIELDS = {
    "person": "'role', f.role, 'affiliation', f.affiliation",
    "organisation": "'type', f.type, 'role', f.role",
    "charge": f"""'subjects', {_LINKED}, 'allegation', f.allegation,
 'legal_basis', (SELECT json_group_array(article) FROM legal_basis b WHERE b.entry_id = e.id), 'measure', f.measure,
 'measure_type', f.measure_type, 'favourable', f.favourable, 'penalty', f.penalty, 'penalty_kind', f.penalty_kind,
 'dates', (SELECT json_group_array(json_object('date', s.date, 'means', s.means, 'languages', s.languages))
 FROM stated_date s WHERE s.entry_id = e.id), 'counts', {_COUNTS}""",
    "demand": f"""'action', e.title, 'addressees', (SELECT json_group_array(json_object('kind', a.kind,
 'organisation', o.ref, 'name', o.title, 'implied', a.implied)) FROM addressee a LEFT JOIN entry o
 ON o.id = a.organisation_id WHERE a.entry_id = e.id), 'beneficiaries', {_LINKED}, 'strength', f.strength,
 'measure_kind', f.measure_kind, 'counts', {_COUNTS}""",
    "statement": "'statement_kind', f.kind",
}
_NESTED = """SELECT json_object('ref', e.ref, 'kind', e.kind, 'title', e.title, 'status', e.status,
 'status_since', e.status_since, 'last_checked', e.last_checked, 'withdrawn', e.withdrawn, 'note', e.note,
 'resolution', e.resolution_id, 'sensitivity', e.sensitivity, {fields},
 'names', (SELECT json_group_array(json(x)) FROM (SELECT json_object('language', n.language, 'form', n.form,
   'case', n.grammatical_case, 'origin', n.origin, 'source', n.source) AS x FROM name_form n WHERE n.entry_id = e.id
   ORDER BY n.language, n.origin, n.id)),
 'citations', (SELECT json_group_array(json(x)) FROM (SELECT json_object('resolution', p.resolution_id,
   'provision', p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, 'end', q."end",
   'supports', c.supports) AS x FROM citation c JOIN provision p ON p.id = c.provision_id
   JOIN quote q ON q.citation_id = c.id JOIN version v ON v.resolution_id = p.resolution_id AND v.language = q.language
   LEFT JOIN paragraph g ON g.provision_id = p.id AND g.language = q.language WHERE c.entry_id = e.id
   ORDER BY p.resolution_id, p.position, c.position, v.position)),
 'history', (SELECT json_group_array(json(x)) FROM (SELECT json_object('code', l.code, 'kind', l.kind,
   'effective', l.effective, 'effective_qualifier', l.effective_qualifier, 'recorded_at', l.recorded_at,
   'recorded_by', l.recorded_by, 'source_type', l.source_type, 'source_title', l.source_title,
   'source_url', l.source_url, 'source_seen', l.source_seen, 'confidence', l.confidence, 'note', l.note,
   'supersedes', l.supersedes, 'node', l.node_id, 'number', l.number, 'hash', l.hash, 'salt', l.salt,
   'is_live', l.kind <> 'retraction') AS x FROM claim l WHERE l.entry_id = e.id
   ORDER BY l.effective_until, l.recorded_at, l.node_id, l.number)), 'profile', 'full') AS line
FROM entry e LEFT JOIN {kind} f ON f.entry_id = e.id WHERE e.kind = '{kind}'
ORDER BY e.withdrawn, e.sort_key, e.ref"""
NESTED = " UNION ALL ".join(
    f"SELECT * FROM ({_NESTED.format(kind=kind, fields=fields)})" for kind, fields in _FIELDS.items()
)
"""What the nested JSON lines hold, in their order; which claims count is only guessed."""
