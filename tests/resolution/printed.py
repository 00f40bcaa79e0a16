"""A made-up resolution of `bread.toml` in the layouts in which such texts reach the program, in each of 24 languages.

What is expected is the words of the data file; nothing of it comes from the parser.
"""

from __future__ import annotations

import html
import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_uppercase

_CYRILLIC = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЮЯ"
_GREEK_UNITS = ("", "Α", "Β", "Γ", "Δ", "Ε", "ΣΤ", "Ζ", "Η", "Θ")
_GREEK_TENS = ("", "Ι", "Κ", "Λ")
_RECITALS = 29
_PARAGRAPHS = 14
_BEFORE_HEADINGS = (3, 8)
_POINT = re.compile(r"(\(?\w\)) (.*)")

Mark = Callable[[int], str]


@dataclass(frozen=True)
class Item:
    """A visa, recital or paragraph: its kind, the label as printed and as read, its text, a heading above it or ""."""

    kind: str
    printed: str
    label: str
    text: str
    heading: str = ""

    @property
    def points(self) -> list[tuple[str, str]]:
        """Label and words of each sub-point."""
        found = [_POINT.fullmatch(line) for line in self.text.split("\n")[1:]]
        return [(match[1], match[2]) for match in found if match]


@dataclass(frozen=True)
class Printed:
    """One language's resolution."""

    language: str
    title: str
    institution: str
    items: tuple[Item, ...]
    notes: tuple[str, ...]
    journal: str
    day: str
    behind: str

    def units(self) -> list[tuple[str, str, str]]:
        """Kind, label and normalised text of every unit that is cited, in order, footnotes last."""
        return [
            ("title", "", self.title),
            *((item.kind, item.label, " ".join(item.text.replace("^", "").split())) for item in self.items),
            *(("footnote", str(i), note) for i, note in enumerate(self.notes, 1)),
        ]


@cache
def _tables() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads(Path(__file__).with_name("bread.toml").read_text(encoding="utf-8"))


def printed_in(language: str) -> Printed:
    """The resolution with recitals past Z and headings between its paragraphs."""
    table = _tables()[language]
    texts = {name: list(value) for name, value in table.items() if isinstance(value, list)}
    words = {name: value for name, value in table.items() if isinstance(value, str)}
    visas = [Item("visa", "–", str(i), text) for i, text in enumerate(texts["visas"], 1)]
    recitals = [
        Item("recital", f"{letter(language, i)}.", letter(language, i), text)
        for i, text in enumerate(_again(texts["recitals"], _RECITALS))
    ]
    paragraphs = [
        Item("paragraph", f"{i}.", str(i), text, words["heading"] if i - 1 in _BEFORE_HEADINGS else "")
        for i, text in enumerate([*_again(texts["paragraphs"][:-1], _PARAGRAPHS - 1), texts["paragraphs"][-1]], 1)
    ]
    return Printed(
        language,
        words["title"],
        words["institution"],
        (*visas, *recitals, *paragraphs),
        tuple(texts["notes"]),
        words["journal"],
        words["day"],
        words["behind"],
    )


def letter(language: str, place: int) -> str:
    """The recital's letter as this language counts."""
    if language == "el":
        return _GREEK_TENS[(place + 1) // 10] + _GREEK_UNITS[(place + 1) % 10]
    letters = _CYRILLIC if language == "bg" else ascii_uppercase
    return letters[place] if place < len(letters) else letters[0] + letters[place - len(letters)]


def _again(texts: list[str], count: int) -> Iterator[str]:
    """The texts over and over, their last number raised each time; only the first round calls footnotes."""
    for place in range(count):
        text = texts[place % len(texts)]
        if place >= len(texts):
            text = _raised(text.replace("^", ""), 100 + place)
        yield text


def _raised(text: str, by: int) -> str:
    return re.sub(r"\d+(?=\D*$)", lambda match: str(int(match[0]) + by), text)


def nothing(_text: Printed, _page: int) -> list[str]:
    """The head or foot of a page that has none."""
    return []


class Marks:
    """Puts the footnotes' marks in the places of the carets, counting."""

    def __init__(self, mark: Mark) -> None:
        self.count = 0
        self._mark = mark

    def put(self, text: str) -> str:
        while "^" in text:
            self.count += 1
            text = text.replace("^", self._mark(self.count), 1)
        return text


def one_line_a_unit(
    text: Printed, *, gap: str = "\n\n", space: str = "  ", dash: str = "–", mark: str = "({})", note: str = "({}) {}"
) -> str:
    """As copied from a page, footnotes at the end."""
    marks = Marks(mark.format)
    lines = ["P9_TA(2031)0056", text.title, text.institution]
    for item in text.items:
        lines += [item.heading] if item.heading else []
        lines.append(f"{item.printed.replace('–', dash)}{space}{marks.put(item.text)}")
    return gap.join([*lines, *(note.format(i, words) for i, words in enumerate(text.notes, 1))]) + "\n"


def labels_alone(text: Printed, *, gap: str = "\n", end: str = "") -> str:
    """Each label on a line above its text; with `end` " |", the cells of the journal's tables as copied."""
    marks = Marks("({})".format if not end else " ({})".format)
    lines = [text.title, text.institution]
    for item in text.items:
        lines += [item.heading] if item.heading else []
        lines += [item.printed + end, marks.put(item.text.split("\n")[0]) + end]
        for label, words in item.points:
            lines += [label + end, marks.put(words) + end]
    return gap.join([*lines, *(f"({i}) {words}" for i, words in enumerate(text.notes, 1))]) + "\n"


@dataclass(frozen=True)
class Paper:
    """How pages are printed: their size, head and foot, marks and notes, and whether notes count anew on each page."""

    width: int = 80
    lines: int = 38
    head: Callable[[Printed, int], list[str]] = nothing
    foot: Callable[[Printed, int], list[str]] = nothing
    mark: str = "{}"
    note: str = "{} {}"
    restart: bool = False
    apart: bool = False  # blank lines between the units
    stacked: bool = False  # labels and the notes' numbers on lines of their own, blank lines around them


def on_pages(text: Printed, paper: Paper) -> str:
    """As a program gives the text of a PDF."""
    lines = _flow(text, paper)
    marks, notes = Marks(paper.mark.format), iter(text.notes)
    out: list[str] = []
    for page, first in enumerate(range(0, len(lines), paper.lines), 1):
        marks.count = 0 if paper.restart else marks.count
        before = marks.count
        out += [*paper.head(text, page), *(marks.put(line) for line in lines[first : first + paper.lines])]
        called = range(before + 1, marks.count + 1)
        if paper.stacked and called:
            out += ["", *map(str, called), "", *(next(notes) for _ in called), ""]
        else:
            out += [paper.note.format(number, next(notes)) for number in called]
        out += paper.foot(text, page)
    return "\n".join(out) + "\n"


def _flow(text: Printed, paper: Paper) -> list[str]:
    blocks = [[text.title] if paper.stacked else _wrapped(text.title, paper.width), [text.institution]]
    for item in text.items:
        blocks += [[item.heading]] if item.heading else []
        if paper.stacked:
            blocks += [[item.printed], _wrapped(item.text.split("\n")[0], paper.width)]
            blocks += [block for label, words in item.points for block in ([label], _wrapped(words, paper.width))]
        else:
            blocks.append(_wrapped(f"{item.printed} {item.text}", paper.width))
    between = [""] if paper.apart or paper.stacked else []
    return [line for block in blocks for line in (*block, *between)]


def _wrapped(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in textwrap.wrap(part, width, break_on_hyphens=False)]


def journal_head(text: Printed, page: int) -> list[str]:
    """The head of the journal's pages, right and left ones, with the day of the sitting."""
    number, tag = f"C 465/{100 + page}", text.language.upper()
    ends = (number, "17.11.2031") if page % 2 else ("17.11.2031", number)
    return [f"{ends[0]} {tag} {text.journal} {ends[1]}", text.day]


def new_journal_head(text: Printed, page: int) -> list[str]:
    """The head of the journal's pages since each text is published alone."""
    tag = text.language.upper()
    return [text.journal, tag, "C", "2031/6745", "26.11.2031"] if page == 1 else [tag, "OJ C, 26.11.2031"]


def parliament_foot(text: Printed, page: int) -> list[str]:
    """The foot of the Parliament's pages."""
    tag = text.language.upper()
    return ["PE687.100v01-00", f"{page}/9", f"RC\\1223456{tag}.docx", tag]


def page_of_texts_adopted(text: Printed) -> str:
    """A saved page of the texts adopted: tables around, a paragraph for each unit and each sub-point."""
    marks = Marks('<a href="#def_1_{0}" name="ref_1_{0}">({0})</a>'.format)
    rows = [f"<p>{html.escape(text.institution)}</p>"]
    for item in text.items:
        rows += [f"<p><i>{html.escape(item.heading)}</i></p>"] if item.heading else []
        first, *points = html.escape(item.text).split("\n")
        rows.append(f"<p>{item.printed}&nbsp;&nbsp;&nbsp;{marks.put(first)}</p>")
        rows += [f"<p style='margin-left:2em'>{marks.put(point)}</p>" for point in points]
    notes = "".join(
        f'<tr><td><a name="def_1_{i}" href="#ref_1_{i}">({i})</a></td><td>&nbsp;{html.escape(note)}</td></tr>'
        for i, note in enumerate(text.notes, 1)
    )
    return (
        f'<!DOCTYPE html PUBLIC "x" "y"><html lang="{text.language}"><head><title>Texts</title></head><body>'
        "<table><tr><td><a>Index</a></td><td>Previous</td><td>Next</td></tr></table>"
        "<table><tr><td>Procedure : 2031/2544(RSP)</td></tr><tr><td>RC-B9-0144/2031</td></tr>"
        "<tr><td>P9_TA(2031)0056</td></tr></table>"
        f"<table><tr><td>{text.day}</td></tr><tr><td>P9_TA(2031)0056</td><td>RC-B9-0144/2031</td></tr></table>"
        f"<table><tr><td><p><span>{html.escape(text.title)}</span></p></td></tr></table>"
        f"{''.join(rows)}<table>{notes}</table><table><tr><td>Last updated: 3 July 2031</td></tr></table></body></html>"
    )


def page_of_the_journal(text: Printed) -> str:
    """A saved page of the journal on one line: a table for each unit and, within it, for each sub-point."""
    marks = Marks('&nbsp;<a href="#ntr{0}">(<span class="super">{0}</span>)</a>'.format)

    def row(label: str, words: str) -> str:
        return f"<table><tbody><tr><td><p>{label}</p></td><td><p>{words}</p></td></tr></tbody></table>"

    rows = [f"<p>{html.escape(text.title)}</p><p>(2031/C 465/15)</p><p>{html.escape(text.institution)}</p>"]
    for item in text.items:
        rows += [f"<p><i>{html.escape(item.heading)}</i></p>"] if item.heading else []
        words = marks.put(html.escape(item.text.split("\n")[0]))
        points = "".join(f"</p>{row(label, marks.put(html.escape(point)))}<p>" for label, point in item.points)
        rows.append(row(item.printed.replace("–", "—"), words + points))
    notes = "".join(
        f"<p><a>(<span>{i}</span>)</a>&nbsp;&nbsp;{html.escape(note)}</p>" for i, note in enumerate(text.notes, 1)
    )
    return f"<html><head><title>C</title></head><body>{''.join(rows)}<hr/>{notes}<hr/></body></html>"


def akoma_ntoso(text: Printed) -> str:
    """The text as XML on one line."""
    notes = iter(text.notes)
    marks = Marks(lambda i: f'<authorialNote marker="{i}"><p>{html.escape(next(notes))}</p></authorialNote>')
    parts: dict[str, list[str]] = {"visa": [], "recital": [], "paragraph": []}
    for item in text.items:
        words = marks.put(html.escape(item.text.split("\n")[0]))
        if item.kind == "visa":
            parts["visa"].append(f"<citation><p>{words}</p></citation>")
        elif item.kind == "recital":
            parts["recital"].append(f"<recital><num>{item.printed}</num><p>{words}</p></recital>")
        else:
            points = "".join(
                f"<point><num>{label}</num><content><p>{marks.put(html.escape(point))}</p></content></point>"
                for label, point in item.points
            )
            heading = f"<heading>{html.escape(item.heading)}</heading>" if item.heading else ""
            parts["paragraph"].append(
                f"{heading}<paragraph><num>{item.printed}</num><list><intro><p>{words}</p></intro>{points}</list></paragraph>"
            )
    joined = {kind: "".join(found) for kind, found in parts.items()}
    return (
        '<?xml version="1.0" encoding="UTF-8"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
        f'<doc name="TA"><meta><FRBRlanguage language="{text.language}"/></meta><preface><longTitle><p>'
        f"{html.escape(text.title)}</p></longTitle></preface><preamble><formula><p>{html.escape(text.institution)}</p>"
        f"</formula><citations>{joined['visa']}</citations><recitals>{joined['recital']}</recitals></preamble>"
        f"<mainBody>{joined['paragraph']}</mainBody></doc></akomaNtoso>"
    )
