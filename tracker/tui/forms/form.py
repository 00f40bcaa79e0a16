"""What every form has. A form knows no widget: the screen and the plain mode read it alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content

from tracker.errors import InvalidInput

if TYPE_CHECKING:
    from tracker.db.connection import Connection

Typed = Mapping[str, str]
Codes = tuple[tuple[str, str], ...]


class Field(NamedTuple):
    """A question. `shape` is line, text (several lines) or choice (one of the form's codes).

    `width` is that of a short line (0: as long as there is room); `is_beside` puts it in the row of the one before.
    """

    name: str
    label: str
    hint: str = ""
    value: str = ""
    shape: str = "line"
    width: int = 0
    is_beside: bool = False


class Wrong(InvalidInput):
    """An answer that cannot be taken; `field` is the question's name."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class Undo(NamedTuple):
    """How an action is taken back: what that is called, whether it needs a reason, the command lines, the doing.

    `commands` and `run` are given the reason.
    """

    label: str
    needs_reason: bool
    commands: Callable[[str], str]
    run: Callable[[Connection, str, str], str]


class Done(NamedTuple):
    """What an action did: a sentence, the command line that does the same, which entries it touched, its undo."""

    sentence: str
    command: str
    refs: tuple[str, ...] = ()
    undo: Undo | None = None
    hashes: tuple[str, ...] = ()


class Form:
    """Subclasses set `heading`, `fields` and `subject` (what it is about: with `NAME` the key of its draft)."""

    NAME: ClassVar[str] = ""
    SAVE: ClassVar[str] = "Save"
    BUSY: ClassVar[str] = "Recording…"
    IS_LONG: ClassVar[bool] = False
    """Whether it reads for long and writes nothing into the database; `count` then says how far it is."""
    heading = ""
    subject = ""
    fields: tuple[Field, ...] = ()
    count = 0
    is_stopped = False
    """Set when the program is left: what takes long stops."""
    focus = ""
    """The question to begin with; empty for the first."""

    def now(self) -> Content | None:
        """How things stand, above the questions."""
        return None

    def read(self, connection: Connection) -> None:
        """Read what the questions need; called once, in a worker."""

    def codes(self, field: str) -> Codes:
        """The codes that a question can be answered with, and what they mean."""
        _ = field
        return ()

    def understood(self, field: str, typed: Typed) -> str:
        """What is understood of an answer, in words. Raises InvalidInput."""
        _ = field, typed
        return ""

    def command(self, typed: Typed) -> str:
        """The command line that does the same."""
        raise NotImplementedError

    def check(self, typed: Typed) -> None:
        """Raise Wrong for an answer that cannot be taken."""
        for field in self.fields:
            try:
                self.understood(field.name, typed)
            except InvalidInput as error:
                raise Wrong(field.name, str(error)) from error

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Do it. Raises TrackerError."""
        raise NotImplementedError
