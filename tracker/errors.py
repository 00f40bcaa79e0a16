"""Errors that a user can cause. Each writes its own sentence: what is wrong, where, what to do.

The command line and the terminal UI catch `TrackerError` once each; nothing between them does.
`exit_code` is the command line's: 1 a check found something, 2 wrong usage, 3 data or database unusable.
"""

from __future__ import annotations

from collections.abc import Sequence


class TrackerError(Exception):
    """Anything that has a sentence for the user."""

    exit_code = 2


class UnknownRef(TrackerError):
    """Nothing in the database is called so."""

    def __init__(self, text: str) -> None:
        super().__init__(f"Nothing is called {shown(text)}. Try: tracker search {shown(text)}")


class AmbiguousRef(TrackerError):
    """Several entries are called so; the sentence lists them and nothing is chosen."""

    def __init__(self, text: str, candidates: Sequence[tuple[str, str]]) -> None:
        self.candidates = tuple(candidates)
        listed = "".join(f"\n  {ref}  {shown(title, quoted=False)}" for ref, title in candidates)
        super().__init__(f"{shown(text)} fits {len(self.candidates)} entries; name one of them:{listed}")


class UncertainRef(TrackerError):
    """The text is near to a name, or part of one, and names nobody for certain; the sentence lists who may be meant."""

    def __init__(self, text: str, candidates: Sequence[tuple[str, str]]) -> None:
        self.candidates = tuple(candidates)
        listed = "".join(f"\n  {ref}  {shown(title, quoted=False)}" for ref, title in candidates)
        super().__init__(
            f"{shown(text)} is no known spelling of a whole name. If one of these is meant, name it by its ref:{listed}"
        )


class UnknownProvision(TrackerError):
    """No provision has this key, in no resolution or not in that one."""

    def __init__(self, key: str, reference: str = "") -> None:
        inside = f" in {shown(reference, quoted=False)}" if reference else ""
        super().__init__(
            f"There is no provision {shown(key)}{inside}. "
            'Keys look like "recital F", "paragraph 13", "visa 3", "footnote 5", "title".'
        )


class AmbiguousProvision(TrackerError):
    """Several resolutions have a provision with this key; the sentence lists them and nothing is chosen."""

    def __init__(self, key: str, candidates: Sequence[tuple[str, str]]) -> None:
        self.candidates = tuple(candidates)
        listed = "".join(
            f"\n  {shown(place, quoted=False)}  {shown(title, quoted=False)}" for place, title in candidates
        )
        super().__init__(f"{len(self.candidates)} resolutions have a provision {shown(key)}; name one of them:{listed}")


class UnknownResolution(TrackerError):
    """No resolution, or several, are called so; the sentence lists those that there are."""

    def __init__(self, text: str, known: Sequence[tuple[str, str]]) -> None:
        listed = "".join(
            f"\n  {shown(reference, quoted=False)}  {shown(title, quoted=False)}" for reference, title in known
        )
        super().__init__(f"There is no resolution {shown(text)}. There are:{listed or ' none'}")


class UnknownCode(TrackerError):
    """A code that the vocabulary does not have; the sentence lists those it has."""

    def __init__(self, code: str, vocabulary: str, codes: Sequence[tuple[str, str]]) -> None:
        width = max((len(known) for known, _ in codes), default=0)
        listed = "".join(f"\n  {known:<{width}}  {definition}" for known, definition in codes)
        super().__init__(f"{shown(code)} is no status code of a {vocabulary}. The codes are:{listed}")


class InvalidInput(TrackerError):
    """A value that cannot be taken; the caller gives the sentence."""


class DatabaseMissing(TrackerError):
    """There is no database where one was expected."""

    exit_code = 3

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no database at {shown(path, quoted=False)}. Run: tracker init")


class DatabaseUnusable(TrackerError):
    """The file cannot be used as a database; it was left as it was."""

    exit_code = 3

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"The database {shown(path, quoted=False)} cannot be used: {reason}")


class NotPermitted(TrackerError):
    """The database knows who asks, and does not let them; nothing was changed."""

    exit_code = 3

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"Your role in {shown(path, quoted=False)} may not do that: {reason}. Nothing was changed.")


class DatabaseBusy(TrackerError):
    """Another process held the database for longer than the wait."""

    exit_code = 3

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(
            f"Another program has been writing to {shown(path, quoted=False)} for {seconds:g} seconds. "
            "Nothing was recorded; try again when it is done."
        )


class DatabaseInUse(TrackerError):
    """Another process has the database open, and it was to be replaced as a whole."""

    exit_code = 3

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Another program has {shown(path, quoted=False)} open. Nothing was changed; close it and try again."
        )


class DataRejected(TrackerError):
    """The seeds have errors; they are shown beside this sentence, and nothing was changed."""

    exit_code = 3


def shown(text: str, *, quoted: bool = True, limit: int | None = 200) -> str:
    """`text` made safe for a terminal and short enough for a sentence: control and format characters become visible."""
    safe = text[:limit]
    if not safe.isprintable():
        safe = "".join(char if char.isprintable() else _visible(char) for char in safe)
    safe += "…" if limit is not None and len(text) > limit else ""
    return f'"{safe}"' if quoted else safe


def _visible(char: str) -> str:
    return {"\n": "⏎", "\t": "⇥"}.get(char, f"\\u{ord(char):04x}")
