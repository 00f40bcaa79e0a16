"""Files to one document: each read, its language found, the versions lined up, and every problem of all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import DataRejected
from tracker.ingest.facts import DOCUMENT_NUMBER, UNKNOWN, read_facts
from tracker.ingest.find import find_candidates
from tracker.ingest.known import KnownNames, mark_known
from tracker.ingest.values import Candidate, Facts
from tracker.problems import Problem, Severity, has_errors
from tracker.resolution.align import align
from tracker.resolution.formulas import Detected, all_formulas, detect_language, is_amendment, is_institution
from tracker.resolution.parity import Finding, find_parity
from tracker.resolution.parse import parse_lines
from tracker.resolution.preamble import other_institution
from tracker.resolution.source import LARGEST, read_source
from tracker.resolution.values import ParsedVersion, Provision, UnitKind

_FEWEST_LINES = 4
_SEVERAL = "several_resolutions"
_LONGEST_UNIT = 2000
_SEVERAL_VISAS = 4
_FORMS = {"text": "txt", "web_page": "html", "akoma_ntoso": "xml"}


class TextsRejected(DataRejected):
    """The texts cannot be taken; `problems` holds why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        super().__init__(f"The texts have {errors} error{'s' if errors != 1 else ''}. Nothing was written.")


@dataclass(frozen=True, slots=True)
class Version:
    """One file: its bytes, its name in the seed folder, what was parsed, and what it says about itself."""

    data: bytes
    file: str
    parsed: ParsedVersion
    facts: Facts

    @property
    def sha256(self) -> str:
        """Of the file's bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """A resolution in its versions, lined up, with what was found in it."""

    reference: str
    adopted: str
    versions: tuple[Version, ...]
    provisions: tuple[Provision, ...]
    candidates: tuple[Candidate, ...]
    parity: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def read_document(
    paths: Sequence[Path], languages: Sequence[str] = (), reference: str = "", known: KnownNames | None = None
) -> Document:
    """Read the files as versions of one resolution. `languages` are given in the order of the files, or not at all;
    `known` are the names of earlier resolutions.

    Raises TextsRejected with all problems when a file is no resolution, breaks off, mixes languages, or is another
    resolution than the others.
    """
    problems: list[Problem] = []
    versions: list[Version] = []
    for index, path in enumerate(paths):
        version, found = _read_version(path, languages[index] if index < len(languages) else "")
        problems += found
        if version:
            versions.append(version)
    problems += _check_together(versions, reference)
    if has_errors(problems):
        raise TextsRejected(problems)
    versions.sort(key=lambda version: version.facts.stage not in ("adopted", "official_journal"))
    provisions, found = align([version.parsed for version in versions])
    tags = [version.parsed.language for version in versions]
    reference = reference or next((v.facts.reference for v in versions if v.facts.reference), "")
    candidates = mark_known(find_candidates(provisions, tags), known or {})
    return Document(
        reference=reference,
        adopted=next((v.facts.adopted for v in versions if v.facts.adopted), ""),
        versions=tuple(versions),
        provisions=provisions,
        candidates=tuple(candidates),
        parity=tuple(find_parity(provisions, tags)) if len(tags) > 1 else (),
        problems=(*problems, *found),
    )


def _read_version(path: Path, language: str) -> tuple[Version | None, list[Problem]]:
    def refuse(code: str, message: str, line: int = 0) -> tuple[None, list[Problem]]:
        return None, [Problem(Severity.ERROR, code, str(path), line, message)]

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return refuse("unreadable", f"The file cannot be read: {error.strerror}.")
    source, problems = read_source(data, str(path))
    if source is None:
        return None, problems
    detected = detect_language("\n".join(line.text for line in source.lines))
    if language and language not in all_formulas():
        return refuse("unknown_language", f"{language!r} is no official language of the Union. There are: {_tags()}.")
    if detected.other and not language:
        both = f"{detected.name} and {all_formulas()[detected.other].name}"
        message = f"The text mixes {both}. Give each version its own file."
        return refuse("mixed_languages", message)
    tag = language or (detected.language if detected.hits else source.language)
    if _lost_its_lines([line.text for line in source.lines if line.text]):
        return refuse("on_one_line", "The text has lost its line breaks, which part its units. Copy it with them.")
    if not tag:
        return refuse("no_language", _ask_what_it_is([line.text for line in source.lines]))
    other = other_institution(source.lines, tag)
    if other:
        message = f"The line before the first visa names another institution: {other[:80]!r}."
        return refuse("other_institution", f"{message} Only resolutions of the European Parliament are read.")
    parsed, found = parse_lines(source.lines, tag, str(path))
    problems += [one for one in found if one.code == _SEVERAL] or found
    if language and detected.is_sure and detected.language != language:
        message = f"The text is said to be in {all_formulas()[language].name} and reads like {detected.name}."
        problems.append(Problem(Severity.ERROR, "other_language", str(path), 0, message))
    problems += _check_whole(parsed, str(path))
    facts = read_facts(parsed, Detected(tag, detected.name, detected.hits, detected.is_sure))
    if facts.kind.endswith(UNKNOWN):
        message = f"Nothing says whether the text was adopted. Its stage was put down as {facts.stage!r}: confirm it."
        problems.append(Problem(Severity.WARNING, "stage_unsure", str(path), 0, message))
    return Version(data, f"{tag}.{_FORMS[source.form]}", parsed, facts), problems


def _ask_what_it_is(texts: Sequence[str]) -> str:
    """What to say about a text without any words of a resolution: an opening that was cut names its document."""
    named = next((found[0] for text in texts if (found := DOCUMENT_NUMBER.search(text))), "")
    asked = f" It names {named}: does it break off before the first visa?" if named else ""
    if any(is_amendment(text, "") for text in texts):
        asked = " It holds amendments."
    return f"No words of a resolution were found in any of the 24 languages. Is this one?{asked}"


def _lost_its_lines(texts: Sequence[str]) -> bool:
    """Whether the text is a few lines, or has a very long one, with the institution's and visas in their midst."""
    is_short = len(texts) < _FEWEST_LINES and not any(map(is_institution, texts))
    whole = " ".join(texts).casefold() if is_short else ""
    long = [text.casefold() for text in texts if len(text) > _LONGEST_UNIT]
    return any(
        f"{phrase}," in whole or any(f" {phrase}" in text and text.count(visa) >= _SEVERAL_VISAS for text in long)
        for known in all_formulas().values()
        for phrase in known.institution
        for visa in known.visa
    )


def _tags() -> str:
    return ", ".join(sorted(all_formulas()))


def _check_whole(parsed: ParsedVersion, file: str) -> list[Problem]:
    """Whether the text ends as a resolution ends; a cut one ends anywhere."""
    paragraphs = parsed.of_kind(UnitKind.PARAGRAPH)
    if not paragraphs or paragraphs[-1].text.endswith("."):
        return []
    message = f"The text breaks off in paragraph {paragraphs[-1].label}, which does not end with a full stop."
    return [Problem(Severity.ERROR, "breaks_off", file, paragraphs[-1].lines[-1], message)]


def _check_together(versions: Sequence[Version], reference: str) -> list[Problem]:
    problems = []
    seen: dict[str, str] = {}
    for version in versions:
        tag, file = version.parsed.language, version.parsed.file
        if tag in seen:
            name = all_formulas()[tag].name
            message = f"This and {seen[tag]} are both in {name}. A resolution has one version a language."
            problems.append(Problem(Severity.ERROR, "language_twice", file, 0, message))
        seen[tag] = file
        expected = reference or versions[0].facts.reference
        if version.facts.reference and expected and version.facts.reference != expected:
            message = f"This is {version.facts.reference}, not {expected}."
            problems.append(Problem(Severity.ERROR, "other_resolution", file, 0, message))
        elif not version.facts.reference and not reference:
            message = "No procedure reference was found in the title. Give it: --reference '2031/1000(RSP)'"
            problems.append(Problem(Severity.ERROR, "no_reference", file, 0, message))
    return problems
