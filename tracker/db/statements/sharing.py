"""Entries that more than one resolution names, and entries that people added without one."""

from __future__ import annotations

from sqlalchemy import Executable, func, literal_column, or_, select, update

from tracker.db.models import Citation, Entry, NameForm, Provision, Resolution, Version
from tracker.db.statements.binding import parameter

_CITED = (
    select(Citation.entry_id)
    .join(Provision, Provision.id == Citation.provision_id)
    .where(Provision.resolution_id == parameter("resolution_id"))
)
_NAMED = or_(Entry.kind == literal_column("'person'"), Entry.kind == literal_column("'organisation'"))

STATEMENTS: dict[str, Executable] = {
    "home_of_ref": select(Entry.id, Entry.kind, Entry.resolution_id, Entry.withdrawn).where(
        Entry.ref == parameter("ref")
    ),
    "give_home": update(Entry)
    .where(Entry.id == parameter("entry_id"))
    .values(resolution_id=parameter("new_resolution_id")),
    "printed_forms_of_resolution": select(
        NameForm.entry_id, NameForm.language, NameForm.form, NameForm.grammatical_case
    )
    .where(NameForm.origin == literal_column("'printed'"), NameForm.entry_id.in_(_CITED))
    .order_by(NameForm.id),
    "last_position_of_resolution": select(func.max(Provision.position)).where(
        Provision.resolution_id == parameter("resolution_id")
    ),
    "version_is_there": select(Version.position).where(
        Version.resolution_id == parameter("resolution_id"), Version.language == parameter("language")
    ),
    "named_in_resolution": select(Citation.id)
    .join(Entry, Entry.id == Citation.entry_id)
    .join(Provision, Provision.id == Citation.provision_id)
    .where(
        Entry.ref == parameter("ref"),
        Entry.withdrawn == literal_column("0"),
        Provision.resolution_id == parameter("resolution_id"),
    )
    .limit(1),
    "named_entries": select(Entry.ref, Entry.title)
    .where(_NAMED, Entry.withdrawn == literal_column("0"))
    .order_by(Entry.ref),
    "name_forms_of_named": select(Entry.ref, NameForm.language, NameForm.form)
    .join(Entry, Entry.id == NameForm.entry_id)
    .where(_NAMED, Entry.withdrawn == literal_column("0"))
    .order_by(Entry.ref, NameForm.id),
    "places_of_named": select(Entry.ref, Resolution.reference, Provision.key)
    .select_from(Citation)
    .join(Entry, Entry.id == Citation.entry_id)
    .join(Provision, Provision.id == Citation.provision_id)
    .join(Resolution, Resolution.id == Provision.resolution_id)
    .where(_NAMED, Entry.withdrawn == literal_column("0"), Citation.supports == literal_column("'name'"))
    .order_by(Entry.ref, Resolution.adopted, Resolution.id, Provision.position, Citation.position),
}
