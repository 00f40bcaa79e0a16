"""Accepted candidates to entries of the register, in the files of the resolution's seed folder.

What stands in those files already is never changed: entries are added at their end, and only when the whole folder,
with them, loads and is proved against its texts.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import DataRejected, InvalidInput, shown
from tracker.ingest.review.casing import Printed, cases_of, printed
from tracker.ingest.review.items import ACCEPT, FIELDS, NAMING, Item, Naming, Review
from tracker.ingest.review.together import finish_replacing, read_if_there, replace_together
from tracker.ingest.toml_text import listed, quoted, words_value
from tracker.ingest.values import CandidateKind
from tracker.problems import Problem, Severity, has_errors
from tracker.register.coverage import find_coverage
from tracker.register.load import load_register
from tracker.register.values import Register, Resolution, Words
from tracker.register.verify import verify_register
from tracker.resolution.quotes import find_spans

_FILES = {
    CandidateKind.PERSON: "people.toml",
    CandidateKind.ORGANISATION: "organisations.toml",
    CandidateKind.CHARGE: "charges.toml",
    CandidateKind.DEMAND: "demands.toml",
    CandidateKind.STATEMENT: "statements.toml",
}
REGISTER_FILES = tuple(_FILES.values())
"""The files that accepted candidates are written to."""

_SUPPORTS = {CandidateKind.CHARGE: "measure", CandidateKind.DEMAND: "demand"}
_MOST_NAMED = 8
_KEYS = {"statement_kind": "kind"}
_ABSENT = "No words for it were found in this version."


class ReviewRejected(DataRejected):
    """The decisions cannot be carried out; `problems` holds why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        super().__init__(f"The decisions have {errors} error{'s' if errors != 1 else ''}. Nothing was written.")


@dataclass(frozen=True, slots=True)
class Applied:
    """What was written: entries by kind, refs that the register had already, the files, and what to look at."""

    written: dict[str, int]
    already: tuple[str, ...]
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def load_proved(folder: Path) -> Register:
    """The register of a seed folder. Raises ReviewRejected with its problems, InvalidInput where there is none."""
    if not (folder / "resolution.toml").is_file():
        where = shown(str(folder), quoted=False)
        raise InvalidInput(f"{where} is no seed folder: it has no resolution.toml. See: tracker ingest FILE -o FOLDER")
    finish_replacing(folder)
    register, problems = load_register(folder)
    problems += verify_register(register) if register else []
    if register is None or has_errors(problems):
        raise ReviewRejected(problems)
    return register


def apply_review(folder: Path, review: Review, file: str, titles: Mapping[str, str] | None = None) -> Applied:
    """Write the entries that `review` accepts into `folder`. `file` is what problems call the review.

    `titles` are the names of known entries by ref, for candidates that are the same as one of them. Raises
    ReviewRejected with every problem, InvalidInput where the folder cannot be written; nothing is written then.
    """
    register = load_proved(folder)
    known = {entry.ref: entry.title for entry in register.entries}
    problems = list(_check_quotes(review, register.resolution, file))
    problems += _check_known(review, {ref: title for ref, title in (titles or {}).items() if ref not in known}, file)
    if has_errors(problems):
        raise ReviewRejected(problems)
    merged = _merged(review, {**(titles or {}), **known})
    already = tuple(ref for ref, _ in merged if ref in known)
    fresh = [(ref, items) for ref, items in merged if ref not in known]
    entries = {*known, *(ref for ref, _ in fresh)}
    real = {item.facts["ref"]: item.ref for item in review.items if item.is_taken}
    texts: dict[CandidateKind, list[str]] = {}
    cases = cases_of(review, register.resolution)
    for ref, items in fresh:
        lines, notes = _entry(ref, items, register.resolution, entries, real, titles or {}, cases, file)
        texts.setdefault(items[0].kind, []).append(lines)
        problems += notes
    files, after = _write(folder, {_FILES[kind]: "".join(found) for kind, found in texts.items()})
    problems += _not_covered(after or register, file)
    return Applied({kind.value: len(found) for kind, found in texts.items()}, already, files, tuple(problems))


def _check_quotes(review: Review, resolution: Resolution, file: str) -> Iterator[Problem]:
    keys = {provision.key: provision for provision in resolution.provisions}
    for item in review.items:
        if not item.is_taken:
            continue
        if not item.mentions:
            yield _error(file, item, "no_citation", f"{item.id} cites nothing: give it a [[candidate.mention]].")
        for key, naming in item.mentions:
            if key not in keys:
                yield _error(file, item, "unknown_provision", f"{item.id}: the resolution has no provision {key!r}.")
                continue
            for tag, words in naming.items():
                unit = keys[key].units.get(tag)
                if words.quote is None:
                    continue
                spans = find_spans(unit.text, words.quote) if unit and words.quote else []
                if not 1 <= (words.occurrence or 1) <= len(spans):
                    message = f"{item.id}: {shown(words.quote)} does not stand in {key} ({tag}) so often."
                    yield _error(file, item, "quote_not_found", message)
                elif words.occurrence is None and len(spans) > 1:
                    message = f"{item.id}: {shown(words.quote)} stands {len(spans)} times in {key} ({tag}): say which."
                    yield _error(file, item, "quote_ambiguous", message)


def _check_known(review: Review, elsewhere: Mapping[str, str], file: str) -> Iterator[Problem]:
    """Nobody is merged with somebody known in silence, nor made a second time: the ref of a known one is taken by
    "same as" alone, and who is like one is said to be somebody else.
    """
    for item in review.items:
        if item.decision == ACCEPT and item.known_as and item.known_as != item.ref:
            message = f'{item.id} is like {item.known_as}, who is known: say "same as {item.known_as}", or take '
            yield _error(file, item, "known_not_said", f"{message}the line known_as out if it is somebody else.")
        if item.decision == ACCEPT and item.ref in elsewhere:
            message = f'{item.ref} is {elsewhere[item.ref]}, who is known: say "same as {item.ref}" if {item.id} is '
            yield _error(file, item, "ref_is_known", f"{message}the same one, or give another ref.")


def _merged(review: Review, titles: Mapping[str, str]) -> list[tuple[str, list[Item]]]:
    """The accepted items by the ref of their entry, the one that gives its facts first."""
    by_ref: dict[str, list[Item]] = {}
    for item in review.items:
        if item.is_taken:
            by_ref.setdefault(item.ref, []).append(item)
    return [(ref, sorted(items, key=lambda item: item.is_same and ref not in titles)) for ref, items in by_ref.items()]


def _entry(  # noqa: PLR0917
    ref: str,
    items: Sequence[Item],
    resolution: Resolution,
    entries: set[str],
    real: Mapping[str, str],
    titles: Mapping[str, str],
    cases: Mapping[Printed, str],
    file: str,
) -> tuple[str, list[Problem]]:
    first = items[0]
    fields = FIELDS[first.kind]
    title = titles.get(ref, first.title) if first.is_same else first.title
    lines = ["", "", f"[[{first.kind.value}]]", f"ref = {quoted(ref)}", f"{fields[0]} = {quoted(title)}"]
    notes: list[Problem] = []
    for field in fields[2:]:
        value = first.facts[field]
        if field in NAMING:
            named = [real.get(one, one) for one in value.split()]
            kept = [one for one in dict.fromkeys(named) if one in entries]
            lines.append(f"{field} = {listed(kept)}")
            for one in sorted({*named} - {*kept}):
                message = f"{ref} names {one}, which is no entry; it was left out of its {field}."
                notes.append(Problem(Severity.WARNING, "left_out", file, first.line, message))
        elif field == "addressees":
            lines.append(f"addressees = [{', '.join(f'{{ kind = {quoted(kind)} }}' for kind in value.split())}]")
        elif value or field != "role":
            lines.append(f"{_KEYS.get(field, field)} = {quoted(value)}")
    if first.kind is CandidateKind.CHARGE:
        lines.append("favourable = false")
    citation = "mention" if first.kind in (CandidateKind.PERSON, CandidateKind.ORGANISATION) else "citation"
    for key, naming in _distinct(items, resolution):
        is_alone = first.kind is CandidateKind.STATEMENT
        lines += [*([] if is_alone else ["", f"[[{first.kind.value}.{citation}]]"]), f"in = {quoted(key)}"]
        if first.kind in _SUPPORTS:
            lines.append(f"supports = {quoted(_SUPPORTS[first.kind])}")
        lines += [f"{tag} = {words_value(words)}" for tag, words in naming.items()]
        told = {tag: case for tag, words in naming.items() if (case := cases.get(printed(key, tag, words)))}
        if told and first.kind is CandidateKind.PERSON:
            lines.append(f"case = {{ {', '.join(f'{tag} = {quoted(case)}' for tag, case in told.items())} }}")
    return "\n".join(lines) + "\n", notes


def _distinct(items: Sequence[Item], resolution: Resolution) -> Iterator[tuple[str, Naming]]:
    """The mentions of all items once, with a reason for each version of the provision that has no words."""
    seen: set[tuple[str, str, str | None, int | None]] = set()
    for item in items:
        for key, naming in item.mentions:
            places = {(key, tag, words.quote, words.occurrence) for tag, words in naming.items() if words.quote}
            if not places or places & seen:
                continue
            seen |= places
            whole: Naming = {}
            for version in resolution.versions:
                if resolution.unit(key, version.language):
                    whole[version.language] = naming.get(version.language, Words(None, None, _ABSENT))
            yield key, whole


def _not_covered(register: Register, file: str) -> list[Problem]:
    """A note that names the recitals and paragraphs of which the register says nothing yet."""
    keys = [row.provision for row in find_coverage(register) if not row.is_accounted_for]
    if not keys:
        return []
    named = ", ".join(keys[:_MOST_NAMED]) + (f" and {len(keys) - _MOST_NAMED} more" if len(keys) > _MOST_NAMED else "")
    return [Problem(Severity.NOTE, "not_covered", file, 0, f"Nothing is accepted yet of {named}.")]


def _write(folder: Path, additions: Mapping[str, str]) -> tuple[tuple[Path, ...], Register | None]:
    """Add to the files of `folder` what proves right in a copy of it; the register then.

    Raises ReviewRejected, InvalidInput.
    """
    if not additions:
        return (), None
    try:
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".review-") as scratch:
            copy = Path(scratch) / folder.name
            shutil.copytree(folder, copy)
            before = {name: read_if_there(copy / name) for name in _FILES.values() if name in additions}
            files = {name: _added(name, kept, additions[name]) for name, kept in before.items()}
            for name, data in files.items():
                (copy / name).write_bytes(data)
            register = load_proved(copy)
            replace_together(folder, files, before)
    except OSError as error:
        where = shown(str(folder), quoted=False)
        raise InvalidInput(f"{where} cannot be written: {error.strerror}. Nothing was written.") from error
    return tuple(folder / name for name in additions), register


def _added(name: str, kept: bytes | None, text: str) -> bytes:
    head = _HEADS[name].encode() if kept is None else kept.rstrip(b"\r\n") + b"\n"
    return head + text.encode("utf-8")


_HEADS = {
    "people.toml": "# Every natural person named in the text, and every mention in every version exactly as printed.\n",
    "organisations.toml": "# Every organisation and body named in the text, and every form of its name as printed.\n",
    "charges.toml": "# Every accusation, detention, sentence or other measure that the text states.\n",
    "statements.toml": "# What the recitals and paragraphs say that asks for nothing.\n",
    "demands.toml": "# Every action that the numbered paragraphs ask for, with whom it is asked of.\n",
}


def _error(file: str, item: Item, code: str, message: str) -> Problem:
    return Problem(Severity.ERROR, code, file, item.line, message)
