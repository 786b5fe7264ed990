"""The node's time, live and in a scenario, with the real clock handed in."""

import ast
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.host.clock import Clock, Pacing, real_now

ROOT = Path(__file__).resolve().parents[2]
STARTED = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
ORIGIN = datetime(2017, 11, 11, 12, 0, tzinfo=UTC)


def clock_at(real: datetime, rate: float | None = None) -> Clock:
    scenario = None if rate is None else Pacing(ORIGIN, rate, STARTED)
    return Clock(scenario, real=lambda: real, ticks=lambda: 5.0)


def test_a_live_clock_is_the_real_one_in_utc() -> None:
    damascus = timezone(timedelta(hours=3))
    clock = clock_at(STARTED.astimezone(damascus))
    assert clock.now() == STARTED
    assert clock.now().tzinfo is UTC
    assert not clock.is_scenario


def test_a_scenario_clock_stands_at_its_origin_when_it_is_started() -> None:
    clock = clock_at(STARTED, rate=60)
    assert clock.now() == ORIGIN
    assert clock.is_scenario


@pytest.mark.parametrize(
    ("rate", "passed"),
    [(1, timedelta(minutes=1)), (60, timedelta(hours=1)), (0.5, timedelta(seconds=30))],
)
def test_a_scenario_clock_goes_at_its_rate(rate: float, passed: timedelta) -> None:
    assert clock_at(STARTED + timedelta(minutes=1), rate).now() == ORIGIN + passed


def test_before_its_start_a_scenario_clock_shows_the_time_before_its_origin() -> None:
    assert clock_at(STARTED - timedelta(seconds=1), 60).now() == ORIGIN - timedelta(minutes=1)


def test_zones_of_the_scenario_do_not_matter() -> None:
    zone = timezone(timedelta(hours=-5))
    pacing = Pacing(ORIGIN.astimezone(zone), 2, STARTED.astimezone(zone))
    clock = Clock(pacing, real=lambda: STARTED + timedelta(seconds=1))
    assert clock.now() == ORIGIN + timedelta(seconds=2)
    assert clock.now().tzinfo is UTC


@given(
    rate=st.floats(0.001, 10_000),
    real_s=st.integers(-(10**6), 10**6),
    ahead_s=st.integers(0, 10**6),
)
def test_after_the_real_delay_the_awaited_time_is_there(
    rate: float, real_s: int, ahead_s: int
) -> None:
    real = STARTED + timedelta(seconds=real_s)
    until = clock_at(real, rate).now() + timedelta(seconds=ahead_s)
    delay = clock_at(real, rate).real_delay(until)
    there = clock_at(real + timedelta(seconds=delay), rate).now()
    assert abs(there - until) <= timedelta(microseconds=2 * max(1.0, rate))


@pytest.mark.parametrize("rate", [None, 60.0])
def test_a_time_that_has_passed_needs_no_wait(rate: float | None) -> None:
    clock = clock_at(STARTED + timedelta(hours=1), rate)
    assert clock.real_delay(clock.now() - timedelta(seconds=1)) == 0.0
    assert clock.real_delay(clock.now()) == 0.0


def test_waiting_is_measured_on_ticks_whatever_the_scenario() -> None:
    assert clock_at(STARTED, 60).monotonic() == 5.0


def test_the_machine_is_asked_in_utc() -> None:
    assert real_now().tzinfo is UTC


def test_only_the_clock_reads_the_time() -> None:
    readers = {("datetime", "now"), ("datetime", "utcnow"), ("time", "time"), ("date", "today")}
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(part, ast.Attribute)
        and isinstance(part.value, ast.Name)
        and (part.value.id, part.attr) in readers
    }
    assert found == {"src/keepclear/host/clock.py"}
