"""What only exports and imports ask for: whole vocabularies, and rows put back as they were."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, String, bindparam, func, insert, literal_column, select
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

_Organisation = aliased(Entry)
_MARK: Any = bindparam("mark", type_=String)
_FLAT: tuple[Any, ...] = (
    func.replace(Entry.ref, _MARK, literal_column("' '")),
    Entry.kind,
    func.replace(Entry.title, _MARK, literal_column("' '")),
    *(func.coalesce(column, literal_column("''")) for column in (Entry.status, Entry.status_since, Entry.last_checked)),
)


def _flat_line() -> Any:
    line: Any = literal_column("''")
    for cell in _FLAT:
        line = line.concat(_MARK).concat(cell)
    return line.concat(_MARK)


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
    "flat_lines": select(Entry.id, _flat_line(), Provision.resolution_id, Provision.position, Provision.key)
    .outerjoin(Citation, Citation.entry_id == Entry.id)
    .outerjoin(Provision, Provision.id == Citation.provision_id)
    .where(Entry.kind == bindparam("kind"), Entry.withdrawn == literal_column("0"))
    .order_by(Entry.sort_key, Entry.id),
    "rows_of_large_tables": select(
        select(func.count()).select_from(Claim).scalar_subquery(),
        select(func.count()).select_from(NameForm).scalar_subquery(),
    ),
    "any_resolution": select(Resolution.id).limit(1),
    "any_entry": select(Entry.id).limit(1),
    "restore_follow_up": insert(FollowUp),
    "restore_follow_up_done": insert(FollowUpDone),
}
