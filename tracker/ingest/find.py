"""Everything that is found in the provisions of a new text, in the order in which it is reviewed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tracker.ingest.charges import find_charges
from tracker.ingest.demands import find_demands
from tracker.ingest.organisations import find_organisations
from tracker.ingest.people import find_people
from tracker.ingest.stated import find_places, find_references
from tracker.ingest.values import Candidate, CandidateKind, Mention, shortened
from tracker.ingest.words import words_of
from tracker.plain import plain
from tracker.resolution.values import Provision, UnitKind

_DOUBTFUL = 0.7
_STATING = (UnitKind.RECITAL, UnitKind.PARAGRAPH)


def find_candidates(provisions: Sequence[Provision], languages: Sequence[str]) -> list[Candidate]:
    """People and organisations, charges, demands, places, dates and article references."""
    named = find_people(provisions, languages)
    named, organisations = _with_their_names(named, find_organisations(provisions, languages))
    stated = find_references(provisions)
    charges = [_with_stated(one, stated) for one in find_charges(provisions, languages, named)]
    said = [*charges, *find_demands(provisions, languages)]
    return [
        *_not_within(named, organisations),
        *_not_people(organisations, named),
        *said,
        *_find_statements(provisions, {mention.provision for one in said for mention in one.mentions}),
        *find_places(provisions, languages),
        *stated,
    ]


def _with_stated(charge: Candidate, stated: Sequence[Candidate]) -> Candidate:
    """A charge whose evidence names the dates and articles that stand in its words."""
    found = {}
    for kind, name in ((CandidateKind.DATE, "dates"), (CandidateKind.ARTICLE, "articles")):
        values = [one.title for one in stated if one.kind is kind and _holds_any(charge, one)]
        if values:
            found[name] = ", ".join(dict.fromkeys(values))
    told = "".join(f"; {name} there: {values}" for name, values in found.items())
    return replace(charge, evidence=charge.evidence + told)


def _holds_any(whole: Candidate, part: Candidate) -> bool:
    return any(
        ours.provision == theirs.provision
        and ours.language == theirs.language
        and ours.start <= theirs.start
        and theirs.end <= ours.end
        for ours in whole.mentions
        for theirs in part.mentions
    )


def _find_statements(provisions: Sequence[Provision], spoken_for: Collection[str]) -> list[Candidate]:
    """The recitals and paragraphs in which nothing else was found: what they say is accounted for as a statement."""
    found = []
    for row in provisions:
        if row.kind not in _STATING or row.key in spoken_for:
            continue
        mentions = tuple(Mention(row.key, tag, unit.text, 0) for tag, unit in row.units.items())
        evidence = f"no charge and no demand was found in {row.key}"
        proposed = {"statement_kind": "fact" if row.kind is UnitKind.RECITAL else "notes"}
        found.append(
            Candidate(CandidateKind.STATEMENT, shortened(mentions[0].quote), 0.6, evidence, mentions, proposed)
        )
    return found


def _with_their_names(
    named: Sequence[Candidate], organisations: Sequence[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """Names of which little is shown that stand behind a small word for a body ("the newspaper X") are that body's."""
    doubtful = {
        (mention.provision, mention.language, mention.end): number
        for number, one in enumerate(named)
        if one.confidence <= _DOUBTFUL
        for mention in one.mentions
    }
    taken: set[int] = set()
    kept: list[Candidate] = []
    for one in organisations:
        numbers = {doubtful.get((m.provision, m.language, m.end)) for m in one.mentions}
        number = numbers.pop() if len(numbers) == 1 else None
        name = named[number] if number is not None else None
        if name is None or number is None or not all(_is_small_word_and(name, mention) for mention in one.mentions):
            kept.append(one)
        elif number not in taken:
            taken.add(number)
            kept.append(replace(one, title=name.title, mentions=name.mentions))
    return [one for number, one in enumerate(named) if number not in taken], kept


def _is_small_word_and(name: Candidate, mention: Mention) -> bool:
    """Whether the words of a body are a word with small letters and the name."""
    own = next(one for one in name.mentions if (one.provision, one.end) == (mention.provision, mention.end))
    return own.start > mention.start and mention.quote[: own.start - mention.start].strip().islower()


def _not_people(organisations: Sequence[Candidate], named: Sequence[Candidate]) -> list[Candidate]:
    """Without people behind a word for what they are: "unionist X", "minister X"."""
    people: dict[tuple[str, str], list[int]] = {}
    for one in named:
        if one.kind is CandidateKind.PERSON and one.confidence > _DOUBTFUL:
            for mention in one.mentions:
                people.setdefault((mention.provision, mention.language), []).append(mention.start)

    def is_person(mention: Mention) -> bool:
        starts = people.get((mention.provision, mention.language), ())
        before = [mention.quote[: start - mention.start] for start in starts if mention.start < start < mention.end]
        roles = words_of(mention.language).roles
        return any(roles.value_of(plain(words.split()[-1])) for words in before if words.strip())

    return [one for one in organisations if not all(map(is_person, one.mentions))]


def _not_within(named: Sequence[Candidate], organisations: Sequence[Candidate]) -> list[Candidate]:
    """Without names that are the names of organisations, and those that stand in such a one wherever they stand and
    have little else to show.
    """
    names = {(m.provision, m.language, m.start, m.end) for one in organisations for m in one.mentions}
    taken = {(provision, tag, at) for provision, tag, start, end in names for at in range(start, end)}

    def is_whole(one: Candidate) -> bool:
        return all((m.provision, m.language, m.start, m.end) in names for m in one.mentions)

    def is_part(one: Candidate) -> bool:
        return all((m.provision, m.language, m.start) in taken for m in one.mentions)

    return [one for one in named if not is_whole(one) and (one.confidence > _DOUBTFUL or not is_part(one))]
