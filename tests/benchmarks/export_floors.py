"""The plainest scripts that write what an export writes: rows as they are kept, over the standard `sqlite3`.

None of them holds anything back, checks a date, keeps a spreadsheet from calculating, or joins what belongs together,
unless the format cannot be written without it.
"""

from __future__ import annotations

_OPENED = "import sqlite3, sys\nraw = sqlite3.connect(sys.argv[1])\n"
_TABLES = (
    "resolution",
    "version",
    "paragraph",
    "entry",
    "person",
    "organisation",
    "charge",
    "demand",
    "name_form",
    "citation",
    "quote",
    "claim",
    "link",
    "follow_up",
    "code",
    "code_label",
)
_CLAIMS = (
    "SELECT e.ref, e.title, c.code, c.effective, c.hash, c.recorded_at, c.note, c.source_title"
    " FROM claim c JOIN entry e ON e.id = c.entry_id"
)

CSV_TABLES = (
    _OPENED
    + f"""
import csv, os
os.makedirs(sys.argv[2])
for table in {_TABLES!r}:
    with open(os.path.join(sys.argv[2], table + ".csv"), "w", newline="") as stream:
        writer, cursor = csv.writer(stream), raw.execute(f"SELECT * FROM {{table}}")
        writer.writerow(column[0] for column in cursor.description)
        writer.writerows(cursor)
"""
)
"""The csv module over sqlite3, a file a table."""

CSV_FLAT = (
    _OPENED
    + """
import csv
writer = csv.writer(sys.stdout)
writer.writerows(raw.execute(sys.argv[2]))
"""
)
"""The csv module over sqlite3, the rows of a query."""

WORKBOOK = (
    _OPENED
    + f"""
import openpyxl
book = openpyxl.Workbook(write_only=True)
for table in {_TABLES!r}:
    sheet, cursor = book.create_sheet(table), raw.execute(f"SELECT * FROM {{table}}")
    sheet.append([column[0] for column in cursor.description])
    for row in cursor:
        sheet.append(row)
book.save(sys.argv[2])
"""
)
"""openpyxl, write only, a sheet a table."""

CALENDAR = (
    _OPENED
    + f"""
with open(sys.argv[2], "w", newline="") as out:
    out.write("BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\nPRODID:-//floor\\r\\n")
    for ref, title, code, day, key, stamp, *_ in raw.execute("{_CLAIMS}"):
        if len(day) == 10:
            text = f"{{title}}: {{code}}".replace("\\\\", "\\\\\\\\").replace(",", "\\\\,").replace(";", "\\\\;")
            day, stamp = day.replace("-", ""), stamp.replace("-", "").replace(":", "")
            out.write(f"BEGIN:VEVENT\\r\\nSUMMARY:{{text}}\\r\\nDTSTART;VALUE=DATE:{{day}}\\r\\nDTSTAMP:{{stamp}}\\r\\n"
                      f"UID:{{key}}\\r\\nRRULE:FREQ=YEARLY\\r\\nDESCRIPTION:{{ref}}\\r\\nEND:VEVENT\\r\\n")
    out.write("END:VCALENDAR\\r\\n")
"""
)
"""An event for each claim that has a day; lines are not folded."""

ENTITIES = (
    _OPENED
    + f"""
import json
with open(sys.argv[2], "w") as out:
    def tell(schema, key, **properties):
        told = {{name: [value] for name, value in properties.items() if value}}
        entity = {{"id": str(key), "schema": schema, "properties": told}}
        out.write(json.dumps(entity, ensure_ascii=False) + "\\n")
    for provision, language, text in raw.execute("SELECT provision_id, language, text FROM paragraph"):
        tell("Page", f"page-{{provision}}-{{language}}", document=language, bodyText=text)
    for ref, title, kind, status, note in raw.execute("SELECT ref, title, kind, status, note FROM entry"):
        tell({{"person": "Person", "organisation": "Organization", "charge": "CourtCase"}}.get(kind, "Note"), ref,
             name=title, status=status, notes=note)
    for ref, title, code, day, key, _, note, source in raw.execute("{_CLAIMS}"):
        tell("Event", key, involved=ref, name=f"{{title}}: {{code}}", date=day, notes=note, description=source)
    for citation, ref, supports, language, quote in raw.execute(
        "SELECT c.id, e.ref, c.supports, q.language, q.quote FROM quote q JOIN citation c ON c.id = q.citation_id"
        " JOIN entry e ON e.id = c.entry_id"
    ):
        tell("Mention" if supports == "name" else "Documentation", f"quote-{{citation}}-{{language}}",
             document=language, entity=ref, role=supports, summary=quote)
"""
)
"""An entity for each paragraph, entry, claim and quote, by the json module."""

BACKUP = "import sqlite3, sys\nsqlite3.connect(sys.argv[1]).backup(sqlite3.connect(sys.argv[2]))\n"
"""A copy by sqlite3's own means."""
