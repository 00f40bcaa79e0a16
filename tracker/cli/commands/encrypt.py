"""`tracker encrypt`: an encrypted database in the plain one's place."""

from __future__ import annotations

from argparse import Namespace

from tracker import passphrase
from tracker.cli import output
from tracker.config import require_file
from tracker.db.cipher import load_driver, salt_of
from tracker.db.connection import open_database
from tracker.encryption import WHAT_MAY_REMAIN, encrypt_database, list_readable_copies
from tracker.errors import InvalidInput


def run(options: Namespace) -> int:
    """Encrypt, and say what is still readable; with `--remember` also for one that is encrypted already."""
    require_file(options.target, "Encrypting")
    load_driver("Encryption")
    with open_database(options.target) as opened:
        key = opened.key
    was_encrypted = key is not None
    if was_encrypted and not options.remember:
        raise InvalidInput("The database is encrypted already. To keep its key: tracker encrypt --remember")
    if key is None:
        key = encrypt_database(options.target, passphrase.get_new_passphrase(output.safe(options.target)))
    readable = list_readable_copies(options.target)
    if options.remember:
        passphrase.remember(salt_of(key), key)
    if options.json:
        output.write_json(
            {
                "database": options.target,
                "was_encrypted": was_encrypted,
                "remembered": options.remember,
                "readable_copies": list(readable),
            }
        )
        return output.DONE
    output.write_line(f"{'Was encrypted already' if was_encrypted else 'Encrypted'}: {output.safe(options.target)}")
    if not was_encrypted:
        output.narrate(WHAT_MAY_REMAIN)
    for path in readable:
        output.narrate(f"Still readable, delete it or keep it elsewhere: {output.safe(path)}")
    return output.DONE
