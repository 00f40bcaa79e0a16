"""What acts tell, in the order of what they are about, and the rows that must say the same."""

from __future__ import annotations

from sqlalchemy import Executable, literal_column, select

from tracker.db.exchange_models import Act
from tracker.db.models import Entry, FollowUp, Person
from tracker.db.statements.binding import parameter


def _acts_between(first: str, end: str) -> Executable:
    return (
        select(Act.subject, Act.node_id, Act.number, Act.content)
        .where(Act.subject >= literal_column(f"'{first}'"), Act.subject < literal_column(f"'{end}'"))
        .order_by(Act.subject)
    )


STATEMENTS: dict[str, Executable] = {
    "plans_told": _acts_between("follow-up/", "follow-up0"),
    "marks_told": _acts_between("mark/", "mark0"),
    "people_told": _acts_between("added/", "added0"),
    "decisions_told": _acts_between("decision/", "decision0"),
    "added_person": select(
        Entry.resolution_id,
        Entry.title,
        Entry.note,
        Entry.stated_status,
        Entry.stated_on,
        Person.role,
        Person.affiliation,
    )
    .join(Person, Person.entry_id == Entry.id)
    .where(Entry.ref == parameter("ref")),
    "spellings_told": _acts_between("spelling/", "spelling0"),
    "follow_up_of_plan": select(FollowUp.id, FollowUp.due, FollowUp.closed_at)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .where(
        Entry.ref == parameter("ref"),
        FollowUp.action == parameter("action"),
        FollowUp.starts == parameter("starts"),
        FollowUp.rrule == parameter("rrule"),
        FollowUp.assignee == parameter("assignee"),
        FollowUp.note == parameter("note"),
        FollowUp.created_at == parameter("created_at"),
        FollowUp.created_by == parameter("created_by"),
    )
    .order_by(FollowUp.id),
}
