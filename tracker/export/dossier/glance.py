"""The facts at a glance: grounds of the status, printed forms of the name, where it stands, what the register adds."""

from __future__ import annotations

from tracker.export.dossier.model import Fact, Line, Span
from tracker.export.dossier.names import BASE_FORMS
from tracker.export.dossier.teller import Teller
from tracker.queries.rows import Detail


def glance(teller: Teller, detail: Detail) -> tuple[Fact, ...]:
    """The grounds of a status, every printed form, every place, and the entry's name in the register."""
    reader = teller.reader
    facts = []
    grounds = tuple(teller.quoted(detail, "status"))
    if not teller.evidence.speaks_of(detail) and detail.entry.stated_status:
        label = reader.label(detail.entry.kind, detail.entry.stated_status)
        grounds = ((Span(label, notes=teller.evidence.notes(detail, "status")),),)
    if grounds:
        facts.append(Fact(reader.say("What the text says of the situation"), grounds))
    facts += _forms(teller, detail)
    places = dict.fromkeys((citation.resolution, citation.provision) for citation in detail.citations)
    named = [teller.evidence.full_place(resolution, provision) for resolution, provision in places]
    if named:
        notes = teller.evidence.notes(detail, "name")
        facts.append(Fact(reader.say("Named in"), ((Span("; ".join(named), notes=notes),),)))
    if detail.entry.note:
        facts.append(Fact(reader.say("Remark of the register"), ((teller.english(detail.entry.note),),)))
    entry = (Span(detail.entry.title), Span(f" · {detail.entry.ref}", style="soft"))
    facts.append(Fact(reader.say("In the register"), (entry,)))
    return tuple(facts)


def _forms(teller: Teller, detail: Detail) -> list[Fact]:
    """How each version prints the name: each form once, with its cases where one of them is inflected."""
    reader = teller.reader
    lines: list[Line] = []
    for language in teller.evidence.languages:
        forms: list[Span] = []
        cases: dict[str, dict[str, None]] = {}
        for name in detail.names:
            if name.language == language and name.origin == "printed":
                cases.setdefault(name.form, {})[name.case] = None
        for form, of_form in cases.items():
            labels = [reader.label("grammatical_case", case) for case in of_form]
            listed = ", ".join(label[:1].lower() + label[1:] for label in labels)
            forms += [Span(form, language), Span(", " if set(of_form) <= set(BASE_FORMS) else f" ({listed}), ")]
        if forms:
            forms[-1] = forms[-1]._replace(text=forms[-1].text.removesuffix(", "))
            lines.append((Span(f"{reader.language_name(language)}: ", style="soft"), *forms))
    if not lines:
        return []
    notes = teller.evidence.notes(detail, "name")
    lines[0] = (*lines[0][:-1], lines[0][-1]._replace(notes=notes))
    return [Fact(reader.say("Name as printed"), tuple(lines))]
