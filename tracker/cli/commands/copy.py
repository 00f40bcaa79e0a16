"""`tracker copy`: a whole database into another, between files and servers."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress

from tracker.cli import output
from tracker.config import is_server, recording_user
from tracker.db.connection import open_database
from tracker.errors import TrackerError
from tracker.ledger.node import own_node


def run(options: Namespace) -> int:
    """Copy, verify, and say what is there now."""
    from tracker.copying import copy_database

    source, target = (_target(text) for text in (options.source, options.to))
    with output.progress("rows", 0) as count:
        copied = copy_database(source, target, lambda _table: count())
    _continue(source, target)
    if options.json:
        output.write_json(copied._asdict())
        return output.DONE
    output.write_line(f"Copied to {output.safe(target)}, verified:")
    for noun in ("entries", "claims", "rows"):
        output.write_line(f"{getattr(copied, noun):>9}  {noun}")
    output.write_line(f"sha256 of the JSON export of both: {copied.export}")
    return output.DONE


def _continue(source: str, target: str) -> None:
    """Have the copy's node go on with what the source's decided: who copied it may let it travel farther there."""
    from tracker.bundles.signing import SigningMissing, continue_node, sign_ends

    try:
        with open_database(source) as origin, open_database(target) as copy:
            with suppress(TrackerError), origin.writing():  # one that cannot be written, or lost its key, signs nothing
                sign_ends(origin)
            with copy.writing():
                continue_node(copy, own_node(origin), origin, recording_user())
    except SigningMissing:
        output.narrate("What was marked in the source can be marked otherwise there only: signing is not installed.")


def _target(text: str) -> str:
    """A path, or a URL without its password."""
    if not is_server(text):
        return text
    from tracker.server_url import target_of

    return target_of(text, may_hold_password=False)
