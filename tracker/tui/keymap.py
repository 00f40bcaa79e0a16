"""Which keys are in use: those of the declaration, but for what the settings give another key.

A key that would mean two things where somebody can press it is refused, and so is a command that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from textual.keys import Keys, _character_to_key

from tracker.errors import InvalidInput, shown
from tracker.tui.commands import COMMANDS, Command

TOGETHER: tuple[tuple[str, ...], ...] = (
    ("everywhere", "list", "plan", "table"),
    ("everywhere", "list", "plan", "document"),
    ("everywhere", "list", "plan", "text"),
    ("everywhere", "plan", "document"),
    ("everywhere", "reading", "text"),
    ("everywhere", "log", "document"),
    ("everywhere", "review", "document"),
    ("form",),
    ("dialog",),
)
"""The scopes that are open at the same time, where a key may mean one thing only."""

_NAMED = {str(key.value) for key in Keys if not str(key.value).startswith("<")}
_NAMED |= {key.rpartition("+")[2] for key in _NAMED}
_MODIFIERS = {"ctrl", "alt", "shift", "super"}
_TYPED = ("form", "dialog")

_chosen: dict[str, str] = {}


def use(chosen: Mapping[str, str], *, place: str) -> dict[str, str]:
    """Take the keys of the settings (keys by a command's id) from here on, and give them as Textual's keymap.

    `place` says where they stand. Raises InvalidInput.
    """
    _chosen.clear()
    known = {command.id: command for command in COMMANDS}
    keymap = {}
    for identity, keys in chosen.items():
        if identity not in known:
            raise InvalidInput(f"{place}: no command is called {shown(identity)}. {_nearest(identity, known)}")
        keymap[identity] = ",".join(_key(known[identity], key.strip(), place) for key in keys.split(" or "))
    _require_no_clash(keymap, place)
    _chosen.update(keymap)
    return keymap


def keys_of(command: Command) -> tuple[str, ...]:
    """The keys of a command, as Textual names them."""
    return tuple(_chosen.get(command.id, command.keys).split(","))


def keys_shown(command: Command) -> str:
    """The keys of a command as people write them: "n or ]"."""
    return " or ".join(map(key_name, keys_of(command)))


def key_name(key: str) -> str:
    """A key as people write it."""
    from tracker.tui.commands import KEY_NAMES

    return KEY_NAMES.get(key, key)


def _key(command: Command, key: str, place: str) -> str:
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    is_key = (len(name) == 1 and name.isprintable()) or name in _NAMED
    if not is_key or not set(modifiers) <= _MODIFIERS:
        raise InvalidInput(
            f"{place}: {command.id} is given {shown(key)}, which is no key. Write a character, or for example f2, "
            "ctrl+e, escape, pageup; several with “or” between them."
        )
    if command.scope in _TYPED and len(key) == 1:
        raise InvalidInput(
            f"{place}: {command.id} works while somebody types, so {shown(key)} would never reach it. "
            "Give it a key such as f2 or ctrl+e."
        )
    return key if len(key) > 1 else _character_to_key(key)


def _require_no_clash(keymap: Mapping[str, str], place: str) -> None:
    for scopes in TOGETHER:
        taken: dict[str, Command] = {}
        for command in COMMANDS:
            if command.scope not in scopes:
                continue
            for key in keymap.get(command.id, command.keys).split(","):
                other = taken.setdefault(key, command)
                if other is not command and {other.id, command.id} & keymap.keys():
                    raise InvalidInput(
                        f"{place}: the key {shown(key_name(key))} would mean both {other.id} ({other.label}) and "
                        f"{command.id} ({command.label}). Give one of them another key."
                    )


def _nearest(identity: str, known: Iterable[str]) -> str:
    found = get_close_matches(identity, known, n=3, cutoff=0.5)
    if found:
        return f"Do you mean {' or '.join(found)}?"
    return "The README's table of keys gives the names of all."
