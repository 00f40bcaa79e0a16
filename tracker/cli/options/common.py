"""What the options of several commands share."""

from __future__ import annotations

import argparse
from typing import TypeAlias

from tracker.cli.usage import FormatterWithExamples

LISTS = ("people", "charges", "demands", "organisations", "differences", "statements")
LANGUAGES_HELP = "a language of the texts, e.g. pl; may be given several times"
CITES_HELP = (
    'only entries that cite this provision, e.g. "recital O"; '
    '"2021/2544(RSP) recital O" where several resolutions have it'
)
DATE_HELP = "2021-09-14, 2021-09 or 2021"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no other name


def add_command(commands: Commands, name: str, summary: str, example: str) -> argparse.ArgumentParser:
    """A command with its summary, an example in its help, and its module in `tracker.cli.commands`."""
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"Example:\n  {example}",
        formatter_class=FormatterWithExamples,
    )
    parser.set_defaults(handler=name)
    return parser


def count(text: str) -> int:
    """A whole number of 1 or more, for `type=`."""
    if not text.isdecimal() or int(text[:9]) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text[:9])


def add_resolution(parser: argparse.ArgumentParser) -> None:
    """`--resolution`."""
    parser.add_argument("--resolution", metavar="R", help="of this resolution, e.g. 2021/2544(RSP)")


def add_json(parser: argparse.ArgumentParser) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help="write JSON instead of text")


def add_when(parser: argparse.ArgumentParser) -> None:
    """`--as-of` and `--known-on`."""
    parser.add_argument("--as-of", metavar="DATE", help="what was true at the end of that day, month or year")
    parser.add_argument(
        "--known-on", metavar="DATE", help="what had been recorded by the end of that day, month or year"
    )


def add_seeds(parser: argparse.ArgumentParser) -> None:
    """`--seeds`."""
    parser.add_argument("--seeds", metavar="FOLDER", help="other seeds than those that came with the program")
