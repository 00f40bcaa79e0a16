"""Of whom a demand asks something, as the reader's version names them."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.export.dossier.model import Span
from tracker.export.dossier.names import full_name_in, printed_name_in
from tracker.export.dossier.teller import Teller
from tracker.export.dossier.words import lower
from tracker.queries.rows import DemandFacts
from tracker.queries.rows.details import Addressee

_PROPER = ("eu_union", "eu_council", "eu_commission", "eu_parliament", "hr_vp_eeas")
"""Kinds of addressees whose labels are names or titles, with a capital in every place."""
_DETAINING = "detaining_state"
"""The kind for a state that holds or pursues people. Its label says "holds", which a text that names it may not say."""
_FULLEST = (_DETAINING, "state_organ", "eu_union")
"""Kinds whose addressees a text mostly names in short, where only the full name says of which state they are."""


def addressees(teller: Teller, demand: DemandFacts) -> Iterator[Span]:
    """Of whom a demand asks it, by name and kind."""
    reader = teller.reader
    for asked in demand.addressees:
        kind = reader.label("addressee_kind", asked.kind)
        name = _organisation(teller, asked)
        in_brackets = kind if asked.kind in _PROPER else lower(kind)
        is_told = asked.kind == _DETAINING or kind.lower() in name.lower()
        text = f"{name} ({in_brackets})" if name and not is_told else name or kind
        yield Span(reader.say("%(addressee)s, implied", addressee=text) if asked.implied else text)


def addressees_in_short(teller: Teller, demand: DemandFacts) -> str:
    """The addressees by name alone; those whom a text does not name only where it implies nobody."""
    names = []
    for asked in demand.addressees:
        name = _organisation(teller, asked) or teller.reader.label("addressee_kind", asked.kind)
        names.append((asked, teller.reader.say("%(addressee)s, implied", addressee=name) if asked.implied else name))
    known = [name for asked, name in names if asked.kind != "unspecified"] or [name for _, name in names]
    return teller.reader.listed(list(dict.fromkeys(known)))


def _organisation(teller: Teller, asked: Addressee) -> str:
    """The organisation as the reader's version names it; empty where there is none, or it has no base form there and
    the kind says more.
    """
    if not asked.ref:
        return ""
    detail = teller.detail(asked.ref)
    find = full_name_in if asked.kind in _FULLEST else printed_name_in
    name = find(teller.reader.language, detail.names)
    return name or ("" if teller.evidence.speaks_of(detail) else teller.name(detail).text)
