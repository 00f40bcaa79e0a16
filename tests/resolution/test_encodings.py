"""Bytes in another encoding than UTF-8, and letters that a wrong one destroyed: the sentence names the right one."""

from __future__ import annotations

import pytest

from tracker.resolution.encodings import find_damage, guess_encoding
from tracker.resolution.source import read_source

LITHUANIAN = (
    "Europos Parlamentas,\n\n- atsižvelgdamas į savo rezoliucijas,\n\n- atsižvelgdamas į Darbo tvarkos taisykles,\n\n"
    "A. kadangi duona brangi;\n\n1. ragina Komisiją kepti;\n"
)
POLISH = "Parlament Europejski,\n\n- uwzględniając chleb,\n\n- uwzględniając sól,\n\nA. mając na uwadze, że żyto;\n"
GREEK = "Το Ευρωπαϊκό Κοινοβούλιο,\n\n- έχοντας υπόψη το ψωμί,\n\n- έχοντας υπόψη το αλάτι,\n"
BULGARIAN = "Европейският парламент,\n\n- като взе предвид хляба,\n\n- като взе предвид солта,\n"
SLOVENIAN = (
    "Evropski parlament,\n\n- ob upoštevanju kruha,\n\n- ob upoštevanju soli,\n\nA. ker je kruh drag, žito tudi;\n"
)


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (LITHUANIAN, "cp1257", "Lithuanian in Windows-1257: iconv -f CP1257"),
        (LITHUANIAN, "iso8859_4", "Lithuanian in ISO-8859-4: iconv -f ISO-8859-4"),
        (POLISH, "cp1250", "Polish in Windows-1250: iconv -f CP1250"),
        (POLISH, "cp852", "Polish in DOS-852: iconv -f CP852"),
        (POLISH, "mac_latin2", "Polish in Mac Latin 2: iconv -f MACCENTRALEUROPE"),
        (SLOVENIAN, "iso8859_2", "Slovenian in ISO-8859-2: iconv -f ISO-8859-2"),
        (GREEK, "cp1253", "Greek in Windows-1253: iconv -f CP1253"),
        (BULGARIAN, "cp1251", "Bulgarian in Windows-1251: iconv -f CP1251"),
        (BULGARIAN, "koi8_r", "Bulgarian in KOI8-R: iconv -f KOI8-R"),
        (BULGARIAN, "iso8859_5", "Bulgarian in ISO-8859-5: iconv -f ISO-8859-5"),
    ],
)
def test_the_encoding_that_shows_most_known_words_is_named(text: str, encoding: str, named: str) -> None:
    assert named in guess_encoding(text.encode(encoding))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (POLISH * 3, "cp1252"),
        (GREEK, "latin-1"),
        (SLOVENIAN * 3, "iso8859_2"),
        (LITHUANIAN, "cp1257"),
        (BULGARIAN, "cp1251"),
    ],
)
def test_letters_torn_apart_by_a_wrong_encoding_are_seen(text: str, encoding: str) -> None:
    torn = text.encode().decode(encoding, errors="ignore")
    damage = find_damage(torn)
    assert damage
    assert damage.code == "torn_letters"
    assert find_damage(text) is None


@pytest.mark.parametrize("sign", ["?", "\ufffd"])
def test_letters_that_were_replaced_by_one_sign_are_seen(sign: str) -> None:
    lost = (POLISH * 5).translate(dict.fromkeys(map(ord, "ęąóżł"), sign))
    damage = find_damage(lost)
    assert damage
    assert (damage.code, damage.line) == ("lost_letters", 3)


def test_questions_addresses_and_capitals_before_marks_are_no_damage() -> None:
    assert find_damage("Who? What? See https://x.eu/a?b=c and /d?e=f, g?h=i, www.y.eu/j?k=l, m?n=o, p?q=r.") is None
    assert find_damage("«CAFÉ», «SOIRÉ», «LIBERTÉ», «ÉGALITÉ», „ÜBERÄ“ – À “Á” – Ó” ") is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (GREEK.encode("utf-16-le"), "UTF-16LE"),
        (BULGARIAN.encode("utf-16-be"), "UTF-16BE"),
        (b"\n\n%PDF-1.4 x", "a PDF"),
        (b"\xef\xbb\xbf \n", "empty"),
        (
            b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tx\r\n",
            "web archive",
        ),
    ],
)
def test_what_is_no_text_as_it_stands_is_named(data: bytes, said: str) -> None:
    source, problems = read_source(data, "text")
    assert source is None
    assert said in problems[0].message


def test_a_mark_of_utf_32_is_believed() -> None:
    source, problems = read_source(GREEK.encode("utf-32"), "text")
    assert problems == []
    assert source
    assert source.lines[0].text == "Το Ευρωπαϊκό Κοινοβούλιο,"
