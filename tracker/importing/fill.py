"""A document into a database, inside the caller's transaction: an empty one, or over what is there (see `merge`).

What is derived is worked out anew, so that an import cannot claim a status, a key or a search result that its own rows
do not give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tracker.dates import EffectiveDate, parse_date
from tracker.db.connection import Connection
from tracker.db.ingest import CLEARING
from tracker.importing.reading import Document
from tracker.ledger.marks import Mark, insert_mark
from tracker.ledger.marks_elsewhere import tell_marks
from tracker.ledger.node import own_node, utc_now
from tracker.ledger.repetition import read_rrule
from tracker.plain import plain

_NAMED = ("person", "organisation")
_LINKS = {"subjects": "subject", "beneficiaries": "beneficiary", "touches": "touches"}


class Filler:
    """Writes one document; it knows the ids of what it has written.

    With `is_over` there are entries already: the texts and the register's rows of the document's resolutions are
    written anew, entries keep their ids, and claims that are there stay.
    """

    def __init__(self, connection: Connection, *, is_over: bool = False) -> None:
        self.connection = connection
        self.is_over = is_over
        self.entries: dict[str, int] = {}
        self.kinds: dict[str, str] = {}
        self.provisions: dict[tuple[str, str], int] = {}
        self.spelled: dict[str, str] = {}
        self.texts: dict[tuple[int, str], str] = {}

    def fill(self, document: Document) -> None:
        """Write everything. Raises KeyError, TypeError or ValueError for a document that does not hold together."""
        for resolution in document["resolutions"]:
            self._resolution(resolution)
        differences = [{**value, "title": value["summary"]} for value in document["differences"]]
        for position, entry in enumerate(document["entries"]):
            self._entry(entry, entry["kind"], position)
        for position, difference in enumerate(differences):
            self._entry(difference, "difference", position)
        for entry in document["entries"]:
            self._details(entry)
            self._citations(entry)
            self._names(entry)
        for difference in differences:
            self._difference(difference)
        self._claims(document["entries"], document.get("absent_claims", ()))
        for follow_up in document["follow_ups"]:
            self._follow_up(follow_up)
        for decision in document.get("decisions", ()):
            self.connection.run("insert_identity_decision", id=None, **decision)
        for mark in document.get("marks", ()):
            self._mark(mark)
        tell_marks(self.connection, only_own=True)

    def _mark(self, value: dict[str, Any]) -> None:
        """Keep a mark. A file does not prove which node made it, so it cannot speak for the one that is here."""
        own = own_node(self.connection)
        is_ours = value.get("node") == own
        insert_mark(self.connection, Mark(**{"node": own, **value, **({"node": ""} if is_ours else {})}))

    def _resolution(self, value: dict[str, Any]) -> None:
        own = {"resolution_id": value["id"]}
        facts = {key: value[key] for key in ("reference", "adopted", "body", "title")}
        if self.is_over and self.connection.row("resolution_exists", id=value["id"]):
            changed = {f"new_{key}": item for key, item in facts.items()}
            self.connection.run("update_resolution", **own, **changed)
            for name in CLEARING:
                self.connection.run(name, **own)
        else:
            self.connection.run("insert_resolution", id=value["id"], **facts)
        for scheme, text in value["identifiers"].items():
            self.connection.run("insert_resolution_identifier", **own, scheme=scheme, value=text)
        for position, version in enumerate(value["versions"]):
            facts = {key: version[key] for key in ("language", "title", "stage", "file", "sha256")}
            orthography = version.get("orthography", "")
            self.spelled[version["language"]] = orthography or version["language"]
            self.connection.run("insert_version", **own, position=position, orthography=orthography, **facts)
        for position, provision in enumerate(value["provisions"]):
            key, kind = provision["key"], provision["kind"]
            number = self.connection.run(
                "insert_provision", id=None, **own, key=key, kind=kind, position=position, confidence=1.0
            )
            self.provisions[value["id"], key] = number
            for language, paragraph in provision["paragraphs"].items():
                self.texts[number, language] = paragraph["text"]
                words = {"label": paragraph["label"], "text": paragraph["text"]}
                self.connection.run("insert_paragraph", provision_id=number, language=language, first_line=0, **words)
                for footnote in paragraph.get("footnotes", ()):
                    place = {"number": footnote["number"], "offset": footnote["offset"]}
                    self.connection.run("insert_footnote_mark", provision_id=number, language=language, **place)

    def _entry(self, value: dict[str, Any], kind: str, position: int) -> None:
        stated: dict[str, Any] = next(
            (claim for claim in value.get("history", ()) if claim["kind"] == "stated_in_text"), {}
        )
        ref, title = value["ref"], value["title"]
        self.kinds[ref] = kind
        facts = {
            "title": title,
            "sort_key": plain(title) if kind in _NAMED else f"{position:06}",
            "note": value.get("note", ""),
            "stated_status": stated.get("code"),
            "stated_on": stated.get("effective"),
            "sensitivity": value.get("sensitivity", ""),
        }
        is_withdrawn = bool(value.get("withdrawn", False))
        row = self.connection.row("entry_by_ref", ref=ref) if self.is_over else None
        if row:
            self.entries[ref] = row[0]
            self.connection.run("update_entry", entry_id=row[0], **{f"new_{key}": item for key, item in facts.items()})
            if is_withdrawn:
                self.connection.run("withdraw_entry", entry_id=row[0])
            return
        self.entries[ref] = self.connection.run(
            "insert_entry",
            id=None,
            ref=ref,
            slug=ref.rsplit("/", 1)[-1],
            kind=kind,
            resolution_id=value["resolution"],
            status=value.get("status"),
            status_since=value.get("status_since"),
            last_checked=value.get("last_checked"),
            withdrawn=is_withdrawn,
            **facts,
        )

    def _details(self, value: dict[str, Any]) -> None:
        own = {"entry_id": self.entries[value["ref"]]}
        columns = {
            "person": {"role": "role", "affiliation": "affiliation"},
            "organisation": {"type": "type", "role": "role"},
            "charge": {
                key: key for key in ("allegation", "measure", "measure_type", "favourable", "penalty", "penalty_kind")
            },
            "demand": {"measure_kind": "measure_kind", "strength": "strength"},
            "statement": {"kind": "statement_kind"},
        }[value["kind"]]
        self.connection.run(f"insert_{value['kind']}", **own, **{column: value[key] for column, key in columns.items()})
        for position, article in enumerate(value.get("legal_basis", ())):
            self.connection.run("insert_legal_basis", **own, position=position, article=article)
        for position, stated in enumerate(value.get("dates", ())):
            languages = " ".join(stated["languages"])
            facts = {"date": stated["date"], "means": stated["means"], "languages": languages}
            self.connection.run("insert_stated_date", **own, position=position, **facts)
        for position, asked in enumerate(value.get("addressees", ())):
            organisation = self.entries[asked["organisation"]] if asked["organisation"] else None
            facts = {"kind": asked["kind"], "organisation_id": organisation, "implied": bool(asked["implied"])}
            self.connection.run("insert_addressee", **own, position=position, **facts)
        self._links(value)
        for position, group in enumerate(value.get("counts", ())):
            facts = {"label": group["label"], "count": group["count"], "qualifier": group["qualifier"]}
            number = self.connection.run("insert_counted_group", id=None, **own, position=position, **facts)
            for ref in group["named"]:
                self.connection.run("insert_group_member", group_id=number, entry_id=self.entries[ref])

    def _links(self, value: dict[str, Any]) -> None:
        for key, relation in _LINKS.items():
            for position, ref in enumerate(value.get(key, ())):
                ends = {"entry_id": self.entries[value["ref"]], "target_id": self.entries[ref]}
                self.connection.run("insert_link", relation=relation, position=position, **ends)

    def _citations(self, value: dict[str, Any]) -> None:
        for position, quotes in enumerate(_grouped(value["citations"])):
            first = quotes[0]
            provision = self.provisions[first["resolution"], first["provision"]]
            number = self._citation(self.entries[value["ref"]], provision, first["supports"], position)
            for quote in quotes:
                absent = quote.get("absent") if quote["quote"] is None else None
                words = {"quote": quote["quote"], "start": quote["start"], "end": quote["end"], "absent": absent}
                self.connection.run("insert_quote", citation_id=number, language=quote["language"], **words)

    def _citation(self, entry: int, provision: int, supports: str, position: int) -> int:
        facts = {"entry_id": entry, "provision_id": provision, "supports": supports, "position": position}
        return self.connection.run("insert_citation", id=None, **facts)

    def _names(self, value: dict[str, Any]) -> None:
        for name in value["names"]:
            self.connection.run(
                "insert_name_form",
                id=None,
                entry_id=self.entries[value["ref"]],
                language=name["language"],
                form=name["form"],
                grammatical_case=name["case"],
                folded=plain(name["form"]),
                origin=name["origin"],
                source=name["source"],
                recorded_at=name.get("recorded_at"),
                recorded_by=name.get("recorded_by"),
                orthography=self._orthography(name),
                fold_key="",
            )

    def _orthography(self, name: dict[str, Any]) -> str:
        if name["origin"] == "printed":
            return self.spelled.get(str(name["language"]), str(name["language"]))
        return str(name.get("orthography") or "")

    def _difference(self, value: dict[str, Any]) -> None:
        provision = self.provisions.get((value["resolution"], value["provision"]))
        if provision is None:  # withdrawn: the register no longer says anything
            return
        own = self.entries[value["ref"]]
        facts = {"kind": value["kind"], "severity": value["severity"], "odd_versions": " ".join(value["odd"])}
        self.connection.run("insert_difference", entry_id=own, provision_id=provision, **facts)
        self._links(value)
        number = self._citation(own, provision, "context", 0)
        for language, quote in value["quotes"].items():
            start = self.texts[provision, language].index(quote) if quote is not None else None
            end = start + len(quote) if start is not None else None
            absent = value["absent"].get(language, "") if quote is None else None
            words = {"quote": quote, "start": start, "end": end, "absent": absent}
            self.connection.run("insert_quote", citation_id=number, language=language, **words)

    def _claims(self, entries: list[dict[str, Any]], absent_claims: Iterable[dict[str, Any]]) -> None:
        claims = {
            claim["hash"]: {**claim, "ref": entry["ref"]}
            for entry in entries
            for claim in entry["history"]
            if claim["hash"]
        }
        chained = {(claim["node"], claim["number"]): claim for claim in claims.values()}
        held = {(claim["node"], claim["number"]): claim for claim in absent_claims}
        absent = dict(held)
        for node in sorted({node for node, _ in (*chained, *absent)}):
            if self.is_over and self.connection.row("find_node", node_id=node):
                continue
            times = [claim["recorded_at"] for claim in claims.values() if claim["node"] == node]
            began = min(times, default=utc_now())
            self.connection.run("insert_node", id=node, created_at=began, is_own=False)
        for _, claim in sorted(chained.items()):
            digest = claim["hash"]
            if self.is_over and self.connection.row("claim_by_hash", hash=digest):
                continue
            place = claim["node"], claim["number"] - 1
            before = chained.get(place) or held.get(place)
            self._absent(absent, place)
            effective = EffectiveDate(parse_date(claim["effective"]), claim["effective_qualifier"])
            self.connection.run(
                "insert_claim",
                id=None,
                node_id=claim["node"],
                number=claim["number"],
                entry_id=self.entries[claim["ref"]],
                entry_kind=self.kinds[claim["ref"]],
                code=claim["code"],
                kind=claim["kind"],
                effective=claim["effective"],
                effective_qualifier=claim["effective_qualifier"],
                effective_from=effective.first_day().isoformat(),
                effective_until=effective.last_day().isoformat(),
                recorded_at=claim["recorded_at"],
                recorded_by=claim["recorded_by"],
                source_type=claim["source_type"],
                source_title=claim["source_title"],
                source_url=claim["source_url"],
                source_seen=claim["source_seen"],
                confidence=claim["confidence"],
                note=claim["note"],
                supersedes=claim["supersedes"],
                previous_hash=before["hash"] if before else "",
                hash=digest,
                salt=claim.get("salt") or "",
            )
            if self.is_over:
                self.connection.run("delete_absent_claim", node_id=claim["node"], number=claim["number"])
        for place in sorted(absent):
            self._absent(absent, place)

    def _absent(self, absent: dict[tuple[str, int], dict[str, Any]], place: tuple[str, int]) -> None:
        """Keep the places, up to this one, of claims whose contents are not here."""
        node, last = place
        first = last
        while (node, first) in absent:
            first -= 1
        for number in range(first + 1, last + 1):
            value = absent.pop((node, number))
            names = ("claim_of_node", "absent_claim_of_node")
            if self.is_over and any(self.connection.row(name, node_id=node, number=number) for name in names):
                continue
            facts = {key: value[key] for key in ("number", "previous_hash", "hash", "content")}
            self.connection.run("insert_absent_claim", node_id=node, **facts)
            if self.is_over:  # what a file brings goes on after what its node signed
                self.connection.run("delete_signed_head", node_id=node)

    def _follow_up(self, value: dict[str, Any]) -> None:
        columns = (
            "id",
            "action",
            "starts",
            "due",
            "rrule",
            "assignee",
            "note",
            "created_at",
            "created_by",
            "closed_at",
        )
        facts = {column: value[column] for column in columns} | ({"id": None} if self.is_over else {})
        if facts["rrule"]:
            read_rrule(facts["rrule"], date.fromisoformat(facts["starts"]))
        number = self.connection.run("restore_follow_up", entry_id=self.entries[value["ref"]], **facts)
        for done in value["done"]:
            facts = {key: done[key] for key in ("due", "done_on", "result", "recorded_at", "recorded_by")}
            self.connection.run("restore_follow_up_done", id=None, follow_up_id=number, **facts)


def _grouped(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The quotes of each citation: they follow each other, one a language."""
    group: list[dict[str, Any]] = []
    for row in rows:
        place = (row["resolution"], row["provision"], row["supports"])
        same = group and place == tuple(group[0][key] for key in ("resolution", "provision", "supports"))
        if group and not (same and row["language"] not in {quote["language"] for quote in group}):
            yield group
            group = []
        group.append(row)
    if group:
        yield group
