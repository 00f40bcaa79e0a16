"""What is to be done for an entry: planned, done, put off, closed. The same as `tracker followup`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from tracker.errors import InvalidInput
from tracker.queries.followups import FollowUp
from tracker.queries.rows import Entry
from tracker.tui.forms.dates import day_in_words, effective_in_words, repetition_in_words
from tracker.tui.forms.form import Done, Field, Form, Typed, Undo
from tracker.tui.reference import command_line
from tracker.tui.safe import one_line

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.ledger.followups import FollowUpChanged


class PlanForm(Form):
    """Something to do for an entry."""

    NAME: ClassVar[str] = "follow-up"
    SAVE: ClassVar[str] = "Plan"

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.subject = entry.ref
        self.heading = f"Plan a follow-up · {one_line(entry.title, 60)}"
        self.fields = (
            Field("what", "what to do", "Ask the Delegation about her"),
            Field("due", "due", "2027-01-31", width=14),
            Field("every", "every", "once; or: 3 months until 2028", width=31),
            Field("who", "who", "who does it"),
            Field("note", "note", shape="text"),
        )

    def understood(self, field: str, typed: Typed) -> str:
        """The day with its weekday; the days on which it comes back."""
        text = typed.get(field, "")
        if field == "what" and not text:
            raise InvalidInput("What is to be done? A few words.")
        if field == "due":
            return day_in_words(text)
        if field == "every":
            due = typed.get("due", "")
            return repetition_in_words(text, due if _is_day(due) else "")
        return ""

    def command(self, typed: Typed) -> str:
        """`tracker followup add REF TEXT --due DAY ...`."""
        options = {name: typed.get(name, "") for name in ("due", "every", "who", "note")}
        return command_line("followup", "add", self.entry.ref, typed.get("what", ""), **options)

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Plan it."""
        from tracker.ledger.followups import add_follow_up, parse_day
        from tracker.queries.refs import get_entry

        added = add_follow_up(
            connection,
            get_entry(connection, self.entry.ref),
            typed.get("what", ""),
            parse_day(typed.get("due", "")),
            every=typed.get("every", ""),
            assignee=typed.get("who", ""),
            note=typed.get("note", ""),
            by=user,
        )
        said = f"Planned: {one_line(typed.get('what', ''), 60)}, due {added.due}"
        return Done(said, self.command(typed), (self.entry.ref,), _closing(added.id, "the follow-up just planned"))


class DoneForm(Form):
    """It was done, with what result; what repeats goes on to its next day."""

    NAME: ClassVar[str] = "follow-up done"
    SAVE: ClassVar[str] = "Done"

    def __init__(self, follow_up: FollowUp) -> None:
        self.follow_up = follow_up
        self.subject = str(follow_up.id)
        self.heading = f"Done · {one_line(follow_up.action, 70)}"
        self.fields = (
            Field("result", "result", "what came of it"),
            Field("on", "done on", "today", width=14),
        )

    def now(self) -> Content:
        """When it is due, and how it repeats."""
        return plan_line(self.follow_up)

    def understood(self, field: str, typed: Typed) -> str:
        """The day in words."""
        return effective_in_words(typed.get("on", "")) if field == "on" else ""

    def command(self, typed: Typed) -> str:
        """`tracker followup done ID --result TEXT`."""
        return command_line("followup", "done", self.subject, on=typed.get("on", ""), result=typed.get("result", ""))

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Record that it was done."""
        from tracker.ledger.followups import complete_follow_up

        changed = complete_follow_up(
            connection,
            self.follow_up.id,
            on=typed.get("on") or None,
            result=typed.get("result", ""),
            by=user,
            due=self.follow_up.due,
        )
        return Done(_said("Done", self.follow_up, changed), self.command(typed), (self.follow_up.ref,))


class PostponeForm(Form):
    """It is due on another day."""

    NAME: ClassVar[str] = "follow-up postponed"
    SAVE: ClassVar[str] = "Put off"

    def __init__(self, follow_up: FollowUp) -> None:
        self.follow_up = follow_up
        self.subject = str(follow_up.id)
        self.heading = f"Put off · {one_line(follow_up.action, 70)}"
        self.fields = (Field("to", "due", "2027-02-14; or: 2 weeks", width=24),)

    def now(self) -> Content:
        """When it is due, and how it repeats."""
        return plan_line(self.follow_up)

    def understood(self, field: str, typed: Typed) -> str:
        """The day with its weekday."""
        _ = field
        return day_in_words(self._day(typed))

    def _day(self, typed: Typed) -> str:
        """The day that was typed, or so many days or weeks after it was due; after today when it is overdue."""
        from tracker.dates import today
        from tracker.ledger.followups import parse_day
        from tracker.ledger.repetition import make_rrule, occurrences

        text = typed.get("to", "").strip()
        if not text or not text[-1].isalpha():
            return text
        start = max(today(), parse_day(self.follow_up.due))
        days = occurrences(make_rrule(text, start), start)
        next(days)
        return next(days, start).isoformat()

    def command(self, typed: Typed) -> str:
        """`tracker followup postpone ID DAY`."""
        try:
            day = self._day(typed)
        except InvalidInput:
            day = typed.get("to", "")
        return command_line("followup", "postpone", self.subject, day)

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Put it off."""
        from tracker.ledger.followups import parse_day, postpone_follow_up

        _ = user
        changed = postpone_follow_up(connection, self.follow_up.id, parse_day(self._day(typed)))
        done = Done(_said("Put off", self.follow_up, changed), self.command(typed), (self.follow_up.ref,))
        return done if self.follow_up.rrule else done._replace(undo=_moving_back(self.follow_up))


class CloseForm(Form):
    """Nothing more is to be done; what was done stays recorded."""

    NAME: ClassVar[str] = "follow-up closed"
    SAVE: ClassVar[str] = "Close it"

    def __init__(self, follow_up: FollowUp) -> None:
        self.follow_up = follow_up
        self.subject = str(follow_up.id)
        self.heading = f"Close for good · {one_line(follow_up.action, 60)}"

    def now(self) -> Content:
        """When it is due, and how it repeats."""
        return plan_line(self.follow_up)

    def command(self, typed: Typed) -> str:
        """`tracker followup close ID`."""
        _ = typed
        return command_line("followup", "close", self.subject)

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Close it."""
        from tracker.ledger.followups import close_follow_up

        _ = user
        changed = close_follow_up(connection, self.follow_up.id)
        return Done(_said("Closed", self.follow_up, changed), self.command(typed), (self.follow_up.ref,))


def plan_line(follow_up: FollowUp) -> Content:
    """ "2027-01-31  Ask the Delegation (ana)  every 3 months until 2028-01-31"."""
    who = f" ({one_line(follow_up.assignee, 40)})" if follow_up.assignee else ""
    rule = f"  {rule_in_words(follow_up.rrule)}" if follow_up.rrule else ""
    when = f"closed {follow_up.closed_at[:10]}" if follow_up.closed_at else f"due {follow_up.due}"
    return Content.assemble(f"{when}  ", one_line(follow_up.action, 200), (f"{who}{rule}", "$quiet"))


def rule_in_words(rrule: str) -> str:
    """An RRULE as it was typed: "every 3 months until 2028-01-31"."""
    parts = dict(part.partition("=")[::2] for part in rrule.split(";"))
    unit = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}.get(parts.get("FREQ", ""), "")
    if not unit:
        return one_line(rrule, 60)
    number = parts.get("INTERVAL", "1")
    until = parts.get("UNTIL", "")[:8]
    ends = f" until {until[:4]}-{until[4:6]}-{until[6:]}" if until else ""
    return f"every {unit}{ends}" if number == "1" else f"every {number} {unit}s{ends}"


def _is_day(text: str) -> bool:
    from tracker.ledger.followups import parse_day

    try:
        parse_day(text)
    except InvalidInput:
        return False
    return True


def _said(what: str, follow_up: FollowUp, changed: FollowUpChanged) -> str:
    following = f"; due {changed.due}" if changed.due else ""
    return f"{what}: {one_line(follow_up.action, 60)}{following}"


def _closing(follow_up_id: int, what: str) -> Undo:
    def run(connection: Connection, reason: str, user: str) -> str:
        from tracker.ledger.followups import close_follow_up

        _ = reason, user
        close_follow_up(connection, follow_up_id)
        return f"Closed: {what}"

    def commands(reason: str) -> str:
        _ = reason
        return command_line("followup", "close", str(follow_up_id))

    return Undo(what, needs_reason=False, commands=commands, run=run)


def _moving_back(follow_up: FollowUp) -> Undo:
    def run(connection: Connection, reason: str, user: str) -> str:
        from tracker.ledger.followups import parse_day, postpone_follow_up

        _ = reason, user
        postpone_follow_up(connection, follow_up.id, parse_day(follow_up.due))
        return f"Due on {follow_up.due} again: {one_line(follow_up.action, 60)}"

    def commands(reason: str) -> str:
        _ = reason
        return command_line("followup", "postpone", str(follow_up.id), follow_up.due)

    return Undo(f"putting off {one_line(follow_up.action, 60)}", needs_reason=False, commands=commands, run=run)
