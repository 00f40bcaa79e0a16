"""Where the data is and who records. The command line's options win over the environment, the environment over
defaults.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.errors import InvalidInput, shown

DATABASE_VARIABLE = "TRACKER_DATABASE"
USER_VARIABLE = "TRACKER_USER"
CONFIG_VARIABLE = "TRACKER_CONFIG"

MOST_DAYS = 36_500
"""The longest span that anything is looked for: a hundred years."""

if TYPE_CHECKING:
    from pathlib import Path


def database_target(option: str | None) -> str:
    """The database to use: `option`, else `TRACKER_DATABASE`, else a file in the platform's user data folder."""
    chosen = option or os.environ.get(DATABASE_VARIABLE)
    if chosen and "://" in chosen:
        raise InvalidInput(f"{shown(chosen)} is a URL; the database is an SQLite file. Name a path.")
    if chosen:
        return chosen
    from platformdirs import user_data_dir

    return os.path.join(user_data_dir("tracker", appauthor=False), "tracker.sqlite")


def recording_user() -> str:
    """Who records: `TRACKER_USER`, else the login name, else "unknown"."""
    chosen = os.environ.get(USER_VARIABLE)
    if chosen:
        return chosen
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def config_file() -> str:
    """The user's settings: `TRACKER_CONFIG`, else `config.toml` in the platform's configuration folder."""
    chosen = os.environ.get(CONFIG_VARIABLE)
    if chosen:
        return chosen
    from platformdirs import user_config_dir

    return os.path.join(user_config_dir("tracker", appauthor=False), "config.toml")


def stale_days(defaults: Mapping[str, int]) -> dict[str, int]:
    """After how many days an entry of a kind is stale: `defaults`, changed by `[stale_after_days]` of the settings.

    Raises InvalidInput when the settings cannot be read.
    """
    path = config_file()
    if not os.path.exists(path):
        return dict(defaults)
    import tomllib

    try:
        with open(path, "rb") as file:
            chosen = tomllib.load(file).get("stale_after_days", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(f"The settings {shown(path, quoted=False)} cannot be read: {error}.") from error
    if not isinstance(chosen, dict) or not all(
        kind in defaults and type(days) is int and 0 <= days <= MOST_DAYS for kind, days in chosen.items()
    ):
        raise InvalidInput(
            f"[stale_after_days] in {shown(path, quoted=False)} gives whole days by kind ({', '.join(defaults)}), "
            "e.g. person = 90."
        )
    return {**defaults, **chosen}


def seeds_folder(chosen: str | None = None) -> Path:
    """The folder of seeds: `chosen`, else the one inside an installed package, else at the top of the checkout."""
    if chosen:
        from pathlib import Path

        return Path(chosen)
    return _data_folder("_seeds", "seeds")


def migrations_folder() -> Path:
    """Alembic's folder: inside an installed package, else at the top of the checkout."""
    return _data_folder("_migrations", "migrations")


def _data_folder(installed: str, checkout: str) -> Path:
    from pathlib import Path

    package = Path(__file__).parent
    inside = package / installed
    return inside if inside.is_dir() else package.parent / checkout
