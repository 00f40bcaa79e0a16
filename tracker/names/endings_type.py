"""The shape of a group of case endings in the data modules. No data and no code."""

from __future__ import annotations

# A source, the case as explanations name it, and pairs of an ending and what the nominative has instead.
EndingGroup = tuple[str, str, tuple[tuple[str, str], ...]]
