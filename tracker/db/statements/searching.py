# ruff: noqa: S608 - statements are put together from constants of this module
"""Finding names by their keys and everything by its words.

Names are found through plain indexed tables, with the same statements on every database. Words are found through
SQLite's full-text index, and this module is the only place that names it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Executable,
    Select,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    literal_column,
    not_,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import aliased

from tracker.db.models import (
    Charge,
    Claim,
    Demand,
    Entry,
    LegalBasis,
    NameForm,
    Organisation,
    Paragraph,
    Person,
)
from tracker.db.search_models import (
    Derived,
    IdentityDecision,
    NameKey,
    NameSkeleton,
    NameToken,
    SearchDocument,
    TokenNeighbour,
)
from tracker.db.statements.binding import parameter

FORM_COLUMNS = (
    Entry.id,
    Entry.ref,
    Entry.kind,
    Entry.title,
    Entry.status,
    Entry.withdrawn,
    NameForm.language,
    NameForm.form,
    NameForm.orthography,
)
"""The columns of `tracker.queries.search.names.Form`."""

# An entry has few addressees and follow-ups: `|| ''` keeps SQLite from going through all of a kind or of a day instead.
ENTRY_FILTERS = (
    "(:kind IS NULL OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) "
    "AND (:cites IS NULL OR EXISTS (SELECT 1 FROM citation c WHERE c.entry_id = e.id AND c.provision_id + 0 = :cites)) "
    "AND (:addressee IS NULL OR EXISTS "
    "(SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND (a.kind || '' = :addressee "
    "OR a.organisation_id = (SELECT o.id FROM entry o WHERE o.ref = :addressee)))) "
    "AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) "
    "OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) "
    "AND (:due_from IS NULL OR EXISTS "
    "(SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' "
    "AND u.due || '' BETWEEN :due_from AND :due_until))"
)
HIT = "e.ref, e.kind, e.title, e.status"
_MATCHED = "FROM search_index JOIN search_document d ON d.id = search_index.rowid"
MOST_FACTS = 500
"""How many texts about entries are looked at for those that pass the filters, where entries were found by their names:
the text about an entry has its name, too.
"""
_BEST = "ORDER BY search_index.rank LIMIT :limit"
_FIRST = "ORDER BY search_index.rowid LIMIT :limit"


def _words(shown: str, order: str = _BEST) -> Executable:
    """Documents that match `:match`, with the columns of `tracker.queries.search.words.Found`, entries filtered."""
    return text(
        f"SELECT {HIT}, d.language, {shown} {_MATCHED} "
        f"JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND {ENTRY_FILTERS} "
        f"WHERE search_index MATCH :match {order}"
    )


PARAGRAPH_HIT = "p.key, p.kind, r.reference || ' ' || p.key, NULL, d.language, g.text, p.resolution_id"
_PARAGRAPHS = (
    f"SELECT {PARAGRAPH_HIT} {_MATCHED} JOIN provision p ON p.id = d.source_id "
    "JOIN resolution r ON r.id = p.resolution_id "
    "JOIN paragraph g ON g.provision_id = d.source_id AND g.language = d.language "
    "WHERE search_index MATCH :match AND (:language IS NULL OR d.language = :language) "
    "AND (:cites IS NULL OR p.id = :cites) AND (:kind IS NULL OR p.kind = :kind)"
)

_BY_WORDS: dict[str, Executable] = {
    "names_by_words": text(
        f"SELECT {HIT}, f.language, f.form FROM name_index JOIN name_form f ON f.id = name_index.rowid "
        f"AND (:language IS NULL OR f.language = :language) "
        f"JOIN entry e ON e.id = f.entry_id AND e.withdrawn = 0 AND {ENTRY_FILTERS} "
        "WHERE name_index MATCH :match ORDER BY name_index.rowid LIMIT :limit"
    ),
    "names_printed_as": text(
        f"SELECT {HIT}, f.language, f.form FROM name_form f JOIN entry e ON e.id = f.entry_id AND e.withdrawn = 0 "
        f"AND {ENTRY_FILTERS} WHERE f.folded = :folded AND (:language IS NULL OR f.language = :language) "
        "ORDER BY f.id LIMIT :limit"
    ),
    "titles_by_words": _words("e.title"),
    "titles_by_words_in_order": _words("e.title", _FIRST),
    "facts_by_words": _words("d.shown"),
    "facts_by_words_in_order": _words("d.shown", _FIRST),
    "facts_by_words_in_part": text(
        f"SELECT {HIT}, d.language, d.shown FROM "
        f"(SELECT rowid AS id FROM search_index WHERE search_index MATCH :match LIMIT {MOST_FACTS}) found "
        "CROSS JOIN search_document d ON d.id = found.id "
        f"JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND {ENTRY_FILTERS} ORDER BY d.id LIMIT :limit"
    ),
    "notes_by_words": _words("d.shown"),
    "notes_by_words_in_order": _words("d.shown", _FIRST),
    "paragraphs_by_words": text(f"{_PARAGRAPHS} {_BEST}"),
    "paragraphs_by_words_in_order": text(f"{_PARAGRAPHS} {_FIRST}"),
    "entries_by_filters": text(
        f"SELECT {HIT}, '', e.title FROM entry e WHERE e.kind = :kind AND e.withdrawn = 0 AND {ENTRY_FILTERS} "
        "ORDER BY e.sort_key, e.id LIMIT :limit"
    ),
    "entries_by_filters_and_status": text(
        f"SELECT {HIT}, '', e.title FROM entry e WHERE e.kind = :kind AND e.withdrawn = 0 AND e.status = :status "
        f"AND {ENTRY_FILTERS} ORDER BY e.sort_key, e.id LIMIT :limit"
    ),
    "entry_passes": text(f"SELECT e.id FROM entry e WHERE e.ref = :ref AND {ENTRY_FILTERS}"),
    "index_document": text(
        "INSERT INTO search_index (rowid, title, facts, note, body) VALUES (:id, :title, :facts, :note, :body)"
    ),
    "index_name": text("INSERT INTO name_index (rowid, folded) VALUES (:id, :folded)"),
    "unindex_name": text("INSERT INTO name_index (name_index, rowid, folded) VALUES ('delete', :id, :folded)"),
    "rebuild_name_index": text("INSERT INTO name_index (name_index) VALUES ('rebuild')"),
    "rebuild_search_index": text("INSERT INTO search_index (search_index) VALUES ('rebuild')"),
    **{
        f"merge_{index}": text(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        for index in ("name_index", "search_index", "entry_index")
    },
}


def _forms(link: Any) -> Select[*tuple[Any, ...]]:
    statement: Select[*tuple[Any, ...]] = select(NameForm.id, NameForm.fold_key)
    return statement.join(link, link.form_id == NameForm.id).limit(parameter("limit"))


_OtherToken = aliased(NameToken)
_OtherForm = aliased(NameForm)


def _both_tokens() -> Any:
    """Cut off here, so that forms are fetched for pairs alone."""
    return (
        select(NameToken.form_id)
        .join(_OtherToken, and_(_OtherToken.form_id == NameToken.form_id, _OtherToken.token == parameter("other")))
        .where(NameToken.token == parameter("token"))
        .limit(parameter("limit"))
        .subquery("both_tokens")
    )


def _undeclined(form: Any) -> Any:
    return or_(
        form.grammatical_case == literal_column("'nominative'"),
        form.grammatical_case == literal_column("'undeclined'"),
    )


_BY_KEYS: dict[str, Executable] = {
    "forms_by_folded": select(*FORM_COLUMNS)
    .join(NameForm, NameForm.entry_id == Entry.id)
    .where(NameForm.folded == parameter("folded"))
    .order_by(NameForm.id)
    .limit(parameter("limit")),
    "form_by_id": select(*FORM_COLUMNS)
    .join(NameForm, NameForm.entry_id == Entry.id)
    .where(NameForm.id == parameter("form_id")),
    "entries_by_sort_key": select(Entry.ref, Entry.title)
    .where(
        Entry.kind == parameter("kind"),
        Entry.withdrawn == literal_column("0"),
        Entry.sort_key == parameter("sort_key"),
    )
    .order_by(Entry.id),
    "forms_by_key": _forms(NameKey).where(NameKey.key == parameter("key")),
    "forms_by_skeleton": _forms(NameSkeleton).where(NameSkeleton.skeleton == parameter("skeleton")),
    "forms_by_token": _forms(NameToken).where(NameToken.token == parameter("token")),
    "forms_by_two_tokens": select(NameForm.id, NameForm.fold_key).join(
        _both_tokens(), literal_column("both_tokens.form_id") == NameForm.id
    ),
    "count_forms_of_token": select(func.count()).select_from(
        select(NameToken.form_id).where(NameToken.token == parameter("token")).limit(parameter("limit")).subquery()
    ),
    "tokens_by_neighbour": select(TokenNeighbour.token)
    .where(TokenNeighbour.neighbour == parameter("neighbour"))
    .limit(parameter("limit")),
    "token_is_known": select(TokenNeighbour.token).where(
        TokenNeighbour.neighbour == parameter("token"), TokenNeighbour.token == parameter("token")
    ),
    "derived_version": select(Derived.version).where(Derived.what == parameter("what")),
}

_FILLED_TABLES = (NameKey, NameSkeleton, NameToken, TokenNeighbour, SearchDocument, Derived, IdentityDecision)

_FILLING: dict[str, Executable] = {
    **{f"insert_{model.__tablename__}": insert(model) for model in _FILLED_TABLES},
    **{
        f"clear_{model.__tablename__}": delete(model)
        for model in (NameKey, NameSkeleton, NameToken, TokenNeighbour, SearchDocument)
    },
    "delete_name_key": delete(NameKey).where(NameKey.key == parameter("key"), NameKey.form_id == parameter("form_id")),
    "delete_name_skeleton": delete(NameSkeleton).where(
        NameSkeleton.skeleton == parameter("skeleton"), NameSkeleton.form_id == parameter("form_id")
    ),
    "delete_name_token": delete(NameToken).where(
        NameToken.token == parameter("token"), NameToken.form_id == parameter("form_id")
    ),
    "delete_derived": delete(Derived).where(Derived.what == parameter("what")),
    "set_folded": update(NameForm)
    .where(NameForm.id == parameter("form_id"))
    .values(folded=parameter("new_folded"), fold_key=parameter("new_fold_key")),
    "forms_to_index": select(
        NameForm.id,
        NameForm.form,
        NameForm.orthography,
        case(
            (
                or_(
                    _undeclined(NameForm),
                    and_(
                        Entry.kind == literal_column("'person'"),
                        not_(exists().where(_OtherForm.entry_id == NameForm.entry_id, _undeclined(_OtherForm))),
                    ),
                ),
                literal_column("1"),
            ),
            else_=literal_column("0"),
        ),
    )
    .join(Entry, Entry.id == NameForm.entry_id)
    .where(NameForm.id > parameter("after"))
    .order_by(NameForm.id)
    .limit(parameter("limit")),
    "titles_to_index": select(Entry.id, Entry.title)
    .where(
        not_(
            exists().where(
                NameForm.entry_id == Entry.id,
                NameForm.form == Entry.title,
                NameForm.origin == literal_column("'printed'"),  # an added spelling may be taken away again
            )
        )
    )
    .order_by(Entry.id),
    "facts_to_index": select(
        Entry.id,
        Entry.title,
        Entry.note,
        Person.role,
        Person.affiliation,
        Organisation.role,
        Charge.allegation,
        Charge.measure,
        Charge.penalty,
        Demand.measure_kind,
    )
    .outerjoin(Person, Person.entry_id == Entry.id)
    .outerjoin(Organisation, Organisation.entry_id == Entry.id)
    .outerjoin(Charge, Charge.entry_id == Entry.id)
    .outerjoin(Demand, Demand.entry_id == Entry.id)
    .order_by(Entry.id),
    "articles_to_index": select(LegalBasis.entry_id, LegalBasis.article).order_by(
        LegalBasis.entry_id, LegalBasis.position
    ),
    "paragraphs_to_index": select(Paragraph.provision_id, Paragraph.language, Paragraph.text).order_by(
        Paragraph.provision_id, Paragraph.language
    ),
    "notes_to_index": select(Claim.id, Claim.entry_id, Claim.note, Claim.source_title)
    .where(or_(Claim.note != literal_column("''"), Claim.source_title != literal_column("''")))
    .order_by(Claim.id),
}

_DECISION = (
    IdentityDecision.one,
    IdentityDecision.other,
    IdentityDecision.verdict,
    IdentityDecision.note,
    IdentityDecision.decided_at,
    IdentityDecision.decided_by,
)

_LEDGER: dict[str, Executable] = {
    "added_forms": select(
        NameForm.id,
        NameForm.entry_id,
        NameForm.language,
        NameForm.form,
        NameForm.orthography,
        NameForm.source,
        NameForm.recorded_at,
        NameForm.recorded_by,
    )
    .where(NameForm.entry_id == parameter("entry_id"), NameForm.origin == literal_column("'added'"))
    .order_by(NameForm.id),
    "delete_name_form": delete(NameForm).where(NameForm.id == parameter("form_id")),
    "decisions_on_pair": select(*_DECISION)
    .where(IdentityDecision.one == parameter("one"), IdentityDecision.other == parameter("other"))
    .order_by(IdentityDecision.decided_at, IdentityDecision.id),
    "decisions_on_entry": select(*_DECISION)
    .where(or_(IdentityDecision.one == parameter("ref"), IdentityDecision.other == parameter("ref")))
    .order_by(IdentityDecision.decided_at, IdentityDecision.id),
    "all_people": select(Entry.ref, Entry.title)
    .where(Entry.kind == literal_column("'person'"), Entry.withdrawn == literal_column("0"))
    .order_by(Entry.sort_key, Entry.id),
}

STATEMENTS: dict[str, Executable] = {**_BY_WORDS, **_BY_KEYS, **_FILLING, **_LEDGER}
