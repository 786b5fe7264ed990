"""Checkpoints and cosignatures have one form, and prove what they say and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.record.checkpoint import (
    COSIGNATURE,
    ED25519,
    Checkpoint,
    NoteKey,
    consistency,
    cosign,
    find_cosignature,
    hidden,
    is_by_its_key,
    origin_of,
    parse_checkpoint,
    parse_lines,
    parse_note_key,
    parse_submission,
    sign_checkpoint,
    write_submission,
)
from keepclear.record.log import (
    Frontier,
    LogName,
    consistency_proof,
    leaf_hash,
    merkle_root,
    verify_consistency,
)
from keepclear.record.signing import Signer, verify
from keepclear.record.witness import Admitted, Latest, Served, Status, admit, decide

VECTORS = Path(__file__).resolve().parents[2] / "spec" / "vectors" / "witness.json"
LEAVES = [leaf_hash(i.to_bytes(2, "big")) for i in range(130)]
LOG, CHANNEL, WITNESS = Signer(b"\x01" * 32), b"\x02" * 32, Signer(b"\x03" * 32)
NAME = LogName(0, b"\x04" * 8)
ORIGIN = origin_of(LOG.public_key, CHANNEL, NAME)
KEY = NoteKey("witness.example/w1", COSIGNATURE, WITNESS.public_key)


def at(size: int) -> Checkpoint:
    return Checkpoint(ORIGIN, size, merkle_root(LEAVES[:size]))


def frontier(size: int) -> Frontier:
    grown = Frontier()
    for leaf in LEAVES[:size]:
        grown = grown.appended(leaf)
    return grown


@given(st.integers(0, 130), st.integers(0, 130))
def test_a_proof_from_the_frontier_is_the_one_from_all_leaves(one: int, other: int) -> None:
    old, new = sorted((one, other))
    proof = consistency(frontier(old), LEAVES[old:new])
    assert proof == consistency_proof(LEAVES[:new], old)
    if old:
        heads = [(size, merkle_root(LEAVES[:size])) for size in (old, new)]
        assert verify_consistency(heads[0], heads[1], proof)


def test_a_published_signed_note_verifies() -> None:
    # The example of the reference implementation of signed notes, golang.org/x/mod/sumdb/note.
    key = parse_note_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    text = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
    )
    encoded = (
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZIn"
        "NIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    )
    (line,) = parse_lines(f"\u2014 PeterNeumann {encoded}\n".encode())
    assert line.is_of(key)
    assert verify(key.public_key, text.encode(), line.data)
    assert str(key) == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


def test_the_checkpoint_that_c2sp_prints_is_read_whole() -> None:
    note = (
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u"
        "5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
        "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dl"
        "rDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
    )
    read = parse_checkpoint(note.encode())
    assert (read.checkpoint.origin, read.checkpoint.size) == (
        "example.com/behind-the-sofa",
        20_852_163,
    )
    # Its cosignature says the time that the text of the standard says.
    assert int.from_bytes(read.signatures[1].data[:8], "big") == 1_679_315_147
    lines = "".join(map(str, read.signatures))
    assert f"{read.checkpoint.text()}\n{lines}" == note


def test_a_checkpoint_is_read_as_it_was_written() -> None:
    note = sign_checkpoint(LOG, at(7))
    read = parse_checkpoint(note.encode())
    assert read.checkpoint == at(7)
    assert read.signed_by(NoteKey(ORIGIN, ED25519, LOG.public_key))
    assert not read.signed_by(NoteKey(ORIGIN, ED25519, WITNESS.public_key))
    assert not read.signed_by(NoteKey("other", ED25519, LOG.public_key))


@given(st.binary(max_size=400))
def test_strange_bytes_are_refused_and_break_nothing(data: bytes) -> None:
    for parse in (parse_checkpoint, parse_submission, parse_lines):
        with pytest.raises(BadRecord):
            parse(data)


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_changed_request_never_says_another_thing_under_the_same_key(
    place: int, octet: int
) -> None:
    data = write_submission(3, consistency(frontier(3), LEAVES[3:9]), sign_checkpoint(LOG, at(9)))
    changed = bytearray(data)
    changed[place % len(data)] = octet
    found = admit(bytes(changed), Served(frozenset({LOG.public_key})))
    if isinstance(found, Admitted):
        assert found.checkpoint == at(9)
        decided = decide(found, Latest(3, at(3).root))
        assert bytes(changed) == data or decided is not Status.COSIGNED


def test_a_cosignature_counts_for_its_checkpoint_key_and_name_alone() -> None:
    line = cosign(WITNESS, KEY.name, at(9), 1_900_000_000)
    found = find_cosignature([line], KEY, at(9))
    assert found is not None
    assert found.utc == 1_900_000_000
    assert find_cosignature([line], KEY, at(10)) is None
    assert find_cosignature([line], NoteKey("other", COSIGNATURE, KEY.public_key), at(9)) is None
    forged = cosign(LOG, KEY.name, at(9), 1_900_000_000)
    assert find_cosignature([forged], KEY, at(9)) is None
    named_alike = type(line)(line.name, line.key_id, forged.data)
    assert find_cosignature([line, named_alike], KEY, at(9)) is None


def test_an_origin_tells_the_log_to_members_and_to_nobody_else() -> None:
    assert is_by_its_key(ORIGIN, LOG.public_key)
    assert not is_by_its_key(ORIGIN, WITNESS.public_key)
    assert ORIGIN.endswith(hidden(CHANNEL, NAME))
    assert CHANNEL.hex() not in ORIGIN
    assert hidden(CHANNEL, NAME) != hidden(CHANNEL, LogName(0, b"\x05" * 8))
    assert hidden(CHANNEL, NAME) != hidden(b"\x06" * 32, NAME)


def vectors() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(VECTORS.read_text())
    return read


def test_a_witness_decides_as_the_vectors_say() -> None:
    told = vectors()
    served = Served(frozenset(bytes.fromhex(key) for key in told["served"]))
    signer, name = Signer(bytes.fromhex(told["witness_seed"])), told["witness"].partition("+")[0]
    latest: dict[str, Latest] = {}
    for case in told["requests"]:
        found = admit(case["body"].encode(), served)
        if isinstance(found, Admitted):
            checkpoint = found.checkpoint
            status = decide(found, latest.get(checkpoint.origin, Latest()))
            if status is Status.COSIGNED:
                latest[checkpoint.origin] = Latest(checkpoint.size, checkpoint.root)
                line = cosign(signer, name, checkpoint, told["utc"])
                assert str(line) == case["cosignature"], case["why"]
                key = parse_note_key(told["witness"])
                assert find_cosignature([line], key, checkpoint) is not None
        else:
            status = found
        assert status == case["status"], case["why"]
    for case in told["malformed"]:
        assert admit(case["body"].encode(), served) is Status.MALFORMED, case["why"]


def test_a_log_given_by_name_is_served_under_its_own_key_alone() -> None:
    named = NoteKey("example.com/log", ED25519, LOG.public_key)
    served = Served(logs={named.name: (named,)})
    checkpoint = Checkpoint(named.name, 1, LEAVES[0])
    good = write_submission(0, (), sign_checkpoint(LOG, checkpoint)).decode()
    assert isinstance(admit(good.encode(), served), Admitted)
    bad = write_submission(0, (), sign_checkpoint(WITNESS, checkpoint))
    assert admit(bad, served) is Status.NOT_SIGNED
    assert admit(good.encode(), Served(frozenset({LOG.public_key}))) is Status.UNKNOWN
