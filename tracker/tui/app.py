"""The terminal UI as a whole: colours, places, the way back, and the one handler for what goes wrong."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.events import Event, Key, Paste, Resize

from tracker.config import Settings, database_target, read_settings, recording_user
from tracker.tui import keymap, looks, reads
from tracker.tui.commands import PLACES, bindings, get_command, scopes_of
from tracker.tui.data import Bridge, Failed
from tracker.tui.drafts import Drafts
from tracker.tui.in_turn import InTurn
from tracker.tui.messages import Place
from tracker.tui.palette import CommandsHere, EntriesByName
from tracker.tui.places import make_place
from tracker.tui.reference import with_database
from tracker.tui.safe import paragraph
from tracker.tui.screens.place import PlaceScreen, Staying, StyleSheets, is_too_small
from tracker.tui.themes import CONTRAST, DARK, LIGHT, PLAIN, THEMES, start_with
from tracker.tui.watch import Watch, news_in_words
from tracker.tui.widgets.bars import takes_letters

if TYPE_CHECKING:
    from tracker.ledger.drafts import KeptDraft
    from tracker.queries.news import News
    from tracker.tui.forms.form import Done, Form

STYLES: list[str | PurePath] = ["app.tcss", "screens/place.tcss", "screens/entries.tcss"]
"""With those of the first place: read at once, everything is styled once."""

_HISTORY = 200
_NEW_OBJECTS = 20_000
"""How many more objects there are when the collector looks for garbage among them; screens make many that stay."""
_CHOSEN = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}


class TrackerApp(App[None]):
    """Opens on the list of people."""

    TITLE = "tracker"
    DEFAULT_MODE = "people"
    CSS_PATH: ClassVar[StyleSheets] = STYLES
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {CommandsHere, EntriesByName}
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    NOTIFICATION_TIMEOUT = 8
    LOOK_EVERY = 1.0
    """Seconds between two looks at what other programs wrote."""

    def __init__(self, target: str, settings: Settings | None = None) -> None:
        is_plain = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if is_plain else None)
        self.settings = settings or read_settings()
        self.set_keymap(keymap.use(self.settings.keys, place=self.settings.path))
        looks.use({})
        self.bridge = Bridge(target)
        self.user = recording_user()
        self.drafts = Drafts(self.bridge, self.user)
        self.log_of_actions: list[Done] = []
        self.running: set[Form] = set()
        """The forms whose work takes long and is under way."""
        self._typed = InTurn(self, self._give)
        self._watch = Watch(target)
        self._seen_writes = 0
        self._openings = 0
        self._news: list[News] = []
        self._is_looking = False
        self._been: list[Place] = []
        self._first_language = ""
        self._languages: tuple[str, ...] = ()
        for theme in THEMES:
            self.register_theme(theme)
        start_with(self, PLAIN if is_plain else _CHOSEN.get(self.settings.theme, DARK))
        for mode, _ in PLACES:
            self.add_mode(mode, partial(make_place, mode, self.bridge))

    def on_load(self) -> None:
        """Codes have their labels before the first row comes."""
        if self.settings.language not in ("", "en"):
            self.bridge.read(self, partial(reads.labels, language=self.settings.language), looks.use, group="labels")

    def on_mount(self) -> None:
        """Forms get their drafts; from then on, look what other programs write."""
        self.bridge.read(self, self.drafts.read, self._say_what_is_unfinished, group="drafts", failed=lambda _: None)
        self.set_interval(self.LOOK_EVERY, self._look)

    def on_unmount(self) -> None:
        """Nothing new is started; what is being written is finished, what only reads is stopped."""
        for form in self.running:
            form.is_stopped = True
        self.bridge.close()

    def on_resize(self, event: Resize) -> None:
        """A terminal that is too small for anything says so; what was open is there again when it grows."""
        if not is_too_small(event.size) and not self.screen.is_modal:
            return
        from tracker.tui.screens.too_small import TooSmallScreen

        is_covered = isinstance(self.screen, TooSmallScreen)
        if is_too_small(event.size) and not is_covered:
            self.push_screen(TooSmallScreen())
        elif is_covered and not is_too_small(event.size):
            self.pop_screen()

    async def action_quit(self) -> None:
        """Leave; what was typed into a form is kept."""
        from tracker.tui.screens.form import FormScreen

        for screen in self.screen_stack:
            if isinstance(screen, FormScreen):
                screen.keep()
        self.exit()

    # places

    async def go(self, place: Place, *, keep: bool = True) -> None:
        """Go to a place and show what it says; where you were can be come back to."""
        here = self._here()
        if keep and here and (here.mode, here.open) != (place.mode, place.open):
            self._been = [*self._been[-_HISTORY:], here]
        await self.switch_mode(place.mode)
        screen = self.screen
        if isinstance(screen, PlaceScreen) and (place.open or place.words is not None or not keep):
            screen.visit(place)

    async def on_event(self, event: Event) -> None:
        """What is typed waits for its turn."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self._typed.take(event)
        else:
            await super().on_event(event)

    async def _give(self, event: Event) -> None:
        """A key that leads to another place is followed at once; one of a list means what the cursor stands on now."""
        if isinstance(event, Key) and (mode := self._place_behind(event.key)):
            await self.action_go(mode)
        elif isinstance(event, Key) and not await self._is_settled(event.key):
            self.show_error("What the cursor stands on is not here yet: press the key again.")
        else:
            await super().on_event(event)

    async def _is_settled(self, key: str) -> bool:
        screen = self.screen
        return not isinstance(screen, PlaceScreen) or takes_letters(self.focused) or await screen.settled(key)

    def _place_behind(self, key: str) -> str:
        if self._exit or self.screen.is_modal or takes_letters(self.focused) or isinstance(self.screen, Staying):
            return ""
        return next((mode for mode, _ in PLACES if key in keymap.keys_of(get_command(f"go.{mode}"))), "")

    async def action_go(self, mode: str) -> None:
        """To a place, as it was left."""
        await self.go(Place(mode))

    async def action_back(self) -> None:
        """To where you were before."""
        if self._been:
            await self.go(self._been.pop(), keep=False)

    def _here(self) -> Place | None:
        screen = self.screen
        return screen.where() if isinstance(screen, PlaceScreen) else None

    # languages: one order for all places

    def ordered(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """The versions in the order of the reader: the chosen one first."""
        self._languages = languages
        if self._first_language not in languages:
            return languages
        place = languages.index(self._first_language)
        return languages[place:] + languages[:place]

    def rotate_languages(self) -> None:
        """The next version comes first."""
        if self._languages:
            current = self.ordered(self._languages)
            self._first_language = current[1 % len(current)]

    # what other programs write

    def _look(self) -> None:
        self.bridge.rest()
        if not self._is_looking:
            self._is_looking = True
            self.bridge.aside(self, self._watch.look, self._looked, failed=self._show_gone)

    def _looked(self, news: News | None) -> None:
        self._is_looking = False
        if news is not None and news.is_known:
            self._news.append(news)
        if self.bridge.under_way:  # only when it is done is it known which claims are our own
            return
        wrote, self._seen_writes = self.bridge.writes != self._seen_writes, self.bridge.writes
        sentences = [news_in_words(one, self.bridge.own, wrote=wrote) for one in self._news]
        if self._openings != self._watch.openings:
            self._openings = self._watch.openings
            sentences.insert(0, "The database is back, or another one has taken its place: all is read again.")
        self._news.clear()
        if any(sentences):
            self.notify("\n".join(filter(None, sentences)), markup=False)
            self.bridge.writes += 1
            self._seen_writes += 1
            if isinstance(self.screen, PlaceScreen):
                self.screen.soft_reload()

    def _show_gone(self, sentence: str) -> None:
        self._is_looking = False
        self.show_error(sentence)

    # what is said to the user

    def show_error(self, sentence: str) -> None:
        """Say what could not be done."""
        self.notify(paragraph(sentence), severity="error", timeout=12, markup=False)

    def as_told(self, command: str) -> str:
        """A command line as it works from any shell: it names the database unless that is the usual one."""
        target = self.bridge.target
        return command if target == _usual_target() else with_database(command, target)

    def acted(self, done: Done) -> None:
        """Something was done: say so, with the command line that does the same, and remember it."""
        self.bridge.own.update(done.hashes)
        told = done._replace(command=self.as_told(done.command))
        self.log_of_actions.append(told)
        lines = told.command.split("\n")
        more = (
            f"\n… and {len(lines) - 1} more lines: press {keymap.keys_shown(get_command('log'))}" if lines[1:] else ""
        )
        self.notify(f"{done.sentence}\n$ {paragraph(lines[0])[:400]}{more}", markup=False)

    def form_closed(self, done: Done | None) -> None:
        """A form did something: the place below shows it."""
        if done is not None and isinstance(self.screen, PlaceScreen):
            self.screen.after_action(done)

    def _say_what_is_unfinished(self, kept: tuple[KeptDraft, ...]) -> None:
        self.drafts.take(kept)
        if kept:
            forms = "a form" if len(kept) == 1 else f"{len(kept)} forms"
            about = ", ".join(f"{draft.form} {draft.subject.partition(' ')[0]}".strip() for draft in kept[:3])
            self.notify(paragraph(f"You left {forms} unfinished; what you typed is still there: {about}"), markup=False)

    def on_failed(self, message: Failed) -> None:
        """The one place where what went wrong in a worker is told."""
        self.show_error(message.sentence)

    def copy(self, text: str) -> None:
        """Into the clipboard, where the terminal allows it."""
        if text:
            self.copy_to_clipboard(text)
            self.notify(paragraph(text)[:300], title="Copied", markup=False)

    # actions

    def action_help(self) -> None:
        """Over the place, its keys."""
        screen = self.screen
        explanation = getattr(screen, "EXPLANATION", "")
        if explanation:
            from tracker.tui.screens.help import HelpScreen

            scopes = [scope for scope in scopes_of(screen, *screen.query("*")) if scope != "everywhere"]
            scopes += ["form"] if "plan" in scopes else []
            self.push_screen(HelpScreen((*scopes, "everywhere"), explanation))

    def action_reload(self) -> None:
        """Read everything again."""
        if isinstance(self.screen, PlaceScreen):
            self.screen.action_reload()

    def action_review(self) -> None:
        """Ask for the seed folder of a new resolution and review what was found in it."""
        from tracker.tui.screens.ask import AskScreen

        hint = "its seed folder, made by: tracker ingest FILE... -o FOLDER"
        self.push_screen(AskScreen("Review the candidates of which resolution?", hint), self.review)

    def review(self, folder: str | None) -> None:
        """Review the candidates in a seed folder."""
        from tracker.tui.screens.review import ReviewScreen

        if folder and folder.strip():
            self.push_screen(ReviewScreen(Path(folder.strip()).expanduser(), self.bridge))

    def action_log(self) -> None:
        """What was done in this session."""
        from tracker.tui.screens.log import LogScreen

        self.push_screen(LogScreen(self.log_of_actions))

    def action_undo(self) -> None:
        """Take the last action back, where there is a way."""
        from tracker.tui.forms.many import UndoForm
        from tracker.tui.screens.form import FormScreen

        last = next((one for one in reversed(self.log_of_actions) if one.refs), None)
        if last is None or last.undo is None:
            what = "Nothing was done yet in this session." if last is None else f"There is no way back: {last.sentence}"
            self.show_error(what)
            return

        def closed(done: Done | None) -> None:
            if done is not None:
                self.log_of_actions = [one._replace(undo=None) if one is last else one for one in self.log_of_actions]
            self.form_closed(done)

        self.push_screen(FormScreen(UndoForm(last, last.undo)), closed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Over a form or a dialog only leaving and colours go on; what stays is left by its own keys."""
        if action in ("undo", "log", "go", "back", "reload", "help") and self.screen.is_modal:
            return False
        if action in ("undo", "go", "back", "reload", "review") and isinstance(self.screen, Staying):
            return False
        return super().check_action(action, parameters)

    def action_next_theme(self) -> None:
        """Dark, light, high contrast."""
        names = [DARK.name, LIGHT.name, CONTRAST.name]
        place = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(place + 1) % len(names)]


def _usual_target() -> str:
    return database_target(None)


def run(target: str, settings: Settings) -> int:
    """Open the terminal UI on the database at `target`, which exists and is current. Returns the exit code."""
    app = TrackerApp(target, settings)
    gc.freeze()  # what was loaded stays: to look for garbage in it takes a third of the time to the first rows
    gc.set_threshold(_NEW_OBJECTS)
    app.run()
    return app.return_code or 0
