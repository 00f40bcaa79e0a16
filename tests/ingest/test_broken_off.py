"""An acceptance that is killed between any two changes of the disk: who loads the folder says so, a review ends it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.samples import drafted
from tests.ingest.test_review import decide, review_of
from tests.running import ROOT, Run, process_environment
from tracker.errors import InvalidInput
from tracker.ingest.review.accept import apply_review, load_proved
from tracker.ingest.review.file import FILE
from tracker.register.accepting import ACCEPTING
from tracker.register.load import load_register

_REPLACING = """
import os, shutil, sys
from pathlib import Path
from tracker.ingest.review.together import replace_together

source, killed = Path(sys.argv[1]), Path(sys.argv[2])
new = {"people.toml": b"# new\\n", "charges.toml": b"# new\\n", "demands.toml": b"# new\\n"}
events = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod")

def kill_at(number):
    left = [number]
    def hook(event, args):
        if event in events or (event == "open" and "w" in (args[1] or "")):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
    sys.addaudithook(hook)

number, is_killed = 0, True
while is_killed:
    folder = killed / f"{number:03}" / source.name
    shutil.copytree(source, folder)
    before = {name: (folder / name).read_bytes() if (folder / name).exists() else None for name in new}
    child = os.fork()
    if not child:
        kill_at(number)
        replace_together(folder, new, before)
        os._exit(0)
    is_killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    number += 1
"""
OLD, NEW = "# old\n", "# new\n"


@pytest.mark.skipif(not hasattr(sys, "addaudithook") or sys.platform == "win32", reason="processes do not fork there")
def test_a_half_acceptance_is_never_read_without_a_word_and_is_finished_by_a_review(tmp_path: Path) -> None:
    folder = drafted(tmp_path)
    for name in ("people.toml", "charges.toml"):
        (folder / name).write_text(OLD)
    killed = tmp_path / "killed"
    script = [sys.executable, "-c", _REPLACING, str(folder), str(killed)]
    subprocess.run(script, check=True, cwd=ROOT, env=process_environment())
    seen = set()
    for one in sorted(killed.iterdir()):
        left = one / folder.name
        _, problems = load_register(left)
        is_half = "half_accepted" in {problem.code for problem in problems}
        states = state(left)
        assert is_half or states in ([OLD, OLD, None], [NEW, NEW, NEW]), one.name
        load_proved(left)
        after = state(left)
        assert after == ([NEW, NEW, NEW] if is_half else states)
        assert not (left / ACCEPTING).exists()
        seen.add((is_half, *states))
    assert {(True, OLD, OLD, None), (True, NEW, OLD, None), (True, NEW, NEW, None)} <= seen
    assert {(False, OLD, OLD, None), (True, NEW, NEW, NEW), (False, NEW, NEW, NEW)} <= seen


def state(folder: Path) -> list[str | None]:
    names = ("people.toml", "charges.toml", "demands.toml")
    return [(folder / name).read_text() if (folder / name).exists() else None for name in names]


def test_init_and_verify_say_what_to_do_about_a_half_acceptance(database: Path, tmp_path: Path, run: Run) -> None:
    assert database.exists()
    folder = drafted(tmp_path)
    (folder / ACCEPTING).mkdir()
    for command in ("init", "verify"):
        outcome = run(command, "--seeds", str(folder.parent))
        assert outcome.code == (3 if command == "init" else 1)
        assert "half written. Finish it: tracker review" in outcome.err + outcome.out
    assert run("review", str(folder), "--apply").code == 0
    assert run("init", "--seeds", str(folder.parent)).code == 0


@pytest.mark.parametrize("files_before", [0, 1, 2])
def test_an_acceptance_that_is_broken_off_between_two_files_is_finished_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files_before: int
) -> None:
    folder = drafted(tmp_path)
    review = review_of(folder)
    for place, item in enumerate(review.items):
        review = review.with_item(place, item.decided("accept"))
    real, left = os.replace, [files_before]

    def broken_off(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.EIO, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "replace", broken_off)
    with pytest.raises(InvalidInput, match="on the next run"):
        apply_review(folder, review, FILE)
    monkeypatch.undo()
    applied = apply_review(folder, review, FILE)
    assert (applied.written, len(applied.already)) == ({}, len(review.items))
    register = load_proved(folder)
    assert len(register.entries) == len(review.items)
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_what_somebody_changed_after_an_acceptance_was_broken_off_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = drafted(tmp_path)
    review = decide(review_of(folder), Ilgar_Sadiqov="accept")

    def full(_source: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr(os, "replace", full)
        with pytest.raises(InvalidInput):
            apply_review(folder, review, FILE)
    (folder / "people.toml").write_text("# mine\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"people\.toml was changed since"):
        apply_review(folder, review, FILE)
    assert (folder / "people.toml").read_text(encoding="utf-8") == "# mine\n"
