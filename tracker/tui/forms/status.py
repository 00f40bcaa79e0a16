"""What happened to somebody: a status, "checked and unchanged", the correction of a claim, a claim taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from tracker.errors import InvalidInput, shown
from tracker.queries.rows import Claim, Entry
from tracker.tui import looks
from tracker.tui.forms.dates import effective_in_words
from tracker.tui.forms.form import Codes, Done, Field, Form, Typed, Undo, Wrong
from tracker.tui.reference import command_line
from tracker.tui.safe import one_line

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.ledger.claims import NewClaim, Recorded, Source

OWN_CHECK = "own_check"

_SOURCE = Field("source", "source", "who says so: title or URL")
_KIND = Field("kind", "its kind", "press, ngo …", width=18)
_SEEN = Field("seen", "seen", "2026-11", width=12, is_beside=True)
_SURE = Field("sure", "sure", "likely …", width=11, is_beside=True)
_NOTE = Field("note", "note", shape="text")


class ClaimForm(Form):
    """What the forms about a claim have in common: date, source, how sure, note."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.subject = entry.ref
        self.fields = (Field("on", "as of", "today", width=20), _SOURCE, _KIND, _SEEN, _SURE, _NOTE)
        self._codes: dict[str, Codes] = {}

    def now(self) -> Content | None:
        """The status as it stands."""
        since = Content.styled(f" since {one_line(self.entry.status_since or '')}", "$quiet")
        return looks.status(self.entry.status) + since

    def read(self, connection: Connection) -> None:
        """The codes of the vocabulary, of kinds of sources and of how sure one is."""
        from tracker.queries.summaries import codes_of_scheme

        schemes = {"code": self.entry.kind, "kind": "source_type", "sure": "confidence"}
        self._codes = {field: codes_of_scheme(connection, scheme) for field, scheme in schemes.items()}

    def codes(self, field: str) -> Codes:
        """The codes of a question."""
        return self._codes.get(field, ())

    def understood(self, field: str, typed: Typed) -> str:
        """A date in words, a code's meaning."""
        text = typed.get(field, "")
        match field:
            case "on":
                return effective_in_words(text)
            case "code":
                return dict(self.codes(field)).get(text, "")
            case "kind" | "sure":
                return self._meaning(field, text)
            case "seen":
                from tracker.ledger.claims import parse_source

                return f"read {parse_source('', '', text).seen}" if text else ""
        return ""

    def _meaning(self, field: str, text: str) -> str:
        code = complete(text, self.codes(field)) if self.codes(field) else text
        meaning = dict(self.codes(field)).get(code, "")
        return f"{looks.words(code)}: {meaning}" if meaning and meaning != looks.words(code) else looks.words(code)

    def _completed(self, typed: Typed) -> dict[str, str]:
        """What was typed, with the beginnings of codes completed; left as it is where it fits none."""
        full = dict(typed)
        for field in ("kind", "sure"):
            try:
                full[field] = complete(full.get(field, ""), self.codes(field)) if self.codes(field) else full[field]
            except (InvalidInput, KeyError):
                continue
        return full

    def _options(self, typed: Typed) -> dict[str, str]:
        full = self._completed(typed)
        return {
            "on": full.get("on", ""),
            "source": full.get("source", ""),
            "source_type": full.get("kind", ""),
            "seen": full.get("seen", ""),
            "confidence": full.get("sure", ""),
            "note": full.get("note", ""),
        }

    def _source(self, typed: Typed) -> Source:
        from tracker.ledger.claims import parse_source

        full = self._completed(typed)
        return parse_source(full.get("source", ""), full.get("kind", ""), full.get("seen", ""))

    def claim(self, connection: Connection, typed: Typed) -> NewClaim:
        """The claim to record."""
        raise NotImplementedError

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Record the claim."""
        from tracker.ledger.claims import record_claim

        recorded = record_claim(connection, self.claim(connection, typed), user)
        told = self.command({**typed, "on": recorded.effective})
        return Done(self.sentence(recorded), told, (recorded.ref,), undo_of((recorded,)), (recorded.hash,))

    def sentence(self, recorded: Recorded) -> str:
        """What was recorded."""
        now = recorded.current
        name, status = one_line(recorded.title, 60), looks.words(now.code)
        if recorded.kind != "checked_unchanged" and now.code != recorded.code:
            return (
                f"Recorded: {name} was {looks.words(recorded.code)} on {recorded.effective}; "
                f"a claim that is effective later says {status}."
            )
        return f"Recorded: {name} is {'still' if now.code == recorded.before else 'now'} {status} since {now.since}"


class StatusForm(ClaimForm):
    """A status with its date and source."""

    NAME: ClassVar[str] = "status"

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry)
        self.heading = f"Record a status · {one_line(entry.title, 60)}"
        self.fields = (Field("code", "becomes", value=entry.status or "", shape="choice"), *self.fields)

    def command(self, typed: Typed) -> str:
        """`tracker status REF CODE ...`."""
        return command_line("status", self.entry.ref, typed.get("code", ""), **self._options(typed))

    def claim(self, connection: Connection, typed: Typed) -> NewClaim:
        """A development."""
        from tracker.ledger.claims import NewClaim, parse_effective

        _ = connection
        full = self._completed(typed)
        return NewClaim(
            self.entry.ref,
            full.get("code", ""),
            parse_effective(full.get("on") or None),
            source=self._source(typed),
            confidence=full.get("sure", ""),
            note=full.get("note", ""),
        )


class CheckedForm(ClaimForm):
    """Somebody looked, and nothing has changed."""

    NAME: ClassVar[str] = "checked"

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry)
        self.heading = f"Checked, unchanged · {one_line(entry.title, 60)}"
        self.focus = "source"

    def command(self, typed: Typed) -> str:
        """`tracker status REF --unchanged ...`."""
        return command_line("status", self.entry.ref, unchanged=True, **self._options(typed))

    def claim(self, connection: Connection, typed: Typed) -> NewClaim:
        """The status that held on that day, found unchanged."""
        return unchanged_claim(connection, self.entry, self._completed(typed), self._source(typed))


class CorrectForm(ClaimForm):
    """A claim was wrong: this is what it should have said. Both stay."""

    NAME: ClassVar[str] = "correct"

    def __init__(self, entry: Entry, claim: Claim) -> None:
        super().__init__(entry)
        self.wrong = claim
        self.subject = f"{entry.ref} {claim.hash}"
        self.heading = f"Correct claim {claim.number} · {one_line(entry.title, 60)}"
        said = {
            "on": f"{claim.effective_qualifier} {claim.effective}".strip(),
            "source": claim.source_url or claim.source_title,
            "kind": claim.source_type,
            "seen": claim.source_seen,
            "sure": claim.confidence,
            "note": claim.note,
        }
        kept = tuple(field._replace(value=said[field.name]) for field in self.fields)
        kept = (kept[0]._replace(hint="as it was"), *kept[1:])
        self.fields = (Field("code", "it was", value=claim.code, shape="choice"), *kept)

    def now(self) -> Content | None:
        """What the claim says."""
        return looks.status(self.wrong.code) + Content.styled(f" {one_line(self.wrong.effective)}", "$quiet")

    def check(self, typed: Typed) -> None:
        """Something must be different from what the claim says."""
        super().check(typed)
        said = {field.name: field.value for field in self.fields}
        full = self._completed(typed)
        changed = [name for name in said if (full.get(name) or "").strip() != (said[name] or "").strip()]
        if not changed or (changed == ["on"] and self._is_same_day(full["on"])):
            raise Wrong("code", "That is what the claim says already, so there is nothing to correct.")

    def _is_same_day(self, text: str) -> bool:
        from tracker.ledger.claims import effective_of, parse_effective

        return not text.strip() or parse_effective(text) == effective_of(self.wrong)

    def understood(self, field: str, typed: Typed) -> str:
        """Without a date, that of the claim which was wrong."""
        if field == "on" and not typed.get("on"):
            return f"as the claim said: {one_line(self.wrong.effective)}"
        return super().understood(field, typed)

    def command(self, typed: Typed) -> str:
        """`tracker status REF CODE --corrects CLAIM ...`."""
        options = {**self._options(typed), "corrects": named(self.wrong)}
        return command_line("status", self.entry.ref, typed.get("code", ""), **options)

    def claim(self, connection: Connection, typed: Typed) -> NewClaim:
        """The claim that takes the place of the wrong one, which must still count."""
        from tracker.ledger.claims import NewClaim, effective_of, find_claim, parse_effective

        wrong = find_claim(connection, self.entry, self.wrong.hash or "")
        full = self._completed(typed)
        return NewClaim(
            self.entry.ref,
            full.get("code", ""),
            parse_effective(full["on"]) if full.get("on") else effective_of(wrong),
            "correction",
            self._source(typed),
            full.get("sure", ""),
            full.get("note", ""),
            wrong.hash,
        )


class RetractForm(ClaimForm):
    """A claim should not have been made at all. It stays, with the reason, and no longer counts."""

    NAME: ClassVar[str] = "retract"
    SAVE: ClassVar[str] = "Take back"

    def __init__(self, entry: Entry, claim: Claim) -> None:
        super().__init__(entry)
        self.wrong = claim
        self.subject = f"{entry.ref} {claim.hash}"
        self.heading = f"Take back claim {claim.number} · {one_line(entry.title, 60)}"
        self.fields = (Field("reason", "why", "a retraction needs its reason"),)

    def now(self) -> Content | None:
        """What the claim says."""
        said = " ".join(filter(None, (self.wrong.effective, self.wrong.source_title or self.wrong.source_url)))
        return looks.status(self.wrong.code) + Content.styled(f" {one_line(said, 200)}", "$quiet")

    def understood(self, field: str, typed: Typed) -> str:
        """A reason is needed."""
        if not typed.get(field, "").strip():
            raise InvalidInput("A retraction needs its reason.")
        return ""

    def command(self, typed: Typed) -> str:
        """`tracker status REF --retract CLAIM --note REASON`."""
        return command_line("status", self.entry.ref, retract=named(self.wrong), note=typed.get("reason", ""))

    def claim(self, connection: Connection, typed: Typed) -> NewClaim:
        """The retraction."""
        from tracker.ledger.claims import find_claim, retraction_of

        wrong = find_claim(connection, self.entry, self.wrong.hash or "")
        return retraction_of(wrong, self.entry, typed.get("reason", ""))

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Take it back; there is no way to take that back."""
        return super().record(connection, typed, user)._replace(undo=None)

    def sentence(self, recorded: Recorded) -> str:
        """What holds without it."""
        now = recorded.current
        name = one_line(recorded.title, 60)
        return f"Taken back: {name} is {looks.words(now.code)} since {now.since} without that claim."


def unchanged_claim(connection: Connection, entry: Entry, full: Typed, source: Source) -> NewClaim:
    """That an entry was checked and nothing has changed, whatever its status was on that day."""
    from tracker.ledger.claims import NewClaim, parse_effective, unchanged_code
    from tracker.queries.refs import get_entry

    effective = parse_effective(full.get("on") or None)
    entry = get_entry(connection, entry.ref)
    return NewClaim(
        entry.ref,
        unchanged_code(connection, entry, effective),
        effective,
        "checked_unchanged",
        source,
        full.get("sure", ""),
        full.get("note", ""),
    )


def undo_of(recorded: tuple[Recorded, ...]) -> Undo:
    """Claims that were just recorded are undone by a retraction each, with one reason."""

    def commands(reason: str) -> str:
        return "\n".join(command_line("status", one.ref, retract=str(one.number), note=reason) for one in recorded)

    def run(connection: Connection, reason: str, user: str) -> str:
        from tracker.ledger.claims import append_claim, find_claim, retraction_of
        from tracker.queries.refs import get_entry

        with connection.writing():
            for one in recorded:
                entry = get_entry(connection, one.ref)
                append_claim(connection, retraction_of(find_claim(connection, entry, one.hash), entry, reason), user)
        what = one_line(recorded[0].title, 60) if len(recorded) == 1 else f"{len(recorded)} claims"
        return f"Taken back: {what}"

    what = f"the claim about {one_line(recorded[0].title, 60)}" if len(recorded) == 1 else f"{len(recorded)} claims"
    return Undo(what, needs_reason=True, commands=commands, run=run)


def named(claim: Claim) -> str:
    """A claim as commands name it, whichever node recorded it: the beginning of its hash."""
    return (claim.hash or "")[:12]


def complete(text: str, codes: Codes) -> str:
    """The code that `text` is, or the only one that it begins. Raises InvalidInput; empty stays empty."""
    wanted = text.strip().lower().replace(" ", "_")
    if not wanted or wanted in dict(codes):
        return wanted
    fitting = [code for code, _ in codes if code.startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    known = ", ".join(fitting or [code for code, _ in codes])
    raise InvalidInput(f"{shown(text)} is none of them. Which one: {known}?")
