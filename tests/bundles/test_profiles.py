"""What a profile holds back does not leave, its chain can still be verified, and what comes later fills its place."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.bundles.desks import (
    ANA,
    DEMAND,
    PETR,
    bundle_of,
    claim,
    content_of,
    copy_desk,
    export_of,
    make_desks,
    recorded_at_desk,
    take,
    work,
)
from tests.running import Run
from tracker.bundles.create import create_bundle
from tracker.bundles.merge import Merged
from tracker.db.connection import open_database
from tracker.ledger.chain import list_heads, verify_chain
from tracker.ledger.checks import check_ledger
from tracker.ledger.claims import Source
from tracker.ledger.marks import add_mark
from tracker.ledger.node import own_node
from tracker.ledger.people import NewPerson, add_person

SECRET = "hides in Riga"


@pytest.fixture
def desks(tmp_path: Path) -> dict[str, Path]:
    return make_desks(tmp_path)


def faults(desk: Path) -> tuple[object, ...]:
    with open_database(str(desk)) as connection:
        return check_ledger(connection).faults


def test_a_held_back_claim_leaves_its_hash_and_the_chain_holds(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana, "unknown", "2024", note=SECRET)
    claim(ana, "released", "2025")
    data = bundle_of(ana, profile="partner")
    content = gzip.decompress(data).decode()
    assert SECRET not in content
    assert "unknown" not in content
    assert digest in content
    take(bo, data)
    assert faults(bo) == ()
    with open_database(str(bo)) as connection:
        head = next(head for head in list_heads(connection) if head.length)
        assert verify_chain(connection, head.node) == (head, None)
    assert head.length == 2
    assert recorded_at_desk(bo) == [(ANA, "released", "2025")]


def test_the_claim_itself_fills_its_place_later_and_both_sides_are_alike(desks: dict[str, Path]) -> None:
    ana, bo, chi = desks.values()
    claim(ana, "unknown", "2026", note=SECRET)
    claim(ana, "released", "2025")
    work(ana, ("plan", 0, 1, 0))
    take(bo, bundle_of(ana, profile="public"))
    take(chi, bundle_of(bo))
    assert SECRET not in content_of(chi)
    assert export_of(chi) != export_of(ana)
    take(chi, bundle_of(ana))
    assert export_of(chi) == export_of(ana)
    take(bo, bundle_of(chi))
    assert export_of(bo) == export_of(ana)
    assert faults(bo) == faults(chi) == ()


def test_a_fuller_bundle_is_not_undone_by_a_poorer_one(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    claim(ana, "unknown", "2026", note=SECRET)
    take(bo, bundle_of(ana))
    before = content_of(bo)
    take(bo, bundle_of(ana, profile="public"))
    assert content_of(bo) == before


def test_another_claim_in_the_place_of_a_held_back_one_is_refused_by_the_database(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    claim(ana, "unknown", "2024", note=SECRET)
    take(bo, bundle_of(ana, profile="public"))
    with open_database(str(bo)) as connection:
        for change in ("content = '[]', hash = 'x'", "number = 7", "previous_hash = 'x'"):
            with pytest.raises(connection.driver.IntegrityError, match="never altered"):
                connection.raw.execute(f"UPDATE absent_claim SET {change}")
        with pytest.raises(connection.driver.IntegrityError, match="never deleted"):
            connection.raw.execute("DELETE FROM absent_claim")
        for table in ("act", "absent_claim"):
            with pytest.raises(connection.driver.IntegrityError, match="continue its node's chain"):
                connection.raw.execute(
                    f"INSERT INTO {table} (node_id, number, previous_hash, hash) SELECT id, 9, '', 'x' FROM node"
                )


def test_a_correction_and_what_it_corrects_leave_together_or_not_at_all(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana, "released", "2024")
    claim(ana, "unknown", "2024", kind="correction", supersedes=digest, note=SECRET)
    take(bo, bundle_of(ana, profile="public"))
    assert recorded_at_desk(bo) == []


@pytest.mark.parametrize(("profile", "number"), [("public", 0), ("partner", 1), ("full", 1)])
def test_a_source_in_danger_is_for_partners(desks: dict[str, Path], profile: str, number: int) -> None:
    claim(desks["ana"], source=Source("her sister", "", "family_or_lawyer", ""))
    with open_database(str(desks["ana"])) as connection:
        assert create_bundle(connection, profile=profile)[1].claims == number


def test_a_marked_person_does_not_leave_with_the_register_either(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    claim(ana, "released", "2024")
    claim(ana, "imprisoned", "2024", ref=PETR)
    with open_database(str(ana)) as connection:
        add_mark(connection, "entry", ANA, "private", reason="she asked", by="ana")
    content = gzip.decompress(bundle_of(ana, profile="partner")).decode()
    assert ANA not in content
    assert PETR in content
    merged = take(bo, bundle_of(ana, profile="partner"))
    assert [change for change in merged.register if change.how == "only here"] == []


def test_what_is_marked_public_leaves_without_the_marked_person_that_it_names(desks: dict[str, Path]) -> None:
    naming = ("charge/2030-9999/A.1", DEMAND)
    with open_database(str(desks["ana"])) as connection:
        add_mark(connection, "entry", ANA, "private", reason="she asked", by="ana")
        for ref in naming:
            add_mark(connection, "entry", ref, "public", reason="known anyway", by="ana")
    content = gzip.decompress(bundle_of(desks["ana"], profile="public")).decode()
    assert all(f'"ref":"{ref}"' in content for ref in naming)
    assert ANA not in content


def test_follow_ups_spellings_and_decisions_leave_with_full_only(desks: dict[str, Path]) -> None:
    for kind in ("plan", "spell", "decide"):
        work(desks["ana"], (kind, 1, 1, 1))
    for profile in ("public", "partner"):
        content = gzip.decompress(bundle_of(desks["ana"], profile=profile)).decode()
        assert "we asked" not in content
        assert "a letter" not in content
        assert '["act",' not in content


def test_a_claim_without_salt_that_is_held_back_is_counted_as_guessable(
    desks: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr("tracker.ledger.claims.new_salt", str)
        claim(desks["ana"], note=SECRET)
    claim(desks["ana"], "held", "2025", note=SECRET)
    with open_database(str(desks["ana"])) as connection:
        made = create_bundle(connection, profile="public")[1]
    assert (made.claims_held_back, made.guessable) == (2, 1)


def add_jane(desk: Path, **facts: Any) -> str:
    person = NewPerson(**{"name": "Quentin Zebulon", "source": "https://example.org/1", **facts})
    with open_database(str(desk)) as connection:
        return add_person(connection, person, desk.stem).ref


def test_people_added_by_hand_come_with_their_documents_and_claims(desks: dict[str, Path]) -> None:
    ana, bo, chi = desks.values()
    ref = add_jane(ana, status="held", on="2025")
    claim(ana, "released", "2026", ref=ref)
    add_jane(bo, name="Xanthippe Yttrium", source="a letter", role="poet")
    for desk in (bo, chi):
        take(desk, bundle_of(ana))
    for desk in (ana, chi):
        take(desk, bundle_of(bo))
    assert export_of(ana) == export_of(bo) == export_of(chi)
    assert "Quentin Zebulon. Source: https://example.org/1" in export_of(chi)
    assert faults(bo) == faults(chi) == ()
    with open_database(str(chi)) as connection:
        row = connection.row("entry_by_ref", ref=ref)
        assert row is not None
        assert "released" in row


def take_anew(giver: Path) -> Merged:
    """What a bundle brings to a new desk."""
    new = copy_desk(giver.with_name("pristine.sqlite"), giver.with_name("new.sqlite"))
    return take(new, bundle_of(giver, with_register=False))


def test_a_decision_that_contradicts_ours_is_shown(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    for number, desk in enumerate((ana, bo)):
        work(desk, ("decide", number, 0, 0))
    (doubt,) = take(bo, bundle_of(ana)).effects.doubts
    assert (doubt.what, doubt.ref, doubt.other) == ("decided differently", ANA, PETR)
    assert doubt.said == "same (ana); different (bo)"


def test_who_merges_is_told_that_what_is_private_here_was_marked_otherwise_there(
    desks: dict[str, Path], run: Run
) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana, "held", "2025")
    with open_database(str(ana)) as connection:
        add_mark(connection, "claim", digest, "private", reason="", by="ana")
    take(bo, bundle_of(ana, profile="public"))
    with open_database(str(bo)) as connection:
        add_mark(connection, "claim", digest, "public", reason="", by="bo")
    path = bo.with_suffix(".bundle")
    path.write_bytes(bundle_of(bo))
    for action in ("show", "merge"):
        outcome = run("--database", str(ana), "bundle", action, str(path))
        said = f"marked differently: {digest}: claim: private (ana); public (bo); private counts; to decide: "
        assert said in outcome.out


def test_somebody_added_there_who_looks_like_somebody_here_is_a_question_and_no_difference_of_registers(
    desks: dict[str, Path], run: Run
) -> None:
    ana, bo, _ = desks.values()
    add_jane(ana, ref="person/q-zebulon")
    other = add_jane(bo, name="Quentin Zebulonn")
    path = bo.with_suffix(".bundle")
    path.write_bytes(bundle_of(ana))
    merged = run("--database", str(bo), "bundle", "merge", str(path))
    assert "looks like: person/q-zebulon" in merged.out
    assert (
        f"tracker name same person/q-zebulon {other}, or: tracker name different person/q-zebulon {other}" in merged.out
    )
    assert "registers differ" not in merged.out
    assert not take(ana, bundle_of(bo)).register_differs
    assert not take(bo, bundle_of(ana, with_register=True)).register_differs


def test_one_ref_that_two_desks_added_is_one_entry_with_both_documents(desks: dict[str, Path]) -> None:
    ana, bo, chi = desks.values()
    refs = {add_jane(desk, source=f"https://example.org/{desk.stem}", on="2025") for desk in (bo, ana)}
    assert len(refs) == 1
    for desk in (ana, chi):
        take(desk, bundle_of(bo))
    for desk in (bo, chi):
        take(desk, bundle_of(ana))
    take(ana, bundle_of(bo))
    assert export_of(ana) == export_of(bo) == export_of(chi)
    merged = take_anew(chi)
    (doubt,) = merged.effects.doubts
    assert (doubt.what, doubt.said) == ("added twice", "ana, bo")
    assert not merged.register_differs
    for name in ("ana", "bo"):
        assert f"Source: https://example.org/{name}" in export_of(chi)


def test_a_person_added_by_hand_leaves_with_the_public_profile_unless_marked(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    ref = add_jane(ana)
    take(bo, bundle_of(ana, profile="public"))
    assert ref in export_of(bo)
    with open_database(str(ana)) as connection:
        add_mark(connection, "entry", ref, "private", reason="", by="ana")
    assert "Zebulon" not in gzip.decompress(bundle_of(ana, profile="public")).decode()


def test_it_is_said_who_is_named_for_having_added_somebody(desks: dict[str, Path]) -> None:
    add_jane(desks["ana"])
    with open_database(str(desks["ana"])) as connection:
        data, made = create_bundle(connection, profile="public")
    assert b'"recorded_by' in gzip.decompress(data).replace(b"\\", b"")
    assert made.recorded_by == ("ana",)


def test_a_note_that_only_the_second_of_two_desks_gave_is_held_back_as_well(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    add_jane(bo, note="")
    ref = add_jane(ana, note=SECRET)
    take(ana, bundle_of(bo))
    with open_database(str(ana)) as connection:
        add_mark(connection, "entry_note", ref, "private", reason="", by="ana")
    assert SECRET not in gzip.decompress(bundle_of(ana, profile="public")).decode()


@pytest.mark.parametrize("name", ["json", "csv"])
def test_a_database_with_held_back_claims_goes_out_and_comes_back(
    name: str, desks: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    ana, bo, _ = desks.values()
    for number in range(4):
        claim(ana, ("held", "released")[number % 2], f"202{number}", note=SECRET if number != 1 else "")
    take(bo, bundle_of(ana, profile="partner"))
    path, copy = tmp_path / f"all.{'zip' if name == 'csv' else name}", tmp_path / "copy.sqlite"
    assert run("--database", str(bo), "export", name, "-o", str(path)).code == 0
    outcome = run("--database", str(copy), "import", str(path))
    assert outcome.code == 0, outcome.err
    assert export_of(copy) == export_of(bo)
    assert faults(copy) == ()
    with open_database(str(ana)) as connection:
        hers = own_node(connection)
    take(copy, bundle_of(ana), hers)
    assert recorded_at_desk(copy) == recorded_at_desk(ana)
