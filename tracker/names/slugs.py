"""Names as the last part of a ref: small Latin letters, digits and hyphens, from a name in any script."""

from __future__ import annotations

import re

from tracker.plain import plain

_LONGEST = 60
_FOLDED_SH = "x"
_OTHERS = re.compile(r"[^a-z0-9]+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(name: str) -> str:
    """ "almat-zhumagulov"; in letters of another script it is what can be read of them, "unnamed" where nothing can."""
    folded = _OTHERS.sub("-", plain(name)).strip("-")
    if not any(char.isalpha() for char in folded):
        from tracker.names.prepared import prepare

        readings = (next(iter(part.folds), "") for part in prepare(name).parts)
        folded = _OTHERS.sub("-", " ".join(readings).replace(_FOLDED_SH, "sh")).strip("-")
    return folded[:_LONGEST].strip("-") or "unnamed"


def is_slug(text: str) -> bool:
    """Whether `text` can be the last part of a ref."""
    return bool(_SLUG.fullmatch(text)) and len(text) <= 2 * _LONGEST
