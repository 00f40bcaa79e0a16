"""What is no export, or was cut, altered, renamed or doubled, is refused in a sentence that says what it is."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.export.golden import make_database
from tests.running import Outcome, Run
from tracker.db.connection import open_database
from tracker.export.files import write_export
from tracker.ledger.marks import list_marks
from tracker.ledger.node import own_node

Contents = dict[str, bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every export of one database."""
    folder = tmp_path_factory.mktemp("made")
    with open_database(str(make_database(folder))) as connection, connection.reading():
        for name, file in (
            ("csv", "flat.csv"),
            ("csv", "tables"),
            ("csv", "tables.zip"),
            ("json", "cases.json"),
            ("jsonl", "cases.jsonl"),
            ("xlsx", "cases.xlsx"),
            ("sqlite", "cases.sqlite"),
            ("ftm", "cases.ftm"),
            ("ics", "cases.ics"),
            ("bundle", "bundle.zip"),
        ):
            write_export(connection, name, str(folder / file))
    return folder


@pytest.fixture
def take(tmp_path: Path, run: Run) -> Callable[[Path], Outcome]:
    """Imports a file into a database that is not there yet, and looks that none is left when it is refused."""

    def taken(path: Path) -> Outcome:
        outcome = run("--database", str(tmp_path / "new.sqlite"), "import", str(path))
        assert "Traceback" not in outcome.err
        assert bool(list(tmp_path.glob("new.sqlite*"))) == (outcome.code == 0)
        return outcome

    return taken


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("flat.csv", "it is the list of entries alone. All tables are written by: tracker export csv -o cases.zip."),
        ("tables/claims.csv", "it is the table claims alone."),
        ("cases.jsonl", "it holds JSON lines"),
        ("cases.xlsx", "it is a workbook"),
        ("cases.sqlite", "tracker --database PATH"),
        ("cases.ftm", "it holds FollowTheMoney entities"),
        ("cases.ics", "it is a calendar"),
    ],
)
def test_another_format_is_named(file: str, said: str, made: Path, take: Callable[[Path], Outcome]) -> None:
    outcome = take(made / file)
    assert outcome.code == 2
    assert said in outcome.err
    assert "What can be: json, the tables of csv in a folder or .zip, and the zip of export bundle." in outcome.err


def test_the_list_of_entries_is_said_to_be_that_when_it_is_written(database: Path, tmp_path: Path, run: Run) -> None:
    del database
    assert "It lists the entries alone" in run("export", "csv", "-o", str(tmp_path / "out.csv")).err
    assert "It lists the entries alone" not in run("export", "csv", "-o", str(tmp_path / "out.zip")).err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is no export of this program, or damaged"),
        (b"[" * 100_000 + b"]" * 100_000, "it is no export of this program, or damaged"),
        (b"9" * 5_000, "it is no export of this program, or damaged"),
        (b"[]", "is no JSON export of this program"),
        (b"\xff\xfe\x00", "it is no export of this program, or damaged"),
        (b"\x1f\x8b\x08\x00", "tracker bundle merge PATH"),
    ],
    ids=["empty", "deep", "long number", "list", "bytes", "gzip"],
)
def test_what_is_nothing_of_ours_is_refused(
    content: bytes, said: str, tmp_path: Path, take: Callable[[Path], Outcome]
) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    outcome = take(path)
    assert outcome.code == 2
    assert said in outcome.err


def test_a_json_export_that_was_cut_is_said_to_be_one(
    made: Path, tmp_path: Path, take: Callable[[Path], Outcome]
) -> None:
    path = tmp_path / "cut.json"
    path.write_bytes((made / "cases.json").read_bytes()[:-100])
    assert "an export of this program, but damaged" in take(path).err


@pytest.mark.parametrize("name", ["names.csv", "claims.csv", "labels.csv"])
def test_a_table_that_lost_rows_is_refused(
    name: str, made: Path, tmp_path: Path, take: Callable[[Path], Outcome]
) -> None:
    contents = unpacked(made / "tables.zip")
    contents[name] = b"\r\n".join(contents[name].split(b"\r\n")[:-2]) + b"\r\n"
    outcome = take(packed(tmp_path / "cut.zip", contents))
    assert outcome.code == 2
    assert f'"{name}" in it was cut or altered' in outcome.err
    folder = tmp_path / "folder"
    folder.mkdir()
    for file, content in contents.items():
        (folder / file).write_bytes(content)
    assert f'"{name}" in it was cut or altered' in take(folder).err
    (folder / name).unlink()
    assert f'{name}"' in take(folder).err


def test_tables_of_an_earlier_release_have_no_nodes_of_marks(
    made: Path, tmp_path: Path, take: Callable[[Path], Outcome]
) -> None:
    contents = unpacked(made / "tables.zip")
    head, _, row = contents["marks.csv"].partition(b"\r\n")
    assert (head, row) == (b"part,target,level,reason,recorded_at,recorded_by,node", b"")
    earlier = head.removesuffix(b",node") + b"\r\nentry,person/ana-novak,partner,,2031-01-01T00:00:00.000000Z,ana\r\n"
    descriptor = contents["datapackage.json"].decode("utf-8")
    descriptor = descriptor.replace(sha256(contents["marks.csv"]).hexdigest(), sha256(earlier).hexdigest())
    contents |= {"marks.csv": earlier, "datapackage.json": descriptor.encode("utf-8")}
    assert take(packed(tmp_path / "earlier.zip", contents)).code == 0
    with open_database(str(tmp_path / "new.sqlite")) as connection:
        assert {mark.node for mark in list_marks(connection)} == {own_node(connection)}


def test_a_bundle_whose_contents_were_altered_or_renamed_is_refused(
    made: Path, tmp_path: Path, take: Callable[[Path], Outcome]
) -> None:
    contents = unpacked(made / "bundle.zip")
    altered = contents | {"cases.json": contents["cases.json"].replace(b"Utopia", b"Dystopia", 1)}
    assert '"cases.json" in it was cut or altered' in take(packed(tmp_path / "altered.zip", altered)).err
    renamed = {name.replace("cases.json", "data.json"): content for name, content in contents.items()}
    assert "it holds no datapackage.json" in take(packed(tmp_path / "renamed.zip", renamed)).err


def test_a_member_that_is_there_twice_is_refused(made: Path, tmp_path: Path, take: Callable[[Path], Outcome]) -> None:
    path = packed(tmp_path / "twice.zip", unpacked(made / "bundle.zip"))
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("cases.json", b"{}")
    assert 'it holds "cases.json" more than once' in take(path).err


def test_what_members_are_called_does_no_harm(made: Path, tmp_path: Path, take: Callable[[Path], Outcome]) -> None:
    outside = tmp_path / "outside"
    contents = unpacked(made / "tables.zip") | {"../outside": b"x", str(outside): b"x", "/etc/../outside": b"x"}
    assert take(packed(tmp_path / "inside" / "slip.zip", contents)).code == 0
    assert not outside.exists()


def test_an_archive_that_unpacks_to_far_too_much_is_refused_unread(
    tmp_path: Path, take: Callable[[Path], Outcome]
) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("cases.json", "w") as member:
        for _ in range(201):
            member.write(bytes(1_000_000))
    assert "would unpack to 201,000,000 bytes" in take(path).err


@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_an_archive_that_was_cut_is_refused(
    share: float, made: Path, tmp_path: Path, take: Callable[[Path], Outcome]
) -> None:
    whole = (made / "bundle.zip").read_bytes()
    path = tmp_path / "cut.zip"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert take(path).code == 2


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_an_archive_with_a_byte_turned_is_refused_or_imported_whole(
    place: int, made: Path, tmp_path: Path, take: Callable[[Path], Outcome]
) -> None:
    content = bytearray((made / "tables.zip").read_bytes())
    content[len(content) * place // 100] ^= 0xFF
    path = tmp_path / "turned.zip"
    path.write_bytes(content)
    assert take(path).code in (0, 2)


def unpacked(path: Path) -> Contents:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, contents: Contents) -> Path:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path
