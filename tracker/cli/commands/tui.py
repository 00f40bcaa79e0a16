"""`tracker` alone: make the database when there is none, then open the terminal UI."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING

from tracker.cli import output
from tracker.config import is_server
from tracker.errors import DatabaseMissing, InvalidInput

if TYPE_CHECKING:
    from tracker.config import Settings


def run(options: Namespace) -> int:
    """Open the terminal UI; the full screen refuses where there is no terminal."""
    from tracker.config import read_settings

    settings = read_settings()
    is_plain = options.plain or settings.is_plain
    if not is_plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InvalidInput("The terminal UI needs a terminal. For scripts there are commands, e.g. tracker list --json")
    prepare(options.target)
    if is_plain:
        return _talk(options.target, settings)
    from tracker.tui.app import run as run_app

    return run_app(options.target, settings)


def prepare(target: str) -> None:
    """Make or upgrade the database where that is needed; nothing is asked for from here on."""
    if _needs_building(target):
        from tracker.build import build_database
        from tracker.config import seeds_folder

        built = build_database(target, seeds_folder())
        output.narrate(f"{'Created' if built.was_created else 'Upgraded'} {output.safe(built.path)}")
    _ask_no_more()


def _talk(target: str, settings: Settings) -> int:
    """The plain mode, at a prompt that can be edited where there is a terminal."""
    from tracker.tui.linear.session import run_plain
    from tracker.tui.linear.terminal import Terminal

    if sys.stdin.isatty():
        with suppress(ImportError):
            import readline  # noqa: F401 - the prompt can be edited once it is loaded
    run_plain(target, settings, Terminal(output.write_line, input))
    return output.DONE


def _ask_no_more() -> None:
    """The passphrase of an encrypted database was asked for when it was opened; from here the terminal is the UI's."""
    from tracker import passphrase

    passphrase.stop_asking()


def _needs_building(target: str) -> bool:
    from tracker.db.connection import connect, revision_of
    from tracker.db.revision import HEAD

    if not is_server(target) and not os.path.exists(target):
        return True
    try:
        with connect(target) as connection:
            return revision_of(connection) != HEAD
    except DatabaseMissing:
        return True
