"""What may be believed of a bundle's values: every one is checked as it would be when somebody here recorded it.

Nothing here knows the database. A value that this program would never write makes the whole bundle refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from tracker.bundles.values import (
    CODE,
    LONGEST_NAME,
    SALT,
    Unbelievable,
    check_hash,
    check_key,
    check_node,
    check_number,
    check_signature,
    check_time,
    date_of,
    day_after,
    matching,
    name_of,
    text_of,
)
from tracker.dates import QUALIFIERS
from tracker.errors import InvalidInput, shown
from tracker.ledger.acts import (
    ADDED,
    CLOSED,
    CONTINUED,
    DECIDED,
    DONE,
    MARKED,
    PLANNED,
    POSTPONED,
    REOPENED,
    SPELLED,
    UNSPELLED,
    subject_of_forms,
    subject_of_mark,
    subject_of_node,
    subject_of_pair,
    subject_of_person,
    subject_of_plan,
)
from tracker.ledger.followups import EARLIEST_PLAN
from tracker.ledger.names import LONGEST_FORM
from tracker.ledger.repetition import read_rrule
from tracker.names.slugs import is_slug
from tracker.queries.identity import VERDICTS, in_order
from tracker.queries.release import PARTS
from tracker.queries.standing import LEVELS

OF_THE_TEXT = "stated_in_text"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z0-9-]{2,12}")
_LIST = re.compile(r"case-list-[0-9a-f]{8}")
_PLACE = re.compile(r"0|[1-9]\d{0,6}", re.ASCII)


class ReadAct(NamedTuple):
    """What is looked up of an act, and when it was recorded; `subject` is null for a kind of a newer release.

    `continues` is what one says who goes on with an earlier node: that node, its key, and its signature.
    """

    subject: str | None
    recorded_at: str
    continues: tuple[str, str, str] | None = None


def check_claim(row: Any, latest: str) -> list[Any]:
    """The columns of a claim; the chain and its hash are checked elsewhere."""
    if not isinstance(row, list) or len(row) != 19:
        raise Unbelievable("it has not the columns of a claim.")
    node, number, ref, code, kind, effective, qualifier, recorded_at, recorded_by, *rest = row
    source_type, title, url, seen, confidence, note, supersedes, previous, digest, salt = rest
    check_node(node)
    check_number(number)
    name_of(ref, "ref")
    check_time(recorded_at, latest)
    for value in (code, kind, source_type, confidence):
        matching(value, CODE, "code")
    if kind == OF_THE_TEXT:
        raise Unbelievable("it says that it is the text's own statement, which nobody records.")
    if qualifier not in ("", *QUALIFIERS):
        raise Unbelievable("its date is qualified by a word that is not known.")
    if date_of(effective).first_day() > day_after(recorded_at):
        raise Unbelievable("it speaks of a day after that of its recording.")
    if seen:
        date_of(seen)
    for name, value in (("name", recorded_by), ("source", title), ("source", url), ("source", seen), ("note", note)):
        text_of(value, name)
    if supersedes is not None:
        check_hash(supersedes)
    elif kind == "retraction":
        raise Unbelievable("it is a retraction and says not of what.")
    check_hash(previous, may_be_empty=True)
    check_hash(digest)
    matching(salt, SALT, "salt")
    return row


def check_act(content: Any, latest: str) -> ReadAct:
    """The content of an act, as text; of a kind that this release does not know only its frame."""
    text = text_of(content, "content", limit=None)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unbelievable("its content is not JSON that can be read.") from error
    frame = {"kind", "subject", "recorded_at", "recorded_by", "facts", "salt"}
    if not isinstance(value, dict) or set(value) != frame or not isinstance(value["facts"], dict):
        raise Unbelievable("it has not the parts of an act.")
    kind, subject = matching(value["kind"], CODE, "kind"), text_of(value["subject"], "subject")
    recorded_at = check_time(value["recorded_at"], latest)
    recorded_by = text_of(value["recorded_by"], "name")
    matching(value["salt"], SALT, "salt")
    if kind not in _FACTS:
        return ReadAct(None, recorded_at)
    facts = value["facts"]
    wanted = _FACTS[kind]
    if set(facts) != set(wanted):
        raise Unbelievable(f"it has not the facts of what was {kind}.")
    for name, check in wanted.items():
        check(facts[name])
    if kind == PLANNED:
        _rule(facts["rrule"], facts["starts"])
    if kind == DONE and date_of(facts["done_on"]).first_day() > day_after(recorded_at):
        raise Unbelievable("it was done on a day after that of its recording.")
    if subject not in _subjects(kind, facts, subject, recorded_at, recorded_by):
        raise Unbelievable("it is about something else than it says.")
    continues = (facts["node"], facts["public_key"], facts["signature"]) if kind == CONTINUED else None
    return ReadAct(subject, recorded_at, continues)


def _subjects(kind: str, facts: Mapping[str, str], subject: str, recorded_at: str, recorded_by: str) -> tuple[str, ...]:
    if kind == PLANNED:
        planned = [facts[name] for name in ("ref", "action", "starts", "rrule", "assignee", "note")]
        return (subject_of_plan(*planned, recorded_at, recorded_by),)
    if kind == DECIDED:
        one, other = facts["one"], facts["other"]
        return (subject_of_pair(one, other),) if in_order(one, other) == (one, other) and one != other else ()
    if kind in (SPELLED, UNSPELLED):
        return (subject_of_forms(subject.partition("/")[2]),)
    if kind == ADDED:
        ref = name_of(subject.partition("/")[2], "ref")
        return (subject_of_person(ref),) if ref.startswith("person/") and is_slug(ref.removeprefix("person/")) else ()
    if kind == CONTINUED:
        return (subject_of_node(facts["node"]),)
    if kind == MARKED:
        return (subject_of_mark(facts["part"], facts["target"]),)
    return (subject,) if subject.startswith(subject_of_plan()[:10]) and len(subject) < LONGEST_NAME else ()


def _day(value: Any) -> None:
    text = matching(value, _DAY, "day")
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise Unbelievable(f"{shown(text)} is no day.") from error
    if found < EARLIEST_PLAN:
        raise Unbelievable(f"{text} is too early for a plan.")


def _rule(rrule: str, starts: str) -> None:
    try:
        if rrule:
            read_rrule(rrule, date.fromisoformat(starts))
    except InvalidInput as error:
        raise Unbelievable(str(error)) from error


def _form(value: Any) -> None:
    from tracker.names import prepare

    text = text_of(value, "spelling")
    if text != " ".join(text.split()) or not text.isprintable() or len(text) > LONGEST_FORM or not prepare(text).parts:
        raise Unbelievable(f"{shown(text, limit=60)} is no name.")


def _orthography(value: Any) -> None:
    from tracker.names import ORTHOGRAPHIES

    if value != "" and value not in ORTHOGRAPHIES:
        raise Unbelievable(f"{shown(str(value), limit=60)} is no spelling convention.")


def _one_of(known: tuple[str, ...]) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if value not in known:
            raise Unbelievable(f"{shown(str(value), limit=60)} is none of {', '.join(known)}.")

    return check


def _any_text(value: Any) -> None:
    text_of(value, "text")


def _any_name(value: Any) -> None:
    name_of(value, "ref")


def _target(value: Any) -> None:
    text = text_of(value, "target")
    if not text.strip() or len(text) > 2 * LONGEST_NAME or not text.isprintable():
        raise Unbelievable(f"{shown(text, limit=60)} is nothing that can be marked.")


def _any_date(value: Any) -> None:
    date_of(value)


def _list(value: Any) -> None:
    matching(value, _LIST, "list")


def _place(value: Any) -> None:
    matching(value, _PLACE, "place")


def _status(value: Any) -> None:
    matching(value, CODE, "code")


def _any_node(value: Any) -> None:
    check_node(value)


def _any_key(value: Any) -> None:
    check_key(value)


def _any_signature(value: Any) -> None:
    check_signature(value)


def _tongue(value: Any) -> None:
    matching(value, _LANGUAGE, "language")


_PERSON: dict[str, Callable[[Any], None]] = {
    "name": _form,
    "source": _any_text,
    "role": _any_text,
    "affiliation": _any_text,
    "note": _any_text,
    "status": _status,
    "on": _any_date,
    "list": _list,
    "adopted": _any_date,
    "body": _any_text,
    "title": _any_text,
    "language": _tongue,
    "language_place": _place,
    "document": _place,
}
_FACTS: dict[str, dict[str, Callable[[Any], None]]] = {
    PLANNED: {
        "ref": _any_name,
        "action": _any_text,
        "starts": _day,
        "rrule": _any_text,
        "assignee": _any_text,
        "note": _any_text,
    },
    DONE: {"due": _day, "done_on": _any_date, "result": _any_text},
    POSTPONED: {"due": _day, "to": _day},
    CLOSED: {},
    REOPENED: {"due": _day},
    SPELLED: {"language": _tongue, "form": _form, "orthography": _orthography, "source": _any_text},
    UNSPELLED: {"form": _form},
    DECIDED: {"one": _any_name, "other": _any_name, "verdict": _one_of(VERDICTS), "note": _any_text},
    ADDED: _PERSON,
    CONTINUED: {"node": _any_node, "public_key": _any_key, "signature": _any_signature},
    MARKED: {"part": _one_of(PARTS), "target": _target, "level": _one_of(LEVELS), "reason": _any_text},
}
"""The facts of each kind of act, and how each is checked."""
