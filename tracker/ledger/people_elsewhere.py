"""People whom somebody added by hand, of several nodes: what the acts tell of them, and the rows that say so.

Each was added to the list of a node, with a document of it. Where two nodes added one ref, there is one entry that
cites both documents and says of itself what the first of them said; who merges is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.db.connection import Connection, Row
from tracker.db.indexing import index_entry, index_paragraph
from tracker.ledger.acts import ADDED, PEOPLE, Act, append_act, list_acts, subject_of_person
from tracker.plain import plain

UNRECORDED = "not_recorded"
_BEFORE_THE_SOURCE = ". Source: "
_FACTS = (
    "name",
    "note",
    "status",
    "on",
    "role",
    "affiliation",
    "list",
    "adopted",
    "body",
    "title",
    "language",
    "language_place",
    "document",
    "source",
)


def tell_people(connection: Connection) -> None:
    """Append the acts that are missing of the people whom somebody added."""
    _tell(connection, connection.rows("added_people_to_exchange"))


def tell_person(connection: Connection, ref: str) -> None:
    """Append the act that tells of a person who is being added, inside the caller's transaction."""
    _tell(connection, connection.rows("added_person_to_exchange", ref=ref))


def _tell(connection: Connection, rows: Iterable[Row]) -> None:
    for ref, *row in rows:
        *said, position, text, recorded_at, recorded_by = row
        source = text.removeprefix(said[0] + _BEFORE_THE_SOURCE)
        facts = dict(zip(_FACTS, [*said, str(position), source], strict=True))
        facts["language_place"] = str(facts["language_place"])
        facts["status"] = "" if facts["status"] == UNRECORDED else facts["status"]
        subject = subject_of_person(ref)
        place = facts["list"], facts["document"]
        if place not in {(act.facts["list"], act.facts["document"]) for act in list_acts(connection, subject)}:
            append_act(connection, ADDED, subject, facts, by=recorded_by or "", at=recorded_at)


def keep_person(connection: Connection, ref: str, facts: dict[str, Any]) -> int:
    """Write the rows of somebody who is new: the list, the entry, the document that it cites; the entry's id."""
    _make_list(connection, facts)
    entry_id = _make_entry(connection, ref, facts)
    _cite(connection, entry_id, facts)
    return entry_id


def key_of_document(facts: dict[str, Any]) -> str:
    """The key of the document in its list."""
    return f"document {int(facts['document']) + 1}"


def text_of_document(facts: dict[str, Any]) -> str:
    """What the document says: the name, and where it is from."""
    return f"{facts['name']}{_BEFORE_THE_SOURCE}{facts['source']}"


def apply_people(connection: Connection, subjects: Iterable[str]) -> tuple[str, ...]:
    """Have this database keep the people whom the acts tell of; the refs of those who are new or told of anew.

    A person of the register is left as the register has it.
    """
    changed = []
    for subject in subjects:
        ref = subject.removeprefix(PEOPLE)
        acts = [act for act in list_acts(connection, subject) if act.kind == ADDED]
        if acts and _apply(connection, ref, acts):
            changed.append(ref)
    return tuple(changed)


def _apply(connection: Connection, ref: str, acts: list[Act]) -> bool:
    """The first act says who it is, every act cites its document; whether anything is new."""
    first = acts[0].facts
    home = connection.row("home_of_ref", ref=ref)
    if home is not None and connection.row("list_by_id", resolution_id=home[2]) is None:
        return False
    for act in acts:
        _make_list(connection, act.facts)
    if home is None:
        entry_id = _make_entry(connection, ref, first)
    else:
        entry_id = home[0]
        facts = {key: value for key, value in _entry_facts(first).items() if key != "sensitivity"}
        connection.run(
            "update_added_person", entry_id=entry_id, **{f"new_{key}": value for key, value in facts.items()}
        )
        connection.run("update_person", of_entry=entry_id, new_role=first["role"], new_affiliation=first["affiliation"])
    cited = [_cite(connection, entry_id, act.facts) for act in acts]
    return home is None or any(cited)


def _entry_facts(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "resolution_id": facts["list"],
        "title": facts["name"],
        "sort_key": plain(facts["name"]),
        "note": facts["note"],
        "stated_status": facts["status"] or UNRECORDED,
        "stated_on": facts["on"],
        "sensitivity": "",
    }


def _make_entry(connection: Connection, ref: str, facts: dict[str, Any]) -> int:
    said = _entry_facts(facts)
    entry_id = connection.run(
        "insert_entry",
        id=None,
        ref=ref,
        slug=ref.rsplit("/", 1)[-1],
        kind="person",
        status=said["stated_status"],
        status_since=said["stated_on"],
        last_checked=said["stated_on"],
        withdrawn=0,
        **said,
    )
    connection.run("insert_person", entry_id=entry_id, role=facts["role"], affiliation=facts["affiliation"])
    told = "; ".join(filter(None, (facts["role"], facts["affiliation"], facts["note"])))
    index_entry(connection, entry_id, facts["name"], told)
    return entry_id


def _make_list(connection: Connection, facts: dict[str, Any]) -> None:
    own = {"resolution_id": facts["list"]}
    if connection.row("resolution_exists", id=facts["list"]) is None:
        said = {key: facts[key] for key in ("adopted", "body", "title")}
        connection.run("insert_resolution", id=facts["list"], reference=facts["list"], **said)
    if connection.row("version_is_there", **own, language=facts["language"]) is None:
        said = {"language": facts["language"], "title": facts["title"], "position": int(facts["language_place"])}
        connection.run("insert_version", **own, **said, stage="case_list", file="", sha256="", orthography="")


def _cite(connection: Connection, entry_id: int, facts: dict[str, Any]) -> bool:
    """Cite the document that somebody came from; false when it is cited already."""
    position, language = int(facts["document"]), facts["language"]
    own = {"resolution_id": facts["list"], "key": key_of_document(facts)}
    if connection.row("provision_is_there", **own) is not None:
        return False
    text = text_of_document(facts)
    provision_id = connection.run(
        "insert_provision", id=None, kind="paragraph", position=position, confidence=1.0, **own
    )
    words = {"label": str(position + 1), "text": text, "first_line": position + 1}
    connection.run("insert_paragraph", provision_id=provision_id, language=language, **words)
    index_paragraph(connection, provision_id, language, text)
    supports = [("name", 0, len(facts["name"]))]
    if facts["status"]:
        supports.append(("status", len(text) - len(facts["source"]), len(text)))
    for place, (what, start, end) in enumerate(supports):
        citation_id = connection.run(
            "insert_citation", id=None, entry_id=entry_id, provision_id=provision_id, supports=what, position=place
        )
        quoted = {"quote": text[start:end], "start": start, "end": end, "absent": None}
        connection.run("insert_quote", citation_id=citation_id, language=language, **quoted)
    return True
