"""Only the recipient can read a parcel, and only a configured peer's words are taken apart."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_decrypt,
    crypto_aead_chacha20poly1305_ietf_encrypt,
)
from pyhpke import AEADId, CipherSuite, KDFId, KEMId

from keepclear.bearer import parcel as parcel_module
from keepclear.bearer.parcel import (
    HEAD_BYTES,
    PARCEL_LABEL,
    SEALED_KEY_BYTES,
    SIGNED_HEAD_BYTES,
    Opener,
    generate_encryption_key,
    prepare,
    seal,
    seal_at_once,
)
from keepclear.bearer.suite import decrypt, decrypt_once, encrypt, load_private_key
from keepclear.errors import BadRecord, Misused
from keepclear.limits import (
    PARCEL_BYTES_MAX,
    PARCEL_CURSORS_MAX,
    PARCEL_ENTRIES_MAX,
    PARCEL_HELDS_MAX,
    RECORD_BYTES_MAX,
)
from keepclear.node.parcel import Parcel
from keepclear.record import signing
from keepclear.record.canonical import decode, encode
from keepclear.record.keys import SUITE_KEY_BYTES, X25519, XWING
from keepclear.record.log import LogName
from keepclear.record.signing import Signer, fingerprint, kid, open_sign1, sign1

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
    return seal_at_once(parcel, SENDER, suite, KEYS[suite][1])


BODY_KEY, HEAD_KEY = b"k" * 32, b"j" * 32


def closed(words: bytes, key: bytes) -> bytes:
    """Words under a key as another implementation of the cipher writes them."""
    return crypto_aead_chacha20poly1305_ietf_encrypt(words, None, bytes(12), key)


def laid_open(closed: bytes, key: bytes) -> bytes:
    return crypto_aead_chacha20poly1305_ietf_decrypt(closed, None, bytes(12), key)


def body_of(content: bytes) -> bytes:
    return closed(content, BODY_KEY)


BODY = body_of(b"content")


def head(body: bytes = BODY, **changed: Any) -> bytes:
    fields = {1: 1, 2: PARTY_A, 3: PARTY_B, 4: BODY_KEY, 5: sha256(body).digest()}
    return encode(fields | {int(key[1:]): value for key, value in changed.items()})


def sealed_bytes(signed: bytes, body: bytes = BODY) -> bytes:
    """Seals any bytes in the place of a signed head."""
    public = KEYS[X25519][1]
    sealed_key = encrypt(X25519, public, PARCEL_LABEL + PARTY_B + kid(public), HEAD_KEY)
    fields = {1: 1, 2: X25519, 3: kid(public), 4: sealed_key}
    return encode(fields | {5: closed(signed, HEAD_KEY), 6: body})


def sealed_content(written: bytes, signer: Signer = SENDER, **changed: Any) -> bytes:
    """Seals a content of any form, as a peer with other software could."""
    body = body_of(written)
    return sealed_bytes(sign1(signer, PARCEL_LABEL, head(body, **changed)), body)


def unsealed(data: bytes) -> bytes:
    """Opens the head of a parcel of suite 1 that is sealed to us."""
    private, public = KEYS[X25519]
    key, _ = load_private_key(X25519, private)
    head_key = decrypt(X25519, key, PARCEL_LABEL + PARTY_B + kid(public), decode(data)[4])
    assert head_key is not None
    return laid_open(decode(data)[5], head_key)


def content(**changed: Any) -> bytes:
    fields = {1: b"n" * 16, 2: b"", 3: 5, 4: [b"entry"], 5: [], 6: []}
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


def test_the_head_is_as_long_as_its_suite_has_it() -> None:
    data = sealed()
    for suite in (0, XWING, 3, 23, 24, 255):
        assert refusal(data[:4] + bytes((suite,)) + data[5:]) == "parcel/2"


@given(fixed(HEAD_BYTES))
def test_a_head_that_the_sealed_key_does_not_open_is_refused(noise: bytes) -> None:
    assert refusal(encode(decode(sealed()) | {5: noise})) == "parcel/4"


@given(fixed(SIGNED_HEAD_BYTES))
def test_anything_sealed_to_us_without_a_signature_is_refused(signed: bytes) -> None:
    assert refusal(sealed_bytes(signed)) == "parcel/5"


@pytest.mark.parametrize("suite", [X25519, XWING])
def test_a_key_or_a_head_of_any_other_length_is_not_even_unsealed(
    monkeypatch: pytest.MonkeyPatch, suite: int
) -> None:
    """So the price of a stranger does not follow from what it sends."""
    key_id, right = kid(KEYS[suite][1]), (SEALED_KEY_BYTES[suite], HEAD_BYTES)
    unsealed_lengths = []

    def watched(suite: int, key: Any, info: bytes, sealed_key: bytes) -> None:
        unsealed_lengths.append(len(sealed_key))

    monkeypatch.setattr(parcel_module, "decrypt", watched)
    for sealed_key in (0, right[0] - 1, right[0], right[0] + 1, 100_000):
        for head in (0, right[1] - 1, right[1], right[1] + 1, 100_000):
            parts = {4: bytes(sealed_key), 5: bytes(head), 6: BODY}
            expected = "parcel/4" if (sealed_key, head) == right else "parcel/2"
            assert refusal(encode({1: 1, 2: suite, 3: key_id} | parts)) == expected
    assert unsealed_lengths == [right[0]]


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
    forged = seal_at_once(PLAIN, STRANGER, X25519, KEYS[X25519][1])
    assert refusal(from_stranger) == refusal(forged) == "parcel/7"


def test_a_signature_by_a_stranger_under_a_peers_key_id_is_refused() -> None:
    class Impostor(Signer):
        def __init__(self) -> None:
            super().__init__(b"S" * 32)
            self.kid = SENDER.kid

    assert refusal(sealed_content(content(), Impostor())) == "parcel/7"


def test_a_signature_made_for_another_use_is_not_one_of_a_parcel() -> None:
    assert refusal(sealed_bytes(sign1(SENDER, b"keepclear/record/1", head()))) == "parcel/7"


def test_a_parcel_for_another_party_is_refused() -> None:
    assert refusal(sealed_content(content(), _3=PARTY_C)) == "parcel/6"


def test_what_a_party_was_sent_it_cannot_seal_to_another_as_if_it_were_for_that_one() -> None:
    data = sealed()
    private, public = generate_encryption_key(X25519)
    again = encrypt(X25519, public, PARCEL_LABEL + PARTY_C + kid(public), HEAD_KEY)
    parts = {4: again, 5: closed(unsealed(data), HEAD_KEY), 6: decode(data)[6]}
    passed_on = encode({1: 1, 2: X25519, 3: kid(public)} | parts)
    assert refusal(passed_on, Opener(PARTY_C, [(X25519, private)])) == "parcel/6"


@given(PARCELS, PARCELS, SUITES)
def test_a_body_is_not_taken_under_another_head_of_the_same_sender(
    one: Parcel, other: Parcel, suite: int
) -> None:
    first, second = decode(sealed(one, suite)), decode(sealed(other, suite))
    assert refusal(encode(first | {6: second[6]})) == "parcel/8"
    assert refusal(encode(second | {4: first[4], 5: first[5]})) == "parcel/8"


@given(PARCELS, SUITES)
def test_a_head_is_not_taken_under_another_key_of_the_same_sender(
    parcel: Parcel, suite: int
) -> None:
    first, second = decode(sealed(parcel, suite)), decode(sealed(parcel, suite))
    assert refusal(encode(first | {4: second[4]})) == "parcel/4"
    assert refusal(encode(first | {5: second[5]})) == "parcel/4"
    assert refusal(encode(first | {5: second[5], 6: second[6]})) == "parcel/4"


@pytest.mark.requirement("K-6")
def test_who_can_open_a_parcel_can_put_no_other_body_under_its_head() -> None:
    """A thief of the key of the week holds both other keys too, and forges nothing by them."""
    signed = unsealed(sealed())
    body_key = decode(open_sign1(signed).payload)[4]
    assert refusal(sealed_bytes(signed, closed(content(), body_key))) == "parcel/8"


@pytest.mark.parametrize("body", [b"", b"short", bytes(16), bytes(1000)])
def test_a_body_that_does_not_open_is_refused_whoever_has_signed_its_hash(body: bytes) -> None:
    signed = sign1(SENDER, PARCEL_LABEL, head(body))
    assert refusal(sealed_bytes(signed, body)) == "parcel/8"


def test_a_seal_is_bound_to_the_party_it_is_for() -> None:
    """A recipient cannot pass a parcel on as if it had been sealed to someone else."""
    private, public = KEYS[X25519]
    same_key_elsewhere = Opener(PARTY_C, [(X25519, private)])
    assert refusal(sealed(), same_key_elsewhere) == "parcel/4"
    for_another = seal_at_once(replace(PLAIN, recipient=PARTY_C), SENDER, X25519, public)
    assert refusal(for_another) == "parcel/4"


def test_a_parcel_sealed_to_a_key_that_we_have_deleted_is_refused() -> None:
    assert refusal(sealed(), Opener(PARTY_B, [])) == "parcel/3"
    assert refusal(sealed(suite=XWING), Opener(PARTY_B, [(X25519, KEYS[X25519][0])])) == "parcel/3"


def test_nothing_of_a_stranger_is_decoded_and_no_body_of_one_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Hashing, decrypting and decoding take time with the length: they are for peers alone."""

    def never(*_: Any) -> Any:
        raise AssertionError("looked at")

    def head_alone(key: bytes, ciphertext: bytes | memoryview) -> bytes | None:
        assert len(ciphertext) == HEAD_BYTES
        return decrypt_once(key, ciphertext)

    for name in ("decode", "sha256"):
        monkeypatch.setattr(parcel_module, name, never)
    monkeypatch.setattr(parcel_module, "decrypt_once", head_alone)
    monkeypatch.setattr(signing, "decode", never)
    signed = sign1(SENDER, PARCEL_LABEL, head())
    assert refusal(sealed_content(content(), STRANGER)) == "parcel/7"
    assert refusal(sealed_content(content(), _2=PARTY_C)) == "parcel/7"
    assert refusal(sealed_content(content(), _3=PARTY_C)) == "parcel/6"
    assert refusal(sealed_bytes(b"\xd2\x84" + b"\x81" * (SIGNED_HEAD_BYTES - 2))) == "parcel/5"
    for at in (0, 2, 16, 17, 19, -66):
        assert refusal(sealed_bytes(_nested(signed, at))) == "parcel/5"
    with pytest.raises(AssertionError):
        OPENER.open(sealed_content(content()), peers)


def _nested(signed: bytes, at: int) -> bytes:
    """A signed head with room for nesting from a place on."""
    return (signed[: at % len(signed)] + b"\x81" * len(signed))[: len(signed)]


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
    assert refusal(sealed_content(content(_6=cursors))) == "parcel/9"


ODD_FIELDS = [
    content(_1=b"n" * 15),
    content(_2=b"e" * 15),
    content(_3=-1),
    content(_3=b"noon"),
    content(_4=[b""]),
    content(_4=[5]),
    content(_4=b"entry"),
    content(_4=[bytes(RECORD_BYTES_MAX + 1)]),
    content(_5=["receipt"]),
    content(_5={1: b"receipt"}),
    content()[:-1],
    content() + b"\x00",
    content()[:-1] + b"\x98\x00",  # An empty array, its length written longer than it need be.
]


ODD_KEYS = [
    *(0, [], b"key", [[X25519]], [[3, bytes(32)]], [[X25519, bytes(31)]], [[XWING, bytes(32)]]),
    *([[X25519, bytes(32)], [X25519, bytes(32)]], [[XWING, bytes(1_216)], [X25519, bytes(32)]]),
]


@pytest.mark.parametrize("odd", ODD_KEYS)
def test_the_keys_of_a_week_have_one_form(odd: object) -> None:
    assert refusal(sealed_content(content(_7=odd))) == "parcel/9"


def test_the_keys_of_a_week_come_back_as_they_were_told() -> None:
    told = ((X25519, b"x" * 32), (XWING, b"w" * 1_216))
    opened = OPENER.open(sealed(replace(PLAIN, keys=told)), peers)
    assert opened.keys == told
    assert (opened.kid, opened.sealed_to) == (SENDER.kid, kid(KEYS[X25519][1]))


@pytest.mark.parametrize("odd", ODD_FIELDS)
def test_fields_have_one_form(odd: bytes) -> None:
    assert refusal(sealed_content(odd)) == "parcel/9"


def test_another_version_or_set_of_fields_is_not_a_parcel_of_this_one() -> None:
    assert refusal(b"\xa5\x01\x02" + sealed()[3:]) == "parcel/2"
    assert refusal(sealed_content(content(), _1=2)) == "parcel/5"
    assert refusal(sealed_content(content(_8=0))) == "parcel/9"
    for odd in (b"", b"\x80", b"\x05", encode(b"content")):
        assert refusal(sealed_content(odd)) == "parcel/9"


def test_more_than_a_parcel_may_carry_is_refused_and_never_sealed() -> None:
    entries = (b"e",) * (PARCEL_ENTRIES_MAX + 1)
    helds = (b"h",) * (PARCEL_HELDS_MAX + 1)
    names = [
        (b"h" * 32, LogName(0, n.to_bytes(8, "big")), n) for n in range(1 + PARCEL_CURSORS_MAX)
    ]
    cursors = [[b"h" * 32, [[log.party, log.incarnation, size] for _, log, size in names]]]
    for field in ({"_4": list(entries)}, {"_5": list(helds)}, {"_6": cursors}):
        assert refusal(sealed_content(content(**field))) == "parcel/10"
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
        prepare(XWING, KEYS[X25519][1], PARTY_B)
    with pytest.raises(Misused):
        prepare(3, KEYS[X25519][1], PARTY_B)
    with pytest.raises(Misused):
        prepare(X25519, bytes(32), PARTY_B)  # The neutral point: a secret that all know.
    with pytest.raises(Misused):
        generate_encryption_key(3)


def test_each_key_and_each_seal_is_new() -> None:
    for suite in (X25519, XWING):
        private, public = generate_encryption_key(suite)
        assert len(public) == SUITE_KEY_BYTES[suite]
        assert (private, public) != KEYS[suite]
        one, other = decode(sealed(suite=suite)), decode(sealed(suite=suite))
        assert one[4] != other[4]
        assert one[5] != other[5]  # A key that came twice would lay two heads open, or two bodies.
        assert one[6] != other[6]


@given(st.lists(PARCELS, min_size=2, max_size=4), SUITES)
def test_what_is_prepared_serves_one_parcel_and_no_second(
    parcels: list[Parcel], suite: int
) -> None:
    prepared = prepare(suite, KEYS[suite][1], PARTY_B)
    assert OPENER.open(seal(parcels[0], SENDER, prepared), peers) == parcels[0]
    for parcel in parcels:
        with pytest.raises(Misused):
            seal(parcel, SENDER, prepared)


def test_what_is_prepared_for_one_party_serves_no_other() -> None:
    prepared = prepare(X25519, KEYS[X25519][1], PARTY_C)
    with pytest.raises(Misused):
        seal(PLAIN, SENDER, prepared)


@pytest.mark.parametrize("suite", [X25519, XWING])
def test_no_key_of_what_is_prepared_reaches_a_message(suite: int) -> None:
    prepared = prepare(suite, KEYS[suite][1], PARTY_B)
    shown = f"{prepared} {prepared!r} {[prepared]} {prepared.head_key} {prepared.head_key!r}"
    for secret in (prepared.head_key.octets, prepared.begin):
        assert secret.hex() not in shown
        assert repr(secret)[2:-1] not in shown


def test_what_is_written_small_stays_small() -> None:
    """The narrowest link carries this: fixed parts are counted here, so that growth is seen."""
    empty = Parcel(PARTY_A, PARTY_B, b"n" * 16, b"e" * 16, 1_900_000_000)
    outer, sealed_key, envelope, head, said, tags = 15 + 3 + 3 + 3, 80, 85, 143, 49, 2 * 16
    assert len(sealed(empty)) == outer + sealed_key + envelope + head + said + tags
    assert all(len(a) < len(b) for a, b in pairwise([sealed(empty), sealed(), sealed(suite=XWING)]))


SUITE_1 = CipherSuite.new(
    KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305
)


def test_another_implementation_opens_what_we_seal() -> None:
    private, public = KEYS[X25519]
    version, suite, key_id, sealed_key, head_sent, body = decode(sealed()).values()
    assert (version, suite, key_id) == (1, X25519, kid(public))
    context = SUITE_1.create_recipient_context(
        sealed_key[:32],
        SUITE_1.kem.deserialize_private_key(private),
        PARCEL_LABEL + PARTY_B + kid(public),
    )
    envelope = open_sign1(laid_open(head_sent, context.open(sealed_key[32:])))
    assert envelope.verified_by(SENDER.public_key, PARCEL_LABEL)
    said = decode(envelope.payload)
    assert said == {1: 1, 2: PARTY_A, 3: PARTY_B, 4: said[4], 5: sha256(body).digest()}
    assert decode(laid_open(body, said[4]))[4] == [b"first", b"second"]


def test_we_open_what_another_implementation_seals() -> None:
    public = KEYS[X25519][1]
    key = SUITE_1.kem.deserialize_public_key(public)
    enc, context = SUITE_1.create_sender_context(key, PARCEL_LABEL + PARTY_B + kid(public))
    body = body_of(content())
    head_sent = closed(sign1(SENDER, PARCEL_LABEL, head(body)), HEAD_KEY)
    parts = {4: enc + context.seal(HEAD_KEY), 5: head_sent, 6: body}
    data = encode({1: 1, 2: X25519, 3: kid(public)} | parts)
    assert OPENER.open(data, peers).entries == (b"entry",)


def test_the_example_of_the_specification_opens_to_what_it_shows() -> None:
    page = (Path(__file__).parents[2] / "spec" / "parcel.md").read_text()
    data, head_key, signed_payload, shown = (
        bytes.fromhex(page.split(f"```hex {name}\n")[1].split("```")[0])
        for name in ("parcel", "head key", "head", "body")
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
    assert encode(parcel_module._content(opened)) == shown
    said = decode(signed_payload)
    assert open_sign1(laid_open(decode(data)[5], head_key)).payload == signed_payload
    body = decode(data)[6]
    assert said[5] == sha256(body).digest()
    assert laid_open(body, said[4]) == shown
