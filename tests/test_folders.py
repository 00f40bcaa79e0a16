"""Where the data and the settings lie is what platformdirs says, whether it is asked or not."""

from __future__ import annotations

import platformdirs
import pytest

from tracker.config import config_file, database_target


@pytest.mark.parametrize("home", ["/home/ana", "/home/ana/", "/", None])
@pytest.mark.parametrize("chosen", ["/srv/ana", "relative", "", None])
def test_the_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, home: str | None, chosen: str | None
) -> None:
    values = {"HOME": home, "XDG_DATA_HOME": chosen, "XDG_CONFIG_HOME": chosen}
    for name, value in values.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    monkeypatch.delenv("TRACKER_DATABASE", raising=False)
    monkeypatch.delenv("TRACKER_CONFIG", raising=False)
    data, config = (
        find("tracker", appauthor=False) for find in (platformdirs.user_data_dir, platformdirs.user_config_dir)
    )
    assert database_target(None) == f"{data}/tracker.sqlite"
    assert config_file() == f"{config}/config.toml"
