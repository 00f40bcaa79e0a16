"""Running the program in tests: in this process with captured streams, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"
"""The day on which every test runs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of its data."""
        return self.out.splitlines()

    @property
    def said(self) -> str:
        """Everything a person at a terminal would have seen."""
        return self.out + self.err


class Run(Protocol):
    """Runs one command in this process."""

    def __call__(self, *arguments: str) -> Outcome: ...


def run_process(
    *arguments: str | bytes, environment: Mapping[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m tracker` with this test's environment, and what `environment` changes in it."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        env=process_environment(environment),
        capture_output=True,
        check=False,
        timeout=60,
        **options,
    )


def process_environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for a process of its own that finds this checkout from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "", "PYTHONWARNINGS": "error", **(changes or {})}
