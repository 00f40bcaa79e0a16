"""The grammatical cases of the names in a review, worked out anew from its mentions.

They are shown beside the names, and written with who is accepted.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.ingest.cases import find_cases
from tracker.ingest.review.items import REJECT, Review
from tracker.ingest.values import CandidateKind
from tracker.register.values import Resolution, Words
from tracker.resolution.quotes import find_spans

Printed = tuple[str, str, str, int]
"""A printed form: the provision, the language, the words, and which of them in the text."""


def printed(key: str, language: str, words: Words) -> Printed:
    """How the words of a mention are looked up."""
    return key, language, words.quote or "", words.occurrence or 1


def cases_of(review: Review, resolution: Resolution) -> Mapping[Printed, str]:
    """The case of every form of a person's name of which it can be told."""
    names: dict[tuple[str, str], dict[tuple[int, int, str], Printed]] = {}
    forms: dict[str, dict[tuple[str, str], None]] = {}
    for item in review.items:
        if item.kind is not CandidateKind.PERSON or item.decision == REJECT:
            continue
        for key, naming in item.mentions:
            for tag, words in naming.items():
                unit = resolution.unit(key, tag)
                spans = find_spans(unit.text, words.quote) if unit and words.quote else []
                place = (words.occurrence or 1) - 1
                if words.quote and 0 <= place < len(spans):
                    at = spans[place].start, spans[place].end, item.ref
                    names.setdefault((key, tag), {})[at] = printed(key, tag, words)
                    forms.setdefault(item.ref, {})[tag, words.quote] = None
    found: dict[Printed, str] = {}
    for (key, tag), places in names.items():
        unit = resolution.unit(key, tag)
        cases = find_cases(unit.text if unit else "", tag, sorted(places), forms)
        found |= {form: cases[at[0], at[1]] for at, form in places.items() if (at[0], at[1]) in cases}
    return found
