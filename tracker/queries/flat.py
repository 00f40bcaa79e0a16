"""Entries as flat lines for a table, each as one text: to take every value apart would cost more than all else.

The lines are read in the order of the file and sorted, with what does not fit into memory in a scratch file: to walk an
index in the order of the list, and look each entry up, takes half as long again. Of what is encrypted nothing is to lie
in a scratch file, and its lines do not fit into memory either; there the index is walked.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db.connection import Connection

FLAT_MARK = "\x1f"
"""Stands before each value of a flat line, and in none of them."""

KINDS = ("person", "charge", "demand", "organisation", "difference", "statement")


def flat_lines(connection: Connection) -> Iterator[str]:
    """The entries kind by kind in list order, as a stream: ref, kind, title, status, status_since, last_checked, and
    the provisions they cite in one text, each after a `FLAT_MARK`.
    """
    if connection.key is None:
        for (line,) in connection.stream("flat_lines", mark=FLAT_MARK):
            yield line
        return
    for kind in KINDS:
        for (line,) in connection.stream("flat_lines_of_kind", kind=kind, mark=FLAT_MARK):
            yield line
