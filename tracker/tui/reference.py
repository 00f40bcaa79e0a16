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
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def cite(reference: str, key: str, language: str, label: str | None) -> str:
    """A provision of a version as it is cited there: "2021/2544(RSP), ust. 3". With the label printed there."""
    kind, _, number = key.partition(" ")
    printed = (label or number).strip(" .()") or number
    form = _FORMS.get(language, {}).get(kind)
    return f"{reference}, {form.format(printed)}" if form and printed else f"{reference}, {key}"


def command_line(*words: str, **options: str | bool) -> str:
    """A `tracker` command as one line for a shell. Options that are empty or false are left out.

    A value that begins with a dash is joined to its option, and a word that does stands behind "--", so that neither is
    taken for an option.
    """
    line = ["tracker"]
    behind = [word for word in words if word.startswith("-")]
    line += [quoted(word) for word in words if word not in behind]
    for name, value in options.items():
        flag = f"--{name.replace('_', '-').strip('-')}"
        if value is True:
            line.append(flag)
        elif value:
            text = str(value)
            line += [f"{flag}={quoted(text)}"] if text.startswith("-") else [flag, quoted(text)]
    return " ".join([*line, *(["--", *map(quoted, behind)] if behind else [])])


def quoted(word: str) -> str:
    """A word as a shell takes it. One with characters that do not print is written with their escapes ($'...')."""
    if word.isprintable():
        return shlex.quote(word)
    return "$'" + "".join(char if char.isprintable() and char not in "\\'" else _escape(char) for char in word) + "'"


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def with_database(command: str, target: str) -> str:
    """The same command lines on another database than the one that commands use by themselves."""
    return "\n".join(_on(line, target) for line in command.split("\n")) if target else command


def _on(line: str, target: str) -> str:
    before, pipe, after = line.rpartition("| tracker ")
    if line.startswith("tracker "):
        before, pipe, after = "", "tracker ", line.removeprefix("tracker ")
    return f"{before}{pipe}--database {quoted(target)} {after}" if pipe else line
