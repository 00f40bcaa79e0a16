"""What may be believed of a bundle's values: every one is checked as it would be when somebody here recorded it.

Nothing here knows the database. A value that this program would never write makes the whole bundle refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from tracker.dates import QUALIFIERS, parse_date
from tracker.errors import InvalidInput, shown
from tracker.ledger.acts import (
    ADDED,
    CLOSED,
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
    subject_of_pair,
    subject_of_person,
    subject_of_plan,
)
from tracker.ledger.claims import check_text
from tracker.ledger.names import LONGEST_FORM
from tracker.names.slugs import is_slug
from tracker.queries.identity import VERDICTS, in_order
from tracker.queries.release import LEVELS, PARTS

LARGEST_NUMBER = 1_000_000_000
OF_THE_TEXT = "stated_in_text"
_LONGEST_NAME = 300
_NODE = re.compile(r"[0-9a-f]{32}")
_HASH = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"(?:[0-9a-f]{32})?")
_SIGNATURE = re.compile(r"(?:[0-9a-f]{128})?")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CODE = re.compile(r"[a-z0-9_]{0,60}")
_LANGUAGE = re.compile(r"[a-z0-9-]{2,12}")
_RULE = re.compile(
    r"(?:FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)"
    r"(?:;(?:INTERVAL=[1-9]\d{0,3}|BYMONTH=[\d,]{1,30}|BYMONTHDAY=[-\d,]{1,100}|BYSETPOS=-?\d{1,3}|BYDAY=[A-Z\d,+-]{1,60}"
    r"|COUNT=\d{1,5}|UNTIL=\d{8}))*)?",
    re.ASCII,
)
_LIST = re.compile(r"case-list-[0-9a-f]{8}")
_PLACE = re.compile(r"0|[1-9]\d{0,6}", re.ASCII)
_EARLIEST_PLAN = date(1950, 1, 1)


class Unbelievable(Exception):
    """A value that this program would not have written; the text says which and why."""


class ReadAct(NamedTuple):
    """What is looked up of an act, and when it was recorded; `subject` is null for a kind of a newer release."""

    subject: str | None
    recorded_at: str


def check_node(value: Any) -> str:
    """A node's id."""
    return _matching(value, _NODE, "node")


def check_hash(value: Any, *, may_be_empty: bool = False) -> str:
    """A sha256 in hexadecimal."""
    return "" if may_be_empty and value == "" else _matching(value, _HASH, "hash")


def check_key(value: Any) -> str:
    """A public key in hexadecimal, or "" where a node never signed."""
    return "" if value == "" else _matching(value, _KEY, "key")


def check_signature(value: Any) -> str:
    """A signature in hexadecimal, or ""."""
    return _matching(value, _SIGNATURE, "signature")


def check_number(value: Any) -> int:
    """A place in a chain, from 0."""
    if type(value) is not int or not 0 <= value <= LARGEST_NUMBER:
        raise Unbelievable(f"{shown(str(value))} is no number of a claim.")
    return value


def check_time(value: Any, latest: str) -> str:
    """A time of recording, not after `latest`."""
    time = _matching(value, _TIME, "time")
    try:
        date.fromisoformat(time[:10])
    except ValueError as error:
        raise Unbelievable(f"{shown(time)} is no time.") from error
    if time > latest:
        raise Unbelievable(f"it was recorded on {time[:16].replace('T', ' ')}, which is to come. Compare the clocks.")
    return time


def check_claim(row: Any, latest: str) -> list[Any]:
    """The columns of a claim; the chain and its hash are checked elsewhere."""
    if not isinstance(row, list) or len(row) != 19:
        raise Unbelievable("it has not the columns of a claim.")
    node, number, ref, code, kind, effective, qualifier, recorded_at, recorded_by, *rest = row
    source_type, title, url, seen, confidence, note, supersedes, previous, digest, salt = rest
    check_node(node)
    check_number(number)
    _name(ref, "ref")
    check_time(recorded_at, latest)
    for value in (code, kind, source_type, confidence):
        _matching(value, _CODE, "code")
    if kind == OF_THE_TEXT:
        raise Unbelievable("it says that it is the text's own statement, which nobody records.")
    if qualifier not in ("", *QUALIFIERS):
        raise Unbelievable("its date is qualified by a word that is not known.")
    if _date(effective).first_day() > date.fromisoformat(recorded_at[:10]) + timedelta(days=1):
        raise Unbelievable("it speaks of a day after that of its recording.")
    if seen:
        _date(seen)
    for name, value in (("name", recorded_by), ("source", title), ("source", url), ("source", seen), ("note", note)):
        _text(value, name)
    if supersedes is not None:
        check_hash(supersedes)
    elif kind == "retraction":
        raise Unbelievable("it is a retraction and says not of what.")
    check_hash(previous, may_be_empty=True)
    check_hash(digest)
    _matching(salt, _SALT, "salt")
    return row


def check_act(content: Any, latest: str) -> ReadAct:
    """The content of an act, as text; of a kind that this release does not know only its frame."""
    text = _text(content, "content", limit=None)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unbelievable("its content is not JSON that can be read.") from error
    frame = {"kind", "subject", "recorded_at", "recorded_by", "facts", "salt"}
    if not isinstance(value, dict) or set(value) != frame or not isinstance(value["facts"], dict):
        raise Unbelievable("it has not the parts of an act.")
    kind, subject = _matching(value["kind"], _CODE, "kind"), _text(value["subject"], "subject")
    recorded_at = check_time(value["recorded_at"], latest)
    recorded_by = _text(value["recorded_by"], "name")
    _matching(value["salt"], _SALT, "salt")
    if kind not in _FACTS:
        return ReadAct(None, recorded_at)
    facts = value["facts"]
    wanted = _FACTS[kind]
    if set(facts) != set(wanted):
        raise Unbelievable(f"it has not the facts of what was {kind}.")
    for name, check in wanted.items():
        check(facts[name])
    if subject not in _subjects(kind, facts, subject, recorded_at, recorded_by):
        raise Unbelievable("it is about something else than it says.")
    return ReadAct(subject, recorded_at)


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
        ref = _name(subject.partition("/")[2], "ref")
        return (subject_of_person(ref),) if ref.startswith("person/") and is_slug(ref.removeprefix("person/")) else ()
    if kind == MARKED:
        return (subject_of_mark(facts["part"], facts["target"]),)
    return (subject,) if subject.startswith(subject_of_plan()[:10]) and len(subject) < _LONGEST_NAME else ()


def _matching(value: Any, pattern: re.Pattern[str], name: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Unbelievable(f"{shown(str(value), limit=60)} is no {name}.")
    return value


def _text(value: Any, name: str, limit: int | None = 100_000) -> str:
    if not isinstance(value, str):
        raise Unbelievable(f"its {name} is no text.")
    try:
        check_text(name, value[:limit] if limit else "")
        value.encode("utf-8")
    except (InvalidInput, UnicodeEncodeError) as error:
        raise Unbelievable(f"its {name} is no valid text.") from error
    if limit and len(value) > limit:
        raise Unbelievable(f"its {name} is too long.")
    return value


def _name(value: Any, name: str) -> str:
    text = _text(value, name)
    if not text.strip() or len(text) > _LONGEST_NAME or not text.isprintable() or " " in text:
        raise Unbelievable(f"{shown(text, limit=60)} is no {name}.")
    return text


def _date(value: Any) -> Any:
    text = _text(value, "date")
    try:
        found = parse_date(text)
    except InvalidInput as error:
        raise Unbelievable(f"{shown(text, limit=60)} is no date.") from error
    if str(found) != text:
        raise Unbelievable(f"{shown(text, limit=60)} is no date as it is written.")
    return found


def _day(value: Any) -> None:
    text = _matching(value, _DAY, "day")
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise Unbelievable(f"{shown(text)} is no day.") from error
    if found < _EARLIEST_PLAN:
        raise Unbelievable(f"{text} is too early for a plan.")


def _rule(value: Any) -> None:
    rule = _matching(value, _RULE, "repetition")
    if rule:
        from dateutil.rrule import rrulestr

        try:
            rrulestr(rule)
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise Unbelievable(f"{shown(rule)} is no repetition.") from error


def _form(value: Any) -> None:
    from tracker.names import prepare

    text = _text(value, "spelling")
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
    _text(value, "text")


def _any_name(value: Any) -> None:
    _name(value, "ref")


def _target(value: Any) -> None:
    text = _text(value, "target")
    if not text.strip() or len(text) > 2 * _LONGEST_NAME or not text.isprintable():
        raise Unbelievable(f"{shown(text, limit=60)} is nothing that can be marked.")


def _any_date(value: Any) -> None:
    _date(value)


def _list(value: Any) -> None:
    _matching(value, _LIST, "list")


def _place(value: Any) -> None:
    _matching(value, _PLACE, "place")


def _status(value: Any) -> None:
    _matching(value, _CODE, "code")


def _tongue(value: Any) -> None:
    _matching(value, _LANGUAGE, "language")


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
        "rrule": _rule,
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
    MARKED: {"part": _one_of(PARTS), "target": _target, "level": _one_of(LEVELS), "reason": _any_text},
}
"""The facts of each kind of act, and how each is checked."""
