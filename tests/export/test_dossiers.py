"""Dossiers: in the reader's language, every statement with its footnote, nothing in them that could run."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from markdown_it import MarkdownIt

from tests.running import Run
from tracker.export import as_md
from tracker.export.dossier.request import LANGUAGES
from tracker.export.dossier.words import CATALOGUES

VERSIONS = ("sl", "pl", "lv")
HOSTILE = "<script>alert(1)</script> [x](http://evil.example) *b* \x1b[31m =1+1 \u202eabc"


class Page(HTMLParser):
    """What a browser would build: tags with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dossier_is_a_page_that_needs_nothing_else(language: str, run: Run) -> None:
    page = Page(run("export", "html", "maks-bokayev", "--lang", language).out)
    assert page.named("html") == [{"lang": language}]
    assert not [tag for tag, _ in page.tags if tag in ("script", "img", "link", "iframe", "object", "form")]
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"]
    assert all(str(link["href"]).startswith("#") for link in page.named("a"))
    (policy,) = [meta["content"] for meta in page.named("meta") if "http-equiv" in meta]
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", ["maks-bokayev", "dametkan-aspandiyarova", "abaibek-sultanov", "eu_delegation"])
def test_every_call_has_its_footnote_and_every_footnote_is_called(subject: str, language: str, run: Run) -> None:
    page = Page(run("export", "html", subject, "--lang", language).out)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {str(link["href"])[1:] for link in page.named("a")}
    assert targets <= set(ids)
    notes = {name for name in ids if name and name.startswith("note-")}
    assert notes
    assert notes <= targets


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sl", "„triletna prepoved aktivizma"),
        ("pl", "„3-letniego zakazu działalności"),
        ("lv", "“trīs gadu darbības aizliegumu"),
    ],
)
def test_the_words_are_those_of_the_readers_version(language: str, words: str, run: Run) -> None:
    text = Page(run("export", "html", "maks-bokayev", "--lang", language).out).text
    assert words in text


@pytest.mark.usefixtures("database")
def test_other_versions_stand_beside_only_when_asked(run: Run) -> None:
    alone = run("export", "html", "charge/2021-2544/L.5", "--lang", "sl").out
    beside = run("export", "html", "charge/2021-2544/L.5", "--lang", "sl", "--beside", "lv").out
    latvian = "kurai draud līdz 12 gadiem cietumsods"
    assert latvian not in alone
    assert latvian in beside


@pytest.mark.usefixtures("database")
def test_an_english_reader_gets_all_versions_quoted_and_is_told_why(run: Run) -> None:
    text = Page(run("export", "html", "maks-bokayev").out).text
    assert "no version of the text in the language of this dossier" in text
    for words in ("triletna prepoved aktivizma", "3-letniego zakazu działalności", "trīs gadu darbības aizliegumu"):
        assert words in text


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("language", "name"), [("sl", "Almat Žumagulov"), ("pl", "Ałmat Żumagułow"), ("lv", "Almat Zhumagulov")]
)
def test_a_name_is_in_the_base_form_of_the_readers_version(language: str, name: str, run: Run) -> None:
    assert f"<h1>{name}</h1>" in run("export", "html", "almat-zhumagulov", "--lang", language).out


@pytest.mark.usefixtures("database")
def test_a_difference_is_flagged_where_it_is_quoted_and_told_once(run: Run) -> None:
    page = run("export", "html", "dametkan-aspandiyarova", "--lang", "pl").out
    flags = re.findall(r'class="differs">.*?href="#(difference-[\w-]+)"', page)
    assert flags
    for anchor in flags:
        assert page.count(f'id="{anchor}"') == 1


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_demands_to_the_eu_delegation_are_there(language: str, run: Run) -> None:
    page = run("export", "html", "--addressee", "eu_delegation", "--lang", language).out
    listed = run("list", "demands", "--addressee", "eu_delegation").out
    refs = re.findall(r"demand/[\w./-]+", listed)
    assert len(refs) >= 8
    for ref in refs:
        assert f'id="{re.sub(r"[^A-Za-z0-9]", "-", ref)}"' in page


@pytest.mark.parametrize("name", ["html", "md"])
def test_nothing_in_the_data_becomes_markup(name: str, tiny_database: Path, run: Run) -> None:
    assert tiny_database
    assert (
        run("status", "person/ana-novak", "released", "--on", "2025", f"--note={HOSTILE}", f"--source={HOSTILE}").code
        == 0
    )
    text = run("export", name, "person/ana-novak", "--profile", "full").out
    assert "alert(1)" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<script" not in text
    if name == "html":
        assert not Page(text).named("script")
    else:
        page = Page(MarkdownIt("gfm-like").render(text))
        assert not page.named("a")
        assert not page.named("em")
        assert HOSTILE[: HOSTILE.index("\x1b")] in page.text


def test_a_public_dossier_holds_back_what_was_noted_in_private(tiny_database: Path, run: Run) -> None:
    assert tiny_database
    recorded = run(
        "status", "person/ana-novak", "released", "--on", "2025", "--note", "told by her sister",
        "--source", "Her sister", "--source-type", "family_or_lawyer",
    )  # fmt: skip
    assert recorded.code == 0
    public = run("export", "html", "person/ana-novak").out
    partner = run("export", "html", "person/ana-novak", "--profile", "partner").out
    full = run("export", "html", "person/ana-novak", "--profile", "full").out
    assert "sister" not in public
    assert "Her sister" in partner
    assert "told by her sister" not in partner
    assert "told by her sister" in full
    assert "tester" not in public + partner


@pytest.mark.usefixtures("database")
def test_a_dossier_is_the_same_bytes_each_time(run: Run, tmp_path: Path) -> None:
    for name in ("html", "md", "pdf", "docx"):
        for number in (1, 2):
            assert (
                run("export", name, "maks-bokayev", "--lang", "sl", "-o", str(tmp_path / f"{number}.{name}")).code == 0
            )
        assert (tmp_path / f"1.{name}").read_bytes() == (tmp_path / f"2.{name}").read_bytes(), name


@pytest.mark.usefixtures("database")
def test_wrong_requests_are_said_in_a_sentence(run: Run) -> None:
    for arguments in (
        ("html", "nobody-at-all"),
        ("html", "maks-bokayev", "--lang", "fr"),
        ("html", "maks-bokayev", "--beside", "de"),
        ("json", "maks-bokayev"),
    ):
        outcome = run("export", *arguments)
        assert outcome.code == 2, arguments
        assert outcome.err.startswith("tracker: ")


@pytest.mark.parametrize("language", VERSIONS)
def test_a_catalogue_says_everything(language: str) -> None:
    """Every message that the code says stands in the catalogue, translated, and nothing else does."""
    with (CATALOGUES / language / "LC_MESSAGES" / "dossier.po").open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    said = _messages_of_the_code()
    translated = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue if message.id}
    assert translated == said
    for message in catalogue:
        texts = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        assert all(texts), message.id
        if message.id:
            assert not list(message.check(catalogue)), message.id


def _messages_of_the_code() -> set[str]:
    found = set()
    for path in (CATALOGUES.parent / "dossier").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        joined = re.sub(r'"\s*\n\s*"', "", source)
        found |= set(re.findall(r'\b(?:say|count)\(\s*"([^"]+)"', joined))
        found |= set(re.findall(r'_MONTHS = "([^"]+)"', joined))
        tables = r"(?:_PLACES|_PARTS|_ALONE|_WITHIN|_ABOUT|_BEFORE|_AFTER|stated) = [({](.*?)[)}]\n"
        for table in re.findall(tables, joined, re.DOTALL):
            found |= {
                text for text in re.findall(r'"([^"]+)"', table) if text[0].isupper() or "%(" in text or text == "title"
            }
    return found


@pytest.mark.usefixtures("database")
def test_an_added_spelling_is_not_what_a_text_prints(run: Run) -> None:
    ref = "person/abai-begimbetov"
    assert run("name", "add", ref, "Abaj Inny", "--lang", "pl", "--source", "a letter").code == 0
    page = Page(run("export", "html", ref, "--lang", "pl").out)
    assert "Abaj Begimbetow" in page.text
    assert "Abaj Inny" not in page.text


@pytest.mark.usefixtures("database")
def test_a_form_that_is_printed_in_two_base_cases_is_shown_once(run: Run) -> None:
    facts = run("export", "md", "person/abai-begimbetov", "--lang", "lv").out
    (line,) = [line for line in facts.splitlines() if line.count("Latviešu:")]
    assert line.count("Abai Begimbetov") == 1


@pytest.mark.usefixtures("database")
def test_a_day_that_is_not_sure_is_not_said_to_be(run: Run) -> None:
    ref = "dametkan-aspandiyarova"
    assert run("status", ref, "released", "--on", "about 2023-05", "--source", "Radio A").code == 0
    said = {language: run("export", "md", ref, "--lang", language).out for language in LANGUAGES}
    for language, words in {"en": "about May 2023", "sl": "okoli maja 2023", "pl": "około maja 2023 r."}.items():
        assert f"** — {words} · " in said[language]
    assert "** — ap 2023. gada maiju · " in said["lv"]


@pytest.mark.usefixtures("database")
def test_a_label_says_no_more_than_the_words_below_it(run: Run) -> None:
    accused = run("export", "md", "dametkan-aspandiyarova", "--lang", "sl").out
    assert "- Za kaj gre: „ki so se udeležili spominske slovesnosti" in accused  # nobody says that this was the charge
    free = run("export", "md", "maks-bokayev", "--lang", "sl").out
    assert "- Naslovnik: kazahstanska vlada\n" in free  # which does not hold him
    assert "- Skupina: 57, med njimi: Dametkan Aspandijarova\n" in accused  # the text does not say exactly
    to_one = run("export", "md", "eu_delegation", "--lang", "pl").out.partition("## ")[0]
    assert "Żądania według rodzaju:" in to_one  # a public statement is a kind: the Polish asks for an official position
    assert "What is asked:" in run("export", "md", "eu_delegation").out


@pytest.mark.parametrize("text", ["see evil.example/x", "    code", "\t# heading", "WwW.evil.example"])
def test_no_text_becomes_markup_in_markdown(text: str) -> None:
    assert MarkdownIt("gfm-like").render(as_md._text(text)) == f"<p>{text.strip()}</p>\n"
