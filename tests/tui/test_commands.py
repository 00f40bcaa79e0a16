"""One declaration of keys: nothing is missing from the bindings, the help or the table, and nothing is bound twice."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from tracker.tui.app import TrackerApp
from tracker.tui.commands import COMMANDS, PLACES, SCOPE_TITLES, Command, in_scope, key_table
from tracker.tui.screens.choose import ChooseScreen
from tracker.tui.screens.entries import EntriesScreen
from tracker.tui.screens.reading import ReadingScreen
from tracker.tui.screens.status_form import StatusForm
from tracker.tui.widgets.document import Document
from tracker.tui.widgets.entry_table import EntryTable
from tracker.tui.widgets.parallel_text import ParallelText

OWNERS: dict[str, type[DOMNode]] = {
    "everywhere": TrackerApp,
    "list": EntriesScreen,
    "reading": ReadingScreen,
    "table": EntryTable,
    "document": Document,
    "text": ParallelText,
    "form": StatusForm,
    "dialog": ChooseScreen,
}


def declared(owner: type[DOMNode]) -> list[Binding]:
    """The bindings of a class itself."""
    return [binding for binding in owner.BINDINGS if isinstance(binding, Binding)]


def test_every_scope_has_an_owner_and_a_title() -> None:
    assert {command.scope for command in COMMANDS} == set(OWNERS) == set(SCOPE_TITLES)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_bound_and_can_be_done(command: Command) -> None:
    owner = OWNERS[command.scope]
    bound = {binding.id: binding for binding in declared(owner)}
    assert bound[command.id].key == command.keys
    name = command.action.partition("(")[0]
    assert callable(getattr(owner, f"action_{name}"))


@pytest.mark.parametrize("scope", OWNERS)
def test_nothing_is_bound_beside_the_declaration(scope: str) -> None:
    assert [binding.id for binding in declared(OWNERS[scope])] == [command.id for command in in_scope(scope)]


@pytest.mark.parametrize("places", [("everywhere", "list", "table"), ("everywhere", "list", "document"),
                                    ("everywhere", "reading", "text"), ("everywhere", "list", "text")])  # fmt: skip
def test_no_key_means_two_things_at_once(places: tuple[str, ...]) -> None:
    keys = [key for scope in places for command in in_scope(scope) for key in command.keys.split(",")]
    assert sorted(keys) == sorted(set(keys))


def test_every_place_has_a_key() -> None:
    actions = {command.action for command in in_scope("everywhere")}
    assert {f"go('{place}')" for place, _ in PLACES} <= actions


def test_the_key_table_lists_every_command() -> None:
    table = key_table()
    for command in COMMANDS:
        assert command.explains in table
    assert "`/`" in table
    assert "`ctrl+p`" in table
