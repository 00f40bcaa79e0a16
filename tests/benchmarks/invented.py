"""What a made-up collection holds: the same on every machine, and the first thousand entries of a million are the
collection of a thousand, because everything about an entry follows from its number.

Of ten entries six are people, one is a charge and three are demands (every hundredth an organisation); ten entries
are what one provision yields. An entry has two citations with a quote in three languages, and one to five claims; a
person has three or four written forms in two scripts; every twentieth entry has a follow-up, and of every hundredth
the sources disagree. How words are spread over texts is not realistic, how rows hang together is: quotes stand at their
offsets, claims continue one chain in an order that mixes entries, and each kept status is what its claims say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from tests.benchmarks.invented_names import FAMILIES, LANGUAGES, Forms, names
from tracker.ledger.chain import claim_hash
from tracker.register.vocabulary import vocabularies

NODE = "0" * 31 + "1"
ADOPTED = "2021-02-11"
STATED = {"person": "held", "charge": "named_in_text", "demand": "open_no_response"}

_PER_PROVISION = 10
_PROVISIONS = 50
_SEED = 20210211
_ROUNDS = 5
_APART = 300
_DAYS = tuple((date(2021, 3, 1) + timedelta(days)).isoformat() for days in range(3_000))
_SENTENCES = {
    "person": {
        "sl": "ker je {name} od {day} v priporu zaradi udeležbe na mirnem shodu;",
        "pl": "mając na uwadze, że {name} od {day} przebywa w areszcie za udział w pokojowym zgromadzeniu;",
        "lv": "tā kā {name} kopš {day} atrodas apcietinājumā par piedalīšanos mierīgā sapulcē;",
    },
    "charge": {
        "sl": "ker je {name} {day} prejel obsodbo po členu 405 kazenskega zakonika;",
        "pl": "mając na uwadze, że {name} otrzymał {day} wyrok na podstawie art. 405 kodeksu karnego;",
        "lv": "tā kā {name} {day} tika notiesāts saskaņā ar Kriminālkodeksa 405. pantu;",
    },
    "demand": {
        "sl": "poziva vlado, naj osebo {name} najpozneje do {day} brezpogojno izpusti;",
        "pl": "wzywa rząd, aby najpóźniej {day} bezwarunkowo uwolnił osobę {name};",
        "lv": "aicina valdību ne vēlāk kā {day} bez nosacījumiem atbrīvot personu {name};",
    },
}
_SENTENCES["organisation"] = _SENTENCES["demand"]
_SUPPORTS = {"person": "name", "organisation": "context", "charge": "measure", "demand": "demand"}

Values = tuple[Any, ...]


class Paragraph(NamedTuple):
    """A paragraph of one version: its sentences, one an entry, and where each begins."""

    text: str
    sentences: tuple[str, ...]
    starts: tuple[int, ...]


def kind_of(number: int) -> str:
    """The kind of an entry."""
    place = (number - 1) % 10
    if place < 6:
        return "person"
    if place == 6:
        return "charge"
    return "organisation" if number % 100 == 0 else "demand"


def ref_of(number: int) -> str:
    """The ref of an entry."""
    kind = kind_of(number)
    if kind == "person":
        return f"person/{name_of(number)['sl'][1].replace(' ', '-')}-{number}"
    return f"{kind}/{_resolution(_provision_of(number))}/{number}"


@lru_cache(maxsize=64)
def name_of(number: int) -> Forms:
    """The name of a person, in the three languages and as it is spelled at home (ru)."""
    given, families = names()
    chosen = _mixed(number)
    first, is_woman = given[chosen % len(given)]
    last = families[chosen // len(given) % FAMILIES][is_woman]
    return {
        language: (f"{first[language][0]} {last[language][0]}", f"{first[language][1]} {last[language][1]}")
        for language in first
    }


def time_of(number: int) -> str:
    """When the claim with this number was recorded, UTC."""
    seconds, microseconds = divmod(number * 900_000, 1_000_000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{_DAYS[1767 + hours // 24]}T{hours % 24:02}:{minute:02}:{second:02}.{microseconds:06}Z"


def resolution_rows(size: int) -> Iterator[Values]:
    for provision in range(0, size // _PER_PROVISION, _PROVISIONS):
        name = _resolution(provision)
        reference = name.replace("-", "/", 1).replace("-RSP", "(RSP)")
        yield name, reference, ADOPTED, "European Parliament", f"Case {provision // _PROVISIONS}"


def version_rows(size: int) -> Iterator[Values]:
    for provision in range(0, size // _PER_PROVISION, _PROVISIONS):
        for position, language in enumerate(LANGUAGES):
            yield _resolution(provision), language, position, "Title", "adopted", f"{language}.txt", "0" * 64, language


def provision_rows(size: int) -> Iterator[Values]:
    for provision in range(size // _PER_PROVISION):
        kind, label = _key(provision % _PROVISIONS)
        yield provision + 1, _resolution(provision), f"{kind} {label}".strip(), kind, provision % _PROVISIONS, 1.0


def paragraph_rows(size: int) -> Iterator[Values]:
    for provision in range(size // _PER_PROVISION):
        label = _key(provision % _PROVISIONS)[1]
        for language in LANGUAGES:
            yield provision + 1, language, label, _paragraph(provision, language).text, 1 + provision % _PROVISIONS


def entry_rows(size: int) -> Iterator[Values]:
    for number in range(1, size + 1):
        kind, ref = kind_of(number), ref_of(number)
        title, sort_key = _title(number, kind)
        stated = STATED.get(kind)
        on = ADOPTED if stated else None
        slug = ref.rsplit("/", 1)[1]
        resolution = _resolution(_provision_of(number))
        yield number, ref, slug, kind, resolution, title, sort_key, "", stated, on, *_current(number, kind), 0


def person_rows(size: int) -> Iterator[Values]:
    return ((number, "activist", "") for number in _of_kind(size, "person"))


def organisation_rows(size: int) -> Iterator[Values]:
    return ((number, "movement", "") for number in _of_kind(size, "organisation"))


def charge_rows(size: int) -> Iterator[Values]:
    for number in _of_kind(size, "charge"):
        yield number, "participation", "sentence", _code("measure_type", number), 0, "", ""


def demand_rows(size: int) -> Iterator[Values]:
    return ((number, _code("measure_kind", number), _code("strength", number)) for number in _of_kind(size, "demand"))


def addressee_rows(size: int) -> Iterator[Values]:
    for number in _of_kind(size, "demand"):
        yield number, 0, _code("addressee_kind", number), number // 100 * 100 or None, number % 2


def link_rows(size: int) -> Iterator[Values]:
    for kind, relation in (("charge", "subject"), ("demand", "beneficiary")):
        for number in _of_kind(size, kind):
            yield number, relation, 0, number - 6


def citation_rows(size: int) -> Iterator[Values]:
    for number in range(1, size + 1):
        yield 2 * number - 1, number, _provision_of(number) + 1, _SUPPORTS[kind_of(number)], 0
        yield 2 * number, number, _second_provision(number) + 1, "context", 1


def quote_rows(size: int) -> Iterator[Values]:
    for number in range(1, size + 1):
        place = (number - 1) % _PER_PROVISION
        for language in LANGUAGES:
            paragraph = _paragraph(_provision_of(number), language)
            quote, start = paragraph.sentences[place], paragraph.starts[place]
            if kind_of(number) == "person":
                name = name_of(number)[language][0]
                start += quote.index(name)
                quote = name
            yield 2 * number - 1, language, quote, start, start + len(quote)
        for language in LANGUAGES:
            paragraph = _paragraph(_second_provision(number), language)
            quote, start = paragraph.sentences[place], paragraph.starts[place]
            yield 2 * number, language, quote, start, start + len(quote)


def name_form_rows(size: int) -> Iterator[Values]:
    form_id = 0
    for number in _of_kind(size, "person"):
        for language, (form, folded) in name_of(number).items():
            if language == "ru" and number % 3:
                continue
            form_id += 1
            origin, source = ("added", "https://example.org/news") if language == "ru" else ("printed", "")
            yield form_id, number, language, form, "nominative", folded, origin, source, language, ""


def claim_rows(size: int) -> Iterator[Values]:
    """The chain in the order of recording: first claims of all entries, then second claims, and so on."""
    claim, previous = 0, ""
    corrected: dict[int, str] = {}
    for turn in range(_ROUNDS):
        for number in range(1, size + 1):
            kind = kind_of(number)
            if kind == "organisation" or turn >= _claims_of(number):
                continue
            claim += 1
            supersedes = corrected.pop(number, None) if turn == 2 else None
            effective, first, last = _effective(number, turn)
            facts = (
                *(_claimed_code(number, kind, turn), "correction" if supersedes else "development", effective, ""),
                *(time_of(claim), "officer", "ngo", "", f"https://example.org/{number}/{turn}", "", "likely"),
                *("Izjava odvetnika: brez sprememb" if number % 4 == 0 else "", supersedes),
            )
            salt = f"{_mixed(claim):016x}{_mixed(-claim):016x}"
            digest = claim_hash((NODE, claim, ref_of(number), *facts, previous, salt))
            yield (
                *(claim, NODE, claim, number, kind, *facts[:4], first, last, *facts[4:]),
                *(previous, digest, salt),
            )
            previous = digest
            if turn == 1 and _is_corrected(number):
                corrected[number] = digest


def dispute_rows(size: int) -> Iterator[Values]:
    for number in range(1, size + 1):
        kind, last = kind_of(number), _claims_of(number) - 1
        if _is_disputed(number) and _claimed_code(number, kind, last - 1) != _claimed_code(number, kind, last):
            yield (number,)


def follow_up_rows(size: int) -> Iterator[Values]:
    for number in range(20, size + 1, 20):
        due = _DAYS[1_900 + _mixed(number) % 1_000]
        closed = time_of(number) if number % 60 == 0 else None
        yield number // 20, number, "Ask the Delegation", due, due, "", "officer", "", time_of(0), "officer", closed


def follow_up_done_rows(size: int) -> Iterator[Values]:
    for number in range(60, size + 1, 60):
        yield number // 60, number // 20, _DAYS[1_900], _DAYS[1_901], "done", time_of(number), "officer"


def _mixed(number: int) -> int:
    """A large number without pattern that follows from `number`."""
    mixed = (number + _SEED) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    return mixed ^ mixed >> 31


@lru_cache(maxsize=1)
def _codes() -> dict[str, tuple[str, ...]]:
    return {scheme: tuple(codes) for scheme, codes in vocabularies().items()}


def _code(scheme: str, number: int) -> str:
    known = _codes()[scheme]
    return known[_mixed(number) // 7 % len(known)]


def _of_kind(size: int, kind: str) -> Iterator[int]:
    return (number for number in range(1, size + 1) if kind_of(number) == kind)


def _provision_of(number: int) -> int:
    return (number - 1) // _PER_PROVISION


def _second_provision(number: int) -> int:
    return (number - 1) // (2 * _PER_PROVISION)


def _resolution(provision: int) -> str:
    years, number = divmod(provision // _PROVISIONS, 1_000)
    return f"{2021 + years}-{2000 + number}-RSP"


def _key(position: int) -> tuple[str, str]:
    """(kind, label) of a provision by its place in the resolution."""
    if position == 0:
        return "title", ""
    if position < 5:
        return "visa", str(position)
    return ("recital", chr(60 + position)) if position < 25 else ("paragraph", str(position - 24))


def _title(number: int, kind: str) -> tuple[str, str]:
    """An entry's title and sort key."""
    if kind == "person":
        return name_of(number)["sl"]
    if kind == "organisation":
        return f"Movement {number}", f"movement {number}"
    return f"{kind.capitalize()} about {name_of(number - 6)['sl'][0]}", f"{number % (_PER_PROVISION * _PROVISIONS):06}"


@lru_cache(maxsize=16)
def _paragraph(provision: int, language: str) -> Paragraph:
    sentences = []
    for number in range(provision * _PER_PROVISION + 1, (provision + 1) * _PER_PROVISION + 1):
        kind = kind_of(number)
        name = name_of(number if kind == "person" else number - 6)[language][0]
        sentences.append(_SENTENCES[kind][language].format(name=name, day=_DAYS[_mixed(number) % _APART]))
    starts = accumulate((len(sentence) + 1 for sentence in sentences), initial=0)
    return Paragraph(" ".join(sentences), tuple(sentences), tuple(starts))


def _claims_of(number: int) -> int:
    return 1 + number % _ROUNDS


def _is_corrected(number: int) -> bool:
    """Whether an entry's third claim corrects its second."""
    return number % 50 == 42


def _is_disputed(number: int) -> bool:
    """Whether an entry's last two claims speak of the same time."""
    return number % 100 == 14


def _claimed_code(number: int, kind: str, turn: int) -> str:
    """Every second entry is found as it was in all turns but the first."""
    return _code(kind, number * _ROUNDS + (0 if number % 2 else turn))


def _effective(number: int, turn: int) -> tuple[str, str, str]:
    """When a claim was true: the date, and the first and last day it can mean."""
    if _is_disputed(number) and turn == _claims_of(number) - 1:
        turn -= 1
    day = _DAYS[turn * _APART + _mixed(number) % (_APART - 60)]
    if number % 7:
        return day, day, day
    first = date.fromisoformat(day).replace(day=1)
    following = (first + timedelta(32)).replace(day=1)
    return day[:7], first.isoformat(), (following - timedelta(1)).isoformat()


def _current(number: int, kind: str) -> tuple[str | None, str | None, str | None]:
    """The status that the claims leave, since when, and when somebody last looked."""
    if kind == "organisation":
        return None, None, None
    live = [(STATED[kind], ADOPTED)]
    for turn in range(_claims_of(number)):
        if turn == 2 and _is_corrected(number):
            live.pop()
        live.append((_claimed_code(number, kind, turn), _effective(number, turn)[0]))
    code, last_checked = live[-1]
    since = last_checked
    for earlier, day in reversed(live):
        if earlier != code:
            break
        since = day
    return code, since, last_checked
