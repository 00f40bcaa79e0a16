"""`tracker search`: words and names, best first."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.db.connection import open_database
from tracker.errors import shown
from tracker.queries.search import search


def run(options: Namespace) -> int:
    """Write the hits; exit code 0 also when there are none."""
    text = " ".join(options.text)
    with open_database(options.target) as connection, connection.reading():
        hits = search(connection, text, limit=options.limit)
    if options.json:
        output.write_json([hit._asdict() for hit in hits])
        return output.DONE
    output.write_table(
        [
            (hit.where, hit.status or hit.language, hit.title if hit.kind != "provision" else hit.excerpt, hit.why)
            for hit in hits
        ]
    )
    if not hits:
        output.narrate(f"Nothing was found for {shown(text)}.")
    return output.DONE
