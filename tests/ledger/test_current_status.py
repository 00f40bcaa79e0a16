"""The rule that makes a status out of claims, held against a model that is short enough to be believed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.dates import EffectiveDate, PartialDate
from tracker.db.connection import Connection
from tracker.ledger.claims import NewClaim, record_claim
from tracker.queries.history import list_claimed, status_on
from tracker.queries.refs import get_entry
from tracker.status import Claimed, Current, When, derive

REF = "person/daryn-khassenov"
CODES = ("held", "released", "imprisoned")


class Step(NamedTuple):
    """One thing that is recorded: a claim, or a correction or retraction of the `target`-th claim before it."""

    code: str
    effective: EffectiveDate
    kind: str
    target: int


def _dates() -> st.SearchStrategy[EffectiveDate]:
    days = st.dates(date(2020, 12, 28), date(2021, 3, 4))
    return st.builds(
        lambda day, form, qualifier: EffectiveDate(PartialDate(*(day.year, day.month, day.day)[:form]), qualifier),
        days,
        st.sampled_from([1, 2, 3]),
        st.sampled_from(["", "about", "before", "after"]),
    )


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(CODES),
        _dates(),
        st.sampled_from(["development"] * 3 + ["correction", "retraction"]),
        st.integers(0, 9),
    ),
    max_size=9,
)


def make_claims(steps: list[Step]) -> list[Claimed]:
    """The text's statement of 11 February 2021, then the steps in the order of recording, one every four days."""
    claims = [Claimed("held", "stated_in_text", "2021-02-11", "2021-02-11", "2021-02-11", "", "", None)]
    for index, step in enumerate(steps):
        earlier = [claim.hash for claim in claims if claim.hash and claim.kind != "retraction"]
        taken = earlier[step.target % len(earlier)] if earlier and step.kind != "development" else None
        first, last = step.effective.first_day().isoformat(), step.effective.last_day().isoformat()
        claims.append(
            Claimed(
                step.code,
                step.kind if taken else "development",
                str(step.effective.on),
                first,
                last,
                f"{date(2021, 2, 1) + timedelta(days=4 * index)}T00:00:00.000000Z",
                f"hash{index}",
                taken,
            )
        )
    return claims


def said_until(claim: Claimed) -> str:
    """The last day of which a claim speaks: what was still running when it was recorded ends there."""
    if not claim.recorded_at or claim.effective_from == claim.effective_until:
        return claim.effective_until
    return min(claim.effective_until, max(claim.effective_from, claim.recorded_at[:10]))


def counting(claims: list[Claimed]) -> list[Claimed]:
    """The claims that count, in order of time."""
    retracted = {claim.supersedes for claim in claims if claim.kind == "retraction"}
    corrected = {claim.supersedes for claim in claims if claim.kind == "correction" and claim.hash not in retracted}
    gone = retracted | corrected
    live = [c for c in claims if c.kind == "stated_in_text" or (c.kind != "retraction" and c.hash not in gone)]
    order = sorted(range(len(live)), key=lambda place: (said_until(live[place]), place))
    return [live[place] for place in order]


def model(timeline: list[Claimed]) -> Current | None:
    """The rule, for claims that count in order of time."""
    if not timeline:
        return None
    since = len(timeline) - 1
    while since and timeline[since - 1].code == timeline[-1].code:
        since -= 1
    return Current(timeline[-1].code, timeline[since].effective, timeline[-1].effective)


@given(STEPS)
@settings(max_examples=300)
def test_the_status_is_what_the_model_says(steps: list[Step]) -> None:
    claims = make_claims(steps)
    assert derive(claims) == model(counting(claims))


@given(STEPS, st.dates(date(2020, 11, 1), date(2022, 1, 2)))
def test_the_status_on_a_day_forgets_what_was_effective_later(steps: list[Step], day: date) -> None:
    claims = make_claims(steps)
    then = [claim for claim in counting(claims) if said_until(claim) <= str(day)]
    assert derive(claims, When(as_of=str(day))) == model(then)


@given(STEPS, st.integers(0, 10))
def test_the_status_known_on_a_day_forgets_what_was_recorded_later(steps: list[Step], number: int) -> None:
    claims = make_claims(steps)
    day = date(2021, 1, 31) + timedelta(days=4 * number)
    known = [claim for claim in claims if claim.recorded_at[:10] <= str(day)]
    assert derive(claims, When(known_on=str(day))) == model(counting(known))


@given(STEPS)
def test_a_retraction_leaves_things_as_if_the_claim_had_never_been(steps: list[Step]) -> None:
    claims = make_claims(steps)
    taken = {claim.supersedes for claim in claims}
    for claim in claims[1:]:
        if claim.kind != "retraction" and claim.hash not in taken:
            taken_back = Claimed(claim.code, "retraction", *claim[2:5], "2026-02-01", "last", claim.hash)
            assert derive([*claims, taken_back]) == derive([other for other in claims if other != claim])


@given(STEPS)
@settings(max_examples=25)
def test_the_kept_status_is_derived_from_what_was_recorded(connection: Connection, steps: list[Step]) -> None:
    """Also of claims that were taken back twice, as two nodes do that have not met."""
    for step in steps:
        entry = get_entry(connection, REF)
        live = [claim for claim in list_claimed(connection, entry) if claim.hash and claim.kind != "retraction"]
        target = live[step.target % len(live)].hash if live and step.kind != "development" else None
        kind = step.kind if target else "development"
        with patch("tracker.ledger.claims.hashes_taken_back", return_value=set()):
            record_claim(connection, NewClaim(REF, step.code, step.effective, kind, supersedes=target), "me")
        entry = get_entry(connection, REF)
        expected = model(counting(list_claimed(connection, entry)))
        assert (entry.status, entry.status_since, entry.last_checked) == expected
        assert status_on(connection, entry.id, When()) == expected


def test_nothing_is_inferred_before_the_first_statement() -> None:
    claims = make_claims([])
    assert derive(claims, When(as_of="2021-02-10")) is None
    assert derive([]) is None


def test_a_year_counts_as_its_last_day_and_a_later_record_wins_a_tie() -> None:
    claims = [
        claim._replace(recorded_at=claim.recorded_at.replace("2021", "2026"))
        for claim in make_claims(
            [
                Step("released", EffectiveDate(PartialDate(2021)), "development", 0),
                Step("imprisoned", EffectiveDate(PartialDate(2021, 12, 31)), "development", 0),
            ]
        )
    ]
    assert derive(claims) == Current("imprisoned", "2021-12-31", "2021-12-31")
    assert derive(claims[:2]) == Current("released", "2021", "2021")


def test_a_year_that_was_still_running_speaks_until_it_was_recorded() -> None:
    released = Claimed("released", "development", "2021", "2021-01-01", "2021-12-31", "2021-03-05T10:00Z", "a", None)
    held = Claimed("held", "development", "2021-04-01", "2021-04-01", "2021-04-01", "2021-04-02T10:00Z", "b", None)
    assert derive([released]) == Current("released", "2021", "2021")
    assert derive([released, held]) == Current("held", "2021-04-01", "2021-04-01")


def test_retracting_a_correction_brings_back_what_it_corrected() -> None:
    claims = make_claims(
        [
            Step("released", EffectiveDate(PartialDate(2021, 2, 12)), "development", 0),
            Step("imprisoned", EffectiveDate(PartialDate(2021, 2, 12)), "correction", 0),
        ]
    )
    assert derive(claims) == Current("imprisoned", "2021-02-12", "2021-02-12")
    retraction = Claimed("imprisoned", "retraction", *claims[2][2:5], "2026-02-01", "last", claims[2].hash)
    assert derive([*claims, retraction]) == Current("released", "2021-02-12", "2021-02-12")
