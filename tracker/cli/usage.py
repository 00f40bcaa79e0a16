"""Argparse as the commands use it: errors that are safe to show, and help that costs nothing until it is asked for.

The program speaks English. Argparse would look for translations of its own few words in a dozen places on the disk, and
load `locale` for it, before any command has begun; so it is told to leave them as they are.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, NoReturn

from tracker.errors import shown

vars(argparse)["_"] = lambda text: text


class Formatter(argparse.HelpFormatter):
    """Argparse's own, told how wide the terminal is: to find out it would load `shutil`, for every single option."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, **{"width": _width() - 2, **options})


class FormatterWithExamples(Formatter, argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of examples as they are."""


class Parser(argparse.ArgumentParser):
    """Argparse's own, with arguments that are safe to show in its errors."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": Formatter, **options})

    def error(self, message: str) -> NoReturn:
        """Explain the usage and leave with exit code 2."""
        super().error(shown(message, quoted=False, limit=1000))


def _width() -> int:
    """The columns of the terminal."""
    if (chosen := os.environ.get("COLUMNS", "")).isdecimal() and int(chosen):
        return int(chosen)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or 80
    except (OSError, ValueError):
        return 80
