"""Why an aim is missed, and what it would take to meet it: said beside the table for each row that misses one.

A reason is looked up by what was measured and against what; it stays here when the aim is met, and is not shown then.
"""

from __future__ import annotations

_REASONS: dict[tuple[str, str], str] = {
    ("`tracker init`", "bare script"): (
        "the script reads the same TOML and finds the same quotes, and does nothing else. A quarter of the difference "
        "is finding the paragraphs of three versions and aligning them, a quarter the indexes of words and names, a "
        "quarter loading modules, the rest the rows of thirty more tables. It would take values of the register that "
        "are no dataclasses, which take a twentieth of the time to load."
    ),
    ("`tracker search", "itself at"): (
        "there is more to find among a million: twenty people instead of a few are weighed and printed, each with why "
        "it was found. It would take printing less."
    ),
    ("`tracker search", "bare script"): "the script asks the same indexes, and explains and weighs nothing.",
    ("`tracker agenda", "itself at"): (
        "more is due among a million: every part of the agenda is full, where a thousand entries fill half of them."
    ),
    ("claims verified", ""): (
        "claims are read, joined with their entries, encoded and hashed one after the other: among a million the "
        "reading takes half of the time. Encoding in SQL would be faster, and a second definition of the hash."
    ),
    ("loading entries", ""): (
        "the statements bind by name, so that a dict is made for each row. It would take a second way to write a row."
    ),
    ("filter of a list", ""): (
        "a list with a status has tens of thousands of entries among a million, and to count those that fit, all of "
        "them are passed, which is two thirds of the time; the first fifty are read in the rest. It would take the "
        "status as a word of the index, and half as much time again for each claim that is recorded."
    ),
    ("the terminal UI: open to first rows", "an empty"): (
        "the screen has a list, a card, the quotes and four bars, which are laid out before the first rows; an empty "
        "app has two widgets. It would take mounting the panes after the rows."
    ),
    ("the terminal UI: a key to filtered rows", "16 ms"): (
        "with fifty entries, among which the query takes a millisecond, it is 15 to 17 ms already: the letter is laid "
        "out and drawn, and then the rows. It would take drawing less than whole panes."
    ),
    ("peak memory of `tracker export js", "itself at"): (
        "the lines of entries that sort equal, two thousand of them in a made-up million, are held together to be put "
        "in the order of their refs. It would take sorting ids first, and an order that SQL does not promise to keep."
    ),
    ("export of CSV", ""): (
        "the text of each line is made in SQL as the shell does it, and every cell is looked at for formulas that a "
        "spreadsheet would run."
    ),
    ("export of JSON", "sqlite-utils"): (
        "both run a query that makes the objects, and it alone, as the shell runs it, takes 0.47 of the time in which "
        "sqlite-utils runs it, reads the JSON and writes it. It would take making the objects faster than SQLite does; "
        "in Python it takes several times as long."
    ),
    ("export of JSON", ""): (
        "the objects are made in SQL on both sides, so that the query, which both share, is most of the time."
    ),
}


def reasons_for(table: str) -> str:
    """A list, in Markdown, of the rows of a table that miss their aim, each with the reason."""
    missed = [line.split("|")[1:3] for line in table.splitlines() if "✗" in line]
    lines = [f"- {what.strip()}, against {against.strip()}: {_reason(what, against)}" for what, against in missed]
    return "\n".join(["Missed, and why:", "", *lines, ""]) if lines else "Every aim is met.\n"


def _reason(what: str, against: str) -> str:
    for (beginning, other), reason in _REASONS.items():
        if what.strip().startswith(beginning) and against.strip().startswith(other):
            return reason
    return "not looked into."
