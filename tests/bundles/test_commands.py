"""`tracker bundle` as two people use it: a stick between two homes, a seal that only one can open, sentences."""

from __future__ import annotations

import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pyrage
import pytest

from tests.bundles.desks import ANA, bundle_of, claim, content_of, export_of, make_desks, recorded_at_desk, take, work
from tests.running import Run, process_environment, run_process
from tracker.db.connection import open_database

BLOCKED = "import sys; sys.modules[{name!r}] = None; from tracker.cli.main import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def desks(tmp_path: Path) -> dict[str, Path]:
    made = make_desks(tmp_path)
    claim(made["ana"], "released", "2025", note="she called")
    work(made["ana"], ("plan", 0, 1, 0))
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick.bundle"


def fd_with(data: bytes) -> int:
    """A file descriptor that gives these bytes."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    return reading


def test_two_laptops_exchange_and_export_the_same_bytes(desks: dict[str, Path], stick: Path, run: Run) -> None:
    ana, bo, _ = desks.values()
    claim(bo, "held", "2025", note="the ministry says so")
    for giver, taker in ((ana, bo), (bo, ana)):
        assert run("--database", str(giver), "bundle", "create", "-o", str(stick), "--force").code == 0
        shown = run("--database", str(taker), "bundle", "show", str(stick))
        assert shown.code == 0
        assert "Nothing was changed" in shown.err
        merged = run("--database", str(taker), "bundle", "merge", str(stick))
        assert merged.code == 0
        assert merged.out == shown.out
    assert export_of(ana) == export_of(bo)
    assert "says nothing that is not known" in run("--database", str(ana), "bundle", "merge", str(stick)).err


def test_showing_changes_nothing_and_says_what_merging_would(desks: dict[str, Path], stick: Path, run: Run) -> None:
    stick.write_bytes(bundle_of(desks["ana"]))
    before = content_of(desks["bo"])
    shown = json.loads(run("--database", str(desks["bo"]), "bundle", "show", str(stick), "--json").out)
    assert content_of(desks["bo"]) == before
    assert not shown["merged"]
    assert shown["statuses"] == [{"ref": ANA, "title": "Ana Novák", "before": "held", "after": "released"}]
    assert shown["changed"]["follow_ups"] == 1
    (node,) = [node for node in shown["nodes"] if node["is_maker"]]
    assert node["claims"] == node["acts"] == 1
    assert node["is_new"]


def test_the_fingerprint_that_both_sides_see_is_the_same(desks: dict[str, Path], stick: Path, run: Run) -> None:
    made = run("--database", str(desks["ana"]), "bundle", "create", "-o", str(stick), "--json")
    fingerprint = json.loads(made.out)["fingerprint"]
    own = [head for head in json.loads(run("--database", str(desks["ana"]), "head", "--json").out) if head["is_own"]]
    assert [head["key"] for head in own] == [fingerprint]
    assert fingerprint in run("--database", str(desks["bo"]), "bundle", "merge", str(stick)).err


def test_a_bundle_is_for_its_owner_only_and_replaces_nothing_unasked(
    desks: dict[str, Path], stick: Path, run: Run
) -> None:
    create = ("--database", str(desks["ana"]), "bundle", "create", "-o", str(stick))
    assert run(*create).code == 0
    assert stat.S_IMODE(stick.stat().st_mode) == 0o600
    before = stick.read_bytes()
    refused = run(*create)
    assert refused.code == 2
    assert "--force" in refused.err
    assert stick.read_bytes() == before
    assert run(*create, "--force").code == 0


def test_since_takes_what_head_wrote_on_the_other_side(
    desks: dict[str, Path], stick: Path, tmp_path: Path, run: Run
) -> None:
    ana, bo, _ = desks.values()
    take(bo, bundle_of(ana))
    noted = tmp_path / "bo.json"
    noted.write_text(run("--database", str(bo), "head", "--json").out, encoding="utf-8")
    claim(ana, "held", "2026")
    made = run("--database", str(ana), "bundle", "create", "--since", str(noted), "-o", str(stick), "--json")
    assert (json.loads(made.out)["claims"], json.loads(made.out)["acts"]) == (1, 0)
    assert run("--database", str(bo), "bundle", "merge", str(stick)).code == 0
    assert recorded_at_desk(bo) == recorded_at_desk(ana)


def test_only_the_recipient_opens_a_sealed_bundle(
    desks: dict[str, Path], stick: Path, tmp_path: Path, run: Run
) -> None:
    ana, bo, _ = desks.values()
    identity, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    for name, one in (("bo.txt", identity), ("other.txt", other)):
        (tmp_path / name).write_text(f"# created: today\n{one}\n", encoding="utf-8")
    recipients = tmp_path / "recipients.txt"
    recipients.write_text(f"# bo\n{identity.to_public()}\n", encoding="utf-8")
    for recipient in (str(identity.to_public()), str(recipients)):
        made = run("--database", str(ana), "bundle", "create", "--for", recipient, "-o", str(stick), "--force")
        assert made.code == 0
        assert "not encrypted" not in made.err
        assert b"she called" not in stick.read_bytes()
        merge = ("--database", str(bo), "bundle", "merge", str(stick))
        before = content_of(bo)
        for wrong in ((), ("--identity", str(tmp_path / "other.txt")), ("--identity", str(tmp_path / "none.txt"))):
            outcome = run(*merge, *wrong)
            assert outcome.code in (2, 3)
            assert outcome.err.startswith("tracker: ")
            assert content_of(bo) == before
        assert run("--database", str(bo), "bundle", "show", *merge[4:], "--secret-fd", "99").code == 2
        descriptor = fd_with(f"{identity}\n".encode())
        assert run(*merge, "--secret-fd", str(descriptor)).code == 0
        os.close(descriptor)
        assert run(*merge, "--identity", str(tmp_path / "bo.txt")).code == 0
    assert recorded_at_desk(bo) == recorded_at_desk(ana)


def test_a_passphrase_seals_and_opens(desks: dict[str, Path], stick: Path, run: Run) -> None:
    ana, bo, _ = desks.values()
    for number, (desk, action, secret) in enumerate(
        (
            (ana, ("create", "--with-passphrase", "-o", str(stick)), b"correct horse\n"),
            (bo, ("merge", str(stick)), b"wrong\n"),
            (bo, ("merge", str(stick)), b"correct horse\n"),
        )
    ):
        descriptor = fd_with(secret)
        outcome = run("--database", str(desk), "bundle", *action, "--secret-fd", str(descriptor))
        os.close(descriptor)
        assert outcome.code == (3 if number == 1 else 0), outcome.err
    assert recorded_at_desk(bo) == recorded_at_desk(ana)


@pytest.mark.parametrize("recipient", ["age1nonsense", "AGE-SECRET-KEY-1", "nobody"])
def test_what_is_no_recipient_is_refused_and_nothing_is_written(
    recipient: str, desks: dict[str, Path], stick: Path, run: Run
) -> None:
    outcome = run("--database", str(desks["ana"]), "bundle", "create", "--for", recipient, "-o", str(stick))
    assert outcome.code == 2
    assert not stick.exists()


def test_no_secret_of_a_node_is_in_a_bundle_or_an_export(desks: dict[str, Path], tmp_path: Path, run: Run) -> None:
    ana = desks["ana"]
    data = bundle_of(ana)
    with open_database(str(ana)) as connection:
        secret = str(connection.raw.execute("SELECT private_key FROM signing_key").fetchone()[0]).encode()
    assert run("--database", str(ana), "export", "sqlite", "-o", str(tmp_path / "all.sqlite")).code == 0
    for content in (data, export_of(ana).encode(), (tmp_path / "all.sqlite").read_bytes()):
        assert secret not in content


@pytest.mark.parametrize(("library", "options"), [("cryptography", ()), ("pyrage", ("--for", "age1x"))])
def test_without_its_library_a_command_says_how_to_get_it(
    library: str, options: tuple[str, ...], desks: dict[str, Path], stick: Path
) -> None:
    arguments = ("--database", str(desks["ana"]), "bundle", "create", *options, "-o", str(stick))
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED.format(name=library), *arguments],
        env=process_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    assert f"{library}, which is not installed" in done.stderr
    assert "[bundles]" in done.stderr
    assert not stick.exists()


def test_the_registers_are_compared_and_nothing_of_them_is_applied(
    desks: dict[str, Path], stick: Path, run: Run
) -> None:
    ana, bo, _ = desks.values()
    with open_database(str(ana)) as connection:
        connection.raw.execute("UPDATE person SET role = 'novelist' WHERE role = '@poet'")
    stick.write_bytes(bundle_of(ana))
    outcome = run("--database", str(bo), "bundle", "merge", str(stick))
    assert outcome.code == 0
    assert f"differs: Ana Novák  {ANA}" in outcome.out
    assert 'role: here "@poet", there "novelist"' in outcome.out
    with open_database(str(bo)) as connection:
        assert connection.raw.execute("SELECT count(*) FROM person WHERE role = 'novelist'").fetchone() == (0,)
    take(ana, bundle_of(bo, with_register=False))


def test_a_claim_on_an_entry_that_the_register_here_lacks_waits_for_it(
    desks: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    ana, _, chi = desks.values()
    seeds = next((tmp_path / "seeds").iterdir())
    demands = (seeds / "demands.toml").read_text(encoding="utf-8")
    (seeds / "demands.toml").write_text(demands[: demands.index('\n\n[[demand]]\nref = "demand/2030-9999/2.1"')] + "\n")
    poorer = tmp_path / "poorer.sqlite"
    assert run("--database", str(poorer), "init", "--seeds", str(tmp_path / "seeds")).code == 0
    (seeds / "demands.toml").write_text(demands, encoding="utf-8")
    claim(ana, "met", "2026", ref="demand/2030-9999/2.1")
    claim(ana, "held", "2026")
    merged = take(poorer, bundle_of(ana))
    assert [waiting.ref for waiting in merged.effects.waiting] == ["demand/2030-9999/2.1"]
    assert [change.ref for change in merged.register if change.how == "only there"] == ["demand/2030-9999/2.1"]
    assert len(recorded_at_desk(poorer)) == 2
    take(chi, bundle_of(poorer))
    assert recorded_at_desk(chi) == recorded_at_desk(ana)
    assert run("--database", str(poorer), "init", "--seeds", str(tmp_path / "seeds")).code == 0
    assert recorded_at_desk(poorer) == recorded_at_desk(ana)
    assert run("--database", str(poorer), "verify", "--seeds", str(tmp_path / "seeds")).code == 0


def test_a_merge_on_a_full_disk_leaves_nothing_half(desks: dict[str, Path], stick: Path) -> None:
    ana, bo, _ = desks.values()
    for number in range(200):
        claim(ana, ("held", "released")[number % 2], "2025")
    stick.write_bytes(bundle_of(ana))
    before = content_of(bo)
    done = run_process("--database", str(bo), "bundle", "merge", str(stick), preexec_fn=_little)
    assert done.returncode != 0
    assert content_of(bo) == before
    take(bo, stick.read_bytes())
    assert len(recorded_at_desk(bo)) == 201


def _little() -> None:
    """Let the process write no more than a few pages."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
