"""The texts: resolutions, their versions and provisions, and what is cited in them.

A key ("recital F") names a provision of one resolution only: what is read by a key alone is read with its resolution.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    ScalarSelect,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.orm import aliased

from tracker.db.models import (
    Citation,
    Difference,
    Entry,
    FootnoteMark,
    Paragraph,
    Provision,
    Quote,
    Resolution,
    ResolutionIdentifier,
    Version,
)
from tracker.db.statements.binding import CHOSEN, parameter

_Namesake = aliased(Provision)


def _place() -> ColumnElement[str]:
    """A provision by its key; where another resolution has the same key, behind its resolution's reference."""
    resolutions = select(func.count()).select_from(aliased(Resolution)).scalar_subquery()
    namesake = exists().where(_Namesake.key == Provision.key, _Namesake.resolution_id != Provision.resolution_id)
    own = aliased(Resolution)
    reference = select(own.reference).where(own.id == Provision.resolution_id).correlate(Provision).scalar_subquery()
    return case(
        (
            and_(resolutions > literal_column("1"), namesake.correlate(Provision)),
            reference.concat(literal_column("' '")).concat(Provision.key),
        ),
        else_=Provision.key,
    )


def cited_provisions() -> ScalarSelect[str]:
    """The provisions that an entry cites in one text, in the order of the text."""
    keys = (
        select(_place().label("key"))
        .join(Citation, Citation.provision_id == Provision.id)
        .where(Citation.entry_id == Entry.id)
        .group_by(Provision.resolution_id, Provision.position, Provision.key)
        .order_by(Provision.resolution_id, Provision.position)
        .correlate(Entry)
        .subquery()
    )
    return select(func.group_concat(keys.c.key, literal_column("'; '"))).scalar_subquery()


_PROVISION: Select[*tuple[Any, ...]] = select(
    Provision.id, Provision.resolution_id, Resolution.reference, Provision.key, Provision.kind
).join(Resolution, Resolution.id == Provision.resolution_id)

STATEMENTS: dict[str, Executable] = {
    "entry_provisions": select(_place())
    .select_from(Provision)
    .join(Citation, Citation.provision_id == Provision.id)
    .where(Citation.entry_id == parameter("entry_id"))
    .group_by(Provision.id, Provision.key)
    .order_by(Provision.resolution_id, Provision.position),
    "provisions_of_entries": select(Citation.entry_id, _place())
    .select_from(CHOSEN)
    .join(Citation, Citation.entry_id == cast(CHOSEN.c.value, Integer))
    .join(Provision, Provision.id == Citation.provision_id)
    .group_by(Citation.entry_id, Provision.id, Provision.key)
    .order_by(Provision.resolution_id, Provision.position),
    "provisions_by_key": _PROVISION.where(Provision.key == parameter("key")).order_by(
        Resolution.adopted, Resolution.id
    ),
    "provision_in_resolution": _PROVISION.where(
        Provision.key == parameter("key"), Provision.resolution_id == parameter("resolution_id")
    ),
    "shared_keys": select(Provision.key).group_by(Provision.key).having(func.count() > literal_column("1")),
    "provisions_of_resolution": select(Provision.id, Provision.key, Provision.kind)
    .where(Provision.resolution_id == parameter("resolution_id"))
    .order_by(Provision.position),
    "paragraphs_of_provision": select(Version.language, Version.stage, Paragraph.label, Paragraph.text)
    .join(Provision, Provision.resolution_id == Version.resolution_id)
    .outerjoin(Paragraph, and_(Paragraph.provision_id == Provision.id, Paragraph.language == Version.language))
    .where(Provision.id == parameter("provision_id"))
    .order_by(Version.position),
    "marks_of_provision": select(FootnoteMark.language, FootnoteMark.number, FootnoteMark.offset)
    .where(FootnoteMark.provision_id == parameter("provision_id"))
    .order_by(FootnoteMark.language, FootnoteMark.number),
    "quotes_of_provision": select(
        Entry.ref,
        Entry.kind,
        Entry.title,
        Entry.status,
        Citation.supports,
        Quote.language,
        Quote.quote,
        Quote.start,
        Quote.end,
    )
    .join(Citation, Citation.entry_id == Entry.id)
    .join(Quote, Quote.citation_id == Citation.id)
    .where(Citation.provision_id == parameter("provision_id"), Entry.withdrawn == literal_column("0"))
    .order_by(Quote.language, Quote.start, Entry.sort_key, Entry.id),
    "differences_of_provision": select(Entry.id, Entry.ref, Entry.title, Difference.kind, Difference.severity)
    .join(Difference, Difference.entry_id == Entry.id)
    .where(Difference.provision_id == parameter("provision_id"), Entry.withdrawn == literal_column("0"))
    .order_by(Entry.sort_key, Entry.id),
    "all_resolutions": select(
        Resolution.id, Resolution.reference, Resolution.adopted, Resolution.body, Resolution.title
    ).order_by(Resolution.adopted, Resolution.id),
    "identifiers_of_resolution": select(ResolutionIdentifier.scheme, ResolutionIdentifier.value)
    .where(ResolutionIdentifier.resolution_id == parameter("resolution_id"))
    .order_by(ResolutionIdentifier.scheme),
    "versions_of_resolution": select(
        Version.language, Version.title, Version.stage, Version.file, Version.sha256, Version.orthography
    )
    .where(Version.resolution_id == parameter("resolution_id"))
    .order_by(Version.position),
    "paragraphs_by_key": select(Paragraph.language, Paragraph.label, Paragraph.text)
    .join(Provision, Provision.id == Paragraph.provision_id)
    .where(Provision.resolution_id == parameter("resolution_id"), Provision.key == parameter("key"))
    .order_by(Paragraph.language),
}
