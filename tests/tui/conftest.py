"""The terminal UI in a harness without animation."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves by itself, and colours are not forbidden by the developer's environment."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key waits for what it is about however slow and loaded the machine is."""
    monkeypatch.setattr("tracker.tui.in_turn._AT_MOST", 60.0)
    monkeypatch.setattr("tracker.tui.screens.entries._PATIENCE", 60.0)
