"""`docx`: a dossier as a Word document, to be worked on. Texts go in as text; there are no fields but page numbers, no
links but between statements and footnotes, and no macros.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from tracker.db.connection import Connection
from tracker.export.dossier.model import Card, Dossier, Fact, Footnote, Line, Span, Status, Words
from tracker.export.dossier.request import Request
from tracker.export.dossier.subjects import make_dossier
from tracker.export.wordml import (
    add_bookmark,
    add_link,
    add_page_numbers,
    add_right_stop,
    clear,
    draw_bar,
    draw_line_below,
    keep_rows_whole,
    paint,
    set_language,
)

_TIME = (1980, 1, 1, 0, 0, 0)
_TONES = {"grave": "9B2A1F", "limited": "8A5600", "free": "1C6A45", "plain": "46505F"}
_SOFT, _INK, _LINK, _LIMITED = "566072", "1C2430", "1D4F80", _TONES["limited"]
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes for the same data


def write_file(connection: Connection, path: Path, request: Request) -> None:
    """Write the document."""
    import docx

    dossier = make_dossier(connection, request)
    document = docx.Document()
    _prepare(document, dossier)
    draw = _Drawer(document, dossier)
    draw.head()
    for section in dossier.sections:
        draw.heading(section.heading, 1)
        draw.soft(section.intro)
        draw.facts(section.facts)
        for moment in section.timeline.moments if section.timeline else ():
            draw.facts((Fact(moment.shown, (moment.line,)),))
        for card in section.cards:
            draw.card(card)
    draw.footnotes()
    draw.heading(dossier.proof_heading, 1)
    draw.facts(dossier.proof)
    keep_rows_whole(document)
    made = BytesIO()
    document.save(made)
    _write_with_fixed_times(made, path)


class _Drawer:
    """Draws the parts of one dossier; only the first call of a footnote is what the footnote leads back to."""

    def __init__(self, document: Any, dossier: Dossier) -> None:
        self.document, self.dossier = document, dossier
        self.called: set[int] = set()
        self.marks = 0

    def head(self) -> None:
        dossier = self.dossier
        self.soft(dossier.kicker)
        self.document.add_heading(_text(dossier.title.text), 0)
        if dossier.lead:
            self.line(self.document.add_paragraph(style="Subtitle"), dossier.lead)
        if dossier.status:
            self.standing(dossier.status)
        self.asked()
        self.soft(dossier.notice)

    def standing(self, status: Status) -> None:
        paragraph = self.document.add_paragraph()
        draw_bar(paragraph, _TONES[status.tone])
        label = paragraph.add_run(_text(status.label))
        label.bold = True
        paint(label, _TONES[status.tone])
        self.calls(paragraph, status.notes)
        paragraph.add_run(_text("  " + " · ".join(filter(None, (status.since, status.checked)))))
        if status.source:
            paragraph.add_run().add_break()
            self.line(paragraph, status.source)
        if status.dispute:
            paragraph.add_run().add_break()
            run = paragraph.add_run(_text(f"≠ {status.dispute}"))
            run.bold = True
            paint(run, _LIMITED)

    def asked(self) -> None:
        dossier = self.dossier
        lines: list[Line] = [
            (
                ask.what._replace(notes=ask.notes) if ask.times == 1 else ask.what,
                Span(f" ({ask.times})", notes=ask.notes) if ask.times > 1 else Span(""),
                Span(f" → {ask.addressees}" if ask.addressees else "", style="soft"),
                Span(f"  {ask.status.label}" if ask.status else ""),
            )
            for ask in dossier.asked
        ]
        if dossier.asked_nothing:
            lines.append((Span(dossier.asked_nothing),))
        if lines:
            self.facts((Fact(dossier.asked_heading, tuple(lines)),))

    def heading(self, text: str, level: int) -> None:
        self.document.add_heading(_text(text), level)

    def soft(self, text: str, *, stays: bool = False) -> None:
        """Small print; with `stays` on the page of what follows."""
        if text:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = stays
            paint(paragraph.add_run(_text(text)), _SOFT)

    def card(self, card: Card) -> None:
        self.line(self.document.add_heading("", 2), card.title)
        stays = bool(card.facts or card.remark)
        if card.eyebrow or card.status:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = stays
            paint(paragraph.add_run(_text(card.eyebrow)), _SOFT)
            if card.status:
                label = paragraph.add_run(_text(("  ·  " if card.eyebrow else "") + card.status.label))
                label.bold = True
                paint(label, _TONES[card.status.tone])
                paint(paragraph.add_run(_text(f" {card.status.since}")), _SOFT)
        self.facts(card.facts, stays=bool(card.remark))
        if card.remark:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_together = True
            self.line(paragraph, card.remark)

    def facts(self, facts: tuple[Fact, ...], *, stays: bool = False) -> None:
        """A row a fact, none of them cut by the end of a page; with `stays` all on the page of what follows."""
        if not facts:
            return
        table = self.document.add_table(rows=0, cols=2)
        for fact in facts:
            label, value = table.add_row().cells
            paint(label.paragraphs[0].add_run(_text(fact.label)), _SOFT)
            for number, line in enumerate(fact.lines):
                self.line(value.paragraphs[0] if number == 0 else value.add_paragraph(), line)
        self._set_widths(table)
        self._keep(table, stays=stays)

    def footnotes(self) -> None:
        if self.dossier.footnotes:
            self.heading(self.dossier.footnotes_heading, 1)
        for footnote in self.dossier.footnotes:
            self.footnote(footnote)

    def footnote(self, footnote: Footnote) -> None:
        """The number, which leads back to the first call, the place, the words and how versions differ."""
        from docx.shared import Pt

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = True
        number = paragraph.add_run(str(footnote.number))
        number.bold = True
        paint(number, _LINK)
        paragraph.add_run(f"  {_text(footnote.place)}").bold = True
        if footnote.number in self.called:
            add_link(paragraph, number, f"call-{footnote.number}")
        self.mark(paragraph, f"note-{footnote.number}")
        for place, words in enumerate(footnote.words, start=1):
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_together = True
            paragraph.paragraph_format.keep_with_next = place < len(footnote.words) or bool(footnote.differs)
            self.words(paragraph, words)
        if footnote.differs:
            kinds = "; ".join(kind for _, kind in footnote.differs)
            paint(self.document.add_paragraph().add_run(_text(f"≠ {self.dossier.differs_label}: {kinds}")), _LIMITED)

    def words(self, paragraph: Any, words: Words) -> None:
        """The words of one version, which stand out where others are around them."""
        opening, closing = self.dossier.quotation
        paint(paragraph.add_run(f"{_text(words.version)}: "), _SOFT)
        if words.absent:
            paragraph.add_run(_text(words.absent)).italic = True
            return
        quote = f"{opening}{words.quote}{closing}"
        for text, is_quote in ((words.before, False), (quote, True), (words.after, False)):
            run = paragraph.add_run(_text(text))
            set_language(run, words.language)
            if not is_quote:
                paint(run, _SOFT)
            elif words.before or words.after:
                run.bold = True

    def line(self, paragraph: Any, line: Line) -> None:
        opening, closing = self.dossier.quotation
        for span in line:
            run = paragraph.add_run(_text(f"{opening}{span.text}{closing}" if span.style == "quote" else span.text))
            set_language(run, span.language)
            if span.style == "strong":
                run.bold = True
            if span.style == "soft":
                paint(run, _SOFT)
            self.calls(paragraph, span.notes)

    def calls(self, paragraph: Any, notes: tuple[int, ...]) -> None:
        """The numbers of footnotes, each of which leads to its footnote."""
        for place, number in enumerate(notes):
            if place:
                paragraph.add_run(", ").font.superscript = True
            run = paragraph.add_run(str(number))
            run.font.superscript = True
            paint(run, _LINK)
            if number not in self.called:
                self.called.add(number)
                self.mark(paragraph, f"call-{number}")
            add_link(paragraph, run, f"note-{number}")

    def mark(self, paragraph: Any, name: str) -> None:
        """Let links lead to here."""
        self.marks += 1
        add_bookmark(paragraph, name, self.marks)

    @staticmethod
    def _keep(table: Any, *, stays: bool) -> None:
        rows = list(table.rows)
        for row in rows if stays else rows[:-1]:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True

    @staticmethod
    def _set_widths(table: Any) -> None:
        from docx.shared import Cm

        table.autofit = False
        for column, width in zip(table.columns, (Cm(4.2), Cm(11.6)), strict=True):
            column.width = width
        for row in table.rows:
            for cell, width in zip(row.cells, (Cm(4.2), Cm(11.6)), strict=True):
                cell.width = width


def _prepare(document: Any, dossier: Dossier) -> None:
    """Title, language, type, margins, and the page's number."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    facts = document.core_properties
    facts.title, facts.language, facts.author, facts.comments = _text(dossier.title.text), dossier.language, "", ""
    facts.created = facts.modified = _CREATED
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.6)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.widow_control = True
    for name, size in (("Title", 24), ("Subtitle", 12), ("Heading 1", 14), ("Heading 2", 11.5)):
        style = document.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        paint(style, _SOFT if name == "Subtitle" else _INK)
        style.element.rPr.rFonts.attrib.clear()
        style.element.rPr.rFonts.set(qn("w:ascii"), "Calibri")
        style.element.rPr.rFonts.set(qn("w:hAnsi"), "Calibri")
    clear(document.styles["Title"], "w:pBdr")
    clear(document.styles["Subtitle"], "w:spacing")
    draw_line_below(document.styles["Heading 1"])
    set_language(normal, dossier.language)
    footer = page.footer.paragraphs[0]
    add_right_stop(footer, page.page_width - page.left_margin - page.right_margin)
    paint(document.styles["Footer"], _SOFT)
    document.styles["Footer"].font.size = Pt(8.5)
    footer.add_run(_text(dossier.kicker)).add_tab()
    add_page_numbers(footer)


def _write_with_fixed_times(made: BytesIO, path: Path) -> None:
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            facts = zipfile.ZipInfo(name, _TIME)
            facts.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(facts, source.read(name))


def _text(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\u00a0" else " " for char in text)
