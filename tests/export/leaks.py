"""A database in which everything that a profile may hold back bears a word of its own, and what an export says."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from tests.tiny_corpus import write_tiny_seeds
from tracker.build import build_database
from tracker.dates import EffectiveDate, PartialDate
from tracker.db.connection import Connection, open_database
from tracker.ledger.claims import NewClaim, Source, append_claim, record_claim, retraction_of
from tracker.ledger.followups import add_follow_up, complete_follow_up, parse_day
from tracker.ledger.marks import add_mark
from tracker.ledger.names import add_form, decide
from tracker.ledger.people import NewPerson, add_person
from tracker.queries.followups import list_follow_ups
from tracker.queries.history import get_history
from tracker.queries.refs import get_entry
from tracker.queries.release import follow_up_key
from tracker.queries.rows import Entry

PRIVATE = (
    "Zqnote", "Zqreason", "Zqclaim", "Zqentrynote", "Zqretracted", "Zqfollow", "Zqassignee", "Zqresult", "Zqrecorder",
    "Zqdraft", "Zqpartnernote2", "Zqdecision", "Zqfamilynote", "Zqretraction", "Zqadded", "Zqdocument",
)  # fmt: skip
"""Words that leave with the full profile only."""
PARTNER = ("Zqfamily", "Zqspelling", "Zqcleared", "Zqownmarked", "Zqpartnerclaim")
"""Words that leave with the profiles partner and full."""
PUBLIC = ("Zqpress", "Zqopen")
"""Words that leave with every profile."""
HIDDEN = "person/petr-novak"
"""An entry that is private, and its title, which texts of the resolution may print."""


def make_leaky_database(folder: Path) -> Path:
    """The database; the person HIDDEN is private, `person/ana-novak` has something of everything."""
    path = folder / "leaky.sqlite"
    build_database(str(path), _seeds_with_a_note(folder / "seeds"))
    with open_database(str(path)) as connection:
        ana, hidden = get_entry(connection, "person/ana-novak"), get_entry(connection, HIDDEN)
        _record_claims(connection, ana)
        _record_follow_ups(connection, ana, hidden)
        _add_people(connection)
        add_mark(connection, "entry", HIDDEN, "private", reason="Zqreason", by="Zqrecorder")
        add_form(connection, ana, "Zqspelling Novak", language="ru", source="Zqfamilynote", by="Zqrecorder")
        decide(connection, ana, hidden, "different", note="Zqdecision", by="Zqrecorder")
        record_claim(
            connection, NewClaim(HIDDEN, "died", _on(2031), note="Zqnote", source=_source("Zqclaim")), "Zqrecorder"
        )
        with connection.writing():
            connection.run(
                "insert_draft", owner="Zqrecorder", form="status", subject=ana.ref, typed="Zqdraft", kept_at="2031"
            )
        add_mark(connection, "entry_note", ana.ref, "private", reason="Zqreason", by="Zqrecorder")
    return path


def _seeds_with_a_note(folder: Path) -> Path:
    seeds = write_tiny_seeds(folder)
    (people,) = seeds.glob("*/people.toml")
    text = people.read_text(encoding="utf-8")
    people.write_text(text.replace('note = "Also ', 'note = "Zqentrynote, also ', 1), encoding="utf-8")
    return seeds


def _record_claims(connection: Connection, ana: Entry) -> None:
    def record(code: str, year: int, *, note: str = "", title: str = "", kind: str = "press") -> str:
        claim = NewClaim(ana.ref, code, _on(year), source=_source(title, kind), note=note)
        return record_claim(connection, claim, "Zqrecorder").hash

    def mark(part: str, digest: str, level: str) -> None:
        add_mark(connection, part, digest, level, reason="Zqreason", by="Zqrecorder")

    record("held", 2031, note="Zqnote", title="Zqpress")
    record("restricted", 2032, note="Zqfamilynote", title="Zqfamily", kind="family_or_lawyer")
    mark("claim_note", record("held", 2033, note="Zqcleared"), "partner")
    mark("claim_note", record("held", 2034, note="Zqopen"), "public")
    mark("claim_source", record("held", 2035, title="Zqownmarked"), "partner")
    mark("claim", record("house_arrest", 2036, title="Zqpartnerclaim", note="Zqpartnernote2"), "partner")
    mark("claim", record("died_in_custody", 2037, note="Zqnote", title="Zqclaim"), "private")
    wrong = record("executed", 2038, title="Zqretracted")
    mark("claim", wrong, "private")
    found = next(one for one in get_history(connection, ana) if one.hash == wrong)
    with connection.writing():
        append_claim(connection, retraction_of(found, ana, "Zqretraction"), "Zqrecorder")


def _record_follow_ups(connection: Connection, ana: Entry, hidden: Entry) -> None:
    for entry in (ana, hidden):
        facts = {"every": "month", "assignee": "Zqassignee", "note": "Zqfollow", "by": "Zqrecorder"}
        made = add_follow_up(connection, entry, "Zqfollow", parse_day("2031-02-03"), **facts)
        complete_follow_up(connection, made.id, on=None, result="Zqresult", by="Zqrecorder")
    (of_hidden,) = list_follow_ups(connection, hidden.id)
    add_mark(connection, "follow_up", follow_up_key(of_hidden), "public", reason="Zqreason", by="Zqrecorder")


def _add_people(connection: Connection) -> None:
    """One who is public and one who is not, in one list: each with a document that names them."""
    for name, source in (("Jane Open", "an open letter"), ("Zqadded Unseen", "Zqdocument")):
        add_person(connection, NewPerson(name, source, role="poet", status="held", on="2025"), "Zqrecorder")
    add_mark(connection, "entry", "person/zqadded-unseen", "private", reason="Zqreason", by="Zqrecorder")


def _on(year: int) -> EffectiveDate:
    return EffectiveDate(PartialDate(year))


def _source(title: str, kind: str = "press") -> Source:
    return Source(title, "", kind)


def everything_said(path: Path) -> str:
    """All bytes of an export as text: of folders every file, of archives every member and its name, of PDFs the text
    and every stream, as UTF-8 and as UTF-16.
    """
    found = [data for file in ([path] if path.is_file() else sorted(path.rglob("*"))) for data in _bytes_of(file)]
    return "\n".join(
        data.decode("utf-8", "replace") + data.replace(b"\0", b"").decode("utf-8", "replace") for data in found
    )


def _bytes_of(file: Path) -> Iterator[bytes]:
    yield file.name.encode()
    if file.is_file():
        yield from _unpacked(file.read_bytes())


def _unpacked(data: bytes) -> Iterator[bytes]:
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment
            for member in archive.infolist():
                yield member.filename.encode() + member.comment + member.extra
                yield from _unpacked(archive.read(member))
    elif data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        yield " ".join(page.extract_text() for page in reader.pages).encode()
        yield repr(reader.metadata).encode() + repr(reader.xmp_metadata).encode()
        for piece in data.split(b"stream\n")[1:]:
            try:
                yield zlib.decompressobj().decompress(piece)
            except zlib.error:
                continue
