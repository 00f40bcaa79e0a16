"""Which tests run on SQLite and on PostgreSQL: whole modules, but for the tests that are about a file.

A module is here when what it says holds for any database. Each of its tests that takes a database then runs twice.
"""

from __future__ import annotations

ENGINES = ("sqlite", "postgresql")

MODULES: dict[str, tuple[str, ...]] = {
    "tests/cli/test_commands.py": ("test_commands_that_read_leave_the_file_as_it_was",),
    "tests/cli/test_refs.py": ("test_a_read_only_look_at_a_name_changes_nothing",),
    "tests/export/test_csv.py": (),
    "tests/export/test_json_contract.py": (),
    "tests/importing/test_round_trip.py": (),
    "tests/ledger/test_bulk.py": ("test_a_thousand_lines_are_one_transaction",),
    "tests/ledger/test_claims.py": (),
    "tests/ledger/test_current_status.py": (),
    "tests/ledger/test_followups.py": (),
    "tests/ledger/test_kept_as_told.py": (),
    "tests/ledger/test_names.py": (
        "test_a_spelling_that_was_taken_away_is_not_found_any_more",
        "test_two_people_who_look_alike_are_a_question_until_somebody_decides",
    ),
    "tests/ledger/test_time_travel.py": (),
    "tests/names/test_matching.py": (),
    "tests/queries/test_agenda.py": (),
    "tests/queries/test_crosschecks.py": ("test_what_is_shown_beside_an_entry_is_found_through_indexes",),
    "tests/queries/test_refs.py": (),
    "tests/queries/test_narrowing.py": ("test_altered_words_are_noticed_and_put_right",),
    "tests/queries/test_search_misses_nobody.py": (),
    "tests/queries/test_search_names.py": (),
    "tests/queries/test_several_resolutions.py": (),
    "tests/queries/test_search_words.py": (),
    "tests/tui/test_recording.py": (
        "test_a_database_that_may_only_be_read_is_told_and_the_draft_stays",
        "test_a_busy_database_holds_up_nothing_else",
    ),
}
"""Modules, and of each the tests that stay with SQLite."""


def runs_on_both(module: str, name: str) -> bool:
    """Whether a test of a module (its path) runs on both."""
    return module in MODULES and name not in MODULES[module]
