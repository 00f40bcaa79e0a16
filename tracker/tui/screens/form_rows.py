"""How the questions of a form stand: by rows, each with what is understood of its answers beside or below it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import Horizontal
from textual.widgets import OptionList, Static

from tracker.tui.forms.form import Field
from tracker.tui.widgets.fields import Line
from tracker.tui.widgets.long_field import Lines


def rows_of(fields: tuple[Field, ...]) -> list[list[Field]]:
    """The questions by the rows in which they stand."""
    rows: list[list[Field]] = []
    for field in fields:
        if field.is_beside and rows:
            rows[-1].append(field)
        else:
            rows.append([field])
    return rows


def row_of(row: list[Field], values: dict[str, str]) -> Iterator[Horizontal | Static]:
    """The widgets of a row of questions, and of what is understood of their answers."""
    first = row[0]
    label = Static(first.label, classes="label", markup=False)
    if first.shape == "choice":
        yield Horizontal(label, OptionList(id=first.name, compact=True, markup=False), classes="field codes-field")
        yield Static("", id=f"{first.name}-understood", classes="meaning", markup=False)
        return
    if first.shape == "text":
        area = Lines(values[first.name], id=first.name, compact=True, tab_behavior="focus")
        yield Horizontal(label, area, classes="field text-field")
        return
    parts: list[Static | Line] = []
    for field in row:
        if field.is_beside:
            parts.append(Static(field.label, classes="label -beside", markup=False))
        box = Line(values[field.name], placeholder=field.hint, id=field.name, compact=True)
        if field.width:
            box.styles.width = field.width
        parts.append(box)
    is_short = len(row) == 1 and first.width > 0
    understood = Static("", id=f"{first.name}-understood", markup=False)
    understood.set_class(is_short, "understood").set_class(not is_short, "meaning")
    yield Horizontal(label, *parts, *([understood] if is_short else []), classes="field")
    if not is_short:
        yield understood
