"""One answer out of all indexes, the obvious first: names, then titles, facts, notes and paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from tracker.dates import today as current_day
from tracker.db.connection import Connection
from tracker.queries.entries import KINDS, count_by_status
from tracker.queries.rows import Hit
from tracker.queries.search import words
from tracker.queries.search.asked import PROVISION_KINDS, Asked, parse_asked
from tracker.queries.search.excerpts import excerpt_of
from tracker.queries.search.words import Found

if TYPE_CHECKING:
    from tracker.queries.search.names import Form

WHOLE_NAME = 1.0
WHOLE_WORDS = 0.9
BEGINNING = 0.8
_IN_TITLE = 0.7
_IN_FACTS = 0.65
_IN_NOTE = 0.6
_IN_TEXT = 0.5
_STEP = 0.0001
_AS_GOOD = 0.05
_LONE_AND_NEAR = 0.8
# Names less alike than REVIEW are shown below everything that holds the words themselves.
_LEAST_LIKE = 0.65
_MOST_UNLIKE = 5
_LONGEST_NAME = 6
_NAMED_KINDS = ("person", "organisation")
_SHORTEST_NAME = 3

_Text = tuple[Callable[[Connection, Asked, int], list[Found]], float, str]


def search(
    connection: Connection, text: str, *, limit: int = 50, explain: bool = False, today: date | None = None
) -> tuple[Hit, ...]:
    """What `text` finds, best first: entries once, paragraphs once in each version.

    Raises InvalidInput for a query that cannot be understood. With `explain` names carry the reasons.
    """
    asked = parse_asked(connection, text, today or current_day())
    if asked.is_empty or limit < 1 or _has_nobody(connection, asked):
        return ()
    if not asked.words and not asked.phrases:
        return _listed(connection, asked, limit)
    hits = _Hits()
    _add_names(connection, asked, hits, limit, explain=explain)
    _add_texts(connection, asked, hits, limit, _TEXTS)
    return hits.best(limit)


def search_further(connection: Connection, text: str, *, limit: int, but: AbstractSet[str]) -> tuple[Hit, ...]:
    """What `search` finds beside `but`, the entries with names or titles that begin as typed."""
    asked = parse_asked(connection, text, current_day())
    hits = _Hits(but)
    if _may_be_a_name(asked):
        for hit in _by_sound(connection, asked, explain=False):
            hits.add(hit, hit.where)
    _titles, facts, *others = _TEXTS
    facts = (words.find_some_facts, *facts[1:]) if but else facts
    _add_texts(connection, asked, hits, limit + len(but), (facts, *others))
    return hits.best(limit)


_TEXTS = (
    (words.find_titles, _IN_TITLE, "in the title"),
    (words.find_facts, _IN_FACTS, "in what the text states"),
    (words.find_notes, _IN_NOTE, "in a note of a claim"),
    (words.find_paragraphs, _IN_TEXT, "in the text"),
)
"""How texts are found, the likeliest first, the score of the first of them, and what is said of them."""


def _add_texts(connection: Connection, asked: Asked, hits: _Hits, limit: int, texts: Sequence[_Text]) -> None:
    for find, score, why in texts:
        if hits.are_full(limit, score):
            break
        is_text = find is words.find_paragraphs
        for number, found in enumerate(find(connection, asked, limit)):
            excerpt = excerpt_of(found.text, asked, is_whole=find is words.find_titles)
            kind = "provision" if is_text else found.kind
            hit = Hit(
                kind, found.where, found.title, found.status, found.language, *excerpt, score - number * _STEP, why
            )._replace(resolution=found.resolution)
            hits.add(hit, (found.resolution, found.where, found.language) if is_text else found.where)


def _has_nobody(connection: Connection, asked: Asked) -> bool:
    """Whether no entry has the status: that is known, and looking would take as long as all that the words fit."""
    kind, status = asked.filters["kind"], asked.filters["status"]
    if not status:
        return False
    counts = count_by_status(connection)
    return not any(counted.get(status) for known, counted in counts.items() if kind in (None, known))


class _Hits:
    """Hits by what they are about, the best of each kept; none about `but`."""

    def __init__(self, but: AbstractSet[object] = frozenset()) -> None:
        self._but = but
        self._hits: dict[object, Hit] = {}

    def add(self, hit: Hit, about: object) -> None:
        """Keep the hit unless a better one is there."""
        if about in self._but:
            return
        before = self._hits.get(about)
        if before is None or hit.score > before.score:
            self._hits[about] = hit

    def are_full(self, limit: int, score: float) -> bool:
        """Whether so many are better than a score that none with that score would be among the best."""
        return len(self._hits) >= limit and sum(hit.score > score for hit in self._hits.values()) >= limit

    def best(self, limit: int) -> tuple[Hit, ...]:
        """The hits in order."""
        return tuple(sorted(self._hits.values(), key=lambda hit: (-hit.score, hit.where, hit.resolution))[:limit])


def _add_names(connection: Connection, asked: Asked, hits: _Hits, limit: int, *, explain: bool) -> None:
    if not _may_be_named(asked):
        return
    found = _by_spelling(connection, asked, limit)
    is_one_word = sum(map(len, (*asked.words, *asked.phrases))) == 1
    is_sure = not is_one_word and any(hit.score >= WHOLE_NAME for hit in found)
    if explain and asked.name:
        found = [hit._replace(reasons=_reasons(asked.name, hit)) for hit in found]
    if _may_be_a_name(asked) and not is_sure and len(found) < limit:
        found += _by_sound(connection, asked, explain=explain)
    best = max((hit.score for hit in found), default=0.0)
    # One word may be anybody's of that name, also where it is all that a text prints of one of them.
    least = _LONE_AND_NEAR if is_one_word else best - _AS_GOOD
    as_good = {hit.where for hit in found if hit.score >= least and (is_one_word or best < WHOLE_NAME)}
    others = len(as_good) - 1
    for hit in found:
        hits.add(hit._replace(others=others) if hit.where in as_good else hit, hit.where)


def _may_be_named(asked: Asked) -> bool:
    """Whether entries are asked for that have names."""
    return asked.filters["kind"] in (None, *_NAMED_KINDS)


def _may_be_a_name(asked: Asked) -> bool:
    """Whether what was typed can be compared with names."""
    is_long_enough = any(len("".join(word)) >= _SHORTEST_NAME or not word[0].isascii() for word in asked.words)
    return _may_be_named(asked) and bool(asked.name) and is_long_enough and len(asked.words) <= _LONGEST_NAME


def _by_spelling(connection: Connection, asked: Asked, limit: int) -> list[Hit]:
    """Entries with a name form that holds the words as typed: all of it, whole words of it, or their beginnings."""
    found = {one.where: (WHOLE_NAME, one) for one in islice(words.find_whole_names(connection, asked, limit), limit)}
    for is_whole in (True, False):
        for one in words.find_names(connection, asked, limit, whole=is_whole):
            if len(found) == limit:
                break
            found.setdefault(one.where, (WHOLE_WORDS if is_whole else BEGINNING, one))
        if found:
            break
    return [_spelled_hit(one, score, asked) for score, one in found.values()]


def _spelled_hit(found: Found, score: float, asked: Asked) -> Hit:
    how = {WHOLE_NAME: "printed as", WHOLE_WORDS: "part of", BEGINNING: "begins as"}[score]
    return _hit(found, excerpt_of(found.text, asked, is_whole=True), score, f"{how} {found.text} ({found.language})")


def _hit(found: Found, excerpt: tuple[str, int, int], score: float, why: str) -> Hit:
    return Hit(found.kind, found.where, found.title, found.status, found.language, *excerpt, score, why)


def _by_sound(connection: Connection, asked: Asked, *, explain: bool) -> list[Hit]:
    """Entries whose names agree with what was typed when it is read as names are spelled."""
    from tracker.names import REVIEW, SAME
    from tracker.queries.search.names import find_named

    hits: list[Hit] = []
    unlike = 0
    for named in find_named(connection, asked.name, explain=explain):
        form, score = named.form, named.score
        is_unlike = score < REVIEW
        unlike += is_unlike
        if score < _LEAST_LIKE or unlike > _MOST_UNLIKE or form.is_withdrawn or not _passes(connection, asked, form):
            continue
        in_language = _in_language(connection, form, asked.filters["language"])
        if in_language is None:
            continue
        form = in_language
        why = "the same name" if score >= SAME and not named.is_partial else "part of" if named.is_partial else "like"
        score = score * _IN_TEXT if is_unlike else min(score, WHOLE_NAME - _STEP)
        why = f"{'perhaps ' if is_unlike else ''}{why}: {form.form} ({form.language})"
        excerpt = (form.form, 0, len(form.form))
        hits.append(
            Hit(form.kind, form.ref, form.title, form.status, form.language, *excerpt, score, why, named.reasons)
        )
    return hits


def _passes(connection: Connection, asked: Asked, form: Form) -> bool:
    if not asked.is_filtered:
        return True
    filters = {name: value for name, value in asked.parameters.items() if name != "language"}
    return connection.row("entry_passes", ref=form.ref, **filters) is not None


def _in_language(connection: Connection, form: Form, language: str | None) -> Form | None:
    """The form, or when only one language is looked in, the first of the same name there."""
    if language is None or form.language == language:
        return form
    for known, spelled, *_ in connection.rows("name_forms_of_entry", entry_id=form.entry_id):
        if known == language:
            return form._replace(language=language, form=spelled)
    return None


def _reasons(name: str, hit: Hit) -> tuple[str, ...]:
    from tracker.queries.search.names import explain_form

    return explain_form(name, hit.excerpt, "")


def _listed(connection: Connection, asked: Asked, limit: int) -> tuple[Hit, ...]:
    """Entries that pass the filters, when there are no words."""
    kind = asked.filters["kind"]
    if kind in PROVISION_KINDS:
        return ()
    kinds = (kind,) if kind else tuple(KINDS.values())
    return tuple(
        _hit(found, (found.title, 0, 0), 1.0, "passes the filters")
        for found in words.list_filtered(connection, kinds, asked, limit)
    )
