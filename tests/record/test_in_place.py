"""Envelopes are written and read in place for speed: the bytes stay those of the general form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.limits import RECORD_BYTES_MAX
from keepclear.record.canonical import decode, encode, octets_head
from keepclear.record.envelope import Draft, Precedence, Signature, parse, sign
from keepclear.record.log import EMPTY_ROOT, Head, LogName
from keepclear.record.signing import Envelope, Signer, open_sign1, sign1

SIGNER = Signer(b"A" * 32)
LABEL = b"keepclear/record/1"
CHANNEL, LOG = bytes(32), LogName(0, b"in log A")
LENGTHS = [0, 1, 23, 24, 255, 256, 65_535, 65_536]


@pytest.mark.parametrize("length", LENGTHS)
def test_a_byte_string_has_the_head_that_canonical_cbor_gives_it(length: int) -> None:
    assert octets_head(length) + bytes(length) == encode(bytes(length))


@pytest.mark.parametrize("length", LENGTHS)
def test_an_envelope_is_the_cose_sign1_that_a_general_encoder_writes(length: int) -> None:
    payload, protected = bytes(length), encode({1: -19, 4: SIGNER.kid})
    signature = SIGNER.sign(encode(["Signature1", protected, LABEL, payload]))
    general = b"\xd2" + encode([protected, {}, payload, signature])
    assert sign1(SIGNER, LABEL, payload) == general
    assert open_sign1(general) == Envelope(SIGNER.kid, payload, signature)


@given(st.binary(max_size=300), st.data())
def test_no_other_bytes_open_as_an_envelope(payload: bytes, data: st.DataObject) -> None:
    changed = bytearray(sign1(SIGNER, LABEL, payload))
    at = data.draw(st.integers(0, len(changed) - 1))
    taken = data.draw(st.integers(0, 2))
    changed[at : at + taken] = data.draw(st.binary(max_size=2))
    try:
        opened = open_sign1(bytes(changed))
    except BadRecord:
        return
    protected = encode({1: -19, 4: opened.kid})
    assert changed == b"\xd2" + encode([protected, {}, opened.payload, opened.signature])


BODIES = st.dictionaries(
    st.integers(0, 255),
    st.integers(-(2**63), 2**63 - 1) | st.binary() | st.text() | st.lists(st.integers(0, 9)),
)


@given(BODIES, st.integers(0, 2**40), st.sampled_from(Precedence), st.text(max_size=70))
def test_a_record_written_here_is_the_one_that_its_bytes_say(
    body: dict[int, object], utc: int, precedence: Precedence, role: str
) -> None:
    try:
        encode(role), encode(body)
    except ValueError:  # A surrogate has no bytes.
        return
    draft = Draft(10, body, precedence, Signature(role, "AB"), utc)
    seen = [Head(LogName(1, b"in log B"), 7, bytes(32))]
    record = sign(SIGNER, CHANNEL, Head(LOG, 0, EMPTY_ROOT), seen, draft)
    assert record == parse(record.data)
    assert decode(record.envelope.payload)[14] == record.body or record.flaw


def test_a_record_too_long_to_be_taken_is_not_written() -> None:
    body = {1: bytes(RECORD_BYTES_MAX)}
    draft = Draft(10, body, Precedence.ROUTINE, Signature("watch", "AB"), 0)
    with pytest.raises(BadRecord, match="record/1"):
        sign(SIGNER, CHANNEL, Head(LOG, 0, EMPTY_ROOT), [], draft)
