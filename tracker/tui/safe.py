"""Text from documents, users and the database made safe to show. The only place where that is decided.

Markup is never parsed (everything goes in as `Content`); what remains are characters that move a terminal's cursor,
reorder a line or take no room. They are shown as visible escapes, so that a name is seen as what it is.
"""

from __future__ import annotations

from tracker.errors import shown

_LONGEST_LINE = 400


def one_line(text: str, limit: int = _LONGEST_LINE) -> str:
    """`text` on one line: control, format and bidirectional characters visible, cut after `limit` characters."""
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return text
    return shown(text, quoted=False, limit=limit)


def paragraph(text: str) -> str:
    """`text` in full, its line breaks kept, every other character that does not print made visible."""
    return "\n".join(one_line(line, len(line)) for line in text.split("\n"))


def pictured(text: str) -> str:
    """`text` with as many characters, each that does not print replaced by a picture of it or a sign for "unknown"."""
    return text if text.isprintable() else "".join(char if char.isprintable() else _picture(char) for char in text)


def _picture(char: str) -> str:
    return chr(0x2400 + ord(char)) if ord(char) < 0x20 else "\u2421" if char == "\x7f" else "\ufffd"


def title(text: str, limit: int = 300) -> str:
    """A title for the head of a pane; a very long one says how long it is."""
    if len(text) <= limit:
        return one_line(text, limit)
    return f"{one_line(text[:limit])}… ({len(text):,} characters)"
