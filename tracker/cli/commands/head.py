"""`tracker head`: where each node's chain ends, to note elsewhere."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.db.connection import open_database
from tracker.ledger.chain import list_heads


def run(options: Namespace) -> int:
    """Write node, number of claims and last hash."""
    with open_database(options.target) as connection, connection.reading():
        heads = list_heads(connection)
    if options.json:
        output.write_json([head._asdict() for head in heads])
    else:
        output.write_table([(head.node, str(head.length), head.hash or "-") for head in heads])
    return output.DONE
