"""References as people write them: a paragraph in the language's own form, and the command line that does the same."""

from __future__ import annotations

import shlex

_FORMS = {
    "sl": {
        "recital": "uvodna izjava {}",
        "paragraph": "odstavek {}",
        "visa": "navedba sklicevanja {}",
        "footnote": "opomba {}",
    },
    "pl": {"recital": "motyw {}", "paragraph": "ust. {}", "visa": "umocowanie {}", "footnote": "przypis {}"},
    "lv": {
        "recital": "{} apsvērums",
        "paragraph": "{}. punkts",
        "visa": "{}. atsauce",
        "footnote": "{}. zemsvītras piezīme",
    },
}


def cite(reference: str, key: str, language: str, label: str | None) -> str:
    """A provision of a version as it is cited there: "2021/2544(RSP), ust. 3". With the label printed there."""
    kind, _, number = key.partition(" ")
    printed = (label or number).strip(" .()") or number
    form = _FORMS.get(language, {}).get(kind)
    return f"{reference}, {form.format(printed)}" if form and printed else f"{reference}, {key}"


def status_command(
    ref: str, code: str, *, on: str = "", source: str = "", note: str = "", unchanged: bool = False
) -> str:
    """The command line that records the same claim."""
    words = ["tracker", "status", ref, code]
    for option, value in (("--on", on), ("--source", source), ("--note", note)):
        if value:
            words += [option, value]
    return shlex.join([*words, "--unchanged"] if unchanged else words)
