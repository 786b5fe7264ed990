"""Lists go stale, positions are mistyped, notice comes late: each is said, none refuses a word."""

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk import views, watching
from keepclear.errors import BadInput
from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import HOUR, MINUTE, Procedure
from keepclear.node import request as ask
from keepclear.node.open_item import Need
from keepclear.node.remark import gap

ASKED = Procedure(lead_s=((int(Activity.PATROL), 2 * HOUR),), reconfirm_s=6 * HOUR)


@pytest.fixture
def world() -> World:
    world = World("AB", procedure=ASKED)
    world.open_channel()
    return world


def give(world: World, name: str = "N1", *, hour: int = 1, hours: int = 2) -> None:
    world.act("A", ask.Give, notices=[draft(name, circle(38.0, 36.0, hour=hour, hours=hours))])
    world.settle()


def says(world: World, who: str, about: str, name: str = "N1") -> str:
    shown = views.notice(world.node(who), world.moment, name)
    return next((r["says"] for r in shown["remarks"] if r["about"] == about), "")


def odd(world: World, who: str) -> list[str]:
    return [row.what for row in world.node(who).store.oddities(seen=False)]


def waits(world: World, who: str) -> list[str]:
    return [item["what"] for item in watching.watch(world.node(who), world.moment)]


@pytest.mark.requirement("F6-1", "F6-2")
def test_the_lead_of_a_notice_is_counted_from_its_arrival_and_held_against_what_was_asked(
    world: World,
) -> None:
    give(world, "late", hour=1)
    give(world, "early", hour=4, hours=3)
    assert says(world, "B", "lead", "late") == "LATE: 59 min before its start, 2 h 00 min asked"
    assert says(world, "B", "lead", "early") == "3 h 59 min before its start"
    (ring, _) = [r for r in world.members["B"].rings if r.bell.value == "notice to read back"]
    assert "LATE: 59 min" in ring.what
    (item,) = [
        i
        for i in watching.watch(world.node("B"), world.moment)
        if i["what"] == "notice to read back" and i["notice"] == "late"
    ]
    assert "LATE: 59 min before its start" in item["about"]


def test_without_an_agreed_lead_nothing_is_called_late() -> None:
    world = World("AB")
    world.open_channel()
    give(world, hour=-1)
    assert says(world, "B", "lead") == "60 min after its start"


@pytest.mark.requirement("F2-5")
def test_a_version_that_lies_far_from_the_one_before_is_alarmed_at_both_ends(world: World) -> None:
    give(world)
    mistyped = draft("N1", circle(38.1, 36.0))
    reply = world.act("A", ask.Amend, notice="N1", draft=mistyped)
    world.settle()
    assert reply["remark"] == "moved 9.0 km since its last version"
    assert reply["alarms"]
    assert says(world, "B", "moved") == "moved 9.0 km since its last version"
    assert odd(world, "B") == ["MOVED FAR"]
    assert odd(world, "A") == [], "who wrote it was told by the reply"


def test_a_version_that_moves_a_little_says_so_and_alarms_nobody(world: World) -> None:
    give(world)
    reply = world.act("A", ask.Amend, notice="N1", draft=draft("N1", circle(38.01, 36.0)))
    world.settle()
    assert reply["remark"] == "moved 0.9 km since its last version"
    assert not reply["alarms"]
    assert odd(world, "B") == []


@pytest.mark.requirement("F10-3")
def test_a_notice_that_still_stands_asks_its_author_to_confirm_it_or_cancel(world: World) -> None:
    give(world, hours=48)
    world.pass_seconds(6 * HOUR + MINUTE)
    assert "notice to confirm or cancel" in waits(world, "A")
    assert says(world, "B", "stale").startswith("STALE: not confirmed for 6 h")
    assert len(world.node("B").situation.plans) == 1, "a stale notice still keeps people clear"
    world.act("A", ask.Confirm, notice="N1")
    world.settle()
    assert "notice to confirm or cancel" not in waits(world, "A")
    assert says(world, "B", "stale") == "confirmed 0 min ago"
    world.pass_seconds(6 * HOUR + MINUTE)
    assert "notice to confirm or cancel" in waits(world, "A"), "and again one interval later"


def test_a_confirmation_of_a_notice_that_ends_before_the_interval_is_not_asked(
    world: World,
) -> None:
    give(world, hours=3)
    world.pass_seconds(3 * HOUR)
    assert "notice to confirm or cancel" not in waits(world, "A")


@pytest.mark.requirement("F10-4")
def test_an_expired_notice_is_neither_amended_nor_confirmed(world: World) -> None:
    give(world)
    world.pass_seconds(4 * HOUR)
    size = world.node("A").journal.n
    for what in (
        lambda: world.act("A", ask.Confirm, notice="N1"),
        lambda: world.act("A", ask.Amend, notice="N1", draft=draft("N1", circle(38, 36, hour=9))),
    ):
        with pytest.raises(BadInput, match="expired at"):
            what()
    assert world.node("A").journal.n == size, "a refusal writes nothing"


@pytest.mark.requirement("F10-1")
@pytest.mark.parametrize(
    ("before", "serial", "missing"), [(0, 1, None), (3, 4, None), (3, 5, "4"), (3, 9, "4 to 8")]
)
def test_serials_that_were_left_out_are_named(before: int, serial: int, missing: str) -> None:
    assert gap(before, serial) == missing


@pytest.mark.requirement("F16-2")
def test_a_notice_says_which_known_parties_are_not_on_its_channel() -> None:
    world = World("ABC")
    world.open_channel("pair", "AB")
    give(world)
    assert views.notice(world.node("A"), world.moment, "N1")["not_notified"] == ["C"]


@pytest.mark.requirement("F3-2")
def test_each_unit_on_the_list_stays_outstanding_until_it_was_told() -> None:
    units = ((0, "operations"), (int(Activity.FLIGHT), "tower"), (int(Activity.PATROL), "gate"))
    world = World("AB", procedure=Procedure(units=units))
    world.open_channel()
    give(world, hour=3)

    def untold() -> list[str]:
        items = watching.watch(world.node("B"), world.moment)
        return next((i["untold"] for i in items if i["what"] == "own units to be told"), [])

    assert untold() == ["operations", "gate"]
    world.act("B", ask.Disseminate, notice="N1", units=["gate"])
    assert untold() == ["operations"]
    world.pass_seconds(2 * HOUR + MINUTE)
    named = "OVERDUE: own units to be told N1"
    assert named in [r.what for r in world.members["B"].rings]
    world.act("B", ask.Disseminate, notice="N1", units=["operations"])
    assert untold() == []


@pytest.mark.requirement("F3-2")
@pytest.mark.parametrize("since_h", [-1, 0, 1])
def test_own_units_of_a_notice_whose_start_is_near_are_overdue_once_a_flash_would_be(
    since_h: int,
) -> None:
    procedure = Procedure(tell_before_s=2 * HOUR)
    world = World("AB", procedure=procedure)
    world.open_channel()
    world.tick += (5 + since_h) * HOUR
    give(world, hour=5, hours=9)
    b = world.members["B"]
    (item,) = b.node.items.of(Need.TELL_UNITS)
    assert (item.due - item.opened, item.fixed) == (procedure.take_s[0], False)
    world.pass_seconds(item.due - world.moment.utc - 5)
    assert not [ring for ring in b.rings if "OVERDUE: own units" in ring.what]
    world.pass_seconds(10)
    assert [ring.party for ring in b.rings if "OVERDUE: own units" in ring.what] == ["A"]
