"""Nothing typed is lost when a form is left, or the program ends or is killed; and nothing of it lies in the open."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import process_environment, run_process
from tests.tui.driving import opened
from tracker.db.connection import open_database
from tracker.ledger.drafts import keep_draft, list_drafts
from tracker.tui.screens.form import FormScreen

WORDS = "told by her sister in confidence"


def kept(path: Path) -> list[dict[str, str]]:
    """What the database keeps of forms that were not recorded."""
    with open_database(str(path)) as connection:
        return [draft.typed for draft in list_drafts(connection, "tester")]


async def test_what_was_typed_is_there_again_in_another_run(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        await ui.fill(code="released", source=WORDS)
        await ui.until(lambda: bool(kept(database)))
    async with opened(database) as ui:
        assert "unfinished" in ui.text()
        await ui.press("s")
        assert (ui.form.typed["code"], ui.form.typed["source"]) == ("released", WORDS)
        await ui.save()
        await ui.until(lambda: not kept(database))


async def test_leaving_the_program_with_a_form_open_keeps_it(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("a")
        screen = ui.app.screen
        assert isinstance(screen, FormScreen)
        await ui.fill(what=WORDS)
        await ui.pilot.press("ctrl+q")
    ui.app.bridge._keeping.shutdown(wait=True)
    assert [typed["what"] for typed in kept(database)] == [WORDS]


async def test_a_form_is_begun_afresh_when_somebody_wants_that(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        await ui.fill(source=WORDS, code="released")
        await ui.press("ctrl+n")
        assert (ui.form.typed["source"], ui.form.typed["code"]) == ("", "held")
        await ui.press("escape")
        await ui.until(lambda: not kept(database))


async def test_the_draft_of_one_entry_is_not_offered_for_another(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        await ui.fill(source=WORDS)
        await ui.press("escape", "down", "s")
        assert ui.form.typed["source"] == ""


def test_a_draft_is_kept_by_owner_and_replaced(database: Path) -> None:
    with open_database(str(database)) as connection:
        keep_draft(connection, "ana", "status", "person/x", {"source": "one"})
        keep_draft(connection, "ana", "status", "person/x", {"source": "two \ud800"})
        assert [draft.typed for draft in list_drafts(connection, "ana")] == [{"source": "two \ud800"}]
        assert list_drafts(connection, "bo") == ()
        keep_draft(connection, "ana", "status", "person/x", {})
        assert list_drafts(connection, "ana") == ()


def test_drafts_are_in_no_export(database: Path, tmp_path: Path) -> None:
    with open_database(str(database)) as connection:
        keep_draft(connection, "tester", "status", "person/x", {"source": WORDS})
    for name in ("json", "csv", "sqlite"):
        path = tmp_path / f"all.{'zip' if name == 'csv' else name}"
        assert run_process("export", name, "-o", str(path)).returncode == 0
        assert WORDS.encode() not in path.read_bytes()


KEEPING = """
import os, sys
from tracker import passphrase
from tracker.db.connection import open_database
from tracker.ledger.drafts import keep_draft
passphrase.read_from(3)
keep_draft(open_database(sys.argv[1]), "tester", "status", "person/x", {"source": sys.argv[2]})
os._exit(0)
"""


def test_nothing_of_a_draft_lies_beside_an_encrypted_database(database: Path) -> None:
    pytest.importorskip("sqlcipher3")
    program = """
        exec 3< <(echo correct horse battery); "$0" -m tracker --passphrase-fd 3 encrypt &&
        exec 3< <(echo correct horse battery); exec "$0" -c "$1" "$2" "$3"
    """
    command = ["bash", "-c", program, sys.executable, KEEPING, str(database), WORDS]
    done = subprocess.run(command, env=process_environment(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    for file in database.parent.iterdir():
        if file.is_file():
            assert WORDS.encode() not in file.read_bytes(), file.name
            assert b"sister" not in file.read_bytes(), file.name
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(database).execute("SELECT * FROM draft")


KILLED = """
import asyncio, os, sys, signal
from tests.tui.driving import opened
from tests.tui.test_drafts import kept
from pathlib import Path
async def main():
    async with opened(Path(sys.argv[1])) as ui:
        await ui.press("s")
        await ui.fill(source=sys.argv[2])
        await ui.until(lambda: bool(kept(Path(sys.argv[1]))))
        os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(main())
"""


def test_a_killed_program_loses_nothing_that_was_typed_a_moment_ago(database: Path) -> None:
    environment = process_environment({"TEXTUAL_ANIMATIONS": "none"})
    command = [sys.executable, "-c", KILLED, str(database), WORDS]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, timeout=60, cwd=os.getcwd())
    assert done.returncode == -signal.SIGKILL
    assert [typed["source"] for typed in kept(database)] == [WORDS]
