"""What encryption costs, as ratios to the plain database: `python -m tests.benchmarks.encryption [ROUNDS]`.

The same work on the same data, plain and encrypted in turn, so that a busy spell of the machine falls on both; the
ratio is that of the medians. Opening with a passphrase is measured apart: deriving the key is slow on purpose, and
happens once for a process.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from tracker import passphrase
from tracker.build import build_database
from tracker.config import seeds_folder
from tracker.db import cipher
from tracker.db.connection import Connection, open_database
from tracker.encryption import encrypt_database
from tracker.ledger.checks import check_ledger
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
from tracker.queries.paged import details_of_kind
from tracker.queries.search import search

SECRET = b"correct horse battery staple"


def read_all(connection: Connection) -> None:
    """Everything about every entry."""
    for kind in ("person", "charge", "demand"):
        deque(details_of_kind(connection, kind), maxlen=0)


def record(connection: Connection) -> None:
    """Five claims, each durable."""
    for code in ("held", "released", "held", "released", "held"):
        record_claim(connection, NewClaim("person/daryn-khassenov", code, parse_effective("2024")), "me")


WORK: dict[str, Callable[[Connection], object]] = {
    "five status claims": record,
    "every entry in full": read_all,
    "a name search": lambda connection: search(connection, "zumagulov", limit=20),
    "checking the ledger": check_ledger,
}


def main(rounds: int = 9) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        plain, locked = Path(folder) / "plain.sqlite", Path(folder) / "locked.sqlite"
        build_database(str(plain), seeds_folder())
        shutil.copy(plain, locked)
        start = time.perf_counter()
        encrypt_database(str(locked), SECRET)
        print(f"encrypting {plain.stat().st_size / 1e6:.1f} MB, key included: {time.perf_counter() - start:.2f} s")
        cipher.forget_keys()
        print(
            f"opening with the passphrase: {opening(locked):.2f} s; with the key known {opening(locked) * 1000:.1f} ms"
        )
        print(f"opening the plain one: {opening(plain) * 1000:.1f} ms")
        print(f"size: x{locked.stat().st_size / plain.stat().st_size:.2f}")
        for name, work in WORK.items():
            times = {path: [timed(path, work) for _ in range(1)] for path in (plain, locked)}
            for _ in range(rounds):
                for path in (plain, locked):
                    times[path].append(timed(path, work))
            base, cost = (statistics.median(times[path][1:]) for path in (plain, locked))
            print(f"{name:<22} {base * 1000:8.1f} ms {cost * 1000:8.1f} ms   x{cost / base:.2f}")


def opening(path: Path) -> float:
    """Seconds to open it."""
    reading, writing = os.pipe()
    os.write(writing, SECRET + b"\n")
    passphrase.read_from(reading)
    os.close(reading)
    os.close(writing)
    start = time.perf_counter()
    open_database(str(path)).close()
    return time.perf_counter() - start


def timed(path: Path, work: Callable[[Connection], object]) -> float:
    """Seconds for the work on a connection of its own, opening included."""
    start = time.perf_counter()
    with open_database(str(path)) as connection:
        work(connection)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:]))
