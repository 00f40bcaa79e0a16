"""An invented English resolution with people, charges and demands, and what a person would find in it."""

from __future__ import annotations

from pathlib import Path

from tracker.ingest.document import Document, read_document
from tracker.ingest.draft import write_draft
from tracker.ingest.known import KnownName
from tracker.ingest.review.proposed import propose

TITLE = "European Parliament resolution of 19 January 2031 on journalists in Moravistan (2031/1000(RSP))"
ENGLISH = f"""{TITLE}

The European Parliament,

– having regard to the statement of the European External Action Service of 3 January 2031,

– having regard to the Universal Declaration of Human Rights,

A. whereas on 11 December 2030 the journalist Ilgar Sadiqov was arrested and beaten by officers of the Ministry of
Internal Affairs; whereas he was sentenced to seven years in prison under Article 206 of the Criminal Code;

B. whereas the human rights defenders Leyla Yunusova, Rasul Jafarli and Anar Mammadzade remain in pre-trial detention;
whereas Human Rights Watch has called for the release of Mr Sadiqov;

1. Strongly condemns the arrest of Ilgar Sadiqov and calls for his immediate release; urges the Moravistani authorities
to drop all charges against Leyla Yunusova, Rasul Jafarli and Anar Mammadzade;

2. Calls on the Commission and the Member States to raise these cases; asks the EU Delegation to observe the trials;

3. Instructs its President to forward this resolution to the Council, the Commission and the Government of Moravistan.
"""
PEOPLE = {"Ilgar Sadiqov", "Leyla Yunusova", "Rasul Jafarli", "Anar Mammadzade"}


def put(folder: Path, name: str = "en.txt", text: str = ENGLISH) -> Path:
    """The text as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def document(folder: Path, known: dict[str, KnownName] | None = None) -> Document:
    """The resolution, read."""
    return read_document([put(folder)], known=known)


def drafted(folder: Path) -> Path:
    """Its seed folder, with the candidates that were found."""
    found = document(folder)
    path = folder / "drafted" / "2031-1000-RSP"
    write_draft(found, path, propose(found))
    return path
