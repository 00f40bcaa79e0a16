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
    _add_followup(commands)
    _add_agenda(commands)
    _add_diff(commands)
    _add_export(commands)
    _add_verify(commands)
    _add_head(commands)
    _add_backup(commands)
    _add_restore(commands)
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


def _add_when(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DATE", help="what was true at the end of that day, month or year")
    parser.add_argument(
        "--known-on", metavar="DATE", help="what had been recorded by the end of that day, month or year"
    )


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
    _add_when(parser)
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
    _add_when(parser)
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
    parser.add_argument("ref", metavar="REF", nargs="?", help="a ref, its last part, or any spelling of the name")
    parser.add_argument("code", metavar="CODE", nargs="?", help="the status to record; without it the history is shown")
    parser.add_argument(
        "--on", metavar="DATE", help=f'when it was true: {DATE_HELP}, perhaps with "about", "before" or "after" (today)'
    )
    parser.add_argument("--source", metavar="TEXT-or-URL", default="", help="who says so")
    parser.add_argument(
        "--source-type", metavar="CODE", default="", help="court, government, ngo, un, press, own_check ..."
    )
    parser.add_argument("--seen", metavar="DATE", default="", help="when the source was read")
    parser.add_argument(
        "--confidence", metavar="CODE", default="", help="confirmed, likely, possible, unlikely or unknown"
    )
    parser.add_argument("--note", metavar="TEXT", default="", help="anything worth knowing")
    parser.add_argument("--unchanged", action="store_true", help="somebody looked, and nothing has changed")
    parser.add_argument(
        "--corrects", metavar="CLAIM", help="the claim that was wrong: its number, or the start of its hash"
    )
    parser.add_argument("--retract", metavar="CLAIM", help="take this claim back; --note says why")
    parser.add_argument(
        "--from", dest="file", metavar="FILE", help="record every line of a CSV or JSON lines file, or none"
    )
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


def _add_followup(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "followup",
        "plan what to do for an entry: add, list, done, postpone, close",
        'tracker followup add "Maks Bokayev" "Ask the Delegation" --due 2027-01-31 --every "3 months"',
    )
    actions = parser.add_subparsers(title="what to do", metavar="ACTION", required=True, dest="action")
    add = actions.add_parser("add", help="plan something")
    add.add_argument("ref", metavar="REF", help="a ref, its last part, or any spelling of the name")
    add.add_argument("what", metavar="TEXT", help="what to do")
    add.add_argument("--due", metavar="DAY", required=True, help="a day: 2027-01-31")
    add.add_argument("--every", metavar="RULE", default="", help='"2 weeks", "3 months until 2028-01-31", "year"')
    add.add_argument("--who", metavar="NAME", default="", help="who does it")
    add.add_argument("--note", metavar="TEXT", default="", help="anything worth knowing")
    listing = actions.add_parser("list", help="list what is planned and what was done")
    listing.add_argument("ref", metavar="REF", nargs="?", help="only for this entry")
    done = actions.add_parser("done", help="it was done; a repeating one goes on to its next day")
    done.add_argument("id", type=int, metavar="ID")
    done.add_argument("--on", metavar="DATE", help="when it was done (today)")
    done.add_argument("--result", metavar="TEXT", default="", help="what came of it")
    postpone = actions.add_parser("postpone", help="it is due on another day")
    postpone.add_argument("id", type=int, metavar="ID")
    postpone.add_argument("to", metavar="DAY")
    close = actions.add_parser("close", help="nothing more is to be done")
    close.add_argument("id", type=int, metavar="ID")
    for action in (add, listing, done, postpone, close):
        _add_json(action)


def _add_agenda(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "agenda",
        "show what is overdue, due and stale, and which anniversaries come",
        "tracker agenda --days 30",
    )
    parser.add_argument("--days", type=int, default=14, metavar="N", help="look so many days ahead (14)")
    parser.add_argument(
        "--stale", type=int, metavar="N", help="stale: not checked for so many days (90; charges, demands 180)"
    )
    parser.add_argument(
        "--limit", type=int, default=20, metavar="N", help="at most so many stale entries of a kind (20)"
    )
    _add_json(parser)


def _add_diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "diff",
        "show whose status changed between two dates, and what was only a correction",
        "tracker diff 2021-03 2022",
    )
    parser.add_argument("first", metavar="FROM", help=DATE_HELP)
    parser.add_argument("last", metavar="TO", help=DATE_HELP)
    parser.add_argument("--known", action="store_true", help="compare what was known then, not what was true then")
    _add_json(parser)


def _add_head(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands, "head", "print the ledger's node, count and last hash, to note elsewhere", "tracker head"
    )
    _add_json(parser)


def _add_backup(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands, "backup", "copy the database while it is in use, and verify the copy", "tracker backup cases.backup"
    )
    parser.add_argument("path", metavar="PATH", help="where to")
    parser.add_argument("--force", action="store_true", help="replace what is there")


def _add_restore(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "restore",
        "put a verified backup in the database's place; the old one is kept aside",
        "tracker restore cases.backup",
    )
    parser.add_argument("path", metavar="PATH", help="a backup")


def _add_verify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "verify",
        "check quotes, references, vocabularies and the ledger; exit code 1 on any fault",
        "tracker verify",
    )
    parser.add_argument("--expect", metavar="HASH", help="a last hash noted earlier; it must still be in the ledger")
    parser.add_argument("--seeds", metavar="FOLDER", help="other seeds than those that came with the program")
    _add_json(parser)
