"""Real texts that are not part of the project: read where they are, else the test is skipped and says so."""

from __future__ import annotations

import pytest

from tests.running import ROOT

FOLDER = ROOT.parent / "shared" / "corpora"


def read_corpus(name: str) -> bytes:
    """The bytes of one file of the corpora."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"the real texts in {FOLDER.name!r} are not beside this checkout")
    return path.read_bytes()
