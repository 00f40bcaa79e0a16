"""How a status looks: a word, a shape and a quiet colour, so that nothing is said by colour alone.

Codes of a vocabulary fall into five tones; a code that is not listed here gets the neutral one.
"""

from __future__ import annotations

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
    "differences": "difference",
}

LANGUAGES = {"sl": "Slovenian", "pl": "Polish", "lv": "Latvian", "en": "English"}


def words(code: str) -> str:
    """A code as words: "open no response"."""
    return one_line(code).replace("_", " ")


def tone(code: str) -> str:
    """grave, partial, good, ended or neutral."""
    return _TONES.get(code, "neutral")


def status(code: str | None) -> Content:
    """A status with its shape, in the colour of its tone."""
    if not code:
        return Content("")
    kind = tone(code)
    return Content.assemble((f"{_SHAPES[kind]} ", f"$status-{kind}"), (words(code), f"$status-{kind}"))


def shape(code: str) -> Content:
    """The shape alone."""
    kind = tone(code)
    return Content.styled(_SHAPES[kind], f"$status-{kind}")


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
