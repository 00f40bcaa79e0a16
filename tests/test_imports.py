"""What a command may load: imports are most of what a command costs, so the list is held by a fresh interpreter."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import ROOT, process_environment

HEAVY = {
    "sqlalchemy",
    "alembic",
    "textual",
    "rich",
    "dateutil",
    "rapidfuzz",
    "platformdirs",
    "openpyxl",
    "followthemoney",
    "mako",
    "asyncio",
    "unittest",
    "pytest",
}
"""What no command that reads or records one thing has a use for."""

LOADED = """
import json, sys
from tracker.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as stopped:
    code = stopped.code
sys.stderr.write(json.dumps([code, sorted(sys.modules)]))
"""

pytestmark = pytest.mark.usefixtures("database")


def modules_after(*arguments: str, environment: dict[str, str] | None = None) -> set[str]:
    """The modules that a fresh interpreter has loaded once the command has done its work."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        env=process_environment(environment),
        capture_output=True,
        check=False,
        timeout=60,
    )
    code, modules = json.loads(done.stderr.decode().splitlines()[-1])
    assert code == 0, done.stderr.decode()
    return set(modules)


def heavy(modules: set[str]) -> set[str]:
    return {name for name in modules if name.split(".")[0] in HEAVY}


@pytest.mark.parametrize(
    "command",
    [
        ("status", "person/daryn-khassenov", "released", "--on", "2024", "--source", "x"),
        ("status", "person/daryn-khassenov"),
        ("list",),
        ("list", "demands", "--json"),
        ("show", "person/daryn-khassenov"),
        ("text", "recital F"),
    ],
    ids=" ".join,
)
def test_a_hot_command_loads_nothing_heavy_and_nothing_it_does_not_use(command: tuple[str, ...]) -> None:
    modules = modules_after(*command)
    assert heavy(modules) == set()
    ours = {name for name in modules if name.startswith("tracker")}
    assert not {name for name in ours if name.startswith("tracker.tui")}
    assert not {name for name in ours if name.startswith(("tracker.export.as_", "tracker.resolution"))}
    assert not ours & {"tracker.db.models", "tracker.db.engine", "tracker.db.migrate", "tracker.build"}
    commands = {name for name in ours if name.startswith("tracker.cli.commands.")}
    assert commands == {f"tracker.cli.commands.{command[0]}"}


def test_a_search_loads_nothing_heavy_but_the_measure_of_likeness() -> None:
    assert {name.split(".")[0] for name in heavy(modules_after("search", "Khassenov"))} <= {"rapidfuzz"}


def test_recording_a_status_loads_only_what_it_needs() -> None:
    modules = modules_after("status", "person/daryn-khassenov", "released")
    assert not modules & {"dataclasses", "pathlib", "inspect", "csv", "tomllib", "uuid", "logging", "hashlib", "locale"}
    assert "tracker.ledger.acts" not in modules  # it loads what reads JSON


def test_a_name_that_is_found_as_it_is_printed_is_compared_with_nothing() -> None:
    modules = modules_after("search", "Daryn Khassenov")
    assert heavy(modules) == set()
    assert not modules & {"dataclasses", "inspect", "locale", "pathlib"}


def test_the_default_folders_are_found_without_asking_others(tmp_path: Path, database: Path) -> None:
    data = tmp_path / "data" / "tracker"
    data.mkdir(parents=True)
    shutil.copy(database, data / "tracker.sqlite")
    modules = modules_after("agenda", environment={"TRACKER_DATABASE": "", "XDG_DATA_HOME": str(data.parent)})
    assert heavy(modules) == set()


@pytest.mark.parametrize("command", [("export", "json"), ("export", "csv"), ("export", "jsonl")], ids=" ".join)
def test_an_export_loads_no_exporter_but_its_own(command: tuple[str, ...]) -> None:
    modules = modules_after(*command)
    assert heavy(modules) == set()
    assert {name for name in modules if name.startswith("tracker.export.as_")} >= {f"tracker.export.as_{command[1]}"}
    others = {"as_xlsx", "as_ics", "as_html", "as_ftm", "as_sqlite"}
    assert not {f"tracker.export.{name}" for name in others} & modules


def test_help_and_version_load_no_command_and_no_database() -> None:
    for option in ("--help", "--version"):
        modules = modules_after(option)
        assert heavy(modules) == set()
        assert "sqlite3" not in modules
        assert not {name for name in modules if name.startswith("tracker.cli.commands.")}


def test_init_of_a_new_database_needs_no_alembic_and_no_sqlalchemy(tmp_path: Path, tiny_seeds: Path) -> None:
    modules = modules_after("--database", str(tmp_path / "new.sqlite"), "init", "--seeds", str(tiny_seeds))
    assert not {name for name in heavy(modules) if name.split(".")[0] in ("alembic", "sqlalchemy", "textual", "rich")}


def test_only_modules_of_the_database_package_import_sqlalchemy_or_alembic_when_they_are_loaded() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tracker").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        for name in _imported(node)
        if name.split(".")[0] in ("sqlalchemy", "alembic")
    }
    assert found
    assert all(path.startswith("tracker/db/") for path in found)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module]
    return []
