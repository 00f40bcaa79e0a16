"""Every key, declared once. Bindings, palette, footer, help and the README's key table come from this one list.

`keys` may be several, separated by commas; the first is the one shown. `scope` says where a key works: "everywhere",
a place, or a part of a screen that has the focus. An action is a method `action_...` of the app or the screen.
"""

from __future__ import annotations

from typing import NamedTuple, TypeGuard

from textual.binding import Binding, BindingType
from textual.dom import DOMNode


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
    is_first: bool = False
    """Whether it works over forms and dialogs too, before anything else gets the key."""


PLACES = (
    ("people", "People"),
    ("charges", "Charges"),
    ("demands", "Demands"),
    ("organisations", "Organisations"),
    ("differences", "Differences"),
    ("reading", "Text"),
    ("today", "Today"),
    ("board", "Board"),
    ("verify", "Verify"),
    ("statements", "Statements"),
)
"""The places in the order of their digits (the tenth has 0), and what the bar at the top calls them."""

SHORT_LABELS = {"organisations": "Bodies", "differences": "Differ"}
PLACES_WITH_ROOM = ("statements",)
"""Places that the bar shows only where there is room for them."""
"""What the bar calls them where there is little room."""

_EXPLAINS = {
    "people": "People: who is named, how free they are, where they are cited",
    "charges": "Charges: accusations, detentions, sentences and sanctions",
    "demands": "Demands: what was asked, of whom, and what came of it",
    "organisations": "Organisations: movements, parties, unions and bodies that the text names",
    "differences": "Differences: places where the language versions say different things",
    "reading": "Text: read the resolution, the versions side by side",
    "today": "Today: what is due, what changed since your last visit, how many are where",
    "board": "Board: demands by addressee and status, and how many of those they would help are free",
    "verify": "Verify: check texts, register and ledger, with a way to each problem",
    "statements": "Statements: what the text says that asks for nothing",
}

COMMANDS: tuple[Command, ...] = (
    *(
        Command(f"go.{place}", "everywhere", str(number % 10), f"go('{place}')", label, f"Go to {_EXPLAINS[place]}")
        for number, (place, label) in enumerate(PLACES, start=1)
    ),
    Command("back", "everywhere", "backspace", "back", "Back", "Back to where you were before"),
    Command("reload", "everywhere", "r,f5", "reload", "Reload", "Read everything from the database again"),
    Command("theme", "everywhere", "t", "next_theme", "Theme", "Change the colours: dark, light, high contrast"),
    Command(
        "palette", "everywhere", "ctrl+p", "command_palette", "Commands",
        "Find a command, or a person, charge or demand by name", is_in_palette=False, shown="^p", is_in_footer=True,
    ),
    Command("undo", "everywhere", "u", "undo", "Undo", "Take the last action of this session back"),
    Command("log", "everywhere", "h", "log", "Done here",
            "What was done in this session, with the command lines that do the same"),
    Command("review", "everywhere", "R", "review", "Review",
            "Review what was found in a new resolution: accept, edit, the same as, reject"),
    Command("quit", "everywhere", "q", "quit", "Quit", "Leave the tracker"),
    Command("quit.anywhere", "everywhere", "ctrl+q", "quit", "Quit",
            "Leave the tracker, also out of a form; what you typed is kept", is_in_palette=False, is_first=True),
    Command(
        "help", "everywhere", "question_mark,f1", "help", "Help", "What can be done here, and with which key",
        is_in_footer=True, shown="?",
    ),
    Command("list.filter", "list", "slash", "filter", "Filter", "Filter as you type: a name in any spelling, or words",
            is_in_footer=True, shown="/"),
    Command("list.status", "list", "f", "filter_status", "By status", "Show only those with a certain status"),
    Command("list.sort", "list", "S", "sort", "Sort", "Order the list by a column (or click its title)"),
    Command("list.columns", "list", "K", "columns", "Columns", "Choose which columns are shown"),
    Command("list.views", "list", "V", "views", "Saved", "Saved filters: show one, keep this one, forget one"),
    Command("list.zoom", "list", "z", "zoom", "Zoom", "Give the whole screen to what is open, or back to the list"),
    Command("list.close", "list", "escape", "close", "Back to list",
            "Back to the list; there, clear the filter, then the choice of a status", is_in_footer=True,
            is_in_palette=False),
    Command("entry.status", "list", "s", "record_status", "Status",
            "Record what happened: a status with date and source",
            is_in_footer=True),
    Command("entry.checked", "list", "c", "record_checked", "Checked",
            "Record that you checked and nothing has changed: this one, or all that are marked", is_in_footer=True),
    Command("entry.own_check", "list", "C", "record_own_check", "Checked now",
            "Record at once that you checked this one yourself and nothing has changed"),
    Command("entry.correct", "list", "e", "correct", "Correct", "Correct a claim of the history that was wrong"),
    Command("entry.retract", "list", "b", "retract", "Take back", "Take a claim of the history back, with the reason"),
    Command("entry.spelling", "list", "i", "add_spelling", "Spelling", "Add a spelling of the name that you saw"),
    Command("list.mark", "list", "x", "mark", "Mark", "Mark or unmark the row, to check or export several at once"),
    Command("list.unmark", "list", "X", "unmark", "Unmark", "Unmark all rows"),
    Command("list.export", "list", "E", "export", "Export", "Export what is shown: the marked rows, or the list"),
    Command("plan.add", "plan", "a", "plan", "Follow up", "Plan what to do for what is open, and when",
            is_in_footer=True),
    Command("plan.done", "plan", "d", "plan_done", "Done", "Record that a follow-up was done, and with what result"),
    Command("plan.postpone", "plan", "w", "plan_postpone", "Put off", "Put a follow-up off to another day"),
    Command("plan.close", "plan", "D", "plan_close", "Close", "Close a follow-up: nothing more is to be done"),
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
    Command("reading.resolution", "reading", "o", "resolutions", "Resolution", "Open another resolution"),
    Command("reading.search", "reading", "slash", "search", "Search", "Find words in the text", is_in_footer=True,
            shown="/"),
    Command("reading.next", "reading", "n", "hit(1)", "Next", "To the next place found"),
    Command("reading.previous", "reading", "p", "hit(-1)", "Previous", "To the previous place found"),
    Command("reading.language", "reading", "l", "next_language", "Language", "Begin with the next language version",
            is_in_footer=True),
    Command("reading.versions", "reading", "v", "next_count", "Versions", "One, two or three versions side by side",
            is_in_footer=True),
    Command("reading.marks", "reading", "m", "marks", "Marks", "Show or hide what is marked in the text"),
    Command("reading.copy", "reading", "y", "copy", "Copy",
            "Copy the selected words, or the paragraph, with the reference"),
    Command("reading.cite", "reading", "c", "cite", "Cite",
            "Cite the selected words for an entry, as a block for the register", is_in_footer=True),
    Command("reading.clear", "reading", "escape", "clear", "Select nothing", "Select nothing", is_in_palette=False),
    Command("text.word", "text", "right", "word(1)", "Select", "Select the next word (or drag with the mouse)",
            is_in_footer=True, is_in_palette=False, shown="→"),
    Command("text.word_back", "text", "left", "word(-1)", "Previous word", "Select the previous word",
            is_in_palette=False),
    Command("text.more", "text", "shift+right", "extend(1)", "More", "Select a word more", is_in_palette=False),
    Command("text.less", "text", "shift+left", "extend(-1)", "Less", "Select a word less", is_in_palette=False),
    Command("text.version", "text", "tab", "next_version", "Next version",
            "Go on selecting in the next version; what is selected stays", is_in_palette=False),
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
    Command("form.next", "form", "tab", "next", "Next", "To the next question", is_in_palette=False, is_first=True),
    Command("form.previous", "form", "shift+tab", "previous", "Previous", "To the question before",
            is_in_palette=False, is_first=True),
    Command("form.afresh", "form", "ctrl+n", "afresh", "Afresh", "Forget what you typed and begin anew",
            is_in_footer=True, is_in_palette=False),
    Command("form.copy", "form", "ctrl+o", "copy", "Copy command", "Copy the command line that does the same",
            is_in_footer=True, is_in_palette=False),
    Command("log.copy", "log", "y", "copy", "Copy", "Copy the command line", is_in_footer=True, is_in_palette=False),
    Command("log.leave", "log", "escape", "leave", "Close", "Close", is_in_footer=True, is_in_palette=False),
    Command("review.accept", "review", "a", "accept", "Accept", "Accept: it becomes an entry", is_in_footer=True),
    Command("review.edit", "review", "e", "edit", "Edit", "Change what is proposed, then accept it", is_in_footer=True),
    Command("review.code", "review", "c", "code", "Code", "Choose its status, type or kind of measure from the list"),
    Command("review.whose", "review", "o", "whose", "Whose", "Choose whose charge it is, or whom a demand would help"),
    Command("review.same", "review", "s", "same", "Same as", "It is somebody known, or another candidate",
            is_in_footer=True),
    Command("review.reject", "review", "x", "reject", "Reject", "Reject: it is none", is_in_footer=True),
    Command("review.rest", "review", "X", "reject_rest", "Reject rest",
            "Reject all open candidates of this kind at once; undo takes all of it back"),
    Command("review.later", "review", "l", "later", "Later", "Ask again when all others are decided",
            is_in_footer=True),
    Command("review.back", "review", "z", "take_back", "Undo", "Take the last decision back", is_in_footer=True),
    Command("review.write", "review", "w", "write", "Write", "Write what is accepted into the register files",
            is_in_footer=True),
    Command("review.next", "review", "n", "move(1)", "Next", "To the next candidate, undecided as it is"),
    Command("review.previous", "review", "p", "move(-1)", "Previous", "To the candidate before"),
    Command("review.leave", "review", "escape", "leave", "Leave", "Leave; what you decided is kept",
            is_in_palette=False),
    Command("dialog.leave", "dialog", "escape", "leave", "Close", "Close", is_in_footer=True, is_in_palette=False),
)  # fmt: skip

_ABOUT_WHAT_IS_OPEN = ("entry.", "plan.", "citation.", "document.")
ABOUT_WHAT_IS_OPEN = tuple(
    command
    for command in COMMANDS
    if command.id.startswith(_ABOUT_WHAT_IS_OPEN)
    or command.id in ("table.choose", "list.mark", "list.zoom", "list.export")
)
"""The commands of a list that mean what the cursor stands on."""

SCOPE_TITLES = {
    "everywhere": "Everywhere",
    "list": "People, charges, demands, organisations, differences",
    "plan": "Follow-ups, in a list and on Today",
    "table": "In a list",
    "document": "In what is open",
    "reading": "In the text",
    "text": "Reading",
    "form": "In a form",
    "log": "In what was done here",
    "review": "In the review of a new resolution",
    "dialog": "In a dialog",
}


def in_scope(scope: str) -> tuple[Command, ...]:
    """The commands of a scope, in the order of the list."""
    return tuple(command for command in COMMANDS if command.scope == scope)


def get_command(identity: str) -> Command:
    """The command with this id. Raises KeyError."""
    return {command.id: command for command in COMMANDS}[identity]


def scopes_of(*nodes: DOMNode) -> tuple[str, ...]:
    """The scopes whose commands these screens and widgets bind, in the order of the help."""
    classes = {owner for node in nodes for owner in type(node).__mro__}
    bound = {binding.id for owner in classes for binding in owner.__dict__.get("BINDINGS", ()) if _is_binding(binding)}
    return tuple(scope for scope in SCOPE_TITLES if any(command.id in bound for command in in_scope(scope)))


def _is_binding(binding: object) -> TypeGuard[Binding]:
    return isinstance(binding, Binding)


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
            priority=command.is_first,
            id=command.id,
        )
        for command in in_scope(scope)
    ]


def key_table() -> str:
    """All keys as Markdown, a table for each scope, with the names by which the settings change them."""
    parts = []
    for scope, title in SCOPE_TITLES.items():
        rows = [f"| {_code(command)} | {command.explains} | `{command.id}` |" for command in in_scope(scope)]
        parts.append("\n".join([f"**{title}**", "", "| Key | What it does | Name |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _code(command: Command) -> str:
    return ", ".join(f"`{KEY_NAMES.get(key, key)}`" for key in command.keys.split(","))


KEY_NAMES = {
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
"""What keys are called by people, where Textual calls them otherwise."""
