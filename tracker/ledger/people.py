"""People that somebody adds without a resolution, each with the document that the case comes from.

They are kept as a list beside the resolutions: a source of its own, each document in it a paragraph that names the
person. So they are shown, searched, exported and brought back like everybody else, and a build of the resolutions
leaves them alone. A name like one that is known is a question first; nobody is merged with anybody in silence.
"""

from __future__ import annotations

from typing import NamedTuple

from tracker.dates import PartialDate, parse_date, today
from tracker.db.connection import Connection
from tracker.db.indexing import fold_words, index_form
from tracker.errors import InvalidInput, UnknownCode, shown
from tracker.ledger.acts import DECIDED, SPELLED, append_act, subject_of_forms, subject_of_pair
from tracker.ledger.claims import check_text
from tracker.ledger.names import LONGEST_FORM, lines_of
from tracker.ledger.node import ensure_own_node, own_node
from tracker.ledger.people_elsewhere import UNRECORDED, keep_person, key_of_document, tell_person
from tracker.names.slugs import is_slug, slug_of
from tracker.queries.identity import Alike, find_alike, in_order

LIST = "case-list"
"""The id of the list, as a resolution's is the name of its seed folder."""
_LONGEST_FACT = 2_000
_LONGEST_TAG = 12


class NewPerson(NamedTuple):
    """Somebody to add. `source` is the document or URL that the case comes from; `status` is what it states, `on` when.

    `ref` is found from the name when it is empty. `different` are refs of people with a name like this one, of whom
    somebody says that they are others.
    """

    name: str
    source: str
    language: str = "en"
    role: str = ""
    affiliation: str = ""
    status: str = ""
    on: str = ""
    note: str = ""
    ref: str = ""
    different: tuple[str, ...] = ()


class Added(NamedTuple):
    """A person that was added, and where the source stands."""

    ref: str
    name: str
    status: str
    since: str
    document: str


class LooksLikeSomebody(InvalidInput):
    """The name is like that of somebody known; the sentence lists who, and how to decide."""

    def __init__(self, name: str, alike: tuple[Alike, ...]) -> None:
        self.name = name
        self.alike = alike
        super().__init__(
            f"{shown(name)} may be somebody who is known:{lines_of(alike)}\n"
            "Nothing was added. If it is a spelling of that name: "
            f"tracker name add {alike[0].ref} {shown(name)}; if it is somebody else, add --different {alike[0].ref}"
        )


def add_person(connection: Connection, person: NewPerson, by: str) -> Added:
    """Add one person in a transaction of its own. Raises InvalidInput, UnknownCode, LooksLikeSomebody."""
    with connection.writing():
        return append_person(connection, person, by)


def append_person(connection: Connection, person: NewPerson, by: str) -> Added:
    """Add one person inside the caller's transaction; see `add_person`."""
    person = _tidied(person)
    since = _checked(connection, person, by)
    ref = _free_ref(connection, person)
    _ask(connection, person)
    ensure_own_node(connection)
    facts = {**_said(person, since), **_place(connection, by)}
    _name(connection, keep_person(connection, ref, facts), ref, person, by)
    tell_person(connection, ref)
    _decide(connection, ref, person, by)
    return Added(ref, person.name, person.status or UNRECORDED, str(since), key_of_document(facts))


def _tidied(person: NewPerson) -> NewPerson:
    return person._replace(
        name=" ".join(person.name.split()),
        source=" ".join(person.source.split()),
        language=person.language.strip().lower(),
        role=" ".join(person.role.split()),
        affiliation=" ".join(person.affiliation.split()),
        note=" ".join(person.note.split()),
    )


def _checked(connection: Connection, person: NewPerson, by: str) -> PartialDate:
    """The day on which the source's statement holds. Raises for anything that cannot be kept."""
    from tracker.names import prepare

    for field in ("name", "source", "role", "affiliation", "note"):
        check_text(field, getattr(person, field))
        if len(getattr(person, field)) > _LONGEST_FACT:
            raise InvalidInput(f"The {field} has more than {_LONGEST_FACT:,} characters.")
    check_text("name", by)
    if not person.name.isprintable() or len(person.name) > LONGEST_FORM or not prepare(person.name).parts:
        raise InvalidInput(
            f"{shown(person.name)} is no name: give at most {LONGEST_FORM} characters, letters among them."
        )
    if not person.source:
        raise InvalidInput(f"{shown(person.name)} needs a source: the document or URL that the case comes from.")
    if not _is_language(person.language):
        raise InvalidInput(f"{shown(person.language)} is no language; give a tag such as en, ru or kk.")
    codes = connection.rows("codes_of_scheme", scheme="person")
    if person.status and person.status not in {code for code, _ in codes}:
        raise UnknownCode(person.status, "person", [(code, definition) for code, definition in codes])
    now = today()
    if person.on:
        return parse_date(person.on, latest=now)
    return PartialDate(now.year, now.month, now.day)


def _is_language(tag: str) -> bool:
    """Whether a tag begins with the code of a language, "kk" or "sr-latn", whether or not we know how it spells."""
    from tracker.names import ORTHOGRAPHIES

    if not (tag.isascii() and tag.replace("-", "").isalnum() and len(tag) <= _LONGEST_TAG):
        return False
    if tag in ORTHOGRAPHIES:
        return True
    from babel import Locale

    return tag.split("-", 1)[0] in Locale("en").languages


def _free_ref(connection: Connection, person: NewPerson) -> str:
    """The ref to give: the one that was asked for, or the first free one from the name."""
    if person.ref:
        slug = person.ref.removeprefix("person/")
        if not is_slug(slug):
            raise InvalidInput(f"{shown(person.ref)} is no ref: write person/ and small letters, digits and hyphens.")
        ref = f"person/{slug}"
        if connection.row("home_of_ref", ref=ref):
            raise InvalidInput(f"{ref} is somebody already. See: tracker show {ref}")
        return ref
    stem, number = f"person/{slug_of(person.name)}", 1
    ref = stem
    while connection.row("home_of_ref", ref=ref):
        number += 1
        ref = f"{stem}-{number}"
    return ref


def _ask(connection: Connection, person: NewPerson) -> None:
    """Raise LooksLikeSomebody for each likeness that nobody has decided about, InvalidInput for a ref of nobody."""
    for ref in person.different:
        if not connection.row("home_of_ref", ref=ref):
            raise InvalidInput(f"Nobody is {shown(ref)}, so {shown(person.name)} cannot be said to be somebody else.")
    alike = find_alike(connection, person.name)
    open_ones = tuple(one for one in alike if one.ref.startswith("person/") and one.ref not in person.different)
    if open_ones:
        raise LooksLikeSomebody(person.name, open_ones)


def _said(person: NewPerson, since: PartialDate) -> dict[str, str]:
    """What is said of somebody, as the acts tell it."""
    facts = ("name", "note", "status", "role", "affiliation", "language", "source")
    return {"on": str(since), **{fact: getattr(person, fact) for fact in facts}}


def _place(connection: Connection, by: str) -> dict[str, str]:
    """Where the source is to stand, as the acts tell it: in the list of this installation, behind what is there."""
    own = f"{LIST}-{own_node(connection)[:8]}"
    last = connection.row("last_position_of_resolution", resolution_id=own)
    return {
        "list": own,
        "adopted": today().isoformat(),
        "body": by,
        "title": "Cases added by hand",
        "language_place": str(len(connection.rows("versions_of_resolution", resolution_id=own))),
        "document": str(0 if last is None or last[0] is None else last[0] + 1),
    }


def _name(connection: Connection, entry_id: int, ref: str, person: NewPerson, by: str) -> None:
    from tracker.names import ORTHOGRAPHIES

    spelled = person.language if person.language in ORTHOGRAPHIES else ""
    facts = {"language": person.language, "form": person.name, "orthography": spelled, "source": person.source}
    form_id = connection.run(
        "insert_name_form",
        id=None,
        entry_id=entry_id,
        language=person.language,
        form=person.name,
        grammatical_case="nominative",
        folded=fold_words(person.name),
        origin="added",
        source=person.source,
        recorded_at=append_act(connection, SPELLED, subject_of_forms(ref), facts, by=by),
        recorded_by=by,
        orthography=spelled,
        fold_key="",
    )
    index_form(connection, form_id, person.name, spelled)


def _decide(connection: Connection, ref: str, person: NewPerson, by: str) -> None:
    """Keep what was said about the likeness: these are different people."""
    for other in dict.fromkeys(person.different):
        one, two = in_order(ref, other)
        facts = {"one": one, "other": two, "verdict": "different", "note": f"said when {person.name} was added"}
        decided_at = append_act(connection, DECIDED, subject_of_pair(one, two), facts, by=by)
        connection.run("insert_identity_decision", id=None, decided_at=decided_at, decided_by=by, **facts)
