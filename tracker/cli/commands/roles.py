"""`tracker roles`: who may do what in a database on a server."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.output import safe
from tracker.config import is_server
from tracker.db.connection import open_database
from tracker.errors import InvalidInput, shown


def run(options: Namespace) -> int:
    """Make the roles, put people into them, or list who is in which."""
    if not is_server(options.target):
        raise InvalidInput(
            f"{shown(options.target, quoted=False)} is a file, and whoever may read a file reads all of it. Roles are "
            "for databases on a PostgreSQL server."
        )
    from tracker.db.postgresql import roles
    from tracker.db.postgresql.connection import ServerConnection

    with open_database(options.target) as connection:
        assert isinstance(connection, ServerConnection)
        if options.action == "create":
            for name in roles.create_roles(connection):
                output.write_line(f"role  {safe(name)}")
        elif options.action == "grant":
            if roles.grant_role(connection, options.user, options.role):
                output.narrate(f"The login {safe(options.user)} was made. Give it a password: psql, \\password")
            output.write_line(f"{safe(options.user)} is a {options.role}.")
        elif options.action == "revoke":
            roles.revoke_role(connection, options.user)
            output.write_line(f"{safe(options.user)} has no role here any more.")
        else:
            _list(roles.list_members(connection), as_json=options.json)
    return output.DONE


def _list(members: tuple[tuple[str, str], ...], *, as_json: bool) -> None:
    if as_json:
        output.write_json([{"user": name, "role": role} for name, role in members])
    else:
        output.write_table(members)
