"""How two registers differ. A bundle carries the sender's, so that people can look at it; nothing of it is applied: the
register changes in the seed files, and with the next release of them. People who were added by hand are no part of it:
they are told of in the chains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from tracker.db.connection import Connection
from tracker.export.contents import ENTRY_KINDS, details
from tracker.export.values import difference_value, entry_value
from tracker.ledger.acts import PEOPLE, canonical
from tracker.queries.release import Release

_FROM_THE_LEDGER = ("status", "status_since", "last_checked", "history", "withdrawn")


class RegisterChange(NamedTuple):
    """An entry of which the two registers say different things: `how` is "only here", "only there" or "differs",
    `fields` what differs, `here` and `there` what each says of those.
    """

    how: str
    ref: str
    title: str
    fields: tuple[str, ...] = ()
    here: tuple[Any, ...] = ()
    there: tuple[Any, ...] = ()


def register_values(connection: Connection, release: Release) -> Iterator[dict[str, Any]]:
    """What the register says of each entry that leaves, without what the ledger adds. Withdrawn entries are gone."""
    by_hand = added_by_hand(connection)
    for detail in details(connection, (*ENTRY_KINDS, "difference")):
        left = None if detail.entry.withdrawn or detail.entry.ref in by_hand else release.detail(detail)
        if left is None:
            continue
        if not release.is_full and left.entry.note:
            left = left._replace(entry=left.entry._replace(note=""))
        if left.entry.kind == "difference":
            yield difference_value(left)
            continue
        value = entry_value(left)
        value["names"] = [name for name in value["names"] if name["origin"] == "printed"]
        yield {key: item for key, item in value.items() if key not in _FROM_THE_LEDGER}


def added_by_hand(connection: Connection) -> frozenset[str]:
    """The refs of those who were added by hand, as the acts that are here tell."""
    return frozenset(str(subject).removeprefix(PEOPLE) for subject, *_ in connection.stream("people_told"))


def digest_of(values: Iterable[dict[str, Any]]) -> str:
    """The sha256 of a register, so that equal ones need not be sent."""
    digest = sha256()
    for value in values:
        digest.update(canonical(value).encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def compare(
    here: Iterable[dict[str, Any]], there: dict[str, dict[str, Any]], *, is_whole: bool
) -> list[RegisterChange]:
    """What differs; `there` are the values of a bundle by ref, `is_whole` whether it has the whole register."""
    found, left = [], dict(there)
    for value in here:
        ref, title = value["ref"], _title(value)
        other = left.pop(ref, None)
        if other is None:
            if is_whole:
                found.append(RegisterChange("only here", ref, title))
            continue
        names = [key for key in value if key in other and canonical(other[key]) != canonical(value[key])]
        if not is_whole and "note" in names:
            names.remove("note")
        if names:
            said = [tuple(one[name] for name in names) for one in (value, other)]
            found.append(RegisterChange("differs", ref, title, tuple(names), *said))
    found += [RegisterChange("only there", ref, _title(value)) for ref, value in sorted(left.items())]
    return found


def _title(value: dict[str, Any]) -> str:
    return str(value.get("title") or value.get("summary") or "")
