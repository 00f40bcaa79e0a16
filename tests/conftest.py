"""What every test gets: a home of its own, the database built once from the real seeds, and the program to run.

Nothing here replaces a part of the program: databases are real files, built by the program from seeds.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres.both import ENGINES, runs_on_both
from tests.postgres.fixtures import (
    NewDatabase,
    ServerDatabase,
    new_database,
    on_server,
    server,
    templates,
    tiny_on_server,
)
from tests.running import ROOT, TODAY, Outcome, Run
from tests.tiny_corpus import write_tiny_seeds
from tracker.build import build_database
from tracker.cli.main import main
from tracker.cli.start import BETWEEN_COLLECTIONS
from tracker.config import database_target, seeds_folder
from tracker.db.connection import Connection, open_database

__all__ = ["new_database", "on_server", "server", "templates", "tiny_on_server"]

settings.register_profile(
    "tracker", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("tracker")

gc.set_threshold(BETWEEN_COLLECTIONS)  # as in the program: to look for garbage more often takes a fifth of the time


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests that hold for any database on each kind of it."""
    module = metafunc.definition.path.relative_to(ROOT).as_posix()
    if "engine" in metafunc.fixturenames and runs_on_both(module, metafunc.definition.originalname):
        metafunc.parametrize("engine", ENGINES, indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """The kind of database that a test runs on: "sqlite" or "postgresql"."""
    return str(getattr(request, "param", ENGINES[0]))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own for each test, so that none can reach the developer's data."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    monkeypatch.setenv("TRACKER_DATABASE", str(tmp_path / "tracker.sqlite"))
    monkeypatch.setenv("TRACKER_USER", "tester")
    monkeypatch.setenv("TRACKER_TODAY", TODAY)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    return folder


@pytest.fixture(scope="session")
def built_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real seeds as a database, built once for a test run; read it or copy it, never write to it."""
    path = tmp_path_factory.mktemp("built") / "tracker.sqlite"
    build_database(str(path), seeds_folder())
    return path


@pytest.fixture
def database(request: pytest.FixtureRequest, engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the real database, at the place where the commands look for it.

    On a server it is the text of a URL: tests that run on both take `str(database)` and nothing else of it.
    """
    if engine == "postgresql":
        return _on_server(request, "built", monkeypatch)
    path = tmp_path / "tracker.sqlite"
    shutil.copy(request.getfixturevalue("built_database"), path)
    path.chmod(0o600)
    return path


def _on_server(request: pytest.FixtureRequest, holding: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    new: NewDatabase = request.getfixturevalue("new_database")
    url = new(holding)
    monkeypatch.setenv("TRACKER_DATABASE", url)
    return cast("Path", ServerDatabase(database_target(None)))


@pytest.fixture
def connection(database: Path) -> Iterator[Connection]:
    """An open connection to a copy of the real database."""
    with open_database(str(database)) as opened:
        yield opened


@pytest.fixture
def tiny_seeds(tmp_path: Path) -> Path:
    """A folder of seeds with two short versions of an invented resolution; a test may break it."""
    return write_tiny_seeds(tmp_path / "seeds")


@pytest.fixture
def tiny_database(
    request: pytest.FixtureRequest, engine: str, tiny_seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The invented resolution as a database, at the place where the commands look for it; see `database`."""
    if engine == "postgresql":
        return _on_server(request, "tiny", monkeypatch)
    path = tmp_path / "tracker.sqlite"
    build_database(str(path), tiny_seeds)
    return path


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run one command as the console script does, in this process."""

    def run_command(*arguments: str) -> Outcome:
        capsysbinary.readouterr()
        try:
            code = main(list(arguments))
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else 1
        out, err = (written.decode("utf-8", "replace") for written in capsysbinary.readouterr())
        return Outcome(code, out, err)

    return run_command
