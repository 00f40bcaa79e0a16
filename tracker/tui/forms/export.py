"""What is shown, as a file for other programs: the marked rows, what the filter found, or the list. Any format."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.content import Content

from tracker.errors import InvalidInput, TrackerError, shown
from tracker.export import FORMATS
from tracker.tui import looks
from tracker.tui.forms.form import Codes, Done, Field, Form, Typed
from tracker.tui.forms.status import complete
from tracker.tui.reference import command_line
from tracker.tui.safe import one_line

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.export.selection import Wanted

_ENDINGS = {"bundle": "zip", "ftm": "ftm.json", "sqlite": "sqlite"}
_PROFILES = (
    ("public", "what may be published"),
    ("partner", "also what is for partners"),
    ("full", "everything that was recorded; not for publication"),
)
_YES_NO = (("no", "what is there stays, and the export is refused"), ("yes", "what is there is replaced"))
_LANGUAGES = (("en", "English"), ("sl", "Slovenian"), ("pl", "Polish"), ("lv", "Latvian"))


class Shown(NamedTuple):
    """What is shown: the list, narrowed to a status or by words (which find `most` entries), or marked rows of it."""

    mode: str
    status: str = ""
    words: str = ""
    marked: tuple[str, ...] = ()
    most: int = 200


class ExportStopped(TrackerError):
    """The program was left before the export was whole; nothing was left of it."""

    def __init__(self) -> None:
        super().__init__("The export was stopped; nothing was written.")


class ExportForm(Form):
    """A format and a path, which is never overwritten unless somebody says so."""

    NAME: ClassVar[str] = "export"
    SAVE: ClassVar[str] = "Export"
    BUSY: ClassVar[str] = "Writing…"
    IS_LONG: ClassVar[bool] = True

    def __init__(self, shown: Shown, language: str = "") -> None:
        self.shown = shown
        self.subject = shown.mode
        self.heading = f"Export what is shown · {_in_words(shown)}"
        self.fields = (
            Field("format", "format", "csv, json, html …", "csv", width=14),
            Field("path", "path", "by itself: the list's name, here"),
            Field("replace", "replace", "no", width=8),
            Field("profile", "profile", "public …", width=12),
            Field("lang", "language", "of a dossier", language or "en", width=8),
        )
        self.count = 0
        self.is_stopped = False
        self._refs = shown.marked
        self._is_encrypted = False

    def now(self) -> Content | None:
        """What it is about."""
        return Content("to a file that other programs open; the path is never overwritten by itself")

    def read(self, connection: Connection) -> None:
        """What the filter found, and whether the database is encrypted."""
        self._is_encrypted = getattr(connection, "key", None) is not None
        if self.shown.words and not self.shown.marked:
            from tracker.queries.entries import KINDS
            from tracker.queries.listing import Listing
            from tracker.tui.lists import find

            listing = Listing(KINDS[self.shown.mode], self.shown.status or None)
            found = find(connection, self.shown.words, None, listing, self.shown.most)
            self._refs = tuple(ref for ref, _ in found.matches)

    def codes(self, field: str) -> Codes:
        """The formats, profiles and languages."""
        match field:
            case "format":
                return tuple((name, format_.summary) for name, format_ in FORMATS.items())
            case "profile":
                return _PROFILES
            case "replace":
                return _YES_NO
            case "lang":
                return _LANGUAGES
        return ()

    def understood(self, field: str, typed: Typed) -> str:
        """What the format is, where the file will be."""
        if field == "path":
            return self._place(typed)
        code = complete(typed.get(field, ""), self.codes(field))
        if field == "format" and not code:
            raise InvalidInput(f"In which format? {', '.join(FORMATS)}.")
        if field == "profile" and not code:
            code = "public" if FORMATS[self._format(typed)].is_dossier else "full"
        return f"{code}: {dict(self.codes(field)).get(code, '')}" if code else ""

    def _place(self, typed: Typed) -> str:
        path = os.path.abspath(self._path(typed))
        if os.path.exists(path) and complete(typed.get("replace", ""), _YES_NO) != "yes":
            raise InvalidInput(f"{shown(path)} is there already. Name another path, or say yes to replace it.")
        if not os.path.isdir(os.path.dirname(path)):
            raise InvalidInput(f"There is no folder {shown(os.path.dirname(path))}.")
        readable = "; anybody who has it can read it, though the database is encrypted" if self._is_encrypted else ""
        return f"{path}{readable}"

    def _format(self, typed: Typed) -> str:
        try:
            found = complete(typed.get("format", ""), self.codes("format"))
        except InvalidInput:
            found = ""
        return found or "csv"

    def _path(self, typed: Typed) -> str:
        name = self._format(typed)
        return os.path.expanduser(typed.get("path", "")) or f"{self.shown.mode}.{_ENDINGS.get(name, name)}"

    def command(self, typed: Typed) -> str:
        """`tracker export FORMAT --only REF ... -o PATH`."""
        name = self._format(typed)
        is_dossier = FORMATS[name].is_dossier
        only = [word for ref in self._refs for word in ("--only", ref)]
        line = command_line("export", name)
        rest = command_line(
            what="" if only else self.shown.mode,
            status="" if only else self.shown.status,
            profile=_or_empty(typed.get("profile", ""), _PROFILES),
            lang=typed.get("lang", "") if is_dossier else "",
            force=_or_empty(typed.get("replace", ""), _YES_NO) == "yes",
            output=self._path(typed),
        ).removeprefix("tracker")
        return " ".join([line, *only]) + rest

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Write it from one snapshot. Raises TrackerError; then nothing is left half-written."""
        from tracker.export.contents import released, watched
        from tracker.export.files import write_export
        from tracker.export.selection import Selection, choose
        from tracker.queries.release import make_release

        _ = user
        name = self._format(typed)
        is_dossier = FORMATS[name].is_dossier
        profile = complete(typed.get("profile", ""), _PROFILES) or ("public" if is_dossier else "full")
        refs = choose(connection, self._wanted())
        if refs is not None and not refs:
            raise InvalidInput("Nothing is shown, so there is nothing to export.")
        request = self._request(typed, profile, refs) if is_dossier else None
        release = make_release(connection, profile)
        whole = release if refs is None or is_dossier else Selection(release, refs)
        force = complete(typed.get("replace", ""), _YES_NO) == "yes"
        path = os.path.abspath(self._path(typed))
        with watched(self._count), released(whole):
            write_export(connection, name, path, force=force, request=request)
        number = "" if refs is None else f"{looks.counted(len(refs), self.shown.mode)} as "
        return Done(f"Written: {number}{name} to {one_line(path, 200)}", self.command(typed))

    def _count(self) -> None:
        if self.is_stopped:
            raise ExportStopped
        self.count += 1

    def _wanted(self) -> Wanted:
        from tracker.export.selection import Wanted

        if self._refs or self.shown.words:
            return Wanted(only=self._refs or ("",))
        return Wanted(what=self.shown.mode, status=self.shown.status or None)

    def _request(self, typed: Typed, profile: str, refs: frozenset[str] | None) -> Any:
        from tracker.dates import today
        from tracker.export.dossier.request import Filter, Request

        chosen = Filter(self.shown.mode, None if self._refs else self.shown.status or None, only=refs)
        return Request(None, chosen, typed.get("lang", "") or "en", (), profile, today().isoformat())


def _in_words(shown: Shown) -> str:
    if shown.marked:
        return f"{len(shown.marked)} marked"
    status = f", {looks.words(shown.status)} only" if shown.status else ""
    words = f", {one_line(shown.words, 40)}" if shown.words else ""
    return f"{shown.mode}{status}{words}"


def _or_empty(text: str, codes: Codes) -> str:
    try:
        return complete(text, codes)
    except InvalidInput:
        return text
