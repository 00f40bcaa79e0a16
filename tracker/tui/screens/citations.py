"""The paragraph that an entry cites, in all versions: what it says, what is marked, how to cite it."""

from __future__ import annotations

from textual.content import Content

from tracker.queries.rows import Citation, ProvisionText
from tracker.tui import looks
from tracker.tui.reference import cite
from tracker.tui.safe import one_line
from tracker.tui.widgets.marked import Mark
from tracker.tui.widgets.parallel_text import Passage, Provision

LACKS = "This version lacks the paragraph."


def cited_provision(text: ProvisionText, citations: list[Citation]) -> Provision:
    """The provision with every quote of these citations marked."""
    passages = []
    for version in text.versions:
        quotes = [quote for citation in citations for quote in citation.quotes if quote.language == version.language]
        places = {(quote.start, quote.end) for quote in quotes if quote.start is not None and quote.end is not None}
        marks = tuple(
            Mark(start, end, "$mark-text on $mark bold", is_barred=True)
            for start, end in sorted(places)
            if start is not None and end is not None
        )
        absent = next((quote.absent for quote in quotes if quote.absent), None)
        passages.append(
            Passage(
                version.language,
                printed_label(text.kind, version.label),
                version.text,
                marks,
                LACKS if version.text is None else "",
            )
        )
        if version.text is not None and not marks and absent:
            passages[-1] = passages[-1]._replace(absent=one_line(absent))
    return Provision(text.key, Content(""), tuple(passages))


def printed_label(kind: str, label: str | None) -> str:
    """The label as printed; a visa is printed with a dash, a title with nothing."""
    return {"visa": "–", "title": ""}.get(kind, label or "")


def heading(where: str, citations: list[Citation], number: int, total: int) -> Content:
    """What the pane shows: "recital F  name, status  2 of 4"."""
    supports = ", ".join(dict.fromkeys(looks.words(citation.supports) for citation in citations))
    return Content.assemble(
        (where, "$accent bold"), (f"  {supports}", "$foreground"), (f"  {number} of {total}", "$quiet")
    )


def copied(text: ProvisionText, citations: list[Citation], language: str) -> str:
    """The quote of the first citation in a language with its reference there, or the whole paragraph."""
    version = next((version for version in text.versions if version.language == language), None)
    if version is None or version.text is None:
        return ""
    quote = next((q.quote for c in citations for q in c.quotes if q.language == language and q.quote), version.text)
    return f"“{quote}” ({cite(text.reference, text.key, language, version.label)})"
