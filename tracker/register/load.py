"""A seed folder to a register: the texts, `resolution.toml` and the register files beside it.

Everything wrong with any file is found in one run. What is loaded is not yet proved: `verify` holds it against the
texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tracker.dates import PartialDate, parse_date
from tracker.digest import sha256
from tracker.errors import InvalidInput
from tracker.names import ORTHOGRAPHIES
from tracker.problems import Problem, Severity
from tracker.register.accepting import find_half_accepted
from tracker.register.toml import Table, TomlFile
from tracker.register.values import (
    Addressee,
    Charge,
    Citation,
    Demand,
    Difference,
    Entry,
    Group,
    Mention,
    Organisation,
    Person,
    Register,
    Resolution,
    StatedDate,
    Statement,
    VersionRecord,
    Words,
)
from tracker.resolution.align import Pin, align
from tracker.resolution.parse import parse_version
from tracker.resolution.values import ParsedVersion, UnitKind

LEVELS = ("public", "partner", "private")
"""How far something may travel, from farthest to nearest."""

INITIAL_DEMAND_STATUS = "open_no_response"


def load_register(folder: Path) -> tuple[Register | None, list[Problem]]:
    """Load the seed folder of one resolution. None when its texts cannot be read at all."""
    before = find_half_accepted(folder)
    register, problems = _load_files(folder)
    return register, problems + (before or find_half_accepted(folder))


def _load_files(folder: Path) -> tuple[Register | None, list[Problem]]:
    name = folder.name
    file = TomlFile(folder / "resolution.toml", f"{name}/resolution.toml")
    resolution, problems = _load_resolution(folder, file)
    if resolution is None:
        return None, problems
    entries: list[Entry] = []
    for kind, (filename, read) in _READERS.items():
        path = folder / filename
        if not path.exists():
            continue
        register_file = TomlFile(path, f"{name}/{filename}")
        for table in register_file.tables(kind):
            entries.append(read(table, resolution))
            table.check_keys()
        for key in register_file.data:
            if key != kind:
                register_file.report(1, "unknown_key", f"This file holds [[{kind}]] tables; {key!r} is not known here.")
        problems += register_file.problems
    return Register(resolution, tuple(entries)), problems


def find_seed_folders(seeds: Path) -> list[Path]:
    """The folders of `seeds` that hold a resolution, in order of their names."""
    return sorted(path.parent for path in seeds.glob("*/resolution.toml"))


def _load_resolution(folder: Path, file: TomlFile) -> tuple[Resolution | None, list[Problem]]:
    top = file.top()
    adopted = _date(top, "adopted")
    problems: list[Problem] = []
    records: list[VersionRecord] = []
    parsed: list[ParsedVersion] = []
    for table in file.tables("version"):
        record, version, found = _load_version(folder, table)
        problems += found
        if version:
            records.append(record)
            parsed.append(version)
    pins = [_pin(table) for table in file.tables("pin")]
    resolution = None
    if parsed and not any(
        problem.severity is Severity.ERROR for problem in file.problems if problem.code == "broken_toml"
    ):
        provisions, found = align(parsed, pins, file.name)
        problems += found
        resolution = Resolution(
            id=folder.name,
            reference=top.text("reference"),
            adopted=adopted,
            body=top.text("body"),
            title=top.text("title"),
            identifiers={key: str(value) for key, value in top.subtable("identifiers").items()},
            versions=tuple(records),
            provisions=provisions,
        )
        for key in ("version", "pin"):
            top.raw(key)
        top.check_keys()
    elif not file.problems and not problems:
        file.report(1, "no_versions", "The resolution has no [[version]].")
    return resolution, file.problems + problems


def _load_version(folder: Path, table: Table) -> tuple[VersionRecord, ParsedVersion | None, list[Problem]]:
    record = VersionRecord(
        language=table.text("language"),
        file=table.text("file"),
        sha256=table.text("sha256"),
        stage=table.code("stage", "stage"),
        title="",
        orthography=_orthography(table),
    )
    table.check_keys()
    path = folder / record.file
    try:
        data = path.read_bytes() if record.file else b""
    except OSError as error:
        table.report("text_unreadable", f"The text {record.file!r} cannot be read: {error.strerror}.", record.file)
        return record, None, []
    found = sha256(data).hexdigest()
    if found != record.sha256:
        table.report(
            "text_changed",
            f"The text {record.file!r} is not the one that was recorded: its sha256 is {found}. "
            "Restore the file as published.",
            "sha256",
        )
    version, problems = parse_version(data, record.language, f"{folder.name}/{record.file}")
    titles = version.of_kind(UnitKind.TITLE)
    title = titles[0].text if titles else ""
    return record._replace(title=title), version, problems


def _orthography(table: Table) -> str:
    orthography = table.text("orthography", required=False)
    if orthography and orthography not in ORTHOGRAPHIES:
        known = ", ".join(sorted(ORTHOGRAPHIES))
        message = f"No spelling convention is called {orthography!r}. Known are: {known}."
        table.report("unknown_orthography", message, "orthography")
    return orthography


def _pin(table: Table) -> Pin:
    kind = table.text("kind")
    pin = Pin(
        table.text("language"),
        UnitKind(kind) if kind in list(UnitKind) else UnitKind.PARAGRAPH,
        table.text("label"),
        table.text("provision"),
    )
    table.check_keys()
    return pin


def _person(table: Table, resolution: Resolution) -> Person:
    return Person(
        **_common(table, "name"),
        status=table.code("status", "person"),
        role=table.text("role", required=False),
        affiliation=table.text("affiliation", required=False),
        mentions=tuple(_mentions(table, resolution)),
        citations=tuple(_citations(table, resolution)),
    )


def _organisation(table: Table, resolution: Resolution) -> Organisation:
    return Organisation(
        **_common(table, "name"),
        type=table.code("type", "organisation_type"),
        role=table.text("role", required=False),
        mentions=tuple(_mentions(table, resolution)),
        citations=tuple(_citations(table, resolution)),
    )


def _charge(table: Table, resolution: Resolution) -> Charge:
    return Charge(
        **_common(table, "title"),
        status=table.code("status", "charge"),
        allegation=table.text("allegation", required=False),
        measure=table.text("measure"),
        measure_type=table.code("measure_type", "measure_type"),
        favourable=table.flag("favourable"),
        penalty=table.text("penalty", required=False),
        penalty_kind=table.code("penalty_kind", "penalty_kind", required=False),
        legal_basis=table.texts("legal_basis"),
        subjects=table.texts("subjects"),
        dates=tuple(_stated_dates(table)),
        groups=tuple(_groups(table)),
        citations=tuple(_citations(table, resolution)),
    )


def _demand(table: Table, resolution: Resolution) -> Demand:
    addressees = []
    for row in table.rows("addressees"):
        addressees.append(
            Addressee(
                row.code("kind", "addressee_kind"),
                row.text("organisation", required=False) or None,
                row.flag("implied"),
            )
        )
        row.check_keys()
    return Demand(
        **_common(table, "action"),
        status=INITIAL_DEMAND_STATUS,
        measure_kind=table.code("measure_kind", "measure_kind"),
        strength=table.code("strength", "strength"),
        addressees=tuple(addressees),
        beneficiaries=table.texts("beneficiaries"),
        groups=tuple(_groups(table)),
        citations=tuple(_citations(table, resolution)),
    )


def _statement(table: Table, resolution: Resolution) -> Statement:
    return Statement(
        **_common(table, "summary"),
        kind=table.code("kind", "statement_kind"),
        citations=(_citation(table, resolution, "context"),),
    )


def _difference(table: Table, resolution: Resolution) -> Difference:
    return Difference(
        **_common(table, "summary"),
        kind=table.code("kind", "difference_kind"),
        severity=table.code("severity", "severity"),
        odd=table.texts("odd"),
        touches=table.texts("touches"),
        citations=(_citation(table, resolution, "context"),),
    )


_READERS: dict[str, tuple[str, Callable[[Table, Resolution], Entry]]] = {
    "person": ("people.toml", _person),
    "organisation": ("organisations.toml", _organisation),
    "charge": ("charges.toml", _charge),
    "demand": ("demands.toml", _demand),
    "statement": ("statements.toml", _statement),
    "difference": ("differences.toml", _difference),
}


def _common(table: Table, title: str) -> dict[str, Any]:
    return {
        "ref": table.text("ref"),
        "title": table.text(title),
        "place": table.place,
        "note": table.text("note", required=False),
        "sensitivity": _sensitivity(table),
    }


def _sensitivity(table: Table) -> str:
    level = table.text("sensitivity", required=False)
    if level and level not in LEVELS:
        message = f"Nothing can be {level!r}: what may leave is marked {', '.join(LEVELS)}."
        table.report("unknown_sensitivity", message, "sensitivity")
    return level


def _mentions(table: Table, resolution: Resolution) -> Iterator[Mention]:
    for row in table.rows("mention"):
        cases = {}
        for language, case in row.subtable("case").items():
            cases[language] = str(case)
        yield Mention(_citation(row, resolution, "name"), cases)
        row.check_keys()


def _citations(table: Table, resolution: Resolution) -> Iterator[Citation]:
    for row in table.rows("citation"):
        yield _citation(row, resolution, row.code("supports", "supports"))
        row.check_keys()


def _citation(table: Table, resolution: Resolution, supports: str) -> Citation:
    words = {}
    for version in resolution.versions:
        value = table.raw(version.language)
        if value is not None:
            words[version.language] = _words(table, version.language, value)
    return Citation(table.text("in"), supports, words, table.place)


def _words(table: Table, language: str, value: Any) -> Words:
    if isinstance(value, str):
        return Words(value)
    if isinstance(value, dict):
        match value:
            case {"quote": str(quote), "occurrence": int(occurrence), **rest} if not rest:
                return Words(quote, occurrence)
            case {"absent": str(absent), **rest} if absent.strip() and not rest.keys() - {"lacks"}:
                return Words(None, None, absent, tuple(map(str, rest.get("lacks", ()))))
    table.report(
        "wrong_type",
        f"{language!r} must be the exact words, or {{ quote = ..., occurrence = N }}, "
        "or { absent = why, lacks = [words] }.",
        f"{language} =",
    )
    return Words(None, absent="?")


def _groups(table: Table) -> Iterator[Group]:
    for row in table.rows("group"):
        yield Group(
            row.text("label"),
            row.integer("count"),
            row.code("qualifier", "count_qualifier", required=False) or None,
            row.texts("named"),
        )
        row.check_keys()


def _stated_dates(table: Table) -> Iterator[StatedDate]:
    for row in table.rows("dates"):
        yield StatedDate(_date(row, "date"), row.text("means"), row.texts("languages"))
        row.check_keys()


def _date(table: Table, key: str) -> PartialDate:
    text = table.text(key)
    try:
        return parse_date(text) if text else PartialDate(1900)
    except InvalidInput as error:
        table.report("bad_date", str(error), text)
        return PartialDate(1900)
