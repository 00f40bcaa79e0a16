"""The formats for other programs and the dossiers, on the tiny corpus with every difficult thing."""

from __future__ import annotations

import pytest

from tests.export.golden_more import FOLDER, render


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return render(tmp_path_factory.mktemp("golden_more"))


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_an_export_is_what_its_golden_file_shows(name: str, rendered: dict[str, str]) -> None:
    assert rendered[name] == (FOLDER / name).read_bytes().decode("utf-8")


def test_every_export_has_a_golden_file(rendered: dict[str, str]) -> None:
    assert set(rendered) == {path.name for path in FOLDER.iterdir()}
