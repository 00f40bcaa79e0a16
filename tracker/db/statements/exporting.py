"""What only exports and imports ask for: whole vocabularies, and rows put back as they were."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, Select, String, bindparam, case, func, insert, literal_column, select
from sqlalchemy.orm import aliased

from tracker.db.models import (
    Addressee,
    Citation,
    Claim,
    Code,
    CodeLabel,
    Entry,
    FollowUp,
    FollowUpDone,
    NameForm,
    Provision,
    Resolution,
)
from tracker.db.statements.binding import parameter
from tracker.db.statements.followups import FOLLOW_UP_COLUMNS

_Organisation = aliased(Entry)
_MARK: Any = bindparam("mark", type_=String)
_NOTHING: Any = literal_column("''")
_SORT_KEY: Any = Entry.sort_key
_SORTED: Any = _SORT_KEY.concat(_NOTHING)
"""No index has this order; that of the list SQLite would walk, though it has to sort all the same."""
_KINDS = ("person", "charge", "demand", "organisation", "difference", "statement")


def _cited() -> Any:
    """The provisions that an entry cites in one text, each once, in the order of the texts: by their keys, and where
    several resolutions have the key, by the resolution too.
    """
    several = aliased(Provision)
    shared = select(several.key).group_by(several.key).having(func.count() > literal_column("1"))
    reference: Any = select(Resolution.reference).where(Resolution.id == Provision.resolution_id).scalar_subquery()
    in_full = reference.concat(literal_column("' '")).concat(Provision.key)
    named = case((Provision.key.in_(shared), in_full), else_=Provision.key)
    cited = select(Citation.provision_id).where(Citation.entry_id == Entry.id).correlate(Entry)
    places = (
        select(named.label("place"))
        .where(Provision.id.in_(cited))
        .order_by(Provision.resolution_id, Provision.position, Provision.key)
        .correlate(Entry)
        .subquery()
    )
    return select(func.group_concat(places.c.place, literal_column("'; '"))).scalar_subquery()


def _flat_lines() -> Select[*tuple[Any, ...]]:
    """The lines of entries that are there: each value after a mark, which is in none of them."""
    stated = (func.coalesce(column, _NOTHING) for column in (Entry.status, Entry.status_since, Entry.last_checked))
    cells = (
        _without_mark(Entry.ref),
        Entry.kind,
        _without_mark(Entry.title),
        *stated,
        _without_mark(func.coalesce(_cited(), _NOTHING)),
    )
    line: Any = _NOTHING
    for cell in cells:
        line = line.concat(_MARK).concat(cell)
    return select(line).where(Entry.withdrawn == literal_column("0"))


def _without_mark(text: Any) -> Any:
    return func.replace(text, _MARK, literal_column("' '"))


def _number_of_kind() -> Any:
    """Where the kind of an entry stands among the kinds."""
    return case(
        *((Entry.kind == literal_column(f"'{kind}'"), literal_column(str(at))) for at, kind in enumerate(_KINDS))
    )


_PLACE = func.row_number().over(
    order_by=(
        FollowUp.created_at,
        FollowUp.created_by,
        Entry.ref,
        FollowUp.action,
        FollowUp.starts,
        FollowUp.rrule,
        FollowUp.assignee,
        FollowUp.note,
        FollowUp.id,
    )
)
"""Where a follow-up stands in the order in which they were planned, from 1."""

STATEMENTS: dict[str, Executable] = {
    "all_codes": select(Code.scheme, Code.code, Code.definition, Code.mapping).order_by(Code.scheme, Code.position),
    "all_code_labels": select(CodeLabel.scheme, CodeLabel.code, CodeLabel.language, CodeLabel.label).order_by(
        CodeLabel.scheme, CodeLabel.code, CodeLabel.language
    ),
    "demands_to_organisation": select(Entry.ref)
    .join(Addressee, Addressee.entry_id == Entry.id)
    .join(_Organisation, _Organisation.id == Addressee.organisation_id)
    .where(_Organisation.ref == bindparam("ref"), Entry.withdrawn == literal_column("0"))
    .group_by(Entry.id, Entry.ref, Entry.sort_key)
    .order_by(Entry.sort_key, Entry.id),
    "flat_lines": _flat_lines().order_by(_number_of_kind(), _SORTED, Entry.ref),
    "flat_lines_of_kind": _flat_lines().where(Entry.kind == parameter("kind")).order_by(Entry.sort_key, Entry.ref),
    "people_of_document": select(Entry.ref)
    .join(Citation, Citation.entry_id == Entry.id)
    .where(Citation.provision_id == parameter("provision_id"))
    .group_by(Entry.ref)
    .order_by(Entry.ref),
    "planned_follow_ups": select(_PLACE.label("place"), *FOLLOW_UP_COLUMNS)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .order_by(FollowUp.due, literal_column("place")),
    "rows_of_large_tables": select(
        select(func.count()).select_from(Claim).scalar_subquery(),
        select(func.count()).select_from(NameForm).scalar_subquery(),
    ),
    "any_resolution": select(Resolution.id).limit(1),
    "any_entry": select(Entry.id).limit(1),
    "restore_follow_up": insert(FollowUp),
    "restore_follow_up_done": insert(FollowUpDone),
}
