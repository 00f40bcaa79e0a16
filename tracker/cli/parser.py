"""The commands and their options, declared once: they make the parser, the help and the README's command list."""

from __future__ import annotations

import argparse

from tracker import __version__

LISTS = ("people", "charges", "demands", "organisations", "differences", "statements")
LANGUAGES_HELP = "a language of the texts, e.g. pl; may be given several times"
DATE_HELP = "2021-09-14, 2021-09 or 2021"


def make_parser() -> argparse.ArgumentParser:
    """The parser; each command sets `handler` to its module in `tracker.cli.commands`."""
    parser = argparse.ArgumentParser(
        prog="tracker",
        description="Follow people named in European Parliament resolutions: who is held, on what charge, "
        "what was demanded of whom, and what happened since. Without a command it opens the terminal UI.",
    )
    parser.add_argument("--database", metavar="PATH", help="the database; else TRACKER_DATABASE, else your data folder")
    parser.add_argument("--version", action="version", version=f"tracker {__version__}")
    parser.set_defaults(handler="tui")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_init(commands)
    _add_list(commands)
    _add_show(commands)
    _add_search(commands)
    _add_text(commands)
    _add_status(commands)
    _add_export(commands)
    _add_verify(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str, example: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"Example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(handler=name)
    return parser


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON instead of text")


def _add_init(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "init", "create or upgrade the database and load the seeds", "tracker init")
    parser.add_argument("--seeds", metavar="FOLDER", help="other seeds than those that came with the program")
    _add_json(parser)


def _add_list(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "list",
        "list people, charges, demands, organisations or differences",
        "tracker list people --status held",
    )
    parser.add_argument("what", nargs="?", default="people", choices=LISTS, help="what to list (people)")
    parser.add_argument("--status", metavar="CODE", help="only entries with this status")
    parser.add_argument("--cites", metavar="KEY", help='only entries that cite this provision, e.g. "recital O"')
    parser.add_argument("--person", metavar="REF", help="only entries that name this person or organisation")
    parser.add_argument("--measure", metavar="CODE", help="only demands or charges with this kind of measure")
    parser.add_argument(
        "--addressee", metavar="KIND", help="only demands to this kind of addressee, e.g. eu_delegation"
    )
    parser.add_argument(
        "--as-of", metavar="DATE", help="the statuses as they were at the end of that day, month or year"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many")
    _add_json(parser)


def _add_show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "show",
        "show one entry: facts, name forms, status history, citations in each language",
        'tracker show "Ałmat Żumagułow" --lang pl',
    )
    parser.add_argument("ref", metavar="REF", help="a ref, its last part, or any spelling of the name")
    parser.add_argument("--lang", action="append", metavar="L", help=LANGUAGES_HELP)
    _add_json(parser)


def _add_search(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands, "search", "find people, charges, demands and paragraphs; best first", "tracker search zumagulov"
    )
    parser.add_argument("text", metavar="TEXT", nargs="+", help="words or a name, in any spelling")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="at most so many (20)")
    _add_json(parser)


def _add_text(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands, "text", "show a provision, its versions side by side", 'tracker text "recital L" --lang pl'
    )
    parser.add_argument("key", metavar="KEY", help='"recital F", "paragraph 13", "visa 3", "footnote 5" or "title"')
    parser.add_argument("--lang", action="append", metavar="L", help=LANGUAGES_HELP)
    _add_json(parser)


def _add_status(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "status",
        "show the status of an entry and its history, or record a claim",
        'tracker status "Maks Bokayev" released --on 2021-02 --source https://example.org/news',
    )
    parser.add_argument("ref", metavar="REF", help="a ref, its last part, or any spelling of the name")
    parser.add_argument("code", metavar="CODE", nargs="?", help="the status to record; without it the history is shown")
    parser.add_argument("--on", metavar="DATE", help=f"when it was true: {DATE_HELP} (today)")
    parser.add_argument("--source", metavar="TEXT-or-URL", default="", help="who says so")
    parser.add_argument("--note", metavar="TEXT", default="", help="anything worth knowing")
    parser.add_argument("--unchanged", action="store_true", help="somebody looked, and nothing has changed")
    _add_json(parser)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "export",
        "write the whole database in a format for other programs",
        "tracker export json -o cases.json",
    )
    parser.add_argument("format", metavar="FORMAT", nargs="?", help="see --list")
    parser.add_argument("-o", "--output", metavar="PATH", default="-", help="a file or folder (standard output)")
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.add_argument("--list", action="store_true", help="list the formats")


def _add_verify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "verify",
        "check quotes, references, vocabularies and the ledger; exit code 1 on any fault",
        "tracker verify",
    )
    parser.add_argument("--seeds", metavar="FOLDER", help="other seeds than those that came with the program")
    _add_json(parser)
