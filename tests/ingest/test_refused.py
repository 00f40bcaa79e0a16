"""What is no resolution, or not a whole one: a clear sentence each, and nothing is stored."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.ingest.samples import ENGLISH, TITLE
from tests.running import ROOT, Run

POLISH = (ROOT / "seeds" / "2021-2544-RSP" / "pl.txt").read_text(encoding="utf-8")
ENTITIES = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))


def image() -> bytes:
    """A PNG of noise."""
    noise = random.Random(1).randbytes(4000)
    return b"\x89PNG\r\n\x1a\n" + noise


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("text.txt", b"0" * 20_000_000)
    return packed.getvalue()


def torn_columns() -> str:
    words = " ".join(ENGLISH.split())
    pieces = [words[i : i + 44] for i in range(0, len(words), 44)] * 4
    half = len(pieces) // 2
    return "\n".join(f"{left:<50}{right}" for left, right in zip(pieces[:half], pieces[half:], strict=False))


REFUSED: dict[str, tuple[bytes, str]] = {
    "half.txt": (POLISH[: len(POLISH) * 3 // 4].encode(), "breaks off"),
    "first-page.txt": (ENGLISH[: ENGLISH.index("1. Strongly")].encode(), "No numbered paragraph"),
    "mixed.txt": (f"{ENGLISH}\n\n{POLISH}".encode(), "mixes"),
    "amendments.txt": (b"Amendment 1\n\nRecital 1\n\nText proposed\n\nAmendment\n\nbread;\n\n" * 60, "Is this one?"),
    "novel.txt": (b"It was a bright cold day in April. " * 4000, "Is this one?"),
    "novel-in-lines.txt": (b"It was a bright cold day in April.\n\n" * 4000, "Is this one?"),
    "list.txt": ("\n".join(f"{n}. Buy bread;" for n in range(1, 400)).encode(), "Is this one?"),
    "line-breaks-lost.txt": (" ".join(ENGLISH.split()).encode(), "lost its line breaks"),
    "picture.txt": (image(), "an image"),
    "noise.txt": (random.Random(2).randbytes(3_000_000), "no text"),
    "much-noise.txt": (b"x" * 17_000_000, "more than 16 MB"),
    "many-lines.txt": (b"\n" * 100_001 + b"x", "more than 100,000 lines"),
    "many-blocks.html": (b"<html>" + b"<p>x</p>" * 200_001, "more than 100,000 lines"),
    "one-line.txt": (b"having regard to bread " * 60_000, "no resolution"),
    "bomb.zip": (zip_bomb(), "ZIP archive"),
    "bomb.gz": (gzip.compress(b"0" * 20_000_000), "compressed"),
    "deflated.txt": (zlib.compress(ENGLISH.encode() * 50), "no text"),
    "bomb.xml": (
        f"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e0 'ha'>{ENTITIES}]><akomaNtoso>&e8;</akomaNtoso>".encode(),
        "document type",
    ),
    "broken.xml": (b"<?xml version='1.0'?><akomaNtoso><p>having regard", "not well-formed"),
    "endless.html": (b"<html><body>" + b"<a " * 200_000, "tags do not end"),
    "windows.txt": (POLISH.encode("cp1250", errors="replace"), "Windows-1250"),
    "latin2.txt": (POLISH.encode("iso8859_2", errors="replace"), "not UTF-8"),
    "utf16-without-mark.txt": (ENGLISH.encode("utf-16-le"), "NUL"),
    "empty.txt": (b" \n\n ", "empty"),
    "journal.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdftotext"),
    "letter.docx": (zip_bomb(), "office document"),
    "columns.txt": (torn_columns().encode(), "two columns side by side"),
    "two.txt": (f"{ENGLISH}\n\n{ENGLISH}".encode(), "Give each its own file"),
    "council.txt": (
        ENGLISH.replace("The European Parliament,", "THE COUNCIL OF THE EUROPEAN UNION,").encode(),
        "another institution",
    ),
    "torn.txt": (POLISH.encode().decode("cp1252", "replace").encode(), "wrong encoding"),
    "letters-lost.txt": (POLISH.encode("ascii", "replace"), "Letters were lost"),
    "opening.txt": (b"RC-B9-0097/2031\n\nJOINT MOTION FOR A RESOLUTION\n\nJane Baker, John Co", "does it break off"),
    "amendments-to-it.txt": (
        b"B9-0123/1\nAmendment 1\nJane Baker\nParagraph 3\n3. Urges;\n3. Begs;\n",
        "holds amendments",
    ),
    "no-reference.txt": (ENGLISH.replace(" (2031/1000(RSP))", "").encode(), "--reference"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_sentence_and_nothing_is_stored(tmp_path: Path, run: Run, name: str) -> None:
    data, said = REFUSED[name]
    path, folder, decisions = tmp_path / name, tmp_path / "seeds" / "new", tmp_path / "decisions.toml"
    path.write_bytes(data)
    outcome = run("ingest", str(path), "-o", str(folder), "--review", str(decisions))
    assert outcome.code == 3
    assert said in outcome.err
    assert "Nothing was written" in outcome.err
    assert "Traceback" not in outcome.said
    assert outcome.out == ""
    assert sorted(item.name for item in tmp_path.iterdir() if item.name != "home") == [name]


def test_a_text_with_a_byte_order_mark_or_in_utf_16_is_read(tmp_path: Path, run: Run) -> None:
    for name, data in (("mark.txt", ENGLISH.encode("utf-8-sig")), ("wide.txt", ENGLISH.encode("utf-16"))):
        path = tmp_path / name
        path.write_bytes(data)
        outcome = run("ingest", str(path))
        assert outcome.code == 0
        assert "2031/1000(RSP)" in outcome.out


def test_a_title_alone_is_no_resolution(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "title.txt"
    path.write_text(f"{TITLE}\n\nThe European Parliament,\n", encoding="utf-8")
    outcome = run("ingest", str(path))
    assert outcome.code == 3
    assert "No visa was found" in outcome.err
