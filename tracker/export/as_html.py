"""`html`: a dossier as one file that needs nothing else: no script, no network, a strict content security policy, and a
layout for screens, phones and paper.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TextIO

from tracker.db.connection import Connection
from tracker.export.dossier.model import Card, Dossier, Fact, Footnote, Line, Section, Span, Status, Words
from tracker.export.dossier.request import Request
from tracker.export.dossier.subjects import make_dossier
from tracker.export.timeline import timeline_svg

_STYLE = Path(__file__).with_name("dossier.css")


def write(connection: Connection, stream: TextIO, request: Request) -> None:
    """Write the page."""
    stream.writelines(_page(make_dossier(connection, request)))


def _page(dossier: Dossier) -> Iterator[str]:
    style = _STYLE.read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    draw = _Drawer(dossier)
    yield f'<!DOCTYPE html>\n<html lang="{dossier.language}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
    yield f"<title>{_text(dossier.title.text)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    yield from draw.head()
    for section in dossier.sections:
        yield from draw.section(section)
    yield from draw.footnotes()
    yield from draw.proof()
    yield "</main>\n</body>\n</html>\n"


class _Drawer:
    """Draws the parts of one dossier; only the first call of a footnote is what the footnote leads back to."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.called: set[int] = set()

    def head(self) -> Iterator[str]:
        dossier = self.dossier
        yield f'<header>\n<p class="kicker">{_text(dossier.kicker)}</p>\n'
        yield f"<h1>{self.line((dossier.title,))}</h1>\n"
        if dossier.lead:
            yield f'<p class="lead">{self.line(dossier.lead)}</p>\n'
        if dossier.status:
            yield f'<div class="standing {dossier.status.tone}">{self._standing(dossier.status)}</div>\n'
        yield from self.asked()
        if dossier.notice:
            yield f'<p class="notice">{_text(dossier.notice)}</p>\n'
        yield "</header>\n"
        if len(dossier.sections) > 2:
            items = [(part.anchor, part.heading) for part in dossier.sections]
            items += [("sources", dossier.footnotes_heading), ("about", dossier.proof_heading)]
            links = "".join(f'<li><a href="#{anchor}">{_text(heading)}</a></li>' for anchor, heading in items)
            yield f'<nav aria-label="{_text(dossier.contents_label)}"><ul>{links}</ul></nav>\n'

    def asked(self) -> Iterator[str]:
        dossier = self.dossier
        if not dossier.asked and not dossier.asked_nothing:
            return
        yield f'<dl class="asked"><div><dt>{_text(dossier.asked_heading)}</dt>'
        yield f"<dd>{_text(dossier.asked_nothing)}</dd>" if dossier.asked_nothing else ""
        for ask in dossier.asked:
            times = f" <small>({ask.times})</small>" if ask.times > 1 else ""
            what = f'<a href="#{ask.anchor}">{self.line((ask.what,))}</a>{times}{self._calls(ask.notes)}'
            status = f" {self._mark(ask.status, '')}" if ask.status else ""
            of = f' <span class="of">{_text(ask.addressees)}</span>' if ask.addressees else ""
            yield f"<dd><span>{what}{of}</span>{status}</dd>"
        yield "</div></dl>\n"

    def section(self, section: Section) -> Iterator[str]:
        yield f'<section id="{section.anchor}" aria-labelledby="h-{section.anchor}">\n'
        yield f'<h2 id="h-{section.anchor}">{_text(section.heading)}</h2>\n'
        if section.intro:
            yield f'<p class="intro">{_text(section.intro)}</p>\n'
        if section.facts:
            yield self.facts(section.facts)
        if section.timeline:
            yield timeline_svg(section.timeline, section.heading)
            yield f'<p class="legend">{_text(section.timeline.legend)}</p>\n' if section.timeline.legend else ""
            yield '<ol class="moments">\n'
            for moment in section.timeline.moments:
                when = f'<span class="when">{_text(moment.shown)}</span>'
                yield f"<li>{when} <span>{self.line(moment.line)}</span></li>\n"
            yield "</ol>\n"
        for card in section.cards:
            yield from self.card(card)
        yield "</section>\n"

    def card(self, card: Card) -> Iterator[str]:
        yield f'<article id="{card.anchor}">\n<div class="top">'
        yield f'<p class="eyebrow">{_text(card.eyebrow)}</p>' if card.eyebrow else ""
        if not card.eyebrow:
            yield f"<h3>{self.line(card.title)}</h3>"
        if card.status:
            yield self._mark(card.status, card.status.since, "p")
        yield "</div>\n"
        if card.eyebrow:
            yield f"<h3>{self.line(card.title)}</h3>\n"
        if card.facts:
            yield self.facts(card.facts)
        if card.remark:
            yield f'<p class="remark">{self.line(card.remark)}</p>\n'
        yield "</article>\n"

    def facts(self, facts: tuple[Fact, ...]) -> str:
        rows = []
        for fact in facts:
            values = "".join(f"<dd>{self.line(line)}</dd>" for line in fact.lines)
            rows.append(f"<div><dt>{_text(fact.label)}</dt>{values}</div>")
        return f"<dl>{''.join(rows)}</dl>\n"

    def footnotes(self) -> Iterator[str]:
        dossier = self.dossier
        if not dossier.footnotes:
            return
        yield '<section id="sources" role="doc-endnotes" aria-labelledby="h-sources">\n'
        yield f'<h2 id="h-sources">{_text(dossier.footnotes_heading)}</h2>\n<ol>\n'
        for footnote in dossier.footnotes:
            yield self._footnote(footnote)
        yield "</ol>\n</section>\n"

    def proof(self) -> Iterator[str]:
        yield '<section id="about" aria-labelledby="h-about">\n'
        yield f'<h2 id="h-about">{_text(self.dossier.proof_heading)}</h2>\n'
        yield f"{self.facts(self.dossier.proof)}</section>\n"

    def line(self, line: Line) -> str:
        return "".join(self._span(span) for span in line)

    def _span(self, span: Span) -> str:
        text = _text(span.text)
        language = f' lang="{_text(span.language)}"' if span.language else ""
        opening, closing = self.dossier.quotation
        if span.style == "quote":
            text = f"<q><bdi{language}>{opening}{text}{closing}</bdi></q>"
        elif span.style in ("strong", "soft"):
            tag = "strong" if span.style == "strong" else "small"
            text = f'<{tag}{language} dir="auto">{text}</{tag}>' if language else f"<{tag}>{text}</{tag}>"
        elif language:
            text = f"<bdi{language}>{text}</bdi>"
        return text + self._calls(span.notes)

    def _calls(self, notes: tuple[int, ...]) -> str:
        if not notes:
            return ""
        links = []
        for number in notes:
            own = "" if number in self.called else f' id="call-{number}"'
            self.called.add(number)
            links.append(f'<a href="#note-{number}"{own} role="doc-noteref">{number}</a>')
        return f"<sup>{', '.join(links)}</sup>"

    @staticmethod
    def _mark(status: Status, since: str, tag: str = "span") -> str:
        """A status in its colour, which its shape tells as well."""
        when = f' <span class="since">{_text(since)}</span>' if since else ""
        return f'<{tag} class="status {status.tone}"><b>{_text(status.label)}</b>{when}</{tag}>'

    def _standing(self, status: Status) -> str:
        since = f" <span>{_text(status.since)}</span>" if status.since else ""
        checked = f" <span>· {_text(status.checked)}</span>" if status.checked else ""
        source = f'<p class="by">{self.line(status.source)}</p>' if status.source else ""
        dispute = f'<p class="dispute">≠ {_text(status.dispute)}</p>' if status.dispute else ""
        return f"<p><b>{_text(status.label)}</b>{self._calls(status.notes)}{since}{checked}</p>{source}{dispute}"

    def _footnote(self, footnote: Footnote) -> str:
        back = ""
        if footnote.number in self.called:
            label = f"{self.dossier.back_label} {footnote.number}"
            back = f' <a class="back" href="#call-{footnote.number}" aria-label="{_text(label)}">↩</a>'
        words = "".join(self._words(entry) for entry in footnote.words)
        links = "; ".join(f'<a href="#{anchor}">{_text(kind)}</a>' for anchor, kind in footnote.differs)
        differs = f'<p class="differs"><b>≠ {_text(self.dossier.differs_label)}:</b> {links}</p>' if links else ""
        return (
            f'<li id="note-{footnote.number}"><p class="place">{_text(footnote.place)}{back}</p>{words}{differs}</li>\n'
        )

    def _words(self, words: Words) -> str:
        version = f'<span class="version">{_text(words.version)}</span>'
        if words.absent:
            return f'<p class="words">{version} <em>{_text(words.absent)}</em></p>'
        opening, closing = self.dossier.quotation
        before, after = (f"<small>{_text(text)}</small>" if text else "" for text in (words.before, words.after))
        tag = "mark" if before or after else "q"
        quote = f"<{tag}>{opening}{_text(words.quote)}{closing}</{tag}>"
        return f'<p class="words">{version} <bdi lang="{_text(words.language)}">{before}{quote}{after}</bdi></p>'


def _text(text: str) -> str:
    """Text as text: markup in it is shown, control and direction characters are not followed."""
    return escape(
        "".join(char if char.isprintable() or char in "\u00a0\u202f\u00ad" else " " for char in text), quote=True
    )
