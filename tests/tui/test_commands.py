"""One declaration of keys: nothing is missing from the bindings, the footer, the palette, the help or the table, and
nothing is bound twice.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.command import DiscoveryHit, Hit
from textual.dom import DOMNode
from textual.keys import _character_to_key

from tests.tui.driving import LARGE, Driver, opened
from tracker.tui import commands, keymap
from tracker.tui.app import TrackerApp
from tracker.tui.commands import COMMANDS, PLACES, SCOPE_TITLES, Command, in_scope, key_table
from tracker.tui.palette import CommandsHere
from tracker.tui.screens.help import HelpScreen
from tracker.tui.screens.place import PlaceScreen
from tracker.tui.widgets.bars import KeyBar
from tracker.tui.widgets.document import Document

WHILE_SELECTED = {"text.clear"}
"""Works only while words are selected; otherwise its key goes on to what it means there."""


def descendants(root: type[DOMNode]) -> set[type[DOMNode]]:
    """All classes of ours below a class."""
    found = {root}
    for child in root.__subclasses__():
        found |= descendants(child)
    return {one for one in found if one.__module__.startswith("tracker.")}


def declared(owner: type[DOMNode]) -> list[Binding]:
    """The bindings of a class itself."""
    return [binding for binding in owner.__dict__.get("BINDINGS", ()) if isinstance(binding, Binding)]


def load_everything() -> None:
    """Every screen and widget, also those that are loaded when they are opened."""
    import importlib
    import pkgutil

    import tracker.tui.screens
    import tracker.tui.widgets

    for package in (tracker.tui.screens, tracker.tui.widgets):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


@pytest.fixture(scope="module")
def owners() -> dict[str, set[type[DOMNode]]]:
    """The classes that bind the commands of each scope."""
    load_everything()
    known = {command.id: command.scope for command in COMMANDS}
    found: dict[str, set[type[DOMNode]]] = {}
    for owner in descendants(DOMNode) | {TrackerApp}:
        for binding in declared(owner):
            assert binding.id in known, f"{owner.__name__} binds {binding.key}, which is not declared"
            found.setdefault(known[binding.id], set()).add(owner)
    return found


def test_every_scope_has_a_title_and_somebody_who_binds_it(owners: dict[str, set[type[DOMNode]]]) -> None:
    assert {command.scope for command in COMMANDS} == set(owners) == set(SCOPE_TITLES)


def test_every_command_is_bound_by_its_keys_and_can_be_done(owners: dict[str, set[type[DOMNode]]]) -> None:
    for scope, classes in owners.items():
        for owner in classes:
            bound = {binding.id: binding for binding in declared(owner)}
            assert list(bound) == [command.id for command in in_scope(scope)]
            for command in in_scope(scope):
                assert bound[command.id].key == command.keys
                assert callable(getattr(owner, f"action_{command.action.partition('(')[0]}"))


@pytest.mark.parametrize("scopes", keymap.TOGETHER, ids=" ".join)
def test_no_key_means_two_things_at_once(scopes: tuple[str, ...]) -> None:
    whole = [command for scope in scopes for command in in_scope(scope) if command.id not in WHILE_SELECTED]
    keys = [key for command in whole for key in command.keys.split(",")]
    assert sorted(keys) == sorted(set(keys))


def test_scopes_that_are_open_together_leave_none_out() -> None:
    assert {scope for scopes in keymap.TOGETHER for scope in scopes} == set(SCOPE_TITLES)


def test_every_place_has_a_key() -> None:
    actions = {command.action for command in in_scope("everywhere")}
    assert {f"go('{place}')" for place, _ in PLACES} <= actions


def test_the_key_table_lists_every_command_with_its_keys_and_name() -> None:
    rows = [line for line in key_table().splitlines() if line.startswith("| `")]
    assert len(rows) == len(COMMANDS)
    for command, row in zip(sorted(COMMANDS, key=_in_table), rows, strict=True):
        keys = ", ".join(f"`{keymap.key_name(key)}`" for key in command.keys.split(","))
        assert row == f"| {keys} | {command.explains} | `{command.id}` |"


def _in_table(command: Command) -> tuple[int, int]:
    return list(SCOPE_TITLES).index(command.scope), COMMANDS.index(command)


async def places(ui: Driver) -> list[PlaceScreen]:
    """Every place, opened one after the other."""
    found = []
    for mode, _ in PLACES:
        await ui.app.action_go(mode)
        await ui.settle()
        screen = ui.app.screen
        assert isinstance(screen, PlaceScreen)
        found.append(screen)
    return found


async def test_help_palette_and_footer_of_every_place_are_what_is_declared(database: Path) -> None:
    async with opened(database, LARGE) as ui:
        for screen in await places(ui):
            await ui.app.action_go(screen.mode)
            await ui.settle()
            assert screen.SCOPE in {*SCOPE_TITLES, screen.mode}
            bound = {active.binding.id for active in screen.active_bindings.values()}
            _check_palette(screen, [hit async for hit in CommandsHere(screen).discover()])
            _check_footer(ui, screen)
            await ui.app.run_action("help")
            await ui.settle()
            _check_help(ui, bound)
            ui.app.screen.dismiss(None)
            await ui.settle()


def _check_palette(screen: PlaceScreen, hits: list[DiscoveryHit | Hit]) -> None:
    shown = {hit.text for hit in hits}
    own = {*_scopes_of(screen), "everywhere"}
    for command in COMMANDS:
        is_able = screen.check_action(command.action.partition("(")[0], ()) is True
        is_wanted = command.scope in own and command.is_in_palette and is_able
        assert (command.explains in shown) == is_wanted, command.id


def _scopes_of(screen: PlaceScreen) -> set[str]:
    """The scopes that the classes of a screen bind, found otherwise than the program does."""
    known = {command.id: command.scope for command in COMMANDS}
    ids = [binding.id or "" for owner in type(screen).__mro__ for binding in declared(owner)]
    return {known[identity] for identity in ids if identity in known}


def _check_footer(ui: Driver, screen: PlaceScreen) -> None:
    by_key = {active.binding.key: active.binding.id for active in screen.active_bindings.values()}
    items = screen.query_one(KeyBar).items
    assert items
    known = {command.id: command for command in COMMANDS}
    for item in items:
        command = known[by_key[item.value] or ""]
        assert command.is_in_footer
        assert item.text == command.label
    assert items[-1].text == "Help"
    assert "Help" in ui.lines()[-1]


def _check_help(ui: Driver, bound: set[str | None]) -> None:
    screen = ui.app.screen
    assert isinstance(screen, HelpScreen)
    lines = [block.content.plain for block in screen.query_one(Document)._blocks]
    for command in COMMANDS:
        if command.id in bound:
            assert command.explains in lines, command.id


def test_keys_have_names_that_people_know() -> None:
    names = {keymap.key_name(key) for command in COMMANDS for key in command.keys.split(",")}
    assert not any("_" in name for name in names)
    assert {"?", "/", "[", "]", "esc"} <= names
    assert all(_character_to_key(shown) == key for key, shown in commands.KEY_NAMES.items() if shown in "?/[]")
