"""What is told into a channel holds the true volumes; the true ones stay with their owner."""

from typing import Any

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk import disclosing, views
from keepclear.errors import BadInput
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.node import Node
from keepclear.node.register.releases import exact_of, release_of
from keepclear.node.replay import replay
from keepclear.space.enlarged import released
from keepclear.space.precision import parse_precision

ROUGH = parse_precision("square:10km+1h")


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    return world


def give(world: World, who: str, *volumes: Any, name: str = "N1", **fields: Any) -> bytes:
    """Have a party give a notice, and let everybody have it; returns its record id."""
    reply = world.act(who, ask.Give, notices=[draft(name, *volumes)], **fields)
    world.settle()
    return bytes.fromhex(reply["notices"][0]["record"])


def rebuilt(world: World, who: str) -> Node:
    """What replay makes of a party's journal and records."""
    member = world.members[who]
    fresh = Node(StoreSqlite(":memory:"), member.us, procedure=world.procedure)
    fresh.open(world.moment)
    replay(member.store, fresh)
    return fresh


@pytest.mark.requirement("F11-3")
def test_a_peer_holds_the_released_volumes_and_never_the_exact_ones(world: World) -> None:
    true = circle(38.123456, 36.234567, radius_m=420.0)
    record = give(world, "A", true, precision="square:10km+1h", label="members")
    shown = views.notice(world.node("B"), world.moment, "N1")
    assert world.node("A").situation.plans[record].volumes == released((true,), ROUGH)
    assert world.node("B").situation.plans[record].volumes == released((true,), ROUGH)
    assert shown["release"] == {
        "precision": "square:10km+1h",
        "label": "MEMBERS OF THIS CHANNEL",
        "handling": "",
    }
    assert exact_of(world.node("A").store, record) == (true,)
    assert exact_of(world.node("B").store, record) is None


@pytest.mark.requirement("F11-3")
def test_an_amendment_is_told_as_the_version_before_it_unless_its_officer_says_otherwise(
    world: World,
) -> None:
    give(world, "A", circle(38.1, 36.2), precision="area:20km", label="public")
    new = draft("N1", circle(38.4, 36.4))
    reply = world.act("A", ask.Amend, notice="N1", draft=new)
    world.settle()
    version = world.node("B").store.version(bytes.fromhex(reply["record"]))
    assert version is not None
    said = release_of(world.node("B").store, version)
    assert said is not None
    assert (str(said.precision), said.label.words) == ("area:20km", "PUBLIC")
    reply = world.act("A", ask.Amend, notice="N1", draft=new, precision="exact")
    assert exact_of(world.node("A").store, bytes.fromhex(reply["record"])) is None


@pytest.mark.requirement("F11-4")
def test_shared_conflicts_use_what_was_released_and_the_owner_sees_its_own_exact_ones(
    world: World,
) -> None:
    give(world, "A", circle(38.10, 36.20, radius_m=100.0), precision="area:50km")
    give(world, "B", circle(38.30, 36.20, radius_m=100.0), name="B1")
    (of_a,) = views.conflicts(world.node("A"))
    (of_b,) = views.conflicts(world.node("B"))
    assert of_a["id"] == of_b["id"]
    assert of_a["closest_m"] == of_b["closest_m"] == 0
    assert of_a["exact"] == "clear by exact"
    assert "exact" not in of_b, "the other side learns nothing of it"
    give(world, "B", circle(38.10, 36.20, radius_m=100.0), name="B2")
    exact = {c["notices"][0]: c["exact"] for c in views.conflicts(world.node("A"))}
    assert exact == {"B1": "clear by exact", "B2": "0.0 km"}


@pytest.mark.requirement("F11-5")
def test_the_ledger_says_who_was_given_what_when_how_exactly_and_who_holds_it(world: World) -> None:
    give(world, "A", circle(38.1, 36.2), precision="square:1km", label="own units")
    give(world, "A", circle(38.5, 36.2), name="N2")
    rows = {row["name"]: row for row in disclosing.ledger(world.node("A"), world.moment)}
    assert rows["N1"]["precision"] == "square:1km"
    assert rows["N1"]["label"] == "OWN UNITS ONLY"
    assert rows["N2"]["precision"] == "exact"
    assert {row["party"] for row in rows.values()} == {"B"}
    assert all(row["held"].startswith("HELD") for row in rows.values())
    world.cut_off = {"A", "B"}
    world.act("A", ask.Give, notices=[draft("N3", circle(38.9, 36.2))])
    newest = disclosing.ledger(world.node("A"), world.moment)[0]
    assert (newest["name"], newest["held"]) == ("N3", "not shown to be held")


@pytest.mark.requirement("F11-6")
def test_a_preview_is_exactly_what_is_then_given(world: World) -> None:
    volumes = (circle(38.1, 36.2), circle(38.2, 36.2, hour=4))
    notices = [draft("N1", *volumes)]
    (shown,) = disclosing.preview(
        world.node("A"), world.moment, notices, precision="area:5km+30min", label="public"
    )
    give(world, "A", *volumes, precision="area:5km+30min", label="public")
    view = views.notice(world.node("B"), world.moment, "N1")
    assert shown["party"] == "B"
    assert shown["told"][0]["volumes"] == view["volumes"]
    assert (shown["told"][0]["from"], shown["told"][0]["until"]) == (view["from"], view["until"])


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"precision": "rough"}, "--precision"),
        ({"label": "secret"}, "--label"),
        ({"label": "named-parties"}, "--handling"),
    ],
)
def test_a_refusal_leaves_everything_as_it_was(
    world: World, fields: dict[str, str], place: str
) -> None:
    before = world.node("A").store.counts()
    with pytest.raises(BadInput) as refused:
        world.act("A", ask.Give, notices=[draft("N1", circle(38.1, 36.2))], **fields)
    assert [fault.place for fault in refused.value.faults] == [place]
    assert world.node("A").store.counts() == before


def test_every_fault_of_precision_and_label_is_told_at_once(world: World) -> None:
    with pytest.raises(BadInput) as refused:
        world.act("A", ask.Give, notices=[draft("N1")], precision="rough", label="secret")
    assert [fault.place for fault in refused.value.faults] == ["--precision", "--label"]


@pytest.mark.requirement("F11-7")
def test_a_rebuild_makes_the_same_ledger_and_keeps_what_is_exact(world: World) -> None:
    true = circle(38.123456, 36.234567)
    record = give(world, "A", true, precision="area:10km", label="public")
    again = rebuilt(world, "A")
    assert exact_of(again.store, record) == (true,)
    then = disclosing.ledger(again, world.moment)
    assert then == disclosing.ledger(world.node("A"), world.moment)
