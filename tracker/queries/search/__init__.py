"""Finding: people by any spelling, everything by its words, through indexes only.

`asked` reads what was typed, `names` finds names by their keys, `words` finds documents by their words, `found` puts
both in one order. Names are compared by `tracker.names`, which is loaded when the spelling as typed found nobody.
"""

from tracker.queries.search.found import BEGINNING, WHOLE_WORDS, search, search_further

__all__ = ["BEGINNING", "WHOLE_WORDS", "search", "search_further"]
