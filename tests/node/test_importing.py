"""Importing a list: each key once, whatever is sent again, killed in the middle or rebuilt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.simulation.world import World, circle, draft

from keepclear.desk.importing import imported_keys, whole_notices
from keepclear.errors import BadInput, Unavailable
from keepclear.exchange.release import Label
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.node import Node
from keepclear.node.replay import replay


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    return world


def entry(key: str, lon: float = 38.0, **fields: object) -> ask.ImportLine:
    made = draft(f"N {key}", circle(lon, 36.0))
    for name, value in fields.items():
        setattr(made, name, value)
    return ask.ImportLine(key=key, draft=made)


def taken(world: World, *lines: ask.ImportLine, source: str = "spring") -> tuple[int, int, int]:
    """How many lines of a list were given, amended and left as they are."""
    reply = world.act("A", ask.Import, source=source, lines=list(lines))
    return len(reply["given"]), len(reply["amended"]), reply["same"]


def keys(node: Node, world: World, source: str = "spring") -> dict[str, str]:
    return {row["key"]: row["state"] for row in imported_keys(node, world.moment, "", source)}


@pytest.mark.requirement("F14-5")
def test_the_same_list_again_changes_nothing_and_a_changed_line_is_amended(world: World) -> None:
    assert taken(world, entry("1"), entry("2")) == (2, 0, 0)
    size = world.members["A"].store.counts()["record"]
    assert taken(world, entry("1"), entry("2")) == (0, 0, 2)
    assert world.members["A"].store.counts()["record"] == size
    assert taken(world, entry("1", lon=38.5), entry("2"), entry("3")) == (1, 1, 1)
    world.settle()
    shown = whole_notices(world.node("B"), world.moment, "", "A")
    assert [row["number"] for row in shown] == ["A-1", "A-2", "A-3"]


@pytest.mark.requirement("F14-5")
def test_two_lists_never_meet_in_their_keys(world: World) -> None:
    assert taken(world, entry("1")) == (1, 0, 0)
    assert taken(world, entry("1"), source="autumn") == (1, 0, 0)
    assert keys(world.node("A"), world) == {"1": "STANDS"}


def test_a_line_whose_notice_was_cancelled_is_given_anew_only_when_it_changes(world: World) -> None:
    taken(world, entry("1"))
    world.act("A", ask.Cancel, notice="N 1", reason="called off")
    assert keys(world.node("A"), world) == {"1": "CANCELLED"}
    assert taken(world, entry("1")) == (0, 0, 1)
    assert taken(world, entry("1", lon=38.5)) == (1, 0, 0)


def test_a_notice_that_an_officer_amended_alike_by_hand_is_left(world: World) -> None:
    taken(world, entry("1"))
    changed = entry("1", lon=38.5)
    world.act("A", ask.Amend, notice="N 1", draft=changed.draft)
    assert taken(world, changed) == (0, 0, 1)


@pytest.mark.requirement("F14-7")
def test_a_key_may_name_a_notice_of_ours_by_its_number(world: World) -> None:
    world.act("A", ask.Give, notices=[draft("N x", circle(38.0, 36.0))])
    named = entry("notice:A-1", name="N x")
    assert taken(world, named) == (0, 0, 1)
    assert taken(world, entry("notice:A-1", lon=38.5, name="N x")) == (0, 1, 0)
    for other in ("notice:A-9", "notice:A-x", "notice:B-1", "notice:", "notice:A-\u0661"):
        before = world.members["A"].store.counts()
        if other == "notice:A-9":
            with pytest.raises(BadInput, match="no notice of ours stands as"):
                taken(world, entry(other))
            assert world.members["A"].store.counts() == before


def test_a_batch_with_a_bad_line_is_refused_whole_with_every_fault_by_its_key(world: World) -> None:
    before = world.members["A"].store.counts()
    with pytest.raises(BadInput) as refused:
        taken(world, entry("1"), entry("2", activity="picnic"), entry("3", name=""), entry("1"))
    assert [fault.place.split(":")[0] for fault in refused.value.faults] == [
        "key 2",
        "key 3",
        "key '1'",
    ]
    assert world.members["A"].store.counts() == before


@pytest.mark.requirement("F14-5")
@pytest.mark.parametrize("fails", ["lost", "kept"])
def test_power_that_goes_in_the_middle_of_a_batch_loses_nothing_and_doubles_nothing(
    world: World, fails: str
) -> None:
    lines = [entry(str(n), 38.0 + n / 10) for n in range(6)]
    assert taken(world, *lines[:3]) == (3, 0, 0)
    world.members["A"].store.fails = fails
    with pytest.raises(Unavailable):
        taken(world, *lines)
    world.kill("A")
    assert taken(world, *lines) == ((0, 0, 6) if fails == "kept" else (3, 0, 3))
    assert keys(world.node("A"), world) == {str(n): "STANDS" for n in range(6)}
    world.settle()
    assert len(whole_notices(world.node("B"), world.moment, "", "A")) == 6


@pytest.mark.requirement("F14-5")
@settings(max_examples=25)
@given(
    st.lists(st.dictionaries(st.sampled_from("12345"), st.integers(0, 2), min_size=1), max_size=5)
)
def test_whatever_lists_come_one_after_another_each_key_stands_once_as_last_said(
    versions: list[dict[str, int]],
) -> None:
    world = World("AB")
    world.open_channel()
    last: dict[str, int] = {}
    for version in versions:
        taken(world, *(entry(key, 38.0 + lon) for key, lon in version.items()))
        last |= version
    world.settle()
    shown = whole_notices(world.node("B"), world.moment, "", "A")
    wanted = {f"N {key}": draft("", circle(38.0 + lon, 36.0)).volumes for key, lon in last.items()}
    assert {row["name"]: row["volumes"] for row in shown} == wanted
    assert len(shown) == len(wanted)


@pytest.mark.requirement("F14-5")
def test_a_rebuild_knows_every_key_again(world: World) -> None:
    taken(world, entry("1"), entry("2"))
    taken(world, entry("1", lon=38.5), entry("3"))
    member = world.members["A"]
    fresh = Node(StoreSqlite(":memory:"), member.us, procedure=world.procedure)
    fresh.open(world.moment)
    replay(member.store, fresh)
    known = imported_keys(member.node, world.moment, "", "spring")
    assert len(known) == 3
    assert imported_keys(fresh, world.moment, "", "spring") == known


def test_keys_and_notices_come_in_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keepclear.desk.importing.KEYS_PER_PAGE", 2)
    monkeypatch.setattr("keepclear.desk.importing.NOTICES_PER_ACT_MAX", 2)
    taken(world, *(entry(key) for key in "12345"))
    node, found, after = world.node("A"), [], ""
    while page := imported_keys(node, world.moment, "", "spring", after):
        assert len(page) <= 2
        found += [row["key"] for row in page]
        after = page[-1]["key"]
    assert found == list("12345")
    serials, last = [], 0
    while notices := whole_notices(node, world.moment, "", "", last):
        serials += [row["serial"] for row in notices]
        last = serials[-1]
    assert serials == [1, 2, 3, 4, 5]


def test_a_notice_without_a_release_is_for_own_units_only(world: World) -> None:
    taken(world, entry("1"))
    (row,) = whole_notices(world.node("A"), world.moment)
    assert (row["label"], row["handling"]) == ("OWN_UNITS_ONLY", Label.OWN_UNITS_ONLY.words)
