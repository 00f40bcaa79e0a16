"""A private PostgreSQL server in a temporary folder, from the binaries that Debian installs.

It listens on a socket in its own folder (and on a port where a test asks for TLS), belongs to nobody else, and is gone
with the folder. Started by root it runs as the user `postgres`, because the server refuses to run as root.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psycopg

SUPERUSER = "postgres"


def find_binaries() -> Path | None:
    """The folder of the newest server that is installed, or None."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parent.parent.name), reverse=True
    )
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).parent if on_path else None


class Server:
    """A server that was started; `stop` it."""

    def __init__(self, binaries: Path, *settings: str, durable: bool = False) -> None:
        """`settings` are `name=value`; only with `durable` does a killed server keep what it said was committed."""
        self.binaries = binaries
        self.folder = Path(tempfile.mkdtemp(prefix="tracker-postgres-"))
        self.data = self.folder / "data"
        self.user = SUPERUSER if os.geteuid() == 0 else None
        self.settings = ("listen_addresses=", f"unix_socket_directories={self.folder}", *settings)
        if not durable:
            self.settings += ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
        self.folder.chmod(0o755)
        if self.user:
            owner = pwd.getpwnam(self.user)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self._run(
            *("initdb", "-D", str(self.data), "-A", "trust", "-U", SUPERUSER, "-E", "UTF8"),
            *("--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8", "--no-sync"),
        )
        self.watcher = self._watch()
        self.start()

    def _watch(self) -> subprocess.Popen[bytes]:
        """Where the run of the tests is killed, the server goes with it."""
        script = f'while [ -d /proc/{os.getpid()} ]; do sleep 2; done; "$1" -D "$2/data" -m immediate stop; rm -rf "$2"'
        return subprocess.Popen(
            ["/bin/sh", "-c", script, "sh", str(self.binaries / "pg_ctl"), str(self.folder)],
            cwd="/",
            user=self.user,
            group=self.user,
            extra_groups=[] if self.user else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def start(self) -> None:
        """Start it, also after it was killed."""
        options = " ".join(f"-c {name}='{value}'" for name, _, value in (one.partition("=") for one in self.settings))
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-l", log, "-o", options, "start")

    def halt(self) -> None:
        """Stop it; `start` starts it again."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop", check=False)

    def stop(self) -> None:
        """Stop it and remove everything."""
        self.watcher.kill()
        self.watcher.wait()
        self.halt()
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self) -> None:
        """Kill -9 the server and all its backends, as a power cut would."""
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        backends = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for pid in (postmaster, *map(int, backends)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + 10
        while Path(f"/proc/{postmaster}").exists() and time.monotonic() < deadline:
            time.sleep(0.02)

    def url(self, database: str, user: str = SUPERUSER) -> str:
        """The URL of a database, as a user of the program gives it."""
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}"

    def create(self, name: str, template: str = "template0") -> None:
        """Make a database out of another, which nobody is connected to."""
        self._administer(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        self._administer(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _administer(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(statement.encode())

    def psql(self, database: str, *statements: str, user: str = SUPERUSER) -> subprocess.CompletedProcess[str]:
        """Run statements with psql, each in a transaction of its own."""
        commands = [part for statement in statements for part in ("-c", statement)]
        return subprocess.run(
            [self.binaries / "psql", "-h", self.folder, "-U", user, "-d", database, "-XAtq", *commands],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command: Sequence[str] = [str(self.binaries / program), *arguments]
        done = subprocess.run(
            command,
            cwd="/",
            user=self.user,
            group=self.user,
            extra_groups=[] if self.user else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program != "pg_ctl" else subprocess.DEVNULL,
            text=True,
            check=False,
            timeout=120,
        )
        if check and done.returncode:
            raise RuntimeError(f"{program}: {done.stdout or (self.folder / 'log').read_text()}")
