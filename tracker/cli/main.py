"""The entry point: arguments in, exit code out. Without a command it opens the terminal UI."""

from __future__ import annotations

import sys
from importlib import import_module

from tracker.cli import output
from tracker.cli.parser import make_parser
from tracker.config import database_target
from tracker.errors import TrackerError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; see `parser` for what there is. Returns the exit code."""
    output.prepare_streams()
    try:
        return _run(arguments)
    except BrokenPipeError:
        output.abandon_stdout()
        return output.DONE
    except OSError as error:
        if error.filename is not None:
            return output.report(output.PathUnusable(error))
        output.abandon_stdout()
        return output.report(output.OutputLost(error))


def _run(arguments: list[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    options = make_parser(given).parse_args(given)
    try:
        options.target = database_target(options.database)
        command = import_module(f"tracker.cli.commands.{options.handler}")
        if options.passphrase_fd is not None:
            from tracker import passphrase

            passphrase.read_from(options.passphrase_fd)
        code: int = command.run(options)
        sys.stdout.flush()
    except TrackerError as error:
        return output.report(error)
    except KeyboardInterrupt:
        output.narrate("tracker: stopped; nothing was half-written.")
        return 130
    return code
