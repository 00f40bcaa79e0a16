"""Web pages, Akoma Ntoso and what is neither: read safely, or refused with one clear sentence and in bounded time."""

from __future__ import annotations

import gzip
import io
import time
import zipfile

import pytest

from tests.resolution.layouts import parsed_units
from tests.resolution.reading import codes, read
from tracker.resolution.parse import parse_version
from tracker.resolution.source import LARGEST, read_source

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bread | Parliament</title><style>p{}</style></head>
<body><nav><ul><li>EN - English</li><li>BG - български</li></ul></nav><script>var x = "– having regard to";</script>
<p>European Parliament resolution on bread<br>(2031/1000(RSP))</p><p>The European Parliament,</p>
<p><span>–</span>&nbsp;<span>having regard to bread<a href="#def1"><sup>1</sup></a>,</span></p>
<table><tr><td>A.</td><td>whereas salt &lt; 2 &amp; more;</td></tr></table>
<p>1.&nbsp;Urges <b>b</b>read;</p><p>2.&nbsp;Instructs its President.</p>
<hr><table><tr><td>(1)</td><td>OJ C 1, 1.1.2021, p. 1.</td></tr></table><p>Last updated: 7 May 2031</p></body></html>"""

AKOMA_NTOSO = """<?xml version="1.0" encoding="UTF-8"?>
<akn:akomaNtoso xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><akn:doc name="resolution">
<akn:meta><akn:identification><akn:FRBRExpression><akn:FRBRlanguage language="en"/></akn:FRBRExpression>
</akn:identification></akn:meta><akn:preface><akn:longTitle>
<akn:p>European Parliament resolution on bread (2031/1000(RSP))</akn:p></akn:longTitle>
</akn:preface><akn:preamble><akn:formula name="enacting"><akn:p>The European Parliament,</akn:p></akn:formula>
<akn:citations><akn:citation><akn:p>having regard to bread<akn:authorialNote marker="1">
<akn:p>OJ C 1, 1.1.2021, p. 1.</akn:p></akn:authorialNote>,</akn:p></akn:citation></akn:citations>
<akn:recitals><akn:recital><akn:num>A.</akn:num><akn:p>whereas salt &lt; 2 &amp; more;</akn:p></akn:recital>
</akn:recitals></akn:preamble>
<akn:mainBody><akn:paragraph><akn:num>1.</akn:num><akn:content><akn:p>Urges <akn:b>b</akn:b>read;</akn:p></akn:content>
</akn:paragraph><akn:paragraph><akn:num>2.</akn:num><akn:content><akn:p>Instructs its President.</akn:p></akn:content>
</akn:paragraph></akn:mainBody></akn:doc></akn:akomaNtoso>"""

UNITS = [
    ("title", "", "European Parliament resolution on bread (2031/1000(RSP))"),
    ("visa", "1", "having regard to bread,"),
    ("recital", "A", "whereas salt < 2 & more;"),
    ("paragraph", "1", "Urges bread;"),
    ("paragraph", "2", "Instructs its President."),
    ("footnote", "1", "OJ C 1, 1.1.2021, p. 1."),
]


def test_a_saved_web_page_gives_the_units_that_a_reader_sees() -> None:
    version, problems = parse_version(PAGE.encode(), "en", "page.html")
    assert parsed_units(version) == UNITS
    assert [code for code, _ in codes(problems)] == ["left_out"]


def test_akoma_ntoso_gives_the_same_units() -> None:
    version, problems = parse_version(AKOMA_NTOSO.encode(), "en", "text.xml")
    assert parsed_units(version) == UNITS
    assert codes(problems) == []


@pytest.mark.parametrize(("data", "form"), [(PAGE, "web_page"), (AKOMA_NTOSO, "akoma_ntoso")])
def test_a_file_that_states_its_language_is_believed(data: str, form: str) -> None:
    source, _ = read_source(data.encode(), "text")
    assert source
    assert (source.form, source.language) == (form, "en")


def test_units_of_a_web_page_know_the_line_of_the_file_they_begin_in() -> None:
    version, _ = parse_version(PAGE.encode(), "en", "page.html")
    assert [unit.line for unit in version.units if unit.kind.value in ("visa", "recital", "paragraph")] == [4, 5, 6, 6]


def _zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bread.txt", b"\0" * 30_000_000)
    return packed.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><akomaNtoso>&c;</akomaNtoso>'
)
NOISE = bytes((i * 7919 + i // 3) % 256 for i in range(200_000))


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "empty"),
        (b" \n\t\n", "empty", "empty"),
        (b"%PDF-1.7\n...", "not_text", "pdftotext"),
        (_zip_bomb(), "not_text", "ZIP"),
        (gzip.compress(b"bread" * 1000), "not_text", "compressed"),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "not_text", "image"),
        (b"\xff\xd8\xff\xe0" + NOISE, "not_text", "image"),
        (NOISE, "not_text", "no text"),
        (b"bread\x00salt", "not_text", "NUL"),
        (b"a" * (LARGEST + 1), "too_large", "MB"),
        (b"a" * 1_000_000, "not_a_resolution", "line"),
        (ENTITIES.encode(), "broken_xml", "document type"),
        (b"<?xml version='1.0'?><akomaNtoso><p>bread</akomaNtoso>", "broken_xml", "well-formed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_refused_with_a_sentence(data: bytes, code: str, words: str) -> None:
    started = time.process_time()
    version, problems = parse_version(data, "en", "file")
    assert version.units == ()
    assert [problem.code for problem in problems] == [code]
    assert words in problems[0].message
    assert time.process_time() - started < 5


@pytest.mark.parametrize(("encoding", "name"), [("cp1250", "Polish"), ("iso8859_2", "Polish")])
def test_another_encoding_is_named_with_the_line_and_the_way_out(encoding: str, name: str) -> None:
    text = "Parlament Europejski,\n\n" + "- uwzględniając źródło,\n\n" * 4 + "A. mając na uwadze, że chleb;\n"
    _, problems = parse_version(text.encode(encoding), "pl", "text.txt")
    assert codes(problems) == [("not_utf8", 3)]
    assert name in problems[0].message
    assert "iconv" in problems[0].message


def test_utf_16_with_its_mark_is_read() -> None:
    text = f"{UNITS[0][2]}\nThe European Parliament,\n– having regard to bread,\n"
    version, _ = parse_version((text + "1. Urges bread;\n2. Instructs.\n").encode("utf-16"), "en", "text.txt")
    assert [unit.kind.value for unit in version.units] == ["title", "institution", "visa", "paragraph", "paragraph"]


def test_a_novel_is_no_resolution_and_says_so_in_few_words() -> None:
    chapter = "It was a bright cold day in April, and the clocks were striking thirteen. " * 4
    novel = "\n\n".join(f"CHAPTER {i}\n\n" + "\n".join([chapter] * 60) for i in range(1, 60))
    started = time.process_time()
    _, problems = parse_version(novel.encode(), "en", "novel.txt")
    assert "no_visa" in [problem.code for problem in problems]
    assert len(problems) < 10
    assert time.process_time() - started < 10


def test_a_megabyte_of_lines_that_look_like_labels_is_read_in_bounded_time() -> None:
    body = "".join(f"{i % 7}. {i % 3} – (a) 1\n– 2\nA. {i}1,\n" for i in range(40_000))
    started = time.process_time()
    read(body)
    assert time.process_time() - started < 30


def test_a_page_of_unclosed_tags_is_read_in_bounded_time() -> None:
    started = time.process_time()
    parse_version(b"<html>" + b"<div><p>bread" * 100_000, "en", "page.html")
    parse_version(b"<html>" + b"<!--" * 100_000, "en", "page.html")
    parse_version(b"<html>" + b"<a " * 300_000, "en", "page.html")
    assert time.process_time() - started < 30
