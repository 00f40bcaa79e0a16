"""The entry that a word means: a ref, its last part, or a spelling of a name that leaves no doubt.

A claim on the wrong person is the worst that can happen, so a name that is near, a part of a name that several bear, or
an initial is never taken for somebody: the candidates are listed and nothing is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.db.connection import Connection
from tracker.errors import AmbiguousRef, UncertainRef, UnknownRef
from tracker.plain import plain
from tracker.queries.entries import find_entry
from tracker.queries.rows import Entry

if TYPE_CHECKING:
    from tracker.queries.search.names import Named

MARGIN = 0.05
"""By how much the best name must be ahead of the next to be the one that was meant."""

NOT_DECLINED = ("nominative", "undeclined")
_MOST_FORMS = 200
_LONE_AND_EQUAL = 0.85


def get_entry(connection: Connection, text: str) -> Entry:
    """The one entry that `text` names.

    Raises UnknownRef, AmbiguousRef where several fit as well, UncertainRef where some are near; both list them.
    """
    wanted = text.strip()
    found = find_entry(connection, wanted)
    if found:
        return found
    candidates: dict[str, str] = dict(connection.rows("entries_by_slug", slug=wanted)) if wanted else {}
    if not candidates:
        candidates = _named_so(connection, text)
    if not candidates:
        raise UnknownRef(text)
    if len(candidates) > 1:
        raise AmbiguousRef(text, sorted(candidates.items()))
    entry = find_entry(connection, next(iter(candidates)))
    assert entry is not None
    return entry


def _named_so(connection: Connection, text: str) -> dict[str, str]:
    from tracker.db.indexing import fold_words

    wanted = text.strip()
    folded = fold_words(wanted)
    candidates = _spelled_so(connection, wanted, folded) if folded else {}
    if folded and (not candidates or " " not in folded):
        candidates = _sounding_so(connection, text, candidates)
    return candidates


def _spelled_so(connection: Connection, text: str, folded: str) -> dict[str, str]:
    """Entries with exactly this name form or title, marks and capitals aside."""
    rows = connection.rows("forms_by_folded", folded=folded, limit=_MOST_FORMS)
    candidates = {ref: title for _, ref, _, title, *_ in rows}
    for kind in ("person", "organisation"):
        candidates |= dict(connection.rows("entries_by_sort_key", kind=kind, sort_key=plain(text)))
    return candidates


def _sounding_so(connection: Connection, text: str, spelled: dict[str, str]) -> dict[str, str]:
    """`spelled`, or the entries whose names agree with `text`: one, when it is certain. Raises UncertainRef."""
    from tracker.names import REVIEW, SAME, prepare
    from tracker.queries.search.names import find_named

    named = [one for one in find_named(connection, text, is_thorough=True) if one.score >= REVIEW]
    if not named:
        return spelled
    best = named[0]
    # One word may be anybody's of that name, also where it is all that somebody wrote down of one of them.
    ceiling = _LONE_AND_EQUAL if len(prepare(text).parts) == 1 else best.score
    rivals = [one for one in named if one.score > min(best.score, ceiling) - MARGIN]
    if len(rivals) == 1 and spelled.keys() <= {best.form.ref}:
        if spelled or (best.score >= SAME and not best.is_partial) or _is_lone_family_name(connection, text, best):
            return {best.form.ref: best.form.title}
    elif len(rivals) > 1 and (best.is_partial or best.score >= SAME):
        return spelled | {one.form.ref: one.form.title for one in rivals}
    raise UncertainRef(text, [(one.form.ref, one.form.title) for one in named])


def _is_lone_family_name(connection: Connection, text: str, named: Named) -> bool:
    """Whether `text` is one word, and exactly the last name of a person, by its letters or sound by sound.

    A form in another case than the nominative does not count: it may be the name of a woman of the family.
    """
    from tracker.names import SAME, compare, prepare
    from tracker.queries.rows import NameForm

    if named.form.kind != "person" or len(prepare(text).parts) != 1:
        return False
    forms = [NameForm(*row) for row in connection.rows("name_forms_of_entry", entry_id=named.form.entry_id)]
    whole = [named.form.title, *(form.form for form in forms if form.case in NOT_DECLINED)]
    lasts = {words[-1] for words in map(str.split, whole) if len(words) > 1}
    if any(plain(text.strip()) == plain(last) for last in lasts):
        return True
    return named.score >= _LONE_AND_EQUAL and any(compare(text, last).score >= SAME for last in lasts)
