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

_DASH = "[-‑–]"
# Before the fifth term a text adopted had no number of its own: "A3-0148/93" does not say what it stands above.
_NUMBER = rf"(?:[5-9]|[1-9]\d){_DASH}\d{{3,4}}/(?:\d{{4}}|\d\d)(?!\d)"
_JOINT_MOTION = re.compile(rf"\bRC{_DASH}?B?{_NUMBER}")
_MOTION = re.compile(rf"(?<!RC[-‑–])\bB{_NUMBER}")
_REPLACED = re.compile(rf"(?<!RC[-‑–])\b(B{_NUMBER})(?=\)|\s?\}}|\s\()")  # "(B9-0001/2031)", "B9-0001/2031 (ECR)"
_REPORT = re.compile(rf"\bA{_NUMBER}")
_ADOPTED = re.compile(r"\bP\d{1,2}_TA(?:-PROV)?\(\d{4}\)\d{4}(?!\d)")
DOCUMENT_NUMBER = re.compile("|".join(one.pattern for one in (_ADOPTED, _JOINT_MOTION, _MOTION, _REPORT)))
_LEGISLATIVE = re.compile(r"\d{4}/\d{4}\s?\((?:COD|CNS|NLE|APP|AVC|SYN)\)")  # "0038M(NLE)" is no legislative one
_FIRST_WORDS = re.compile(r"(?:\S+\s+){0,14}\S*")
_ALL_LETTERS = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТХ", "ABEZHIKMNOPTYXABEKMHOPCTX")
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def read_facts(version: ParsedVersion, detected: Detected) -> Facts:
    """The facts of one parsed version. A title that begins with a day is an adopted text's; a motion's has none, or
    one further on, of what it is about.

    Older texts adopted have no day in their title; then their number is the last one before it, and the day of the
    sitting stands there.
    """
    titles = version.of_kind(UnitKind.TITLE)
    title = titles[0].text if titles else ""
    blocks = _before_title(version)
    before = " ".join(blocks)
    journal = version.of_kind(UnitKind.JOURNAL_REFERENCE)
    reference = PROCEDURE_REFERENCE.search(title) or PROCEDURE_REFERENCE.search(before)
    is_adopted = _is_adopted(blocks)
    adopted = ""
    if journal or is_adopted is not False:
        adopted = _day_in(_first_words(title), version.language)
    if not adopted and (journal or is_adopted):
        above = (day for block in reversed(blocks) if is_adopted and (day := _day_in(block, version.language)))
        adopted = next(above, "") or _day_in(title, version.language)
    proposal = _proposal(blocks)
    if proposal == UNKNOWN and _LEGISLATIVE.search(title):
        proposal = f"legislative {proposal}"
    return Facts(
        language=detected.language,
        title=title,
        reference=reference[0].replace(" ", "").translate(_ALL_LETTERS) if reference else "",
        adopted=adopted,
        stage="official_journal" if journal else "adopted" if adopted else _STAGES.get(proposal, "joint_motion"),
        kind=_adopted_kind(title) if adopted or journal else proposal,
        identifiers=_identifiers(before, journal[0].text if journal else "", bool(adopted or journal)),
    )


def _first_words(title: str) -> str:
    match = _FIRST_WORDS.match(title)
    return match[0] if match else ""


def _before_title(version: ParsedVersion) -> list[str]:
    """What stands in the file beside the units that are cited, up to the institution's line."""
    first = min((unit.line for unit in version.of_kind(UnitKind.VISA)), default=0)
    kinds = (UnitKind.HEADING, UnitKind.FURNITURE)
    return [unit.text for unit in version.units if unit.kind in kinds and unit.line <= first]


def _day_in(text: str, language: str) -> str:
    amounts = read_amounts(text, find_calendar(language))
    return next((one.value for one in amounts if one.kind == "date" and _FULL_DATE.match(one.value)), "")


def _is_adopted(blocks: Sequence[str]) -> bool | None:
    """Whether the last number of a document before the first visa is that of a text adopted; None without a number."""
    patterns = (_ADOPTED, *(pattern for pattern, _ in _PROPOSALS))
    last = next((block for block in reversed(blocks) if any(pattern.search(block) for pattern in patterns)), None)
    return last if last is None else bool(_ADOPTED.search(last))


def _adopted_kind(title: str) -> str:
    return "adopted legislative resolution" if _LEGISLATIVE.search(title) else "adopted resolution"


def _proposal(blocks: Sequence[str]) -> str:
    """What a text that is not adopted is: its own document number says so, others are of texts it refers to.

    One that replaces several motions lists them and is a joint one. Its own number stands alone, or it is the first.
    """
    before = " ".join(blocks)
    if len(set(_REPLACED.findall(before))) > 1:
        return _PROPOSALS[0][1]
    alone = [kind for block in blocks for pattern, kind in _PROPOSALS if pattern.fullmatch(block)]
    found = [(match.start(), kind) for pattern, kind in _PROPOSALS if (match := pattern.search(before))]
    return alone[-1] if alone else min(found)[1] if found else UNKNOWN


UNKNOWN = "resolution, not said whether adopted"
_PROPOSALS = (
    (_JOINT_MOTION, "joint motion for a resolution"),
    (_MOTION, "motion for a resolution"),
    (_REPORT, "report"),
)
_STAGES = {
    "joint motion for a resolution": "joint_motion",
    "motion for a resolution": "motion",
    "report": "report",
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
