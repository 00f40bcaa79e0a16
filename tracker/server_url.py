"""URLs of PostgreSQL databases, without their passwords.

A password is taken out of a URL before anything else is done with it, and only what connects asks for it again: no
error, title, export or listing of processes can show what a target does not hold.
"""

from __future__ import annotations

import re

from tracker.errors import InvalidInput, shown

SCHEMES = ("postgresql", "postgresql+psycopg", "postgres")
_SECRET = ("password", "sslpassword")
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.%]*\]|[^:@\[\]]*)(?::\d*)?")

_secrets: dict[str, dict[str, str]] = {}


def target_of(url: str, *, may_hold_password: bool) -> str:
    """The target that a URL names: the same without its password, which `secrets_of` has.

    Raises InvalidInput for a URL of another kind, one that cannot be read, and for a password where everybody on the
    machine can read it (on the command line). No sentence shows the URL itself.
    """
    scheme, _, rest = url.partition("://")
    if scheme not in SCHEMES:
        raise InvalidInput(
            f"{shown(scheme)} is no kind of database that is known. Name an SQLite file by its path, or a PostgreSQL "
            "database by a URL: postgresql://USER@HOST/DATABASE"
        )
    where, question, query = rest.partition("?")
    authority, slash, database = where.partition("/")
    user, at, hosts = authority.rpartition("@")
    name, _, password = user.partition(":")
    if "@" in database + query or not all(_HOST.fullmatch(host) for host in hosts.split(",")):
        raise InvalidInput(
            "The database URL cannot be read. In a password write / as %2F, @ as %40, ? as %3F, # as %23 and % as %25, "
            "or leave it out and keep it in ~/.pgpass."
        )
    secrets = {"password": _unquoted(password)} if password else {}
    kept = []
    for pair in query.split("&") if question else ():
        key, _, value = pair.partition("=")
        if key in _SECRET:
            secrets[key] = _unquoted(value)
        else:
            kept.append(pair)
    if secrets and not may_hold_password:
        raise InvalidInput(
            "A password on the command line can be read by everybody on this machine. Put the URL into "
            "TRACKER_DATABASE, or leave the password out and keep it in ~/.pgpass or PGPASSWORD."
        )
    target = f"postgresql://{name}{at}{hosts}{slash}{database}" + (f"?{'&'.join(kept)}" if kept else "")
    if secrets:
        _secrets[target] = secrets
    return target


def secrets_of(target: str) -> dict[str, str]:
    """What a target's URL held and the target does not."""
    return _secrets.get(target, {})


def _unquoted(text: str) -> str:
    from urllib.parse import unquote

    return unquote(text)
