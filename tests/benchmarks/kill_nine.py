"""Kill the program 500 times, and count what was lost: `python -m tests.benchmarks.kill_nine [ROUNDS] [SEED]`.

Rounds go through status commands, a process that records claim after claim, bulk imports, init (of a database that is
there and of a new one), an upgrade from the release before, backup, restore, encryption and decryption. After each one
every acknowledged claim must be there, no file in part, and the ledger whole; the first round that fails ends it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.ledger.killing import make_victim, run_rounds
from tracker.build import build_database
from tracker.config import seeds_folder

KINDS = (
    *("recording", "status", "bulk", "encrypt", "recording", "init", "backup"),
    *("recording", "restore", "encrypt", "bulk", "first_init", "status", "migration"),
)


def main(rounds: int = 500, seed: int = 1) -> None:
    """Run the rounds and print how many commands were killed and what was lost."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "built.sqlite"
        build_database(str(built), seeds_folder())
        victim = make_victim(Path(folder) / "victim", built, seed)
        run_rounds(victim, KINDS, rounds, tell)
        for kind, tried in sorted(victim.tried.items()):
            tell(f"{kind:<11} {tried:>4} run, {victim.killed[kind]:>4} killed")
        whole = sum(done for _, done in victim.files)
        tell(
            f"{sum(victim.killed.values())} of {rounds} killed; {len(victim.acknowledged)} claims acknowledged, 0 lost;"
        )
        tell(
            f"{len(victim.files)} files, {whole} of them acknowledged, 0 in part; the ledger was whole after each round"
        )


def tell(text: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:]))
