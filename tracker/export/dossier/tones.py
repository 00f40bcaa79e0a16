"""How statuses are drawn: the colour says at a glance how free somebody is, or how far a demand got."""

from __future__ import annotations

_GRAVE = [
    "held",
    "detained_police",
    "detained_pretrial",
    "detained_administrative",
    "imprisoned",
    "death_row",
    "forced_psychiatric",
    "disappeared",
    "killed_or_died_unclear",
    "died_in_custody",
    "executed",
    "refused",
    "contrary_act",
    "closed_not_met",
    "convicted",
    "convicted_first",
    "convicted_final",
    "convicted_in_absentia",
]
_LIMITED = [
    "house_arrest",
    "restricted",
    "targeted",
    "wanted",
    "charged",
    "on_trial",
    "on_appeal",
    "investigation",
    "in_force",
    "open_no_response",
    "acknowledged",
    "pledged",
    "in_progress",
    "partly_met",
    "released_conditional",
    "sentence_changed",
]
_FREE = [
    "released",
    "released_unconditional",
    "met",
    "largely_met",
    "met_other_cause",
    "acquitted",
    "dropped",
    "overturned",
]


def tone_of(code: str) -> str:
    """How a status is drawn: grave, limited, free or plain."""
    return "grave" if code in _GRAVE else "limited" if code in _LIMITED else "free" if code in _FREE else "plain"
