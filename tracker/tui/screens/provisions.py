"""A resolution as rows for the reading room: texts, what is marked in them, a margin that says what each yielded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from textual.content import Content

from tracker.plain import plain, plain_with_offsets
from tracker.tui import looks
from tracker.tui.reads import ReadProvision
from tracker.tui.safe import one_line
from tracker.tui.screens.choose import Choice
from tracker.tui.screens.citations import LACKS, printed_label
from tracker.tui.widgets.marked import Mark
from tracker.tui.widgets.parallel_text import Passage, Provision

_STYLES = {
    "person": "underline",
    "organisation": "underline",
    "charge": "on $tint",
    "demand": "on $tint",
    "difference": "italic $status-partial",
}
_ORDER = ("person", "organisation", "charge", "demand", "statement")
_NAMED_AT_MOST = 6


def readable(found: ReadProvision, words: Sequence[str], *, with_marks: bool) -> Provision:
    """A provision with its marks, the searched words among them, and the notes of its margin."""
    passages = []
    for version in found.text.versions:
        marks: list[Mark] = []
        if with_marks:
            marks = [
                Mark(cited.start, cited.end, _STYLES[cited.kind])
                for cited in found.cited_by
                if cited.language == version.language
                and cited.kind in _STYLES
                and cited.start is not None
                and cited.end is not None
            ]
        marks += _hits(version.text or "", words)
        absent = LACKS if version.text is None else ""
        passages.append(
            Passage(version.language, printed_label(found.text.kind, version.label), version.text, tuple(marks), absent)
        )
    heading = Content.styled(one_line(found.text.key), "$accent bold")
    return Provision(found.text.key, heading, tuple(passages), tuple(_notes(found)) if with_marks else ())


def holds(found: ReadProvision, words: Sequence[str]) -> bool:
    """Whether a version of the provision holds all the words."""
    return any(version.text and _places(version.text, words) for version in found.text.versions)


def choices(found: ReadProvision) -> list[Choice]:
    """Everything that the provision cites, to open one."""
    listed = [
        Choice(ref, _choice(f"≠ {looks.words(severity)}", title, None))
        for _, ref, title, _, severity in found.differences
    ]
    entries = {cited.ref: cited for cited in found.cited_by}
    for kind in _ORDER:
        listed += [
            Choice(ref, _choice(kind, cited.title, cited.status))
            for ref, cited in entries.items()
            if cited.kind == kind
        ]
    return listed


def _choice(kind: str, title: str, status: str | None) -> Content:
    shape = looks.shape(status) if status else Content(" ")
    return Content.assemble((f"{kind:<13} ", "$quiet"), shape, " ", one_line(title, 160))


def _notes(found: ReadProvision) -> list[Content]:
    notes = [
        Content.assemble(
            (f"≠ {looks.words(kind)}", "$status-partial bold"), (f" {one_line(title, 160)}", "$status-partial")
        )
        for _, _, title, kind, _ in found.differences
    ]
    by_kind: dict[str, dict[str, str]] = {}
    for cited in found.cited_by:
        by_kind.setdefault(cited.kind, {})[cited.ref] = cited.title
    for kind in _ORDER:
        titles = list(by_kind.get(kind, {}).values())
        if titles and kind in ("person", "organisation"):
            more = f" +{len(titles) - _NAMED_AT_MOST}" if len(titles) > _NAMED_AT_MOST else ""
            names = ", ".join(one_line(title, 60) for title in titles[:_NAMED_AT_MOST])
            notes.append(Content.styled(f"{names}{more}", "$quiet"))
        elif titles:
            notes += [Content.styled(f"{kind}: {one_line(title, 100)}", "$quiet") for title in titles]
    return notes


def _hits(text: str, words: Sequence[str]) -> list[Mark]:
    return [Mark(start, end, "$mark-text on $mark bold", is_barred=True) for start, end in _places(text, words)]


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Every place of each word, without regard to case and marks; none where one of them is missing."""
    if not words or not text:
        return []
    folded, offsets = _folded(text)
    places = []
    for word in words:
        at = folded.find(word)
        if at < 0:
            return []
        while at >= 0:
            places.append((offsets[at], offsets[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    return sorted(set(places))


@lru_cache(maxsize=2048)
def _folded(text: str) -> tuple[str, list[int]]:
    return plain_with_offsets(text)


def words_of(text: str) -> list[str]:
    """What somebody typed, as words to search for."""
    return plain(text).split()
