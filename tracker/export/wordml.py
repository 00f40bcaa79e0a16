"""The parts of a Word document that python-docx has no words for: links and bookmarks within it, page numbers, the
language and shade of text. Everything is made as elements, so no text is ever read as markup.
"""

from __future__ import annotations

from typing import Any

_AFTER_BORDERS = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
"""What may follow the borders and the shade of a paragraph, in the order of the standard."""


def element(tag: str, /, **attributes: str) -> Any:
    """An element such as "w:lang" with attributes of the same namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_language(styled: Any, language: str) -> None:
    """The language of a run or a style, for spelling and for reading aloud."""
    if language:
        styled.element.get_or_add_rPr().append(element("w:lang", val=language))


def paint(run: Any, colour: str) -> None:
    """The colour of a run's text."""
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(colour)


def add_link(paragraph: Any, run: Any, name: str) -> None:
    """Make a run of the paragraph a link to a bookmark."""
    link = element("w:hyperlink", anchor=name, history="1")
    paragraph._p.replace(run._r, link)  # noqa: SLF001
    link.append(run._r)  # noqa: SLF001


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """A place at the end of what the paragraph has so far, that links lead to; `number` is its own in the document."""
    paragraph._p.append(element("w:bookmarkStart", id=str(number), name=name))  # noqa: SLF001
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001


def add_page_numbers(paragraph: Any) -> None:
    """The page's number and how many there are, as the word processor counts them."""
    for instruction, before in (("PAGE", ""), ("NUMPAGES", " / ")):
        if before:
            paragraph.add_run(before)
        field = element("w:fldSimple", instr=f" {instruction} ")
        paragraph._p.append(field)  # noqa: SLF001
        run = paragraph.add_run("1")
        field.append(run._r)  # noqa: SLF001


def add_right_stop(paragraph: Any, width: Any) -> None:
    """A tab stop at the right margin."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)


def draw_bar(paragraph: Any, colour: str) -> None:
    """A bar in a colour at the left of a paragraph, and a light ground behind it."""
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz="24", space="8", color=colour))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(borders, "w:shd", *_AFTER_BORDERS)
    properties.insert_element_before(element("w:shd", val="clear", color="auto", fill="F6F7F9"), *_AFTER_BORDERS)


def clear(style: Any, tag: str) -> None:
    """Take off what the template's style has of one kind: borders of its paragraphs, spacing of its letters."""
    from docx.oxml.ns import qn

    for properties in (style.element.pPr, style.element.rPr):
        for found in properties.findall(qn(tag)) if properties is not None else ():
            properties.remove(found)


def draw_line_below(style: Any) -> None:
    """A line below the paragraphs of a style."""
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="8", space="2", color="1C2430"))
    style.element.get_or_add_pPr().insert_element_before(borders, "w:shd", *_AFTER_BORDERS)


def keep_rows_whole(document: Any) -> None:
    """No row of a table is cut by the end of a page."""
    from docx.oxml.ns import qn

    for row in document.element.iter(qn("w:tr")):
        row.get_or_add_trPr().append(element("w:cantSplit"))
