"""Added spellings and decisions on who is the same, of several nodes: what the acts come to, and the rows that say so.

Of two nodes that add one spelling, the one that was first is named; a spelling that somebody took away after it was
added is gone. Every decision is kept, and the last one on a pair counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from tracker.db.connection import Connection
from tracker.db.indexing import fold_words, forget_form, index_form
from tracker.ledger.acts import (
    DECIDED,
    FORMS,
    SPELLED,
    UNSPELLED,
    Act,
    append_act,
    list_acts,
    subject_of_forms,
    subject_of_pair,
)


class Spelling(NamedTuple):
    """A spelling that somebody added."""

    language: str
    form: str
    orthography: str
    source: str
    recorded_at: str
    recorded_by: str


def replay_forms(acts: Iterable[Act]) -> dict[str, Spelling]:
    """The spellings that acts on an entry leave, by their form."""
    forms: dict[str, Spelling] = {}
    for act in acts:
        if act.kind == SPELLED and act.facts["form"] not in forms:
            facts = {name: act.facts[name] for name in ("language", "form", "orthography", "source")}
            forms[act.facts["form"]] = Spelling(**facts, recorded_at=act.recorded_at, recorded_by=act.recorded_by)
        elif act.kind == UNSPELLED:
            forms.pop(act.facts["form"], None)
    return forms


def tell_spellings(connection: Connection) -> None:
    """Append the acts that are missing of the spellings and decisions that this database keeps."""
    for ref, language, form, orthography, source, recorded_at, recorded_by in connection.rows(
        "added_forms_to_exchange"
    ):
        subject = subject_of_forms(ref)
        if not any(act.kind == SPELLED and act.facts["form"] == form for act in list_acts(connection, subject)):
            facts = {"language": language, "form": form, "orthography": orthography, "source": source}
            append_act(connection, SPELLED, subject, facts, by=recorded_by or "", at=recorded_at)
            apply_forms(connection, [subject])
    for row in connection.rows("decisions_to_exchange"):
        one, other, verdict, note, decided_at, decided_by = row
        subject = subject_of_pair(one, other)
        if row not in decisions_of(list_acts(connection, subject)):
            facts = {"one": one, "other": other, "verdict": verdict, "note": note}
            append_act(connection, DECIDED, subject, facts, by=decided_by, at=decided_at)


def apply_forms(connection: Connection, subjects: Iterable[str]) -> int:
    """Have this database keep the spellings that the acts leave; how many entries have others now than before.

    What a text prints is no added spelling; those of an entry that is not here wait in their acts.
    """
    changed = 0
    for subject in subjects:
        row = connection.row("entry_by_ref", ref=subject.removeprefix(FORMS))
        if row is not None:
            changed += _apply_forms(connection, row[0], replay_forms(list_acts(connection, subject)))
    return changed


def apply_decisions(connection: Connection, subjects: Iterable[str]) -> int:
    """Have this database keep every decision of the acts; how many are new."""
    new = 0
    for subject in subjects:
        made = decisions_of(list_acts(connection, subject))
        known = set(connection.rows("decisions_on_pair", one=made[0][0], other=made[0][1])) if made else set()
        for decision in made:
            if decision not in known:
                names = ("one", "other", "verdict", "note", "decided_at", "decided_by")
                connection.run("insert_identity_decision", id=None, **dict(zip(names, decision, strict=True)))
                new += 1
    return new


def decisions_of(acts: Iterable[Act]) -> list[tuple[str, ...]]:
    """The decisions that acts tell of, as `decisions_on_pair` gives them."""
    return list(
        dict.fromkeys(
            (*(act.facts[name] for name in ("one", "other", "verdict", "note")), act.recorded_at, act.recorded_by)
            for act in acts
            if act.kind == DECIDED
        )
    )


def _apply_forms(connection: Connection, entry_id: int, wanted: dict[str, Spelling]) -> bool:
    printed = {
        form
        for _, form, _, origin, *_ in connection.rows("name_forms_of_entry", entry_id=entry_id)
        if origin == "printed"
    }
    kept = {row[3]: row for row in connection.rows("added_forms", entry_id=entry_id)}
    changed = False
    for form, row in kept.items():
        spelling = Spelling(*row[2:])
        if wanted.get(form) != spelling:
            forget_form(connection, row[0], form, spelling.orthography)
            connection.run("delete_name_form", form_id=row[0])
            changed = True
    for form, spelling in _missing(wanted, kept):
        if form not in printed:
            _add(connection, entry_id, spelling)
            changed = True
    return changed


def _missing(wanted: dict[str, Spelling], kept: dict[str, tuple[Any, ...]]) -> Iterator[tuple[str, Spelling]]:
    for form, spelling in wanted.items():
        if form not in kept or Spelling._make(kept[form][2:]) != spelling:
            yield form, spelling


def _add(connection: Connection, entry_id: int, spelling: Spelling) -> None:
    form_id = connection.run(
        "insert_name_form",
        id=None,
        entry_id=entry_id,
        grammatical_case="nominative",
        folded=fold_words(spelling.form),
        origin="added",
        fold_key="",
        **spelling._asdict(),
    )
    index_form(connection, form_id, spelling.form, spelling.orthography)
