"""Every key, declared once. Bindings, palette, footer, help and the README's key table come from this one list.

`keys` may be several, separated by commas; the first is the one shown. `scope` says where a key works: "everywhere",
a place, or a part of a screen that has the focus. An action is a method `action_...` of the app or the screen.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType


class Command(NamedTuple):
    """One thing that can be done: `label` for the footer, `explains` for help and palette."""

    id: str
    scope: str
    keys: str
    action: str
    label: str
    explains: str
    is_in_footer: bool = False
    is_in_palette: bool = True
    shown: str = ""


PLACES = (
    ("people", "People"),
    ("charges", "Charges"),
    ("demands", "Demands"),
    ("organisations", "Organisations"),
    ("differences", "Differences"),
    ("reading", "Text"),
    ("today", "Today"),
)
"""The places in the order of their digits, and what the bar at the top calls them."""

SHORT_LABELS = {"organisations": "Bodies", "differences": "Differ"}
"""What the bar calls them where there is little room."""

_EXPLAINS = {
    "people": "People: who is named, how free they are, where they are cited",
    "charges": "Charges: accusations, detentions, sentences and sanctions",
    "demands": "Demands: what was asked, of whom, and what came of it",
    "organisations": "Organisations: movements, parties, unions and bodies that the text names",
    "differences": "Differences: places where the language versions say different things",
    "reading": "Text: read the resolution, the versions side by side",
    "today": "Today: how many are where, and what was recorded last",
}

COMMANDS: tuple[Command, ...] = (
    *(
        Command(f"go.{place}", "everywhere", str(number), f"go('{place}')", label, f"Go to {_EXPLAINS[place]}")
        for number, (place, label) in enumerate(PLACES, start=1)
    ),
    Command("back", "everywhere", "backspace", "back", "Back", "Back to where you were before"),
    Command("reload", "everywhere", "r,f5", "reload", "Reload", "Read everything from the database again"),
    Command("theme", "everywhere", "t", "next_theme", "Theme", "Change the colours: dark, light, high contrast"),
    Command(
        "palette", "everywhere", "ctrl+p", "command_palette", "Commands",
        "Find a command, or a person, charge or demand by name", is_in_palette=False, shown="^p", is_in_footer=True,
    ),
    Command("quit", "everywhere", "q,ctrl+q", "quit", "Quit", "Leave the tracker"),
    Command(
        "help", "everywhere", "question_mark,f1", "help", "Help", "What can be done here, and with which key",
        is_in_footer=True, shown="?",
    ),
    Command("list.filter", "list", "slash", "filter", "Filter", "Filter as you type: a name in any spelling, or words",
            is_in_footer=True, shown="/"),
    Command("list.status", "list", "f", "filter_status", "By status", "Show only those with a certain status"),
    Command("list.zoom", "list", "z", "zoom", "Zoom", "Give the whole screen to what is open, or back to the list"),
    Command("list.close", "list", "escape", "close", "Back to list",
            "Back to the list; there, clear the filter, then the choice of a status", is_in_footer=True,
            is_in_palette=False),
    Command("entry.status", "list", "s", "record_status", "Status",
            "Record what happened: a status with date and source",
            is_in_footer=True),
    Command("entry.checked", "list", "c", "record_checked", "Checked",
            "Record that you checked and nothing has changed", is_in_footer=True),
    Command("citation.next", "list", "n,right_square_bracket", "citation(1)", "Citation",
            "To the next paragraph that is cited", is_in_footer=True),
    Command("citation.previous", "list", "p,left_square_bracket", "citation(-1)", "Previous citation",
            "To the previous paragraph that is cited"),
    Command("citation.language", "list", "l", "next_language", "Language",
            "Show the next language version (all of them where there is room)", is_in_footer=True),
    Command("citation.read", "list", "o", "read", "Open in text",
            "Read the paragraph where it stands in the resolution"),
    Command("citation.copy", "list", "y", "copy", "Copy", "Copy the quote with its reference"),
    Command("table.choose", "table", "enter", "choose", "Open",
            "Open the entry", is_in_footer=True, is_in_palette=False),
    Command("table.up", "table", "up,k", "move(-1)", "Up", "To the row above", is_in_palette=False),
    Command("table.down", "table", "down,j", "move(1)", "Down", "To the row below", is_in_palette=False),
    Command("table.pageup", "table", "pageup,ctrl+b", "page(-1)", "Page up", "A screenful up", is_in_palette=False),
    Command("table.pagedown", "table", "pagedown,ctrl+f,space", "page(1)", "Page down", "A screenful down",
            is_in_palette=False),
    Command("table.first", "table", "home,g", "edge(-1)", "First", "To the first row", is_in_palette=False),
    Command("table.last", "table", "end,G", "edge(1)", "Last", "To the last row", is_in_palette=False),
    Command("document.choose", "document", "enter", "choose", "Follow", "Follow the link", is_in_footer=True,
            is_in_palette=False),
    Command("document.up", "document", "up,k", "step(-1)", "Up", "To the link or line above", is_in_palette=False),
    Command("document.down", "document", "down,j", "step(1)", "Down", "To the link or line below", is_in_palette=False),
    Command("document.pageup", "document", "pageup", "page(-1)", "Page up", "A screenful up", is_in_palette=False),
    Command("document.pagedown", "document", "pagedown,space", "page(1)", "Page down", "A screenful down",
            is_in_palette=False),
    Command("document.first", "document", "home,g", "edge(-1)", "Top", "To the beginning", is_in_palette=False),
    Command("document.last", "document", "end,G", "edge(1)", "End", "To the end", is_in_palette=False),
    Command("reading.jump", "reading", "g", "jump", "Go to", "Go to a provision by its key: F, 13, visa 2",
            is_in_footer=True),
    Command("reading.search", "reading", "slash", "search", "Search", "Find words in the text", is_in_footer=True,
            shown="/"),
    Command("reading.next", "reading", "n", "hit(1)", "Next", "To the next place found"),
    Command("reading.previous", "reading", "p", "hit(-1)", "Previous", "To the previous place found"),
    Command("reading.language", "reading", "l", "next_language", "Language", "Begin with the next language version",
            is_in_footer=True),
    Command("reading.versions", "reading", "v", "next_count", "Versions", "One, two or three versions side by side",
            is_in_footer=True),
    Command("reading.marks", "reading", "m", "marks", "Marks", "Show or hide what is marked in the text"),
    Command("reading.copy", "reading", "y", "copy", "Copy", "Copy the paragraph with its reference"),
    Command("text.choose", "text", "enter", "choose", "What is here", "List who and what a provision cites",
            is_in_footer=True, is_in_palette=False),
    Command("text.up", "text", "up", "scroll(-1)", "Up", "Read up", is_in_palette=False),
    Command("text.down", "text", "down", "scroll(1)", "Down", "Read on", is_in_palette=False),
    Command("text.previous", "text", "k", "step(-1)", "Previous provision", "To the previous provision",
            is_in_palette=False),
    Command("text.next", "text", "j", "step(1)", "Next provision", "To the next provision", is_in_palette=False),
    Command("text.pageup", "text", "pageup", "page(-1)", "Page up", "A screenful up", is_in_palette=False),
    Command("text.pagedown", "text", "pagedown,space", "page(1)", "Page down", "A screenful down", is_in_palette=False),
    Command("text.first", "text", "home", "edge(-1)", "Top", "To the beginning", is_in_palette=False),
    Command("text.last", "text", "end,G", "edge(1)", "End", "To the end", is_in_palette=False),
    Command("form.save", "form", "ctrl+s", "save", "Save", "Record it", is_in_footer=True, is_in_palette=False),
    Command("form.leave", "form", "escape", "leave", "Leave", "Leave; what you typed is kept until you come back",
            is_in_footer=True, is_in_palette=False),
    Command("dialog.leave", "dialog", "escape", "leave", "Close", "Close", is_in_footer=True, is_in_palette=False),
)  # fmt: skip

SCOPE_TITLES = {
    "everywhere": "Everywhere",
    "list": "People, charges, demands, organisations, differences",
    "table": "In a list",
    "document": "In what is open",
    "reading": "In the text",
    "text": "Reading",
    "form": "In a form",
    "dialog": "In a dialog",
}


def in_scope(scope: str) -> tuple[Command, ...]:
    """The commands of a scope, in the order of the list."""
    return tuple(command for command in COMMANDS if command.scope == scope)


def bindings(scope: str) -> list[BindingType]:
    """The bindings of a scope, for a class's `BINDINGS`."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=command.is_in_footer,
            key_display=command.shown or None,
            tooltip=command.explains,
            id=command.id,
        )
        for command in in_scope(scope)
    ]


def keys_shown(command: Command) -> str:
    """The keys of a command as people write them: "n or ]"."""
    return " or ".join(_key_name(key) for key in command.keys.split(","))


def key_table() -> str:
    """All keys as Markdown, a table for each scope."""
    parts = []
    for scope, title in SCOPE_TITLES.items():
        rows = [f"| {_code(command)} | {command.explains} |" for command in in_scope(scope)]
        parts.append("\n".join([f"**{title}**", "", "| Key | What it does |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _code(command: Command) -> str:
    return ", ".join(f"`{_key_name(key)}`" for key in command.keys.split(","))


def _key_name(key: str) -> str:
    names = {
        "question_mark": "?",
        "slash": "/",
        "right_square_bracket": "]",
        "left_square_bracket": "[",
        "escape": "esc",
        "pageup": "page up",
        "pagedown": "page down",
        "up": "↑",
        "down": "↓",
    }
    return names.get(key, key)
