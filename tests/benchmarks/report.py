"""What was measured as one table, and as curves over the size of the collection."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.benchmarks.running import Line

_WIDTH, _HEIGHT = 420, 230
_LEFT, _TOP, _RIGHT, _BOTTOM = 52, 34, 12, 42
_COLOURS = ("#0b6e99", "#b3541e", "#4f7a28", "#7b4fa3", "#a32b4a", "#555555")
_COLUMNS = 2

Series = dict[str, list[tuple[int, float]]]
"""For each curve its points: the number of entries, and a value."""


class Panel(NamedTuple):
    """Curves with a title and a unit; `aim` is drawn where none of them should be above."""

    title: str
    unit: str
    curves: Series
    aim: float = 0.0


class _Row(NamedTuple):
    """What was measured against what: the aim, the ratio at each size, and the median of the largest."""

    aim: str
    cells: dict[str, str]
    value: str


def as_table(lines: Sequence[Line], earlier: str = "") -> str:
    """A row for each thing measured and what it is measured against, a column for each size, in Markdown.

    What an `earlier` text has that was not measured again at the same size stays as it is.
    """
    sizes, rows = _read(earlier)
    sizes |= {line.size for line in lines if line.size}
    found: dict[tuple[str, str], dict[int, Line]] = {}
    for line in lines:
        found.setdefault((line.what, line.against), {})[line.size] = line
    for key, by_size in found.items():
        rows[key] = _merged(rows.get(key), _row(by_size, min(sizes, default=0)))
    heads = [f"{size:,}" for size in sorted(sizes)]
    text = ["| what | against | aim |" + "".join(f" {head} |" for head in heads) + " median |"]
    text.append("|---|---|---:|" + "---:|" * len(heads) + "---:|")
    for (what, against), row in rows.items():
        text.append(
            "| " + " | ".join([what, against, row.aim, *(row.cells.get(h, "") for h in heads), row.value]) + " |"
        )
    return "\n".join(text) + "\n"


def _row(by_size: dict[int, Line], smallest: int) -> _Row:
    """What has no size stands in the first column."""
    last = by_size[max(by_size)]
    return _Row(_aim(last), {f"{size or smallest:,}": _ratio(line) for size, line in by_size.items()}, _value(last))


def _merged(earlier: _Row | None, row: _Row) -> _Row:
    """A row with the sizes that it had before and has not now; the aim and the median are those of the largest."""
    if earlier is None:
        return row
    sizes = [max(int(head.replace(",", "")) for head in one.cells) for one in (earlier, row)]
    last = row if sizes[1] >= sizes[0] else earlier
    return _Row(last.aim, earlier.cells | row.cells, last.value)


def _read(text: str) -> tuple[set[int], dict[tuple[str, str], _Row]]:
    """The sizes and rows of a table that was written before."""
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| ")]
    if not lines:
        return set(), {}
    heads = lines[0][3:-1]
    rows = {
        (what, against): _Row(aim, {head: cell for head, cell in zip(heads, cells, strict=True) if cell}, value)
        for what, against, aim, *cells, value in lines[1:]
    }
    return {int(head.replace(",", "")) for head in heads}, rows


def _ratio(line: Line) -> str:
    if line.shown is None:
        return _value(line)
    mark = {None: "", True: " ✓", False: " ✗"}[line.is_met]
    return f"{line.shown:.2f}{mark}"


def _aim(line: Line) -> str:
    if line.aim is None:
        return ""
    return f"{'≥' if line.is_at_least else '≤'} {line.aim:g}"


def _value(line: Line) -> str:
    if line.unit == "ms":
        return f"{line.value:,.1f} ms" if line.value < 10_000 else f"{line.value / 1000:,.1f} s"
    return f"{line.value:,.0f} {line.unit}".strip()


def as_curves(panels: Iterable[Panel]) -> str:
    """Side by side as one SVG: the number of entries across, growing tenfold, values upwards."""
    drawn = [panel for panel in panels if any(map(len, panel.curves.values()))]
    rows = math.ceil(len(drawn) / _COLUMNS)
    below = 15 * max(math.ceil(len(panel.curves) / 2) for panel in drawn) + 15
    width, height = _WIDTH * min(_COLUMNS, len(drawn)), (_HEIGHT + below) * rows
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            'font-family="sans-serif" font-size="11">'
        ),
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for number, panel in enumerate(drawn):
        row, column = divmod(number, _COLUMNS)
        parts.append(f'<g transform="translate({column * _WIDTH} {row * (_HEIGHT + below)})">')
        parts += _panel(*panel)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(title: str, unit: str, series: Series, aim: float) -> list[str]:
    sizes = sorted({size for points in series.values() for size, _ in points})
    top = _round_up(max([aim, *(value for points in series.values() for _, value in points)]))
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])

    def x_of(size: int) -> float:
        span = _WIDTH - _LEFT - _RIGHT
        return _LEFT + (span * (math.log10(size) - low) / (high - low) if high > low else span / 2)

    def y_of(value: float) -> float:
        return _HEIGHT - _BOTTOM + 8 - (_HEIGHT - _TOP - _BOTTOM) * value / top

    parts = [f'<text x="{_LEFT}" y="18" font-weight="bold">{escape(title)}</text>']
    for step in range(5):
        value = top * step / 4
        y = y_of(value)
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#dddddd"/>')
        parts.append(f'<text x="{_LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>')
    parts.append(f'<text x="8" y="{_TOP - 4}" fill="#555555">{escape(unit)}</text>')
    for size in sizes:
        anchor = "start" if size == sizes[0] else "end" if size == sizes[-1] else "middle"
        parts.append(f'<text x="{x_of(size):.1f}" y="{_HEIGHT - 18}" text-anchor="{anchor}">{_short(size)}</text>')
    if aim:
        y = y_of(aim)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#222222" '
            'stroke-dasharray="5 4"/>'
        )
        parts.append(
            f'<text x="{_WIDTH - _RIGHT}" y="{y - 4:.1f}" text-anchor="end" fill="#222222">'
            f"aim: {aim:g} {escape(unit)}</text>"
        )
    for number, (name, points) in enumerate(series.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        path = " ".join(f"{x_of(size):.1f},{y_of(value):.1f}" for size, value in sorted(points))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x_of(s):.1f}" cy="{y_of(v):.1f}" r="2.5" fill="{colour}"/>' for s, v in points]
        place, line = number % 2, number // 2
        x, y = _LEFT + place * 170, _HEIGHT + 2 + line * 15
        parts.append(f'<rect x="{x}" y="{y - 8}" width="9" height="9" fill="{colour}"/>')
        parts.append(f'<text x="{x + 13}" y="{y}">{escape(name)}</text>')
    return parts


def _short(size: int) -> str:
    """ "1 k", "1 M"."""
    return f"{size // 1_000_000} M" if size % 1_000_000 == 0 else f"{size / 1000:g} k"


def _round_up(value: float) -> float:
    """The next number that divides well into four."""
    if value <= 0:
        return 1.0
    unit = math.pow(10, math.floor(math.log10(value)))
    return next(unit * step for step in (1, 2, 4, 6, 8, 10) if unit * step >= value)
