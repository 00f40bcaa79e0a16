"""Akoma Ntoso XML to source lines: the same dashes, labels and footnotes as in the printed text, one block a line.

Entities and document types are refused, so a file cannot grow while it is read.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from tracker.resolution.blocks import BlockLines
from tracker.resolution.labels import VISA_MARK
from tracker.resolution.values import SourceLine

_BLOCKS = frozenset(
    (
        *("alinea", "article", "block", "blockContainer", "blockList", "body", "citation", "citations", "conclusions"),
        *("content", "docTitle", "formula", "heading", "indent", "intro", "item", "list", "longTitle", "mainBody", "p"),
        *(
            "paragraph",
            "point",
            "preamble",
            "preface",
            "recital",
            "recitals",
            "section",
            "subparagraph",
            "table",
            "tblock",
        ),
        *("tr", "wrapUp"),
    )
)
_LEFT_OUT = frozenset(("meta", "coverPage"))
_LABEL = re.compile(r"^(?:[–—-]|\(?\w{1,4}[.)])$")
_IN_BRACKETS = re.compile(r"^\((\w{1,4})\)$")


class XmlRefused(Exception):
    """The file is not well-formed XML, or has a document type; `line` says where."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def read_akoma_ntoso(data: bytes) -> tuple[list[SourceLine], str]:
    """The lines of the text, and the language that the file states. Raises XmlRefused."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise XmlRefused(f"it is not well-formed XML: {expat.ErrorString(error.code)}", error.lineno) from error
    reader.finish()
    return reader.blocks.lines, reader.language


class _Reader:
    def __init__(self) -> None:
        self.blocks = BlockLines()
        self.language = ""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self._left_out = 0
        self._path: list[str] = []
        self._notes: list[tuple[int, list[str]]] = []
        self._in_note = 0

    def _refuse(self, *_: object) -> None:
        raise XmlRefused("it declares a document type; save it without one", self.parser.CurrentLineNumber)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rsplit(":", 1)[-1]
        self._path.append(name)
        if name == "FRBRlanguage":
            self.language = attributes.get("language", "")
        if name in _LEFT_OUT:
            self._left_out += 1
        if name == "authorialNote":
            if not self._in_note:
                self._notes.append((self.parser.CurrentLineNumber, []))
                self.blocks.add(f"({len(self._notes)})", self.parser.CurrentLineNumber)
            self._in_note += 1
        elif self._in_note or self._left_out:
            pass
        elif name in _BLOCKS and not _LABEL.match(self.blocks.pending):
            self.blocks.end_block()
        elif name == "br":
            self.blocks.add(" ", self.parser.CurrentLineNumber)

    def _end(self, name: str) -> None:
        name = name.rsplit(":", 1)[-1]
        self._path.pop()
        if name in _LEFT_OUT:
            self._left_out -= 1
        elif name == "authorialNote":
            self._in_note -= 1
        elif self._in_note or self._left_out:
            pass
        elif name == "num":
            self.blocks.add(" ", self.parser.CurrentLineNumber)
        elif name in _BLOCKS:
            self.blocks.end_block()

    def _text(self, data: str) -> None:
        if self._left_out:
            return
        line = self.parser.CurrentLineNumber
        if self._in_note:
            self._notes[-1][1].append(data)
            return
        if data.strip() and not self.blocks.pending:
            if self._path[-1] == "num" and "recital" in self._path:
                data = _IN_BRACKETS.sub(r"\1.", data.strip())
            elif "citation" in self._path and not VISA_MARK.match(data.strip()):
                data = f"– {data.lstrip()}"
        self.blocks.add(data, line)

    def finish(self) -> None:
        self.blocks.end_block()
        for number, (line, texts) in enumerate(self._notes, 1):
            self.blocks.add(f"({number}) {''.join(texts).strip()}", line)
            self.blocks.end_block()
