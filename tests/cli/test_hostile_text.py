"""Text from users is data: kept exactly, shown as what it is, and never an instruction to a terminal or a program."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest

from tests.running import Outcome, Run, run_process

HOSTILE = {
    "markup": "[red]x[/]",
    "stray markup": "[/]",
    "ansi": "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "c1 control": "a\x9b31mb\x85c",
    "newline": "one\ntwo\r\nthree\ttab",
    "right to left": "\u202egnirts\u202c שלום",
    "isolates": "\u2066a\u2069 \u200b\u200d\ufeff",
    "separators": "a\u2028b\u2029c",
    "ten thousand": "x" * 10_000,
    "words": "word " * 2_000,
    "formula": '=HYPERLINK("http://x","y")',
    "html": "<script>alert(1)</script> &amp; \"'",
    "sql": "'); DROP TABLE entry; --",
    "format": "%s %(x)s {0} {x} $HOME `id`",
    "option": "--help",
    "beyond the bmp": "𝒜 👩‍👩‍👧 e\u0301",
    "spaces": "   padded   ",
    "noncharacter": "\uffff\ufffe",
}
pytestmark = pytest.mark.usefixtures("database")


def is_harmless(outcome: Outcome) -> bool:
    """Whether nothing in the output could steer a terminal."""
    return all(
        char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp", "Cs") for char in outcome.said
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_note_is_kept_exactly_and_shown_as_what_it_is(run: Run, text: str) -> None:
    recorded = run("status", "daryn-khassenov", "released", "--on", "2024", f"--note={text}")
    assert recorded.code == 0, recorded.err
    kept = json.loads(run("status", "daryn-khassenov", "--json").out)["history"][-1]["note"]
    assert kept == text
    for command in (("status", "daryn-khassenov"), ("show", "daryn-khassenov")):
        outcome = run(*command)
        assert outcome.code == 0
        assert is_harmless(outcome)
        visible = "".join(char for char in text if char.isprintable())
        assert visible[:20].strip() in outcome.out.replace("⏎", "").replace("⇥", "") or "\\u" in outcome.out


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_source_and_a_name_are_kept_and_shown_safely(run: Run, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_USER", text)
    recorded = run("status", "daryn-khassenov", "released", "--on", "2024", f"--source={text}")
    assert recorded.code == 0, recorded.err
    claim = json.loads(run("status", "daryn-khassenov", "--json").out)["history"][-1]
    assert claim["source_title"] + claim["source_url"] == text.strip()
    assert claim["recorded_by"] == text
    assert is_harmless(run("status", "daryn-khassenov"))
    assert is_harmless(run("show", "daryn-khassenov"))
    assert run("verify").code == 0


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_json_and_csv_carry_the_text_and_harm_nobody(run: Run, text: str, tmp_path: Path) -> None:
    assert run("status", "daryn-khassenov", "released", "--on", "2024", f"--note={text}").code == 0
    shown = run("status", "daryn-khassenov", "--json")
    assert is_harmless(shown)
    exported = json.loads(run("export", "json").out)
    (person,) = [entry for entry in exported["entries"] if entry["ref"] == "person/daryn-khassenov"]
    assert person["history"][-1]["note"] == text
    assert run("export", "csv", "-o", str(tmp_path / "tables")).code == 0
    with (tmp_path / "tables" / "claims.csv").open(encoding="utf-8", newline="") as stream:
        (cell,) = [row["note"] for row in csv.DictReader(stream) if row["note"]]
    assert cell == (f"'{text}" if text.startswith(("=", "-")) else text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_every_argument_is_answered_with_a_harmless_sentence(run: Run, text: str) -> None:
    for arguments in (
        ("show", "--", text),
        ("status", "--", text),
        ("status", "daryn-khassenov", "--", text),
        ("status", "daryn-khassenov", "released", f"--on={text}"),
        ("list", f"--cites={text}"),
        ("list", f"--person={text}"),
        ("list", f"--as-of={text}"),
        ("text", "--", text),
        ("text", "title", f"--lang={text}"),
        ("export", "--", text),
        ("list", "--", text),
        ("--", text),
        ("list", "people", "--", text),
    ):
        outcome = run(*arguments)
        assert outcome.code == 2, (arguments[:2], outcome.said[:300])
        assert is_harmless(outcome), (arguments[:2], outcome.said[:300])
        assert len(outcome.err) < 6_000
    for arguments in (("search", "--", text), ("show", "daryn-khassenov", f"--lang={text}")):
        assert is_harmless(run(*arguments))


def test_text_that_is_not_utf8_is_refused_without_a_traceback() -> None:
    for arguments in (
        ("status", "daryn-khassenov", "released", "--note", b"a\xff\xfe"),
        ("show", b"\xff"),
        ("search", b"\xff"),
        ("list", "--cites", b"\xff"),
        ("--database", b"/nowhere/\xff.sqlite", "list"),
        ("export", "json", "-o", b"/nowhere/\xff"),
    ):
        done = run_process(*arguments)
        assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
        assert done.returncode in (0, 2, 3)
        assert b"\xff" not in done.stderr + done.stdout


def test_a_hostile_register_is_shown_as_what_it_is(tiny_database: Path, run: Run) -> None:
    shown = run("show", "person/ana-novak")
    assert 'note: Also "Anna"; see [red]x[/].' in shown.out
    text = run("text", "2030/9999(RSP) paragraph 2")
    assert "Calls on [red]the Commission[/] to report" in " ".join(text.out.split())
    assert "[sic]" in run("text", "2030/9999(RSP) visa 2").out
    listed = run("list", "organisations")
    assert "=Free+Press=" in listed.out
    stream = io.StringIO(run("export", "csv").out)
    titles = [row["title"] for row in csv.DictReader(stream)]
    assert "'=Free+Press=" in titles
    assert tiny_database.exists()
