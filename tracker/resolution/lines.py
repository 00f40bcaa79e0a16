"""Bytes of a published text to source lines, and wrapped lines back to running text; nothing about what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from tracker.resolution.values import SourceLine

_FORM_FEED = "\f"
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")
_BREAK = re.compile(r"(?<![^\W\d_])[^\W\d_]++-[^\S\n]*\n\s*[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]++(?:-[^\W_]+)+")
_SUSPENDED = re.compile(r"- (?<=[^\W\d_]- )([^\W\d_]+)")
_LONE_STOPS = frozenset(",;:.")
_INDENTED_TEXT = 0.2
_TABLE = 0.2
_CELL_END = "|"
_TAG = re.compile(r"<([A-Z][A-Za-z]*(?:-[A-Za-z]+)*)>(?:\{[^{}\n]{1,40}\})?")
_END_TAG = re.compile(r"</([A-Z][A-Za-z]*(?:-[A-Za-z]+)*)>")
_FEWEST_TAGS = 2
_MARKED_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_STARRED = re.compile(r"(?<!\*)(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\1(?!\*)")
_TWO_HYPHENS = re.compile(r"^--(?=\s)", re.MULTILINE)
_ESCAPED = re.compile(r"\\([.()\[\]*_#-])")
_FEWEST_SIGNS = 2
_LISTED = re.compile(r"\s*- (?=[–—]|[(\[]\w{1,4}[)\]](?:\s|$))")
_FEWEST_LISTED = 2
_HAS_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


def read_lines(text: str) -> list[SourceLine]:
    """Split a text into lines. A page begins at a form feed, or at a line that starts with a space.

    Where a fifth of the lines start with a space, that is indentation and says nothing about pages; where a fifth end
    in a bar, those are the cells of a table, as some copies of the Official Journal have them. The Parliament's own
    documents hold hidden marks, "<Titre>", which some copies show: they are taken out. So are the hyphens that some
    programs write before the items of a web page's lists, where these have their own labels: "- (a)".
    """
    raws = _without_markdown(_without_tags(text.replace("\r\n", "\n").replace("\r", "\n"))).split("\n")
    written = [raw for raw in raws if raw.strip()]
    if sum(raw.rstrip().endswith(_CELL_END) for raw in written) > _TABLE * len(written):
        raws = [raw.rstrip().removesuffix(_CELL_END) if raw.rstrip().endswith(_CELL_END) else raw for raw in raws]
    if sum(_LISTED.match(raw) is not None for raw in written) >= _FEWEST_LISTED:
        raws = [_LISTED.sub("", raw) for raw in raws]
    indented = sum(raw.startswith(" ") for raw in written) > _INDENTED_TEXT * len(written)
    opening = _FORM_FEED if indented else " \f"
    lines = []
    breaks = False
    for number, raw in enumerate(raws, start=1):
        content = raw.strip()
        if _is_invisible(content):
            breaks = breaks or _FORM_FEED in raw
            lines.append(SourceLine(number, "", opens_page=False))
            continue
        lines.append(SourceLine(number, visible(content), breaks or raw[0] in opening))
        breaks = False
    return lines


def _without_tags(text: str) -> str:
    """`text` without the hidden marks of the Parliament's templates, where it has several that open and end."""
    opened, ended = set(_TAG.findall(text)), set(_END_TAG.findall(text))
    return _END_TAG.sub("", _TAG.sub("", text)) if len(opened & ended) >= _FEWEST_TAGS else text


def _without_markdown(text: str) -> str:
    """`text` without the signs of Markdown, as programs write it that turn a page into text; "--" is a dash there."""
    signs = sum(1 for pattern in (_MARKED_HEADING, _STARRED) for _ in pattern.finditer(text))
    if signs < _FEWEST_SIGNS:
        return text
    text = _STARRED.sub(r"\2", _MARKED_HEADING.sub("", text))
    return _ESCAPED.sub(r"\1", _TWO_HYPHENS.sub("–", text))


def visible(text: str) -> str:
    """`text` without characters that are never seen, its accents composed; a soft hyphen at its end is where a word
    was broken.
    """
    text = unicodedata.normalize("NFC", text)
    if not _HAS_INVISIBLE.search(text):
        return text
    broken = text.endswith("\u00ad")
    return text.translate(_INVISIBLE) + ("-" if broken else "")


def _is_invisible(text: str) -> bool:
    return not text or (_HAS_INVISIBLE.match(text) is not None and not text.translate(_INVISIBLE).strip())


class Hyphens:
    """What a whole text shows about the hyphens at its line ends: word breaks, compounds, or suspended hyphens."""

    def __init__(self, lines: Iterable[str]) -> None:
        listed = list(lines)
        self._text = "\n".join(listed).casefold()
        self._breaks = _broken_words(listed)

    def glue(self, before: str, after: str) -> str:
        """What stands between a line that ends with a letter or digit and a hyphen, and the next one.

        "" the hyphen goes; "-" it stays and the word goes on; " " it stays and a new word begins.
        """
        broken = _BROKEN_WORD.search(before)
        following = _WORD.match(after)
        if not broken or not following:
            return "-"
        first, second = broken[1].casefold(), following[0].casefold()
        if second in self._suspending:
            return " "
        if not after[:1].islower() or self._has(f"{first}-{second}"):
            return "-"
        if self._has(first + second):
            return ""
        if self._has(first) and self._has(second):
            return "-"
        return "-" if self._keeps_compounds else ""

    @cached_property
    def _suspending(self) -> frozenset[str]:
        """The words that follow a hyphen and a space within a line, as "and" in "low- and middle-income"."""
        return frozenset(_SUSPENDED.findall(self._text))

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every word and every compound that stands within a line; the pieces at broken line ends are no words."""
        whole = _BREAK.sub(" ", self._text)
        return frozenset(_WORD.findall(whole)) | frozenset(_COMPOUND.findall(whole))

    def _has(self, word: str) -> bool:
        return word in self._words

    @cached_property
    def _keeps_compounds(self) -> bool:
        """Whether the line ends that other places decide were mostly compounds: this text then breaks no words."""
        kept = sum(self._has(f"{first}-{second}") for first, second in self._breaks)
        joined = sum(self._has(first + second) for first, second in self._breaks)
        return kept > joined


def _broken_words(lines: Sequence[str]) -> list[tuple[str, str]]:
    pairs = []
    for line, following in pairwise(lines):
        if line.endswith("-"):
            broken, second = _BROKEN_WORD.search(line), _WORD.match(following)
            if broken and second and following[:1].islower():
                pairs.append((broken[1].casefold(), second[0].casefold()))
    return pairs


def join_lines(lines: Sequence[str], hyphens: Hyphens | None = None) -> str:
    """Join the wrapped lines of one unit into normalised text."""
    return join_with_starts(lines, hyphens)[0]


def join_with_starts(lines: Sequence[str], hyphens: Hyphens | None = None) -> tuple[str, list[int]]:
    """Join wrapped lines, and say at which offset of the joined text each of them begins.

    White space of any kind becomes one space. A hyphen at a line end is a word break, part of a compound or
    suspended, as `hyphens` found in the whole text; without it, it is dropped before a lower-case letter.
    """
    hyphens = hyphens or Hyphens(())
    joined = ""
    starts = []
    for raw in lines:
        line = " ".join(raw.split())
        if joined and line:
            if len(joined) > 1 and joined[-1] == "-" and joined[-2].isalnum() and line[0].isalnum():
                glue = hyphens.glue(joined, line)
                joined = joined[:-1] + {"": "", "-": "-", " ": "- "}[glue]
            elif line not in _LONE_STOPS:
                joined += " "
        starts.append(len(joined))
        joined += line
    return joined, starts
