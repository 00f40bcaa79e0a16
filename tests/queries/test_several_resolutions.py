"""Several resolutions with the same keys and other words: nothing is read, found or exported under the wrong one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.running import Run
from tests.tiny_corpus import RESOLUTION, SECOND, SECOND_REFERENCE, write_second_seeds, write_tiny_seeds
from tracker.build import build_database
from tracker.db.connection import Connection, open_database
from tracker.errors import AmbiguousProvision, UnknownProvision, UnknownResolution
from tracker.export import FORMATS
from tracker.queries.entries import cited_provisions, list_entries
from tracker.queries.paged import details_of_kind
from tracker.queries.provisions import get_provision, provisions_of
from tracker.queries.refs import get_entry
from tracker.queries.search import search

FIRST_REFERENCE = "2030/9999(RSP)"
ANA = "person/ana-novak"
WORDS = {RESOLUTION: "17 January 2030", SECOND: "18 February 2031"}


@pytest.fixture
def both(tiny_database: Path, tmp_path: Path) -> Path:
    """The invented resolution and its successor in one database."""
    seeds = write_second_seeds(write_tiny_seeds(tmp_path / "two"))
    build_database(str(tiny_database), seeds)
    return tiny_database


def english(connection: Connection, text: str, resolution: str = "") -> str:
    found = get_provision(connection, text, resolution)
    return next(version.text or "" for version in found.versions if version.language == "en")


def test_a_key_that_two_resolutions_have_is_never_guessed(both: Path) -> None:
    with open_database(str(both)) as connection:
        for typed in ("recital A", "A", "r a"):
            with pytest.raises(AmbiguousProvision) as told:
                get_provision(connection, typed)
            assert [place for place, _ in told.value.candidates] == [
                f"{FIRST_REFERENCE} recital A",
                f"{SECOND_REFERENCE} recital A",
            ]
        for place, _ in told.value.candidates:
            assert WORDS[get_provision(connection, place).resolution] in english(connection, place)


def test_a_resolution_is_named_by_its_id_or_its_reference_before_the_key_or_beside_it(both: Path) -> None:
    with open_database(str(both)) as connection:
        for resolution, reference in ((RESOLUTION, FIRST_REFERENCE), (SECOND, SECOND_REFERENCE)):
            for name in (resolution, reference, reference.lower()):
                assert WORDS[resolution] in english(connection, "A", name)
                assert WORDS[resolution] in english(connection, f"{name} recital A")
                assert WORDS[resolution] in english(connection, f"{name}, A")
        with pytest.raises(UnknownProvision, match=r"recital Z.* in 2031/0001"):
            get_provision(connection, "recital Z", SECOND)
        with pytest.raises(UnknownResolution, match=r"2030/9999\(RSP\)"):
            get_provision(connection, "A", "1999/1")


def test_several_resolutions_that_name_the_same_organisations_are_built_and_imported_again(
    both: Path, tmp_path: Path, run: Run
) -> None:
    seeds, exported = tmp_path / "two", tmp_path / "both.json"
    build_database(str(both), seeds)
    assert run("export", "json", "-o", str(exported)).code == 0
    assert run("import", str(exported), "--yes").code == 0
    verified = json.loads(run("verify", "--json", "--seeds", str(seeds)).out)
    assert [one for one in verified["problems"] if one["severity"] == "error"] == []


def test_a_key_that_one_resolution_has_needs_no_more(tiny_database: Path) -> None:
    with open_database(str(tiny_database)) as connection:
        assert WORDS[RESOLUTION] in english(connection, "A")
        assert cited_provisions(connection, get_entry(connection, ANA).id) == ("recital A", "paragraph 1")


def test_what_cites_a_provision_is_what_cites_it_in_its_resolution(both: Path, run: Run) -> None:
    with open_database(str(both)) as connection:
        for resolution, number in ((RESOLUTION, "2030-9999"), (SECOND, "2031-0001")):
            provision = get_provision(connection, "A", resolution)
            page = list_entries(connection, "charge", cites=provision.id)
            assert [entry.ref for entry in page.entries] == [f"charge/{number}/A.1"]
            hits = search(connection, f'kind:charge cites:"{provision.place}"')
            assert [hit.where for hit in hits] == [f"charge/{number}/A.1"]
            assert run("list", "charges", "--cites", provision.place, "--json").out.count('"ref"') == 1
        with pytest.raises(AmbiguousProvision):
            search(connection, "kind:charge cites:A")
    refused = run("list", "charges", "--cites", "A")
    assert (refused.code, refused.out) == (2, "")
    assert f"{SECOND_REFERENCE} recital A" in refused.err


def test_the_provisions_that_an_entry_cites_say_of_which_resolution(both: Path) -> None:
    with open_database(str(both)) as connection:
        cited = cited_provisions(connection, get_entry(connection, ANA).id)
        assert cited == tuple(
            f"{reference} {key}"
            for reference in (FIRST_REFERENCE, SECOND_REFERENCE)
            for key in ("recital A", "paragraph 1")
        )
        assert all(get_provision(connection, place).reference == place.split()[0] for place in cited)


def test_every_quote_stands_in_the_paragraph_of_its_own_resolution(both: Path) -> None:
    checked = set()
    with open_database(str(both)) as connection:
        texts = {
            (text.resolution, text.key, version.language): version.text or ""
            for resolution in (RESOLUTION, SECOND)
            for text in provisions_of(connection, resolution)
            for version in text.versions
        }
        for kind in ("person", "charge", "demand", "organisation", "statement", "difference"):
            for detail in details_of_kind(connection, kind):
                for citation in detail.citations:
                    for quote in citation.quotes:
                        if quote.quote is not None:
                            text = texts[citation.resolution, citation.provision, quote.language]
                            assert text[quote.start : quote.end] == quote.quote
                            checked.add((citation.resolution, quote.start))
    assert {resolution for resolution, _ in checked} == {RESOLUTION, SECOND}


def test_a_paragraph_that_a_search_finds_says_of_which_resolution_it_is(both: Path) -> None:
    with open_database(str(both)) as connection:
        for resolution, words in WORDS.items():
            hits = [hit for hit in search(connection, f'"{words}" lang:en') if hit.kind == "provision"]
            assert {(hit.resolution, hit.where) for hit in hits} == {(resolution, "recital A")}
            assert all(hit.title == f"{get_provision(connection, 'A', resolution).reference} recital A" for hit in hits)
        alike = [hit for hit in search(connection, "poet lang:en") if hit.kind == "provision"]
        assert {hit.resolution for hit in alike} == {RESOLUTION, SECOND}


def test_the_command_that_shows_a_text_says_which_or_lists_them(both: Path, run: Run) -> None:
    assert both
    refused = run("text", "recital A")
    assert (refused.code, refused.out) == (2, "")
    assert f"{FIRST_REFERENCE} recital A" in refused.err
    assert f"{SECOND_REFERENCE} recital A" in refused.err
    for resolution, reference in ((RESOLUTION, FIRST_REFERENCE), (SECOND, SECOND_REFERENCE)):
        shown = run("text", "recital A", "--resolution", reference, "--lang", "en").out
        assert shown.startswith(f"{reference}, recital A\n")
        assert WORDS[resolution] in " ".join(shown.split())
        told = json.loads(run("text", f"{reference} recital A", "--json").out)
        assert (told["resolution"], told["reference"]) == (resolution, reference)
        assert {cited["ref"] for cited in told["cited_by"] if cited["kind"] == "charge"} == {
            f"charge/{resolution.removesuffix('-RSP')}/A.1"
        }


def test_an_entry_is_shown_with_the_resolution_of_each_place(both: Path, run: Run) -> None:
    assert both
    shown = run("show", ANA).out
    for reference in (FIRST_REFERENCE, SECOND_REFERENCE):
        assert f"named in {reference}: recital A, paragraph 1" in shown
    assert f"provision: {SECOND_REFERENCE}, recital A" in run("show", "difference/2031-0001/A.1").out


def exported(run: Run, *arguments: str) -> str:
    outcome = run("export", *arguments, "--profile", "full")
    assert outcome.code == 0, outcome.err
    return outcome.out


def test_exported_quotes_stand_in_the_exported_paragraph_of_their_resolution(both: Path, run: Run) -> None:
    assert both
    data = json.loads(exported(run, "json"))
    texts: dict[tuple[str, str, str], dict[str, Any]] = {
        (resolution["id"], provision["key"], language): paragraph
        for resolution in data["resolutions"]
        for provision in resolution["provisions"]
        for language, paragraph in provision["paragraphs"].items()
    }
    seen = set()
    for entry in data["entries"]:
        for citation in entry["citations"]:
            if citation["quote"] is not None:
                paragraph = texts[citation["resolution"], citation["provision"], citation["language"]]
                assert paragraph["text"][citation["start"] : citation["end"]] == citation["quote"]
                seen.add((entry["ref"], citation["resolution"]))
    assert {(ANA, RESOLUTION), (ANA, SECOND)} <= seen
    assert {difference["resolution"] for difference in data["differences"]} == {RESOLUTION, SECOND}
    for line in exported(run, "jsonl").splitlines():
        row = json.loads(line)
        for citation in row.get("citations", ()):
            if citation["quote"] is not None:
                paragraph = texts[citation["resolution"], citation["provision"], citation["language"]]
                assert paragraph["text"][citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize("profile", ["full", "partner"])
def test_the_flat_table_names_the_resolution_of_a_key_that_several_have(both: Path, run: Run, profile: str) -> None:
    assert both
    rows = {row["ref"]: row for row in csv.DictReader(io.StringIO(run("export", "csv", "--profile", profile).out))}
    assert rows[ANA]["cites"].split("; ")[::2] == [f"{FIRST_REFERENCE} recital A", f"{SECOND_REFERENCE} recital A"]
    assert rows["charge/2031-0001/A.1"]["cites"] == f"{SECOND_REFERENCE} recital A"


def test_evidence_of_two_resolutions_is_two_things_for_other_programs(both: Path, run: Run) -> None:
    assert both
    entities = [json.loads(line) for line in exported(run, "ftm").splitlines()]
    ids = [entity["id"] for entity in entities]
    assert len(ids) == len(set(ids))
    quotes = [entity["properties"] for entity in entities if entity["schema"] == "Documentation"]
    summaries = {summary for properties in quotes for summary in properties.get("summary", ())}
    assert {f"were detained on {words}" for words in WORDS.values()} <= summaries


@pytest.mark.parametrize("format_name", [name for name in ("md", "html") if FORMATS[name].is_dossier])
def test_a_dossier_says_of_which_resolution_its_words_are(both: Path, run: Run, format_name: str) -> None:
    assert both
    dossier = exported(run, format_name, "ana-novak")
    for reference, words in ((FIRST_REFERENCE, WORDS[RESOLUTION]), (SECOND_REFERENCE, WORDS[SECOND])):
        assert words in dossier
        assert f"{reference}, recital A" in dossier.replace("\\", "")


def test_a_dossier_on_a_resolution_holds_what_that_one_says(both: Path, run: Run) -> None:
    assert both
    for resolution, other in ((RESOLUTION, SECOND), (SECOND, RESOLUTION)):
        dossier = exported(run, "html", resolution)
        own, foreign = (name.removesuffix("-RSP") for name in (resolution, other))
        assert f"charge-{own}-A-1" in dossier
        assert f'id="charge-{foreign}-A-1"' not in dossier
        assert f'id="difference-{own}-A-1"' in dossier
        assert f'id="difference-{foreign}-v2-1"' not in dossier
        assert "Petr Novák" in dossier
