"""Values as they stand in a bundle, each checked by itself: ids, hashes, keys, times, texts and dates."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tracker.dates import PartialDate, parse_date
from tracker.errors import InvalidInput, shown
from tracker.ledger.claims import check_text

_LARGEST_NUMBER = 1_000_000_000
LONGEST_NAME = 300
_NODE = re.compile(r"[0-9a-f]{32}")
_HASH = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(r"[0-9a-f]{64}")
SALT = re.compile(r"(?:[0-9a-f]{32})?")
_SIGNATURE = re.compile(r"(?:[0-9a-f]{128})?")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z", re.ASCII)
CODE = re.compile(r"[a-z0-9_]{0,60}")


class Unbelievable(Exception):
    """A value that this program would not have written; the text says which and why."""


def check_node(value: Any) -> str:
    """A node's id."""
    return matching(value, _NODE, "node")


def check_hash(value: Any, *, may_be_empty: bool = False) -> str:
    """A sha256 in hexadecimal."""
    return "" if may_be_empty and value == "" else matching(value, _HASH, "hash")


def check_key(value: Any) -> str:
    """A public key in hexadecimal, or "" where a node never signed."""
    return "" if value == "" else matching(value, _KEY, "key")


def check_signature(value: Any) -> str:
    """A signature in hexadecimal, or ""."""
    return matching(value, _SIGNATURE, "signature")


def check_number(value: Any) -> int:
    """A place in a chain, from 0."""
    if type(value) is not int or not 0 <= value <= _LARGEST_NUMBER:
        raise Unbelievable(f"{shown(str(value))} is no number of a claim.")
    return value


def latest_believed() -> str:
    """Until when something can have been recorded: clocks differ, and none is a day ahead."""
    return (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def check_time(value: Any, latest: str) -> str:
    """A time of recording, not after `latest`."""
    time = matching(value, _TIME, "time")
    try:
        date.fromisoformat(time[:10])
    except ValueError as error:
        raise Unbelievable(f"{shown(time)} is no time.") from error
    if time > latest:
        raise Unbelievable(f"it was recorded on {time[:16].replace('T', ' ')}, which is to come. Compare the clocks.")
    return time


def matching(value: Any, pattern: re.Pattern[str], name: str) -> str:
    """A text of a form, called `name` where it is not."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Unbelievable(f"{shown(str(value), limit=60)} is no {name}.")
    return value


def text_of(value: Any, name: str, limit: int | None = 100_000) -> str:
    """A text that can be kept as it is, of at most so many characters."""
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


def name_of(value: Any, name: str) -> str:
    """A text that stands for something, without spaces."""
    text = text_of(value, name)
    if not text.strip() or len(text) > LONGEST_NAME or not text.isprintable() or " " in text:
        raise Unbelievable(f"{shown(text, limit=60)} is no {name}.")
    return text


def date_of(value: Any) -> PartialDate:
    """A year, a month or a day as this program writes it."""
    text = text_of(value, "date")
    try:
        found = parse_date(text)
    except InvalidInput as error:
        raise Unbelievable(f"{shown(text, limit=60)} is no date.") from error
    if str(found) != text:
        raise Unbelievable(f"{shown(text, limit=60)} is no date as it is written.")
    return found


def day_after(time: str) -> date:
    """The latest day on which somebody somewhere recorded something at a time."""
    return date.fromisoformat(time[:10]) + timedelta(days=1)
