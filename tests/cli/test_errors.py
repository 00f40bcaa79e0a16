"""What a user can do wrong gets one sentence on stderr and exit code 2, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import Run

FORMS = "a day as 2021-09-14, a month as 2021-09 or a year as 2021"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("status", "daryn-khassenov", "freed"), "released_conditional"),
        (("status", "daryn-khassenov", "freed"), "free again, terms not stated"),
        (("status", "daryn-khassenov", "Released"), "The codes are"),
        (("status", "daryn-khassenov", "met"), "no status code of a person"),
        (("status", "demand/2021-2544/3.1", "released"), "open_no_response"),
        (("status", "koshe-partiyasy", "released"), "has no status"),
        (("status", "koshe-partiyasy"), "has no status"),
        (("status", "daryn-khassenov", "released", "--on", "03/04/2021"), FORMS),
        (("status", "daryn-khassenov", "released", "--on", "3. 4. 2021"), FORMS),
        (("status", "daryn-khassenov", "released", "--on", "2027"), "in the future"),
        (("status", "daryn-khassenov", "released", "--on", "2026-11-23"), "today is 2026-11-22"),
        (("status", "daryn-khassenov", "released", "--on", "0021-09-14"), "before 1900"),
        (("status", "daryn-khassenov", "released", "--on", "2021-02-30"), "no day of the calendar"),
        (("status", "daryn-khassenov", "released", "--unchanged"), "is a change"),
        (("status", "daryn-khassenov", "--on", "2021"), "--on belongs to a claim"),
        (("status", "daryn-khassenov", "--note", "x"), "--note belongs to a claim"),
        (("status", "daryn-khassenov", "--source", "x"), "--source belongs to a claim"),
        (("status",), "Name an entry"),
        (("list", "--as-of", "03/04/2021"), FORMS),
        (("list", "--cites", "recital ZZ"), 'Keys look like "recital F"'),
        (("text", "recital"), "There is no provision"),
        (("text", "paragraph 99"), "There is no provision"),
        (("text", ""), "There is no provision"),
        (("text", "recital F", "--lang", "xx"), "There are: lv, pl, sl"),
        (("export", "wordstar"), "The formats are: json, jsonl, csv"),
        (("export",), "The formats are:"),
        ((), "needs a terminal"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_mistake_gets_its_sentence_and_changes_nothing(
    run: Run, database: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = database.read_bytes()
    outcome = run(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("tracker: ")
    assert words in outcome.err
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("list", "everything"),
        ("list", "--bogus"),
        ("list", "--limit", "many"),
        ("show",),
        ("show", "a", "b"),
        ("text",),
        ("search",),
        ("--database",),
        ("status", "a", "b", "c"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_explained(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert "usage: tracker" in outcome.err


@pytest.mark.parametrize("option", [("--status", "freed"), ("--measure", "fred"), ("--addressee", "nobody")], ids=str)
def test_a_filter_with_an_unknown_code_lists_the_codes(run: Run, database: Path, option: tuple[str, str]) -> None:
    outcome = run("list", "demands", *option)
    assert outcome.code == 2, outcome
    assert "The codes are" in outcome.err
    assert database.exists()


@pytest.mark.parametrize("command", [("list",), ("search", "a")], ids=" ".join)
def test_a_limit_below_one_is_refused(run: Run, database: Path, command: tuple[str, ...]) -> None:
    for limit in ("0", "-1"):
        outcome = run(*command, "--limit", limit)
        assert outcome.code == 2, outcome
        assert outcome.out == ""
    assert database.exists()


def test_an_unknown_code_lists_every_code_with_its_meaning(run: Run, database: Path) -> None:
    outcome = run("status", "daryn-khassenov", "freed")
    listed = [line.split()[0] for line in outcome.err.splitlines()[1:]]
    assert listed[0] == "not_recorded"
    assert len(listed) == 24
    assert all(len(line.split()) > 1 for line in outcome.err.splitlines()[1:])
    assert database.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "json", "-o"),
        ("bundle", "create", "-o"),
        ("copy", "x.sqlite"),
        ("verify", "--seeds"),
        ("review", "--apply"),
        ("restore",),
    ],
    ids=" ".join,
)
def test_a_name_that_no_file_can_have_is_a_sentence(run: Run, database: Path, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments, "x" * 100_000)
    assert outcome.code in (2, 3)
    assert outcome.err.startswith("tracker: ")
    assert len(outcome.err) < 1_000
    assert database.exists()
