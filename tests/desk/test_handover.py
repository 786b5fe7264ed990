"""The handover brief: made from what is open and what was recorded, and nothing that is not."""

from typing import Any

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk.handover import handover
from keepclear.desk.keeping import on_watch
from keepclear.limits import BRIEF_LINES_MAX
from keepclear.node import request as ask

HOUR = 3_600


@pytest.fixture
def world() -> World:
    world = World("ABC")
    world.open_channel()
    world.act("A", ask.TakeWatch, role="watch", initials="AB")
    world.settle()
    return world


def brief(world: World, who: str = "A", **fields: Any) -> dict[str, Any]:
    return handover(world.node(who), world.moment, **fields)


def changed(world: World, **fields: Any) -> dict[str, Any]:
    """What changed in the watch, part by part."""
    found = brief(world, **fields)["changed"]
    return found | {part["part"]: part for part in found["parts"]}


def told(part: dict[str, Any]) -> list[tuple[str, str]]:
    return [(row["what"], row["about"]) for row in part["rows"]]


@pytest.mark.requirement("F13-5")
def test_what_is_overdue_stands_with_the_role_that_it_was_taken_to(world: World) -> None:
    world.act("B", ask.Give, notices=[draft("M1")], precedence="IMMEDIATE")
    world.settle()
    waits = [(row["what"], row["about"]) for row in brief(world)["waits"]["rows"]]
    assert ("notice to read back", "M1 by B") in waits
    world.pass_seconds(20 * 60)
    rows = [row for row in brief(world)["overdue"]["rows"] if row["what"] == "notice to read back"]
    assert [(row["about"], row["told"]) for row in rows] == [("M1 by B", "duty commander")]
    climbed = "OVERDUE notice to read back, told to duty commander"
    assert told(changed(world)["alarms"]).count((climbed, "M1 of B")) == 1


@pytest.mark.requirement("F13-5")
def test_what_changed_in_the_watch_is_told_from_the_journal(world: World) -> None:
    world.act("A", ask.Give, notices=[draft("N1"), draft("N2")])
    world.act("A", ask.Amend, notice="N1", draft=draft("N1", circle(38.1, 36.0)))
    world.act("A", ask.Cancel, notice="N2", reason="not sent")
    world.act("B", ask.Give, notices=[draft("M1", circle(39.0, 36.0))])
    world.settle()
    world.act("B", ask.Object, notice="N1", reason="school time")
    world.act("C", ask.Stop, text="west gate")
    world.settle()
    now = changed(world)
    assert told(now["notices"]) == [
        ("given by A", "N1"),
        ("given by A", "N2"),
        ("amended by A", "N1"),
        ("cancelled by A", "N2: not sent"),
        ("given by B", "M1"),
    ]
    assert told(now["answers"]) == [("objection by B", "N1: school time")]
    assert ("STOP by C", "west gate") in told(now["alarms"])
    assert now["whole"]


@pytest.mark.requirement("F13-5")
def test_a_correction_is_told_with_its_words(world: World) -> None:
    world.act("B", ask.Give, notices=[draft("M1")])
    world.settle()
    node = world.node("A")
    from keepclear.desk.views import notice

    group = notice(node, world.moment, "M1")["check_group"]
    world.act("A", ask.ReadBack, notice="M1", group=group)
    world.settle()
    world.act("B", ask.Answer, notice="M1", party="A", correct=False, text="the east gate")
    world.settle()
    now = changed(world)
    assert told(now["answers"]) == [("CORRECTION by B", "M1: the east gate")]


@pytest.mark.requirement("F13-5")
def test_the_last_watch_is_told_to_whoever_has_just_taken_it(world: World) -> None:
    world.act("A", ask.Give, notices=[draft("N1")])
    world.settle()
    world.act("A", ask.GiveWatch, role="watch", initials="AB", note="all quiet")
    world.act("A", ask.TakeWatch, role="watch", initials="CD")
    world.act("A", ask.Give, notices=[draft("N2")])
    assert told(changed(world)["notices"]) == [("given by A", "N2")]
    before = changed(world, last=True)
    assert told(before["notices"]) == [("given by A", "N1")]
    assert ("watch given", "watch AB: all quiet") in told(before["turns"])
    last = brief(world, last=True)
    assert (last["watch"]["note"], last["watch"]["note_by"]) == ("all quiet", "watch AB")


@pytest.mark.requirement("F13-5")
def test_the_next_hours_hold_what_starts_ends_conflicts_and_is_due(world: World) -> None:
    world.act("A", ask.Give, notices=[draft("N1", circle(38.0, 36.0, hour=2, hours=3))])
    world.act("B", ask.Give, notices=[draft("M1", circle(38.0, 36.0, hour=4, hours=30))])
    world.settle()
    rows = brief(world)["ahead"]["rows"]
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    shown = [(row["at"][11:16], row["what"], row["about"]) for row in rows]
    assert ("07:00", "notice starts", "N1 (ours)") in shown
    assert ("10:00", "notice ends", "N1 (ours)") in shown
    assert ("09:00", "notice starts", "M1 of B") in shown
    assert ("09:00", "conflict", "M1 of B / N1 of A") in shown
    assert ("08:00", "own units to be told by then", "M1 of B") in shown
    assert any(what == "our line check" for _, what, _ in shown)
    assert not any(what == "notice ends" and about == "M1 of B" for _, what, about in shown)


@pytest.mark.requirement("F13-5")
def test_a_stop_that_somebody_has_not_taken_says_who(world: World) -> None:
    world.act("A", ask.Stop)
    world.settle()
    world.act("B", ask.Take)
    world.settle()
    (stop,) = brief(world)["stops"]["rows"]
    assert stop["about"] == "not taken by C"
    assert (stop["taken"], stop["not_taken"]) == (["B"], ["C"])
    world.act("C", ask.Take)
    world.settle()
    assert brief(world)["stops"]["rows"] == []


def test_each_part_of_a_brief_is_bounded_and_what_is_left_out_is_counted(world: World) -> None:
    for number in range(BRIEF_LINES_MAX + 5):
        world.act("A", ask.Give, notices=[draft(f"N{number}")])
        world.act("B", ask.Say, text=f"word {number}")
    world.settle()
    world.pass_seconds(60)
    found = brief(world)
    notices, waits = changed(world)["notices"], found["waits"]
    assert (len(notices["rows"]), notices["more"]) == (BRIEF_LINES_MAX, 5)
    assert notices["rows"][-1]["about"] == f"N{BRIEF_LINES_MAX + 4}", "the latest are listed"
    assert len(waits["rows"]) == BRIEF_LINES_MAX
    assert len(waits["rows"]) + waits["more"] == BRIEF_LINES_MAX + 5


def test_a_watch_that_is_longer_than_is_looked_back_over_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keepclear.desk.handover.BRIEF_ENTRIES_MAX", 3)
    for number in range(6):
        world.act("A", ask.Give, notices=[draft(f"N{number}")])
    now = changed(world)
    assert not now["whole"]
    assert [row["about"] for row in now["notices"]["rows"]] == ["N3", "N4", "N5"]


def test_a_desk_whose_watch_nobody_ever_took_has_a_brief_of_the_last_hours() -> None:
    world = World("AB")
    world.open_channel()
    world.act("A", ask.Give, notices=[draft("N1", circle(38.0, 36.0, hour=1, hours=40))])
    found = brief(world)
    assert found["watch"]["state"] == "NOBODY"
    assert told(changed(world)["notices"]) == [("given by A", "N1")]
    world.tick += 13 * HOUR
    assert told(changed(world)["notices"]) == []


def test_a_list_that_is_cut_says_how_many_more_wait(world: World) -> None:
    for number in range(7):
        world.act("B", ask.Say, text=f"word {number}")
    world.settle()
    seen = on_watch(world.node("A"), world.moment, 3)
    assert (len(seen["items"]), seen["more"]) == (3, 4)
    assert on_watch(world.node("A"), world.moment, 50)["more"] == 0
    assert seen["watch"]["holder"] == "watch AB"


@pytest.mark.requirement("F13-5")
def test_the_line_shows_node_and_desk_of_each_peer_apart(world: World) -> None:
    world.act("B", ask.TakeWatch, role="watch", initials="BB")
    world.act("B", ask.GiveWatch, role="watch", initials="BB", note="nobody follows")
    world.settle()
    world.pass_seconds(150)
    peers = {peer["party"]: peer for peer in brief(world)["line"]["peers"]}
    assert peers["B"]["desk"] == "UNMANNED"
    assert peers["B"]["desk_since"].startswith("2030-06-01T05:02:")
    assert peers["C"]["desk"] == "NOT SAID"
    assert {peer["node"] for peer in peers.values()} <= {"node reachable", "NODE NOT REACHABLE"}


def test_a_conflict_that_has_begun_waits_and_is_not_late(world: World) -> None:
    for who, name in (("A", "N1"), ("B", "M1")):
        world.act(who, ask.Give, notices=[draft(name, circle(38.0, 36.0, hour=1, hours=9))])
    world.settle()
    world.pass_seconds(2 * HOUR)
    found = brief(world)
    assert "conflict" in [row["what"] for row in found["waits"]["rows"]]
    assert "conflict" not in [row["what"] for row in found["overdue"]["rows"]]
    assert ("conflict", "M1 of B / N1 of A") in told(found["ahead"])
