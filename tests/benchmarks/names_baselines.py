"""Finding people against simpler ways to do it, in one table: who stands first, and who is accepted as certain.

Run: python -m tests.benchmarks.names_baselines. Every method knows every printed form of every person. Accepted
means: for this program, what `get_entry` takes; for a score, what is above the lowest threshold at which at most one of
the fifty people outside the register is taken for somebody in it. The OpenSanctions matcher is asked when nomenklatura
is installed; one in `STEP` queries goes to it.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from tests.names.recall import convention_forms, outsiders, slips, without_marks
from tests.names.spellings import SPELLINGS
from tracker.build import build_database
from tracker.config import seeds_folder
from tracker.db.connection import Connection, open_database
from tracker.errors import TrackerError
from tracker.plain import plain
from tracker.queries.refs import get_entry
from tracker.queries.search import search

STEP = 4

Query = tuple[str, str, str]
"""What kind it is, the ref it means (empty: nobody), what is typed."""
Answer = tuple[str, float]
"""The ref that a method puts first, with its score."""


class Method(NamedTuple):
    """A way to find people: what it puts first, and what it accepts when that is not a matter of a threshold."""

    name: str
    first: Callable[[str], Answer]
    accepted: Callable[[str], str] | None = None
    is_slow: bool = False


def queries(forms: list[tuple[str, str]]) -> list[Query]:
    """Everything that is asked, the same for all methods."""
    asked = [("without marks, lower case", ref, without_marks(form).lower()) for ref, form in forms]
    asked += [("order swapped", ref, " ".join(reversed(form.split()))) for ref, form in forms]
    asked += [("one letter wrong", ref, damaged) for ref, form in forms for _, damaged in slips(form)]
    for query in convention_forms():
        is_cyrillic = any("Ѐ" <= letter <= "ӿ" for letter in query.form)
        kind = "Cyrillic" if is_cyrillic else "other Latin conventions"
        asked.append((kind, f"person/{query.person}", query.form))
    asked += [("written by hand", f"person/{person}", form) for person, form, _ in SPELLINGS]
    return asked + [("nobody in the register", "", query.form) for query in outsiders()]


def methods(connection: Connection, forms: list[tuple[str, str]]) -> Iterator[Method]:
    """The methods, the simplest first."""
    yield Method("exact", _by_score(forms, str, lambda asked, form: float(asked == form)))
    yield Method("ASCII-folded, sorted", _by_score(forms, _sorted_plain, lambda asked, form: float(asked == form)))
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio, fuzz.WRatio):
        yield Method(f"rapidfuzz {scorer.__name__}, folded", _by_score(forms, plain, scorer))
    if find_spec("nomenklatura"):
        for name in ("name-based", "logic-v2"):
            yield Method(f"OpenSanctions {name}", _by_score(forms, _entity, _matcher(name)), is_slow=True)
    yield Method("this program", _searched(connection), _taken(connection))


def table(path: str) -> Iterator[str]:
    """The lines of the table."""
    with open_database(path) as connection:
        rows = connection.raw.execute(
            "SELECT DISTINCT ref, form FROM name_form JOIN entry ON entry.id = entry_id WHERE kind = 'person'"
        )
        forms = [(str(ref), str(form)) for ref, form in rows]
        asked = queries(forms)
        kinds = list(dict.fromkeys(kind for kind, _, _ in asked))
        yield f"{'recall at one, %':28}" + "".join(f"{kind[:16]:>18}" for kind in kinds[:-1]) + f"{'all':>8}"
        accepted = []
        for method in methods(connection, forms):
            chosen = asked[::STEP] + [query for query in asked if not query[1]] if method.is_slow else asked
            line, summary = _row(method, chosen, kinds)
            accepted.append(summary)
            yield line
        yield ""
        heads = ("precision %", "recall %", "outsiders", "threshold", "ms/query")
        yield f"{'accepted as certain':28}" + "".join(f"{head:>12}" for head in heads)
        yield from accepted


def _row(method: Method, asked: list[Query], kinds: list[str]) -> tuple[str, str]:
    started = time.thread_time()
    answers = [method.first(typed) for _, _, typed in asked]
    spent = 1000 * (time.thread_time() - started) / len(asked)
    known = [
        (kind, ref == answer[0] and answer[1] > 0) for (kind, ref, _), answer in zip(asked, answers, strict=True) if ref
    ]
    line = f"{method.name:28}"
    for kind in [*kinds[:-1], "all"]:
        hits = [is_right for other, is_right in known if kind in (other, "all")]
        line += f"{100 * sum(hits) / len(hits):{8 if kind == 'all' else 18}.1f}"
    threshold = None
    if method.accepted:
        taken = [method.accepted(typed) for _, _, typed in asked]
    else:
        outside = sorted(
            (answer[1] for (_, ref, _), answer in zip(asked, answers, strict=True) if not ref), reverse=True
        )
        threshold = outside[1] + 1e-9
        taken = [ref if score >= threshold else "" for ref, score in answers]
    pairs = [(ref, other) for (_, ref, _), other in zip(asked, taken, strict=True)]
    right = sum(bool(ref) and ref == other for ref, other in pairs)
    given = sum(bool(other) for _, other in pairs)
    strangers = sum(bool(other) for ref, other in pairs if not ref)
    numbers = f"{100 * right / max(1, given):12.1f}{100 * right / len(known):12.1f}{strangers:12}"
    return line, f"{method.name:28}{numbers}{f'{threshold:12.3f}' if threshold else ' ' * 12}{spent:12.2f}"


def _by_score(
    forms: list[tuple[str, str]], prepare: Callable[[str], Any], score: Callable[[Any, Any], float]
) -> Callable[[str], Answer]:
    known = [(ref, prepare(form)) for ref, form in forms]

    def first(typed: str) -> Answer:
        asked = prepare(typed)
        return max(((ref, score(asked, form)) for ref, form in known), key=lambda answer: answer[1])

    return first


def _searched(connection: Connection) -> Callable[[str], Answer]:
    def first(typed: str) -> Answer:
        hits = search(connection, typed, limit=1)
        return (hits[0].where, hits[0].score) if hits else ("", 0.0)

    return first


def _taken(connection: Connection) -> Callable[[str], str]:
    def accepted(typed: str) -> str:
        try:
            return get_entry(connection, typed).ref
        except TrackerError:
            return ""

    return accepted


def _sorted_plain(form: str) -> str:
    return " ".join(sorted(plain(form).split()))


def _entity(form: str) -> Any:
    entity = import_module("followthemoney").model.make_entity("Person")
    entity.id = form
    entity.add("name", form)
    return entity


def _matcher(name: str) -> Callable[[Any, Any], float]:
    algorithm = import_module("nomenklatura.matching").get_algorithm(name)
    config = algorithm.default_config()
    return lambda asked, form: float(algorithm.compare(asked, form, config).score)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "names.sqlite")
        build_database(path, Path(seeds_folder()))
        for line in table(path):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
