"""Many claims at once: every bad line by its number, all or nothing, and safe to run twice."""

from __future__ import annotations

import csv
import io
import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.running import Run, process_environment
from tracker.db.connection import Connection
from tracker.errors import TrackerError
from tracker.ledger.bulk import BulkRejected, record_many
from tracker.queries.refs import get_entry

GOOD = (
    ("person/daryn-khassenov", "released", "2023-05", "https://example.org/1"),
    ("person/almat-zhumagulov", "house_arrest", "about 2022", "a letter, from a lawyer"),
    ("person/daryn-khassenov", "held", "2024-01-31", "https://example.org/2"),
)
HEADER = "ref,code,on,source\n"


def as_csv(rows: tuple[tuple[str, ...], ...] = GOOD, delimiter: str = ",") -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(("ref", "code", "on", "source"))
    writer.writerows(rows)
    return stream.getvalue()


def as_lines(rows: tuple[tuple[str, ...], ...] = GOOD) -> str:
    return "".join(json.dumps(dict(zip(("ref", "code", "on", "source"), row, strict=True))) + "\n" for row in rows)


def count(connection: Connection) -> int:
    row = connection.row("count_claims")
    assert row is not None
    return int(row[0])


def record(connection: Connection, data: str | bytes) -> tuple[int, int]:
    raw = data if isinstance(data, bytes) else data.encode("utf-8")
    return record_many(connection, raw, "claims.csv", "me", get_entry)


def rejected(connection: Connection, data: str | bytes) -> dict[int, str]:
    """The faults by line; nothing may be recorded."""
    before = count(connection)
    with pytest.raises(BulkRejected) as raised:
        record(connection, data)
    assert count(connection) == before
    assert not connection.in_transaction
    return dict(raised.value.faults)


@pytest.mark.parametrize(
    "data",
    [
        as_csv(),
        as_lines(),
        as_csv().replace("\r\n", "\n"),
        as_csv(delimiter=";"),
        as_csv(delimiter="\t"),
        "\ufeff" + as_csv(),
        as_lines().replace("\n", "\r\n"),
        "\n" + as_lines() + "\n\n",
    ],
    ids=["csv", "json lines", "unix csv", "semicolons", "tabs", "byte order mark", "windows json", "blank lines"],
)
def test_every_line_is_recorded(connection: Connection, data: str, run: Run) -> None:
    assert record(connection, data) == (3, 0)
    assert count(connection) == 3
    assert get_entry(connection, "person/daryn-khassenov")[4:7] == ("held", "2024-01-31", "2024-01-31")
    assert run("verify").code == 0


def test_running_a_file_twice_records_nothing_twice(connection: Connection) -> None:
    assert record(connection, as_csv()) == (3, 0)
    assert record(connection, as_csv()) == (0, 3)
    assert record(connection, as_lines() + as_lines()) == (0, 6)
    more = (*GOOD, ("person/daryn-khassenov", "released", "2023-05", "https://example.org/other"))
    assert record(connection, as_csv(more)) == (1, 3)


def test_a_line_that_stands_twice_in_a_file_is_recorded_once(connection: Connection) -> None:
    assert record(connection, as_csv(GOOD + GOOD[:1])) == (3, 1)


def test_a_claim_recorded_by_hand_is_there_already(connection: Connection, run: Run) -> None:
    ref, code, day, source = GOOD[0]
    assert run("status", ref, code, "--on", day, "--source", source, "--note", "by hand").code == 0
    assert record(connection, as_csv()) == (2, 1)


def test_running_a_file_again_does_not_revive_a_retracted_claim(connection: Connection, run: Run) -> None:
    assert record(connection, as_csv(GOOD[:1])) == (1, 0)
    before = get_entry(connection, GOOD[0][0]).status
    assert run("status", GOOD[0][0], "--retract", "1", "--note", "a mix-up").code == 0
    after = get_entry(connection, GOOD[0][0]).status
    assert (before, after) == ("released", "held")
    assert record(connection, as_csv(GOOD[:1])) == (0, 1)
    assert get_entry(connection, GOOD[0][0]).status == after


def test_a_retraction_is_not_mistaken_for_the_claim_it_took_back(connection: Connection, run: Run) -> None:
    ref = GOOD[0][0]
    assert run("status", ref, "released", "--on", "2023", "--source", "x").code == 0
    assert run("status", ref, "--retract", "1", "--note", "no").code == 0
    assert record(connection, f"ref,code,on\n{ref},released,2023\n") == (1, 0)


def test_a_line_sees_what_the_lines_before_it_recorded(connection: Connection) -> None:
    ref = GOOD[0][0]
    lines = f"ref,code,on,unchanged\n{ref},released,2023,\n{ref},,2024,yes\n{ref},released,2025,true\n"
    assert record(connection, lines) == (3, 0)
    assert get_entry(connection, ref)[4:7] == ("released", "2023", "2025")
    assert record(connection, lines) == (0, 3)


def test_checked_and_unchanged_means_the_status_of_its_own_day(connection: Connection) -> None:
    ref = GOOD[0][0]
    assert record(connection, f"ref,code,on\n{ref},released,2024\n") == (1, 0)
    assert record(connection, f"ref,on,unchanged\n{ref},2022,yes\n") == (1, 0)
    assert get_entry(connection, ref)[4:7] == ("released", "2024", "2024")
    row = connection.rows("claims_for_current", entry_id=get_entry(connection, ref).id)[-1]
    assert row[:3] == ("held", "checked_unchanged", "2022")
    faults = rejected(connection, f"ref,code,on,unchanged\n{ref},released,2022-06,yes\n{ref},,2020,yes\n")
    assert "The status is held" in faults[2]
    assert "Nothing had been stated" in faults[3]


BAD_LINES = {
    "nobody,released,2023,x": "Nothing is called",
    "khassenov,released,2023,x": "fits 2 entries",
    "person/daryn-khassenov,freed,2023,x": "is no status code",
    "person/daryn-khassenov,released,03/04/2023,x": "is not a date",
    "person/daryn-khassenov,released,2027,x": "in the future",
    "person/daryn-khassenov,released,,x": "at least ref, code and on",
    "person/daryn-khassenov,,2023,x": "at least ref, code and on",
    ",released,2023,x": "at least ref, code and on",
    "organisation/koshe-partiyasy,released,2023,x": "has no status",
    "person/daryn-khassenov,released,2023,x,y,z": "6 values for 4 columns",
    'person/daryn-khassenov,"rel"eased,2023,x': "not valid CSV",
}


@pytest.mark.parametrize("line", BAD_LINES)
def test_a_bad_line_is_named_by_its_number(connection: Connection, line: str) -> None:
    faults = rejected(connection, f"{as_csv(GOOD[:2])}{line}\n{as_csv(GOOD[2:]).partition(chr(10))[2]}")
    assert list(faults) == [4]
    assert BAD_LINES[line] in faults[4]


def test_all_bad_lines_are_reported_at_once_with_their_numbers(connection: Connection) -> None:
    text = HEADER + "".join(f"person/daryn-khassenov,released,2023,{n}\n{line}\n" for n, line in enumerate(BAD_LINES))
    assert list(rejected(connection, text)) == list(range(3, 3 + 2 * len(BAD_LINES), 2))


def test_a_line_number_is_that_of_the_first_line_of_a_value_with_line_breaks(connection: Connection) -> None:
    text = 'ref,code,on,note\nperson/daryn-khassenov,released,2023,"one\ntwo\nthree"\n\nnobody,released,2023,"a\nb"\n'
    assert list(rejected(connection, text)) == [6]


def test_bytes_that_are_no_utf8_are_a_fault_of_their_line(connection: Connection) -> None:
    faults = rejected(connection, HEADER.encode() + b"person/daryn-khassenov,released,2023,caf\xe9\nnobody,x,2023,\n")
    assert "not UTF-8" in faults[2]
    assert "Nothing is called" in faults[3]


JSON_LINES = {
    '{"ref": "person/daryn-khassenov", "code": "released", "on": 2023}': "on must be a text",
    '{"ref": "person/daryn-khassenov", "code": "released", "on": "2023", "colour": "red"}': '"colour" is no column',
    '{"ref": "person/daryn-khassenov", "code": "released", "on": "2023", "on": "2024"}': "stands twice",
    '{"ref": "person/daryn-khassenov", "code": "released", "on": "2023", "unchanged": "perhaps"}': "yes or no",
    '{"ref": "person/daryn-khassenov", "code": "released", "on": "2023", "note": "\\ud800"}': "not valid text",
    '{"ref": "person/daryn-khassenov\\u0000", "code": "released", "on": "2023"}': "NUL",
    '{"ref": ["person/daryn-khassenov"], "code": "released", "on": "2023"}': "ref must be a text",
    '["person/daryn-khassenov"]': "must be a JSON object",
    "{": "not JSON",
    "{" * 100_000: "not JSON",
    '{"ref": 1' + "0" * 5000 + "}": "not JSON",
}


@pytest.mark.parametrize("line", JSON_LINES, ids=list(JSON_LINES.values()))
def test_a_bad_json_line_is_named_by_its_number(connection: Connection, line: str) -> None:
    faults = rejected(connection, f"{as_lines(GOOD[:2])}{line}\n{as_lines(GOOD[2:])}")
    assert list(faults) == [3]
    assert JSON_LINES[line] in faults[3]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "must begin with a line of column names"),
        (b"name,status\nx,y\n", "must begin with a line of column names"),
        (b"ref,code,on,colour\nx,y,2023,red\n", '"colour" is no column'),
        (b"ref,code,on,ref\nx,y,2023,z\n", "stands twice"),
        (as_csv().encode("utf-16"), "UTF-16"),
        (b'[{"ref": "x"}]', "JSON array"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "must begin with a line of column names"),
    ],
    ids=["empty", "other columns", "unknown column", "twice", "utf-16", "array", "picture"],
)
def test_a_file_that_is_none_is_refused_as_a_whole(connection: Connection, data: bytes, words: str) -> None:
    with pytest.raises(TrackerError, match="(?s).*" + words):
        record(connection, data)
    assert count(connection) == 0
    assert not connection.in_transaction


def test_the_command_records_a_file_and_standard_input(database: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "claims.csv"
    file.write_text(as_csv(), encoding="utf-8")
    outcome = run("status", "--from", str(file))
    assert (outcome.code, outcome.out) == (0, "3 claims recorded, 0 were there already.\n")
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "status", "--from", "-", "--json"],
        input=as_lines().encode(),
        env=process_environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"recorded": 0, "skipped": 3}
    assert database.exists()


def test_the_command_lists_every_fault_and_leaves_with_2(database: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "claims.csv"
    file.write_text(HEADER + "nobody,x,2023,\nperson/daryn-khassenov,released,tomorrow,\n", encoding="utf-8")
    outcome = run("status", "--from", str(file))
    assert outcome.code == 2
    assert outcome.out == ""
    assert "2 faulty lines; nothing was recorded" in outcome.err
    assert "\n  line 2: " in outcome.err
    assert "\n  line 3: " in outcome.err
    assert database.exists()


@pytest.mark.parametrize("beside", [("person/daryn-khassenov",), ("--unchanged",), ("--source", "x"), ("--on", "2024")])
def test_a_file_and_a_claim_are_not_given_together(database: Path, run: Run, beside: tuple[str, ...]) -> None:
    outcome = run("status", *beside, "--from", "nowhere.csv")
    assert outcome.code == 2
    assert "--from records a file" in outcome.err
    assert database.exists()


@pytest.mark.parametrize("name", [".", "nowhere.csv"])
def test_a_file_that_cannot_be_read_is_said_so(database: Path, run: Run, name: str) -> None:
    outcome = run("status", "--from", name)
    assert outcome.code == 2
    assert "cannot be read" in outcome.err
    assert database.exists()


SEEDS = (as_csv().encode(), as_lines().encode(), b"ref,code,on,unchanged,note\nperson/daryn-khassenov,,2024,yes,x\n")
SPLICES = (
    *(b'"', b"'", b",", b";", b"\n", b"\r", b"\r\n", b"\0", b"\x1a", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf"),
    *(b"{", b"}", b"[", b"\\", b"\\ud800", b"null", b"true", b"1e999", b"-", b"\xe2\x80\xae", b"\x1b[31m", b"=1+1"),
    *(b"2026-02-30", b"9999-99", b"about", b"person/", b"unchanged", b"A" * 200_000, b"%s", b"NaN"),
)


def mangle(chance: random.Random) -> bytes:
    """A good file with a few things done to it that good files never have."""
    data = bytearray(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[place:place] = chance.choice(SPLICES)
            case 1:
                del data[place : place + chance.randint(1, 40)]
            case 2:
                data[place : place + 1] = bytes([chance.randrange(256)])
            case 3:
                data = data[:place]
            case 4:
                data += chance.choice(SEEDS)[chance.randrange(20) :]
            case _:
                data[place:place] = chance.randbytes(chance.randint(1, 30))
    return bytes(data)


def test_a_thousand_malformed_files_break_nothing_and_leave_nothing(connection: Connection) -> None:
    chance = random.Random(20260704)
    recorded, sentences = 0, []
    for number in range(1000):
        data = mangle(chance)
        before = count(connection)
        try:
            result = record_many(connection, data, f"file{number}", "fuzzer", get_entry)
        except TrackerError as error:
            sentences.append(str(error))
            assert count(connection) == before, data
        else:
            assert count(connection) == before + result.recorded, data
            recorded += 1
        assert not connection.in_transaction
    assert len(sentences) > 600
    assert recorded > 20
    assert all(line.isprintable() for sentence in sentences for line in sentence.split("\n"))


@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: (HEADER + text).encode("utf-8", "surrogatepass"))
)
@settings(max_examples=200)
def test_no_bytes_make_anything_but_a_sentence(connection: Connection, data: bytes) -> None:
    before = count(connection)
    try:
        result = record_many(connection, data, "any", "me", get_entry)
    except TrackerError:
        assert count(connection) == before
    else:
        assert count(connection) == before + result.recorded


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["person/daryn-khassenov", "person/almat-zhumagulov", "Daryn Khassenov"]),
        st.sampled_from(["held", "released", "imprisoned"]),
        st.sampled_from(["2022", "2022-05", "2023-01-31", "before 2024-03-01"]),
        st.sampled_from(["", "a paper", "https://example.org"]),
    ),
    max_size=12,
)


@given(ROWS, st.sampled_from(["csv", "jsonl"]))
@settings(max_examples=30)
def test_a_file_run_again_skips_all_and_changes_no_status(
    connection: Connection, rows: list[tuple[str, str, str, str]], form: str
) -> None:
    data = as_csv(tuple(rows)) if form == "csv" else as_lines(tuple(rows)) or as_csv(())
    first = record(connection, data)
    assert sum(first) == len(rows)
    statuses = connection.rows("all_entries_with_status")
    assert record(connection, data) == (0, len(rows))
    assert connection.rows("all_entries_with_status") == statuses


def test_a_thousand_lines_are_one_transaction(database: Path, run: Run, tmp_path: Path) -> None:
    refs = [line.split()[0] for line in run("list", "people").lines]
    file = tmp_path / "many.csv"
    lines = (f"{ref},held,2024,paper {n}\n" for n in range(20) for ref in refs)
    file.write_text(HEADER + "".join(lines), encoding="utf-8")
    assert run("status", "--from", str(file)).code == 0
    with closing(sqlite3.connect(database)) as raw:
        assert raw.execute("SELECT count(*), max(number) FROM claim").fetchone() == (1060, 1060)
    assert run("verify").code == 0
