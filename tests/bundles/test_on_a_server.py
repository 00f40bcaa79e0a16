"""A laptop and a database on a server exchange bundles as two laptops do, and come to the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundles.desks import ANA, bundle_of, claim, export_of, take, work
from tracker.build import build_database
from tracker.db.connection import open_database
from tracker.ledger.checks import check_ledger
from tracker.ledger.people import NewPerson, add_person


@pytest.fixture
def laptop(tiny_seeds: Path, tmp_path: Path) -> Path:
    path = tmp_path / "laptop.sqlite"
    build_database(str(path), tiny_seeds)
    return path


def faults(desk: Path | str) -> tuple[object, ...]:
    with open_database(str(desk)) as connection:
        return check_ledger(connection).faults


def test_both_come_to_the_same_bytes(laptop: Path, tiny_on_server: str) -> None:
    desks: tuple[Path | str, ...] = (laptop, tiny_on_server)
    for number, desk in enumerate(desks):
        for kind in ("claim", "claim", "plan", "spell", "decide", "do", "mark", "correct"):
            work(desk, (kind, number, number + 1, number))
        with open_database(str(desk)) as connection:
            add_person(connection, NewPerson(("Quentin Blake", "Xerxes Quux")[number], "a letter"), "ana")
    there = bundle_of(tiny_on_server)
    take(tiny_on_server, bundle_of(laptop))
    take(laptop, there)
    assert export_of(laptop) == export_of(tiny_on_server)
    assert not take(tiny_on_server, bundle_of(laptop)).says_something_new
    assert faults(laptop) == faults(tiny_on_server) == ()


def test_what_was_held_back_fills_its_place_on_a_server(laptop: Path, tiny_on_server: str) -> None:
    claim(laptop, "unknown", "2024", note="not for everybody")
    claim(laptop, "held", "2025")
    digest = claim(laptop, "released", "2025", ref=ANA)
    take(tiny_on_server, bundle_of(laptop, profile="public"))
    assert faults(tiny_on_server) == ()
    assert "not for everybody" not in export_of(tiny_on_server)
    take(tiny_on_server, bundle_of(laptop))
    assert faults(tiny_on_server) == ()
    assert export_of(tiny_on_server) == export_of(laptop)
    assert digest in export_of(tiny_on_server)
