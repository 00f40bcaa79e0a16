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
from tracker.resolution.values import Provision, UnitKind

_DOUBTFUL = 0.7
_STATING = (UnitKind.RECITAL, UnitKind.PARAGRAPH)


def find_candidates(provisions: Sequence[Provision], languages: Sequence[str]) -> list[Candidate]:
    """People and organisations, charges, demands, places, dates and article references."""
    named = find_people(provisions, languages)
    organisations = find_organisations(provisions, languages)
    stated = find_references(provisions)
    charges = [_with_stated(one, stated) for one in find_charges(provisions, languages, named)]
    said = [*charges, *find_demands(provisions, languages)]
    return [
        *_not_within(named, organisations),
        *organisations,
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


def _not_within(named: Sequence[Candidate], organisations: Sequence[Candidate]) -> list[Candidate]:
    """Without names that stand in the name of an organisation wherever they stand, and have little else to show."""
    taken = {
        (mention.provision, mention.language, offset)
        for one in organisations
        for mention in one.mentions
        for offset in range(mention.start, mention.end)
    }
    return [
        one
        for one in named
        if one.confidence > _DOUBTFUL or not all((m.provision, m.language, m.start) in taken for m in one.mentions)
    ]
