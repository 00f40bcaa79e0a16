"""The commands: their options make the parser, the help and the README's command list."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from importlib import import_module

from tracker import __version__
from tracker.cli.usage import Parser

COMMANDS = {
    "init": "recording",
    "list": "reading",
    "show": "reading",
    "search": "reading",
    "name": "recording",
    "text": "reading",
    "status": "recording",
    "followup": "recording",
    "mark": "recording",
    "agenda": "reading",
    "diff": "reading",
    "export": "keeping",
    "import": "recording",
    "verify": "reading",
    "add": "collecting",
    "ingest": "collecting",
    "review": "collecting",
    "parity": "reading",
    "coverage": "reading",
    "head": "keeping",
    "bundle": "exchanging",
    "backup": "keeping",
    "restore": "keeping",
    "copy": "keeping",
    "roles": "keeping",
    "encrypt": "keeping",
    "decrypt": "keeping",
}
"""Every command in the order of the help, and the module of `tracker.cli.options` that declares it."""


def make_parser(arguments: Iterable[str] = ()) -> argparse.ArgumentParser:
    """The parser; each command sets `handler` to its module in `tracker.cli.commands`.

    When `arguments` name a command, it knows that one only: making them all takes as long as many a command.
    """
    parser: argparse.ArgumentParser = Parser(
        prog="tracker",
        description="Follow people named in European Parliament resolutions: who is held, on what charge, "
        "what was demanded of whom, and what happened since. Without a command it opens the terminal UI.",
    )
    parser.add_argument("--database", metavar="PATH", help="the database; else TRACKER_DATABASE, else your data folder")
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="read the passphrase of an encrypted database from this file descriptor; else the keyring, else a prompt",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="without a command: lines of text instead of the full screen, e.g. for screen readers",
    )
    parser.add_argument("--version", action="version", version=f"tracker {__version__}")
    parser.set_defaults(handler="tui")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    named = _named_command(arguments)
    for name, module in COMMANDS.items():
        if named in (None, name):
            getattr(import_module(f"tracker.cli.options.{module}"), f"add_{name}")(commands)
    return parser


def _named_command(arguments: Iterable[str]) -> str | None:
    """The command that `arguments` call, where the first word after whole options before it is one."""
    words = iter(arguments)
    for word in words:
        if word in ("--database", "--passphrase-fd"):
            next(words, None)
        elif not word.startswith(("--database=", "--passphrase-fd=")):
            return word if word in COMMANDS else None
    return None
