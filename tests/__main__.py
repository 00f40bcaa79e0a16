"""Everything a change must pass, in one command: `python -m tests`. With `--fix` it formats and regenerates first."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent

_CONTRACTS = (
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True, no_cache=True))"
)

FIXES = {
    "regenerate statements": ["-m", "tracker.db.statements"],
    "regenerate schema": ["-m", "tracker.db.migrate"],
    "mend lint": ["-m", "ruff", "check", "--fix", "--quiet"],
    "reformat": ["-m", "ruff", "format", "--quiet"],
    "rewrite readme": ["-m", "tests.readme", "--write"],
}
CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "--quiet"],
    "lint": ["-m", "ruff", "check", "--quiet"],
    "types": ["-m", "mypy"],
    "import contracts": ["-c", _CONTRACTS],
    "readme": ["-m", "tests.readme"],
    # Half of their time the tests wait for terminals and other processes, so more run at once than there are cores.
    "tests": ["-m", "pytest", "-n", "4", "--dist", "worksteal"],
}


def main(arguments: list[str]) -> int:
    """Run every check, also after one has failed; the number of those that failed."""
    steps = {**FIXES, **CHECKS} if "--fix" in arguments else CHECKS
    failed = []
    for name, command in steps.items():
        started = time.monotonic()
        done = subprocess.run([sys.executable, *command], cwd=ROOT, check=False)
        outcome = "FAILED" if done.returncode else "ok"
        print(f"{outcome:6}  {name}  ({time.monotonic() - started:.0f} s)", flush=True)
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
