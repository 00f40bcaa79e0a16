"""Where the data is and who records. The command line's options win over the environment, the environment over
defaults.
"""

from __future__ import annotations

import os
from pathlib import Path

DATABASE_VARIABLE = "TRACKER_DATABASE"
USER_VARIABLE = "TRACKER_USER"


def database_target(option: str | None) -> str:
    """The database to use: `option`, else `TRACKER_DATABASE`, else a file in the platform's user data folder."""
    chosen = option or os.environ.get(DATABASE_VARIABLE)
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


def seeds_folder() -> Path:
    """The folder of seeds: inside an installed package, else at the top of the checkout."""
    return _data_folder("_seeds", "seeds")


def migrations_folder() -> Path:
    """Alembic's folder: inside an installed package, else at the top of the checkout."""
    return _data_folder("_migrations", "migrations")


def _data_folder(installed: str, checkout: str) -> Path:
    package = Path(__file__).parent
    inside = package / installed
    return inside if inside.is_dir() else package.parent / checkout
