"""What queries return. Named tuples, whose fields are the data dictionary.

Making a class of this kind takes a fifth of a millisecond, so that all of them would be a tenth of what a command
takes: they stand in a module for each noun, and asking for a name here loads its module only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.queries.rows.claims import Claim
    from tracker.queries.rows.details import (
        Addressee,
        ChargeFacts,
        Citation,
        DemandFacts,
        Detail,
        DifferenceFacts,
        Facts,
        Group,
        LinkedEntry,
        Member,
        OrganisationFacts,
        PersonFacts,
        Quote,
        StatedDate,
        StatementFacts,
    )
    from tracker.queries.rows.entries import (
        Entry,
        EntryRow,
        Page,
    )
    from tracker.queries.rows.hits import Hit
    from tracker.queries.rows.names import NameForm
    from tracker.queries.rows.texts import (
        CitedBy,
        ProvisionText,
        ResolutionRow,
        VersionRow,
        VersionText,
    )

_MODULES = {
    "claims": ("Claim",),
    "details": (
        "Addressee",
        "ChargeFacts",
        "Citation",
        "DemandFacts",
        "Detail",
        "DifferenceFacts",
        "Facts",
        "Group",
        "LinkedEntry",
        "Member",
        "OrganisationFacts",
        "PersonFacts",
        "Quote",
        "StatedDate",
        "StatementFacts",
    ),
    "entries": ("Entry", "EntryRow", "Page"),
    "hits": ("Hit",),
    "names": ("NameForm",),
    "texts": ("CitedBy", "ProvisionText", "ResolutionRow", "VersionRow", "VersionText"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Addressee",
    "ChargeFacts",
    "Citation",
    "CitedBy",
    "Claim",
    "DemandFacts",
    "Detail",
    "DifferenceFacts",
    "Entry",
    "EntryRow",
    "Facts",
    "Group",
    "Hit",
    "LinkedEntry",
    "Member",
    "NameForm",
    "OrganisationFacts",
    "Page",
    "PersonFacts",
    "ProvisionText",
    "Quote",
    "ResolutionRow",
    "StatedDate",
    "StatementFacts",
    "VersionRow",
    "VersionText",
]


def __getattr__(name: str) -> Any:
    """The class with this name, out of its module."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
