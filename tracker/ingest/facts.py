"""What a file says about itself: language, title, reference, date, stage and kind of document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.values import Facts
from tracker.resolution.formulas import Detected
from tracker.resolution.languages import find_calendar
from tracker.resolution.parity.amounts import read_amounts
from tracker.resolution.preamble import PROCEDURE_REFERENCE
from tracker.resolution.values import ParsedVersion, UnitKind

_JOINT_MOTION = re.compile(r"\bRC-?B?\d{1,2}[-‑]\d{4}/\d{4}\b")
_MOTION = re.compile(r"(?<!RC[-‑])\bB\d{1,2}[-‑]\d{4}/\d{4}\b")
_MOTION_IN_BRACKETS = re.compile(r"\((B\d{1,2}[-‑]\d{4}/\d{4})\)")
_REPORT = re.compile(r"\bA\d{1,2}[-‑]\d{4}/\d{4}\b")
_ADOPTED = re.compile(r"\bP\d{1,2}_TA(?:-PROV)?\(\d{4}\)\d{4}(?!\d)")
_LEGISLATIVE = re.compile(r"\((?:COD|CNS|NLE|APP|AVC|SYN)\)")
_ALL_LETTERS = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТХ", "ABEZHIKMNOPTYXABEKMHOPCTX")
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def read_facts(version: ParsedVersion, detected: Detected) -> Facts:
    """The facts of one parsed version. A title with a day in it is an adopted text's; a motion's has none.

    Older texts adopted have no day in their title; then their number is the last one before it, and the day of the
    sitting stands there.
    """
    titles = version.of_kind(UnitKind.TITLE)
    title = titles[0].text if titles else ""
    blocks = _before_title(version)
    before = " ".join(blocks)
    journal = version.of_kind(UnitKind.JOURNAL_REFERENCE)
    reference = PROCEDURE_REFERENCE.search(title) or PROCEDURE_REFERENCE.search(before)
    adopted = _day_in(title, version.language)
    if not adopted and _is_adopted(blocks):
        adopted = next((day for block in reversed(blocks) if (day := _day_in(block, version.language))), "")
    proposal = _proposal(before)
    return Facts(
        language=detected.language,
        title=title,
        reference=reference[0].replace(" ", "").translate(_ALL_LETTERS) if reference else "",
        adopted=adopted,
        stage="official_journal" if journal else "adopted" if adopted else _STAGES[proposal],
        kind=_adopted_kind(title) if adopted or journal else proposal,
        identifiers=_identifiers(before, journal[0].text if journal else "", bool(adopted or journal)),
    )


def _before_title(version: ParsedVersion) -> list[str]:
    """What stands in the file beside the units that are cited, up to the institution's line."""
    first = min((unit.line for unit in version.of_kind(UnitKind.VISA)), default=0)
    kinds = (UnitKind.HEADING, UnitKind.FURNITURE)
    return [unit.text for unit in version.units if unit.kind in kinds and unit.line <= first]


def _day_in(text: str, language: str) -> str:
    amounts = read_amounts(text, find_calendar(language))
    return next((one.value for one in amounts if one.kind == "date" and _FULL_DATE.match(one.value)), "")


def _is_adopted(blocks: Sequence[str]) -> bool:
    """Whether the last number of a document before the title is that of a text adopted."""
    patterns = (_ADOPTED, *(pattern for pattern, _ in _PROPOSALS))
    last = next((block for block in reversed(blocks) if any(pattern.search(block) for pattern in patterns)), "")
    return bool(_ADOPTED.search(last))


def _adopted_kind(title: str) -> str:
    return "adopted legislative resolution" if _LEGISLATIVE.search(title) else "adopted resolution"


def _proposal(before: str) -> str:
    """What a text that is not adopted is: the first document number says so, others are of texts it refers to."""
    found = [(match.start(), kind) for pattern, kind in _PROPOSALS if (match := pattern.search(before))]
    if not _JOINT_MOTION.search(before) and len(set(_MOTION_IN_BRACKETS.findall(before))) > 1:
        return _PROPOSALS[0][1]
    return min(found)[1] if found else _UNKNOWN


_UNKNOWN = "resolution, not said whether adopted"
_PROPOSALS = (
    (_JOINT_MOTION, "joint motion for a resolution"),
    (_MOTION, "motion for a resolution"),
    (_REPORT, "report"),
)
_STAGES = {
    "joint motion for a resolution": "joint_motion",
    "motion for a resolution": "motion",
    "report": "report",
    _UNKNOWN: "joint_motion",
}


def _identifiers(before: str, journal: str, is_adopted: bool) -> dict[str, str]:
    found = {}
    pattern, name = (_ADOPTED, "texts_adopted") if is_adopted else (_JOINT_MOTION, "joint_motion")
    match = pattern.search(before)
    if match:
        found[name] = match[0]
    if journal:
        found["official_journal"] = journal.strip("()")
    return found
