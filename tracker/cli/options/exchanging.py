"""The command that exchanges: bundles."""

from __future__ import annotations

import argparse

from tracker.cli.options.common import Commands, add_command, add_json


def add_bundle(commands: Commands) -> None:
    """`tracker bundle`."""
    parser = add_command(
        commands,
        "bundle",
        "exchange what was recorded with people who work apart: create, show, merge, renew",
        "tracker bundle create -o for-bo.bundle\n"
        "  tracker bundle create --since $(cat bos-last-hash) --for age1… -o for-bo.bundle\n"
        "  tracker bundle show from-bo.bundle\n"
        "  tracker bundle merge from-bo.bundle --identity my-age-key.txt\n\n"
        "A bundle is signed, needs the extra [bundles], and holds the claims, follow-ups, spellings, decisions and\n"
        "marks of every node that is known here, and the register to compare. It may be merged in any order and more\n"
        "than once. A profile holds back what may not leave: public and partner send claims that leave whole, which\n"
        "name who recorded them, and the hashes of everything else.",
    )
    actions = parser.add_subparsers(title="what to do", metavar="ACTION", required=True, dest="action")
    create = actions.add_parser("create", help="write a bundle")
    create.add_argument("-o", "--output", metavar="FILE", required=True, help="where to")
    create.add_argument(
        "--since",
        metavar="HEAD",
        action="append",
        default=[],
        help="only what came after a hash that the other side has, or after a file of its `tracker head --json`",
    )
    create.add_argument(
        "--profile", choices=("public", "partner", "full"), default="full", help="what may leave (full)"
    )
    create.add_argument(
        "--for",
        dest="recipients",
        metavar="RECIPIENT",
        action="append",
        default=[],
        help="encrypt for a public key of age or ssh, or for those in a file; may be given several times",
    )
    create.add_argument("--with-passphrase", action="store_true", help="encrypt with a passphrase that is asked for")
    create.add_argument("--no-register", action="store_true", help="leave the register out")
    create.add_argument("--force", action="store_true", help="replace what is there")
    merge = actions.add_parser("merge", help="take a bundle in: the union of what both sides know")
    show = actions.add_parser("show", help="say what is in a bundle and what merging it would change")
    for action in (merge, show):
        action.add_argument("file", metavar="FILE", help="a bundle")
        action.add_argument(
            "--identity", metavar="FILE", action="append", default=[], help="a file with the age or ssh identity"
        )
    merge.add_argument(
        "--believe",
        metavar="NODE",
        action="append",
        default=[],
        help="that this node, which never signed what is here of it, itself went on with it: its people say so",
    )
    renew = actions.add_parser(
        "renew", help="begin a new node: after a copy of the database was used elsewhere, or its key was lost"
    )
    for action in (create, merge, show):
        _add_secret(action)
    for action in (create, merge, show, renew):
        add_json(action)


def _add_secret(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--secret-fd",
        type=int,
        metavar="N",
        help="read the passphrase or identity of the bundle from this file descriptor",
    )
