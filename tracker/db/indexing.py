"""What is looked up instead of scanned: the keys of names, and the words of everything.

All of it is derived from other tables and can be made anew at any time. How a text becomes words is decided here,
for writing and for asking alike; how a name becomes keys is decided in `tracker.names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from tracker.db.connection import Connection
from tracker.plain import plain

if TYPE_CHECKING:
    from tracker.names import NameKeys

NAMES = "names"
"""The row of `derived` that says by which rules the keys were made."""

_PAGE = 20_000
_FIRST_APART = "\u3040"
_WORD = re.compile(r"[^\W_]+")
_COLUMNS = {"title": "title", "facts": "facts", "claim": "note", "paragraph": "body"}


def tokens_of(text: str) -> list[str]:
    """The words of a text in plain letters; Chinese characters and kana one by one."""
    folded = plain(text)
    is_whole = folded.isascii() or max(folded) < _FIRST_APART
    return (_WORD if is_whole else _apart()).findall(folded)


@cache
def _apart() -> re.Pattern[str]:
    """Words, and characters that are words of their own. It takes longer to compile than a search takes."""
    return re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")


def fold_words(text: str) -> str:
    """The words of a text in plain letters, as one text: what is stored, and what equal spellings have in common."""
    return " ".join(tokens_of(text))


def fill_search(connection: Connection) -> None:
    """Make all keys and the word index anew, inside the caller's transaction."""
    _fill_names(connection)
    connection.run("clear_search_document")
    connection.run_many("insert_search_document", _documents(connection))
    connection.run("rebuild_search_index")
    connection.run("keep_all_words")
    for index in ("name_index", "search_index", "entry_index"):
        connection.run(f"merge_{index}")  # what was written in parts is looked up in each of them


def index_form(connection: Connection, form_id: int, form: str, orthography: str) -> None:
    """Make one form findable that was added after the build."""
    keys, folded = _keys(form, orthography), fold_words(form)
    _set_folded(connection, [(form_id, folded, keys)])
    connection.run("index_name", id=form_id, folded=folded)
    for (table, column), values in zip(_KEY_TABLES, _values(keys), strict=True):
        connection.run_many(f"insert_{table}", [{column: value, "form_id": form_id} for value in values])
    new = [token for token in _tokens(keys) if connection.row("token_is_known", token=token) is None]
    connection.run_many("insert_token_neighbour", _neighbours(new))
    connection.run("keep_words_of_form", form_id=form_id)


def forget_form(connection: Connection, form_id: int, form: str, orthography: str) -> None:
    """Take the keys and words of a form out again, before the form itself is deleted."""
    for (table, column), values in zip(_KEY_TABLES, _values(_keys(form, orthography)), strict=True):
        connection.run_many(f"delete_{table}", [{column: value, "form_id": form_id} for value in values])
    connection.run("unindex_name", id=form_id, folded=fold_words(form))
    connection.run("keep_words_but_one", form_id=form_id)


def index_note(connection: Connection, claim_id: int, entry_id: int, note: str, source: str) -> None:
    """Make what somebody wrote in a claim findable."""
    document = document_of_note(claim_id, entry_id, note, source)
    if document:
        _index(connection, document)


def document_of_note(claim_id: int, entry_id: int, note: str, source: str) -> dict[str, Any] | None:
    """What is kept of what somebody wrote in a claim, so that it is found; None when there is nothing."""
    shown = note_of(note, source)
    return _document("claim", claim_id, shown, entry_id=entry_id, shown=shown) if shown else None


def index_entry(connection: Connection, entry_id: int, title: str, facts: str) -> None:
    """Make an entry findable that was added after the build: by its title, and by what else is said of it."""
    _index(connection, _document("title", entry_id, title, entry_id=entry_id))
    if facts:
        shown = f"{title}; {facts}"
        _index(connection, _document("facts", entry_id, shown, entry_id=entry_id, shown=shown))
    connection.run("keep_words", entry_id=entry_id)


def index_paragraph(connection: Connection, provision_id: int, language: str, text: str) -> None:
    """Make a paragraph findable that was added after the build."""
    _index(connection, _document("paragraph", provision_id, text, language=language))


def _index(connection: Connection, document: dict[str, Any]) -> None:
    document_id = connection.run("insert_search_document", **document)
    texts = {column: document[column] for column in _COLUMNS.values()}
    connection.run("index_document", id=document_id, **texts)


def note_of(note: str, source: str) -> str:
    """The words of a claim: its note, and who says so."""
    return " – ".join(part for part in (note, source) if part)


def _fill_names(connection: Connection) -> None:
    from tracker.names import FOLD_VERSION

    for name in ("name_key", "name_skeleton", "name_token", "token_neighbour"):
        connection.run(f"clear_{name}")
    after, known = 0, set[str]()
    while rows := connection.rows("forms_to_index", after=after, limit=_PAGE):
        after = rows[-1][0]
        keyed = [
            (form_id, fold_words(form), _keys(form, orthography) if is_compared else None)
            for form_id, form, orthography, is_compared in rows
        ]
        _set_folded(connection, keyed)
        compared = [(form_id, keys) for form_id, _, keys in keyed if keys]
        for place, (table, column) in enumerate(_KEY_TABLES):
            pairs = sorted({(value, form_id) for form_id, keys in compared for value in _values(keys)[place]})
            connection.run_many(f"insert_{table}", ({column: value, "form_id": form_id} for value, form_id in pairs))
        new = {token for _, keys in compared for token in _tokens(keys)} - known
        known |= new
        connection.run_many("insert_token_neighbour", _neighbours(new))
    connection.run("rebuild_name_index")
    connection.run("delete_derived", what=NAMES)
    connection.run("insert_derived", what=NAMES, version=str(FOLD_VERSION))


_KEY_TABLES = (("name_key", "key"), ("name_skeleton", "skeleton"), ("name_token", "token"))


def _keys(form: str, orthography: str) -> NameKeys:
    from tracker.names import name_keys

    return name_keys(form, orthography or None)


def _values(keys: NameKeys) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return keys.keys, keys.skeletons, _tokens(keys)


def _set_folded(connection: Connection, forms: Iterable[tuple[int, str, NameKeys | None]]) -> None:
    rows = [
        {"form_id": form_id, "new_folded": folded, "new_fold_key": keys.keys[0] if keys and keys.keys else ""}
        for form_id, folded, keys in forms
    ]
    connection.run_many("set_folded", rows)


def _tokens(keys: NameKeys) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(keys.tokens)))


def _neighbours(tokens: Iterable[str]) -> list[dict[str, str]]:
    from tracker.names import deletions

    pairs = sorted((neighbour, token) for token in tokens for neighbour in set(deletions(token)))
    return [{"neighbour": neighbour, "token": token} for neighbour, token in pairs]


def _documents(connection: Connection) -> Iterator[dict[str, Any]]:
    for entry_id, title in connection.stream("titles_to_index"):
        yield _document("title", entry_id, title, entry_id=entry_id)
    articles: dict[int, list[str]] = {}
    for entry_id, article in connection.stream("articles_to_index"):
        articles.setdefault(entry_id, []).append(article)
    for entry_id, title, *facts in connection.stream("facts_to_index"):
        shown = "; ".join(filter(None, (title, *facts, *articles.get(entry_id, ()))))
        if shown != title:
            yield _document("facts", entry_id, shown, entry_id=entry_id, shown=shown)
    for claim_id, entry_id, note, source in connection.stream("notes_to_index"):
        shown = note_of(note, source)
        yield _document("claim", claim_id, shown, entry_id=entry_id, shown=shown)
    for provision_id, language, words in connection.stream("paragraphs_to_index"):
        yield _document("paragraph", provision_id, words, language=language)


def _document(
    source: str,
    source_id: int,
    words: str,
    *,
    language: str = "",
    entry_id: int | None = None,
    shown: str | None = None,
) -> dict[str, Any]:
    column = _COLUMNS[source]
    texts = dict.fromkeys(_COLUMNS.values()) | {column: fold_words(words)}
    return {
        "id": None,
        "source": source,
        "source_id": source_id,
        "language": language,
        "entry_id": entry_id,
        "shown": shown,
        **texts,
    }
