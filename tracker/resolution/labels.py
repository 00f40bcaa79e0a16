"""The labels that open units, and which label comes next. Sequence is the evidence: "12." opens a paragraph after 11
only.
"""

from __future__ import annotations

import re
from itertools import product
from string import ascii_uppercase

VISA_MARK = re.compile(r"^[–—―-]\s+(?=\S)")
RECITAL_LABEL = re.compile(r"^([A-Z]{1,2})\.\s+(?=\S)")
PARAGRAPH_LABEL = re.compile(r"^(\d{1,4})\.\s+(?=\S)")
FOOTNOTE_LABEL = re.compile(r"^(?:\((\d{1,3})\)|(\d{1,3}))\s+(?=\S)")

_RECITAL_LABELS: list[str] = [*ascii_uppercase, *("".join(pair) for pair in product(ascii_uppercase, repeat=2))]


def recital_label(position: int) -> str:
    """The label of the recital at `position` (from 1): A to Z, then AA, AB and so on."""
    return _RECITAL_LABELS[position - 1]


def label_position(label: str) -> int:
    """The position of a recital label, from 1."""
    return _RECITAL_LABELS.index(label) + 1


def ends_a_unit(text: str) -> bool:
    """Whether `text` ends as units end: with a comma, semicolon, colon or full stop, perhaps before a closing mark."""
    return bool(re.search(r"[,;:.][”’»\"')\]]*(?:\(\d{1,3}\))?$", text.rstrip()))
