"""Desks that work apart: databases of one register, each a node of its own, and what people do at them."""

from __future__ import annotations

import io
import json
import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.tiny_corpus import write_tiny_seeds
from tracker.build import build_database
from tracker.bundles.create import create_bundle
from tracker.bundles.merge import Merged, merge_bundle
from tracker.dates import EffectiveDate, parse_date
from tracker.db.connection import Connection, open_database
from tracker.errors import InvalidInput
from tracker.export import as_json
from tracker.ledger.acts import end_of_acts
from tracker.ledger.chain import list_heads
from tracker.ledger.claims import NewClaim, Source, record_claim, retraction_of
from tracker.ledger.followups import add_follow_up, close_follow_up, complete_follow_up, postpone_follow_up
from tracker.ledger.marks import add_mark
from tracker.ledger.names import add_form, decide, list_added, remove_form
from tracker.ledger.node import renew_own_node
from tracker.ledger.people import NewPerson, add_person
from tracker.queries.followups import all_follow_ups, find_follow_up
from tracker.queries.history import get_history
from tracker.queries.refs import get_entry

ANA, PETR, DEMAND = "person/ana-novak", "person/petr-novak", "demand/2030-9999/1.1"


def make_desks(folder: Path, names: tuple[str, ...] = ("ana", "bo", "chi")) -> dict[str, Path]:
    """Databases with one register, each with a node of its own."""
    pristine = folder / "pristine.sqlite"
    build_database(str(pristine), write_seeds(folder / "seeds"))
    return {name: copy_desk(pristine, folder / f"{name}.sqlite") for name in names}


def make_busy_desks(folder: Path) -> dict[str, Path]:
    """Desks of which ana has done something of every kind, and bo has recorded one claim."""
    made = make_desks(folder)
    for kind, number in (("claim", 0), ("claim", 1), ("plan", 2), ("spell", 3), ("do", 4), ("decide", 1), ("mark", 6)):
        work(made["ana"], (kind, number, number, number))
    claim(made["bo"], "held", "2025")
    return made


def write_seeds(seeds: Path) -> Path:
    """The invented resolution, adopted so long ago that what is recorded comes after it."""
    for path in write_tiny_seeds(seeds).glob("*/resolution.toml"):
        path.write_text(path.read_text(encoding="utf-8").replace("2030-03-01", "2020-03-01"), encoding="utf-8")
    return seeds


def copy_desk(pristine: Path, path: Path) -> Path:
    """Another desk with the same register."""
    shutil.copy(pristine, path)
    with open_database(str(path)) as connection, connection.writing():
        renew_own_node(connection)
        connection.raw.execute("DELETE FROM node WHERE is_own = 0")
    return path


def bundle_of(desk: Path | str, **options: Any) -> bytes:
    """A bundle of everything that a desk knows."""
    with open_database(str(desk)) as connection:
        return create_bundle(connection, **options)[0]


def take(desk: Path | str, data: bytes, *believed: str) -> Merged:
    """Merge a bundle."""
    with open_database(str(desk)) as connection:
        return merge_bundle(connection, data, "x.bundle", believed)


def export_of(desk: Path | str) -> str:
    """The JSON export."""
    stream = io.StringIO()
    with open_database(str(desk)) as connection, connection.reading():
        as_json.write(connection, stream)
    return stream.getvalue()


def recorded_at_desk(desk: Path | str) -> list[tuple[str, str, str]]:
    """The claims that an export shows, the texts' own left out: ref, code and date."""
    entries = json.loads(export_of(desk))["entries"]
    found = [(one["ref"], claim) for one in entries for claim in one["history"]]
    return sorted((ref, claim["code"], claim["effective"]) for ref, claim in found if claim["hash"])


def knowledge_of(desk: Path | str) -> tuple[tuple[object, ...], ...]:
    """How far a desk knows the chains of every node that did anything."""
    with open_database(str(desk)) as connection:
        ends = [(*head, *end_of_acts(connection, head.node)) for head in list_heads(connection)]
    return tuple(sorted(end for end in ends if end[1] or end[3]))


def content_of(desk: Path | str) -> str:
    """Every row of a database, to see whether anything was changed."""
    with open_database(str(desk)) as connection:
        return "\n".join(connection.raw.iterdump())


def claim(desk: Path | str, code: str = "released", on: str = "2024", ref: str = ANA, **facts: Any) -> str:
    """Record a claim; its hash."""
    with open_database(str(desk)) as connection:
        made = NewClaim(ref, code, EffectiveDate(parse_date(on)), **{"source": Source("a paper"), **facts})
        return record_claim(connection, made, _who(desk)).hash


def _who(desk: Path | str) -> str:
    return Path(str(desk)).stem


Deed = tuple[str, int, int, int]
"""What somebody does: a kind, and three numbers that choose on what and how."""

KINDS = (
    *("claim",) * 3,
    *("correct", "retract", "plan", "do", "postpone", "close", "spell", "unspell", "decide", "mark", "add"),
)
DEEDS: st.SearchStrategy[Deed] = st.tuples(
    st.sampled_from(KINDS),
    st.integers(0, 7),
    st.integers(0, 7),
    st.integers(0, 7),
)
_CODES = {ANA: ("held", "released", "unknown"), PETR: ("targeted", "imprisoned"), DEMAND: ("met", "refused")}
_DAYS = ("2024", "2024-05", "2024-05-14", "2025-01-01")


def work(desk: Path | str, deed: Deed) -> None:
    """Do something at a desk; what cannot be done there is left."""
    with open_database(str(desk)) as connection, suppress(InvalidInput):
        _DOING[deed[0]](connection, _who(desk), *deed[1:])


def _claim(connection: Connection, by: str, one: int, two: int, three: int, **facts: Any) -> None:
    ref = (ANA, PETR, DEMAND)[one % 3]
    code = _CODES[ref][two % len(_CODES[ref])]
    effective = EffectiveDate(parse_date(_DAYS[three % 4]))
    note = ("", "=1+1 [red]x[/] \x1b[31m", "a note")[three % 3]
    record_claim(connection, NewClaim(ref, code, effective, note=note, **facts), by)


def _takeable(connection: Connection, one: int, two: int) -> tuple[Any, Any]:
    entry = get_entry(connection, (ANA, PETR, DEMAND)[one % 3])
    live = [claim for claim in get_history(connection, entry) if claim.hash and claim.is_live]
    if not live:
        raise InvalidInput("nothing to take back")
    return entry, live[two % len(live)]


def _correct(connection: Connection, by: str, one: int, two: int, three: int) -> None:
    _, found = _takeable(connection, one, two)
    _claim(connection, by, one, two, three, kind="correction", supersedes=found.hash)


def _retract(connection: Connection, by: str, one: int, two: int, _three: int) -> None:
    entry, found = _takeable(connection, one, two)
    record_claim(connection, retraction_of(found, entry, "a slip"), by)


def _plan(connection: Connection, by: str, one: int, two: int, three: int) -> None:
    entry = get_entry(connection, (ANA, PETR, DEMAND)[one % 3])
    every = ("", "month", "2 weeks until 2027-03-31")[two % 3]
    add_follow_up(connection, entry, "ask", date(2027, 1, 1 + three), every=every, assignee="bo", by=by)


def _follow_up(connection: Connection, one: int) -> int:
    found = sorted(follow_up.id for follow_up in all_follow_ups(connection) if follow_up.closed_at is None)
    if not found:
        raise InvalidInput("nothing planned")
    return found[one % len(found)]


def _do(connection: Connection, by: str, one: int, two: int, _three: int) -> None:
    found = find_follow_up(connection, _follow_up(connection, one))
    assert found is not None
    complete_follow_up(connection, found.id, on=None, result=("", "done")[two % 2], by=by, due=found.due)


def _postpone(connection: Connection, _by: str, one: int, two: int, three: int) -> None:
    postpone_follow_up(connection, _follow_up(connection, one), date(2027, 2 + two, 1 + three))


def _close(connection: Connection, _by: str, one: int, _two: int, _three: int) -> None:
    close_follow_up(connection, _follow_up(connection, one))


def _spell(connection: Connection, by: str, one: int, two: int, _three: int) -> None:
    entry = get_entry(connection, (ANA, PETR)[one % 2])
    form = ("Quentin Blake", "Zebulon Quux", "Wolfram Yttrium")[two % 3]
    add_form(connection, entry, form, language=("en", "ru")[one // 2 % 2], source="a letter", by=by)


def _unspell(connection: Connection, _by: str, one: int, two: int, _three: int) -> None:
    entry = get_entry(connection, (ANA, PETR)[one % 2])
    added = list_added(connection, entry)
    if added:
        remove_form(connection, entry, added[two % len(added)].form)


def _decide(connection: Connection, by: str, one: int, _two: int, _three: int) -> None:
    verdict = ("same", "different", "open")[one % 3]
    decide(connection, get_entry(connection, ANA), get_entry(connection, PETR), verdict, note="we asked", by=by)


def _mark(connection: Connection, by: str, one: int, two: int, _three: int) -> None:
    add_mark(
        connection, "entry_note", (ANA, PETR)[one % 2], ("private", "partner", "public")[two % 3], reason="", by=by
    )


def _add(connection: Connection, by: str, one: int, two: int, three: int) -> None:
    name = ("Quentin Zebulon", "Xanthippe Quux", "Wolfram Krzywousty")[one % 3]
    status = ("", "held", "released")[two % 3]
    add_person(
        connection, NewPerson(name, f"a letter {three}", role=("", "poet")[two % 2], status=status, on="2025"), by
    )


_DOING = {
    "claim": _claim,
    "correct": _correct,
    "retract": _retract,
    "plan": _plan,
    "do": _do,
    "postpone": _postpone,
    "close": _close,
    "spell": _spell,
    "unspell": _unspell,
    "decide": _decide,
    "mark": _mark,
    "add": _add,
}
