"""The lines of exports, which SQLite makes with its functions for JSON, in the words of PostgreSQL.

Its own functions for JSON put blanks where SQLite puts none, and an export is the same bytes everywhere: objects are
put together as texts here, and only words are quoted by the server.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TRUTH = re.compile(r"\bWHEN (\w+\.(?:withdrawn|favourable|implied)) THEN")


def translated(text: str) -> str:
    """A statement of `tracker.db.statements.lines` for PostgreSQL."""
    text = _TRUTH.sub(r"WHEN \1 <> 0 THEN", text)
    text = _replaced(text, "json_object(", _object)
    text = _replaced(text, "json(", lambda inner: f"({inner})")
    text = _replaced(text, "group_concat(", lambda inner: f"string_agg({inner}, ',')")
    return _replaced(text, "FROM (SELECT ", lambda inner: f"FROM (SELECT {inner}) AS made", opens=5)


def _object(inner: str) -> str:
    """The text of an object whose keys and values alternate."""
    parts = [part.strip() for part in _split(inner)]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    shown = " || ',' || ".join(f"'\"{key[1:-1]}\":' || {_value(value)}" for key, value in pairs)
    return "('{' || " + shown + " || '}')"


def _value(value: str) -> str:
    if value == "NULL":
        return "'null'"
    if value.startswith("json(") and _end(value, 5) == len(value) - 1:
        return f"({value[5:-1]})"
    return f"json_quote({value})"


def _replaced(text: str, start: str, make: Callable[[str], str], *, opens: int | None = None) -> str:
    """`text` with each call that begins with `start` made anew out of what stands in its parentheses, innermost last.

    `opens` is where in `start` the parenthesis stands when it is not its end.
    """
    place = 0
    while True:
        found = re.compile(rf"(?<![\w]){re.escape(start)}").search(text, place)
        if found is None:
            return text
        begin = found.end()
        end = _end(text, begin)
        made = make(text[begin:end])
        text = text[: found.start()] + made + text[end + 1 :]
        place = found.start() + (len(start) if opens is not None else 0)


def _end(text: str, begin: int) -> int:
    """Where the parenthesis closes that was opened before `begin`."""
    depth, is_quoted = 1, False
    for place in range(begin, len(text)):
        character = text[place]
        if character == "'":
            is_quoted = not is_quoted
        elif not is_quoted and character in "()":
            depth += 1 if character == "(" else -1
            if depth == 0:
                return place
    raise ValueError(f"a parenthesis is not closed: {text[begin : begin + 60]}")


def _split(text: str) -> list[str]:
    """The arguments of a call."""
    parts, depth, is_quoted, begin = [], 0, False, 0
    for place, character in enumerate(text):
        if character == "'":
            is_quoted = not is_quoted
        elif not is_quoted:
            depth += (character == "(") - (character == ")")
            if character == "," and depth == 0:
                parts.append(text[begin:place])
                begin = place + 1
    return [*parts, text[begin:]]
