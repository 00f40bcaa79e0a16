"""Commands that take the database out and keep it: exports, heads, backups, encryption."""

from __future__ import annotations

from tracker.cli.options.common import Commands, add_command, add_json, add_when


def add_export(commands: Commands) -> None:
    """`tracker export`."""
    parser = add_command(
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
    add_when(parser)
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
