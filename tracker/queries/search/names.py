"""Names by their keys: plain look-ups propose forms, `tracker.names` compares the most promising of them.

The ladder: an equal key, an equal skeleton, an equal token, a token one letter away. No step reads all names; each is
cut off where more would be too many to mean one person.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.db.connection import Connection
from tracker.db.indexing import NAMES
from tracker.errors import DatabaseUnusable

if TYPE_CHECKING:
    from tracker.names import Match, Prepared

MOST_PROPOSED = 200
MOST_COMPARED = 12
MOST_COMPARED_THOROUGHLY = 80
_MOST_NEIGHBOURS = 40
_MOST_PAIRS = 16
_COUNTED = 4_000
"""Up to where tokens are counted to see which of two is rarer."""
_READINGS_TRIED = 4


class Form(NamedTuple):
    """A name form and the entry whose name it is."""

    entry_id: int
    ref: str
    kind: str
    title: str
    status: str | None
    is_withdrawn: bool
    language: str
    form: str
    orthography: str


class Named(NamedTuple):
    """An entry with the form of its name that agrees best with what was asked for."""

    form: Form
    score: float
    is_partial: bool
    reasons: tuple[str, ...]


def find_named(
    connection: Connection, text: str, *, is_thorough: bool = False, explain: bool = False
) -> tuple[Named, ...]:
    """The entries whose names are like `text`, best first, each once.

    `is_thorough`: look for rivals also when somebody was found whose name agrees, as a decision needs it.
    """
    from tracker.names import prepare

    asked = prepare(text)
    if not asked.parts:
        return ()
    _require_current_keys(connection)
    proposed: dict[int, str] = {}
    for key in asked.keys.keys:
        proposed |= dict(connection.rows("forms_by_key", key=key, limit=MOST_PROPOSED))
    for skeleton in asked.keys.skeletons:
        proposed |= dict(connection.rows("forms_by_skeleton", skeleton=skeleton, limit=MOST_PROPOSED))
    most = MOST_COMPARED_THOROUGHLY if is_thorough else MOST_COMPARED
    best = _compare(connection, asked, proposed, most, {}, explain=explain)
    if is_thorough or not any(named.score >= _same() and not named.is_partial for named in best.values()):
        best = _compare(connection, asked, _by_tokens(connection, asked), most, best, explain=explain)
    return tuple(sorted(best.values(), key=lambda named: (-named.score, named.form.ref)))


def explain_form(text: str, form: str, orthography: str) -> tuple[str, ...]:
    """Why a form agrees with what was typed."""
    from tracker.names import compare_prepared, prepare

    return compare_prepared(prepare(text), _prepared(form, orthography)).reasons


def _same() -> float:
    from tracker.names import SAME

    return SAME


def _require_current_keys(connection: Connection) -> None:
    from tracker.names import FOLD_VERSION

    row = connection.row("derived_version", what=NAMES)
    if row is None or row[0] != str(FOLD_VERSION):
        raise DatabaseUnusable(
            connection.path, "its names were indexed by another release. Run: tracker init, which indexes them anew."
        )


def _compare(
    connection: Connection,
    asked: Prepared,
    proposed: dict[int, str],
    most: int,
    best: dict[int, Named],
    *,
    explain: bool,
) -> dict[int, Named]:
    """`best` by entry, with the most promising of the proposed forms compared in full."""
    from tracker.names import compare_prepared

    found = dict(best)
    for form_id in _most_promising(asked, proposed, most):
        row = connection.row("form_by_id", form_id=form_id)
        if row is None:
            continue
        form = Form(*row)
        match: Match = compare_prepared(asked, _prepared(form.form, form.orthography), explain=explain)
        before = found.get(form.entry_id)
        if before is None or match.score > before.score:
            found[form.entry_id] = Named(form, match.score, match.is_partial, match.reasons)
    return found


def _most_promising(asked: Prepared, proposed: dict[int, str], most: int) -> list[int]:
    """The proposed forms whose keys are likest to what is asked, by a quick measure."""
    if len(proposed) <= most:
        return list(proposed)
    from rapidfuzz.distance import Indel

    stems = [part.stems[:_READINGS_TRIED] for part in asked.parts if part.stems]

    @cache
    def promise(key: str) -> float:
        words = key.split()
        return sum(
            max((Indel.normalized_similarity(stem, word) for stem in part for word in words), default=0.0)
            for part in stems
        )

    return sorted(proposed, key=lambda form_id: -promise(proposed[form_id]))[:most]


def _by_tokens(connection: Connection, asked: Prepared) -> dict[int, str]:
    """Forms with a token of the rarest part of the name, or with one of each of two parts where all are common."""
    parts = [_tokens_near(connection, part.stems) for part in asked.parts if part.stems]
    sized = sorted((_size(connection, tokens), place) for place, tokens in enumerate(parts) if tokens)
    if not sized:
        return {}
    rarest = parts[sized[0][1]]
    if len(sized) > 1 and sized[0][0] >= MOST_PROPOSED:
        return _by_pairs(connection, rarest, parts[sized[1][1]])
    proposed: dict[int, str] = {}
    for token in rarest:
        if len(proposed) < MOST_PROPOSED:
            proposed |= dict(connection.rows("forms_by_token", token=token, limit=MOST_PROPOSED - len(proposed)))
    return proposed


def _by_pairs(connection: Connection, left: list[str], right: list[str]) -> dict[int, str]:
    """Forms that have a token of both parts; the likeliest pairs first.

    The forms of the rarer token are gone through: a given name may be borne by one in twenty.
    """
    pairs = sorted((here + there, one, other) for here, one in enumerate(left) for there, other in enumerate(right))

    @cache
    def borne(token: str) -> int:
        row = connection.row("count_forms_of_token", token=token, limit=_COUNTED)
        return int(row[0]) if row else 0

    proposed: dict[int, str] = {}
    for _, *pair in pairs[:_MOST_PAIRS]:
        token, other = sorted(pair, key=borne)
        proposed |= dict(connection.rows("forms_by_two_tokens", token=token, other=other, limit=MOST_PROPOSED))
        if len(proposed) >= MOST_PROPOSED:
            break
    return proposed


def _tokens_near(connection: Connection, stems: tuple[str, ...]) -> list[str]:
    """The stored tokens equal to one of the stems, then those one slip away from the likeliest of them."""
    from tracker.names import deletions

    found: dict[str, None] = {}
    for stem in stems:
        if connection.row("token_is_known", token=stem):
            found[stem] = None
    for stem in stems[:_READINGS_TRIED]:
        for neighbour in deletions(stem):
            rows = connection.rows("tokens_by_neighbour", neighbour=neighbour, limit=_MOST_NEIGHBOURS)
            found |= dict.fromkeys(token for (token,) in rows)
    return list(found)


def _size(connection: Connection, tokens: list[str]) -> int:
    """How many forms have one of the tokens, counted up to where it makes no difference."""
    total = 0
    for token in tokens:
        row = connection.row("count_forms_of_token", token=token, limit=MOST_PROPOSED)
        total += row[0] if row else 0
        if total >= MOST_PROPOSED:
            break
    return total


@lru_cache(maxsize=4096)
def _prepared(form: str, orthography: str) -> Prepared:
    from tracker.names import prepare

    return prepare(form, orthography or None)
