"""A candidate of the review in words, for the screen and the plain mode: what was found, where, and who it may be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from tracker.ingest.review.items import FIELDS, LATER, NAMING, REJECT, Item
from tracker.ingest.values import CandidateKind, counted
from tracker.names import compare_prepared, prepare
from tracker.register.values import Words
from tracker.resolution.quotes import find_spans
from tracker.tui.safe import one_line, paragraph
from tracker.tui.widgets.document import Block
from tracker.tui.widgets.marked import Mark, marked

if TYPE_CHECKING:
    from tracker.ingest.review.accept import Applied
    from tracker.ingest.review.session import ReviewSession

_AROUND = 110
_LABELS = {"measure_type": "type", "measure_kind": "asks for", "statement_kind": "kind", "beneficiaries": "benefits"}
_MOST_SHOWN = 30
_MOST_COMPARED = 3_000
_ALIKE = 0.5


class Same(NamedTuple):
    """Who a candidate may be the same as: their ref, in words, and what is known of that."""

    ref: str
    text: str
    remark: str


class Whose(NamedTuple):
    """Somebody whose charge it may be: their ref, their name, whether they are said to be it, and where they stand."""

    ref: str
    name: str
    is_chosen: bool
    remark: str


def how_far(session: ReviewSession) -> str:
    """Which candidate it is, and how many are decided."""
    item, review = session.item, session.review
    of_kind = [one for one in review.items if one.kind is item.kind]
    return (
        f"{one_line(review.reference)}   {item.kind.value} {of_kind.index(item) + 1} of {len(of_kind)}   "
        f"{review.number_decided} of {len(review.items)} decided"
    )


def blocks_of(session: ReviewSession, item: Item) -> list[Block]:
    """Why it is thought to be one, its facts, and every place with the words around it."""
    facts = [
        (name, names_of(session, item.facts[name]) if name in NAMING else item.facts[name])
        for name in FIELDS[item.kind][1:]
        if item.facts[name]
    ]
    blocks = [
        Block(Content(one_line(f"{item.confidence:.2f}: {item.evidence}")), "why"),
        *(Block(Content(one_line(value)), _LABELS.get(name, name)) for name, value in facts),
    ]
    if item.known_as:
        name = session.titles.get(item.known_as, "")
        blocks.append(Block(Content.styled(one_line(f"{name}  {item.known_as}".strip()), "$accent bold"), "known as"))
        if item.known_from:
            blocks.append(Block(Content(f"raised before in {one_line(item.known_from)}"), ""))
    for key, naming in item.mentions[:_MOST_SHOWN]:
        for place, (language, words) in enumerate(naming.items()):
            text = session.text(key, language)
            label = key if place == 0 else ""
            case = session.case(key, language, words)
            shown = Content.assemble(
                (f"{language} ", "$quiet"), _in_context(text, words), (f"  {case}" if case else "", "$quiet")
            )
            blocks.append(Block(shown, label, gap=place == 0))
    if len(item.mentions) > _MOST_SHOWN:
        blocks.append(Block(Content(f"and {len(item.mentions) - _MOST_SHOWN} more places"), ""))
    return blocks


def names_of(session: ReviewSession, refs: str) -> str:
    """The names behind refs, for who reads them; one that was rejected is said to be it, as it is left out."""
    own = {item.facts["ref"]: item for item in session.review.items}
    told = []
    for ref in refs.split():
        item = own.get(ref)
        name = item.title if item else session.titles.get(ref, ref)
        told.append(f"{name} (rejected)" if item and item.decision == REJECT else name)
    return ", ".join(told)


def whose_field(item: Item) -> str:
    """The field that names people, of the kinds that have one; "" of others."""
    return next((field for field in FIELDS[item.kind] if field in NAMING), "")


def whose_choices(session: ReviewSession) -> list[Whose]:
    """Whose charge it may be, or whom a demand may help: those named in the same place first, then all
    other people and organisations of the review that are not rejected.
    """
    item = session.item
    chosen = item.facts[whose_field(item)].split()
    places = {key for key, _ in item.mentions}
    found = []
    for other in session.review.items:
        if other.kind not in (CandidateKind.PERSON, CandidateKind.ORGANISATION) or other.decision == REJECT:
            continue
        near = [key for key, _ in other.mentions if key in places]
        ref = other.ref if other.is_same else other.known_as or other.facts["ref"]
        ref = next((one for one in (other.facts["ref"], ref) if one in chosen), ref)
        remark = f"named in {near[0]}" if near else other.kind.value
        rank = (not near, other.kind is CandidateKind.ORGANISATION)
        found.append((rank, Whose(ref, one_line(other.title, 60), ref in chosen, remark)))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def namesakes(session: ReviewSession) -> list[Same]:
    """Who it may be the same as: the one whom the program takes it for first, then candidates, then who is known; of
    these those first whose names sound alike.
    """
    item = session.item
    own = {other.facts["ref"] for other in session.review.items}
    found = []
    if item.known_as:
        before = f"raised in {item.known_from}" if item.known_from else item.known_as
        name = session.titles.get(item.known_as, item.known_as)
        found.append(Same(item.known_as, f"the same as {one_line(name)}", one_line(before)))
    found += [
        Same(other.facts["ref"], one_line(other.title, 60), other.decision or "open")
        for other in session.review.items
        if other.kind is item.kind and other is not item and other.facts["ref"] != item.known_as
    ]
    found += [
        Same(ref, one_line(title, 60), f"{ref}, known")
        for ref, title in session.titles.items()
        if ref.startswith(f"{item.kind.value}/") and ref != item.known_as and ref not in own
    ]
    return sorted(found, key=_likeness_to(item)) if len(found) <= _MOST_COMPARED else found


def _likeness_to(item: Item) -> Callable[[Same], float]:
    """How little a name sounds like that of `item`, in steps; the same for all that do not."""
    own = prepare(item.title)

    def unlike(same: Same) -> float:
        if same.ref == item.known_as:
            return -2.0
        score = compare_prepared(own, prepare(same.text), explain=False).score
        return -score if score >= _ALIKE else 0.0

    return unlike


def written_in_words(session: ReviewSession, applied: Applied) -> str:
    """What was written into the register, what is open, and the command line that loads it."""
    told = ", ".join(counted(count, kind) for kind, count in applied.written.items()) or "nothing new"
    left = sum(item.is_open for item in session.review.items)
    sentences = [f"Written to the register: {told}. {counted(left, 'candidate')} still open."]
    sentences += [paragraph(problem.message) for problem in applied.problems[:3]]
    return "\n".join([*sentences, f"$ tracker init --seeds {paragraph(str(session.folder.parent))}"])


def _in_context(text: str, words: Words) -> Content:
    """The words where they stand, with some of what surrounds them."""
    if words.quote is None:
        return Content.styled(one_line(words.absent), "$quiet")
    spans = find_spans(text, words.quote)
    place = (words.occurrence or 1) - 1
    if not 0 <= place < len(spans):
        return Content.styled(f"{one_line(words.quote)} (not found there)", "$status-grave")
    start, end = spans[place].start, spans[place].end
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return Content.assemble(
        before, marked(text[first:last], [Mark(start - first, end - first, "$accent bold", is_barred=True)]), after
    )


def decision_words(item: Item) -> str:
    """What was decided."""
    if item.is_same:
        return one_line(item.decision, 80)
    return {"accept": "accepted", REJECT: "rejected", LATER: "later", "": ""}[item.decision]


def decision_style(item: Item) -> str:
    """Its colour."""
    return "$quiet" if item.is_open or item.decision == REJECT else "$status-good"
