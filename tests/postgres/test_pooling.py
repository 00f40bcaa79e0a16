"""Behind a pooler that hands out a server process for each transaction everything is recorded and read as without."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres.server import Server
from tests.postgres.writing import check_whole, finish, let_go, start_writers
from tests.running import Run
from tracker.db.connection import Connection, open_database
from tracker.db.postgresql.connection import ServerConnection
from tracker.errors import DatabaseBusy, DatabaseUnusable
from tracker.ledger.claims import NewClaim, parse_effective, record_claim

REFS = ("person/ana-novak", "person/petr-novak")
SETTINGS = """
[databases]
* = host={server} user=postgres
[pgbouncer]
listen_addr =
listen_port = 6432
unix_socket_dir = {folder}
auth_type = any
pool_mode = transaction
default_pool_size = 2
max_client_conn = 100
server_lifetime = 5
ignore_startup_parameters = extra_float_digits, options
logfile = {folder}/log
pidfile = {folder}/pid
"""


@pytest.fixture
def pooled(server: Server, tiny_on_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The invented resolution behind a pooler with two server processes for everybody: its target."""
    program = shutil.which("pgbouncer")
    if program is None:
        pytest.skip("no pooler is installed (on Debian: apt-get install pgbouncer)")
    folder = Path(tempfile.mkdtemp(prefix="tracker-pooler-"))
    settings = folder / "pgbouncer.ini"
    settings.write_text(SETTINGS.format(server=server.folder, folder=folder), encoding="utf-8")
    if server.user:
        owner = pwd.getpwnam(server.user)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        settings.chmod(0o644)
    running = subprocess.Popen(
        [program, "-q", str(settings)],
        user=server.user,
        group=server.user,
        extra_groups=[] if server.user else None,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while not (folder / ".s.PGSQL.6432").exists() and time.monotonic() < deadline and running.poll() is None:
        time.sleep(0.02)
    target = tiny_on_server.replace(str(server.folder), str(folder)) + "&port=6432"
    monkeypatch.setenv("TRACKER_DATABASE", target)
    yield target
    running.kill()
    running.wait()
    shutil.rmtree(folder)


def test_it_is_known_by_the_process_that_answers(pooled: str, tiny_on_server: str) -> None:
    for target, expected in ((pooled, True), (tiny_on_server, False)):
        with open_database(target) as connection:
            assert isinstance(connection, ServerConnection)
            assert connection.is_pooled is expected


def test_many_statements_of_many_connections_are_answered(pooled: str) -> None:
    opened = [open_database(pooled) for _ in range(5)]
    for number in range(40):
        claim = NewClaim(REFS[0], ("held", "released")[number % 2], parse_effective("2024"), note=f"{number}")
        record_claim(opened[number % 5], claim, "ana")
    assert [len(list(one.stream("claims_of_node", node_id=_own(one)))) for one in opened] == [40] * 5
    assert check_whole(opened[0]).claims == 40
    for one in opened:
        one.close()


def _own(connection: Connection) -> str:
    row = connection.row("own_node")
    assert row
    return str(row[0])


def test_twenty_writers_form_one_chain(pooled: str, tmp_path: Path) -> None:
    writers = start_writers(pooled, tmp_path, 20, 3, REFS)
    let_go(writers)
    assert finish(writers) == [(0, "")] * 20
    with open_database(pooled) as connection:
        assert check_whole(connection).claims == 60


def test_who_waits_for_a_writer_waits_only_so_long(pooled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.db.postgresql.connection.FOR_ONE_TRANSACTION", "SET LOCAL lock_timeout = '200ms'; ")
    claim = NewClaim(REFS[0], "held", parse_effective("2024"))
    with open_database(pooled) as one, open_database(pooled) as other, one.writing(), pytest.raises(DatabaseBusy):
        record_claim(other, claim, "ana")


def test_nothing_is_left_set_for_whoever_comes_next(pooled: str) -> None:
    with open_database(pooled) as connection:
        record_claim(connection, NewClaim(REFS[0], "held", parse_effective("2024")), "ana")
        assert isinstance(connection, ServerConnection)
        found = connection.raw.execute("SELECT current_setting('lock_timeout'), current_setting('jit')").fetchone()
        assert found == ("0", "on")


@pytest.mark.parametrize(
    "command",
    [
        ("status", REFS[0], "released", "--on", "2024"),
        ("search", "novak"),
        ("export", "json"),
        ("agenda",),
        ("followup", "add", REFS[0], "ask", "--due", "2027-01-31", "--every", "month"),
        ("mark", REFS[0], "private"),
    ],
    ids=lambda command: command[0],
)
def test_a_command_works(pooled: str, run: Run, command: tuple[str, ...]) -> None:
    assert pooled
    outcome = run(*command)
    assert outcome.code == 0, outcome.err


def test_settings_in_the_url_that_a_pooler_would_lose_are_refused(pooled: str) -> None:
    with pytest.raises(DatabaseUnusable, match="a pooler does not keep the options of the URL"):
        open_database(f"{pooled}&options=-csearch_path%3Dcases")
