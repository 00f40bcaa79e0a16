"""`tracker` alone: make the database when there is none, then open the terminal UI."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from tracker.cli import output
from tracker.errors import DatabaseMissing, InvalidInput


def run(options: Namespace) -> int:
    """Open the terminal UI; refuses where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InvalidInput("The terminal UI needs a terminal. For scripts there are commands, e.g. tracker list --json")
    if _needs_building(options.target):
        from tracker.build import build_database
        from tracker.config import seeds_folder

        built = build_database(options.target, seeds_folder())
        output.narrate(f"{'Created' if built.was_created else 'Upgraded'} {output.safe(built.path)}")
    _ask_no_more()
    from tracker.tui.app import run as run_app

    return run_app(options.target)


def _ask_no_more() -> None:
    """The passphrase of an encrypted database was asked for when it was opened; from here the terminal is the UI's."""
    from tracker import passphrase

    passphrase.stop_asking()


def _needs_building(target: str) -> bool:
    from tracker.db.connection import connect, revision_of
    from tracker.db.revision import HEAD

    if not os.path.exists(target):
        return True
    try:
        with connect(target) as connection:
            return revision_of(connection) != HEAD
    except DatabaseMissing:
        return True
