"""Names in any Latin or Cyrillic spelling made comparable: keys to store, a score, and the reasons for it.

Pure: no database, no files. Conventions of spelling and case endings are data (`orthographies`, `endings`);
`prepare` folds a form once, `name_keys` gives what a database indexes, `compare` what a person reads.
A score is never an identity: `SAME` may be offered as the same person, anything less is a question.
"""

from tracker.names.matching import REVIEW, SAME, Kind, Match, compare, compare_prepared
from tracker.names.orthographies import ORTHOGRAPHIES
from tracker.names.prepared import FOLD_VERSION, FOLDED, NameKeys, Prepared, deletions, name_keys, prepare

__all__ = [
    "FOLDED",
    "FOLD_VERSION",
    "ORTHOGRAPHIES",
    "REVIEW",
    "SAME",
    "Kind",
    "Match",
    "NameKeys",
    "Prepared",
    "compare",
    "compare_prepared",
    "deletions",
    "name_keys",
    "prepare",
]
