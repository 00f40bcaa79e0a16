"""Recording claims: what is kept, what is refused, and what the status is afterwards."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.running import Run
from tracker.dates import EffectiveDate, PartialDate
from tracker.db.connection import Connection
from tracker.errors import InvalidInput, UnknownCode, UnknownRef
from tracker.ledger.claims import (
    LONGEST_TEXT,
    NewClaim,
    Source,
    find_claim,
    parse_effective,
    parse_source,
    record_claim,
    retraction_of,
)
from tracker.queries.history import get_history
from tracker.queries.refs import get_entry
from tracker.queries.rows import Entry

REF = "person/daryn-khassenov"


def on(year: int, month: int | None = None, day: int | None = None, qualifier: str = "") -> EffectiveDate:
    return EffectiveDate(PartialDate(year, month, day), qualifier)


def entry_of(connection: Connection, ref: str = REF) -> Entry:
    return get_entry(connection, ref)


def count(connection: Connection) -> int:
    row = connection.row("count_claims")
    assert row is not None
    return int(row[0])


def test_a_claim_is_kept_as_it_was_given(connection: Connection) -> None:
    claim = NewClaim(
        REF,
        "released_conditional",
        on(2024, 5, qualifier="about"),
        source=Source("A paper", "", "press", "2024-06-01"),
        confidence="likely",
        note="Line one\nline two",
    )
    recorded = record_claim(connection, claim, "Ms Officer")
    (stated, kept) = get_history(connection, entry_of(connection))
    assert stated.kind == "stated_in_text"
    assert (kept.code, kept.kind, kept.effective, kept.effective_qualifier) == (
        "released_conditional",
        "development",
        "2024-05",
        "about",
    )
    assert (kept.source_title, kept.source_type, kept.source_seen) == ("A paper", "press", "2024-06-01")
    assert (kept.confidence, kept.note, kept.recorded_by) == ("likely", "Line one\nline two", "Ms Officer")
    assert (kept.number, kept.hash, kept.node) == (1, recorded.hash, recorded.node)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", kept.recorded_at or "")
    assert kept.is_live


def test_recording_changes_the_status_of_the_entry_at_once(connection: Connection) -> None:
    before = entry_of(connection)
    recorded = record_claim(connection, NewClaim(REF, "released", on(2024)), "me")
    after = entry_of(connection)
    assert recorded.before == before.status
    assert (after.status, after.status_since, after.last_checked) == ("released", "2024", "2024")
    assert recorded.current == (after.status, after.status_since, after.last_checked)


def test_a_claim_of_the_past_does_not_change_the_present(connection: Connection) -> None:
    record_claim(connection, NewClaim(REF, "released", on(2024)), "me")
    recorded = record_claim(connection, NewClaim(REF, "house_arrest", on(2022)), "me")
    assert recorded.current.code == "released"
    assert entry_of(connection).status == "released"


def test_checked_and_unchanged_keeps_since_and_moves_last_checked(connection: Connection) -> None:
    record_claim(connection, NewClaim(REF, "released", on(2023)), "me")
    recorded = record_claim(connection, NewClaim(REF, "released", on(2025, 1), kind="checked_unchanged"), "me")
    assert recorded.current == ("released", "2023", "2025-01")


def test_checked_and_unchanged_cannot_name_another_status(connection: Connection) -> None:
    with pytest.raises(InvalidInput, match="is a change"):
        record_claim(connection, NewClaim(REF, "released", on(2025), kind="checked_unchanged"), "me")
    assert count(connection) == 0


def test_a_correction_takes_the_place_of_a_claim_and_both_stay_in_the_history(connection: Connection) -> None:
    wrong = record_claim(connection, NewClaim(REF, "executed", on(2024)), "me")
    record_claim(connection, NewClaim(REF, "held", on(2023), kind="correction", supersedes=wrong.hash), "me")
    assert entry_of(connection).status == "held"
    lives = {claim.number: claim.is_live for claim in get_history(connection, entry_of(connection)) if claim.hash}
    assert lives == {1: False, 2: True}


def test_a_retraction_takes_a_claim_back_and_needs_its_reason(connection: Connection) -> None:
    before = entry_of(connection)
    record_claim(connection, NewClaim(REF, "executed", on(2024)), "me")
    found = find_claim(connection, before, "1")
    with pytest.raises(InvalidInput, match="reason"):
        retraction_of(found, before, "  ")
    record_claim(connection, retraction_of(found, before, "a mix-up of names"), "me")
    assert entry_of(connection)[:7] == before[:7]
    with pytest.raises(InvalidInput, match="already"):
        find_claim(connection, before, "1")


@pytest.mark.parametrize("text", ["0", "9", "abc", "", "-1", "1.0"])
def test_a_claim_that_is_not_there_is_not_found(connection: Connection, text: str) -> None:
    record_claim(connection, NewClaim(REF, "released", on(2024)), "me")
    with pytest.raises(InvalidInput, match="Its claims are: 1"):
        find_claim(connection, entry_of(connection), text)


def test_a_claim_is_found_by_the_beginning_of_its_hash(connection: Connection) -> None:
    recorded = record_claim(connection, NewClaim(REF, "released", on(2024)), "me")
    entry = entry_of(connection)
    assert find_claim(connection, entry, recorded.hash[:8]).number == 1
    with pytest.raises(InvalidInput):
        find_claim(connection, entry, recorded.hash[:3])


@pytest.mark.parametrize(
    ("claim", "error", "words"),
    [
        (NewClaim("person/nobody", "released", on(2024)), UnknownRef, "Nothing is called"),
        (NewClaim(REF, "freed", on(2024)), UnknownCode, "released_conditional"),
        (NewClaim(REF, "", on(2024)), UnknownCode, "The codes are"),
        (NewClaim(REF, "met", on(2024)), UnknownCode, "status code of a person"),
        (NewClaim("organisation/koshe-partiyasy", "released", on(2024)), InvalidInput, "has no status"),
        (NewClaim(REF, "released", on(2024), confidence="sure"), InvalidInput, "confirmed"),
        (NewClaim(REF, "released", on(2024), source=Source("x", "", "rumour")), InvalidInput, "own_check"),
        (NewClaim(REF, "released", on(2024), note="a\0b"), InvalidInput, "NUL"),
        (NewClaim(REF, "released", on(2024), note="a\udc80b"), InvalidInput, "UTF-8"),
        (NewClaim(REF, "released", on(2024), note="x" * (LONGEST_TEXT + 1)), InvalidInput, "100,001 characters"),
        (NewClaim("demand/2021-2544/1.1", "closed_not_met", on(2024)), InvalidInput, "needs its reason"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
def test_what_cannot_be_recorded_is_refused_and_nothing_changes(
    connection: Connection, claim: NewClaim, error: type[Exception], words: str
) -> None:
    before = connection.rows("all_entries_with_status")
    with pytest.raises(error, match=re.escape(words)):
        record_claim(connection, claim, "me")
    assert count(connection) == 0
    assert connection.rows("all_entries_with_status") == before
    assert not connection.in_transaction


@pytest.mark.parametrize("recorded_by", ["x" * (LONGEST_TEXT + 1), "a\0", "a\udcff"])
def test_a_name_that_cannot_be_kept_is_refused(connection: Connection, recorded_by: str) -> None:
    with pytest.raises(InvalidInput):
        record_claim(connection, NewClaim(REF, "released", on(2024)), recorded_by)
    assert count(connection) == 0


@given(
    note=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300),
    title=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80),
)
def test_every_text_is_kept_exactly(connection: Connection, note: str, title: str) -> None:
    recorded = record_claim(connection, NewClaim(REF, "released", on(2024), source=Source(title), note=note), title)
    row = connection.row("claim_by_hash", hash=recorded.hash)
    assert row is not None
    assert (row[8], row[10], row[14]) == (title, title, note)


def test_a_source_with_a_scheme_is_a_url_and_all_else_a_title() -> None:
    assert parse_source("https://example.org/a?b=c") == Source(url="https://example.org/a?b=c")
    assert parse_source("ftp://x") == Source(url="ftp://x")
    for text in ("letter of 3 May: see file", "://x", "a b://c", "http:/x", "Žumagulov://x"):
        assert parse_source(text) == Source(title=text)


def test_a_claim_without_a_date_is_of_today() -> None:
    assert parse_effective(None) == on(2026, 11, 22)
    assert parse_effective("before 2024-03") == on(2024, 3, qualifier="before")


@pytest.mark.parametrize("text", ["2026-11-23", "2026-12", "2027", "about 2027", "after 2030-01-01"])
def test_a_date_in_the_future_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="in the future"):
        parse_effective(text)


@pytest.mark.parametrize("text", ["2026-11-22", "2026-11", "2026"])
def test_a_month_or_year_that_has_begun_is_not_the_future(text: str) -> None:
    assert str(parse_effective(text)) == text


@pytest.mark.parametrize("kind", ["correction", "retraction"])
def test_of_two_people_who_take_back_one_claim_at_once_the_second_is_told(connection: Connection, kind: str) -> None:
    wrong = record_claim(connection, NewClaim(REF, "released", on(2024)), "ana")
    seen = [find_claim(connection, entry_of(connection), wrong.hash) for _ in ("ana", "bo")]
    claims = [NewClaim(REF, "held", on(2024), kind, note=f"{n}", supersedes=one.hash) for n, one in enumerate(seen)]
    record_claim(connection, claims[0], "ana")
    before = count(connection)
    with pytest.raises(InvalidInput, match=f"Claim {wrong.number} of {REF} was superseded or retracted already"):
        record_claim(connection, claims[1], "bo")
    assert count(connection) == before


def test_a_claim_counts_again_and_may_be_corrected_when_its_correction_was_retracted(connection: Connection) -> None:
    wrong = record_claim(connection, NewClaim(REF, "released", on(2024)), "ana")
    second = record_claim(connection, NewClaim(REF, "held", on(2024), "correction", supersedes=wrong.hash), "ana")
    found = find_claim(connection, entry_of(connection), second.hash)
    record_claim(connection, retraction_of(found, entry_of(connection), "a slip"), "ana")
    third = NewClaim(REF, "held", on(2025), "correction", supersedes=wrong.hash)
    assert record_claim(connection, third, "ana").current.code == "held"


def test_a_retraction_with_a_date_is_refused_and_says_what_was_meant(connection: Connection, run: Run) -> None:
    assert run("status", REF, "released", "--on", "2024-05").code == 0
    refused = run("status", REF, "--retract", "1", "--note", "a slip", "--on", "2024-06")
    assert (refused.code, refused.out) == (2, "")
    assert "--corrects CLAIM --on DATE" in refused.err
    assert entry_of(connection).status == "released"
