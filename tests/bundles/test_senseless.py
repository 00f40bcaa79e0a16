"""Signed by a node that is known, and yet nothing that this program would have written: refused, or harmless."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bundles.desks import (
    ANA,
    bundle_of,
    claim,
    content_of,
    copy_desk,
    export_of,
    make_busy_desks,
    take,
)
from tests.bundles.forging import claims_in, key_of, lines_of, refused, signed_anew
from tests.running import Run
from tracker.bundles.packing import BundleRefused, pack
from tracker.bundles.signing import sign, statement_of_bundle
from tracker.db.connection import open_database
from tracker.errors import TrackerError
from tracker.ledger.acts import canonical
from tracker.ledger.receiving import ForkedChain


@pytest.fixture
def desks(tmp_path: Path) -> dict[str, Path]:
    return make_busy_desks(tmp_path)


CHANGES: dict[str, Callable[[list[Any]], None]] = {
    "a day that is no day": lambda row: row.__setitem__(5, "2024-13"),
    "a date of nobody's writing": lambda row: row.__setitem__(5, " 2024"),
    "a day to come": lambda row: row.__setitem__(5, "2999"),
    "a time to come": lambda row: row.__setitem__(7, "2999-01-01T00:00:00.000000Z"),
    "a time that is none": lambda row: row.__setitem__(7, "yesterday"),
    "a NUL": lambda row: row.__setitem__(14, "a\0b"),
    "a list for a note": lambda row: row.__setitem__(14, ["x"]),
    "a number for a name": lambda row: row.__setitem__(8, 7),
    "far too long a note": lambda row: row.__setitem__(14, "x" * 100_001),
    "a retraction of nothing": lambda row: row.__setitem__(4, "retraction"),
    "a statement of the text": lambda row: row.__setitem__(4, "stated_in_text"),
    "no hash": lambda row: row.__setitem__(15, "abc"),
    "a column too many": lambda row: row.append("x"),
    "a salt that is none": lambda row: row.__setitem__(18, "salt"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_signed_claim_that_nobody_would_record_is_refused(desks: dict[str, Path], change: str) -> None:
    lines = lines_of(bundle_of(desks["ana"]))
    row = claims_in(lines)[0]
    CHANGES[change](row)
    assert "refused" in refused(desks["bo"], signed_anew(lines, key_of(desks["ana"])))


def _with_facts(kind: str, **facts: Any) -> Callable[[dict[str, Any]], bool]:
    def change(content: dict[str, Any]) -> bool:
        if content["kind"] != kind:
            return False
        content["facts"] |= facts
        return True

    return change


@pytest.mark.parametrize(
    "change",
    [
        _with_facts("planned", rrule="FREQ=SECONDLY"),
        _with_facts("planned", starts="0001-01-01"),
        _with_facts("planned", action="another"),
        _with_facts("planned", extra="x"),
        _with_facts("spelled", form="x" * 201),
        _with_facts("spelled", form="a\u202eb"),
        _with_facts("spelled", orthography="klingon"),
        _with_facts("decided", verdict="perhaps"),
        _with_facts("marked", level="secret"),
        _with_facts("done", done_on="2026-02-30"),
        _with_facts("done", done_on="9999-12-31"),
        _with_facts("planned", rrule="FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        _with_facts("planned", rrule="FREQ=DAILY;COUNT=99999"),
    ],
    ids=[
        "seconds",
        "long ago",
        "another",
        "extra",
        "long",
        "turned",
        "klingon",
        "perhaps",
        "secret",
        "no day",
        "to come",
        "never",
        "many",
    ],
)
def test_a_signed_act_that_nobody_would_do_is_refused(
    desks: dict[str, Path], change: Callable[[dict[str, Any]], bool]
) -> None:
    lines = lines_of(bundle_of(desks["ana"]))
    changed = 0
    for line in lines:
        if line[0] == "act":
            content = json.loads(line[3])
            changed += change(content)
            line[3] = canonical(content)
    assert changed
    assert "refused" in refused(desks["bo"], signed_anew(lines, key_of(desks["ana"])))


def test_an_act_of_a_newer_release_is_kept_and_passed_on(desks: dict[str, Path]) -> None:
    ana, bo, chi = desks.values()
    lines = lines_of(bundle_of(ana))
    acts = [line for line in lines if line[0] == "act"]
    content = json.loads(acts[-1][3]) | {"kind": "sang", "facts": {"song": "x"}}
    lines.insert(lines.index(acts[-1]) + 1, ["act", acts[-1][1], acts[-1][2] + 1, canonical(content)])
    take(bo, signed_anew(lines, key_of(ana)))
    take(chi, bundle_of(bo))
    with open_database(str(chi)) as connection:
        rows = connection.rows("acts_of_node", node_id=acts[-1][1], after=acts[-1][2])
    assert [json.loads(row[1])["kind"] for row in rows] == ["sang"]


def test_hostile_text_in_a_signed_bundle_is_data(desks: dict[str, Path], tmp_path: Path, run: Run) -> None:
    ana, bo, _ = desks.values()
    hostile = "\x1b[2J[red]x[/]=1+1\u202e'; DROP TABLE claim; --"
    claim(ana, "held", "2026-01-02", note=hostile)
    path = tmp_path / "x.bundle"
    path.write_bytes(bundle_of(ana))
    for action in ("show", "merge"):
        outcome = run("--database", str(bo), "bundle", action, str(path))
        assert outcome.code == 0
        assert "\x1b" not in outcome.said
        assert "\u202e" not in outcome.said
    assert hostile in {claim["note"] for one in json.loads(export_of(bo))["entries"] for claim in one["history"]}


def test_some_hundreds_of_damaged_bundles_are_refused_with_a_sentence(
    desks: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    ana, bo, _ = desks.values()
    data = bundle_of(ana, with_register=False)
    content = gzip.decompress(data)
    before = content_of(bo)
    chance = random.Random(20261122)
    path = tmp_path / "x.bundle"
    for _ in range(300):
        path.write_bytes(_damaged(data, content, chance))
        with pytest.raises(TrackerError, match="Nothing was merged"):
            take(bo, path.read_bytes())
    assert content_of(bo) == before
    outcome = run("--database", str(bo), "bundle", "merge", str(path))
    assert outcome.code == 3
    assert "Traceback" not in outcome.err


_HEAD = 10
"""Bytes at the start of a packed file: some of them tell when and where it was packed, and are nothing that it says."""


def _damaged(data: bytes, content: bytes, chance: random.Random) -> bytes:
    """A bundle with some bytes of the file, or of what is in it, changed, doubled, moved or gone."""
    inside = chance.random() < 0.7
    made = bytearray(content if inside else data)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(0 if inside else _HEAD, len(made))
        match chance.randrange(4):
            case 0:
                made[place] ^= 1 << chance.randrange(8)
            case 1:
                del made[place : place + chance.randint(1, 50)]
            case 2:
                made[place:place] = made[place : place + chance.randint(1, 50)] or b"x"
            case _:
                made[place:place] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
    if bytes(made) == (content if inside else data):
        made += b"x"
    return gzip.compress(bytes(made)) if inside else bytes(made)


def test_some_hundreds_of_signed_and_senseless_bundles_are_refused_or_harmless(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    data = bundle_of(ana, with_register=False)
    key, chance = key_of(ana), random.Random(7)
    values: list[Any] = [None, "", 0, -1, 10**12, 1.5, True, [], {}, "x" * 9, "\x1b[31m", ANA, "2024", "a/b", "é\u0301"]
    outcomes = {"refused": 0, "merged": 0}
    for number in range(250):
        desk = bo if number % 50 else copy_desk(bo.with_name("pristine.sqlite"), bo.with_name(f"new{number}.sqlite"))
        lines = lines_of(data)
        for _ in range(chance.randint(1, 2)):
            _replace_somewhere(lines[chance.randrange(len(lines) - 1)], chance, values)
        try:
            made = signed_anew(lines, key)
        except (TypeError, KeyError, AttributeError, ValueError, StopIteration, IndexError):
            made = pack(lines[:-1], lambda digest: sign(key, statement_of_bundle(digest)))
        before = content_of(desk)
        try:
            take(desk, made)
            outcomes["merged"] += 1
        except (BundleRefused, ForkedChain):
            outcomes["refused"] += 1
            assert content_of(desk) == before
    assert outcomes["refused"] > 150


def _replace_somewhere(value: Any, chance: random.Random, values: list[Any]) -> None:
    """Put another value somewhere into nested lists and objects."""
    while True:
        keys = list(range(len(value))) if isinstance(value, list) else list(value)
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(value[key], list | dict) and value[key] and chance.random() < 0.9:
            value = value[key]
            continue
        value[key] = chance.choice(values)
        return
