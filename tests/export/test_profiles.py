"""Release profiles: nothing that is held back is in any byte of any format, and what leaves agrees with itself."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.export.leaks import HIDDEN, PARTNER, PRIVATE, PUBLIC, everything_said, make_leaky_database
from tests.running import Run
from tracker.build import build_database
from tracker.export import FORMATS
from tracker.queries.release import PROFILES

SUBJECTS = {"person": "person/ana-novak", "resolution": "2030-9999-RSP", "list": ""}
HELD_BACK = {"public": PRIVATE + PARTNER, "partner": PRIVATE}
DATA = [name for name, known in FORMATS.items() if not known.is_dossier]
DOSSIERS = [name for name, known in FORMATS.items() if known.is_dossier]


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_leaky_database(tmp_path_factory.mktemp("leaky"))


def export(run: Run, leaky: Path, target: Path, name: str, *arguments: str) -> str:
    outcome = run("--database", str(leaky), "export", name, *arguments, "-o", str(target))
    assert outcome.code == 0, outcome.err
    return everything_said(target)


def as_json(run: Run, leaky: Path, profile: str, name: str = "json") -> Any:
    return json.loads(run("--database", str(leaky), "export", name, "--profile", profile).out)


def entry(document: Any, ref: str) -> Any:
    return next(found for found in document["entries"] if found["ref"] == ref)


@pytest.mark.parametrize("profile", ["public", "partner"])
@pytest.mark.parametrize("target", [*(f"{name} made" for name in DATA), "csv made.csv", "csv made.zip"])
def test_no_byte_of_data_holds_what_is_held_back(
    target: str, profile: str, leaky: Path, tmp_path: Path, run: Run
) -> None:
    name, file = target.split()
    said = export(run, leaky, tmp_path / file, name, "--profile", profile)
    assert [word for word in (*HELD_BACK[profile], HIDDEN) if word in said] == []
    if profile == "partner" and name in ("json", "jsonl", "xlsx", "sqlite", "bundle"):
        assert [word for word in (*PARTNER, *PUBLIC) if word not in said] == []


@pytest.mark.parametrize("asked", [f"{name} {profile}" for name in DOSSIERS for profile in ("public", "partner")])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_byte_of_a_dossier_holds_what_is_held_back(
    asked: str, subject: str, leaky: Path, tmp_path: Path, run: Run
) -> None:
    name, profile = asked.split()
    chosen = [SUBJECTS[subject]] if SUBJECTS[subject] else ["--status", "held"]
    said = export(run, leaky, tmp_path / "made", name, *chosen, "--profile", profile)
    assert [word for word in HELD_BACK[profile] if word in said] == []
    if subject == "person" and name != "pdf":
        assert [word for word in PUBLIC if word not in said] == []


@pytest.mark.parametrize("name", [name for name in DATA if name not in ("ics", "ftm", "jsonl")])
def test_the_words_are_looked_for_where_they_are(name: str, leaky: Path, tmp_path: Path, run: Run) -> None:
    said = export(run, leaky, tmp_path / "made", name)
    recorded = set(PRIVATE + PARTNER + PUBLIC) - {"Zqdraft"}
    assert sorted(word for word in recorded if word not in said) == []
    assert "Zqdraft" not in said


def test_full_is_what_data_are_without_being_asked_and_public_what_dossiers_are(leaky: Path, run: Run) -> None:
    plain = run("--database", str(leaky), "export", "json").out
    assert plain == run("--database", str(leaky), "export", "json", "--profile", "full").out
    assert json.loads(plain)["profile"] == "full"
    page = run("--database", str(leaky), "export", "html", "person/ana-novak").out
    assert page == run("--database", str(leaky), "export", "html", "person/ana-novak", "--profile", "public").out


@pytest.mark.parametrize("profile", PROFILES)
def test_every_format_says_with_which_profile_it_was_made(profile: str, leaky: Path, tmp_path: Path, run: Run) -> None:
    for name in DATA:
        said = export(run, leaky, tmp_path / f"{name}-{profile}", name, "--profile", profile)
        assert f"elease profile: {profile}" in said or f'"profile":"{profile}"' in said or name in ("csv", "sqlite")
    assert json.loads((tmp_path / f"csv-{profile}" / "datapackage.json").read_text())["releaseProfile"] == profile
    with closing(sqlite3.connect(tmp_path / f"sqlite-{profile}")) as raw:
        assert raw.execute("SELECT profile FROM release").fetchall() == [(profile,)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        if profile != "full":
            found = "SELECT c.ref FROM claims_fts f JOIN claims c ON c.rowid = f.rowid WHERE claims_fts MATCH 'zqopen'"
            assert raw.execute(found).fetchall() == [("person/ana-novak",)]
            pointing = {row[2] for row in raw.execute("PRAGMA foreign_key_list(entries)")}
            assert pointing == {"resolutions"}
    flat = csv.DictReader(io.StringIO(run("--database", str(leaky), "export", "csv", "--profile", profile).out))
    assert {row["profile"] for row in flat} == {profile}


def test_a_status_is_worked_out_from_the_claims_that_leave(leaky: Path, run: Run) -> None:
    found = {profile: entry(as_json(run, leaky, profile), "person/ana-novak") for profile in PROFILES}
    statuses = {profile: (one["status"], one["status_since"], one["last_checked"]) for profile, one in found.items()}
    assert statuses == {
        "public": ("held", "2033", "2035"),
        "partner": ("house_arrest", "2036", "2036"),
        "full": ("died_in_custody", "2037", "2037"),
    }
    for name in ("csv", "sqlite", "xlsx"):
        outcome = run("--database", str(leaky), "export", "csv", "--profile", "public")
        rows = {row["ref"]: row for row in csv.DictReader(io.StringIO(outcome.out))}
        assert rows["person/ana-novak"]["status"] == "held", name


def test_a_list_is_chosen_by_the_status_that_leaves(leaky: Path, run: Run) -> None:
    by_status = {
        status: "Ana Novák" in run("--database", str(leaky), "export", "html", "--status", status).out
        for status in ("held", "house_arrest", "died_in_custody")
    }
    assert by_status == {"held": True, "house_arrest": False, "died_in_custody": False}
    for status, leaves in by_status.items():
        out = run("--database", str(leaky), "export", "json", "--profile", "public", "--status", status).out
        assert ("person/ana-novak" in {one["ref"] for one in json.loads(out)["entries"]}) is leaves


def test_what_names_a_private_entry_is_held_back_unless_it_is_marked_itself(
    leaky: Path, tmp_path: Path, run: Run
) -> None:
    full, public = as_json(run, leaky, "full"), as_json(run, leaky, "public")
    naming = {
        one["ref"]
        for one in full["entries"]
        if HIDDEN in json.dumps([one.get(key) for key in ("subjects", "beneficiaries", "counts")])
    }
    left = {one["ref"] for one in public["entries"]}
    assert naming
    assert not naming & left
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(leaky.read_bytes())
    assert run("--database", str(copy), "mark", min(naming), "public", "--reason", "says nothing").code == 0
    marked = entry(as_json(run, copy, "public"), min(naming))
    assert HIDDEN not in json.dumps(marked)


def test_the_document_of_somebody_who_was_added_leaves_with_them(leaky: Path, run: Run) -> None:
    def documents(*options: str) -> list[tuple[str, list[str]]]:
        (found,) = [one for one in exported(*options)["resolutions"] if one["versions"][0]["stage"] == "case_list"]
        return [(found["body"], [one["paragraphs"]["en"]["text"] for one in found["provisions"]])]

    def exported(*options: str) -> Any:
        return json.loads(run("--database", str(leaky), "export", "json", *options).out)

    public, private = "Jane Open. Source: an open letter", "Zqadded Unseen. Source: Zqdocument"
    assert documents() == [("Zqrecorder", [public, private])]
    assert documents("--profile", "partner") == [("", [public])]
    assert documents("--only", "person/zqadded-unseen") == [("Zqrecorder", [private])]
    for nobody in (("--only", "person/ana-novak"), ("--only", "person/zqadded-unseen", "--profile", "public")):
        assert {one["reference"] for one in exported(*nobody)["resolutions"]} == {"2030/9999(RSP)"}, nobody
    preview = run("--database", str(leaky), "export", "--preview", "--profile", "public", "--json").out
    assert not [one for one in json.loads(preview)["still_named"] if one["ref"] == "person/zqadded-unseen"]
    calendar = run("--database", str(leaky), "export", "ics").out
    assert "2030/9999(RSP) adopted" in calendar
    assert "case-list" not in calendar


def test_claims_leave_without_recorder_and_hash_and_a_withheld_source_is_said(leaky: Path, run: Run) -> None:
    history = entry(as_json(run, leaky, "public"), "person/ana-novak")["history"]
    recorded = [claim for claim in history if claim["kind"] != "stated_in_text"]
    assert recorded
    for claim in recorded:
        assert {claim[key] for key in ("recorded_by", "hash", "node", "number", "supersedes")} == {None}
    assert "withheld" in {claim["source_title"] for claim in recorded}
    assert "source withheld" in run("--database", str(leaky), "export", "html", "person/ana-novak").out


def test_a_dossier_about_what_is_held_back_is_refused_in_a_sentence(leaky: Path, run: Run) -> None:
    outcome = run("--database", str(leaky), "export", "html", HIDDEN)
    assert (outcome.code, outcome.out) == (2, "")
    assert "is held back" in outcome.err
    assert run("--database", str(leaky), "export", "html", HIDDEN, "--profile", "full").code == 0


def test_the_preview_counts_and_names_what_is_held_back(leaky: Path, run: Run) -> None:
    outcome = run("--database", str(leaky), "export", "--preview", "--profile", "public", "--json")
    preview = json.loads(outcome.out)
    assert preview["profile"] == "public"
    assert {"part": "entry", "ref": HIDDEN, "what": "Petr Novak", "level": "private"} in preview["held_back"] or any(
        one["part"] == "entry" and one["ref"] == HIDDEN for one in preview["held_back"]
    )
    assert preview["counts"]["follow_up"] == 2
    assert preview["counts"]["entry_note"] == 1
    assert preview["counts"]["name"] == 2
    assert preview["counts"]["claim"] >= 3
    fewer = json.loads(run("--database", str(leaky), "export", "--preview", "--profile", "partner", "--json").out)
    assert sum(fewer["counts"].values()) < sum(preview["counts"].values())


def test_a_preview_is_of_the_profile_that_the_format_has_and_of_no_unknown_format(leaky: Path, run: Run) -> None:
    def profile_of(name: str) -> object:
        return json.loads(run("--database", str(leaky), "export", name, "--preview", "--json").out)["profile"]

    assert (profile_of("html"), profile_of("json")) == ("public", "full")
    refused = run("--database", str(leaky), "export", "--preview", "full")
    assert refused.code == 2
    assert '"full" is no export format' in refused.err
    assert (
        json.loads(run("--database", str(leaky), "export", "--preview", "--profile", "full", "--json").out)["counts"]
        == {}
    )


def test_marks_are_listed_and_the_latest_counts(leaky: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(leaky.read_bytes())
    database = ("--database", str(copy))
    assert run(*database, "mark", HIDDEN, "public").code == 0
    assert HIDDEN in {one["ref"] for one in as_json(run, copy, "public")["entries"]}
    listed = json.loads(run(*database, "mark", HIDDEN, "--json").out)
    assert [mark["level"] for mark in listed if mark["part"] == "entry"] == ["private", "public"]
    for wrong in (
        ("mark", HIDDEN, "secret"),
        ("mark", HIDDEN, "private", "--source"),
        ("mark", HIDDEN, "private", "--follow-up", "99"),
    ):
        outcome = run(*database, *wrong)
        assert (outcome.code, outcome.out) == (2, ""), wrong


def test_a_level_without_an_entry_is_told_what_is_missing(leaky: Path, run: Run) -> None:
    outcome = run("--database", str(leaky), "mark", "--claim", "1", "partner")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Name the entry before its level: tracker mark REF partner" in outcome.err


def test_what_the_register_marks_is_held_back_until_somebody_marks_it_anew(tiny_seeds: Path, run: Run) -> None:
    people = next(tiny_seeds.glob("*/people.toml"))
    text = people.read_text(encoding="utf-8")
    people.write_text(
        text.replace('ref = "person/ana-novak"', 'ref = "person/ana-novak"\nsensitivity = "partner"'), encoding="utf-8"
    )
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    exported = {
        profile: "person/ana-novak"
        in {one["ref"] for one in json.loads(run("export", "json", "--profile", profile).out)["entries"]}
        for profile in PROFILES
    }
    assert exported == {"public": False, "partner": True, "full": True}
    assert run("mark", "person/ana-novak", "public").code == 0
    assert "person/ana-novak" in run("export", "json", "--profile", "public").out
    people.write_text(
        text.replace('ref = "person/ana-novak"', 'ref = "person/ana-novak"\nsensitivity = "secret"'), encoding="utf-8"
    )
    outcome = run("init", "--seeds", str(tiny_seeds))
    assert outcome.code in (1, 2, 3)
    assert "unknown_sensitivity" in outcome.err


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("partner",), "entry"),
        (("--note", "partner"), "entry_note"),
        (("partner", "--claim", "1"), "claim"),
        (("--claim", "1", "--note", "partner"), "claim_note"),
        (("partner", "--source", "--claim", "1"), "claim_source"),
        (("partner", "--follow-up", "1"), "follow_up"),
    ],
)
def test_each_part_can_be_marked_with_the_level_before_or_behind(
    words: tuple[str, ...], part: str, leaky: Path, tmp_path: Path, run: Run
) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(leaky.read_bytes())
    outcome = run("--database", str(copy), "mark", "person/ana-novak", *words, "--json")
    assert outcome.code == 0, outcome.err
    made = json.loads(outcome.out)
    assert (made["part"], made["level"]) == (part, "partner")
    assert json.loads(run("--database", str(copy), "mark", "person/ana-novak", "--json").out)[-1]["part"] == part


def test_the_preview_says_where_a_private_name_stands_all_the_same(tiny_seeds: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "named.sqlite"
    build_database(str(path), tiny_seeds)

    def asked(*arguments: str) -> Any:
        outcome = run("--database", str(path), *arguments)
        assert outcome.code == 0, outcome.err
        return outcome

    asked("mark", "person/ana-novak", "private")
    asked("status", "person/petr-novak", "released", "--on", "2024", "--source", "A letter of ANA NOVÁK’s lawyer")
    asked("status", "person/petr-novak", "targeted", "--on", "2025", "--source", "Ana Nováková, his sister")
    preview = json.loads(asked("export", "--preview", "--json").out)
    named = {(one["place"], one["part"]) for one in preview["still_named"]}
    assert {one["ref"] for one in preview["still_named"]} == {"person/ana-novak"}
    assert ("person/petr-novak", "claim") in named
    assert any(place.startswith("recital") for place, _ in named)
    assert not any(place.startswith("person/ana-novak") for place, _ in named)
    shown = asked("export", "--preview")
    assert "leaves   name in" in shown.out
    assert f"Names held back that also stand in what leaves: 1, in {len(preview['still_named'])} places" in shown.err
    asked("mark", "person/ana-novak", "public")
    assert json.loads(asked("export", "--preview", "--json").out)["still_named"] == []
