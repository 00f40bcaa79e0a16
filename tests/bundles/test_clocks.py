"""A clock that was ahead alters nothing and stops nobody: what it recorded stays, and what is right goes on."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from tests.bundles.desks import ANA, PETR, bundle_of, claim, make_desks, recorded_at_desk, take, work
from tests.running import Run
from tracker.cli import output
from tracker.db.connection import open_database
from tracker.ledger.checks import check_ledger


@pytest.fixture
def desks(tmp_path: Path) -> dict[str, Path]:
    return make_desks(tmp_path)


def by(monkeypatch: pytest.MonkeyPatch, *, days: int) -> None:
    """Set the clock by which the ledger records."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            return super().now(tz) + timedelta(days=days)

    monkeypatch.setattr("tracker.ledger.node.datetime", Clock)


def test_what_a_clock_recorded_that_was_ahead_stays_and_the_rest_is_shared(
    desks: dict[str, Path], tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bo, chi = desks.values()
    at_ana = ("--database", str(ana))
    claim(ana, "held", "2024-01")
    work(ana, ("plan", 0, 0, 0))
    take(bo, bundle_of(ana))
    by(monkeypatch, days=20_000)
    wrong = claim(ana, "released", "2024-02")
    work(ana, ("plan", 1, 0, 0))
    by(monkeypatch, days=0)
    recorded = run(*at_ana, "status", PETR, "imprisoned", "--on", "2024-03")
    assert recorded.code == 0
    assert "tracker bundle renew" in recorded.err
    stick = tmp_path / "x.bundle"
    made = run(*at_ana, "bundle", "create", "-o", str(stick))
    assert "Left out: 3 claims and acts" in made.err
    assert "begin a new node" in made.err
    take(bo, stick.read_bytes())
    assert recorded_at_desk(bo) == [(ANA, "held", "2024-01")]
    assert run(*at_ana, "bundle", "renew").code == 0
    assert run(*at_ana, "status", ANA, "released", "--on", "2024-02", "--corrects", wrong[:12]).err == ""
    claim(ana, "imprisoned", "2024-03", PETR)
    for desk in (bo, chi):
        take(desk, bundle_of(ana))
        assert recorded_at_desk(desk)[-2:] == [(ANA, "released", "2024-02"), (PETR, "imprisoned", "2024-03")]
    take(chi, bundle_of(bo))
    take(ana, bundle_of(chi))
    assert len(recorded_at_desk(ana)) == 5
    for desk in (ana, bo, chi):
        with open_database(str(desk)) as connection:
            assert check_ledger(connection).faults == ()
    made = run(*at_ana, "bundle", "create", "-o", str(stick), "--force", "--json")
    assert json.loads(made.out)["left_out"] == 3
    assert "begin a new node" not in made.err


def test_a_clock_that_is_far_ahead_is_asked_about_before_anything_is_recorded(
    desks: dict[str, Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = desks["ana"]
    claim(ana, "held", "2024-01")
    record = ("--database", str(ana), "status", ANA, "released", "--on", "2024-02")
    by(monkeypatch, days=91)
    asked: list[str] = []

    def no(question: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(output, "can_ask", lambda: True)
    monkeypatch.setattr(output, "ask", no)
    refused = run(*record)
    assert (refused.code, asked) == (2, ["Is the clock right?"])
    assert "91 days before" in refused.err
    assert recorded_at_desk(ana) == [(ANA, "held", "2024-01")]
    monkeypatch.setattr(output, "can_ask", lambda: False)
    recorded = run(*record)
    assert recorded.code == 0
    assert "91 days before" in recorded.err
    assert run(*record[:3], ANA, "held", "--on", "2024-03").err == ""


def test_a_desk_that_only_plans_is_not_asked_about_its_clock_for_want_of_claims(
    desks: dict[str, Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = ("--database", str(desks["ana"]), "followup", "add", ANA, "ask", "--due", "2040-01-01")
    by(monkeypatch, days=80)
    assert run(*plan).err == ""
    by(monkeypatch, days=160)
    assert run(*plan).err == ""
    by(monkeypatch, days=251)
    assert "something was last recorded here" in run(*plan).err


def test_the_claims_of_others_are_called_by_their_hashes(desks: dict[str, Path], run: Run) -> None:
    ana, bo, _ = desks.values()
    theirs = claim(ana, "held", "2024-01")
    take(bo, bundle_of(ana))
    claim(bo, "released", "2024-02")
    at_bo = ("--database", str(bo), "status", ANA)
    told = run(*at_bo).out
    assert f"by ana, claim {theirs[:12]}\n" in told
    assert "by bo, claim 1\n" in told
    unknown = run(*at_bo, "--retract", "2", "--note", "a slip")
    assert unknown.code == 2
    assert f"Its claims are: {theirs[:12]}, 1." in unknown.err
    assert run(*at_bo, "--retract", theirs[:12], "--note", "a slip").code == 0
