"""The state of a line follows from its signs by one table: worse at once, better slowly."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from keepclear.picture.line_state import (
    TABLE,
    Health,
    Limits,
    Sign,
    Signs,
    State,
    Suspended,
    advance,
    clock_time,
    next_change,
    phrase,
    reasons,
    states,
    whole,
)

LIMITS = Limits(contact_s=120, silence_s=300, round_trip_s=15, offset_s=5)
NOON = 1_899_979_200  # 2030-03-17T12:00:00Z
WELL = Health(contact_utc=NOON, round_trip_s=0.2, offset_s=0, offset_error_s=1.0)
CONTACT = {Sign.CONTACT_OLD}
# What is measured, and which signs hold then: a row for each side of every limit.
ROWS: list[tuple[str, dict[str, Any], set[Sign]]] = [
    ("all is well", {}, set()),
    ("never in contact", {"met": False}, {Sign.NEVER_IN_CONTACT}),
    ("contact just fresh enough", {"silent_s": 119.9}, set()),
    ("contact too old", {"silent_s": 120.0}, CONTACT),
    ("contact old, not yet silent", {"silent_s": 299.9}, CONTACT),
    ("silent", {"silent_s": 300.0}, CONTACT | {Sign.SILENT}),
    ("suspended by us", {"by_us": Suspended(NOON, "by order")}, {Sign.SUSPENDED_BY_US}),
    ("suspended by them", {"by_them": Suspended(NOON, "by order")}, {Sign.SUSPENDED_BY_THEM}),
    ("round trip at its limit", {"round_trip_s": 15.0}, set()),
    ("round trip too long", {"round_trip_s": 15.1}, {Sign.ROUND_TRIP_LONG}),
    ("clock surely within", {"offset_s": 4}, set()),
    ("clock surely ahead", {"offset_s": 7}, {Sign.CLOCKS_APART}),
    ("clock surely behind", {"offset_s": -7}, {Sign.CLOCKS_APART}),
    ("clock perhaps ahead", {"offset_s": 6}, set()),
    ("one overdue", {"unacknowledged": 1}, {Sign.NOT_ACKNOWLEDGED}),
    ("pictures differ", {"pictures_differ": True}, {Sign.PICTURES_DIFFER}),
    ("line check missed", {"check_missed": True}, {Sign.CHECK_MISSED}),
]


def after(*healths: Health, seconds: float = 1.0, signs: Signs | None = None) -> Signs:
    """The signs after some looks, so far apart."""
    signs = signs or {}
    for number, health in enumerate(healths):
        signs = advance(signs, health, LIMITS, NOON + number, number * seconds)
    return signs


@pytest.mark.requirement("F7-4")
@pytest.mark.parametrize(("measured", "signs"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS])
def test_each_measure_gives_its_sign(measured: dict[str, Any], signs: set[Sign]) -> None:
    found = after(replace(WELL, **measured))
    assert set(found) == signs
    worst = max((TABLE[sign].state for sign in signs), default=State.OPEN)
    assert states(found)[0] is worst
    assert len(reasons(found)) == len(signs)


def test_the_rows_try_every_sign_of_the_table() -> None:
    assert {sign for row in ROWS for sign in row[2]} == set(TABLE) == set(Sign)


def test_the_states_are_ordered_from_the_best_to_the_worst() -> None:
    assert [state.name for state in sorted(State)] == [
        "OPEN",
        "DEGRADED",
        "SUSPENDED",
        "NO_CONTACT",
    ]


@pytest.mark.requirement("F7-4")
def test_no_contact_and_suspended_are_both_shown_where_both_hold() -> None:
    signs = after(replace(WELL, silent_s=900, by_them=Suspended(NOON - 600, "by order")))
    assert states(signs) == (State.NO_CONTACT, State.SUSPENDED)
    said = phrase(signs, "A", "B", NOON)
    assert said == "NO CONTACT since 1200Z, SUSPENDED by B since 1150Z"
    assert reasons(signs)[:2] == ["its node does not answer", "by order"]


def test_both_parties_of_a_line_may_have_suspended_it() -> None:
    signs = after(replace(WELL, by_us=Suspended(NOON, "x"), by_them=Suspended(NOON - 86_400, "y")))
    said = phrase(signs, "A", "B", NOON)
    assert said == "SUSPENDED by A since 1200Z, SUSPENDED by B since 161200ZMAR30"


@pytest.mark.requirement("F7-6")
def test_a_line_gets_worse_at_once_and_better_only_after_a_while() -> None:
    silent = replace(WELL, silent_s=400)
    signs = after(WELL, silent)
    assert states(signs) == (State.NO_CONTACT,)
    found = []
    for tick in (10.0, 129.9, 130.0):
        signs = advance(signs, WELL, LIMITS, NOON, tick)
        found.append(states(signs))
    assert found == [(State.DEGRADED,), (State.DEGRADED,), (State.OPEN,)]


@pytest.mark.requirement("F7-6")
def test_a_measure_that_goes_to_and_fro_changes_the_state_once() -> None:
    slow, signs, changes = replace(WELL, round_trip_s=20.0), after(WELL), 0
    for number in range(100):
        before = states(signs)
        signs = advance(signs, slow if number % 2 else WELL, LIMITS, NOON, 30.0 * number)
        changes += states(signs) != before
    assert changes == 1


def test_what_is_not_known_stays_as_it_was() -> None:
    unknown = Health(met=None, heard=False, silent_s=10)
    bad = after(replace(WELL, silent_s=400, offset_s=9, round_trip_s=99.0))
    assert set(after(unknown, signs=bad)) == set(bad)
    assert set(after(unknown)) == set()


def test_silence_since_our_start_counts_where_nothing_was_heard_before() -> None:
    assert set(after(Health(heard=False, silent_s=299))) == CONTACT
    assert set(after(Health(heard=False, silent_s=300))) == CONTACT | {Sign.SILENT}


def test_a_suspension_ends_with_its_lifting() -> None:
    assert set(after(replace(WELL, by_them=Suspended(NOON, "x")), WELL)) == set()


def test_since_is_when_a_sign_began_and_for_silence_the_last_contact() -> None:
    old = replace(WELL, silent_s=400, contact_utc=NOON - 400)
    signs = advance(after(old), old, LIMITS, NOON + 500, 500)
    assert signs[Sign.SILENT].since == NOON - 400
    assert signs[Sign.CONTACT_OLD].since == NOON


HEALTHS = st.sampled_from([replace(WELL, **row[1]) for row in ROWS])


@given(st.lists(HEALTHS, max_size=6), st.floats(0.5, 400))
def test_nothing_changes_by_time_alone_before_it_is_due(healths: list[Health], gap: float) -> None:
    signs, tick = after(*healths, seconds=gap), max(0, len(healths) - 1) * gap
    health = healths[-1] if healths else WELL
    due = next_change(signs, health, LIMITS, tick)
    for later in (1.0, 60.0, 250.0, 1_000.0):
        if due is None or tick + later < due:
            moved = replace(health, silent_s=health.silent_s + later * (health.met is True))
            now = advance(signs, moved, LIMITS, NOON, tick + later)
            assert set(now) == set(signs)


@given(st.lists(HEALTHS, min_size=1, max_size=6))
def test_the_worst_sign_that_holds_is_never_hidden(healths: list[Health]) -> None:
    signs = after(*healths)
    assert states(signs)[0] is max((TABLE[s].state for s in signs), default=State.OPEN)
    assert phrase(signs, "A", "B", NOON).startswith(states(signs)[0].name.replace("_", " "))


def test_a_channel_stands_as_its_worst_line_and_says_with_whom() -> None:
    well, silent = after(WELL), after(replace(WELL, silent_s=400))
    ours = after(replace(WELL, by_us=Suspended(NOON, "x")))
    slow = after(replace(WELL, round_trip_s=20.0))
    assert whole({"B": well, "C": well}, "A", NOON) == "OPEN"
    assert whole({"B": slow, "C": well}, "A", NOON) == "DEGRADED with B since 1200Z"
    assert whole({"B": slow, "C": silent}, "A", NOON) == "NO CONTACT with C since 1200Z"
    assert whole({"B": ours, "C": ours}, "A", NOON) == "SUSPENDED by A since 1200Z"


def test_an_instant_of_another_day_is_written_whole() -> None:
    assert clock_time(NOON + 59, NOON) == "1200Z"
    assert clock_time(NOON - 86_400, NOON) == "161200ZMAR30"
