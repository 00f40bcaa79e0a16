"""The commands and their options, declared once: they make the parser, the help and the README's command list."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from tracker import __version__
from tracker.cli.usage import FormatterWithExamples, Parser

LISTS = ("people", "charges", "demands", "organisations", "differences", "statements")
LANGUAGES_HELP = "a language of the texts, e.g. pl; may be given several times"
DATE_HELP = "2021-09-14, 2021-09 or 2021"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no other name


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
    parser.add_argument("--version", action="version", version=f"tracker {__version__}")
    parser.set_defaults(handler="tui")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    named = _named_command(arguments)
    for name, add in _adders():
        if named in (None, name):
            add(commands)
    return parser


def _adders() -> Iterator[tuple[str, Callable[[Commands], None]]]:
    """The commands in the order of the help, and what declares each."""
    yield "init", _add_init
    yield "list", _add_list
    yield "show", _add_show
    yield "search", _add_search
    yield "name", _add_name
    yield "text", _add_text
    yield "status", _add_status
    yield "followup", _add_followup
    yield "agenda", _add_agenda
    yield "diff", _add_diff
    yield "export", _add_export
    yield "import", _add_import
    yield "verify", _add_verify
    yield "ingest", _add_ingest
    yield "parity", _add_parity
    yield "coverage", _add_coverage
    yield "head", _add_head
    yield "backup", _add_backup
    yield "restore", _add_restore
    yield "encrypt", _add_encrypt
    yield "decrypt", _add_decrypt


def _named_command(arguments: Iterable[str]) -> str | None:
    """The command that `arguments` call, where the first word after whole options before it is one."""
    known = {name for name, _ in _adders()}
    words = iter(arguments)
    for word in words:
        if word in ("--database", "--passphrase-fd"):
            next(words, None)
        elif not word.startswith(("--database=", "--passphrase-fd=")):
            return word if word in known else None
    return None


def _command(commands: Commands, name: str, summary: str, example: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"Example:\n  {example}",
        formatter_class=FormatterWithExamples,
    )
    parser.set_defaults(handler=name)
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text[:9]) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text[:9])


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON instead of text")


def _add_when(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DATE", help="what was true at the end of that day, month or year")
    parser.add_argument(
        "--known-on", metavar="DATE", help="what had been recorded by the end of that day, month or year"
    )


def _add_init(commands: Commands) -> None:
    parser = _command(commands, "init", "create or upgrade the database and load the seeds", "tracker init")
    parser.add_argument("--seeds", metavar="FOLDER", help="other seeds than those that came with the program")
    _add_json(parser)


def _add_list(commands: Commands) -> None:
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
    parser.add_argument("--limit", type=_count, metavar="N", help="at most so many")
    _add_json(parser)


def _add_show(commands: Commands) -> None:
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


def _add_search(commands: Commands) -> None:
    parser = _command(
        commands,
        "search",
        "find people, organisations, charges, demands, paragraphs and notes; best first",
        "tracker search zumagulov\n  tracker search 'torture kind:demand addressee:eu_delegation'\n"
        "  tracker search '\"ill-treatment\" lang:pl'\n\n"
        "Filters: kind: status: lang: cites: addressee: measure: due: (due:<7d, due:overdue).",
    )
    parser.add_argument(
        "text", metavar="TEXT", nargs="+", help='a name in any spelling, words, "phrases in quotes", filters'
    )
    parser.add_argument("--explain", action="store_true", help="say why a name was found")
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many (20)")
    _add_json(parser)


def _add_name(commands: Commands) -> None:
    parser = _command(
        commands,
        "name",
        "add spellings of names, and decide who is the same: add, remove, list, same, different, undo, questions",
        'tracker name add person/maks-bokayev "Макс Бокаев" --lang ru --source https://example.org/news',
    )
    actions = parser.add_subparsers(title="what to do", metavar="ACTION", required=True, dest="action")
    add = actions.add_parser("add", help="add a spelling of a person's or organisation's name")
    remove = actions.add_parser("remove", help="take an added spelling away again")
    for action in (add, remove):
        action.add_argument("ref", metavar="REF", help="a ref, its last part, or any spelling of the name")
        action.add_argument("form", metavar="FORM", help="the spelling")
    add.add_argument("--lang", metavar="L", required=True, help="the language that spells it so, e.g. pl")
    add.add_argument("--source", metavar="TEXT-or-URL", required=True, help="where it was seen")
    add.add_argument("--orthography", metavar="L", help="the convention, when it is not the language's own")
    listing = actions.add_parser("list", help="list the spellings of an entry and the decisions about it")
    listing.add_argument("ref", metavar="REF")
    same = actions.add_parser("same", help="record that two entries are the same")
    different = actions.add_parser("different", help="record that two entries are different")
    undo = actions.add_parser("undo", help="take a decision on two entries back")
    for action in (same, different, undo):
        action.add_argument("ref", metavar="REF")
        action.add_argument("other", metavar="REF")
        action.add_argument("--note", metavar="TEXT", default="", help="why")
    questions = actions.add_parser("questions", help="list people who look alike and nobody has decided about")
    questions.add_argument("ref", metavar="REF", nargs="?", help="only about this person")
    for action in (add, remove, listing, same, different, undo, questions):
        _add_json(action)


def _add_text(commands: Commands) -> None:
    parser = _command(
        commands, "text", "show a provision, its versions side by side", 'tracker text "recital L" --lang pl'
    )
    parser.add_argument("key", metavar="KEY", help='"recital F", "paragraph 13", "visa 3", "footnote 5" or "title"')
    parser.add_argument("--lang", action="append", metavar="L", help=LANGUAGES_HELP)
    _add_json(parser)


def _add_status(commands: Commands) -> None:
    parser = _command(
        commands,
        "status",
        "show the status of an entry and its history, or record a claim",
        'tracker status "Maks Bokayev" released --on 2021-02 --source https://example.org/news',
    )
    parser.add_argument("ref", metavar="REF", nargs="?", help="a ref, its last part, or any spelling of the name")
    parser.add_argument("code", metavar="CODE", nargs="?", help="the status to record; without it the history is shown")
    parser.add_argument(
        "--on",
        metavar="DATE",
        help=f'when it was true: {DATE_HELP}, perhaps with "about", "before" or "after" '
        "(today; with --corrects the date of the wrong claim)",
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


def _add_export(commands: Commands) -> None:
    parser = _command(
        commands,
        "export",
        "write everything as data for other programs, or a dossier to read",
        "tracker export csv -o cases.zip\n  tracker export html maks-bokayev --lang sl --beside pl -o bokayev.html",
    )
    parser.add_argument("format", metavar="FORMAT", nargs="?", help="see --list")
    parser.add_argument(
        "subject",
        metavar="SUBJECT",
        nargs="?",
        help="of a dossier: a ref or name, a resolution, or a kind of addressee; without it the filters below choose",
    )
    parser.add_argument("-o", "--output", metavar="PATH", default="-", help="a file or folder (standard output)")
    _add_when(parser)
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.add_argument("--list", action="store_true", help="list the formats")
    dossier = parser.add_argument_group("dossiers")
    dossier.add_argument("--lang", metavar="L", default="en", help="the language of the dossier: en, sl, pl or lv (en)")
    dossier.add_argument("--beside", metavar="L", action="append", default=[], help="quote this version as well")
    dossier.add_argument(
        "--profile", choices=("public", "partner", "full"), default="public", help="what may leave (public)"
    )
    dossier.add_argument(
        "--what",
        choices=("people", "charges", "demands", "organisations"),
        default="people",
        help="what to list (people)",
    )
    dossier.add_argument("--status", metavar="CODE", help="only entries with this status")
    dossier.add_argument("--cites", metavar="KEY", help='only entries that cite this provision, e.g. "recital O"')
    dossier.add_argument("--person", metavar="REF", help="only entries that name this person or organisation")
    dossier.add_argument("--measure", metavar="CODE", help="only demands or charges with this kind of measure")
    dossier.add_argument("--addressee", metavar="KIND", help="only demands to this kind of addressee")


def _add_followup(commands: Commands) -> None:
    parser = _command(
        commands,
        "followup",
        "plan what to do for an entry: add, list, done, postpone, close",
        'tracker followup add "Maks Bokayev" "Ask the Delegation" --due 2027-01-31 --every "3 months"\n'
        '  tracker followup add "Maks Bokayev" "Birthday card" --due 2027-05-03 --every "year until 2030-12-31"\n'
        '  tracker followup done 1 --result "They will raise it in March"\n'
        "  tracker followup postpone 1 2027-02-14\n\n"
        "Days are your local days. What repeats from the 29th, 30th or 31st falls on the last day of shorter months,\n"
        "a yearly one from 29 February on the 28th in other years. A postponed one comes back on its own days later.",
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


def _add_agenda(commands: Commands) -> None:
    parser = _command(
        commands,
        "agenda",
        "show what is overdue, due, disputed and stale, and which anniversaries come",
        "tracker agenda --days 30\n\n"
        "Stale entries: config.toml in your configuration folder (~/.config/tracker on Linux), or the file that\n"
        "TRACKER_CONFIG names, says after how many days without a check:\n\n"
        "  [stale_after_days]\n  person = 90\n  charge = 180\n  demand = 180",
    )
    parser.add_argument("--days", type=int, default=14, metavar="N", help="look so many days ahead (14)")
    parser.add_argument(
        "--stale", type=int, metavar="N", help="stale: not checked for so many days (90; charges, demands 180)"
    )
    parser.add_argument(
        "--limit", type=_count, default=20, metavar="N", help="at most so many stale entries of a kind (20)"
    )
    _add_json(parser)


def _add_diff(commands: Commands) -> None:
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


def _add_head(commands: Commands) -> None:
    parser = _command(
        commands, "head", "print the ledger's node, count and last hash, to note elsewhere", "tracker head"
    )
    _add_json(parser)


def _add_backup(commands: Commands) -> None:
    parser = _command(
        commands, "backup", "copy the database while it is in use, and verify the copy", "tracker backup cases.backup"
    )
    parser.add_argument("path", metavar="PATH", help="where to")
    parser.add_argument("--force", action="store_true", help="replace what is there")


def _add_restore(commands: Commands) -> None:
    parser = _command(
        commands,
        "restore",
        "put a verified backup in the database's place; the old one is kept aside",
        "tracker restore cases.backup",
    )
    parser.add_argument("path", metavar="PATH", help="a backup")


def _add_encrypt(commands: Commands) -> None:
    parser = _command(
        commands,
        "encrypt",
        "encrypt the database with a passphrase that is asked for; needs the extra [cipher]",
        "tracker encrypt --remember\n\n"
        "The passphrase is asked for, kept in the system's keyring, or read from a file descriptor:\n"
        "  tracker --passphrase-fd 3 list people 3<passphrase.txt\n"
        "Without it nobody can read the database, nor can you. Exports are not encrypted; backups are.",
    )
    parser.add_argument(
        "--remember", action="store_true", help="keep the key in the system's keyring; needs the extra [keyring]"
    )
    _add_json(parser)


def _add_decrypt(commands: Commands) -> None:
    parser = _command(
        commands, "decrypt", "make a readable database of an encrypted one; needs the extra [cipher]", "tracker decrypt"
    )
    _add_json(parser)


def _add_import(commands: Commands) -> None:
    parser = _command(
        commands,
        "import",
        "make a database from an export: json, csv (folder or .zip) or bundle",
        "tracker --database new.sqlite import cases.json",
    )
    parser.add_argument("path", metavar="PATH", help="the export")
    parser.set_defaults(handler="import_")
    _add_json(parser)


def _add_verify(commands: Commands) -> None:
    parser = _command(
        commands,
        "verify",
        "check quotes, references, vocabularies and the ledger; exit code 1 on any fault",
        "tracker verify",
    )
    parser.add_argument("--expect", metavar="HASH", help="a last hash noted earlier; it must still be in the ledger")
    parser.add_argument("--seeds", metavar="FOLDER", help="other seeds than those that came with the program")
    _add_json(parser)


def _add_ingest(commands: Commands) -> None:
    parser = _command(
        commands,
        "ingest",
        "read a new resolution from its texts and draft its seed folder, with candidates to accept",
        "tracker ingest en.txt pl.html -o seeds/2031-1000-RSP",
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="plain text, a saved web page or Akoma Ntoso, one a version"
    )
    parser.add_argument(
        "--reference", metavar="REF", help="the procedure, if the title does not give it: 2022/2505(RSP)"
    )
    parser.add_argument(
        "--lang", action="append", metavar="L", help="the language of each file, in order (found by its words)"
    )
    parser.add_argument("-o", "--output", metavar="FOLDER", help="write the draft there; without it nothing is written")
    _add_json(parser)


def _add_parity(commands: Commands) -> None:
    parser = _command(
        commands,
        "parity",
        "compare the versions of each provision: numbers, dates, articles, names, lengths, missing text",
        "tracker parity --all",
    )
    parser.add_argument("--all", action="store_true", help="also what a recorded difference explains")
    parser.add_argument("--seeds", metavar="FOLDER", help="other seeds than those that came with the program")
    _add_json(parser)


def _add_coverage(commands: Commands) -> None:
    parser = _command(
        commands,
        "coverage",
        "list every recital and numbered paragraph with what it yielded; exit code 1 when one yielded nothing",
        "tracker coverage",
    )
    parser.add_argument("--seeds", metavar="FOLDER", help="other seeds than those that came with the program")
    _add_json(parser)
