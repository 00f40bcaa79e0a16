"""`docx`: a dossier as a Word document, to be worked on. Texts go in as text; there are no fields, links or macros."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from tracker.db.connection import Connection
from tracker.export.dossier.model import Card, Dossier, Fact, Line
from tracker.export.dossier.request import Request
from tracker.export.dossier.subjects import make_dossier

_TIME = (1980, 1, 1, 0, 0, 0)
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
    _keep_rows_whole(document)
    made = BytesIO()
    document.save(made)
    _write_with_fixed_times(made, path)


class _Drawer:
    def __init__(self, document: Any, dossier: Dossier) -> None:
        self.document, self.dossier = document, dossier

    def head(self) -> None:
        dossier = self.dossier
        self.soft(dossier.kicker)
        self.document.add_heading(_text(dossier.title.text), 0)
        if dossier.lead:
            self.line(self.document.add_paragraph(style="Subtitle"), dossier.lead)
        if dossier.status:
            paragraph = self.document.add_paragraph()
            paragraph.add_run(_text(dossier.status.label)).bold = True
            rest = (dossier.status.since, dossier.status.checked)
            paragraph.add_run(_text("  " + " · ".join(filter(None, rest))))
        self.soft(dossier.notice)

    def heading(self, text: str, level: int) -> None:
        self.document.add_heading(_text(text), level)

    def soft(self, text: str, *, stays: bool = False) -> None:
        """Small print; with `stays` on the page of what follows."""
        if text:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = stays
            self._grey(paragraph.add_run(_text(text)))

    def card(self, card: Card) -> None:
        self.line(self.document.add_heading("", 2), card.title)
        status = f"{card.status.label} {card.status.since}" if card.status else ""
        self.soft(" · ".join(filter(None, (card.eyebrow, status))), stays=bool(card.facts or card.remark))
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
            self._grey(label.paragraphs[0].add_run(_text(fact.label)))
            for number, line in enumerate(fact.lines):
                self.line(value.paragraphs[0] if number == 0 else value.add_paragraph(), line)
        self._set_widths(table)
        self._keep(table, stays=stays)

    def footnotes(self) -> None:
        from docx.shared import Pt

        dossier = self.dossier
        if dossier.footnotes:
            self.heading(dossier.footnotes_heading, 1)
        opening, closing = dossier.quotation
        for footnote in dossier.footnotes:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(8)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.add_run(f"{footnote.number}  {_text(footnote.place)}").bold = True
            for number, words in enumerate(footnote.words, start=1):
                paragraph = self.document.add_paragraph()
                paragraph.paragraph_format.keep_together = True
                paragraph.paragraph_format.keep_with_next = number < len(footnote.words) or bool(footnote.differs)
                self._grey(paragraph.add_run(f"{_text(words.version)}: {_text(words.before)}"))
                if words.quote:
                    paragraph.add_run(f"{opening}{_text(words.quote)}{closing}").bold = bool(
                        words.before or words.after
                    )
                    self._grey(paragraph.add_run(_text(words.after)))
                else:
                    paragraph.add_run(_text(words.absent)).italic = True
            if footnote.differs:
                kinds = "; ".join(kind for _, kind in footnote.differs)
                self.document.add_paragraph(_text(f"≠ {dossier.differs_label}: {kinds}"))

    def line(self, paragraph: Any, line: Line) -> None:
        opening, closing = self.dossier.quotation
        for span in line:
            text = f"{opening}{span.text}{closing}" if span.style == "quote" else span.text
            run = paragraph.add_run(_text(text))
            if span.style == "strong":
                run.bold = True
            if span.style == "soft":
                self._grey(run)
            if span.notes:
                paragraph.add_run(", ".join(map(str, span.notes))).font.superscript = True

    @staticmethod
    def _grey(run: Any) -> None:
        from docx.shared import RGBColor

        run.font.color.rgb = RGBColor(0x56, 0x60, 0x72)

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
    """Title, language, type and margins."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    facts = document.core_properties
    facts.title, facts.language, facts.author, facts.comments = _text(dossier.title.text), dossier.language, "", ""
    facts.created = facts.modified = _CREATED
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.6)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = "Calibri", RGBColor(0x1C, 0x24, 0x30)
        style.element.rPr.rFonts.attrib.clear()
        style.element.rPr.rFonts.set(qn("w:ascii"), "Calibri")
        style.element.rPr.rFonts.set(qn("w:hAnsi"), "Calibri")
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): dossier.language})
    normal.element.get_or_add_rPr().append(language)


def _keep_rows_whole(document: Any) -> None:
    """No row of a table is cut by the end of a page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for row in document.element.iter(qn("w:tr")):
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _write_with_fixed_times(made: BytesIO, path: Path) -> None:
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            facts = zipfile.ZipInfo(name, _TIME)
            facts.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(facts, source.read(name))


def _text(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\u00a0" else " " for char in text)
