"""`pdf`: a dossier typeset by Typst, tagged for screen readers (PDF/UA-1). The same data give the same bytes: the fonts
are those inside Typst, and no time of making is written.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tracker.db.connection import Connection
from tracker.export.dossier.model import Timeline
from tracker.export.dossier.request import Request
from tracker.export.dossier.subjects import make_dossier
from tracker.export.timeline import layout

_TEMPLATE = Path(__file__).with_name("dossier.typ")


def write_file(connection: Connection, path: Path, request: Request) -> None:
    """Write the document."""
    import typst

    data = _plain(make_dossier(connection, request))
    pdf = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"dossier": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    path.write_bytes(pdf)


def _plain(value: Any) -> Any:
    """Named tuples to dictionaries, and text without control characters."""
    if isinstance(value, Timeline):
        return _timeline(value)
    if hasattr(value, "_asdict"):
        return {key: _plain(item) for key, item in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return "".join(char if char.isprintable() or char == "\u00a0" else " " for char in value)
    return value


def _timeline(timeline: Timeline) -> dict[str, Any]:
    """The picture's places in percent, and the list below it."""
    return {
        "description": timeline.description,
        "legend": timeline.legend,
        "moments": [{"shown": moment.shown, "line": _plain(moment.line)} for moment in timeline.moments],
        **layout(timeline)._asdict(),
    }
