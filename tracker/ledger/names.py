"""What people know about names: spellings they add, and their decisions on who is the same.

A spelling that looks like somebody else's is a question first. Decisions are appended, and undone by another one.
"""

from __future__ import annotations

from typing import NamedTuple

from tracker.config import recording_user
from tracker.db.connection import Connection
from tracker.db.indexing import fold_words, forget_form, index_form
from tracker.errors import InvalidInput, shown
from tracker.ledger.acts import DECIDED, SPELLED, UNSPELLED, append_act, subject_of_forms, subject_of_pair
from tracker.ledger.claims import check_text
from tracker.queries.identity import OPEN, VERDICTS, Alike, Decision, find_alike, find_decision, in_order
from tracker.queries.rows import Entry

NAMED_KINDS = ("person", "organisation")
LONGEST_FORM = 200


class AddedForm(NamedTuple):
    """A spelling that somebody added: what of, in which language and convention, who says so, who recorded it when."""

    id: int
    ref: str
    language: str
    form: str
    orthography: str
    source: str
    recorded_at: str
    recorded_by: str


def lines_of(alike: tuple[Alike, ...]) -> str:
    """Who is like somebody, how much and why: a line each, for a sentence that asks."""
    return "".join(
        f"\n  {one.ref}  {shown(one.title, quoted=False)}  "
        f"({one.score:.2f}: {shown('; '.join(one.reasons), quoted=False)})"
        for one in alike
    )


class LooksLikeAnother(InvalidInput):
    """The spelling fits somebody else; the sentence lists who, and how to decide."""

    def __init__(self, form: str, ref: str, alike: tuple[Alike, ...]) -> None:
        self.alike = alike
        super().__init__(
            f"{shown(form)} may be the name of another entry as well:{lines_of(alike)}\nNothing was added. Decide "
            f"first, for example: tracker name different {ref} {alike[0].ref}"
        )


def add_form(
    connection: Connection,
    entry: Entry,
    form: str,
    *,
    language: str,
    source: str,
    by: str,
    orthography: str | None = None,
) -> AddedForm:
    """Add a spelling of the name of a person or organisation, in a transaction of its own.

    `orthography` is how it is spelled when that is not as its language does. Raises InvalidInput, LooksLikeAnother
    while there is no decision about an entry whose name is like it.
    """
    form, by = " ".join(form.split()), connection.signature(by)
    language = language.strip().lower()
    spelled = _checked(entry, form, language, source=source, by=by, orthography=orthography)
    with connection.writing():
        for _, known, *_ in connection.rows("name_forms_of_entry", entry_id=entry.id):
            if known == form:
                raise InvalidInput(f"{shown(form)} is a known spelling of {entry.ref} already.")
        alike = find_alike(connection, form, but=entry.ref)
        if alike:
            raise LooksLikeAnother(form, entry.ref, alike)
        facts = {"language": language, "form": form, "orthography": spelled, "source": source.strip()}
        recorded_at = append_act(connection, SPELLED, subject_of_forms(entry.ref), facts, by=by)
        form_id = connection.run(
            "insert_name_form",
            id=None,
            entry_id=entry.id,
            language=language,
            form=form,
            grammatical_case="nominative",
            folded=fold_words(form),
            origin="added",
            source=source.strip(),
            recorded_at=recorded_at,
            recorded_by=by,
            orthography=spelled,
            fold_key="",
        )
        index_form(connection, form_id, form, spelled)
    return AddedForm(form_id, entry.ref, language, form, spelled, source.strip(), recorded_at, by)


def list_added(connection: Connection, entry: Entry) -> tuple[AddedForm, ...]:
    """The spellings that were added to an entry."""
    return tuple(AddedForm(row[0], entry.ref, *row[2:]) for row in connection.rows("added_forms", entry_id=entry.id))


def remove_form(connection: Connection, entry: Entry, form: str) -> AddedForm:
    """Take an added spelling away again. Raises InvalidInput for one that is printed in a text or not there."""
    wanted = " ".join(form.split())
    with connection.writing():
        added = next((one for one in list_added(connection, entry) if one.form == wanted), None)
        if added is None:
            raise InvalidInput(
                f"{shown(form)} is no added spelling of {entry.ref}; what a text prints stays. "
                f"See: tracker name list {entry.ref}"
            )
        who = connection.signature(recording_user())
        append_act(connection, UNSPELLED, subject_of_forms(entry.ref), {"form": wanted}, by=who)
        forget_form(connection, added.id, added.form, added.orthography)
        connection.run("delete_name_form", form_id=added.id)
    return added


def decide(connection: Connection, one: Entry, other: Entry, verdict: str, *, note: str = "", by: str) -> Decision:
    """Record that two entries are the same or different, or with "open" that nobody knows after all."""
    assert verdict in VERDICTS
    by = connection.signature(by)
    if one.ref == other.ref:
        raise InvalidInput(f"{one.ref} is one entry; a decision is about two.")
    if one.kind != other.kind or one.kind not in NAMED_KINDS:
        raise InvalidInput(f"{one.ref} and {other.ref} cannot be the same: only two people, or two organisations, can.")
    check_text("note", note)
    check_text("name", by)
    first, second = in_order(one.ref, other.ref)
    with connection.writing():
        before = find_decision(connection, first, second)
        if verdict == OPEN and before is None:
            raise InvalidInput(f"Nothing is decided about {first} and {second}.")
        facts = {"one": first, "other": second, "verdict": verdict, "note": note}
        decided_at = append_act(connection, DECIDED, subject_of_pair(first, second), facts, by=by)
        decision = Decision(first, second, verdict, note, decided_at, by)
        connection.run("insert_identity_decision", id=None, **decision._asdict())
    return decision


def _checked(entry: Entry, form: str, language: str, *, source: str, by: str, orthography: str | None) -> str:
    """The orthography to keep. Raises InvalidInput for anything that cannot be kept."""
    from tracker.names import ORTHOGRAPHIES, prepare

    if entry.kind not in NAMED_KINDS:
        raise InvalidInput(f"{entry.ref} is a {entry.kind}; only people and organisations have spellings.")
    for name, text in (("spelling", form), ("language", language), ("source", source), ("name", by)):
        check_text(name, text)
    if not form.isprintable() or len(form) > LONGEST_FORM or not prepare(form).parts:
        raise InvalidInput(f"{shown(form)} is no name: give at most {LONGEST_FORM} characters with letters among them.")
    if not (2 <= len(language) <= 12 and language.replace("-", "").isalnum() and language.isascii()):
        raise InvalidInput(f"{shown(language)} is no language; give a tag such as pl, ru or kk.")
    if not source.strip():
        raise InvalidInput("A spelling needs its source: say where it was seen, with --source.")
    if orthography is None:
        return language if language in ORTHOGRAPHIES else ""
    if orthography not in ORTHOGRAPHIES:
        raise InvalidInput(
            f"No spelling convention is called {shown(orthography)}. Known are: {', '.join(sorted(ORTHOGRAPHIES))}."
        )
    return orthography
