"""Own units that are yet to be told, and what an author is told of a notice at once."""

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk import views, watching
from keepclear.errors import BadInput
from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import HOUR, Procedure
from keepclear.node import request as ask

PROCEDURE = Procedure(
    lead_s=((int(Activity.PATROL), 2 * HOUR),),
    units=((0, "operations"), (int(Activity.PATROL), "gate")),
)


@pytest.fixture
def world() -> World:
    world = World("AB", procedure=PROCEDURE)
    world.open_channel()
    return world


def give(world: World, name: str, hour: int) -> None:
    world.act("A", ask.Give, notices=[draft(name, circle(38.0, 36.0, hour=hour))])
    world.settle()


@pytest.mark.requirement("F3-4")
def test_every_notice_of_which_units_are_yet_to_be_told_is_listed_by_its_start(
    world: World,
) -> None:
    give(world, "later", 6)
    give(world, "sooner", 3)
    world.act("B", ask.Disseminate, notice="later", units=["gate"])
    rows = views.outstanding(world.node("B"))
    assert [(row["notice"], row["party"], row["untold"], row["told"]) for row in rows] == [
        ("sooner", "A", ["operations", "gate"], []),
        ("later", "A", ["operations"], ["to gate"]),
    ]
    assert rows[0]["due"] < rows[0]["from"]
    waiting = {item["notice"]: item for item in watching.watch(world.node("B"), world.moment)}
    assert waiting["sooner"]["due"].endswith("Z"), "beside time left stands the time itself"
    world.act("B", ask.Disseminate, notice="sooner", units=["gate", "operations"])
    world.act("B", ask.Disseminate, notice="later", units=["operations"])
    assert views.outstanding(world.node("B")) == []
    assert views.outstanding(world.node("A")) == [], (
        "of our own notices the others tell their units"
    )


def test_who_was_told_is_named_once_and_a_time_before_the_notice_is_doubted(world: World) -> None:
    give(world, "N1", 3)
    with pytest.raises(BadInput, match="--to: one is named twice"):
        world.act("B", ask.Disseminate, notice="N1", units=["gate", "gate"])
    with pytest.raises(BadInput, match="--to: a unit has no name"):
        world.act("B", ask.Disseminate, notice="N1", units=[" "])
    now = world.moment.utc
    told = world.act("B", ask.Disseminate, notice="N1", units=["gate"], told=now - 3 * HOUR)
    assert "is before this version came here" in told["warnings"][0]
    assert "warnings" not in world.act("B", ask.Disseminate, notice="N1", units=["gate"], told=now)


@pytest.mark.requirement("F6-2")
def test_the_author_is_told_at_once_that_a_notice_is_late_or_moved_far(world: World) -> None:
    late = world.act("A", ask.Give, notices=[draft("late"), draft("early", circle(38, 36, hour=4))])
    assert late["warnings"] == ["late: LATE: 59 min before its start, 2 h 00 min asked"]
    far = world.act("A", ask.Amend, notice="early", draft=draft("early", circle(38.1, 36, hour=4)))
    assert far["warnings"][0].startswith("early: moved 9.0 km since its last version")
    near = world.act("A", ask.Amend, notice="early", draft=draft("early", circle(38.1, 36, hour=5)))
    assert "warnings" not in near
    [old] = world.act("A", ask.Give, notices=[draft("old", circle(38, 36, hour=-9, hours=99))])[
        "warnings"
    ]
    assert old == "old: LATE: 9 h 00 min after its start, 2 h 00 min asked"
