"""The clauses of a provision, those of the versions that say the same side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.resolution.formulas import all_formulas
from tracker.resolution.languages import find_language
from tracker.resolution.parity.clauses import pair_clauses, split_clauses
from tracker.resolution.parity.lengths import usual_lengths
from tracker.resolution.values import Provision

_SEGMENT = re.compile(r"[^,;:·–—]+(?:,(?=\d)[^,;:·–—]+)*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` of a provision's unit in one version."""

    start: int
    end: int
    words: str


def clauses_of(
    provisions: Sequence[Provision], languages: Sequence[str]
) -> Iterator[tuple[Provision, list[dict[str, Stretch]]]]:
    """Each provision with its clauses in order, each by language."""
    lengths = {row.key: {tag: len(unit.text) for tag, unit in row.units.items()} for row in provisions}
    usual = dict.fromkeys(languages, 1.0) | usual_lengths(lengths)
    for row in provisions:
        texts = {language: unit.text for language, unit in row.units.items()}
        clauses = {language: split_clauses(text, find_language(language)) for language, text in texts.items()}
        rows, extra = pair_clauses(texts, clauses, usual)
        found = [
            {tag: _clause(texts[tag], ours[0].start, ours[-1].end, tag) for tag, ours in having.items()}
            for _, having in rows
        ]
        found += [{tag: _clause(texts[tag], clause.start, clause.end, tag)} for tag, clause in extra]
        yield row, found


def segments(text: str, within: Stretch) -> list[Stretch]:
    """The parts of a clause between commas, dashes and colons."""
    found = _SEGMENT.finditer(text, within.start, within.end)
    return [_stretch(text, match.start(), match.end()) for match in found if match[0].strip()]


def _clause(text: str, start: int, end: int, language: str) -> Stretch:
    """Without the words that open a recital."""
    stretch = _stretch(text, start, end)
    known = all_formulas().get(language)
    words = stretch.words.casefold()
    openings = [phrase for phrase in (known.recital if known else ()) if phrase and words.startswith(f"{phrase} ")]
    if not openings or len(words) != len(stretch.words):
        return stretch
    return _stretch(text, stretch.start + max(map(len, openings)), stretch.start + len(words))


def _stretch(text: str, start: int, end: int) -> Stretch:
    """Without the white space and the mark at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(" ,;:·–—"))
    words = words.strip(" ,;:·–—.")
    return Stretch(start, start + len(words), words)
