"""TLS settings of a URL are the driver's: a real server with a certificate, trusted, unknown, or of another name."""

from __future__ import annotations

import os
import pwd
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres.server import Server, find_binaries
from tests.running import Run

SIGNED = ("openssl", "req", "-new", "-x509", "-days", "2", "-nodes", "-newkey", "rsa:2048")


@pytest.fixture(scope="module")
def tls_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, int, Path]]:
    """A server that speaks TLS only, its port, and the certificate that it signed itself for "localhost"."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed (on Debian: apt-get install postgresql)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = Server(binaries)
    certificate, key = started.folder / "server.crt", started.folder / "server.key"
    subprocess.run(
        [
            *(*SIGNED, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    key.chmod(0o600)
    if started.user:
        owner = pwd.getpwnam(started.user)
        os.chown(key, owner.pw_uid, owner.pw_gid)
    rules = started.data / "pg_hba.conf"
    rules.write_text("local all all trust\nhostssl all all 127.0.0.1/32 trust\nhostnossl all all 127.0.0.1/32 reject\n")
    started.halt()
    started.settings += ("listen_addresses=127.0.0.1", f"port={port}", "ssl=on")
    started.settings += (f"ssl_cert_file={certificate}", f"ssl_key_file={key}")
    started.settings = tuple(one for one in started.settings if one != "listen_addresses=")
    started.start()
    copy = tmp_path_factory.mktemp("tls") / "root.crt"
    copy.write_bytes(certificate.read_bytes())
    yield started, port, copy
    started.stop()


def url(port: int, **settings: object) -> str:
    query = "&".join(f"{key}={value}" for key, value in settings.items())
    return f"postgresql+psycopg://postgres@localhost:{port}/postgres?hostaddr=127.0.0.1&{query}"


def test_a_certificate_that_is_trusted_opens_the_database_over_tls(
    tls_server: tuple[Server, int, Path], run: Run, monkeypatch: pytest.MonkeyPatch, tiny_seeds: Path
) -> None:
    _, port, root = tls_server
    monkeypatch.setenv("TRACKER_DATABASE", url(port, sslmode="verify-full", sslrootcert=root))
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert run("list").code == 0


def test_the_connection_is_encrypted(tls_server: tuple[Server, int, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.config import database_target
    from tracker.db.connection import connect

    _, port, root = tls_server
    monkeypatch.setenv("TRACKER_DATABASE", url(port, sslmode="verify-full", sslrootcert=root))
    with connect(database_target(None)) as connection:
        row = connection.raw.execute(b"SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone()
    assert row[0] is True
    assert row[1].startswith("TLSv1.")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"sslmode": "verify-full", "sslrootcert": "ELSEWHERE"}, "certificate verify failed"),
        ({"sslmode": "verify-ca", "sslrootcert": "NOWHERE"}, "does not exist"),
        ({"sslmode": "disable"}, "rejects connection"),
    ],
    ids=["unknown certificate", "no root certificate", "without TLS"],
)
def test_a_server_that_does_not_prove_itself_is_refused_with_the_reason(
    tls_server: tuple[Server, int, Path],
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    settings: dict[str, str],
    said: str,
) -> None:
    _, port, _ = tls_server
    other = tmp_path / "other.crt"
    subprocess.run(
        [*SIGNED, "-subj", "/CN=other", "-keyout", str(tmp_path / "other.key"), "-out", str(other)],
        check=True,
        capture_output=True,
    )
    named = {"ELSEWHERE": str(other), "NOWHERE": str(tmp_path / "nowhere.crt")}
    chosen = {key: named.get(value, value) for key, value in settings.items()}
    monkeypatch.setenv("TRACKER_DATABASE", url(port, **chosen))
    outcome = run("list")
    assert outcome.code == 3
    assert said in outcome.err


def test_a_certificate_of_another_name_is_refused(
    tls_server: tuple[Server, int, Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, port, root = tls_server
    named = url(port, sslmode="verify-full", sslrootcert=root).replace("@localhost:", "@db.example:")
    monkeypatch.setenv("TRACKER_DATABASE", named)
    outcome = run("list")
    assert outcome.code == 3
    assert "does not match host name" in outcome.err
