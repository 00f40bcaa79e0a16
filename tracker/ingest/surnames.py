"""The places where a text goes on with the last word of a name alone: "Mr Sadiqov" after "Ilgar Sadiqov"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.ingest.names_in_text import find_runs
from tracker.ingest.values import Candidate, CandidateKind, Mention

_LONGEST_TITLE = 3


def add_surnames(candidates: Sequence[Candidate], texts: Mapping[str, Mapping[str, str]]) -> list[Candidate]:
    """The candidates, people among them with the places that name them by their last word only.

    A last word that two people share names neither of them.
    """
    owners: dict[tuple[str, str], set[int]] = {}
    for number, candidate in enumerate(candidates):
        if candidate.kind is CandidateKind.PERSON:
            for mention in candidate.mentions:
                owners.setdefault((mention.language, mention.quote.split()[-1]), set()).add(number)
    taken = {
        (mention.provision, mention.language, offset)
        for candidate in candidates
        for mention in candidate.mentions
        for offset in range(mention.start, mention.end)
    }
    found: dict[int, list[Mention]] = {}
    for language, units in texts.items():
        for key, text in units.items():
            for word, start in _lone_words(text):
                persons = owners.get((language, word), set())
                if len(persons) == 1 and (key, language, start) not in taken:
                    found.setdefault(next(iter(persons)), []).append(Mention(key, language, word, start))
    return [
        replace(candidate, mentions=(*candidate.mentions, *found[number])) if number in found else candidate
        for number, candidate in enumerate(candidates)
    ]


def _lone_words(text: str) -> list[tuple[str, int]]:
    """Capitalised words with nothing but small letters, or one short title, before them."""
    return [
        (run.words[-1], run.starts[-1])
        for run in find_runs(text)
        if len(run.words) == 1 or (len(run.words) == 2 and len(run.words[0]) <= _LONGEST_TITLE)
    ]
