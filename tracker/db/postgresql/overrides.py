# ruff: noqa: S608 - statements are put together from constants of this module
"""The statements that are PostgreSQL's own: finding words, and keeping what its triggers and functions keep.

What SQLite's full-text index does, an index over the words of a text does here (`words_of` in `objects.sql`). What is
found is weighed by the same measure (BM25), so that the same search finds the same in the same order on both.
"""

from __future__ import annotations

from tracker.db.statements.narrowing import SPELLED
from tracker.db.statements.searching import ENTRY_FILTERS, HIT, MOST_FACTS, PARAGRAPH_HIT

_SCORE = (
    "(SELECT sum(idf * times * 2.2 / (times + 0.3 + 0.9 * count_words(plain) / average)) FROM (SELECT idf, average, "
    "(length(padded) - length(replace(padded, pattern, '')))::float8 / length(pattern) AS times, plain "
    "FROM phrase, coalesce(d.title, d.facts, d.note, d.body) AS plain, "
    "concat(' ', replace(plain, ' ', repeat(' ', 2)), ' ') AS padded) AS counted)"
)


def _phrases(source: str) -> str:
    """Each phrase that is asked for, and how much it weighs."""
    return (
        "WITH phrase AS MATERIALIZED (SELECT a.pattern, t.words::float8 / t.documents AS average, "
        "greatest(ln((t.documents - f.found + 0.5) / (f.found + 0.5)), 1e-6)::float8 AS idf "
        "FROM unnest(:queries, :patterns) AS a (query, pattern), search_total t, LATERAL (SELECT count(*)::float8 "
        f"AS found FROM search_document s WHERE s.source = '{source}' AND s.words @@ a.query::tsquery) f) "
    )


def _matched(source: str) -> str:
    return f"d.source = '{source}' AND d.words @@ :match::tsquery"


def _entries(source: str, shown: str, *, best: bool) -> str:
    order = f"{_SCORE} DESC, d.id" if best else "d.id"
    return (
        f"{_phrases(source) if best else ''}SELECT {HIT}, d.language, {shown} FROM search_document d "
        f"JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND {ENTRY_FILTERS} "
        f"WHERE {_matched(source)} ORDER BY {order} LIMIT :limit"
    )


def _paragraphs(*, best: bool) -> str:
    order = f"{_SCORE} DESC, d.id" if best else "d.id"
    return (
        f"{_phrases('paragraph') if best else ''}SELECT {PARAGRAPH_HIT} "
        "FROM search_document d JOIN provision p ON p.id = d.source_id JOIN resolution r ON r.id = p.resolution_id "
        "JOIN paragraph g ON g.provision_id = d.source_id AND g.language = d.language "
        f"WHERE {_matched('paragraph')} AND (:language IS NULL OR d.language = :language) "
        "AND (:cites IS NULL OR p.id = :cites) AND (:kind IS NULL OR p.kind = :kind) "
        f"ORDER BY {order} LIMIT :limit"
    )


_NARROWED = (
    "SELECT e.id FROM entry e WHERE e.kind = :kind AND e.withdrawn = 0 AND e.id IN "
    "(SELECT has.entry_id FROM unnest(:queries) AS asked (query), LATERAL "
    "(SELECT f.entry_id FROM name_form f WHERE words_of(f.folded) @@ asked.query::tsquery UNION "
    "SELECT d.entry_id FROM search_document d WHERE d.source = 'title' AND d.words @@ asked.query::tsquery) AS has "
    "GROUP BY has.entry_id HAVING count(*) = cardinality(:queries)) "
    "{and_status}ORDER BY e.id LIMIT :limit"
)
"""The words of names and titles have indexes of their own here, and no list is walked."""

OVERRIDES: dict[str, str] = {
    "names_by_words": (
        f"SELECT {HIT}, f.language, f.form FROM name_form f "
        f"JOIN entry e ON e.id = f.entry_id AND e.withdrawn = 0 AND {ENTRY_FILTERS} "
        "WHERE words_of(f.folded) @@ :match::tsquery AND (:language IS NULL OR f.language = :language) "
        "ORDER BY f.id LIMIT :limit"
    ),
    "titles_by_words": _entries("title", "e.title", best=True),
    "titles_by_words_in_order": _entries("title", "e.title", best=False),
    "facts_by_words": _entries("facts", "d.shown", best=True),
    "facts_by_words_in_order": _entries("facts", "d.shown", best=False),
    "facts_by_words_in_part": (
        f"SELECT {HIT}, d.language, d.shown FROM (SELECT d.id, d.entry_id, d.language, d.shown FROM search_document d "
        f"WHERE {_matched('facts')} ORDER BY d.id LIMIT {MOST_FACTS}) d "
        f"JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND {ENTRY_FILTERS} ORDER BY d.id LIMIT :limit"
    ),
    "notes_by_words": _entries("claim", "d.shown", best=True),
    "notes_by_words_in_order": _entries("claim", "d.shown", best=False),
    "paragraphs_by_words": _paragraphs(best=True),
    "paragraphs_by_words_in_order": _paragraphs(best=False),
    "narrowed": _NARROWED.format(and_status=""),
    "narrowed_of_status": _NARROWED.format(and_status="AND e.status = :status "),
    "walked": "",
    "walked_of_status": "",
    "spelled_with": (
        f"SELECT {SPELLED} FROM json_array_elements_text(:ids::json) "
        "AS chosen (id) JOIN entry e ON e.id = chosen.id::bigint LEFT JOIN name_form f ON f.id = "
        "(SELECT min(g.id) FROM name_form g WHERE g.entry_id = e.id AND strpos(' ' || g.folded || ' ', :first) > 0 "
        "AND strpos(' ' || g.folded || ' ', :second) > 0 AND strpos(' ' || g.folded || ' ', :third) > 0)"
    ),
    "reads_reasons": "SELECT 1 WHERE has_column_privilege('mark', 'reason', 'SELECT')",
    "count_with_words": "SELECT 0",
    "keep_all_words": "",
    "keep_words": "",
    "keep_words_of_form": "",
    "keep_words_but_one": "",
    "entries_of_other_words": "SELECT ref FROM entry WHERE false",
    "index_document": "",
    "index_name": "",
    "unindex_name": "",
    "rebuild_name_index": "",
    "merge_name_index": "",
    "merge_search_index": "",
    "merge_entry_index": "",
    "rebuild_search_index": "SELECT keep_totals()",
    "last_claim_of_node": ("SELECT number, hash, recorded_at FROM end_of_claims(:node_id) WHERE number IS NOT NULL"),
    "last_act_of_node": "SELECT number, hash FROM end_of_acts(:node_id) WHERE number IS NOT NULL",
    "update_current_status": "SELECT keep_status(:entry_id)",
    "insert_dispute": "",
    "forget_dispute": "",
}
"""An empty statement has nothing to do: the indexes of words keep themselves, and `keep_status` also keeps disputes."""
