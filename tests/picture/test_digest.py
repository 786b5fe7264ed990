"""Nodes that hold the same logs conclude the same, whatever came first."""

from collections.abc import Callable, Sequence
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from keepclear.picture.digest import Mark, NoticeState, Picture, closed
from keepclear.record.log import Head, LogName

LOGS = [LogName(party, bytes([party]) * 8) for party in range(4)]
Told = dict[LogName, list[dict[LogName, int]]]

# What each entry of each log had seen: anything at all, as a lying author could write it.
TOLD: st.SearchStrategy[Told] = st.fixed_dictionaries(
    {
        log: st.lists(
            st.dictionaries(st.sampled_from([o for o in LOGS if o != log]), st.integers(1, 7)),
            max_size=6,
        )
        for log in LOGS
    }
)


def reader(told: Told) -> Callable[[LogName, int], Sequence[tuple[LogName, int]]]:
    return lambda log, seq: list(told[log][seq].items())


def whole(told: Told) -> dict[LogName, int]:
    return {log: len(entries) for log, entries in told.items()}


def is_closed(cut: dict[LogName, int], told: Told) -> bool:
    return all(
        size <= cut.get(other, 0)
        for log, length in cut.items()
        for other, size in told[log][length - 1].items()
    )


@given(TOLD)
def test_a_closed_cut_holds_nothing_that_had_seen_more_and_closing_again_changes_nothing(
    told: Told,
) -> None:
    once = closed(whole(told), reader(told))
    assert is_closed(once, told)
    assert all(0 < size <= len(told[log]) for log, size in once.items())
    assert closed(once, reader(told)) == once


def test_what_had_seen_a_log_beyond_its_end_stays_whether_or_not_the_cut_names_that_log() -> None:
    old, new, other, last = LOGS
    told: Told = {old: [{}] * 4, new: [{}] * 2, other: [{old: 4}], last: [{old: 1}]}
    endings = [Mark(new, 1, old, 2)]
    named, unnamed = {**whole(told), old: 4}, {new: 2, other: 1, last: 1}
    for cut in (named, unnamed):
        assert closed(cut, reader(told), (), endings) == {old: 2, new: 2, other: 1, last: 1}
    assert closed({**named, old: 1}, reader(told), (), endings) == {old: 1, new: 2, last: 1}
    assert closed({**unnamed, new: 1}, reader(told), (), endings) == {new: 1}


@given(TOLD, st.data())
def test_a_smaller_cut_closes_to_no_more(told: Told, chance: st.DataObject) -> None:
    cut = whole(told)
    smaller = {log: chance.draw(st.integers(0, size)) for log, size in cut.items()}
    large, small = closed(cut, reader(told)), closed(smaller, reader(told))
    assert all(size <= large.get(log, 0) for log, size in small.items())


@given(TOLD)
def test_a_closed_cut_holds_every_closed_cut_that_there_is(told: Told) -> None:
    """So it is the one largest, and the order of looking cannot matter."""
    few = {log: entries[:2] for log, entries in told.items()}
    every = [
        {log: size for log, size in zip(few, sizes, strict=True) if size}
        for sizes in product(*(range(len(entries) + 1) for entries in few.values()))
    ]
    within = [cut for cut in every if is_closed(cut, few)]
    largest = {log: max(cut.get(log, 0) for cut in within) for log in few}
    assert closed(whole(few), reader(few)) == {log: size for log, size in largest.items() if size}


@given(TOLD, st.permutations(LOGS))
def test_the_order_in_which_logs_are_listed_does_not_show(told: Told, order: list[LogName]) -> None:
    cut = whole(told)
    assert closed({log: cut[log] for log in order}, reader(told)) == closed(cut, reader(told))


HEADS = [Head(log, 3 + log.party, bytes([log.party]) * 32) for log in LOGS]
NOTICES = [
    NoticeState(bytes([i]) * 32, [(p, [1, 0, 0, 0]) for p in range(4) if p != i]) for i in range(4)
]
STOPS = [(b"\x07" * 32, [2, 0]), (b"\x06" * 32, [])]
CONFLICTS = [bytes([i]) * 32 for i in range(5)]


def picture(chance: Random | None = None, **changed: object) -> Picture:
    heads, notices, stops, conflicts = HEADS[:], NOTICES[:], STOPS[:], CONFLICTS[:]
    if chance:
        for listed in (heads, notices, stops, conflicts):
            chance.shuffle(listed)  # type: ignore[arg-type]
        notices = [NoticeState(n.version, list(reversed(n.standings))) for n in notices]
    fields: dict[str, object] = {
        "channel": b"\xc0" * 32,
        "heads": heads,
        "at": 1_900_000_000,
        "ruling": [b"\x0a" * 32, []],
        "notices": notices,
        "stops": stops,
        "conflicts": conflicts,
    }
    return Picture(**{**fields, **changed})  # type: ignore[arg-type]


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_anything_was_found_does_not_show(chance: Random) -> None:
    assert picture(chance).digest() == picture().digest()
    assert picture(chance).conflict_digest() == picture().conflict_digest()


def test_every_part_of_a_picture_shows_in_its_digest() -> None:
    unread = NoticeState(NOTICES[0].version, [(1, [1, 2, 0, 0])])
    others = [
        picture(channel=b"\xc1" * 32),
        picture(heads=HEADS[:3]),
        picture(at=1_900_000_001),
        picture(ruling=[b"\x0b" * 32, []]),
        picture(ruling=[b"\x0a" * 32, [[b"\x01" * 32, []]]]),
        picture(ruling=[b"\x0a" * 32, [[b"\x01" * 32, [1]]]]),
        picture(notices=NOTICES[:3]),
        picture(notices=[unread, *NOTICES[1:]]),
        picture(stops=STOPS[:1]),
        picture(stops=[(STOPS[0][0], [2]), STOPS[1]]),
    ]
    digests = {other.digest() for other in others}
    assert len(digests | {picture().digest()}) == len(others) + 1


def test_conflicts_show_in_their_own_digest_alone() -> None:
    other = picture(conflicts=CONFLICTS[:4])
    assert other.digest() == picture().digest()
    assert other.conflict_digest() != picture().conflict_digest()
