"""A protected site is given one by one, as its owner chose, and whatever is read of it is noted."""

from datetime import timedelta
from typing import Any

import pytest
from tests.node.register.test_releases import give, rebuilt
from tests.simulation.world import DAWN, World, circle, draft

from keepclear.desk import disclosing, views, watching
from keepclear.errors import BadInput
from keepclear.exchange.notice import encode_volumes
from keepclear.limits import SITES_APPROACHED_PER_DAY_MAX, SITES_READ_AT_ONCE_MAX
from keepclear.node import request as ask
from keepclear.node.journal import Fact, facts
from keepclear.node.known import Numbered
from keepclear.node.open_item import Need
from keepclear.node.register.site import PROTECTED
from keepclear.record.canonical import encode
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.enlarged import released
from keepclear.space.interval import Interval
from keepclear.space.precision import parse_precision
from keepclear.space.volume import Volume, point


def place(lon: float, lat: float, radius_m: float = 150.0) -> Volume:
    """Where a site is, for a month."""
    return Volume(
        point(lon, lat), radius_m, EVERY_ALTITUDE, Interval(DAWN, DAWN + timedelta(days=30))
    )


def site(name: str, lon: float = 38.0, lat: float = 36.0) -> ask.Draft:
    volumes = encode(encode_volumes((place(lon, lat),)))
    return ask.Draft(name=name, activity="humanitarian_site", volumes=volumes, text="a hospital")


def add(world: World, *sites: ask.Draft) -> list[str]:
    reply = world.act("A", ask.AddSites, sites=list(sites), initials="KM")
    return [one["number"] for one in reply["sites"]]


def on_approach(world: World, *names: str, **fields: Any) -> dict[str, Any]:
    chosen: dict[str, Any] = {"approach_m": 5_000, "automatic": True} | fields
    how = world.act("A", ask.SetSitePolicy, sites=list(names), party="B", how="approach", **chosen)
    world.settle()
    return how


def held_by_b(world: World) -> list[str]:
    """What B's node has of A's sites, by name."""
    return sorted(
        row["notice"] for row in views.notices(world.node("B"), world.moment) if row["party"] == "A"
    )


def holds(world: World, who: str, text: str) -> bool:
    """Tell whether a text stands anywhere in what a node keeps."""
    store = world.members[who].store
    return any(text.encode() in page for page in pages(store))


def pages(store: Any) -> list[bytes]:
    """Every value of every row that a store holds, as bytes."""
    tables = [
        name for (name,) in store._run("SELECT name FROM sqlite_master WHERE type='table'", ())
    ]
    found = []
    for table in tables:
        for row in store._run(f"SELECT * FROM {table}", ()):
            found += [v if isinstance(v, bytes) else str(v).encode() for v in row]
    return found


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    return world


@pytest.mark.requirement("F11-8")
def test_a_site_of_the_register_is_given_to_nobody_unless_its_owner_said_so(world: World) -> None:
    add(world, site("Hospital North"))
    give(world, "B", circle(38.0, 36.0), name="B1")
    assert held_by_b(world) == []
    assert not holds(world, "B", "Hospital North")
    (shown,) = disclosing.sites(world.node("A"), world.moment)
    assert [(p["party"], p["how"]) for p in shown["parties"]] == [("B", "NOT GIVEN")]


@pytest.mark.requirement("F11-8")
def test_in_full_is_a_notice_with_its_release_in_the_channel_of_the_two(world: World) -> None:
    add(world, site("Hospital North"))
    reply = world.act(
        "A", ask.SetSitePolicy, sites=["Hospital North"], party="B", how="full",
        precision="square:1km", label="own units",
    )  # fmt: skip
    world.settle()
    assert reply["given"] == ["Hospital North"]
    shown = views.notice(world.node("B"), world.moment, "Hospital North")
    assert shown["activity"] == "humanitarian_site"
    assert shown["release"]["label"] == "OWN UNITS ONLY"
    plan = world.node("B").situation.plans[bytes.fromhex(shown["record"])]
    assert plan.volumes == released((place(38.0, 36.0),), parse_precision("square:1km"))
    (row,) = disclosing.ledger(world.node("A"), world.moment)
    assert (row["what"], row["name"], row["precision"]) == ("site", "Hospital North", "square:1km")


@pytest.mark.requirement("F11-9")
def test_on_approach_a_site_comes_out_when_a_notice_comes_near_and_no_other_does(
    world: World,
) -> None:
    add(world, site("Hospital North"), site("School South", 38.0, 35.0))
    on_approach(world, "Hospital North", "School South")
    give(world, "B", circle(38.5, 36.0), name="far")
    assert held_by_b(world) == []
    give(world, "B", circle(38.06, 36.0), name="near")
    assert held_by_b(world) == ["Hospital North"]
    assert not holds(world, "B", "School South")
    give(world, "B", circle(38.05, 36.0), name="near again")
    assert held_by_b(world) == ["Hospital North"]
    versions = [row for row in disclosing.ledger(world.node("A"), world.moment)]
    assert len(versions) == 1, "it was given once"


@pytest.mark.requirement("F11-9")
def test_a_notice_at_another_time_approaches_nothing(world: World) -> None:
    later = Interval(DAWN + timedelta(days=20), DAWN + timedelta(days=21))
    volume = Volume(point(38.0, 36.0), 150.0, EVERY_ALTITUDE, later)
    add(world, ask.Draft(name="Camp", activity="static_site",
                         volumes=encode(encode_volumes((volume,)))))  # fmt: skip
    on_approach(world, "Camp")
    give(world, "B", circle(38.0, 36.0), name="B1")
    assert held_by_b(world) == []


@pytest.mark.requirement("F11-9")
def test_a_notice_that_stands_already_is_held_against_a_new_choice(world: World) -> None:
    give(world, "B", circle(38.0, 36.0), name="B1")
    add(world, site("Hospital North"))
    on_approach(world, "Hospital North")
    assert held_by_b(world) == ["Hospital North"]


@pytest.mark.requirement("F11-9")
def test_where_it_is_not_automatic_an_officer_is_asked_and_decides(world: World) -> None:
    add(world, site("Hospital North"), site("Clinic", 38.001, 36.0))
    on_approach(world, "Hospital North", "Clinic", automatic=False)
    give(world, "B", circle(38.0, 36.0), name="B1")
    assert held_by_b(world) == []
    (row,) = world.node("A").items.of(Need.RELEASE_SITE)
    asked = [i for i in watching.watch(world.node("A"), world.moment) if "approached" in i["what"]]
    assert asked[0]["sites"] == ["A-1", "A-2"]
    world.act("A", ask.ReleaseSites, notice="B-1", sites=["A-2"], initials="KM")
    world.settle()
    assert held_by_b(world) == ["Clinic"]
    assert world.node("A").items.of(Need.RELEASE_SITE) == [row], "one is still to be decided"
    world.act("A", ask.ReleaseSites, notice="B-1", initials="KM")
    world.settle()
    assert held_by_b(world) == ["Clinic", "Hospital North"]
    assert world.node("A").items.of(Need.RELEASE_SITE) == []


@pytest.mark.requirement("F11-9", "F11-13")
def test_an_officer_gives_no_site_on_approach_that_no_notice_of_the_party_comes_near(
    world: World,
) -> None:
    add(world, site("Hospital North"), site("School South", 38.0, 35.0))
    on_approach(world, "Hospital North", "School South", automatic=False)
    give(world, "B", circle(38.0, 36.0), name="B1")
    for asked in ({"party": "B"}, {"notice": "B-1"}):
        with pytest.raises(BadInput, match=r"School South.*comes near"):
            world.act("A", ask.ReleaseSites, sites=["A-1", "A-2"], initials="KM", **asked)
    world.settle()
    assert not holds(world, "B", "School South")
    assert held_by_b(world) == []


@pytest.mark.requirement("F11-9")
def test_an_officer_may_decline_and_what_ends_asks_no_more(world: World) -> None:
    add(world, site("Hospital North"))
    on_approach(world, "Hospital North", automatic=False)
    give(world, "B", circle(38.0, 36.0), name="B1")
    world.act("A", ask.DeclineSites, notice="B-1", initials="KM")
    assert world.node("A").items.of(Need.RELEASE_SITE) == []
    give(world, "B", circle(38.01, 36.0), name="B2")
    assert len(world.node("A").items.of(Need.RELEASE_SITE)) == 1
    world.act("B", ask.Cancel, notice="B2")
    world.settle()
    assert world.node("A").items.of(Need.RELEASE_SITE) == []
    assert held_by_b(world) == []


@pytest.mark.requirement("F11-10")
def test_a_notice_that_covers_the_land_makes_no_site_come_out_by_itself(world: World) -> None:
    many = [site(f"Site {n}", 37.0 + n / 10, 36.0) for n in range(8)]
    add(world, *many)
    on_approach(world, *(one.name for one in many))
    give(world, "B", circle(37.5, 36.0, radius_m=900_000.0), name="everything")
    assert held_by_b(world) == []
    assert len(world.node("A").items.of(Need.RELEASE_SITE)) == 1
    assert len(world.node("A").items.of(Need.READING)) == 1
    shown = [one["what"] for one in watching.watch(world.node("A"), world.moment)]
    assert "SITES APPROACHED IN NUMBERS" in shown


@pytest.mark.requirement("F11-10")
def test_plans_that_sweep_the_land_stop_at_the_cap_of_a_day(world: World) -> None:
    count = SITES_APPROACHED_PER_DAY_MAX + 3
    many = [site(f"Site {n}", 37.0 + n / 5, 36.0) for n in range(count)]
    add(world, *many)
    on_approach(world, *(one.name for one in many), approach_m=1_000)
    for n in range(count):
        give(world, "B", circle(37.0 + n / 5, 36.0, radius_m=10.0), name=f"sweep {n}")
    assert len(held_by_b(world)) == SITES_APPROACHED_PER_DAY_MAX
    assert len(world.node("A").items.of(Need.RELEASE_SITE)) == 3
    assert world.node("A").items.of(Need.READING) != []
    odd = world.node("A").items.of(Need.READING)[0].subject
    world.act("A", ask.Seen, oddity=odd.hex(), initials="KM")
    assert odd not in [row.subject for row in world.node("A").items.of(Need.READING)]


@pytest.mark.requirement("F11-8")
def test_who_was_given_a_site_is_given_its_change_and_its_withdrawal(world: World) -> None:
    add(world, site("Hospital North"))
    on_approach(world, "Hospital North")
    give(world, "B", circle(38.0, 36.0), name="B1")
    world.act("A", ask.AmendSite, site="A-1", draft=site("Hospital North", 38.02, 36.0))
    world.settle()
    shown = views.notice(world.node("B"), world.moment, "Hospital North")
    assert shown["volumes"][0]["positions"] == [[38.02, 36.0]]
    world.act("A", ask.WithdrawSite, site="A-1", reason="moved away")
    world.settle()
    assert held_by_b(world) == []
    assert disclosing.sites(world.node("A"), world.moment) == []


@pytest.mark.requirement("F11-13")
def test_a_site_that_moved_away_from_a_party_s_notices_is_cancelled_there_and_not_told(
    world: World,
) -> None:
    add(world, site("Hospital North"))
    on_approach(world, "Hospital North")
    give(world, "B", circle(38.0, 36.0), name="B1")
    moved = site("Hospital East", 38.987654, 36.123456)
    reply = world.act("A", ask.AmendSite, site="A-1", draft=moved)
    world.settle()
    assert (reply["amended_for"], reply["cancelled_for"]) == ([], ["B"])
    assert held_by_b(world) == []
    assert not holds(world, "B", "Hospital East")
    give(world, "B", circle(38.98, 36.12), name="B2")
    assert held_by_b(world) == ["Hospital East"]


@pytest.mark.requirement("F11-11")
def test_a_site_is_shown_only_to_an_officer_whose_reading_was_noted(world: World) -> None:
    add(world, site("Hospital North"))
    node = world.node("A")
    with pytest.raises(BadInput, match="not noted"):
        disclosing.site(node, world.moment, "A-1", "watch", "KM")
    world.act("A", ask.ReadSites, sites=["A-1"], initials="KM")
    shown = disclosing.site(node, world.moment, "A-1", "watch", "KM")
    assert shown["volumes"][0]["positions"] == [[38.0, 36.0]]
    assert shown["protection"] == PROTECTED
    with pytest.raises(BadInput, match="not noted"):
        disclosing.site(node, world.moment, "A-1", "watch", "XY")
    with pytest.raises(BadInput, match="not noted"):
        disclosing.preview_site(node, world.moment, "A-1", "watch", "XY")
    assert disclosing.preview_site(node, world.moment, "A-1", "watch", "KM")
    world.pass_seconds(61)
    with pytest.raises(BadInput, match="not noted"):
        disclosing.site(node, world.moment, "A-1", "watch", "KM")
    read = [row for row in disclosing.readings(node, world.moment) if row["what"] == "read"]
    assert [(row["sites"], row["by"]) for row in read] == [("A-1", "watch KM")]


@pytest.mark.requirement("F11-11")
def test_reading_many_sites_at_once_is_shown_to_their_owner(world: World) -> None:
    numbers = add(world, *(site(f"Site {n}", 37.0 + n, 36.0) for n in range(40)))
    for number in numbers[:SITES_READ_AT_ONCE_MAX]:
        world.act("A", ask.ReadSites, sites=[number], initials="KM")
    assert world.node("A").items.of(Need.READING) == []
    world.act("A", ask.ReadSites, sites=[numbers[SITES_READ_AT_ONCE_MAX]], initials="KM")
    (row,) = world.node("A").items.of(Need.READING)
    (told,) = [i for i in watching.watch(world.node("A"), world.moment)
               if i["what"] == "unusual reading of protected sites"]  # fmt: skip
    assert "watch KM" in told["about"]
    world.act("A", ask.Seen, oddity=row.subject.hex(), initials="XY")
    assert world.node("A").items.of(Need.READING) == []


def test_the_list_shows_no_place(world: World) -> None:
    add(world, site("Hospital North", 38.123456, 36.654321))
    said = str(disclosing.sites(world.node("A"), world.moment))
    assert "38.123456" not in said
    assert "Hospital North" in said
    assert PROTECTED in said


@pytest.mark.requirement("F11-12")
def test_a_list_of_sites_is_judged_whole_and_every_fault_is_told(world: World) -> None:
    before = world.node("A").store.counts()
    bad = [
        ask.Draft(name="", activity="static_site", volumes=encode(encode_volumes((place(1, 1),)))),
        site("good"),
        ask.Draft(name="patrol", activity="patrol", volumes=encode(encode_volumes((place(1, 1),)))),
        ask.Draft(name="empty", activity="static_site", volumes=b"\x80"),
    ]
    with pytest.raises(BadInput) as refused:
        world.act("A", ask.AddSites, sites=bad)
    assert len(refused.value.faults) == 3
    assert world.node("A").store.counts() == before


@pytest.mark.requirement("F11-12")
@pytest.mark.parametrize(
    ("fields", "places"),
    [
        ({"party": "C"}, ["--party"]),
        ({"sites": ["A-1", "A-7", "nothing"]}, ["site", "site"]),
        ({"approach_m": 0}, ["--approach-m"]),
        ({"precision": "rough", "label": "secret"}, ["--precision", "--label"]),
        ({"how": "full"}, ["--approach-m"]),
        ({"channel": "other"}, ["channel"]),
    ],
)
def test_a_choice_that_cannot_be_kept_is_refused_and_nothing_is_written(
    world: World, fields: dict[str, Any], places: list[str]
) -> None:
    add(world, site("Hospital North"))
    before = world.node("A").store.counts()
    good: dict[str, Any] = {
        "sites": ["A-1"],
        "party": "B",
        "how": "approach",
        "approach_m": 5_000,
    }
    with pytest.raises(BadInput) as refused:
        world.act("A", ask.SetSitePolicy, **(good | fields))
    assert [fault.place for fault in refused.value.faults] == places
    assert world.node("A").store.counts() == before


def test_a_party_without_a_channel_of_its_own_is_given_nothing_beside_others() -> None:
    world = World("ABC")
    world.open_channel()
    add(world, site("Hospital North"))
    with pytest.raises(BadInput, match="alone"):
        on_approach(world, "A-1")
    with pytest.raises(BadInput, match="no notice of theirs"):
        on_approach(world, "A-1", channel="line")
    world.open_channel("two", "AB")
    on_approach(world, "A-1")
    give(world, "B", circle(38.0, 36.0), name="B1", channel="line")
    assert held_by_b(world) == ["Hospital North"]
    assert not holds(world, "C", "Hospital North")


@pytest.mark.requirement("F11-7")
def test_a_rebuild_makes_the_same_register_items_and_readings(world: World) -> None:
    many = [site(f"Site {n}", 37.0 + n / 10, 36.0) for n in range(8)]
    add(world, *many)
    on_approach(world, *(one.name for one in many), approach_m=1_000)
    give(world, "B", circle(37.0, 36.0), name="B1")
    give(world, "B", circle(37.5, 36.0, radius_m=900_000.0), name="everything")
    world.act("A", ask.ReadSites, sites=["A-1"], initials="KM")
    world.act("A", ask.WithdrawSite, site="A-8")
    world.settle()
    node, again = world.node("A"), rebuilt(world, "A")
    for kind in (Numbered.SITE,):
        rows = node.store.numbered(kind, b"", 0, 100)
        assert rows == again.store.numbered(kind, b"", 0, 100)
        assert len(rows) == 8
    assert disclosing.sites(again, world.moment) == disclosing.sites(node, world.moment)
    assert disclosing.ledger(again, world.moment) == disclosing.ledger(node, world.moment)
    opened = sorted((row.need, row.subject, row.party, row.due) for row in node.items.each())
    assert opened == sorted((r.need, r.subject, r.party, r.due) for r in again.items.each())
    assert again.store.kept("sites read") == node.store.kept("sites read")


def test_a_restart_between_knows_the_same(world: World) -> None:
    add(world, site("Hospital North"))
    on_approach(world, "Hospital North")
    world.kill("A")
    give(world, "B", circle(38.0, 36.0), name="B1")
    assert held_by_b(world) == ["Hospital North"]
    world.kill("A")
    give(world, "B", circle(38.01, 36.0), name="B2")
    assert len(disclosing.ledger(world.node("A"), world.moment)) == 1


def test_every_release_and_reading_is_in_the_journal(world: World) -> None:
    add(world, site("Hospital North"))
    on_approach(world, "Hospital North")
    give(world, "B", circle(38.0, 36.0), name="B1")
    world.act("A", ask.ReadSites, sites=["A-1"], initials="KM")
    told = [f for row in world.node("A").store.journal(0, 1_000) for f in facts(row)]
    assert [f[1] for f in told if f[0] == Fact.RELEASED] == ["site"]
    assert [f[1:] for f in told if f[0] == Fact.READ] == [[[1], "watch", "KM"]]


def test_a_site_told_roughly_still_conflicts_for_its_owner_by_its_exact_place(world: World) -> None:
    add(world, site("Hospital North"))
    on_approach(world, "Hospital North", precision="area:50km", approach_m=60_000)
    give(world, "B", circle(38.2, 36.0, radius_m=10.0), name="B1")
    (conflict,) = views.conflicts(world.node("A"))
    assert conflict["exact"] == "clear by exact"


@pytest.mark.requirement("F11-11")
def test_a_notice_that_gives_a_site_roughly_does_not_show_where_it_is(world: World) -> None:
    add(world, site("Hospital North", 38.123456, 36.0))
    on_approach(world, "Hospital North", precision="area:20km")
    give(world, "B", circle(38.1, 36.0), name="B1")
    shown = views.notice(world.node("A"), world.moment, "Hospital North")
    assert "exact_volumes" not in shown
    assert "38.123456" not in str(shown)


def test_a_notice_that_gives_a_site_is_changed_by_its_register_alone(world: World) -> None:
    add(world, site("Hospital North"))
    on_approach(world, "Hospital North")
    give(world, "B", circle(38.0, 36.0), name="B1")
    with pytest.raises(BadInput, match="site amend"):
        world.act("A", ask.Amend, notice="Hospital North", draft=site("Hospital North", 38.5))


def test_in_a_channel_that_we_suspended_only_what_saves_lives_is_given(world: World) -> None:
    add(world, site("Hospital North"))
    depot = ask.Draft(name="Depot", activity="static_site", volumes=site("x", 38.2).volumes)
    add(world, depot)
    world.act("A", ask.Suspend, reason="until it is explained")
    with pytest.raises(BadInput, match="suspended"):
        world.act("A", ask.SetSitePolicy, sites=["A-2"], party="B", how="full")
    world.act("A", ask.SetSitePolicy, sites=["A-1"], party="B", how="full")
    on_approach(world, "A-2")
    give(world, "B", circle(38.2, 36.0), name="B1")
    assert held_by_b(world) == ["Depot", "Hospital North"], "what is approached is urgent"


def test_a_name_that_two_sites_bear_is_asked_back(world: World) -> None:
    add(world, site("Clinic"), site("Clinic", 39.0))
    with pytest.raises(BadInput, match="A-1, A-2"):
        on_approach(world, "Clinic")
    on_approach(world, "A-2")
    give(world, "B", circle(39.0, 36.0), name="B1")
    assert held_by_b(world) == ["Clinic"]


def test_a_draft_of_a_notice_given_by_b_touches_nothing(world: World) -> None:
    add(world, site("Hospital North"))
    on_approach(world, "Hospital North")
    before = world.node("A").store.counts()
    disclosing.preview(world.node("A"), world.moment, [draft("N1")], precision="area:1km")
    assert world.node("A").store.counts() == before
