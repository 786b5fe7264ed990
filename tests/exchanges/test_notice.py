"""One notice on its way: given, held, read back, answered, passed on, changed and ended."""

from typing import Any

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk import views, watching
from keepclear.errors import BadInput
from keepclear.host.cli.showing import summary
from keepclear.node import request as ask


@pytest.fixture
def world() -> World:
    """A has given one notice, and everything has arrived."""
    world = World("ABC")
    world.open_channel()
    world.act("A", ask.Give, notices=[draft("N1")])
    world.settle()
    return world


def _standing(world: World, of: str, at: str = "A", name: str = "N1") -> dict[str, Any]:
    view = views.notice(world.node(at), world.moment, name)
    (found,) = [party for party in view["parties"] if party["party"] == of]
    return {grade: found[grade] for grade in ("receipt", "read_back", "dissemination", "objection")}


def _watch(world: World, who: str) -> list[str]:
    return [item["what"] for item in watching.watch(world.node(who), world.moment)]


def _group(world: World, who: str, name: str = "N1") -> str:
    group: str = views.notice(world.node(who), world.moment, name)["check_group"]
    return group


def _read_back(world: World, who: str, name: str = "N1") -> None:
    world.act(who, ask.ReadBack, notice=name, group=_group(world, who, name), plotted="37S")
    world.settle()


def _tell(world: World, who: str, what: Any, **fields: Any) -> None:
    world.act(who, what, notice="N1", **fields)
    world.settle()


@pytest.mark.requirement("F3-1", "F3-3")
def test_a_notice_is_received_then_read_back_then_passed_on_and_none_stands_for_another(
    world: World,
) -> None:
    nothing = {"read_back": "NONE", "dissemination": "NONE", "objection": "NONE"}
    assert _standing(world, "B") == {"receipt": "RECEIVED"} | nothing
    _read_back(world, "B")
    assert _standing(world, "B")["read_back"] == "UNANSWERED"
    _tell(world, "A", ask.Answer, party="B", correct=True)
    assert _standing(world, "B")["read_back"] == "CORRECT"
    assert _standing(world, "B")["dissemination"] == "NONE"
    _tell(world, "B", ask.Disseminate, units=["1st battery", "air watch"])
    assert _standing(world, "B")["dissemination"] == "DISSEMINATED"
    # Nothing that B did speaks for C, whatever time passes.
    world.pass_seconds(3_000.0)
    assert _standing(world, "C") == {"receipt": "RECEIVED"} | nothing
    assert all(_standing(world, "B", at) == _standing(world, "B") for at in "BC")


@pytest.mark.requirement("F2-4")
def test_the_check_group_of_another_desk_does_not_read_a_notice_back(world: World) -> None:
    assert _group(world, "B") != _group(world, "C")
    with pytest.raises(BadInput, match="not the check group"):
        world.act("B", ask.ReadBack, notice="N1", group=_group(world, "C"))
    assert _standing(world, "B", "B")["read_back"] == "NONE"


@pytest.mark.requirement("F2-4")
def test_a_correction_asks_for_a_second_read_back(world: World) -> None:
    _read_back(world, "B")
    _tell(world, "A", ask.Answer, party="B", correct=False, text="the eastern bridge")
    assert "correction" in world.members["B"].bells
    assert "CORRECTION: read back anew" in _watch(world, "B")
    _read_back(world, "B")
    assert _standing(world, "B")["read_back"] == "UNANSWERED"
    _tell(world, "A", ask.Answer, party="B", correct=True)
    assert _standing(world, "B")["read_back"] == "CORRECT"
    assert "CORRECTION: read back anew" not in _watch(world, "B")


def test_only_the_author_answers_a_read_back(world: World) -> None:
    _read_back(world, "B")
    with pytest.raises(BadInput, match="only its author"):
        world.act("C", ask.Answer, notice="N1", party="B", correct=True)


def test_an_objection_is_answered_by_an_amended_notice(world: World) -> None:
    _tell(world, "B", ask.Object, reason="our convoy is there")
    assert _standing(world, "B")["objection"] == "OBJECTED"
    assert "objection" in world.members["A"].bells
    assert "objection" in _watch(world, "A")
    world.act("A", ask.Amend, notice="N1", draft=draft("N1", circle(38.5, 36.5)))
    world.settle()
    assert _standing(world, "B")["objection"] == "NONE"
    assert "objection" not in _watch(world, "A")
    assert "notice to read back" in _watch(world, "B")


def test_an_amendment_names_what_it_replaces_and_the_old_version_stops_counting(
    world: World,
) -> None:
    old = views.notice(world.node("B"), world.moment, "N1")["record"]
    reply = world.act("A", ask.Amend, notice="N1", draft=draft("N1", circle(38.5, 36.5)))
    assert reply["supersedes"] == old
    world.settle()
    for who in "ABC":
        every = views.notices(world.node(who), world.moment, every=True)
        states = {view["record"]: view["state"] for view in every}
        assert states == {old: "SUPERSEDED OR CANCELLED", reply["record"]: "STANDS"}
        assert {view["serial"] for view in every} == {"A-1"}


def test_a_cancelled_notice_stands_nowhere(world: World) -> None:
    world.act("A", ask.Cancel, notice="N1", reason="the patrol stays at home")
    world.settle()
    for who in "ABC":
        assert views.notices(world.node(who), world.moment) == []
        assert not world.node(who).situation.plans


@pytest.mark.requirement("F3-2")
def test_what_is_not_passed_on_is_shown_with_the_time_left_until_it_starts(world: World) -> None:
    items = watching.watch(world.node("B"), world.moment)
    (item,) = [i for i in items if i["what"] == "own units to be told"]
    assert 0 < item["left_s"] <= 60, "its start is within the hour: as soon as a FLASH is taken"
    world.tick += 7_300.0
    items = watching.watch(world.node("B"), world.moment)
    (item,) = [i for i in items if i["what"] == "own units to be told"]
    assert item["overdue"]
    (read_back,) = [i for i in items if i["what"] == "notice to read back"]
    assert read_back["overdue"]
    _tell(world, "B", ask.Disseminate, units=["1st battery"])
    assert "own units to be told" not in _watch(world, "B")


@pytest.mark.requirement("F4-3")
def test_what_was_posted_and_not_receipted_is_shown_as_just_that() -> None:
    world = World("AB")
    world.open_channel()
    world.cut_off = {"B"}
    world.act("A", ask.Give, notices=[draft("N1")])
    assert _standing(world, "B")["receipt"] == "NONE"
    world.cut_off = set()
    world.pass_seconds(60.0)
    assert _standing(world, "B")["receipt"] == "RECEIVED"


@pytest.mark.requirement("F16-1")
def test_who_has_not_been_told_is_listed() -> None:
    world = World("ABC")
    world.open_channel()
    world.cut_off = {"C"}
    world.act("A", ask.Give, notices=[draft("N1")])
    world.pass_seconds(30.0)
    assert _standing(world, "B")["receipt"] == "RECEIVED"
    assert _standing(world, "C")["receipt"] == "NONE"


def test_who_else_holds_the_notice_of_another_is_not_ours_to_know(world: World) -> None:
    world.cut_off = {"C"}
    world.act("A", ask.Give, notices=[draft("N3")])
    world.pass_seconds(30.0)
    shown = views.notice(world.node("B"), world.moment, "N3")["parties"]
    assert {p["party"]: summary(p) for p in shown} == {"B": "received", "C": "not known here"}
    shown = views.notice(world.node("A"), world.moment, "N3")["parties"]
    assert {p["party"]: summary(p) for p in shown} == {"B": "received", "C": "not received"}


def test_two_conflicting_notices_ring_at_both_and_are_shown_alike(world: World) -> None:
    world.act("B", ask.Give, notices=[draft("M1", circle(38.005, 36.0))])
    world.settle()
    shown = [views.conflicts(world.node(who)) for who in "ABC"]
    assert shown[0] == shown[1] == shown[2]
    assert [view["notices"] for view in shown[0]] == [["M1", "N1"]]
    assert all("conflict" in world.members[who].bells for who in "ABC")


def test_a_member_of_whom_we_have_no_card_is_reached_through_another() -> None:
    world = World("ABC", cards=["AB", "BA", "BC", "CB"])
    world.act("B", ask.Found, name="line", peers=["A", "C"], random=bytes(16))
    world.settle()
    for who in "AC":
        world.act(who, ask.Join, channel="line")
    world.act("A", ask.Give, notices=[draft("N1")])
    world.act("C", ask.Give, notices=[draft("M1")])
    for _ in range(5):
        world.keep_contact()
        world.pass_seconds(20.0)
    for who in "ABC":
        names = [view["notice"] for view in views.notices(world.node(who), world.moment)]
        assert sorted(names) == ["M1", "N1"]
        assert len(views.conflicts(world.node(who))) == 1


@pytest.mark.requirement("F7-3")
def test_a_line_check_shows_pair_by_pair_what_one_side_finds_and_the_other_does_not(
    world: World,
) -> None:
    world.act("B", ask.Give, notices=[draft("N2", circle(38.0, 36.0))])
    world.settle()
    (conflict,) = {row.id for row in world.node("A").situation.conflicts.values()}
    world.act("A", ask.CheckLine)
    world.settle()
    assert _odd(world, "B") == [], "both find the same"
    world.node("B").situation.conflicts.clear()  # as a faulty kernel would
    world.act("A", ask.CheckLine)
    world.settle()
    ((what, why),) = _odd(world, "B")
    assert what == "CONFLICTS DIFFER"
    assert why == f"A: {conflict.hex()[:16]}"


def _odd(world: World, who: str) -> list[tuple[str, str]]:
    return [(row.what, row.why) for row in world.node(who).store.oddities(seen=False)]
