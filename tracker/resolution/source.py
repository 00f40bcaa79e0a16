"""The bytes of a version to source lines, whatever they are: plain text, a saved web page or Akoma Ntoso.

What cannot be one of these is refused with a sentence, before any work is done on it.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import NamedTuple

from tracker.problems import Problem, Severity
from tracker.resolution.encodings import find_damage, guess_encoding
from tracker.resolution.lines import read_lines
from tracker.resolution.values import SourceLine

LARGEST = 16_000_000
_LONGEST_LINE = 400_000
_MOST_PARTS = 100_000
_TAGS_A_PART = 4
_KNOWN_FILES = (
    (b"%PDF", "a PDF. Copy its text, or run: pdftotext FILE.pdf"),
    (b"PK\x03\x04", "a ZIP archive or an office document. Save the text itself, as plain text or as a web page."),
    (b"\xd0\xcf\x11\xe0", "an office document. Save it as plain text."),
    (b"{\\rtf", "an RTF document. Save it as plain text."),
    (b"\x89PNG", "an image. A text has to be copied or recognised first."),
    (b"\xff\xd8\xff", "an image. A text has to be copied or recognised first."),
    (b"GIF8", "an image. A text has to be copied or recognised first."),
    (b"II*\x00", "an image. A text has to be copied or recognised first."),
    (b"\x1f\x8b", "a compressed file. Unpack it first."),
    (b"7z\xbc\xaf", "a compressed file. Unpack it first."),
    (b"BZh", "a compressed file. Unpack it first."),
    (b"\xfd7zXZ", "a compressed file. Unpack it first."),
    (b"SQLite format 3", "a database, not a text."),
)
_WEB_ARCHIVE = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?Content-Type:\s*multipart/related", re.IGNORECASE
)
_MARKED_UP = re.compile(r"\s*(?:<\?xml|<!--|<!doctype|<html|<akomaNtoso|<\w+:akomaNtoso)", re.IGNORECASE)
_AKOMA_NTOSO = re.compile(r"<(?:\w+:)?akomaNtoso\b")
_GAP_IN_LINE = re.compile(r"[^\n]{20,}?\S {3,}(?=\S[^\n]{15})")
_LEAST_COLUMN = 40
_LEAST_LINES = 20
_NEAR = 3
_MOST_LINES = 0.5
_SAMPLE = 4000
_ALPHABETS = frozenset((0, 1, 2, 3, 4, 0x1E, 0x20))  # the first bytes of letters and dashes in UTF-16
_NEARLY_ALL = 0.97


class Source(NamedTuple):
    """A text's lines, how it was written ("text", "web_page", "akoma_ntoso"), and the language that it states or ""."""

    lines: list[SourceLine]
    form: str
    language: str


def read_source(data: bytes, file: str) -> tuple[Source | None, list[Problem]]:
    """The lines of `data`; None, and a problem that says why, where it cannot be a text."""

    def refuse(code: str, message: str, line: int = 0) -> tuple[None, list[Problem]]:
        return None, [Problem(Severity.ERROR, code, file, line, message)]

    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return refuse("empty", "The file is empty.")
    if len(data) > LARGEST:
        return refuse(
            "too_large", f"The file has more than {LARGEST // 1_000_000} MB; no resolution has more than a few."
        )
    kind = next((says for start, says in _KNOWN_FILES if data.lstrip(b"\r\n\t ").startswith(start)), None)
    if not kind and _WEB_ARCHIVE.match(data[:_SAMPLE]):
        kind = "a web archive (MHTML). Save the page as a web page, HTML only."
    if kind:
        return refuse("not_text", f"The file is {kind}")
    text = _decode(data)
    if text is None:
        return refuse(*_describe_encoding(data))
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        hint = _describe_nul_bytes(data)
        return refuse("not_text", f"The file holds NUL bytes, so it is no text{hint}.", line)
    if text.count("\n") > _MOST_PARTS or text.count("<") > _TAGS_A_PART * _MOST_PARTS:
        return refuse("not_a_resolution", f"The file has more than {_MOST_PARTS:,} lines; this is no resolution.")
    damage = find_damage(text)
    if damage:
        return refuse(damage.code, f"{damage.says} Copy it again from where it came.", damage.line)
    if _MARKED_UP.match(text):
        return _read_marked_up(text, data, file)
    if max(map(len, text.split("\n"))) > _LONGEST_LINE:
        return refuse("not_a_resolution", "A line has hundreds of thousands of characters; this is no resolution.")
    if _is_in_columns(text):
        message = "The lines hold two columns side by side, which tears its sentences apart. Copy it column by column, "
        return refuse("two_columns", f"{message}or run pdftotext without -layout.")
    return Source(read_lines(text), "text", ""), []


def _read_marked_up(text: str, data: bytes, file: str) -> tuple[Source | None, list[Problem]]:
    if _AKOMA_NTOSO.search(text[:20_000]):
        from tracker.resolution.akoma_ntoso import XmlRefused, read_akoma_ntoso

        try:
            lines, language = read_akoma_ntoso(data)
        except XmlRefused as error:
            message = f"The Akoma Ntoso file cannot be read: {error.reason}."
            return None, [Problem(Severity.ERROR, "broken_xml", file, error.line, message)]
        return Source(lines, "akoma_ntoso", language), []
    from tracker.resolution.web_page import PageRefused, read_web_page

    try:
        lines, language = read_web_page(text)
    except PageRefused:
        message = "The web page cannot be read: its tags do not end. Save it again from a browser."
        return None, [Problem(Severity.ERROR, "broken_html", file, 0, message)]
    return Source(lines, "web_page", language.split("-")[0].lower()), []


def _is_in_columns(text: str) -> bool:
    """Whether most lines are words, a gap, and words again, the second ones beginning at the same place on the line."""
    written = [line for line in text.split("\n") if len(line.strip()) > _LEAST_COLUMN]
    gaps = Counter(match.end() for line in written if (match := _GAP_IN_LINE.match(line)))
    return len(written) >= _LEAST_LINES and sum(gaps.most_common(_NEAR)[n][1] for n in range(min(_NEAR, len(gaps)))) > (
        len(written) * _MOST_LINES
    )


def _decode(data: bytes) -> str | None:
    """UTF-8, or UTF-16 or UTF-32 where a byte order mark says so."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        encoding = "utf-32"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _describe_nul_bytes(data: bytes) -> str:
    """A hint for the sentence: the order of bytes where every other one is the first of a letter of some alphabet."""
    for order, first in (("LE", 1), ("BE", 0)):
        high = data[first:_SAMPLE:2]
        if sum(byte in _ALPHABETS for byte in high) > _NEARLY_ALL * len(high):
            return f"; it looks like UTF-16 without its mark: iconv -f UTF-16{order} -t UTF-8"
    return ""


def _describe_encoding(data: bytes) -> tuple[str, str, int]:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place, line = error.start, data.count(b"\n", 0, error.start) + 1
    else:
        place, line = 0, 0
    sample = data[max(0, place - 2000) : place + 2000]
    noise = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    if noise > len(sample) // 50:
        hint = _describe_nul_bytes(data) if b"\x00" in sample else ""
        return "not_text", f"The file holds control bytes all over, so it is no text{hint}.", line
    message = f"The text is not UTF-8: byte {place} cannot be read. Save it as UTF-8"
    guess = guess_encoding(data)
    return "not_utf8", f"{message}{guess}.", line
