"""The program as a process: what the installed `tracker` and `python -m tracker` run.

A command lives for a few hundredths of a second, and what it makes while it loads stays until it ends. Looking for
garbage meanwhile, and once more over everything at the end, takes a quarter of that time: it is looked for rarely, and
what is there at the end is left to the system. Nothing else is skipped.
"""

from __future__ import annotations

import gc

BETWEEN_COLLECTIONS = 50_000
"""Objects made before the first look for garbage: more than loading makes, and few enough to keep memory flat."""

_STOPPED = 130
"""Exit code of a command that was stopped, here before it could say so."""


def start() -> int:
    """Run the command that the arguments name; its exit code."""
    gc.set_threshold(BETWEEN_COLLECTIONS)
    try:
        from tracker.cli.main import main
    except KeyboardInterrupt:
        return _STOPPED
    code = main()
    gc.freeze()
    return code
