"""The entry point: arguments in, exit code out. Without a command it opens the terminal UI."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from tracker.cli import output
from tracker.cli.parser import make_parser
from tracker.config import database_target
from tracker.errors import TrackerError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; see `parser` for what there is. Returns the exit code."""
    output.prepare_streams()
    options = make_parser().parse_args(arguments)
    options.target = database_target(options.database)
    command = import_module(f"tracker.cli.commands.{options.handler}")
    try:
        code: int = command.run(options)
        sys.stdout.flush()
    except TrackerError as error:
        return output.report(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return output.DONE
    except KeyboardInterrupt:
        output.narrate("tracker: stopped; nothing was half-written.")
        return 130
    return code
