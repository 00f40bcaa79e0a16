"""What a file says about itself: language, title, reference, date, stage and kind of document."""

from __future__ import annotations

import re

from tracker.ingest.values import Facts
from tracker.resolution.formulas import Detected
from tracker.resolution.languages import find_language
from tracker.resolution.parity.amounts import read_amounts
from tracker.resolution.preamble import PROCEDURE_REFERENCE
from tracker.resolution.values import ParsedVersion, UnitKind

_JOINT_MOTION = re.compile(r"\bRC-?B?\d{1,2}-\d{4}/\d{4}\b")
_MOTION = re.compile(r"\bB\d{1,2}[-‑]\d{4}/\d{4}\b")
_REPORT = re.compile(r"\bA\d{1,2}[-‑]\d{4}/\d{4}\b")
_ADOPTED = re.compile(r"\bP\d{1,2}_TA(?:-PROV)?\(\d{4}\)\d{4}\b")
_LEGISLATIVE = re.compile(r"\((?:COD|CNS|NLE|APP|AVC|SYN)\)")
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def read_facts(version: ParsedVersion, detected: Detected) -> Facts:
    """The facts of one parsed version. A title with a day in it is an adopted text's; a motion's has none."""
    titles = version.of_kind(UnitKind.TITLE)
    title = titles[0].text if titles else ""
    before = " ".join(unit.text for unit in version.units if unit.kind in (UnitKind.HEADING, UnitKind.FURNITURE))
    journal = version.of_kind(UnitKind.JOURNAL_REFERENCE)
    reference = PROCEDURE_REFERENCE.search(title)
    dates = [amount.value for amount in read_amounts(title, find_language(version.language)) if amount.kind == "date"]
    adopted = next((value for value in dates if _FULL_DATE.match(value)), "")
    return Facts(
        language=detected.language,
        title=title,
        reference=reference[0].replace(" ", "") if reference else "",
        adopted=adopted,
        stage="official_journal" if journal else "adopted" if adopted else "joint_motion",
        kind=_kind(title, before, bool(adopted or journal)),
        identifiers=_identifiers(before, journal[0].text if journal else "", bool(adopted or journal)),
    )


def _kind(title: str, before: str, is_adopted: bool) -> str:
    if is_adopted:
        return "adopted legislative resolution" if _LEGISLATIVE.search(title) else "adopted resolution"
    if _JOINT_MOTION.search(before):
        return "joint motion for a resolution"
    if _MOTION.search(before):
        return "motion for a resolution"
    return "report" if _REPORT.search(before) else "resolution, not said whether adopted"


def _identifiers(before: str, journal: str, is_adopted: bool) -> dict[str, str]:
    found = {}
    pattern, name = (_ADOPTED, "texts_adopted") if is_adopted else (_JOINT_MOTION, "joint_motion")
    match = pattern.search(before)
    if match:
        found[name] = match[0]
    if journal:
        found["official_journal"] = journal.strip("()")
    return found
