"""What the roles of a server may do, tried with psql: what is refused there, no program can do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.postgres.attacks import ATTACKS
from tests.postgres.fixtures import NewDatabase
from tests.postgres.server import Server
from tests.running import Outcome, Run
from tracker.config import database_target
from tracker.db.connection import open_database
from tracker.db.postgresql.roles import GRANTS, HIDDEN, ROLES
from tracker.ledger.acts import act_hash, canonical
from tracker.ledger.chain import claim_hash
from tracker.ledger.node import utc_now

REF = "person/ana-novak"
PRIVATE = "her cousin Zeta hides in the mill"


class Team(NamedTuple):
    """A database with three people in it, each in another role, and two claims by the curator, one of them private."""

    server: Server
    name: str
    run: Callable[..., Outcome]

    def sql(self, user: str, *statements: str) -> tuple[int, str, str]:
        """Run statements with psql as somebody: the exit code, what came out, what was said."""
        done = self.server.psql(self.name, *statements, user=self.login(user))
        return done.returncode, done.stdout, done.stderr

    def login(self, user: str) -> str:
        """The login of somebody in this database: roles belong to the server and outlive it."""
        return user if user == "postgres" else f"{user}_of_{self.name}"

    def rows(self, statement: str) -> str:
        """What the owner sees."""
        code, out, err = self.sql("postgres", statement)
        assert code == 0, err
        return out.strip()


@pytest.fixture
def team(server: Server, new_database: NewDatabase, run: Run, monkeypatch: pytest.MonkeyPatch) -> Team:
    url = new_database("tiny")
    name = url.partition("/test_")[2].partition("?")[0]
    made = Team(server, f"test_{name}", run)

    def as_user(user: str, *arguments: str) -> Outcome:
        monkeypatch.setenv("TRACKER_DATABASE", server.url(made.name, made.login(user)))
        return run(*arguments)

    made = made._replace(run=as_user)
    assert as_user("postgres", "roles", "create").code == 0
    for user, role in (("rea", "reader"), ("rec", "recorder"), ("cur", "curator")):
        assert as_user("postgres", "roles", "grant", made.login(user), role).code == 0
    assert as_user("cur", "status", REF, "released", "--on", "2031", "--source", "court").code == 0
    assert as_user("cur", "status", REF, "held", "--on", "2032", "--note", PRIVATE).code == 0
    assert as_user("cur", "mark", REF, "private", "--claim", "2", "--reason", PRIVATE).code == 0
    return made


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_TODAY", "2035-01-01")


def ledger(team: Team) -> str:
    return team.rows(
        "SELECT md5(string_agg(c::text, '|' ORDER BY id)) FROM claim c; "
        "SELECT md5(string_agg(e::text, '|' ORDER BY id)) FROM entry e; "
        "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, tgrelid; "
        "SELECT relname, relrowsecurity, relowner FROM pg_class WHERE relname IN ('claim', 'entry', 'act', 'mark')"
    )


@pytest.mark.parametrize("user", ["rea", "rec"])
def test_nothing_that_was_recorded_or_registered_can_be_changed_with_sql(team: Team, user: str) -> None:
    before = ledger(team)
    allowed = []
    for attack in ATTACKS:
        code, _, said = team.sql(user, attack)
        if code == 0 and "DELETE FROM name_form" not in attack:
            allowed.append((attack, said))
    assert allowed == []
    assert ledger(team) == before


def test_a_curator_alters_the_register_and_never_the_ledger(team: Team) -> None:
    code, _, said = team.sql("cur", "UPDATE entry SET note = 'corrected' WHERE ref = 'person/ana-novak'")
    assert code == 0, said
    before = ledger(team)
    attacks = (
        "UPDATE claim SET note = ''",
        "DELETE FROM claim",
        "TRUNCATE claim",
        "DROP TABLE claim",
        "DELETE FROM act",
    )
    for attack in attacks:
        assert team.sql("cur", attack)[0] != 0, attack
    assert ledger(team) == before


@pytest.mark.parametrize(
    ("attack", "message"),
    [
        ("UPDATE claim SET note = ''", "never altered"),
        ("DELETE FROM claim", "never deleted"),
        ("TRUNCATE claim CASCADE", "never deleted"),
        ("UPDATE mark SET level = 'public'", "never altered"),
        ("TRUNCATE mark", "never deleted"),
        ("DELETE FROM act", "never deleted"),
        ("TRUNCATE act", "never deleted"),
    ],
)
def test_the_owner_cannot_alter_the_ledger_by_a_slip(team: Team, attack: str, message: str) -> None:
    before = ledger(team)
    code, _, said = team.sql("postgres", attack)
    assert code != 0
    assert message in said
    assert ledger(team) == before


def claim(team: Team, **changes: Any) -> str:
    """An INSERT of the next claim as the recorder would make it, with what `changes` changes, and the right hash."""
    node, number, previous, entry = team.rows(
        f"SELECT node_id, number + 1, hash, (SELECT id FROM entry WHERE ref = '{REF}') "
        "FROM claim ORDER BY number DESC LIMIT 1"
    ).split("|")
    row: dict[str, Any] = {
        "node_id": node,
        "number": int(number),
        "ref": REF,
        "code": "held",
        "kind": "development",
        "effective": "2033",
        "effective_qualifier": "",
        "recorded_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "recorded_by": team.login("rec"),
        **dict.fromkeys(("source_type", "source_title", "source_url", "source_seen", "confidence", "note"), ""),
        "supersedes": None,
        "previous_hash": previous,
    }
    extra = {"id": 3, "entry_id": int(entry), "entry_kind": "person", "effective_from": "2033-01-01"}
    extra |= {"effective_until": "2033-12-31", "salt": ""}
    row |= {key: value for key, value in changes.items() if key in row}
    made = {**row, **extra, "hash": claim_hash([*row.values(), *filter(None, [changes.get("salt")])]), **changes}
    del made["ref"]
    values = ", ".join("NULL" if value is None else f"'{value}'" for value in made.values())
    return f"INSERT INTO claim ({', '.join(made)}) VALUES ({values})"


def test_a_recorder_records_with_sql_what_the_program_would_record(team: Team) -> None:
    code, _, said = team.sql("rec", claim(team))
    assert code == 0, said
    assert team.rows(f"SELECT status, status_since FROM entry WHERE ref = '{REF}'") == "held|2032"
    assert team.run("cur", "status", REF).code == 0
    with open_database(database_target(None)) as connection:
        assert connection.row("count_claims") == (3,)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"recorded_by": "somebody_else"}, "in the name of somebody else"),
        ({"node_id": "other", "number": 1, "previous_hash": ""}, "another node"),
        ({"recorded_at": "2020-01-01T00:00:00.000000Z"}, "recorded when it is made"),
        ({"recorded_at": (datetime.now(UTC) + timedelta(hours=1)).isoformat()}, "recorded when it is made"),
        ({"recorded_at": "now"}, "recorded when it is made"),
        ({"hash": "0" * 64}, "hash"),
        ({"number": 2}, "continue its node's chain"),
        ({"number": 9}, "continue its node's chain"),
        ({"previous_hash": "0" * 64}, "continue its node's chain"),
        ({"effective_until": "2099-12-31"}, "days of its content"),
        ({"entry_kind": "charge"}, "hash and the days"),
        ({"kind": "stated_in_text"}, "takes back a claim of the same entry"),
        ({"supersedes": "1" * 64}, "takes back a claim of the same entry"),
        ({"kind": "retraction"}, "names the claim that it takes back"),
        ({"effective": "soon", "effective_from": "soon-01-01", "effective_until": "soon-12-31"}, "a date"),
        ({"effective_qualifier": "perhaps"}, "a date"),
        ({"salt": "not random"}, "a salt"),
        ({"code": "pledged"}, "foreign key"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else None,
)
def test_a_recorder_cannot_claim_as_another_node_user_or_time(
    team: Team, changes: dict[str, Any], message: str
) -> None:
    team.rows("INSERT INTO node VALUES ('other', '2026', 0)")
    before = ledger(team)
    code, _, said = team.sql("rec", claim(team, **changes))
    assert code != 0
    assert message in said
    assert ledger(team) == before


@pytest.mark.parametrize("recorded_at", ["now", None, "2099-01-01T00:00:00.000000Z"])
def test_an_act_has_a_time_that_the_next_can_come_after(team: Team, recorded_at: str | None) -> None:
    assert team.run("rec", "followup", "add", REF, "ask", "--due", "2036-01-31").code == 0
    node, number, previous = team.rows(
        "SELECT node_id, number, hash FROM act WHERE node_id = (SELECT id FROM node WHERE is_own = 1) "
        "ORDER BY number DESC LIMIT 1"
    ).split("|")
    content = canonical({"kind": "closed", "recorded_at": recorded_at, "recorded_by": team.login("rec")})
    digest = act_hash(node, int(number) + 1, content, previous)
    values = f"'{node}', {int(number) + 1}, NULL, '{content}', '{previous}', '{digest}'"
    code, _, said = team.sql("rec", f"INSERT INTO act VALUES ({values})")
    assert code != 0
    assert "recorded when it is done" in said
    assert team.run("rec", "followup", "add", REF, "ask again", "--due", "2036-01-31").code == 0


def test_a_reader_records_nothing(team: Team) -> None:
    assert "permission denied" in team.sql("rea", claim(team, recorded_by=team.login("rea")))[2]
    outcome = team.run("rea", "status", REF, "held", "--on", "2033")
    assert outcome.code == 3
    assert "Your role in" in outcome.err
    assert "Nothing was changed" in outcome.err


@pytest.mark.parametrize("user", ["rea", "rec"])
def test_a_private_note_is_not_read(team: Team, user: str) -> None:
    for table in ("claim", "search_document", "act", "follow_up", "follow_up_done", "draft", "entry"):
        code, out, said = team.sql(user, f"SELECT * FROM {table}")
        assert code == 0, said
        assert "Zeta" not in out
        assert "zeta" not in out
    assert team.rows("SELECT count(*) FROM claim WHERE note LIKE '%Zeta%'") == "1"
    for command in (("status", REF), ("show", REF), ("search", "Zeta mill"), ("export", "json")):
        assert "Zeta" not in team.run(user, *command).out
    assert "Zeta" in team.run("cur", "status", REF).out


def test_a_private_follow_up_is_read_by_who_planned_it_and_by_curators(team: Team) -> None:
    assert team.run("cur", "followup", "add", REF, "meet Sigma at the bridge", "--due", "2036-01-01").code == 0
    assert "Sigma" in team.run("rea", "followup", "list").out
    assert team.run("cur", "mark", REF, "private", "--follow-up", "1").code == 0
    assert team.run("cur", "followup", "done", "1", "--result", "Sigma came").code == 0
    for user in ("rea", "rec"):
        assert "Sigma" not in team.run(user, "followup", "list").out
        assert "Sigma" not in team.sql(user, "SELECT * FROM follow_up, follow_up_done", "SELECT * FROM act")[1]
    assert "Sigma" in team.run("cur", "followup", "list", "--all").said + team.run("cur", "export", "json").out


def test_a_private_note_cannot_be_made_public_by_who_may_not_read_it(team: Team) -> None:
    target = team.rows("SELECT target FROM mark")
    assert "only who marked it private" in team.sql("rec", _mark(target, utc_now()))[2]
    assert team.sql("cur", _mark(target, utc_now()))[0] == 0
    assert "Zeta" in team.run("rec", "status", REF).out


def test_nobody_marks_for_a_time_to_come_so_that_what_is_private_later_is_not(team: Team) -> None:
    target = team.rows("SELECT hash FROM claim WHERE number = 1")
    assert "a mark is recorded when it is made" in team.sql("rec", _mark(target, "2099-01-01T00:00:00.000000Z"))[2]


def test_an_older_mark_that_comes_later_makes_nothing_readable(team: Team) -> None:
    target = team.rows("SELECT target FROM mark")
    assert team.sql("postgres", _mark(target, "2020-01-01T00:00:00.000000Z"))[0] == 0
    for user in ("rea", "rec"):
        assert "Zeta" not in team.sql(user, "SELECT note FROM claim")[1]
    assert "only who marked it private" in team.sql("rec", _mark(target, utc_now()))[2]


@pytest.mark.parametrize("user", ["rea", "rec", "cur"])
def test_acts_that_somebody_does_not_see_are_no_breaks_to_them(team: Team, user: str, tiny_seeds: Path) -> None:
    assert team.run("cur", "mark", REF, "public", "--claim", "2").code == 0
    assert team.run("rec", "followup", "add", REF, "ask", "--due", "2036-01-31").code == 0
    outcome = team.run(user, "verify", "--seeds", str(tiny_seeds))
    assert outcome.code == 0, outcome.said


def test_what_a_partner_marks_otherwise_makes_nothing_readable(team: Team) -> None:
    target = team.rows("SELECT target FROM mark")
    assert team.sql("postgres", _mark(target, utc_now(), node="'theirs'"))[0] == 0
    for user in ("rea", "rec"):
        assert "Zeta" not in team.sql(user, "SELECT note FROM claim")[1]
        assert "Zeta" not in team.run(user, "export", "json").out
    unproved = "INSERT INTO continuation SELECT 'theirs', id, '' FROM node WHERE is_own = 1"
    assert team.sql("postgres", unproved)[0] == 0
    assert "Zeta" not in team.sql("rea", "SELECT note FROM claim")[1]
    key = "INSERT INTO node_key SELECT id, 'abc', '' FROM node WHERE is_own = 1"
    proved = "INSERT INTO continuation SELECT 'theirs', id, 'abc' FROM node WHERE is_own = 1"
    assert team.sql("postgres", key)[0] == 0
    assert team.sql("postgres", proved)[0] == 0
    assert "Zeta" in team.sql("rea", "SELECT note FROM claim")[1]


def test_why_something_was_marked_is_read_by_curators_only(team: Team) -> None:
    for user in ("rea", "rec"):
        assert "permission denied" in team.sql(user, "SELECT reason FROM mark")[2]
        listed = team.run(user, "mark", "--json")
        assert listed.code == 0, listed.err
        assert "private" in listed.out
        assert PRIVATE not in listed.out
        for profile in ("public", "full"):
            exported = team.run(user, "export", "json", "--profile", profile)
            assert exported.code == 0, exported.err
            assert PRIVATE not in exported.out
    assert PRIVATE in team.run("cur", "mark").out
    assert team.run("rec", "mark", REF, "private", "--note", "--reason", PRIVATE).code == 0


@pytest.mark.parametrize("user", ["rec", "cur"])
def test_nobody_but_the_owner_marks_in_the_name_of_another_node(team: Team, user: str) -> None:
    target = team.rows("SELECT hash FROM claim WHERE number = 1")
    assert "marks of another node" in team.sql(user, _mark(target, utc_now(), node="'theirs'"))[2]
    assert "permission denied" in team.sql(user, "INSERT INTO continuation SELECT 'theirs', id, '' FROM node")[2]


def _mark(target: str, recorded_at: str, node: str = "(SELECT id FROM node WHERE is_own = 1)") -> str:
    return (
        "INSERT INTO mark (id, part, target, level, reason, recorded_at, recorded_by, node_id) VALUES "
        f"(9, 'claim', '{target}', 'public', '', '{recorded_at}', session_user, {node})"
    )


def test_what_somebody_recorded_is_shown_to_them_also_when_it_is_private(team: Team) -> None:
    assert team.run("rec", "status", REF, "released", "--on", "2034", "--note", "told to Omega").code == 0
    assert team.run("rec", "mark", REF, "private", "--claim", "3").code == 0
    assert "Omega" in team.run("rec", "status", REF).out
    assert "Omega" not in team.run("rea", "status", REF).out
    assert team.run("rec", "status", REF, "held", "--on", "2034-06").code == 0
    assert team.rows("SELECT count(*), max(number) FROM claim") == "4|4"


def test_recording_goes_on_over_claims_that_are_not_shown_and_the_status_counts_them(team: Team) -> None:
    outcome = team.run("rec", "status", REF, "released", "--on", "2031-06", "--source", "x")
    assert outcome.code == 0, outcome.err
    assert team.rows(f"SELECT status FROM entry WHERE ref = '{REF}'") == "held"
    verified = team.run("rec", "verify")
    assert verified.code == 2
    assert "not shown to you" in verified.err


def test_who_records_is_the_login_whatever_the_environment_says(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_USER", "minister")
    assert team.run("rec", "status", REF, "held", "--on", "2033").code == 0
    assert team.run("rec", "followup", "add", REF, "call", "--due", "2036-01-01").code == 0
    names = team.rows("SELECT recorded_by FROM claim WHERE number = 3 UNION ALL SELECT created_by FROM follow_up")
    assert set(names.split()) == {team.login("rec")}


def test_a_recorder_adds_spellings_and_takes_away_only_their_own(team: Team) -> None:
    assert team.run("rec", "name", "add", REF, "Hanna Nowakowa", "--lang", "cs", "--source", "x").code == 0
    assert team.run("rec", "name", "remove", REF, "Hanna Nowakowa").code == 0
    assert team.run("cur", "name", "add", REF, "Hana Nowak", "--lang", "de", "--source", "x").code == 0
    tables = ("name_form", "name_key", "name_skeleton", "name_token")
    before = [team.rows(f"SELECT count(*) FROM {table}") for table in tables]
    for table in reversed(tables):
        team.sql("rec", f"DELETE FROM {table}")
    assert [team.rows(f"SELECT count(*) FROM {table}") for table in tables] == before


def test_every_table_says_who_may_do_what_with_it(team: Team) -> None:
    tables = team.rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
    assert set(tables.split()) == {*GRANTS, *HIDDEN}


def test_members_are_listed_changed_and_taken_out(team: Team) -> None:
    listed = team.run("postgres", "roles", "list").out
    assert [line.split()[-1] for line in listed.splitlines()] == ["curator", "reader", "recorder"]
    assert team.run("postgres", "roles", "grant", team.login("rec"), "reader").code == 0
    assert "permission denied" in team.sql("rec", claim(team))[2]
    assert team.run("postgres", "roles", "revoke", team.login("rec")).code == 0
    assert "permission denied" in team.sql("rec", "SELECT 1 FROM claim")[2]
    assert team.run("rec", "list").code == 3
    assert len(ROLES) == 3


def test_a_recorder_makes_no_roles(team: Team) -> None:
    outcome = team.run("rec", "roles", "create")
    assert outcome.code == 3
    assert "CREATEROLE" in outcome.err


def test_roles_are_for_servers(run: Run, database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", str(database))
    outcome = run("roles", "list")
    assert outcome.code == 2
    assert "whoever may read a file" in outcome.err
