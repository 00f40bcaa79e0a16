"""The dialogs of a list: by what it is ordered, which columns it has, and the filters that were saved."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App
from textual.content import Content

from tracker.ledger.views import delete_view, save_view
from tracker.queries.views import View
from tracker.tui import looks
from tracker.tui.safe import one_line
from tracker.tui.screens.ask import AskScreen
from tracker.tui.screens.choose import Choice, ChooseScreen
from tracker.tui.screens.columns import FIELDS, fields_of, orders_of
from tracker.tui.screens.list_pane import ListPane

_LONGEST_NAME = 60
_KEEP, _FORGET, _SHOW = "keep", "forget ", "show "


def choose_order(app: App[Any], pane: ListPane) -> None:
    """Order the list by one of its columns."""
    view = pane.view
    usual = "the best first" if pane.filter_text else "the usual order"
    choices = [Choice("", Content(usual), "" if view.ordered_by else "now")]
    for field in FIELDS[pane.mode]:
        name, title = field.column.name, field.column.title
        for is_descending in (False, True) if name in orders_of(pane.mode, pane.kind) else ():
            is_now = (view.ordered_by, view.is_descending) == (name, is_descending)
            remark = "now" if is_now else ""
            choices.append(Choice(f"{'-' * is_descending}{name}", Content(f"{title} {'↑↓'[is_descending]}"), remark))

    def chosen(value: str | None) -> None:
        if value is not None:
            pane.order_by(value.lstrip("-"), is_descending=value.startswith("-"))

    app.push_screen(ChooseScreen("Order by", choices), chosen)


def choose_columns(app: App[Any], pane: ListPane, at: str = "") -> None:
    """Show and hide columns, one after the other, until the dialog is left."""
    shown = [field.column.name for field in fields_of(pane.mode, pane.view.columns)]
    choices = [
        Choice(field.column.name, Content(f"{'✓' if field.column.name in shown else ' '} {field.column.title}"))
        for field in FIELDS[pane.mode][1:]
    ]
    if pane.view.columns:
        choices.append(Choice("", Content("  the usual columns")))

    def chosen(name: str | None) -> None:
        if name is None:
            return
        kept = [known for known in shown if known != name] if name in shown else [*shown, name]
        others = FIELDS[pane.mode][1:]
        columns = tuple(field.column.name for field in others if field.column.name in kept) if name else ()
        pane.show(pane.view._replace(columns=columns), keep=True)
        choose_columns(app, pane, name)

    app.push_screen(ChooseScreen("Columns: enter shows or hides, esc is done", choices, at), chosen)


def choose_view(app: App[Any], pane: ListPane) -> None:
    """Show a saved filter, keep the one that is shown, or forget one."""
    saved = {name: view for name, view in pane.views.items() if name}
    choices = [Choice(_SHOW + name, Content(one_line(name, _LONGEST_NAME)), told(view)) for name, view in saved.items()]
    if pane.is_narrowed or pane.view.ordered_by:
        choices.append(Choice(_KEEP, Content.styled("keep what is shown now …", "$accent"), told(pane.view)))
    choices += [
        Choice(_FORGET + name, Content.styled(f"forget {one_line(name, _LONGEST_NAME)}", "$quiet")) for name in saved
    ]
    if not choices:
        app.notify("Filter the list first (/ or f); then it can be kept under a name here.", markup=False)
        return

    def chosen(value: str | None) -> None:
        if value == _KEEP:
            suggested = pane.filter_text or looks.words(pane.status or "")
            app.push_screen(AskScreen("Keep this filter as", "a name for it", suggested), partial(_keep, app, pane))
        elif value and value.startswith(_SHOW):
            pane.show(saved[value.removeprefix(_SHOW)])
        elif value and value.startswith(_FORGET):
            _forget(app, pane, value.removeprefix(_FORGET))

    app.push_screen(ChooseScreen("Saved filters", choices), chosen)


def told(view: View) -> str:
    """What a view shows, in words."""
    order = f"by {view.ordered_by}{' downwards' if view.is_descending else ''}" if view.ordered_by else ""
    parts = [view.words and f"/{view.words}", looks.words(view.status), order]
    return one_line(", ".join(part for part in parts if part), _LONGEST_NAME)


def _keep(app: App[Any], pane: ListPane, typed: str | None) -> None:
    name = (typed or "").strip()[:200]
    if not name:
        return
    mode, view = pane.mode, pane.view

    def kept(_: None) -> None:
        pane.views[name] = view
        app.notify(f"Kept as “{one_line(name, _LONGEST_NAME)}”. V shows it again.", markup=False)

    pane.bridge.write(pane, lambda connection: save_view(connection, mode, name, view), kept)


def _forget(app: App[Any], pane: ListPane, name: str) -> None:
    mode = pane.mode

    def forgotten(_: None) -> None:
        pane.views.pop(name, None)
        app.notify(f"Forgotten: “{one_line(name, _LONGEST_NAME)}”.", markup=False)

    pane.bridge.write(pane, lambda connection: delete_view(connection, mode, name), forgotten)
