"""Databases on a private server: one server for a test run, a fresh database for a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from tests.postgres.server import Server, find_binaries
from tests.tiny_corpus import write_tiny_seeds
from tracker.build import build_database
from tracker.config import database_target, seeds_folder
from tracker.db.postgresql.migrating import upgrade_server

NewDatabase = Callable[..., str]
"""Makes a database out of "empty", "migrated", "tiny" (the invented resolution) or "built" (the real one); its URL."""

_numbers = count(1)


class ServerDatabase(str):
    """The target of a database, for tests that are handed the path of a file elsewhere."""

    __slots__ = ()

    def exists(self) -> bool:
        """It was made for the test."""
        return True


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of this test run's own; tests that need it are skipped where none is installed."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed (on Debian: apt-get install postgresql)")
    started = Server(binaries)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def templates(server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The databases that others are made from, by what they hold: their names. Made when they are first asked for."""
    seeds = write_tiny_seeds(tmp_path_factory.mktemp("tiny") / "seeds")
    for name in ("empty", "migrated", "tiny", "built"):
        server.create(f"template_{name}")
    upgrade_server(_target(server, "template_migrated"))
    build_database(_target(server, "template_tiny"), seeds)
    build_database(_target(server, "template_built"), seeds_folder())
    return {name: f"template_{name}" for name in ("empty", "migrated", "tiny", "built")}


@pytest.fixture
def new_database(server: Server, templates: dict[str, str]) -> Iterator[NewDatabase]:
    """Make databases that are gone after the test."""
    made = []

    def make(holding: str = "built") -> str:
        name = f"test_{next(_numbers)}"
        server.create(name, templates[holding])
        made.append(name)
        return server.url(name)

    yield make
    for name in made:
        server.drop(name)


@pytest.fixture
def on_server(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> str:
    """The real seeds in a database on the server, where the commands look for it: its target."""
    url = new_database("built")
    monkeypatch.setenv("TRACKER_DATABASE", url)
    return ServerDatabase(database_target(None))


@pytest.fixture
def tiny_on_server(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> str:
    """The invented resolution in a database on the server, where the commands look for it: its target."""
    url = new_database("tiny")
    monkeypatch.setenv("TRACKER_DATABASE", url)
    return ServerDatabase(database_target(None))


def _target(server: Server, name: str) -> str:
    from tracker.server_url import target_of

    return target_of(server.url(name), may_hold_password=False)


__all__ = ["NewDatabase", "ServerDatabase", "new_database", "on_server", "server", "templates", "tiny_on_server"]
