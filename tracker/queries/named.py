"""Everybody and everything known by a name: the forms of their names, and the provisions that name them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.db.connection import Connection


@dataclass(slots=True)
class Named:
    """A person or organisation: the title, the forms by language, and (reference, provision) where it is named."""

    title: str
    forms: dict[str, set[str]] = field(default_factory=dict)
    places: dict[tuple[str, str], None] = field(default_factory=dict)


def list_named(connection: Connection) -> dict[str, Named]:
    """All people and organisations by ref, those withdrawn left out."""
    found = {ref: Named(title, {"": {title}}) for ref, title in connection.rows("named_entries")}
    for ref, language, form in connection.rows("name_forms_of_named"):
        found[ref].forms.setdefault(language, set()).add(form)
    for ref, reference, key in connection.rows("places_of_named"):
        found[ref].places[reference, key] = None
    return found
