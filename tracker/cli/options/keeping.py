"""Commands that take the database out and keep it: exports, heads, backups, encryption."""

from __future__ import annotations

from tracker.cli.options.common import CITES_HELP, Commands, add_command, add_json, add_when


def add_export(commands: Commands) -> None:
    """`tracker export`."""
    parser = add_command(
        commands,
        "export",
        "write everything as data for other programs, or a dossier to read",
        "tracker export csv -o cases.zip\n"
        "  tracker export html maks-bokayev --lang sl --beside pl -o bokayev.html\n"
        "  tracker export xlsx --profile partner -o cases.xlsx\n"
        "  tracker export --preview --profile public\n\n"
        "A profile says what may leave. Dossiers are public unless you say otherwise; data are full, with everything\n"
        "that was recorded: only those come back whole with `tracker import`.",
    )
    parser.add_argument("format", metavar="FORMAT", nargs="?", help="see --list")
    parser.add_argument(
        "subject",
        metavar="SUBJECT",
        nargs="?",
        help="of a dossier: a ref or name, a resolution, or a kind of addressee; without it the options below choose",
    )
    parser.add_argument("-o", "--output", metavar="PATH", default="-", help="a file or folder (standard output)")
    add_when(parser)
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.add_argument("--list", action="store_true", help="list the formats")
    parser.add_argument(
        "--profile", choices=("public", "partner", "full"), help="what may leave (dossiers: public; data: full)"
    )
    parser.add_argument(
        "--preview", action="store_true", help="write nothing, but list what the profile (public) holds back"
    )
    add_json(parser)
    chosen = parser.add_argument_group("which entries (all)")
    chosen.add_argument("--only", metavar="REF", action="append", help="only this entry, and others named so")
    chosen.add_argument(
        "--what",
        choices=("people", "charges", "demands", "organisations", "differences", "statements"),
        help="only entries of this kind (dossiers: people)",
    )
    chosen.add_argument("--status", metavar="CODE", help="only entries with this status")
    chosen.add_argument("--cites", metavar="KEY", help=CITES_HELP)
    chosen.add_argument("--person", metavar="REF", help="only entries that name this person or organisation")
    chosen.add_argument("--measure", metavar="CODE", help="only demands or charges with this kind of measure")
    chosen.add_argument("--addressee", metavar="KIND", help="only demands to this kind of addressee")
    dossier = parser.add_argument_group("dossiers")
    dossier.add_argument("--lang", metavar="L", default="en", help="the language of the dossier: en, sl, pl or lv (en)")
    dossier.add_argument("--beside", metavar="L", action="append", default=[], help="quote this version as well")


def add_head(commands: Commands) -> None:
    """`tracker head`."""
    parser = add_command(
        commands, "head", "print the ledger's node, count and last hash, to note elsewhere", "tracker head"
    )
    add_json(parser)


def add_backup(commands: Commands) -> None:
    """`tracker backup`."""
    parser = add_command(
        commands, "backup", "copy the database while it is in use, and verify the copy", "tracker backup cases.backup"
    )
    parser.add_argument("path", metavar="PATH", help="where to")
    parser.add_argument("--force", action="store_true", help="replace what is there")


def add_restore(commands: Commands) -> None:
    """`tracker restore`."""
    parser = add_command(
        commands,
        "restore",
        "put a verified backup in the database's place; the old one is kept aside",
        "tracker restore cases.backup",
    )
    parser.add_argument("path", metavar="PATH", help="a backup")


def add_copy(commands: Commands) -> None:
    """`tracker copy`."""
    parser = add_command(
        commands,
        "copy",
        "copy a whole database into an empty one, between files and PostgreSQL, and verify the copy",
        "tracker copy cases.sqlite postgresql://ana@server/cases\n"
        "  tracker copy postgresql://ana@server/cases cases.sqlite",
    )
    parser.add_argument("source", metavar="SOURCE", help="a path or a URL; passwords belong into ~/.pgpass")
    parser.add_argument("to", metavar="TARGET", help="a path or a URL where there are no entries yet")
    add_json(parser)


def add_roles(commands: Commands) -> None:
    """`tracker roles`."""
    parser = add_command(
        commands,
        "roles",
        "say who may read, record and curate in a PostgreSQL database: create, grant, revoke, list",
        "tracker roles create\n  tracker roles grant ana recorder",
    )
    actions = parser.add_subparsers(title="what to do", metavar="ACTION", required=True, dest="action")
    actions.add_parser("create", help="make the roles reader, recorder and curator, or give them their rights anew")
    grant = actions.add_parser("grant", help="put somebody into one role; a login is made where there is none")
    grant.add_argument("user", metavar="USER", help="the name of the login")
    grant.add_argument("role", choices=("reader", "recorder", "curator"), help="what they are from now on")
    revoke = actions.add_parser("revoke", help="take somebody out of every role")
    revoke.add_argument("user", metavar="USER", help="the name of the login")
    add_json(actions.add_parser("list", help="who is in which role"))


def add_encrypt(commands: Commands) -> None:
    """`tracker encrypt`."""
    parser = add_command(
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
    add_json(parser)


def add_decrypt(commands: Commands) -> None:
    """`tracker decrypt`."""
    parser = add_command(
        commands, "decrypt", "make a readable database of an encrypted one; needs the extra [cipher]", "tracker decrypt"
    )
    add_json(parser)
