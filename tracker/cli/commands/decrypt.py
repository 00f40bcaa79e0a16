"""`tracker decrypt`: a plain database in the encrypted one's place."""

from __future__ import annotations

from argparse import Namespace

from tracker import passphrase
from tracker.cli import output
from tracker.config import require_file
from tracker.db.cipher import salt_of
from tracker.encryption import decrypt_database


def run(options: Namespace) -> int:
    """Decrypt, and forget the key."""
    require_file(options.target, "Decrypting")
    key = decrypt_database(options.target)
    passphrase.forget_remembered(salt_of(key))
    if options.json:
        output.write_json({"database": options.target})
    else:
        output.write_line(f"Decrypted: {output.safe(options.target)}. Whoever has the file can read it now.")
    return output.DONE
