"""Every mistake a curator can make is reported with file and line, all in one run, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.register.editing import edit, errors_in, line_of
from tests.tiny_corpus import RESOLUTION


@pytest.fixture
def folder(tiny_seeds: Path) -> Path:
    return tiny_seeds / RESOLUTION


def the_error(seeds: Path) -> tuple[str, str, int]:
    """The code, file and line of the only error."""
    (problem,) = errors_in(seeds)
    assert problem.message.endswith((".", "'")), problem.message
    return problem.code, problem.file, problem.line


def test_seeds_without_mistakes_have_no_errors(tiny_seeds: Path) -> None:
    assert errors_in(tiny_seeds) == []


def test_a_quote_altered_by_one_letter_is_reported_with_the_words_that_stand_there(
    folder: Path, tiny_seeds: Path
) -> None:
    people = folder / "people.toml"
    edit(people, 'pl = "Petra Nováka"', 'pl = "Petra Novaka"')
    (problem,) = errors_in(tiny_seeds)
    assert (problem.code, problem.file) == ("quote_not_found", f"{RESOLUTION}/people.toml")
    mentions = [n for n, line in enumerate(people.read_text().splitlines(), 1) if line == "[[person.mention]]"]
    assert problem.line == mentions[3]
    assert "'Petra Novaka' does not stand in recital B (pl)" in problem.message
    assert "Petra Nováka" in problem.message


def test_an_unknown_ref_is_reported_at_the_entry_that_names_it(folder: Path, tiny_seeds: Path) -> None:
    charges = folder / "charges.toml"
    edit(charges, 'subjects = ["person/petr-novak"]', 'subjects = ["person/petr-nowak"]')
    line = line_of(charges, 'ref = "charge/2030-9999/B.1"') - 1
    assert the_error(tiny_seeds) == ("unknown_ref", f"{RESOLUTION}/charges.toml", line)


def test_an_unknown_ref_in_a_group_or_an_addressee_is_reported(folder: Path, tiny_seeds: Path) -> None:
    edit(folder / "charges.toml", 'named = ["person/ana-novak"]', 'named = ["person/nobody"]')
    edit(folder / "demands.toml", "organisation/government-of-utopia", "organisation/nothing")
    edit(folder / "differences.toml", 'touches = ["charge/2030-9999/A.1"]', 'touches = ["charge/none"]')
    assert [(error.code, error.file.split("/")[1]) for error in errors_in(tiny_seeds)] == [
        ("unknown_ref", "charges.toml"),
        ("unknown_ref", "demands.toml"),
        ("unknown_ref", "differences.toml"),
    ]


def test_a_duplicate_ref_is_reported_with_the_place_of_the_first(folder: Path, tiny_seeds: Path) -> None:
    people = folder / "people.toml"
    edit(people, 'ref = "person/petr-novak"', 'ref = "person/ana-novak"')
    edit(folder / "charges.toml", 'subjects = ["person/petr-novak"]', "subjects = []")
    (problem,) = errors_in(tiny_seeds)
    second = line_of(people, 'name = "Petr Novák"') - 2
    assert (problem.code, problem.file, problem.line) == ("duplicate_ref", f"{RESOLUTION}/people.toml", second)
    assert f"{RESOLUTION}/people.toml:1" in problem.message


def test_a_ref_of_another_kind_is_reported(folder: Path, tiny_seeds: Path) -> None:
    line = edit(folder / "statements.toml", "statement/2030-9999/A.1", "charge/2030-9999/A.9")
    assert the_error(tiny_seeds) == ("wrong_ref", f"{RESOLUTION}/statements.toml", line - 1)


def test_broken_toml_is_reported_at_its_line(folder: Path, tiny_seeds: Path) -> None:
    line = edit(folder / "statements.toml", 'kind = "fact"', 'kind = "fact')
    assert the_error(tiny_seeds) == ("broken_toml", f"{RESOLUTION}/statements.toml", line)


def test_toml_broken_at_its_end_is_reported_at_the_last_line(folder: Path, tiny_seeds: Path) -> None:
    statements = folder / "statements.toml"
    statements.write_text(statements.read_text(encoding="utf-8") + 'pl2 = """', encoding="utf-8")
    last = statements.read_text(encoding="utf-8").count("\n") + 1
    assert the_error(tiny_seeds) == ("broken_toml", f"{RESOLUTION}/statements.toml", last)


def test_a_broken_resolution_file_is_reported_and_nothing_is_guessed(folder: Path, tiny_seeds: Path) -> None:
    line = edit(folder / "resolution.toml", 'adopted = "2030-03-01"', "adopted = 2030-03-")
    codes = {error.code: error.line for error in errors_in(tiny_seeds)}
    assert codes["broken_toml"] == line


def test_an_unknown_key_is_reported_at_its_line(folder: Path, tiny_seeds: Path) -> None:
    line = edit(folder / "people.toml", 'role = "@poet"', 'rôle = "@poet"'.replace("ô", "o") + '\nroel = "x"') + 1
    assert the_error(tiny_seeds) == ("unknown_key", f"{RESOLUTION}/people.toml", line)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("people.toml", "[[person.citation]]", '[[person.citation]]\nsl = "x"'),
        ("people.toml", 'supports = "status"', 'supports = "status"\nwhere = "recital A"'),
        ("charges.toml", "[[charge.group]]", "[[charge.group]]\nat_least = true"),
        ("demands.toml", '[{ kind = "unspecified" }, ', '[{ kind = "unspecified", impiled = true }, '),
        ("resolution.toml", "[[pin]]", '[[pin]]\nreason = "x"'),
        ("resolution.toml", 'title = "Human rights in Utopia"', 'title = "Human rights in Utopia"\nyear = 2030'),
        ("statements.toml", "[[statement]]", "[[statment]]\n[[statement]]"),
    ],
)
def test_an_unknown_key_is_reported_in_every_kind_of_table(
    folder: Path, tiny_seeds: Path, file: str, old: str, new: str
) -> None:
    first = edit(folder / file, old, new)
    code, name, line = the_error(tiny_seeds)
    assert (code, name) == ("unknown_key", f"{RESOLUTION}/{file}")
    assert line in range(1, first + 2)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("people.toml", 'status = "targeted"', 'status = "tortured"'),
        ("people.toml", 'supports = "status"', 'supports = "statis"'),
        ("organisations.toml", 'type = "movement"', 'type = "club"'),
        ("charges.toml", 'measure_type = "fine"', 'measure_type = "fined"'),
        ("charges.toml", 'qualifier = "at_least"', 'qualifier = "at_last"'),
        ("charges.toml", 'penalty_kind = "imposed"', 'penalty_kind = "impose"'),
        ("demands.toml", 'strength = "urges"', 'strength = "urged"'),
        ("demands.toml", 'kind = "eu_commission"', 'kind = "commission"'),
        ("differences.toml", 'severity = "minor"', 'severity = "small"'),
        ("statements.toml", 'kind = "fact"', 'kind = "facts"'),
        ("resolution.toml", 'stage = "adopted"', 'stage = "adopt"'),
    ],
)
def test_an_unknown_code_is_reported_at_its_line_with_the_codes_there_are(
    folder: Path, tiny_seeds: Path, file: str, old: str, new: str
) -> None:
    line = edit(folder / file, old, new)
    (problem,) = errors_in(tiny_seeds)
    assert (problem.code, problem.file, problem.line) == ("unknown_code", f"{RESOLUTION}/{file}", line)
    assert old.split('"')[1] in problem.message


def test_an_unknown_grammatical_case_is_reported_at_its_mention(folder: Path, tiny_seeds: Path) -> None:
    people = folder / "people.toml"
    edit(people, 'case = { pl = "dative" }', 'case = { pl = "dativ" }')
    mentions = [n for n, line in enumerate(people.read_text().splitlines(), 1) if line == "[[person.mention]]"]
    assert the_error(tiny_seeds) == ("unknown_code", f"{RESOLUTION}/people.toml", mentions[4])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("people.toml", 'role = "@poet"', "role = 7"),
        ("people.toml", 'pl = "Petra Nováka"', "pl = 7"),
        ("charges.toml", "count = 57", 'count = "57"'),
        ("charges.toml", "count = 57", "count = true"),
        ("charges.toml", 'legal_basis = ["UT:CC:405"]', "legal_basis = [405]"),
        ("charges.toml", 'legal_basis = ["UT:CC:405"]', 'legal_basis = "UT:CC:405"'),
        ("demands.toml", "implied = true", 'implied = "yes"'),
        ("demands.toml", 'addressees = [{ kind = "unspecified" }, ', 'addressees = ["unspecified", '),
        ("differences.toml", 'odd = ["en"]', 'odd = "en"'),
    ],
)
def test_a_value_of_the_wrong_type_is_reported_at_its_line(
    folder: Path, tiny_seeds: Path, file: str, old: str, new: str
) -> None:
    line = edit(folder / file, old, new)
    code, name, found = the_error(tiny_seeds)
    assert (code, name) == ("wrong_type", f"{RESOLUTION}/{file}")
    assert line - 8 <= found <= line


@pytest.mark.parametrize(
    ("file", "line", "key"),
    [
        ("people.toml", 'name = "Petr Novák"\n', "name"),
        ("people.toml", 'status = "targeted"\n', "status"),
        ("organisations.toml", 'type = "movement"\n', "type"),
        ("charges.toml", 'measure = "detention"\n', "measure"),
        ("demands.toml", 'strength = "urges"\n', "strength"),
        ("differences.toml", 'kind = "number"\n', "kind"),
        ("resolution.toml", 'body = "European Parliament"\n', "body"),
    ],
)
def test_a_missing_key_is_reported_at_the_head_of_its_table(
    folder: Path, tiny_seeds: Path, file: str, line: str, key: str
) -> None:
    stood = edit(folder / file, line, "")
    (problem,) = errors_in(tiny_seeds)
    assert (problem.code, problem.file) == ("missing_key", f"{RESOLUTION}/{file}")
    assert repr(key) in problem.message
    assert 1 <= problem.line < stood


def test_a_missing_quote_must_be_said_to_be_absent(folder: Path, tiny_seeds: Path) -> None:
    edit(folder / "people.toml", 'pl = "Petrowi Novákowi"\ncase = { pl = "dative" }\n', "")
    code, file, _ = the_error(tiny_seeds)
    assert (code, file) == ("quote_missing", f"{RESOLUTION}/people.toml")


def test_words_said_to_be_absent_must_not_stand_there(folder: Path, tiny_seeds: Path) -> None:
    edit(folder / "differences.toml", 'lacks = ["[sic]"]', 'lacks = ["1948"]')
    assert the_error(tiny_seeds)[0] == "not_absent"


def test_a_provision_that_the_version_lacks_cannot_be_quoted(folder: Path, tiny_seeds: Path) -> None:
    edit(folder / "demands.toml", 'the 12 prisons"\n', 'the 12 prisons"\npl = "przewodniczącego"\n')
    assert the_error(tiny_seeds)[0] == "quote_not_found"


def test_an_unknown_provision_is_reported(folder: Path, tiny_seeds: Path) -> None:
    edit(folder / "statements.toml", 'in = "recital A"', 'in = "recital Q"')
    assert the_error(tiny_seeds)[0] == "unknown_provision"


def test_words_that_stand_twice_need_an_occurrence(folder: Path, tiny_seeds: Path) -> None:
    edit(folder / "people.toml", 'en = { quote = "Ana Novák", occurrence = 1 }', 'en = "Ana Novák"')
    assert the_error(tiny_seeds)[0] == "quote_ambiguous"


def test_an_occurrence_past_the_last_one_is_reported(folder: Path, tiny_seeds: Path) -> None:
    edit(folder / "people.toml", "occurrence = 2", "occurrence = 3")
    (problem,) = errors_in(tiny_seeds)
    assert problem.code == "quote_not_found"
    assert "stands 2 times in recital A (en), not 3" in problem.message


@pytest.mark.parametrize("occurrence", ["0", "-1"])
def test_an_occurrence_before_the_first_is_reported(folder: Path, tiny_seeds: Path, occurrence: str) -> None:
    edit(folder / "people.toml", "occurrence = 2", f"occurrence = {occurrence}")
    assert the_error(tiny_seeds)[0] == "quote_not_found"


def test_the_same_words_at_the_same_place_cannot_be_two_mentions(folder: Path, tiny_seeds: Path) -> None:
    edit(folder / "people.toml", "occurrence = 2", "occurrence = 1")
    assert the_error(tiny_seeds)[0] == "mention_twice"


def test_an_empty_quote_is_reported(folder: Path, tiny_seeds: Path) -> None:
    edit(folder / "people.toml", 'pl = "Petrowi Novákowi"', 'pl = ""')
    assert the_error(tiny_seeds)[0] == "quote_not_found"


@pytest.mark.parametrize(("old", "new"), [("2030-01-17", "17.1.2030"), ("2030-01-17", "2030-02-30")])
def test_a_date_that_cannot_be_is_reported_at_its_line(folder: Path, tiny_seeds: Path, old: str, new: str) -> None:
    line = edit(folder / "charges.toml", old, new)
    assert the_error(tiny_seeds) == ("bad_date", f"{RESOLUTION}/charges.toml", line)


def test_an_entry_without_any_citation_is_reported(folder: Path, tiny_seeds: Path) -> None:
    statements = folder / "organisations.toml"
    statements.write_text(
        statements.read_text(encoding="utf-8")
        + '\n[[organisation]]\nref = "organisation/none"\nname = "None"\ntype = "ngo"\n',
        encoding="utf-8",
    )
    assert the_error(tiny_seeds)[0] == "no_citation"


def test_a_line_removed_from_a_text_stops_the_build_also_when_no_quote_is_touched(
    folder: Path, tiny_seeds: Path
) -> None:
    edit(folder / "en.txt", "– having regard to its resolution of 18 April 20291,\n\n", "")
    problems = errors_in(tiny_seeds)
    changed = next(problem for problem in problems if problem.code == "text_changed")
    assert changed.file == f"{RESOLUTION}/resolution.toml"
    assert changed.line == line_of(folder / "resolution.toml", "sha256")


def test_a_text_that_is_not_there_is_reported(folder: Path, tiny_seeds: Path) -> None:
    (folder / "pl.txt").unlink()
    problems = errors_in(tiny_seeds)
    assert "text_unreadable" in {problem.code for problem in problems}


def test_a_text_or_register_that_is_not_utf8_is_reported(folder: Path, tiny_seeds: Path) -> None:
    for name in ("pl.txt", "people.toml"):
        path = folder / name
        path.write_bytes(path.read_bytes() + b"\xff\n")
    files = {problem.file for problem in errors_in(tiny_seeds) if problem.code == "not_utf8"}
    assert files == {f"{RESOLUTION}/pl.txt", f"{RESOLUTION}/people.toml"}


def test_windows_line_ends_in_a_register_file_change_nothing(folder: Path, tiny_seeds: Path) -> None:
    path = folder / "people.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert errors_in(tiny_seeds) == []
