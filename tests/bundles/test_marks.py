"""Who marked something decides how far it travels: others can hold it back as well, and never let it go farther."""

from __future__ import annotations

import gzip
import json
import sqlite3
import tempfile
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bundles.desks import ANA, DEMAND, PETR, bundle_of, claim, make_desks, take, work
from tests.running import Run
from tracker.db.connection import Connection, open_database
from tracker.db.migrate import downgrade_database
from tracker.ledger.acts import end_of_acts
from tracker.ledger.marks import add_mark, list_marks
from tracker.ledger.node import own_node
from tracker.queries.followups import all_follow_ups
from tracker.queries.release import follow_up_key, level_now, make_release
from tracker.queries.standing import LEVELS, standing_marks

NAMES = ("ana", "bo", "chi")
SECRET = "hides in Riga"


@pytest.fixture
def desks(tmp_path: Path) -> dict[str, Path]:
    return make_desks(tmp_path)


def mark(desk: Path, part: str, target: str, level: str) -> None:
    with open_database(str(desk)) as connection:
        add_mark(connection, part, target, level, reason="", by=desk.stem)


def level(desk: Path, part: str, target: str) -> str:
    with open_database(str(desk)) as connection:
        return level_now(connection, part, target)


def exchange(desks: dict[str, Path]) -> None:
    for giver, taker in product(desks.values(), repeat=2):
        if giver != taker:
            take(taker, bundle_of(giver))


def said_to(profile: str, desk: Path) -> str:
    return gzip.decompress(bundle_of(desk, profile=profile)).decode()


def test_what_we_marked_private_stays_private_whatever_a_partner_marks_later(desks: dict[str, Path]) -> None:
    digest = claim(desks["ana"], note=SECRET)
    for part in ("claim", "claim_note"):
        mark(desks["ana"], part, digest, "private")
    take(desks["bo"], bundle_of(desks["ana"]))
    for part in ("claim", "claim_note"):
        mark(desks["bo"], part, digest, "public")
    take(desks["ana"], bundle_of(desks["bo"]))
    for desk in (desks["ana"], desks["bo"]):
        assert level(desk, "claim", digest) == "private"
        assert SECRET not in said_to("partner", desk)


def test_who_marked_it_private_opens_it_again_for_everybody(desks: dict[str, Path]) -> None:
    digest = claim(desks["ana"])
    mark(desks["ana"], "claim", digest, "private")
    exchange(desks)
    mark(desks["ana"], "claim", digest, "public")
    exchange(desks)
    assert {level(desk, "claim", digest) for desk in desks.values()} == {"public"}


def test_a_partner_may_hold_back_what_we_let_go_until_it_lets_it_go_too(desks: dict[str, Path]) -> None:
    digest = claim(desks["ana"])
    mark(desks["ana"], "claim", digest, "public")
    exchange(desks)
    mark(desks["bo"], "claim", digest, "private")
    exchange(desks)
    mark(desks["ana"], "claim", digest, "public")
    exchange(desks)
    assert {level(desk, "claim", digest) for desk in desks.values()} == {"private"}
    mark(desks["bo"], "claim", digest, "partner")
    exchange(desks)
    assert {level(desk, "claim", digest) for desk in desks.values()} == {"partner"}


@pytest.mark.parametrize("part", ["claim_note", "claim_source", "follow_up"])
def test_a_partner_cannot_open_what_nobody_marked_here(part: str, desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    work(ana, ("plan", 0, 0, 0))
    target = claim(ana, note=SECRET)
    if part == "follow_up":
        with open_database(str(ana)) as connection:
            target = follow_up_key(next(all_follow_ups(connection)))
    take(bo, bundle_of(ana))
    mark(bo, part, target, "public")
    take(ana, bundle_of(bo))
    held = "public" if part == "claim_source" else "private"
    assert level(ana, part, target) == level(bo, part, target) == held
    mark(ana, part, target, "public")
    take(bo, bundle_of(ana))
    assert level(ana, part, target) == level(bo, part, target) == "public"


def test_a_source_in_danger_is_not_opened_by_a_partner(desks: dict[str, Path]) -> None:
    from tracker.ledger.claims import Source

    ana, bo, _ = desks.values()
    digest = claim(ana, source=Source("her sister", "", "family_or_lawyer", ""))
    take(bo, bundle_of(ana))
    mark(bo, "claim_source", digest, "public")
    take(ana, bundle_of(bo))
    for desk in (ana, bo):
        assert "her sister" not in said_to("public", desk)


def test_a_partner_who_retracts_a_private_claim_does_not_tell_of_it(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana, "held", "2021-07-19")
    mark(ana, "claim", digest, "private")
    take(bo, bundle_of(ana))
    taken_back = claim(bo, "held", "2021-07-19", kind="retraction", supersedes=digest)
    mark(bo, "claim", taken_back, "public")
    take(ana, bundle_of(bo))
    for desk in (ana, bo):
        assert "2021-07-19" not in said_to("public", desk)


def test_what_names_a_private_person_is_opened_only_by_who_marked_her(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    mark(ana, "entry", ANA, "private")
    take(bo, bundle_of(ana))
    mark(bo, "entry", DEMAND, "public")
    take(ana, bundle_of(bo))
    assert level(ana, "entry", DEMAND) == level(bo, "entry", DEMAND) == "private"
    mark(ana, "entry", DEMAND, "public")
    take(bo, bundle_of(ana))
    assert level(ana, "entry", DEMAND) == level(bo, "entry", DEMAND) == "public"


def test_the_mark_made_last_counts_also_when_the_clock_was_set_back(
    desks: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = claim(desks["ana"])
    mark(desks["ana"], "claim", digest, "public")
    with monkeypatch.context() as patch:
        patch.setattr("tracker.ledger.node.utc_now", lambda: "2001-01-01T00:00:00.000000Z")
        for one in ("partner", "private"):
            mark(desks["ana"], "claim", digest, one)
    take(desks["bo"], bundle_of(desks["ana"]))
    assert level(desks["ana"], "claim", digest) == level(desks["bo"], "claim", digest) == "private"


def test_an_import_of_everything_keeps_what_a_partner_could_not_open(
    desks: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    ana, bo, chi = desks.values()
    digest = claim(ana)
    mark(ana, "claim", digest, "private")
    exchange(desks)
    mark(bo, "claim", digest, "public")
    take(ana, bundle_of(bo))
    for name, kind in (("json", "json"), ("csv", "zip")):
        path, copy = tmp_path / f"all.{kind}", tmp_path / f"from-{name}.sqlite"
        assert run("--database", str(ana), "export", name, "-o", str(path)).code == 0
        assert run("--database", str(copy), "import", str(path)).code == 0
        assert level(copy, "claim", digest) == "private"
        take(chi, bundle_of(copy))
    assert level(chi, "claim", digest) == "private"


def test_a_file_cannot_speak_for_the_node_that_imports_it(desks: dict[str, Path], tmp_path: Path, run: Run) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana)
    mark(ana, "claim", digest, "private")
    path = tmp_path / "all.json"
    assert run("--database", str(ana), "export", "json", "-o", str(path)).code == 0
    document = json.loads(path.read_text(encoding="utf-8"))
    forged = {**document["marks"][0], "level": "public", "recorded_at": "2099-01-01T00:00:00.000000Z"}
    document["marks"].append(forged)
    path.write_text(json.dumps(document), encoding="utf-8")
    outcome = run("--database", str(ana), "import", str(path), "--yes")
    assert outcome.code == 0, outcome.err
    take(bo, bundle_of(ana))
    assert level(ana, "claim", digest) == level(bo, "claim", digest) == "private"


PLACES = (*product(("claim", "claim_note", "entry"), (0, 1)), ("follow_up", 0))
MARKING = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(PLACES), st.sampled_from(LEVELS), st.booleans()),
    min_size=1,
    max_size=12,
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Path], dict[tuple[str, int], str]]:
    """Three desks that know of a claim by each of the first two, the later taking back the earlier, and of a plan."""
    desks = make_desks(tmp_path_factory.mktemp("begun"))
    ana, bo, _ = desks.values()
    first = claim(ana, note=SECRET)
    work(ana, ("plan", 0, 0, 0))
    take(bo, bundle_of(ana))
    second = claim(bo, kind="correction", supersedes=first, note=SECRET)
    exchange(desks)
    with open_database(str(ana)) as connection:
        plan = follow_up_key(next(all_follow_ups(connection)))
    targets = {("follow_up", 0): plan, ("entry", 0): ANA, ("entry", 1): DEMAND}
    return desks, targets | {(part, n): (first, second)[n] for part in ("claim", "claim_note") for n in (0, 1)}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(marking=MARKING, order=st.permutations(NAMES))
def test_all_who_received_the_same_let_the_same_go(
    marking: list[tuple[str, tuple[str, int], str, bool]],
    order: list[str],
    begun: tuple[dict[str, Path], dict[tuple[str, int], str]],
) -> None:
    pristine, targets = begun
    with tempfile.TemporaryDirectory() as scratch:
        desks = {name: Path(scratch) / f"{name}.sqlite" for name in NAMES}
        for name, path in desks.items():
            path.write_bytes(pristine[name].read_bytes())
        last: dict[tuple[str, str, str], str] = {}
        for name, place, chosen, is_told in marking:
            mark(desks[name], place[0], targets[place], chosen)
            last[name, place[0], targets[place]] = chosen
            if is_told:
                take(desks[order[0]], bundle_of(desks[name])) if order[0] != name else None
        exchange({name: desks[name] for name in order})
        exchange({name: desks[name] for name in order})
        found = {name: _decided(path, targets) for name, path in desks.items()}
        assert found["ana"] == found["bo"] == found["chi"]
        for (_name, part, target), chosen in last.items():
            assert LEVELS.index(level(desks["ana"], part, target)) >= LEVELS.index(chosen)


def _decided(desk: Path, targets: dict[tuple[str, int], str]) -> tuple[object, ...]:
    """How far everything that was marked may travel, and what leaves with each profile."""
    levels = tuple(level(desk, part, target) for (part, _), target in sorted(targets.items()))
    with open_database(str(desk)) as connection:
        return levels, *(_leaving(connection, profile) for profile in ("public", "partner"))


def _leaving(connection: Connection, profile: str) -> tuple[object, ...]:
    from tracker.queries.details import get_detail
    from tracker.queries.refs import get_entry

    release = make_release(connection, profile)
    details = [release.detail(get_detail(connection, get_entry(connection, ref))) for ref in (ANA, PETR, DEMAND)]
    plans = [release.follow_up(one) for one in all_follow_ups(connection)]
    return tuple(
        (one and (one.entry.status, [(c.code, c.note, c.source_title) for c in one.history])) for one in details
    ), tuple(one is not None for one in plans)


def test_who_recorded_both_a_claim_and_its_correction_may_open_the_correction_alone(desks: dict[str, Path]) -> None:
    ana = desks["ana"]
    first = claim(ana, "held", "2021-07-19")
    mark(ana, "claim", first, "private")
    second = claim(ana, "released", "2021-08", kind="correction", supersedes=first)
    assert level(ana, "claim", second) == "public"
    assert "2021-08" not in said_to("public", ana)
    mark(ana, "claim", second, "public")
    assert '"2021-08"' in said_to("public", ana)


def test_every_mark_says_on_which_node_it_was_made(desks: dict[str, Path]) -> None:
    for desk in desks.values():
        mark(desk, "entry", ANA, "partner")
    exchange(desks)
    for desk in desks.values():
        with open_database(str(desk)) as connection:
            assert len({one.node for one in list_marks(connection)}) == 3
            assert len(standing_marks(connection).views) == 3


def test_marks_of_an_older_release_are_given_to_the_nodes_that_made_them(desks: dict[str, Path], run: Run) -> None:
    ana, bo, _ = desks.values()
    for desk, chosen in ((ana, "private"), (bo, "public")):
        mark(desk, "entry", ANA, chosen)
    take(ana, bundle_of(bo))
    with open_database(str(ana)) as connection:
        before = list_marks(connection)
    downgrade_database(str(ana), "0008")
    assert run("--database", str(ana), "init", "--seeds", str(ana.parent / "seeds")).code == 0
    with open_database(str(ana)) as connection:
        assert list_marks(connection) == before
    assert level(ana, "entry", ANA) == "private"
    with open_database(str(ana)) as connection, pytest.raises(connection.driver.IntegrityError, match="never altered"):
        connection.raw.execute("UPDATE mark SET node_id = 'x'")


def test_marks_that_an_older_release_imported_are_told_when_it_is_upgraded(
    desks: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    ana, seeds = desks["ana"], str(tmp_path / "seeds")
    mark(ana, "entry", ANA, "private")
    mark(ana, "entry", PETR, "partner")
    downgrade_database(str(ana), "0008")
    with closing(sqlite3.connect(ana)) as raw, raw:
        raw.execute("DROP TRIGGER act_is_never_deleted")
        raw.execute("DELETE FROM act WHERE number = 2")
    assert run("--database", str(ana), "init", "--seeds", seeds).code == 0
    assert run("--database", str(ana), "verify", "--seeds", seeds).code == 0
    assert (level(ana, "entry", ANA), level(ana, "entry", PETR)) == ("private", "partner")
    with open_database(str(ana)) as connection:
        assert end_of_acts(connection, own_node(connection))[0] == 2
    take(desks["bo"], bundle_of(ana))
    assert level(desks["bo"], "entry", PETR) == "partner"
