"""Parity of versions: what can be compared without understanding, and what of it nobody has recorded.

`find_parity` finds, `unexplained` says what is new. No rule in here knows a resolution; what a language needs is data.
"""

from tracker.resolution.parity.explain import explaining, unexplained
from tracker.resolution.parity.find import find_parity
from tracker.resolution.parity.values import Finding, FindingKind, KnownNames, Recorded, Seen

__all__ = ["Finding", "FindingKind", "KnownNames", "Recorded", "Seen", "explaining", "find_parity", "unexplained"]
