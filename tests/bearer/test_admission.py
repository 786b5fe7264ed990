"""Strangers cannot fill a port that peers need."""

from hypothesis import given
from hypothesis import strategies as st

from keepclear.bearer.admission import Places, Proven
from keepclear.limits import HTTPS_PROVEN_ADDRESSES_MAX

ADDRESSES = st.sampled_from(["192.0.2.1", "192.0.2.2", "192.0.2.3"])


def test_a_crowd_of_strangers_leaves_half_of_all_places_to_a_proven_peer() -> None:
    proven = Proven()
    proven.add("peer")
    places = Places(10, 4, proven)
    inside = [address for address in map(str, range(100)) if places.enter(address)]
    assert len(inside) == 5
    assert [places.enter("peer") for _ in range(5)] == [True] * 4 + [False]
    assert not places.enter("latecomer")


def test_one_address_takes_no_more_than_its_share() -> None:
    places = Places(100, 3, Proven())
    assert [places.enter("one") for _ in range(4)] == [True, True, True, False]
    places.leave("one")
    assert places.enter("one")
    assert places.enter("other")


@given(st.lists(st.tuples(ADDRESSES, st.booleans()), max_size=60))
def test_never_more_inside_than_the_bounds_allow_and_none_is_forgotten(
    steps: list[tuple[str, bool]],
) -> None:
    proven = Proven()
    proven.add("192.0.2.3")
    places = Places(6, 4, proven)
    inside: list[str] = []
    for address, entering in steps:
        strangers_full = address != "192.0.2.3" and len(inside) >= 3
        full = len(inside) >= 6 or inside.count(address) >= 4 or strangers_full
        if entering:
            assert places.enter(address) == (not full)
            inside += [] if full else [address]
        elif address in inside:
            places.leave(address)
            inside.remove(address)


def test_only_the_latest_addresses_stay_proven() -> None:
    proven = Proven()
    for number in range(HTTPS_PROVEN_ADDRESSES_MAX):
        proven.add(str(number))
    proven.add("0")
    proven.add("new")
    assert "0" in proven
    assert "new" in proven
    assert "1" not in proven
