"""What was typed into the search box: words, "phrases in quotes" and filters. Anything else is explained, never raised
as a fault.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.db.connection import Connection
from tracker.db.indexing import tokens_of
from tracker.errors import InvalidInput, shown
from tracker.queries.entries import KINDS
from tracker.queries.provisions import get_provision

MOST_WORDS = 12
MOST_CHARACTERS = 1_000
FILTERS = {
    "kind": "person, charge, demand, organisation, statement, difference, paragraph, recital ...",
    "status": "a status code, e.g. held",
    "lang": "a language of the texts, e.g. pl",
    "cites": 'a provision, e.g. "recital O"',
    "addressee": "a kind of addressee, e.g. eu_delegation, or the ref of an organisation",
    "measure": "a kind of measure, e.g. release",
    "due": "<7d, >2w, 2027-01-31, overdue",
}
PROVISION_KINDS = ("title", "visa", "recital", "paragraph", "footnote")

_PART = re.compile(r'([a-z]+):("[^"]*"|[^\s"]*)|"([^"]*)"|([^\s"]+)')
_FILTER_LIKE = re.compile(r"[a-z]+:(?!//)")
_SPAN = re.compile(r"(<=|>=|<|>|=)?\s*(\d{1,4})([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_EARLIEST, _LATEST = date.min.isoformat(), date.max.isoformat()


class Asked(NamedTuple):
    """A query: each word or phrase as its plain tokens, the last token of a word perhaps unfinished; and the filters.

    `name` is what was typed outside of filters, for comparing names; empty when it holds a phrase. `cites` is the id of
    the provision that is asked for.
    """

    words: tuple[tuple[str, ...], ...]
    phrases: tuple[tuple[str, ...], ...]
    name: str
    filters: dict[str, str | None]
    cites: int | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """The filters as statements take them."""
        return {**self.filters, "cites": self.cites}

    @property
    def is_filtered(self) -> bool:
        """Whether there is a filter."""
        return any(self.filters.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.words or self.phrases or self.is_filtered)


def parse_asked(connection: Connection, text: str, today: date) -> Asked:
    """Read what was typed. Raises InvalidInput with what is wrong and what there is."""
    text = text[:MOST_CHARACTERS].replace("“", '"').replace("”", '"').replace("„", '"')
    if text.count('"') % 2:
        raise InvalidInput(f"A quotation mark is not closed in {shown(text)}.")
    words: list[tuple[str, ...]] = []
    phrases: list[tuple[str, ...]] = []
    typed: list[str] = []
    filters: dict[str, str | None] = {}
    for match in _PART.finditer(text):
        if _FILTER_LIKE.match(match[0]):
            _add_filter(connection, filters, match[1], (match[2] or "").strip('"'), today)
        elif match[3] is not None:
            phrases += [tuple(tokens)] if (tokens := tokens_of(match[3])) else []
        else:
            words += [tuple(tokens)] if (tokens := tokens_of(match[0])) else []
            typed.append(match[0])
    if len(words) + len(phrases) > MOST_WORDS:
        raise InvalidInput(f"A search takes at most {MOST_WORDS} words; put a passage in quotation marks.")
    given = dict.fromkeys(("kind", "status", "cites", "addressee", "measure", "language", "due_from", "due_until"))
    typed_key = filters.get("cites")
    cites = get_provision(connection, typed_key).id if typed_key else None
    return Asked(tuple(words), tuple(phrases), "" if phrases else " ".join(typed), given | filters, cites)


def _add_filter(connection: Connection, filters: dict[str, str | None], name: str, value: str, today: date) -> None:
    if name not in FILTERS:
        known = "".join(f"\n  {known + ':':<11}{about}" for known, about in FILTERS.items())
        raise InvalidInput(f"There is no filter {shown(name + ':')}. The filters are:{known}")
    if not value:
        raise InvalidInput(f"The filter {name}: needs a value: {FILTERS[name]}.")
    if name == "due":
        filters["due_from"], filters["due_until"] = _due(value, today)
    elif name == "kind":
        filters["kind"] = _kind(value)
    elif name == "lang":
        filters["language"] = value.lower()
    elif name == "cites" or (name == "addressee" and value.startswith("organisation/")):
        filters[name] = value
    else:
        schemes = {
            "status": ("person", "charge", "demand"),
            "addressee": ("addressee_kind",),
            "measure": ("measure_kind", "measure_type"),
        }[name]
        filters[name] = _code(connection, name, schemes, value.lower())


def _kind(value: str) -> str:
    kind = KINDS.get(value.lower(), value.lower())
    if kind not in (*KINDS.values(), *PROVISION_KINDS):
        known = ", ".join((*KINDS.values(), *PROVISION_KINDS))
        raise InvalidInput(f"{shown(value)} is no kind of entry or provision. The kinds are: {known}.")
    return kind


def _code(connection: Connection, name: str, schemes: tuple[str, ...], value: str) -> str:
    codes = [code for scheme in schemes for code, _ in connection.rows("codes_of_scheme", scheme=scheme)]
    if value not in codes:
        raise InvalidInput(f"{shown(value)} is no {name} code. The codes are: {', '.join(dict.fromkeys(codes))}.")
    return value


def _due(value: str, today: date) -> tuple[str, str]:
    """The first and last day that a due date may have."""
    yesterday = (today - timedelta(1)).isoformat()
    if value == "overdue":
        return _EARLIEST, yesterday
    operator, rest = re.fullmatch(r"(<=|>=|<|>|=)?(.*)", value, re.DOTALL).groups()  # type: ignore[union-attr]
    span = _SPAN.fullmatch(value)
    if span:
        first = last = today + timedelta(int(span[2]) * _DAYS[span[3]])
        operator = operator or "<"
    else:
        try:
            found = parse_date(rest)
        except InvalidInput as error:
            raise InvalidInput(
                f"due:{shown(value, quoted=False)} is not understood. Write {FILTERS['due']}."
            ) from error
        first, last = found.first_day(), found.last_day()
    return {
        "<": (_EARLIEST, last.isoformat()),
        "<=": (_EARLIEST, last.isoformat()),
        ">": ((last + timedelta(1)).isoformat() if last < date.max else _LATEST, _LATEST),
        ">=": (first.isoformat(), _LATEST),
    }.get(operator or "=", (first.isoformat(), last.isoformat()))
