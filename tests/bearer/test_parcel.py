"""Only the recipient can read a parcel, and only a configured peer's words are taken apart."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhpke import AEADId, CipherSuite, KDFId, KEMId

from keepclear.bearer import parcel as parcel_module
from keepclear.bearer.parcel import PARCEL_LABEL, Opener, generate_encryption_key, seal
from keepclear.bearer.suite import encrypt
from keepclear.errors import BadRecord, Misused
from keepclear.limits import (
    PARCEL_BYTES_MAX,
    PARCEL_CURSORS_MAX,
    PARCEL_ENTRIES_MAX,
    PARCEL_HELDS_MAX,
    RECORD_BYTES_MAX,
)
from keepclear.node.parcel import Parcel
from keepclear.record.canonical import encode
from keepclear.record.keys import SUITE_KEY_BYTES, X25519, XWING
from keepclear.record.log import LogName
from keepclear.record.signing import Signer, fingerprint, kid, sign1

SENDER, STRANGER = Signer(b"A" * 32), Signer(b"S" * 32)
PARTY_A, PARTY_B, PARTY_C = (fingerprint(name * 32) for name in (b"a", b"b", b"c"))
KEYS = {suite: generate_encryption_key(suite) for suite in (X25519, XWING)}
OPENER = Opener(PARTY_B, [(suite, private) for suite, (private, _) in KEYS.items()])


def peers(sender: bytes) -> Mapping[bytes, bytes]:
    return {SENDER.kid: SENDER.public_key} if sender == PARTY_A else {}


def fixed(length: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=length, max_size=length)


CURSORS = st.dictionaries(
    st.tuples(fixed(32), st.builds(LogName, st.integers(0, 31), fixed(8))),
    st.integers(0, 2**40),
    max_size=12,
).map(lambda sizes: tuple(sorted((*name, size) for name, size in sizes.items())))
PARCELS = st.builds(
    Parcel,
    st.just(PARTY_A),
    st.just(PARTY_B),
    nonce=fixed(16),
    echo=st.just(b"") | fixed(16),
    utc=st.integers(0, 2**35),
    entries=st.lists(st.binary(min_size=1, max_size=300), max_size=6).map(tuple),
    helds=st.lists(st.binary(min_size=1, max_size=300), max_size=6).map(tuple),
    cursors=CURSORS,
)
SUITES = st.sampled_from([X25519, XWING])
PLAIN = Parcel(
    PARTY_A,
    PARTY_B,
    b"n" * 16,
    b"e" * 16,
    1_900_000_000,
    (b"first", b"second"),
    (b"receipt",),
    ((b"h" * 32, LogName(0, b"i" * 8), 7), (b"h" * 32, LogName(1, b"i" * 8), 9)),
)


def sealed(parcel: Parcel = PLAIN, suite: int = X25519) -> bytes:
    return seal(parcel, SENDER, suite, KEYS[suite][1])


def sealed_payload(payload: bytes, signer: Signer = SENDER) -> bytes:
    """Seals a payload of any form, as a peer with other software could."""
    return sealed_bytes(sign1(signer, PARCEL_LABEL, payload))


def sealed_bytes(signed: bytes) -> bytes:
    public = KEYS[X25519][1]
    content = encrypt(X25519, public, PARCEL_LABEL + PARTY_B + kid(public), signed)
    return encode({1: 1, 2: X25519, 3: kid(public), 4: content})


def payload(**changed: Any) -> bytes:
    fields = {
        1: 1,
        2: PARTY_A,
        3: PARTY_B,
        4: b"n" * 16,
        5: b"",
        6: 5,
        7: [b"entry"],
        8: [],
        9: [],
    }
    return encode(fields | {int(key[1:]): value for key, value in changed.items()})


def refusal(data: bytes, opener: Opener = OPENER) -> str:
    with pytest.raises(BadRecord) as caught:
        opener.open(data, peers)
    return caught.value.rule


@given(PARCELS, SUITES)
def test_a_parcel_is_opened_as_it_was_sealed(parcel: Parcel, suite: int) -> None:
    assert OPENER.open(sealed(parcel, suite), peers) == parcel


@pytest.mark.parametrize("suite", [X25519, XWING])
def test_every_flipped_bit_of_a_parcel_is_refused(suite: int) -> None:
    data = sealed(suite=suite)
    opened = OPENER.open(data, peers)
    assert opened == PLAIN
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        assert refusal(bytes(flipped)).startswith("parcel/")


@given(PARCELS, SUITES, st.data())
def test_a_cut_lengthened_or_changed_parcel_is_refused(
    parcel: Parcel, suite: int, data: st.DataObject
) -> None:
    good = sealed(parcel, suite)
    at = data.draw(st.integers(0, len(good) - 1))
    other = data.draw(st.binary(max_size=8).filter(lambda new: new != good[at : at + len(new)]))
    refusal(good[:at])
    refusal(good + b"\x00")
    refusal(good[:at] + other + good[at + len(other) :] if other else good[:at])


@given(st.binary(max_size=400))
def test_any_other_bytes_are_refused_by_a_rule(data: bytes) -> None:
    assert refusal(data) in ("parcel/2", "parcel/3", "parcel/4")


def test_a_suite_is_one_byte_that_is_a_number() -> None:
    data = sealed()
    assert refusal(data[:4] + b"\x17" + data[5:]) == "parcel/3"
    assert refusal(data[:4] + b"\x18" + data[5:]) == "parcel/2"


@given(st.binary(max_size=400))
def test_anything_sealed_to_us_without_a_signature_is_refused(signed: bytes) -> None:
    assert refusal(sealed_bytes(signed)) == "parcel/5"


@pytest.mark.requirement("L-2")
def test_a_parcel_over_the_limit_is_refused_before_anything_else() -> None:
    assert refusal(bytes(PARCEL_BYTES_MAX + 1)) == "parcel/1"
    assert refusal(bytes(PARCEL_BYTES_MAX)) == "parcel/2"


def test_the_largest_entries_fill_a_parcel_and_one_more_is_ours_to_split() -> None:
    entry = bytes(RECORD_BYTES_MAX)
    full = replace(PLAIN, entries=(entry,) * 15)
    assert OPENER.open(sealed(full), peers) == full
    with pytest.raises(Misused):
        sealed(replace(PLAIN, entries=(entry,) * 16))


def test_a_strangers_parcel_is_refused_in_the_same_words_as_a_forged_one() -> None:
    from_stranger = sealed(replace(PLAIN, sender=PARTY_C))
    forged = seal(PLAIN, STRANGER, X25519, KEYS[X25519][1])
    assert refusal(from_stranger) == refusal(forged) == "parcel/7"


def test_a_signature_by_a_stranger_under_a_peers_key_id_is_refused() -> None:
    class Impostor(Signer):
        def __init__(self) -> None:
            super().__init__(b"S" * 32)
            self.kid = SENDER.kid

    assert refusal(sealed_payload(payload(), Impostor())) == "parcel/7"


def test_a_signature_made_for_another_use_is_not_one_of_a_parcel() -> None:
    assert refusal(sealed_bytes(sign1(SENDER, b"keepclear/record/1", payload()))) == "parcel/7"


def test_a_parcel_for_another_party_is_refused() -> None:
    assert refusal(sealed_payload(payload(_3=PARTY_C))) == "parcel/6"


def test_a_seal_is_bound_to_the_party_it_is_for() -> None:
    """A recipient cannot pass a parcel on as if it had been sealed to someone else."""
    private, public = KEYS[X25519]
    same_key_elsewhere = Opener(PARTY_C, [(X25519, private)])
    assert refusal(sealed(), same_key_elsewhere) == "parcel/4"
    assert refusal(seal(replace(PLAIN, recipient=PARTY_C), SENDER, X25519, public)) == "parcel/4"


def test_a_parcel_sealed_to_a_key_that_we_have_deleted_is_refused() -> None:
    assert refusal(sealed(), Opener(PARTY_B, [])) == "parcel/3"
    assert refusal(sealed(suite=XWING), Opener(PARTY_B, [(X25519, KEYS[X25519][0])])) == "parcel/3"


def test_nothing_of_a_stranger_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deep or wide CBOR costs time; it is opened only for a peer whose signature is good."""
    decoded: list[bytes] = []

    def watched(data: bytes) -> Any:
        decoded.append(data)
        raise AssertionError("decoded")

    monkeypatch.setattr(parcel_module, "decode", watched)
    costly = payload()[:-1] + b"\x80" * 1000
    assert refusal(sealed_payload(costly, STRANGER)) == "parcel/7"
    assert refusal(sealed_bytes(b"\xd2\x84" + b"\x81" * 2000)) == "parcel/5"
    assert decoded == []
    with pytest.raises(AssertionError):
        OPENER.open(sealed_payload(costly), peers)


SIGNED = sign1(SENDER, PARCEL_LABEL, payload())
NESTED = b"\x81" * 500
OUT_OF_FORM = [
    SIGNED[:2] + NESTED[:14] + SIGNED[16:],
    SIGNED[:16] + NESTED[:1] + SIGNED[17:],
    SIGNED[:17] + NESTED + SIGNED[-66:],
    SIGNED[:17] + encode(payload()) + NESTED + SIGNED[-66:],
    SIGNED[:-66] + NESTED[:66],
    SIGNED[:-64],
]


@pytest.mark.parametrize("signed", OUT_OF_FORM)
def test_an_envelope_with_room_for_nesting_is_not_decoded(
    monkeypatch: pytest.MonkeyPatch, signed: bytes
) -> None:
    def never(data: bytes) -> Any:
        raise AssertionError("decoded")

    monkeypatch.setattr(parcel_module, "open_sign1", never)
    assert refusal(sealed_bytes(signed)) == "parcel/5"


ODD_CURSORS = [
    [b"h" * 32],
    [[b"h" * 31, [[0, b"i" * 8, 1]]]],
    [[b"h" * 32, []]],
    [[b"h" * 32, [[0, b"i" * 8]]]],
    [[b"h" * 32, [[32, b"i" * 8, 1]]]],
    [[b"h" * 32, [[0, b"i" * 7, 1]]]],
    [[b"h" * 32, [[0, b"i" * 8, -1]]]],
    [[b"h" * 32, [[1, b"i" * 8, 1], [0, b"i" * 8, 1]]]],
    [[b"h" * 32, [[0, b"i" * 8, 1], [0, b"i" * 8, 2]]]],
    [[b"h" * 32, [[0, b"i" * 8, 1]]], [b"h" * 32, [[1, b"i" * 8, 1]]]],
    [[b"h" * 32, [[0, b"i" * 8, 1]]], [b"g" * 32, [[0, b"i" * 8, 1]]]],
    [7],
]


@pytest.mark.parametrize("cursors", ODD_CURSORS)
def test_cursors_have_one_form(cursors: Any) -> None:
    assert refusal(sealed_payload(payload(_9=cursors))) == "parcel/8"


ODD_FIELDS = [
    payload(_4=b"n" * 15),
    payload(_5=b"e" * 15),
    payload(_6=-1),
    payload(_6=b"noon"),
    payload(_7=[b""]),
    payload(_7=[5]),
    payload(_7=b"entry"),
    payload(_7=[bytes(RECORD_BYTES_MAX + 1)]),
    payload(_8=["receipt"]),
    payload(_8={1: b"receipt"}),
    payload()[:-1],
    payload() + b"\x00",
    payload()[:-1] + b"\x98\x00",  # An empty array, its length written longer than it need be.
]


ODD_KEYS = [
    *(0, [], b"key", [[X25519]], [[3, bytes(32)]], [[X25519, bytes(31)]], [[XWING, bytes(32)]]),
    *([[X25519, bytes(32)], [X25519, bytes(32)]], [[XWING, bytes(1_216)], [X25519, bytes(32)]]),
]


@pytest.mark.parametrize("odd", ODD_KEYS)
def test_the_keys_of_a_week_have_one_form(odd: object) -> None:
    assert refusal(sealed_payload(payload(_10=odd))) == "parcel/8"


def test_the_keys_of_a_week_come_back_as_they_were_told() -> None:
    told = ((X25519, b"x" * 32), (XWING, b"w" * 1_216))
    opened = OPENER.open(sealed(replace(PLAIN, keys=told)), peers)
    assert opened.keys == told
    assert (opened.kid, opened.sealed_to) == (SENDER.kid, kid(KEYS[X25519][1]))


@pytest.mark.parametrize("odd", ODD_FIELDS)
def test_fields_have_one_form(odd: bytes) -> None:
    assert refusal(sealed_payload(odd)) == "parcel/8"


def test_another_version_or_set_of_fields_is_not_a_parcel_of_this_one() -> None:
    assert refusal(sealed_payload(payload(_1=2))) == "parcel/5"
    assert refusal(sealed_payload(payload(_10=0, _11=0))) == "parcel/5"
    assert refusal(sealed_payload(payload(_11=0))) == "parcel/8"
    assert refusal(sealed_payload(b"")) == "parcel/5"


def test_more_than_a_parcel_may_carry_is_refused_and_never_sealed() -> None:
    entries = (b"e",) * (PARCEL_ENTRIES_MAX + 1)
    helds = (b"h",) * (PARCEL_HELDS_MAX + 1)
    names = [
        (b"h" * 32, LogName(0, n.to_bytes(8, "big")), n) for n in range(1 + PARCEL_CURSORS_MAX)
    ]
    cursors = [[b"h" * 32, [[log.party, log.incarnation, size] for _, log, size in names]]]
    for field in ({"_7": list(entries)}, {"_8": list(helds)}, {"_9": cursors}):
        assert refusal(sealed_payload(payload(**field))) == "parcel/9"
    for parcel in (
        replace(PLAIN, entries=entries),
        replace(PLAIN, helds=helds),
        replace(PLAIN, cursors=tuple(names)),
    ):
        with pytest.raises(Misused):
            sealed(parcel)


def test_two_cursors_for_one_log_are_never_sealed() -> None:
    twice = ((b"h" * 32, LogName(0, b"i" * 8), 7), (b"h" * 32, LogName(0, b"i" * 8), 8))
    with pytest.raises(Misused):
        sealed(replace(PLAIN, cursors=twice))


def test_a_key_of_the_wrong_kind_is_our_own_mistake() -> None:
    with pytest.raises(Misused):
        seal(PLAIN, SENDER, XWING, KEYS[X25519][1])
    with pytest.raises(Misused):
        seal(PLAIN, SENDER, 3, KEYS[X25519][1])
    with pytest.raises(Misused):
        seal(PLAIN, SENDER, X25519, bytes(32))  # The neutral point: a secret that all know.
    with pytest.raises(Misused):
        generate_encryption_key(3)


def test_each_key_and_each_seal_is_new() -> None:
    for suite in (X25519, XWING):
        private, public = generate_encryption_key(suite)
        assert len(public) == SUITE_KEY_BYTES[suite]
        assert (private, public) != KEYS[suite]
        assert sealed(suite=suite) != sealed(suite=suite)


def test_what_is_written_small_stays_small() -> None:
    """The narrowest link carries this: fixed parts are counted here, so that growth is seen."""
    empty = Parcel(PARTY_A, PARTY_B, b"n" * 16, b"e" * 16, 1_900_000_000)
    outer, hpke, envelope, content = 18, 48, 85, 121
    assert len(sealed(empty)) == outer + hpke + envelope + content
    assert all(len(a) < len(b) for a, b in pairwise([sealed(empty), sealed(), sealed(suite=XWING)]))


SUITE_1 = CipherSuite.new(
    KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305
)


def test_another_implementation_of_hpke_opens_what_we_seal() -> None:
    private, public = KEYS[X25519]
    data = sealed()
    content = data[19:]
    assert data[:19] == b"\xa4\x01\x01\x02\x01\x03\x48" + kid(public) + b"\x04\x59" + len(
        content
    ).to_bytes(2, "big")
    context = SUITE_1.create_recipient_context(
        content[:32],
        SUITE_1.kem.deserialize_private_key(private),
        PARCEL_LABEL + PARTY_B + kid(public),
    )
    assert context.open(content[32:]).startswith(b"\xd2\x84")


def test_we_open_what_another_implementation_of_hpke_seals() -> None:
    public = KEYS[X25519][1]
    key = SUITE_1.kem.deserialize_public_key(public)
    enc, context = SUITE_1.create_sender_context(key, PARCEL_LABEL + PARTY_B + kid(public))
    content = enc + context.seal(sign1(SENDER, PARCEL_LABEL, payload()))
    opened = OPENER.open(encode({1: 1, 2: X25519, 3: kid(public), 4: content}), peers)
    assert opened.entries == (b"entry",)


def test_the_example_of_the_specification_opens_to_the_payload_that_it_shows() -> None:
    page = (Path(__file__).parents[2] / "spec" / "parcel.md").read_text()
    data, shown = (
        bytes.fromhex(page.split(f"```hex {name}\n")[1].split("```")[0])
        for name in ("parcel", "payload")
    )
    signer = Signer(b"\x41" * 32)
    opened = Opener(b"\xbb" * 32, [(X25519, bytes(range(32)))]).open(
        data, lambda sender: {signer.kid: signer.public_key} if sender == b"\xaa" * 32 else {}
    )
    assert opened == Parcel(
        b"\xaa" * 32,
        b"\xbb" * 32,
        b"\x0e" * 16,
        b"\x0f" * 16,
        1_900_000_000,
        (b"entry",),
        (b"held",),
        (
            (b"\xcc" * 32, LogName(0, b"\x10" * 8), 7),
            (b"\xcc" * 32, LogName(1, b"\x11" * 8), 9),
        ),
    )
    assert encode(parcel_module._payload(opened)) == shown
