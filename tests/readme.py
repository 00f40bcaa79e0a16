"""The README is proved: its commands are run and their output compared, its lists of commands and keys are generated.

`python -m tests.readme` compares; with `--write` it writes what is true into the README.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
MEASURED = Path(__file__).parent / "benchmarks" / "measured.md"

_BLOCK = re.compile(r"(```console\n)(.*?)(```\n)", re.DOTALL)
_GENERATED = re.compile(r"(<!-- begin (\w+) -->\n)(.*?)(<!-- end \2 -->)", re.DOTALL)
_CUT = "  ...\n"


def expected(text: str) -> str:
    """The README as it should be: its own words, with real output and generated lists."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(folder)
        text = _BLOCK.sub(lambda match: match[1] + _run_block(match[2], folder, environment) + match[3], text)
    return _GENERATED.sub(lambda match: f"{match[1]}{_GENERATORS[match[2]]()}{match[4]}", text)


def command_table() -> str:
    """Every command with its summary and options, from the parser."""
    from tracker.cli.parser import make_parser

    lines = ["| command | what it does |", "|---|---|"]
    for action in make_parser()._actions:
        for choice in getattr(action, "_choices_actions", ()):
            parser: ArgumentParser = getattr(action, "choices", {})[choice.dest]
            usage = " ".join(parser.format_usage().removeprefix("usage: ").replace("[-h] ", "").split())
            lines.append(f"| `{usage.replace('|', chr(92) + '|')}` | {choice.help} |")
    return "\n".join(lines) + "\n"


def keys() -> str:
    """The keys of the terminal UI, from their one declaration."""
    from tracker.tui.commands import key_table

    return key_table().rstrip("\n") + "\n"


def speed() -> str:
    """What `python -m tests.benchmarks --write` measured last."""
    return MEASURED.read_text(encoding="utf-8")


_GENERATORS = {"commands": command_table, "keys": keys, "speed": speed}


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {
        **kept,
        "HOME": folder,
        "PYTHONPATH": str(README.parent),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "100",
        "TRACKER_DATABASE": f"{folder}/cases.sqlite",
        "TRACKER_USER": "ana",
        "TRACKER_TODAY": "2026-11-22",
    }


def _run_block(block: str, folder: str, environment: dict[str, str]) -> str:
    """Run the `$ tracker ...` lines of a block; "  ..." after a line keeps that many lines of output and no more."""
    written = ""
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        if not part.startswith("$ tracker"):
            written += part
            continue
        line, _, old = part.partition("\n")
        command = [sys.executable, "-m", "tracker", *shlex.split(line.removeprefix("$ tracker"))]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
        )
        if "Traceback" in done.stderr:
            raise RuntimeError(f"{line}\n{done.stderr}")
        output = (done.stdout + done.stderr).replace(folder, "~")
        if _CUT in old:
            shown = old[: old.index(_CUT)].count("\n")
            output = "".join(output.splitlines(keepends=True)[:shown]) + _CUT
        written += f"{line}\n{output}"
        written += "\n" if old.endswith("\n\n") else ""
    return written


def main(arguments: list[str]) -> int:
    """Compare or write; 1 when the README is not true."""
    text = README.read_text(encoding="utf-8")
    wanted = expected(text)
    if text == wanted:
        return 0
    if "--write" in arguments:
        README.write_text(wanted, encoding="utf-8")
        return 0
    import difflib

    sys.stdout.writelines(
        difflib.unified_diff(text.splitlines(keepends=True), wanted.splitlines(keepends=True), "README.md", "as it is")
    )
    print("The README is not true. Write it anew: python -m tests.readme --write")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
