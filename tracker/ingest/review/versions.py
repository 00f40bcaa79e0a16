"""A review that goes on when another version came: what was decided stays, and gets the words of the new version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.ingest.review.items import Item, Naming, Review
from tracker.ingest.values import CandidateKind

_EXACT = (CandidateKind.PERSON, CandidateKind.ORGANISATION)
_ORDER = list(CandidateKind)


def languages_of(review: Review) -> set[str]:
    """The versions that the candidates quote."""
    return {tag for item in review.items for _, naming in item.mentions for tag in naming}


def with_versions(decided: Review, fresh: Review) -> Review:
    """`decided` with the words that `fresh`, of the same text in more versions, has for its candidates.

    What only `fresh` has comes in undecided. A candidate that `fresh` does not have stays as it was.
    """
    taken: set[int] = set()
    items: list[Item] = []
    for item in decided.items:
        answers = [n for n, other in enumerate(fresh.items) if other.kind is item.kind and _is_one(item, other)]
        taken.update(answers)
        rows = [row for n in answers for row in fresh.items[n].mentions]
        items.append(replace(item, mentions=tuple(_widened(item, rows))) if rows else item)
    items += _fresh_ones(items, (item for n, item in enumerate(fresh.items) if n not in taken))
    return Review(decided.reference, tuple(sorted(items, key=lambda item: _ORDER.index(item.kind))), fresh.stated)


def _fresh_ones(items: Sequence[Item], others: Iterable[Item]) -> Iterator[Item]:
    """With ids and refs that none of `items` has."""
    numbers = Counter(item.kind for item in items)
    refs = {item.facts["ref"] for item in items}
    for item in others:
        numbers[item.kind] += 1
        ref, again = item.facts["ref"], 1
        while ref in refs:
            again += 1
            ref = f"{item.facts['ref']}-{again}"
        refs.add(ref)
        yield replace(item, id=f"{item.kind.value} {numbers[item.kind]}", facts={**item.facts, "ref": ref})


def _is_one(item: Item, other: Item) -> bool:
    return any(
        ours[0] == theirs[0] and _agree(item.kind, ours[1], theirs[1])
        for ours in item.mentions
        for theirs in other.mentions
    )


def _agree(kind: CandidateKind, ours: Naming, theirs: Naming) -> bool:
    """Whether two namings of one provision have the same words in a version; of a charge or the like, some of them."""
    for tag, words in ours.items():
        other = theirs.get(tag)
        if not words.quote or other is None or not other.quote:
            continue
        if (words.quote, words.occurrence or 1) == (other.quote, other.occurrence or 1):
            return True
        if kind not in _EXACT and (words.quote in other.quote or other.quote in words.quote):
            return True
    return False


def _widened(item: Item, rows: Sequence[tuple[str, Naming]]) -> Iterator[tuple[str, Naming]]:
    """The mentions of an item, each with the words of the versions that it lacks."""
    for key, naming in item.mentions:
        found = next((other for at, other in rows if at == key and _agree(item.kind, naming, other)), {})
        yield key, {**found, **naming}
