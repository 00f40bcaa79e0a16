"""Desks that work apart and exchange bundles in any order, twice or never: who knows the same exports the same."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bundles.desks import (
    ANA,
    DEEDS,
    Deed,
    bundle_of,
    claim,
    content_of,
    copy_desk,
    export_of,
    knowledge_of,
    make_desks,
    recorded_at_desk,
    take,
    work,
)
from tests.running import Run
from tracker.bundles.since import find_bases
from tracker.db.connection import open_database
from tracker.ledger.acts import DONE, append_act
from tracker.ledger.checks import check_ledger
from tracker.ledger.followups import add_follow_up, complete_follow_up, postpone_follow_up
from tracker.ledger.plans import apply_plans, list_kept
from tracker.queries.refs import get_entry

NAMES = ("ana", "bo", "chi")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("work"), st.sampled_from(NAMES), DEEDS),
        st.tuples(st.just("pack"), st.sampled_from(NAMES), st.booleans()),
        st.tuples(st.just("carry"), st.sampled_from(NAMES), st.integers(0, 99)),
    ),
    min_size=4,
    max_size=20,
)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desks")
    return make_desks(folder, ("first",))["first"]


@pytest.fixture
def desks(tmp_path: Path) -> dict[str, Path]:
    return make_desks(tmp_path)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, order=st.permutations(NAMES * 2))
def test_whoever_received_the_same_exports_the_same_bytes(
    steps: list[tuple[str, str, Deed | bool | int]], order: list[str], pristine: Path
) -> None:
    with tempfile.TemporaryDirectory(dir=pristine.parent) as scratch:
        desks = {name: copy_desk(pristine, Path(scratch) / f"{name}.sqlite") for name in NAMES}
        stick: list[bytes] = []
        for what, name, how in steps:
            if what == "work":
                assert isinstance(how, tuple)
                work(desks[name], how)
            elif what == "pack":
                stick.append(bundle_of(desks[name], with_register=bool(how)))
            elif stick:
                assert isinstance(how, int)
                take(desks[name], stick[how % len(stick)])
            assert_alike_where_the_same_is_known(desks)
        last = {name: bundle_of(desk) for name, desk in desks.items()}
        for place, desk in enumerate(desks.values()):
            for name in order[place:] + order[:place]:
                take(desk, last[name])
        assert len({knowledge_of(desk) for desk in desks.values()}) == 1
        assert len({export_of(desk) for desk in desks.values()}) == 1
        for desk in desks.values():
            with open_database(str(desk)) as connection:
                assert check_ledger(connection).faults == ()


def assert_alike_where_the_same_is_known(desks: dict[str, Path]) -> None:
    exports: dict[object, str] = {}
    for desk in desks.values():
        assert exports.setdefault(knowledge_of(desk), export_of(desk)) == export_of(desk)


def work_a_little(desks: dict[str, Path]) -> None:
    for number, desk in enumerate(desks.values()):
        for kind in ("claim", "plan", "spell", "decide", "do", "mark"):
            work(desk, (kind, number, number + 1, number))


def test_the_order_in_which_bundles_come_does_not_matter(desks: dict[str, Path], tmp_path: Path) -> None:
    work_a_little(desks)
    bundles = [bundle_of(desk) for desk in desks.values()]
    exports = set()
    for number, order in enumerate(permutations(bundles)):
        desk = copy_desk(tmp_path / "pristine.sqlite", tmp_path / f"new{number}.sqlite")
        for data in order:
            take(desk, data)
        exports.add(export_of(desk))
    assert len(exports) == 1


def test_it_does_not_matter_who_passes_a_bundle_on(desks: dict[str, Path]) -> None:
    work_a_little(desks)
    ana, bo, chi = desks.values()
    take(bo, bundle_of(ana))
    take(chi, bundle_of(bo))
    directly = copy_desk(chi.parent / "pristine.sqlite", chi.parent / "directly.sqlite")
    for desk in (chi, bo, ana):
        take(directly, bundle_of(desk))
    take(chi, bundle_of(directly))
    assert export_of(chi) == export_of(directly)
    assert export_of(ana) != export_of(chi)


def test_a_bundle_that_comes_twice_changes_nothing_the_second_time(desks: dict[str, Path]) -> None:
    work_a_little(desks)
    data = bundle_of(desks["ana"])
    assert take(desks["bo"], data).says_something_new
    before = content_of(desks["bo"])
    assert not take(desks["bo"], data).says_something_new
    assert content_of(desks["bo"]) == before


def test_an_older_bundle_is_harmless(desks: dict[str, Path]) -> None:
    claim(desks["ana"])
    older = bundle_of(desks["ana"])
    claim(desks["ana"], "held", "2025")
    take(desks["bo"], bundle_of(desks["ana"]))
    before = content_of(desks["bo"])
    assert not take(desks["bo"], older).says_something_new
    assert content_of(desks["bo"]) == before


def test_claims_that_disagree_are_both_kept_and_shown(desks: dict[str, Path]) -> None:
    claim(desks["ana"], "released", "2024-05-14")
    claim(desks["bo"], "held", "2024-05-14")
    merged = take(desks["bo"], bundle_of(desks["ana"]))
    (found,) = merged.effects.contradictions
    assert found.ref == ANA
    assert (found.one, found.other) == ("released (2024-05-14)", "held (2024-05-14)")
    take(desks["ana"], bundle_of(desks["bo"]))
    assert export_of(desks["ana"]) == export_of(desks["bo"])
    assert recorded_at_desk(desks["ana"]) == [(ANA, "held", "2024-05-14"), (ANA, "released", "2024-05-14")]


def test_what_another_desk_recorded_can_be_taken_back_here(desks: dict[str, Path]) -> None:
    digest = claim(desks["ana"])
    take(desks["bo"], bundle_of(desks["ana"]))
    claim(desks["bo"], "unknown", "2024", kind="correction", supersedes=digest)
    (change,) = take(desks["ana"], bundle_of(desks["bo"])).effects.statuses
    assert (change.before, change.after) == ("released", "unknown")


def test_one_occurrence_that_two_desks_did_is_done_once(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    work(ana, ("plan", 0, 1, 0))
    take(bo, bundle_of(ana))
    for desk in (ana, bo):
        work(desk, ("do", 0, 0, 0))
    take(ana, bundle_of(bo))
    take(bo, bundle_of(ana))
    assert export_of(ana) == export_of(bo)
    with open_database(str(ana)) as connection:
        assert connection.raw.execute("SELECT due FROM follow_up").fetchall() == [("2027-02-01",)]
        assert connection.raw.execute("SELECT count(*) FROM follow_up_done").fetchone() == (2,)


def test_a_bundle_since_a_head_holds_what_came_after_it(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana)
    take(bo, bundle_of(ana))
    claim(ana, "held", "2025")
    with open_database(str(ana)) as connection:
        bases = find_bases(connection, [digest])
    data = bundle_of(ana, since=bases)
    assert len(data) < len(bundle_of(ana)) / 2
    merged = take(bo, data)
    assert [(node.claims, node.acts) for node in merged.nodes] == [(1, 0)]
    assert export_of(bo) == export_of(ana)
    assert not merged.register_differs


def test_a_database_from_before_acts_tells_of_what_it_has(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    work_a_little(desks)
    work(ana, ("postpone", 0, 3, 3))
    with open_database(str(ana)) as connection:
        triggers = connection.raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'act_%'"
        ).fetchall()
        for name, _sql in triggers:
            connection.raw.execute(f"DROP TRIGGER {name}")
        connection.raw.execute("DELETE FROM act")
        for _name, sql in triggers:
            connection.raw.execute(sql)
    other = shutil.copy(bo, bo.with_name("other.sqlite"))
    for desk in (bo, Path(other)):
        take(desk, bundle_of(ana))
    take(ana, bundle_of(bo))
    assert export_of(ana) == export_of(bo) == export_of(Path(other))


def test_what_two_desks_did_at_once_was_done_by_both_and_once(desks: dict[str, Path], run: Run) -> None:
    ana, bo, _ = desks.values()
    with open_database(str(ana)) as connection:
        entry = get_entry(connection, ANA)
        plan = add_follow_up(connection, entry, "Ask", date(2026, 11, 20), every="3 months", by="ana")
    take(bo, bundle_of(ana))
    for desk, result in ((ana, "no answer"), (bo, "they will see")):
        with open_database(str(desk)) as connection:
            complete_follow_up(connection, plan.id, on="2026-11-21", result=result, by=desk.stem, due="2026-11-20")
    for one, other in ((bo, ana), (ana, bo)):
        take(one, bundle_of(other))
    for desk in (ana, bo):
        lines = run("--database", str(desk), "followup", "list").lines
        assert "due 2027-02-20" in lines[0]
        assert {line.strip() for line in lines[1:]} == {
            "done 2026-11-21 by ana  no answer",
            "done 2026-11-21 by bo  they will see",
        }
    assert export_of(ana) == export_of(bo)


def test_what_came_from_a_desk_whose_clock_is_ahead_is_done_and_moved_all_the_same(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    ahead = (datetime.now(UTC) + timedelta(hours=20)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    with open_database(str(ana)) as connection:
        plan = add_follow_up(connection, get_entry(connection, ANA), "Ask", date(2026, 11, 20), every="month", by="ana")
        with connection.writing():
            facts = {"due": "2026-11-20", "done_on": "2026-11-20", "result": ""}
            subject = next(list_kept(connection)).plan.subject
            append_act(connection, DONE, subject, facts, by="ana", at=ahead)
            apply_plans(connection, [subject])
    take(bo, bundle_of(ana))
    with open_database(str(bo)) as connection:
        assert postpone_follow_up(connection, plan.id, date(2027, 1, 3)).due == "2027-01-03"
        assert not check_ledger(connection).faults
    take(ana, bundle_of(bo))
    assert export_of(ana) == export_of(bo)
