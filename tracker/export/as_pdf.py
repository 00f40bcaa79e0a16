"""`pdf`: a dossier typeset by Typst, tagged for screen readers (PDF/UA-1). The same data give the same bytes: the fonts
are those inside Typst, and no time of making is written.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tracker.db.connection import Connection
from tracker.export.dossier.model import Asked, Span, Status, Timeline
from tracker.export.dossier.request import Request
from tracker.export.dossier.subjects import make_dossier
from tracker.export.timeline import layout

_TEMPLATE = Path(__file__).with_name("dossier.typ")


def write_file(connection: Connection, path: Path, request: Request) -> None:
    """Write the document."""
    import typst

    plain = _Plain()
    data = plain.of(make_dossier(connection, request))
    data["called"] = sorted(plain.called)
    pdf = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"dossier": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    path.write_bytes(pdf)


class _Plain:
    """Named tuples to dictionaries, text without control characters, and notes as (number, whether it is the first
    call): only that one is what the footnote leads back to.
    """

    def __init__(self) -> None:
        self.called: set[int] = set()

    def of(self, value: Any) -> Any:
        """A value as JSON knows it."""
        if isinstance(value, Timeline):
            return self._timeline(value)
        if isinstance(value, Span | Status | Asked):
            fields = value._asdict()
            calls = [self._call(number) for number in fields.pop("notes")]
            return {**{key: self.of(item) for key, item in fields.items()}, "notes": calls}
        if hasattr(value, "_asdict"):
            return {key: self.of(item) for key, item in value._asdict().items()}
        if isinstance(value, tuple | list):
            return [self.of(item) for item in value]
        if isinstance(value, str):
            return "".join(char if char.isprintable() or char == "\u00a0" else " " for char in value)
        return value

    def _call(self, number: int) -> tuple[int, bool]:
        is_first = number not in self.called
        self.called.add(number)
        return number, is_first

    def _timeline(self, timeline: Timeline) -> dict[str, Any]:
        """The picture's places in percent, and the list below it."""
        return {
            "description": timeline.description,
            "legend": timeline.legend,
            "moments": [{"shown": moment.shown, "line": self.of(moment.line)} for moment in timeline.moments],
            **layout(timeline)._asdict(),
        }
