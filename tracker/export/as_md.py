"""`md`: a dossier as Markdown with footnotes. Whatever the texts hold is escaped, so nothing in them becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from tracker.db.connection import Connection
from tracker.export.dossier.model import Card, Dossier, Fact, Line, Section, Span, Status
from tracker.export.dossier.request import Request
from tracker.export.dossier.subjects import make_dossier

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+!|~&^$@]|:(?=//)|(?<=\w)\.(?=[^\W\d])|^[-=:])")
_INDENTED = re.compile(r"^ {2,}")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def write(connection: Connection, stream: TextIO, request: Request) -> None:
    """Write the document."""
    dossier = make_dossier(connection, request)
    draw = _Drawer(dossier.quotation)
    stream.write(f"{_text(dossier.kicker)}\n\n# {draw.line((dossier.title,))}\n")
    if dossier.lead:
        stream.write(f"\n*{draw.line(dossier.lead)}*\n")
    if dossier.status:
        stream.writelines(draw.standing(dossier.status))
    stream.writelines(draw.asked(dossier))
    if dossier.notice:
        stream.write(f"\n{_text(dossier.notice)}\n")
    for section in dossier.sections:
        stream.writelines(draw.section(section))
    stream.write(f"\n## {_text(dossier.proof_heading)}\n\n")
    stream.writelines(draw.facts(dossier.proof))
    stream.writelines(draw.footnotes(dossier))


class _Drawer:
    def __init__(self, quotation: tuple[str, str]) -> None:
        self.quotation = quotation

    def standing(self, status: Status) -> Iterator[str]:
        parts = " · ".join(filter(None, (status.since, status.checked)))
        yield f"\n**{_text(status.label)}**{self._calls(status.notes)} — {_text(parts)}\n"
        yield f"\n{self.line(status.source)}\n" if status.source else ""
        yield f"\n**≠ {_text(status.dispute)}**\n" if status.dispute else ""

    def asked(self, dossier: Dossier) -> Iterator[str]:
        if dossier.asked_nothing:
            yield f"\n{_text(dossier.asked_heading)}: {_text(dossier.asked_nothing)}\n"
        elif dossier.asked:
            yield f"\n{_text(dossier.asked_heading)}:\n\n"
        for ask in dossier.asked:
            status = f" — **{_text(ask.status.label)}**" if ask.status else ""
            of = f" → {_text(ask.addressees)}" if ask.addressees else ""
            times = f" ({ask.times})" if ask.times > 1 else ""
            yield f"- {self.line((ask.what,))}{times}{self._calls(ask.notes)}{of}{status}\n"

    def section(self, section: Section) -> Iterator[str]:
        yield f"\n## {_text(section.heading)}\n\n"
        if section.intro:
            yield f"{_text(section.intro)}\n\n"
        yield from self.facts(section.facts)
        if section.timeline:
            for number, moment in enumerate(section.timeline.moments, start=1):
                yield f"{number}. {_text(moment.shown)}: {self.line(moment.line)}\n"
        for number, card in enumerate(section.cards):
            yield "\n" if number or section.facts or section.timeline else ""
            yield from self.card(card)

    def card(self, card: Card) -> Iterator[str]:
        yield f"### {self.line(card.title)}\n\n"
        status = f"**{_text(card.status.label)}** {_text(card.status.since)}" if card.status else ""
        head = " · ".join(filter(None, (_text(card.eyebrow), status)))
        yield f"{head}\n\n" if head else ""
        yield from self.facts(card.facts)
        gap = "\n" if card.facts else ""
        yield f"{gap}{self.line(card.remark)}\n" if card.remark else ""

    def facts(self, facts: tuple[Fact, ...]) -> Iterator[str]:
        for fact in facts:
            first, *rest = fact.lines
            yield f"- {_text(fact.label)}: {self.line(first)}\n"
            for line in rest:
                yield f"    - {self.line(line)}\n"

    def footnotes(self, dossier: Dossier) -> Iterator[str]:
        """The last part, as footnotes are shown at the end wherever they stand."""
        if dossier.footnotes:
            yield f"\n## {_text(dossier.footnotes_heading)}\n\n"
        opening, closing = self.quotation
        for footnote in dossier.footnotes:
            parts = [f"**{_text(footnote.place)}**"]
            for words in footnote.words:
                quote = f"{opening}**{_text(words.quote)}**{closing}" if words.quote else _text(words.absent)
                parts.append(f"{_text(words.version)}: {_text(words.before)}{quote}{_text(words.after)}")
            if footnote.differs:
                kinds = "; ".join(kind for _, kind in footnote.differs)
                parts.append(f"≠ {_text(dossier.differs_label)}: {_text(kinds)}")
            yield f"[^{footnote.number}]: " + "\n\n    ".join(parts) + "\n\n"

    def line(self, line: Line) -> str:
        return "".join(self._span(span) for span in line)

    def _span(self, span: Span) -> str:
        opening, closing = self.quotation
        text = _text(span.text)
        if span.style == "quote":
            text = f"{opening}{text}{closing}"
        elif span.style == "strong" and text.strip():
            text = f"**{text.strip()}**"
        return text + self._calls(span.notes)

    @staticmethod
    def _calls(notes: tuple[int, ...]) -> str:
        return "".join(f"[^{number}]" for number in notes)


def _text(text: str) -> str:
    """Text as text: whatever Markdown could read as markup, also at the start of a line, is escaped."""
    line = _INDENTED.sub(" ", "".join(char if char.isprintable() else " " for char in text))
    escaped = _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))
    return escaped.replace("\\<", "&lt;").replace("\\>", "&gt;")
