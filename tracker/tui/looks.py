"""How a status looks: a word, a shape and a quiet colour, so that nothing is said by colour alone.

Codes of a vocabulary fall into five tones; a code that is not listed here gets the neutral one.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from tracker.tui.safe import one_line

_TONES: dict[str, str] = {
    **dict.fromkeys(
        [
            "held", "detained_police", "detained_pretrial", "detained_administrative", "imprisoned", "death_row",
            "forced_psychiatric", "disappeared",
            "convicted", "convicted_first", "convicted_in_absentia", "convicted_final", "in_force",
            "refused", "contrary_act", "open_no_response", "major",
        ],
        "grave",
    ),
    **dict.fromkeys(
        [
            "targeted", "wanted", "house_arrest", "restricted", "released_conditional", "in_exile",
            "deported_or_exchanged",
            "named_in_text", "investigation", "charged", "on_trial", "on_appeal", "sentence_changed",
            "acknowledged", "pledged", "in_progress", "partly_met", "minor",
        ],
        "partial",
    ),
    **dict.fromkeys(
        [
            "released", "released_unconditional", "escaped", "acquitted", "dropped", "overturned",
            "expired_or_served", "largely_met", "met", "met_other_cause",
        ],
        "good",
    ),
    **dict.fromkeys(
        [
            "died", "died_in_custody", "killed_or_died_unclear", "executed", "overtaken", "superseded",
            "closed_not_met",
        ],
        "ended",
    ),
}  # fmt: skip

_SHAPES = {"grave": "●", "partial": "◐", "good": "○", "ended": "■", "neutral": "·"}

_NAMES = {
    "people": "person",
    "charges": "charge",
    "demands": "demand",
    "organisations": "organisation",
    "statements": "statement",
    "differences": "difference",
}

LANGUAGES = {"sl": "Slovenian", "pl": "Polish", "lv": "Latvian", "en": "English"}


_labels: dict[str, str] = {}
_drawn: dict[str, str] = {tone: f"{shape} " for tone, shape in _SHAPES.items()}
"""The shapes with the room after them, by tone; empty where none are drawn."""


def use(labels: Mapping[str, str], *, has_shapes: bool = True) -> None:
    """Take the labels of codes in the reader's language from here on; a code without one is shown by its own words.

    Without shapes a status is its word alone, for readers to whom the screen is spoken.
    """
    _labels.clear()
    _labels.update(labels)
    _drawn.clear()
    _drawn.update({tone: f"{shape} " for tone, shape in _SHAPES.items()} if has_shapes else {})


def words(code: str) -> str:
    """A code as words: "open no response", or as it is called in the reader's language."""
    return one_line(_labels.get(code) or code.replace("_", " "))


def tone(code: str) -> str:
    """grave, partial, good, ended or neutral."""
    return _TONES.get(code, "neutral")


def status(code: str | None, *, is_favourable: bool = False) -> Content:
    """A status with its shape, in the colour of its tone; that of a step in somebody's favour is a good one."""
    if not code:
        return Content("")
    kind = "good" if is_favourable else tone(code)
    return Content.assemble((_drawn.get(kind, ""), f"$status-{kind}"), (words(code), f"$status-{kind}"))


def shape(code: str, *, is_favourable: bool = False) -> Content:
    """The shape alone."""
    kind = "good" if is_favourable else tone(code)
    return Content.styled(_drawn.get(kind, "").strip(), f"$status-{kind}")


def claim_kind(code: str) -> str:
    """What a claim is beside what it says; nothing for a development."""
    known = {"stated_in_text": "stated in the text", "development": "", "checked_unchanged": "checked, unchanged"}
    return known.get(code, words(code))


def language_name(code: str) -> str:
    """The English name of a language, or its code."""
    return LANGUAGES.get(code, one_line(code))


def counted(number: int, kind: str) -> str:
    """ "1 person", "53 people": `kind` is the name of a list."""
    return f"{number:,} {_NAMES.get(kind, kind) if number == 1 else kind}"


def short_key(key: str) -> str:
    """A provision's key as briefly as people cite it: "F", "3", "visa 2"."""
    kind, _, label = key.partition(" ")
    return label if kind in ("recital", "paragraph") and label else one_line(key)


def short_keys(keys: tuple[str, ...]) -> str:
    """Several keys: "F, 3, 14"."""
    return ", ".join(short_key(key) for key in keys)
