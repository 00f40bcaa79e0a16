"""A review as it goes on: the decisions file of a seed folder, what was decided in it, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tracker.errors import InvalidInput, shown
from tracker.ingest.review.accept import Applied, ReviewRejected, apply_review, load_proved
from tracker.ingest.review.casing import Printed, cases_of, printed
from tracker.ingest.review.file import FILE, fact_problems, read_review, write_review
from tracker.ingest.review.items import ACCEPT, LATER, REJECT, SAME_AS, Item, Review
from tracker.problems import Problem, has_errors
from tracker.register.values import Resolution, Words

_MOST_PROBLEMS = 5


class ReviewSession:
    """What is being reviewed; every decision is in the file when the method returns.

    `titles` are the names of known entries by ref. Raises InvalidInput where the folder or its file cannot be used.
    """

    def __init__(self, folder: Path, titles: Mapping[str, str]) -> None:
        self.folder = folder
        self.path = folder / FILE
        self.titles = dict(titles)
        self._undo: list[tuple[int, Review]] = []
        self._cases: Mapping[Printed, str] = {}
        self._cases_of: Review | None = None
        register = load_proved(folder)
        self.resolution: Resolution = register.resolution
        self.registered = {entry.ref for entry in register.entries}
        if not self.path.exists():
            raise InvalidInput(f"{shown(str(self.path), quoted=False)} is not there: nothing waits to be reviewed.")
        self.review = self._read()
        self.place = self.review.next_open() or 0
        if not self.review.items:
            raise InvalidInput(f"{shown(str(self.path), quoted=False)} holds no candidates.")

    def _read(self) -> Review:
        self._seen = self._stamp()
        review, problems = read_review(self.path)
        if has_errors(problems):
            raise InvalidInput(f"The decisions file has to be put right first:\n{_told(problems)}")
        return review

    def _stamp(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_mtime_ns, found.st_size

    @property
    def item(self) -> Item:
        """The one that is shown."""
        return self.review.items[self.place]

    @property
    def is_done(self) -> bool:
        """Whether everything is decided."""
        return self.review.number_decided == len(self.review.items)

    def case(self, key: str, language: str, words: Words) -> str:
        """The grammatical case of a printed name, as it will be written; "" where it cannot be told."""
        if self._cases_of is not self.review:
            self._cases, self._cases_of = cases_of(self.review, self.resolution), self.review
        return self._cases.get(printed(key, language, words), "")

    def text(self, key: str, language: str) -> str:
        """A provision's text in a version; "" where there is none."""
        unit = self.resolution.unit(key, language)
        return unit.text if unit else ""

    def move(self, step: int) -> None:
        """To the next or previous one."""
        self.place = (self.place + step) % len(self.review.items)

    @property
    def is_written(self) -> bool:
        """Whether the entry that the shown one was, or would be, stands in the register."""
        return self.item.ref in self.registered

    # decisions

    def accept(self) -> None:
        """Make it an entry, of somebody else than whoever it was taken for. Raises InvalidInput where its facts are not
        enough, or its ref means somebody else.
        """
        item = self.item.decided(ACCEPT)
        self._require(item)
        if not item.known_as:
            self._decide(item)
        else:
            self._decide(item.not_known(), self.review.with_ref(item.known_as, item.facts["ref"]))

    def reject(self) -> None:
        """It is none."""
        self._decide(self.item.decided(REJECT))

    def reject_rest(self) -> None:
        """None of the open ones of this kind is any, the one that is shown included."""
        items = tuple(
            one.decided(REJECT) if one.kind is self.item.kind and one.is_open else one for one in self.review.items
        )
        self._decide(self.item.decided(REJECT), replace(self.review, items=items))

    def later(self) -> None:
        """Ask again when all others are decided."""
        self._decide(self.item.decided(LATER))

    def same_as(self, ref: str) -> None:
        """It is somebody known, or another candidate, which is accepted with it."""
        same = self.item.decided(f"{SAME_AS}{ref}")
        self._require(same)
        other = next((one for one in self.review.items if one.facts["ref"] == ref and one is not self.item), None)
        if other is not None and other.decision != ACCEPT and ref not in self.titles:
            raise InvalidInput(f"{other.title} is not accepted yet: accept it first, then this one is the same.")
        self._decide(same)

    def edit(self, facts: dict[str, str]) -> None:
        """Give it other facts and accept it. Raises InvalidInput where they cannot be taken."""
        before = self.item
        changed = before.edited(facts).decided(ACCEPT)
        self._require(changed)
        self._decide(changed, self.review.with_ref(before.facts["ref"], changed.facts["ref"]))

    def change(self, facts: dict[str, str]) -> None:
        """Give it other facts and decide nothing."""
        before = self.review
        self._save(before.with_item(self.place, self.item.edited(facts)))
        self._undo.append((self.place, before))

    def undo(self) -> bool:
        """Take the last decision back and go there; whether there was one."""
        if not self._undo:
            return False
        place, before = self._undo[-1]
        self._save(before)
        self._undo.pop()
        self.place = place
        return True

    def write(self) -> Applied:
        """What is accepted into the register. Raises InvalidInput with the problems; nothing is written then."""
        try:
            applied = apply_review(self.folder, self.review, self.path.name, self.titles)
        except ReviewRejected as error:
            raise InvalidInput(f"{error}\n{_told(error.problems)}") from error
        self.registered |= {item.ref for item in self.review.items if item.is_taken}
        return applied

    def _require(self, item: Item) -> None:
        problems = fact_problems(item)
        if problems:
            raise InvalidInput(problems[0][1])
        if item.decision != ACCEPT:
            return
        if item.ref in self.titles and item.ref not in self.registered:
            name = shown(self.titles[item.ref], quoted=False)
            raise InvalidInput(f"{item.ref} is {name}, who is known. Say that it is the same, or edit the ref.")
        others = (one for one in self.review.items if one.id != item.id and one.decision == ACCEPT)
        other = next((one for one in others if one.ref == item.ref), None)
        if other is not None:
            raise InvalidInput(f"{item.ref} is {other.title} already. Say that it is the same, or edit the ref.")

    def _decide(self, item: Item, review: Review | None = None) -> None:
        before = self.review
        self._save((review or before).with_item(self.place, item))
        self._undo.append((self.place, before))
        following = self.review.next_open(self.place)
        self.place = self.place if following is None else following

    def _save(self, review: Review) -> None:
        if self._stamp() != self._seen:
            self.review = self._read()
            self._undo.clear()
            self.place = min(self.place, len(self.review.items) - 1)
            raise InvalidInput("Another program changed the decisions file; it was read again. Decide once more.")
        write_review(review, self.path)
        self._seen = self._stamp()
        self.review = review


def _told(problems: Sequence[Problem]) -> str:
    lines = [str(problem) for problem in problems[:_MOST_PROBLEMS]]
    return "\n".join([*lines, *([f"and {len(problems) - len(lines)} more"] if len(problems) > len(lines) else [])])
