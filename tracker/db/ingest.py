"""A verified register into a database, inside the caller's transaction.

Entries are matched by their ref and keep their id, so what users recorded stays attached. An entry that left the
register
is marked withdrawn. Everything else that came from the seeds is written anew, which makes a build repeatable.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracker.db.connection import Connection
from tracker.db.indexing import fold_words
from tracker.plain import plain
from tracker.register.values import (
    Charge,
    Demand,
    Difference,
    Entry,
    Group,
    Organisation,
    Person,
    Register,
    Statement,
)
from tracker.register.verify import citations_of, resolve_words
from tracker.register.vocabulary import vocabularies

CLEARING = (
    "clear_quotes",
    "clear_citations",
    "clear_printed_forms",
    "clear_group_members",
    "clear_groups",
    "clear_links",
    "clear_addressees",
    "clear_legal_basis",
    "clear_stated_dates",
    "clear_differences",
    "clear_statements",
    "clear_demands",
    "clear_charges",
    "clear_organisations",
    "clear_people",
    "clear_footnote_marks",
    "clear_paragraphs",
    "clear_provisions",
    "clear_versions",
    "clear_identifiers",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a fill did: entries by kind, refs that were withdrawn."""

    entries: dict[str, int]
    withdrawn: tuple[str, ...]


def fill_vocabularies(connection: Connection) -> None:
    """Write the controlled vocabularies; a code that the program no longer ships stays, because claims may use it."""
    existing = {(scheme, code) for scheme, code in connection.rows("existing_codes")}
    connection.run("clear_code_labels")
    labels = []
    for scheme, codes in vocabularies().items():
        for position, code in enumerate(codes.values()):
            facts = {"position": position, "definition": code.definition, "mapping": code.mapping}
            if (scheme, code.code) in existing:
                changed = {f"new_{key}": value for key, value in facts.items()}
                connection.run("update_code", old_scheme=scheme, old_code=code.code, **changed)
            else:
                connection.run("insert_code", scheme=scheme, code=code.code, **facts)
            labels += [
                {"scheme": scheme, "code": code.code, "language": language, "label": label}
                for language, label in code.labels.items()
            ]
    connection.run_many("insert_code_label", labels)


def fill_register(connection: Connection, register: Register) -> Filled:
    """Write one resolution and its register."""
    resolution = register.resolution
    _fill_resolution(connection, register)
    shared = _find_shared(connection, register)
    existing = {
        ref: (entry_id, withdrawn)
        for ref, entry_id, withdrawn in connection.rows("entry_ids_of_resolution", resolution_id=resolution.id)
    }
    for name in CLEARING:
        connection.run(name, resolution_id=resolution.id)
    provision_ids = _fill_texts(connection, register)
    ids: dict[str, int] = {}
    counts: dict[str, int] = {}
    for position, entry in enumerate(register.entries):
        kind = type(entry).__name__.lower()
        counts[kind] = counts.get(kind, 0) + 1
        facts = _entry_facts(entry, position, str(resolution.adopted))
        if entry.ref in shared:
            ids[entry.ref] = shared[entry.ref]
        elif entry.ref in existing:
            ids[entry.ref] = existing[entry.ref][0]
            connection.run(
                "update_entry", entry_id=ids[entry.ref], **{f"new_{key}": value for key, value in facts.items()}
            )
        else:
            ids[entry.ref] = connection.run(
                "insert_entry",
                ref=entry.ref,
                slug=entry.ref.rsplit("/", 1)[-1],
                kind=kind,
                resolution_id=resolution.id,
                status=entry.status,
                status_since=facts["stated_on"],
                last_checked=facts["stated_on"],
                withdrawn=0,
                **facts,
                id=None,
            )
    gone = sorted(ref for ref, (_, withdrawn) in existing.items() if ref not in ids and not withdrawn)
    for ref in gone:
        connection.run("withdraw_entry", entry_id=existing[ref][0])
    for entry in register.entries:
        if entry.ref not in shared:
            _fill_details(connection, entry, ids, provision_ids)
        _fill_citations(connection, entry, register, ids, provision_ids)
        forms = _printed_forms(entry, register, ids[entry.ref], resolution.id if entry.ref in shared else "")
        connection.run_many("insert_name_form", [form for form in forms if not _is_known(connection, form)])
    return Filled(counts, tuple(gone))


def _find_shared(connection: Connection, register: Register) -> dict[str, int]:
    """The people and organisations of other resolutions that this one names too, by ref: their facts stay as they are.

    An entry without a resolution, or one that its own has left, comes to this one.
    """
    shared = {}
    for entry in register.entries:
        home = connection.row("home_of_ref", ref=entry.ref) if isinstance(entry, Person | Organisation) else None
        if home is None or home[2] == register.resolution.id:
            continue
        entry_id, _, resolution, withdrawn = home
        if resolution is None or withdrawn:
            connection.run("give_home", entry_id=entry_id, new_resolution_id=register.resolution.id)
        else:
            shared[entry.ref] = entry_id
    return shared


def _is_known(connection: Connection, form: dict[str, Any]) -> bool:
    keys = ("entry_id", "language", "form", "grammatical_case")
    return connection.row("printed_form_is_known", **{key: form[key] for key in keys}) is not None


def _entry_facts(entry: Entry, position: int, adopted: str) -> dict[str, Any]:
    named = isinstance(entry, Person | Organisation)
    return {
        "title": entry.title,
        "sort_key": plain(entry.title) if named else f"{position:06}",
        "note": entry.note,
        "sensitivity": entry.sensitivity,
        "stated_status": entry.status,
        "stated_on": adopted if entry.status else None,
    }


def _fill_resolution(connection: Connection, register: Register) -> None:
    resolution = register.resolution
    facts = {
        "reference": resolution.reference,
        "adopted": str(resolution.adopted),
        "body": resolution.body,
        "title": resolution.title,
    }
    if connection.row("resolution_exists", id=resolution.id):
        changed = {f"new_{key}": value for key, value in facts.items()}
        connection.run("update_resolution", resolution_id=resolution.id, **changed)
    else:
        connection.run("insert_resolution", id=resolution.id, **facts)


def _fill_texts(connection: Connection, register: Register) -> dict[str, int]:
    """Write identifiers, versions, provisions and paragraphs; the ids of provisions by key."""
    resolution = register.resolution
    connection.run_many(
        "insert_resolution_identifier",
        [
            {"resolution_id": resolution.id, "scheme": scheme, "value": value}
            for scheme, value in resolution.identifiers.items()
        ],
    )
    connection.run_many(
        "insert_version",
        [
            {
                "resolution_id": resolution.id,
                "language": version.language,
                "position": position,
                "title": version.title,
                "stage": version.stage,
                "file": version.file,
                "sha256": version.sha256,
                "orthography": version.orthography,
            }
            for position, version in enumerate(resolution.versions)
        ],
    )
    ids = {}
    for position, provision in enumerate(resolution.provisions):
        ids[provision.key] = provision_id = connection.run(
            "insert_provision",
            id=None,
            resolution_id=resolution.id,
            key=provision.key,
            kind=provision.kind.value,
            position=position,
            confidence=provision.confidence,
        )
        for language, unit in provision.units.items():
            connection.run(
                "insert_paragraph",
                provision_id=provision_id,
                language=language,
                label=unit.label,
                text=unit.text,
                first_line=unit.line,
            )
            for mark in unit.marks:
                connection.run(
                    "insert_footnote_mark",
                    provision_id=provision_id,
                    language=language,
                    number=mark.number,
                    offset=mark.offset,
                )
    return ids


def _fill_details(connection: Connection, entry: Entry, ids: dict[str, int], provision_ids: dict[str, int]) -> None:
    entry_id = ids[entry.ref]
    match entry:
        case Person():
            connection.run("insert_person", entry_id=entry_id, role=entry.role, affiliation=entry.affiliation)
        case Organisation():
            connection.run("insert_organisation", entry_id=entry_id, type=entry.type, role=entry.role)
        case Charge():
            _fill_charge(connection, entry, ids)
        case Demand():
            _fill_demand(connection, entry, ids)
        case Statement():
            connection.run("insert_statement", entry_id=entry_id, kind=entry.kind)
        case Difference():
            connection.run(
                "insert_difference",
                entry_id=entry_id,
                kind=entry.kind,
                severity=entry.severity,
                odd_versions=" ".join(entry.odd),
                provision_id=provision_ids[entry.citations[0].provision],
            )
            _fill_links(connection, entry_id, "touches", entry.touches, ids)


def _fill_charge(connection: Connection, charge: Charge, ids: dict[str, int]) -> None:
    entry_id = ids[charge.ref]
    connection.run(
        "insert_charge",
        entry_id=entry_id,
        allegation=charge.allegation,
        measure=charge.measure,
        measure_type=charge.measure_type,
        favourable=charge.favourable,
        penalty=charge.penalty,
        penalty_kind=charge.penalty_kind,
    )
    for position, article in enumerate(charge.legal_basis):
        connection.run("insert_legal_basis", entry_id=entry_id, position=position, article=article)
    for position, stated in enumerate(charge.dates):
        connection.run(
            "insert_stated_date",
            entry_id=entry_id,
            position=position,
            date=str(stated.date),
            means=stated.means,
            languages=" ".join(stated.languages),
        )
    _fill_links(connection, entry_id, "subject", charge.subjects, ids)
    _fill_groups(connection, entry_id, charge.groups, ids)


def _fill_demand(connection: Connection, demand: Demand, ids: dict[str, int]) -> None:
    entry_id = ids[demand.ref]
    connection.run("insert_demand", entry_id=entry_id, measure_kind=demand.measure_kind, strength=demand.strength)
    for position, addressee in enumerate(demand.addressees):
        connection.run(
            "insert_addressee",
            entry_id=entry_id,
            position=position,
            kind=addressee.kind,
            organisation_id=ids[addressee.organisation] if addressee.organisation else None,
            implied=addressee.implied,
        )
    _fill_links(connection, entry_id, "beneficiary", demand.beneficiaries, ids)
    _fill_groups(connection, entry_id, demand.groups, ids)


def _fill_links(
    connection: Connection, entry_id: int, relation: str, refs: tuple[str, ...], ids: dict[str, int]
) -> None:
    for position, ref in enumerate(refs):
        connection.run("insert_link", entry_id=entry_id, relation=relation, position=position, target_id=ids[ref])


def _fill_groups(connection: Connection, entry_id: int, groups: tuple[Group, ...], ids: dict[str, int]) -> None:
    for position, group in enumerate(groups):
        group_id = connection.run(
            "insert_counted_group",
            id=None,
            entry_id=entry_id,
            position=position,
            label=group.label,
            count=group.count,
            qualifier=group.qualifier,
        )
        connection.run_many(
            "insert_group_member", [{"group_id": group_id, "entry_id": ids[ref]} for ref in dict.fromkeys(group.named)]
        )


def _fill_citations(
    connection: Connection, entry: Entry, register: Register, ids: dict[str, int], provision_ids: dict[str, int]
) -> None:
    for position, citation in enumerate(citations_of(entry)):
        citation_id = connection.run(
            "insert_citation",
            id=None,
            entry_id=ids[entry.ref],
            provision_id=provision_ids[citation.provision],
            supports=citation.supports,
            position=position,
        )
        for language, resolved in resolve_words(citation, register.resolution).items():
            connection.run(
                "insert_quote",
                citation_id=citation_id,
                language=language,
                quote=resolved.quote,
                start=resolved.span.start if resolved.span else None,
                end=resolved.span.end if resolved.span else None,
                absent=resolved.absent,
            )


def _printed_forms(entry: Entry, register: Register, entry_id: int, source: str) -> Iterator[dict[str, Any]]:
    """Each distinct form of a name in a language and case, once; `source` is a resolution that is not the entry's."""
    if not isinstance(entry, Person | Organisation):
        return
    spelled = {version.language: version.orthography or version.language for version in register.resolution.versions}
    seen = set()
    for mention in entry.mentions:
        for language, resolved in resolve_words(mention.citation, register.resolution).items():
            case = mention.cases.get(language, "nominative")
            if resolved.quote is None or (language, resolved.quote, case) in seen:
                continue
            seen.add((language, resolved.quote, case))
            yield {
                "id": None,
                "entry_id": entry_id,
                "language": language,
                "form": resolved.quote,
                "grammatical_case": case,
                "folded": fold_words(resolved.quote),
                "origin": "printed",
                "source": source,
                "recorded_at": None,
                "recorded_by": None,
                "orthography": spelled[language],
                "fold_key": "",
            }
