"""What proves a fork to a stranger, and what never does."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Draft, Precedence, Record, Signature, parse, sign
from keepclear.record.fork import Claim, is_fork, prove, verify
from keepclear.record.keys import X25519, sign_key_event
from keepclear.record.log import Frontier, Head, LogName, inclusion_proof, leaf_hash
from keepclear.record.signing import Signer

SIGNER, PARTY, NEXT = (Signer(bytes([i]) * 32) for i in (1, 2, 3))
EVENT = sign_key_event(PARTY, NEXT.public_key, [SIGNER.public_key], [(X25519, b"\x09" * 32)], 1)
KEYS = [EVENT.data]
CHANNEL, LOG = b"\xc0" * 32, LogName(1, b"\x11" * 8)


def said(head: Head, words: str, signer: Signer = SIGNER) -> Record:
    draft = Draft(32, {1: words, 2: "en"}, Precedence.ROUTINE, Signature("", ""), 1_900_000_000)
    return sign(signer, CHANNEL, head, [], draft)


def written(size: int, word: str, before: list[Record] | None = None) -> list[Record]:
    """A log that goes on from some records to a size, each record saying one word."""
    log, frontier = list(before or []), Frontier()
    for record in log:
        frontier = frontier.appended(leaf_hash(record.data))
    while frontier.size < size:
        record = said(Head(LOG, frontier.size, frontier.root()), f"{word} {frontier.size}")
        log.append(record)
        frontier = frontier.appended(leaf_hash(record.data))
    return log


def peaks(log: list[Record], size: int) -> tuple[bytes, ...]:
    frontier = Frontier()
    for record in log[:size]:
        frontier = frontier.appended(leaf_hash(record.data))
    return frontier.peaks


def at(log: list[Record], seq: int, index: int) -> Claim:
    """What the record at one place shows to stand at an earlier one."""
    leaves = [leaf_hash(record.data) for record in log[:seq]]
    return Claim(log[seq].data, None, index, leaves[index], tuple(inclusion_proof(leaves, index)))


@pytest.mark.requirement("P-1")
@given(st.integers(0, 12), st.integers(1, 12), st.integers(1, 12))
def test_two_branches_are_proven_in_each_of_three_forms(place: int, one: int, other: int) -> None:
    common = written(place, "common")
    a, b = written(place + one + 1, "a", common), written(place + other + 1, "b", common)
    records = prove(KEYS, Claim(a[place].data), Claim(b[place].data))
    assert (records.index, records.log, records.channel) == (place, LOG, CHANNEL)
    assert records.party == EVENT.party
    assert records.is_exact
    leaves = prove(KEYS, at(a, place + one, place), at(b, place + other, place))
    assert leaves.index == place
    both = prove(KEYS, Claim(a[place].data), at(b, place + other, place))
    assert both.index == place
    heads = prove(KEYS, Claim(a[place].data, peaks(a, place)), Claim(b[place + 1].data))
    assert heads.index == place
    assert not heads.is_exact
    for proof in (records, leaves, both, heads):
        assert verify(proof.data) == proof


@given(st.integers(1, 12), st.data())
def test_nothing_of_one_honest_log_proves_a_fork(size: int, chance: st.DataObject) -> None:
    log = written(size + 1, "one")

    def claim() -> Claim:
        seq = chance.draw(st.integers(1, size))
        index = chance.draw(st.integers(0, seq - 1))
        forms = [Claim(log[seq].data), Claim(log[seq].data, peaks(log, seq)), at(log, seq, index)]
        return chance.draw(st.sampled_from(forms))

    with pytest.raises(BadRecord):
        prove(KEYS, claim(), claim())


def test_a_proof_is_the_same_whoever_looks_first() -> None:
    one, other = written(3, "a"), written(3, "b")
    first = prove(KEYS, Claim(one[0].data), Claim(other[0].data))
    assert first == prove(KEYS, Claim(other[0].data), Claim(one[0].data))


def test_what_another_signed_proves_nothing_against_anybody() -> None:
    head = Head(LOG, 0, Frontier().root())
    by_other = said(head, "b", PARTY)
    with pytest.raises(BadRecord, match="no key"):
        prove(KEYS, Claim(said(head, "a").data), Claim(by_other.data))


def changed(data: bytes, bit: int) -> bytes:
    flipped = bytearray(data)
    flipped[bit // 8] ^= 1 << bit % 8
    return bytes(flipped)


@given(st.data())
def test_no_bit_of_a_proof_can_be_changed(chance: st.DataObject) -> None:
    common = written(3, "common")
    a, b = written(6, "a", common), written(6, "b", common)
    proof = prove(KEYS, Claim(a[3].data, peaks(a, 3)), at(b, 5, 3))
    bit = chance.draw(st.integers(0, len(proof.data) * 8 - 1))
    with pytest.raises(BadRecord):
        verify(changed(proof.data, bit))


values: st.SearchStrategy[Any] = st.recursive(
    st.integers(-(2**63), 2**63 - 1) | st.binary(max_size=40) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 5), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.integers(1, 4), values))
def test_a_proof_of_any_other_shape_is_refused_by_name(fields: Mapping[int, Any]) -> None:
    good = decode(prove(KEYS, Claim(written(1, "a")[0].data), Claim(written(1, "b")[0].data)).data)
    if {**good, **fields} != good:
        with pytest.raises(BadRecord):
            verify(encode({**good, **fields}))


def test_one_record_twice_or_two_places_are_no_fork() -> None:
    one, two = written(2, "a")
    assert not is_fork(one, parse(one.data))
    assert not is_fork(one, two)
    assert is_fork(one, written(1, "b")[0])
