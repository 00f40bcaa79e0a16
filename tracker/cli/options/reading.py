"""Commands that read: lists, entries, texts, what is due, what changed, what is wrong."""

from __future__ import annotations

from tracker.cli.options.common import (
    CITES_HELP,
    DATE_HELP,
    LANGUAGES_HELP,
    LISTS,
    Commands,
    add_command,
    add_json,
    add_resolution,
    add_seeds,
    add_when,
    count,
)


def add_list(commands: Commands) -> None:
    """`tracker list`."""
    parser = add_command(
        commands,
        "list",
        "list people, charges, demands, organisations or differences",
        "tracker list people --status held",
    )
    parser.add_argument("what", nargs="?", default="people", choices=LISTS, help="what to list (people)")
    parser.add_argument("--status", metavar="CODE", help="only entries with this status")
    parser.add_argument("--cites", metavar="KEY", help=CITES_HELP)
    parser.add_argument("--person", metavar="REF", help="only entries that name this person or organisation")
    parser.add_argument("--measure", metavar="CODE", help="only demands or charges with this kind of measure")
    parser.add_argument(
        "--addressee", metavar="KIND", help="only demands to this kind of addressee, e.g. eu_delegation"
    )
    add_when(parser)
    parser.add_argument("--limit", type=count, metavar="N", help="at most so many")
    add_json(parser)


def add_show(commands: Commands) -> None:
    """`tracker show`."""
    parser = add_command(
        commands,
        "show",
        "show one entry: facts, name forms, status history, citations in each language",
        'tracker show "Ałmat Żumagułow" --lang pl',
    )
    parser.add_argument("ref", metavar="REF", help="a ref, its last part, or any spelling of the name")
    parser.add_argument("--lang", action="append", metavar="L", help=LANGUAGES_HELP)
    add_when(parser)
    add_json(parser)


def add_search(commands: Commands) -> None:
    """`tracker search`."""
    parser = add_command(
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
    parser.add_argument("--limit", type=count, default=20, metavar="N", help="at most so many (20)")
    add_json(parser)


def add_text(commands: Commands) -> None:
    """`tracker text`."""
    parser = add_command(
        commands, "text", "show a provision, its versions side by side", 'tracker text "recital L" --lang pl'
    )
    parser.add_argument("key", metavar="KEY", help='"recital F", "paragraph 13", "visa 3", "footnote 5" or "title"')
    add_resolution(parser)
    parser.add_argument("--lang", action="append", metavar="L", help=LANGUAGES_HELP)
    add_json(parser)


def add_agenda(commands: Commands) -> None:
    """`tracker agenda`."""
    parser = add_command(
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
        "--limit", type=count, default=20, metavar="N", help="at most so many stale entries of a kind (20)"
    )
    add_json(parser)


def add_diff(commands: Commands) -> None:
    """`tracker diff`."""
    parser = add_command(
        commands,
        "diff",
        "show whose status changed between two dates, and what was only a correction",
        "tracker diff 2021-03 2022",
    )
    parser.add_argument("first", metavar="FROM", help=DATE_HELP)
    parser.add_argument("last", metavar="TO", help=DATE_HELP)
    parser.add_argument("--known", action="store_true", help="compare what was known then, not what was true then")
    add_json(parser)


def add_verify(commands: Commands) -> None:
    """`tracker verify`."""
    parser = add_command(
        commands,
        "verify",
        "check quotes, references, vocabularies and the ledger; exit code 1 on any fault",
        "tracker verify",
    )
    parser.add_argument("--expect", metavar="HASH", help="a last hash noted earlier; it must still be in the ledger")
    add_seeds(parser)
    add_json(parser)


def add_parity(commands: Commands) -> None:
    """`tracker parity`."""
    parser = add_command(
        commands,
        "parity",
        "compare the versions of each provision: numbers, dates, articles, names, lengths, missing text",
        "tracker parity --all",
    )
    parser.add_argument("--all", action="store_true", help="also what a recorded difference explains")
    add_seeds(parser)
    add_json(parser)


def add_coverage(commands: Commands) -> None:
    """`tracker coverage`."""
    parser = add_command(
        commands,
        "coverage",
        "list every recital and numbered paragraph with what it yielded; exit code 1 when one yielded nothing",
        "tracker coverage",
    )
    add_seeds(parser)
    add_json(parser)
