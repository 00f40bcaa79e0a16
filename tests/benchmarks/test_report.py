"""The table and the curves say what was measured, whether an aim was met, and at which size."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from tests.benchmarks.reasons import reasons_for
from tests.benchmarks.report import Panel, as_curves, as_table
from tests.benchmarks.running import Line

RATIO = Line("`x`", "bare script", 1_000, 2.4, 1.9, 2.0, 40.0)


@pytest.mark.parametrize(
    ("line", "is_met"),
    [
        (RATIO, True),
        (RATIO._replace(work=2.1), False),
        (RATIO._replace(work=None), False),
        (RATIO._replace(aim=None), None),
        (RATIO._replace(work=0.94, aim=0.95, is_at_least=True), False),
        (RATIO._replace(work=0.949, aim=0.95, is_at_least=True), True),
    ],
)
def test_an_aim_is_met_by_the_work_of_the_processor_where_it_is_known(line: Line, is_met: bool | None) -> None:
    assert line.is_met is is_met


def test_a_row_holds_the_ratios_of_all_sizes_and_the_median_at_the_largest() -> None:
    lines = [
        RATIO._replace(size=1_000_000, work=2.25, value=12_345.6),
        RATIO,
        RATIO._replace(what="`y`", size=0, value=7, unit="MiB"),
        Line("a rate", "", 1_000, None, None, None, 1_234.5, "a second"),
    ]
    assert as_table(lines).splitlines() == [
        "| what | against | aim | 1,000 | 1,000,000 | median |",
        "|---|---|---:|---:|---:|---:|",
        "| `x` | bare script | ≤ 2 | 1.90 ✓ | 2.25 ✗ | 12.3 s |",
        "| `y` | bare script | ≤ 2 | 1.90 ✓ |  | 7 MiB |",
        "| a rate |  |  | 1,234 a second |  | 1,234 a second |",
    ]


def test_the_curves_are_drawn_over_the_size_and_hold_every_point() -> None:
    series = {"list <50>": [(1_000, 30.0), (1_000_000, 31.0), (100_000, 30.5)], "show": [(1_000, 10.0)]}
    drawn = ET.fromstring(as_curves([Panel("Commands & more", "ms", series, 20), Panel("nothing", "ms", {})]))
    name = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in drawn.iter(f"{name}text")]
    assert {"Commands & more", "list <50>", "show", "1 k", "100 k", "1 M", "40"} <= set(texts)
    assert "nothing" not in texts
    assert "aim: 20 ms" in texts
    first, _ = drawn.iter(f"{name}polyline")
    across = [float(point.split(",")[0]) for point in first.attrib["points"].split()]
    assert across == sorted(across)
    assert across[1] - across[0] == pytest.approx(2 * (across[2] - across[1]), abs=0.2)
    assert len(list(drawn.iter(f"{name}circle"))) == 4


def test_each_aim_that_was_missed_is_listed_with_its_reason() -> None:
    lines = [
        RATIO._replace(what="`tracker init`, the real seeds", against="bare script: parse", work=3.4, aim=3.0),
        RATIO._replace(what="`x`", work=2.1),
        RATIO._replace(what="`y`"),
    ]
    title, _, init, other = reasons_for(as_table(lines)).splitlines()
    assert title == "Missed, and why:"
    assert init.startswith(
        "- `tracker init`, the real seeds, against bare script: parse: the script reads the same TOML"
    )
    assert other == "- `x`, against bare script: not looked into."
    assert reasons_for(as_table([RATIO])) == "Every aim is met.\n"


def test_what_was_not_measured_again_stays_in_the_table() -> None:
    larger = RATIO._replace(what="`y`", size=100_000, work=1.6, value=16.0)
    earlier = as_table([RATIO, RATIO._replace(what="`y`", work=1.5), larger])
    assert as_table([], earlier) == earlier
    again, new = RATIO._replace(what="`y`", work=3.0), RATIO._replace(what="`z`", size=10_000)
    assert as_table([again, new], earlier) == as_table([RATIO, again, larger, new])
    assert as_table([larger._replace(work=1.7)], earlier) == as_table(
        [RATIO, RATIO._replace(what="`y`", work=1.5), larger._replace(work=1.7)]
    )
