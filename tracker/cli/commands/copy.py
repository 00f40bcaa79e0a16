"""`tracker copy`: a whole database into another, between files and servers."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.config import is_server


def run(options: Namespace) -> int:
    """Copy, verify, and say what is there now."""
    from tracker.copying import copy_database

    source, target = (_target(text) for text in (options.source, options.to))
    with output.progress("rows", 0) as count:
        copied = copy_database(source, target, lambda _table: count())
    if options.json:
        output.write_json(copied._asdict())
        return output.DONE
    output.write_line(f"Copied to {output.safe(target)}, verified:")
    for noun in ("entries", "claims", "rows"):
        output.write_line(f"{getattr(copied, noun):>9}  {noun}")
    output.write_line(f"sha256 of the JSON export of both: {copied.export}")
    return output.DONE


def _target(text: str) -> str:
    """A path, or a URL without its password."""
    if not is_server(text):
        return text
    from tracker.server_url import target_of

    return target_of(text, may_hold_password=False)
