"""The query sets of the name tests, and how often each finds its person. Run as a module to print the table."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.names import REVIEW, SAME, Prepared, compare_prepared, prepare

from .conventions import WRITERS
from .cyrillic_forms import KAZAKH, OTHER_CASES, RUSSIAN
from .outsiders import FAR, NEAR
from .people import OTHER_LATVIAN, PEOPLE, WOMEN

CANONICAL: dict[str, Prepared] = {ref: prepare(name, "en") for ref, name, _, _ in PEOPLE}


@dataclass(frozen=True, slots=True)
class Query:
    """A form, the person it names, and the set it belongs to."""

    group: str
    person: str
    form: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query found: the best score of its person and of anybody else."""

    query: Query
    own: float
    rival: float
    rival_ref: str

    @property
    def is_first(self) -> bool:
        return self.own > self.rival


def ask(query: Query, orthography: str | None = None) -> Outcome:
    """Compare a query with the canonical form of each person."""
    prepared = prepare(query.form, orthography)
    scores = {ref: compare_prepared(prepared, form, explain=False).score for ref, form in CANONICAL.items()}
    own = scores.pop(query.person, 0.0)
    rival = max(scores, key=lambda ref: scores[ref])
    return Outcome(query, own, scores[rival], rival)


def printed_forms() -> list[Query]:
    rows = [Query("printed lv", ref, name) for ref, name, _, _ in PEOPLE]
    rows += [Query("printed lv", ref, form) for ref, form in OTHER_LATVIAN]
    rows += [Query("printed sl", ref, form) for ref, _, slovenian, _ in PEOPLE for form in slovenian]
    return rows + [Query("printed pl", ref, form) for ref, _, _, polish in PEOPLE for form in polish]


def convention_forms() -> list[Query]:
    refs = [ref for ref, *_ in PEOPLE]
    rows = [Query("Russian", ref, pair[0]) for ref, pair in zip(refs, RUSSIAN, strict=True)]
    rows += [Query("Russian genitive", ref, pair[1]) for ref, pair in zip(refs, RUSSIAN, strict=True)]
    rows += [Query("Kazakh Cyrillic", ref, form) for ref, form in zip(refs, KAZAKH, strict=True)]
    rows += [Query("other Cyrillic, cases", ref, form) for ref, form, _ in OTHER_CASES]
    for identifier, writer in WRITERS.items():
        sources = KAZAKH if writer.is_from_kazakh else [pair[0] for pair in RUSSIAN]
        rows += [
            Query(identifier, ref, writer.write(name, is_woman=ref in WOMEN))
            for ref, name in zip(refs, sources, strict=True)
        ]
    return rows


def damaged_forms() -> list[Query]:
    """The printed forms without accents, in lower case, turned round, and with one letter wrong."""
    rows: list[Query] = []
    for query in printed_forms():
        plain = without_marks(query.form)
        rows.append(Query("no accents", query.person, plain))
        rows.append(Query("lower case, no accents", query.person, plain.lower()))
        rows.append(Query("order swapped", query.person, " ".join(reversed(query.form.split()))))
        rows += [Query(f"slip: {kind}", query.person, form) for kind, form in slips(query.form)]
    return rows


def slips(form: str) -> Iterator[tuple[str, str]]:
    """One letter swapped with the next, dropped, doubled, or replaced, in the middle of each part in turn."""
    words = form.split()
    for place, word in enumerate(words):
        middle = len(word) // 2
        while middle < len(word) - 2 and word[middle] == word[middle + 1]:
            middle += 1
        damaged = {
            "swapped": word[:middle] + word[middle + 1] + word[middle] + word[middle + 2 :],
            "dropped": word[:middle] + word[middle + 1 :],
            "doubled": word[:middle] + word[middle] + word[middle:],
            "wrong": word[:middle] + ("o" if word[middle] != "o" else "t") + word[middle + 1 :],
        }
        for kind, other in damaged.items():
            yield kind, " ".join([*words[:place], other, *words[place + 1 :]])


def without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(
        str.maketrans("łŁıđ", "lLid")
    )


def outsiders() -> list[Query]:
    return [Query("outsiders", "", name) for name in (*NEAR, *FAR)]


def table() -> str:
    """The table of all sets: share found first, share at SAME and at REVIEW, mean margin to the next person."""
    groups: dict[str, list[Outcome]] = {}
    for query in (*printed_forms(), *convention_forms(), *damaged_forms()):
        groups.setdefault(query.group, []).append(ask(query))
    everything = [outcome for outcomes in groups.values() for outcome in outcomes]
    lines = [f"{'set':24}{'n':>6}{'first %':>9}{'SAME %':>8}{'REVIEW %':>10}{'margin':>8}"]
    for group, outcomes in [*groups.items(), ("all", everything)]:
        count = len(outcomes)
        first = 100 * sum(o.is_first for o in outcomes) / count
        same = 100 * sum(o.own >= SAME for o in outcomes) / count
        seen = 100 * sum(o.own >= REVIEW for o in outcomes) / count
        margin = sum(o.own - o.rival for o in outcomes) / count
        lines.append(f"{group:24}{count:6}{first:9.1f}{same:8.1f}{seen:10.1f}{margin:8.2f}")
    strangers = [ask(query) for query in outsiders()]
    lines.append(f"outsiders at SAME: {sum(o.rival >= SAME for o in strangers)} of {len(strangers)}")
    lines.append(f"somebody else at SAME: {sum(o.rival >= SAME for o in everything)} of {len(everything)}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")
