"""What the settings change in the terminal UI: keys, labels, colours; and what they are refused for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import ROOT, Run, run_process
from tests.tui.driving import NARROW, opened
from tracker.config import read_settings
from tracker.errors import InvalidInput
from tracker.tui import keymap
from tracker.tui.commands import get_command
from tracker.tui.screens.form import FormScreen
from tracker.tui.themes import LIGHT

Config = Callable[[str], None]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """Writes the file of settings."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("TRACKER_CONFIG", str(path))

    def write(text: str) -> None:
        path.write_text(text, encoding="utf-8")

    return write


async def test_a_key_is_changed_by_the_name_of_its_command_everywhere_at_once(database: Path, config: Config) -> None:
    config('[keys]\n"entry.status" = "c"\n"entry.checked" = "s or f2"\nhelp = "f1"\n')
    async with opened(database, NARROW) as ui:
        assert "f1 Help" in ui.lines()[-1]
        await ui.press("c")
        assert ui.form.form.NAME == "status"
        await ui.press("escape", "s")
        assert ui.form.form.NAME == "checked"
        await ui.press("escape", "f2")
        assert ui.form.form.NAME == "checked"
        await ui.press("escape", "question_mark")
        assert not ui.app.screen.is_modal
        assert keymap.keys_shown(get_command("entry.checked")) == "s or f2"
        await ui.press("f1")
        assert ui.app.screen.is_modal
        assert "s or f2" in "\n".join(ui.lines()) or ui.app.screen.query("Document")


async def test_without_settings_keys_are_those_declared_again(database: Path) -> None:
    async with opened(database) as ui:
        assert keymap.keys_shown(get_command("entry.status")) == "s"
        await ui.press("s")
        assert isinstance(ui.app.screen, FormScreen)


def test_the_settings_that_the_readme_shows_are_taken(config: Config) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    config(readme.partition("```toml\n")[2].partition("```")[0])
    settings = read_settings()
    assert (settings.language, settings.theme, settings.is_plain) == ("pl", "light", False)
    assert keymap.use(settings.keys, place="README.md")["entry.checked"] == "f3,ctrl+k"


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ('"entry.statsu" = "s"', 'no command is called "entry.statsu". Do you mean entry.status'),
        ('"entry.status" = "c"', 'the key "c" would mean both entry.status'),
        ('"entry.status" = "q"', 'the key "q" would mean both quit'),
        ('"entry.status" = "hyper+q"', 'is given "hyper+q", which is no key'),
        ('"entry.status" = ""', "which is no key"),
        ('"form.save" = "s"', "works while somebody types"),
        ('"entry.status" = 1', "gives a key for a command"),
    ],
)
def test_keys_that_cannot_be_are_refused_in_a_sentence(config: Config, keys: str, sentence: str) -> None:
    config(f"[keys]\n{keys}\n")
    with pytest.raises(InvalidInput) as refused:
        keymap.use(read_settings().keys, place="config.toml")
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('language = "de"', "language in"),
        ('theme = "pink"', "it is one of: dark, light, contrast"),
        ('plain = "yes"', "is true or false"),
        ("plain = tru", "cannot be read"),
        ('keys = "s"', "[keys] in"),
    ],
)
def test_settings_that_cannot_be_are_refused_in_a_sentence(config: Config, text: str, sentence: str) -> None:
    config(text)
    with pytest.raises(InvalidInput) as refused:
        read_settings()
    assert sentence in str(refused.value)


@pytest.mark.usefixtures("database")
def test_a_wrong_setting_leaves_with_a_sentence_and_no_traceback(config: Config, run: Run) -> None:
    config('theme = "\\u001b[31m"')
    outcome = run("--plain")
    assert outcome.code == 2
    assert outcome.err.startswith("tracker: theme in")
    assert "\x1b" not in outcome.err


@pytest.mark.parametrize(
    ("language", "held"), [("sl", "Odvzeta"), ("pl", "Pozbawienie"), ("lv", "Atņemta"), ("en", "held")]
)
async def test_codes_are_called_as_the_reader_calls_them(
    database: Path, config: Config, language: str, held: str
) -> None:
    config(f'language = "{language}"\n')
    async with opened(database) as ui:
        assert f"● {held}" in ui.lines()[3]
        await ui.press("s")
        assert f"● {held}" in ui.text()


async def test_the_theme_of_the_settings_is_there_from_the_first_paint(database: Path, config: Config) -> None:
    config('theme = "light"\n')
    async with opened(database) as ui:
        assert ui.app.theme == LIGHT.name


def test_no_color_wins_over_a_theme(database: Path, config: Config) -> None:
    config('theme = "light"\n')
    from tracker.tui.app import TrackerApp

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_COLOR", "1")
        assert TrackerApp(str(database)).theme == "tracker-plain"
        patch.setenv("NO_COLOR", "")
        assert TrackerApp(str(database)).theme == LIGHT.name


@pytest.mark.usefixtures("database")
def test_stale_days_stand_beside_the_other_settings(config: Config) -> None:
    config('language = "sl"\n[stale_after_days]\nperson = 36000\n[keys]\nundo = "U"\n')
    found = run_process("agenda")
    assert found.returncode == 0
    assert b"person/" not in found.stdout
