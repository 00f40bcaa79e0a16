"""What dossiers state: the words of the texts exactly, each with its footnote, in every language and format that reads
them; and what stands in the head.
"""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.running import Run
from tracker.db.connection import Connection
from tracker.export.dossier.request import LANGUAGES
from tracker.queries.provisions import list_resolutions, provisions_of

SUBJECTS = ("dametkan-aspandiyarova", "maks-bokayev", "eu_delegation")


class Quotes(HTMLParser):
    """The exact words on a page as (language, words), and how many of them outside the footnotes have no call."""

    def __init__(self, page: str, language: str) -> None:
        super().__init__()
        self.own, self.language = language, language
        self.quotes: list[tuple[str, str]] = []
        self.inside: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "bdi":
            self.language = dict(attrs).get("lang") or self.own
        if tag in ("q", "mark"):
            self.words = ""
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()
            self.quotes.append((self.language, self.words[1:-1]))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_in_quotation_marks_are_those_of_the_text_and_have_a_footnote(
    language: str, connection: Connection, run: Run
) -> None:
    (resolution,) = list_resolutions(connection)
    texts: dict[str, str] = {}
    for provision in provisions_of(connection, resolution.id):
        for version in provision.versions:
            texts[version.language] = f"{texts.get(version.language, '')}\n{version.text}"
    for subject in SUBJECTS:
        page = run("export", "html", subject, "--lang", language).out
        quotes = Quotes(page, language).quotes
        assert len(quotes) > 10
        for of, words in quotes:
            assert words in texts[of], (subject, of, words)
        statements = page.partition('<section id="sources"')[0]
        stated, _, differences = statements.partition('<section id="differences"')
        assert differences
        assert stated.count("</q>") == len(re.findall("</q>(?:</a>)?<sup>", stated))
        assert len(re.findall("<h3>", stated)) == len(re.findall("<h3>.*?</sup></h3>", stated))


@pytest.mark.usefixtures("database")
def test_a_date_has_the_footnote_whose_words_have_it(run: Run) -> None:
    text = run("export", "md", "charge/2021-2544/I.2", "--lang", "sl").out
    (number,) = re.findall(r"^1\. 10\\\. januar 2021: .*\[\^(\d+)\]$", text, re.MULTILINE)
    footnote = text.partition(f"[^{number}]: ")[2].partition("[^")[0]
    assert "uvodna izjava D" in footnote
    assert "ki so potekale 10. januarja 2021" in footnote
    all_dates = run("export", "md", "2021-2544-RSP", "--lang", "sl").out  # days, months and years alone
    dated = re.findall(r"^- (?:\d+\\\. )?(?:\w+ )?20\d\d: [^\n]*", all_dates, re.MULTILINE)
    assert len(dated) > 15
    assert all(line.endswith("]") for line in dated)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_leads_to_its_footnote_and_back_in_word_and_markdown(
    language: str, database: Path, run: Run, tmp_path: Path
) -> None:
    assert database
    path = tmp_path / "d.docx"
    assert run("export", "docx", "maks-bokayev", "--lang", language, "-o", str(path)).code == 0
    body = Document(str(path)).element
    places = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert places == links
    numbers = {name.partition("-")[2] for name in links}
    assert links == {f"{end}-{number}" for end in ("note", "call") for number in numbers}
    text = run("export", "md", "maks-bokayev", "--lang", language).out
    assert set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)) == numbers
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == numbers
    assert text.rstrip().splitlines()[-1].startswith("    ")  # the footnotes are last, where readers show them


@pytest.mark.usefixtures("database")
def test_pages_of_a_word_document_are_numbered(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "d.docx"
    assert run("export", "docx", "maks-bokayev", "-o", str(path)).code == 0
    with zipfile.ZipFile(path) as parts:
        footers = "".join(parts.read(name).decode() for name in parts.namelist() if "footer" in name)
    assert re.findall(r'w:fldSimple w:instr=" (\w+) "', footers) == ["PAGE", "NUMPAGES"]


@pytest.mark.usefixtures("database")
def test_the_head_says_what_is_asked_of_whom_and_how_it_stands(run: Run) -> None:
    head = run("export", "md", "maks-bokayev", "--lang", "sl").out.partition("## ")[0]
    assert "- Odškodnina[^4] → kazahstanska vlada — **Odprta, brez odgovora**" in head
    assert "- Povrnitev statusa (2)[^5][^6] → kazahstanske oblasti, iz sobesedila — **Odprta, brez odgovora**" in head
    of_one = run("export", "md", "eu_delegation", "--lang", "pl").out.partition("## ")[0]
    assert "- Monitorowanie (3)[^4][^7][^8] — **Otwarte, bez odpowiedzi**" in of_one
    assert "Rezolucja Parlamentu Europejskiego" in of_one
    nobody = run("export", "md", "dametkan-aspandiyarova", "--lang", "lv").out.partition("## ")[0]
    assert "Nevienā prasībā šī persona nav minēta vārdā." in nobody


@pytest.mark.usefixtures("database")
def test_the_head_says_who_says_so_and_who_says_otherwise(run: Run) -> None:
    for code, source in (("targeted", "Radio A"), ("restricted", "Radio B")):
        assert run("status", "maks-bokayev", code, "--on", "2023-09-01", "--source", source).code == 0
    head = run("export", "md", "maks-bokayev").out.partition("## ")[0]
    assert "New development · Radio B" in head
    assert "**≠ Sources disagree; another one says: Targeted**" in head


@pytest.mark.usefixtures("database")
def test_a_case_that_somebody_added_takes_no_footnote_from_the_cases_of_a_text(run: Run) -> None:
    added = run("add", "Jane Miller", "--source", "https://example.org/12", "--status", "held", "--on", "2025-05")
    assert added.code == 0
    text = run("export", "md", "maks-bokayev").out
    headings = re.findall(r"^### .*", text.partition("## Where")[0], re.MULTILINE)
    assert headings
    assert all(heading.endswith("]") for heading in headings)
    own = run("export", "md", "jane-miller", "--lang", "sl").out
    assert "po besedilu iz maja 2025" in own
    assert "Seznam primerov" in own
    assert "case-list" not in text + own
    assert "2021/2544" not in own.partition("## O tem dokumentu")[0]
