"""The tables, declared once. The ledger's rows are never updated or deleted: triggers in `ddl` refuse.

Dates that a source gives are text, as precise as the source ("2021", "2021-09", "2021-09-14"); times of
recording are UTC text. Ids are local to a database; refs, node ids and hashes are not.
"""

from __future__ import annotations

from tracker.db.models.base import Base
from tracker.db.models.entries import CountedGroup, Dispute, Entry, EntryCount, GroupMember, Link
from tracker.db.models.evidence import Citation, NameForm, Quote
from tracker.db.models.facts import (
    Addressee,
    Charge,
    Demand,
    Difference,
    LegalBasis,
    Organisation,
    Person,
    StatedDate,
    Statement,
)
from tracker.db.models.ledger import Claim, Draft, FollowUp, FollowUpDone, Node
from tracker.db.models.texts import (
    Code,
    CodeLabel,
    FootnoteMark,
    Paragraph,
    Provision,
    Resolution,
    ResolutionIdentifier,
    Version,
)

__all__ = [
    "Addressee",
    "Base",
    "Charge",
    "Citation",
    "Claim",
    "Code",
    "CodeLabel",
    "CountedGroup",
    "Demand",
    "Difference",
    "Dispute",
    "Draft",
    "Entry",
    "EntryCount",
    "FollowUp",
    "FollowUpDone",
    "FootnoteMark",
    "GroupMember",
    "LegalBasis",
    "Link",
    "NameForm",
    "Node",
    "Organisation",
    "Paragraph",
    "Person",
    "Provision",
    "Quote",
    "Resolution",
    "ResolutionIdentifier",
    "StatedDate",
    "Statement",
    "Version",
]
