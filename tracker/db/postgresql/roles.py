"""Who may do what in a database on a server: readers, recorders and curators, as roles of the server itself.

What a role may not do, nobody in it can do, with whatever program: the rules are the server's. The owner of the tables,
who made the database, imports, copies, merges and upgrades; for everybody else the ledger can only be continued, now
and in their own name. Each group is a role without a login, named after the database; people are members of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from psycopg import errors, sql

from tracker.db.postgresql.compiled import SQL
from tracker.db.postgresql.connection import ServerConnection
from tracker.errors import InvalidInput, TrackerError, shown

ROLES = ("reader", "recorder", "curator")
"""From the least to the most."""

_WRITE = "INSERT, UPDATE, DELETE"
_REGISTER = (
    *("code", "code_label", "resolution", "resolution_identifier", "version", "provision", "paragraph"),
    *("footnote_mark", "entry", "person", "organisation", "charge", "legal_basis", "stated_date", "demand"),
    *("addressee", "statement", "difference", "link", "counted_group", "group_member", "citation", "quote"),
)
_DERIVED = ("derived", "entry_count", "token_neighbour")
_KEYS = ("name_key", "name_skeleton", "name_token")
_ONLY_READ = (
    *("alembic_version", "node", "node_key", "signed_head", "absent_claim", "search_total", "dispute"),
    "continuation",
)
_APPENDED = ("claim", "act", "follow_up_done", "identity_decision", "mark")

HIDDEN = ("signing_key",)
"""Nobody but the owner reads these."""

SHOWN = {"mark": ("id", "part", "target", "level", "recorded_at", "recorded_by", "node_id")}
"""Of these tables readers and recorders read these columns only: why something was marked may tell what it is."""

GRANTS: dict[str, Mapping[str, str]] = {
    **{table: {"curator": _WRITE} for table in (*_REGISTER, *_DERIVED)},
    **{table: {} for table in _ONLY_READ},
    **{table: {"recorder": "INSERT", "curator": "INSERT"} for table in _APPENDED},
    **{table: {"recorder": "INSERT, DELETE", "curator": _WRITE} for table in _KEYS},
    "token_neighbour": {"recorder": "INSERT", "curator": _WRITE},
    "name_form": {"recorder": "INSERT, DELETE, UPDATE (folded, fold_key)", "curator": _WRITE},
    "search_document": {"recorder": "INSERT", "curator": _WRITE},
    "follow_up": {"recorder": "INSERT, UPDATE (due, closed_at)", "curator": "INSERT, UPDATE (due, closed_at)"},
    "draft": dict.fromkeys(ROLES, _WRITE),
    "saved_view": {"recorder": _WRITE, "curator": _WRITE},
}
"""What each role may do with a table beside reading it."""

_MARKED = "SELECT target FROM ({standing}) AS standing WHERE level = 'private' AND part IN ({parts})"
"""What is private by a mark that stands, of whichever node."""

_STANDING = SQL["standing_marks"]
_PRIVATE_CLAIMS = _MARKED.format(standing=_STANDING, parts="'claim', 'claim_note', 'claim_source'")
_PRIVATE_PLANS = _MARKED.format(standing=_STANDING, parts="'follow_up'")
_OWN_FORM = (
    "EXISTS (SELECT 1 FROM name_form f WHERE f.id = form_id AND f.origin = 'added' AND f.recorded_by = session_user)"
)


class Policy(NamedTuple):
    """Which rows of a table readers and recorders see, and which ones recorders write. Curators see and write all."""

    seen: str
    written: str


POLICIES: dict[str, Policy] = {
    "claim": Policy(f"recorded_by = session_user OR hash NOT IN ({_PRIVATE_CLAIMS})", "recorded_by = session_user"),
    "search_document": Policy(
        "source <> 'claim' OR EXISTS (SELECT 1 FROM claim c WHERE c.id = source_id)",
        "source = 'claim' AND EXISTS (SELECT 1 FROM claim c WHERE c.id = source_id AND c.recorded_by = session_user)",
    ),
    "follow_up": Policy(
        "created_by = session_user OR "  # noqa: S608 - parts are constants of this module
        "(SELECT e.ref FROM entry e WHERE e.id = entry_id) || ' ' || created_at "
        f"NOT IN ({_PRIVATE_PLANS})",
        "created_by = session_user",
    ),
    "follow_up_done": Policy(
        "EXISTS (SELECT 1 FROM follow_up f WHERE f.id = follow_up_id)",
        "recorded_by = session_user AND EXISTS (SELECT 1 FROM follow_up f WHERE f.id = follow_up_id)",
    ),
    "act": Policy("content::json ->> 'recorded_by' = session_user", "true"),
    "draft": Policy("owner = session_user", "owner = session_user"),
    "identity_decision": Policy("true", "decided_by = session_user"),
    "mark": Policy("true", "recorded_by = session_user"),
    "name_form": Policy("true", "origin = 'added' AND recorded_by = session_user"),
    **{table: Policy("true", _OWN_FORM) for table in _KEYS},
}


class Member(NamedTuple):
    """Somebody who may log in, and what they are."""

    name: str
    role: str


class RolesRefused(TrackerError):
    """The server does not let this role make roles."""

    exit_code = 3

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The roles were not changed: {reason}. It takes the owner of the database, with the right to make roles "
            "(CREATEROLE)."
        )


def create_roles(connection: ServerConnection) -> tuple[str, ...]:
    """Make the three roles and give them their rights; those that are there get exactly these. Their names."""
    names = {role: f"{_database(connection)}_{role}" for role in ROLES}
    with connection.writing():
        known = {name for (name,) in _rows(connection, "SELECT rolname FROM pg_roles")}
        for name in names.values():
            if name not in known:
                _run(connection, sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))
        for statement in _statements(connection, names):
            _run(connection, statement)
    return tuple(names.values())


def renew_roles(connection: ServerConnection) -> None:
    """After an upgrade: the rights of the roles for what is new, where there are roles."""
    if _has_roles(connection):
        create_roles(connection)


def grant_role(connection: ServerConnection, user: str, role: str) -> bool:
    """Make somebody a member of one role and of no other; whether the login was made (without a password)."""
    _require_roles(connection)
    with connection.writing():
        is_new = not _rows(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", user)
        if is_new:
            _run(connection, sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(user)))
        _leave_all(connection, user)
        group = sql.Identifier(f"{_database(connection)}_{role}")
        _run(connection, sql.SQL("GRANT {} TO {}").format(group, sql.Identifier(user)))
    return is_new


def revoke_role(connection: ServerConnection, user: str) -> None:
    """Take somebody out of every role; their login stays, and so does what they recorded. Raises InvalidInput."""
    if user not in {member.name for member in list_members(connection)}:
        raise InvalidInput(f"{shown(user)} has no role here. See: tracker roles list")
    with connection.writing():
        _leave_all(connection, user)


def list_members(connection: ServerConnection) -> tuple[Member, ...]:
    """Who is in which role, by name."""
    found = _rows(
        connection,
        "SELECT m.rolname, g.rolname FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member "
        "JOIN pg_roles g ON g.oid = a.roleid WHERE g.rolname = ANY (%s) ORDER BY 1, 2",
        [f"{_database(connection)}_{role}" for role in ROLES],
    )
    return tuple(Member(str(name), str(group).rpartition("_")[2]) for name, group in found)


def _statements(connection: ServerConnection, names: Mapping[str, str]) -> Iterator[sql.Composed]:
    groups = sql.SQL(", ").join(map(sql.Identifier, names.values()))
    base = sql.Identifier(_database(connection))
    ((schema,),) = _rows(connection, "SELECT current_schema()")
    yield sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(base)
    yield sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(base, groups)
    yield sql.SQL("REVOKE ALL ON SCHEMA {} FROM PUBLIC").format(sql.Identifier(str(schema)))
    yield sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(str(schema)), groups)
    yield sql.SQL("REVOKE EXECUTE ON FUNCTION keep_totals() FROM PUBLIC").format()
    yield sql.SQL("GRANT EXECUTE ON FUNCTION keep_totals() TO {}").format(sql.Identifier(names["curator"]))
    for table, rights in GRANTS.items():
        yield sql.SQL("REVOKE ALL ON {} FROM PUBLIC, {}").format(sql.Identifier(table), groups)
        shown = sql.SQL(", ").join(map(sql.Identifier, SHOWN.get(table, ())))
        for role in ROLES:
            read = sql.SQL("SELECT ({})").format(shown) if table in SHOWN and role != "curator" else sql.SQL("SELECT")
            yield sql.SQL("GRANT {} ON {} TO {}").format(read, sql.Identifier(table), sql.Identifier(names[role]))
        for role, granted in rights.items():
            yield sql.SQL("GRANT {} ON {} TO {}").format(
                sql.SQL(granted), sql.Identifier(table), sql.Identifier(names[role])
            )
    for table in HIDDEN:
        yield sql.SQL("REVOKE ALL ON {} FROM PUBLIC, {}").format(sql.Identifier(table), groups)
    for table, policy in POLICIES.items():
        yield from _policies(table, policy, names)


def _policies(table: str, policy: Policy, names: Mapping[str, str]) -> Iterator[sql.Composed]:
    reader, recorder, curator = (sql.Identifier(names[role]) for role in ROLES)
    on = sql.Identifier(table)
    seen, written = sql.SQL(policy.seen), sql.SQL(policy.written)
    for name in ("seen", "written", "changed", "removed", "curated"):
        yield sql.SQL("DROP POLICY IF EXISTS {} ON {}").format(sql.Identifier(name), on)
    yield sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(on)
    everybody = sql.SQL(", ").join((reader, recorder, curator) if table == "draft" else (reader, recorder))
    writers = everybody if table == "draft" else recorder
    changed = seen if table == "follow_up" else written
    yield sql.SQL("CREATE POLICY seen ON {} FOR SELECT TO {} USING ({})").format(on, everybody, seen)
    yield sql.SQL("CREATE POLICY written ON {} FOR INSERT TO {} WITH CHECK ({})").format(on, writers, written)
    yield sql.SQL("CREATE POLICY changed ON {} FOR UPDATE TO {} USING ({})").format(on, writers, changed)
    yield sql.SQL("CREATE POLICY removed ON {} FOR DELETE TO {} USING ({})").format(on, writers, written)
    if table != "draft":
        yield sql.SQL("CREATE POLICY curated ON {} TO {} USING (true)").format(on, curator)


def _leave_all(connection: ServerConnection, user: str) -> None:
    for member in list_members(connection):
        if member.name == user:
            group = sql.Identifier(f"{_database(connection)}_{member.role}")
            _run(connection, sql.SQL("REVOKE {} FROM {}").format(group, sql.Identifier(user)))


def _has_roles(connection: ServerConnection) -> bool:
    return bool(_rows(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", f"{_database(connection)}_{ROLES[0]}"))


def _require_roles(connection: ServerConnection) -> None:
    if not _has_roles(connection):
        raise InvalidInput("There are no roles in this database yet. Run: tracker roles create")


def _database(connection: ServerConnection) -> str:
    return connection.raw.info.dbname


def _rows(connection: ServerConnection, text: str, *values: object) -> list[tuple[object, ...]]:
    with connection.sentences():
        return connection.raw.execute(text.encode(), values).fetchall()


def _run(connection: ServerConnection, statement: sql.Composed) -> None:
    try:
        connection.raw.execute(statement)
    except (errors.InsufficientPrivilege, errors.UndefinedObject, errors.ReservedName) as error:
        raise RolesRefused(str(error.diag.message_primary)) from error
