"""A verified register into a database, inside the caller's transaction.

Entries are matched by their ref and keep their id, so what users recorded stays attached. An entry that left the
register is marked withdrawn. Everything else that came from the seeds is written anew, which makes a build repeatable.
Rows are gathered by table and written together, because on a server each statement is a journey, and in a file it
still is a call.
"""

from __future__ import annotations

from tracker.db.ingest.register import CLEARING, Filled, fill_register
from tracker.db.ingest.vocabularies import fill_vocabularies

__all__ = ["CLEARING", "Filled", "fill_register", "fill_vocabularies"]
