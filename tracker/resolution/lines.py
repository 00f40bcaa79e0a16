"""Bytes of a published text to source lines: decoding and page breaks, nothing else."""

from __future__ import annotations

import re

from tracker.resolution.values import SourceLine

_FORM_FEED = "\f"
_WHITE = re.compile(r"\s+")


def read_lines(data: bytes) -> list[SourceLine]:
    """Split UTF-8 `data` into lines. A page begins at a line that starts with a space or a form feed.

    Raises UnicodeDecodeError when the bytes are not UTF-8.
    """
    text = data.decode("utf-8-sig")
    lines = []
    for number, raw in enumerate(text.split("\n"), start=1):
        opens_page = raw[:1] in {" ", _FORM_FEED} and bool(raw.strip())
        lines.append(SourceLine(number, raw.strip(), opens_page))
    return lines


def join_lines(lines: list[str]) -> str:
    """Join the wrapped lines of one unit into normalised text.

    White space of any kind becomes one space. A hyphen at a line end is dropped when a lower-case letter
    follows, because that is how these documents break words; before anything else it stays.
    """
    joined = ""
    for raw in lines:
        line = _WHITE.sub(" ", raw).strip()
        if not joined:
            joined = line
        elif re.search(r"[^\W\d_]-$", joined) and line[:1].islower():
            joined = joined[:-1] + line
        elif line:
            joined = f"{joined} {line}"
    return joined
