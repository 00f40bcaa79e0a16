"""Footnotes whose numbers stand apart from their texts, as some programs write a page's end: "1", "2", then both texts.

Each number is put before its text again, so that the search for footnotes sees them as on the page. Numbers whose
marks do not stand before them are left where they are: they may be page numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.resolution.footnotes import find_spots, fit_sequence
from tracker.resolution.labels import ends_firmly
from tracker.resolution.values import SourceLine

_MOST_NOTES = 20
_MOST_TEXTS = 60
_FARTHEST_MARK = 400


def unstack(lines: Sequence[SourceLine], after_blank: Sequence[bool]) -> tuple[list[SourceLine], list[bool]]:
    """The lines in the order number, text, number, text; a text no longer counts as standing after a blank line."""
    ordered = list(lines)
    blanks = list(after_blank)
    region = last_end = index = 0
    while index < len(ordered):
        run = _run_at(ordered, index)
        region = last_end if run and run[0] == 1 else region
        texts = _texts_behind(ordered, blanks, index, run) if run else []
        if texts and not _is_called(ordered[max(region, index - _FARTHEST_MARK) : index], run):
            texts = []
        if not texts:
            index += max(1, len(run))
            continue
        end = index + len(run) + sum(map(len, texts))
        pairs = [[ordered[index + place], *text] for place, text in enumerate(texts)]
        ordered[index:end] = [line for pair in pairs for line in pair]
        blanks[index:end] = [place == 0 for pair in pairs for place in range(len(pair))]
        last_end = index = end
    return ordered, blanks


def _run_at(lines: Sequence[SourceLine], index: int) -> list[int]:
    """The numbers that stand alone on the lines from `index` on, each one more than the one before."""
    run: list[int] = []
    for place in range(index, min(len(lines), index + _MOST_NOTES)):
        text = lines[place].text
        if not (text.isdecimal() and len(text) <= 3) or (run and int(text) != run[-1] + 1):
            break
        run.append(int(text))
    return run


def _is_called(before: Sequence[SourceLine], run: Sequence[int]) -> bool:
    """Whether the marks of these footnotes stand in the lines before."""
    spots = [spot for place, line in enumerate(before) for spot in find_spots(line.text, place)]
    return fit_sequence(spots, run) is not None


def _texts_behind(
    lines: Sequence[SourceLine], after_blank: Sequence[bool], index: int, run: Sequence[int]
) -> list[list[SourceLine]]:
    """The texts of the numbers of `run`: as many blocks, or lines, or sentences, as there are numbers; else none.

    One number whose text follows at once is in place already.
    """
    start = index + len(run)
    if start >= len(lines) or lines[start].opens_page or (len(run) == 1 and not after_blank[start]):
        return []
    blocks: list[list[SourceLine]] = []
    for place in range(start, min(len(lines), start + _MOST_TEXTS)):
        if (lines[place].opens_page and place > start) or lines[place].text.isdecimal():
            break
        if after_blank[place] or not blocks:
            if len(blocks) == len(run):
                break
            blocks.append([])
        blocks[-1].append(lines[place])
    if len(blocks) == len(run):
        return blocks
    return _split(blocks[0], len(run)) if len(blocks) == 1 else []


def _split(block: Sequence[SourceLine], count: int) -> list[list[SourceLine]]:
    """One block cut into `count` texts: one a line, or each up to a line that ends as texts do."""
    if len(block) == count:
        return [[line] for line in block]
    texts: list[list[SourceLine]] = [[]]
    for line in block:
        texts[-1].append(line)
        if ends_firmly(line.text):
            texts.append([])
    texts = [text for text in texts if text]
    return texts if len(texts) == count else []
