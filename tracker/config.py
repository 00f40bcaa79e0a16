"""Where the data is and who records. The command line's options win over the environment, the environment over
defaults.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.errors import InvalidInput, shown

DATABASE_VARIABLE = "TRACKER_DATABASE"
USER_VARIABLE = "TRACKER_USER"
CONFIG_VARIABLE = "TRACKER_CONFIG"

MOST_DAYS = 36_500
"""The longest span that anything is looked for: a hundred years."""

LABEL_LANGUAGES = ("en", "sl", "pl", "lv")
"""The languages in which codes have labels."""

THEMES = ("dark", "light", "contrast")

if TYPE_CHECKING:
    from pathlib import Path


def database_target(option: str | None) -> str:
    """The database to use: `option`, else `TRACKER_DATABASE`, else a file in the platform's user data folder.

    A path, or the URL of a PostgreSQL database without its password.
    """
    chosen = option or os.environ.get(DATABASE_VARIABLE)
    if chosen and is_server(chosen):
        from tracker.server_url import target_of

        return target_of(chosen, may_hold_password=not option)
    if chosen:
        return chosen
    return os.path.join(_user_folder("XDG_DATA_HOME", ".local/share") or _user_data_folder(), "tracker.sqlite")


def _user_folder(variable: str, below_home: str) -> str | None:
    """On Linux the program's folder as platformdirs names it, which takes longer to load than many a command takes;
    None elsewhere, and where the environment says nothing.
    """
    if sys.platform != "linux" or hasattr(sys, "getandroidapilevel") or os.environ.get("ANDROID_DATA"):
        return None
    chosen, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if os.path.isabs(chosen):
        return os.path.join(chosen, "tracker")
    return f"{home.rstrip('/')}/{below_home}/tracker" if os.path.isabs(home) else None


def _user_data_folder() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("tracker", appauthor=False)


def _user_config_folder() -> str:
    from platformdirs import user_config_dir

    return user_config_dir("tracker", appauthor=False)


def is_server(target: str) -> bool:
    """Whether a target is a PostgreSQL database and no file."""
    return "://" in target


BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")
"""How the names of files end that belong to a database of this name."""


def require_other_file(target: str, path: str) -> None:
    """Raise InvalidInput when what is to be written would replace the database itself, a file that belongs to it, or a
    device.
    """
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise InvalidInput(f"{shown(path)} is no file, and would be replaced by one. Name another path.")
    if is_server(target):
        return
    real = os.path.realpath(target)
    if os.path.realpath(path) in {real, *(real + suffix for suffix in BESIDE_A_DATABASE)}:
        raise InvalidInput(f"{shown(path)} is the database itself. Name another path.")


def require_file(target: str, what: str) -> None:
    """Raise InvalidInput when `what` is asked of a PostgreSQL database, which has its own tools for it."""
    if is_server(target):
        raise InvalidInput(
            f"{what} is for a database in a file. {shown(target, quoted=False)} is on a server: back it up with "
            "pg_dump, restore it with pg_restore, and leave the encryption of its disk to the server. "
            "A copy in a file: tracker copy"
        )


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
    return os.path.join(_user_folder("XDG_CONFIG_HOME", ".config") or _user_config_folder(), "config.toml")


class Settings(NamedTuple):
    """What the settings say. `keys` are those of the terminal UI by a command's id; `path` is the file, for sentences.

    An empty `theme` or `language` is the program's own choice.
    """

    path: str
    keys: dict[str, str]
    language: str = ""
    theme: str = ""
    is_plain: bool = False


def read_settings() -> Settings:
    """The settings of the terminal UI. Raises InvalidInput for a file that cannot be read, or a value that fits not."""
    chosen = _read_file()
    place = shown(config_file(), quoted=False) if chosen else ""
    keys, plain = chosen.get("keys", {}), chosen.get("plain", False)
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        raise InvalidInput(f'[keys] in {place} gives a key for a command, e.g. "entry.status" = "s".')
    if type(plain) is not bool:
        raise InvalidInput(f"plain in {place} is true or false.")
    return Settings(
        place,
        keys,
        _one_of(chosen, "language", LABEL_LANGUAGES, place),
        _one_of(chosen, "theme", THEMES, place),
        plain,
    )


def stale_days(defaults: Mapping[str, int]) -> dict[str, int]:
    """After how many days an entry of a kind is stale: `defaults`, changed by `[stale_after_days]` of the settings.

    Raises InvalidInput when the settings cannot be read.
    """
    chosen = _read_file().get("stale_after_days", {})
    if not isinstance(chosen, dict) or not all(
        kind in defaults and type(days) is int and 0 <= days <= MOST_DAYS for kind, days in chosen.items()
    ):
        raise InvalidInput(
            f"[stale_after_days] in {shown(config_file(), quoted=False)} gives whole days by kind "
            f"({', '.join(defaults)}), e.g. person = 90."
        )
    return {**defaults, **chosen}


def _read_file() -> dict[str, Any]:
    """Everything that the settings say; nothing where there are none. Raises InvalidInput when they cannot be read."""
    path = config_file()
    if not os.path.exists(path):
        return {}
    import tomllib

    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(f"The settings {shown(path, quoted=False)} cannot be read: {error}.") from error


def _one_of(chosen: Mapping[str, Any], name: str, known: tuple[str, ...], place: str) -> str:
    value = chosen.get(name, "")
    if value and value not in known:
        raise InvalidInput(f"{name} in {place} is {shown(str(value))}; it is one of: {', '.join(known)}.")
    return str(value)


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
