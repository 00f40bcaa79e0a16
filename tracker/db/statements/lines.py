# ruff: noqa: S608 - statements are put together from constants of this module
"""Entries as lines that SQLite makes whole: reading them apart and putting them together in Python takes many times as
long. The lines are those of `tracker.export.values`, letter by letter; tests hold the two together.

They are for what leaves in full, as it is now. An entry of which a claim takes another back has no history in its line
(null, at its end): which claims count then is `tracker.status`'s rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqlalchemy import Executable, text


def _text(sql: str) -> Executable:
    """A statement as it stands here; colons between quotation marks are letters."""
    return text(re.sub(r"'[^']*'", lambda quoted: quoted[0].replace(":", r"\:"), " ".join(sql.split())))


def _object(values: Mapping[str, str]) -> str:
    """A JSON object of SQL values that are columns."""
    pairs = ", ".join(f"'{key}', {value}" for key, value in values.items())
    return f"json_object({pairs})"


def _list(value: str, source: str, order: str) -> str:
    """A JSON list, as text, of values that are JSON; empty where there are none."""
    rows = f"SELECT {value} AS x FROM {source} ORDER BY {order}"
    return f"(SELECT '[' || coalesce(group_concat(x), '') || ']' FROM ({rows}))"


def _flag(value: str) -> str:
    return f"json(CASE WHEN {value} THEN 'true' ELSE 'false' END)"


def _words(column: str) -> str:
    """The words of a column as a JSON list."""
    return f"CASE {column} WHEN '' THEN '[]' ELSE '[' || replace(json_quote({column}), ' ', '\",\"') || ']' END"


_NAME = {key: f"n.{column}" for key, column in {
    "language": "language", "form": "form", "case": "grammatical_case", "origin": "origin", "source": "source",
}.items()}  # fmt: skip
_ADDED = {key: f"n.{key}" for key in ("orthography", "recorded_at", "recorded_by")}
_NAMES = _list(
    f"CASE n.origin WHEN 'printed' THEN {_object(_NAME)} ELSE {_object(_NAME | _ADDED)} END",
    "name_form n WHERE n.entry_id = e.id",
    "n.language, n.origin, n.recorded_at, CASE WHEN n.recorded_at IS NULL THEN n.id ELSE 0 END, n.form",
)

_QUOTE = {
    "resolution": "p.resolution_id",
    "provision": "p.key",
    "language": "q.language",
    "label": "g.label",
    "quote": "q.quote",
    "start": "q.start",
    "end": 'q."end"',
    "supports": "c.supports",
}
_CITATIONS = _list(
    f"CASE WHEN q.absent IS NULL THEN {_object(_QUOTE)} ELSE {_object({**_QUOTE, 'absent': 'q.absent'})} END",
    "citation c JOIN provision p ON p.id = c.provision_id JOIN quote q ON q.citation_id = c.id "
    "JOIN version v ON v.resolution_id = p.resolution_id AND v.language = q.language "
    "LEFT JOIN paragraph g ON g.provision_id = p.id AND g.language = q.language WHERE c.entry_id = e.id",
    "p.resolution_id, p.position, c.position, v.position",
)

_CLAIM = {key: f"l.{column}" for key, column in {
    "code": "code", "kind": "kind", "effective": "effective", "effective_qualifier": "effective_qualifier",
    "recorded_at": "recorded_at", "recorded_by": "recorded_by", "source_type": "source_type",
    "source_title": "source_title", "source_url": "source_url", "source_seen": "source_seen",
    "confidence": "confidence", "note": "note", "supersedes": "supersedes", "node": "node_id", "number": "number",
    "hash": "hash", "salt": "salt",
}.items()}  # fmt: skip
_STATED = {
    "code": "e.stated_status", "kind": "'stated_in_text'", "effective": "e.stated_on", "effective_qualifier": "''",
    "recorded_at": "NULL", "recorded_by": "NULL", "source_type": "'resolution'",
    "source_title": "coalesce(e.resolution_id, '')", "source_url": "''", "source_seen": "''",
    "confidence": "'confirmed'", "note": "''", "supersedes": "NULL", "node": "NULL", "number": "NULL",
    "hash": "NULL", "salt": "''", "is_live": "json('true')",
}  # fmt: skip
_NOTHING_STATED = "e.stated_status IS NULL OR e.stated_status = ''"
_HISTORY = f"""
    '[' || CASE WHEN {_NOTHING_STATED} THEN '' ELSE {_object(_STATED)} END
    || (SELECT CASE WHEN count(taken) > 0 THEN NULL WHEN count(x) = 0 THEN ''
        WHEN {_NOTHING_STATED} THEN group_concat(x) ELSE ',' || group_concat(x) END
        FROM (SELECT {_object({**_CLAIM, "is_live": _flag("l.kind <> 'retraction'")})} AS x, l.supersedes AS taken
              FROM claim l WHERE l.entry_id = e.id
              ORDER BY l.effective_until, l.recorded_at, l.node_id, l.number))
    || ']'"""
"""Null where a claim takes another back."""

_ENTRY = {
    **{key: f"json_quote(e.{key})" for key in ("ref", "kind", "title", "status", "status_since", "last_checked")},
    "withdrawn": "CASE WHEN e.withdrawn THEN 'true' ELSE 'false' END",
    "note": "json_quote(e.note)",
    "resolution": "json_quote(e.resolution_id)",
    "sensitivity": "json_quote(e.sensitivity)",
}
_LINKED = _list(
    "json_quote(t.ref)", "link k JOIN entry t ON t.id = k.target_id WHERE k.entry_id = e.id", "k.relation, k.position"
)
_NAMED = _list(
    "json_quote(m.ref)",
    "entry m JOIN group_member gm ON gm.entry_id = m.id WHERE gm.group_id = d.id",
    "m.sort_key, m.id",
)
_COUNTS = _list(
    _object({"label": "d.label", "count": "d.count", "qualifier": "d.qualifier", "named": f"json({_NAMED})"}),
    "counted_group d WHERE d.entry_id = e.id",
    "d.position",
)
_BASIS = _list("json_quote(b.article)", "legal_basis b WHERE b.entry_id = e.id", "b.position")
_DATES = _list(
    _object({"date": "s.date", "means": "s.means", "languages": f"json({_words('s.languages')})"}),
    "stated_date s WHERE s.entry_id = e.id",
    "s.position",
)
_ASKED = _list(
    _object({"kind": "a.kind", "organisation": "o.ref", "name": "o.title", "implied": _flag("a.implied")}),
    "addressee a LEFT JOIN entry o ON o.id = a.organisation_id WHERE a.entry_id = e.id",
    "a.position",
)


def _said(column: str, unsaid: str = "") -> str:
    return f"json_quote(coalesce(f.{column}, '{unsaid}'))"


_OF_A_KIND: dict[str, dict[str, str]] = {
    "person": {"role": _said("role"), "affiliation": _said("affiliation")},
    "organisation": {"type": _said("type", "other"), "role": _said("role")},
    "charge": {
        "subjects": _LINKED,
        "allegation": _said("allegation"),
        "legal_basis": _BASIS,
        "measure": _said("measure"),
        "measure_type": _said("measure_type", "other"),
        "favourable": "CASE WHEN f.favourable THEN 'true' ELSE 'false' END",
        "penalty": _said("penalty"),
        "penalty_kind": _said("penalty_kind"),
        "dates": _DATES,
        "counts": _COUNTS,
    },
    "demand": {
        "action": "json_quote(e.title)",
        "addressees": _ASKED,
        "beneficiaries": _LINKED,
        "strength": _said("strength", "calls_on"),
        "measure_kind": _said("measure_kind", "other"),
        "counts": _COUNTS,
    },
    "statement": {"statement_kind": _said("kind", "notes")},
}


def _line(kind: str) -> Executable:
    """The ids of all entries of a kind in the order of exports, each with its line."""
    values = {
        **_ENTRY,
        **_OF_A_KIND[kind],
        "names": _NAMES,
        "citations": _CITATIONS,
        "history": f"coalesce({_HISTORY}, 'null')",
    }
    joined = " || ',' || ".join(f"'\"{key}\":' || {value}" for key, value in values.items())
    return _text(
        f"SELECT e.id, '{{' || {joined} || '}}' FROM entry e LEFT JOIN {kind} f ON f.entry_id = e.id "
        f"WHERE e.kind = '{kind}' ORDER BY e.withdrawn, e.sort_key, e.ref"
    )


STATEMENTS: dict[str, Executable] = {f"lines_of_{kind}": _line(kind) for kind in _OF_A_KIND}
