"""Drafts held against what stands: what they would meet, and where each could go instead."""

from typing import Any

from tests.simulation.world import World, circle, draft

from keepclear.desk.drafting import tried
from keepclear.desk.views import ways_out
from keepclear.node import request as ask


def builtins(one: ask.Draft) -> dict[str, Any]:
    return {"name": one.name, "activity": one.activity, "volumes": one.volumes, "text": one.text}


def test_a_draft_is_told_what_it_would_meet_and_is_given_to_nobody() -> None:
    world = World("AB")
    world.open_channel()
    world.act("B", ask.Give, notices=[draft("M1")])
    world.settle()
    node = world.node("A")
    (row,) = tried(node, world.moment, [builtins(draft("N1"))], offers=True)
    (met,) = row["conflicts"]
    assert (met["notice"], met["party"], met["closest_m"]) == ("M1", "B", 0.0)
    assert {"severity", "held_to", "start", "end", "where"} <= set(met)
    assert row["ways_out"]
    assert node.situation.conflicts == {}
    assert [p.row.name for p in node.situation.plans.values()] == ["M1"]


def test_a_draft_is_offered_what_the_notice_would_be_once_given() -> None:
    world = World("AB")
    world.open_channel()
    world.act("B", ask.Give, notices=[draft("M1")])
    world.settle()
    node = world.node("A")
    (row,) = tried(node, world.moment, [builtins(draft("N1"))], offers=True)
    world.act("A", ask.Give, notices=[draft("N1")])
    given = ways_out(world.node("A"), world.moment, "N1")
    assert [(one["move"], one["cost"]) for one in row["ways_out"]] == [
        (one["move"], one["cost"]) for one in given
    ]
    moved = builtins(draft("N1")) | {"volumes": row["ways_out"][0]["volumes"]}
    assert tried(node, world.moment, [moved])[0]["conflicts"] == []
    assert row["ways_out"][0]["facts"][0]["core"] == "point"


def test_a_draft_far_from_all_meets_nothing_and_no_way_out_is_sought() -> None:
    world = World("AB")
    world.open_channel()
    world.act("B", ask.Give, notices=[draft("M1")])
    world.settle()
    far = builtins(draft("N1", circle(60.0, 10.0)))
    (row,) = tried(world.node("A"), world.moment, [far], offers=True)
    assert (row["conflicts"], row["ways_out"]) == ([], [])
