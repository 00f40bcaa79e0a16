"""Commands that record: building, claims, spellings, follow-ups, and what comes from outside."""

from __future__ import annotations

from tracker.cli.options.common import DATE_HELP, Commands, add_command, add_json, add_seeds


def add_init(commands: Commands) -> None:
    """`tracker init`."""
    parser = add_command(commands, "init", "create or upgrade the database and load the seeds", "tracker init")
    add_seeds(parser)
    add_json(parser)


def add_status(commands: Commands) -> None:
    """`tracker status`."""
    parser = add_command(
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
    add_json(parser)


def add_name(commands: Commands) -> None:
    """`tracker name`."""
    parser = add_command(
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
        add_json(action)


def add_mark(commands: Commands) -> None:
    """`tracker mark`."""
    parser = add_command(
        commands,
        "mark",
        "say how far an entry, a claim, its note or source, or a follow-up may travel: public, partner or private",
        'tracker mark "Maks Bokayev" --claim 3 --note partner --reason "cleared with the family"\n'
        "  tracker mark person/ana-novak private\n"
        "  tracker export --preview --profile public\n\n"
        "Nothing is altered: the latest mark counts. What names a private entry is held back with it, unless marked\n"
        "itself. Without marks, notes of claims and follow-ups are private, sources of the types family_or_lawyer and\n"
        "own_check and spellings that were added are for partners, and the rest is public.",
    )
    parser.add_argument("ref", metavar="REF", nargs="?", help="a ref, its last part, or any spelling of the name")
    parser.add_argument(
        "level", metavar="LEVEL", nargs="?", help="public, partner or private; without it the marks are listed"
    )
    parser.add_argument("--claim", metavar="CLAIM", help="a claim of it: its number, or the start of its hash")
    for part, help_text in (("note", "only the note of the claim, or of the entry"), ("source", "only its source")):
        parser.add_argument(f"--{part}", metavar="LEVEL", nargs="?", const="", help=help_text)
    parser.add_argument("--follow-up", metavar="ID", type=int, help="a follow-up of it")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why")
    add_json(parser)


def add_followup(commands: Commands) -> None:
    """`tracker followup`."""
    parser = add_command(
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
    done.add_argument("--due", metavar="DAY", help="the occurrence that was due on this day, and no other")
    postpone = actions.add_parser("postpone", help="it is due on another day")
    postpone.add_argument("id", type=int, metavar="ID")
    postpone.add_argument("to", metavar="DAY")
    close = actions.add_parser("close", help="nothing more is to be done")
    close.add_argument("id", type=int, metavar="ID")
    for action in (add, listing, done, postpone, close):
        add_json(action)


def add_import(commands: Commands) -> None:
    """`tracker import`."""
    parser = add_command(
        commands,
        "import",
        "make a database from an export, or take one into it: json, csv (folder or .zip) or bundle",
        "tracker --database new.sqlite import cases.json\n\n"
        "Into a database with entries: it shows what would change and asks. Texts and register become those of the\n"
        "export; claims, follow-ups, spellings, decisions and marks that are not there yet are added, none replaced.",
    )
    parser.add_argument("path", metavar="PATH", help="the export")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(handler="import_")
    add_json(parser)
