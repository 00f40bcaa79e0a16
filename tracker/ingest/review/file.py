"""The decisions file: candidates with what people decided, as TOML that can be edited by hand or by the program."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from tracker.errors import InvalidInput, shown
from tracker.ingest.review.items import (
    ACCEPT,
    FIELDS,
    LATER,
    REJECT,
    SAME_AS,
    SCHEMES,
    Item,
    Naming,
    Review,
)
from tracker.ingest.toml_text import quoted, words_value
from tracker.ingest.values import CandidateKind
from tracker.problems import Problem
from tracker.register.toml import Table, TomlFile
from tracker.register.values import Words
from tracker.register.vocabulary import codes_of

FILE = "candidates.toml"
_HEAD = """\
# What a program found. Nothing of it is in the register until a person accepts it. For each candidate set `decision`:
#   "accept"             make it an entry, with the facts below, which you may change
#   "reject"             it is none
#   "later"              ask again
#   "same as REF"        it is REF: an entry that is known (see `known_as`), or the `ref` of another candidate here
# What stands in [[candidate.mention]] was copied from the text; leave it, or take a whole mention out.
"""
_FOUND = ("id", "kind", "confidence", "evidence", "known_as", "known_from", "decision")


def write_review(review: Review, path: Path) -> None:
    """Write the file whole or not at all. Raises InvalidInput where that cannot be."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".review-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(review_text(review))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o600 if not path.exists() else path.stat().st_mode & 0o777)
        os.replace(name, path)
    except OSError as error:
        raise InvalidInput(f"{shown(str(path))} cannot be written: {error.strerror}. Nothing was written.") from error


def review_text(review: Review) -> str:
    """The file's text."""
    parts = [_HEAD, f"resolution = {quoted(review.reference)}\n", *map(_item_text, review.items)]
    if review.stated:
        parts.append("\n# What else the text states, to look up; nothing to decide.\n")
    for kind, title, evidence in review.stated:
        parts.append(f"\n[[stated]]\nkind = {quoted(kind)}\ntitle = {quoted(title)}\nevidence = {quoted(evidence)}\n")
    return "".join(parts)


def _item_text(item: Item) -> str:
    lines = [
        "",
        "[[candidate]]",
        f"id = {quoted(item.id)}",
        f"kind = {quoted(item.kind.value)}",
        f"confidence = {item.confidence}",
        f"evidence = {quoted(item.evidence)}",
        *([f"known_as = {quoted(item.known_as)}"] if item.known_as else []),
        *([f"known_from = {quoted(item.known_from)}"] if item.known_from else []),
        f"decision = {quoted(item.decision)}",
        *(f"{field} = {quoted(value)}" for field, value in item.facts.items()),
    ]
    for key, naming in item.mentions:
        lines += ["", "[[candidate.mention]]", f"in = {quoted(key)}"]
        lines += [f"{tag} = {words_value(words)}" for tag, words in naming.items()]
    return "\n".join(lines) + "\n"


def read_review(path: Path) -> tuple[Review, list[Problem]]:
    """The review that a file holds, and everything that is wrong with it, by line. The quotes are not proved here."""
    file = TomlFile(path, str(path))
    items = [item for table in file.tables("candidate") if (item := _item(table))]
    top = file.top()
    reference = top.text("resolution", required=not file.problems)
    stated = []
    for table in file.tables("stated"):
        stated.append((table.text("kind"), table.text("title"), table.text("evidence", required=False)))
        table.check_keys()
    for key in ("candidate", "stated"):
        top.raw(key)
    top.check_keys()
    _check_together(file, items)
    return Review(reference, tuple(items), tuple(stated)), sorted(file.problems, key=lambda problem: problem.line)


def _item(table: Table) -> Item | None:
    kind = table.text("kind")
    if kind not in set(FIELDS):
        known = ", ".join(one.value for one in FIELDS)
        table.report("unknown_kind", f"{kind!r} is no kind of candidate. There are: {known}.", "kind")
        return None
    kind = CandidateKind(kind)
    confidence = table.raw("confidence")
    item = Item(
        table.text("id"),
        kind,
        float(confidence) if isinstance(confidence, int | float) else 0.0,
        table.text("evidence", required=False),
        table.text("known_as", required=False),
        table.text("known_from", required=False),
        _decision(table),
        {field: table.text(field, required=False) for field in FIELDS[kind]},
        tuple(_mention(row) for row in table.rows("mention")),
        table.place.line,
    )
    if item.is_taken:
        _check_facts(table, item)
    table.check_keys()
    return item


def _decision(table: Table) -> str:
    decision = " ".join(table.text("decision", required=False).split())
    if decision in ("", ACCEPT, REJECT, LATER) or (decision.startswith(SAME_AS) and "/" in decision):
        return decision
    message = f'{decision!r} is no decision. Write "accept", "reject", "later" or "same as REF", for example '
    table.report("unknown_decision", f'{message}"same as person/jane-miller".', "decision")
    return ""


def _check_facts(table: Table, item: Item) -> None:
    for problem_field, message in fact_problems(item):
        table.report("bad_fact", message, f"{problem_field} =")


def fact_problems(item: Item) -> list[tuple[str, str]]:
    """The fields of an item that cannot be taken, each with a sentence."""
    found: list[tuple[str, str]] = []
    first = FIELDS[item.kind][0]
    if not item.facts[first]:
        found.append((first, f"{item.id} needs a {first}."))
    prefix = f"{item.kind.value}/"
    tail = item.ref.removeprefix(prefix)
    if not item.ref.startswith(prefix) or not tail or any(char.isspace() or char in "\"'\\" for char in tail):
        where = "decision" if item.is_same else "ref"
        found.append(
            (where, f"{item.ref!r} is no ref of a {item.kind.value}: it begins with {prefix!r}, without spaces.")
        )
    for field in FIELDS[item.kind]:
        scheme = SCHEMES.get((item.kind, field), "")
        if not scheme:
            continue
        codes = item.facts[field].split()
        if not codes:
            found.append((field, f"{field} needs a code of {scheme}: {', '.join(codes_of(scheme))}."))
        for code in codes:
            if code not in codes_of(scheme):
                message = f"{code!r} is no code of {scheme}. The codes are: {', '.join(codes_of(scheme))}."
                found.append((field, message))
    return found


def _mention(row: Table) -> tuple[str, Naming]:
    key = row.text("in")
    naming: Naming = {}
    for tag in row.keys():  # noqa: SIM118 - a table is no mapping
        if tag != "in":
            words = _words(row.raw(tag))
            if words is None:
                message = f"{tag!r} must be the exact words, or {{ quote = ..., occurrence = N }}."
                row.report("wrong_type", message, f"{tag} =")
            else:
                naming[tag] = words
    return key, naming


def _words(value: Any) -> Words | None:
    match value:
        case str():
            return Words(value)
        case {"quote": str(quote), "occurrence": int(occurrence), **rest} if not rest:
            return Words(quote, occurrence)
        case {"absent": str(absent), **rest} if not rest:
            return Words(None, None, absent)
    return None


def _check_together(file: TomlFile, items: list[Item]) -> None:
    """Refs that two accepted candidates claim, and sameness with nothing."""
    owners: dict[str, Item] = {}
    for item in items:
        if item.decision == ACCEPT and item.ref:
            if item.ref in owners:
                first = owners[item.ref]
                message = f'{item.ref} is {first.id} already (line {first.line}): say "same as {item.ref}" if it is '
                file.report(item.line, "ref_twice", f"{message}the same one, or give another ref.")
            owners.setdefault(item.ref, item)
    own = {item.facts["ref"]: item for item in items}
    known = {item.known_as for item in items}
    for item in items:
        other = own.get(item.ref) if item.is_same and item.ref not in known else None
        if other is not None and other.decision != ACCEPT:
            message = f"{item.id} is the same as {item.ref}, which is {other.id} (line {other.line}) and not accepted."
            file.report(item.line, "same_as_nobody", message)
