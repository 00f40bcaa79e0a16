"""The schema's revisions, so that no command loads Alembic to see whether a database is current. A test ties them to
`migrations/`.
"""

from __future__ import annotations

APPLICATION_ID = 0x41435452
"""Marks an SQLite file as the tracker's ("ACTR")."""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
HEAD = KNOWN[-1]
