"""Each core format, byte for byte, on the tiny corpus with every difficult thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.golden import FOLDER, PATHS, make_database, write_golden


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden")
    (folder / "made").mkdir()
    write_golden(make_database(folder), folder / "made")
    return folder / "made"


@pytest.mark.parametrize("name", PATHS)
def test_a_format_writes_the_bytes_of_its_golden_file(name: str, written: Path) -> None:
    made, golden = (folder / PATHS[name] for folder in (written, FOLDER))
    assert made.read_bytes().decode("utf-8") == golden.read_bytes().decode("utf-8")


def test_every_golden_file_is_held_by_a_test() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PATHS.values())
