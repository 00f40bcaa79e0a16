"""Tables fit the terminal's width: what says least gives way first; to a file or a program everything is written."""

from __future__ import annotations

import pytest

from tracker.cli import output

ROWS = [
    ("person/one", "A title that is rather long, as those of differences are", "held", "in the title"),
    ("person/another", "A short one", "released_conditional", "in what the text states about somebody"),
]


def written(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that were written since the last look."""
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("width", [60, 80, 100, 119])
def test_every_row_fits_and_is_aligned(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(output, "columns", lambda: width)
    output.write_table(ROWS)
    found = written(capsys)
    assert all(len(line) <= width for line in found)
    starts = [line.index(row[2][:4]) for line, row in zip(found, ROWS, strict=True)]
    assert starts[0] == starts[1]
    assert all(line.startswith(row[0]) for line, row in zip(found, ROWS, strict=True))
    assert any("…" in line for line in found)


def test_what_gives_way_is_narrowed_first_and_left_out_last(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "columns", lambda: 100)
    output.write_table(ROWS, gives_way=(1,))
    long, short = written(capsys)
    assert "A title t" in long
    assert "in what the text states about somebody" in short
    monkeypatch.setattr(output, "columns", lambda: 78)
    output.write_table(ROWS, gives_way=(1,))
    long, short = written(capsys)
    assert "A title" not in long
    assert "in what the text states about somebody" in short


def test_a_terminal_narrower_than_all_columns_gets_the_beginnings_of_rows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "columns", lambda: 20)
    output.write_table(ROWS)
    found = written(capsys)
    assert all(len(line) <= 20 for line in found)
    assert found[1].startswith("person/another")


def test_nothing_is_cut_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "columns", lambda: None)
    output.write_table(ROWS, gives_way=(1, 2, 3))
    for line, row in zip(written(capsys), ROWS, strict=True):
        assert [cell.strip() for cell in line.split("  ") if cell.strip()] == list(row)


def test_a_wide_terminal_shows_everything(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "columns", lambda: 200)
    output.write_table(ROWS, gives_way=(1,))
    assert not any("…" in line for line in written(capsys))
