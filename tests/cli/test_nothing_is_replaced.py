"""No command that writes a file puts it in the place of the database, of a device, or of somebody else's folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.running import Run

WRITING = (
    ("export", "json", "--force", "-o"),
    ("export", "sqlite", "--force", "-o"),
    ("bundle", "create", "--force", "-o"),
    ("backup", "--force"),
)


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_the_database_and_devices_are_never_replaced(
    run: Run, tiny_database: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    link, pipe = tmp_path / "link.json", tmp_path / "pipe"
    link.symlink_to(tiny_database)
    os.mkfifo(pipe)
    for path in (tiny_database, f"{tiny_database}-wal", link, pipe):
        outcome = run(*command, str(path))
        assert outcome.code == 2, path
        assert "Name another path" in outcome.err
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert run("status", "person/ana-novak").code == 0


def test_a_folder_is_replaced_only_when_it_holds_an_export_and_nothing_else(
    run: Run, tiny_database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "tables"
    write = ("export", "csv", "--force", "-o", str(folder))
    assert tiny_database.exists()
    assert run(*write).code == run(*write).code == 0
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    refused = run(*write)
    assert refused.code == 2
    assert "mine.txt" in refused.err
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"
