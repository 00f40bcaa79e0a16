"""Values as TOML text, for the drafts that people go on editing."""

from __future__ import annotations

from tracker.register.values import Words


def quoted(text: str) -> str:
    """A text as a basic string; what does not print is escaped."""
    return f'"{"".join(_escaped(char) for char in text)}"'


def listed(texts: tuple[str, ...] | list[str]) -> str:
    """A list of texts."""
    return f"[{', '.join(map(quoted, texts))}]"


def words_value(words: Words) -> str:
    """The words of one version as register files have them."""
    if words.quote is None:
        return f"{{ absent = {quoted(words.absent)} }}"
    if words.occurrence is None:
        return quoted(words.quote)
    return f"{{ quote = {quoted(words.quote)}, occurrence = {words.occurrence} }}"


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return char if char.isprintable() else f"\\U{ord(char):08x}"
