"""The connection that is kept open between keys: it reads what stands there now, and lets go when nothing is read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.db.connection import Connection, open_database
from tracker.errors import DatabaseInUse, DatabaseMissing, DatabaseUnusable, InvalidInput
from tracker.tui.kept import KeptOpen

REF = "person/almat-zhumagulov"


@pytest.fixture
def kept(database: Path) -> Iterator[KeptOpen]:
    kept = KeptOpen(str(database))
    yield kept
    kept.close()


def title(connection: Connection) -> str:
    row = connection.row("entry_by_ref", ref=REF)
    assert row is not None
    return str(row[3])


def rename(path: Path, name: str) -> None:
    with open_database(str(path)) as connection:
        connection.raw.execute("UPDATE entry SET title = ? WHERE ref = ?", (name, REF))


def connection_of(kept: KeptOpen) -> Connection:
    return kept.read(lambda connection: connection)


def test_keys_that_follow_each_other_read_through_one_connection(kept: KeptOpen) -> None:
    assert connection_of(kept) is connection_of(kept)


def test_what_another_program_wrote_is_read(kept: KeptOpen, database: Path) -> None:
    before = kept.read(title)
    rename(database, "Somebody Else")
    assert kept.read(title) == "Somebody Else" != before


def test_another_file_in_its_place_is_read(kept: KeptOpen, database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    shutil.copy(database, other)
    rename(other, "Of The Other File")
    kept.read(title)
    os.replace(other, database)
    assert kept.read(title) == "Of The Other File"


def test_a_file_that_is_gone_is_missed(kept: KeptOpen, database: Path) -> None:
    kept.read(title)
    database.unlink()
    with pytest.raises(DatabaseMissing):
        kept.read(title)


def test_a_schema_that_was_upgraded_meanwhile_is_refused(kept: KeptOpen, database: Path) -> None:
    kept.read(title)
    with open_database(str(database)) as connection:
        connection.raw.execute("UPDATE alembic_version SET version_num = 'of-the-future'")
    with pytest.raises(DatabaseUnusable):
        kept.read(title)


def test_it_is_closed_when_nothing_was_read_for_a_while(kept: KeptOpen, database: Path) -> None:
    kept.read(title)
    kept.rest()
    with open_database(str(database)) as connection:
        connection.raw.execute("PRAGMA busy_timeout=1")
        with pytest.raises(DatabaseInUse), connection.alone():
            pass
    kept.rest()
    with open_database(str(database)) as connection, connection.alone():
        pass
    assert kept.read(title)


def test_after_a_query_that_failed_it_is_opened_anew(kept: KeptOpen) -> None:
    first = connection_of(kept)

    def fail(_: Connection) -> None:
        raise InvalidInput("no")

    with pytest.raises(InvalidInput):
        kept.read(fail)
    assert connection_of(kept) is not first
