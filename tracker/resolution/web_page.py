"""A saved web page of the Parliament or of EUR-Lex to source lines. What a browser does not show is not read."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tracker.resolution.blocks import BlockLines
from tracker.resolution.values import SourceLine

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"),
        *(
            "main",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
            "section",
            "select",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
        ),
        *("tr", "ul"),
    )
)
_UNSEEN = frozenset(("head", "script", "style", "template", "noscript", "svg", "iframe", "object"))
_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_TAG = re.compile(r"<[a-zA-Z/!?]")
_LONGEST_TAG = 50_000
_MOST_LONG_TAGS = 100


class PageRefused(Exception):
    """The page's tags do not end; reading it would take for ever."""


def read_web_page(text: str) -> tuple[list[SourceLine], str]:
    """The lines of a page, one for each block, and the language that it says it is in ("" where it says none).

    Raises PageRefused.
    """
    text = _without_comments(text)
    if _has_endless_tags(text):
        raise PageRefused
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.blocks.end_block()
    return reader.blocks.lines, reader.language


def _without_comments(text: str) -> str:
    """`text` with comments blanked, their line breaks kept; one that does not end goes to the end of the page."""
    parts, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start + 4)
        end = len(text) if end < 0 else end + 3
        parts += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end
    return "".join([*parts, text[place:]])


def _has_endless_tags(text: str) -> bool:
    long_tags, end = 0, -1
    for match in _TAG.finditer(text):
        if end < match.start():
            end = text.find(">", match.start())
            end = len(text) + _LONGEST_TAG if end < 0 else end
        long_tags += end - match.start() > _LONGEST_TAG
        if long_tags > _MOST_LONG_TAGS:
            return True
    return False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = BlockLines()
        self.language = ""
        self._unseen: list[str] = []
        self._link = False
        self._raised = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = next((value or "" for name, value in attrs if name in ("lang", "xml:lang")), "")
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BLOCKS:
            self.blocks.end_block()
        elif tag == "br":
            self.blocks.break_line()
        elif tag in ("td", "th"):
            self.blocks.add(" ", self.getpos()[0])
        elif tag == "a":
            self._link = True
        elif tag == "sup":
            self._raised = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1] or tag in ("head", "body", "html"):
                self._unseen.pop()
        elif tag in _BLOCKS:
            self.blocks.end_block()
        elif tag == "a":
            self._link = False
        elif tag == "sup":
            self._raised = False

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._link and self._raised and _NUMBER.fullmatch(data) and not self.blocks.pending.endswith("("):
            data = f"({data.strip()})"
        self.blocks.add(data, self.getpos()[0])
