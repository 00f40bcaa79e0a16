"""Whatever a resolution says and however it is laid out, parsing gives back its units exactly."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolution.layouts import MadeUp, one_line_a_unit, parsed_units, printed_pages, wrapped
from tracker.resolution.parse import parse_version

_SMALL = st.text(alphabet="abcdefghijklmnoprstuvwyząčėšžłāūéö", min_size=2, max_size=11)
_TERMS = st.sampled_from(
    ["144(5)", "OJ C 23", "460-1", "2020", "11 February 2021", "10.2.2021", "19 %", "Kazakhstan", "UN", "(EEAS)", "7"]
)
_WORD = st.one_of(_SMALL, _SMALL, _SMALL, _TERMS)


@st.composite
def _texts(draw: st.DrawFn, opener: str, end: str) -> str:
    words = draw(st.lists(_WORD, min_size=3, max_size=40))
    joined = " ".join(word + draw(st.sampled_from(["", "", "", "", ",", ";"])) for word in words)
    return f"{opener} {joined} {draw(_SMALL)}{end}"


@st.composite
def _resolutions(draw: st.DrawFn) -> MadeUp:
    return MadeUp(
        f"European Parliament resolution on {draw(_SMALL)} {draw(_SMALL)} (2031/{draw(st.integers(1000, 9999))}(RSP))",
        draw(st.lists(_texts("having regard to", ","), min_size=1, max_size=6)),
        draw(st.lists(_texts("whereas", ";"), max_size=30)),
        [*draw(st.lists(_texts("Urges", ";"), max_size=14)), draw(_texts("Instructs its President to forward", "."))],
    )


@st.composite
def _with_notes(draw: st.DrawFn) -> MadeUp:
    plain = draw(_resolutions())
    notes: list[str] = []

    def call(text: str) -> str:
        words = text.split(" ")
        for place in range(2, len(words) - 1):
            if words[place].isalpha() and words[place].islower() and draw(st.integers(0, 11)) == 0:
                words[place] += "^"
                notes.append(f"OJ C {draw(st.integers(1, 400))}, 5.2.2016, p. {draw(st.integers(1, 400))}.")
        return " ".join(words)

    visas, recitals, paragraphs = (
        [call(t) for t in texts] for texts in (plain.visas, plain.recitals, plain.paragraphs)
    )
    return MadeUp(plain.title, visas, recitals, paragraphs, notes)


def _parses_back(text: MadeUp, rendered: str) -> None:
    version, problems = parse_version(rendered.encode(), "en", "made-up.txt")
    assert parsed_units(version) == text.units()
    assert [str(problem) for problem in problems] == []
    lines = [line for unit in version.units for line in unit.lines]
    assert sorted(lines) == [i for i, line in enumerate(rendered.split("\n"), 1) if line.strip()]


@settings(max_examples=60, deadline=None)
@given(_with_notes())
def test_a_web_text_with_one_line_a_unit_parses_back(text: MadeUp) -> None:
    _parses_back(text, one_line_a_unit(text))


@settings(max_examples=60, deadline=None)
@given(_with_notes(), st.integers(30, 110))
def test_a_hard_wrapped_text_with_blank_lines_parses_back(text: MadeUp, width: int) -> None:
    _parses_back(text, wrapped(text, width))


@settings(max_examples=60, deadline=None)
@given(_resolutions(), st.integers(60, 110), st.booleans())
def test_a_hard_wrapped_text_without_blank_lines_parses_back(text: MadeUp, width: int, own_line: bool) -> None:
    _parses_back(text, printed_pages(text, width, 10_000, own_line))


@settings(max_examples=60, deadline=None)
@given(_with_notes(), st.integers(70, 100), st.integers(12, 40), st.booleans())
def test_pages_whose_footnotes_count_from_one_parse_back(text: MadeUp, width: int, lines: int, own_line: bool) -> None:
    _parses_back(text, printed_pages(text, width, lines, own_line))
