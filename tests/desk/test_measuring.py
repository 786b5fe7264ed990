"""The figures that are drawn: each is made of the list that stands beside it."""

from datetime import datetime
from itertools import pairwise

import pytest
from tests.simulation.world import DAWN, World, circle, draft

from keepclear.desk import views
from keepclear.desk.measuring import acknowledgement_times, line_uptime
from keepclear.errors import BadInput
from keepclear.node import request as ask


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    return world


def give_and_read(world: World, name: str, after_s: int) -> None:
    far_off = circle(38.0 + world.refs, 36.0, hour=30)
    world.act("A", ask.Give, notices=[draft(name, far_off)])
    world.pass_seconds(after_s)
    group = views.notice(world.node("B"), world.moment, name)["check_group"]
    world.act("B", ask.ReadBack, notice=name, group=group)
    world.pass_seconds(60)
    world.act("A", ask.Answer, notice=name, party="B", correct=True)
    world.act("B", ask.Disseminate, notice=name, units=["patrols"])
    world.settle()


def test_each_step_is_timed_from_the_step_before_it_at_both_desks(world: World) -> None:
    give_and_read(world, "A-ONE", 300)
    for who in "AB":
        (row,) = acknowledgement_times(world.node(who), world.moment)["rows"]
        took = row["took_s"]
        assert (took["read back"], took["answer"], took["told"]) == (300, 60, 360)
        assert row["party"] == "B"
        assert (took["receipt"] is None) == (who == "B"), "a receipt goes to the author alone"


def test_a_step_that_was_not_done_is_counted_nowhere(world: World) -> None:
    give_and_read(world, "A-ONE", 100)
    give_and_read(world, "A-TWO", 500)
    world.act("A", ask.Give, notices=[draft("A-THREE", circle(31.0, 36.0, hour=30))])
    world.settle()
    view = acknowledgement_times(world.node("A"), world.moment)
    last = view["periods"][-1]
    assert last["given"] == 3
    assert last["steps"]["read back"] == {"done": 2, "median_s": 300, "longest_s": 500}
    assert view["rows"][0]["took_s"]["told"] is None, "the newest is first"


def test_weeks_begin_on_mondays_and_hold_every_notice_once(world: World) -> None:
    give_and_read(world, "A-ONE", 10)
    view = acknowledgement_times(world.node("A"), world.moment)
    assert sum(period["given"] for period in view["periods"]) == len(view["rows"])
    assert view["from"] == "2030-04-15T00:00:00Z", "a Monday, six whole weeks before this one"


def test_the_days_of_a_line_add_up_to_its_spans(world: World) -> None:
    world.pass_seconds(3_600)
    world.cut_off.add("B")
    world.pass_seconds(7_200)
    world.cut_off.clear()
    world.keep_contact()
    world.pass_seconds(60)
    view = line_uptime(world.node("A"), world.moment)
    states = [span["state"] for span in view["spans"]]
    assert "NO CONTACT" in states
    assert all(one["until"] == two["from"] for one, two in pairwise(view["spans"]))
    held = sum(sum(day["seconds"].values()) for day in view["days"])
    assert held == int(world.tick) - int(held_before(view))
    assert 0 < view["carried"] < 1


def held_before(view: dict[str, object]) -> float:
    """Seconds of the world before the journal knew how the line stood."""
    known = datetime.fromisoformat(str(view["known_from"]))
    return (known - DAWN).total_seconds()


def test_a_time_that_ends_before_it_begins_is_refused(world: World) -> None:
    utc = world.moment.utc
    with pytest.raises(BadInput, match="not before the end"):
        line_uptime(world.node("A"), world.moment, start=utc, until=utc - 60)
