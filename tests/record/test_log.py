"""A log only grows, and its proofs hold for what they say and for nothing else."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.record.log import (
    EMPTY_ROOT,
    Frontier,
    LogName,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    log_id,
    merkle_root,
    node_hash,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [leaf_hash(i.to_bytes(2, "big")) for i in range(70)]
SIZES = st.integers(1, len(LEAVES))


def root_by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962 2.1, word for word."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(root_by_definition(leaves[:k]), root_by_definition(leaves[k:]))


@given(st.integers(0, len(LEAVES)))
def test_a_log_grown_leaf_by_leaf_has_the_root_of_its_leaves(size: int) -> None:
    frontier = Frontier()
    for leaf in LEAVES[:size]:
        frontier = frontier.appended(leaf)
    assert frontier.size == size
    assert len(frontier.peaks) == size.bit_count()
    assert frontier.root() == merkle_root(LEAVES[:size]) == root_by_definition(LEAVES[:size])


@given(SIZES, st.data())
def test_a_proof_of_inclusion_holds_at_its_place_alone(size: int, chance: st.DataObject) -> None:
    index = chance.draw(st.integers(0, size - 1))
    proof, root = inclusion_proof(LEAVES[:size], index), merkle_root(LEAVES[:size])
    assert verify_inclusion(LEAVES[index], index, size, proof, root)
    other = chance.draw(st.integers(0, len(LEAVES) - 1).filter(lambda i: i != index))
    assert not verify_inclusion(LEAVES[other], index, size, proof, root)
    assert not verify_inclusion(LEAVES[index], other, size, proof, root)
    assert not verify_inclusion(LEAVES[index], index, size, [*proof, LEAVES[0]], root)
    assert not verify_inclusion(LEAVES[index], -1, size, proof, root)
    for changed in mutated(proof, chance):
        assert not verify_inclusion(LEAVES[index], index, size, changed, root)


@given(SIZES, SIZES, st.data())
def test_a_proof_of_growth_holds_between_its_heads_alone(
    one: int, two: int, chance: st.DataObject
) -> None:
    old, new = sorted((one, two))
    proof = consistency_proof(LEAVES[:new], old)
    heads = [(size, merkle_root(LEAVES[:size])) for size in (old, new)]
    assert verify_consistency(heads[0], heads[1], proof)
    assert not verify_consistency((old, LEAVES[0] + b""), heads[1], proof) or old == 1
    assert not verify_consistency(heads[0], (new, b"\x00" * 32), proof)
    assert not verify_consistency(heads[0], heads[1], [*proof, LEAVES[0]])
    for changed in mutated(proof, chance):
        assert not verify_consistency(heads[0], heads[1], changed)


def mutated(proof: list[bytes], chance: st.DataObject) -> list[list[bytes]]:
    """The proof with a bit flipped, an item lost, and an item cut short."""
    if not proof:
        return []
    place = chance.draw(st.integers(0, len(proof) - 1))
    item = bytearray(proof[place])
    item[chance.draw(st.integers(0, 31))] ^= 1 << chance.draw(st.integers(0, 7))
    before, after = proof[:place], proof[place + 1 :]
    return [[*before, bytes(item), *after], before + after, [*before, bytes(item[:31]), *after]]


def _cases(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted(folder.rglob("*.json"))]


def _octets(text: str | None) -> bytes:
    return base64.b64decode(text or "")


def test_published_proofs_of_inclusion_hold_as_published(public_vectors: Path) -> None:
    cases = _cases(public_vectors / "merkle/inclusion")
    assert len(cases) == 98
    for case in cases:
        proof = [_octets(item) for item in case["proof"] or []]
        holds = verify_inclusion(
            _octets(case["leafHash"]),
            case["leafIdx"],
            case["treeSize"],
            proof,
            _octets(case["root"]),
        )
        assert holds != case["wantErr"], case["desc"]


def test_published_proofs_of_growth_hold_as_published(public_vectors: Path) -> None:
    cases = _cases(public_vectors / "merkle/consistency")
    assert len(cases) == 98
    for case in cases:
        old = (case["size1"], _octets(case["root1"]))
        new = (case["size2"], _octets(case["root2"]))
        proof = [_octets(item) for item in case["proof"] or []]
        assert verify_consistency(old, new, proof) != case["wantErr"], case["desc"]


@pytest.mark.parametrize("other", [(b"c", 0, b"i"), (b"C", 1, b"i"), (b"C", 0, b"j")])
def test_a_log_is_named_by_channel_party_and_incarnation(other: tuple[bytes, int, bytes]) -> None:
    channel, party, incarnation = other
    assert log_id(channel, LogName(party, incarnation)) != log_id(b"C", LogName(0, b"i"))
