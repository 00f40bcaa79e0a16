# ruff: noqa: S608 - statements are put together from constants of this module
"""Lists that are narrowed to the entries with words that begin as typed: what stands behind a key in a list's filter.

There are two ways, and which one reads less is decided by who asks: a full-text index finds the entries that have the
words, and an index tells their kind and status; or the list is walked through an index that holds the words as well.
Neither reads the entries themselves, which lie far apart. A status as a word of the full-text index would be faster
yet, but then recording a claim would write into that index: half as much time again for each.
"""

from __future__ import annotations

from sqlalchemy import Executable, text

_NAMES = (
    "coalesce((SELECT group_concat(folded, ' ') || ' ' FROM "
    "(SELECT f.folded FROM name_form f WHERE f.entry_id = entry.id{but} ORDER BY f.id)), '')"
)
_TITLE = (
    "coalesce((SELECT d.title || ' ' FROM search_document d "
    "WHERE d.source = 'title' AND d.source_id = entry.id AND d.language = ''), '')"
)
_WORDS = f"' ' || {_NAMES.format(but='')} || {_TITLE}"
_WORDS_BUT_ONE = f"' ' || {_NAMES.format(but=' AND f.id <> :form_id')} || {_TITLE}"

_OF_KIND = "e.kind = :kind AND e.withdrawn = 0"
_OF_STATUS = f"{_OF_KIND} AND e.status = :status"
_FORM = "' ' || g.folded || ' '"
SPELLED = (
    "e.id, e.ref, e.kind, e.title, e.status, e.status_since, e.last_checked, e.withdrawn, "
    "coalesce(f.language, ''), coalesce(f.form, '')"
)
"""The columns of `tracker.queries.narrowing.Spelled`."""
_HAS_WORDS = "instr({0}, :first) > 0 AND instr({0}, :second) > 0 AND instr({0}, :third) > 0"


def _matched(condition: str) -> Executable:
    """`CROSS JOIN`: those with the words are found, and then looked at, never the other way round."""
    return text(
        "SELECT e.id FROM entry_index CROSS JOIN entry e INDEXED BY ix_entry_id_kind "
        f"ON e.id = entry_index.rowid AND {condition} "
        "WHERE entry_index MATCH :match ORDER BY entry_index.rowid LIMIT :limit"
    )


def _walked(condition: str) -> Executable:
    """In the order of the index, each with all its words."""
    return text(
        "SELECT e.id, e.words FROM entry e INDEXED BY ix_entry_kind_status_words "
        f"WHERE {condition} AND {_HAS_WORDS.format('e.words')} ORDER BY e.status, e.sort_key, e.id LIMIT :limit"
    )


STATEMENTS: dict[str, Executable] = {
    "narrowed": _matched(_OF_KIND),
    "narrowed_of_status": _matched(_OF_STATUS),
    "walked": _walked(_OF_KIND),
    "walked_of_status": _walked(_OF_STATUS),
    "spelled_with": text(
        f"SELECT {SPELLED} FROM json_each(:ids) chosen "
        "CROSS JOIN entry e ON e.id = chosen.value LEFT JOIN name_form f ON f.id = "
        f"(SELECT min(g.id) FROM name_form g WHERE g.entry_id = e.id AND {_HAS_WORDS.format(_FORM)})"
    ),
    "count_with_words": text(
        "SELECT count(*) FROM (SELECT 1 FROM entry_index WHERE entry_index MATCH :match LIMIT :limit)"
    ),
    "keep_all_words": text(f"UPDATE entry SET words = {_WORDS} WHERE words <> {_WORDS}"),
    "keep_words": text(f"UPDATE entry SET words = {_WORDS} WHERE id = :entry_id"),
    "keep_words_of_form": text(
        f"UPDATE entry SET words = {_WORDS} WHERE id = (SELECT f.entry_id FROM name_form f WHERE f.id = :form_id)"
    ),
    "keep_words_but_one": text(
        f"UPDATE entry SET words = {_WORDS_BUT_ONE} "
        "WHERE id = (SELECT f.entry_id FROM name_form f WHERE f.id = :form_id)"
    ),
    "entries_of_other_words": text(f"SELECT ref FROM entry WHERE words <> {_WORDS} ORDER BY id"),
}
