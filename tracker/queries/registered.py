"""What a database holds of the register, in a form in which two databases can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tracker.db.connection import Connection, Row

OF_THE_RESOLUTION = ("resolution", "identifiers", "versions")
OF_ENTRIES = (
    *("entries", "people", "organisations", "charges", "articles", "dates", "demands", "addressees", "statements"),
    *("differences", "links", "groups", "members"),
)
"""What stands where an entry has its home."""


def differing_codes(here: Connection, seeded: Connection) -> Iterator[str]:
    """The schemes of codes that are not defined or labelled as they are shipped. Codes of other releases may stay."""
    for name in ("registered_codes", "registered_labels"):
        missing = {*seeded.rows(name)} - {*here.rows(name)}
        yield from sorted({str(scheme) for scheme, *_ in missing})


def differing_register(here: Connection, seeded: Connection, resolution_id: str) -> Iterator[tuple[str, str]]:
    """What of a resolution and its register is otherwise in one database than in another: about what, and which part.

    Where several resolutions name somebody, one of them is the home of the facts: which one is not compared, and facts
    that have another home are not.
    """
    own = {"resolution_id": resolution_id}
    homes = [{ref for ref, *_ in one.rows("registered_entries", **own)} for one in (here, seeded)]
    shared = homes[0] & homes[1]
    forms = [{*one.rows("registered_forms", **own)} for one in (here, seeded)]
    for about in sorted({str(row[0]) for row in forms[1] - forms[0]}):
        yield about, "names"
    for part in (*OF_THE_RESOLUTION, *OF_ENTRIES, "quotes"):
        rows = [Counter[Row](one.rows(f"registered_{part}", **own)) for one in (here, seeded)]
        differing = {str(row[0]) for row in (rows[0] - rows[1]) + (rows[1] - rows[0])}
        for about in sorted(differing & shared if part in OF_ENTRIES else differing):
            yield about, part
