"""A channel has the members that its founding record names, and each joins as itself."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.exchange.channel import Joined, Scenario, found, parse_founding, parse_joined
from keepclear.exchange.meaning import Kind, Refused, meaning
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Draft, Precedence, Record, Signature, sign
from keepclear.record.keys import sign_key_event
from keepclear.record.log import EMPTY_ROOT, Head, LogName
from keepclear.record.signing import Signer

PARTY = [Signer(bytes([i]) * 32) for i in range(1, 5)]
NODE = Signer(b"\x11" * 32)
EVENTS = [
    sign_key_event(party, PARTY[3].public_key, [NODE.public_key], [], 5) for party in PARTY[:3]
]
MEMBERS = [event.party for event in EVENTS]
FOUNDING = found(MEMBERS, "line one", b"\x0f" * 16)


def joined(who: int = 0, **changed: Any) -> Joined:
    fields = {"founding": FOUNDING, "keys": (EVENTS[who].data,), "name": "A"}
    return Joined(**{**fields, **changed})  # type: ignore[arg-type]


def said(statement: Joined, party: int, channel: bytes = FOUNDING.channel) -> Record:
    head = Head(LogName(party, b"\x11" * 8), 0, EMPTY_ROOT)
    draft = Draft(Kind.JOINED, statement.body(), Precedence.ROUTINE, Signature("", ""), 5)
    return sign(NODE, channel, head, [], draft)


@given(st.permutations(MEMBERS))
def test_the_order_in_which_members_were_named_does_not_show(members: list[bytes]) -> None:
    assert found(members, "line one", b"\x0f" * 16) == FOUNDING


def test_any_difference_makes_another_channel() -> None:
    clock = Scenario("spring", 5, 1_000)
    others = {
        found(MEMBERS, "line two", b"\x0f" * 16).channel,
        found(MEMBERS, "line one", b"\x0e" * 16).channel,
        found(MEMBERS[:2], "line one", b"\x0f" * 16).channel,
        found(MEMBERS, "line one", b"\x0f" * 16, clock).channel,
    }
    assert len(others | {FOUNDING.channel}) == 5


def test_a_scenario_is_bound_in_the_founding_record() -> None:
    clock = Scenario("spring", 1_900_000_000, 60_000)
    exercise = found(MEMBERS, "exercise", b"\x0f" * 16, clock)
    assert parse_founding(exercise.data).scenario == clock
    assert FOUNDING.scenario is None


def test_a_member_is_known_by_its_place_and_a_stranger_has_none() -> None:
    assert [FOUNDING.index(member) for member in sorted(MEMBERS)] == [0, 1, 2]
    assert FOUNDING.index(b"\x00" * 32) is None


@given(st.integers(0, len(FOUNDING.data) * 8 - 1))
def test_a_flipped_bit_refuses_a_founding_record_or_names_another_channel(bit: int) -> None:
    data = bytearray(FOUNDING.data)
    data[bit // 8] ^= 1 << bit % 8
    try:
        other = parse_founding(bytes(data))
    except BadRecord:
        return
    assert other.channel != FOUNDING.channel


VALUES: Any = st.integers(-(2**63), 2**63 - 1) | st.text(max_size=3) | st.binary(max_size=40)


@given(st.integers(1, 7), VALUES | st.lists(VALUES, max_size=4))
def test_any_field_of_a_founding_record_may_hold_anything_without_a_crash(
    key: int, value: Any
) -> None:
    data = encode({**decode(FOUNDING.data), key: value})
    try:
        parse_founding(data)
    except BadRecord as error:
        assert error.rule.startswith("channel/")  # noqa: PT017  # which one depends on the value


def test_each_member_joins_as_itself() -> None:
    for who, member in enumerate(MEMBERS):
        index = FOUNDING.index(member)
        assert index is not None
        record = said(joined(who), index)
        assert meaning(record) == joined(who)
        assert joined(who).history().party == member


@pytest.mark.parametrize("who", [0, 1, 2])
def test_nobody_joins_as_another_or_another_channel(who: int) -> None:
    index = FOUNDING.index(MEMBERS[who])
    assert index is not None
    for record in (
        said(joined(who), (index + 1) % 3),
        said(joined(who), 31),
        said(joined(who), index, b"\x00" * 32),
        said(joined(who, founding=found(MEMBERS, "other", b"\x0f" * 16)), index),
    ):
        verdict = meaning(record)
        assert isinstance(verdict, Refused)
        assert verdict.rule == "channel/6"


def test_a_joined_whose_keys_do_not_hold_together_is_refused_by_their_rule() -> None:
    for keys, rule in (
        ((EVENTS[0].data, EVENTS[1].data), "keys/4"),
        ((EVENTS[0].data[:-1] + b"\x00",), "keys/3"),
        ((b"x",), "envelope/1"),
        ((), "channel/3"),
    ):
        with pytest.raises(BadRecord) as caught:
            parse_joined(joined(keys=keys).body())
        assert caught.value.rule == rule
