"""Selected words as what a curator writes into the register: a block of TOML that stands below an entry's table.

The register is curated text, so the program does not write into it: it hands over the exact block, and `tracker init`
and `tracker verify` say whether it holds.
"""

from __future__ import annotations

import json

from tracker.queries.rows import ProvisionText
from tracker.tui.looks import language_name
from tracker.tui.widgets.passages import Selection

FILES = {
    "person": "people.toml",
    "organisation": "organisations.toml",
    "charge": "charges.toml",
    "demand": "demands.toml",
}
"""The kinds of entries that take citations, and the files of the register that they stand in."""
_MENTIONED = ("person", "organisation")


def citation_block(kind: str, text: ProvisionText, supports: str, selection: Selection) -> str:
    """The block that cites the selected words for an entry of a kind. A version where nothing is selected is named in a
    comment; one that lacks the provision takes no line.
    """
    is_mention = supports == "name" and kind in _MENTIONED
    lines = [f"[[{kind}.{'mention' if is_mention else 'citation'}]]", f"in = {_text(text.key)}"]
    if not is_mention:
        lines.append(f"supports = {_text(supports)}")
    for version in text.versions:
        if version.text is None:
            continue
        if version.language in selection:
            start, end = selection[version.language]
            words = _words(version.text, start, end)
            lines.append(f"{version.language} = {words}  # characters {start} to {end}")
        else:
            lines.append(f"# {version.language}: no words are selected in {language_name(version.language)} yet")
    return "\n".join(lines) + "\n"


def _words(text: str, start: int, end: int) -> str:
    """The exact words; with their number among equal ones where they stand in the paragraph more than once."""
    quote = text[start:end]
    places = [place for place in range(len(text) - len(quote) + 1) if text.startswith(quote, place)]
    if len(places) == 1:
        return _text(quote)
    return f"{{ quote = {_text(quote)}, occurrence = {places.index(start) + 1} }}"


def _text(text: str) -> str:
    """A text in TOML's quotation marks."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
