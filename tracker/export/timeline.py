"""The timeline as a picture: a band of how long each status held, and numbered marks for what happened.

Places are percentages and sizes are pixels, so the picture fits a phone and a page with letters of one size. The list
below it says the same in words.
"""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any, NamedTuple

from tracker.export.dossier.model import Timeline

_ROW = 22
_CLOSEST = 6.5
"""Marks nearer than this, in percent of the width, stand on different rows."""
_LEFT, _RIGHT = 2.5, 97.5
_NARROWEST = 0.8
_MOST_YEARS = 5


class Layout(NamedTuple):
    """Where everything stands, in percent of the width: bands (`open`: nobody looked any more), ticks, and marks."""

    rows: int
    bands: list[dict[str, Any]]
    ticks: list[dict[str, Any]]
    marks: list[dict[str, Any]]


def layout(timeline: Timeline) -> Layout:
    """The places of a timeline that has something in it; of an empty one, nothing."""
    days = [moment.first for moment in timeline.moments] + [period.first for period in timeline.periods]
    if not days:
        return Layout(0, [], [], [])
    first, last = min(days), max([timeline.until, *(moment.last for moment in timeline.moments)])
    span = max(1, (last - first).days)

    def at(day: date) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (day - first).days / span, 2)

    bands = []
    for period in timeline.periods:
        left, right = at(period.first), max(at(period.last), at(period.first) + _NARROWEST)
        checked = min(max(at(period.checked), left + _NARROWEST), right)
        bands.append({"tone": period.tone, "open": True, "left": left, "width": round(right - left, 2)})
        bands.append({"tone": period.tone, "open": False, "left": left, "width": round(checked - left, 2)})
    places = [at(moment.first + (moment.last - moment.first) / 2) for moment in timeline.moments]
    rows = _rows(places)
    marks = [
        {"number": number, "at": place, "row": row, "left": at(moment.first), "right": at(moment.last)}
        for number, (moment, place, row) in enumerate(zip(timeline.moments, places, rows, strict=True), start=1)
    ]
    years = list(range(first.year + 1, last.year + 1))
    step = max(1, -(-len(years) // _MOST_YEARS))
    ticks = [{"at": at(date(year, 1, 1)), "year": str(year)} for year in years[::step]]
    return Layout(max(rows, default=0) + 1, bands, ticks or [{"at": _LEFT, "year": str(first.year)}], marks)


def timeline_svg(timeline: Timeline, title: str) -> str:
    """The picture as inline SVG; colours come from the page's style sheet."""
    found = layout(timeline)
    if not found.rows:
        return ""
    base = _ROW * found.rows + 8
    parts = [
        f'<rect class="{band["tone"]}{" open" if band["open"] else ""}" x="{band["left"]}%" y="{base}" '
        f'width="{band["width"]}%" height="12"/>'
        for band in found.bands
    ]
    parts.append(f'<line class="axis" x1="0%" x2="100%" y1="{base + 12}" y2="{base + 12}"/>')
    for tick in found.ticks:
        parts.append(_line("axis", tick["at"], tick["at"], base + 12, base + 18))
        parts.append(f'<text class="year" x="{tick["at"]}%" y="{base + 32}">{tick["year"]}</text>')
    for mark in found.marks:
        x, y = mark["at"], base - 14 - mark["row"] * _ROW
        parts.append(_line("stem", x, x, y, base))
        if mark["left"] < mark["right"]:
            parts.append(_line("reach", mark["left"], mark["right"], base - 2, base - 2))
        parts.append(f'<circle class="mark" cx="{x}%" cy="{y}" r="9"/>')
        parts.append(f'<text class="number" x="{x}%" y="{y + 4}">{mark["number"]}</text>')
    description = escape(f"{title}: {timeline.description}")
    return (
        f'<svg class="timeline" role="img" aria-label="{description}" width="100%" height="{base + 36}">'
        f"{''.join(parts)}</svg>\n"
    )


def _line(style: str, x1: float, x2: float, y1: int, y2: int) -> str:
    return f'<line class="{style}" x1="{x1}%" x2="{x2}%" y1="{y1}" y2="{y2}"/>'


def _rows(places: list[float]) -> list[int]:
    """For each mark the lowest row on which no mark stands too near."""
    last_in_row: list[float] = []
    rows = []
    for place in places:
        row = next((index for index, last in enumerate(last_in_row) if place - last >= _CLOSEST), len(last_in_row))
        last_in_row[row : row + 1] = [place]
        rows.append(row)
    return rows
