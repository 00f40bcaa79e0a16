"""Every unit of one resolution, in 24 languages and in the layouts in which its text is copied, saved and published."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from tests.resolution.layouts import parsed_units
from tests.resolution.printed import (
    Paper,
    Printed,
    akoma_ntoso,
    journal_head,
    labels_alone,
    new_journal_head,
    on_pages,
    one_line_a_unit,
    page_of_texts_adopted,
    page_of_the_journal,
    parliament_foot,
    printed_in,
)
from tracker.ingest.facts import read_facts
from tracker.problems import Severity
from tracker.resolution.formulas import all_formulas, detect_language
from tracker.resolution.parse import parse_lines
from tracker.resolution.source import read_source

LANGUAGES = sorted(all_formulas())


def journal(*, restart: bool) -> Callable[[Printed], str]:
    paper = Paper(95, head=journal_head, mark=" ({})", note="({}) {}", restart=restart)
    return lambda text: on_pages(text, paper)


def hyphenated(text: Printed) -> str:
    """Soft hyphens within words, as in the source of some pages."""
    return " ".join(
        f"{word[:4]}\u00ad{word[4:]}" if len(word) > 8 and word.isalpha() else word
        for word in one_line_a_unit(text).split(" ")
    )


LAYOUTS: dict[str, Callable[[Printed], str | bytes]] = {
    "with blank lines": one_line_a_unit,
    "without blank lines": lambda text: one_line_a_unit(text, gap="\n", space=" "),
    "no-break spaces": lambda text: one_line_a_unit(text, space="\u00a0\u00a0 "),
    "tabs": lambda text: one_line_a_unit(text, gap="\n", space="\t"),
    "glued labels": lambda text: one_line_a_unit(text, space=""),
    "hyphens for dashes": lambda text: one_line_a_unit(text, dash="-"),
    "glued hyphens": lambda text: one_line_a_unit(text, gap="\n", space="", dash="-"),
    "bullets": lambda text: one_line_a_unit(text, dash="•"),
    "the dash of an office font": lambda text: one_line_a_unit(text, dash="\uf02d"),
    "square marks": lambda text: one_line_a_unit(text, mark="[{}]", note="[{}] {}"),
    "marks after a space": lambda text: one_line_a_unit(text, gap="\n", mark=" ({})"),
    "raised marks": lambda text: one_line_a_unit(text, mark="{}", note="{} {}"),
    "labels alone": labels_alone,
    "labels alone and blank lines": lambda text: labels_alone(text, gap="\n\n"),
    "cells that end in bars": lambda text: labels_alone(text, end=" |"),
    "the Parliament's pages": lambda text: on_pages(text, Paper(foot=parliament_foot)),
    "the Parliament's pages with blank lines": lambda text: on_pages(text, Paper(foot=parliament_foot, apart=True)),
    "pages with a number alone": lambda text: on_pages(text, Paper(foot=lambda _, page: [str(page)])),
    "pages with a number in dashes": lambda text: on_pages(text, Paper(foot=lambda _, page: [f"- {page} -"])),
    "notes whose numbers stand apart": lambda text: on_pages(
        text, Paper(stacked=True, lines=70, foot=lambda _, page: ["EN", "", str(page), "", "PE687.100v01-00"])
    ),
    "the journal's pages": journal(restart=False),
    "the journal's pages, notes counting anew": journal(restart=True),
    "the new journal's pages": lambda text: on_pages(
        text,
        Paper(
            100,
            head=new_journal_head,
            foot=lambda _, page: ["ELI: http://data.europa.eu/eli/C/2031/6745/oj", f"{page}/5"],
            mark=" ({})",
            note="({}) {}",
        ),
    ),
    "a page of the texts adopted": page_of_texts_adopted,
    "a page with entities for letters": lambda text: "".join(
        f"&#{ord(char)};" if ord(char) > 127 else char for char in page_of_texts_adopted(text)
    ),
    "a page of the journal": page_of_the_journal,
    "Akoma Ntoso": akoma_ntoso,
    "line ends of Windows": lambda text: one_line_a_unit(text).replace("\n", "\r\n"),
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + one_line_a_unit(text).encode(),
    "UTF-16": lambda text: one_line_a_unit(text).encode("utf-16"),
    "letters and accents apart": lambda text: unicodedata.normalize("NFD", one_line_a_unit(text)),
    "soft hyphens": hyphenated,
    "the institution's line lost": lambda text: one_line_a_unit(text, gap="\n", space=" ").replace(
        f"{text.institution}\n", "", 1
    ),
    "every dash but the first lost": lambda text: one_line_a_unit(text).replace("– ", "– ", 1).replace("\n– ", "\n  "),
    "an act behind": lambda text: one_line_a_unit(text).replace(
        f"\n\n(1) {text.notes[0]}", f"\n\nLorem ipsum dolor.\n\n(1) Sit.\n\n(2) Amet.\n\n1. Sed.\n\n(1) {text.notes[0]}"
    ),
    "an explanatory statement behind": lambda text: one_line_a_unit(text).replace(
        f"\n\n(1) {text.notes[0]}", f"\n\n{text.behind}\n\n1. Lorem ipsum.\n\n2. Dolor sit.\n\n(1) {text.notes[0]}"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_unit_is_right_and_every_line_is_in_one(layout: str, language: str) -> None:
    text = printed_in(language)
    laid_out = LAYOUTS[layout](text)
    source, problems = read_source(laid_out.encode() if isinstance(laid_out, str) else laid_out, "text")
    assert source, problems
    detected = detect_language("\n".join(line.text for line in source.lines))
    assert (detected.language, detected.other) == (language, "")
    version, problems = parse_lines(source.lines, language, "text")
    assert parsed_units(version) == text.units()
    assert [str(one) for one in problems if one.severity is not Severity.NOTE] == []
    read = {number for unit in version.units for number in unit.lines}
    assert [line.number for line in source.lines if line.text and line.number not in read] == []
    facts = read_facts(version, detected)
    assert (facts.reference, facts.adopted) == ("2031/2544(RSP)", "2031-02-11")
